//! The training itself: one run folder from its first step to its last.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use burn::tensor::Device;
use naevus::classifier::Classifier;
use naevus::diagnosis::Diagnosis;
use naevus::model_card::{DataRecord, ModelCard};
use naevus::network::weights::{self, Precision};
use naevus::photo::Photo;

use super::batches::{self, Example, Views};
use super::checkpoint::Checkpoint;
use super::config::TrainConfig;
use super::sampler::draw_epoch;
use super::schedule::rate_share;
use super::step;
use crate::dataset::{self, Dataset, Record, write_decisions};
use crate::files::write_whole;
use crate::split::{SavedSplit, Side, Split, SplitRule};
use crate::{model_folder, photos, progress, reading};

const CONFIG_FILE: &str = "config.json";
const CURVE_FILE: &str = "metrics.csv";

/// Trains as `config` says, in the new folder `run`.
///
/// # Errors
///
/// Where the folder is taken, the data cannot be used or the disk is full.
pub fn train(run: &Path, config: &TrainConfig) -> Result<()> {
    config.check()?;
    ensure!(
        !run.join(CONFIG_FILE).exists(),
        "{} holds a run already; go on with it by --resume {0}, or name another folder with --run",
        run.display()
    );
    fs::create_dir_all(run).with_context(|| format!("{} cannot be made", run.display()))?;
    write_whole(&run.join(CONFIG_FILE), &serde_json::to_vec_pretty(config)?)?;
    let (dataset, photos) = read_data(config)?;
    let split = Split::new(split_rule(config)?, &dataset.records);
    write_decisions(&run.join("label-decisions.csv"), &dataset.decisions)?;
    let split_sha256 = split.write(run, &dataset.records)?;
    Training::prepare(run, config, dataset, photos, &split, split_sha256)?.go_on()
}

/// Goes on with the training in the folder `run` where its last checkpoint stands, exactly as if it had never stopped.
///
/// # Errors
///
/// Where there is no run, or its data has changed.
pub fn resume(run: &Path) -> Result<()> {
    let path = run.join(CONFIG_FILE);
    let json = fs::read(&path).with_context(|| format!("{} cannot be read: no run to resume", path.display()))?;
    let config: TrainConfig =
        serde_json::from_slice(&json).with_context(|| format!("{} is damaged", path.display()))?;
    let (dataset, photos) = read_data(&config)?;
    let saved = SavedSplit::read(run)?;
    let split = saved.sides_of(&dataset.records)?;
    let mut training = Training::prepare(run, &config, dataset, photos, &split, saved.sha256)?;
    if Checkpoint::exists(run) {
        training.state = Checkpoint::load(run, training.state)?;
        println!("going on after step {}", training.state.progress.step);
    }
    training.go_on()
}

struct Training {
    run: PathBuf,
    config: TrainConfig,
    device: Device,
    examples: Arc<Vec<Example>>,
    validation: Vec<Record>,
    card: ModelCard,
    state: Checkpoint,
}

impl Training {
    fn prepare(
        run: &Path,
        config: &TrainConfig,
        dataset: Dataset,
        photos: Vec<Photo>,
        split: &Split,
        split_sha256: String,
    ) -> Result<Training> {
        let data = DataRecord {
            sources: dataset.sources.clone(),
            data_sha256: dataset.sha256(),
            split_sha256,
            split_rule: split_rule(config)?.sentence(),
            photos: split.photos(),
            lesions: split.lesions(&dataset.records),
        };
        println!(
            "{} photos of {} lesions to train on, {} for validation, {} for the test",
            data.photos.train, data.lesions.train, data.photos.validation, data.photos.test
        );
        let (mut examples, mut validation) = (Vec::new(), Vec::new());
        for ((record, photo), side) in dataset.records.into_iter().zip(photos).zip(&split.sides) {
            match side {
                Side::Train => examples.push(Example { photo, diagnosis: record.diagnosis }),
                Side::Validation => validation.push(record),
                Side::Test => {}
            }
        }
        ensure!(
            !examples.is_empty() && !validation.is_empty(),
            "there are too few lesions to split; bring more photos"
        );

        let device = config.device.open()?;
        let learning = device.clone().autodiff();
        learning.seed(config.seed);
        let network_config = config.network_config();
        let mut network = network_config.init(&learning)?;
        if let Some(init) = &config.init {
            let (filled, imported) = crate::weights::import(network, init)?;
            network = filled;
            let last = if imported.fresh_classifier { "; the last layer begins anew" } else { "" };
            println!("{} tensors from {}{last}", imported.filled, init.display());
        }
        Ok(Training {
            run: run.to_path_buf(),
            config: config.clone(),
            device,
            examples: Arc::new(examples),
            validation,
            card: model_folder::blank_card(&network_config, config.normalisation.values(), data)?,
            state: step::begin(config, network),
        })
    }

