//! Whether probabilities are what they say: of the photos that a model is 80 % sure of, eight in ten should be right.

use std::collections::BTreeMap;

use naevus_reading::assessment::most_probable;
use naevus_reading::card::Figure;
use naevus_reading::diagnosis::Diagnosis;
use serde::Serialize;

use crate::evaluation::curve::ratio;
use crate::evaluation::{Bootstrap, Prediction};

/// Bins of the highest probability, equally wide (Guo et al., "On Calibration of Modern Neural Networks", 2017).
pub const BINS: usize = 15;

/// The least probability that enters a logarithm: f64's step at 1, as in scikit-learn's `log_loss`.
const LEAST: f64 = f64::EPSILON;

/// What calibration takes of one photo.
pub struct Certainty {
    /// The bin of its highest probability, `0..BINS`.
    bin: usize,
    /// Its highest probability.
    highest: f64,
    right: bool,
    /// For each diagnosis, the bin of its probability, and that probability less 1 for the truth and 0 for the others.
    of_diagnoses: [(usize, f64); Diagnosis::COUNT],
    /// Minus the natural logarithm of the truth's probability.
    surprise: f64,
}

impl Certainty {
    /// That of a photo of `truth` with these probabilities.
    pub fn of(probabilities: &[f32; Diagnosis::COUNT], truth: Diagnosis) -> Certainty {
        let best = most_probable(probabilities);
        let highest = f64::from(probabilities[best.index()]);
        let of = |diagnosis: Diagnosis| {
            let probability = f64::from(probabilities[diagnosis.index()]);
            (bin(probability), probability - if diagnosis == truth { 1.0 } else { 0.0 })
        };
        Certainty {
            bin: bin(highest),
            highest,
            right: best == truth,
            of_diagnoses: Diagnosis::ALL.map(of),
            surprise: -f64::from(probabilities[truth.index()]).clamp(LEAST, 1.0 - LEAST).ln(),
        }
    }

    /// The highest probability less what came of it: 1 where the answer is right, else 0.
    fn surplus(&self) -> f64 {
        self.highest - if self.right { 1.0 } else { 0.0 }
    }
}

/// The bin of a probability: above its lower edge, up to and with its upper one.
fn bin(probability: f64) -> usize {
    ((probability * BINS as f64).ceil() as usize).clamp(1, BINS) - 1
}

/// The photos of one group in one bin of the highest probability.
struct Cell {
    bin: usize,
    group: usize,
    photos: f64,
    surplus: f64,
}

/// What calibration takes of all photos.
pub struct Certainties {
    photos: Vec<Certainty>,
    /// The group of each photo.
    group_of: Vec<usize>,
    cells: Vec<Cell>,
}

impl Certainties {
    /// Those of `photos`, each of the group at its place in `group_of`.
    pub fn of(photos: Vec<Certainty>, group_of: Vec<usize>) -> Certainties {
        let mut cells: BTreeMap<(usize, usize), (f64, f64)> = BTreeMap::new();
        for (photo, &group) in photos.iter().zip(&group_of) {
            let cell = cells.entry((photo.bin, group)).or_default();
            *cell = (cell.0 + 1.0, cell.1 + photo.surplus());
        }
        let cell = |((bin, group), (photos, surplus))| Cell { bin, group, photos, surplus };
        Certainties { photos, group_of, cells: cells.into_iter().map(cell).collect() }
    }

