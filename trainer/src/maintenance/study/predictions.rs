//! The predictions of a trained arm, stored on disk. The document is generated from them.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use naevus_reading::diagnosis::Diagnosis;
use serde::{Deserialize, Serialize};

use crate::dataset::csv_text;
use crate::files::write_atomic;

/// The set of a stored prediction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EvaluatedSet {
    /// The arm's own validation set.
    Validation,
    /// The Test folder of the nine-class set.
    Test,
}

/// The prediction for a photo.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredPrediction {
    /// The set of the photo.
    pub set: EvaluatedSet,
    /// The photo's id.
    pub id: String,
    /// The lesion.
    pub lesion: String,
    /// Its label: that of its folder, or the reconciled label in a validation set without leakage.
    pub label: Diagnosis,
    /// The probability of each diagnosis in the order of [`Diagnosis::ALL`].
    pub probabilities: [f32; Diagnosis::COUNT],
}

/// A row of the file.
#[derive(Serialize, Deserialize)]
struct Row {
    #[serde(alias = "part")]
    set: EvaluatedSet,
    id: String,
    lesion: String,
    #[serde(alias = "filed_as")]
    label: Diagnosis,
    /// Nine numbers, separated by spaces.
    probabilities: String,
}

/// The file of the predictions in the folder `run`, whether it exists or not. In earlier versions its name was
/// `readings.csv`.
pub fn file(run: &Path) -> PathBuf {
    let former = run.join("readings.csv");
    if former.exists() { former } else { run.join("predictions.csv") }
}

/// Writes `predictions` to the CSV file at `path`.
///
/// # Errors
///
/// If the file cannot be written.
pub fn write(path: &Path, predictions: &[StoredPrediction]) -> Result<()> {
    let mut table = csv::Writer::from_writer(Vec::new());
    for prediction in predictions {
        table.serialize(Row {
            set: prediction.set,
            id: prediction.id.clone(),
            lesion: prediction.lesion.clone(),
            label: prediction.label,
            probabilities: prediction.probabilities.map(|probability| format!("{probability:.6}")).join(" "),
        })?;
    }
    write_atomic(path, &table.into_inner()?)
}

/// Reads the CSV file at `path`.
///
/// # Errors
///
/// If the file is missing or damaged.
pub fn read(path: &Path) -> Result<Vec<StoredPrediction>> {
    let damaged = || format!("{} is damaged; remove it and run the study again", path.display());
    let csv = csv_text::read(path)?;
    let mut table = csv.reader();
    table
        .deserialize::<Row>()
        .map(|row| {
            let row = row.with_context(damaged)?;
            let numbers: Vec<f32> =
                row.probabilities.split(' ').map(str::parse).collect::<Result<_, _>>().with_context(damaged)?;
            let probabilities = numbers.try_into().ok().with_context(damaged)?;
            Ok(StoredPrediction { set: row.set, id: row.id, lesion: row.lesion, label: row.label, probabilities })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn predictions_are_read_back_and_a_damaged_file_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let path = file(folder.path());
        let mut probabilities = [0.0625; Diagnosis::COUNT];
        probabilities[3] = 0.5;
        let (id, lesion) = ("ISIC_0000001".to_string(), "a, b".to_string());
        let predictions =
            [StoredPrediction { set: EvaluatedSet::Test, id, lesion, label: Diagnosis::Melanoma, probabilities }];
        write(&path, &predictions).unwrap();
        assert_eq!(read(&path).unwrap(), predictions);
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, text.replace("0.500000", "half")).unwrap();
        assert!(read(&path).unwrap_err().to_string().contains("is damaged"));
        // The file has the name of an earlier version.
        let former = folder.path().join("readings.csv");
        std::fs::rename(&path, &former).unwrap();
        assert_eq!(file(folder.path()), former);
    }
}
