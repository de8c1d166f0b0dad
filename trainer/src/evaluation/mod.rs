//! How well a model reads photos whose diagnosis is known: figures with their uncertainty, for people and for programs.
//!
//! [`Evaluation`] holds the figures of the nine probabilities; [`Findings`] all else that an evaluation measures. What is
//! left of it are five files ([`write()`] alone, as an export does, leaves no page and no sections):
//!
//! - `predictions.csv`: `path,label` and the nine probabilities under their codes; the label is a code, `not malignant`
//!   or empty;
//! - `confusion.csv`: a row for each diagnosis that photos show, a column for each that they were read as;
//! - `curves.csv`: `question,threshold,found,false_alarms`, of which the ROC and precision-recall curves are drawn: photos
//!   with and without what is asked for (a code, `melanoma`, `malignant` or `malignant_or_ak`) whose probability is at least the
//!   threshold; the last line of a question has all photos;
//! - `report.html`: all of it for people, in one file;
//! - `metrics.json`: all the numbers. Its counts `photos`, `not_malignant`, `unlabelled`, `lesions`, `groups` and
//!   `resamples` are plain numbers, and every one of [`Evaluation::figures`] stands under its own name as
//!   `{value, low, high}`, a 95 % interval. Beside
//!   them are the sections, each as its type here is written, or `{"not_measured": "why"}`:
//!
//! | section | what | type |
//! |---|---|---|
//! | `about` | the model, the photos, the split, the day | [`About`] |
//! | `confusion` | `{diagnoses, photos}`, `photos[shown][read as]` | |
//! | `reliability` | the bins of the reliability diagram | [`ReliabilityBin`] |
//! | `subgroups` | by source, domain, resolution, skin type, sex, age and site | [`Partition`] |
//! | `age_and_site` | the main figures with the patient's age and the lesion's site | [`AgeAndSite`] |
//! | `prediction_sets` | coverage and size | [`PredictionSets`] |
//! | `symmetries` | how often the answer changes with the view | [`Agreement`] |
//! | `archives` | the accuracy on the photos that each archive holds | [`ArchiveAccuracy`] |
//! | `alert` | the malignancy channel at its operating point | [`Alert`] |
//! | `not_lesions` | refusal and doubt, on lesions and on photos that show none | [`NotLesions`] |
//! | `disturbances` | the score on photos that were changed | [`Disturbed`] |
//! | `where_it_looked` | how often the map's peak is on the lesion | [`WhereItLooked`] |
//! | `against` | the differences to another model | [`Comparison`] |
//! | `cost` | milliseconds a photo | [`Cost`] |
//! | `training` | the run's curves | [`TrainingCurve`] |

mod age_and_site;
mod alert;
mod archives;
mod bootstrap;
mod calibration;
mod cases;
mod comparison;
mod cost;
mod curve;
mod decision_rules;
mod disturbances;
mod doubt;
mod findings;
mod judged;
mod mistakes;
mod outline;
mod page;
mod prediction_sets;
mod proportion;
mod question;
mod report;
mod subgroups;
mod symmetries;
mod terminal;
mod training_curve;
mod where_it_looked;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Result, ensure};
use naevus_reading::assessment::InputStatus;
use naevus_reading::card::Figure;
use naevus_reading::diagnosis::Diagnosis;

pub use age_and_site::AgeAndSite;
pub use alert::{Alert, DomainAlert};
pub use archives::ArchiveAccuracy;
pub use bootstrap::Bootstrap;
pub use calibration::ReliabilityBin;
pub use comparison::{Comparison, mean_differences};
pub use cost::Cost;
pub use decision_rules::DecisionRule;
pub use disturbances::{Disturbance, Disturbed, UNCHANGED};
pub use doubt::{Doubt, NotLesions};
pub use findings::{About, Findings, Part};
pub use judged::Judged;
pub use outline::Outline;
pub use page::calibration::reliability as reliability_chart;
pub use prediction_sets::PredictionSets;
pub use report::{Report, write, write_findings};
pub use subgroups::Partition;
pub use symmetries::{Agreement, OTHER_VIEWS};
pub use training_curve::TrainingCurve;
pub use where_it_looked::{WhereItLooked, peak};

use crate::dataset::{Domain, Label};
use cases::Cases;

/// What a model said of a photo, and what the photo shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prediction {
    /// The photo's path, as it is to stand in `predictions.csv`.
    pub path: String,
    /// Where the photo is.
    pub file: PathBuf,
    /// What it shows, as far as that is known; none where nothing is.
    pub label: Option<Label>,
    /// The lesion that it shows.
    pub lesion: String,
    /// The patient, and all that is tied to it, where one is known: what a split does not part is drawn together.
    pub kin: Option<String>,
    /// What else is known of it.
    pub metadata: Metadata,
    /// The probability of each diagnosis in the order of [`Diagnosis::ALL`], 0 to 1.
    pub probabilities: [f32; Diagnosis::COUNT],
    /// Whether the photo is of the kind that the model can be asked about. The figures take in refused ones too: what is
    /// refused must not make them better.
    pub status: InputStatus,
    /// Whether it is called suspicious.
    pub suspicious: bool,
    /// What speaks most for the answer: the middle of the map's highest place, across and down the photo's centre
    /// square, `0.0..=1.0` each; none where there is no map.
    pub peak: Option<[f32; 2]>,
}

