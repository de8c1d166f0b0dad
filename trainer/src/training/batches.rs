//! The batches of an epoch, prepared on a separate thread while the network computes.

use std::ops::Range;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use naevus_reading::preprocess::{Input, Normalisation};
use rand::RngExt;
use rayon::prelude::*;

use super::augment::{augmented_view, mixup};
use super::examples::PhotoCache;
use super::sampler::stream;
use super::target::Target;

/// How photos become network inputs.
#[derive(Clone, Copy)]
pub struct InputOptions {
    /// The side of the square input, in pixels.
    pub image_size_px: usize,
    /// Normalisation of the pixels.
    pub normalisation: Normalisation,
    /// Whether photos are augmented.
    pub augment: bool,
    /// The probability of mixup with another photo, 0 to 1; ignored without augmentation.
    pub mixup: f64,
    /// The seed of the run.
    pub seed: u64,
}

/// The inputs of a batch and their targets.
pub type LabelledBatch = (Vec<Input>, Vec<Target>);

/// The batches `steps` of the epoch with the photos `drawn`, in order. A batch with an unreadable photo is replaced by
/// an error message. `first_step` is the number of the epoch's first step within the run. Augmentation depends only on
/// this number and on the seed, so that a resumed run repeats the same batches.
pub fn epoch_batches(
    photo_cache: &Arc<PhotoCache>,
    drawn: Vec<usize>,
    batch: usize,
    steps: Range<usize>,
    first_step: usize,
    options: InputOptions,
) -> Receiver<Result<LabelledBatch, String>> {
    let (sender, receiver) = sync_channel(2);
    let photo_cache = Arc::clone(photo_cache);
    thread::spawn(move || {
        for step in steps {
            let indices = step * batch..((step + 1) * batch).min(drawn.len());
            let labelled: Result<Vec<(Input, Target)>, String> = indices
                .into_par_iter()
                .map(|index| labelled_input(&photo_cache, &drawn, index, (first_step * batch + index) as u64, options))
                .collect();
            if sender.send(labelled.map(|labelled| labelled.into_iter().unzip())).is_err() {
                return; // the training has stopped
            }
        }
    });
    receiver
}

/// The input and target of `drawn[index]`, which is example `number` of the run.
fn labelled_input(
    photo_cache: &PhotoCache,
    drawn: &[usize],
    index: usize,
    number: u64,
    options: InputOptions,
) -> Result<(Input, Target), String> {
    /// Separates the random numbers of augmentation from those of the sampler.
    const AUGMENTATION_STREAMS: u64 = 1 << 40;
    let InputOptions { image_size_px, normalisation, augment, mixup: mixup_probability, seed } = options;
    let (photo, label) = photo_cache.example(drawn[index])?;
    let mut target = Target::of(label);
    if !augment {
        return Ok((Input::new(&photo, image_size_px, &normalisation), target));
    }
    let random = &mut stream(seed, AUGMENTATION_STREAMS + number);
    let mut view = augmented_view(&photo, image_size_px, random);
    if random.random_bool(mixup_probability) {
        let (photo, other) = photo_cache.example(drawn[random.random_range(0..drawn.len())])?;
        let share = random.random_range(0.5_f32..=1.0);
        view = mixup(&view, &augmented_view(&photo, image_size_px, random), share);
        target = target.mixup(&Target::of(other), share);
    }
    Ok((Input::new(&view, image_size_px, &normalisation), target))
}
