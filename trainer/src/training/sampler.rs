//! Which photos an epoch draws: rare diagnoses more often, by a power, and the same ones again for the same seed.

use naevus::diagnosis::Diagnosis;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// The photos (indices into `labels`) of epoch `epoch`, as many as there are labels.
///
/// A photo's weight is its diagnosis' count to the power of `-balance`: 0 gives every photo once, 1 every diagnosis as
/// often. Within its share each diagnosis goes round all its photos before one comes again.
pub fn draw_epoch(labels: &[Diagnosis], balance: f64, seed: u64, epoch: usize) -> Vec<usize> {
    let mut random = stream(seed, epoch as u64);
    let mut by_diagnosis: [Vec<usize>; Diagnosis::COUNT] = Default::default();
    for (index, diagnosis) in labels.iter().enumerate() {
        by_diagnosis[diagnosis.index()].push(index);
    }
    let weights: Vec<f64> = by_diagnosis
        .iter()
        .map(|photos| if photos.is_empty() { 0.0 } else { (photos.len() as f64).powf(1.0 - balance) })
        .collect();
    let whole: f64 = weights.iter().sum();
    let mut drawn = Vec::with_capacity(labels.len() + Diagnosis::COUNT);
    for (photos, weight) in by_diagnosis.iter_mut().zip(weights) {
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

    fn labels() -> Vec<Diagnosis> {
        [vec![Diagnosis::Nevus; 900], vec![Diagnosis::Melanoma; 100]].concat()
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
    fn an_epoch_depends_on_seed_and_number_only() {
        assert_eq!(draw_epoch(&labels(), 0.5, 1, 3), draw_epoch(&labels(), 0.5, 1, 3));
        assert_ne!(draw_epoch(&labels(), 0.5, 1, 3), draw_epoch(&labels(), 0.5, 1, 4));
        assert_ne!(draw_epoch(&labels(), 0.5, 1, 3), draw_epoch(&labels(), 0.5, 2, 3));
    }
}
