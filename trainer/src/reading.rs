//! Photos through a classifier, in batches.

use std::path::PathBuf;

use anyhow::Result;
use indicatif::ProgressBar;
use naevus_network::classifier::Classifier;
use naevus_reading::assessment::Assessment;
use naevus_reading::decision::NetworkOutput;
use naevus_reading::photo::Photo;
use naevus_reading::preprocess::Input;
use naevus_reading::symmetry::Symmetry;
use rayon::prelude::*;

use crate::photos;

/// Photos that are decoded together, and in memory at a time.
const PHOTOS_A_BATCH: usize = 32;

/// One view, for what is read often and in which the mean of all eight would change little.
pub const ONE_VIEW: &[Symmetry] = &[Symmetry::UPRIGHT];

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
    read_each(classifier, paths, |path| photos::read(path), &Symmetry::ALL, progress)
}

/// What `classifier` says of the photo that `read` makes of each item, by the mean over `views`, or why there is none, in
/// their order.
///
/// # Errors
///
/// Where the device fails.
pub fn read_each<Item: Sync>(
    classifier: &Classifier,
    items: &[Item],
    read: impl Fn(&Item) -> Result<Photo, String> + Sync,
    views: &[Symmetry],
    progress: &ProgressBar,
) -> Result<Vec<Result<Assessment, String>>> {
    let decision_rules = &classifier.card().decision_rules;
    let sights = see_each(classifier, items, read, views, progress)?;
    Ok(sights.into_iter().map(|sight| Ok(decision_rules.assess(&sight?))).collect())
}

/// The mean of the network's own numbers over `views` of the photo that `read` makes of each item, or why there is none,
/// in their order. No more photos are in memory than a batch has.
///
/// # Errors
///
/// Where the device fails.
pub fn see_each<Item: Sync>(
    classifier: &Classifier,
    items: &[Item],
    read: impl Fn(&Item) -> Result<Photo, String> + Sync,
    views: &[Symmetry],
    progress: &ProgressBar,
) -> Result<Vec<Result<NetworkOutput, String>>> {
    let mut sights = Vec::with_capacity(items.len());
    for items in items.chunks(PHOTOS_A_BATCH) {
        let input = |item| read(item).map(|photo| classifier.preprocess(&photo));
        let inputs: Vec<Result<Input, String>> = items.par_iter().map(input).collect();
        let readable: Vec<Input> = inputs.iter().flatten().cloned().collect();
        let seen = if readable.is_empty() {
            Vec::new()
        } else {
            pollster::block_on(classifier.mean_outputs(&readable, views))?
        };
        let mut seen = seen.into_iter();
        sights.extend(inputs.into_iter().filter_map(|input| match input {
            Ok(_) => seen.next().map(Ok),
            Err(unreadable) => Some(Err(unreadable)),
        }));
        progress.inc(items.len() as u64);
    }
    Ok(sights)
}
