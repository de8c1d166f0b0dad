//! A network with its weights to its [`DecisionRules`]: what its numbers mean, fitted on photos that the weights were not
//! fitted to.
//!
//! Temperature, sets, operating point and limits come from the validation side. From the training side comes what photos of
//! lesions look like, and how their corners differ from them: of that there must be plenty, and it says nothing of the
//! labels; and how old patients are and where their lesions are, which the weights never saw. What other photos without a
//! lesion look like comes from folders of them, from one half of each; the other half is for measuring.

mod age_and_site;
mod alert;
mod calibration;
mod corners;
mod limits;
mod logistic;
mod no_lesion_regression;
mod out_of_distribution;
mod prediction_sets;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use burn::tensor::Device;
use naevus_network::classifier::{Classifier, network_config};
use naevus_network::weights::Precision;
use naevus_reading::assessment::{Assessment, group_probability};
use naevus_reading::card::ModelCard;
use naevus_reading::decision::{DecisionRules, NetworkOutput, OutOfDistributionDetector};
use naevus_reading::diagnosis::{Diagnosis, Group};
use naevus_reading::domain::Domain;
use naevus_reading::photo::Photo;
use naevus_reading::preprocess::shrink;
use naevus_reading::symmetry::Symmetry;

pub use out_of_distribution::{REFUSED, UNUSUAL};
pub use prediction_sets::learnt as set_thresholds;

use crate::dataset::Label;
use crate::not_lesions::{NotLesionFolder, is_fitted};
use crate::reading::ONE_VIEW;
use crate::split::{SavedSplit, Side, SplitRow};
use crate::training::{TrainConfig, augment, drawn_shares, read_config, stream};
use crate::{model_folder, photos, progress, reading};

/// How often the sets are to hold the truth, 0 to 1.
pub const COVERAGE: f64 = 0.9;

/// The share of the malignant photos that the operating point is to find.
const SENSITIVITY: f64 = 0.95;

/// The share of the malignant photos of each archive that it is to find. At 0.95 in each it would be chosen by the three or
/// four hardest photos of one archive, and leave one in seven of the others alone; at 0.9 it leaves two in five.
const IN_EACH_ARCHIVE: f64 = 0.9;

/// Photos of the training side that show what photos of lesions of one domain look like; more change little.
const LESIONS: usize = 2000;

/// The seed of what other clinics' photos are like.
const ELSEWHERE: u64 = 1;

/// What is made of a photo, by its place among all; nothing where it shows nothing of the kind.
type View<'a> = &'a (dyn Fn(Photo, usize) -> Option<Photo> + Sync);

/// A photo that the network saw, and what it shows.
type Labelled = (NetworkOutput, Diagnosis);

/// A decision_rules, and what others would say that were fitted to less.
pub struct Fitted {
    /// Fitted to all that there is.
    pub decision_rules: DecisionRules,
    /// What is said of the photos of each kind without a lesion by a decision_rules that was fitted without that kind.
    pub left_out: Vec<LeftOut>,
}

/// Photos of a kind without a lesion, judged as a kind that was never seen.
pub struct LeftOut {
    /// The name of the kind: `faces`.
    pub kind: String,
    /// Every photo that can be read, and what is said of it.
    pub photos: Vec<(PathBuf, Assessment)>,
}

impl LeftOut {
    /// The share of the photos that is refused, 0 to 1; not a number where there are none.
    pub fn refused_share(&self) -> f64 {
        let refused = self.photos.iter().filter(|(_, assessment)| assessment.is_refused()).count();
        refused as f64 / self.photos.len() as f64
    }
}

