//! The check of a model on the user's own photos: what `trainer evaluate` measures from predictions alone.

use std::collections::BTreeMap;

use naevus_reading::card::ReliabilityBin;
use naevus_reading::decision::{AdaptiveSets, DecisionRules, OperatingPoint};
use naevus_reading::diagnosis::Diagnosis;
use serde_json::{Map, Value, json};

use crate::calibration::reliability;
use crate::{Alert, Bootstrap, Evaluation, InvalidProbabilities, Prediction, PredictionSets, RefusalRate};

/// A diagnosis with fewer lesions than this has an interval of its sensitivity that is wider than ± 0.18 (Wilson's
/// interval of 15 among 30 is 0.33 to 0.67), which tells little.
pub const FEW_PHOTOS: usize = 30;

/// Why figures of a check are less certain than they look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// These diagnoses have photos, but of fewer than [`FEW_PHOTOS`] lesions.
    FewPhotos(Vec<(Diagnosis, usize)>),
    /// The photos show none of these diagnoses, which the mean figures leave out.
    NoPhotos(Vec<Diagnosis>),
    /// Photos of one patient or lesion are among them, so that the intervals count groups instead of photos.
    RepeatedGroups {
        /// The number of labelled photos.
        photos: usize,
        /// The number of patients, and lesions of unknown patients.
        groups: usize,
    },
    /// No patient or lesion is given: several photos of one patient would count as independent.
    GroupsUnknown,
}

/// The figures of a check.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// The figures of the nine probabilities, with the confusion matrix.
    pub evaluation: Evaluation,
    /// The reliability diagram.
    pub reliability: Vec<ReliabilityBin>,
    /// The alert at its level; `None` if the model has none, or there are no malignant or no other photos.
    pub alert: Option<Alert>,
    /// The prediction sets; `None` if the model has none, or no photo has a set.
    pub prediction_sets: Option<PredictionSets>,
    /// The share of the labelled photos that are refused.
    pub refusal: Option<RefusalRate>,
    /// What limits the figures.
    pub warnings: Vec<Warning>,
}

impl Check {
    /// The check of `predictions`, which were assessed with `decision_rules`; `None` if no photo has a diagnosis.
    ///
    /// # Errors
    ///
    /// As [`Evaluation::of`].
    pub fn of(
        decision_rules: &DecisionRules,
        predictions: &[Prediction],
        bootstrap: Bootstrap,
    ) -> Result<Option<Check>, InvalidProbabilities> {
        let Some(evaluation) = Evaluation::of(predictions, bootstrap)? else { return Ok(None) };
        let labelled: Vec<Prediction> = predictions.iter().filter(|photo| photo.label.is_some()).cloned().collect();
        let has_alert = decision_rules.alert != OperatingPoint::default();
        let has_sets = decision_rules.sets != AdaptiveSets::default();
        Ok(Some(Check {
            reliability: reliability(predictions, bootstrap),
            alert: has_alert.then(|| Alert::measure(&decision_rules.alert, predictions, bootstrap)).flatten(),
            prediction_sets: has_sets
                .then(|| PredictionSets::measure(decision_rules.sets.clone(), predictions, bootstrap))
                .flatten(),
            refusal: RefusalRate::measure("lesions", &labelled, bootstrap),
            warnings: warnings(&labelled, &evaluation),
            evaluation,
        }))
    }

    /// The check as JSON: the counts, figures and sections of `metrics.json` of `trainer evaluate` that follow from
    /// predictions alone, under the same keys. A section that cannot be measured is left out.
    ///
    /// # Errors
    ///
    /// None is known; serde_json declares one.
    pub fn to_json(&self) -> serde_json::Result<Map<String, Value>> {
        let mut json = self.evaluation.to_json()?;
        json.insert("confusion".into(), self.evaluation.confusion_json());
        json.insert("reliability".into(), serde_json::to_value(&self.reliability)?);
        if let Some(alert) = &self.alert {
            json.insert("alert".into(), serde_json::to_value(alert)?);
        }
        if let Some(sets) = &self.prediction_sets {
            json.insert("prediction_sets".into(), serde_json::to_value(sets)?);
        }
        if let Some(refusal) = &self.refusal {
            json.insert("refusal".into(), json!({ "lesions": refusal }));
        }
        Ok(json)
    }
}

