//! The sections of an evaluation beyond the figures of the predictions.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use naevus_network::classifier::Classifier;
use naevus_reading::assessment::{Assessment, most_probable};
use naevus_reading::card::ModelCard;
use naevus_reading::decision::{AdaptiveSets, DecisionRules, OperatingPoint};
use naevus_reading::diagnosis::Diagnosis;
use naevus_reading::domain::Domain;
use naevus_reading::symmetry::Symmetry;
use rayon::prelude::*;

use super::photos::{EvaluationPhoto, predict, predict_transformed};
use crate::calibrate::LeftOutKind;
use crate::evaluation::{
    AgeAndSite, Alert, Bootstrap, Comparison, Evaluation, EvaluationResults, ImageCorruption, Invariance, LesionMask,
    MapLocalisation, OTHER_VIEWS, Prediction, PredictionSets, PriorAdjustment, RefusalRate, RefusalRates,
    RobustnessResult, Section, UNCORRUPTED, combined_photos,
};
use crate::inference::{self, ONE_VIEW};
use crate::non_lesions::NonLesionFolder;
use crate::{photos, progress};

/// How the sections are measured. By default the optional ones are not.
#[derive(Default)]
pub struct SectionOptions<'a> {
    /// Whether the photos are the validation set, on which the decision rules were fitted. Prior adjustment, alert, age
    /// and site, and prediction sets are then not measured.
    pub is_validation_set: bool,
    /// Invariance to flips and rotations.
    pub invariance: bool,
    /// Robustness to image corruptions.
    pub robustness: bool,
    /// The predictions for the photos in one view, if they exist already. They are the reference of the robustness.
    pub in_one_view: Option<&'a [Prediction]>,
    /// Folders of photos without a lesion for the refusal rates; without folders they are not measured. Of folders that
    /// the model was fitted to, the other half is used.
    pub folders: &'a [NonLesionFolder],
    /// The assessments of kinds of photos without a lesion by models that were fitted without them.
    pub left_out: &'a [LeftOutKind],
}

/// Measures the sections of `results`; `predictions` are those of `classifier` for `photos`.
///
/// # Errors
///
/// If the device fails, or a photo cannot be read any more.
pub fn measure(
    results: &mut EvaluationResults,
    options: &SectionOptions<'_>,
    classifier: &Classifier,
    photos: &[EvaluationPhoto],
    predictions: &[Prediction],
    bootstrap: Bootstrap,
) -> Result<()> {
    if options.is_validation_set {
        let why = "it was fitted on the validation set, which was evaluated";
        results.prior_adjustment = Section::not_measured(why);
        results.alert = Section::not_measured(why);
        results.age_and_site = Section::not_measured(why);
        results.prediction_sets = Section::not_measured(why);
        results.combined_photos = Section::not_measured(why);
    } else {
        let decision_rules = &classifier.card().decision_rules;
        results.prior_adjustment = prior_adjustment(decision_rules, predictions, &results.evaluation)?;
        results.alert = alert(decision_rules, predictions, bootstrap);
        results.age_and_site = age_and_site(decision_rules, predictions, bootstrap)?;
        results.prediction_sets = prediction_sets(decision_rules, predictions, bootstrap);
        let combined = combined_photos::measure(decision_rules, predictions, bootstrap)?;
        results.combined_photos = measured(combined, "no lesion has two photos with a diagnosis that are not refused");
    }
    results.activation_map = activation_map(predictions, bootstrap)?;
    results.invariance = match options.invariance {
        true => invariance(classifier, predictions, bootstrap)?,
        false => Section::not_measured("it was disabled with --no-views"),
    };
    if !options.folders.is_empty() {
        results.refusal = refusal(classifier, options, predictions, bootstrap)?;
    }
    if options.robustness {
        results.robustness = robustness(classifier, options.in_one_view, photos, bootstrap)?;
    }
    Ok(())
}

/// A measured section, or the reason why it is not measured.
fn measured<T>(result: Option<T>, reason: &str) -> Section<T> {
    result.map_or_else(|| Section::not_measured(reason), Section::Measured)
}

/// The accuracies of `predictions`, which have the figures of `evaluation`, with other class priors than those of
/// `decision_rules`.
///
/// # Errors
///
/// If a prediction is not a probability.
fn prior_adjustment(
    decision_rules: &DecisionRules,
    predictions: &[Prediction],
    evaluation: &Evaluation,
) -> Result<Section<Vec<PriorAdjustment>>> {
    let adjustments = PriorAdjustment::measure(&decision_rules.calibration, predictions, evaluation)?;
    Ok(measured(Some(adjustments).filter(|found| !found.is_empty()), "the model is not calibrated yet"))
}

