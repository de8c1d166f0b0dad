//! The photos that an evaluation reads, and what a model says of them.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use anyhow::{Context, Result, bail};
use naevus_network::classifier::Classifier;
use naevus_reading::assessment::Assessment;
use naevus_reading::photo::Photo;
use naevus_reading::symmetry::Symmetry;

use crate::dataset::manifest::{self, ManifestPhoto};
use crate::dataset::{Label, archives_of_ids};
use crate::evaluation::{Metadata, Prediction, peak};
use crate::split::{SavedSplit, Side, SplitRow};
use crate::{photos, progress, reading};

/// A photo to be read: all of a prediction but what the model says.
#[derive(Clone)]
pub struct Case(Prediction);

impl Case {
    /// The photo at `file`, of which nothing is known; it belongs to no other.
    pub fn unknown(file: &Path) -> Case {
        let path = file.display().to_string();
        Case(Prediction { lesion: path.clone(), path, file: file.to_path_buf(), ..Prediction::default() })
    }

    /// The photo as it was read.
    pub fn read_as(self, assessment: &Assessment) -> Prediction {
        Prediction {
            probabilities: assessment.probabilities,
            status: assessment.input_check.status,
            suspicious: assessment.suspicious,
            peak: peak(&assessment.map),
            ..self.0
        }
    }

    /// Where the photo is.
    pub fn file(&self) -> &Path {
        &self.0.file
    }

    /// Its path, as it is written where it is listed.
    pub fn written_path(&self) -> &str {
        &self.0.path
    }

    /// What it shows, where that is known.
    pub fn label(&self) -> Option<Label> {
        self.0.label
    }
}

/// The photos of the CSV at `csv`; what is wrong with it is printed.
///
/// # Errors
///
/// Where it cannot be read, or lacks a column.
pub fn listed(csv: &Path) -> Result<Vec<Case>> {
    let mut problems = Vec::new();
    let photos = manifest::read_photos(csv, &mut problems)?;
    for problem in &problems {
        eprintln!("{problem}");
    }
    let case = |photo: ManifestPhoto| {
        let ManifestPhoto { written_path, path, label, lesion, patient, age, sex, site, domain, skin_type } = photo;
        let metadata = Metadata { age, sex, site, domain, skin_type, ..Metadata::default() };
        Case(Prediction {
            path: written_path,
            file: path,
            label,
            lesion,
            kin: patient,
            metadata,
            ..Prediction::default()
        })
    };
    Ok(photos.into_iter().map(case).collect())
}

/// The photos of one side of the split that the run in `folder` was made with.
///
/// # Errors
///
/// Where the folder holds no split, or it was changed.
pub fn side_of_run(folder: &Path, side: Side) -> Result<Vec<Case>> {
    of_run(folder, |row| row.side == side)
}

/// Those photos of the split that the run in `folder` was made with which `is_wanted` says.
///
/// # Errors
///
/// As [`side_of_run`].
pub fn of_run(folder: &Path, is_wanted: impl Fn(&SplitRow) -> bool) -> Result<Vec<Case>> {
    let split = SavedSplit::read(folder).with_context(|| {
        format!(
            "{} is no run with a split of its own; name the run with --run, or photos to measure on with --photos",
            folder.display()
        )
    })?;
    let archives = archives_of_ids(folder)?;
    let rows = split.rows.into_iter().filter(is_wanted);
    let case = |row: SplitRow| {
        let mut also_in = archives.get(&row.id).cloned().unwrap_or_default();
        also_in.remove(&row.source);
        let group = row.group().to_string();
        let metadata = Metadata {
            source: Some(row.source),
            also_in: also_in.into_iter().collect(),
            age: row.age,
            sex: row.sex,
            site: row.site,
            domain: row.domain,
            skin_type: row.skin_type,
            shorter_side_px: None,
        };
        Case(Prediction {
            path: row.path.display().to_string(),
            file: row.path,
            label: Some(row.label),
            lesion: row.lesion,
            kin: Some(group),
            metadata,
            ..Prediction::default()
        })
    };
    Ok(rows.map(case).collect())
}

/// What `classifier` says of each case. A photo that cannot be read is reported by path, counted, and left out.
///
/// # Errors
///
/// Where the device fails, or no photo at all can be read.
pub fn predict(classifier: &Classifier, cases: Vec<Case>) -> Result<Vec<Prediction>> {
    predict_changed(classifier, cases, |photo| photo, &Symmetry::ALL)
}

/// The same of what `change` makes of each photo, by the mean over `views`.
///
/// # Errors
///
/// As [`predict`].
pub fn predict_changed(
    classifier: &Classifier,
    cases: Vec<Case>,
    change: impl Fn(Photo) -> Photo + Sync,
    views: &[Symmetry],
) -> Result<Vec<Prediction>> {
    // The sides are known once a photo is decoded, which the reading does on many threads.
    let photos: Vec<(PathBuf, OnceLock<u32>)> =
        cases.iter().map(|case| (case.0.file.clone(), OnceLock::new())).collect();
    let read = |(path, side): &(PathBuf, OnceLock<u32>)| {
        let photo = photos::read(path)?;
        side.get_or_init(|| photo.width_px().min(photo.height_px()));
        Ok(change(photo))
    };
    let bar = progress::bar("reading photos", photos.len() as u64);
    let readings = reading::read_each(classifier, &photos, read, views, &bar)?;
    bar.finish_and_clear();
    let mut predictions = Vec::with_capacity(cases.len());
    let mut unreadable = 0;
    for ((mut case, reading), (_, side)) in cases.into_iter().zip(readings).zip(photos) {
        case.0.metadata.shorter_side_px = side.into_inner();
        match reading {
            Ok(assessment) => predictions.push(case.read_as(&assessment)),
            Err(reason) => {
                eprintln!("{}: {reason}", case.file().display());
                unreadable += 1;
            }
        }
    }
    if unreadable > 0 {
        eprintln!("{unreadable} photos could not be read and count nowhere");
    }
    if predictions.is_empty() {
        bail!("none of the photos could be read");
    }
    Ok(predictions)
}
