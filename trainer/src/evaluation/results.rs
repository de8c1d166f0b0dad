//! The results of one evaluation.

use anyhow::Result;
use naevus_reading::card::{CombinedFigures, ModelCard};
use serde::Serialize;
use time::OffsetDateTime;

use crate::evaluation::{
    AgeAndSite, Alert, ArchiveAccuracy, Bootstrap, Comparison, Evaluation, InferenceTime, Invariance, MapLocalisation,
    Prediction, PredictionSets, PriorAdjustment, RefusalRates, ReliabilityBin, RobustnessResult, SubgroupAnalysis,
    TrainingCurve, subgroups,
};
use naevus_evaluation::binary_task::BinaryTask;
use naevus_evaluation::calibration::reliability;
use naevus_evaluation::curve::Curve;
use naevus_evaluation::labelled_photos::LabelledPhotos;

/// A section of an evaluation that may be impossible or was not requested.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Section<T> {
    /// The measurement.
    Measured(T),
    /// There is no measurement.
    NotMeasured {
        /// The reason: a lower-case sentence without its full stop.
        not_measured: String,
    },
}

impl<T> Section<T> {
    /// A section without a measurement, for this reason.
    pub fn not_measured(reason: impl Into<String>) -> Section<T> {
        Section::NotMeasured { not_measured: reason.into() }
    }
}

/// The model, the photos and the date of an evaluation.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct About {
    /// The model: its folder, and the name and precision in its card.
    pub model: String,
    /// SHA-256 of its weights.
    pub weights_sha256: String,
    /// A description of the photos: `the test set of its run`.
    pub photos: String,
    /// SHA-256 of the split that the model was trained with.
    pub split_sha256: String,
    /// The date in UTC, as `2026-11-24`.
    pub date: String,
}

impl About {
    /// An evaluation today of the model with `card`, described as `model`, on `photos`.
    pub fn new(card: &ModelCard, model: String, photos: String) -> About {
        About {
            model,
            weights_sha256: card.weights.sha256.clone(),
            photos,
            split_sha256: card.data.split_sha256.clone(),
            date: About::today(),
        }
    }

    /// Today's date in UTC, as `2026-11-24`.
    pub fn today() -> String {
        OffsetDateTime::now_utc().date().to_string()
    }
}

/// All results of an evaluation.
#[derive(Clone, Debug, PartialEq)]
pub struct EvaluationResults {
    /// The model, the photos and the date.
    pub about: About,
    /// The figures of the probabilities.
    pub evaluation: Evaluation,
    /// The curve of each binary task.
    pub curves: Vec<(BinaryTask, Curve)>,
    /// The reliability diagram.
    pub reliability: Vec<ReliabilityBin>,
    /// The figures by subgroup.
    pub subgroups: Vec<SubgroupAnalysis>,
    /// The accuracy by archive.
    pub archives: Vec<ArchiveAccuracy>,
    /// The accuracies with other class priors.
    pub prior_adjustment: Section<Vec<PriorAdjustment>>,
    /// The main figures with age and site, if the model has likelihood ratios for them.
    pub age_and_site: Section<AgeAndSite>,
    /// The alert, if the model has an operating point.
    pub alert: Section<Alert>,
    /// The prediction sets, if the model has thresholds for them.
    pub prediction_sets: Section<PredictionSets>,
    /// The combined assessments of lesions with several photos.
    pub combined_photos: Section<CombinedFigures>,
    /// The invariance to mirroring and rotation.
    pub invariance: Section<Invariance>,
    /// The refusal rates on lesions and on photos without a lesion.
    pub refusal: Section<RefusalRates>,
    /// The figures on corrupted photos.
    pub robustness: Section<Vec<RobustnessResult>>,
    /// The localisation of the lesion by the class activation map.
    pub activation_map: Section<MapLocalisation>,
    /// The comparison with another model on the same photos.
    pub comparison: Section<Comparison>,
    /// The inference time.
    pub inference_time: Section<InferenceTime>,
    /// The training curves.
    pub training: Section<TrainingCurve>,
}

impl EvaluationResults {
    /// The results that follow from `predictions` alone; the other sections are not measured yet. `None` if no photo
    /// has a diagnosis.
    ///
    /// # Errors
    ///
    /// As [`Evaluation::of`].
    pub fn of(predictions: &[Prediction], bootstrap: Bootstrap, about: About) -> Result<Option<EvaluationResults>> {
        const NOT_REQUESTED: &str = "it was not requested";
        let Some(evaluation) = Evaluation::of(predictions, bootstrap)? else { return Ok(None) };
        Ok(Some(EvaluationResults {
            about,
            evaluation,
            curves: LabelledPhotos::of(predictions).curves(),
            reliability: reliability(predictions, bootstrap),
            subgroups: subgroups::measure(predictions, bootstrap)?,
            archives: subgroups::by_archive(predictions, bootstrap),
            prior_adjustment: Section::not_measured(NOT_REQUESTED),
            age_and_site: Section::not_measured(NOT_REQUESTED),
            alert: Section::not_measured(NOT_REQUESTED),
            prediction_sets: Section::not_measured(NOT_REQUESTED),
            combined_photos: Section::not_measured(NOT_REQUESTED),
            invariance: Section::not_measured(NOT_REQUESTED),
            refusal: Section::not_measured("no folder of photos without a lesion was given with --not-lesion"),
            robustness: Section::not_measured("it was not requested with --robustness"),
            activation_map: Section::not_measured(NOT_REQUESTED),
            comparison: Section::not_measured("no other model was given with --against"),
            inference_time: Section::not_measured(NOT_REQUESTED),
            training: Section::not_measured(NOT_REQUESTED),
        }))
    }
}
