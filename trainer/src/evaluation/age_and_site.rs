//! What the patient's age and the lesion's site bring, where they are known: the main figures again, beside those of the
//! photos alone, which stay the ones that a model is judged by.

use std::collections::BTreeMap;

use anyhow::Result;
use naevus_reading::card::Figure;
use naevus_reading::decision::{DecisionRules, LikelihoodRatios, Patient};
use serde::Serialize;

use crate::dataset::patient::patient;
use crate::evaluation::comparison::Comparison;
use crate::evaluation::{Bootstrap, Evaluation, Judged, Prediction};

/// The figures that are measured with age and site, with their names for people.
pub const FIGURES: [(&str, &str); 4] = [
    ("balanced_accuracy", "Balanced accuracy"),
    ("macro_auroc", "Macro AUROC"),
    ("melanoma_auroc", "Melanoma AUROC"),
    ("melanoma_sensitivity_at_95_specificity", "Melanoma sensitivity at 95 % specificity"),
];

/// The figures with age and site, on all photos: of those whose age and site are not known the answer stays.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AgeAndSite {
    /// Photos with a diagnosis.
    pub photos: usize,
    /// The share of them whose patient's age is known.
    pub age_known: Figure,
    /// The share of them whose lesion's site is known.
    pub site_known: Figure,
    /// Those of [`FIGURES`] that the photos define, with age and site.
    pub figures: BTreeMap<&'static str, Figure>,
    /// What that has over the photos alone, in the same resamples.
    pub over_photos_alone: Comparison,
    /// Alert and sets with age and site, at the limits that were fitted to photos alone: the figures of
    /// [`Judged::figures`] named in [`LIMITS`].
    pub at_limits: BTreeMap<String, Figure>,
}

/// The figures of alert and sets, with their names for people.
pub const LIMITS: [(&str, &str); 4] = [
    ("alert_sensitivity", "Malignant photos called suspicious"),
    ("alert_specificity", "Other photos left alone"),
    ("set_coverage", "Sets that hold the truth"),
    ("set_mean_size", "Diagnoses in a set, on average"),
];

impl AgeAndSite {
    /// What the `ratios` of `decision_rules` make of `predictions`, which are of photos alone; none where no photo has a
    /// diagnosis.
    ///
    /// # Errors
    ///
    /// As [`Evaluation::of`].
    pub fn measured(
        decision_rules: &DecisionRules,
        ratios: &LikelihoodRatios,
        predictions: &[Prediction],
        bootstrap: Bootstrap,
    ) -> Result<Option<AgeAndSite>> {
        let with = |photo: &Prediction| {
            let probabilities = ratios.with_patient(&photo.probabilities, &patient_of(photo));
            Prediction { probabilities, suspicious: decision_rules.alert.is_reached(&probabilities), ..photo.clone() }
        };
        let with: Vec<Prediction> = predictions.iter().map(with).collect();
        let share = |is_known: &dyn Fn(Patient) -> bool| {
            let diagnosed = predictions.iter().filter(|photo| photo.diagnosis().is_some());
            let known: Vec<(&str, bool)> =
                diagnosed.map(|photo| (photo.group(), is_known(patient_of(photo)))).collect();
            bootstrap.share(&known)
        };
        let (Some(evaluation), Some(age_known), Some(site_known)) = (
            Evaluation::of(&with, bootstrap)?,
            share(&|patient| patient.age_years.is_some()),
            share(&|patient| patient.site.is_some()),
        ) else {
            return Ok(None);
        };
        let figure = |(name, _): (&'static str, &str)| Some((name, *evaluation.figures.get(name)?));
        let photos_alone = "the photos alone".to_string();
        let mut at_limits = Judged::figures(&Judged::by(decision_rules, with.clone()), bootstrap);
        at_limits.retain(|name, _| LIMITS.iter().any(|(limit, _)| limit == name));
        Ok(Some(AgeAndSite {
            photos: evaluation.photos,
            age_known,
            site_known,
            figures: FIGURES.into_iter().filter_map(figure).collect(),
            over_photos_alone: Comparison::measured(photos_alone, None, &with, predictions, bootstrap)?,
            at_limits,
        }))
    }

    /// How many photos the share `known` of them is.
    pub fn count(&self, known: Figure) -> usize {
        (known.value * self.photos as f64).round() as usize
    }

    /// For each of [`LIMITS`] that is defined: its name for people and its value.
    pub fn limits(&self) -> impl Iterator<Item = (&'static str, Figure)> {
        LIMITS.into_iter().filter_map(|(key, name)| Some((name, *self.at_limits.get(key)?)))
    }

    /// For each of [`FIGURES`] that is defined: its key, its name for people, its value with age and site, and by how much
    /// that is more than of the photos alone.
    pub fn rows(&self) -> impl Iterator<Item = (&'static str, &'static str, Figure, Figure)> {
        FIGURES.into_iter().filter_map(|(key, name)| {
            let more = self.over_photos_alone.differences.get(key)?.difference;
            Some((key, name, *self.figures.get(key)?, more))
        })
    }
}

fn patient_of(photo: &Prediction) -> Patient {
    patient(photo.metadata.age.as_deref(), photo.metadata.site.as_deref())
}

#[cfg(test)]
mod tests {
    use naevus_reading::decision::{DECADES, OperatingPoint, Site};
    use naevus_reading::diagnosis::Diagnosis;

    use super::*;
    use crate::evaluation::Metadata;

    /// A photo of which nothing can be told, of someone of this age.
    fn photo(lesion: &str, label: Diagnosis, age: Option<&str>) -> Prediction {
        Prediction {
            path: lesion.to_string(),
            lesion: lesion.to_string(),
            label: Some(label.into()),
            probabilities: [1.0 / Diagnosis::COUNT as f32; Diagnosis::COUNT],
            metadata: Metadata { age: age.map(str::to_string), ..Metadata::default() },
            ..Prediction::default()
        }
    }

    #[test]
    fn what_age_tells_is_measured_beside_the_photos_alone() {
        let mut ratios = LikelihoodRatios {
            age: [[0.0; Diagnosis::COUNT]; DECADES],
            site: [[0.0; Diagnosis::COUNT]; Site::COUNT],
            weight: 1.0,
            age_lesions: [9; Diagnosis::COUNT],
            site_lesions: [9; Diagnosis::COUNT],
        };
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
        let found = AgeAndSite::measured(&decision_rules, &ratios, &photos, bootstrap).unwrap().unwrap();
        assert_eq!((found.photos, found.count(found.age_known), found.count(found.site_known)), (4, 3, 0));
        // Of nine alike the first is the answer, which is never right here; age settles three of four.
        let accuracy = found.over_photos_alone.differences["accuracy"];
        assert_eq!((accuracy.this, accuracy.other), (0.75, 0.0));
        let (key, _, with, more) = found.rows().next().unwrap();
        assert_eq!((key, with.value, more.value), ("balanced_accuracy", 0.75, 0.75));
        // Three in nine are malignant; at 75, e² of them in eight and e²; at 25, of three eight and e² less.
        let limits: Vec<f64> = found.limits().map(|(_, figure)| figure.value).collect();
        assert_eq!(limits, [1.0, 1.0], "and no sets");
        assert_eq!(AgeAndSite::measured(&decision_rules, &ratios, &photos[4..], bootstrap).unwrap(), None);
    }
}
