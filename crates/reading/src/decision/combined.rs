//! The combined assessment of several photos of one lesion.

use super::DecisionRules;
use crate::assessment::{Assessment, CombinedAssessment, InputStatus, most_probable};
use crate::diagnosis::Diagnosis;

impl DecisionRules {
    /// The combined assessment of several photos of one lesion. `None` if fewer than two of them were accepted.
    ///
    /// The probabilities are the means over the photos, so that one confident error does not outweigh the other photos.
    /// The alert is raised by the means, or by a single photo. Refused photos are left out.
    pub fn combine(&self, assessments: &[Assessment]) -> Option<CombinedAssessment> {
        let used: Vec<&Assessment> = assessments.iter().filter(|assessment| !assessment.is_refused()).collect();
        if used.len() < 2 {
            return None;
        }
        let mean = |index: usize| {
            used.iter().map(|assessment| assessment.probabilities[index]).sum::<f32>() / used.len() as f32
        };
        let probabilities: [f32; Diagnosis::COUNT] = std::array::from_fn(mean);
        let top_diagnosis = most_probable(&probabilities);
        let is_unusual = used.iter().any(|assessment| assessment.input_check.status == InputStatus::Unusual);
        let status = if is_unusual { InputStatus::Unusual } else { InputStatus::InDistribution };
        Some(CombinedAssessment {
            photos: used.len(),
            refused: assessments.len() - used.len(),
            agreeing: used
                .iter()
                .filter(|assessment| most_probable(&assessment.probabilities) == top_diagnosis)
                .count(),
            prediction_set: self.prediction_set(&probabilities, status),
            suspicious: self.alert.is_reached(&probabilities) || used.iter().any(|assessment| assessment.suspicious),
            probabilities,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assessment(diagnosis: Diagnosis, probability: f32) -> Assessment {
        let mut probabilities = [(1.0 - probability) / 8.0; Diagnosis::COUNT];
        probabilities[diagnosis.index()] = probability;
        Assessment::from_probabilities(probabilities)
    }

    #[test]
    fn assessments_are_averaged_without_refused_photos() {
        let mut refused = assessment(Diagnosis::VascularLesion, 0.99);
        refused.input_check.status = InputStatus::BareSkin;
        let assessments = [
            assessment(Diagnosis::Melanoma, 0.9),
            assessment(Diagnosis::Nevus, 0.6),
            assessment(Diagnosis::Melanoma, 0.6),
            refused,
        ];
        let combined = DecisionRules::default().combine(&assessments).unwrap();
        assert_eq!((combined.photos, combined.refused, combined.agreeing), (3, 1, 2));
        assert_eq!(most_probable(&combined.probabilities), Diagnosis::Melanoma);
        assert!((combined.probabilities.iter().sum::<f32>() - 1.0).abs() < 1e-6);
        assert!((combined.probabilities[Diagnosis::Melanoma.index()] - (0.9 + 0.05 + 0.6) / 3.0).abs() < 1e-6);
        assert_eq!(combined.prediction_set.len(), Diagnosis::COUNT, "an unfitted set contains all diagnoses");
        let mut unusual = assessments;
        unusual[0].input_check.status = InputStatus::Unusual;
        let combined = DecisionRules::default().combine(&unusual).unwrap();
        assert_eq!((combined.photos, combined.prediction_set.len()), (3, 0));
    }

    #[test]
    fn a_single_photo_raises_the_alert_of_the_combination() {
        let mut assessments = [assessment(Diagnosis::Nevus, 0.9), assessment(Diagnosis::Nevus, 0.9)];
        assert!(!DecisionRules::default().combine(&assessments).unwrap().suspicious);
        assessments[1].suspicious = true;
        assert!(DecisionRules::default().combine(&assessments).unwrap().suspicious);
    }

    #[test]
    fn one_accepted_photo_has_no_combination() {
        let mut refused = assessment(Diagnosis::Nevus, 0.9);
        refused.input_check.status = InputStatus::OutOfDistribution;
        assert_eq!(DecisionRules::default().combine(&[assessment(Diagnosis::Nevus, 0.9), refused]), None);
    }
}
