//! An epoch's batches, made on a thread of their own while the network computes.

use std::ops::Range;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use naevus::diagnosis::Diagnosis;
use naevus::photo::Photo;
use naevus::preprocess::{Input, Normalisation};
use rayon::prelude::*;

use super::augment::other_view;
use super::sampler::stream;
use crate::photos::StoredPhoto;

/// A labelled photo.
pub struct Example {
    /// The photo, shrunk to what training can use.
    pub photo: StoredPhoto,
    /// What it shows.
    pub diagnosis: Diagnosis,
}

/// What the views of an epoch are made with.
#[derive(Clone, Copy)]
pub struct Views {
    /// The side of an input, in pixels.
    pub side_px: usize,
    /// How pixels become numbers.
    pub normalisation: Normalisation,
    /// Whether photos are augmented.
    pub augmented: bool,
    /// The run's seed.
    pub seed: u64,
}

/// A step's inputs with their labels, or which photo can no longer be read, and why.
pub type Labelled = Result<(Vec<Input>, Vec<Diagnosis>), String>;

/// The batches `steps` of an epoch whose photos are `drawn`, in order. `first_step` is the number of the epoch's first
/// step in the whole run: with the seed it decides every view, so that a resumed run makes the same ones.
pub fn of_epoch(
    examples: &Arc<Vec<Example>>,
    drawn: Vec<usize>,
    batch: usize,
    steps: Range<usize>,
    first_step: usize,
    views: Views,
) -> Receiver<Labelled> {
    let (sender, receiver) = sync_channel(2);
    let examples = Arc::clone(examples);
    thread::spawn(move || {
        for step in steps {
            let places = step * batch..((step + 1) * batch).min(drawn.len());
            // Those that are not in memory are decoded side by side.
            let photos = places.clone().into_par_iter().map(|place| examples[drawn[place]].photo.look());
            let labelled = photos.collect::<Result<Vec<_>, _>>().map(|photos| {
                let labelled = places.zip(photos).map(|(place, photo)| {
                    let number = (first_step * batch + place) as u64;
                    (view(&photo, number, views), examples[drawn[place]].diagnosis)
                });
                labelled.unzip()
            });
            if sender.send(labelled).is_err() {
                return; // the training has stopped
            }
        }
    });
    receiver
}

fn view(photo: &Photo, number: u64, views: Views) -> Input {
    if !views.augmented {
        return Input::new(photo, views.side_px, &views.normalisation);
    }
    /// Keeps the views' random numbers apart from those that draw the epochs.
    const VIEWS: u64 = 1 << 40;
    let view = other_view(photo, views.side_px, &mut stream(views.seed, VIEWS + number));
    Input::new(&view, views.side_px, &views.normalisation)
}
