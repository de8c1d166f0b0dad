//! Sets of diagnoses that hold the truth as often as they promise: split-conformal prediction, each class by itself.
//!
//! A diagnosis is in a photo's set where the model doubts it no more than it doubted nine in ten of the validation
//! photos that do show it. So of each diagnosis nine in ten are covered, the rare ones too (Vovk, "Conditional validity
//! of inductive conformal predictors", 2012). The promise is for photos like those of the validation side, drawn one by
//! one: several photos of one lesion make it a little less exact.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use naevus::diagnosis::Diagnosis;
use naevus::model_card::Figure;
use serde::Serialize;

use crate::evaluation::{Bootstrap, Prediction};

/// How often the set is to hold the truth, 0 to 1.
pub const COVERAGE: f64 = 0.9;

/// Up to which doubt, one less its probability, each diagnosis is in the set.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SetThresholds {
    /// How often the sets are to hold the truth, 0 to 1.
    pub coverage: f64,
    /// The highest doubt of each diagnosis, 0 to 1, in the order of [`Diagnosis::ALL`]. It is 1, so that the diagnosis
    /// is in every set, where there were too few photos to say less.
    pub highest_doubt: [f64; Diagnosis::COUNT],
    /// How many photos of each diagnosis they were learnt from.
    pub photos: [usize; Diagnosis::COUNT],
}

impl SetThresholds {
    /// Those that photos which the weights were not fitted to ask for; photos without a label are passed over.
    ///
    /// Of `n` photos of a diagnosis in the order of their doubt it is number `ceil((n + 1) * coverage)`, and 1 where
    /// that is more than `n`.
    ///
    /// # Errors
    ///
    /// Where `coverage` is not between 0 and 1.
    pub fn learnt(predictions: &[Prediction], coverage: f64) -> Result<SetThresholds> {
        ensure!(
            coverage > 0.0 && coverage < 1.0,
            "sets cannot hold the truth {coverage} of the time; ask for 0.9, say"
        );
        let mut doubts: [Vec<f64>; Diagnosis::COUNT] = Default::default();
        for Prediction { label, probabilities, .. } in predictions {
            if let Some(truth) = label {
                doubts[truth.index()].push(doubt(probabilities, *truth));
            }
        }
        let photos = std::array::from_fn(|index| doubts[index].len());
        let highest_doubt = doubts.map(|mut doubts| {
            doubts.sort_by(f64::total_cmp);
            // 0.9 times a whole number may miss one by the last digit.
            let number = ((doubts.len() + 1) as f64 * coverage - 1e-9).ceil() as usize;
            doubts.get(number.saturating_sub(1)).copied().unwrap_or(1.0)
        });
        Ok(SetThresholds { coverage, highest_doubt, photos })
    }

    /// Whether `diagnosis` is in the set of a photo with these probabilities.
    pub fn holds(&self, probabilities: &[f32; Diagnosis::COUNT], diagnosis: Diagnosis) -> bool {
        doubt(probabilities, diagnosis) <= self.highest_doubt[diagnosis.index()]
    }

    /// How many diagnoses the set of a photo with these probabilities holds.
    pub fn size(&self, probabilities: &[f32; Diagnosis::COUNT]) -> usize {
        Diagnosis::ALL.into_iter().filter(|&diagnosis| self.holds(probabilities, diagnosis)).count()
    }
}

fn doubt(probabilities: &[f32; Diagnosis::COUNT], diagnosis: Diagnosis) -> f64 {
    1.0 - f64::from(probabilities[diagnosis.index()])
}

/// How well sets keep their promise, and how much they say.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PredictionSets {
    /// The thresholds that were measured.
    pub thresholds: SetThresholds,
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
    /// The sets of those of `predictions` that have a label; none where none has one. They must not be the photos that
    /// the thresholds were learnt from.
    pub fn measured(
        thresholds: SetThresholds,
        predictions: &[Prediction],
        bootstrap: Bootstrap,
    ) -> Option<PredictionSets> {
        let (mut holds, mut size_of) = (Vec::new(), Vec::new());
        let mut sizes = [0; Diagnosis::COUNT + 1];
        for Prediction { label, lesion, probabilities, .. } in predictions {
            if let Some(truth) = *label {
                let size = thresholds.size(probabilities);
                holds.push((truth, (lesion.as_str(), thresholds.holds(probabilities, truth))));
                size_of.push((lesion.as_str(), size));
                sizes[size] += 1;
            }
        }
        let share_where = |is: &dyn Fn(usize) -> bool| {
            bootstrap.share(&size_of.iter().map(|&(lesion, size)| (lesion, is(size))).collect::<Vec<_>>())
        };
        let covered_where = |is: &dyn Fn(Diagnosis) -> bool| {
            let photos = holds.iter().filter(|(truth, _)| is(*truth));
            bootstrap.share(&photos.map(|(_, held)| *held).collect::<Vec<_>>())
        };
        let numbers: Vec<(&str, f64)> = size_of.iter().map(|&(lesion, size)| (lesion, size as f64)).collect();
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
