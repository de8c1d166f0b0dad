//! Which photos an epoch draws: rare diagnoses more often, by a power, and the same ones again for the same seed.

use naevus_reading::diagnosis::Diagnosis;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::dataset::Label;

/// The photos (indices into `labels`) of epoch `epoch`, as many as there are labels.
///
/// A photo's weight is its label's count to the power of `-balance`: 0 gives every photo once, 1 every label as often.
/// What is known only as not malignant is drawn like a tenth diagnosis. Within its share each label goes round all its
/// photos before one comes again.
pub fn draw_epoch(labels: &[Label], balance: f64, seed: u64, epoch: usize) -> Vec<usize> {
    let mut random = stream(seed, epoch as u64);
    let mut by_label: [Vec<usize>; Diagnosis::COUNT + 1] = Default::default();
    for (index, label) in labels.iter().enumerate() {
        by_label[label.diagnosis().map_or(Diagnosis::COUNT, Diagnosis::index)].push(index);
    }
    let weights: Vec<f64> = by_label
        .iter()
        .map(|photos| if photos.is_empty() { 0.0 } else { (photos.len() as f64).powf(1.0 - balance) })
        .collect();
    let whole: f64 = weights.iter().sum();
    let mut drawn = Vec::with_capacity(labels.len() + by_label.len());
    for (photos, weight) in by_label.iter_mut().zip(weights) {
        let share = labels.len() as f64 * weight / whole;
        // What is left of a share after the whole photos is a chance of one more.
        let mut wanted = share.floor() as usize + usize::from(random.random_bool(share.fract()));
        while wanted > 0 {
            photos.shuffle(&mut random);
            let taken = wanted.min(photos.len());
            drawn.extend_from_slice(&photos[..taken]);
            wanted -= taken;
        }
    }
    drawn.shuffle(&mut random);
    drawn
}

/// Random numbers that depend on `seed` and `place` only, so that a resumed run draws what it would have drawn.
pub fn stream(seed: u64, place: u64) -> ChaCha8Rng {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    random.set_stream(place);
    random
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels() -> Vec<Label> {
        [vec![Diagnosis::Nevus.into(); 900], vec![Diagnosis::Melanoma.into(); 100]].concat()
    }

    #[test]
    fn without_balance_every_photo_comes_once() {
        let mut drawn = draw_epoch(&labels(), 0.0, 1, 0);
        drawn.sort_unstable();
        assert_eq!(drawn, (0..1000).collect::<Vec<_>>());
    }

    #[test]
    fn with_full_balance_every_diagnosis_comes_as_often() {
        let drawn = draw_epoch(&labels(), 1.0, 1, 0);
        let melanomas = drawn.iter().filter(|&&index| index >= 900).count();
        assert!((499..=501).contains(&melanomas), "{melanomas}");
    }

    #[test]
    fn what_is_known_only_as_not_malignant_is_a_label_of_its_own() {
        let labels = [labels(), vec![Label::NotMalignant; 400]].concat();
        // 30, 10 and 20, of which the power of one half leaves the shares 1/2, 1/6 and 1/3.
        let drawn = draw_epoch(&labels, 0.5, 1, 0);
        let partial = drawn.iter().filter(|&&index| labels[index] == Label::NotMalignant).count();
        assert!((466..=467).contains(&partial), "{partial}");
    }

    #[test]
    fn an_epoch_depends_on_seed_and_number_only() {
        assert_eq!(draw_epoch(&labels(), 0.5, 1, 3), draw_epoch(&labels(), 0.5, 1, 3));
        assert_ne!(draw_epoch(&labels(), 0.5, 1, 3), draw_epoch(&labels(), 0.5, 1, 4));
        assert_ne!(draw_epoch(&labels(), 0.5, 1, 3), draw_epoch(&labels(), 0.5, 2, 3));
    }
}
