//! `trainer cross-validate`: as many trainings as folds, each lesion tested once.

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use clap::Args;
use serde::Serialize;

use super::evaluate::{predict, side_of_run};
use crate::evaluation::{self, Bootstrap, Report};
use crate::files::write_whole;
use crate::model_folder;
use crate::split::{FoldRule, Side};
use crate::training::{self, Ending, TrainConfig, Training, begin_run, check_begun, material};

/// Train and test by turns: the lesions in parts, each part tested once by a training that never saw it
///
/// Each fold is a run folder of its own. Every lesion is tested once, and the figures over all of them stand in
/// `cross-validation.json` with their mean and spread over the folds. Stopped, it goes on where it was when it is called
/// again with the same options.
#[derive(Args)]
pub struct CrossValidate {
    /// Into how many parts the patients or lesions fall
    #[arg(long, default_value_t = 5, value_name = "N")]
    folds: usize,
    /// Folder for the runs of the folds
    #[arg(long, value_name = "FOLDER", default_value = "runs/cross-validation")]
    run: PathBuf,
    #[command(flatten)]
    config: TrainConfig,
}

/// What the folds came to.
#[derive(Serialize)]
struct Summary {
    folds: usize,
    figures: Vec<Spread>,
}

/// A figure over the folds.
#[derive(Serialize)]
struct Spread {
    figure: &'static str,
    /// The mean over the folds.
    mean: f64,
    /// Their standard deviation, of a sample.
    standard_deviation: f64,
    /// That of each fold.
    folds: Vec<f64>,
    /// Over all lesions at once, each read by the one training that never saw it, with its 95 % interval.
    all: naevus::model_card::Figure,
}

/// The figures of the summary.
const FIGURES: [&str; 6] =
    ["balanced_accuracy", "accuracy", "macro_f1", "macro_auroc", "melanoma_auroc", "malignant_auroc"];

impl CrossValidate {
    /// Trains the folds that are not trained yet, and writes their figures.
    ///
    /// # Errors
    ///
    /// Where the data cannot be used, a fold was begun with other options, or the disk is full.
    pub fn run(&self) -> Result<()> {
        self.config.check()?;
        FoldRule::new(self.config.split_seed, self.folds, 0)?;
        let dataset = training::read_data(&self.config)?;
        let mut of_folds = Vec::new();
        let mut all = Vec::new();
        for fold in 0..self.folds {
            let rule = FoldRule::new(self.config.split_seed, self.folds, fold)?;
            let run = self.run.join(format!("fold-{}", fold + 1));
            let mut dataset = dataset.clone();
            let mut split = rule.split(&dataset.records);
            split.drop_leaks(&mut dataset)?;
            check_begun(&run, &self.config)?;
            let data = begin_run(&run, &self.config, &dataset, &split, rule.sentence())?;
            println!("fold {} of {}: {} photos to train on", fold + 1, self.folds, data.photos.train);
            let mut training = Training::open(&run, &self.config, material(dataset.records.clone(), &split, data))?;
            if training.go_on()? == Ending::Stopped {
                println!("stopped; the same command goes on from here");
                return Ok(());
            }
            let classifier = model_folder::load(&run, self.config.device.open()?)?;
            let predictions = predict(&classifier, side_of_run(&run, Side::Test)?)?;
            let report = evaluation::write(&run.join("evaluation"), &predictions, Bootstrap::default())?;
            let Report::Measured(evaluation) = report else { continue };
            of_folds.push(*evaluation);
            all.extend(predictions);
        }
        self.summarise(&of_folds, &all)
    }

    fn summarise(&self, of_folds: &[evaluation::Evaluation], all: &[evaluation::Prediction]) -> Result<()> {
        let report = evaluation::write(&self.run, all, Bootstrap::default())?;
        let Report::Measured(whole) = &report else { return Ok(()) };
        let spread = |figure: &'static str| {
            let folds: Vec<f64> =
                of_folds.iter().filter_map(|evaluation| Some(evaluation.figures.get(figure)?.value)).collect();
            let (mean, standard_deviation) = mean_and_deviation(&folds);
            Some(Spread { figure, mean, standard_deviation, folds, all: *whole.figures.get(figure)? })
        };
        let summary = Summary { folds: self.folds, figures: FIGURES.into_iter().filter_map(spread).collect() };
        ensure!(!summary.figures.is_empty(), "the folds define no figure");
        for Spread { figure, mean, standard_deviation, all, .. } in &summary.figures {
            println!(
                "{:<18} {mean:.3} ± {standard_deviation:.3} over the folds, {:.3} ({:.3} to {:.3}) over all lesions",
                figure.replace('_', " "),
                all.value,
                all.low,
                all.high
            );
        }
        let file = Path::new(&self.run).join("cross-validation.json");
        write_whole(&file, &serde_json::to_vec_pretty(&summary)?)?;
        println!("written to {}", file.display());
        Ok(())
    }
}

/// The mean and the standard deviation of a sample; 0 of fewer than two.
fn mean_and_deviation(values: &[f64]) -> (f64, f64) {
    let mean = values.iter().sum::<f64>() / values.len().max(1) as f64;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    (mean, (squares / values.len().saturating_sub(1).max(1) as f64).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_spread_is_that_of_a_sample() {
        // numpy.std([0.5, 0.7, 0.9], ddof=1) is 0.2.
        let (mean, deviation) = mean_and_deviation(&[0.5, 0.7, 0.9]);
        assert!((mean - 0.7).abs() < 1e-12 && (deviation - 0.2).abs() < 1e-12);
        assert_eq!(mean_and_deviation(&[0.5]), (0.5, 0.0));
    }
}
