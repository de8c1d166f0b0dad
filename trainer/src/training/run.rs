//! Runs: reading the archives, splitting them, training, and the files of the run folder.

use std::path::Path;
use std::{fs, io};

use anyhow::{Context, Result, ensure};
use naevus_reading::card::DataRecord;
use naevus_reading::decision::DecisionRules;

use super::checkpoint::Checkpoint;
use super::class_check;
use super::config::TrainConfig;
use super::examples::Example;
use super::learning::{Outcome, Training, TrainingData};
use super::options::{CONFIG_FILE, read_config};
use super::provenance;
use crate::dataset::grouping;
use crate::dataset::{self, DECISIONS_FILE, Dataset, Record, write_decisions};
use crate::files::write_atomic;
use crate::non_lesions::NonLesionFolder;
use crate::split::{SavedSplit, Split, SplitRule, Subset};
use crate::{calibrate, model_folder, photos};

/// Trains with `config` in the new folder `run`.
///
/// # Errors
///
/// If the folder already contains a run, the data cannot be used, or a file cannot be written.
pub fn train(run: &Path, config: &TrainConfig) -> Result<()> {
    config.check()?;
    // The folders are checked before the training, although they are used after it.
    NonLesionFolder::list_for_fitting(&config.fit_non_lesion)?;
    ensure!(
        !run.join(CONFIG_FILE).exists() && !Checkpoint::exists(run),
        "{} already contains a run; resume it with --resume {0}, or name another folder with --run",
        run.display()
    );
    let mut dataset = read_dataset(config)?;
    let rule = split_rule(config)?;
    let mut split = Split::new(rule, &dataset.records);
    split.drop_leaks(&mut dataset)?;
    let training = open(run, config, &dataset, &split, rule.sentence())?;
    print_split(training.data(), &dataset.records, &split);
    train_and_calibrate(run, training)
}

/// The training of the run in the folder `run`, at its checkpoint if it has one. The files of a new run (see
/// [`create`]) are written after the training was opened, so that a failure leaves no files.
///
/// # Errors
///
/// As [`class_check::check`] and [`Training::open`], or if the folder cannot be written to.
fn open(run: &Path, config: &TrainConfig, dataset: &Dataset, split: &Split, rule: String) -> Result<Training> {
    class_check::check(&dataset.records, split)?;
    let data = data_record(dataset, split, split.sha256(&dataset.records), rule);
    let training = Training::open(run, config, training_data(dataset.records.clone(), split, data))?;
    write_run_files(run, config, dataset, split, training.data())?;
    Ok(training)
}

/// Completes the run in the folder `run`: trains the remaining epochs and calibrates the model. Does nothing for a
/// completed run. Returns false if a stop was requested.
///
/// # Errors
///
/// As [`Training::open`], or if the run was started with other options or other photos.
pub fn complete_run(run: &Path, config: &TrainConfig, dataset: &Dataset, split: &Split, rule: String) -> Result<bool> {
    check_same_options(run, config)?;
    if run.join(CONFIG_FILE).exists() {
        ensure!(
            SavedSplit::read(run)?.sha256 == split.sha256(&dataset.records),
            "{} was started with other photos or another split; name another folder or remove this one",
            run.display()
        );
    }
    // The decision rules are written last.
    if model_folder::read_card(run).is_ok_and(|card| card.decision_rules != DecisionRules::default()) {
        return Ok(true);
    }
    let mut training = open(run, config, dataset, split, rule)?;
    print_split(training.data(), &dataset.records, split);
    if training.train()? == Outcome::Interrupted {
        return Ok(false);
    }
    calibrate::calibrate(run, &NonLesionFolder::list_for_fitting(&config.fit_non_lesion)?)?;
    Ok(true)
}

