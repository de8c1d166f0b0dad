//! The sampler, which selects the photos of an epoch. Rare diagnoses are oversampled by a power of their frequency.

use naevus_reading::diagnosis::Diagnosis;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::dataset::Label;

/// The photos of epoch `epoch` as indices into `labels`, about as many as there are labels.
///
/// The weight of a photo is the count of its label to the power of `-power`: 0 draws every photo once, 1 draws all
/// labels equally often. The label `not malignant` without a diagnosis is treated as a class of its own. Within a class
/// every photo is drawn once before one is drawn again.
pub fn sample_epoch(labels: &[Label], power: f64, seed: u64, epoch: usize) -> Vec<usize> {
    let mut random = stream(seed, epoch as u64);
    let mut by_label: [Vec<usize>; Diagnosis::COUNT + 1] = Default::default();
    for (index, label) in labels.iter().enumerate() {
        by_label[label.diagnosis().map_or(Diagnosis::COUNT, Diagnosis::index)].push(index);
    }
    let weights: Vec<f64> = by_label
        .iter()
        .map(|photos| if photos.is_empty() { 0.0 } else { (photos.len() as f64).powf(1.0 - power) })
        .collect();
    let whole: f64 = weights.iter().sum();
    let mut drawn = Vec::with_capacity(labels.len() + by_label.len());
    for (photos, weight) in by_label.iter_mut().zip(weights) {
        let share = labels.len() as f64 * weight / whole;
        // The fractional part is the probability of one more photo.
        let mut remaining = share.floor() as usize + usize::from(random.random_bool(share.fract()));
        while remaining > 0 {
            photos.shuffle(&mut random);
            let taken = remaining.min(photos.len());
            drawn.extend_from_slice(&photos[..taken]);
            remaining -= taken;
        }
    }
    drawn.shuffle(&mut random);
    drawn
}

/// A random number generator that depends on `seed` and `index` only, so that a resumed run draws the same numbers.
pub fn stream(seed: u64, index: u64) -> ChaCha8Rng {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    random.set_stream(index);
    random
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels() -> Vec<Label> {
        [vec![Diagnosis::Nevus.into(); 900], vec![Diagnosis::Melanoma.into(); 100]].concat()
    }

    #[test]
    fn power_zero_draws_every_photo_once() {
        let mut drawn = sample_epoch(&labels(), 0.0, 1, 0);
        drawn.sort_unstable();
        assert_eq!(drawn, (0..1000).collect::<Vec<_>>());
    }

    #[test]
    fn power_one_draws_all_diagnoses_equally_often() {
        let drawn = sample_epoch(&labels(), 1.0, 1, 0);
        let melanomas = drawn.iter().filter(|&&index| index >= 900).count();
        assert!((499..=501).contains(&melanomas), "{melanomas}");
    }

    #[test]
    fn not_malignant_is_a_class_of_its_own() {
        let labels = [labels(), vec![Label::NotMalignant; 400]].concat();
        // The square roots of the counts are 30, 10 and 20, so the shares are 1/2, 1/6 and 1/3.
        let drawn = sample_epoch(&labels, 0.5, 1, 0);
        let partial = drawn.iter().filter(|&&index| labels[index] == Label::NotMalignant).count();
        assert!((466..=467).contains(&partial), "{partial}");
    }

    #[test]
    fn an_epoch_depends_on_its_seed_and_number_only() {
        assert_eq!(sample_epoch(&labels(), 0.5, 1, 3), sample_epoch(&labels(), 0.5, 1, 3));
        assert_ne!(sample_epoch(&labels(), 0.5, 1, 3), sample_epoch(&labels(), 0.5, 1, 4));
        assert_ne!(sample_epoch(&labels(), 0.5, 1, 3), sample_epoch(&labels(), 0.5, 2, 3));
    }
}
