//! Calibration: whether predicted probabilities match observed frequencies.

use std::collections::BTreeMap;

use naevus_reading::assessment::most_probable;
use naevus_reading::card::ReliabilityBin;
use naevus_reading::diagnosis::Diagnosis;

use crate::curve::ratio;
use crate::{Bootstrap, Prediction};

/// The number of equal-width bins of the confidence (Guo et al., "On Calibration of Modern Neural Networks", 2017).
pub const BINS: usize = 15;

/// The lower bound of a probability in a logarithm: the machine epsilon of f64, as in scikit-learn's `log_loss`.
const MIN_PROBABILITY: f64 = f64::EPSILON;

/// The terms of one photo in the calibration errors.
pub struct CalibrationTerms {
    /// The bin of its confidence, `0..BINS`.
    bin: usize,
    /// The highest probability.
    confidence: f64,
    is_correct: bool,
    /// For each diagnosis, the bin of its probability, and its residual: the probability minus 1 for the truth and
    /// minus 0 for the others.
    class_residuals: [(usize, f64); Diagnosis::COUNT],
    /// The negative natural logarithm of the truth's probability.
    negative_log_likelihood: f64,
}

impl CalibrationTerms {
    /// The terms of a photo with the diagnosis `truth` and these probabilities.
    pub fn of(probabilities: &[f32; Diagnosis::COUNT], truth: Diagnosis) -> CalibrationTerms {
        let predicted = most_probable(probabilities);
        let confidence = f64::from(probabilities[predicted.index()]);
        let residual = |diagnosis: Diagnosis| {
            let probability = f64::from(probabilities[diagnosis.index()]);
            (bin(probability), probability - if diagnosis == truth { 1.0 } else { 0.0 })
        };
        let probability = f64::from(probabilities[truth.index()]);
        CalibrationTerms {
            bin: bin(confidence),
            confidence,
            is_correct: predicted == truth,
            class_residuals: Diagnosis::ALL.map(residual),
            negative_log_likelihood: -libm::log(probability.clamp(MIN_PROBABILITY, 1.0 - MIN_PROBABILITY)),
        }
    }

    /// The confidence minus the correctness, which is 1 or 0.
    fn overconfidence(&self) -> f64 {
        self.confidence - if self.is_correct { 1.0 } else { 0.0 }
    }
}

/// The bin of a probability. A bin excludes its lower edge and includes its upper one.
fn bin(probability: f64) -> usize {
    ((probability * BINS as f64).ceil() as usize).clamp(1, BINS) - 1
}

/// The photos of one group in one bin of the confidence.
struct Cell {
    bin: usize,
    group: usize,
    photos: f64,
    overconfidence: f64,
}

/// The calibration errors of a set of photos, for any multiplicities of their groups.
pub struct CalibrationErrors {
    photos: Vec<CalibrationTerms>,
    /// The group of each photo.
    group_of: Vec<usize>,
    cells: Vec<Cell>,
}

impl CalibrationErrors {
    /// The calibration terms of `photos`, whose groups are in `group_of`.
    pub fn of(photos: Vec<CalibrationTerms>, group_of: Vec<usize>) -> CalibrationErrors {
        let mut cells: BTreeMap<(usize, usize), (f64, f64)> = BTreeMap::new();
        for (photo, &group) in photos.iter().zip(&group_of) {
            let cell = cells.entry((photo.bin, group)).or_default();
            *cell = (cell.0 + 1.0, cell.1 + photo.overconfidence());
        }
        let cell = |((bin, group), (photos, overconfidence))| Cell { bin, group, photos, overconfidence };
        CalibrationErrors { photos, group_of, cells: cells.into_iter().map(cell).collect() }
    }

