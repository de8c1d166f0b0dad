//! The files that an evaluation leaves.

use std::fmt;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context, Result};
use naevus::diagnosis::Diagnosis;

use crate::evaluation::{Bootstrap, Evaluation, Prediction};
use crate::files::write_whole;

const PREDICTIONS: &str = "predictions.csv";
const METRICS: &str = "metrics.json";
const CONFUSION: &str = "confusion.csv";

/// What an evaluation came to. Shown, it is what the terminal prints.
#[derive(Clone, Debug, PartialEq)]
pub enum Report {
    /// Photos with labels: their figures.
    Measured(Box<Evaluation>),
    /// Photos without a label among them: nothing to measure.
    Unlabelled {
        /// How many were read.
        photos: usize,
    },
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Report::Measured(evaluation) => evaluation.fmt(formatter),
            Report::Unlabelled { photos } => writeln!(
                formatter,
                "{photos} photos were read and none has a label, so nothing is measured; what the model says of them \
                 is in {PREDICTIONS}"
            ),
        }
    }
}

/// Measures `predictions` and writes into `folder`:
///
/// - `predictions.csv`: `path,label` and the nine probabilities under their codes; the label is a code, or empty;
/// - `metrics.json`: every figure as `{value, low, high}` under its plain name, and the counts `photos`, `unlabelled`,
///   `lesions` and `resamples` as plain numbers;
/// - `confusion.csv`: a row for each diagnosis that photos show, a column for each that they were read as.
///
/// Where no photo has a label only the first is written, and the other two, of an earlier evaluation, are removed.
///
/// # Errors
///
/// Where a file cannot be written, or a probability is not one.
pub fn write(folder: &Path, predictions: &[Prediction], bootstrap: Bootstrap) -> Result<Report> {
    let evaluation = Evaluation::of(predictions, bootstrap)?;
    fs::create_dir_all(folder).with_context(|| format!("the folder {} cannot be made", folder.display()))?;
    write_whole(&folder.join(PREDICTIONS), &predictions_csv(predictions)?)?;
    match evaluation {
        Some(evaluation) => {
            write_whole(&folder.join(METRICS), &metrics_json(&evaluation)?)?;
            write_whole(&folder.join(CONFUSION), &confusion_csv(&evaluation)?)?;
            Ok(Report::Measured(Box::new(evaluation)))
        }
        None => {
            for stale in [METRICS, CONFUSION].map(|file| folder.join(file)) {
                if let Err(error) = fs::remove_file(&stale)
                    && error.kind() != ErrorKind::NotFound
                {
                    let path = stale.display();
                    return Err(error).with_context(|| format!("{path}, of other photos, cannot be removed"));
                }
            }
            Ok(Report::Unlabelled { photos: predictions.len() })
        }
    }
}

fn predictions_csv(predictions: &[Prediction]) -> Result<Vec<u8>> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(["path", "label"].into_iter().chain(Diagnosis::ALL.map(Diagnosis::code)))?;
    for Prediction { path, label, probabilities, .. } in predictions {
        table.write_field(path)?;
        table.write_field(label.map_or("", Diagnosis::code))?;
        table.write_record(probabilities.map(|probability| probability.to_string()))?;
    }
    Ok(table.into_inner()?)
}

fn metrics_json(evaluation: &Evaluation) -> Result<Vec<u8>> {
    let mut metrics = serde_json::Map::new();
    let counts = [
        ("photos", evaluation.photos),
        ("unlabelled", evaluation.unlabelled),
        ("lesions", evaluation.lesions),
        ("resamples", evaluation.bootstrap.resamples),
    ];
    for (name, count) in counts {
        metrics.insert(name.to_string(), count.into());
    }
    for (name, figure) in &evaluation.figures {
        metrics.insert(name.clone(), serde_json::to_value(figure)?);
    }
    let mut json = serde_json::to_vec_pretty(&metrics)?;
    json.push(b'\n');
    Ok(json)
}

fn confusion_csv(evaluation: &Evaluation) -> Result<Vec<u8>> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(std::iter::once("shows").chain(Diagnosis::ALL.map(Diagnosis::code)))?;
    for diagnosis in Diagnosis::ALL {
        table.write_field(diagnosis.code())?;
        table.write_record(evaluation.confusion[diagnosis.index()].map(|photos| photos.to_string()))?;
    }
    Ok(table.into_inner()?)
}
