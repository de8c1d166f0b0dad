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
pub use familiarity::{Familiarity, Limits, LogisticRegression};
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

    /// The mean of `views` of one photo, place by place, as the photo was held: over all eight views, it is the same
    /// however that was.
    ///
    /// # Panics
    ///
    /// Where there is no view.
    pub fn mean(views: &[Sight]) -> Sight {
        let upright: Vec<Sight> = views.iter().map(Sight::upright).collect();
        let share = 1.0 / upright.len() as f32;
        let mut mean = Sight { traits: vec![0.0; upright[0].traits.len()], ..upright[0].clone() };
        mean.class_maps.fill([0.0; Diagnosis::COUNT]);
        for view in &upright {
            let places = mean.class_maps.as_flattened_mut().iter_mut().zip(view.class_maps.as_flattened());
            let traits = mean.traits.iter_mut().zip(&view.traits);
            places.chain(traits).for_each(|(mean, value)| *mean += share * value);
        }
        mean
    }

    /// The same, its places as the photo was held.
    fn upright(&self) -> Sight {
        let [rows, columns] = self.places;
        let places = if self.view.quarter_turns.is_multiple_of(2) { [rows, columns] } else { [columns, rows] };
        let class_maps = self.view.inverse().of_grid(&self.class_maps, self.places, 1);
        Sight { places, class_maps, traits: self.traits.clone(), view: Symmetry::UPRIGHT }
    }

    /// What each place speaks for `diagnosis`, as the photo was held.
    ///
    /// That is its logit less the mean of the nine: what a place adds to all of them changes no probability.
    fn map_of(&self, diagnosis: Diagnosis) -> ActivationMap {
        let above_the_mean = |place: &[f32; Diagnosis::COUNT]| {
            place[diagnosis.index()] - place.iter().sum::<f32>() / Diagnosis::COUNT as f32
        };
        let Sight { places: [rows, columns], class_maps, .. } = self.upright();
        ActivationMap { rows, columns, values: class_maps.iter().map(above_the_mean).collect() }
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

    #[test]
    fn the_mean_of_all_views_is_the_same_however_the_photo_was_held() {
        let all = |held: Symmetry| {
            let photo = held.of_grid(&sight(Symmetry::UPRIGHT).class_maps, [2, 2], 1);
            let view = |view: Symmetry| Sight {
                class_maps: view.of_grid(&photo, [2, 2], 1),
                traits: vec![f32::from(view.quarter_turns)],
                ..sight(view)
            };
            Sight::mean(&Symmetry::ALL.map(view))
        };
        let upright = all(Symmetry::UPRIGHT);
        assert_eq!(upright.class_maps, sight(Symmetry::UPRIGHT).class_maps);
        assert_eq!(upright.traits, [1.5]);
        for held in Symmetry::ALL {
            assert_eq!(all(held).class_maps, held.of_grid(&upright.class_maps, [2, 2], 1), "{held:?}");
        }
    }
}
