//! The report: what is handed on about one or several photos, as plain data.
//!
//! A [`Report`] has lesions, and each lesion has photos with their results. It is written as JSON
//! ([`Report::to_json`]; `docs/report.schema.json` is its schema), as CSV ([`Report::to_csv`]) and as a bundle of FHIR R4
//! ([`Report::to_fhir`]). The sentences in it come from the caller, in the language of the report: this crate has the
//! codes only.

mod csv;
mod fhir;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::assessment::{Assessment, CombinedAssessment, InputCheck};
use crate::card::{Figure, ModelCard};
use crate::decision::Patient;
use crate::diagnosis::Diagnosis;

pub use self::csv::{CSV_COLUMNS, assessment_cells, assessment_columns, table_writer, text_cell, without_columns};
pub use self::fhir::CODE_SYSTEM;

/// The version of the report format that this program writes.
pub const REPORT_VERSION: u32 = 1;

/// The figures of the card that a report repeats, by their names in the card.
pub const REPORTED_FIGURES: [&str; 6] = [
    "alert_sensitivity",
    "alert_sensitivity_clinical",
    "alert_specificity",
    "balanced_accuracy",
    "expected_calibration_error",
    "set_coverage",
];

/// What is handed on about one or several lesions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Report {
    /// The version of this format, 1 at present.
    pub report_version: u32,
    /// What the report is not, in the language of the report: `For research and education. Not a diagnosis.`
    pub notice: String,
    /// The language of the sentences: `en`.
    pub language: String,
    /// The local time at which the report was made, with its offset from UTC (RFC 3339): `2026-11-28T14:02:33+01:00`.
    pub created: String,
    /// The program that made the report.
    pub program: ReportedProgram,
    /// The model whose results these are.
    pub model: ReportedModel,
    /// An opaque code of the person. It is never a name. Absent if the person has no code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// The lesions, in the order of the report.
    pub lesions: Vec<ReportedLesion>,
}

/// The program that made a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ReportedProgram {
    /// Its name: `naevus`.
    pub name: String,
    /// Its version: `0.1.0`.
    pub version: String,
    /// The version of the site's files, which changes with every change of a file.
    pub build: String,
}

/// The model of a report: the facts of its card that belong beside a result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ReportedModel {
    /// The display name.
    pub name: String,
    /// The date of its release, in UTC: `2026-11-24`. Absent if the card has no released version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub released: Option<String>,
    /// The SHA-256 of its weights, in lower-case hexadecimal. It identifies the model.
    pub weights_sha256: String,
    /// The intended use.
    pub intended_use: String,
    /// Uses that are out of scope, one sentence each.
    pub not_for: Vec<String>,
    /// The summed probability of the malignant diagnoses from which the alert is raised, 0 to 1. Absent if the model has
    /// no alert.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alert_threshold: Option<f32>,
    /// The share of prediction sets that should contain the correct diagnosis, 0 to 1.
    pub set_coverage: f64,
    /// Figures of the model on its test set, with their 95 % intervals.
    pub figures: BTreeMap<String, Figure>,
}

/// One lesion of a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ReportedLesion {
    /// The user's name of the lesion, such as `Left arm, 2`. Absent if it has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The age and the site that all photos of the lesion have in common.
    pub patient: Patient,
    /// The photos.
    pub photos: Vec<ReportedPhoto>,
    /// The combined assessment. Absent if the photos were not combined.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub combined: Option<CombinedRecord>,
    /// The result of the lesion in sentences, in the language of the report. They make no diagnosis.
    pub conclusion: String,
    /// The user's note. Absent if there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// One photo of a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ReportedPhoto {
    /// The name of the file.
    pub file: String,
    /// The local time at which the photo was added to the program (RFC 3339). It is not the time at which the photo was
    /// taken.
    pub added: String,
    /// The size of the file in bytes. Absent if the file was no longer available.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bytes: Option<u64>,
    /// The SHA-256 of the file, in lower-case hexadecimal. Absent if the file was no longer available.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// The media type of the file: `image/jpeg`. Absent if it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
    /// The age and the site that were given with the photo.
    pub patient: Patient,
    /// The result.
    pub result: PhotoResult,
    /// Remarks on the quality of the photo, one sentence each, in the language of the report.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<String>,
    /// The file itself in base64. Absent unless the user has chosen to include it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<String>,
}

/// The result of a photo.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum PhotoResult {
    /// The photo was assessed.
    Assessed(AssessmentRecord),
    /// The photo was refused: it does not look like a close photo of a lesion. It has no probabilities, because they
    /// would be meaningless.
    Refused {
        /// The result of the out-of-distribution check.
        input_check: InputCheck,
        /// The reason as a sentence, in the language of the report.
        reason: String,
    },
    /// The file could not be decoded.
    Unreadable {
        /// The reason as a sentence, in the language of the report.
        reason: String,
    },
    /// The photo has no result: it waits, was cancelled or has failed.
    NotAssessed {
        /// The reason as a sentence, in the language of the report.
        reason: String,
    },
}

