//! The parts of an evaluation that take more reading than the photos themselves.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use naevus::assessment::most_probable;
use naevus::classifier::Classifier;
use naevus::judgement::{Judgement, OperatingPoint, SetThresholds};
use naevus::model_card::ModelCard;
use rayon::prelude::*;

use super::cases::{Case, predict, predict_changed};
use crate::commands::classify::photo_files;
use crate::evaluation::{
    AgeAndSite, Agreement, Alert, Bootstrap, Comparison, Disturbance, Disturbed, Doubt, Findings, NotLesions,
    OTHER_VIEWS, OtherAnswers, Outline, Part, Prediction, PredictionSets, WhereItLooked,
};
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
        let name = folder.file_name().unwrap_or(folder.as_os_str()).to_string_lossy().into_owned();
        Ok(NotLesionFolder { name, photos: photo_files(&[folder.to_path_buf()])? })
    }
}

/// What is to be measured beside the photos themselves.
pub struct Wanted<'a> {
    /// The answers in other views.
    pub views: bool,
    /// The score on changed photos.
    pub disturb: bool,
    /// Refusal, by what is in these; none measures none.
    pub folders: &'a [NotLesionFolder],
}

/// Measures the parts of `findings` that are `wanted`; `predictions` are what `classifier` said of `cases`.
///
/// # Errors
///
/// Where the device fails, or a photo that was read before no longer can be.
pub fn measure(
    findings: &mut Findings,
    wanted: &Wanted<'_>,
    classifier: &Classifier,
    cases: &[Case],
    predictions: &[Prediction],
    bootstrap: Bootstrap,
) -> Result<()> {
    let judgement = &classifier.card().judgement;
    findings.alert = alert(judgement, predictions, bootstrap);
    findings.age_and_site = age_and_site(judgement, predictions, bootstrap)?;
    findings.prediction_sets = prediction_sets(judgement, predictions, bootstrap);
    findings.where_it_looked = where_it_looked(predictions, bootstrap)?;
    findings.symmetries = match wanted.views {
        true => symmetries(classifier, predictions, bootstrap)?,
        false => Part::not("it was left out with --no-views"),
    };
    if !wanted.folders.is_empty() {
        findings.not_lesions = not_lesions(classifier, wanted.folders, predictions, bootstrap)?;
    }
    if wanted.disturb {
        findings.disturbances = disturbances(classifier, cases, bootstrap)?;
    }
    Ok(())
}

/// The prediction sets of `predictions`, with the thresholds of the model's `judgement`.
fn prediction_sets(judgement: &Judgement, predictions: &[Prediction], bootstrap: Bootstrap) -> Part<PredictionSets> {
    if judgement.sets == SetThresholds::default() {
        return Part::not("the model has no thresholds yet; they are fitted when its training ends");
    }
    let sets = PredictionSets::measured(judgement.sets.clone(), predictions, bootstrap);
    sets.map_or_else(|| Part::not("no photo has a label"), Part::Measured)
}

/// The malignancy channel on `predictions`, at the operating point of the model's `judgement`.
fn alert(judgement: &Judgement, predictions: &[Prediction], bootstrap: Bootstrap) -> Part<Alert> {
    if judgement.malignancy == OperatingPoint::default() {
        return Part::not("the model has no operating point yet; it is chosen when its training ends");
    }
    let alert = Alert::measured(&judgement.malignancy, predictions, bootstrap);
    alert.map_or_else(|| Part::not("the photos show nothing malignant, or nothing else"), Part::Measured)
}

/// The main figures of `predictions` with age and site, by the ratios of the model's `judgement`.
///
/// # Errors
///
/// Where a probability is not one.
fn age_and_site(judgement: &Judgement, predictions: &[Prediction], bootstrap: Bootstrap) -> Result<Part<AgeAndSite>> {
    let Some(ratios) = &judgement.age_and_site else {
        return Ok(Part::not("the model has no likelihood ratios; its archives say nothing of age and site"));
    };
    let measured = AgeAndSite::measured(ratios, predictions, bootstrap)?;
    Ok(measured.map_or_else(|| Part::not("no photo has a diagnosis"), Part::Measured))
}

