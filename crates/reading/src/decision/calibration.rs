//! Calibration: network logits become calibrated probabilities.

use serde::{Deserialize, Serialize};

use crate::diagnosis::Diagnosis;

/// Temperature scaling (Guo et al. 2017) with a bias per class, followed by a softmax.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Calibration {
    /// The divisor of the logits; greater than 0. Values above 1 correct overconfidence.
    pub temperature: f32,
    /// The bias added to each scaled logit, in the order of [`Diagnosis::ALL`]: the log frequencies times their power,
    /// minus the log prior that the training left in the logits.
    pub shift: [f32; Diagnosis::COUNT],
    /// The class frequencies in the photos that it was fitted on. They sum to 1; uniform if it was not fitted.
    pub frequencies: [f32; Diagnosis::COUNT],
    /// The power of the class frequencies in the shift: 0 is a uniform prior, 1 is the prior of the archives.
    pub frequency_power: f32,
}

/// Uniform class frequencies.
fn uniform() -> [f32; Diagnosis::COUNT] {
    [1.0 / Diagnosis::COUNT as f32; Diagnosis::COUNT]
}

impl Default for Calibration {
    /// The plain softmax.
    fn default() -> Self {
        Self { temperature: 1.0, shift: [0.0; Diagnosis::COUNT], frequencies: uniform(), frequency_power: 0.0 }
    }
}

impl Calibration {
    /// The same calibration with another power of the class frequencies, which is the prior of another decision rule.
    pub fn with_frequency_power(&self, power: f32) -> Calibration {
        let difference = power - self.frequency_power;
        let shift = |index: usize| self.shift[index] + difference * self.frequencies[index].ln();
        Calibration { shift: std::array::from_fn(shift), frequency_power: power, ..self.clone() }
    }

    /// The logits of these `probabilities`, up to a common constant. A probability of 0 is replaced by the smallest
    /// positive number.
    pub fn logits(&self, probabilities: &[f32; Diagnosis::COUNT]) -> [f32; Diagnosis::COUNT] {
        let logit =
            |index: usize| (probabilities[index].max(f32::MIN_POSITIVE).ln() - self.shift[index]) * self.temperature;
        std::array::from_fn(logit)
    }

    /// The softmax of the calibrated logits: the probability of each diagnosis, `0.0..=1.0`; they sum to 1.
    pub fn probabilities(&self, logits: [f32; Diagnosis::COUNT]) -> [f32; Diagnosis::COUNT] {
        let logits: [f32; Diagnosis::COUNT] =
            std::array::from_fn(|index| logits[index] / self.temperature + self.shift[index]);
        let maximum = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let powers = logits.map(|logit| (logit - maximum).exp());
        let sum: f32 = powers.iter().sum();
        powers.map(|power| power / sum)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_logits_do_not_overflow() {
        let mut logits = [900.0; Diagnosis::COUNT];
        logits[3] = 1000.0;
        let probabilities = Calibration::default().probabilities(logits);
        assert!(probabilities[3] > 0.99);
        assert!((probabilities.iter().sum::<f32>() - 1.0).abs() < 1e-6);
        assert!(probabilities.iter().all(|probability| probability.is_finite()));
    }

    #[test]
    fn a_temperature_lowers_confidence_and_a_shift_raises_its_class() {
        let mut logits = [0.0; Diagnosis::COUNT];
        logits[3] = 4.0;
        let sharp = Calibration::default().probabilities(logits)[3];
        let smooth = Calibration { temperature: 2.0, ..Calibration::default() }.probabilities(logits)[3];
        assert!(smooth < sharp);
        let mut shift = [0.0; Diagnosis::COUNT];
        shift[4] = 10.0;
        let shifted = Calibration { shift, ..Calibration::default() }.probabilities(logits);
        assert!(shifted[4] > shifted[3]);
    }

    #[test]
    fn the_frequency_power_can_be_changed_and_restored() {
        let mut frequencies = [0.05; Diagnosis::COUNT];
        frequencies[4] = 0.6;
        let calibration = Calibration { temperature: 2.0, frequencies, ..Calibration::default() };
        let archive = calibration.with_frequency_power(1.0);
        let logits = std::array::from_fn(|index| index as f32 / 4.0);
        let (balanced, with_prior) = (calibration.probabilities(logits), archive.probabilities(logits));
        let odds = |probabilities: [f32; Diagnosis::COUNT]| probabilities[4] / probabilities[3];
        assert!((odds(with_prior) / odds(balanced) - 12.0).abs() < 1e-3, "at any temperature");
        let back = archive.with_frequency_power(0.0).probabilities(archive.logits(&with_prior));
        assert!(back.iter().zip(balanced).all(|(a, b)| (a - b).abs() < 1e-6));
    }
}
