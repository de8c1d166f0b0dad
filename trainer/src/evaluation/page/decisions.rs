//! Tables of the decision rules: age and site, class priors, alert, prediction sets and refusal.

use maud::{Markup, html};
use naevus_reading::card::CombinedFigures;
use naevus_reading::diagnosis::Diagnosis;

use super::section;
use crate::document::page;
use crate::evaluation::figures::{self, dash, interval, percent, signed_interval};
use crate::evaluation::{
    AgeAndSite, Alert, PredictionSets, PriorAdjustment, RefusalRate, RefusalRates, Section, combined_photos,
};

/// The figures with the patient's age and the lesion's site.
pub fn age_and_site(measured: &Section<AgeAndSite>) -> Markup {
    let lead = "All other figures of this report are of the photo alone. Here the patient's age and the lesion's body site \
                are additional inputs, if the archives contain them.";
    section("Effect of age and site", lead, measured, |found| {
        let rows = found.rows().map(|(key, with, difference)| {
            vec![figures::name(key).to_string(), interval(with), signed_interval(difference)]
        });
        let decisions =
            found.decision_rows().map(|(key, figure)| vec![figures::name(key).to_string(), interval(figure)]);
        let columns = ["Figure", "With age and site", "Difference to the photo alone"];
        html! {
            (page::table(&columns, &rows.collect::<Vec<_>>()))
            (page::table(&["With the thresholds of the photo alone", "With age and site"], &decisions.collect::<Vec<_>>()))
            p.quiet {
                (found.photos) " photos; the age is known for " (found.count(found.age_known)) ", the site for "
                (found.count(found.site_known)) ". Unknown values are ignored."
            }
        }
    })
}

/// The accuracies with other class priors.
pub fn class_priors(measured: &Section<Vec<PriorAdjustment>>) -> Markup {
    let lead = "The class frequencies of the validation set, raised to a power, are the class priors. The empirical \
                frequencies (power 1) give the highest accuracy, uniform priors (power 0) the highest balanced accuracy.";
    section("Effect of the class priors", lead, measured, |adjustments| {
        let row = |it: &PriorAdjustment| vec![it.name(), percent(it.accuracy), percent(it.balanced_accuracy)];
        let columns = ["Class priors", "Accuracy", "Balanced accuracy"];
        page::table(&columns, &adjustments.iter().map(row).collect::<Vec<_>>())
    })
}

/// The alert at its operating point.
pub fn alert(measured: &Section<Alert>) -> Markup {
    let lead = "The alert is raised if the summed probability of the malignant diagnoses reaches a threshold. The \
                threshold was chosen on the validation set. Refused photos are not counted: they get no result.";
    section("Alert", lead, measured, |alert| {
        let row = |of: String, sensitivity, specificity| vec![of, percent(sensitivity), percent(specificity)];
        let all = row("all".to_string(), alert.sensitivity, alert.specificity);
        let domains = alert.domains.iter();
        let domains = domains.map(|of| row(of.domain.name().to_string(), of.sensitivity, of.specificity));
        let rows: Vec<Vec<String>> = [all].into_iter().chain(domains).collect();
        html! {
            (page::table(&["Photos", "Sensitivity", "Specificity"], &rows))
            p.quiet {
                "Threshold: " (format!("{:.3}", alert.operating_point.threshold)) ". Malignant photos refused: "
                (percent(alert.refused_malignant)) "."
            }
        }
    })
}

/// The coverage and the size of the prediction sets, and their thresholds.
pub fn prediction_sets(measured: &Section<PredictionSets>) -> Markup {
    let lead = "A conformal prediction set contains the most probable diagnoses down to a rank, so that the mean coverage \
                over the diagnoses has the target value. Smaller sets are more informative. Unusual and refused photos have \
                no set and are not counted.";
    section("Prediction sets", lead, measured, |sets| {
        let rows = [
            ("Target coverage", format!("{:.1} %", 100.0 * sets.rule.coverage)),
            ("Coverage", percent(sets.covered)),
            ("Mean size", interval(sets.mean_size)),
            ("Sets with one diagnosis", percent(sets.single)),
        ];
        let rows = rows.map(|(name, value)| vec![name.to_string(), value]);
        let diagnoses = Diagnosis::ALL.into_iter().map(|diagnosis| {
            vec![
                diagnosis.name().to_string(),
                sets.covered_of.get(&diagnosis).copied().map_or_else(dash, percent),
                sets.rule.photos[diagnosis.index()].to_string(),
            ]
        });
        let columns = ["Diagnosis", "Coverage", "Validation photos"];
        let counts = sets.sizes.iter().enumerate().filter(|(_, photos)| **photos > 0);
        let counts: Vec<String> = counts.map(|(size, photos)| format!("{size}: {photos}")).collect();
        html! {
            (page::table(&["All photos", "Value"], &rows))
            p.quiet { "Photos by the size of their set: " (counts.join(", ")) "." }
            (page::table(&columns, &diagnoses.collect::<Vec<_>>()))
        }
    })
}

/// The combined assessments of several photos of one lesion, next to those of one photo.
pub fn combined_photos(measured: &Section<CombinedFigures>) -> Markup {
    let lead = "The mean probabilities of several photos of a lesion, with the alert of any of them, compared with the first \
                photo by file name. Each lesion counts once. Refused photos are left out; lesions with an unusual photo have \
                no prediction set.";
    section("Several photos of one lesion", lead, measured, |found| {
        html! {
            (page::table(&["Figure", "Combined", "One photo", "Difference"], &combined_photos::rows(found)))
            p.quiet {
                (found.lesions) " lesions with " (found.photos) " photos; " (found.malignant) " are malignant, "
                (found.with_set) " have a prediction set."
            }
        }
    })
}

/// The refusal rates on lesions and on photos without a lesion.
pub fn refusal(measured: &Section<RefusalRates>) -> Markup {
    let lead = "Photos without a lesion should be refused. Photos of lesions should not be refused. A result is \
                inconclusive if the photo is refused or unusual, or if no diagnosis reaches a probability of one half. For \
                folders to which the detector was fitted, the held-out half is measured. \"Left out of the fit\" means all \
                photos of the folder, assessed by a detector that was fitted without that folder.";
    section("Refusal", lead, measured, |rates| {
        let row = |RefusalRate { of, photos, refused_share, inconclusive_share }: &RefusalRate| {
            vec![of.clone(), photos.to_string(), percent(*refused_share), percent(*inconclusive_share)]
        };
        let columns = ["Photos of", "Photos", "Refused", "Inconclusive"];
        page::table(&columns, &rates.all().map(row).collect::<Vec<_>>())
    })
}
