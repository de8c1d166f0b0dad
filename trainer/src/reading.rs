//! Photos through a classifier, in batches.

use std::path::PathBuf;

use anyhow::Result;
use indicatif::ProgressBar;
use naevus::assessment::Assessment;
use naevus::classifier::Classifier;
use naevus::photo::Photo;
use naevus::preprocess::Input;
use naevus::symmetry::Symmetry;
use rayon::prelude::*;

use crate::photos;

/// Photos a batch: large enough for the processor, small enough for any memory.
const BATCH: usize = 32;

/// What `classifier` says of the photo at each path, or why it cannot be read, in their order.
///
/// # Errors
///
/// Where the device fails.
pub fn read_all(
    classifier: &Classifier,
    paths: &[PathBuf],
    progress: &ProgressBar,
) -> Result<Vec<Result<Assessment, String>>> {
    read_each(classifier, paths, |path| photos::read(path), progress)
}

/// What `classifier` says of the photo that `read` makes of each item, or why there is none, in their order.
///
/// # Errors
///
/// Where the device fails.
pub fn read_each<Item: Sync>(
    classifier: &Classifier,
    items: &[Item],
    read: impl Fn(&Item) -> Result<Photo, String> + Sync,
    progress: &ProgressBar,
) -> Result<Vec<Result<Assessment, String>>> {
    let readings = read_views(classifier, items, read, &[Symmetry::UPRIGHT], progress)?;
    Ok(readings.into_iter().map(|reading| reading.map(|mut views| views.remove(0))).collect())
}

/// What `classifier` says of each of `views` of the photo that `read` makes of each item, or why there is none, in their
/// order. No more photos are in memory than a batch has.
///
/// # Errors
///
/// Where the device fails.
pub fn read_views<Item: Sync>(
    classifier: &Classifier,
    items: &[Item],
    read: impl Fn(&Item) -> Result<Photo, String> + Sync,
    views: &[Symmetry],
    progress: &ProgressBar,
) -> Result<Vec<Result<Vec<Assessment>, String>>> {
    let mut readings = Vec::with_capacity(items.len());
    for items in items.chunks((BATCH / views.len()).max(1)) {
        let inputs = |item| read(item).map(|photo| inputs(classifier, &photo, views));
        let inputs: Vec<Result<Vec<Input>, String>> = items.par_iter().map(inputs).collect();
        let readable: Vec<Input> = inputs.iter().flatten().flatten().cloned().collect();
        let mut assessments = Vec::new();
        if !readable.is_empty() {
            assessments = pollster::block_on(classifier.assess(&readable))?;
        }
        let mut assessments = assessments.into_iter();
        for input in inputs {
            readings.push(input.map(|views| assessments.by_ref().take(views.len()).collect()));
        }
        progress.inc(items.len() as u64);
    }
    Ok(readings)
}

/// `photo` as the network takes it, in each of `views`.
fn inputs(classifier: &Classifier, photo: &Photo, views: &[Symmetry]) -> Vec<Input> {
    views.iter().map(|view| classifier.preprocess(&view.of(photo))).collect()
}
