//! Evaluation of a model on photos with known diagnoses: figures with confidence intervals, and reports.
//!
//! [`naevus_evaluation`] computes the figures of predictions, here and in the page. This module adds what needs files, the
//! network or metadata, and the reports.
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
pub mod combined_photos;
mod comparison;
pub mod figures;
mod inference_time;
mod invariance;
mod lesion_mask;
mod localisation;
mod page;
mod report;
mod results;
mod robustness;
mod subgroups;
mod terminal;
mod training_curve;

#[cfg(test)]
mod tests;

pub use age_and_site::AgeAndSite;
pub use combined_photos::CombinedLesion;
pub use comparison::{Comparison, mean_differences};
pub use inference_time::InferenceTime;
pub use invariance::{Invariance, OTHER_VIEWS};
pub use lesion_mask::LesionMask;
pub use localisation::{MapLocalisation, peak};
pub use naevus_evaluation::bootstrap::median;
pub use naevus_evaluation::{
    Alert, AssessedPhoto, Bootstrap, Evaluation, Metadata, Prediction, PredictionSets, PriorAdjustment, RefusalRate,
    RefusalRates,
};
pub use naevus_reading::card::ReliabilityBin;
pub use page::reliability_chart;
pub use report::{Report, write, write_results};
pub use results::{About, EvaluationResults, Section};
pub use robustness::{ImageCorruption, RobustnessResult, UNCORRUPTED};
pub use subgroups::{ArchiveAccuracy, SubgroupAnalysis};
pub use training_curve::TrainingCurve;
