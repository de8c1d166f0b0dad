//! The decision rules of a model, measured: the alert at its operating point, the adjustment of the class priors, and
//! the figures that can be pooled over photos assessed by several models.

use std::collections::BTreeMap;

use naevus_reading::card::Figure;
use naevus_reading::decision::{AdaptiveSets, Calibration, DecisionRules, OperatingPoint};
use naevus_reading::domain::Domain;
use serde::Serialize;

use crate::label::Label;
use crate::prediction_sets::{GroupedSet, SetOutcome, coverage, mean_size};
use crate::refusal::refused_share;
use crate::{Bootstrap, Evaluation, InvalidProbabilities, Prediction};

/// The alert: a threshold on the summed probability of the malignant diagnoses.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Alert {
    /// Its operating point.
    pub operating_point: OperatingPoint,
    /// The share of malignant photos that raise the alert, among those that are not refused.
    pub sensitivity: Figure,
    /// The share of other photos that do not raise the alert, among those that are not refused.
    pub specificity: Figure,
    /// The share of malignant photos that are refused.
    pub refused_malignant: Figure,
    /// The same for each domain with both malignant and other photos.
    pub domains: Vec<DomainAlert>,
}

/// The alert on the photos of one domain.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DomainAlert {
    /// The domain.
    pub domain: Domain,
    /// The number of photos with a label.
    pub photos: usize,
    /// As for the [`Alert`] on all photos.
    pub sensitivity: Figure,
    /// As for the [`Alert`] on all photos.
    pub specificity: Figure,
}

impl Alert {
    /// Measures the alert on those of `predictions` that have a label; none if there are no malignant or no other photos
    /// that are not refused.
    pub fn measure(point: &OperatingPoint, predictions: &[Prediction], bootstrap: Bootstrap) -> Option<Alert> {
        let all: Vec<&Prediction> = predictions.iter().filter(|photo| photo.label.is_some()).collect();
        let of = |domain: Domain| {
            let photos: Vec<&Prediction> =
                all.iter().copied().filter(|photo| photo.metadata.domain == Some(domain)).collect();
            Some(DomainAlert {
                domain,
                photos: photos.len(),
                sensitivity: alert_sensitivity(&photos, bootstrap)?,
                specificity: alert_specificity(&photos, bootstrap)?,
            })
        };
        Some(Alert {
            operating_point: point.clone(),
            sensitivity: alert_sensitivity(&all, bootstrap)?,
            specificity: alert_specificity(&all, bootstrap)?,
            refused_malignant: refused_malignant(&all, bootstrap)?,
            domains: Domain::ALL.into_iter().filter_map(of).collect(),
        })
    }
}

/// The share of the malignant photos among `photos` that raise the alert. Refused photos are not counted. None without
/// such photos.
fn alert_sensitivity(photos: &[&Prediction], bootstrap: Bootstrap) -> Option<Figure> {
    correct_alerts(photos, true, bootstrap)
}

/// The share of the other labelled photos among `photos` that do not raise the alert. Refused photos are not counted. None
/// without such photos.
fn alert_specificity(photos: &[&Prediction], bootstrap: Bootstrap) -> Option<Figure> {
    correct_alerts(photos, false, bootstrap)
}

fn correct_alerts(photos: &[&Prediction], is_malignant: bool, bootstrap: Bootstrap) -> Option<Figure> {
    let of_class = photos.iter().filter(|photo| photo.label.is_some_and(|label| label.is_malignant() == is_malignant));
    let answered = of_class.filter(|photo| !photo.status.is_refusal());
    let correct: Vec<(&str, bool)> = answered.map(|photo| (photo.group(), photo.suspicious == is_malignant)).collect();
    bootstrap.proportion(&correct)
}

/// The share of the malignant photos among `photos` that are refused; none without such photos.
fn refused_malignant(photos: &[&Prediction], bootstrap: Bootstrap) -> Option<Figure> {
    let malignant = photos.iter().copied().filter(|photo| photo.label.is_some_and(Label::is_malignant));
    refused_share(malignant, bootstrap)
}

