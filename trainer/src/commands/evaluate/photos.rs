//! The photos of an evaluation, and a model's predictions for them.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use anyhow::{Context, Result, bail, ensure};
use naevus_network::classifier::Classifier;
use naevus_reading::assessment::Assessment;
use naevus_reading::photo::Photo;
use naevus_reading::symmetry::Symmetry;

use crate::dataset::archive::{ArchivePhoto, source_names};
use crate::dataset::manifest::{self, ManifestPhoto};
use crate::dataset::quarantine::Quarantine;
use crate::dataset::{Action, Decision, archives_by_id};
use crate::evaluation::{Metadata, Prediction, peak};
use crate::split::{SavedSplit, SplitRow, Subset};
use crate::{inference, photos, progress};

/// A photo of an evaluation: a prediction without the model's output.
#[derive(Clone)]
pub struct EvaluationPhoto(Prediction);

impl EvaluationPhoto {
    /// The photo at `file`, without label and metadata, as a separate lesion.
    pub fn unlabelled(file: &Path) -> EvaluationPhoto {
        let path = file.display().to_string();
        EvaluationPhoto(Prediction { lesion: path.clone(), path, file: file.to_path_buf(), ..Prediction::default() })
    }

    /// The prediction with the model's `assessment`.
    pub fn with_assessment(self, assessment: &Assessment) -> Prediction {
        Prediction {
            probabilities: assessment.probabilities,
            status: assessment.input_check.status,
            suspicious: assessment.suspicious,
            peak: peak(&assessment.map),
            ..self.0
        }
    }

    /// The path of the photo's file.
    pub fn file(&self) -> &Path {
        &self.0.file
    }
}

/// The photos in the CSV at `csv`. Problems of the CSV are printed.
///
/// # Errors
///
/// If the CSV cannot be read, or lacks a column.
pub fn from_csv(csv: &Path) -> Result<Vec<EvaluationPhoto>> {
    let mut problems = Vec::new();
    let photos = manifest::read_photos(csv, &mut problems)?;
    for problem in &problems {
        eprintln!("{problem}");
    }
    let photo = |listed: ManifestPhoto| {
        let (label, lesion) = (listed.label(), listed.lesion().to_string());
        let ArchivePhoto { path, patient, age, sex, site, domain, skin_type, .. } = listed.photo;
        let metadata = Metadata { age, sex, site, domain, skin_type, ..Metadata::default() };
        EvaluationPhoto(Prediction {
            path: listed.written_path,
            file: path,
            label,
            lesion,
            patient_group: patient,
            metadata,
            ..Prediction::default()
        })
    };
    Ok(photos.into_iter().map(photo).collect())
}

/// The photos in `subset` of the split of the run in `folder`.
///
/// # Errors
///
/// If the folder contains no split, or the split was changed.
pub fn subset_of_run(folder: &Path, subset: Subset) -> Result<Vec<EvaluationPhoto>> {
    filtered_from_run(folder, |row| row.subset == subset)
}

/// The photos of the split of the run in `folder` that `is_included` accepts.
///
/// # Errors
///
/// As [`subset_of_run`].
pub fn filtered_from_run(folder: &Path, is_included: impl Fn(&SplitRow) -> bool) -> Result<Vec<EvaluationPhoto>> {
    let split = SavedSplit::read(folder).with_context(|| {
        format!(
            "{} is not a run with a split; name the run with --run, or the photos to evaluate on with --photos",
            folder.display()
        )
    })?;
    let archives = archives_by_id(folder)?;
    let rows = split.rows.into_iter().filter(is_included);
    let photo = |row: SplitRow| {
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
        EvaluationPhoto(Prediction {
            path: row.path.display().to_string(),
            file: row.path,
            label: Some(row.label),
            lesion: row.lesion,
            patient_group: Some(group),
            metadata,
            ..Prediction::default()
        })
    };
    Ok(rows.map(photo).collect())
}

/// Divides `photos` by the quarantine file at `path`: the remaining photos, and decisions for the quarantined ones.
/// `csv` is the CSV that the photos are from, if any.
///
/// # Errors
///
/// If the file cannot be read, or no photo remains.
pub fn without_quarantined(
    photos: Vec<EvaluationPhoto>,
    csv: Option<&Path>,
    path: &Path,
) -> Result<(Vec<EvaluationPhoto>, Vec<Decision>)> {
    let quarantine = Quarantine::read(path)?;
    let source = csv.map(|csv| source_names(&[csv.to_path_buf()]).concat());
    let row_of = |photo: &EvaluationPhoto| {
        // The audit may have been of the CSV, or of the archive that contains its photos.
        let by_path = source.as_ref().and_then(|source| quarantine.row(source, Path::new(&photo.0.path)));
        by_path.or_else(|| quarantine.row_by_suffix(photo.file()))
    };
    let (mut kept, mut dropped) = (Vec::with_capacity(photos.len()), Vec::new());
    for photo in photos {
        let Some(row) = row_of(&photo) else {
            kept.push(photo);
            continue;
        };
        dropped.push(Decision {
            path: photo.file().to_path_buf(),
            id: row.id.clone(),
            source: row.source.clone(),
            given_label: photo.0.label.map_or(String::new(), |label| label.name().to_string()),
            final_label: None,
            action: Action::Dropped,
            reason: row.reason.clone(),
        });
    }
    ensure!(!kept.is_empty(), "all photos are quarantined; remove rows from {}", path.display());
    Ok((kept, dropped))
}

/// The predictions of `classifier` for `photos`. Unreadable photos are reported and left out.
///
/// # Errors
///
/// If the device fails, or no photo can be read.
pub fn predict(classifier: &Classifier, photos: Vec<EvaluationPhoto>) -> Result<Vec<Prediction>> {
    predict_transformed(classifier, photos, |photo| photo, &Symmetry::ALL)
}

/// The predictions for the photos after `transform`, by the mean over `views`.
///
/// # Errors
///
/// As [`predict`].
pub fn predict_transformed(
    classifier: &Classifier,
    photos: Vec<EvaluationPhoto>,
    transform: impl Fn(Photo) -> Photo + Sync,
    views: &[Symmetry],
) -> Result<Vec<Prediction>> {
    // The size of a photo is known after decoding, which happens on several threads.
    let files: Vec<(PathBuf, OnceLock<u32>)> =
        photos.iter().map(|photo| (photo.0.file.clone(), OnceLock::new())).collect();
    let read = |(path, shorter_side_px): &(PathBuf, OnceLock<u32>)| {
        let photo = photos::read(path)?;
        shorter_side_px.get_or_init(|| photo.width_px().min(photo.height_px()));
        Ok(transform(photo))
    };
    let bar = progress::bar("classifying photos", files.len() as u64);
    let assessments = inference::assess_each(classifier, &files, read, views, &bar)?;
    bar.finish_and_clear();
    let mut predictions = Vec::with_capacity(photos.len());
    let mut unreadable = 0;
    for ((mut photo, assessment), (_, shorter_side_px)) in photos.into_iter().zip(assessments).zip(files) {
        photo.0.metadata.shorter_side_px = shorter_side_px.into_inner();
        match assessment {
            Ok(assessment) => predictions.push(photo.with_assessment(&assessment)),
            Err(reason) => {
                eprintln!("{}: {reason}", photo.file().display());
                unreadable += 1;
            }
        }
    }
    if unreadable > 0 {
        eprintln!("{unreadable} photos could not be read and are not included in the figures");
    }
    if predictions.is_empty() {
        bail!("none of the photos could be read");
    }
    Ok(predictions)
}
