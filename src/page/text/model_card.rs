//! Texts of the screen about the model: its card, its figures and how reliable its results are.

use std::collections::BTreeMap;

use crate::page::text::diagnoses;
use crate::page::text::format::{Unit, capitalised, interval, megabytes, value_with_interval};
use crate::page::text::safety::left_out_sensitivities;
use naevus_reading::card::{
    CombinedFigures, ComputeCost, Figure, LeftOutArchive, ModelCard, QuantizationEffect, SplitCounts,
};
use naevus_reading::decision::{AdaptiveSets, LikelihoodRatios, OperatingPoint};
use naevus_reading::domain::Domain;

/// While there is no card.
pub const NOT_LOADED: &str = "The model is not loaded yet. Its description is loaded with it.";

/// Name of the list of sections, for screen readers.
pub const CONTENTS: &str = "Contents";
/// Heading of what the model is not for.
pub const LIMITS: &str = "Limits";
/// Heading of the known failures.
pub const KNOWN_FAILURES: &str = "Known failures";
/// Heading of the figures.
pub const PERFORMANCE: &str = "Performance";
/// Heading of the results on left-out archives.
pub const LEFT_OUT: &str = "Results in other clinics";
/// Heading of the refusals.
pub const REFUSED_PHOTOS: &str = "Refused photos";
/// Heading of the calibration, the sets and the alert.
pub const RELIABILITY: &str = "How to read a result";
/// Heading of authors and citation.
pub const CITATION: &str = "Authors and citation";
/// Heading of the subgroups.
pub const SUBGROUPS: &str = "Results by subgroup";
/// Heading of the training data.
pub const TRAINING_DATA: &str = "Training data";
/// Heading of the licence.
pub const LICENCE: &str = "Licence";
/// Heading of name, size and hash.
pub const MODEL_VERSION: &str = "Model version";
/// Heading of the changelog.
pub const CHANGELOG: &str = "Changelog";

