//! The training loop, with validation and checkpoints, in a run folder.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow, bail, ensure};
use burn::tensor::Device;
use indicatif::ProgressBar;
use naevus_network::classifier::Classifier;
use naevus_network::weights::{Precision, fake_quantize};
use naevus_reading::card::{DataRecord, ModelCard};
use naevus_reading::diagnosis::Diagnosis;

use super::batches::{InputOptions, epoch_batches};
use super::checkpoint::{Checkpoint, remove_leftovers};
use super::choices::{KeepChoice, ParametersChoice};
use super::config::TrainConfig;
use super::curves::{EpochMetrics, LearningCurves};
use super::examples::{Example, PhotoCache};
use super::objective::Objective;
use super::parameters::Parameters;
use super::progress_display::{ProgressDisplay, StepProgress};
use super::run_lock::RunLock;
use super::sampler::sample_epoch;
use super::schedule::lr_factor;
use super::step::{initial_state, step};
use super::teacher::Distillation;
use super::{interrupt, provenance, weight_change};
use crate::dataset::Label;
use crate::weights::FoldedBatchNorms;
use crate::{inference, model_folder, weights};

/// The data of a training.
pub struct TrainingData {
    /// The training set.
    pub examples: Vec<Example>,
    /// The validation set; only photos with a diagnosis are in its metrics.
    pub validation: Vec<Example>,
    /// The record of both for the model card.
    pub data: DataRecord,
}

/// How a training ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All epochs are completed.
    Completed,
    /// A stop was requested; a checkpoint is saved.
    Interrupted,
}

/// A training in its run folder.
pub struct Training {
    run: PathBuf,
    config: TrainConfig,
    device: Device,
    objective: Objective,
    photo_cache: Arc<PhotoCache>,
    validation: PhotoCache,
    card: ModelCard,
    state: Checkpoint,
    curves: LearningCurves,
    lock: Option<RunLock>,
}

impl Training {
    /// Opens a training with `config` in the folder `run`, at its checkpoint if it has one.
    ///
    /// # Errors
    ///
    /// If the training or validation set is empty, or the initial weights or the checkpoint cannot be read.
    pub fn open(run: &Path, config: &TrainConfig, data: TrainingData) -> Result<Training> {
        let TrainingData { examples, validation, data } = data;
        ensure!(
            !examples.is_empty() && !validation.is_empty(),
            "the training or the validation set is empty; add more photos, or choose another --split-seed"
        );
        let device = config.device.open()?;
        let autodiff = device.clone().autodiff();
        autodiff.seed(config.seed);
        let network_config = config.network_config();
        let mut network = network_config.init(&autodiff)?;
        let mut folded_norms = FoldedBatchNorms::new();
        let is_resumed = Checkpoint::exists(run);
        let mut trained_on = vec![data.fingerprint()];
        if is_resumed {
            weights::trained_on::merge(&mut trained_on, provenance::trained_on(run)?);
        }
        // A checkpoint contains the weights, so the file of the initial weights is not needed any more.
        if let Some(init) = config.init.as_ref().filter(|_| !is_resumed) {
            let (filled, imported) = weights::import(network, init)?;
            weights::trained_on::check_split(&imported.trained_on, &data.split_sha256, init)?;
            let last = if imported.fresh_classifier { "; the last layer is initialised at random" } else { "" };
            println!("{} tensors from {}{last}", imported.filled, init.display());
            (network, folded_norms) = (filled, imported.folded_norms);
            weights::trained_on::merge(&mut trained_on, imported.trained_on);
        }
        let distillation = Distillation::load(config, &data.split_sha256, &device)?;
        if let Some(distillation) = &distillation {
            weights::trained_on::merge(&mut trained_on, distillation.trained_on.clone());
        }
        let data = DataRecord { trained_on, ..data };
        let parameters = match config.parameters {
            ParametersChoice::Plain => Parameters::plain(&network),
            ParametersChoice::GainAndDirection => Parameters::gain_and_direction(&network, &folded_norms, &device)?,
        };
        let mut state = initial_state(config, parameters);
        if is_resumed {
            state = Checkpoint::load(run, state)?;
            println!("resuming after step {}", state.progress.step);
        }
        let labels: Vec<Label> = examples.iter().map(|example| example.label).collect();
        let objective = Objective::new(&labels, config.sampling_power, config.label_smoothing, config.logit_adjustment)
            .with_distillation(distillation);
        Ok(Training {
            run: run.to_path_buf(),
            config: config.clone(),
            device,
            objective,
            photo_cache: Arc::new(PhotoCache::new(
                examples,
                config.stored_size_px(),
                config.photo_memory_bytes() / 5 * 4,
            )),
            // The photos are read in full resolution, because shrinking in two steps would change the input.
            validation: PhotoCache::new(validation, u32::MAX, config.photo_memory_bytes() / 5),
            card: model_folder::blank_card(&network_config, config.normalisation.values(), data)?,
            curves: LearningCurves::open(run, state.progress.step),
            state,
            lock: None,
        })
    }

