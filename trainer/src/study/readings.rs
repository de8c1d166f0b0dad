//! What a trained arm says of photos, on disk: the study's raw result, from which the document is written.

use std::path::Path;

use anyhow::{Context, Result};
use naevus_reading::diagnosis::Diagnosis;
use serde::{Deserialize, Serialize};

use crate::files::write_whole;

/// Which photos were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// The arm's own validation side.
    Validation,
    /// The set's Test folder.
    Test,
}

/// A photo and what the network says of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Where it is from.
    pub part: Part,
    /// Its id.
    pub id: String,
    /// The lesion that it shows.
    pub lesion: String,
    /// What it is filed as: its folder's diagnosis, or on a cleaned side what reconciliation made of it.
    pub filed_as: Diagnosis,
    /// The probability of each diagnosis in the order of [`Diagnosis::ALL`].
    pub probabilities: [f32; Diagnosis::COUNT],
}

/// A line of the file.
#[derive(Serialize, Deserialize)]
struct Row {
    part: Part,
    id: String,
    lesion: String,
    filed_as: Diagnosis,
    /// Nine numbers with spaces between them.
    probabilities: String,
}

/// Writes `readings` to the CSV file at `path`.
///
/// # Errors
///
/// Where it cannot be written.
pub fn write(path: &Path, readings: &[Reading]) -> Result<()> {
    let mut table = csv::Writer::from_writer(Vec::new());
    for reading in readings {
        table.serialize(Row {
            part: reading.part,
            id: reading.id.clone(),
            lesion: reading.lesion.clone(),
            filed_as: reading.filed_as,
            probabilities: reading.probabilities.map(|probability| format!("{probability:.6}")).join(" "),
        })?;
    }
    write_whole(path, &table.into_inner()?)
}

/// Reads the CSV file at `path`.
///
/// # Errors
///
/// Where it is missing or damaged.
pub fn read(path: &Path) -> Result<Vec<Reading>> {
    let damaged = || format!("{} is damaged; remove it, and the study makes it again", path.display());
    let mut table = csv::Reader::from_path(path).with_context(|| format!("{} cannot be read", path.display()))?;
    table
        .deserialize::<Row>()
        .map(|row| {
            let row = row.with_context(damaged)?;
            let numbers: Vec<f32> =
                row.probabilities.split(' ').map(str::parse).collect::<Result<_, _>>().with_context(damaged)?;
            let probabilities = numbers.try_into().ok().with_context(damaged)?;
            Ok(Reading { part: row.part, id: row.id, lesion: row.lesion, filed_as: row.filed_as, probabilities })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_come_back_and_a_damaged_file_is_named() {
        let path = std::env::temp_dir().join(format!("naevus-readings-{}.csv", std::process::id()));
        let mut probabilities = [0.0625; Diagnosis::COUNT];
        probabilities[3] = 0.5;
        let (id, lesion) = ("ISIC_0000001".to_string(), "a, b".to_string());
        let readings = [Reading { part: Part::Test, id, lesion, filed_as: Diagnosis::Melanoma, probabilities }];
        write(&path, &readings).unwrap();
        assert_eq!(read(&path).unwrap(), readings);
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, text.replace("0.500000", "half")).unwrap();
        assert!(read(&path).unwrap_err().to_string().contains("is damaged"));
        std::fs::remove_file(&path).unwrap();
    }
}