/// How often what speaks most for the answers to `predictions` is on the lesion.
///
/// # Errors
///
/// Where a photo that was read before no longer can be.
fn where_it_looked(predictions: &[Prediction], bootstrap: Bootstrap) -> Result<Part<WhereItLooked>> {
    let bar = progress::bar("finding the lesions", predictions.len() as u64);
    let outline = |prediction: &Prediction| {
        let photo = photos::read(&prediction.file).map_err(|reason| no_longer(&prediction.file, &reason))?;
        bar.inc(1);
        Ok(Outline::of(&photo))
    };
    let outlines: Vec<Option<Outline>> = predictions.par_iter().map(outline).collect::<Result<_>>()?;
    bar.finish_and_clear();
    let looked = WhereItLooked::measured(predictions, &outlines, bootstrap);
    Ok(looked.map_or_else(|| Part::not("in no photo a lesion stands out from the skin"), Part::Measured))
}

/// What there is to say of a photo that could be read before.
fn no_longer(file: &Path, reason: &str) -> anyhow::Error {
    anyhow!("{} could be read before: {reason}", file.display())
}

/// How often the answers to `predictions` change when their photos are mirrored and turned.
///
/// # Errors
///
/// Where the device fails, or a photo that was read before no longer can be.
fn symmetries(classifier: &Classifier, predictions: &[Prediction], bootstrap: Bootstrap) -> Result<Part<Agreement>> {
    let files: Vec<PathBuf> = predictions.iter().map(|prediction| prediction.file.clone()).collect();
    let bar = progress::bar("reading them mirrored and turned", files.len() as u64);
    let readings = reading::read_views(classifier, &files, |file| photos::read(file), &OTHER_VIEWS, &bar)?;
    bar.finish_and_clear();
    let mut others: Vec<OtherAnswers> = Vec::with_capacity(readings.len());
    for (file, reading) in files.iter().zip(readings) {
        let views = reading.map_err(|reason| no_longer(file, &reason))?;
        others.push(std::array::from_fn(|view| most_probable(&views[view].probabilities)));
    }
    let agreement = Agreement::measured(predictions, &others, bootstrap);
    Ok(agreement.map_or_else(|| Part::not("there are no photos"), Part::Measured))
}

/// The score on the photos of `cases`, each changed in every way that clinics differ in.
///
/// # Errors
///
/// Where the device fails, or no photo can be read.
fn disturbances(classifier: &Classifier, cases: &[Case], bootstrap: Bootstrap) -> Result<Part<Vec<Disturbed>>> {
    let side_px = classifier.card().input_side_px;
    let mut all = Vec::with_capacity(Disturbance::ALL.len());
    for disturbance in Disturbance::ALL {
        let predictions = predict_changed(classifier, cases.to_vec(), |photo| disturbance.of(&photo, side_px))?;
        all.extend(Disturbed::measured(&disturbance, &predictions, bootstrap)?);
    }
    Ok(Part::Measured(all))
}

/// How often photos are refused and doubted, in `folders` and among `predictions`.
///
/// # Errors
///
/// Where the device fails, or no photo of a folder can be read.
fn not_lesions(
    classifier: &Classifier,
    folders: &[NotLesionFolder],
    predictions: &[Prediction],
    bootstrap: Bootstrap,
) -> Result<Part<NotLesions>> {
    let labelled: Vec<Prediction> = predictions.iter().filter(|photo| photo.label.is_some()).cloned().collect();
    let Some(lesions) = Doubt::measured("lesions", &labelled, bootstrap) else {
        return Ok(Part::not("no photo has a label"));
    };
    let mut doubts = Vec::with_capacity(folders.len());
    for NotLesionFolder { name, photos } in folders {
        let cases = photos.iter().map(|photo| Case::unknown(photo)).collect();
        let read = predict(classifier, cases).with_context(|| format!("in the folder {name}"))?;
        doubts.extend(Doubt::measured(name, &read, bootstrap));
    }
    Ok(Part::Measured(NotLesions::of(lesions, doubts)))
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
