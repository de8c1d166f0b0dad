//! The files that an evaluation leaves; [`evaluation`](crate::evaluation) says what is in each.

use std::fmt;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context, Result};
use naevus_reading::diagnosis::Diagnosis;
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::dataset::Label;
use crate::evaluation::cases::Cases;
use crate::evaluation::curve::Curve;
use crate::evaluation::question::Question;
use crate::evaluation::{Bootstrap, Evaluation, Findings, Prediction, page};
use crate::files::write_whole;

const PREDICTIONS: &str = "predictions.csv";
const METRICS: &str = "metrics.json";
const CONFUSION: &str = "confusion.csv";
const CURVES: &str = "curves.csv";
const PAGE: &str = "report.html";

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

/// Measures `predictions` and writes into `folder` what follows from them alone: the predictions, the figures, the
/// confusion and the curves. Where no photo has a label only the first is written. What an earlier evaluation of other
/// photos left beside them is removed.
///
/// # Errors
///
/// Where a file cannot be written, or a probability is not one.
pub fn write(folder: &Path, predictions: &[Prediction], bootstrap: Bootstrap) -> Result<Report> {
    let evaluation = Evaluation::of(predictions, bootstrap)?;
    let mut files = vec![(PREDICTIONS, predictions_csv(predictions)?)];
    if let Some(evaluation) = &evaluation {
        files.push((METRICS, metrics_json(evaluation, Map::new())?));
        files.push((CONFUSION, confusion_csv(evaluation)?));
        files.push((CURVES, curves_csv(&Cases::of(predictions).curves())?));
    }
    write_files(folder, &files)?;
    Ok(match evaluation {
        Some(evaluation) => Report::Measured(Box::new(evaluation)),
        None => Report::Unlabelled { photos: predictions.len() },
    })
}

/// Writes into `folder` all that was found of `predictions`, with the page; the worst mistakes as pictures where
/// `pictures` says so.
///
/// # Errors
///
/// Where a file cannot be written or a chart not drawn.
pub fn write_findings(folder: &Path, predictions: &[Prediction], findings: &Findings, pictures: bool) -> Result<()> {
    let files = [
        (PREDICTIONS, predictions_csv(predictions)?),
        (METRICS, metrics_json(&findings.evaluation, sections(findings)?)?),
        (CONFUSION, confusion_csv(&findings.evaluation)?),
        (CURVES, curves_csv(&findings.curves)?),
        (PAGE, page::page(findings, predictions, pictures)?.into_bytes()),
    ];
    write_files(folder, &files)
}

/// Writes `files`, all made before, into `folder`; those of an earlier evaluation that are not among them are removed.
fn write_files(folder: &Path, files: &[(&str, Vec<u8>)]) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("the folder {} cannot be made", folder.display()))?;
    for (name, bytes) in files {
        write_whole(&folder.join(name), bytes)?;
    }
    let is_written = |name: &str| files.iter().any(|(written, _)| *written == name);
    for stale in [METRICS, CONFUSION, CURVES, PAGE].into_iter().filter(|name| !is_written(name)) {
        let stale = folder.join(stale);
        if let Err(error) = fs::remove_file(&stale)
            && error.kind() != ErrorKind::NotFound
        {
            return Err(error).with_context(|| format!("{}, of other photos, cannot be removed", stale.display()));
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
    let mut metrics = Map::new();
    let counts = [
        ("photos", evaluation.photos),
        ("not_malignant", evaluation.not_malignant),
        ("unlabelled", evaluation.unlabelled),
        ("lesions", evaluation.lesions),
        ("groups", evaluation.groups),
        ("resamples", evaluation.bootstrap.resamples),
    ];
    for (name, count) in counts {
        metrics.insert(name.to_string(), count.into());
    }
    for (name, figure) in &evaluation.figures {
        metrics.insert(name.clone(), serde_json::to_value(figure)?);
    }
    metrics.extend(sections);
    let mut json = serde_json::to_vec_pretty(&metrics)?;
    json.push(b'\n');
    Ok(json)
}

fn sections(findings: &Findings) -> Result<Map<String, Value>> {
    fn value(section: &impl Serialize) -> Result<Value> {
        Ok(serde_json::to_value(section)?)
    }
    let confusion =
        json!({ "diagnoses": Diagnosis::ALL.map(Diagnosis::code), "photos": findings.evaluation.confusion });
    let sections = [
        ("about", value(&findings.about)?),
        ("confusion", confusion),
        ("reliability", value(&findings.reliability)?),
        ("subgroups", value(&findings.subgroups)?),
        ("archives", value(&findings.archives)?),
        ("decision_rules", value(&findings.decision_rules)?),
        ("age_and_site", value(&findings.age_and_site)?),
        ("alert", value(&findings.alert)?),
        ("disturbances", value(&findings.disturbances)?),
        ("where_it_looked", value(&findings.where_it_looked)?),
        ("prediction_sets", value(&findings.prediction_sets)?),
        ("symmetries", value(&findings.symmetries)?),
        ("not_lesions", value(&findings.not_lesions)?),
        ("against", value(&findings.against)?),
        ("cost", value(&findings.cost)?),
        ("training", value(&findings.training)?),
    ];
    Ok(sections.into_iter().map(|(name, section)| (name.to_string(), section)).collect())
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

fn curves_csv(curves: &[(Question, Curve)]) -> Result<Vec<u8>> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(["question", "threshold", "found", "false_alarms"])?;
    for (question, curve) in curves {
        for point in &curve.points {
            let numbers = [point.threshold, point.found, point.false_alarms].map(|number| number.to_string());
            table.write_record(std::iter::once(question.key().to_string()).chain(numbers))?;
        }
    }
    Ok(table.into_inner()?)
}
