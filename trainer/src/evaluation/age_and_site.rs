//! The effect of the patient's age and the lesion's site: the main figures with age and site as additional inputs,
//! compared with the figures of the photo alone.

use std::collections::BTreeMap;

use anyhow::Result;
use naevus_reading::card::Figure;
use naevus_reading::decision::{DecisionRules, LikelihoodRatios, Patient};
use serde::Serialize;

use crate::dataset::columns::patient;
use crate::evaluation::comparison::Comparison;
use crate::evaluation::figures::DECISIONS;
use crate::evaluation::{AssessedPhoto, Bootstrap, Evaluation, Prediction};

/// The figures that are measured with age and site.
pub const FIGURES: [&str; 4] =
    ["balanced_accuracy", "macro_auroc", "melanoma_auroc", "melanoma_sensitivity_at_95_specificity"];

/// The figures with age and site on all photos. Photos with unknown age and site have the same prediction as without
/// age and site.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AgeAndSite {
    /// The number of photos with a diagnosis.
    pub photos: usize,
    /// The share of photos with a known age.
    pub age_known: Figure,
    /// The share of photos with a known site.
    pub site_known: Figure,
    /// The defined main figures, with age and site.
    pub figures: BTreeMap<&'static str, Figure>,
    /// The comparison with the photos alone.
    pub comparison: Comparison,
    /// The figures of the alert and the prediction sets with age and site, with the thresholds that were fitted to
    /// photos alone: those of [`DECISIONS`] that are defined.
    pub decisions: BTreeMap<String, Figure>,
}

impl AgeAndSite {
    /// Applies the likelihood ratios `ratios` to `predictions`, which are from the photos alone; `None` if no photo has
    /// a diagnosis.
    ///
    /// # Errors
    ///
    /// As [`Evaluation::of`].
    pub fn measure(
        decision_rules: &DecisionRules,
        ratios: &LikelihoodRatios,
        predictions: &[Prediction],
        bootstrap: Bootstrap,
    ) -> Result<Option<AgeAndSite>> {
        let with = |photo: &Prediction| {
            let probabilities = ratios.with_patient(&photo.probabilities, &patient_of(photo));
            Prediction {
                probabilities,
                suspicious: photo.suspicious || decision_rules.alert.is_reached(&probabilities),
                ..photo.clone()
            }
        };
        let with: Vec<Prediction> = predictions.iter().map(with).collect();
        let share = |is_known: &dyn Fn(Patient) -> bool| {
            let diagnosed = predictions.iter().filter(|photo| photo.diagnosis().is_some());
            let known: Vec<(&str, bool)> =
                diagnosed.map(|photo| (photo.group(), is_known(patient_of(photo)))).collect();
            bootstrap.proportion(&known)
        };
        let (Some(evaluation), Some(age_known), Some(site_known)) = (
            Evaluation::of(&with, bootstrap)?,
            share(&|patient| patient.age_years.is_some()),
            share(&|patient| patient.site.is_some()),
        ) else {
            return Ok(None);
        };
        let figure = |key: &'static str| Some((key, *evaluation.figures.get(key)?));
        let photos_alone = "the photos alone".to_string();
        let mut decisions = AssessedPhoto::figures(&AssessedPhoto::assess(decision_rules, with.clone()), bootstrap);
        decisions.retain(|key, _| DECISIONS.contains(&key.as_str()));
        Ok(Some(AgeAndSite {
            photos: evaluation.photos,
            age_known,
            site_known,
            figures: FIGURES.into_iter().filter_map(figure).collect(),
            comparison: Comparison::measure(photos_alone, None, &with, predictions, bootstrap)?,
            decisions,
        }))
    }

    /// The number of photos that corresponds to the share `known`.
    pub fn count(&self, known: Figure) -> usize {
        (known.value * self.photos as f64).round() as usize
    }

    /// The keys and values of the defined figures of the alert and the prediction sets.
    pub fn decision_rows(&self) -> impl Iterator<Item = (&'static str, Figure)> {
        DECISIONS.into_iter().filter_map(|key| Some((key, *self.decisions.get(key)?)))
    }

    /// For each defined main figure: its key, its value with age and site, and its difference to the photo alone.
    pub fn rows(&self) -> impl Iterator<Item = (&'static str, Figure, Figure)> {
        FIGURES.into_iter().filter_map(|key| {
            let difference = self.comparison.differences.get(key)?.difference;
            Some((key, *self.figures.get(key)?, difference))
        })
    }
}

fn patient_of(photo: &Prediction) -> Patient {
    patient(photo.metadata.age.as_deref(), photo.metadata.site.as_deref())
}

#[cfg(test)]
mod tests {
    use naevus_evaluation::examples;
    use naevus_reading::decision::OperatingPoint;
    use naevus_reading::diagnosis::Diagnosis;

    use super::*;
    use crate::evaluation::Metadata;

    /// A photo with uniform probabilities and this patient's age.
    fn photo(lesion: &str, label: Diagnosis, age: Option<&str>) -> Prediction {
        let probabilities = [1.0 / Diagnosis::COUNT as f32; Diagnosis::COUNT];
        let metadata = Metadata { age: age.map(str::to_string), ..Metadata::default() };
        Prediction { metadata, ..examples::photo(lesion, Some(label), probabilities) }
    }

    #[test]
    fn the_effect_of_age_is_measured_against_the_photos_alone() {
        let mut ratios = LikelihoodRatios { weight: 1.0, ..LikelihoodRatios::default() };
        ratios.age[7][Diagnosis::Melanoma.index()] = 2.0;
        ratios.age[2][Diagnosis::Nevus.index()] = 2.0;
        let photos = [
            photo("a", Diagnosis::Melanoma, Some("75")),
            photo("b", Diagnosis::Melanoma, Some("72.0")),
            photo("c", Diagnosis::Nevus, Some("25")),
            photo("d", Diagnosis::Nevus, None),
            Prediction { label: None, ..photo("e", Diagnosis::Nevus, Some("25")) },
        ];
        let decision_rules = DecisionRules {
            alert: OperatingPoint { target_sensitivity: 0.95, threshold: 0.4, photos: 20 },
            ..DecisionRules::default()
        };
        let bootstrap = Bootstrap { resamples: 20, seed: 0 };
        let found = AgeAndSite::measure(&decision_rules, &ratios, &photos, bootstrap).unwrap().unwrap();
        assert_eq!((found.photos, found.count(found.age_known), found.count(found.site_known)), (4, 3, 0));
        // With equal probabilities the first diagnosis is predicted, which is never correct here. With age, three of
        // four predictions are correct.
        let accuracy = found.comparison.differences["accuracy"];
        assert_eq!((accuracy.this, accuracy.other), (0.75, 0.0));
        let (key, with, difference) = found.rows().next().unwrap();
        assert_eq!((key, with.value, difference.value), ("balanced_accuracy", 0.75, 0.75));
        // Three of nine diagnoses are malignant. The ratios raise their sum at 75 years and lower it at 25.
        let decisions: Vec<f64> = found.decision_rows().map(|(_, figure)| figure.value).collect();
        assert_eq!(decisions, [1.0, 1.0], "the model has no sets");
        assert_eq!(AgeAndSite::measure(&decision_rules, &ratios, &photos[4..], bootstrap).unwrap(), None);
    }
}
