//! Evaluation of a model on photos with known diagnoses: figures with confidence intervals, and reports.
//!
//! [`Evaluation`] contains the figures of the nine probabilities, and [`EvaluationResults`] contains all results. An
//! evaluation writes five files ([`write()`] alone writes neither the report nor the sections):
//!
//! - `predictions.csv`: `path,label` and the nine probabilities under their diagnosis codes; the label is a code,
//!   `not malignant` or empty;
//! - `confusion.csv`: the confusion matrix, a row for each true diagnosis and a column for each predicted diagnosis;
//! - `curves.csv`: `task,threshold,true_positives,false_positives`, the points of the ROC and precision-recall curves.
//!   The counts are of photos whose score is at least the threshold. A task is a diagnosis code, `melanoma`,
//!   `malignant` or `malignant_or_ak`; its last line counts all photos;
//! - `report.html`: all results, in one file;
//! - `metrics.json`: all numbers. The counts `photos`, `not_malignant`, `unlabelled`, `lesions`, `groups` and
//!   `resamples` are integers. Each of [`Evaluation::figures`] has its own key, with `{value, low, high}` and a 95 %
//!   interval. The sections are serialised as their types, or as `{"not_measured": "reason"}`:
//!
//! | section | content | type |
//! |---|---|---|
//! | `about` | the model, the photos, the split, the date | [`About`] |
//! | `confusion` | `{diagnoses, photos}`, `photos[truth][predicted]` | |
//! | `reliability` | the bins of the reliability diagram | [`ReliabilityBin`] |
//! | `subgroups` | by source, domain, resolution, skin type, sex, age and site | [`SubgroupAnalysis`] |
//! | `archives` | the accuracy by archive | [`ArchiveAccuracy`] |
//! | `prior_adjustment` | the accuracies with other class priors | [`PriorAdjustment`] |
//! | `age_and_site` | the main figures with the patient's age and the lesion's site | [`AgeAndSite`] |
//! | `alert` | sensitivity and specificity of the alert | [`Alert`] |
//! | `prediction_sets` | coverage and size | [`PredictionSets`] |
//! | `combined_photos` | several photos of one lesion, compared with one | [`CombinedFigures`](naevus_reading::card::CombinedFigures) |
//! | `invariance` | predictions changed by mirroring and rotation | [`Invariance`] |
//! | `refusal` | refusal rates on lesions and on photos without a lesion | [`RefusalRates`] |
//! | `robustness` | the figures on corrupted photos | [`RobustnessResult`] |
//! | `activation_map` | how often the map's peak is on the lesion | [`MapLocalisation`] |
//! | `comparison` | the differences to another model | [`Comparison`] |
//! | `inference_time` | milliseconds per photo | [`InferenceTime`] |
//! | `training` | the training curves | [`TrainingCurve`] |

mod age_and_site;
mod binary_task;
mod bootstrap;
mod calibration;
pub mod combined_photos;
mod comparison;
mod curve;
mod decision_rules;
pub mod figures;
mod inference_time;
mod invariance;
mod labelled_photos;
mod lesion_mask;
mod localisation;
mod page;
mod prediction_sets;
mod refusal;
mod report;
mod results;
mod robustness;
mod subgroups;
mod terminal;
mod training_curve;

#[cfg(test)]
pub mod tests;

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Result, ensure};
use naevus_reading::assessment::{Assessment, InputCheck, InputStatus};
use naevus_reading::card::Figure;
use naevus_reading::diagnosis::Diagnosis;
use serde::{Deserialize, Serialize};

pub use age_and_site::AgeAndSite;
pub use bootstrap::{Bootstrap, median};
pub use calibration::ReliabilityBin;
pub use combined_photos::CombinedLesion;
pub use comparison::{Comparison, mean_differences};
pub use decision_rules::{Alert, AssessedPhoto, DomainAlert, PriorAdjustment};
pub use inference_time::InferenceTime;
pub use invariance::{Invariance, OTHER_VIEWS};
pub use lesion_mask::LesionMask;
pub use localisation::{MapLocalisation, peak};
pub use page::reliability_chart;
pub use prediction_sets::PredictionSets;
pub use refusal::{RefusalRate, RefusalRates};
pub use report::{Report, write, write_results};
pub use results::{About, EvaluationResults, Section};
pub use robustness::{ImageCorruption, RobustnessResult, UNCORRUPTED};
pub use subgroups::{ArchiveAccuracy, SubgroupAnalysis};
pub use training_curve::TrainingCurve;

use crate::dataset::{Domain, Label};
use labelled_photos::LabelledPhotos;

/// A photo with its label and a model's prediction for it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Prediction {
    /// The photo's path as written to `predictions.csv`.
    pub path: String,
    /// The photo's file.
    pub file: PathBuf,
    /// The label of the photo; `None` if it is unknown.
    pub label: Option<Label>,
    /// The lesion's identifier.
    pub lesion: String,
    /// The patient group, if one is known. Photos of a patient group are in the same set of a split and are resampled
    /// together.
    pub patient_group: Option<String>,
    /// Its metadata.
    pub metadata: Metadata,
    /// The probability of each diagnosis, 0 to 1, in the order of [`Diagnosis::ALL`].
    pub probabilities: [f32; Diagnosis::COUNT],
    /// The result of the out-of-distribution check. The figures of the diagnoses include refused photos, so that refusing
    /// photos cannot improve them. Those of the alert do not, because the page shows none for a refused photo; those of the
    /// prediction sets do not include unusual photos either.
    pub status: InputStatus,
    /// Whether the photo raises the alert.
    pub suspicious: bool,
    /// The peak of the class activation map, (x, y) in the photo's centre square, `0.0..=1.0` each; `None` without a
    /// map.
    pub peak: Option<[f32; 2]>,
}