/// The accuracies of the most probable diagnosis, with the class frequencies raised to one power as class priors.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PriorAdjustment {
    /// The power of the class frequencies: 0 for uniform priors, 1 for the frequencies of the validation set.
    pub frequency_power: f32,
    /// Whether the model uses this power.
    pub is_used: bool,
    /// The accuracy.
    pub accuracy: Figure,
    /// The balanced accuracy.
    pub balanced_accuracy: Figure,
}

impl PriorAdjustment {
    /// Its name in reports.
    pub fn name(&self) -> String {
        let priors = match self.frequency_power {
            0.0 => "Uniform class priors".to_string(),
            1.0 => "Empirical class priors".to_string(),
            power => format!("Empirical class priors to the power of {power}"),
        };
        if self.is_used { format!("{priors} (used)") } else { priors }
    }

    /// Measures the powers 0, 1 and that of the model. `predictions` were made with `calibration` and have the figures
    /// of `evaluation`; `None` if the calibration was not fitted.
    ///
    /// # Errors
    ///
    /// As [`Evaluation::of`].
    pub fn measure(
        calibration: &Calibration,
        predictions: &[Prediction],
        evaluation: &Evaluation,
    ) -> Result<Vec<PriorAdjustment>, InvalidProbabilities> {
        if *calibration == Calibration::default() {
            return Ok(Vec::new());
        }
        let used = calibration.frequency_power;
        let mut powers = vec![0.0, used, 1.0];
        powers.dedup();
        let mut adjustments = Vec::with_capacity(powers.len());
        for power in powers {
            let other = calibration.with_frequency_power(power);
            let adjusted = |prediction: &Prediction| Prediction {
                probabilities: other.probabilities(calibration.logits(&prediction.probabilities)),
                ..prediction.clone()
            };
            let figures = if power == used {
                Some(evaluation.figures.clone())
            } else {
                let predictions: Vec<Prediction> = predictions.iter().map(adjusted).collect();
                Evaluation::of(&predictions, evaluation.bootstrap)?.map(|evaluation| evaluation.figures)
            };
            let Some(figures) = figures else { return Ok(Vec::new()) };
            adjustments.push(PriorAdjustment {
                frequency_power: power,
                is_used: power == used,
                accuracy: figures["accuracy"],
                balanced_accuracy: figures["balanced_accuracy"],
            });
        }
        Ok(adjustments)
    }
}

/// A photo with the decision rules that assessed it. Photos of several models, such as those of cross-validation folds,
/// can be pooled.
#[derive(Clone, Debug, PartialEq)]
pub struct AssessedPhoto {
    /// The prediction for the photo.
    pub prediction: Prediction,
    /// Whether the model has an operating point for its alert.
    has_alert: bool,
    /// The photo's prediction set, if the model has thresholds and the photo has a diagnosis.
    set: Option<SetOutcome>,
}

impl AssessedPhoto {
    /// The photos of `predictions`, all assessed with `decision_rules`.
    pub fn assess(decision_rules: &DecisionRules, predictions: Vec<Prediction>) -> Vec<AssessedPhoto> {
        let sets = Some(&decision_rules.sets).filter(|sets| **sets != AdaptiveSets::default());
        let has_alert = decision_rules.alert != OperatingPoint::default();
        let assessed = |prediction: Prediction| AssessedPhoto {
            set: sets.and_then(|sets| SetOutcome::of(sets, &prediction)),
            prediction,
            has_alert,
        };
        predictions.into_iter().map(assessed).collect()
    }

