//! An epoch's batches, made on a thread of their own while the network computes.

use std::ops::Range;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use naevus_reading::preprocess::{Input, Normalisation};
use rand::RngExt;
use rayon::prelude::*;

use super::augment::{mixed, other_view};
use super::examples::Gallery;
use super::sampler::stream;
use super::target::Target;

/// What the views of an epoch are made with.
#[derive(Clone, Copy)]
pub struct Views {
    /// The side of an input, in pixels.
    pub side_px: usize,
    /// How pixels become numbers.
    pub normalisation: Normalisation,
    /// Whether photos are augmented.
    pub augmented: bool,
    /// The share of views that are mixed with another photo's; none where they are not augmented.
    pub mixing: f64,
    /// The run's seed.
    pub seed: u64,
}

/// A step's inputs with what they show.
pub type Labelled = (Vec<Input>, Vec<Target>);

/// The batches `steps` of an epoch whose photos are `drawn`, in order, or why a photo of it cannot be read. `first_step` is the number of the epoch's first
/// step in the whole run: with the seed it decides every view, so that a resumed run makes the same ones.
pub fn of_epoch(
    gallery: &Arc<Gallery>,
    drawn: Vec<usize>,
    batch: usize,
    steps: Range<usize>,
    first_step: usize,
    views: Views,
) -> Receiver<Result<Labelled, String>> {
    let (sender, receiver) = sync_channel(2);
    let gallery = Arc::clone(gallery);
    thread::spawn(move || {
        for step in steps {
            let places = step * batch..((step + 1) * batch).min(drawn.len());
            let labelled: Result<Vec<(Input, Target)>, String> = places
                .into_par_iter()
                .map(|place| view(&gallery, &drawn, place, (first_step * batch + place) as u64, views))
                .collect();
            if sender.send(labelled.map(|labelled| labelled.into_iter().unzip())).is_err() {
                return; // the training has stopped
            }
        }
    });
    receiver
}

/// The view of `drawn[place]`, the `number`th of the run.
fn view(
    gallery: &Gallery,
    drawn: &[usize],
    place: usize,
    number: u64,
    views: Views,
) -> Result<(Input, Target), String> {
    /// Keeps the views' random numbers apart from those that draw the epochs.
    const VIEWS: u64 = 1 << 40;
    let (photo, label) = gallery.example(drawn[place])?;
    let target = Target::of(label);
    if !views.augmented {
        return Ok((Input::new(&photo, views.side_px, &views.normalisation), target));
    }
    let random = &mut stream(views.seed, VIEWS + number);
    let mut view = other_view(&photo, views.side_px, random);
    if random.random_bool(views.mixing) {
        let (photo, other) = gallery.example(drawn[random.random_range(0..drawn.len())])?;
        let share = random.random_range(0.5_f32..=1.0);
        view = mixed(&view, &other_view(&photo, views.side_px, random), share);
        let target = target.mixed(&Target::of(other), share);
        return Ok((Input::new(&view, views.side_px, &views.normalisation), target));
    }
    Ok((Input::new(&view, views.side_px, &views.normalisation), target))
}