/// The decision_rules of `classifier`, whose weights are those of the run in the folder `run`; its refusal is fitted to one
/// half of each of `folders`, which show no lesion.
///
/// # Errors
///
/// Where the folder holds no run, its photos cannot be read, or the device fails.
pub fn fit(classifier: &Classifier, run: &Path, folders: &[NotLesionFolder]) -> Result<Fitted> {
    let rows = SavedSplit::read(run)?.rows;
    let measured: HashSet<String> =
        rows.iter().filter(|row| row.side != Side::Train).map(|row| row.source.clone()).collect();
    let (training, validation): (Vec<SplitRow>, Vec<SplitRow>) =
        rows.into_iter().filter(|row| row.side != Side::Test).partition(|row| row.side == Side::Train);
    let learnt = learnt_shares(&read_config(run)?, &training, &measured);
    let seen = seen(classifier, &paths(&validation), &as_it_is, &Symmetry::ALL, "reading the validation side")?;
    // What the numbers mean is fitted on photos with a diagnosis; what photos of lesions look like, on all.
    let seen: Vec<(NetworkOutput, &SplitRow)> =
        seen.into_iter().zip(&validation).filter_map(|(sight, row)| Some((sight?, row))).collect();
    let diagnosed: Vec<Labelled> =
        seen.iter().filter_map(|(sight, row)| Some((sight.clone(), row.label.diagnosis()?))).collect();
    ensure!(!diagnosed.is_empty(), "none of the photos of the run's validation side can be read");

    let calibration = calibration::fit(&diagnosed, learnt);
    let probable: Vec<([f32; Diagnosis::COUNT], Diagnosis)> =
        diagnosed.iter().map(|(sight, label)| (calibration.probabilities(sight.logits()), *label)).collect();

    let labelled = seen.iter().filter(|(_, row)| row.label.diagnosis().is_some());
    let malignant: Vec<(f32, &str)> = labelled
        .zip(&probable)
        .filter(|(_, (_, label))| label.group() == Group::Malignant)
        .map(|((_, row), (probabilities, _))| (group_probability(probabilities, Group::Malignant), row.source.as_str()))
        .collect();

    let age_and_site = age_and_site::fit(&training);
    let lesions_of = |domain: Domain| {
        let is_of = |row: &&SplitRow| row.domain.unwrap_or_default() == domain;
        let rows: Vec<&SplitRow> = training.iter().filter(is_of).collect();
        let every = rows.len().div_ceil(LESIONS).max(1);
        let sample: Vec<&Path> = rows.into_iter().step_by(every).map(|row| row.path.as_path()).collect();
        let of_domain = seen.iter().filter(|(_, row)| is_of(row));
        let validation = of_domain.map(|(sight, _)| sight.features.clone()).collect();
        lesions(classifier, &sample, validation)
    };
    let kinds = folders.iter().map(|folder| kind(classifier, folder)).collect::<Result<Vec<_>>>()?;
    let (kinds, photos): (Vec<out_of_distribution::Kind>, Vec<Vec<SeenPhoto>>) = kinds.into_iter().unzip();
    let known = out_of_distribution::Known {
        early: network_config(classifier.card())?.early_feature_count(),
        lesions: [lesions_of(Domain::Dermoscopy)?, lesions_of(Domain::Clinical)?],
        kinds,
    };
    let (out_of_distribution, left_out) = match out_of_distribution::fit(&known) {
        Some(out_of_distribution::Fitted { out_of_distribution, left_out }) => (Some(out_of_distribution), left_out),
        None => {
            eprintln!(
                "no refusal is fitted: it takes 100 photos of lesions of one domain, and 100 on the validation side"
            );
            (None, Vec::new())
        }
    };
    let decision_rules = DecisionRules {
        calibration,
        sets: set_thresholds(&probable, COVERAGE)?,
        alert: alert::fit(&malignant, SENSITIVITY, IN_EACH_ARCHIVE),
        out_of_distribution,
        age_and_site,
    };
    let judged = |((out_of_distribution, kind), photos): (
        (OutOfDistributionDetector, &out_of_distribution::Kind),
        Vec<SeenPhoto>,
    )| {
        let decision_rules = DecisionRules { out_of_distribution: Some(out_of_distribution), ..decision_rules.clone() };
        let photos = photos.into_iter().map(|(path, sight)| (path, decision_rules.assess(&sight))).collect();
        LeftOut { kind: kind.name.clone(), photos }
    };
    let left_out = left_out.into_iter().zip(&known.kinds).zip(photos).map(judged).collect();
    Ok(Fitted { decision_rules, left_out })
}

