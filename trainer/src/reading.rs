//! Photo files through a classifier, in batches.

use std::path::{Path, PathBuf};

use anyhow::Result;
use indicatif::ProgressBar;
use naevus::assessment::Assessment;
use naevus::classifier::Classifier;
use naevus::preprocess::Input;
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
    let mut readings = Vec::with_capacity(paths.len());
    for paths in paths.chunks(BATCH) {
        let inputs: Vec<Result<Input, String>> = paths.par_iter().map(|path| input(classifier, path)).collect();
        let readable: Vec<Input> = inputs.iter().filter_map(|input| input.as_ref().ok()).cloned().collect();
        let mut assessments = Vec::new();
        if !readable.is_empty() {
            assessments = pollster::block_on(classifier.assess(&readable))?;
        }
        let mut assessments = assessments.into_iter();
        for input in inputs {
            match input {
                Ok(_) => readings.extend(assessments.next().map(Ok)),
                Err(reason) => readings.push(Err(reason)),
            }
        }
        progress.inc(paths.len() as u64);
    }
    Ok(readings)
}

fn input(classifier: &Classifier, path: &Path) -> Result<Input, String> {
    photos::read(path).map(|photo| classifier.preprocess(&photo))
}
