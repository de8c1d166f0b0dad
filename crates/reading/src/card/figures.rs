//! The figures of a model card: of the test set, its subgroups, archives that were left out, and combined photos.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::Domain;

/// A figure with its 95 % confidence interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Figure {
    /// The point estimate.
    pub value: f64,
    /// The lower bound: from the bootstrap, resampled by patient or lesion, or Wilson's if all resamples are equal.
    pub low: f64,
    /// The upper bound.
    pub high: f64,
}

/// Figures of one subgroup of the test photos.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Subgroup {
    /// The grouping variable: `source`, `domain`, `resolution`, `skin type`, `sex`, `age` or `site`.
    pub by: String,
    /// The value of that variable: `50 to 69`.
    pub group: String,
    /// The number of photos.
    pub photos: usize,
    /// Some of the card's figures, by the same names.
    pub figures: BTreeMap<String, Figure>,
}

/// The results on one archive of a model that was trained in the same way on the other archives only.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LeftOutArchive {
    /// The name of the archive.
    pub archive: String,
    /// The number of test photos: those without an image, lesion, patient or near duplicate in another archive.
    pub photos: usize,
    /// The figures on these photos, 0 to 1 except for `set_mean_size`, 0 to 9. The decision rules are fitted on the
    /// other archives, with thresholds at the highest levels that other left-out archives require. Figures that are
    /// undefined on these photos are absent.
    ///
    /// - `alert_sensitivity`: the share of malignant photos with an alert, without refused photos.
    /// - `alert_specificity`: the share of other photos without an alert, without refused photos.
    /// - `set_coverage`: the share of prediction sets that contain the true diagnosis; unusual and refused photos have
    ///   no set.
    /// - `set_mean_size`: the mean number of diagnoses in a prediction set.
    /// - `refused`: the share of refused photos, and `refused_malignant`: the same for malignant photos.
    /// - `balanced_accuracy`: the mean sensitivity over the diagnoses in the archive.
    /// - `debiased_calibration_error`.
    pub figures: BTreeMap<String, Figure>,
    /// The levels on the validation set of that model at which its thresholds hold on this archive.
    #[serde(default)]
    pub required: RequiredLevels,
    /// The domains of the archive's photos; empty in cards of earlier versions.
    #[serde(default)]
    pub domains: Vec<Domain>,
    /// Whether the other archives have no photo of this archive's domain. No thresholds of the other archives can then
    /// be expected to hold on it, and its levels are not used.
    #[serde(default)]
    pub is_only_archive_of_its_domain: bool,
    /// The number of these photos that are in the test set of the model trained on all archives.
    pub compared_photos: usize,
    /// The paired comparison of the balanced accuracy on those photos: `with_the_archive`, `without_it`, and `fall`,
    /// the difference of the two with its paired interval. Empty if there are no such photos.
    pub compared: BTreeMap<String, Figure>,
}

/// What thresholds have to reach on a validation set to hold on a left-out archive. The levels are comparable between
/// models, unlike the thresholds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RequiredLevels {
    /// The sensitivity on the validation set of the alert threshold that has a sensitivity of 0.9 on the archive, 0 to
    /// 1; none if the archive has fewer than 20 malignant photos.
    pub alert_sensitivity: Option<f64>,
    /// The coverage on the validation set of prediction sets that have a coverage of 0.9 on the archive, 0.9 to 1; none
    /// if the archive has fewer than 20 photos with a diagnosis.
    pub set_coverage: Option<f64>,
}

/// A bin of the reliability diagram that is not empty: the photos whose confidence, the highest of their nine
/// probabilities, is between two edges.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReliabilityBin {
    /// The lower edge, exclusive, 0 to 1.
    pub lower_edge: f64,
    /// The upper edge, inclusive, 0 to 1.
    pub upper_edge: f64,
    /// The number of photos.
    pub photos: usize,
    /// Their mean confidence, 0 to 1.
    pub mean_confidence: f64,
    /// The share of them whose most probable diagnosis is right.
    pub accuracy: Figure,
}

/// The combined assessments of lesions with several photos in the test set, compared with one photo of the same
/// lesions. Alert and sets have the thresholds that were fitted to single photos.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CombinedFigures {
    /// The number of lesions. Each has at least two photos that are not refused, and its photos have the same label.
    pub lesions: usize,
    /// The number of photos of these lesions that are not refused.
    pub photos: usize,
    /// The number of malignant ones among these lesions.
    pub malignant: usize,
    /// The number of lesions with a prediction set. Lesions with an unusual photo have none.
    pub with_set: usize,
    /// The figures of the combined assessments, 0 to 1 except for `set_mean_size`, 0 to 9. Each lesion counts once.
    /// Figures that are undefined on these lesions are absent.
    ///
    /// - `accuracy` and `balanced_accuracy`, of the most probable diagnosis;
    /// - `alert_sensitivity`: the share of malignant lesions with an alert; `alert_specificity`: the share of the
    ///   others without one;
    /// - `set_coverage`: the share of sets that contain the true diagnosis; `set_mean_size`: the mean number of
    ///   diagnoses in a set.
    pub combined: BTreeMap<String, Figure>,
    /// The same figures of one photo of each of these lesions: the first, by file name, that is not refused.
    pub one_photo: BTreeMap<String, Figure>,
    /// The figures of the combined assessments minus those of one photo, with paired intervals.
    pub differences: BTreeMap<String, Figure>,
}