/// What limits the figures of the `labelled` photos.
fn warnings(labelled: &[Prediction], evaluation: &Evaluation) -> Vec<Warning> {
    let mut lesions: BTreeMap<Diagnosis, Vec<&str>> = BTreeMap::new();
    for photo in labelled {
        if let Some(diagnosis) = photo.diagnosis() {
            lesions.entry(diagnosis).or_default().push(&photo.lesion);
        }
    }
    let count = |diagnosis: &Diagnosis| {
        let mut names = lesions.get(diagnosis).cloned().unwrap_or_default();
        names.sort_unstable();
        names.dedup();
        names.len()
    };
    let counts: Vec<(Diagnosis, usize)> = Diagnosis::ALL.into_iter().map(|it| (it, count(&it))).collect();
    let few: Vec<(Diagnosis, usize)> =
        counts.iter().copied().filter(|(_, count)| (1..FEW_PHOTOS).contains(count)).collect();
    let none: Vec<Diagnosis> =
        counts.iter().filter(|(_, count)| *count == 0).map(|(diagnosis, _)| *diagnosis).collect();
    let is_given = |photo: &Prediction| photo.patient_group.is_some() || photo.lesion != photo.path;
    let mut warnings = Vec::new();
    if !few.is_empty() {
        warnings.push(Warning::FewPhotos(few));
    }
    if !none.is_empty() {
        warnings.push(Warning::NoPhotos(none));
    }
    if evaluation.groups < labelled.len() {
        warnings.push(Warning::RepeatedGroups { photos: labelled.len(), groups: evaluation.groups });
    } else if !labelled.iter().any(is_given) {
        warnings.push(Warning::GroupsUnknown);
    }
    warnings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{confident, photo, synthetic_photos};

    #[test]
    fn a_check_has_the_figures_of_an_evaluation_and_its_json_the_same_keys() {
        let photos = synthetic_photos(300);
        let bootstrap = Bootstrap { resamples: 40, seed: 0 };
        let rules = DecisionRules {
            alert: OperatingPoint { target_sensitivity: 0.9, threshold: 0.3, photos: 20 },
            sets: AdaptiveSets { coverage: 0.9, threshold: 0.5, photos: [10; 9], ..AdaptiveSets::default() },
            ..DecisionRules::default()
        };
        let check = Check::of(&rules, &photos, bootstrap).unwrap().unwrap();
        assert_eq!(Some(&check.evaluation), Evaluation::of(&photos, bootstrap).unwrap().as_ref());
        let json = check.to_json().unwrap();
        assert_eq!(json["photos"], 300);
        assert_eq!(json["balanced_accuracy"]["value"], check.evaluation.figures["balanced_accuracy"].value);
        for section in ["confusion", "reliability", "alert", "prediction_sets", "refusal"] {
            assert!(json.contains_key(section), "{section}");
        }
        let unfitted = Check::of(&DecisionRules::default(), &photos, bootstrap).unwrap().unwrap();
        assert_eq!((unfitted.alert, unfitted.prediction_sets), (None, None));
    }

    #[test]
    fn few_photos_absent_diagnoses_and_repeated_patients_are_warned_of() {
        let nevus = |lesion: &str| photo(lesion, Some(Diagnosis::Nevus), confident(Diagnosis::Nevus, 0.9));
        let bootstrap = Bootstrap { resamples: 10, seed: 0 };
        let mut photos: Vec<Prediction> = (0..FEW_PHOTOS).map(|index| nevus(&index.to_string())).collect();
        photos.push(photo("m", Some(Diagnosis::Melanoma), confident(Diagnosis::Nevus, 0.6)));
        photos.iter_mut().for_each(|photo| photo.lesion.clone_from(&photo.path));
        let of =
            |photos: &[Prediction]| Check::of(&DecisionRules::default(), photos, bootstrap).unwrap().unwrap().warnings;
        let absent: Vec<Diagnosis> =
            Diagnosis::ALL.into_iter().filter(|it| !matches!(it, Diagnosis::Nevus | Diagnosis::Melanoma)).collect();
        let few = Warning::FewPhotos(vec![(Diagnosis::Melanoma, 1)]);
        assert_eq!(of(&photos), [few, Warning::NoPhotos(absent), Warning::GroupsUnknown]);
        // Two photos of one lesion are one lesion.
        photos[1].lesion = photos[0].lesion.clone();
        let warnings = of(&photos);
        assert_eq!(warnings[0], Warning::FewPhotos(vec![(Diagnosis::Melanoma, 1), (Diagnosis::Nevus, FEW_PHOTOS - 1)]));
        assert_eq!(warnings[2], Warning::RepeatedGroups { photos: FEW_PHOTOS + 1, groups: FEW_PHOTOS });
    }

    #[test]
    fn photos_without_a_diagnosis_have_no_check() {
        let photos = [photo("a", None, confident(Diagnosis::Nevus, 0.9))];
        assert_eq!(Check::of(&DecisionRules::default(), &photos, Bootstrap::default()), Ok(None));
    }
}
