//! Logits to probabilities that come true as often as they say.

use serde::{Deserialize, Serialize};

use crate::diagnosis::Diagnosis;

/// A temperature (Guo et al. 2017) and a shift of each logit, then a softmax.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Calibration {
    /// What the logits are divided by; greater than 0. Above 1 the network was too sure of itself.
    pub temperature: f32,
    /// What is then added to each, in the order of [`Diagnosis::ALL`]: the logarithm of the frequencies to their power, less
    /// what the training left of its own in the logits.
    pub shift: [f32; Diagnosis::COUNT],
    /// How frequent each diagnosis is among the photos that it was fitted on; they sum to 1, or are all the same where
    /// nothing was fitted.
    #[serde(default = "even")]
    pub frequencies: [f32; Diagnosis::COUNT],
    /// The power of these frequencies that the shift holds: 0 treats all diagnoses as equally frequent, 1 as frequent as
    /// in the archive.
    #[serde(default)]
    pub frequency_power: f32,
}

/// Nothing is known of the frequencies.
fn even() -> [f32; Diagnosis::COUNT] {
    [1.0 / Diagnosis::COUNT as f32; Diagnosis::COUNT]
}

impl Default for Calibration {
    /// The softmax by itself.
    fn default() -> Self {
        Self { temperature: 1.0, shift: [0.0; Diagnosis::COUNT], frequencies: even(), frequency_power: 0.0 }
    }
}

impl Calibration {
    /// The same, with the frequencies to another power: what the other decision rule goes by.
    pub fn with_frequency_power(&self, power: f32) -> Calibration {
        let added = power - self.frequency_power;
        let shift = |index: usize| self.shift[index] + added * self.frequencies[index].ln();
        Calibration { shift: std::array::from_fn(shift), frequency_power: power, ..self.clone() }
    }

    /// The logits that gave these `probabilities`, but for what is the same of all nine. What is 0 counts as the least
    /// number that is not.
    pub fn logits(&self, probabilities: &[f32; Diagnosis::COUNT]) -> [f32; Diagnosis::COUNT] {
        let logit =
            |index: usize| (probabilities[index].max(f32::MIN_POSITIVE).ln() - self.shift[index]) * self.temperature;
        std::array::from_fn(logit)
    }

    /// The probability of each diagnosis, `0.0..=1.0`; they sum to 1.
    pub fn probabilities(&self, logits: [f32; Diagnosis::COUNT]) -> [f32; Diagnosis::COUNT] {
        let logits: [f32; Diagnosis::COUNT] =
            std::array::from_fn(|index| logits[index] / self.temperature + self.shift[index]);
        let highest = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let powers = logits.map(|logit| (logit - highest).exp());
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
    fn a_temperature_makes_less_sure_and_a_shift_prefers() {
        let mut logits = [0.0; Diagnosis::COUNT];
        logits[3] = 4.0;
        let sure = Calibration::default().probabilities(logits)[3];
        let unsure = Calibration { temperature: 2.0, ..Calibration::default() }.probabilities(logits)[3];
        assert!(unsure < sure);
        let mut shift = [0.0; Diagnosis::COUNT];
        shift[4] = 10.0;
        let shifted = Calibration { shift, ..Calibration::default() }.probabilities(logits);
        assert!(shifted[4] > shifted[3]);
    }

    #[test]
    fn the_power_of_the_frequencies_is_put_in_and_taken_out() {
        let mut frequencies = [0.05; Diagnosis::COUNT];
        frequencies[4] = 0.6;
        let calibration = Calibration { temperature: 2.0, frequencies, ..Calibration::default() };
        let archive = calibration.with_frequency_power(1.0);
        let logits = std::array::from_fn(|index| index as f32 / 4.0);
        let (balanced, likely) = (calibration.probabilities(logits), archive.probabilities(logits));
        let odds = |probabilities: [f32; Diagnosis::COUNT]| probabilities[4] / probabilities[3];
        assert!((odds(likely) / odds(balanced) - 12.0).abs() < 1e-3, "whatever the temperature");
        let back = archive.with_frequency_power(0.0).probabilities(archive.logits(&likely));
        assert!(back.iter().zip(balanced).all(|(a, b)| (a - b).abs() < 1e-6));
    }
}