    fn steps_an_epoch(&self) -> usize {
        self.examples.len().div_ceil(self.config.batch)
    }

    fn go_on(mut self) -> Result<()> {
        let stopped = stop_on_interrupt()?;
        let steps = self.steps_an_epoch();
        let first_epoch = self.state.progress.step / steps;
        for epoch in first_epoch..self.config.epochs {
            let finished = self.epoch(epoch, &stopped)?;
            if !finished {
                self.state.save(&self.run)?;
                println!(
                    "stopped at step {}; go on with: trainer train --resume {}",
                    self.state.progress.step,
                    self.run.display()
                );
                return Ok(());
            }
            self.validate(epoch)?;
            self.state.save(&self.run)?;
            let patience = self.config.patience;
            if patience > 0 && self.state.progress.epochs_since_best >= patience {
                println!("no better for {patience} epochs: done");
                break;
            }
        }
        println!("the best weights are in {}; measure them with: trainer evaluate --model {0}", self.run.display());
        Ok(())
    }

    /// The rest of an epoch; false where it was interrupted.
    fn epoch(&mut self, epoch: usize, stopped: &AtomicBool) -> Result<bool> {
        let steps = self.steps_an_epoch();
        let all_steps = steps * self.config.epochs;
        let warm_up = (self.config.warm_up * steps as f64) as usize;
        let labels: Vec<Diagnosis> = self.examples.iter().map(|example| example.diagnosis).collect();
        let drawn = draw_epoch(&labels, self.config.balance, self.config.seed, epoch);
        // Rounding may draw a photo or two fewer than there are.
        let steps_drawn = drawn.len().div_ceil(self.config.batch).min(steps);
        let first = self.state.progress.step - epoch * steps;
        let views = Views {
            side_px: self.config.train_side_px(),
            normalisation: self.config.normalisation.values(),
            augmented: !self.config.no_augmentation,
            seed: self.config.seed,
        };
        let batch = self.config.batch;
        let precision = self.config.precision_in(epoch);
        let labelled = batches::of_epoch(&self.examples, drawn, batch, first..steps_drawn, epoch * steps, views);
        let bar = progress::bar("training", (steps * batch) as u64).with_position((first * batch) as u64);
        let (sitting, mut saved, mut photos) = (Instant::now(), Instant::now(), 0);
        let seconds_before = self.state.progress.seconds;
        let pause = Duration::from_secs_f64(self.config.checkpoint_every * 60.0);
        for (inputs, labels) in labelled {
            let rate = self.config.learning_rate * rate_share(self.state.progress.step, all_steps, warm_up);
            let loss = step::step(&mut self.state, &self.config, &self.device, &inputs, &labels, rate, precision)?;
            let progress = &mut self.state.progress;
            progress.step += 1;
            progress.epoch_loss = (progress.epoch_loss.0 + loss, progress.epoch_loss.1 + 1);
            progress.seconds = seconds_before + sitting.elapsed().as_secs_f64();
            bar.inc(inputs.len() as u64);
            bar.set_prefix(format!(
                "epoch {} loss {:.3}",
                epoch + 1,
                progress.epoch_loss.0 / progress.epoch_loss.1 as f64
            ));
            photos += inputs.len();
            if bar.is_hidden() && progress.step.is_multiple_of(50) {
                println!(
                    "epoch {} step {} of {steps}, loss {:.3}, {:.1} photos/s",
                    epoch + 1,
                    progress.step - epoch * steps,
                    progress.epoch_loss.0 / progress.epoch_loss.1 as f64,
                    photos as f64 / sitting.elapsed().as_secs_f64()
                );
            }
            if stopped.load(Ordering::Relaxed) {
                return Ok(false);
            }
            if saved.elapsed() > pause {
                self.state.save(&self.run)?;
                saved = Instant::now();
            }
        }
        self.state.progress.step = (epoch + 1) * steps;
        bar.finish_and_clear();
        Ok(true)
    }