    /// The figures of calibration, each photo counted by the multiplicity of its group. Without photos each is `None`.
    ///
    /// - `expected_calibration_error`, 0 to 1: the absolute difference between mean confidence and accuracy in each bin
    ///   of the confidence, averaged with the bins' photos as weights (Guo et al. 2017). It is biased upwards;
    /// - `debiased_calibration_error`, 0 to 1: the square root of
    ///   the debiased squared error, or 0 if the estimate is negative;
    /// - `classwise_calibration_error`, 0 to 1: the first error for the probability of each diagnosis, averaged over
    ///   the nine diagnoses (Kull et al., "Beyond temperature scaling", 2019);
    /// - `brier_score`, 0 to 2: the mean over photos of the sum of the nine squared residuals;
    /// - `negative_log_likelihood`, 0 or more: the mean negative natural logarithm of the truth's probability.
    pub fn figures(&self, multiplicities: &[usize]) -> [(&'static str, Option<f64>); 5] {
        let mut gaps = [0.0; BINS];
        let mut class_gaps = [[0.0; BINS]; Diagnosis::COUNT];
        let (mut total, mut squared, mut log_likelihood) = (0.0, 0.0, 0.0);
        for (photo, &group) in self.photos.iter().zip(&self.group_of) {
            let weight = multiplicities[group] as f64;
            gaps[photo.bin] += weight * photo.overconfidence();
            for (gaps, (bin, residual)) in class_gaps.iter_mut().zip(photo.class_residuals) {
                gaps[bin] += weight * residual;
                squared += weight * residual * residual;
            }
            total += weight;
            log_likelihood += weight * photo.negative_log_likelihood;
        }
        let classwise: f64 = class_gaps.iter().flatten().map(|gap: &f64| gap.abs()).sum();
        let debiased = self.debiased_squared_error(multiplicities).map(|error| error.max(0.0).sqrt());
        [
            ("expected_calibration_error", ratio(gaps.into_iter().map(f64::abs).sum(), total)),
            ("debiased_calibration_error", debiased),
            ("classwise_calibration_error", ratio(classwise / Diagnosis::COUNT as f64, total)),
            ("brier_score", ratio(squared, total)),
            ("negative_log_likelihood", ratio(log_likelihood, total)),
        ]
    }

    /// An unbiased estimate of the squared calibration error of the confidence. Its expectation is 0 for calibrated
    /// probabilities, and it may therefore be negative (Kumar et al., "Verified Uncertainty Calibration", 2019; as a
    /// sum over pairs, Lee et al., "T-Cal", 2023).
    ///
    /// In each bin it is the mean product of the overconfidence of two photos, over all pairs from different groups.
    /// The product of a photo with itself is the bias of the plug-in estimate, and photos of one group are dependent. A
    /// resample uses the same pairs with other weights, so that repeated groups add no bias. A bin with a single group
    /// has no pair and counts as 0.
    fn debiased_squared_error(&self, multiplicities: &[usize]) -> Option<f64> {
        #[derive(Clone, Copy, Default)]
        struct Sums {
            photos: f64,
            squared_photos: f64,
            overconfidence: f64,
            squared_overconfidence: f64,
        }
        let mut bins = [Sums::default(); BINS];
        for cell in &self.cells {
            let (sums, weight) = (&mut bins[cell.bin], multiplicities[cell.group] as f64);
            let (photos, overconfidence) = (weight * cell.photos, weight * cell.overconfidence);
            sums.photos += photos;
            sums.squared_photos += photos * photos;
            sums.overconfidence += overconfidence;
            sums.squared_overconfidence += overconfidence * overconfidence;
        }
        let of_bin = |sums: &Sums| {
            let pairs = sums.photos * sums.photos - sums.squared_photos;
            let products = sums.overconfidence * sums.overconfidence - sums.squared_overconfidence;
            sums.photos * ratio(products, pairs).unwrap_or(0.0)
        };
        ratio(bins.iter().map(of_bin).sum(), bins.iter().map(|sums| sums.photos).sum())
    }
}

/// The bins of the reliability diagram that are not empty, in increasing order of the confidence.
pub fn reliability(predictions: &[Prediction], bootstrap: Bootstrap) -> Vec<ReliabilityBin> {
    let mut bins: [Vec<(&str, CalibrationTerms)>; BINS] = Default::default();
    for photo in predictions {
        if let Some(truth) = photo.diagnosis() {
            let terms = CalibrationTerms::of(&photo.probabilities, truth);
            bins[terms.bin].push((photo.group(), terms));
        }
    }
    let of_bin = |(index, photos): (usize, Vec<(&str, CalibrationTerms)>)| {
        let correct: Vec<(&str, bool)> = photos.iter().map(|(group, terms)| (*group, terms.is_correct)).collect();
        let sum: f64 = photos.iter().map(|(_, terms)| terms.confidence).sum();
        Some(ReliabilityBin {
            lower_edge: index as f64 / BINS as f64,
            upper_edge: (index + 1) as f64 / BINS as f64,
            photos: photos.len(),
            mean_confidence: ratio(sum, photos.len() as f64)?,
            accuracy: bootstrap.proportion(&correct)?,
        })
    };
    bins.into_iter().enumerate().filter_map(of_bin).collect()
}

#[cfg(test)]
mod tests {
    use rand::{RngExt, SeedableRng};
    use rand_chacha::ChaCha8Rng;

    use super::*;
    use crate::examples::melanoma_and_nevus;

    #[test]
    fn a_bin_includes_its_upper_edge() {
        assert_eq!([0.0, 1.0 / 15.0, 0.067, 0.2, 0.93, 0.94, 1.0, 1.0005].map(bin), [0, 0, 1, 2, 13, 14, 14, 14]);
    }