/// Resumes the training in the folder `run` from its last checkpoint; the result is the same as without the
/// interruption.
///
/// # Errors
///
/// If the folder contains no run, or its data has changed.
pub fn resume(run: &Path) -> Result<()> {
    let config = read_config(run)?;
    let mut dataset = reread_dataset(&config)?;
    let saved = SavedSplit::read(run)?;
    saved.drop_leaks(&mut dataset)?;
    let split = saved.subsets_for(&dataset.records)?;
    let data = data_record(&dataset, &split, saved.sha256, split_rule(&config)?.sentence());
    print_split(&data, &dataset.records, &split);
    train_and_calibrate(run, Training::open(run, &config, training_data(dataset.records, &split, data))?)
}

/// Checks that the run in the folder `run`, if there is one, was started with `config`; the checkpoint interval and the
/// memory for photos may differ.
///
/// # Errors
///
/// If the run was started with other options.
pub fn check_same_options(run: &Path, config: &TrainConfig) -> Result<()> {
    if !run.join(CONFIG_FILE).exists() {
        return Ok(());
    }
    let saved = read_config(run)?;
    let TrainConfig { checkpoint_every, photo_memory, .. } = saved;
    ensure!(
        saved == TrainConfig { checkpoint_every, photo_memory, ..config.clone() },
        "{} was started with other options; name another folder or remove this one",
        run.display()
    );
    Ok(())
}

/// Writes the files of a new run: configuration, split, label decisions and provenance. `rule` describes the split in a
/// sentence.
///
/// # Errors
///
/// If the folder cannot be written to.
pub fn create(run: &Path, config: &TrainConfig, dataset: &Dataset, split: &Split, rule: String) -> Result<DataRecord> {
    let data = data_record(dataset, split, split.sha256(&dataset.records), rule);
    write_run_files(run, config, dataset, split, &data)?;
    Ok(data)
}

fn write_run_files(
    run: &Path,
    config: &TrainConfig,
    dataset: &Dataset,
    split: &Split,
    data: &DataRecord,
) -> Result<()> {
    fs::create_dir_all(run).with_context(|| format!("{} cannot be created", run.display()))?;
    write_decisions(&run.join(DECISIONS_FILE), &dataset.decisions)?;
    split.write(run, &dataset.records)?;
    create_unsplit(run, config, data)
}

/// Writes the configuration and provenance of a new run without a [`Split`]. A resumed run keeps its provenance.
///
/// # Errors
///
/// If the folder cannot be written to.
pub fn create_unsplit(run: &Path, config: &TrainConfig, data: &DataRecord) -> Result<()> {
    fs::create_dir_all(run).with_context(|| format!("{} cannot be created", run.display()))?;
    if !run.join(CONFIG_FILE).exists() {
        provenance::write(run, config.seed, data)?;
    }
    // This file is written last, because a folder with this file is a run.
    write_atomic(&run.join(CONFIG_FILE), &serde_json::to_vec_pretty(config)?)
}

fn data_record(dataset: &Dataset, split: &Split, split_sha256: String, split_rule: String) -> DataRecord {
    DataRecord {
        sources: dataset.sources.clone(),
        data_sha256: dataset.sha256(),
        split_sha256,
        split_rule,
        photos: split.photos(),
        lesions: split.lesions(&dataset.records),
        trained_on: Vec::new(),
    }
}

/// The training and validation set among `records`.
fn training_data(records: Vec<Record>, split: &Split, data: DataRecord) -> TrainingData {
    let (mut examples, mut validation) = (Vec::new(), Vec::new());
    for (record, subset) in records.into_iter().zip(&split.subsets) {
        let example = Example::of(&record.path, record.label);
        match subset {
            Subset::Train => examples.push(example),
            // The validation metrics are those of diagnoses.
            Subset::Validation if record.label.diagnosis().is_some() => validation.push(example),
            Subset::Validation | Subset::Test => {}
        }
    }
    TrainingData { examples, validation, data }
}