    /// The figures of calibration, each photo counted as often as its group in `times`; none where nothing is counted.
    ///
    /// - `expected_calibration_error`, 0 to 1: over the bins of the highest probability, the difference between its mean
    ///   and the share that is right, weighted by the bin's photos (Guo et al. 2017). Chance alone makes it greater than 0;
    /// - `debiased_calibration_error`, 0 to 1: the root of [`squared_error`](Self::squared_error), 0 where that is less;
    /// - `classwise_calibration_error`, 0 to 1: for each diagnosis the same as the first, over the bins of its own
    ///   probability; the mean of the nine (Kull et al., "Beyond temperature scaling", 2019);
    /// - `brier_score`, 0 to 2: the squared differences of all nine probabilities to what is true, summed, on average;
    /// - `negative_log_likelihood`, from 0 on: minus the natural logarithm of the truth's probability, on average.
    pub fn figures(&self, times: &[usize]) -> [(&'static str, Option<f64>); 5] {
        let mut gaps = [0.0; BINS];
        let mut class_gaps = [[0.0; BINS]; Diagnosis::COUNT];
        let (mut whole, mut squared, mut surprise) = (0.0, 0.0, 0.0);
        for (photo, &group) in self.photos.iter().zip(&self.group_of) {
            let weight = times[group] as f64;
            gaps[photo.bin] += weight * photo.surplus();
            for (gaps, (bin, error)) in class_gaps.iter_mut().zip(photo.of_diagnoses) {
                gaps[bin] += weight * error;
                squared += weight * error * error;
            }
            whole += weight;
            surprise += weight * photo.surprise;
        }
        let of_classes: f64 = class_gaps.iter().flatten().map(|gap: &f64| gap.abs()).sum();
        [
            ("expected_calibration_error", ratio(gaps.into_iter().map(f64::abs).sum(), whole)),
            ("debiased_calibration_error", self.squared_error(times).map(|error| error.max(0.0).sqrt())),
            ("classwise_calibration_error", ratio(of_classes / Diagnosis::COUNT as f64, whole)),
            ("brier_score", ratio(squared, whole)),
            ("negative_log_likelihood", ratio(surprise, whole)),
        ]
    }

    /// The squared calibration error of the highest probability without bias: what it is 0 of on average where the
    /// probabilities come true as often as they say, so that it may be less (Kumar et al., "Verified Uncertainty
    /// Calibration", 2019; as a sum over pairs, Lee et al., "T-Cal", 2023).
    ///
    /// In each bin it is the mean product of the surplus of two photos, taken over all pairs of different groups: a
    /// photo times itself is what the plain estimate is too large by, and photos of one patient depend on each other. A
    /// resample has the same pairs, counted more or less often, and so is not biased anew by those that are drawn twice. A
    /// bin with a single group has no pair, and counts as without error.
    fn squared_error(&self, times: &[usize]) -> Option<f64> {
        #[derive(Clone, Copy, Default)]
        struct Sums {
            photos: f64,
            own_photos: f64,
            surplus: f64,
            own_surplus: f64,
        }
        let mut bins = [Sums::default(); BINS];
        for cell in &self.cells {
            let (sums, weight) = (&mut bins[cell.bin], times[cell.group] as f64);
            let (photos, surplus) = (weight * cell.photos, weight * cell.surplus);
            sums.photos += photos;
            sums.own_photos += photos * photos;
            sums.surplus += surplus;
            sums.own_surplus += surplus * surplus;
        }
        let of_bin = |sums: &Sums| {
            let pairs = sums.photos * sums.photos - sums.own_photos;
            let product = ratio(sums.surplus * sums.surplus - sums.own_surplus, pairs).unwrap_or(0.0);
            sums.photos * product
        };
        ratio(bins.iter().map(of_bin).sum(), bins.iter().map(|sums| sums.photos).sum())
    }
}

/// A bin of the reliability diagram that is not empty.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReliabilityBin {
    /// Its lower edge, not in it.
    pub above: f64,
    /// Its upper edge, in it.
    pub up_to: f64,
    /// Photos whose highest probability is in it.
    pub photos: usize,
    /// The mean of their highest probabilities.
    pub mean_probability: f64,
    /// The share of them that is right.
    pub right: Figure,
}

/// The bins that are not empty, from the least sure on.
pub fn reliability(predictions: &[Prediction], bootstrap: Bootstrap) -> Vec<ReliabilityBin> {
    let mut bins: [Vec<(&str, Certainty)>; BINS] = Default::default();
    for photo in predictions {
        if let Some(truth) = photo.diagnosis() {
            let certainty = Certainty::of(&photo.probabilities, truth);
            bins[certainty.bin].push((photo.group(), certainty));
        }
    }
    let of_bin = |(place, photos): (usize, Vec<(&str, Certainty)>)| {
        let rights: Vec<(&str, bool)> = photos.iter().map(|(group, certainty)| (*group, certainty.right)).collect();
        let sum: f64 = photos.iter().map(|(_, certainty)| certainty.highest).sum();
        Some(ReliabilityBin {
            above: place as f64 / BINS as f64,
            up_to: (place + 1) as f64 / BINS as f64,
            photos: photos.len(),
            mean_probability: ratio(sum, photos.len() as f64)?,
            right: bootstrap.share(&rights)?,
        })
    };
    bins.into_iter().enumerate().filter_map(of_bin).collect()
}

#[cfg(test)]
mod tests {
    use rand::{RngExt, SeedableRng};
    use rand_chacha::ChaCha8Rng;

    use super::*;

    #[test]
    fn a_bin_holds_its_upper_edge() {
        assert_eq!([0.0, 1.0 / 15.0, 0.067, 0.2, 0.93, 0.94, 1.0, 1.0005].map(bin), [0, 0, 1, 2, 13, 14, 14, 14]);
    }

