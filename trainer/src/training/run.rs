//! A run folder: archives to a split, a split to a training, and what the folder says of both.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use naevus_reading::card::DataRecord;
use naevus_reading::decision::DecisionRules;

use super::checkpoint::Checkpoint;
use super::config::TrainConfig;
use super::examples::Example;
use super::learning::{Ending, Material, Training};
use super::options::CONFIG_FILE;
use super::provenance;
use crate::dataset::near_identical;
use crate::dataset::{self, DECISIONS_FILE, Dataset, Record, write_decisions};
use crate::files::write_whole;
use crate::not_lesions::NotLesionFolder;
use crate::split::{SavedSplit, Side, Split, SplitRule};
use crate::{calibrate, model_folder, photos};

/// Trains as `config` says, in the new folder `run`.
///
/// # Errors
///
/// Where the folder is taken, the data cannot be used or the disk is full.
pub fn train(run: &Path, config: &TrainConfig) -> Result<()> {
    config.check()?;
    // What is wrong with them is said before the training, not after it.
    NotLesionFolder::list_to_fit(&config.fit_not_lesion)?;
    ensure!(
        !run.join(CONFIG_FILE).exists() && !Checkpoint::exists(run),
        "{} holds a run already; go on with it by --resume {0}, or name another folder with --run",
        run.display()
    );
    let mut dataset = read_data(config)?;
    let rule = split_rule(config)?;
    let mut split = Split::new(rule, &dataset.records);
    split.drop_leaks(&mut dataset)?;
    let training = open(run, config, &dataset, &split, rule.sentence())?;
    tell_sides(training.data());
    learn(run, training)
}

/// The training of the run in the folder `run`, which goes on where there is a checkpoint. A new one says of itself what
/// [`begin`] says once it is open: what cannot be opened leaves nothing that a next run would be mixed up with.
///
/// # Errors
///
/// As [`Training::open`], or where the folder cannot be written to.
pub fn open(run: &Path, config: &TrainConfig, dataset: &Dataset, split: &Split, rule: String) -> Result<Training> {
    let data = data_record(dataset, split, split.sha256(&dataset.records), rule);
    let training = Training::open(run, config, material(dataset.records.clone(), split, data))?;
    write_beginning(run, config, dataset, split, training.data())?;
    Ok(training)
}

/// Trains the run in the folder `run` to its end and fits what its numbers mean; where that was done before, nothing is.
/// False where somebody asked to stop.
///
/// # Errors
///
/// As [`open`], or where the run was begun with other options or other photos.
pub fn finish(run: &Path, config: &TrainConfig, dataset: &Dataset, split: &Split, rule: String) -> Result<bool> {
    check_begun(run, config)?;
    if run.join(CONFIG_FILE).exists() {
        ensure!(
            SavedSplit::read(run)?.sha256 == split.sha256(&dataset.records),
            "{} was begun with other photos, or another split of them; name another folder, or remove it",
            run.display()
        );
    }
    // What is fitted last is there: all is done.
    if model_folder::read_card(run).is_ok_and(|card| card.decision_rules != DecisionRules::default()) {
        return Ok(true);
    }
    let mut training = open(run, config, dataset, split, rule)?;
    tell_sides(training.data());
    if training.go_on()? == Ending::Stopped {
        return Ok(false);
    }
    calibrate::judge(run, &NotLesionFolder::list_to_fit(&config.fit_not_lesion)?)?;
    Ok(true)
}

/// Goes on with the training in the folder `run` where its last checkpoint stands, exactly as if it had never stopped.
///
/// # Errors
///
/// Where there is no run, or its data has changed.
pub fn resume(run: &Path) -> Result<()> {
    let config = read_config(run)?;
    let mut dataset = read_data_again(&config)?;
    let saved = SavedSplit::read(run)?;
    saved.drop_leaks(&mut dataset)?;
    let split = saved.sides_of(&dataset.records)?;
    let data = data_record(&dataset, &split, saved.sha256, split_rule(&config)?.sentence());
    tell_sides(&data);
    learn(run, Training::open(run, &config, material(dataset.records, &split, data))?)
}

/// Checks that the run in the folder `run`, if there is one yet, was begun with `config`, but for what changes nothing of
/// what is learnt: how often it is saved, and how many photos stay in memory.
///
/// # Errors
///
/// Where it was begun with other options.
pub fn check_begun(run: &Path, config: &TrainConfig) -> Result<()> {
    if !run.join(CONFIG_FILE).exists() {
        return Ok(());
    }
    let begun = read_config(run)?;
    let TrainConfig { checkpoint_every, photo_memory, .. } = begun;
    ensure!(
        begun == TrainConfig { checkpoint_every, photo_memory, ..config.clone() },
        "{} was begun with other options; name another folder, or remove it",
        run.display()
    );
    Ok(())
}

