//! Texts of the screen about the model: its card, its figures and how reliable its results are.

use crate::page::text::message::{Phrase, current, phrase, say};
use std::collections::BTreeMap;

use crate::page::text::diagnoses;
use crate::page::text::format::{
    Unit, capitalised, decimal, interval, megabytes, percentage, signed, value_with_interval,
};
use crate::page::text::safety::left_out_sensitivities;
use naevus_reading::card::{
    CombinedFigures, ComputeCost, Figure, LeftOutArchive, ModelCard, QuantizationEffect, SplitCounts,
};
use naevus_reading::decision::{AdaptiveSets, LikelihoodRatios, OperatingPoint};
use naevus_reading::domain::Domain;

/// While there is no card.
pub const NOT_LOADED: Phrase = phrase("card-not-loaded");

/// Name of the list of sections, for screen readers.
pub const CONTENTS: Phrase = phrase("card-contents");
/// Heading of what the model is not for.
pub const LIMITS: Phrase = phrase("card-limits");
/// In other languages: the prose of the card is English.
pub const PROSE_IN_ENGLISH: Phrase = phrase("card-prose-in-english");
/// Heading of the known failures.
pub const KNOWN_FAILURES: Phrase = phrase("card-known-failures");
/// Heading of the figures.
pub const PERFORMANCE: Phrase = phrase("card-performance");
/// Heading of the results on left-out archives.
pub const LEFT_OUT: Phrase = phrase("card-left-out");
/// Heading of the refusals.
pub const REFUSED_PHOTOS: Phrase = phrase("card-refused-photos");
/// Heading of the calibration, the sets and the alert.
pub const RELIABILITY: Phrase = phrase("card-reliability");
/// Heading of authors and citation.
pub const CITATION: Phrase = phrase("card-citation");
/// Heading of the subgroups.
pub const SUBGROUPS: Phrase = phrase("card-subgroups");
/// Heading of the training data.
pub const TRAINING_DATA: Phrase = phrase("card-training-data");
/// Heading of the licence.
pub const LICENCE: Phrase = phrase("card-licence");
/// Heading of name, size and hash.
pub const MODEL_VERSION: Phrase = phrase("card-model-version");
/// Heading of the changelog.
pub const CHANGELOG: Phrase = phrase("card-changelog");

/// The sections of the screen, in their order: key, heading.
pub const SECTIONS: [(&str, Phrase); 10] = [
    ("diagnoses", diagnoses::TITLE),
    ("limits", LIMITS),
    ("clinics", LEFT_OUT),
    ("performance", PERFORMANCE),
    ("reliability", RELIABILITY),
    ("refusals", REFUSED_PHOTOS),
    ("subgroups", SUBGROUPS),
    ("data", TRAINING_DATA),
    ("version", MODEL_VERSION),
    ("citation", CITATION),
];

/// Columns of the archives.
pub const ARCHIVE_COLUMNS: [Phrase; 4] = [
    phrase("card-archive-archive"),
    phrase("card-archive-photos"),
    phrase("card-archive-used"),
    phrase("card-archive-relabelled"),
];
/// Columns of the overall figures.
pub const OVERALL_COLUMNS: [Phrase; 3] =
    [phrase("card-overall-figure"), phrase("card-overall-value"), phrase("card-overall-95-interval")];
/// First columns of the figures of each diagnosis; those of [`DIAGNOSIS_FIGURES`] follow.
pub const DIAGNOSIS_COLUMNS: [Phrase; 2] = [phrase("card-by-diagnosis-diagnosis"), phrase("card-by-diagnosis-photos")];
/// First columns of the results on left-out archives; those of [`LEFT_OUT_FIGURES`] follow.
pub const LEFT_OUT_COLUMNS: [Phrase; 2] =
    [phrase("card-left-out-column-photos-of"), phrase("card-left-out-column-photos")];
/// Columns of the refusals.
pub const REFUSAL_COLUMNS: [Phrase; 3] = [
    phrase("card-refusal-column-photos-of"),
    phrase("card-refusal-column-share"),
    phrase("card-refusal-column-95-interval"),
];
/// First columns of the subgroups; those of [`SUBGROUP_FIGURES`] follow.
pub const SUBGROUP_COLUMNS: [Phrase; 2] =
    [phrase("card-subgroup-column-subgroup"), phrase("card-subgroup-column-photos")];

