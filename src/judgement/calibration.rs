//! Logits to probabilities that come true as often as they say.

use serde::{Deserialize, Serialize};

use crate::diagnosis::Diagnosis;

/// A temperature (Guo et al. 2017) and a shift of each logit, then a softmax.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Calibration {
    /// What the logits are divided by; greater than 0. Above 1 the network was too sure of itself.
    pub temperature: f32,
    /// What is then added to each, in the order of [`Diagnosis::ALL`].
    pub shift: [f32; Diagnosis::COUNT],
}

impl Default for Calibration {
    /// The softmax by itself.
    fn default() -> Self {
        Self { temperature: 1.0, shift: [0.0; Diagnosis::COUNT] }
    }
}

impl Calibration {
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
}
