//! Calibration: fits the [`DecisionRules`] of a network on photos that its weights were not trained on.
//!
//! The validation set gives the temperature, the conformal thresholds, the alert threshold and the limits of the
//! out-of-distribution check. Rules for combined photos are compared on its lesions with several photos. The training set
//! gives the distribution of the features of lesions and of the corners of their photos, which needs many photos and no
//! labels, and the frequencies of age and site, which the network does not use. Folders of photos without a lesion give the
//! features of such photos: one half of each folder is used here, the other half for evaluation.

mod age_and_site;
mod combined;
mod corners;
mod limits;
mod logistic;
mod non_lesion_regression;
mod out_of_distribution;
mod temperature;
mod thresholds;
pub mod validation;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use burn::tensor::Device;
use naevus_network::classifier::{Classifier, network_config};
use naevus_network::weights::Precision;
use naevus_reading::assessment::Assessment;
use naevus_reading::card::ModelCard;
use naevus_reading::decision::{DecisionRules, NetworkOutput, OutOfDistributionDetector};
use naevus_reading::diagnosis::Diagnosis;
use naevus_reading::domain::Domain;
use naevus_reading::photo::Photo;
use naevus_reading::preprocess::downscale;
use naevus_reading::symmetry::Symmetry;

pub use combined::{CombinedComparison, ComparedRule, USED_RULE};
pub use out_of_distribution::{REFUSED_SHARE, UNUSUAL_SHARE};
pub use thresholds::{Targets, adaptive_sets, alert_threshold, required_coverage, required_sensitivity};
pub use validation::ValidationPhoto;

use out_of_distribution::{DetectorData, FittedDetectors, LesionFeatures, NonLesionKind};

use crate::dataset::Label;
use crate::evaluation::{Bootstrap, Metadata, Prediction};
use crate::inference::ONE_VIEW;
use crate::non_lesions::{NonLesionFolder, is_in_fitting_half};
use crate::split::{SavedSplit, SplitRow, Subset};
use crate::training::{TrainConfig, augment, read_config, sampling_prior, stream};
use crate::{inference, model_folder, photos, progress};

/// The number of training photos that the features of the lesions of a domain are computed on; more change little.
const MAX_LESION_PHOTOS: usize = 2000;

/// The seed of the augmentation of these photos.
const AUGMENTATION_SEED: u64 = 1;

/// A transform of a photo, which also depends on its index; none if it does not apply to the photo.
type Transform<'a> = &'a (dyn Fn(Photo, usize) -> Option<Photo> + Sync);

/// The network's output for a photo, and its diagnosis.
type LabelledOutput = (NetworkOutput, Diagnosis);

/// A photo, and the network's output for it.
type PhotoOutput = (PathBuf, NetworkOutput);

/// Fitted decision rules, with the assessments of a leave-one-out fit of the out-of-distribution check.
pub struct FittedRules {
    /// The decision rules fitted to all data.
    pub decision_rules: DecisionRules,
    /// For each kind of photos without a lesion, their assessments by decision rules that were fitted without that kind.
    pub left_out: Vec<LeftOutKind>,
    /// The photos of the validation set with a diagnosis, on which the thresholds were fitted.
    pub validation: Vec<ValidationPhoto>,
    /// The rules for the alert of lesions with several photos, compared on the validation set; `None` if it has too few.
    pub combined: Option<CombinedComparison>,
}

/// A kind of photos without a lesion, assessed by decision rules that were fitted without it.
pub struct LeftOutKind {
    /// The name of the kind: `faces`.
    pub kind: String,
    /// Every readable photo with its assessment.
    pub photos: Vec<(PathBuf, Assessment)>,
}

impl LeftOutKind {
    /// The share of the photos that is refused, 0 to 1; `None` without photos.
    pub fn refused_share(&self) -> Option<f64> {
        let refused = self.photos.iter().filter(|(_, assessment)| assessment.is_refused()).count();
        (!self.photos.is_empty()).then(|| refused as f64 / self.photos.len() as f64)
    }
}

