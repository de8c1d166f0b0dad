//! Rules for the alert of a lesion with several photos, compared on the validation set.
//!
//! No threshold is fitted here: the combination keeps those of single photos ([`DecisionRules::combine`]). The comparison
//! shows what this costs, and what a threshold of its own would rest on.

use naevus_reading::assessment::group_probability;
use naevus_reading::card::Figure;
use naevus_reading::decision::{AdaptiveSets, DecisionRules, OperatingPoint};
use naevus_reading::diagnosis::{Diagnosis, Group};

use super::thresholds::{Targets, adaptive_sets, alert_threshold};
use crate::evaluation::{Bootstrap, CombinedLesion, Prediction};

/// Rules for the alert of a lesion with several photos, on the lesions of the validation set.
#[derive(Clone, Debug, PartialEq)]
pub struct CombinedComparison {
    /// The number of lesions with a combined assessment.
    pub lesions: usize,
    /// The number of malignant ones among them.
    pub malignant: usize,
    /// The compared rules.
    pub rules: Vec<ComparedRule>,
    /// The threshold of the mean probabilities that has the target sensitivity on these lesions, 0 to 1.
    pub own_threshold: f32,
    /// The number of malignant lesions whose mean probability is below it. They and the next one determine it.
    pub below_own_threshold: usize,
    /// Whether prediction sets for the target coverage can be fitted to the mean probabilities of these lesions.
    pub sets_can_be_fitted: bool,
}

/// A rule for the alert of a lesion, measured. The threshold is that of single photos unless the rule states another.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparedRule {
    /// When the alert is raised: `any photo reaches the threshold`.
    pub rule: &'static str,
    /// The share of malignant lesions that raise the alert.
    pub sensitivity: Figure,
    /// The share of the other lesions that do not raise it.
    pub specificity: Figure,
}

/// The rule that [`DecisionRules::combine`] uses.
pub const USED_RULE: &str = "any photo reaches the threshold";

/// A rule for the alert, by its name.
type Rule<'a> = (&'static str, &'a dyn Fn(&CombinedLesion<'_>) -> bool);

impl CombinedComparison {
    /// Compares the rules on the lesions of `validation`, the predictions for the validation set by `decision_rules`. `None`
    /// if there is no threshold, or if no malignant or no other lesion has a combined assessment.
    pub fn measure(
        decision_rules: &DecisionRules,
        validation: &[Prediction],
        bootstrap: Bootstrap,
    ) -> Option<CombinedComparison> {
        let alert = Some(&decision_rules.alert).filter(|alert| **alert != OperatingPoint::default())?;
        let lesions = CombinedLesion::all(decision_rules, validation);
        let sum = |lesion: &CombinedLesion<'_>| group_probability(&lesion.combined.probabilities, Group::Malignant);
        let source = |lesion: &CombinedLesion<'_>| lesion.photos[0].metadata.source.clone().unwrap_or_default();
        let malignant: Vec<(f32, String)> =
            lesions.iter().filter(|lesion| lesion.is_malignant()).map(|lesion| (sum(lesion), source(lesion))).collect();
        let sums: Vec<(f32, &str)> = malignant.iter().map(|(sum, source)| (*sum, source.as_str())).collect();
        let targets = Targets { alert_sensitivity: alert.target_sensitivity, ..Targets::default() };
        let own = alert_threshold(&sums, &targets);
        let rules: [Rule<'_>; 4] = [
            ("the first photo reaches the threshold", &|lesion| lesion.photos[0].suspicious),
            ("the mean of the photos reaches the threshold", &|lesion| lesion.combined.mean_raises_alert),
            (USED_RULE, &|lesion| lesion.combined.suspicious),
            ("the mean of the photos reaches its own threshold", &|lesion| sum(lesion) >= own.threshold),
        ];
        let share = |is_malignant: bool, is_raised: &dyn Fn(&CombinedLesion<'_>) -> bool| {
            let of_class = lesions.iter().filter(|lesion| lesion.is_malignant() == is_malignant);
            let correct = of_class.map(|lesion| (lesion.group(), is_raised(lesion) == is_malignant));
            bootstrap.proportion(&correct.collect::<Vec<_>>())
        };
        let compared = |(rule, is_raised): Rule<'_>| {
            let (sensitivity, specificity) = (share(true, is_raised)?, share(false, is_raised)?);
            Some(ComparedRule { rule, sensitivity, specificity })
        };
        Some(CombinedComparison {
            lesions: lesions.len(),
            malignant: malignant.len(),
            rules: rules.into_iter().map(compared).collect::<Option<_>>()?,
            own_threshold: own.threshold,
            below_own_threshold: malignant.iter().filter(|(sum, _)| *sum < own.threshold).count(),
            sets_can_be_fitted: sets_can_be_fitted(&lesions, decision_rules.sets.coverage),
        })
    }
}

