//! `trainer cross-validate`: as many trainings as folds, each lesion tested once.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use clap::Args;
use naevus_reading::card::Figure;
use serde::Serialize;

use super::evaluate::{Wanted, parts, predict, side_of_run};
use crate::evaluation::{self, About, Bootstrap, Findings, Judged, Prediction, Report};
use crate::files::write_whole;
use crate::model_folder;
use crate::split::{FoldRule, Side};
use crate::training::{self, TrainConfig};

/// Train and test by turns: the lesions in parts, each part tested once by a training that never saw it
///
/// Each fold is a run folder of its own, with its own calibration, alert and sets, fitted on its validation part, and an
/// evaluation of its test part. Every lesion is tested once, and the figures over all of them stand in
/// `cross-validation.json` with how far the folds differ. Stopped, it goes on where it was when it is called
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
    photos: usize,
    lesions: usize,
    groups: usize,
    figures: Vec<Pooled>,
}

/// A figure over all lesions, each read and judged by the one training that never saw it.
#[derive(Serialize)]
struct Pooled {
    figure: &'static str,
    /// With its 95 % interval, by patient and lesion.
    all: Figure,
    /// That of each fold that defines it, by itself.
    folds: Vec<f64>,
    /// Their standard deviation, of a sample: how much trainings differ, and the lesions that test them.
    standard_deviation: f64,
}

/// The figures of the summary: those of the probabilities, and those of [`Judged::figures`].
const FIGURES: [&str; 14] = [
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
];

impl CrossValidate {
    /// Trains and judges the folds that are not done yet, and writes their figures.
    ///
    /// # Errors
    ///
    /// Where the data cannot be used, a fold was begun with other options, or the disk is full.
    pub fn run(&self) -> Result<()> {
        self.config.check()?;
        FoldRule::new(self.config.split_seed, self.folds, 0)?;
        let dataset = training::read_data(&self.config)?;
        let (mut of_folds, mut all) = (Vec::new(), Vec::new());
        for fold in 0..self.folds {
            let rule = FoldRule::new(self.config.split_seed, self.folds, fold)?;
            let run = self.run.join(format!("fold-{}", fold + 1));
            let mut dataset = dataset.clone();
            let mut split = rule.split(&dataset.records);
            split.drop_leaks(&mut dataset)?;
            println!("fold {} of {}", fold + 1, self.folds);
            if !training::finish(&run, &self.config, &dataset, &split, rule.sentence())? {
                println!("stopped; the same command goes on from here");
                return Ok(());
            }
            let judged = self.tested(&run)?;
            of_folds.extend(figures(&judged)?);
            all.extend(judged);
        }
        self.summarise(&of_folds, &all)
    }

    /// What the finished run of a fold, with its own decision_rules, says of its test side; written as an evaluation writes it.
    fn tested(&self, run: &Path) -> Result<Vec<Judged>> {
        let classifier = model_folder::load(run, self.config.device.open()?)?;
        let card = classifier.card();
        let cases = side_of_run(run, Side::Test)?;
        let predictions = predict(&classifier, cases.clone())?;
        let about = About {
            model: run.display().to_string(),
            weights_sha256: card.weights.sha256.clone(),
            photos: "the test side of its fold".to_string(),
            split_sha256: card.data.split_sha256.clone(),
            date: About::today(),
        };
        let bootstrap = Bootstrap::default();
        if let Some(mut findings) = Findings::of(&predictions, bootstrap, about)? {
            let wanted = Wanted { views: false, disturb: false, folders: &[], left_out: &[] };
            parts::measure(&mut findings, &wanted, &classifier, &cases, &predictions, bootstrap)?;
            evaluation::write_findings(&run.join("evaluation"), &predictions, &findings, false)?;
        }
        Ok(Judged::by(&card.decision_rules, predictions))
    }

    fn summarise(&self, of_folds: &[BTreeMap<String, Figure>], all: &[Judged]) -> Result<()> {
        let predictions: Vec<Prediction> = all.iter().map(|judged| judged.prediction.clone()).collect();
        let report = evaluation::write(&self.run, &predictions, Bootstrap::default())?;
        let (Report::Measured(whole), Some(pooled)) = (report, figures(all)?) else { return Ok(()) };
        let figure = |figure: &'static str| {
            let folds: Vec<f64> = of_folds.iter().filter_map(|fold| Some(fold.get(figure)?.value)).collect();
            Some(Pooled { figure, all: *pooled.get(figure)?, standard_deviation: deviation(&folds), folds })
        };
        let summary = Summary {
            folds: self.folds,
            photos: whole.photos,
            lesions: whole.lesions,
            groups: whole.groups,
            figures: FIGURES.into_iter().filter_map(figure).collect(),
        };
        ensure!(!summary.figures.is_empty(), "the folds define no figure");
        for Pooled { figure, all, standard_deviation, .. } in &summary.figures {
            println!(
                "{:<26} {:.3} ({:.3} to {:.3}) over all lesions; folds differ by {standard_deviation:.3}",
                figure.replace('_', " "),
                all.value,
                all.low,
                all.high
            );
        }
        let file = self.run.join("cross-validation.json");
        write_whole(&file, &serde_json::to_vec_pretty(&summary)?)?;
        println!("written to {}", file.display());
        Ok(())
    }
}

/// All figures of `photos`; none where none of them has a diagnosis.
fn figures(photos: &[Judged]) -> Result<Option<BTreeMap<String, Figure>>> {
    let predictions: Vec<Prediction> = photos.iter().map(|judged| judged.prediction.clone()).collect();
    let Some(evaluation) = evaluation::Evaluation::of(&predictions, Bootstrap::default())? else { return Ok(None) };
    let mut figures = evaluation.figures;
    figures.extend(Judged::figures(photos, Bootstrap::default()));
    Ok(Some(figures))
}

/// The standard deviation of a sample; 0 of fewer than two.
fn deviation(values: &[f64]) -> f64 {
    let mean = values.iter().sum::<f64>() / values.len().max(1) as f64;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    (squares / values.len().saturating_sub(1).max(1) as f64).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_spread_is_that_of_a_sample() {
        // numpy.std([0.5, 0.7, 0.9], ddof=1) is 0.2.
        assert!((deviation(&[0.5, 0.7, 0.9]) - 0.2).abs() < 1e-12);
        assert_eq!((deviation(&[0.5]), deviation(&[])), (0.0, 0.0));
    }
}