/// Fits the decision rules of `classifier`, whose weights are those of the run in the folder `run`. The thresholds are
/// fitted for `targets`. The out-of-distribution check is fitted to one half of each of `folders`, which contain photos
/// without a lesion.
///
/// # Errors
///
/// If the folder holds no run, its photos cannot be read, or the device fails.
pub fn fit(classifier: &Classifier, run: &Path, folders: &[NonLesionFolder], targets: &Targets) -> Result<FittedRules> {
    let rows = SavedSplit::read(run)?.rows;
    let evaluated_archives: HashSet<String> =
        rows.iter().filter(|row| row.subset != Subset::Train).map(|row| row.source.clone()).collect();
    let (training, validation): (Vec<SplitRow>, Vec<SplitRow>) =
        rows.into_iter().filter(|row| row.subset != Subset::Test).partition(|row| row.subset == Subset::Train);
    let log_prior = residual_log_prior(&read_config(run)?, &training, &evaluated_archives);
    let outputs =
        outputs(classifier, &paths(&validation), &unchanged, &Symmetry::ALL, "classifying the validation set")?;
    // Photos without a diagnosis are used for the out-of-distribution check only.
    let outputs: Vec<(NetworkOutput, &SplitRow)> =
        outputs.into_iter().zip(&validation).filter_map(|(output, row)| Some((output?, row))).collect();
    let diagnosed: Vec<LabelledOutput> =
        outputs.iter().filter_map(|(output, row)| Some((output.clone(), row.label.diagnosis()?))).collect();
    ensure!(!diagnosed.is_empty(), "no photo of the run's validation set can be read");

    let calibration = temperature::fit(&diagnosed, log_prior);
    let calibrated = |(output, row): &(NetworkOutput, &SplitRow)| {
        let probabilities = calibration.probabilities(output.logits());
        Some(ValidationPhoto { source: row.source.clone(), label: row.label.diagnosis()?, probabilities })
    };
    let photos: Vec<ValidationPhoto> = outputs.iter().filter_map(calibrated).collect();

    let age_and_site = age_and_site::fit(&training);
    let lesions_of = |domain: Domain| {
        let is_of_domain = |row: &&SplitRow| row.domain.unwrap_or_default() == domain;
        let rows: Vec<&SplitRow> = training.iter().filter(is_of_domain).collect();
        let step = rows.len().div_ceil(MAX_LESION_PHOTOS).max(1);
        let sample: Vec<&Path> = rows.into_iter().step_by(step).map(|row| row.path.as_path()).collect();
        let of_domain = outputs.iter().filter(|(_, row)| is_of_domain(row));
        let validation = of_domain.map(|(output, _)| output.features.clone()).collect();
        lesion_features(classifier, &sample, validation)
    };
    let kinds = folders.iter().map(|folder| non_lesion_features(classifier, folder)).collect::<Result<Vec<_>>>()?;
    let (kinds, kind_outputs): (Vec<NonLesionKind>, Vec<Vec<PhotoOutput>>) = kinds.into_iter().unzip();
    let data = DetectorData {
        early_features: network_config(classifier.card())?.early_feature_count(),
        lesions: [lesions_of(Domain::Dermoscopy)?, lesions_of(Domain::Clinical)?],
        kinds,
    };
    let (out_of_distribution, left_out) = match out_of_distribution::fit(&data) {
        Some(FittedDetectors { detector, left_out }) => (Some(detector), left_out),
        None => {
            eprintln!(
                "the out-of-distribution check is not fitted: it needs 100 training photos of lesions of one domain, and \
                 100 in the validation set"
            );
            (None, Vec::new())
        }
    };
    let decision_rules = DecisionRules {
        calibration,
        sets: adaptive_sets(&ValidationPhoto::labelled(&photos), targets.set_coverage)?,
        alert: alert_threshold(&ValidationPhoto::malignant(&photos), targets),
        out_of_distribution,
        age_and_site,
    };
    let assessed = |((detector, kind), photos): ((OutOfDistributionDetector, &NonLesionKind), Vec<PhotoOutput>)| {
        let decision_rules = DecisionRules { out_of_distribution: Some(detector), ..decision_rules.clone() };
        let photos = photos.into_iter().map(|(path, output)| (path, decision_rules.assess(&output))).collect();
        LeftOutKind { kind: kind.name.clone(), photos }
    };
    let left_out = left_out.into_iter().zip(&data.kinds).zip(kind_outputs).map(assessed).collect();
    let predictions: Vec<Prediction> =
        outputs.iter().map(|(output, row)| prediction(&decision_rules.assess(output), row)).collect();
    let combined = CombinedComparison::measure(&decision_rules, &predictions, Bootstrap::default());
    Ok(FittedRules { decision_rules, left_out, validation: photos, combined })
}

/// The prediction for the photo of `row`.
fn prediction(assessment: &Assessment, row: &SplitRow) -> Prediction {
    Prediction {
        path: row.path.display().to_string(),
        file: row.path.clone(),
        label: Some(row.label),
        lesion: row.lesion.clone(),
        patient_group: Some(row.group().to_string()),
        metadata: Metadata { source: Some(row.source.clone()), ..Metadata::default() },
        probabilities: assessment.probabilities,
        status: assessment.input_check.status,
        suspicious: assessment.suspicious,
        ..Prediction::default()
    }
}