/// Whether prediction sets with this `coverage` can be fitted to the mean probabilities of those of `lesions` that have a
/// set.
fn sets_can_be_fitted(lesions: &[CombinedLesion<'_>], coverage: f64) -> bool {
    let labelled = |lesion: &CombinedLesion<'_>| {
        let truth = lesion.photos[0].diagnosis().filter(|_| lesion.has_set())?;
        Some((lesion.combined.probabilities, truth))
    };
    let labelled: Vec<([f32; Diagnosis::COUNT], Diagnosis)> = lesions.iter().filter_map(labelled).collect();
    adaptive_sets(&labelled, coverage).is_ok_and(|sets| sets.threshold < AdaptiveSets::ALL_DIAGNOSES)
}

#[cfg(test)]
mod tests {
    use super::*;
    use naevus_evaluation::examples::{self, melanoma_and_nevus};

    fn rules() -> DecisionRules {
        DecisionRules {
            sets: AdaptiveSets { coverage: 0.9, threshold: 0.6, photos: [9; 9], ..AdaptiveSets::default() },
            alert: OperatingPoint { target_sensitivity: 0.75, threshold: 0.3, photos: 9 },
            ..DecisionRules::default()
        }
    }

    /// Two photos with these probabilities of melanoma.
    fn lesion(name: &str, label: Diagnosis, melanoma: [f32; 2]) -> Vec<Prediction> {
        let photo = |(number, melanoma): (usize, f32)| {
            let probabilities = melanoma_and_nevus(melanoma, 1.0 - melanoma);
            let suspicious = rules().alert.is_reached(&probabilities);
            let path = format!("{name}{number}");
            Prediction { path, suspicious, ..examples::photo(name, Some(label), probabilities) }
        };
        melanoma.into_iter().enumerate().map(photo).collect()
    }

    #[test]
    fn rules_match_values_computed_by_hand() {
        let (melanoma, nevus) = (Diagnosis::Melanoma, Diagnosis::Nevus);
        let photos = [
            lesion("a", melanoma, [0.9, 0.9]),
            lesion("b", melanoma, [0.7, 0.9]),
            lesion("c", melanoma, [0.2, 0.8]),
            // The mean is 0.25.
            lesion("d", melanoma, [0.1, 0.4]),
            lesion("e", nevus, [0.1, 0.1]),
            // The mean is 0.2.
            lesion("f", nevus, [0.0, 0.4]),
            lesion("g", nevus, [0.6, 0.2]),
            lesion("h", nevus, [0.9, 0.9]),
        ]
        .concat();
        let bootstrap = Bootstrap { resamples: 20, seed: 0 };
        let found = CombinedComparison::measure(&rules(), &photos, bootstrap).unwrap();
        assert_eq!((found.lesions, found.malignant, found.below_own_threshold), (8, 4, 1));
        assert_eq!(found.own_threshold, 0.5, "three of four melanomas have it: the mean of c");
        let values: Vec<(f64, f64)> =
            found.rules.iter().map(|rule| (rule.sensitivity.value, rule.specificity.value)).collect();
        assert_eq!(values, [(0.5, 0.5), (0.75, 0.5), (1.0, 0.25), (0.75, 0.75)]);
        assert_eq!(found.rules[2].rule, USED_RULE);
        assert!(!found.sets_can_be_fitted, "four lesions of a diagnosis are too few for a coverage of 0.9");
        assert_eq!(CombinedComparison::measure(&DecisionRules::default(), &photos, bootstrap), None);
        assert_eq!(CombinedComparison::measure(&rules(), &photos[..8], bootstrap), None, "only melanomas");
    }

    #[test]
    fn many_lesions_are_enough_to_fit_prediction_sets() {
        let lesions = |count: usize| {
            let of = |index: usize| {
                let label = if index.is_multiple_of(2) { Diagnosis::Melanoma } else { Diagnosis::Nevus };
                lesion(&format!("{index:03}"), label, [(index as f32) / 100.0, 0.5])
            };
            (0..count).flat_map(of).collect::<Vec<Prediction>>()
        };
        let can_be_fitted = |photos: Vec<Prediction>| {
            let bootstrap = Bootstrap { resamples: 1, seed: 0 };
            CombinedComparison::measure(&rules(), &photos, bootstrap).unwrap().sets_can_be_fitted
        };
        assert!(can_be_fitted(lesions(60)) && !can_be_fitted(lesions(8)));
    }
}
