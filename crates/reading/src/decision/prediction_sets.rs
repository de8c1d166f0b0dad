//! Prediction sets: regularised adaptive prediction sets (RAPS; Angelopoulos et al., "Uncertainty sets for image classifiers
//! using conformal prediction", 2021), without randomisation.
//!
//! A set contains the most probable diagnoses down to a rank: nothing that is more probable than a member is left out. A
//! diagnosis is in the set if its nonconformity is at most a threshold. The nonconformity is the summed probability of the
//! diagnoses that are more probable, plus a penalty for each rank beyond the first ones. The threshold is a quantile over
//! the validation set in which each diagnosis has the same weight, so that the mean coverage over the diagnoses has the
//! target value; the coverage of a single diagnosis may be lower and is measured. The coverage requires photos that are
//! exchangeable with the validation set: it does not extend to photos of other clinics.

use serde::{Deserialize, Serialize};

use crate::assessment::ranked;
use crate::diagnosis::Diagnosis;

/// The rule of the prediction sets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AdaptiveSets {
    /// The target coverage, 0 to 1: the share of sets that contain the true diagnosis, as the mean over the diagnoses.
    pub coverage: f64,
    /// The maximum nonconformity of a diagnosis in a set, at least 0.
    pub threshold: f64,
    /// The nonconformity that each rank after the first [`unpenalised_ranks`](AdaptiveSets::unpenalised_ranks) adds, at
    /// least 0.
    pub rank_penalty: f64,
    /// The number of ranks without a penalty.
    pub unpenalised_ranks: usize,
    /// The number of photos of each diagnosis that the threshold was fitted on, in the order of [`Diagnosis::ALL`].
    pub photos: [usize; Diagnosis::COUNT],
}

impl Default for AdaptiveSets {
    /// Not fitted: every set contains all diagnoses.
    fn default() -> Self {
        Self {
            coverage: 1.0,
            threshold: Self::ALL_DIAGNOSES,
            rank_penalty: 0.0,
            unpenalised_ranks: Diagnosis::COUNT,
            photos: [0; Diagnosis::COUNT],
        }
    }
}

impl AdaptiveSets {
    /// A threshold that every nonconformity without penalty is below.
    pub const ALL_DIAGNOSES: f64 = 2.0;

    /// The nonconformity of each diagnosis of a photo with these probabilities, in descending order of probability. It
    /// increases with the rank and is 0 for the most probable diagnosis.
    pub fn nonconformities(&self, probabilities: &[f32; Diagnosis::COUNT]) -> [(Diagnosis, f64); Diagnosis::COUNT] {
        let (mut more_probable, mut rank) = (0.0, 0_usize);
        ranked(probabilities).map(|(diagnosis, probability)| {
            rank += 1;
            let penalised_ranks = rank.saturating_sub(self.unpenalised_ranks);
            let nonconformity = more_probable + self.rank_penalty * penalised_ranks as f64;
            more_probable += f64::from(probability);
            (diagnosis, nonconformity)
        })
    }

    /// The prediction set of a photo with these probabilities, the most probable diagnosis first. It contains at least the
    /// most probable diagnosis.
    pub fn prediction_set(&self, probabilities: &[f32; Diagnosis::COUNT]) -> Vec<Diagnosis> {
        let members = self.nonconformities(probabilities).into_iter();
        members.filter(|(_, nonconformity)| *nonconformity <= self.threshold).map(|(diagnosis, _)| diagnosis).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROBABILITIES: [f32; Diagnosis::COUNT] = [0.0625, 0.5, 0.0, 0.25, 0.125, 0.0625, 0.0, 0.0, 0.0];

    fn sets(threshold: f64, rank_penalty: f64) -> AdaptiveSets {
        AdaptiveSets { coverage: 0.9, threshold, rank_penalty, unpenalised_ranks: 2, photos: [10; Diagnosis::COUNT] }
    }

    #[test]
    fn a_set_contains_the_most_probable_diagnoses_down_to_a_rank() {
        let ranked = [1, 3, 4, 0, 5, 2, 6, 7, 8].map(|index: usize| Diagnosis::ALL[index]);
        for threshold in [0.0, 0.3, 0.5, 0.8, 0.9, 0.99, 1.0, 2.0] {
            let set = sets(threshold, 0.01).prediction_set(&PROBABILITIES);
            assert_eq!(set, ranked[..set.len()], "{threshold}");
        }
        assert_eq!(sets(0.0, 0.01).prediction_set(&PROBABILITIES), ranked[..1]);
        assert_eq!(sets(0.5, 0.01).prediction_set(&PROBABILITIES), ranked[..2]);
        assert_eq!(AdaptiveSets::default().prediction_set(&PROBABILITIES), ranked);
    }

    #[test]
    fn ranks_after_the_first_ones_are_penalised() {
        let nonconformities = sets(1.0, 0.125).nonconformities(&PROBABILITIES).map(|(_, nonconformity)| nonconformity);
        assert_eq!(nonconformities, [0.0, 0.5, 0.875, 1.125, 1.3125, 1.5, 1.625, 1.75, 1.875]);
    }
}