/// The residual log prior: the logarithms of the class frequencies that a training with `config` leaves in the logits, for
/// photos from the `evaluated_archives`.
///
/// It is the part of the sampling prior that the logit adjustment did not remove, and for each diagnosis the share of its
/// photos that come from the evaluated archives: the features separate the archives, and photos of an archive with a
/// single diagnosis raise the logit of that diagnosis only for similar photos. On the validation set of the shipped
/// model's run, where two in three training melanomas are from such an archive, the sensitivity for melanoma is 0.65 with
/// this share and 0.32 without, and the balanced accuracy 0.659 and 0.668.
fn residual_log_prior(
    config: &TrainConfig,
    training: &[SplitRow],
    evaluated_archives: &HashSet<String>,
) -> [f32; Diagnosis::COUNT] {
    let labels: Vec<Label> = training.iter().map(|row| row.label).collect();
    let prior = sampling_prior(&labels, config.sampling_power);
    let unadjusted = 1.0 - config.logit_adjustment as f32;
    Diagnosis::ALL.map(|diagnosis| {
        let rows: Vec<&SplitRow> = training.iter().filter(|row| row.label.diagnosis() == Some(diagnosis)).collect();
        let from_evaluated = rows.iter().filter(|row| evaluated_archives.contains(&row.source)).count();
        let share = if from_evaluated == 0 { 1.0 } else { from_evaluated as f32 / rows.len() as f32 };
        unadjusted * prior[diagnosis.index()].ln() + share.ln()
    })
}

/// Fits the decision rules of the model in the run folder `run` for the default [`Targets`], and writes them into its card
/// and the validation set's predictions into its folder. The out-of-distribution check is fitted to one half of each of
/// `folders`.
///
/// # Errors
///
/// As [`fit`], or if a file cannot be written.
pub fn calibrate(run: &Path, folders: &[NonLesionFolder]) -> Result<()> {
    let classifier = model_folder::load(run, Device::flex())?;
    let FittedRules { decision_rules, left_out, validation, .. } = fit(&classifier, run, folders, &Targets::default())?;
    validation::write(run, &validation)?;
    for kind in left_out {
        let share = kind.refused_share().map_or_else(|| "-".to_string(), |share| format!("{:.1} %", 100.0 * share));
        println!("{}: a model fitted without such photos refuses {share} of them", kind.kind);
    }
    let card = ModelCard { decision_rules, ..classifier.card().clone() };
    model_folder::write(run, card, classifier.network(), Precision::F32)?;
    Ok(())
}

/// The features of lesions of one domain: of `sample`, which are training photos, and the given features of `validation`
/// photos.
fn lesion_features(classifier: &Classifier, sample: &[&Path], validation: Vec<Vec<f32>>) -> Result<LesionFeatures> {
    let side_px = classifier.card().input_side_px;
    let features = |transform: Transform<'_>, task| {
        let outputs = outputs(classifier, sample, transform, ONE_VIEW, task)?;
        Ok::<_, anyhow::Error>(outputs.into_iter().flatten().map(|output| output.features).collect::<Vec<_>>())
    };
    let photo = |photo: Photo, index: usize| Some(augment_every_second(photo, side_px, index));
    let corner =
        |photo: Photo, index: usize| Some(augment_every_second(corners::most_uniform(&photo, index)?, side_px, index));
    Ok(LesionFeatures {
        photos: features(&photo, "computing features of lesions")?,
        blurred: features(
            &|photo, index| Some(blurred(&photo, side_px, index)),
            "computing features of blurred lesions",
        )?,
        corners: features(&corner, "computing features of corners")?,
        validation,
    })
}

