//! The combined assessment of several photos of one lesion.
//!
//! Alert and prediction sets have the thresholds of single photos. Own thresholds would need more lesions with several
//! photos than a validation set has: the one for the sets needs many lesions of each of the nine diagnoses, and the one
//! for the alert would be determined by three or four malignant lesions. The trainer measures the combination with
//! these thresholds instead ([`CombinedFigures`](crate::card::CombinedFigures)).

use super::{DecisionRules, Patient};
use crate::assessment::{Assessment, CombinedAssessment, InputStatus, most_probable};
use crate::diagnosis::Diagnosis;

/// A photo of a lesion.
#[derive(Clone, Copy, Debug)]
pub struct LesionPhoto<'a> {
    /// The assessment of the photo alone, without age and site.
    pub alone: &'a Assessment,
    /// The age and the site that were given with this photo.
    pub patient: Patient,
}

impl LesionPhoto<'_> {
    /// A photo with the assessment `alone`, of unknown age and site.
    pub fn without_patient(alone: &Assessment) -> LesionPhoto<'_> {
        LesionPhoto { alone, patient: Patient::default() }
    }
}

impl DecisionRules {
    /// The combined assessment of several photos of one lesion. `None` if fewer than two of them were accepted.
    ///
    /// The probabilities are the means over the photos, so that one confident error does not outweigh the other photos.
    /// An age or a site that is given with one photo applies to all of them; different ones are not used. Refused
    /// photos are left out. There is no prediction set if one of the others is unusual.
    ///
    /// The alert is raised if any photo raises it alone: without age and site, with its own, or with those of the
    /// lesion. No further photo can withdraw it. The means reach the threshold only if a photo does.
    pub fn combine(&self, photos: &[LesionPhoto<'_>]) -> Option<CombinedAssessment> {
        let given: Vec<Patient> = photos.iter().map(|photo| photo.patient).collect();
        let patient = Patient::consensus(&given);
        let used: Vec<(usize, &LesionPhoto<'_>)> =
            photos.iter().enumerate().filter(|(_, photo)| !photo.alone.is_refused()).collect();
        if used.len() < 2 {
            return None;
        }
        let alone: Vec<&Assessment> = used.iter().map(|(_, photo)| photo.alone).collect();
        let with: Vec<Assessment> = alone.iter().map(|alone| self.with_patient(alone, &patient)).collect();
        let raises = |photo: &LesionPhoto<'_>, with: &Assessment| {
            with.suspicious || self.with_patient(photo.alone, &photo.patient).suspicious
        };
        let raised_by: Vec<usize> = used
            .iter()
            .zip(&with)
            .filter(|((_, photo), with)| raises(photo, with))
            .map(|((index, _), _)| *index)
            .collect();
        let probabilities = mean_probabilities(&with.iter().collect::<Vec<_>>());
        let means = [mean_probabilities(&alone), probabilities];
        let mean_raises_alert = means.iter().any(|mean| self.alert.is_reached(mean));
        let top_diagnosis = most_probable(&probabilities);
        let is_unusual = alone.iter().any(|photo| photo.input_check.status == InputStatus::Unusual);
        let status = if is_unusual { InputStatus::Unusual } else { InputStatus::InDistribution };
        Some(CombinedAssessment {
            photos: used.len(),
            refused: photos.len() - used.len(),
            agreeing: with.iter().filter(|photo| most_probable(&photo.probabilities) == top_diagnosis).count(),
            prediction_set: self.prediction_set(&probabilities, status),
            suspicious: mean_raises_alert || !raised_by.is_empty(),
            probabilities,
            mean_raises_alert,
            raised_by,
        })
    }
}

/// The means of the probabilities of `assessments`, of which there is at least one.
fn mean_probabilities(assessments: &[&Assessment]) -> [f32; Diagnosis::COUNT] {
    let mean = |index: usize| {
        assessments.iter().map(|assessment| assessment.probabilities[index]).sum::<f32>() / assessments.len() as f32
    };
    std::array::from_fn(mean)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decision::{AdaptiveSets, LikelihoodRatios, OperatingPoint, Site};

    const MELANOMA: usize = Diagnosis::Melanoma.index();

    /// The alert is raised from 0.3, and sets contain ranks up to a summed probability of 0.6.
    fn rules() -> DecisionRules {
        let alert = OperatingPoint { target_sensitivity: 0.9, threshold: 0.3, photos: 9 };
        let sets =
            AdaptiveSets { coverage: 0.9, threshold: 0.6, photos: [9; Diagnosis::COUNT], ..AdaptiveSets::default() };
        DecisionRules { alert, sets, ..DecisionRules::default() }
    }

    /// A photo with this probability of melanoma; the rest is nevus.
    fn photo(melanoma: f32) -> Assessment {
        let mut probabilities = [0.0; Diagnosis::COUNT];
        probabilities[MELANOMA] = melanoma;
        probabilities[Diagnosis::Nevus.index()] = 1.0 - melanoma;
        let suspicious = rules().alert.is_reached(&probabilities);
        Assessment { suspicious, ..Assessment::from_probabilities(probabilities) }
    }

    fn with_status(status: InputStatus, photo: Assessment) -> Assessment {
        let mut photo = photo;
        photo.input_check.status = status;
        photo
    }

    fn combined(photos: &[Assessment]) -> Option<CombinedAssessment> {
        rules().combine(&photos.iter().map(LesionPhoto::without_patient).collect::<Vec<_>>())
    }

    #[test]
    fn combinations_match_cases_computed_by_hand() {
        use InputStatus::{BareSkin, InDistribution, OutOfDistribution, Unusual};
        struct Case {
            photos: &'static [(f32, InputStatus)],
            melanoma: f32,
            set: usize,
            mean_raises_alert: bool,
            raised_by: &'static [usize],
            agreeing: usize,
        }
        let cases = [
            // (0.1 + 0.2) / 2 = 0.15: nevus alone exceeds 0.6, so that the set has one diagnosis.
            Case {
                photos: &[(0.1, InDistribution), (0.2, InDistribution)],
                melanoma: 0.15,
                set: 1,
                mean_raises_alert: false,
                raised_by: &[],
                agreeing: 2,
            },
            // (0.1 + 0.4) / 2 = 0.25: below 0.3, but the second photo is above it.
            Case {
                photos: &[(0.1, InDistribution), (0.4, InDistribution)],
                melanoma: 0.25,
                set: 1,
                mean_raises_alert: false,
                raised_by: &[1],
                agreeing: 2,
            },
            // (0.05 + 0.2 + 0.95) / 3 = 0.4: above 0.3; nevus has exactly 0.6, so that melanoma is in the set.
            Case {
                photos: &[(0.05, InDistribution), (0.2, InDistribution), (0.95, InDistribution)],
                melanoma: 0.4,
                set: 2,
                mean_raises_alert: true,
                raised_by: &[2],
                agreeing: 2,
            },
            // The refused photos are left out: their melanoma does not count. The indices are those of all photos.
            Case {
                photos: &[(0.9, BareSkin), (0.5, InDistribution), (0.9, OutOfDistribution), (0.7, InDistribution)],
                melanoma: 0.6,
                set: 1,
                mean_raises_alert: true,
                raised_by: &[1, 3],
                agreeing: 2,
            },
            // An unusual photo counts for the means and for the alert, and the combination has no set.
            Case {
                photos: &[(0.4, Unusual), (0.0, InDistribution)],
                melanoma: 0.2,
                set: 0,
                mean_raises_alert: false,
                raised_by: &[0],
                agreeing: 2,
            },
        ];
        for (number, case) in cases.into_iter().enumerate() {
            let photos: Vec<Assessment> =
                case.photos.iter().map(|(melanoma, status)| with_status(*status, photo(*melanoma))).collect();
            let found = combined(&photos).unwrap();
            let refused = photos.iter().filter(|photo| photo.is_refused()).count();
            assert_eq!((found.photos, found.refused), (photos.len() - refused, refused), "{number}");
            assert!((found.probabilities[MELANOMA] - case.melanoma).abs() < 1e-6, "{number}: {found:?}");
            assert!((found.probabilities.iter().sum::<f32>() - 1.0).abs() < 1e-6, "{number}");
            assert_eq!(found.prediction_set.len(), case.set, "{number}: {found:?}");
            assert_eq!(
                (found.mean_raises_alert, found.raised_by.as_slice(), found.agreeing),
                (case.mean_raises_alert, case.raised_by, case.agreeing),
                "{number}"
            );
            assert_eq!(found.suspicious, !case.raised_by.is_empty(), "{number}");
        }
    }

    #[test]
    fn one_accepted_photo_has_no_combination() {
        let refused = with_status(InputStatus::OutOfDistribution, photo(0.1));
        assert_eq!(combined(&[photo(0.1), refused]), None);
        assert_eq!(combined(&[photo(0.1)]), None);
        assert_eq!(combined(&[]), None);
    }

    #[test]
    fn the_means_reach_the_threshold_only_if_a_photo_does() {
        for melanoma in [[0.1, 0.2, 0.29], [0.29, 0.29, 0.29], [0.3, 0.3, 0.3], [0.0, 0.0, 0.31], [0.4, 0.3, 0.9]] {
            let found = combined(&melanoma.map(photo)).unwrap();
            assert_eq!(found.suspicious, !found.raised_by.is_empty(), "{melanoma:?}");
        }
    }

    /// Rules with ratios: at age 70 to 79 the log ratio of melanoma is 1, and on the trunk it is -1.
    fn rules_with_patient() -> DecisionRules {
        let mut ratios = LikelihoodRatios { weight: 1.0, ..LikelihoodRatios::default() };
        ratios.age[7][MELANOMA] = 1.0;
        ratios.site[Site::Trunk.index()][MELANOMA] = -1.0;
        DecisionRules { age_and_site: Some(ratios), ..rules() }
    }

    #[test]
    fn age_and_site_of_one_photo_apply_to_the_lesion_and_withdraw_no_alert() {
        let aged = |years: u8| Patient { age_years: Some(years), site: None };
        let trunk = Patient { age_years: None, site: Some(Site::Trunk) };
        let combine = |photos: [(f32, Patient); 2]| {
            let assessments = photos.map(|(melanoma, _)| photo(melanoma));
            let photos: Vec<LesionPhoto<'_>> =
                assessments.iter().zip(photos).map(|(alone, (_, patient))| LesionPhoto { alone, patient }).collect();
            rules_with_patient().combine(&photos).unwrap()
        };
        let unknown = Patient::default();
        // With the age: 0.2 e / (0.2 e + 0.8) = 0.4046 for the first photo, and 0.1 e / (0.1 e + 0.9) = 0.2320.
        let found = combine([(0.2, unknown), (0.1, aged(72))]);
        assert!((found.probabilities[MELANOMA] - f32::midpoint(0.404_609, 0.231_969)).abs() < 1e-5, "{found:?}");
        assert_eq!((found.mean_raises_alert, found.raised_by), (true, vec![0]));
        // The site lowers 0.4 to 0.4 / (0.4 + 0.6 e) = 0.1970; without it the photo raises the alert, and the means
        // too.
        let found = combine([(0.4, trunk), (0.35, unknown)]);
        assert!(found.probabilities[MELANOMA] < 0.2, "{found:?}");
        assert_eq!((found.mean_raises_alert, found.raised_by), (true, vec![0, 1]));
        // Different ages are not used for the lesion. The photo with age 72 raises the alert with its own age.
        let found = combine([(0.2, aged(72)), (0.1, aged(20))]);
        assert!((found.probabilities[MELANOMA] - 0.15).abs() < 1e-6, "{found:?}");
        assert_eq!((found.mean_raises_alert, found.raised_by, found.suspicious), (false, vec![0], true));
    }
}