/// The overall figures: key in the card, label.
pub const OVERALL_FIGURES: [(&str, Phrase); 12] = [
    ("balanced_accuracy", phrase("card-overall-balanced-accuracy")),
    ("balanced_accuracy_seven", phrase("card-overall-balanced-accuracy-seven")),
    ("accuracy", phrase("card-overall-accuracy")),
    ("accuracy_nine_class", phrase("card-overall-accuracy-nine-class")),
    ("macro_auroc", phrase("card-overall-macro-auroc")),
    ("melanoma_auroc", phrase("card-overall-melanoma-auroc")),
    ("malignant_auroc", phrase("card-overall-malignant-auroc")),
    ("macro_f1", phrase("card-overall-macro-f1")),
    ("balanced_accuracy_with_age_and_site", phrase("card-overall-balanced-accuracy-with-age-and-site")),
    ("macro_auroc_with_age_and_site", phrase("card-overall-macro-auroc-with-age-and-site")),
    ("melanoma_auroc_with_age_and_site", phrase("card-overall-melanoma-auroc-with-age-and-site")),
    (
        "melanoma_sensitivity_at_95_specificity_with_age_and_site",
        phrase("card-overall-melanoma-sensitivity-at-95-specificity-with-age-and-site"),
    ),
];

/// The figures of each diagnosis: start of the key in the card, label.
pub const DIAGNOSIS_FIGURES: [(&str, Phrase); 4] = [
    ("sensitivity", phrase("card-of-diagnosis-sensitivity")),
    ("specificity", phrase("card-of-diagnosis-specificity")),
    ("auroc", phrase("card-of-diagnosis-auroc")),
    ("set_coverage", phrase("card-of-diagnosis-set-coverage")),
];

/// The figures of each subgroup: key in the card, label.
pub const SUBGROUP_FIGURES: [(&str, Phrase); 7] = [
    ("balanced_accuracy", phrase("card-of-subgroup-balanced-accuracy")),
    ("accuracy", phrase("card-of-subgroup-accuracy")),
    ("macro_auroc", phrase("card-of-subgroup-macro-auroc")),
    ("melanoma_auroc", phrase("card-of-subgroup-melanoma-auroc")),
    ("malignant_auroc", phrase("card-of-subgroup-malignant-auroc")),
    ("alert_sensitivity", phrase("card-of-subgroup-alert-sensitivity")),
    ("alert_specificity", phrase("card-of-subgroup-alert-specificity")),
];

/// The figures of a left-out archive and of the test set: key of the archive's figure, key in the card, label.
pub const LEFT_OUT_FIGURES: [(&str, &str, Phrase); 5] = [
    ("alert_sensitivity", "alert_sensitivity", phrase("card-of-archive-alert-sensitivity")),
    ("alert_specificity", "alert_specificity", phrase("card-of-archive-alert-specificity")),
    ("set_coverage", "set_coverage", phrase("card-of-archive-set-coverage")),
    ("refused_malignant", "refused_malignant_lesions", phrase("card-of-archive-refused-malignant")),
    ("balanced_accuracy", "balanced_accuracy", phrase("card-of-archive-balanced-accuracy")),
];

/// Figures of lesions that were refused or got an inconclusive result: key in the card, label.
const LESION_REFUSALS: [(&str, Phrase); 2] = [
    ("refused_lesions", phrase("card-of-lesions-refused-lesions")),
    ("inconclusive_lesions", phrase("card-of-lesions-inconclusive-lesions")),
];

/// Start of the keys of refusals; the name of the folder of photos follows.
const REFUSED: &str = "refused_";

/// Below the figures of each diagnosis.
pub const FEW_PHOTOS: Phrase = phrase("card-few-photos");
/// Name of the row with the figures of the test set, in the table of left-out archives.
pub const TEST_SET: Phrase = phrase("card-test-set");
/// Above the results on left-out archives.
pub const LEFT_OUT_ARCHIVES: Phrase = phrase("card-left-out-archives");
/// Above the refusals.
pub const REFUSALS: Phrase = phrase("card-refusals");
/// Above the subgroups.
pub const SUBGROUP_RELIABILITY: Phrase = phrase("card-subgroup-reliability");