    #[test]
    fn figures_match_values_computed_by_hand() {
        let photos = vec![
            CalibrationTerms::of(&melanoma_and_nevus(0.75, 0.25), Diagnosis::Melanoma),
            CalibrationTerms::of(&melanoma_and_nevus(0.75, 0.25), Diagnosis::Nevus),
            CalibrationTerms::of(&melanoma_and_nevus(0.5, 0.5), Diagnosis::Melanoma),
        ];
        let found = CalibrationErrors::of(photos, vec![0, 1, 2]).figures(&[1, 1, 1]);
        let [error, debiased, classwise, brier, log_loss] = found.map(|(_, value)| value.unwrap());
        // Two photos in one bin, confidence 75 %, half of them correct; one in another, confidence 50 %, correct.
        assert!((error - (2.0 * 0.25 + 0.5) / 3.0).abs() < 1e-12);
        // One pair, of -1/4 and 3/4: a negative product; the other bin has no pair.
        assert_eq!(debiased, 0.0);
        // Melanoma as above; nevus: two at 25 %, one of them true, one at 50 % and false; seven diagnoses at 0.
        assert!((classwise - (2.0 * (2.0 * 0.25 + 0.5) / 3.0) / 9.0).abs() < 1e-12, "{classwise}");
        assert!((brier - (2.0 * 0.0625 + 2.0 * 0.5625 + 2.0 * 0.25) / 3.0).abs() < 1e-12);
        let logarithms = 0.75_f64.ln() + 0.25_f64.ln() + 0.5_f64.ln();
        assert!((log_loss + logarithms / 3.0).abs() < 1e-12);
        // A probability of 0 for the truth has a large, but finite, loss.
        let impossible = CalibrationTerms::of(&melanoma_and_nevus(1.0, 0.0), Diagnosis::Dermatofibroma);
        assert!((impossible.negative_log_likelihood - 36.04).abs() < 0.01, "{}", impossible.negative_log_likelihood);
    }

    /// `count` photos whose confidence exceeds their accuracy by `overconfidence`, two photos in a group.
    fn synthetic(rng: &mut ChaCha8Rng, count: usize, overconfidence: f32) -> CalibrationErrors {
        let photo = |_| {
            let probability = rng.random_range(0.65_f32..0.99);
            let is_melanoma = rng.random_range(0.0..1.0) < probability - overconfidence;
            let truth = if is_melanoma { Diagnosis::Melanoma } else { Diagnosis::Nevus };
            CalibrationTerms::of(&melanoma_and_nevus(probability, 1.0 - probability), truth)
        };
        let photos: Vec<CalibrationTerms> = (0..count).map(photo).collect();
        CalibrationErrors::of(photos, (0..count).map(|photo| photo / 2).collect())
    }

    #[test]
    fn the_debiased_error_of_calibrated_probabilities_is_zero_on_average() {
        let rng = &mut ChaCha8Rng::seed_from_u64(7);
        let draws = 400;
        let (mut squares, mut plain) = (Vec::new(), 0.0);
        for _ in 0..draws {
            let calibration = synthetic(rng, 200, 0.0);
            let once = vec![1; 100];
            squares.push(calibration.debiased_squared_error(&once).unwrap());
            plain += calibration.figures(&once)[0].1.unwrap() / f64::from(draws);
        }
        let mean = squares.iter().sum::<f64>() / f64::from(draws);
        let variance = squares.iter().map(|square| (square - mean).powi(2)).sum::<f64>() / f64::from(draws);
        let standard_error = (variance / f64::from(draws)).sqrt();
        assert!(mean.abs() < 3.0 * standard_error && standard_error < 2e-4, "{mean} {standard_error}");
        assert!(plain > 0.04, "{plain}");
    }

    #[test]
    fn a_known_error_is_estimated_and_a_resample_is_not_biased() {
        let rng = &mut ChaCha8Rng::seed_from_u64(8);
        let calibration = synthetic(rng, 20_000, 0.1);
        let found = calibration.figures(&vec![1; 10_000])[1].1.unwrap();
        assert!((found - 0.1).abs() < 0.01, "{found}");

        let calibration = synthetic(rng, 400, 0.0);
        let own = calibration.debiased_squared_error(&[1; 200]).unwrap();
        let resampled = |_| {
            let mut multiplicities = [0; 200];
            (0..200).for_each(|_| multiplicities[rng.random_range(0..200)] += 1);
            calibration.debiased_squared_error(&multiplicities).unwrap()
        };
        let mean = (0..1000).map(resampled).sum::<f64>() / 1000.0;
        assert!((mean - own).abs() < 3e-4, "{mean} {own}");
    }
}
