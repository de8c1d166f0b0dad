//! Several photos of one lesion: their combined assessments, measured per lesion and compared with one photo.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use naevus_reading::assessment::{Assessment, CombinedAssessment, InputStatus};
use naevus_reading::card::{CombinedFigures, Figure};
use naevus_reading::decision::{AdaptiveSets, DecisionRules, LesionPhoto, OperatingPoint};

use crate::dataset::Label;
use crate::evaluation::{Bootstrap, Evaluation, Prediction, figures, mean_differences};
use naevus_evaluation::bootstrap::with_wilson_interval;

/// The figures of the most probable diagnosis.
const ACCURACIES: [&str; 2] = ["accuracy", "balanced_accuracy"];

/// The keys of the figures, in the order of reports.
pub const FIGURES: [&str; 6] =
    ["accuracy", "balanced_accuracy", "alert_sensitivity", "alert_specificity", "set_coverage", "set_mean_size"];

/// A lesion with a combined assessment: at least two of its photos are not refused, and all have the same label.
pub struct CombinedLesion<'a> {
    /// The photos that are not refused, in the order of their paths. The first is the one photo that the combination is
    /// compared with.
    pub photos: Vec<&'a Prediction>,
    /// The combined assessment.
    pub combined: CombinedAssessment,
    label: Label,
}

impl<'a> CombinedLesion<'a> {
    /// The lesions of `predictions` with a combined assessment by `decision_rules`, in the order of their names. Age and
    /// site are not used.
    pub fn all(decision_rules: &DecisionRules, predictions: &'a [Prediction]) -> Vec<CombinedLesion<'a>> {
        let mut lesions: BTreeMap<&str, Vec<&Prediction>> = BTreeMap::new();
        for prediction in predictions {
            lesions.entry(&prediction.lesion).or_default().push(prediction);
        }
        let lesion = |mut photos: Vec<&'a Prediction>| {
            photos.sort_by(|a, b| a.path.cmp(&b.path));
            let label = photos[0].label.filter(|label| photos.iter().all(|photo| photo.label == Some(*label)))?;
            let alone: Vec<Assessment> = photos.iter().map(|photo| photo.assessment()).collect();
            let given: Vec<LesionPhoto<'_>> = alone.iter().map(LesionPhoto::without_patient).collect();
            let combined = decision_rules.combine(&given)?;
            photos.retain(|photo| !photo.status.is_refusal());
            Some(CombinedLesion { photos, combined, label })
        };
        lesions.into_values().filter_map(lesion).collect()
    }

    /// Whether it is malignant.
    pub fn is_malignant(&self) -> bool {
        self.label.is_malignant()
    }

    /// Whether the combined assessment has a prediction set.
    pub fn has_set(&self) -> bool {
        !self.combined.prediction_set.is_empty()
    }

    /// The resampling unit.
    pub fn group(&self) -> &'a str {
        self.photos[0].group()
    }

    /// The first photo with the combined assessment, under the name of the lesion.
    fn combined_prediction(&self) -> Prediction {
        let is_unusual = self.photos.iter().any(|photo| photo.status == InputStatus::Unusual);
        Prediction {
            probabilities: self.combined.probabilities,
            status: if is_unusual { InputStatus::Unusual } else { InputStatus::InDistribution },
            suspicious: self.combined.suspicious,
            ..self.one_prediction()
        }
    }

    /// The first photo, under the name of the lesion.
    fn one_prediction(&self) -> Prediction {
        Prediction { path: self.photos[0].lesion.clone(), ..self.photos[0].clone() }
    }
}

/// Measures the combined assessments of `predictions` by `decision_rules`, which were not fitted to these photos; `None` if
/// no lesion with a diagnosis has one.
///
/// # Errors
///
/// As [`Evaluation::of`].
pub fn measure(
    decision_rules: &DecisionRules,
    predictions: &[Prediction],
    bootstrap: Bootstrap,
) -> Result<Option<CombinedFigures>> {
    let lesions = CombinedLesion::all(decision_rules, predictions);
    let combined: Vec<Prediction> = lesions.iter().map(CombinedLesion::combined_prediction).collect();
    let one: Vec<Prediction> = lesions.iter().map(CombinedLesion::one_prediction).collect();
    let (Some(of_combined), Some(of_one)) = (Evaluation::of(&combined, bootstrap)?, Evaluation::of(&one, bootstrap)?)
    else {
        return Ok(None);
    };
    let mut found = CombinedFigures {
        lesions: lesions.len(),
        photos: lesions.iter().map(|lesion| lesion.photos.len()).sum(),
        malignant: lesions.iter().filter(|lesion| lesion.is_malignant()).count(),
        with_set: lesions.iter().filter(|lesion| lesion.has_set()).count(),
        combined: BTreeMap::new(),
        one_photo: BTreeMap::new(),
        differences: BTreeMap::new(),
    };
    let differences = mean_differences(&[combined], &[one], bootstrap)?;
    let accuracy =
        |name| Some((name, [of_combined.figures.get(name)?, of_one.figures.get(name)?, differences.get(name)?]));
    let accuracies = ACCURACIES.into_iter().filter_map(accuracy).map(|(name, of)| (name, of.map(|figure| *figure)));
    let decisions = decision_figures(decision_rules, &lesions, bootstrap);
    for (name, [combined, one, difference]) in accuracies.chain(decisions) {
        found.combined.insert(name.to_string(), combined);
        found.one_photo.insert(name.to_string(), one);
        found.differences.insert(name.to_string(), difference);
    }
    Ok(Some(found))
}

