//! Batch inference: photos through a classifier.

use anyhow::Result;
use indicatif::ProgressBar;
use naevus_network::classifier::Classifier;
use naevus_reading::assessment::Assessment;
use naevus_reading::decision::NetworkOutput;
use naevus_reading::photo::Photo;
use naevus_reading::preprocess::Input;
use naevus_reading::symmetry::Symmetry;
use rayon::prelude::*;

/// Number of photos that are decoded together, which bounds the memory.
const BATCH_SIZE: usize = 32;

/// The views without test-time augmentation. They are used if photos are classified many times and the mean over all
/// eight views differs little.
pub const ONE_VIEW: &[Symmetry] = &[Symmetry::IDENTITY];

/// The assessment of the photo that `read` returns for each of `items`, by the mean over `views`, or the error of
/// `read`, in the order of `items`.
///
/// # Errors
///
/// If the device fails or returns an impossible result.
pub fn assess_each<Item: Sync>(
    classifier: &Classifier,
    items: &[Item],
    read: impl Fn(&Item) -> Result<Photo, String> + Sync,
    views: &[Symmetry],
    progress: &ProgressBar,
) -> Result<Vec<Result<Assessment, String>>> {
    let outputs = outputs_of_each(classifier, items, read, views, progress)?;
    let assessment = |output: Result<NetworkOutput, String>| match output {
        Ok(output) => Ok(Ok(classifier.assess_output(&output)?)),
        Err(unreadable) => Ok(Err(unreadable)),
    };
    outputs.into_iter().map(assessment).collect()
}

/// The mean network output over `views` of the photo that `read` returns for each of `items`, or the error of `read`,
/// in the order of `items`. Only the photos of one batch are in memory at a time.
///
/// # Errors
///
/// If the device fails.
pub fn outputs_of_each<Item: Sync>(
    classifier: &Classifier,
    items: &[Item],
    read: impl Fn(&Item) -> Result<Photo, String> + Sync,
    views: &[Symmetry],
    progress: &ProgressBar,
) -> Result<Vec<Result<NetworkOutput, String>>> {
    let mut all = Vec::with_capacity(items.len());
    for items in items.chunks(BATCH_SIZE) {
        let input = |item| read(item).map(|photo| classifier.preprocess(&photo));
        let inputs: Vec<Result<Input, String>> = items.par_iter().map(input).collect();
        let readable: Vec<Input> = inputs.iter().flatten().cloned().collect();
        let outputs = if readable.is_empty() {
            Vec::new()
        } else {
            pollster::block_on(classifier.mean_outputs(&readable, views))?
        };
        let mut outputs = outputs.into_iter();
        all.extend(inputs.into_iter().filter_map(|input| match input {
            Ok(_) => outputs.next().map(Ok),
            Err(unreadable) => Some(Err(unreadable)),
        }));
        progress.inc(items.len() as u64);
    }
    Ok(all)
}
