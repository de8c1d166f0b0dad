//! What the numbers of one pass mean: [`NetworkOutput`] to [`Assessment`].
//!
//! The network gives numbers; a [`DecisionRules`], which the trainer fits on photos that the weights were not fitted to and
//! stores in the card, says how probable that makes each diagnosis, which of them cannot be left out, whether the photo
//! is one that the network should be asked about at all, and whether to be alarmed.

mod age_and_site;
mod alert;
mod calibration;
mod combined;
mod out_of_distribution;
mod prediction_sets;

use serde::{Deserialize, Serialize};

use crate::assessment::{ActivationMap, Assessment};
use crate::diagnosis::Diagnosis;
use crate::symmetry::Symmetry;

pub use age_and_site::{
    DECADES, HIGHEST_AGE_YEARS, LikelihoodRatios, Patient, ProbabilityChange, Site, decade, probability_changes,
};
pub use alert::OperatingPoint;
pub use calibration::Calibration;
pub use out_of_distribution::{Limits, LogisticRegression, OutOfDistributionDetector};
pub use prediction_sets::{ConformalThresholds, nonconformity};

/// What the network says of one photo, off its device.
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkOutput {
    /// The rows and the columns of the map.
    pub map_size: [usize; 2],
    /// What each place speaks for, row after row: a logit for each diagnosis. Their mean is the photo's.
    pub logit_maps: Vec<[f32; Diagnosis::COUNT]>,
    /// What kind of picture it is; see [`DeviceOutput`.
    pub features: Vec<f32>,
    /// How the photo was flipped and turned before the network saw it.
    pub view: Symmetry,
}

impl NetworkOutput {
    /// The photo's logits: the mean over its places.
    pub fn logits(&self) -> [f32; Diagnosis::COUNT] {
        let count = self.logit_maps.len().max(1) as f32;
        std::array::from_fn(|index| self.logit_maps.iter().map(|place| place[index]).sum::<f32>() / count)
    }

    /// The mean of `views` of one photo, place by place, as the photo was held: over all eight views, it is the same
    /// however that was.
    ///
    /// # Panics
    ///
    /// Where there is no view.
    pub fn mean(views: &[NetworkOutput]) -> NetworkOutput {
        let upright: Vec<NetworkOutput> = views.iter().map(NetworkOutput::upright).collect();
        let share = 1.0 / upright.len() as f32;
        let mut mean = NetworkOutput { features: vec![0.0; upright[0].features.len()], ..upright[0].clone() };
        mean.logit_maps.fill([0.0; Diagnosis::COUNT]);
        for view in &upright {
            let places = mean.logit_maps.as_flattened_mut().iter_mut().zip(view.logit_maps.as_flattened());
            let features = mean.features.iter_mut().zip(&view.features);
            places.chain(features).for_each(|(mean, value)| *mean += share * value);
        }
        mean
    }

    /// The same, its places as the photo was held.
    fn upright(&self) -> NetworkOutput {
        let [rows, columns] = self.map_size;
        let map_size = if self.view.quarter_turns.is_multiple_of(2) { [rows, columns] } else { [columns, rows] };
        let logit_maps = self.view.inverse().apply_to_grid(&self.logit_maps, self.map_size, 1);
        NetworkOutput { map_size, logit_maps, features: self.features.clone(), view: Symmetry::UPRIGHT }
    }

    /// What each place speaks for `diagnosis`, as the photo was held.
    ///
    /// That is its logit less the mean of the nine: what a place adds to all of them changes no probability.
    fn map_of(&self, diagnosis: Diagnosis) -> ActivationMap {
        let above_the_mean = |place: &[f32; Diagnosis::COUNT]| {
            place[diagnosis.index()] - place.iter().sum::<f32>() / Diagnosis::COUNT as f32
        };
        let NetworkOutput { map_size: [rows, columns], logit_maps, .. } = self.upright();
        ActivationMap { rows, columns, values: logit_maps.iter().map(above_the_mean).collect() }
    }
}

