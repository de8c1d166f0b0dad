//! Photo files through a classifier, in batches.

use std::path::{Path, PathBuf};

use anyhow::Result;
use indicatif::ProgressBar;
use naevus::assessment::Assessment;
use naevus::classifier::Classifier;
use naevus::preprocess::Input;
use rayon::prelude::*;

use crate::evaluation::Symmetry;
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
    let readings = read_views(classifier, paths, &[Symmetry::UPRIGHT], progress)?;
    Ok(readings.into_iter().map(|reading| reading.map(|mut views| views.remove(0))).collect())
}

/// What `classifier` says of each of `views` of the photo at each path, or why it cannot be read, in their order.
///
/// # Errors
///
/// Where the device fails.
pub fn read_views(
    classifier: &Classifier,
    paths: &[PathBuf],
    views: &[Symmetry],
    progress: &ProgressBar,
) -> Result<Vec<Result<Vec<Assessment>, String>>> {
    let mut readings = Vec::with_capacity(paths.len());
    for paths in paths.chunks((BATCH / views.len()).max(1)) {
        let inputs: Vec<Result<Vec<Input>, String>> =
            paths.par_iter().map(|path| inputs(classifier, path, views)).collect();
        let readable: Vec<Input> = inputs.iter().flatten().flatten().cloned().collect();
        let mut assessments = Vec::new();
        if !readable.is_empty() {
            assessments = pollster::block_on(classifier.assess(&readable))?;
        }
        let mut assessments = assessments.into_iter();
        for input in inputs {
            readings.push(input.map(|views| assessments.by_ref().take(views.len()).collect()));
        }
        progress.inc(paths.len() as u64);
    }
    Ok(readings)
}

/// The photo at `path` as the network takes it, in each of `views`.
fn inputs(classifier: &Classifier, path: &Path, views: &[Symmetry]) -> Result<Vec<Input>, String> {
    let photo = photos::read(path)?;
    Ok(views.iter().map(|view| classifier.preprocess(&view.of(&photo))).collect())
}
