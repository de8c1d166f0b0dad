//! The parts of an evaluation that take more reading than the photos themselves.

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use naevus::assessment::STANDS_OUT;
use naevus::classifier::Classifier;
use naevus::model_card::ModelCard;

use super::cases::{Case, predict, side_of_run};
use crate::commands::classify::photo_files;
use crate::evaluation::{
    Agreement, Bootstrap, COVERAGE, Comparison, Doubt, NotLesions, OTHER_VIEWS, OtherAnswers, Part, Prediction,
    PredictionSets, SetThresholds, most_probable,
};
use crate::split::{SPLIT_FILE, Side};
use crate::{photos, progress, reading};

/// The photos in a folder that shows no lesion.
pub struct NotLesionFolder {
    name: String,
    photos: Vec<PathBuf>,
}

impl NotLesionFolder {
    /// The photos in `folder`.
    ///
    /// # Errors
    ///
    /// Where it cannot be read, or holds none.
    pub fn list(folder: &Path) -> Result<NotLesionFolder> {
        if !folder.is_dir() {
            bail!("{} is no folder; name folders of photos with --not-lesion", folder.display());
        }
        Ok(NotLesionFolder { name: folder.display().to_string(), photos: photo_files(&[folder.to_path_buf()])? })
    }
}

/// The prediction sets of `predictions`, with thresholds from the validation side of `run`.
pub fn prediction_sets(
    classifier: &Classifier,
    run: &Path,
    predictions: &[Prediction],
    bootstrap: Bootstrap,
) -> Part<PredictionSets> {
    if !run.join(SPLIT_FILE).exists() {
        return Part::not(format!(
            "{} is no run, and the thresholds are learnt from a run's validation side; name the run with --run",
            run.display()
        ));
    }
    let sets = || -> Result<PredictionSets> {
        let validation = side_of_run(run, Side::Validation)?;
        if !validation.iter().any(|case: &Case| case.file().exists()) {
            bail!("none of the photos of the run's validation side is there, from which the thresholds are learnt");
        }
        let thresholds = SetThresholds::learnt(&predict(classifier, validation)?, COVERAGE)?;
        PredictionSets::measured(thresholds, predictions, bootstrap).ok_or_else(|| anyhow!("no photo has a label"))
    };
    sets().map_or_else(|error| Part::not(format!("{error:#}")), Part::Measured)
}

/// How often the answers to `predictions` change when their photos are mirrored and turned.
///
/// # Errors
///
/// Where the device fails, or a photo that was read before no longer can be.
pub fn symmetries(
    classifier: &Classifier,
    predictions: &[Prediction],
    bootstrap: Bootstrap,
) -> Result<Part<Agreement>> {
    let files: Vec<PathBuf> = predictions.iter().map(|prediction| prediction.file.clone()).collect();
    let bar = progress::bar("reading them mirrored and turned", files.len() as u64);
    let readings = reading::read_views(classifier, &files, |file| photos::read(file), &OTHER_VIEWS, &bar)?;
    bar.finish_and_clear();
    let mut others: Vec<OtherAnswers> = Vec::with_capacity(readings.len());
    for (file, reading) in files.iter().zip(readings) {
        let views = reading.map_err(|reason| anyhow!("{} could be read before: {reason}", file.display()))?;
        others.push(std::array::from_fn(|view| most_probable(&views[view].probabilities)));
    }
    let agreement = Agreement::measured(predictions, &others, bootstrap);
    Ok(agreement.map_or_else(|| Part::not("there are no photos"), Part::Measured))
}

/// How often no diagnosis stands out, in `folders` and among `predictions`.
///
/// # Errors
///
/// Where the device fails, or no photo of a folder can be read.
pub fn not_lesions(
    classifier: &Classifier,
    folders: &[NotLesionFolder],
    predictions: &[Prediction],
    bootstrap: Bootstrap,
) -> Result<Part<NotLesions>> {
    let labelled = predictions.iter().filter(|prediction| prediction.label.is_some());
    let lesions: Vec<_> = labelled.map(|photo| (photo.lesion.as_str(), photo.probabilities)).collect();
    let Some(lesions) = Doubt::measured("lesions", &lesions, bootstrap) else {
        return Ok(Part::not("no photo has a label"));
    };
    let mut doubts = Vec::with_capacity(folders.len());
    for NotLesionFolder { name, photos } in folders {
        let bar = progress::bar("reading photos without a lesion", photos.len() as u64);
        let readings = reading::read_all(classifier, photos, &bar)?;
        bar.finish_and_clear();
        let names: Vec<String> = photos.iter().map(|photo| photo.display().to_string()).collect();
        let mut read = Vec::with_capacity(photos.len());
        for (photo, reading) in names.iter().zip(readings) {
            match reading {
                // Nothing is known of which belong together: each counts as one.
                Ok(assessment) => read.push((photo.as_str(), assessment.probabilities)),
                Err(reason) => eprintln!("{photo}: {reason}"),
            }
        }
        match Doubt::measured(name, &read, bootstrap) {
            Some(doubt) => doubts.push(doubt),
            None => bail!("none of the photos in {name} could be read"),
        }
    }
    Ok(Part::Measured(NotLesions { stands_out_from: STANDS_OUT, lesions, folders: doubts }))
}

/// This model's `predictions` against what `other`, the model in `folder`, says of the same photos.
///
/// # Errors
///
/// Where the device fails, or the photos have changed.
pub fn against(
    card: &ModelCard,
    other: &Classifier,
    folder: &Path,
    cases: Vec<Case>,
    predictions: &[Prediction],
    bootstrap: Bootstrap,
) -> Result<Part<Comparison>> {
    let others = predict(other, cases)?;
    let same_split = card.data.split_sha256 == other.card().data.split_sha256;
    let caution = (!same_split).then(|| {
        "The two were trained with different splits: the other may have learnt from some of these photos, and would \
         then look better than it is."
            .to_string()
    });
    let name = folder.display().to_string();
    Ok(Part::Measured(Comparison::measured(name, caution, predictions, &others, bootstrap)?))
}
