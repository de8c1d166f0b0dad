//! The alert for malignant diagnoses.

use serde::{Deserialize, Serialize};

use crate::assessment::group_probability;
use crate::diagnosis::{Diagnosis, Group};

/// An operating point of the summed probability of the malignant diagnoses.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OperatingPoint {
    /// The sensitivity to malignant photos that the threshold was chosen for, 0 to 1.
    pub target_sensitivity: f64,
    /// The minimum summed probability of a suspicious photo, `0.0..=1.0`; greater than 1 if no photo is suspicious.
    pub threshold: f32,
    /// The number of malignant photos that it was chosen on.
    pub photos: usize,
}

impl Default for OperatingPoint {
    /// Not fitted: no photo is suspicious.
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
