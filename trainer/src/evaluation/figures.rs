//! The figures of an evaluation: their keys, names and meanings, and how they are printed.

use std::collections::BTreeMap;

use naevus_reading::card::Figure;

/// The description of a figure.
#[derive(Clone, Copy, Debug)]
pub struct FigureDescription {
    /// Its key in files.
    pub key: &'static str,
    /// Its name in reports.
    pub name: &'static str,
    /// Its meaning, in a phrase.
    pub meaning: &'static str,
}

/// The classification figures that every report and the model card list.
pub const HEADLINE: [&str; 9] = [
    "balanced_accuracy",
    "balanced_accuracy_seven",
    "accuracy",
    "macro_auroc",
    "macro_f1",
    "melanoma_auroc",
    "melanoma_sensitivity_at_95_specificity",
    "malignant_auroc",
    "malignant_specificity_at_95_sensitivity",
];

/// Further classification figures, which only the evaluation's own reports list.
pub const FURTHER: [&str; 2] = ["macro_average_precision", "malignant_or_ak_auroc"];

/// The figures of calibration.
pub const CALIBRATION: [&str; 5] = [
    "expected_calibration_error",
    "debiased_calibration_error",
    "classwise_calibration_error",
    "brier_score",
    "negative_log_likelihood",
];

/// The figures of the alert and of the prediction sets.
pub const DECISIONS: [&str; 4] = ["alert_sensitivity", "alert_specificity", "set_coverage", "set_mean_size"];

/// The figures of each diagnosis that every report and the model card list: the prefix of the key, before the code of
/// the diagnosis, and the name.
pub const PER_DIAGNOSIS: [(&str, &str); 3] =
    [("sensitivity", "sensitivity"), ("specificity", "specificity"), ("auroc", "AUROC")];

/// A further figure of each diagnosis, which only the evaluation's own reports list.
pub const FURTHER_PER_DIAGNOSIS: [(&str, &str); 1] = [("average_precision", "average precision")];

const DESCRIPTIONS: [FigureDescription; 29] = [
    describe(
        "balanced_accuracy",
        "Balanced accuracy",
        "mean of the sensitivities to the nine diagnoses; 0.11 by chance",
    ),
    describe(
        "balanced_accuracy_seven",
        "Balanced accuracy, seven classes",
        "with the diagnoses merged into HAM10000's seven classes",
    ),
    describe("accuracy", "Accuracy", "share of photos whose most probable diagnosis is correct"),
    describe("accuracy_nine_class", "Accuracy, nine-class photos", "on the photos that are also in the nine-class set"),
    describe("macro_f1", "Macro F1", "mean of the F1 scores of the diagnoses"),
    describe("macro_auroc", "Macro AUROC", "mean of the one-vs-rest AUROCs; 0.5 by chance"),
    describe("macro_average_precision", "Macro average precision", "mean of the one-vs-rest average precisions"),
    describe("melanoma_auroc", "Melanoma AUROC", "melanoma against all other photos"),
    describe(
        "melanoma_sensitivity_at_95_specificity",
        "Melanoma sensitivity at 95 % specificity",
        "threshold chosen on these photos",
    ),
    describe("malignant_auroc", "Malignant AUROC", "melanoma and both carcinomas against all other photos"),
    describe(
        "malignant_specificity_at_95_sensitivity",
        "Malignant specificity at 95 % sensitivity",
        "threshold chosen on these photos",
    ),
    describe(
        "malignant_or_ak_auroc",
        "Malignant or actinic keratosis AUROC",
        "melanoma, carcinomas and actinic keratosis against all other photos",
    ),
    describe(
        "expected_calibration_error",
        "Expected calibration error",
        "mean absolute difference of confidence and accuracy over 15 bins (Guo et al. 2017); biased upwards",
    ),
    describe(
        "debiased_calibration_error",
        "Debiased calibration error",
        "root mean square of that difference, debiased (Kumar et al. 2019); may be 0",
    ),
    describe(
        "classwise_calibration_error",
        "Classwise calibration error",
        "mean over the nine diagnoses of the error of their own probability (Kull et al. 2019)",
    ),
    describe(
        "brier_score",
        "Brier score",
        "sum of the squared errors of the nine probabilities; 0 to 2, lower is better",
    ),
    describe(
        "negative_log_likelihood",
        "Negative log-likelihood",
        "natural logarithm; lower is better, 2.20 for nine equal probabilities",
    ),
    describe(
        "balanced_accuracy_uniform_priors",
        "Balanced accuracy, uniform class priors",
        "all diagnoses equally frequent",
    ),
    describe("accuracy_uniform_priors", "Accuracy, uniform class priors", "all diagnoses equally frequent"),
    describe(
        "balanced_accuracy_empirical_priors",
        "Balanced accuracy, empirical class priors",
        "class frequencies of the validation set",
    ),
    describe(
        "accuracy_empirical_priors",
        "Accuracy, empirical class priors",
        "class frequencies of the validation set",
    ),
    describe(
        "prediction_changes_flip",
        "Predictions changed by mirroring",
        "share of photos whose most probable diagnosis changes",
    ),
    describe(
        "prediction_changes_quarter_turn",
        "Predictions changed by a 90° rotation",
        "share of photos whose most probable diagnosis changes",
    ),
    describe(
        "alert_sensitivity",
        "Alert sensitivity",
        "share of malignant photos that raise the alert, without refused photos",
    ),
    describe(
        "alert_specificity",
        "Alert specificity",
        "share of other photos that do not raise the alert, without refused photos",
    ),
    describe(
        "set_coverage",
        "Coverage of the prediction sets",
        "share of sets that contain the true diagnosis; unusual and refused photos have no set",
    ),
    describe("set_mean_size", "Mean size of the prediction sets", "number of diagnoses"),
    describe("refused", "Refused", "share of photos that are refused"),
    describe("refused_malignant", "Malignant photos refused", "share of malignant photos that are refused"),
];