    fn says(melanoma: f32, nevus: f32) -> [f32; 9] {
        [0.0, 0.0, 0.0, melanoma, nevus, 0.0, 0.0, 0.0, 0.0]
    }

    #[test]
    fn the_figures_are_those_worked_out_by_hand() {
        let photos = vec![
            Certainty::of(&says(0.75, 0.25), Diagnosis::Melanoma),
            Certainty::of(&says(0.75, 0.25), Diagnosis::Nevus),
            Certainty::of(&says(0.5, 0.5), Diagnosis::Melanoma),
        ];
        let found = Certainties::of(photos, vec![0, 1, 2]).figures(&[1, 1, 1]);
        let [error, debiased, classwise, brier, surprise] = found.map(|(_, value)| value.unwrap());
        // Two in one bin, 75 % sure and half of them right; one in another, 50 % sure and right.
        assert!((error - (2.0 * 0.25 + 0.5) / 3.0).abs() < 1e-12);
        // One pair, of -1/4 and 3/4: less than nothing; the other bin has none.
        assert_eq!(debiased, 0.0);
        // Melanoma as above; of nevus two said 25 % and one was, one said 50 % and was not; seven said 0 of nothing.
        assert!((classwise - (2.0 * (2.0 * 0.25 + 0.5) / 3.0) / 9.0).abs() < 1e-12, "{classwise}");
        assert!((brier - (2.0 * 0.0625 + 2.0 * 0.5625 + 2.0 * 0.25) / 3.0).abs() < 1e-12);
        let logarithms = 0.75_f64.ln() + 0.25_f64.ln() + 0.5_f64.ln();
        assert!((surprise + logarithms / 3.0).abs() < 1e-12);
        // What was held to be impossible is a large surprise, not an endless one.
        let impossible = Certainty::of(&says(1.0, 0.0), Diagnosis::Dermatofibroma);
        assert!((impossible.surprise - 36.04).abs() < 0.01, "{}", impossible.surprise);
    }

    /// `count` photos whose highest probability is `surplus` more than how often it comes true, two of a group.
    fn drawn(rng: &mut ChaCha8Rng, count: usize, surplus: f32) -> Certainties {
        let photo = |_| {
            let probability = rng.random_range(0.65_f32..0.99);
            let comes_true = rng.random_range(0.0..1.0) < probability - surplus;
            let truth = if comes_true { Diagnosis::Melanoma } else { Diagnosis::Nevus };
            Certainty::of(&says(probability, 1.0 - probability), truth)
        };
        let photos: Vec<Certainty> = (0..count).map(photo).collect();
        Certainties::of(photos, (0..count).map(|photo| photo / 2).collect())
    }

    #[test]
    fn without_an_error_it_is_nothing_on_average_where_the_plain_estimate_is_not() {
        let rng = &mut ChaCha8Rng::seed_from_u64(7);
        let draws = 400;
        let (mut squares, mut plain) = (Vec::new(), 0.0);
        for _ in 0..draws {
            let certainties = drawn(rng, 200, 0.0);
            let once = vec![1; 100];
            squares.push(certainties.squared_error(&once).unwrap());
            plain += certainties.figures(&once)[0].1.unwrap() / f64::from(draws);
        }
        let mean = squares.iter().sum::<f64>() / f64::from(draws);
        let variance = squares.iter().map(|square| (square - mean).powi(2)).sum::<f64>() / f64::from(draws);
        let standard_error = (variance / f64::from(draws)).sqrt();
        assert!(mean.abs() < 3.0 * standard_error && standard_error < 2e-4, "{mean} {standard_error}");
        assert!(plain > 0.04, "{plain}");
    }

    #[test]
    fn an_error_is_found_as_large_as_it_is_and_a_resample_is_not_biased() {
        let rng = &mut ChaCha8Rng::seed_from_u64(8);
        let certainties = drawn(rng, 20_000, 0.1);
        let found = certainties.figures(&vec![1; 10_000])[1].1.unwrap();
        assert!((found - 0.1).abs() < 0.01, "{found}");

        let certainties = drawn(rng, 400, 0.0);
        let own = certainties.squared_error(&[1; 200]).unwrap();
        let resampled = |_| {
            let mut times = [0; 200];
            (0..200).for_each(|_| times[rng.random_range(0..200)] += 1);
            certainties.squared_error(&times).unwrap()
        };
        let mean = (0..1000).map(resampled).sum::<f64>() / 1000.0;
        assert!((mean - own).abs() < 3e-4, "{mean} {own}");
    }
}
