//! What judgements make of photos: figures of alert, sets and refusal that can be taken over photos judged by several
//! models, each photo by one.

use std::collections::BTreeMap;

use naevus_reading::card::Figure;
use naevus_reading::decision::{ConformalThresholds, DecisionRules, OperatingPoint};

use crate::evaluation::alert::right_share;
use crate::evaluation::{Bootstrap, Doubt, Prediction};

/// A photo with what the decision_rules of its model makes of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// What the model says of the photo, and what the photo shows.
    pub prediction: Prediction,
    /// Whether the model has an operating point for its alert.
    alerts: bool,
    /// How many diagnoses its set has, and whether the truth is among them; none where the photo has no diagnosis, or the
    /// model no thresholds.
    set: Option<(usize, bool)>,
}

impl Judged {
    /// The photos of `predictions`, all by a model with this `decision_rules`.
    pub fn by(decision_rules: &DecisionRules, predictions: Vec<Prediction>) -> Vec<Judged> {
        let sets = Some(&decision_rules.sets).filter(|sets| **sets != ConformalThresholds::default());
        let alerts = decision_rules.alert != OperatingPoint::default();
        let judged = |prediction: Prediction| {
            let set = sets.zip(prediction.diagnosis()).map(|(sets, truth)| {
                let probabilities = &prediction.probabilities;
                (sets.prediction_set(probabilities).len(), sets.contains(probabilities, truth))
            });
            Judged { prediction, alerts, set }
        };
        predictions.into_iter().map(judged).collect()
    }

    /// The figures of those of `photos` that have a label, with intervals by group:
    ///
    /// - `alert_sensitivity`: the share of malignant photos that are called suspicious; `alert_specificity`: the share of
    ///   the others that are not;
    /// - `set_coverage`: the share of sets that hold the truth; `set_mean_size`: diagnoses in a set, 0 to 9;
    /// - `refused`: the share that is refused.
    ///
    /// What the photos or the models do not define is left out.
    pub fn figures(photos: &[Judged], bootstrap: Bootstrap) -> BTreeMap<String, Figure> {
        let alerted: Vec<&Prediction> =
            photos.iter().filter(|photo| photo.alerts).map(|photo| &photo.prediction).collect();
        let (mut sizes, mut held) = (Vec::new(), Vec::new());
        for Judged { prediction, set, .. } in photos {
            if let Some((size, holds)) = *set {
                sizes.push((prediction.group(), size as f64));
                held.push((prediction.group(), holds));
            }
        }
        let labelled = photos.iter().filter(|photo| photo.prediction.label.is_some());
        let labelled: Vec<Prediction> = labelled.map(|photo| photo.prediction.clone()).collect();
        let refused = Doubt::measured("lesions", &labelled, bootstrap).map(|doubt| doubt.refused_share);
        let figures = [
            ("alert_sensitivity", right_share(&alerted, true, bootstrap)),
            ("alert_specificity", right_share(&alerted, false, bootstrap)),
            ("set_coverage", bootstrap.share(&held)),
            ("set_mean_size", bootstrap.mean(&sizes)),
            ("refused", refused),
        ];
        figures.into_iter().filter_map(|(name, figure)| Some((name.to_string(), figure?))).collect()
    }
}

#[cfg(test)]
mod tests {
    use naevus_reading::diagnosis::Diagnosis;

    use super::*;

    fn photo(lesion: &str, label: Diagnosis, melanoma: f32, suspicious: bool) -> Prediction {
        let mut probabilities = [0.0; Diagnosis::COUNT];
        (probabilities[Diagnosis::Melanoma.index()], probabilities[Diagnosis::Nevus.index()]) =
            (melanoma, 1.0 - melanoma);
        Prediction {
            lesion: lesion.to_string(),
            label: Some(label.into()),
            probabilities,
            suspicious,
            ..Prediction::default()
        }
    }

    #[test]
    fn each_photo_is_judged_by_its_own_model() {
        let decision_rules = |nonconformity_thresholds: f64| DecisionRules {
            sets: ConformalThresholds {
                coverage: 0.9,
                nonconformity_thresholds: [nonconformity_thresholds; 9],
                photos: [10; 9],
            },
            alert: OperatingPoint { target_sensitivity: 0.95, threshold: 0.5, photos: 10 },
            ..DecisionRules::default()
        };
        // A doubt of 0.3 keeps only what has 0.7 at least; one of 0.7 also what has 0.3.
        let strict = vec![photo("a", Diagnosis::Melanoma, 0.4, true), photo("b", Diagnosis::Nevus, 0.2, false)];
        let mut photos = Judged::by(&decision_rules(0.3), strict.clone());
        photos.extend(Judged::by(&decision_rules(0.7), vec![photo("c", Diagnosis::Melanoma, 0.4, false)]));
        let bootstrap = Bootstrap { resamples: 50, seed: 0 };
        let figures = Judged::figures(&photos, bootstrap);
        let value = |name: &str| figures[name].value;
        assert_eq!((value("alert_sensitivity"), value("alert_specificity")), (0.5, 1.0));
        // None of the first, the nevus of the second, both of the third.
        assert!((value("set_coverage") - 2.0 / 3.0).abs() < 1e-12 && (value("set_mean_size") - 1.0).abs() < 1e-12);
        // A model that is not judged yet alerts to nothing, which says nothing of alerts.
        let unjudged = Judged::figures(&Judged::by(&DecisionRules::default(), strict), bootstrap);
        assert_eq!(unjudged.keys().collect::<Vec<_>>(), ["refused"]);
    }
}