/// What a training as `config` says left of the diagnoses' frequencies in the logits of photos from the archives that are
/// `measured` on, as logarithms.
///
/// That is what the adjustment did not take out; and, of each diagnosis, the share of its photos that come from those
/// archives: the network's features separate archives, and photos of an archive with one diagnosis only raise that
/// diagnosis' logit for photos like themselves. On the validation side of the shipped model's run, where two in three of
/// the melanomas in training are of such an archive, melanoma's sensitivity is 0.65 with this share and 0.32 without, the
/// balanced accuracy 0.659 and 0.668.
fn learnt_shares(config: &TrainConfig, training: &[SplitRow], measured: &HashSet<String>) -> [f32; Diagnosis::COUNT] {
    let labels: Vec<Label> = training.iter().map(|row| row.label).collect();
    let drawn = drawn_shares(&labels, config.balance);
    let left = 1.0 - config.logit_adjustment as f32;
    Diagnosis::ALL.map(|diagnosis| {
        let of: Vec<&SplitRow> = training.iter().filter(|row| row.label.diagnosis() == Some(diagnosis)).collect();
        let from_measured = of.iter().filter(|row| measured.contains(&row.source)).count();
        let share = if from_measured == 0 { 1.0 } else { from_measured as f32 / of.len() as f32 };
        left * drawn[diagnosis.index()].ln() + share.ln()
    })
}

/// Fits the decision_rules of the model in the run folder `run`, and writes it into its card. Its refusal is fitted to one
/// half of each of `folders`.
///
/// # Errors
///
/// As [`fit`], or where the card cannot be written.
pub fn judge(run: &Path, folders: &[NotLesionFolder]) -> Result<()> {
    let classifier = model_folder::load(run, Device::flex())?;
    let Fitted { decision_rules, left_out } = fit(&classifier, run, folders)?;
    for kind in left_out {
        let share = 100.0 * kind.refused_share();
        println!("{}: {share:.1} % would be refused by a model that was not fitted to such photos", kind.kind);
    }
    let precision = Precision::F32;
    model_folder::write(
        run,
        ModelCard { decision_rules, ..classifier.card().clone() },
        classifier.network(),
        precision,
    )?;
    Ok(())
}

/// What is known of lesions of one domain: by `sample`, photos that the weights were fitted to, and the features of
/// `validation`.
fn lesions(
    classifier: &Classifier,
    sample: &[&Path],
    validation: Vec<Vec<f32>>,
) -> Result<out_of_distribution::Lesions> {
    let side_px = classifier.card().input_side_px;
    let features = |view: View<'_>, task| {
        let sights = seen(classifier, sample, view, ONE_VIEW, task)?;
        Ok::<_, anyhow::Error>(sights.into_iter().flatten().map(|sight| sight.features).collect::<Vec<_>>())
    };
    Ok(out_of_distribution::Lesions {
        photos: features(&|photo, place| Some(here_or_elsewhere(photo, side_px, place)), "reading lesions")?,
        soft: features(&|photo, place| Some(softened(&photo, side_px, place)), "reading them out of focus")?,
        corners: features(
            &|photo, place| Some(here_or_elsewhere(corners::plainest(&photo, place)?, side_px, place)),
            "reading their corners",
        )?,
        validation,
    })
}

/// A photo, and what the network sees in it.
type SeenPhoto = (PathBuf, NetworkOutput);

/// What is known of the kind of photos in `folder`, of the half that is fitted to; and what is seen in every one of
/// them.
fn kind(classifier: &Classifier, folder: &NotLesionFolder) -> Result<(out_of_distribution::Kind, Vec<SeenPhoto>)> {
    let side_px = classifier.card().input_side_px;
    let all: Vec<&Path> = folder.photos.iter().map(PathBuf::as_path).collect();
    let fitted: Vec<&Path> = all.iter().copied().filter(|path| is_fitted(path)).collect();
    let sights = seen(classifier, &all, &as_it_is, &Symmetry::ALL, "reading what shows no lesion")?;
    // What is fitted to is seen as the lesions of the training side are, in one view.
    let photos = seen(classifier, &fitted, &as_it_is, ONE_VIEW, "reading what is fitted to")?;
    let elsewhere = |photo: Photo, place: usize| Some(elsewhere(&photo, side_px, place));
    let elsewhere = seen(classifier, &fitted, &elsewhere, ONE_VIEW, "reading it as another camera's")?;
    let seen: Vec<SeenPhoto> =
        folder.photos.iter().zip(sights).filter_map(|(path, sight)| Some((path.clone(), sight?))).collect();
    ensure!(!seen.is_empty(), "none of the photos in the folder {} can be read", folder.name);
    let photos = photos.into_iter().flatten().map(|sight| sight.features).collect();
    let elsewhere = elsewhere.into_iter().flatten().map(|sight| sight.features).collect();
    Ok((out_of_distribution::Kind { name: folder.name.clone(), photos, elsewhere }, seen))
}

