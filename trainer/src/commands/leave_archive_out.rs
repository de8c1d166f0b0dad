//! `trainer leave-archive-out`: leave-one-archive-out cross-validation.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use burn::tensor::Device;
use clap::Args;
use naevus_network::classifier::Classifier;
use naevus_reading::assessment::{InputStatus, group_probability};
use naevus_reading::card::{Figure, LeftOutArchive, RequiredLevels};
use naevus_reading::decision::DecisionRules;
use naevus_reading::diagnosis::Group;
use serde::{Deserialize, Serialize};

use super::evaluate::{EvaluationPhoto, filtered_from_run, predict};
use crate::calibrate::{
    Targets, ValidationPhoto, adaptive_sets, alert_threshold, required_coverage, required_sensitivity, validation,
};
use crate::dataset::archive::source_names;
use crate::dataset::quarantine::Quarantine;
use crate::dataset::{Dataset, Domain, Label, Record};
use crate::evaluation::{AssessedPhoto, Bootstrap, Comparison, Evaluation, Prediction};
use crate::files::write_atomic;
use crate::model_document::LeftOutArchives;
use crate::model_folder;
use crate::split::{SavedSplit, Split, SplitRow, Subset};
use crate::training::{self, TrainConfig};

/// The output file in the folder of all runs.
const FILE: &str = "leave_archive_out.json";

/// The file with the result for an archive, in the folder of the run that was trained without it.
const ARCHIVE_FILE: &str = "left_out.json";

/// Train without each archive in turn, and evaluate on it: estimates the performance in other clinics
///
/// The options are those of `train` and apply to all runs. One run is trained on all archives, and for each archive one run
/// on the others, with its decision rules fitted on their validation set. It is evaluated on the photos of the left-out
/// archive whose image, lesion, patient and near duplicates are not in the others. The result is
/// `leave_archive_out.json`, for `trainer export --left-out`. An interrupted command continues when it is called again
/// with the same options.
#[derive(Args)]
pub struct LeaveArchiveOut {
    /// Folder for the runs
    #[arg(long, value_name = "FOLDER", default_value = "runs/leave-archive-out")]
    run: PathBuf,
    /// Names of the archives to leave out [default: all of --data]
    #[arg(long, value_name = "NAME", num_args = 1..)]
    leave_out: Vec<String>,
    #[command(flatten)]
    config: TrainConfig,
}

impl LeaveArchiveOut {
    /// Trains the remaining runs, evaluates each on its left-out archive, and writes the results.
    ///
    /// # Errors
    ///
    /// If there are fewer than two archives, the data cannot be used, a run was started with other options, the initial
    /// weights were trained on one of the archives, or a file cannot be written.
    pub fn run(&self) -> Result<()> {
        self.config.check()?;
        let names = self.archives()?;
        for name in &self.leave_out {
            ensure!(names.contains(name), "--leave-out: {name} is not among the archives {}", names.join(", "));
        }
        let dataset = training::read_dataset(&self.config)?;
        let all = self.run.join("all");
        println!("with all archives");
        if !complete(&all, &self.config, dataset.clone())? {
            return Ok(());
        }
        let split = SavedSplit::read(&all)?;
        let mut archives = Vec::with_capacity(names.len());
        let is_left_out = |name: &String| self.leave_out.is_empty() || self.leave_out.contains(name);
        for (index, archive) in names.iter().enumerate().filter(|(_, name)| is_left_out(name)) {
            let unseen = unseen(&dataset.records, archive);
            if unseen.is_empty() {
                eprintln!("{archive} is not in the table: all of its lesions are in the other archives");
                continue;
            }
            println!("without {archive}");
            let run = self.run.join(format!("without-{archive}"));
            let config = self.without(index, archive)?;
            training::check_same_options(&run, &config)?;
            let path = run.join(ARCHIVE_FILE);
            if let Some(result) = EvaluatedArchive::read(&path, &split.sha256)? {
                archives.push((run, result));
                continue;
            }
            if !complete(&run, &config, training::read_dataset(&config)?)? {
                return Ok(());
            }
            let is_unseen = |row: &SplitRow| row.source == *archive && unseen.contains(row.id.as_str());
            let (found, predictions) = evaluate(archive, &run, &all, &is_unseen)?;
            let [own, others] = domains(&dataset.records, archive);
            let is_only_archive_of_its_domain = own.is_disjoint(&others);
            let found = LeftOutArchive { domains: own.into_iter().collect(), is_only_archive_of_its_domain, ..found };
            let result = EvaluatedArchive { split_sha256: split.sha256.clone(), archive: found, predictions };
            write_atomic(&path, &serde_json::to_vec(&result)?)?;
            archives.push((run, result));
        }
        ensure!(!archives.is_empty(), "no archive has lesions of its own; no archive can be left out");
        let options = training::non_default_options(&training::read_options(&all)?)?;
        let archives = with_levels_of_the_others(&archives)?;
        let left_out = LeftOutArchives { split_sha256: split.sha256, options, archives };
        let [figures, differences] = left_out.tables();
        println!("{figures}\n{differences}");
        let file = self.run.join(FILE);
        write_atomic(&file, &serde_json::to_vec_pretty(&left_out)?)?;
        println!("written to {}; for the card: trainer export --left-out {0}", file.display());
        Ok(())
    }