impl Prediction {
    /// The diagnosis that it shows; none where that is not known, be it that the photo is known as not malignant.
    pub fn diagnosis(&self) -> Option<Diagnosis> {
        self.label?.diagnosis()
    }

    /// What is drawn whole in a resample: its kin where they are known, else its lesion: as a split does not part
    /// [`Record::group`](crate::dataset::Record::group).
    pub fn group(&self) -> &str {
        self.kin.as_deref().unwrap_or(&self.lesion)
    }
}

/// What an archive says of a photo beside its diagnosis, where it says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The archive that it is from.
    pub source: Option<String>,
    /// Other archives that hold the same photo.
    pub also_in: Vec<String>,
    /// The shorter side of the file, in pixels, once it was read.
    pub shorter_side_px: Option<u32>,
    /// The patient's age in years.
    pub age: Option<String>,
    /// The patient's sex.
    pub sex: Option<String>,
    /// Where on the body the lesion is.
    pub site: Option<String>,
    /// With what it was taken.
    pub domain: Option<Domain>,
    /// Fitzpatrick's type of the skin, `I` to `VI`.
    pub skin_type: Option<String>,
}

/// The figures of a model on photos whose diagnosis is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    /// Photos with a diagnosis.
    pub photos: usize,
    /// Photos that are known only as not malignant: the figures whose names begin with `melanoma_` and `malignant_` take
    /// them in, as what is not to be found, and no other figure does.
    pub not_malignant: usize,
    /// Photos without a label; no figure takes them in.
    pub unlabelled: usize,
    /// Lesions among the photos with a diagnosis.
    pub lesions: usize,
    /// Patients among them, with the lesions whose patient is not known: what is drawn in a resample.
    pub groups: usize,
    /// How the intervals were made.
    pub bootstrap: Bootstrap,
    /// Each figure under its plain name, 0 to 1 but for the last two:
    ///
    /// - `accuracy`: photos whose most probable diagnosis is theirs;
    /// - `sensitivity_MEL`: that among the melanomas; `specificity_MEL`: other photos not read as melanoma;
    ///   `auroc_MEL`: the area under the ROC curve of the melanoma's probability, ties counting one half;
    ///   `average_precision_MEL`: the precision at each threshold, weighted by the share of melanomas that it adds; and
    ///   so on for each diagnosis;
    /// - `balanced_accuracy`, `macro_auroc`, `macro_average_precision`, `macro_f1`: means of the sensitivities, of the
    ///   areas, of the average precisions, and of the harmonic means of sensitivity and precision, over the diagnoses
    ///   that the photos show; `balanced_accuracy_seven`: where actinic keratosis and squamous cell carcinoma count as
    ///   one, and the two keratoses, as in HAM10000's seven classes;
    /// - `melanoma_auroc`, `malignant_auroc`, `malignant_or_ak_auroc`: the areas for the melanoma's probability, for the
    ///   sum of the malignant diagnoses' (actinic keratosis, a precancer, is not among them), and for that sum with
    ///   actinic keratosis; and `melanoma_average_precision` and so on. The first two take in photos that are known only
    ///   as not malignant, which `auroc_MEL` does not;
    /// - `melanoma_sensitivity_at_90_specificity`: the highest sensitivity at a threshold that keeps 90 % of the other
    ///   photos out; `melanoma_specificity_at_90_sensitivity`: the highest specificity at one that finds 90 % of the
    ///   melanomas; both at 95 too, and for `malignant` and `malignant_or_ak`. The thresholds are chosen on these very
    ///   photos;
    /// - `expected_calibration_error`, `debiased_calibration_error`, `classwise_calibration_error`, `brier_score` (0 to 2)
    ///   and `negative_log_likelihood` (0 and up): see [`calibration::Certainties::figures`].
    ///
    /// A figure that the photos do not define (no melanoma, no sensitivity to it) is left out. A sensitivity, a
    /// specificity or an accuracy that is the same in all resamples has Wilson's interval over its patients and lesions instead.
    pub figures: BTreeMap<String, Figure>,
    /// Photos by what they show (first index) and what they were read as (second).
    pub confusion: [[usize; Diagnosis::COUNT]; Diagnosis::COUNT],
}

impl Evaluation {
    /// The figures of `predictions`; none where none of them has a diagnosis.
    ///
    /// # Errors
    ///
    /// Where a probability is not a number from 0 to 1.
    pub fn of(predictions: &[Prediction], bootstrap: Bootstrap) -> Result<Option<Evaluation>> {
        for Prediction { path, probabilities, .. } in predictions {
            // Rounding may lift a certain one a little over 1.
            ensure!(
                probabilities.iter().all(|probability| (0.0..1.001).contains(probability)),
                "{path} was read as {probabilities:?}, which are not probabilities; the weights are broken"
            );
        }
        let cases = Cases::of(predictions);
        if cases.photos() == 0 {
            return Ok(None);
        }
        Ok(Some(Evaluation {
            photos: cases.photos(),
            not_malignant: cases.not_malignant(),
            unlabelled: predictions.len() - cases.photos() - cases.not_malignant(),
            lesions: cases.diagnosed_lesions(),
            groups: cases.groups(),
            bootstrap,
            figures: bootstrap.figures(&cases),
            confusion: cases.confusion(&vec![1; cases.groups()]),
        }))
    }
}