/// The features of the photos without a lesion in `folder`: of the half that is used for fitting; and the network's outputs
/// for all of them.
fn non_lesion_features(classifier: &Classifier, folder: &NonLesionFolder) -> Result<(NonLesionKind, Vec<PhotoOutput>)> {
    let side_px = classifier.card().input_side_px;
    let all: Vec<&Path> = folder.photos.iter().map(PathBuf::as_path).collect();
    let fitted: Vec<&Path> = all.iter().copied().filter(|path| is_in_fitting_half(path)).collect();
    let all_outputs = outputs(classifier, &all, &unchanged, &Symmetry::ALL, "classifying photos without a lesion")?;
    // In one view, as the lesions of the training set.
    let photos = outputs(classifier, &fitted, &unchanged, ONE_VIEW, "computing their features")?;
    let augment = |photo: Photo, index: usize| Some(augmented(&photo, side_px, index));
    let augmented = outputs(classifier, &fitted, &augment, ONE_VIEW, "computing features after augmentation")?;
    let readable: Vec<PhotoOutput> =
        folder.photos.iter().zip(all_outputs).filter_map(|(path, output)| Some((path.clone(), output?))).collect();
    ensure!(!readable.is_empty(), "no photo in the folder {} can be read", folder.name);
    let photos = photos.into_iter().flatten().map(|output| output.features).collect();
    let augmented = augmented.into_iter().flatten().map(|output| output.features).collect();
    Ok((NonLesionKind { name: folder.name.clone(), photos, augmented }, readable))
}

fn paths(rows: &[SplitRow]) -> Vec<&Path> {
    rows.iter().map(|row| row.path.as_path()).collect()
}

/// The mean output of `classifier` over `views` for the photo at each of `paths` after `transform`; none for photos that
/// cannot be read or that `transform` does not apply to.
fn outputs(
    classifier: &Classifier,
    paths: &[&Path],
    transform: Transform<'_>,
    views: &[Symmetry],
    task: &'static str,
) -> Result<Vec<Option<NetworkOutput>>> {
    let bar = progress::bar(task, paths.len() as u64);
    let indexed: Vec<(usize, &Path)> = paths.iter().copied().enumerate().collect();
    let read = |(index, path): &(usize, &Path)| {
        transform(photos::read(path)?, *index).ok_or_else(|| "the transform does not apply to the photo".to_string())
    };
    let outputs = inference::outputs_of_each(classifier, &indexed, read, views, &bar)?;
    bar.finish_and_clear();
    Ok(outputs.into_iter().map(Result::ok).collect())
}

fn unchanged(photo: Photo, _index: usize) -> Option<Photo> {
    Some(photo)
}

/// `photo` with the resolution of a corner of it, so that corners are not detected by their blur.
fn blurred(photo: &Photo, side_px: usize, index: usize) -> Photo {
    downscale(photo, (corners::size_share(index) * side_px as f32) as u32)
}

/// `photo`, augmented if `index` is odd, so that the detector does not react to differences between archives.
fn augment_every_second(photo: Photo, side_px: usize, index: usize) -> Photo {
    if index.is_multiple_of(2) { photo } else { augmented(&photo, side_px, index) }
}

/// A random augmentation of `photo`, determined by `index`.
fn augmented(photo: &Photo, side_px: usize, index: usize) -> Photo {
    let photo = downscale(photo, 2 * side_px as u32);
    augment::augmented_view(&photo, side_px, &mut stream(AUGMENTATION_SEED, index as u64))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Record;
    use crate::dataset::tests::record;

    #[test]
    fn the_residual_prior_discounts_photos_of_archives_for_training_only() {
        let row = |index: usize, source: &str, diagnosis: Diagnosis| {
            let name = format!("{source}-{index}");
            SplitRow::of(&Record { label: diagnosis.into(), ..record(&name, source, &name) }, Subset::Train)
        };
        let mut training: Vec<SplitRow> = (0..10).map(|index| row(index, "evaluated", Diagnosis::Nevus)).collect();
        training.extend((0..4).map(|index| row(index, "evaluated", Diagnosis::Melanoma)));
        training.extend((0..12).map(|index| row(index, "training-only", Diagnosis::Melanoma)));
        let evaluated = HashSet::from(["evaluated".to_string()]);
        let mut config = TrainConfig::of(Path::new("evaluated")).unwrap();
        let log_prior = residual_log_prior(&config, &training, &evaluated);
        assert_eq!(log_prior[Diagnosis::Nevus.index()], 0.0);
        assert!((log_prior[Diagnosis::Melanoma.index()] - 0.25_f32.ln()).abs() < 1e-6);
        assert_eq!(log_prior[Diagnosis::VascularLesion.index()], 0.0, "without photos there is no residual prior");
        // Without logit adjustment the class frequencies remain: sixteen melanomas and ten nevi.
        (config.logit_adjustment, config.sampling_power) = (0.0, 0.0);
        let log_prior = residual_log_prior(&config, &training, &evaluated);
        let difference = log_prior[Diagnosis::Melanoma.index()] - log_prior[Diagnosis::Nevus.index()];
        assert!((difference - (1.6_f32 * 0.25).ln()).abs() < 1e-5, "{difference}");
    }
}
