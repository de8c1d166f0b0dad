//! What an arm came to, over all its seeds: from the files of its runs.

use std::path::Path;

use anyhow::{Context, Result};
use naevus_reading::assessment::most_probable;
use naevus_reading::card::Figure;

use super::arms::Arm;
use super::nine_class::NineClass;
use super::readings::{self, Part, Reading};
use crate::evaluation::{Bootstrap, Comparison, Evaluation, Prediction, TrainingCurve};

/// Photos on which an arm is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Photos {
    /// Its own validation side: drawn photo by photo where the arm leaks, by lesion where it does not. The last weights
    /// are measured and nothing is chosen by it, so that without a leak it is as good as a test.
    Validation,
    /// The Test folder with its folders' names.
    TestAsShipped,
    /// That without the photos that are in Train too.
    TestUnleaked,
    /// The Test folder with the labels of the reconciliation, where it can decide. An arm that leaks has learnt those that
    /// are in Train too.
    TestRelabelled,
}

/// What an arm's last weights say, and how it got there.
pub struct ArmResult {
    /// The arm.
    pub arm: &'static Arm,
    /// Its seeds.
    pub seeds: Vec<u64>,
    readings: Vec<Vec<Reading>>,
    curves: Vec<TrainingCurve>,
}

impl ArmResult {
    /// The result of `arm`, from the folders of its finished runs, each with its seed.
    ///
    /// # Errors
    ///
    /// Where a file is missing or damaged.
    pub fn read(arm: &'static Arm, runs: &[(u64, std::path::PathBuf)]) -> Result<ArmResult> {
        let readings = |(_, run): &(u64, std::path::PathBuf)| readings::read(&run.join(super::READINGS_FILE));
        Ok(ArmResult {
            arm,
            seeds: runs.iter().map(|(seed, _)| *seed).collect(),
            readings: runs.iter().map(readings).collect::<Result<_>>()?,
            curves: runs.iter().map(|(_, run)| curve(run)).collect::<Result<_>>()?,
        })
    }

    /// The training accuracy of the last epoch, the mean over the seeds.
    pub fn training_accuracy(&self) -> f64 {
        self.mean_curve("training_accuracy").last().map_or(f64::NAN, |(_, accuracy)| *accuracy)
    }

    /// Hours of training, all seeds together.
    pub fn hours(&self) -> f64 {
        let seconds = self.curves.iter().filter_map(|curve| curve.columns.get("seconds")?.last());
        seconds.map(|(_, seconds)| seconds).sum::<f64>() / 3600.0
    }

    /// A column of the runs' curves, the mean over the seeds, with the epoch's number; nothing where a run lacks it.
    pub fn mean_curve(&self, column: &str) -> Vec<(f64, f64)> {
        let columns: Vec<&[(f64, f64)]> =
            self.curves.iter().map(|curve| curve.columns.get(column).map_or(&[][..], Vec::as_slice)).collect();
        let epochs = columns.iter().map(|points| points.len()).min().unwrap_or(0);
        let mean = |place: usize| columns.iter().map(|points| points[place].1).sum::<f64>() / columns.len() as f64;
        (0..epochs).map(|place| (columns[0][place].0, mean(place))).collect()
    }

    /// The figures on `photos`, all seeds together: a photo counts once for every seed, and lesions are drawn with all
    /// that every seed says of them.
    ///
    /// # Errors
    ///
    /// Where there is no photo to measure on.
    pub fn measured(&self, photos: Photos, set: &NineClass) -> Result<Evaluation> {
        let predictions: Vec<Prediction> = self.predictions(photos, set).collect();
        Evaluation::of(&predictions, Bootstrap::default())?
            .with_context(|| format!("the arm {} has read no photo that can be measured", self.arm.name))
    }

    /// The least and the greatest accuracy of a seed on `photos`.
    pub fn accuracies(&self, photos: Photos, set: &NineClass) -> (f64, f64) {
        let accuracy = |readings: &Vec<Reading>| {
            let predictions: Vec<Prediction> = predictions(readings, photos, set, 0).collect();
            let right = predictions
                .iter()
                .filter(|prediction| Some(most_probable(&prediction.probabilities)) == prediction.diagnosis());
            right.count() as f64 / predictions.len().max(1) as f64
        };
        let accuracies: Vec<f64> = self.readings.iter().map(accuracy).collect();
        let least = accuracies.iter().copied().fold(f64::INFINITY, f64::min);
        (least, accuracies.iter().copied().fold(f64::NEG_INFINITY, f64::max))
    }

    /// This arm's figures on `photos` less the other's, which must have had the same sides.
    ///
    /// # Errors
    ///
    /// Where it had not.
    pub fn less(&self, other: &ArmResult, photos: Photos, set: &NineClass) -> Result<Comparison> {
        let ours: Vec<Prediction> = self.predictions(photos, set).collect();
        let others: Vec<Prediction> = other.predictions(photos, set).collect();
        Comparison::measured(other.arm.name.to_string(), None, &ours, &others, Bootstrap::default())
    }

    /// By how much the training accuracy is above the validation side's, with the interval of the latter.
    ///
    /// # Errors
    ///
    /// As [`ArmResult::measured`].
    pub fn gap(&self, set: &NineClass) -> Result<Figure> {
        let training = self.training_accuracy();
        let validation = self.measured(Photos::Validation, set)?.figures["accuracy"];
        Ok(Figure {
            value: training - validation.value,
            low: training - validation.high,
            high: training - validation.low,
        })
    }

    fn predictions<'a>(&'a self, photos: Photos, set: &'a NineClass) -> impl Iterator<Item = Prediction> + 'a {
        let seeds = self.readings.iter().zip(&self.seeds);
        seeds.flat_map(move |(readings, seed)| predictions(readings, photos, set, *seed))
    }
}

fn predictions<'a>(
    readings: &'a [Reading],
    photos: Photos,
    set: &'a NineClass,
    seed: u64,
) -> impl Iterator<Item = Prediction> + 'a {
    let leaked = set.leaked();
    let part = if photos == Photos::Validation { Part::Validation } else { Part::Test };
    readings.iter().filter(move |reading| reading.part == part).filter_map(move |reading| {
        let is_leaked = leaked.contains(reading.id.as_str());
        let label = match photos {
            Photos::Validation | Photos::TestAsShipped => Some(reading.filed_as),
            Photos::TestUnleaked => Some(reading.filed_as).filter(|_| !is_leaked),
            Photos::TestRelabelled => set.label(&reading.id),
        };
        Some(Prediction {
            path: format!("{seed}/{}", reading.id),
            label: Some(label?.into()),
            lesion: reading.lesion.clone(),
            probabilities: reading.probabilities,
            ..Prediction::default()
        })
    })
}

fn curve(run: &Path) -> Result<TrainingCurve> {
    TrainingCurve::read(run)?
        .with_context(|| format!("{} has no curves; remove it, and the study makes it again", run.display()))
}