/// Above the figures.
pub fn measured_on(photos: &SplitCounts, lesions: &SplitCounts) -> String {
    say!("card-measured-on", photos = photos.test, lesions = lesions.test)
}

/// The sizes of the three sets, and the rule of the split.
pub fn split(photos: &SplitCounts, rule: &str) -> String {
    let SplitCounts { train, validation, test, .. } = *photos;
    say!("card-split", training = train, validation = validation, testing = test, rule = rule)
}

/// Name, size and input of the model; its SHA-256 follows.
pub fn identity(card: &ModelCard) -> String {
    say!(
        "card-identity",
        name = card.name.as_str(),
        megabytes = megabytes(card.weights.bytes),
        precision = card.weights.precision.to_string(),
        side = card.input_side_px
    )
}

/// The effect of the quantisation of the weights.
pub fn quantization(effect: &QuantizationEffect) -> String {
    let points = 100.0 * effect.balanced_accuracy_lost;
    let (changed, photos, by) = (effect.predictions_changed, effect.photos, decimal(points.abs(), 1));
    if points >= 0.0 {
        say!("card-quantization-higher", changed = changed, photos = photos, points = by)
    } else {
        say!("card-quantization-lower", changed = changed, photos = photos, points = by)
    }
}

/// The cost of one view; none if the card has none.
pub fn cost(cost: ComputeCost) -> Option<String> {
    (cost.multiply_adds > 0).then(|| {
        say!(
            "card-cost",
            operations = decimal(cost.multiply_adds as f64 / 1e6, 0),
            parameters = decimal(cost.parameters as f64 / 1e6, 2)
        )
    })
}

/// The shares of refused photos with their labels: lesions first, then each folder of other photos.
pub fn refusals(figures: &BTreeMap<String, Figure>) -> Vec<(String, Figure)> {
    let lesions = LESION_REFUSALS.into_iter().filter_map(|(key, label)| Some((label.to_string(), *figures.get(key)?)));
    let others = figures.iter().filter_map(|(key, figure)| {
        let folder = key.strip_prefix(REFUSED).filter(|folder| *folder != "lesions")?;
        let photos = capitalised(&folder.replace('_', " "));
        Some((say!("card-refused", photos = photos), *figure))
    });
    lesions.chain(others).collect()
}

/// The name of a subgroup: `Age: 50 to 69`.
pub fn subgroup(by: &str, group: &str) -> String {
    say!("card-subgroup", by = capitalised(by), group = group)
}

/// Heading of the section about combined photos.
pub const SEVERAL_PHOTOS: Phrase = phrase("card-several-photos");

/// The sections about the reliability of a result: heading and paragraph. A section is left out if the card has no
/// figures for it.
pub fn reliability(card: &ModelCard) -> Vec<(Phrase, String)> {
    let (rules, figures) = (&card.decision_rules, &card.figures);
    let sections = [
        (phrase("card-calibration"), calibration(figures)),
        (phrase("card-prediction-sets"), prediction_sets(&rules.sets, figures)),
        (phrase("card-alert-level"), alert_level(&rules.alert, figures, &card.left_out_archives)),
        (SEVERAL_PHOTOS, card.combined_photos.as_ref().map(combined_photos).unwrap_or_default()),
        (phrase("card-rotation"), rotation_and_mirroring(figures)),
        (phrase("card-age-and-site"), age_and_site(rules.age_and_site.as_ref(), figures)),
    ];
    let sections = sections.into_iter().filter(|(_, sentences)| !sentences.is_empty());
    sections.map(|(heading, sentences)| (heading, sentences.join(" "))).collect()
}

fn share(figure: &Figure) -> String {
    value_with_interval(figure, Unit::Percent)
}

fn calibration(figures: &BTreeMap<String, Figure>) -> Vec<String> {
    let measured =
        figures.get("expected_calibration_error").map(|figure| say!("card-calibration-error", error = share(figure)));
    measured.into_iter().collect()
}

fn prediction_sets(rule: &AdaptiveSets, figures: &BTreeMap<String, Figure>) -> Vec<String> {
    if rule.coverage >= 1.0 {
        return Vec::new();
    }
    let mut sentences = vec![say!("card-sets", coverage = percentage(rule.coverage, 1))];
    sentences.extend(figures.get("set_coverage").map(|figure| say!("card-set-coverage", share = share(figure))));
    sentences.extend(figures.get("set_mean_size").map(|figure| {
        say!("card-set-size", size = decimal(figure.value, 1), interval = interval(figure, Unit::Decimals(1)))
    }));
    sentences.push(phrase("card-sets-limit").into());
    sentences
}

