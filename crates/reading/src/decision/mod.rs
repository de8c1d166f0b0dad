//! The decision rules: a [`NetworkOutput`] becomes an [`Assessment`].
//!
//! The trainer fits the [`DecisionRules`] and stores them in the model card. They compute calibrated probabilities, a
//! conformal prediction set, the alert for malignant diagnoses and the out-of-distribution check.

mod age_and_site;
mod alert;
mod calibration;
mod combined;
mod out_of_distribution;
mod prediction_sets;

use serde::{Deserialize, Serialize};

use crate::assessment::{ActivationMap, Assessment, InputCheck, InputStatus};
use crate::diagnosis::Diagnosis;
use crate::symmetry::Symmetry;

pub use age_and_site::{
    DECADES, LikelihoodRatios, MAX_AGE_YEARS, Patient, ProbabilityChange, Site, decade, probability_changes,
};
pub use alert::OperatingPoint;
pub use calibration::Calibration;
pub use combined::LesionPhoto;
pub use out_of_distribution::{DetectionThresholds, LogisticRegression, OutOfDistributionDetector};
pub use prediction_sets::AdaptiveSets;

/// The network output for one photo, in main memory.
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkOutput {
    /// The number of rows and columns of the maps.
    pub map_size: [usize; 2],
    /// The logit maps: a logit for each diagnosis in each cell, in row-major order. Their mean is the photo's logits.
    pub logit_maps: Vec<[f32; Diagnosis::COUNT]>,
    /// The features for the out-of-distribution check, the early ones first.
    pub features: Vec<f32>,
    /// The transformation of the network input.
    pub view: Symmetry,
}

impl NetworkOutput {
    /// The photo's logits: the mean over the cells.
    pub fn logits(&self) -> [f32; Diagnosis::COUNT] {
        let count = self.logit_maps.len().max(1) as f32;
        std::array::from_fn(|index| self.logit_maps.iter().map(|cell| cell[index]).sum::<f32>() / count)
    }

    /// The mean of several `views` of one photo, cell by cell, in the photo's orientation. The mean over all eight
    /// views does not depend on the orientation of the camera.
    ///
    /// # Panics
    ///
    /// If `views` is empty.
    pub fn mean(views: &[NetworkOutput]) -> NetworkOutput {
        let upright: Vec<NetworkOutput> = views.iter().map(NetworkOutput::upright).collect();
        let weight = 1.0 / upright.len() as f32;
        let mut mean = NetworkOutput { features: vec![0.0; upright[0].features.len()], ..upright[0].clone() };
        mean.logit_maps.fill([0.0; Diagnosis::COUNT]);
        for view in &upright {
            let logits = mean.logit_maps.as_flattened_mut().iter_mut().zip(view.logit_maps.as_flattened());
            let features = mean.features.iter_mut().zip(&view.features);
            logits.chain(features).for_each(|(mean, value)| *mean += weight * value);
        }
        mean
    }

    /// The same output with its maps in the photo's orientation.
    fn upright(&self) -> NetworkOutput {
        let [rows, columns] = self.map_size;
        let map_size = if self.view.quarter_turns.is_multiple_of(2) { [rows, columns] } else { [columns, rows] };
        let logit_maps = self.view.inverse().apply_to_grid(&self.logit_maps, self.map_size, 1);
        NetworkOutput { map_size, logit_maps, features: self.features.clone(), view: Symmetry::IDENTITY }
    }

    /// The class activation map of `diagnosis`, in the photo's orientation.
    ///
    /// It is the diagnosis's logit minus the mean of the nine logits, because a constant added to all nine does not
    /// change the probabilities.
    pub fn activation_map(&self, diagnosis: Diagnosis) -> ActivationMap {
        let relative_logit = |cell: &[f32; Diagnosis::COUNT]| {
            cell[diagnosis.index()] - cell.iter().sum::<f32>() / Diagnosis::COUNT as f32
        };
        let NetworkOutput { map_size: [rows, columns], logit_maps, .. } = self.upright();
        ActivationMap { rows, columns, values: logit_maps.iter().map(relative_logit).collect() }
    }
}

