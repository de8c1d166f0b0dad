//! A network with its weights to its [`Judgement`]: what its numbers mean, fitted on photos that the weights were not
//! fitted to.
//!
//! Temperature, sets, operating point and limits come from the validation side. From the training side comes what photos of
//! lesions look like, and how their corners differ from them: of that there must be plenty, and it says nothing of the
//! labels; and how old patients are and where their lesions are, which the weights never saw.

mod calibration;
mod corners;
mod familiarity;
mod malignancy;
mod patient;
mod prediction_sets;

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use burn::tensor::Device;
use naevus::classifier::Classifier;
use naevus::diagnosis::Diagnosis;
use naevus::judgement::{Judgement, Sight};
use naevus::model_card::ModelCard;
use naevus::network::weights::Precision;
use naevus::photo::Photo;
use naevus::preprocess::shrink;

pub use prediction_sets::learnt as set_thresholds;

use crate::dataset::Label;
use crate::split::{SavedSplit, Side, SplitRow};
use crate::training::{augment, stream};
use crate::{model_folder, photos, progress, reading};

/// How often the sets are to hold the truth, 0 to 1.
pub const COVERAGE: f64 = 0.9;

/// The share of the malignant photos that the operating point is to find.
const SENSITIVITY: f64 = 0.95;

/// Photos of the training side that show what photos of lesions look like; more change nothing.
const LESIONS: usize = 3000;

/// The seed of what other clinics' photos are like.
const ELSEWHERE: u64 = 1;

/// What is made of a photo, by its place among all; nothing where it shows nothing of the kind.
type View<'a> = &'a (dyn Fn(Photo, usize) -> Option<Photo> + Sync);

/// A photo that the network saw, and what it shows.
type Labelled = (Sight, Diagnosis);

/// The same, where it may be known only as not malignant.
type Seen = (Sight, Label);

/// The judgement of `classifier`, whose weights are those of the run in the folder `run`.
///
/// # Errors
///
/// Where the folder holds no run, its photos cannot be read, or the device fails.
pub fn fit(classifier: &Classifier, run: &Path) -> Result<Judgement> {
    let rows = SavedSplit::read(run)?.rows;
    let (training, validation): (Vec<SplitRow>, Vec<SplitRow>) =
        rows.into_iter().filter(|row| row.side != Side::Test).partition(|row| row.side == Side::Train);
    let side_px = classifier.card().input_side_px;
    let validation = seen(classifier, &validation, &|photo, _| Some(photo), "reading the validation side")?;
    // What the numbers mean is fitted on photos with a diagnosis; what photos of lesions look like, on all.
    let (diagnosed, others): (Vec<Seen>, Vec<Seen>) =
        validation.into_iter().partition(|(_, label)| label.diagnosis().is_some());
    let diagnosed: Vec<Labelled> =
        diagnosed.into_iter().filter_map(|(sight, label)| Some((sight, label.diagnosis()?))).collect();
    ensure!(!diagnosed.is_empty(), "none of the photos of the run's validation side can be read");

    let calibration = calibration::fit(&diagnosed);
    let probable: Vec<([f32; Diagnosis::COUNT], Diagnosis)> =
        diagnosed.iter().map(|(sight, label)| (calibration.probabilities(sight.logits()), *label)).collect();

    let age_and_site = patient::fit(&training);
    let every = training.len().div_ceil(LESIONS).max(1);
    let sample: Vec<SplitRow> = training.into_iter().step_by(every).collect();
    let traits_of = |seen: Vec<Seen>| seen.into_iter().map(|(sight, _)| sight.traits).collect::<Vec<_>>();
    let traits = |view: View<'_>, task| Ok::<_, anyhow::Error>(traits_of(seen(classifier, &sample, view, task)?));
    let known = familiarity::Known {
        lesions: traits(&|photo, place| Some(here_or_elsewhere(photo, side_px, place)), "reading lesions")?,
        soft: traits(&|photo, place| Some(softened(&photo, side_px, place)), "reading them out of focus")?,
        corners: traits(
            &|photo, place| Some(here_or_elsewhere(corners::plainest(&photo, place)?, side_px, place)),
            "reading their corners",
        )?,
        validation: diagnosed.into_iter().map(|(sight, _)| sight.traits).chain(traits_of(others)).collect(),
    };
    Ok(Judgement {
        calibration,
        sets: set_thresholds(&probable, COVERAGE)?,
        malignancy: malignancy::fit(&probable, SENSITIVITY),
        familiarity: familiarity::fit(&known),
        age_and_site,
    })
}

/// Fits the judgement of the model in the run folder `run`, and writes it into its card.
///
/// # Errors
///
/// As [`fit`], or where the card cannot be written.
pub fn judge(run: &Path) -> Result<()> {
    let classifier = model_folder::load(run, Device::flex())?;
    let judgement = fit(&classifier, run)?;
    let precision = Precision::F32;
    model_folder::write(run, ModelCard { judgement, ..classifier.card().clone() }, classifier.network(), precision)?;
    Ok(())
}

/// What `classifier` sees in what `view` makes of each photo; those that cannot be read, or of which it makes nothing,
/// are left out.
fn seen(classifier: &Classifier, rows: &[SplitRow], view: View<'_>, task: &'static str) -> Result<Vec<Seen>> {
    let bar = progress::bar(task, rows.len() as u64);
    let places: Vec<(usize, &PathBuf)> = rows.iter().map(|row| &row.path).enumerate().collect();
    let read = |(place, path): &(usize, &PathBuf)| {
        view(photos::read(path)?, *place).ok_or_else(|| "there is nothing plain in it".to_string())
    };
    let sights = reading::see_each(classifier, &places, read, &bar)?;
    bar.finish_and_clear();
    Ok(sights.into_iter().zip(rows).filter_map(|(sight, row)| Some((sight.ok()?, row.label))).collect())
}

/// `photo` with as few pixels as a corner of it has: a corner must be known by what it shows, not by its blur.
fn softened(photo: &Photo, side_px: usize, place: usize) -> Photo {
    shrink(photo, (corners::share_of(place) * side_px as f32) as u32)
}

/// `photo`, every second one as another clinic's might be: in other light and focus, from another distance, with a rim.
/// How these archives differ from others must look neither strange nor bare.
fn here_or_elsewhere(photo: Photo, side_px: usize, place: usize) -> Photo {
    if place.is_multiple_of(2) {
        return photo;
    }
    let photo = shrink(&photo, 2 * side_px as u32);
    augment::other_view(&photo, side_px, &mut stream(ELSEWHERE, place as u64))
}