/// The assessment of a photo, as it is written to files. The activation map is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AssessmentRecord {
    /// The calibrated probability of each diagnosis, 0 to 1, by its code; with age and site, if they are given. They sum
    /// to 1.
    pub probabilities: BTreeMap<Diagnosis, f32>,
    /// The probabilities of the photo alone. Absent if neither age nor site is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub without_age_and_site: Option<BTreeMap<Diagnosis, f32>>,
    /// The conformal prediction set: the diagnoses that cannot be ruled out, the most probable one first. It is empty if
    /// the photo is unusual.
    pub prediction_set: Vec<Diagnosis>,
    /// Whether the alert is raised. No alert does not mean that the lesion is benign.
    pub suspicious: bool,
    /// The result of the out-of-distribution check.
    pub input_check: InputCheck,
}

/// The combined assessment of several photos of one lesion, as it is written to files.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CombinedRecord {
    /// The number of photos used.
    pub photos: usize,
    /// The number of refused photos. They are not used.
    pub refused: usize,
    /// The number of used photos with the same most probable diagnosis as the combination.
    pub agreeing: usize,
    /// The means of the photos' probabilities, 0 to 1, by the code of the diagnosis.
    pub probabilities: BTreeMap<Diagnosis, f32>,
    /// The conformal prediction set, the most probable diagnosis first. It is empty if a used photo is unusual.
    pub prediction_set: Vec<Diagnosis>,
    /// Whether the alert is raised: by the means or by one of the used photos alone.
    pub suspicious: bool,
}

/// Probabilities by diagnosis, in the order of [`Diagnosis::ALL`]. A missing one is 0.
pub fn in_order(probabilities: &BTreeMap<Diagnosis, f32>) -> [f32; Diagnosis::COUNT] {
    Diagnosis::ALL.map(|diagnosis| probabilities.get(&diagnosis).copied().unwrap_or_default())
}

/// Probabilities in the order of [`Diagnosis::ALL`], by diagnosis.
pub fn by_diagnosis(probabilities: &[f32; Diagnosis::COUNT]) -> BTreeMap<Diagnosis, f32> {
    Diagnosis::ALL.map(|diagnosis| (diagnosis, probabilities[diagnosis.index()])).into()
}

impl AssessmentRecord {
    /// The record of `assessment`, which is adjusted for age and site if they are given. `without` are then the
    /// probabilities of the photo alone.
    pub fn new(assessment: &Assessment, without: Option<&[f32; Diagnosis::COUNT]>) -> AssessmentRecord {
        AssessmentRecord {
            probabilities: by_diagnosis(&assessment.probabilities),
            without_age_and_site: without.map(by_diagnosis),
            prediction_set: assessment.prediction_set.clone(),
            suspicious: assessment.suspicious,
            input_check: assessment.input_check,
        }
    }
}

impl From<&CombinedAssessment> for CombinedRecord {
    fn from(combined: &CombinedAssessment) -> CombinedRecord {
        CombinedRecord {
            photos: combined.photos,
            refused: combined.refused,
            agreeing: combined.agreeing,
            probabilities: by_diagnosis(&combined.probabilities),
            prediction_set: combined.prediction_set.clone(),
            suspicious: combined.suspicious,
        }
    }
}

impl From<&ModelCard> for ReportedModel {
    fn from(card: &ModelCard) -> ReportedModel {
        let threshold = card.decision_rules.alert.threshold;
        let figure = |name: &str| Some((name.to_string(), *card.figures.get(name)?));
        ReportedModel {
            name: card.name.clone(),
            released: card.changelog.first().map(|entry| entry.date.clone()),
            weights_sha256: card.weights.sha256.clone(),
            intended_use: card.intended_use.clone(),
            not_for: card.not_for.clone(),
            alert_threshold: (threshold <= 1.0).then_some(threshold),
            set_coverage: card.decision_rules.sets.coverage,
            figures: REPORTED_FIGURES.into_iter().filter_map(figure).collect(),
        }
    }
}

impl Report {
    /// The report as JSON, with the schema `docs/report.schema.json`.
    ///
    /// # Errors
    ///
    /// If a probability is not a number.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(self)
    }

    /// The photos of all lesions, each with the number of its lesion, counted from 1.
    pub fn photos(&self) -> impl Iterator<Item = (usize, &ReportedLesion, &ReportedPhoto)> {
        let lesions = self.lesions.iter().enumerate();
        lesions.flat_map(|(index, lesion)| lesion.photos.iter().map(move |photo| (index + 1, lesion, photo)))
    }
}