/// The decision rules. Calibration and thresholds are fitted on the validation set. The likelihood ratios of age and
/// site, and the distribution of the features of lesions, are estimated on the training set.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DecisionRules {
    /// The calibration, which converts logits to probabilities.
    pub calibration: Calibration,
    /// The rule that converts probabilities to a prediction set.
    pub sets: AdaptiveSets,
    /// The alert threshold for the summed probability of the malignant diagnoses.
    pub alert: OperatingPoint,
    /// The out-of-distribution check. If `None`, all photos are accepted.
    pub out_of_distribution: Option<OutOfDistributionDetector>,
    /// The likelihood ratios of the patient's age and the lesion's site. If `None`, age and site are not used.
    pub age_and_site: Option<LikelihoodRatios>,
}

impl DecisionRules {
    /// The assessment of a photo with this `output`.
    pub fn assess(&self, output: &NetworkOutput) -> Assessment {
        let probabilities = self.calibration.probabilities(output.logits());
        let top_diagnosis = crate::assessment::most_probable(&probabilities);
        let input_check = match &self.out_of_distribution {
            Some(detector) => detector.check(&output.features),
            None => InputCheck::default(),
        };
        Assessment {
            probabilities,
            prediction_set: self.prediction_set(&probabilities, input_check.status),
            suspicious: self.alert.is_reached(&probabilities),
            input_check,
            map: output.activation_map(top_diagnosis),
        }
    }

    /// The prediction set of a photo with these probabilities; empty if the photo is unusual or refused, because its
    /// coverage is then unknown.
    fn prediction_set(&self, probabilities: &[f32; Diagnosis::COUNT], status: InputStatus) -> Vec<Diagnosis> {
        match status {
            InputStatus::InDistribution => self.sets.prediction_set(probabilities),
            InputStatus::Unusual | InputStatus::OutOfDistribution | InputStatus::BareSkin => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn output(view: Symmetry) -> NetworkOutput {
        let mut logit_maps = vec![[0.0; Diagnosis::COUNT]; 4];
        logit_maps[1][Diagnosis::Melanoma.index()] = 9.0;
        // A contribution to all nine logits has no effect.
        logit_maps[2] = [5.0; Diagnosis::COUNT];
        NetworkOutput { map_size: [2, 2], logit_maps, features: Vec::new(), view }
    }

    #[test]
    fn unfitted_rules_use_the_plain_softmax() {
        let assessment = DecisionRules::default().assess(&output(Symmetry::IDENTITY));
        let expected = 2.25_f32.exp() / (2.25_f32.exp() + 8.0);
        assert!((assessment.probabilities[Diagnosis::Melanoma.index()] - expected).abs() < 1e-6);
        assert_eq!(assessment.prediction_set.len(), Diagnosis::COUNT, "an unfitted set contains all diagnoses");
        assert_eq!(assessment.input_check.status, InputStatus::InDistribution);
        assert!(!assessment.suspicious);
    }

    #[test]
    fn the_map_is_in_the_orientation_of_the_photo() {
        // The maximum is in the top right cell of the network input. The input is turned clockwise, so this cell is the
        // photo's top left one.
        let turned = DecisionRules::default().assess(&output(Symmetry::QUARTER_TURN)).map;
        assert_eq!(turned.values, [8.0, 0.0, 0.0, 0.0]);
        assert_eq!(DecisionRules::default().assess(&output(Symmetry::FLIP)).map.values, [8.0, 0.0, 0.0, 0.0]);
        assert_eq!(DecisionRules::default().assess(&output(Symmetry::IDENTITY)).map.values, [0.0, 8.0, 0.0, 0.0]);
    }

    #[test]
    fn the_mean_of_all_views_does_not_depend_on_the_orientation() {
        let all = |orientation: Symmetry| {
            let photo = orientation.apply_to_grid(&output(Symmetry::IDENTITY).logit_maps, [2, 2], 1);
            let view = |view: Symmetry| NetworkOutput {
                logit_maps: view.apply_to_grid(&photo, [2, 2], 1),
                features: vec![f32::from(view.quarter_turns)],
                ..output(view)
            };
            NetworkOutput::mean(&Symmetry::ALL.map(view))
        };
        let upright = all(Symmetry::IDENTITY);
        assert_eq!(upright.logit_maps, output(Symmetry::IDENTITY).logit_maps);
        assert_eq!(upright.features, [1.5]);
        for orientation in Symmetry::ALL {
            assert_eq!(
                all(orientation).logit_maps,
                orientation.apply_to_grid(&upright.logit_maps, [2, 2], 1),
                "{orientation:?}"
            );
        }
    }
}
