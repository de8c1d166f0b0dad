//! Runs that differ in one thing, compared for the model's document.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use burn::tensor::Device;

use crate::commands::evaluate::{predict, side_of_run};
use crate::evaluation::{Bootstrap, Prediction, mean_differences};
use crate::model_document::{Ablation, Arm};
use crate::model_folder;
use crate::split::{SavedSplit, Side};
use crate::training::{Options, chosen_options, complete_options, differences, read_options};

/// Runs that are alike but for their seeds.
#[derive(Debug)]
struct Seeds<'a> {
    options: Options,
    runs: Vec<&'a Path>,
}

/// What the way of training of the first of `runs` has over that of each of the others, on its validation side; runs that
/// differ in their seeds only are one way. Nothing where there are no runs.
///
/// # Errors
///
/// Where a folder holds no finished run, two were trained with different splits, or all are of one way.
pub fn of(runs: &[PathBuf], bootstrap: Bootstrap) -> Result<Ablation> {
    let Some(first) = runs.first() else { return Ok(Ablation::default()) };
    let options = |run: &PathBuf| {
        complete_options(read_options(run)?).with_context(|| format!("the options of {} cannot be read", run.display()))
    };
    let options: Vec<Options> = runs.iter().map(options).collect::<Result<_>>()?;
    let arms = by_way(runs, options);
    let Some((reference, others)) = arms.split_first() else { return Ok(Ablation::default()) };
    ensure!(
        !others.is_empty(),
        "the runs of --ablation differ in nothing but their seeds; name one that lacks something"
    );
    let split_sha256 = SavedSplit::read(first)?.sha256;
    let validation = side_of_run(first, Side::Validation)?;
    let read = |run: &&Path| -> Result<Vec<Prediction>> {
        let classifier = model_folder::load(run, Device::flex())?;
        ensure!(
            classifier.card().data.split_sha256 == split_sha256,
            "{} was trained with another split than {}; they cannot be compared",
            run.display(),
            first.display()
        );
        predict(&classifier, validation.clone())
    };
    let ours: Vec<Vec<Prediction>> = reference.runs.iter().map(read).collect::<Result<_>>()?;
    let mut compared = Vec::with_capacity(others.len());
    for arm in others {
        let theirs: Vec<Vec<Prediction>> = arm.runs.iter().map(read).collect::<Result<_>>()?;
        let brought = mean_differences(&ours, &theirs, bootstrap)?;
        let figure = |name: &str| brought.get(name).copied();
        let (Some(brought), Some(brought_auroc)) = (figure("balanced_accuracy"), figure("macro_auroc")) else {
            bail!("the validation side shows too few diagnoses to compare on")
        };
        let differs = differences(&reference.options, &arm.options);
        compared.push(Arm { differs, seeds: arm.runs.len(), brought, brought_auroc });
    }
    Ok(Ablation {
        of_reference: mean_differences(&ours, &[], bootstrap)?.get("balanced_accuracy").copied(),
        seeds: reference.runs.len(),
        options: chosen_options(&reference.options)?,
        others: compared,
    })
}

/// `runs` with their `options`, those together that differ in their seeds only, in the order of the first of each.
fn by_way(runs: &[PathBuf], options: Vec<Options>) -> Vec<Seeds<'_>> {
    let mut ways: Vec<Seeds<'_>> = Vec::new();
    for (run, options) in runs.iter().zip(options) {
        match ways.iter_mut().find(|way| differences(&way.options, &options).is_empty()) {
            Some(way) => way.runs.push(run),
            None => ways.push(Seeds { options, runs: vec![run.as_path()] }),
        }
    }
    ways
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::training::TrainConfig;

    #[test]
    fn runs_that_differ_in_their_seeds_are_one_way() {
        let runs = ["first", "without", "again", "without-again"].map(PathBuf::from);
        let options = [(1, 0.3), (1, 0.0), (2, 0.3), (2, 0.0)].map(|(seed, mixing)| {
            let config = TrainConfig { seed, mixing, ..TrainConfig::of(Path::new("mine")).unwrap() };
            let serde_json::Value::Object(options) = serde_json::to_value(config).unwrap() else { panic!("no object") };
            options
        });
        let ways = by_way(&runs, options.to_vec());
        let found: Vec<Vec<&str>> =
            ways.iter().map(|way| way.runs.iter().filter_map(|run| run.to_str()).collect()).collect();
        assert_eq!(found, [["first", "again"], ["without", "without-again"]]);
    }
}