    /// Trains until all epochs are completed, early stopping applies, or a stop is requested.
    ///
    /// # Errors
    ///
    /// If another program trains in the run folder, a photo cannot be read, a file cannot be written, or the loss is
    /// not finite.
    pub fn train(&mut self) -> Result<Outcome> {
        interrupt::install_handler()?;
        if self.lock.is_none() {
            self.lock = Some(RunLock::acquire(&self.run)?);
            remove_leftovers(&self.run);
        }
        let first_epoch = self.state.progress.step / self.steps_per_epoch();
        let mut display = ProgressDisplay::open(self.config.epochs, first_epoch);
        let patience = self.config.patience;
        for epoch in first_epoch..self.config.epochs {
            // Checked before the epoch, so that a resumed run that was stopped early ends immediately.
            if self.state.progress.patience_is_exhausted(patience) {
                break;
            }
            if interrupt::requested() || display.stop_requested() {
                return Ok(Outcome::Interrupted);
            }
            let outcome = self.train_epoch(epoch, &mut display)?;
            if outcome == Outcome::Interrupted {
                self.save()?;
                return Ok(outcome);
            }
            self.validate(epoch, &mut display)?;
            self.save()?;
        }
        drop(display);
        if self.state.progress.patience_is_exhausted(patience) {
            println!("early stopping: no improvement for {patience} epochs");
        }
        weight_change::report(&self.run, &self.config, &self.state.average)?;
        Ok(Outcome::Completed)
    }

    /// A classifier with the current averaged weights.
    pub fn classifier(&self) -> Classifier {
        Classifier::from_network(self.card.clone(), &self.state.average, self.device.clone())
    }

    /// The record of the data of this training, with all data that its weights were trained on.
    pub fn data(&self) -> &DataRecord {
        &self.card.data
    }

    /// Steps completed.
    pub fn steps(&self) -> usize {
        self.state.progress.step
    }

    fn save(&self) -> Result<()> {
        self.curves.save()?;
        self.state.save(&self.run)
    }

    fn steps_per_epoch(&self) -> usize {
        self.photo_cache.len().div_ceil(self.config.batch)
    }

    /// Trains the remaining steps of an epoch. Between its steps, checkpoints are saved and a stop may be requested.
    /// After its last step they are not, because a run that resumes there begins with the next epoch, without the
    /// validation of this one.
    fn train_epoch(&mut self, epoch: usize, display: &mut ProgressDisplay) -> Result<Outcome> {
        let steps = self.steps_per_epoch();
        let all_steps = steps * self.config.epochs;
        let warm_up = (self.config.warm_up * steps as f64) as usize;
        let drawn = sample_epoch(&self.photo_cache.labels(), self.config.sampling_power, self.config.seed, epoch);
        // Because of rounding, the sampler may draw a few photos fewer than the training set has.
        let steps_drawn = drawn.len().div_ceil(self.config.batch).min(steps);
        let first = self.state.progress.step - epoch * steps;
        let options = InputOptions {
            image_size_px: self.config.train_size_in(epoch),
            normalisation: self.config.normalisation.values(),
            augment: !self.config.no_augmentation,
            mixup: self.config.mixup,
            seed: self.config.seed,
        };
        let batch = self.config.batch;
        let precision = self.config.precision_in(epoch);
        let labelled = epoch_batches(&self.photo_cache, drawn, batch, first..steps_drawn, epoch * steps, options);
        display.start_epoch(steps);
        let (start, mut saved, mut photos) = (Instant::now(), Instant::now(), 0);
        let seconds_before = self.state.progress.seconds;
        let interval = Duration::from_secs_f64(self.config.checkpoint_every * 60.0);
        for labelled in labelled {
            let labelled = match labelled {
                Ok(labelled) => labelled,
                Err(unreadable) => {
                    self.save()?;
                    bail!("{unreadable}; the photo is in the training set of this run: restore it and resume the run");
                }
            };
            let factor = lr_factor(self.state.progress.step, all_steps, warm_up, self.config.min_lr_ratio);
            let rate = self.config.learning_rate * factor;
            let metrics =
                step(&mut self.state, &self.config, &self.objective, &self.device, &labelled, rate, precision)?;
            let accuracy = metrics.correct as f64 / labelled.0.len() as f64;
            self.curves.step(self.state.progress.step, epoch, rate, metrics.loss, accuracy);
            self.state.progress.add_step(metrics, labelled.0.len());
            self.state.progress.seconds = seconds_before + start.elapsed().as_secs_f64();
            photos += labelled.0.len();
            display.update(StepProgress {
                epoch,
                step: self.state.progress.step - epoch * steps,
                steps,
                loss: metrics.loss,
                mean_loss: self.state.progress.mean_loss(),
                accuracy,
                photos_per_second: photos as f64 / start.elapsed().as_secs_f64(),
            });
            if self.state.progress.step == (epoch + 1) * steps {
                break;
            }
            if interrupt::requested() || display.stop_requested() {
                return Ok(Outcome::Interrupted);
            }
            if saved.elapsed() > interval {
                self.save()?;
                saved = Instant::now();
            }
        }
        self.state.progress.step = (epoch + 1) * steps;
        Ok(Outcome::Completed)
    }