    /// The names of the archives of --data, in its order.
    fn archives(&self) -> Result<Vec<String>> {
        let TrainConfig { data, train_only, .. } = &self.config;
        ensure!(data.len() > 1, "name at least two archives with --data: one is left out, the others are for training");
        let names = source_names(&[data.as_slice(), train_only.as_slice()].concat());
        // Of two archives with the same name the second gets another name, which changes if the first is left out.
        let own_names = data.iter().chain(train_only).flat_map(|path| source_names(std::slice::from_ref(path)));
        let own_names: BTreeSet<String> = own_names.collect();
        ensure!(own_names.len() == names.len(), "two archives have the same name; give their folders different names");
        Ok(names[..data.len()].to_vec())
    }

    /// The options of the run without the archive at `index` of --data.
    fn without(&self, index: usize, archive: &str) -> Result<TrainConfig> {
        let mut config = self.config.clone();
        config.data.remove(index);
        // A quarantine that lists only photos of this archive would be an error for the others.
        if let Some(path) = &config.quarantine
            && !Quarantine::read(path)?.has_other_sources(archive)
        {
            config.quarantine = None;
        }
        Ok(config)
    }
}

/// Completes the run in the folder `run` on `dataset`; returns false, after a message, if a stop was requested.
fn complete(run: &Path, config: &TrainConfig, mut dataset: Dataset) -> Result<bool> {
    let rule = training::split_rule(config)?;
    let mut split = Split::new(rule, &dataset.records);
    split.drop_leaks(&mut dataset)?;
    let is_complete = training::complete_run(run, config, &dataset, &split, rule.sentence())?;
    if !is_complete {
        println!("stopped; the same command continues from here");
    }
    Ok(is_complete)
}

/// The ids of the records that are only in the archive named `archive` and whose group has no photo of another archive:
/// their lesions are not in the training set of a run without this archive.
fn unseen<'a>(records: &'a [Record], archive: &str) -> BTreeSet<&'a str> {
    let is_own = |record: &Record| record.source == archive && record.also_in.iter().all(|name| name == archive);
    let known: HashSet<&str> = records.iter().filter(|record| !is_own(record)).map(Record::group).collect();
    let unseen = records.iter().filter(|record| is_own(record) && !known.contains(record.group()));
    unseen.map(|record| record.id.as_str()).collect()
}

/// The domains of the photos of `archive`, and of all other photos.
fn domains(records: &[Record], archive: &str) -> [BTreeSet<Domain>; 2] {
    let (own, others): (Vec<&Record>, Vec<&Record>) = records.iter().partition(|record| record.source == archive);
    [own, others].map(|records| records.into_iter().map(|record| record.domain).collect())
}

/// A left-out archive with the predictions for it, before thresholds are applied to them.
#[derive(Serialize, Deserialize)]
struct EvaluatedArchive {
    /// SHA-256 of the split of the training with all archives.
    split_sha256: String,
    /// The result, with the figures that do not depend on thresholds and without the required levels.
    archive: LeftOutArchive,
    /// The predictions for the unseen photos.
    predictions: Vec<Prediction>,
}

