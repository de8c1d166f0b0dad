//! Runs that differ in one thing, compared for the model's document.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use burn::tensor::Device;
use naevus::classifier::Classifier;
use naevus::model_card::Figure;

use crate::commands::evaluate::{Case, predict, side_of_run};
use crate::evaluation::{Bootstrap, Comparison, Evaluation};
use crate::model_document::{Ablation, Arm, LeftOut};
use crate::model_folder;
use crate::split::{SavedSplit, Side};
use crate::training::{Options, TrainConfig, read_options};

/// What the first of `runs` has over each of the others, and over `left_out`, which never saw one of its archives.
/// Nothing where there are no runs.
///
/// # Errors
///
/// Where a folder holds no finished run, or two were trained with different splits.
pub fn of(runs: &[PathBuf], left_out: Option<&Path>, bootstrap: Bootstrap) -> Result<Ablation> {
    let Some((reference, others)) = runs.split_first() else { return Ok(Ablation::default()) };
    let classifier = model_folder::load(reference, Device::flex())?;
    let validation = side_of_run(reference, Side::Validation)?;
    let ours = predict(&classifier, validation.clone())?;
    let evaluation = Evaluation::of(&ours, bootstrap)?.context("the validation side is empty")?;
    let mut arms = Vec::with_capacity(others.len());
    for run in others {
        let other = model_folder::load(run, Device::flex())?;
        ensure!(
            other.card().data.split_sha256 == classifier.card().data.split_sha256,
            "{} was trained with another split than {}; they cannot be compared",
            run.display(),
            reference.display()
        );
        let theirs = predict(&other, validation.clone())?;
        let comparison = Comparison::measured(run.display().to_string(), None, &ours, &theirs, bootstrap)?;
        let brought = |name: &str| comparison.differences.get(name).map(|found| found.difference);
        let (Some(brought), Some(brought_auroc)) = (brought("balanced_accuracy"), brought("macro_auroc")) else {
            bail!("the validation side shows too few diagnoses to compare on")
        };
        arms.push(Arm { differs: differences(reference, run)?, brought, brought_auroc });
    }
    Ok(Ablation {
        of_reference: Some(evaluation.figures["balanced_accuracy"]),
        options: options(&read_options(reference)?)?,
        others: arms,
        left_out: left_out.map(|run| unseen(&classifier, reference, run, bootstrap)).transpose()?,
    })
}

/// Those of `config` that are not the defaults, as on the command line; the archives and files, which have no defaults, are
/// left out.
fn options(config: &Options) -> Result<Vec<String>> {
    let defaults = serde_json::to_value(TrainConfig::of(Path::new("archive"))?)?;
    let files = ["data", "reference", "quarantine", "init"];
    let chosen = config
        .iter()
        .filter(|(option, value)| !files.contains(&option.as_str()) && defaults.get(option) != Some(value));
    Ok(chosen.map(|(option, value)| format!("--{} {value}", option.replace('_', "-"))).collect())
}

/// The options in which two runs differ.
fn differences(reference: &Path, run: &Path) -> Result<Vec<String>> {
    let (ours, theirs) = (read_options(reference)?, read_options(run)?);
    let differs = theirs.iter().filter(|(option, value)| ours.get(*option) != Some(value));
    let told = |(option, value): (&String, &serde_json::Value)| {
        let ours = ours.get(option).map_or_else(|| "nothing".to_string(), ToString::to_string);
        format!("`{}` {value} instead of {ours}", option.replace('_', "-"))
    };
    Ok(differs.map(told).collect())
}

/// What the run in `run` makes of the archive that it never saw, beside `classifier` from `reference`, which did.
fn unseen(classifier: &Classifier, reference: &Path, run: &Path, bootstrap: Bootstrap) -> Result<LeftOut> {
    let other = model_folder::load(run, Device::flex())?;
    let kept = |classifier: &Classifier| -> BTreeSet<String> {
        let sources = classifier.card().data.sources.iter().filter(|source| source.kept > 0);
        sources.map(|source| source.name.clone()).collect()
    };
    let lacking: Vec<String> = kept(classifier).difference(&kept(&other)).cloned().collect();
    let [archive] = lacking.as_slice() else {
        bail!("{} should lack one archive of {}, and lacks {}", run.display(), reference.display(), lacking.len())
    };
    let learnt: BTreeSet<String> = SavedSplit::read(run)?.rows.into_iter().map(|row| row.id).collect();
    let photos: BTreeSet<PathBuf> = SavedSplit::read(reference)?
        .rows
        .into_iter()
        .filter(|row| row.side == Side::Test && row.source == *archive && !learnt.contains(&row.id))
        .map(|row| row.path)
        .collect();
    let cases = side_of_run(reference, Side::Test)?.into_iter();
    let cases: Vec<Case> = cases.filter(|case| photos.contains(case.file())).collect();
    let measured = |classifier: &Classifier| -> Result<(Figure, Figure)> {
        let evaluation =
            Evaluation::of(&predict(classifier, cases.clone())?, bootstrap)?.context("no photo has a label")?;
        Ok((evaluation.figures["balanced_accuracy"], evaluation.figures["macro_auroc"]))
    };
    let ((seen, seen_auroc), (unseen, unseen_auroc)) = (measured(classifier)?, measured(&other)?);
    Ok(LeftOut { archive: archive.clone(), photos: photos.len(), seen, unseen, seen_auroc, unseen_auroc })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_those_that_are_not_the_defaults() {
        let config = TrainConfig { epochs: 3, mixing: 0.0, ..TrainConfig::of(Path::new("mine")).unwrap() };
        let serde_json::Value::Object(config) = serde_json::to_value(config).unwrap() else { panic!("no object") };
        assert_eq!(options(&config).unwrap(), ["--epochs 3", "--mixing 0.0"]);
    }
}
