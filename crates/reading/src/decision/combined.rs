//! Several photos of one lesion, judged together.

use super::DecisionRules;
use crate::assessment::{Assessment, CombinedAssessment, most_probable};
use crate::diagnosis::Diagnosis;

impl DecisionRules {
    /// What photos of one lesion say together; none where fewer than two of them were not refused.
    ///
    /// The probabilities are the means of the photos': one that is sure and wrong does not outweigh the others. Refused
    /// photos are left out.
    pub fn combine(&self, shots: &[Assessment]) -> Option<CombinedAssessment> {
        let used: Vec<&Assessment> = shots.iter().filter(|shot| !shot.is_refused()).collect();
        if used.len() < 2 {
            return None;
        }
        let mean = |index: usize| used.iter().map(|shot| shot.probabilities[index]).sum::<f32>() / used.len() as f32;
        let probabilities: [f32; Diagnosis::COUNT] = std::array::from_fn(mean);
        let answer = most_probable(&probabilities);
        Some(CombinedAssessment {
            photos: used.len(),
            refused: shots.len() - used.len(),
            agreeing: used.iter().filter(|shot| most_probable(&shot.probabilities) == answer).count(),
            prediction_set: self.sets.prediction_set(&probabilities),
            suspicious: self.alert.is_reached(&probabilities),
            probabilities,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::InputStatus;

    fn shot(diagnosis: Diagnosis, probability: f32) -> Assessment {
        let mut probabilities = [(1.0 - probability) / 8.0; Diagnosis::COUNT];
        probabilities[diagnosis.index()] = probability;
        Assessment::from_probabilities(probabilities)
    }

    #[test]
    fn shots_are_averaged_and_the_refused_left_out() {
        let mut refused = shot(Diagnosis::VascularLesion, 0.99);
        refused.input_check.status = InputStatus::BareSkin;
        let shots =
            [shot(Diagnosis::Melanoma, 0.9), shot(Diagnosis::Nevus, 0.6), shot(Diagnosis::Melanoma, 0.6), refused];
        let together = DecisionRules::default().combine(&shots).unwrap();
        assert_eq!((together.photos, together.refused, together.agreeing), (3, 1, 2));
        assert_eq!(most_probable(&together.probabilities), Diagnosis::Melanoma);
        assert!((together.probabilities.iter().sum::<f32>() - 1.0).abs() < 1e-6);
        assert!((together.probabilities[Diagnosis::Melanoma.index()] - (0.9 + 0.05 + 0.6) / 3.0).abs() < 1e-6);
    }

    #[test]
    fn one_photo_is_not_several() {
        let mut refused = shot(Diagnosis::Nevus, 0.9);
        refused.input_check.status = InputStatus::OutOfDistribution;
        assert_eq!(DecisionRules::default().combine(&[shot(Diagnosis::Nevus, 0.9), refused]), None);
    }
}
