//! The check of the model on the user's own photos: from labelled rows to figures.

use std::collections::BTreeSet;
use std::path::Path;

use naevus_evaluation::photo_id::{image_id, qualified};
use naevus_evaluation::{Bootstrap, Check, Prediction, WorstErrors};
use naevus_reading::card::ModelCard;
use naevus_reading::diagnosis::Diagnosis;
use serde_json::{Map, Value, json};

use crate::page::batch::rows::{RowLabel, RowState};

/// The version of the JSON, which is raised when a key changes its meaning.
const FORMAT: &str = "naevus-check-1";

/// The number of mistakes that are listed of each kind.
const MISTAKES: usize = 6;

/// A photo with its label.
#[derive(Clone, Debug)]
pub struct CheckedRow {
    /// The number of the photo.
    pub number: u32,
    /// The path, relative to the folder of the table if there is one.
    pub path: String,
    /// The state.
    pub state: RowState,
    /// The label.
    pub label: RowLabel,
}

/// A photo whose most probable diagnosis is not its label.
#[derive(Clone, Debug, PartialEq)]
pub struct Mistake {
    /// The number of the photo.
    pub number: u32,
    /// Its path.
    pub path: String,
    /// The label.
    pub truth: Diagnosis,
    /// The most probable diagnosis.
    pub predicted: Diagnosis,
    /// Its probability.
    pub probability: f32,
    /// Whether the photo was refused, so that the page shows no diagnosis.
    pub is_refused: bool,
}

/// The number of photos and lesions of a diagnosis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClassCount {
    /// The diagnosis.
    pub diagnosis: Diagnosis,
    /// The number of its photos.
    pub photos: usize,
    /// The number of its lesions.
    pub lesions: usize,
}

/// The figures, and what they are of.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckResult {
    /// The figures.
    pub check: Check,
    /// Photos and lesions of each diagnosis.
    pub classes: Vec<ClassCount>,
    /// The number of labelled photos without an assessment, which are in no figure.
    pub not_assessed: usize,
    /// Malignant lesions that were classified as not malignant, the most certain first.
    pub missed_malignant: Vec<Mistake>,
    /// All other mistakes, the most certain first.
    pub others: Vec<Mistake>,
}

/// Why there are no figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoCheck {
    /// No photo with a diagnosis was assessed.
    NoPhotos,
    /// The worker's numbers are not probabilities.
    Invalid(String),
}

impl CheckResult {
    /// The check of `rows`. The photos and groups have the names that `trainer evaluate` gives them for a table `source`
    /// (without `.csv`) that lists these paths, so that both draw the same resamples.
    ///
    /// # Errors
    ///
    /// If there are no figures.
    pub fn of(rows: &[CheckedRow], source: &str, card: &ModelCard, bootstrap: Bootstrap) -> Result<Self, NoCheck> {
        let predictions: Vec<Prediction> = rows.iter().filter_map(|row| prediction(row, source)).collect();
        let check = Check::of(&card.decision_rules, &predictions, bootstrap)
            .map_err(|error| NoCheck::Invalid(error.to_string()))?
            .ok_or(NoCheck::NoPhotos)?;
        let worst = WorstErrors::of(&predictions, MISTAKES);
        let mistakes = |photos: &[&Prediction]| photos.iter().filter_map(|photo| mistake(photo, rows)).collect();
        let is_left_out = |row: &&CheckedRow| row.label.label.is_some() && row.state.outcome().is_none();
        Ok(CheckResult {
            classes: Diagnosis::ALL.map(|diagnosis| count(diagnosis, &predictions)).to_vec(),
            not_assessed: rows.iter().filter(is_left_out).count(),
            missed_malignant: mistakes(&worst.missed_malignant),
            others: mistakes(&worst.others),
            check,
        })
    }

    /// The figures as JSON: the keys of `metrics.json` of `trainer evaluate`, and `format`, `model`, `weights_sha256`,
    /// `classes`, `not_assessed` and `mistakes`.
    ///
    /// # Errors
    ///
    /// None is known; serde_json declares one.
    pub fn to_json(&self, card: &ModelCard) -> serde_json::Result<Value> {
        let class = |count: &ClassCount| {
            let counts = json!({ "photos": count.photos, "lesions": count.lesions });
            (count.diagnosis.code().to_string(), counts)
        };
        let mistakes = |list: &[Mistake]| {
            let entry = |mistake: &Mistake| {
                json!({
                    "path": mistake.path,
                    "label": mistake.truth.code(),
                    "predicted": mistake.predicted.code(),
                    "probability": mistake.probability,
                    "refused": mistake.is_refused,
                })
            };
            list.iter().map(entry).collect::<Value>()
        };
        let mut json = Map::from_iter([
            ("format".to_string(), FORMAT.into()),
            ("model".to_string(), card.name.as_str().into()),
            ("weights_sha256".to_string(), card.weights.sha256.as_str().into()),
            ("classes".to_string(), Value::Object(self.classes.iter().map(class).collect())),
            ("not_assessed".to_string(), self.not_assessed.into()),
            (
                "mistakes".to_string(),
                json!({ "missed_malignant": mistakes(&self.missed_malignant), "others": mistakes(&self.others) }),
            ),
        ]);
        json.extend(self.check.to_json()?);
        Ok(Value::Object(json))
    }
}