const fn describe(key: &'static str, name: &'static str, meaning: &'static str) -> FigureDescription {
    FigureDescription { key, name, meaning }
}

/// The description of the figure `key`.
///
/// # Panics
///
/// If the key is unknown.
pub fn description(key: &str) -> &'static FigureDescription {
    let found = DESCRIPTIONS.iter().find(|description| description.key == key);
    found.unwrap_or_else(|| panic!("the figure {key} has no description"))
}

/// The name of the figure `key` in reports.
///
/// # Panics
///
/// If the key is unknown.
pub fn name(key: &str) -> &'static str {
    description(key).name
}

/// A row for each of `keys` that is in `figures`: name, value with its interval, and meaning.
pub fn described_rows<'a>(
    figures: &BTreeMap<String, Figure>,
    keys: impl IntoIterator<Item = &'a str>,
) -> Vec<Vec<String>> {
    let row = |key: &str| {
        let value = interval(*figures.get(key)?);
        let description = description(key);
        Some(vec![description.name.to_string(), value, description.meaning.to_string()])
    };
    keys.into_iter().filter_map(row).collect()
}

/// `name` with a capital first letter.
pub fn heading(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The figure with three decimals: `0.672 (0.609 to 0.733)`.
pub fn interval(Figure { value, low, high }: Figure) -> String {
    format!("{value:.3} ({low:.3} to {high:.3})")
}

/// The figure as in [`interval`], or a dash for an undefined figure.
pub fn interval_or_dash(figure: Option<&Figure>) -> String {
    figure.copied().map_or_else(dash, interval)
}

/// A difference with its sign: `+0.024 (-0.006 to +0.058)`.
pub fn signed_interval(Figure { value, low, high }: Figure) -> String {
    format!("{value:+.3} ({low:+.3} to {high:+.3})")
}

/// A proportion in percent: `81.2 % (79.0 to 83.4)`.
pub fn percent(Figure { value, low, high }: Figure) -> String {
    format!("{:.1} % ({:.1} to {:.1})", 100.0 * value, 100.0 * low, 100.0 * high)
}

/// The figure with two decimals: `0.67 (0.61–0.73)`; a dash for an undefined figure.
pub fn short_interval(figure: Option<&Figure>) -> String {
    let short = |Figure { value, low, high }: &Figure| format!("{value:.2} ({low:.2}–{high:.2})");
    figure.map_or_else(dash, short)
}

/// The text of an undefined figure.
pub fn dash() -> String {
    "–".to_string()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::commands::cross_validate;
    use crate::evaluation::{age_and_site, comparison, subgroups};
    use crate::model_document;

    #[test]
    fn every_listed_figure_has_one_description() {
        let keys: BTreeSet<&str> = DESCRIPTIONS.iter().map(|description| description.key).collect();
        assert_eq!(keys.len(), DESCRIPTIONS.len());
        let here = HEADLINE.into_iter().chain(FURTHER).chain(CALIBRATION).chain(DECISIONS);
        let elsewhere = comparison::FIGURES.into_iter().chain(subgroups::FIGURES).chain(age_and_site::FIGURES);
        let elsewhere = elsewhere.chain(model_document::FURTHER).chain(cross_validate::FIGURES);
        for key in here.chain(elsewhere) {
            assert!(!description(key).meaning.is_empty(), "{key}");
        }
    }

    #[test]
    fn figures_are_printed_with_their_intervals() {
        let figure = Figure { value: 0.6721, low: 0.6094, high: 0.7333 };
        assert_eq!(interval(figure), "0.672 (0.609 to 0.733)");
        assert_eq!(signed_interval(Figure { low: -0.0061, ..figure }), "+0.672 (-0.006 to +0.733)");
        assert_eq!(percent(figure), "67.2 % (60.9 to 73.3)");
        assert_eq!((short_interval(Some(&figure)), short_interval(None)), ("0.67 (0.61–0.73)".into(), "–".into()));
        assert_eq!((interval_or_dash(Some(&figure)), interval_or_dash(None)), (interval(figure), dash()));
        assert_eq!(["average precision", "AUROC"].map(heading), ["Average precision", "AUROC"]);
    }
}
