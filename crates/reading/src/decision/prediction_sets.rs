//! Prediction sets with guaranteed coverage: split-conformal prediction, class-conditional.
//!
//! A diagnosis is in a photo's set if its nonconformity is at most the threshold of its class. The threshold is the 90
//! % quantile of the nonconformity over the validation photos of that class. So each diagnosis, including the rare
//! ones, has a coverage of 90 % (Vovk, "Conditional validity of inductive conformal predictors", 2012). The guarantee
//! requires photos that are exchangeable with the validation set. Several photos of one lesion make it slightly less
//! exact, and it does not extend to photos of other clinics.

use serde::{Deserialize, Serialize};

use crate::diagnosis::Diagnosis;

/// The conformal threshold of the nonconformity for each diagnosis.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ConformalThresholds {
    /// The target coverage: the share of sets that contain the true diagnosis, 0 to 1.
    pub coverage: f64,
    /// The maximum nonconformity of each diagnosis in a set, 0 to 1, in the order of [`Diagnosis::ALL`]. It is 1 if
    /// there were too few photos, so that the diagnosis is in every set.
    pub nonconformity_thresholds: [f64; Diagnosis::COUNT],
    /// The number of photos of each diagnosis that the thresholds were fitted on.
    pub photos: [usize; Diagnosis::COUNT],
}

impl Default for ConformalThresholds {
    /// Not fitted: every set contains all diagnoses.
    fn default() -> Self {
        Self { coverage: 1.0, nonconformity_thresholds: [1.0; Diagnosis::COUNT], photos: [0; Diagnosis::COUNT] }
    }
}

impl ConformalThresholds {
    /// Whether `diagnosis` is in the prediction set of a photo with these probabilities.
    pub fn contains(&self, probabilities: &[f32; Diagnosis::COUNT], diagnosis: Diagnosis) -> bool {
        nonconformity(probabilities, diagnosis) <= self.nonconformity_thresholds[diagnosis.index()]
    }

    /// The prediction set of a photo with these probabilities, the most probable diagnosis first. It may be empty.
    pub fn prediction_set(&self, probabilities: &[f32; Diagnosis::COUNT]) -> Vec<Diagnosis> {
        let ranked = crate::assessment::ranked(probabilities).into_iter();
        ranked.map(|(diagnosis, _)| diagnosis).filter(|&diagnosis| self.contains(probabilities, diagnosis)).collect()
    }
}

/// The nonconformity score of `diagnosis`: 1 minus its probability, 0 to 1.
pub fn nonconformity(probabilities: &[f32; Diagnosis::COUNT], diagnosis: Diagnosis) -> f64 {
    1.0 - f64::from(probabilities[diagnosis.index()])
}