    /// Evaluates the averaged weights on the validation set, in the precision in which they will be stored and in one
    /// view, and saves them if they are the best so far or the last epoch's weights are kept.
    fn validate(&mut self, epoch: usize, display: &mut ProgressDisplay) -> Result<()> {
        // After quantisation-aware training the weights are evaluated quantised, otherwise unquantised.
        let stored = if self.config.qat_epochs > 0 { Precision::Int8 } else { Precision::F32 };
        let as_stored = fake_quantize(self.state.average.clone(), stored);
        let classifier = Classifier::from_network(self.card.clone(), &as_stored, self.device.clone());
        let bar = ProgressBar::hidden();
        let indices: Vec<usize> = (0..self.validation.len()).collect();
        let read = |index: &usize| self.validation.example(*index).map(|(photo, _)| photo.into_owned());
        let assessments = inference::assess_each(&classifier, &indices, read, inference::ONE_VIEW, &bar)?;
        let (mut correct, mut photos) = ([0_usize; Diagnosis::COUNT], [0_usize; Diagnosis::COUNT]);
        for (label, assessment) in self.validation.labels().into_iter().zip(assessments) {
            let assessment = assessment.map_err(|unreadable| {
                anyhow!("{unreadable}; the photo is in the validation set of this run: restore it and resume")
            })?;
            let Some(diagnosis) = label.diagnosis() else { continue };
            photos[diagnosis.index()] += 1;
            correct[diagnosis.index()] += usize::from(assessment.ranked()[0].0 == diagnosis);
        }
        let counts = correct.iter().zip(photos).filter(|(_, photos)| *photos > 0);
        let recalls: Vec<f64> = counts.map(|(correct, photos)| *correct as f64 / photos as f64).collect();
        let balanced = recalls.iter().sum::<f64>() / recalls.len().max(1) as f64;
        let progress = &mut self.state.progress;
        let metrics = EpochMetrics {
            seconds: progress.seconds,
            training_loss: progress.mean_loss(),
            training_accuracy: progress.epoch_correct.0 as f64 / progress.epoch_correct.1.max(1) as f64,
            validation_accuracy: correct.iter().sum::<usize>() as f64 / photos.iter().sum::<usize>().max(1) as f64,
            validation_balanced_accuracy: balanced,
        };
        (progress.epoch_loss, progress.epoch_correct) = Default::default();
        let is_best = progress.best.is_none_or(|best| balanced > best);
        display.end_epoch(epoch, &metrics, is_best);
        self.curves.epoch(epoch, metrics)?;
        if is_best || self.config.keep == KeepChoice::Last {
            if stored == Precision::Int8 {
                model_folder::write_unquantised(&self.run, &self.card, &self.state.average)?;
            }
            // The weights are stored in the evaluated precision, so that the run gives the same predictions as its
            // export.
            model_folder::write(&self.run, self.card.clone(), &as_stored, Precision::F32)?;
        }
        let progress = &mut self.state.progress;
        if is_best {
            progress.best = Some(balanced);
            progress.epochs_since_best = 0;
        } else {
            progress.epochs_since_best += 1;
        }
        Ok(())
    }
}
