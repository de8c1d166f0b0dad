//! The files of an evaluation; [`evaluation`](crate::evaluation) describes their contents.

use std::fmt;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context, Result};
use naevus_reading::diagnosis::Diagnosis;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::dataset::Label;
use crate::evaluation::terminal::write_evaluation;
use crate::evaluation::{Bootstrap, Evaluation, EvaluationResults, Prediction, page};
use crate::files::write_atomic;
use naevus_evaluation::binary_task::BinaryTask;
use naevus_evaluation::curve::Curve;
use naevus_evaluation::labelled_photos::LabelledPhotos;

const PREDICTIONS: &str = "predictions.csv";
const METRICS: &str = "metrics.json";
const CONFUSION: &str = "confusion.csv";
const CURVES: &str = "curves.csv";
const PAGE: &str = "report.html";

/// The outcome of an evaluation. Its `Display` is the terminal output.
#[derive(Clone, Debug, PartialEq)]
pub enum Report {
    /// The figures of the photos with a diagnosis.
    Measured(Box<Evaluation>),
    /// No photo has a diagnosis.
    Unlabelled {
        /// The number of photos.
        photos: usize,
    },
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Report::Measured(evaluation) => write_evaluation(evaluation, formatter),
            Report::Unlabelled { photos } => writeln!(
                formatter,
                "{photos} photos were classified, but none has a label, so nothing is measured; the predictions are in \
                 {PREDICTIONS}"
            ),
        }
    }
}

/// Measures `predictions` and writes into `folder` the predictions, the figures, the confusion matrix and the curves.
/// If no photo has a diagnosis, only the predictions are written. Files of an earlier evaluation are removed.
///
/// # Errors
///
/// If a file cannot be written, or a probability is invalid.
pub fn write(folder: &Path, predictions: &[Prediction], bootstrap: Bootstrap) -> Result<Report> {
    let evaluation = Evaluation::of(predictions, bootstrap)?;
    let mut files = vec![(PREDICTIONS, predictions_csv(predictions)?)];
    if let Some(evaluation) = &evaluation {
        files.push((METRICS, metrics_json(evaluation, Map::new())?));
        files.push((CONFUSION, confusion_csv(evaluation)?));
        files.push((CURVES, curves_csv(&LabelledPhotos::of(predictions).curves())?));
    }
    write_files(folder, &files)?;
    Ok(match evaluation {
        Some(evaluation) => Report::Measured(Box::new(evaluation)),
        None => Report::Unlabelled { photos: predictions.len() },
    })
}

/// Writes all `results` of `predictions` into `folder`, with the HTML report. The report contains pictures of the worst
/// errors if `pictures` is set.
///
/// # Errors
///
/// If a file cannot be written, or a chart cannot be drawn.
pub fn write_results(
    folder: &Path,
    predictions: &[Prediction],
    results: &EvaluationResults,
    pictures: bool,
) -> Result<()> {
    let files = [
        (PREDICTIONS, predictions_csv(predictions)?),
        (METRICS, metrics_json(&results.evaluation, sections(results)?)?),
        (CONFUSION, confusion_csv(&results.evaluation)?),
        (CURVES, curves_csv(&results.curves)?),
        (PAGE, page::page(results, predictions, pictures)?.into_bytes()),
    ];
    write_files(folder, &files)
}

/// Writes `files` into `folder` and removes the files of an earlier evaluation that are not among them.
fn write_files(folder: &Path, files: &[(&str, Vec<u8>)]) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("the folder {} cannot be created", folder.display()))?;
    for (name, bytes) in files {
        write_atomic(&folder.join(name), bytes)?;
    }
    let is_written = |name: &str| files.iter().any(|(written, _)| *written == name);
    for stale in [METRICS, CONFUSION, CURVES, PAGE].into_iter().filter(|name| !is_written(name)) {
        let stale = folder.join(stale);
        if let Err(error) = fs::remove_file(&stale)
            && error.kind() != ErrorKind::NotFound
        {
            return Err(error)
                .with_context(|| format!("the file {} of an earlier evaluation cannot be removed", stale.display()));
        }
    }
    Ok(())
}

fn predictions_csv(predictions: &[Prediction]) -> Result<Vec<u8>> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(["path", "label"].into_iter().chain(Diagnosis::ALL.map(Diagnosis::code)))?;
    for Prediction { path, label, probabilities, .. } in predictions {
        table.write_field(path)?;
        table.write_field(label.map_or("", Label::code))?;
        table.write_record(probabilities.map(|probability| probability.to_string()))?;
    }
    Ok(table.into_inner()?)
}

fn metrics_json(evaluation: &Evaluation, sections: Map<String, Value>) -> Result<Vec<u8>> {
    let mut metrics = evaluation.to_json()?;
    metrics.extend(sections);
    let mut json = serde_json::to_vec_pretty(&metrics)?;
    json.push(b'\n');
    Ok(json)
}

fn sections(results: &EvaluationResults) -> Result<Map<String, Value>> {
    fn value(section: &impl Serialize) -> Result<Value> {
        Ok(serde_json::to_value(section)?)
    }
    let sections = [
        ("about", value(&results.about)?),
        ("confusion", results.evaluation.confusion_json()),
        ("reliability", value(&results.reliability)?),
        ("subgroups", value(&results.subgroups)?),
        ("archives", value(&results.archives)?),
        ("prior_adjustment", value(&results.prior_adjustment)?),
        ("age_and_site", value(&results.age_and_site)?),
        ("alert", value(&results.alert)?),
        ("robustness", value(&results.robustness)?),
        ("activation_map", value(&results.activation_map)?),
        ("prediction_sets", value(&results.prediction_sets)?),
        ("combined_photos", value(&results.combined_photos)?),
        ("invariance", value(&results.invariance)?),
        ("refusal", value(&results.refusal)?),
        ("comparison", value(&results.comparison)?),
        ("inference_time", value(&results.inference_time)?),
        ("training", value(&results.training)?),
    ];
    Ok(sections.into_iter().map(|(name, section)| (name.to_string(), section)).collect())
}

fn confusion_csv(evaluation: &Evaluation) -> Result<Vec<u8>> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(std::iter::once("truth").chain(Diagnosis::ALL.map(Diagnosis::code)))?;
    for diagnosis in Diagnosis::ALL {
        table.write_field(diagnosis.code())?;
        table.write_record(evaluation.confusion[diagnosis.index()].map(|photos| photos.to_string()))?;
    }
    Ok(table.into_inner()?)
}

fn curves_csv(curves: &[(BinaryTask, Curve)]) -> Result<Vec<u8>> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(["task", "threshold", "true_positives", "false_positives"])?;
    for (task, curve) in curves {
        for point in &curve.points {
            let numbers =
                [point.threshold, point.true_positives, point.false_positives].map(|number| number.to_string());
            table.write_record(std::iter::once(task.key().to_string()).chain(numbers))?;
        }
    }
    Ok(table.into_inner()?)
}