fn paths(rows: &[SplitRow]) -> Vec<&Path> {
    rows.iter().map(|row| row.path.as_path()).collect()
}

/// The mean over `views` of what `classifier` computes of what `view` makes of the photo at each of `paths`; none of those
/// that cannot be read, or of which it makes nothing.
fn seen(
    classifier: &Classifier,
    paths: &[&Path],
    view: View<'_>,
    views: &[Symmetry],
    task: &'static str,
) -> Result<Vec<Option<NetworkOutput>>> {
    let bar = progress::bar(task, paths.len() as u64);
    let places: Vec<(usize, &Path)> = paths.iter().copied().enumerate().collect();
    let read = |(place, path): &(usize, &Path)| {
        view(photos::read(path)?, *place).ok_or_else(|| "there is nothing plain in it".to_string())
    };
    let sights = reading::see_each(classifier, &places, read, views, &bar)?;
    bar.finish_and_clear();
    Ok(sights.into_iter().map(Result::ok).collect())
}

fn as_it_is(photo: Photo, _place: usize) -> Option<Photo> {
    Some(photo)
}

/// `photo` with as few pixels as a corner of it has: a corner must be known by what it shows, not by its blur.
fn softened(photo: &Photo, side_px: usize, place: usize) -> Photo {
    shrink(photo, (corners::share_of(place) * side_px as f32) as u32)
}

/// `photo`, every second one as another clinic's might be. How these archives differ from others must look neither
/// strange nor bare.
fn here_or_elsewhere(photo: Photo, side_px: usize, place: usize) -> Photo {
    if place.is_multiple_of(2) { photo } else { elsewhere(&photo, side_px, place) }
}

/// `photo` as another clinic's might be: in other light and focus, from another distance, with a rim.
fn elsewhere(photo: &Photo, side_px: usize, place: usize) -> Photo {
    let photo = shrink(photo, 2 * side_px as u32);
    augment::other_view(&photo, side_px, &mut stream(ELSEWHERE, place as u64))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Record;
    use crate::dataset::tests::record;

    #[test]
    fn an_archive_that_is_only_learnt_from_counts_as_far_as_it_stands_for_a_diagnosis() {
        let row = |place: usize, source: &str, diagnosis: Diagnosis| {
            let name = format!("{source}-{place}");
            SplitRow::of(&Record { label: diagnosis.into(), ..record(&name, source, &name) }, Side::Train)
        };
        let mut training: Vec<SplitRow> = (0..10).map(|place| row(place, "here", Diagnosis::Nevus)).collect();
        training.extend((0..4).map(|place| row(place, "here", Diagnosis::Melanoma)));
        training.extend((0..12).map(|place| row(place, "elsewhere", Diagnosis::Melanoma)));
        let measured = HashSet::from(["here".to_string()]);
        let mut config = TrainConfig::of(Path::new("here")).unwrap();
        let learnt = learnt_shares(&config, &training, &measured);
        assert_eq!(learnt[Diagnosis::Nevus.index()], 0.0);
        assert!((learnt[Diagnosis::Melanoma.index()] - 0.25_f32.ln()).abs() < 1e-6);
        assert_eq!(learnt[Diagnosis::VascularLesion.index()], 0.0, "of what is in no photo nothing is known");
        // What was not adjusted for is left too: of sixteen melanomas and ten nevi, each drawn as it comes.
        (config.logit_adjustment, config.balance) = (0.0, 0.0);
        let left = learnt_shares(&config, &training, &measured);
        let apart = left[Diagnosis::Melanoma.index()] - left[Diagnosis::Nevus.index()];
        assert!((apart - (1.6_f32 * 0.25).ln()).abs() < 1e-5, "{apart}");
    }
}