/// The sections of the screen, in their order: key, heading.
pub const SECTIONS: [(&str, &str); 10] = [
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
pub const ARCHIVE_COLUMNS: [&str; 4] = ["Archive", "Photos", "Used", "Relabelled"];
/// Columns of the overall figures.
pub const OVERALL_COLUMNS: [&str; 3] = ["Figure", "Value", "95% interval"];
/// First columns of the figures of each diagnosis; those of [`DIAGNOSIS_FIGURES`] follow.
pub const DIAGNOSIS_COLUMNS: [&str; 2] = ["Diagnosis", "Photos"];
/// First columns of the results on left-out archives; those of [`LEFT_OUT_FIGURES`] follow.
pub const LEFT_OUT_COLUMNS: [&str; 2] = ["Photos of", "Photos"];
/// Columns of the refusals.
pub const REFUSAL_COLUMNS: [&str; 3] = ["Photos of", "Share", "95% interval"];
/// First columns of the subgroups; those of [`SUBGROUP_FIGURES`] follow.
pub const SUBGROUP_COLUMNS: [&str; 2] = ["Subgroup", "Photos"];

/// The overall figures: key in the card, label.
pub const OVERALL_FIGURES: [(&str, &str); 12] = [
    ("balanced_accuracy", "Balanced accuracy (mean of the nine sensitivities)"),
    ("balanced_accuracy_seven", "Balanced accuracy, HAM10000's seven classes"),
    ("accuracy", "Accuracy (share of photos whose most probable diagnosis is correct)"),
    ("accuracy_nine_class", "Accuracy on the photos that are also in the nine-class set"),
    ("macro_auroc", "Macro AUROC (mean of the nine one-vs-rest AUROCs)"),
    ("melanoma_auroc", "Melanoma AUROC (melanoma against all others)"),
    ("malignant_auroc", "Malignant AUROC (summed malignant probability against all others)"),
    ("macro_f1", "Macro F1 (combines sensitivity and precision)"),
    ("balanced_accuracy_with_age_and_site", "Balanced accuracy, with age and site"),
    ("macro_auroc_with_age_and_site", "Macro AUROC, with age and site"),
    ("melanoma_auroc_with_age_and_site", "Melanoma AUROC, with age and site"),
    (
        "melanoma_sensitivity_at_95_specificity_with_age_and_site",
        "Melanoma sensitivity at 95% specificity, with age and site",
    ),
];

/// The figures of each diagnosis: start of the key in the card, label.
pub const DIAGNOSIS_FIGURES: [(&str, &str); 4] = [
    ("sensitivity", "Sensitivity"),
    ("specificity", "Specificity"),
    ("auroc", "AUROC"),
    ("set_coverage", "In prediction set"),
];

/// The figures of each subgroup: key in the card, label.
pub const SUBGROUP_FIGURES: [(&str, &str); 7] = [
    ("balanced_accuracy", "Balanced accuracy"),
    ("accuracy", "Accuracy"),
    ("macro_auroc", "Macro AUROC"),
    ("melanoma_auroc", "Melanoma AUROC"),
    ("malignant_auroc", "Malignant AUROC"),
    ("alert_sensitivity", "Alert sensitivity"),
    ("alert_specificity", "Alert specificity"),
];

/// The figures of a left-out archive and of the test set: key of the archive's figure, key in the card, label.
pub const LEFT_OUT_FIGURES: [(&str, &str, &str); 5] = [
    ("alert_sensitivity", "alert_sensitivity", "Alert sensitivity"),
    ("alert_specificity", "alert_specificity", "Alert specificity"),
    ("set_coverage", "set_coverage", "In prediction set"),
    ("refused_malignant", "refused_malignant_lesions", "Malignant refused"),
    ("balanced_accuracy", "balanced_accuracy", "Balanced accuracy"),
];

/// Figures of lesions that were refused or got an inconclusive result: key in the card, label.
const LESION_REFUSALS: [(&str, &str); 2] = [
    ("refused_lesions", "Lesions: refused"),
    ("inconclusive_lesions", "Lesions: refused, unusual or without a diagnosis that stands out"),
];

/// Start of the keys of refusals; the name of the folder of photos follows.
const REFUSED: &str = "refused_";

/// Below the figures of each diagnosis.
pub const FEW_PHOTOS: &str = "A figure from few photos is uncertain, whatever its value. A sensitivity of 1.00 means \
    that none of these photos was missed. It does not mean that none will ever be missed.";
/// Name of the row with the figures of the test set, in the table of left-out archives.
pub const TEST_SET: &str = "The test set";
/// Above the results on left-out archives.
pub const LEFT_OUT_ARCHIVES: &str = "The test photos come from the same clinics as the training photos. To measure the \
    model in other clinics, it was trained again without each archive, for fewer epochs, and measured on that archive. \
    Expect these figures in a clinic whose photos were not used for training. The alert is measured on \
    photos that are not refused, prediction sets on those that are not unusual either.";
/// Above the refusals.
pub const REFUSALS: &str = "A photo that does not look like a close photo of a lesion is refused. A photo that \
    is unlike most photos of lesions gets a result with a caution. Few photos of lesions should be refused. All other \
    photos should be refused.";
/// Above the subgroups.
pub const SUBGROUP_RELIABILITY: &str = "The same figures for photos of one source, domain, resolution, skin type, sex, \
    age or site. Results are less reliable in subgroups with lower figures.";

/// Above the figures.
pub fn measured_on(photos: &SplitCounts, lesions: &SplitCounts) -> String {
    format!(
        "Measured on {} photos of {} lesions that were not used for training. Each figure has its 95% interval.",
        photos.test, lesions.test
    )
}

/// The sizes of the three sets, and the rule of the split.
pub fn split(photos: &SplitCounts, rule: &str) -> String {
    format!(
        "{} photos for training, {} for validation, {} for testing. {rule}",
        photos.train, photos.validation, photos.test
    )
}

/// Name, size and input of the model; its SHA-256 follows.
pub fn identity(card: &ModelCard) -> String {
    format!(
        "{}: {} MB, {}, {} by {} pixels, SHA-256 ",
        card.name,
        megabytes(card.weights.bytes),
        card.weights.precision,
        card.input_side_px,
        card.input_side_px,
    )
}

/// The effect of the quantisation of the weights.
pub fn quantization(effect: &QuantizationEffect) -> String {
    let points = 100.0 * effect.balanced_accuracy_lost;
    let change = if points >= 0.0 { "higher" } else { "lower" };
    format!(
        "The weights are quantised, after quantisation-aware training. The figures above are those of the quantised weights. With unquantised weights, the most probable diagnosis would differ on {} of the {} test photos, and the balanced accuracy would be {:.1} percentage points {change}.",
        effect.predictions_changed,
        effect.photos,
        points.abs(),
    )
}

/// The cost of one view; none if the card has none.
pub fn cost(cost: ComputeCost) -> Option<String> {
    (cost.multiply_adds > 0).then(|| {
        format!(
            "Each of the eight views of a photo takes {:.0} million multiply-adds. The network has {:.2} million parameters.",
            cost.multiply_adds as f64 / 1e6,
            cost.parameters as f64 / 1e6,
        )
    })
}

/// The shares of refused photos with their labels: lesions first, then each folder of other photos.
pub fn refusals(figures: &BTreeMap<String, Figure>) -> Vec<(String, Figure)> {
    let lesions = LESION_REFUSALS.into_iter().filter_map(|(key, label)| Some((label.to_string(), *figures.get(key)?)));
    let others = figures.iter().filter_map(|(key, figure)| {
        let folder = key.strip_prefix(REFUSED).filter(|folder| *folder != "lesions")?;
        Some((format!("{}: refused", capitalised(&folder.replace('_', " "))), *figure))
    });
    lesions.chain(others).collect()
}

/// The name of a subgroup: `Age: 50 to 69`.
pub fn subgroup(by: &str, group: &str) -> String {
    format!("{}: {group}", capitalised(by))
}

/// The sections about the reliability of a result: heading and paragraph. A section is left out if the card has no
/// figures for it.
pub fn reliability(card: &ModelCard) -> Vec<(&'static str, String)> {
    let (rules, figures) = (&card.decision_rules, &card.figures);
    let sections = [
        ("Calibration", calibration(figures)),
        ("What cannot be ruled out", prediction_sets(&rules.sets, figures)),
        ("The alert level", alert_level(&rules.alert, figures, &card.left_out_archives)),
        ("Several photos of one lesion", card.combined_photos.as_ref().map(combined_photos).unwrap_or_default()),
        ("Effect of rotation and mirroring", rotation_and_mirroring(figures)),
        ("Age and site", age_and_site(rules.age_and_site.as_ref(), figures)),
    ];
    let sections = sections.into_iter().filter(|(_, sentences)| !sentences.is_empty());
    sections.map(|(heading, sentences)| (heading, sentences.join(" "))).collect()
}

fn share(figure: &Figure) -> String {
    value_with_interval(figure, Unit::Percent)
}

fn calibration(figures: &BTreeMap<String, Figure>) -> Vec<String> {
    let measured = figures.get("expected_calibration_error").map(|figure| {
        format!(
            "The probabilities are meant to match how often a diagnosis is correct: 70% means seven of ten photos. On the test photos they are off by {} on average (expected calibration error).",
            share(figure)
        )
    });
    measured.into_iter().collect()
}

fn prediction_sets(rule: &AdaptiveSets, figures: &BTreeMap<String, Figure>) -> Vec<String> {
    if rule.coverage >= 1.0 {
        return Vec::new();
    }
    let mut sentences = vec![format!(
        "The diagnoses that cannot be ruled out form a conformal prediction set. It contains the most probable diagnoses, down to a rank that was chosen so that on average over the nine diagnoses {:.1}% of the sets contain the correct one. The table above has the measured share for each diagnosis.",
        100.0 * rule.coverage
    )];
    sentences.extend(figures.get("set_coverage").map(|figure| {
        format!("The set contains the correct diagnosis for {} of the test photos with a set.", share(figure))
    }));
    sentences.extend(figures.get("set_mean_size").map(|figure| {
        format!(
            "A set has {:.1} diagnoses on average (95% interval {}).",
            figure.value,
            interval(figure, Unit::Decimals(1))
        )
    }));
    sentences
        .push("Unusual photos have no set. There is no guarantee for photos from another clinic or camera.".into());
    sentences
}

fn alert_level(point: &OperatingPoint, figures: &BTreeMap<String, Figure>, left_out: &[LeftOutArchive]) -> Vec<String> {
    if point.threshold > 1.0 {
        return Vec::new();
    }
    let mut sentences = vec![format!(
        "A photo is above the alert level if the probabilities of the malignant diagnoses sum to {:.1}% or more. The level was chosen on {} malignant validation photos, so that at least {:.1}% of them are above it.",
        100.0 * point.threshold,
        point.photos,
        100.0 * point.target_sensitivity
    )];
    sentences.extend(figures.get("alert_sensitivity").map(|figure| {
        format!(
            "Measured sensitivity: {} of the malignant test photos that are not refused are above it.",
            share(figure)
        )
    }));
    sentences.extend(
        figures
            .get("alert_specificity")
            .map(|figure| format!("Measured specificity: {} of the other test photos are below it.", share(figure))),
    );
    sentences.extend(left_out_sensitivity(left_out));
    sentences.push("A lesion without an alert may still be malignant.".into());
    sentences
}

/// The range of the alert sensitivity over the left-out archives of dermoscopy; none without such figures.
fn left_out_sensitivity(left_out: &[LeftOutArchive]) -> Option<String> {
    let values = left_out_sensitivities(Domain::Dermoscopy, left_out);
    let least = values.iter().copied().min_by(f64::total_cmp)?;
    let greatest = values.iter().copied().max_by(f64::total_cmp)?;
    Some(format!(
        "In clinics that the model was not trained on, {:.0}% to {:.0}% of the malignant photos taken through a dermatoscope were above it.",
        100.0 * least,
        100.0 * greatest
    ))
}

fn combined_photos(measured: &CombinedFigures) -> Vec<String> {
    let CombinedFigures { lesions, photos, malignant, combined, one_photo, .. } = measured;
    let mut sentences = vec![
        "Photos that you select as photos of the same lesion are combined: their probabilities are averaged, and the alert is raised if any of the photos raises it. The alert level and the rule of the sets are those of single photos.".to_string(),
        format!("Measured on {lesions} lesions of the test set with {photos} photos; {malignant} of the lesions are malignant. In brackets: one photo of each lesion."),
    ];
    let both = |key: &str| Some(format!("{} [{}]", share(combined.get(key)?), share(one_photo.get(key)?)));
    let described = [
        ("accuracy", "The most probable diagnosis is correct for", "of the lesions."),
        ("alert_sensitivity", "The alert is raised for", "of the malignant lesions."),
        ("alert_specificity", "It is not raised for", "of the others."),
        ("set_coverage", "The set contains the correct diagnosis for", "of the lesions with a set."),
    ];
    sentences.extend(
        described.into_iter().filter_map(|(key, before, after)| Some(format!("{before} {} {after}", both(key)?))),
    );
    sentences.push(
        "Lesions with several photos are not typical of all lesions: compare these figures with each other only."
            .into(),
    );
    sentences
}

fn rotation_and_mirroring(figures: &BTreeMap<String, Figure>) -> Vec<String> {
    let changes = [
        ("prediction_changes_flip", "is mirrored"),
        ("prediction_changes_quarter_turn", "is rotated by a quarter turn"),
    ];
    let sentence = |(key, change): (&str, &str)| {
        let changed = share(figures.get(key)?);
        Some(format!("If a photo {change}, the most probable diagnosis changes for {changed} of the photos."))
    };
    changes.into_iter().filter_map(sentence).collect()
}

fn age_and_site(ratios: Option<&LikelihoodRatios>, figures: &BTreeMap<String, Figure>) -> Vec<String> {
    let Some(ratios) = ratios else { return Vec::new() };
    let [ages, sites] = [ratios.age_lesions, ratios.site_lesions].map(|lesions| lesions.iter().sum::<usize>());
    let mut sentences = vec![format!(
        "You may give the patient's age and the site on the body. The page then multiplies each probability by likelihood ratios: the frequency of this age, or of this site, among lesions of the diagnosis, divided by its mean frequency. The ratios are raised to the power of {}. They were computed from {ages} lesions of known age and {sites} of known site.",
        ratios.weight
    )];
    if let (Some(age), Some(site)) = (figures.get("age_known"), figures.get("site_known")) {
        sentences.push(format!(
            "The archives give the age for {:.0}% and the site for {:.0}% of the test photos.",
            100.0 * age.value,
            100.0 * site.value
        ));
    }
    sentences.extend(figures.get("balanced_accuracy_gain_by_age_and_site").map(|Figure { value, low, high }| {
        format!(
            "On all test photos, age and site change the balanced accuracy by {:+.1} percentage points (95% interval {:+.1} to {:+.1}).",
            100.0 * value,
            100.0 * low,
            100.0 * high
        )
    }));
    sentences
        .push("Age and site can raise the alert. They do not switch off an alert that the photo alone raises.".into());
    sentences.push("Age and site stay on this device. They are deleted when the photo is removed.".into());
    sentences.push("All figures that do not mention age and site are of the photo alone. So are the thresholds of the prediction sets and of the alert level.".into());
    sentences
}
