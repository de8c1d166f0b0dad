//! What the numbers of one pass mean: [`Sight`] to [`Assessment`].
//!
//! The network gives numbers; a [`Judgement`], which the trainer fits on photos that the weights were not fitted to and
//! stores in the card, says how probable that makes each diagnosis, which of them cannot be left out, whether the photo
//! is one that the network should be asked about at all, and whether to be alarmed.

mod calibration;
mod familiarity;
mod malignancy;
mod patient;
mod prediction_sets;
mod together;

use serde::{Deserialize, Serialize};

use crate::assessment::{ActivationMap, Assessment};
use crate::diagnosis::Diagnosis;
use crate::symmetry::Symmetry;

pub use calibration::Calibration;
pub use familiarity::{Familiarity, Limits};
pub use malignancy::OperatingPoint;
pub use patient::{Change, DECADES, HIGHEST_AGE_YEARS, LikelihoodRatios, Patient, Site, changes, decade};
pub use prediction_sets::{SetThresholds, doubt};

/// What the network says of one photo, off its device.
#[derive(Clone, Debug, PartialEq)]
pub struct Sight {
    /// The rows and the columns of the map.
    pub places: [usize; 2],
    /// What each place speaks for, row after row: a logit for each diagnosis. Their mean is the photo's.
    pub class_maps: Vec<[f32; Diagnosis::COUNT]>,
    /// What kind of picture it is; see [`Look`](crate::network::Look).
    pub traits: Vec<f32>,
    /// How the photo was flipped and turned before the network saw it.
    pub view: Symmetry,
}

impl Sight {
    /// The photo's logits: the mean over its places.
    pub fn logits(&self) -> [f32; Diagnosis::COUNT] {
        let count = self.class_maps.len().max(1) as f32;
        std::array::from_fn(|index| self.class_maps.iter().map(|place| place[index]).sum::<f32>() / count)
    }

    /// What each place speaks for `diagnosis`, as the photo was held.
    ///
    /// That is its logit less the mean of the nine: what a place adds to all of them changes no probability.
    fn map_of(&self, diagnosis: Diagnosis) -> ActivationMap {
        let above_the_mean = |place: &[f32; Diagnosis::COUNT]| {
            place[diagnosis.index()] - place.iter().sum::<f32>() / Diagnosis::COUNT as f32
        };
        let values: Vec<f32> = self.class_maps.iter().map(above_the_mean).collect();
        let [rows, columns] = self.places;
        let values = self.view.inverse().of_grid(&values, self.places, 1);
        let (rows, columns) = if self.view.quarter_turns.is_multiple_of(2) { (rows, columns) } else { (columns, rows) };
        ActivationMap { rows, columns, values }
    }
}

/// All that was fitted on photos that the weights were not fitted to; but for the ratios of age and site, which are no
/// matter of the weights and come from the training side.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Judgement {
    /// Logits to probabilities.
    pub calibration: Calibration,
    /// Probabilities to a set of diagnoses.
    pub sets: SetThresholds,
    /// From which probability of something malignant on there is cause for alarm.
    pub malignancy: OperatingPoint,
    /// Which photos are like those that were learnt from. Without it, all are taken to be.
    pub familiarity: Option<Familiarity>,
    /// What the patient's age and the lesion's site add, where they are given. Models of earlier versions have no such
    /// ratios.
    #[serde(default)]
    pub age_and_site: Option<LikelihoodRatios>,
}

impl Judgement {
    /// What `sight` means.
    pub fn of(&self, sight: &Sight) -> Assessment {
        let probabilities = self.calibration.probabilities(sight.logits());
        let answer = crate::assessment::most_probable(&probabilities);
        Assessment {
            probabilities,
            plausible: self.sets.set(&probabilities),
            suspicious: self.malignancy.is_reached(&probabilities),
            likeness: match &self.familiarity {
                Some(familiarity) => familiarity.likeness(&sight.traits),
                None => Default::default(),
            },
            map: sight.map_of(answer),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::Verdict;

    fn sight(view: Symmetry) -> Sight {
        let mut class_maps = vec![[0.0; Diagnosis::COUNT]; 4];
        class_maps[1][Diagnosis::Melanoma.index()] = 9.0;
        // What speaks for all of them alike speaks for none.
        class_maps[2] = [5.0; Diagnosis::COUNT];
        Sight { places: [2, 2], class_maps, traits: Vec::new(), view }
    }

    #[test]
    fn without_a_fit_the_logits_are_taken_as_they_are() {
        let assessment = Judgement::default().of(&sight(Symmetry::UPRIGHT));
        let expected = 2.25_f32.exp() / (2.25_f32.exp() + 8.0);
        assert!((assessment.probabilities[Diagnosis::Melanoma.index()] - expected).abs() < 1e-6);
        assert_eq!(assessment.plausible.len(), Diagnosis::COUNT, "nothing can be left out");
        assert_eq!(assessment.likeness.verdict, Verdict::Familiar);
        assert!(!assessment.suspicious);
    }

    #[test]
    fn the_map_lies_as_the_photo_was_held() {
        // The upper right place of what the network saw; turned to the right, that was the photo's upper left.
        let turned = Judgement::default().of(&sight(Symmetry::QUARTER_TURN)).map;
        assert_eq!(turned.values, [8.0, 0.0, 0.0, 0.0]);
        assert_eq!(Judgement::default().of(&sight(Symmetry::FLIP)).map.values, [8.0, 0.0, 0.0, 0.0]);
        assert_eq!(Judgement::default().of(&sight(Symmetry::UPRIGHT)).map.values, [0.0, 8.0, 0.0, 0.0]);
    }
}