impl EvaluatedArchive {
    /// The archive saved at `path`; none if there is none or the split of all archives was another one.
    fn read(path: &Path, split_sha256: &str) -> Result<Option<EvaluatedArchive>> {
        let Ok(json) = fs::read(path) else { return Ok(None) };
        let saved: EvaluatedArchive = serde_json::from_slice(&json)
            .with_context(|| format!("{} is damaged; remove it to repeat the evaluation", path.display()))?;
        Ok((saved.split_sha256 == split_sha256).then_some(saved))
    }

    /// The archive with the levels that it requires, for a run whose validation set is `validation`.
    fn with_required_levels(&self, validation: &[ValidationPhoto]) -> LeftOutArchive {
        LeftOutArchive { required: required_levels(validation, &self.predictions), ..self.archive.clone() }
    }

    /// The figures that depend on thresholds, which are fitted to `validation` for `targets`.
    fn figures(&self, validation: &[ValidationPhoto], targets: &Targets) -> Result<BTreeMap<String, Figure>> {
        let rules = DecisionRules {
            alert: alert_threshold(&ValidationPhoto::malignant(validation), targets),
            sets: adaptive_sets(&ValidationPhoto::labelled(validation), targets.set_coverage)?,
            ..DecisionRules::default()
        };
        let with_alert = |photo: &Prediction| Prediction {
            suspicious: rules.alert.is_reached(&photo.probabilities),
            ..photo.clone()
        };
        let photos = AssessedPhoto::assess(&rules, self.predictions.iter().map(with_alert).collect());
        Ok(AssessedPhoto::figures(&photos, Bootstrap::default()))
    }
}

/// The results for `archives`, each with the folder of its run. The figures of each are those of thresholds at the levels
/// that the others require.
fn with_levels_of_the_others(archives: &[(PathBuf, EvaluatedArchive)]) -> Result<Vec<LeftOutArchive>> {
    let mut results = Vec::with_capacity(archives.len());
    let mut validations = Vec::with_capacity(archives.len());
    for (run, evaluated) in archives {
        let validation = validation::read(run)?;
        results.push(evaluated.with_required_levels(&validation));
        validations.push(validation);
    }
    let targets_of = |index: usize| {
        let others = results.iter().enumerate().filter(|(other, _)| *other != index);
        Targets::holding_on(others.map(|(_, other)| other))
    };
    let targets: Vec<Targets> = (0..archives.len()).map(targets_of).collect();
    for (index, (_, evaluated)) in archives.iter().enumerate() {
        results[index].figures.extend(evaluated.figures(&validations[index], &targets[index])?);
    }
    Ok(results)
}

/// Evaluates the run in the folder `without` on the unseen photos of `archive`, and compares it with the run in `all` on
/// those of them in its test set. The result has no required levels yet.
fn evaluate(
    archive: &str,
    without: &Path,
    all: &Path,
    is_unseen: &dyn Fn(&SplitRow) -> bool,
) -> Result<(LeftOutArchive, Vec<Prediction>)> {
    let bootstrap = Bootstrap::default();
    let classifier = model_folder::load(without, Device::flex())?;
    let predictions = predict(&classifier, filtered_from_run(all, is_unseen)?)?;
    let mut figures = BTreeMap::new();
    if let Some(evaluation) = Evaluation::of(&predictions, bootstrap)? {
        for name in ["balanced_accuracy", "debiased_calibration_error"] {
            figures.extend(evaluation.figures.get(name).map(|figure| (name.to_string(), *figure)));
        }
    }
    let tested = filtered_from_run(all, |row| row.subset == Subset::Test && is_unseen(row))?;
    let files: HashSet<&Path> = tested.iter().map(EvaluationPhoto::file).collect();
    let unseen: Vec<Prediction> =
        predictions.iter().filter(|photo| files.contains(photo.file.as_path())).cloned().collect();
    let has_diagnosis = unseen.iter().any(|photo| photo.diagnosis().is_some());
    let compared = match has_diagnosis {
        true => compared(&model_folder::load(all, Device::flex())?, tested.clone(), &unseen, bootstrap)?,
        false => BTreeMap::new(),
    };
    let archive = LeftOutArchive {
        archive: archive.to_string(),
        photos: predictions.len(),
        figures,
        required: RequiredLevels::default(),
        domains: Vec::new(),
        is_only_archive_of_its_domain: false,
        compared_photos: unseen.len(),
        compared,
    };
    Ok((archive, predictions))
}

