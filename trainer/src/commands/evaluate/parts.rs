//! The parts of an evaluation that take more reading than the photos themselves.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use naevus_network::classifier::Classifier;
use naevus_reading::assessment::{Assessment, most_probable};
use naevus_reading::card::ModelCard;
use naevus_reading::decision::{ConformalThresholds, DecisionRules, OperatingPoint};
use naevus_reading::diagnosis::Diagnosis;
use naevus_reading::domain::Domain;
use naevus_reading::symmetry::Symmetry;
use rayon::prelude::*;

use super::cases::{Case, predict, predict_changed};
use crate::calibrate::LeftOut;
use crate::evaluation::{
    AgeAndSite, Agreement, Alert, Bootstrap, Comparison, DecisionRule, Disturbance, Disturbed, Doubt, Findings,
    NotLesions, OTHER_VIEWS, Outline, Part, Prediction, PredictionSets, UNCHANGED, WhereItLooked,
};
use crate::not_lesions::NotLesionFolder;
use crate::reading::{self, ONE_VIEW};
use crate::{photos, progress};

/// What is to be measured beside the photos themselves.
pub struct Wanted<'a> {
    /// The answers in other views.
    pub views: bool,
    /// The score on changed photos.
    pub disturb: bool,
    /// Refusal, by what is in these; none measures none. Of those that the model was fitted to, the other half.
    pub folders: &'a [NotLesionFolder],
    /// What is said of kinds without a lesion by models that were fitted without them.
    pub left_out: &'a [LeftOut],
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
    let decision_rules = &classifier.card().decision_rules;
    let rules = DecisionRule::measured(&decision_rules.calibration, predictions, &findings.evaluation)?;
    findings.decision_rules = match rules.is_empty() {
        true => Part::not("the model's probabilities were not calibrated yet"),
        false => Part::Measured(rules),
    };
    findings.alert = alert(decision_rules, predictions, bootstrap);
    findings.age_and_site = age_and_site(decision_rules, predictions, bootstrap)?;
    findings.prediction_sets = prediction_sets(decision_rules, predictions, bootstrap);
    findings.where_it_looked = where_it_looked(predictions, bootstrap)?;
    findings.symmetries = match wanted.views {
        true => symmetries(classifier, predictions, bootstrap)?,
        false => Part::not("it was left out with --no-views"),
    };
    if !wanted.folders.is_empty() {
        findings.not_lesions = not_lesions(classifier, wanted, predictions, bootstrap)?;
    }
    if wanted.disturb {
        findings.disturbances = disturbances(classifier, cases, bootstrap)?;
    }
    Ok(())
}

/// The prediction sets of `predictions`, with the thresholds of the model's `decision_rules`.
fn prediction_sets(
    decision_rules: &DecisionRules,
    predictions: &[Prediction],
    bootstrap: Bootstrap,
) -> Part<PredictionSets> {
    if decision_rules.sets == ConformalThresholds::default() {
        return Part::not("the model has no thresholds yet; they are fitted when its training ends");
    }
    let sets = PredictionSets::measured(decision_rules.sets.clone(), predictions, bootstrap);
    sets.map_or_else(|| Part::not("no photo has a label"), Part::Measured)
}

/// The malignancy channel on `predictions`, at the operating point of the model's `decision_rules`.
fn alert(decision_rules: &DecisionRules, predictions: &[Prediction], bootstrap: Bootstrap) -> Part<Alert> {
    if decision_rules.alert == OperatingPoint::default() {
        return Part::not("the model has no operating point yet; it is chosen when its training ends");
    }
    let alert = Alert::measured(&decision_rules.alert, predictions, bootstrap);
    alert.map_or_else(|| Part::not("the photos show nothing malignant, or nothing else"), Part::Measured)
}