    /// The figures of those of `photos` that have a label, with intervals by group:
    ///
    /// - `alert_sensitivity`: the share of malignant photos that raise the alert; `alert_specificity`: the share of the
    ///   other photos that do not raise the alert; without refused photos;
    /// - `set_coverage`: the share of prediction sets that contain the true diagnosis; `set_mean_size`: the mean number
    ///   of diagnoses in a set, 0 to 9; unusual and refused photos have no set;
    /// - `refused`: the share of photos that are refused; `refused_malignant`: the same for malignant photos.
    ///
    /// Undefined figures are left out.
    pub fn figures(photos: &[AssessedPhoto], bootstrap: Bootstrap) -> BTreeMap<String, Figure> {
        let with_alert: Vec<&Prediction> =
            photos.iter().filter(|photo| photo.has_alert).map(|photo| &photo.prediction).collect();
        let sets: Vec<GroupedSet<'_>> =
            photos.iter().filter_map(|photo| Some((photo.prediction.group(), photo.set?))).collect();
        let labelled: Vec<&Prediction> =
            photos.iter().map(|photo| &photo.prediction).filter(|prediction| prediction.label.is_some()).collect();
        let figures = [
            ("alert_sensitivity", alert_sensitivity(&with_alert, bootstrap)),
            ("alert_specificity", alert_specificity(&with_alert, bootstrap)),
            ("set_coverage", coverage(&sets, bootstrap)),
            ("set_mean_size", mean_size(&sets, bootstrap)),
            ("refused", refused_share(labelled.iter().copied(), bootstrap)),
            ("refused_malignant", refused_malignant(&labelled, bootstrap)),
        ];
        figures.into_iter().filter_map(|(name, figure)| Some((name.to_string(), figure?))).collect()
    }
}

#[cfg(test)]
mod tests {
    use naevus_reading::assessment::InputStatus;
    use naevus_reading::diagnosis::Diagnosis;

    use super::*;
    use crate::examples::{self, melanoma_and_nevus};

    fn photo(lesion: &str, label: Diagnosis, melanoma: f32, suspicious: bool) -> Prediction {
        let probabilities = melanoma_and_nevus(melanoma, 1.0 - melanoma);
        Prediction { suspicious, ..examples::photo(lesion, Some(label), probabilities) }
    }

    #[test]
    fn each_photo_is_assessed_with_the_rules_of_its_own_model() {
        let decision_rules = |threshold: f64| DecisionRules {
            sets: AdaptiveSets { coverage: 0.9, threshold, photos: [10; 9], ..AdaptiveSets::default() },
            alert: OperatingPoint { target_sensitivity: 0.95, threshold: 0.5, photos: 10 },
            ..DecisionRules::default()
        };
        // The second diagnosis is in the set if the first has a probability of at most the threshold.
        let strict = vec![photo("a", Diagnosis::Melanoma, 0.4, true), photo("b", Diagnosis::Nevus, 0.2, false)];
        let mut photos = AssessedPhoto::assess(&decision_rules(0.3), strict.clone());
        let lenient = vec![photo("c", Diagnosis::Melanoma, 0.4, false)];
        photos.extend(AssessedPhoto::assess(&decision_rules(0.7), lenient));
        let bootstrap = Bootstrap { resamples: 50, seed: 0 };
        let figures = AssessedPhoto::figures(&photos, bootstrap);
        let value = |name: &str| figures[name].value;
        assert_eq!((value("alert_sensitivity"), value("alert_specificity")), (0.5, 1.0));
        // The nevus for the first and the second photo, both for the third.
        assert!((value("set_coverage") - 2.0 / 3.0).abs() < 1e-12);
        assert!((value("set_mean_size") - 4.0 / 3.0).abs() < 1e-12);
        // A model without fitted rules has no alert figures.
        let unfitted = AssessedPhoto::figures(&AssessedPhoto::assess(&DecisionRules::default(), strict), bootstrap);
        assert_eq!(unfitted.keys().collect::<Vec<_>>(), ["refused", "refused_malignant"]);
    }

