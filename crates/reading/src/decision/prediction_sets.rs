//! Sets of diagnoses that hold the truth as often as they promise: split-conformal prediction, each class by itself.
//!
//! A diagnosis is in a photo's set where the model doubts it no more than it doubted nine in ten of the validation
//! photos that do show it. So of each diagnosis nine in ten are covered, the rare ones too (Vovk, "Conditional validity
//! of inductive conformal predictors", 2012). The promise is for photos like those of the validation side, drawn one by
//! one: several photos of one lesion make it a little less exact, and of other clinics' photos it says nothing.

use serde::{Deserialize, Serialize};

use crate::diagnosis::Diagnosis;

/// Up to which doubt, one less its probability, each diagnosis is in the set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ConformalThresholds {
    /// How often the sets are to hold the truth, 0 to 1.
    pub coverage: f64,
    /// The highest doubt of each diagnosis, 0 to 1, in the order of [`Diagnosis::ALL`]. It is 1, so that the diagnosis
    /// is in every set, where there were too few photos to say less.
    pub nonconformity_thresholds: [f64; Diagnosis::COUNT],
    /// How many photos of each diagnosis they were learnt from.
    pub photos: [usize; Diagnosis::COUNT],
}

impl Default for ConformalThresholds {
    /// Nothing is known, and nothing is left out.
    fn default() -> Self {
        Self { coverage: 1.0, nonconformity_thresholds: [1.0; Diagnosis::COUNT], photos: [0; Diagnosis::COUNT] }
    }
}

impl ConformalThresholds {
    /// Whether `diagnosis` is in the set of a photo with these probabilities.
    pub fn contains(&self, probabilities: &[f32; Diagnosis::COUNT], diagnosis: Diagnosis) -> bool {
        nonconformity(probabilities, diagnosis) <= self.nonconformity_thresholds[diagnosis.index()]
    }

    /// The set of a photo with these probabilities, the most probable first. It may be empty.
    pub fn prediction_set(&self, probabilities: &[f32; Diagnosis::COUNT]) -> Vec<Diagnosis> {
        let ranked = crate::assessment::ranked(probabilities).into_iter();
        ranked.map(|(diagnosis, _)| diagnosis).filter(|&diagnosis| self.contains(probabilities, diagnosis)).collect()
    }
}

/// One less the probability of `diagnosis`, 0 to 1: what a [`ConformalThresholds::nonconformity_thresholds`] is compared with.
pub fn nonconformity(probabilities: &[f32; Diagnosis::COUNT], diagnosis: Diagnosis) -> f64 {
    1.0 - f64::from(probabilities[diagnosis.index()])
}
