//! From which probability of something malignant on there is cause for alarm.

use serde::{Deserialize, Serialize};

use crate::assessment::group_probability;
use crate::diagnosis::{Diagnosis, Group};

/// An operating point of the malignancy channel: the summed probability of the malignant diagnoses.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OperatingPoint {
    /// The share of the malignant photos that are to be found, 0 to 1.
    pub target_sensitivity: f64,
    /// The least summed probability at which a photo is called suspicious, `0.0..=1.0`; more than 1 where none is.
    pub threshold: f32,
    /// How many malignant photos it was chosen on.
    pub photos: usize,
}

impl Default for OperatingPoint {
    /// Nothing is known, and nothing is called suspicious.
    fn default() -> Self {
        Self { target_sensitivity: 0.0, threshold: 2.0, photos: 0 }
    }
}

impl OperatingPoint {
    /// Whether a photo with these probabilities is suspicious.
    pub fn is_reached(&self, probabilities: &[f32; Diagnosis::COUNT]) -> bool {
        group_probability(probabilities, Group::Malignant) >= self.threshold
    }
}