fn alert_level(point: &OperatingPoint, figures: &BTreeMap<String, Figure>, left_out: &[LeftOutArchive]) -> Vec<String> {
    if point.threshold > 1.0 {
        return Vec::new();
    }
    let mut sentences = vec![say!(
        "card-alert-level-rule",
        level = percentage(f64::from(point.threshold), 1),
        photos = point.photos,
        target = percentage(point.target_sensitivity, 1)
    )];
    sentences
        .extend(figures.get("alert_sensitivity").map(|figure| say!("card-alert-sensitivity", share = share(figure))));
    sentences
        .extend(figures.get("alert_specificity").map(|figure| say!("card-alert-specificity", share = share(figure))));
    sentences.extend(left_out_sensitivity(left_out));
    sentences.push(phrase("card-alert-limit").into());
    sentences
}

/// The range of the alert sensitivity over the left-out archives of dermoscopy; none without such figures.
fn left_out_sensitivity(left_out: &[LeftOutArchive]) -> Option<String> {
    let values = left_out_sensitivities(Domain::Dermoscopy, left_out);
    let least = values.iter().copied().min_by(f64::total_cmp)?;
    let greatest = values.iter().copied().max_by(f64::total_cmp)?;
    Some(say!("card-alert-elsewhere", least = percentage(least, 0), greatest = percentage(greatest, 0)))
}

fn combined_photos(measured: &CombinedFigures) -> Vec<String> {
    let CombinedFigures { lesions, photos, malignant, combined, one_photo, .. } = measured;
    let mut sentences = vec![
        phrase("card-combined").into(),
        say!("card-combined-measured", lesions = *lesions, photos = *photos, malignant = *malignant),
    ];
    let both = |key: &str| {
        Some(say!(
            "card-combined-and-single",
            combined = share(combined.get(key)?),
            single = share(one_photo.get(key)?)
        ))
    };
    sentences.extend(both("accuracy").map(|share| say!("card-combined-accuracy", share = share)));
    sentences.extend(both("alert_sensitivity").map(|share| say!("card-combined-sensitivity", share = share)));
    sentences.extend(both("alert_specificity").map(|share| say!("card-combined-specificity", share = share)));
    sentences.extend(both("set_coverage").map(|share| say!("card-combined-set-coverage", share = share)));
    sentences.push(phrase("card-combined-limit").into());
    sentences
}

fn rotation_and_mirroring(figures: &BTreeMap<String, Figure>) -> Vec<String> {
    let mirrored = figures.get("prediction_changes_flip").map(|figure| say!("card-mirrored", share = share(figure)));
    let rotated =
        figures.get("prediction_changes_quarter_turn").map(|figure| say!("card-rotated", share = share(figure)));
    [mirrored, rotated].into_iter().flatten().collect()
}

fn age_and_site(ratios: Option<&LikelihoodRatios>, figures: &BTreeMap<String, Figure>) -> Vec<String> {
    let Some(ratios) = ratios else { return Vec::new() };
    let [ages, sites] = [ratios.age_lesions, ratios.site_lesions].map(|lesions| lesions.iter().sum::<usize>());
    let mut sentences = vec![say!(
        "card-likelihood-ratios",
        weight = ratios.weight.to_string().replace('.', current().decimal_mark()),
        ages = ages,
        sites = sites
    )];
    if let (Some(age), Some(site)) = (figures.get("age_known"), figures.get("site_known")) {
        sentences.push(say!(
            "card-age-and-site-known",
            age = percentage(age.value, 0),
            site = percentage(site.value, 0)
        ));
    }
    sentences.extend(figures.get("balanced_accuracy_gain_by_age_and_site").map(|Figure { value, low, high }| {
        let [value, low, high] = [value, low, high].map(|share| signed(100.0 * share, 1));
        say!("card-age-and-site-gain", points = value, low = low, high = high)
    }));
    sentences.push(phrase("card-age-and-site-alert").into());
    sentences.push(phrase("card-age-and-site-privacy").into());
    sentences.push(phrase("card-age-and-site-figures").into());
    sentences
}
