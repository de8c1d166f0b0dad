//! Photos through a classifier, in batches.

use std::path::PathBuf;

use anyhow::Result;
use indicatif::ProgressBar;
use naevus::assessment::Assessment;
use naevus::classifier::Classifier;
use naevus::judgement::Sight;
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

/// The network's own numbers for the photo that `read` makes of each item, or why there is none, in their order.
///
/// # Errors
///
/// Where the device fails.
pub fn see_each<Item: Sync>(
    classifier: &Classifier,
    items: &[Item],
    read: impl Fn(&Item) -> Result<Photo, String> + Sync,
    progress: &ProgressBar,
) -> Result<Vec<Result<Sight, String>>> {
    let see = |inputs: &[Input]| Ok(pollster::block_on(classifier.see(inputs))?);
    let sights = in_batches(classifier, items, read, &[Symmetry::UPRIGHT], see, progress)?;
    Ok(sights.into_iter().map(|sight| sight.map(|mut views| views.remove(0))).collect())
}

/// What `classifier` says of each of `views` of the photo that `read` makes of each item, or why there is none, in their
/// order.
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
    let assess = |inputs: &[Input]| Ok(pollster::block_on(classifier.assess(inputs))?);
    in_batches(classifier, items, read, views, assess, progress)
}

/// What `ask` answers to each of `views` of the photo that `read` makes of each item. No more photos are in memory than
/// a batch has.
fn in_batches<Item: Sync, Answer>(
    classifier: &Classifier,
    items: &[Item],
    read: impl Fn(&Item) -> Result<Photo, String> + Sync,
    views: &[Symmetry],
    ask: impl Fn(&[Input]) -> Result<Vec<Answer>>,
    progress: &ProgressBar,
) -> Result<Vec<Result<Vec<Answer>, String>>> {
    let mut readings = Vec::with_capacity(items.len());
    for items in items.chunks((BATCH / views.len()).max(1)) {
        let inputs = |item| read(item).map(|photo| inputs(classifier, &photo, views));
        let inputs: Vec<Result<Vec<Input>, String>> = items.par_iter().map(inputs).collect();
        let readable: Vec<Input> = inputs.iter().flatten().flatten().cloned().collect();
        let answers = if readable.is_empty() { Vec::new() } else { ask(&readable)? };
        let mut answers = answers.into_iter();
        for input in inputs {
            readings.push(input.map(|views| answers.by_ref().take(views.len()).collect()));
        }
        progress.inc(items.len() as u64);
    }
    Ok(readings)
}

/// `photo` as the network takes it, in each of `views`.
fn inputs(classifier: &Classifier, photo: &Photo, views: &[Symmetry]) -> Vec<Input> {
    views.iter().map(|view| classifier.preprocess(&view.of(photo))).collect()
}
