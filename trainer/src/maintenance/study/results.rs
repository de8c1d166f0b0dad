//! The results of an arm over all its seeds, from the files of its runs.

use std::path::Path;

use anyhow::{Context, Result};
use naevus_reading::assessment::most_probable;
use naevus_reading::card::Figure;

use super::arms::Arm;
use super::nine_class::NineClass;
use super::predictions::{self, EvaluatedSet, StoredPrediction};
use crate::evaluation::{Bootstrap, Comparison, Evaluation, Prediction, TrainingCurve};

/// The photos and labels on which an arm is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Benchmark {
    /// The arm's own validation set, split by photo with leakage or by lesion without. The last weights are measured
    /// and nothing is chosen on this set. Without leakage it is therefore equivalent to a test set.
    Validation,
    /// The Test folder with its original labels.
    OriginalTest,
    /// The Test folder with its original labels, without the photos that are also in Train.
    TestWithoutLeaks,
    /// The photos of the Test folder whose reconciled label is decidable, with this label. Arms with leakage were
    /// trained on those of these photos that are also in Train.
    ReconciledTest,
}

/// The predictions and training curves of an arm.
pub struct ArmResult {
    /// The arm.
    pub arm: &'static Arm,
    /// Its seeds.
    pub seeds: Vec<u64>,
    predictions: Vec<Vec<StoredPrediction>>,
    curves: Vec<TrainingCurve>,
}

impl ArmResult {
    /// Reads the result of `arm` from the folders of its finished runs, given as (seed, folder).
    ///
    /// # Errors
    ///
    /// If a file is missing or damaged.
    pub fn read(arm: &'static Arm, runs: &[(u64, std::path::PathBuf)]) -> Result<ArmResult> {
        let predictions = |(_, run): &(u64, std::path::PathBuf)| predictions::read(&predictions::file(run));
        Ok(ArmResult {
            arm,
            seeds: runs.iter().map(|(seed, _)| *seed).collect(),
            predictions: runs.iter().map(predictions).collect::<Result<_>>()?,
            curves: runs.iter().map(|(_, run)| curve(run)).collect::<Result<_>>()?,
        })
    }

    /// The training accuracy of the last epoch, averaged over the seeds.
    pub fn training_accuracy(&self) -> f64 {
        self.mean_curve("training_accuracy").last().map_or(f64::NAN, |(_, accuracy)| *accuracy)
    }

    /// The total training time of all seeds in hours.
    pub fn hours(&self) -> f64 {
        let seconds = self.curves.iter().filter_map(|curve| curve.columns.get("seconds")?.last());
        seconds.map(|(_, seconds)| seconds).sum::<f64>() / 3600.0
    }

    /// A column of the training curves, averaged over the seeds, as (epoch, value); empty if a run does not have it.
    pub fn mean_curve(&self, column: &str) -> Vec<(f64, f64)> {
        let columns: Vec<&[(f64, f64)]> =
            self.curves.iter().map(|curve| curve.columns.get(column).map_or(&[][..], Vec::as_slice)).collect();
        let epochs = columns.iter().map(|points| points.len()).min().unwrap_or(0);
        let mean = |index: usize| columns.iter().map(|points| points[index].1).sum::<f64>() / columns.len() as f64;
        (0..epochs).map(|index| (columns[0][index].0, mean(index))).collect()
    }

    /// The figures on `benchmark`, with all seeds pooled: a photo counts once for every seed, and a lesion is resampled
    /// with the predictions of all seeds.
    ///
    /// # Errors
    ///
    /// If there are no photos.
    pub fn evaluate(&self, benchmark: Benchmark, set: &NineClass) -> Result<Evaluation> {
        let predictions: Vec<Prediction> = self.predictions(benchmark, set).collect();
        Evaluation::of(&predictions, Bootstrap::default())?
            .with_context(|| format!("the arm {} has no predictions with a label", self.arm.name))
    }

    /// The minimum and maximum accuracy over the seeds on `benchmark`.
    pub fn accuracy_range(&self, benchmark: Benchmark, set: &NineClass) -> (f64, f64) {
        let accuracy = |stored: &Vec<StoredPrediction>| {
            let predictions: Vec<Prediction> = labelled(stored, benchmark, set, 0).collect();
            let correct = predictions
                .iter()
                .filter(|prediction| Some(most_probable(&prediction.probabilities)) == prediction.diagnosis());
            correct.count() as f64 / predictions.len().max(1) as f64
        };
        let accuracies: Vec<f64> = self.predictions.iter().map(accuracy).collect();
        let least = accuracies.iter().copied().fold(f64::INFINITY, f64::min);
        (least, accuracies.iter().copied().fold(f64::NEG_INFINITY, f64::max))
    }

    /// The comparison of this arm with another on `benchmark`. Both must have the same split.
    ///
    /// # Errors
    ///
    /// If the splits differ.
    pub fn compare(&self, other: &ArmResult, benchmark: Benchmark, set: &NineClass) -> Result<Comparison> {
        let ours: Vec<Prediction> = self.predictions(benchmark, set).collect();
        let others: Vec<Prediction> = other.predictions(benchmark, set).collect();
        Comparison::measure(other.arm.name.to_string(), None, &ours, &others, Bootstrap::default())
    }

    /// The generalisation gap: the training accuracy minus the validation accuracy, with the interval of the latter.
    ///
    /// # Errors
    ///
    /// As [`ArmResult::evaluate`].
    pub fn generalisation_gap(&self, set: &NineClass) -> Result<Figure> {
        let training = self.training_accuracy();
        let validation = self.evaluate(Benchmark::Validation, set)?.figures["accuracy"];
        Ok(Figure {
            value: training - validation.value,
            low: training - validation.high,
            high: training - validation.low,
        })
    }

    fn predictions<'a>(&'a self, benchmark: Benchmark, set: &'a NineClass) -> impl Iterator<Item = Prediction> + 'a {
        let seeds = self.predictions.iter().zip(&self.seeds);
        seeds.flat_map(move |(stored, seed)| labelled(stored, benchmark, set, *seed))
    }
}

/// The predictions of one seed with their labels in `benchmark`.
fn labelled<'a>(
    stored: &'a [StoredPrediction],
    benchmark: Benchmark,
    set: &'a NineClass,
    seed: u64,
) -> impl Iterator<Item = Prediction> + 'a {
    let leaked = set.leaked();
    let wanted = if benchmark == Benchmark::Validation { EvaluatedSet::Validation } else { EvaluatedSet::Test };
    stored.iter().filter(move |stored| stored.set == wanted).filter_map(move |stored| {
        let is_leaked = leaked.contains(stored.id.as_str());
        let label = match benchmark {
            Benchmark::Validation | Benchmark::OriginalTest => Some(stored.label),
            Benchmark::TestWithoutLeaks => Some(stored.label).filter(|_| !is_leaked),
            Benchmark::ReconciledTest => set.label(&stored.id),
        };
        Some(Prediction {
            path: format!("{seed}/{}", stored.id),
            label: Some(label?.into()),
            lesion: stored.lesion.clone(),
            probabilities: stored.probabilities,
            ..Prediction::default()
        })
    })
}

fn curve(run: &Path) -> Result<TrainingCurve> {
    TrainingCurve::read(run)?
        .with_context(|| format!("{} has no training curves; remove it and run the study again", run.display()))
}
