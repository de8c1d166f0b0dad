//! `trainer cross-validate`: k-fold cross-validation by patient or lesion.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use clap::Args;
use naevus_reading::card::Figure;
use serde::Serialize;

use super::evaluate::{SectionOptions, predict, sections, subset_of_run};
use crate::evaluation::{self, About, AssessedPhoto, Bootstrap, EvaluationResults, Prediction, Report, figures};
use crate::files::write_atomic;
use crate::model_folder;
use crate::split::{FoldRule, Subset};
use crate::training::{self, TrainConfig};

/// Cross-validate: train and test with each of k folds as the test set
///
/// Each fold is a run in its own folder, with its own calibration, alert and prediction sets, fitted on its validation
/// set, and an evaluation on its test set. Every lesion is in the test set of one fold. `cross-validation.json` has the
/// figures over all lesions and the standard deviation over the folds. An interrupted cross-validation continues when
/// it is called again with the same options.
#[derive(Args)]
pub struct CrossValidate {
    /// Number of folds
    #[arg(long, default_value_t = 5, value_name = "N")]
    folds: usize,
    /// Folder for the runs of the folds
    #[arg(long, value_name = "FOLDER", default_value = "runs/cross-validation")]
    run: PathBuf,
    #[command(flatten)]
    config: TrainConfig,
}

/// The result of the cross-validation.
#[derive(Serialize)]
struct Summary {
    folds: usize,
    photos: usize,
    lesions: usize,
    groups: usize,
    figures: Vec<Pooled>,
}

/// A figure over all lesions, each predicted by the run that has it in its test set.
#[derive(Serialize)]
struct Pooled {
    figure: &'static str,
    /// The figure with its 95 % confidence interval, by patient and lesion.
    all: Figure,
    /// The figure of each fold in which it is defined.
    folds: Vec<f64>,
    /// The sample standard deviation over the folds, which includes the variation of the training and of the test set.
    standard_deviation: f64,
}

/// The figures of the summary: those of the probabilities, and those of [`AssessedPhoto::figures`].
pub const FIGURES: [&str; 15] = [
    "balanced_accuracy",
    "accuracy",
    "macro_f1",
    "macro_auroc",
    "melanoma_auroc",
    "malignant_auroc",
    "expected_calibration_error",
    "debiased_calibration_error",
    "negative_log_likelihood",
    "alert_sensitivity",
    "alert_specificity",
    "set_coverage",
    "set_mean_size",
    "refused",
    "refused_malignant",
];

impl CrossValidate {
    /// Trains and calibrates the remaining folds, and writes the figures.
    ///
    /// # Errors
    ///
    /// If the data cannot be used, a fold was started with other options, or a file cannot be written.
    pub fn run(&self) -> Result<()> {
        self.config.check()?;
        FoldRule::new(self.config.split_seed, self.folds, 0)?;
        let dataset = training::read_dataset(&self.config)?;
        let (mut fold_figures, mut all) = (Vec::new(), Vec::new());
        for fold in 0..self.folds {
            let rule = FoldRule::new(self.config.split_seed, self.folds, fold)?;
            let run = self.run.join(format!("fold-{}", fold + 1));
            let mut dataset = dataset.clone();
            let mut split = rule.split(&dataset.records);
            split.drop_leaks(&mut dataset)?;
            println!("fold {} of {}", fold + 1, self.folds);
            if !training::complete_run(&run, &self.config, &dataset, &split, rule.sentence())? {
                println!("stopped; the same command continues from here");
                return Ok(());
            }
            let photos = self.evaluate(&run)?;
            fold_figures.extend(figures(&photos)?);
            all.extend(photos);
        }
        self.summarise(&fold_figures, &all)
    }

    /// The photos of the test set of a fold's completed run, assessed by its decision rules. Writes the evaluation.
    fn evaluate(&self, run: &Path) -> Result<Vec<AssessedPhoto>> {
        let classifier = model_folder::load(run, self.config.device.open()?)?;
        let card = classifier.card();
        let photos = subset_of_run(run, Subset::Test)?;
        let predictions = predict(&classifier, photos.clone())?;
        let about = About::new(card, run.display().to_string(), "the test set of its fold".to_string());
        let bootstrap = Bootstrap::default();
        if let Some(mut results) = EvaluationResults::of(&predictions, bootstrap, about)? {
            sections::measure(&mut results, &SectionOptions::default(), &classifier, &photos, &predictions, bootstrap)?;
            evaluation::write_results(&run.join("evaluation"), &predictions, &results, false)?;
        }
        Ok(AssessedPhoto::assess(&card.decision_rules, predictions))
    }

    fn summarise(&self, fold_figures: &[BTreeMap<String, Figure>], all: &[AssessedPhoto]) -> Result<()> {
        let predictions: Vec<Prediction> = all.iter().map(|photo| photo.prediction.clone()).collect();
        let report = evaluation::write(&self.run, &predictions, Bootstrap::default())?;
        let (Report::Measured(evaluation), Some(pooled)) = (report, figures(all)?) else { return Ok(()) };
        let figure = |figure: &'static str| {
            let folds: Vec<f64> = fold_figures.iter().filter_map(|fold| Some(fold.get(figure)?.value)).collect();
            Some(Pooled { figure, all: *pooled.get(figure)?, standard_deviation: deviation(&folds), folds })
        };
        let summary = Summary {
            folds: self.folds,
            photos: evaluation.photos,
            lesions: evaluation.lesions,
            groups: evaluation.groups,
            figures: FIGURES.into_iter().filter_map(figure).collect(),
        };
        ensure!(!summary.figures.is_empty(), "no figure is defined");
        for Pooled { figure, all, standard_deviation, .. } in &summary.figures {
            let (name, all) = (figures::name(figure), figures::interval(*all));
            println!("{name:<42} {all} over all lesions; standard deviation over folds {standard_deviation:.3}");
        }
        let file = self.run.join("cross-validation.json");
        write_atomic(&file, &serde_json::to_vec_pretty(&summary)?)?;
        println!("written to {}", file.display());
        Ok(())
    }
}

/// All figures of `photos`; empty if no photo has a diagnosis.
fn figures(photos: &[AssessedPhoto]) -> Result<Option<BTreeMap<String, Figure>>> {
    let predictions: Vec<Prediction> = photos.iter().map(|photo| photo.prediction.clone()).collect();
    let Some(evaluation) = evaluation::Evaluation::of(&predictions, Bootstrap::default())? else { return Ok(None) };
    let mut figures = evaluation.figures;
    figures.extend(AssessedPhoto::figures(photos, Bootstrap::default()));
    Ok(Some(figures))
}

/// The sample standard deviation; 0 for fewer than two values.
fn deviation(values: &[f64]) -> f64 {
    let mean = values.iter().sum::<f64>() / values.len().max(1) as f64;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    (squares / values.len().saturating_sub(1).max(1) as f64).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standard_deviation_is_that_of_a_sample() {
        // numpy.std([0.5, 0.7, 0.9], ddof=1) is 0.2.
        assert!((deviation(&[0.5, 0.7, 0.9]) - 0.2).abs() < 1e-12);
        assert_eq!((deviation(&[0.5]), deviation(&[])), (0.0, 0.0));
    }
}
