//! What one reading says: plain data, made by the classifier, shown by the page and printed by the trainer.

use serde::{Deserialize, Serialize};

use crate::diagnosis::{Diagnosis, Group};

/// The least probability with which a photo is said to resemble one diagnosis. Below it all the others together are more
/// probable, so that no single one stands out. It chooses words and nothing else.
pub const STANDS_OUT: f32 = 0.5;

/// What the network says of one photo.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assessment {
    /// The probability of each diagnosis, `0.0..=1.0`, in the order of [`Diagnosis::ALL`]; they sum to 1.
    pub probabilities: [f32; Diagnosis::COUNT],
}

impl Assessment {
    /// The assessment that the network's outputs say: their softmax.
    pub fn from_logits(logits: [f32; Diagnosis::COUNT]) -> Self {
        let highest = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let powers = logits.map(|logit| (logit - highest).exp());
        let sum: f32 = powers.iter().sum();
        Self { probabilities: powers.map(|power| power / sum) }
    }

    /// The diagnoses from the most to the least probable; of two as probable, the first in the table comes first.
    pub fn ranked(&self) -> [(Diagnosis, f32); Diagnosis::COUNT] {
        let mut ranked = Diagnosis::ALL.map(|diagnosis| (diagnosis, self.probabilities[diagnosis.index()]));
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
        ranked
    }

    /// The probability that the diagnosis is one of `group`: the sum over its diagnoses.
    pub fn group_probability(&self, group: Group) -> f32 {
        Diagnosis::ALL
            .into_iter()
            .filter(|diagnosis| diagnosis.group() == group)
            .map(|diagnosis| self.probabilities[diagnosis.index()])
            .sum()
    }

    /// The largest difference of a probability to that of `others`; not a number where one of them is not.
    pub fn largest_difference(&self, others: &[f32; Diagnosis::COUNT]) -> f32 {
        let differences = self.probabilities.iter().zip(others).map(|(ours, other)| (ours - other).abs());
        differences.fold(0.0, |largest, difference| if difference <= largest { largest } else { difference })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_logits_do_not_overflow() {
        let mut logits = [900.0; Diagnosis::COUNT];
        logits[3] = 1000.0;
        let assessment = Assessment::from_logits(logits);
        assert_eq!(assessment.ranked()[0].0, Diagnosis::Melanoma);
        assert!((assessment.probabilities.iter().sum::<f32>() - 1.0).abs() < 1e-6);
        assert!(assessment.probabilities.iter().all(|probability| probability.is_finite()));
    }

    #[test]
    fn groups_share_out_the_whole() {
        let assessment = Assessment::from_logits([0.3, 1.0, -2.0, 0.1, 0.7, 0.0, 0.2, -0.4, 0.9]);
        let whole: f32 = Group::ALL.into_iter().map(|group| assessment.group_probability(group)).sum();
        assert!((whole - 1.0).abs() < 1e-6);
    }
}