impl Prediction {
    /// The true diagnosis; `None` if it is unknown, even if the photo is labelled as not malignant.
    pub fn diagnosis(&self) -> Option<Diagnosis> {
        self.label?.diagnosis()
    }

    /// The assessment that the probabilities, the status and the alert are of, without prediction set and map.
    pub fn assessment(&self) -> Assessment {
        Assessment {
            suspicious: self.suspicious,
            prediction_set: Vec::new(),
            input_check: InputCheck { status: self.status, ..InputCheck::default() },
            ..Assessment::from_probabilities(self.probabilities)
        }
    }

    /// The resampling unit: the patient group if it is known, else the lesion. It is also the unit of a split
    /// ([`Record::group`](crate::dataset::Record::group)).
    pub fn group(&self) -> &str {
        self.patient_group.as_deref().unwrap_or(&self.lesion)
    }
}

/// The metadata of a photo, as far as its archive contains them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// The archive of the photo.
    pub source: Option<String>,
    /// Other archives that contain the same photo.
    pub also_in: Vec<String>,
    /// The shorter side of the photo in pixels, once it is decoded.
    pub shorter_side_px: Option<u32>,
    /// The patient's age in years.
    pub age: Option<String>,
    /// The patient's sex.
    pub sex: Option<String>,
    /// The body site of the lesion.
    pub site: Option<String>,
    /// The imaging domain.
    pub domain: Option<Domain>,
    /// The Fitzpatrick skin type, `I` to `VI`.
    pub skin_type: Option<String>,
}

/// The figures of a model on photos with known diagnoses.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    /// The number of photos with a diagnosis.
    pub photos: usize,
    /// The number of photos that are labelled only as not malignant. They are negatives of the figures whose keys begin
    /// with `melanoma_` and `malignant_` (not `malignant_or_ak_`), and are in no other figure.
    pub not_malignant: usize,
    /// The number of photos without a label; they are in no figure.
    pub unlabelled: usize,
    /// The number of lesions on the photos with a diagnosis.
    pub lesions: usize,
    /// The number of resampling units: patients, and lesions of unknown patients.
    pub groups: usize,
    /// The settings of the bootstrap.
    pub bootstrap: Bootstrap,
    /// The figures by key, 0 to 1 except for the last two:
    ///
    /// - `accuracy`: the share of photos whose most probable diagnosis is correct;
    /// - `sensitivity_MEL`: the same among the melanomas; `specificity_MEL`: the share of other photos that are not
    ///   classified as melanoma; `auroc_MEL`: the area under the one-vs-rest ROC curve, with ties counted as one half;
    ///   `average_precision_MEL`: the average precision, one-vs-rest; and the same for each diagnosis;
    /// - `balanced_accuracy`, `macro_auroc`, `macro_average_precision`, `macro_f1`: the means of the sensitivities,
    ///   areas, average precisions and F1 scores over the diagnoses that the photos show; `balanced_accuracy_seven`:
    ///   with HAM10000's seven classes, which merge actinic keratosis with squamous cell carcinoma, and the two
    ///   keratoses;
    /// - `melanoma_auroc`, `malignant_auroc`, `malignant_or_ak_auroc`: the areas for the probability of melanoma, for
    ///   the sum over the malignant diagnoses (without actinic keratosis, a precancer), and for that sum with actinic
    ///   keratosis; `melanoma_average_precision` and so on. The first two include photos that are labelled only as not
    ///   malignant, which `auroc_MEL` does not;
    /// - `melanoma_sensitivity_at_90_specificity`: the highest sensitivity at a threshold with a specificity of at
    ///   least 90 %; `melanoma_specificity_at_90_sensitivity`: the highest specificity at a threshold with a
    ///   sensitivity of at least 90 %; the same at 95 %, and for `malignant` and `malignant_or_ak`. The thresholds are
    ///   chosen on the same photos;
    /// - `expected_calibration_error`, `debiased_calibration_error`, `classwise_calibration_error`, `brier_score` (0 to
    ///   2) and `negative_log_likelihood` (0 or more): see [`calibration::CalibrationErrors::figures`].
    ///
    /// Undefined figures are left out, such as the sensitivity to a diagnosis without photos. A sensitivity,
    /// specificity or accuracy that is the same in all resamples has Wilson's interval over groups.
    pub figures: BTreeMap<String, Figure>,
    /// The confusion matrix: photos by true (first index) and predicted diagnosis (second).
    pub confusion: [[usize; Diagnosis::COUNT]; Diagnosis::COUNT],
}

impl Evaluation {
    /// The figures of `predictions`; `None` if no photo has a diagnosis.
    ///
    /// # Errors
    ///
    /// If a probability is not a number from 0 to 1.
    pub fn of(predictions: &[Prediction], bootstrap: Bootstrap) -> Result<Option<Evaluation>> {
        for Prediction { path, probabilities, .. } in predictions {
            // Rounding errors may raise a probability slightly above 1.
            ensure!(
                probabilities.iter().all(|probability| (0.0..1.001).contains(probability)),
                "the outputs for {path} are not probabilities: {probabilities:?}; the weights are damaged"
            );
        }
        let labelled = LabelledPhotos::of(predictions);
        if labelled.photos() == 0 {
            return Ok(None);
        }
        Ok(Some(Evaluation {
            photos: labelled.photos(),
            not_malignant: labelled.not_malignant(),
            unlabelled: predictions.len() - labelled.photos() - labelled.not_malignant(),
            lesions: labelled.diagnosed_lesions(),
            groups: labelled.groups(),
            bootstrap,
            figures: bootstrap.figures(&labelled),
            confusion: labelled.confusion(&vec![1; labelled.groups()]),
        }))
    }
}