/// The rows of a table of `found`: the name of each defined figure, its value combined, of one photo, and the difference.
pub fn rows(found: &CombinedFigures) -> Vec<Vec<String>> {
    let row = |key: &str| {
        let (combined, one, difference) =
            (found.combined.get(key)?, found.one_photo.get(key)?, found.differences.get(key)?);
        Some(vec![
            figures::name(key).to_string(),
            figures::interval(*combined),
            figures::interval(*one),
            figures::signed_interval(*difference),
        ])
    };
    FIGURES.into_iter().filter_map(row).collect()
}

/// The figures of the alert and of the prediction sets that are defined: combined, of one photo, and their difference.
fn decision_figures(
    decision_rules: &DecisionRules,
    lesions: &[CombinedLesion<'_>],
    bootstrap: Bootstrap,
) -> Vec<(&'static str, [Figure; 3])> {
    let mut figures = Vec::new();
    if decision_rules.alert != OperatingPoint::default() {
        for (name, is_malignant) in [("alert_sensitivity", true), ("alert_specificity", false)] {
            let of_class = lesions.iter().filter(|lesion| lesion.is_malignant() == is_malignant);
            let is_correct = |suspicious: bool| f64::from(u8::from(suspicious == is_malignant));
            let alerts =
                |lesion: &CombinedLesion<'_>| [lesion.combined.suspicious, lesion.photos[0].suspicious].map(is_correct);
            let values = of_class.map(|lesion| (lesion.group(), alerts(lesion))).collect::<Vec<_>>();
            figures.extend(paired(&values, bootstrap).map(|found| (name, proportions(found, &values))));
        }
    }
    if decision_rules.sets != AdaptiveSets::default() {
        let with_sets = lesions.iter().filter(|lesion| lesion.has_set());
        let sets = with_sets.filter_map(|lesion| {
            let one = decision_rules.sets.prediction_set(&lesion.photos[0].probabilities);
            Some((lesion.group(), lesion.label.diagnosis()?, [lesion.combined.prediction_set.clone(), one]))
        });
        let sets: Vec<_> = sets.collect();
        let covered = |truth, sets: &[Vec<_>; 2]| sets.each_ref().map(|set| f64::from(u8::from(set.contains(&truth))));
        let values = sets.iter().map(|(group, truth, sets)| (*group, covered(*truth, sets))).collect::<Vec<_>>();
        figures.extend(paired(&values, bootstrap).map(|found| ("set_coverage", proportions(found, &values))));
        let sizes = sets.iter().map(|(group, _, sets)| (*group, sets.each_ref().map(|set| set.len() as f64)));
        figures.extend(paired(&sizes.collect::<Vec<_>>(), bootstrap).map(|found| ("set_mean_size", found)));
    }
    figures
}

/// The mean of the first values, of the second values, and of their differences, given with their groups; `None` without
/// values.
fn paired(values: &[(&str, [f64; 2])], bootstrap: Bootstrap) -> Option<[Figure; 3]> {
    let mean = |of: &dyn Fn(&[f64; 2]) -> f64| {
        bootstrap.mean(&values.iter().map(|(group, pair)| (*group, of(pair))).collect::<Vec<_>>())
    };
    Some([mean(&|pair| pair[0])?, mean(&|pair| pair[1])?, mean(&|pair| pair[0] - pair[1])?])
}

/// The means as proportions, which may have Wilson's interval.
fn proportions([first, second, difference]: [Figure; 3], values: &[(&str, [f64; 2])]) -> [Figure; 3] {
    let groups = values.iter().map(|(group, _)| group).collect::<BTreeSet<_>>().len();
    [with_wilson_interval(first, Some(groups)), with_wilson_interval(second, Some(groups)), difference]
}

#[cfg(test)]
mod tests {
    use naevus_reading::diagnosis::Diagnosis;

    use super::*;
    use naevus_evaluation::examples::{self, melanoma_and_nevus};

    const BOOTSTRAP: Bootstrap = Bootstrap { resamples: 50, seed: 0 };

    /// The alert is raised from 0.3, and sets contain ranks up to a summed probability of 0.6.
    fn rules() -> DecisionRules {
        DecisionRules {
            sets: AdaptiveSets { coverage: 0.9, threshold: 0.6, photos: [9; 9], ..AdaptiveSets::default() },
            alert: OperatingPoint { target_sensitivity: 0.9, threshold: 0.3, photos: 9 },
            ..DecisionRules::default()
        }
    }

    fn photo(lesion: &str, file: &str, label: Diagnosis, melanoma: f32) -> Prediction {
        let probabilities = melanoma_and_nevus(melanoma, 1.0 - melanoma);
        let suspicious = rules().alert.is_reached(&probabilities);
        Prediction { path: file.to_string(), suspicious, ..examples::photo(lesion, Some(label), probabilities) }
    }

    fn photos() -> Vec<Prediction> {
        let (melanoma, nevus) = (Diagnosis::Melanoma, Diagnosis::Nevus);
        vec![
            // Combined 0.55: melanoma, alert, set of melanoma and nevus. The first photo: nevus, without an alert.
            photo("a", "a2", melanoma, 0.9),
            photo("a", "a1", melanoma, 0.2),
            // Combined 0.2: nevus, no alert, one diagnosis. The first photo is the same.
            photo("b", "b1", melanoma, 0.2),
            photo("b", "b2", melanoma, 0.2),
            // Combined 0.25: nevus; the second photo alone raises the alert.
            photo("c", "c1", nevus, 0.1),
            photo("c", "c2", nevus, 0.4),
            // Combined 0.1 without the refused first photo: nevus, no alert; unusual, so that there is no set.
            Prediction { status: InputStatus::BareSkin, ..photo("d", "d1", nevus, 0.9) },
            photo("d", "d2", nevus, 0.1),
            Prediction { status: InputStatus::Unusual, ..photo("d", "d3", nevus, 0.1) },
        ]
    }

    #[test]
    fn figures_per_lesion_match_values_computed_by_hand() {
        let found = measure(&rules(), &photos(), BOOTSTRAP).unwrap().unwrap();
        assert_eq!((found.lesions, found.photos, found.malignant, found.with_set), (4, 8, 2, 3));
        let expected = [
            ("accuracy", 3.0 / 4.0, 2.0 / 4.0),
            ("balanced_accuracy", 3.0 / 4.0, 2.0 / 4.0),
            ("alert_sensitivity", 1.0 / 2.0, 0.0),
            ("alert_specificity", 1.0 / 2.0, 1.0),
            // Of a, b and c. Combined, a has both diagnoses: melanoma at 0.55 is below 0.6.
            ("set_coverage", 2.0 / 3.0, 1.0 / 3.0),
            ("set_mean_size", 4.0 / 3.0, 1.0),
        ];
        assert_eq!(expected.map(|(name, ..)| name), FIGURES);
        for (name, combined, one) in expected {
            assert!((found.combined[name].value - combined).abs() < 1e-6, "{name}: {:?}", found.combined[name]);
            assert!((found.one_photo[name].value - one).abs() < 1e-6, "{name}: {:?}", found.one_photo[name]);
            let Figure { value, low, high } = found.differences[name];
            assert!((value - (combined - one)).abs() < 1e-6 && low <= value && value <= high, "{name}");
        }
    }

    #[test]
    fn lesions_without_a_combined_assessment_are_not_counted() {
        let mut photos = photos();
        // One photo, one accepted photo, two labels, and no label.
        photos.push(photo("e", "e1", Diagnosis::Melanoma, 0.9));
        photos.push(photo("f", "f1", Diagnosis::Melanoma, 0.9));
        photos
            .push(Prediction { status: InputStatus::OutOfDistribution, ..photo("f", "f2", Diagnosis::Melanoma, 0.9) });
        photos.extend([photo("g", "g1", Diagnosis::Melanoma, 0.9), photo("g", "g2", Diagnosis::Nevus, 0.9)]);
        let unlabelled = |file| Prediction { label: None, ..photo("h", file, Diagnosis::Nevus, 0.9) };
        photos.extend([unlabelled("h1"), unlabelled("h2")]);
        let with = measure(&rules(), &photos, BOOTSTRAP).unwrap().unwrap();
        assert_eq!(with, measure(&rules(), &self::photos(), BOOTSTRAP).unwrap().unwrap());
        assert_eq!(measure(&rules(), &photos[9..], BOOTSTRAP).unwrap(), None);
        // Without fitted thresholds only the accuracies are defined.
        let unfitted = measure(&DecisionRules::default(), &photos, BOOTSTRAP).unwrap().unwrap();
        assert_eq!(unfitted.combined.keys().collect::<Vec<_>>(), ACCURACIES);
    }

    #[test]
    fn lesions_of_one_patient_are_resampled_together() {
        let mut photos = photos();
        let apart = measure(&rules(), &photos, BOOTSTRAP).unwrap().unwrap();
        photos.iter_mut().for_each(|photo| photo.patient_group = Some("one".to_string()));
        let together = measure(&rules(), &photos, BOOTSTRAP).unwrap().unwrap();
        let size = |found: &CombinedFigures| found.combined["set_mean_size"];
        assert!(size(&apart).low < size(&apart).high);
        assert_eq!(size(&together).low, size(&together).high, "every resample is the same");
    }
}