/// The configuration that the run in the folder `run` was begun with.
///
/// # Errors
///
/// Where there is no run.
pub fn read_config(run: &Path) -> Result<TrainConfig> {
    let path = run.join(CONFIG_FILE);
    let json = fs::read(&path).with_context(|| format!("{} cannot be read: no run to resume", path.display()))?;
    serde_json::from_slice(&json).with_context(|| format!("{} is damaged", path.display()))
}

/// Writes what a new run says of itself: its configuration, its split, what was decided about labels, and where it comes
/// from. `rule` is the split's, in a sentence.
///
/// # Errors
///
/// Where the folder cannot be written to.
pub fn begin(run: &Path, config: &TrainConfig, dataset: &Dataset, split: &Split, rule: String) -> Result<DataRecord> {
    let data = data_record(dataset, split, split.sha256(&dataset.records), rule);
    write_beginning(run, config, dataset, split, &data)?;
    Ok(data)
}

fn write_beginning(
    run: &Path,
    config: &TrainConfig,
    dataset: &Dataset,
    split: &Split,
    data: &DataRecord,
) -> Result<()> {
    fs::create_dir_all(run).with_context(|| format!("{} cannot be made", run.display()))?;
    write_decisions(&run.join(DECISIONS_FILE), &dataset.decisions)?;
    split.write(run, &dataset.records)?;
    begin_unsplit(run, config, data)
}

/// Writes what a new run says of itself where its sides are not those of a [`Split`]. A run that goes on keeps where it
/// comes from.
///
/// # Errors
///
/// Where the folder cannot be written to.
pub fn begin_unsplit(run: &Path, config: &TrainConfig, data: &DataRecord) -> Result<()> {
    fs::create_dir_all(run).with_context(|| format!("{} cannot be made", run.display()))?;
    if !run.join(CONFIG_FILE).exists() {
        provenance::write(run, config.seed, data)?;
    }
    // Last: with it, the folder is a run.
    write_whole(&run.join(CONFIG_FILE), &serde_json::to_vec_pretty(config)?)
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

/// What a training learns from and is watched on of `records`.
fn material(records: Vec<Record>, split: &Split, data: DataRecord) -> Material {
    let (mut examples, mut validation) = (Vec::new(), Vec::new());
    for (record, side) in records.into_iter().zip(&split.sides) {
        let example = Example::of(&record.path, record.label);
        match side {
            Side::Train => examples.push(example),
            // What a training is watched by are figures of diagnoses.
            Side::Validation if record.label.diagnosis().is_some() => validation.push(example),
            Side::Validation | Side::Test => {}
        }
    }
    Material { examples, validation, data }
}

fn tell_sides(data: &DataRecord) {
    println!(
        "{} photos of {} lesions to train on, {} for validation, {} for the test",
        data.photos.train, data.lesions.train, data.photos.validation, data.photos.test
    );
}

fn learn(run: &Path, mut training: Training) -> Result<()> {
    match training.go_on()? {
        Ending::Finished => {
            let folders = NotLesionFolder::list_to_fit(&read_config(run)?.fit_not_lesion)?;
            calibrate::judge(run, &folders)?;
            println!("the weights are in {}; measure them with: trainer evaluate --model {0}", run.display());
        }
        Ending::Stopped => {
            println!("stopped at step {}; go on with: trainer train --resume {}", training.steps(), run.display());
        }
    }
    Ok(())
}

/// The archives, reconciled, with those photos only that can be decoded, and those tied together that look the same.
///
/// # Errors
///
/// Where an archive cannot be read, or no photo of it.
pub fn read_data(config: &TrainConfig) -> Result<Dataset> {
    let mut dataset = read_archives(config)?;
    let looked = photos::look_through(&dataset.records);
    let tied = near_identical::tie(&mut dataset.records, &looked.prints);
    dataset.drop_photos(&looked.unreadable)?;
    tell_archives(&dataset);
    println!(
        "{} pairs of photos look the same, {} of them under different patients or lesions; these share a side, {} \
         photos in all",
        tied.pairs, tied.unknown_pairs, tied.photos
    );
    Ok(dataset)
}

/// The same for a run whose split is made: what looks the same is on one side already.
fn read_data_again(config: &TrainConfig) -> Result<Dataset> {
    let mut dataset = read_archives(config)?;
    dataset.drop_photos(&photos::unreadable(&dataset.records))?;
    tell_archives(&dataset);
    Ok(dataset)
}

fn read_archives(config: &TrainConfig) -> Result<Dataset> {
    let (reference, quarantine) = (config.reference.as_deref(), config.quarantine.as_deref());
    dataset::read(&config.data, &config.train_only, reference, quarantine)
}

fn tell_archives(dataset: &Dataset) {
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

/// The rule by which a run as `config` says divides its patients and lesions.
///
/// # Errors
///
/// Where the shares leave nothing to train on.
pub fn split_rule(config: &TrainConfig) -> Result<SplitRule> {
    SplitRule::new(config.split_seed, config.validation, config.test)
}