    #[test]
    fn refused_photos_are_neither_found_nor_missed_by_the_alert() {
        let refused = |photo: Prediction| Prediction { status: InputStatus::OutOfDistribution, ..photo };
        let photos = vec![
            photo("a", Diagnosis::Melanoma, 0.9, true),
            photo("b", Diagnosis::Melanoma, 0.1, false),
            refused(photo("c", Diagnosis::Melanoma, 0.9, true)),
            refused(photo("d", Diagnosis::Melanoma, 0.9, true)),
            photo("e", Diagnosis::Nevus, 0.1, false),
            refused(photo("f", Diagnosis::Nevus, 0.1, false)),
        ];
        let bootstrap = Bootstrap { resamples: 20, seed: 0 };
        let alert = Alert::measure(&OperatingPoint::default(), &photos, bootstrap).unwrap();
        assert_eq!((alert.sensitivity.value, alert.specificity.value), (0.5, 1.0));
        assert_eq!(alert.refused_malignant.value, 0.5);
        let rules = DecisionRules {
            sets: AdaptiveSets { coverage: 0.9, threshold: 0.5, photos: [10; 9], ..AdaptiveSets::default() },
            ..DecisionRules::default()
        };
        let figures = AssessedPhoto::figures(&AssessedPhoto::assess(&rules, photos), bootstrap);
        assert!((figures["set_coverage"].value - 2.0 / 3.0).abs() < 1e-12, "of a, b and e");
        assert_eq!((figures["refused"].value, figures["refused_malignant"].value), (0.5, 0.5));
    }

    #[test]
    fn alerts_are_counted_by_class_and_domain() {
        let photo = |lesion: &str, label, suspicious| photo(lesion, label, 0.0, suspicious);
        let photos = [
            photo("a", Diagnosis::Melanoma, true),
            photo("b", Diagnosis::BasalCellCarcinoma, false),
            photo("c", Diagnosis::ActinicKeratosis, true),
            photo("d", Diagnosis::Nevus, false),
            photo("e", Diagnosis::Nevus, false),
            photo("f", Diagnosis::VascularLesion, false),
        ];
        let bootstrap = Bootstrap { resamples: 20, seed: 0 };
        let alert = Alert::measure(&OperatingPoint::default(), &photos, bootstrap).unwrap();
        assert_eq!((alert.sensitivity.value, alert.specificity.value), (0.5, 0.75));
        assert!(alert.domains.is_empty(), "the domains are unknown");
        let mut by_phone = photos.clone();
        for photo in &mut by_phone[1..4] {
            photo.metadata.domain = Some(Domain::Clinical);
        }
        let alert = Alert::measure(&OperatingPoint::default(), &by_phone, bootstrap).unwrap();
        let [clinical] = &alert.domains[..] else { panic!("{:?}", alert.domains) };
        assert_eq!((clinical.domain, clinical.photos), (Domain::Clinical, 3));
        assert_eq!((clinical.sensitivity.value, clinical.specificity.value), (0.0, 0.5));
        assert_eq!(Alert::measure(&OperatingPoint::default(), &photos[2..], bootstrap), None);
    }

    #[test]
    fn the_class_priors_decide_where_the_logits_are_close() {
        let mut frequencies = [0.01; Diagnosis::COUNT];
        frequencies[Diagnosis::Nevus.index()] = 0.92;
        let calibration = Calibration { frequencies, ..Calibration::default() }.with_frequency_power(0.25);
        let photo = |lesion: &str, label: Diagnosis| {
            let mut logits = [0.0; Diagnosis::COUNT];
            // Evidence for melanoma: a factor of e², against 92 to the power of 1/4.
            logits[Diagnosis::Melanoma.index()] = 2.0;
            examples::photo(lesion, Some(label), calibration.probabilities(logits))
        };
        let photos = [photo("a", Diagnosis::Melanoma), photo("b", Diagnosis::Nevus), photo("c", Diagnosis::Nevus)];
        let bootstrap = Bootstrap { resamples: 20, seed: 0 };
        let evaluation = Evaluation::of(&photos, bootstrap).unwrap().unwrap();
        let adjustments = PriorAdjustment::measure(&calibration, &photos, &evaluation).unwrap();
        let accuracies: Vec<(f32, bool, f64)> =
            adjustments.iter().map(|it| (it.frequency_power, it.is_used, it.accuracy.value)).collect();
        assert_eq!(accuracies, [(0.0, false, 1.0 / 3.0), (0.25, true, 1.0 / 3.0), (1.0, false, 2.0 / 3.0)]);
        assert!(adjustments.iter().all(|adjustment| adjustment.balanced_accuracy.value == 0.5));
        assert!(PriorAdjustment::measure(&Calibration::default(), &photos, &evaluation).unwrap().is_empty());
    }
}
