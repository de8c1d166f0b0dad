//! Whether the sets of diagnoses hold the truth as often as they promise, and how much they say.

use std::collections::BTreeMap;

use naevus_reading::card::Figure;
use naevus_reading::decision::ConformalThresholds;
use naevus_reading::diagnosis::Diagnosis;
use serde::Serialize;

use crate::evaluation::{Bootstrap, Prediction};

/// How well sets keep their promise, and how much they say.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PredictionSets {
    /// The thresholds that were measured.
    pub thresholds: ConformalThresholds,
    /// The share of photos whose set holds the truth.
    pub covered: Figure,
    /// That share of each diagnosis that the photos show.
    pub covered_of: BTreeMap<Diagnosis, Figure>,
    /// Diagnoses in a set, on average, 0 to 9.
    pub mean_size: Figure,
    /// The share of sets with one diagnosis.
    pub single: Figure,
    /// The share of sets with none: the photo is unlike all that was seen.
    pub empty: Figure,
    /// Photos by the number of diagnoses in their set, 0 to 9.
    pub sizes: [usize; Diagnosis::COUNT + 1],
}

impl PredictionSets {
    /// The sets of those of `predictions` that have a diagnosis; none where none has one. They must not be the photos that
    /// the thresholds were learnt from.
    pub fn measured(
        thresholds: ConformalThresholds,
        predictions: &[Prediction],
        bootstrap: Bootstrap,
    ) -> Option<PredictionSets> {
        let (mut holds, mut size_of) = (Vec::new(), Vec::new());
        let mut sizes = [0; Diagnosis::COUNT + 1];
        for photo in predictions {
            if let Some(truth) = photo.diagnosis() {
                let size = thresholds.prediction_set(&photo.probabilities).len();
                holds.push((truth, (photo.group(), thresholds.contains(&photo.probabilities, truth))));
                size_of.push((photo.group(), size));
                sizes[size] += 1;
            }
        }
        let share_where = |is: &dyn Fn(usize) -> bool| {
            bootstrap.share(&size_of.iter().map(|&(group, size)| (group, is(size))).collect::<Vec<_>>())
        };
        let covered_where = |is: &dyn Fn(Diagnosis) -> bool| {
            let photos = holds.iter().filter(|(truth, _)| is(*truth));
            bootstrap.share(&photos.map(|(_, held)| *held).collect::<Vec<_>>())
        };
        let numbers: Vec<(&str, f64)> = size_of.iter().map(|&(group, size)| (group, size as f64)).collect();
        Some(PredictionSets {
            covered: covered_where(&|_| true)?,
            covered_of: Diagnosis::ALL
                .into_iter()
                .filter_map(|diagnosis| Some((diagnosis, covered_where(&|truth| truth == diagnosis)?)))
                .collect(),
            mean_size: bootstrap.mean(&numbers)?,
            single: share_where(&|size| size == 1)?,
            empty: share_where(&|size| size == 0)?,
            sizes,
            thresholds,
        })
    }
}
