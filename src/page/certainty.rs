//! How far an answer is to be trusted: what its percentages, its sets and its alarm were measured to be worth.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::page::figures::share;
use naevus_reading::card::Figure;
use naevus_reading::decision::{ConformalThresholds, DecisionRules, LikelihoodRatios, OperatingPoint};

/// The sections; one of which the card says nothing is left out.
#[component]
pub fn Certainty(decision_rules: DecisionRules, figures: BTreeMap<String, Figure>) -> impl IntoView {
    let sections = [
        ("How sure it is", percentages(&figures)),
        ("What cannot be ruled out", sets(&decision_rules.sets, &figures)),
        ("The alert level", alert_level(&decision_rules.alert, &figures)),
        ("Photos held another way", ways_held(&figures)),
        ("Age and site", age_and_site(decision_rules.age_and_site.as_ref(), &figures)),
    ];
    let section = |(title, sentences): (&'static str, Vec<String>)| {
        view! { <h3>{title}</h3><p>{sentences.join(" ")}</p> }
    };
    sections.into_iter().filter(|(_, sentences)| !sentences.is_empty()).map(section).collect_view()
}

fn percentages(figures: &BTreeMap<String, Figure>) -> Vec<String> {
    let measured = figures.get("expected_calibration_error").map(|figure| {
        format!(
            "The percentages are meant to come true as often as they say: 70% in seven of ten photos. On the photos measured they are off by {} on average.",
            share(figure)
        )
    });
    measured.into_iter().collect()
}

fn sets(sets: &ConformalThresholds, figures: &BTreeMap<String, Figure>) -> Vec<String> {
    if sets.coverage >= 1.0 {
        return Vec::new();
    }
    let promised = if (sets.coverage - 0.9).abs() < 0.005 {
        "nine of ten photos that show it".into()
    } else {
        format!("{:.0}% of the photos that show it", 100.0 * sets.coverage)
    };
    let mut sentences = vec![format!(
        "The diagnoses that cannot be ruled out are a set. On photos like those measured, each diagnosis was in the set in about {promised}."
    )];
    let figure = |name| figures.get(name);
    sentences.extend(
        figure("set_coverage").map(|figure| format!("Of all photos measured, {} have theirs in it.", share(figure))),
    );
    sentences.extend(figure("set_mean_size").map(|Figure { value, low, high }| {
        format!("A set has {value:.1} diagnoses on average (95% interval {low:.1}–{high:.1}).")
    }));
    sentences.push("Of other photos, from another clinic or camera, this promises nothing.".into());
    sentences
}

fn alert_level(point: &OperatingPoint, figures: &BTreeMap<String, Figure>) -> Vec<String> {
    if point.threshold > 1.0 {
        return Vec::new();
    }
    let mut sentences = vec![format!(
        "A photo is over the alert level where the malignant diagnoses together have {:.1}% or more. The level was chosen on {} malignant validation photos, so that {:.0}% of them are over it.",
        100.0 * point.threshold,
        point.photos,
        100.0 * point.target_sensitivity
    )];
    let figure = |name| figures.get(name);
    sentences
        .extend(figure("alert_sensitivity").map(|figure| {
            format!("Measured: {} of the malignant photos are over it, its sensitivity.", share(figure))
        }));
    sentences.extend(
        figure("alert_specificity")
            .map(|figure| format!("Measured: {} of the other photos are under it, its specificity.", share(figure))),
    );
    sentences.push("A lesion under the alert level may still be malignant.".into());
    sentences
}

fn age_and_site(ratios: Option<&LikelihoodRatios>, figures: &BTreeMap<String, Figure>) -> Vec<String> {
    let Some(ratios) = ratios else { return Vec::new() };
    let [ages, sites] = [ratios.age_lesions, ratios.site_lesions].map(|lesions| lesions.iter().sum::<usize>());
    let mut sentences = vec![format!(
        "You may give the patient's age and the site on the body. The page then multiplies each probability by how much more common they are among lesions of that diagnosis, with a weight of {}. The ratios are counted from {ages} lesions of known age and {sites} of known site.",
        ratios.weight
    )];
    if let (Some(age), Some(site)) = (figures.get("age_known"), figures.get("site_known")) {
        sentences.push(format!(
            "The archives give the age for {:.0}% and the site for {:.0}% of the photos measured.",
            100.0 * age.value,
            100.0 * site.value
        ));
    }
    sentences.extend(figures.get("balanced_accuracy_more_by_age_and_site").map(|Figure { value, low, high }| {
        format!(
            "On all of them, age and site change the balanced accuracy by {:+.1} points (95% interval {:+.1} to {:+.1}).",
            100.0 * value,
            100.0 * low,
            100.0 * high
        )
    }));
    sentences.push("What you give stays on this device, and is gone when the photo is removed.".into());
    sentences.push("Every figure that does not name age and site is of the photo alone, and the limits of the sets and of the alert level are too.".into());
    sentences
}

fn ways_held(figures: &BTreeMap<String, Figure>) -> Vec<String> {
    let ways = [("answer_changes_flip", "is mirrored"), ("answer_changes_quarter_turn", "is turned by a quarter")];
    ways.into_iter()
        .filter_map(|(name, way)| {
            Some(format!("Where a photo {way}, another diagnosis comes first in {}.", share(figures.get(name)?)))
        })
        .collect()
}