/// The main figures of `predictions` with age and site, by the ratios of the model's `decision_rules`.
///
/// # Errors
///
/// Where a probability is not one.
fn age_and_site(
    decision_rules: &DecisionRules,
    predictions: &[Prediction],
    bootstrap: Bootstrap,
) -> Result<Part<AgeAndSite>> {
    let Some(ratios) = &decision_rules.age_and_site else {
        return Ok(Part::not("the model has no likelihood ratios; its archives say nothing of age and site"));
    };
    let measured = AgeAndSite::measured(decision_rules, ratios, predictions, bootstrap)?;
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

/// Photos that are read mirrored and turned: by the mean over the eight views an answer can change only by the rounding of
/// a resize.
const HELD_OTHERWISE: usize = 100;

/// How often the answers to some of `predictions`, evenly spread, change when their photos are mirrored and turned.
///
/// # Errors
///
/// Where the device fails, or a photo that was read before no longer can be.
fn symmetries(classifier: &Classifier, predictions: &[Prediction], bootstrap: Bootstrap) -> Result<Part<Agreement>> {
    let every = predictions.len().div_ceil(HELD_OTHERWISE).max(1);
    let sample: Vec<Prediction> = predictions.iter().step_by(every).cloned().collect();
    let held = |prediction: &Prediction| OTHER_VIEWS.map(|view| (prediction.file.clone(), view));
    let photos: Vec<(PathBuf, Symmetry)> = sample.iter().flat_map(held).collect();
    let bar = progress::bar("reading them mirrored and turned", photos.len() as u64);
    let read = |(file, view): &(PathBuf, Symmetry)| photos::read(file).map(|photo| view.apply(&photo));
    let readings = reading::read_each(classifier, &photos, read, &Symmetry::ALL, &bar)?;
    bar.finish_and_clear();
    let answers: Vec<Diagnosis> = readings
        .into_iter()
        .zip(&photos)
        .map(|(reading, (file, _))| {
            Ok(most_probable(&reading.map_err(|reason| no_longer(file, &reason))?.probabilities))
        })
        .collect::<Result<_>>()?;
    let (others, _) = answers.as_chunks::<{ OTHER_VIEWS.len() }>();
    let agreement = Agreement::measured(&sample, others, bootstrap);
    Ok(agreement.map_or_else(|| Part::not("there are no photos"), Part::Measured))
}

/// The score on the photos of `cases`, each changed in every way that clinics differ in, and read in one view: with eight
/// this would take most of an evaluation.
///
/// # Errors
///
/// Where the device fails, or no photo can be read.
fn disturbances(classifier: &Classifier, cases: &[Case], bootstrap: Bootstrap) -> Result<Part<Vec<Disturbed>>> {
    let side_px = classifier.card().input_side_px;
    let mut all = Vec::with_capacity(1 + Disturbance::ALL.len());
    let unchanged = predict_changed(classifier, cases.to_vec(), |photo| photo, ONE_VIEW)?;
    all.extend(Disturbed::measured(UNCHANGED, &unchanged, bootstrap)?);
    for disturbance in Disturbance::ALL {
        let predictions =
            predict_changed(classifier, cases.to_vec(), |photo| disturbance.of(&photo, side_px), ONE_VIEW)?;
        all.extend(Disturbed::measured(disturbance.name, &predictions, bootstrap)?);
    }
    Ok(Part::Measured(all))
}

/// How often photos are refused and doubted, in the folders that are `wanted` and among `predictions`.
///
/// # Errors
///
/// Where the device fails, or no photo of a folder can be read.
fn not_lesions(
    classifier: &Classifier,
    wanted: &Wanted<'_>,
    predictions: &[Prediction],
    bootstrap: Bootstrap,
) -> Result<Part<NotLesions>> {
    let labelled: Vec<Prediction> = predictions.iter().filter(|photo| photo.label.is_some()).cloned().collect();
    let Some(lesions) = Doubt::measured("lesions", &labelled, bootstrap) else {
        return Ok(Part::not("no photo has a label"));
    };
    let of_domain = |domain: Domain| {
        let is_of = |photo: &&Prediction| photo.metadata.domain == Some(domain);
        let photos: Vec<Prediction> = labelled.iter().filter(is_of).cloned().collect();
        Doubt::measured(&format!("{} lesions", domain.name()), &photos, bootstrap)
    };
    let domains: Vec<Doubt> = Domain::ALL.into_iter().filter_map(of_domain).collect();

    let regression =
        classifier.card().decision_rules.out_of_distribution.as_ref().and_then(|it| it.no_lesion_regression.as_ref());
    let kinds: BTreeMap<String, usize> = regression.map(|it| it.kinds.clone()).unwrap_or_default();
    let mut folders = Vec::with_capacity(wanted.folders.len());
    for folder in wanted.folders {
        let name = &folder.name;
        let photos = if kinds.contains_key(name) { folder.reserved() } else { folder.photos.clone() };
        let cases = photos.iter().map(|photo| Case::unknown(photo)).collect();
        let read = predict(classifier, cases).with_context(|| format!("in the folder {name}"))?;
        folders.extend(Doubt::measured(name, &read, bootstrap));
    }
    let left_out = wanted.left_out.iter().filter_map(|left_out| {
        let read = |(file, assessment): &(PathBuf, Assessment)| Case::unknown(file).read_as(assessment);
        let photos: Vec<Prediction> = left_out.photos.iter().map(read).collect();
        Doubt::measured(&format!("{} left out of the fit", left_out.kind), &photos, bootstrap)
    });
    let left_out = left_out.collect();
    let domains = if domains.len() < Domain::ALL.len() { Vec::new() } else { domains };
    Ok(Part::Measured(NotLesions { domains, left_out, ..NotLesions::of(lesions, folders) }))
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