    /// Measures the averaged weights on the validation side, as bytes will hold them, and keeps them where they are the
    /// best yet.
    fn validate(&mut self, epoch: usize) -> Result<()> {
        let as_stored = weights::rounded(self.state.average.clone(), Precision::Int8);
        let classifier = Classifier::from_network(self.card.clone(), &as_stored, self.device.clone());
        let bar = progress::bar("validating", self.validation.len() as u64);
        let paths: Vec<PathBuf> = self.validation.iter().map(|record| record.path.clone()).collect();
        let readings = reading::read_all(&classifier, &paths, &bar)?;
        bar.finish_and_clear();
        let (mut right, mut of) = ([0_usize; Diagnosis::COUNT], [0_usize; Diagnosis::COUNT]);
        for (record, reading) in self.validation.iter().zip(readings) {
            let Ok(assessment) = reading else { continue }; // it was readable when the run began
            of[record.diagnosis.index()] += 1;
            right[record.diagnosis.index()] += usize::from(assessment.ranked()[0].0 == record.diagnosis);
        }
        let recalls: Vec<f64> =
            right.iter().zip(of).filter(|(_, of)| *of > 0).map(|(right, of)| *right as f64 / of as f64).collect();
        let balanced = recalls.iter().sum::<f64>() / recalls.len().max(1) as f64;
        let accuracy = right.iter().sum::<usize>() as f64 / of.iter().sum::<usize>().max(1) as f64;
        let progress = &mut self.state.progress;
        let loss = progress.epoch_loss.0 / progress.epoch_loss.1.max(1) as f64;
        progress.epoch_loss = (0.0, 0);
        let better = progress.best.is_none_or(|best| balanced > best);
        println!(
            "epoch {}: training loss {loss:.4}, validation accuracy {accuracy:.4}, balanced accuracy {balanced:.4}{}",
            epoch + 1,
            if better { ", the best yet" } else { "" }
        );
        self.add_to_curve(epoch, loss, accuracy, balanced)?;
        if better {
            model_folder::write(&self.run, self.card.clone(), &self.state.average, Precision::F32)?;
            self.state.progress.best = Some(balanced);
            self.state.progress.epochs_since_best = 0;
        } else {
            self.state.progress.epochs_since_best += 1;
        }
        Ok(())
    }

    fn add_to_curve(&self, epoch: usize, loss: f64, accuracy: f64, balanced: f64) -> Result<()> {
        let path = self.run.join(CURVE_FILE);
        let mut text = "epoch,seconds,training_loss,validation_accuracy,validation_balanced_accuracy\n".to_string();
        if let Ok(before) = fs::read_to_string(&path) {
            // An epoch that is done again after a crash has one line.
            text = before.lines().take(epoch + 1).map(|line| format!("{line}\n")).collect();
        }
        text += &format!("{},{:.0},{loss:.5},{accuracy:.5},{balanced:.5}\n", epoch + 1, self.state.progress.seconds);
        write_whole(&path, text.as_bytes())
    }
}

/// The archives, reconciled, with every photo in memory that can be decoded.
fn read_data(config: &TrainConfig) -> Result<(Dataset, Vec<Photo>)> {
    let mut dataset = dataset::read(&config.data, config.reference.as_deref(), config.quarantine.as_deref())?;
    // A view shows at least 0.7 of a photo's square: with 1.25 times the side in memory it is hardly ever magnified.
    let shortest_side_px = (config.train_side_px() * 5).div_ceil(4) as u32;
    let loaded = photos::load(&dataset.records, shortest_side_px);
    let unreadable: Vec<(usize, String)> =
        loaded.iter().enumerate().filter_map(|(place, photo)| Some((place, photo.as_ref().err()?.clone()))).collect();
    dataset.drop_photos(&unreadable)?;
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
    Ok((dataset, loaded.into_iter().filter_map(Result::ok).collect()))
}

fn split_rule(config: &TrainConfig) -> Result<SplitRule> {
    SplitRule::new(config.split_seed, config.validation, config.test)
}

/// A flag that Ctrl-C sets; a second Ctrl-C ends the program at once.
fn stop_on_interrupt() -> Result<Arc<AtomicBool>> {
    let stopped = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&stopped);
    ctrlc::set_handler(move || {
        if flag.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
        eprintln!("stopping after this step; press again to stop at once and lose it");
    })?;
    Ok(stopped)
}
