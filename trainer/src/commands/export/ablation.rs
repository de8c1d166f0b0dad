//! Ablation: the comparison of runs with different options, for the model's document.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use burn::tensor::Device;

use crate::commands::evaluate::{predict, subset_of_run};
use crate::evaluation::{Bootstrap, Prediction, mean_differences};
use crate::model_document::{Ablation, Arm};
use crate::model_folder;
use crate::split::{SavedSplit, Subset};
use crate::training::{Options, differences, non_default_options, read_options};

/// Runs that differ only in their seeds.
#[derive(Debug)]
struct RunGroup<'a> {
    options: Options,
    runs: Vec<&'a Path>,
}

/// Compares the first group of `runs` with each other group, on the validation set. The runs of a group differ only in
/// their seeds. The result is empty without runs.
///
/// # Errors
///
/// If a folder contains no completed run, two runs have different splits, or all are in one group.
pub fn measure(runs: &[PathBuf], bootstrap: Bootstrap) -> Result<Ablation> {
    let Some(first) = runs.first() else { return Ok(Ablation::default()) };
    let options =
        |run: &PathBuf| read_options(run).with_context(|| format!("the options of {} cannot be read", run.display()));
    let options: Vec<Options> = runs.iter().map(options).collect::<Result<_>>()?;
    let arms = grouped(runs, options);
    let Some((reference, others)) = arms.split_first() else { return Ok(Ablation::default()) };
    ensure!(!others.is_empty(), "the runs of --ablation differ only in their seeds; add a run with other options");
    let split_sha256 = SavedSplit::read(first)?.sha256;
    let validation = subset_of_run(first, Subset::Validation)?;
    let predictions = |run: &&Path| -> Result<Vec<Prediction>> {
        let classifier = model_folder::load(run, Device::flex())?;
        ensure!(
            classifier.card().data.split_sha256 == split_sha256,
            "{} was trained with another split than {}; they cannot be compared",
            run.display(),
            first.display()
        );
        predict(&classifier, validation.clone())
    };
    let ours: Vec<Vec<Prediction>> = reference.runs.iter().map(predictions).collect::<Result<_>>()?;
    let mut compared = Vec::with_capacity(others.len());
    for arm in others {
        let theirs: Vec<Vec<Prediction>> = arm.runs.iter().map(predictions).collect::<Result<_>>()?;
        let gains = mean_differences(&ours, &theirs, bootstrap)?;
        let figure = |name: &str| gains.get(name).copied();
        let (Some(balanced_accuracy_gain), Some(macro_auroc_gain)) =
            (figure("balanced_accuracy"), figure("macro_auroc"))
        else {
            bail!("the validation set has too few diagnoses for a comparison")
        };
        let differences = differences(&reference.options, &arm.options);
        compared.push(Arm { differences, seeds: arm.runs.len(), balanced_accuracy_gain, macro_auroc_gain });
    }
    Ok(Ablation {
        reference_balanced_accuracy: mean_differences(&ours, &[], bootstrap)?.get("balanced_accuracy").copied(),
        seeds: reference.runs.len(),
        options: non_default_options(&reference.options)?,
        arms: compared,
    })
}

/// Groups `runs` with these `options` so that the runs of a group differ only in their seeds. The groups are in the
/// order of their first runs.
fn grouped(runs: &[PathBuf], options: Vec<Options>) -> Vec<RunGroup<'_>> {
    let mut groups: Vec<RunGroup<'_>> = Vec::new();
    for (run, options) in runs.iter().zip(options) {
        match groups.iter_mut().find(|group| differences(&group.options, &options).is_empty()) {
            Some(group) => group.runs.push(run),
            None => groups.push(RunGroup { options, runs: vec![run.as_path()] }),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::training::TrainConfig;

    #[test]
    fn runs_that_differ_only_in_their_seeds_are_grouped() {
        let runs = ["first", "without", "again", "without-again"].map(PathBuf::from);
        let options = [(1, 0.3), (1, 0.0), (2, 0.3), (2, 0.0)].map(|(seed, mixup)| {
            let config = TrainConfig { seed, mixup, ..TrainConfig::of(Path::new("mine")).unwrap() };
            let serde_json::Value::Object(options) = serde_json::to_value(config).unwrap() else { panic!("no object") };
            options
        });
        let groups = grouped(&runs, options.to_vec());
        let found: Vec<Vec<&str>> =
            groups.iter().map(|group| group.runs.iter().filter_map(|run| run.to_str()).collect()).collect();
        assert_eq!(found, [["first", "again"], ["without", "without-again"]]);
    }
}