/// Prints the sizes of the subsets, and what cannot be learnt or measured with this split, before the first epoch.
fn print_split(data: &DataRecord, records: &[Record], split: &Split) {
    println!(
        "{} photos of {} lesions to train on, {} for validation, {} for testing",
        data.photos.train, data.lesions.train, data.photos.validation, data.photos.test
    );
    for warning in class_check::warnings(records, split) {
        eprintln!("{warning}");
    }
}

/// Trains and calibrates. An error of the disk gets the command that resumes the run.
fn train_and_calibrate(run: &Path, training: Training) -> Result<()> {
    attempt_to_train_and_calibrate(run, training).map_err(|error| {
        if error.chain().any(|cause| cause.is::<io::Error>()) { error.context(resume_hint(run)) } else { error }
    })
}

/// What is kept of a training that stopped, and how to resume it.
fn resume_hint(run: &Path) -> String {
    let kept = match Checkpoint::step(run) {
        Some(step) => format!("the checkpoint of step {step} is kept"),
        None => "there is no checkpoint yet".to_string(),
    };
    format!(
        "the training stopped, and {kept}; mend the cause, such as a full disk, and resume with: trainer train \
         --resume {}",
        run.display()
    )
}

fn attempt_to_train_and_calibrate(run: &Path, mut training: Training) -> Result<()> {
    match training.train()? {
        Outcome::Completed => {
            let folders = NonLesionFolder::list_for_fitting(&read_config(run)?.fit_non_lesion)?;
            calibrate::calibrate(run, &folders)?;
            println!("the weights are in {}; evaluate them with: trainer evaluate --model {0}", run.display());
        }
        Outcome::Interrupted => {
            println!("stopped at step {}; resume with: trainer train --resume {}", training.steps(), run.display());
        }
    }
    Ok(())
}

/// The dataset of the archives: labels reconciled, unreadable photos dropped, near duplicates grouped.
///
/// # Errors
///
/// If an archive cannot be read, or none of its photos.
pub fn read_dataset(config: &TrainConfig) -> Result<Dataset> {
    let mut dataset = read_archives(config)?;
    let scan = photos::scan(&dataset.records);
    let near_duplicates = grouping::group_near_duplicates(&mut dataset.records, &scan.hashes);
    dataset.drop_unusable(&scan.unreadable)?;
    print_archives(&dataset);
    println!(
        "{} pairs of photos are near duplicates, {} of them under different patients or lesions; {} photos with \
         near duplicates are kept together in the split",
        near_duplicates.pairs, near_duplicates.ungrouped_pairs, near_duplicates.photos
    );
    Ok(dataset)
}

/// The same dataset for a run with a saved split, in which near duplicates are already kept together.
fn reread_dataset(config: &TrainConfig) -> Result<Dataset> {
    let mut dataset = read_archives(config)?;
    dataset.drop_unusable(&photos::unreadable(&dataset.records))?;
    print_archives(&dataset);
    Ok(dataset)
}

fn read_archives(config: &TrainConfig) -> Result<Dataset> {
    let (reference, quarantine) = (config.reference.as_deref(), config.quarantine.as_deref());
    dataset::read(&config.data, &config.train_only, reference, quarantine)
}

fn print_archives(dataset: &Dataset) {
    for problem in dataset.problems.iter().take(20) {
        eprintln!("{problem}");
    }
    if dataset.problems.len() > 20 {
        eprintln!("and {} more like these", dataset.problems.len() - 20);
    }
    for source in &dataset.sources {
        println!(
            "{}: {} photos listed, {} used, {} relabelled",
            source.name, source.found, source.kept, source.relabelled
        );
    }
}

/// The rule by which a run with `config` splits its patients and lesions.
///
/// # Errors
///
/// If the shares leave no training set.
pub fn split_rule(config: &TrainConfig) -> Result<SplitRule> {
    SplitRule::new(config.split_seed, config.validation, config.test)
}
