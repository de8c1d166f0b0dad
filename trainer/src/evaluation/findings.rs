//! All that one evaluation found.

use anyhow::Result;
use serde::Serialize;
use time::OffsetDateTime;

use crate::evaluation::calibration::reliability;
use crate::evaluation::cases::Cases;
use crate::evaluation::curve::Curve;
use crate::evaluation::question::Question;
use crate::evaluation::{
    AgeAndSite, Agreement, Alert, ArchiveAccuracy, Bootstrap, Comparison, Cost, DecisionRule, Disturbed, Evaluation,
    NotLesions, Partition, Prediction, PredictionSets, ReliabilityBin, TrainingCurve, WhereItLooked, archives,
    subgroups,
};

/// A part of an evaluation that may be impossible, or not asked for.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Part<T> {
    /// What was measured.
    Measured(T),
    /// Why nothing was.
    Not {
        /// In a sentence, lower case, without its full stop.
        not_measured: String,
    },
}

impl<T> Part<T> {
    /// Nothing, for this reason.
    pub fn not(why: impl Into<String>) -> Part<T> {
        Part::Not { not_measured: why.into() }
    }
}

/// Of what, on what and when.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct About {
    /// The model: its folder, and its name and precision by its card.
    pub model: String,
    /// SHA-256 of its weights.
    pub weights_sha256: String,
    /// The photos in words: `the test side of its run`.
    pub photos: String,
    /// SHA-256 of the split that the model was trained with.
    pub split_sha256: String,
    /// The day in UTC, as `2026-11-24`.
    pub date: String,
}

impl About {
    /// Today in UTC, as `2026-11-24`.
    pub fn today() -> String {
        OffsetDateTime::now_utc().date().to_string()
    }
}

/// Everything that an evaluation measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Findings {
    /// Of what, on what and when.
    pub about: About,
    /// The figures of the probabilities.
    pub evaluation: Evaluation,
    /// The curve of each question.
    pub curves: Vec<(Question, Curve)>,
    /// The reliability diagram.
    pub reliability: Vec<ReliabilityBin>,
    /// Among photos of one source, domain, resolution, skin type, sex, age or site.
    pub subgroups: Vec<Partition>,
    /// The accuracy on each archive's photos.
    pub archives: Vec<ArchiveAccuracy>,
    /// The answer by the balanced rule, by the archive's frequencies, and as it is shown.
    pub decision_rules: Part<Vec<DecisionRule>>,
    /// The main figures with age and site, where the model has likelihood ratios for them.
    pub age_and_site: Part<AgeAndSite>,
    /// The alert, where the model has an operating point.
    pub alert: Part<Alert>,
    /// The sets of diagnoses, where the model has thresholds for them.
    pub prediction_sets: Part<PredictionSets>,
    /// The answers in other views.
    pub symmetries: Part<Agreement>,
    /// Refusal and doubt, on lesions and on photos that show none.
    pub not_lesions: Part<NotLesions>,
    /// The score on changed photos.
    pub disturbances: Part<Vec<Disturbed>>,
    /// Whether the answers come from the lesions.
    pub where_it_looked: Part<WhereItLooked>,
    /// Another model on the same photos.
    pub against: Part<Comparison>,
    /// Time a photo.
    pub cost: Part<Cost>,
    /// How the training went.
    pub training: Part<TrainingCurve>,
}

impl Findings {
    /// What follows from `predictions` alone; the other parts are yet to be measured. None where no photo has a label.
    ///
    /// # Errors
    ///
    /// As [`Evaluation::of`].
    pub fn of(predictions: &[Prediction], bootstrap: Bootstrap, about: About) -> Result<Option<Findings>> {
        let Some(evaluation) = Evaluation::of(predictions, bootstrap)? else { return Ok(None) };
        Ok(Some(Findings {
            about,
            evaluation,
            curves: Cases::of(predictions).curves(),
            reliability: reliability(predictions, bootstrap),
            subgroups: subgroups::measured(predictions, bootstrap)?,
            archives: archives::measured(predictions, bootstrap),
            decision_rules: Part::not("it was not asked for"),
            age_and_site: Part::not("it was not asked for"),
            alert: Part::not("it was not asked for"),
            prediction_sets: Part::not("it was not asked for"),
            symmetries: Part::not("it was not asked for"),
            not_lesions: Part::not("no folder of photos without a lesion was named with --not-lesion"),
            disturbances: Part::not("it was not asked for with --disturb"),
            where_it_looked: Part::not("it was not asked for"),
            against: Part::not("no other model was named with --against"),
            cost: Part::not("it was not asked for"),
            training: Part::not("it was not asked for"),
        }))
    }
}
