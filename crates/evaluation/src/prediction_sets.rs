//! Conformal prediction sets: their coverage and their size.

use std::collections::BTreeMap;

use naevus_reading::assessment::InputStatus;
use naevus_reading::card::Figure;
use naevus_reading::decision::AdaptiveSets;
use naevus_reading::diagnosis::Diagnosis;
use serde::Serialize;

use crate::{Bootstrap, Prediction};

/// The coverage and the size of the prediction sets.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PredictionSets {
    /// The rule of the sets.
    pub rule: AdaptiveSets,
    /// The share of sets that contain the true diagnosis.
    pub covered: Figure,
    /// The same for each diagnosis that the photos show.
    pub covered_of: BTreeMap<Diagnosis, Figure>,
    /// The mean number of diagnoses in a set, 0 to 9.
    pub mean_size: Figure,
    /// The share of sets with one diagnosis.
    pub single: Figure,
    /// The number of photos by the size of their set, 0 to 9; no photo has 0.
    pub sizes: [usize; Diagnosis::COUNT + 1],
}

impl PredictionSets {
    /// Measures the sets of those of `predictions` that have a diagnosis and a set; `None` without such photos. The rule must
    /// not be fitted to these photos.
    pub fn measure(rule: AdaptiveSets, predictions: &[Prediction], bootstrap: Bootstrap) -> Option<PredictionSets> {
        let outcome = |photo| Some((Prediction::group(photo), SetOutcome::of(&rule, photo)?));
        let sets: Vec<GroupedSet<'_>> = predictions.iter().filter_map(outcome).collect();
        let mut sizes = [0; Diagnosis::COUNT + 1];
        sets.iter().for_each(|(_, set)| sizes[set.size] += 1);
        let of_size = |size: usize| share(&sets, &|set| set.size == size, bootstrap);
        let covered_of = |diagnosis: Diagnosis| {
            let own: Vec<GroupedSet<'_>> = sets.iter().filter(|(_, set)| set.truth == diagnosis).copied().collect();
            Some((diagnosis, coverage(&own, bootstrap)?))
        };
        Some(PredictionSets {
            covered: coverage(&sets, bootstrap)?,
            covered_of: Diagnosis::ALL.into_iter().filter_map(covered_of).collect(),
            mean_size: mean_size(&sets, bootstrap)?,
            single: of_size(1)?,
            sizes,
            rule,
        })
    }
}

/// The prediction set of one photo, compared with its true diagnosis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SetOutcome {
    truth: Diagnosis,
    size: usize,
    contains_truth: bool,
}

/// A set, and the group of its photo, which is the resampling unit.
pub type GroupedSet<'a> = (&'a str, SetOutcome);

impl SetOutcome {
    /// The set of `photo` by this rule; `None` if the photo has no diagnosis, or is unusual or refused and gets no set.
    pub fn of(rule: &AdaptiveSets, photo: &Prediction) -> Option<SetOutcome> {
        let truth = photo.diagnosis().filter(|_| photo.status == InputStatus::InDistribution)?;
        let set = rule.prediction_set(&photo.probabilities);
        Some(SetOutcome { truth, size: set.len(), contains_truth: set.contains(&truth) })
    }
}

/// The share of `sets` that contain the true diagnosis; `None` without sets.
pub fn coverage(sets: &[GroupedSet<'_>], bootstrap: Bootstrap) -> Option<Figure> {
    share(sets, &|set| set.contains_truth, bootstrap)
}

/// The mean number of diagnoses in one of `sets`; `None` without sets.
pub fn mean_size(sets: &[GroupedSet<'_>], bootstrap: Bootstrap) -> Option<Figure> {
    bootstrap.mean(&sets.iter().map(|(group, set)| (*group, set.size as f64)).collect::<Vec<_>>())
}

fn share(sets: &[GroupedSet<'_>], is_counted: &dyn Fn(&SetOutcome) -> bool, bootstrap: Bootstrap) -> Option<Figure> {
    bootstrap.proportion(&sets.iter().map(|(group, set)| (*group, is_counted(set))).collect::<Vec<_>>())
}