/// All that was fitted on photos that the weights were not fitted to; but for the ratios of age and site, which are no
/// matter of the weights and come from the training side.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DecisionRules {
    /// Logits to probabilities.
    pub calibration: Calibration,
    /// Probabilities to a set of diagnoses.
    pub sets: ConformalThresholds,
    /// From which probability of something malignant on there is cause for alarm.
    pub alert: OperatingPoint,
    /// Which photos are like those that were learnt from. Without it, all are taken to be.
    pub out_of_distribution: Option<OutOfDistributionDetector>,
    /// What the patient's age and the lesion's site add, where they are given. Models of earlier versions have no such
    /// ratios.
    #[serde(default)]
    pub age_and_site: Option<LikelihoodRatios>,
}

impl DecisionRules {
    /// The assessment of `output`.
    pub fn assess(&self, output: &NetworkOutput) -> Assessment {
        let probabilities = self.calibration.probabilities(output.logits());
        let answer = crate::assessment::most_probable(&probabilities);
        Assessment {
            probabilities,
            prediction_set: self.sets.prediction_set(&probabilities),
            suspicious: self.alert.is_reached(&probabilities),
            input_check: match &self.out_of_distribution {
                Some(detector) => detector.check(&output.features),
                None => Default::default(),
            },
            map: output.map_of(answer),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::InputStatus;

    fn sight(view: Symmetry) -> NetworkOutput {
        let mut logit_maps = vec![[0.0; Diagnosis::COUNT]; 4];
        logit_maps[1][Diagnosis::Melanoma.index()] = 9.0;
        // What speaks for all of them alike speaks for none.
        logit_maps[2] = [5.0; Diagnosis::COUNT];
        NetworkOutput { map_size: [2, 2], logit_maps, features: Vec::new(), view }
    }

    #[test]
    fn without_a_fit_the_logits_are_taken_as_they_are() {
        let assessment = DecisionRules::default().assess(&sight(Symmetry::UPRIGHT));
        let expected = 2.25_f32.exp() / (2.25_f32.exp() + 8.0);
        assert!((assessment.probabilities[Diagnosis::Melanoma.index()] - expected).abs() < 1e-6);
        assert_eq!(assessment.prediction_set.len(), Diagnosis::COUNT, "nothing can be left out");
        assert_eq!(assessment.input_check.status, InputStatus::InDistribution);
        assert!(!assessment.suspicious);
    }

    #[test]
    fn the_map_lies_as_the_photo_was_held() {
        // The upper right place of what the network saw; turned to the right, that was the photo's upper left.
        let turned = DecisionRules::default().assess(&sight(Symmetry::QUARTER_TURN)).map;
        assert_eq!(turned.values, [8.0, 0.0, 0.0, 0.0]);
        assert_eq!(DecisionRules::default().assess(&sight(Symmetry::FLIP)).map.values, [8.0, 0.0, 0.0, 0.0]);
        assert_eq!(DecisionRules::default().assess(&sight(Symmetry::UPRIGHT)).map.values, [0.0, 8.0, 0.0, 0.0]);
    }

    #[test]
    fn the_mean_of_all_views_is_the_same_however_the_photo_was_held() {
        let all = |held: Symmetry| {
            let photo = held.apply_to_grid(&sight(Symmetry::UPRIGHT).logit_maps, [2, 2], 1);
            let view = |view: Symmetry| NetworkOutput {
                logit_maps: view.apply_to_grid(&photo, [2, 2], 1),
                features: vec![f32::from(view.quarter_turns)],
                ..sight(view)
            };
            NetworkOutput::mean(&Symmetry::ALL.map(view))
        };
        let upright = all(Symmetry::UPRIGHT);
        assert_eq!(upright.logit_maps, sight(Symmetry::UPRIGHT).logit_maps);
        assert_eq!(upright.features, [1.5]);
        for held in Symmetry::ALL {
            assert_eq!(all(held).logit_maps, held.apply_to_grid(&upright.logit_maps, [2, 2], 1), "{held:?}");
        }
    }
}