/// The prediction sets of `predictions` with the thresholds of `decision_rules`.
fn prediction_sets(
    decision_rules: &DecisionRules,
    predictions: &[Prediction],
    bootstrap: Bootstrap,
) -> Section<PredictionSets> {
    if decision_rules.sets == AdaptiveSets::default() {
        return Section::not_measured(
            "the model has no conformal thresholds yet; they are fitted at the end of training",
        );
    }
    let sets = PredictionSets::measure(decision_rules.sets.clone(), predictions, bootstrap);
    measured(sets, "no photo has a label")
}

/// The alert for malignancy on `predictions` at the operating point of `decision_rules`.
fn alert(decision_rules: &DecisionRules, predictions: &[Prediction], bootstrap: Bootstrap) -> Section<Alert> {
    if decision_rules.alert == OperatingPoint::default() {
        return Section::not_measured("the model has no operating point yet; it is fitted at the end of training");
    }
    let alert = Alert::measure(&decision_rules.alert, predictions, bootstrap);
    measured(alert, "the photos do not include both malignant lesions and others")
}

/// The main figures of `predictions` with age and site, using the likelihood ratios of `decision_rules`.
///
/// # Errors
///
/// If a prediction is not a probability.
fn age_and_site(
    decision_rules: &DecisionRules,
    predictions: &[Prediction],
    bootstrap: Bootstrap,
) -> Result<Section<AgeAndSite>> {
    let Some(ratios) = &decision_rules.age_and_site else {
        return Ok(Section::not_measured("the model has no likelihood ratios; its archives have no ages and sites"));
    };
    let figures = AgeAndSite::measure(decision_rules, ratios, predictions, bootstrap)?;
    Ok(measured(figures, "no photo has a diagnosis"))
}

/// The share of `predictions` whose activation map has its peak on the lesion.
///
/// # Errors
///
/// If a photo cannot be read any more.
fn activation_map(predictions: &[Prediction], bootstrap: Bootstrap) -> Result<Section<MapLocalisation>> {
    let bar = progress::bar("segmenting the lesions", predictions.len() as u64);
    let mask = |prediction: &Prediction| {
        let photo = photos::read(&prediction.file).map_err(|reason| unreadable(&prediction.file, &reason))?;
        bar.inc(1);
        Ok(LesionMask::of(&photo))
    };
    let masks: Vec<Option<LesionMask>> = predictions.par_iter().map(mask).collect::<Result<_>>()?;
    bar.finish_and_clear();
    let localisation = MapLocalisation::measure(predictions, &masks, bootstrap);
    Ok(measured(localisation, "no lesion could be segmented"))
}

/// The error for a photo that was readable before.
fn unreadable(file: &Path, reason: &str) -> anyhow::Error {
    anyhow!("{} cannot be read any more: {reason}", file.display())
}

/// The number of photos for the invariance. A sample is sufficient: with the mean over the eight views, predictions
/// change only by the rounding of the resize.
const INVARIANCE_PHOTOS: usize = 100;

/// How often the predictions for a sample of `predictions` change when the photos are flipped and rotated.
///
/// # Errors
///
/// If the device fails, or a photo cannot be read any more.
fn invariance(
    classifier: &Classifier,
    predictions: &[Prediction],
    bootstrap: Bootstrap,
) -> Result<Section<Invariance>> {
    let step = predictions.len().div_ceil(INVARIANCE_PHOTOS).max(1);
    let sample: Vec<Prediction> = predictions.iter().step_by(step).cloned().collect();
    let other_views = |prediction: &Prediction| OTHER_VIEWS.map(|view| (prediction.file.clone(), view));
    let photos: Vec<(PathBuf, Symmetry)> = sample.iter().flat_map(other_views).collect();
    let bar = progress::bar("classifying flipped and rotated photos", photos.len() as u64);
    let read = |(file, view): &(PathBuf, Symmetry)| photos::read(file).map(|photo| view.apply(&photo));
    let assessments = inference::assess_each(classifier, &photos, read, &Symmetry::ALL, &bar)?;
    bar.finish_and_clear();
    let diagnoses: Vec<Diagnosis> = assessments
        .into_iter()
        .zip(&photos)
        .map(|(assessment, (file, _))| {
            Ok(most_probable(&assessment.map_err(|reason| unreadable(file, &reason))?.probabilities))
        })
        .collect::<Result<_>>()?;
    let (others, _) = diagnoses.as_chunks::<{ OTHER_VIEWS.len() }>();
    Ok(measured(Invariance::measure(&sample, others, bootstrap), "there are no photos"))
}

