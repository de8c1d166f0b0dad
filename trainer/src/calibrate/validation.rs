//! The calibrated predictions for the validation set of a run: the photos on which the thresholds are fitted.

use std::path::Path;

use anyhow::{Context, Result};
use naevus_reading::assessment::group_probability;
use naevus_reading::diagnosis::{Diagnosis, Group};

use crate::dataset::csv_text;
use crate::files::write_atomic;

/// The file in a run folder.
const FILE: &str = "validation.csv";

/// A photo of the validation set with a diagnosis.
#[derive(Clone, Debug, PartialEq)]
pub struct ValidationPhoto {
    /// Its archive.
    pub source: String,
    /// Its diagnosis.
    pub label: Diagnosis,
    /// The calibrated probability of each diagnosis, 0 to 1, in the order of [`Diagnosis::ALL`].
    pub probabilities: [f32; Diagnosis::COUNT],
}

impl ValidationPhoto {
    /// The summed probability of the malignant diagnoses if the photo is malignant, 0 to 1.
    pub fn malignant_sum(&self) -> Option<f32> {
        (self.label.group() == Group::Malignant).then(|| group_probability(&self.probabilities, Group::Malignant))
    }

    /// The sums of the malignant ones among `photos`, with their archives.
    pub fn malignant(photos: &[ValidationPhoto]) -> Vec<(f32, &str)> {
        photos.iter().filter_map(|photo| Some((photo.malignant_sum()?, photo.source.as_str()))).collect()
    }

    /// The probabilities and the diagnosis of each of `photos`.
    pub fn labelled(photos: &[ValidationPhoto]) -> Vec<([f32; Diagnosis::COUNT], Diagnosis)> {
        photos.iter().map(|photo| (photo.probabilities, photo.label)).collect()
    }
}

/// Writes `photos` into the run folder `run`: source, label, and the probabilities under their diagnosis codes.
///
/// # Errors
///
/// If the file cannot be written.
pub fn write(run: &Path, photos: &[ValidationPhoto]) -> Result<()> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(["source", "label"].into_iter().chain(Diagnosis::ALL.map(Diagnosis::code)))?;
    for ValidationPhoto { source, label, probabilities } in photos {
        table.write_field(source)?;
        table.write_field(label.code())?;
        table.write_record(probabilities.map(|probability| probability.to_string()))?;
    }
    write_atomic(&run.join(FILE), &table.into_inner()?)
}

/// The photos that [`write`] wrote into the run folder `run`.
///
/// # Errors
///
/// If the file is missing or damaged.
pub fn read(run: &Path) -> Result<Vec<ValidationPhoto>> {
    let path = run.join(FILE);
    let csv = csv_text::read(&path)?;
    let mut table = csv.reader();
    let photos = table.records().map(|row| {
        let row = row?;
        let (source, label) = (row.get(0).context("no source")?, row.get(1).context("no label")?);
        let mut probabilities = [0.0; Diagnosis::COUNT];
        for (probability, field) in probabilities.iter_mut().zip(row.iter().skip(2)) {
            *probability = field.parse()?;
        }
        let label = Diagnosis::from_label(label).context("no diagnosis")?;
        Ok(ValidationPhoto { source: source.to_string(), label, probabilities })
    });
    photos.collect::<Result<_>>().with_context(|| format!("{} is damaged; calibrate the run again", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let photo = |label: Diagnosis| {
            let mut probabilities = [0.01; Diagnosis::COUNT];
            probabilities[label.index()] = 0.92;
            ValidationPhoto { source: "mine, again".to_string(), label, probabilities }
        };
        let photos = [photo(Diagnosis::Melanoma), photo(Diagnosis::Nevus)];
        write(folder.path(), &photos).unwrap();
        assert_eq!(read(folder.path()).unwrap(), photos);
        assert!((photos[0].malignant_sum().unwrap() - 0.94).abs() < 1e-6);
        assert_eq!(photos[1].malignant_sum(), None);
        std::fs::write(folder.path().join(FILE), "source,label,AK\nmine,NV,many\n").unwrap();
        assert!(read(folder.path()).unwrap_err().to_string().contains("damaged"));
    }
}