/// The prediction of an assessed row.
fn prediction(row: &CheckedRow, source: &str) -> Option<Prediction> {
    let outcome = row.state.outcome()?;
    let RowLabel { label, lesion, patient } = &row.label;
    let named = |column: &str, name: &Option<String>| name.as_ref().map(|name| qualified(source, column, name));
    Some(Prediction {
        path: row.path.clone(),
        label: *label,
        lesion: named("lesion", lesion).unwrap_or_else(|| image_id(source, Path::new(&row.path))),
        patient_group: named("patient", patient),
        probabilities: outcome.probabilities,
        status: outcome.status,
        suspicious: outcome.suspicious,
        ..Prediction::default()
    })
}

fn mistake(photo: &Prediction, rows: &[CheckedRow]) -> Option<Mistake> {
    let row = rows.iter().find(|row| row.path == photo.path)?;
    let (predicted, probability) = row.state.outcome()?.first();
    Some(Mistake {
        number: row.number,
        path: row.path.clone(),
        truth: photo.diagnosis()?,
        predicted,
        probability,
        is_refused: photo.status.is_refusal(),
    })
}

fn count(diagnosis: Diagnosis, predictions: &[Prediction]) -> ClassCount {
    let photos = predictions.iter().filter(|photo| photo.diagnosis() == Some(diagnosis));
    let lesions: BTreeSet<&str> = photos.clone().map(|photo| photo.lesion.as_str()).collect();
    ClassCount { diagnosis, photos: photos.count(), lesions: lesions.len() }
}

#[cfg(test)]
mod tests {
    use naevus_evaluation::Warning;
    use naevus_reading::assessment::InputStatus;

    use super::*;
    use crate::page::batch::rows::Outcome;

    const CARD: &str = include_str!("../../../www/model/card.json");

    fn row(number: u32, label: Option<Diagnosis>, first: Diagnosis, status: InputStatus) -> CheckedRow {
        let mut probabilities = [0.0125; Diagnosis::COUNT];
        probabilities[first.index()] = 0.9;
        let suspicious = first == Diagnosis::Melanoma;
        let outcome = Outcome { probabilities, prediction_set: vec![first], status, suspicious };
        let label = RowLabel { label: label.map(Into::into), ..RowLabel::default() };
        CheckedRow { number, path: format!("{number}.jpg"), state: RowState::Assessed(outcome), label }
    }

    #[test]
    fn photos_are_counted_and_mistakes_are_listed_with_their_photos() {
        use Diagnosis::{Melanoma, Nevus};
        use InputStatus::{BareSkin, InDistribution};
        let mut rows = vec![
            row(1, Some(Melanoma), Melanoma, InDistribution),
            row(2, Some(Melanoma), Nevus, InDistribution),
            row(3, Some(Nevus), Nevus, InDistribution),
            row(4, Some(Nevus), Melanoma, BareSkin),
            row(5, None, Nevus, InDistribution),
            row(6, Some(Nevus), Nevus, InDistribution),
        ];
        rows[5].state = RowState::Unreadable("cut off".into());
        // Two photos of one lesion.
        rows[0].label.lesion = Some("L1".into());
        rows[1].label.lesion = Some("L1".into());
        let card = ModelCard::from_json(CARD).unwrap();
        let bootstrap = Bootstrap { resamples: 20, seed: 0 };
        let result = CheckResult::of(&rows, "clinic", &card, bootstrap).unwrap();
        assert_eq!(
            (result.check.evaluation.photos, result.check.evaluation.unlabelled, result.not_assessed),
            (4, 1, 1)
        );
        let melanoma = result.classes.iter().find(|count| count.diagnosis == Melanoma).unwrap();
        assert_eq!((melanoma.photos, melanoma.lesions), (2, 1));
        let numbers = |list: &[Mistake]| list.iter().map(|it| (it.number, it.is_refused)).collect::<Vec<_>>();
        assert_eq!((numbers(&result.missed_malignant), numbers(&result.others)), (vec![(2, false)], vec![(4, true)]));
        assert!(result.check.warnings.iter().any(|warning| matches!(warning, Warning::RepeatedGroups { .. })));
        let json = result.to_json(&card).unwrap();
        assert_eq!(json["classes"]["MEL"], json!({ "photos": 2, "lesions": 1 }));
        assert_eq!((&json["photos"], &json["accuracy"]["value"]), (&json!(4), &json!(0.5)));
        assert_eq!(json["mistakes"]["missed_malignant"][0]["path"], "2.jpg");
        let unlabelled = [row(1, None, Nevus, InDistribution)];
        assert_eq!(CheckResult::of(&unlabelled, "clinic", &card, bootstrap), Err(NoCheck::NoPhotos));
    }
}