/// The levels on the `validation` set at which nine in ten of the malignant photos among `predictions` raise the alert, and
/// nine in ten prediction sets contain the true diagnosis. Photos without an alert or a set are not counted.
fn required_levels(validation: &[ValidationPhoto], predictions: &[Prediction]) -> RequiredLevels {
    const TARGET: f64 = 0.9;
    let malignant =
        predictions.iter().filter(|photo| !photo.status.is_refusal() && photo.label.is_some_and(Label::is_malignant));
    let sums: Vec<f32> = malignant.map(|photo| group_probability(&photo.probabilities, Group::Malignant)).collect();
    let with_set = predictions.iter().filter(|photo| photo.status == InputStatus::InDistribution);
    let with_set: Vec<_> = with_set.filter_map(|photo| Some((photo.probabilities, photo.diagnosis()?))).collect();
    let validation_sums: Vec<f32> = validation.iter().filter_map(ValidationPhoto::malignant_sum).collect();
    RequiredLevels {
        alert_sensitivity: required_sensitivity(&validation_sums, &sums, TARGET),
        set_coverage: required_coverage(&ValidationPhoto::labelled(validation), &with_set, TARGET),
    }
}

/// The balanced accuracy of `with`, which was trained on the archive, on the photos `tested`; that of the run without the
/// archive, which predicts `unseen` for the same photos; and their difference.
fn compared(
    with: &Classifier,
    tested: Vec<EvaluationPhoto>,
    unseen: &[Prediction],
    bootstrap: Bootstrap,
) -> Result<BTreeMap<String, Figure>> {
    const NAME: &str = "balanced_accuracy";
    let with_archive = predict(with, tested)?;
    let figure = |predictions: &[Prediction]| -> Result<Option<Figure>> {
        Ok(Evaluation::of(predictions, bootstrap)?.and_then(|evaluation| evaluation.figures.get(NAME).copied()))
    };
    let comparison = Comparison::measure(String::new(), None, &with_archive, unseen, bootstrap)?;
    let fall = comparison.differences.get(NAME).map(|found| found.difference);
    let figures = [("with_the_archive", figure(&with_archive)?), ("without_it", figure(unseen)?), ("fall", fall)];
    Ok(figures.into_iter().filter_map(|(name, figure)| Some((name.to_string(), figure?))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::tests::record;

    #[test]
    fn groups_with_photos_of_other_archives_are_not_unseen() {
        let mut records =
            ["own", "copied", "same-lesion", "near-twin", "same-patient"].map(|id| record(id, "left", id)).to_vec();
        records.push(record("other", "rest", "same-lesion"));
        records[1].also_in = vec!["rest".to_string()];
        records.push(Record { near_duplicate_group: Some("near-twin".to_string()), ..record("twin", "rest", "twin") });
        records[4].patient = Some("somebody".to_string());
        records.push(Record { patient: Some("somebody".to_string()), ..record("again", "rest", "again") });
        assert_eq!(unseen(&records, "left"), BTreeSet::from(["own"]));
        // A copy within the same archive does not matter.
        records[0].also_in = vec!["left".to_string()];
        assert_eq!(unseen(&records, "left"), BTreeSet::from(["own"]));
        assert_eq!(unseen(&records, "nobody"), BTreeSet::new());
    }

    #[test]
    fn a_single_archive_and_equal_names_are_errors() {
        let command = |data: &[&str]| LeaveArchiveOut {
            run: PathBuf::from("runs"),
            leave_out: Vec::new(),
            config: TrainConfig {
                data: data.iter().map(PathBuf::from).collect(),
                ..TrainConfig::of(Path::new("mine")).unwrap()
            },
        };
        assert_eq!(command(&["one.csv", "two.csv"]).archives().unwrap(), ["one", "two"]);
        assert!(command(&["one.csv"]).archives().unwrap_err().to_string().contains("at least two archives"));
        let twice = command(&["one.csv", "elsewhere/one.csv"]).archives().unwrap_err().to_string();
        assert!(twice.contains("different names"), "{twice}");
        let without = command(&["one.csv", "two.csv"]).without(0, "one").unwrap();
        assert_eq!(without.data, [PathBuf::from("two.csv")]);
    }
}