/// The figures on `photos` with each image corruption, in one view. `uncorrupted` are the predictions in one view
/// without a corruption, if they exist already.
///
/// # Errors
///
/// If the device fails, or no photo can be read.
fn robustness(
    classifier: &Classifier,
    uncorrupted: Option<&[Prediction]>,
    photos: &[EvaluationPhoto],
    bootstrap: Bootstrap,
) -> Result<Section<Vec<RobustnessResult>>> {
    let side_px = classifier.card().input_side_px;
    let mut results = Vec::with_capacity(1 + ImageCorruption::ALL.len());
    let uncorrupted = match uncorrupted {
        Some(predictions) => Cow::Borrowed(predictions),
        None => Cow::Owned(predict_transformed(classifier, photos.to_vec(), |photo| photo, ONE_VIEW)?),
    };
    results.extend(RobustnessResult::measure(UNCORRUPTED, &uncorrupted, bootstrap)?);
    for corruption in ImageCorruption::ALL {
        let predictions =
            predict_transformed(classifier, photos.to_vec(), |photo| corruption.apply(&photo, side_px), ONE_VIEW)?;
        results.extend(RobustnessResult::measure(corruption.name, &predictions, bootstrap)?);
    }
    Ok(Section::Measured(results))
}

/// The shares of refused and inconclusive photos in the folders of `options` and among `predictions`.
///
/// # Errors
///
/// If the device fails, or no photo of a folder can be read.
fn refusal(
    classifier: &Classifier,
    options: &SectionOptions<'_>,
    predictions: &[Prediction],
    bootstrap: Bootstrap,
) -> Result<Section<RefusalRates>> {
    let labelled: Vec<Prediction> = predictions.iter().filter(|photo| photo.label.is_some()).cloned().collect();
    let Some(lesions) = RefusalRate::measure("lesions", &labelled, bootstrap) else {
        return Ok(Section::not_measured("no photo has a label"));
    };
    let of_domain = |domain: Domain| {
        let is_of_domain = |photo: &&Prediction| photo.metadata.domain == Some(domain);
        let photos: Vec<Prediction> = labelled.iter().filter(is_of_domain).cloned().collect();
        RefusalRate::measure(&format!("{} lesions", domain.name()), &photos, bootstrap)
    };
    let domains: Vec<RefusalRate> = Domain::ALL.into_iter().filter_map(of_domain).collect();

    let detector = classifier.card().decision_rules.out_of_distribution.as_ref();
    let regression = detector.and_then(|detector| detector.non_lesion_regression.as_ref());
    let fitted_kinds: BTreeMap<String, usize> = regression.map(|it| it.kinds.clone()).unwrap_or_default();
    let mut folders = Vec::with_capacity(options.folders.len());
    for folder in options.folders {
        let name = &folder.name;
        let photos = if fitted_kinds.contains_key(name) { folder.held_out() } else { folder.photos.clone() };
        let photos = photos.iter().map(|photo| EvaluationPhoto::unlabelled(photo)).collect();
        let predictions = predict(classifier, photos).with_context(|| format!("in the folder {name}"))?;
        folders.extend(RefusalRate::measure(name, &predictions, bootstrap));
    }
    let left_out = options.left_out.iter().filter_map(|left_out| {
        let prediction =
            |(file, assessment): &(PathBuf, Assessment)| EvaluationPhoto::unlabelled(file).with_assessment(assessment);
        let photos: Vec<Prediction> = left_out.photos.iter().map(prediction).collect();
        RefusalRate::measure(&format!("{} left out of the fit", left_out.kind), &photos, bootstrap)
    });
    let left_out = left_out.collect();
    let domains = if domains.len() < Domain::ALL.len() { Vec::new() } else { domains };
    Ok(Section::Measured(RefusalRates { domains, left_out, ..RefusalRates::of(lesions, folders) }))
}

/// Compares this model's `predictions` with those of `other`, the model in `folder`, for the same photos.
///
/// # Errors
///
/// If the device fails, or the photos have changed.
pub fn comparison(
    card: &ModelCard,
    other: &Classifier,
    folder: &Path,
    photos: Vec<EvaluationPhoto>,
    predictions: &[Prediction],
    bootstrap: Bootstrap,
) -> Result<Section<Comparison>> {
    let others = predict(other, photos)?;
    let same_split = card.data.split_sha256 == other.card().data.split_sha256;
    let warning = (!same_split).then(|| {
        "The two models were trained with different splits. The other model may have been trained on some of these \
         photos, so that its figures may be too high."
            .to_string()
    });
    let name = folder.display().to_string();
    Ok(Section::Measured(Comparison::measure(name, warning, predictions, &others, bootstrap)?))
}
