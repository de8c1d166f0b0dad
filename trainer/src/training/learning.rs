//! A training from its first step to its last, in its run folder.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow, bail, ensure};
use burn::tensor::Device;
use indicatif::ProgressBar;
use naevus_network::classifier::Classifier;
use naevus_network::weights::{self, Precision};
use naevus_reading::card::{DataRecord, ModelCard};
use naevus_reading::diagnosis::Diagnosis;

use super::batches::{self, Views};
use super::checkpoint::Checkpoint;
use super::config::{KeepChoice, ParametersChoice, TrainConfig};
use super::curves::{Curves, EpochFigures};
use super::examples::{Example, Gallery};
use super::objective::Objective;
use super::parameters::Parameters;
use super::sampler::draw_epoch;
use super::schedule::rate_share;
use super::screen::{Screen, ShownStep};
use super::{interrupt, movement, provenance, step};
use crate::dataset::Label;
use crate::weights::{Affines, seen};
use crate::{model_folder, reading};

/// What a training learns from and is watched on.
pub struct Material {
    /// What the weights are fitted to.
    pub examples: Vec<Example>,
    /// What they are watched on; photos that are known only as not malignant enter none of its figures.
    pub validation: Vec<Example>,
    /// Where both come from, for the card.
    pub data: DataRecord,
}

/// How a sitting ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// All epochs are done.
    Finished,
    /// Somebody asked to stop; a checkpoint stands.
    Stopped,
}

/// A training.
pub struct Training {
    run: PathBuf,
    config: TrainConfig,
    device: Device,
    objective: Objective,
    gallery: Arc<Gallery>,
    validation: Gallery,
    card: ModelCard,
    state: Checkpoint,
    curves: Curves,
}

impl Training {
    /// A training as `config` says in the folder `run`, which goes on from its checkpoint where there is one.
    ///
    /// # Errors
    ///
    /// Where there is nothing to learn from, or the first weights or the checkpoint cannot be read.
    pub fn open(run: &Path, config: &TrainConfig, material: Material) -> Result<Training> {
        let Material { examples, validation, data } = material;
        ensure!(
            !examples.is_empty() && !validation.is_empty(),
            "there are too few lesions to split; bring more photos"
        );
        let device = config.device.open()?;
        let learning = device.clone().autodiff();
        learning.seed(config.seed);
        let network_config = config.network_config();
        let mut network = network_config.init(&learning)?;
        let mut affines = Affines::new();
        let goes_on = Checkpoint::exists(run);
        let mut seen = vec![data.fingerprint()];
        if goes_on {
            seen::unite(&mut seen, provenance::seen(run)?);
        }
        // A checkpoint holds all that came of the first weights, so that their file may be gone.
        if let Some(init) = config.init.as_ref().filter(|_| !goes_on) {
            let (filled, imported) = crate::weights::import(network, init)?;
            seen::check(&imported.trained_on, &data.split_sha256, init)?;
            let last = if imported.fresh_classifier { "; the last layer begins anew" } else { "" };
            println!("{} tensors from {}{last}", imported.filled, init.display());
            (network, affines) = (filled, imported.affines);
            seen::unite(&mut seen, imported.trained_on);
        }
        let data = DataRecord { trained_on: seen, ..data };
        let parameters = match config.parameters {
            ParametersChoice::Plain => Parameters::plain(&network),
            ParametersChoice::GainAndDirection => Parameters::gain_and_direction(&network, &affines, &device)?,
        };
        let mut state = step::begin(config, parameters);
        if goes_on {
            state = Checkpoint::load(run, state)?;
            println!("going on after step {}", state.progress.step);
        }
        let labels: Vec<Label> = examples.iter().map(|example| example.label).collect();
        let objective = Objective::new(&labels, config.balance, config.label_smoothing, config.logit_adjustment);
        Ok(Training {
            run: run.to_path_buf(),
            config: config.clone(),
            device,
            objective,
            gallery: Arc::new(Gallery::new(examples, config.stored_side_px(), config.photo_memory_bytes() / 5 * 4)),
            // As they are: what is shrunk first is another picture.
            validation: Gallery::new(validation, u32::MAX, config.photo_memory_bytes() / 5),
            card: model_folder::blank_card(&network_config, config.normalisation.values(), data)?,
            curves: Curves::open(run, state.progress.step),
            state,
        })
    }

    /// Trains until all epochs are done, or somebody asks to stop.
    ///
    /// # Errors
    ///
    /// Where a photo cannot be read any more, the disk is full, or the loss is no number any more.
    pub fn go_on(&mut self) -> Result<Ending> {
        interrupt::listen()?;
        let first_epoch = self.state.progress.step / self.steps_an_epoch();
        let mut screen = Screen::open(self.config.epochs, first_epoch);
        let patience = self.config.patience;
        for epoch in first_epoch..self.config.epochs {
            // Before the epoch: a run that ended so and is resumed ends at once.
            if self.state.progress.is_out_of(patience) {
                break;
            }
            let ending = self.epoch(epoch, &mut screen)?;
            if ending == Ending::Stopped {
                self.save()?;
                return Ok(ending);
            }
            self.watch(epoch, &mut screen)?;
            self.save()?;
        }
        drop(screen);
        if self.state.progress.is_out_of(patience) {
            println!("no better for {patience} epochs: done");
        }
        movement::tell(&self.run, &self.config, &self.state.average)?;
        Ok(Ending::Finished)
    }

    /// The averaged weights as they are now.
    pub fn classifier(&self) -> Classifier {
        Classifier::from_network(self.card.clone(), &self.state.average, self.device.clone())
    }

    /// What it learns from, and what its weights saw before.
    pub fn data(&self) -> &DataRecord {
        &self.card.data
    }

    /// Steps done.
    pub fn steps(&self) -> usize {
        self.state.progress.step
    }

    fn save(&self) -> Result<()> {
        self.curves.save()?;
        self.state.save(&self.run)
    }

    fn steps_an_epoch(&self) -> usize {
        self.gallery.len().div_ceil(self.config.batch)
    }

    /// The rest of an epoch.
    fn epoch(&mut self, epoch: usize, screen: &mut Screen) -> Result<Ending> {
        let steps = self.steps_an_epoch();
        let all_steps = steps * self.config.epochs;
        let warm_up = (self.config.warm_up * steps as f64) as usize;
        let drawn = draw_epoch(&self.gallery.labels(), self.config.balance, self.config.seed, epoch);
        // Rounding may draw a photo or two fewer than there are.
        let steps_drawn = drawn.len().div_ceil(self.config.batch).min(steps);
        let first = self.state.progress.step - epoch * steps;
        let views = Views {
            side_px: self.config.train_side_in(epoch),
            normalisation: self.config.normalisation.values(),
            augmented: !self.config.no_augmentation,
            mixing: self.config.mixing,
            seed: self.config.seed,
        };
        let batch = self.config.batch;
        let precision = self.config.precision_in(epoch);
        let labelled = batches::of_epoch(&self.gallery, drawn, batch, first..steps_drawn, epoch * steps, views);
        screen.epoch(steps);
        let (sitting, mut saved, mut photos) = (Instant::now(), Instant::now(), 0);
        let seconds_before = self.state.progress.seconds;
        let pause = Duration::from_secs_f64(self.config.checkpoint_every * 60.0);
        for labelled in labelled {
            let labelled = match labelled {
                Ok(labelled) => labelled,
                Err(unreadable) => {
                    self.save()?;
                    bail!("{unreadable}; the run began with it, so bring it back and go on from here");
                }
            };
            let share = rate_share(self.state.progress.step, all_steps, warm_up, self.config.last_rate);
            let rate = self.config.learning_rate * share;
            let outcome =
                step::step(&mut self.state, &self.config, &self.objective, &self.device, &labelled, rate, precision)?;
            let accuracy = outcome.right as f64 / labelled.0.len() as f64;
            self.curves.step(self.state.progress.step, epoch, rate, outcome.loss, accuracy);
            self.state.progress.count(outcome, labelled.0.len());
            self.state.progress.seconds = seconds_before + sitting.elapsed().as_secs_f64();
            photos += labelled.0.len();
            screen.step(ShownStep {
                epoch,
                step: self.state.progress.step - epoch * steps,
                steps,
                loss: outcome.loss,
                mean_loss: self.state.progress.mean_loss(),
                accuracy,
                photos_per_second: photos as f64 / sitting.elapsed().as_secs_f64(),
            });
            if interrupt::asked() || screen.asked_to_stop() {
                return Ok(Ending::Stopped);
            }
            if saved.elapsed() > pause {
                self.save()?;
                saved = Instant::now();
            }
        }
        self.state.progress.step = (epoch + 1) * steps;
        Ok(Ending::Finished)
    }

    /// Measures the averaged weights on the validation side, as they will be stored and in one view, and keeps them where they are the
    /// best yet.
    fn watch(&mut self, epoch: usize, screen: &mut Screen) -> Result<()> {
        // A run that learns to be rounded is judged rounded; one that does not, as it is.
        let stored = if self.config.byte_epochs > 0 { Precision::Int8 } else { Precision::F32 };
        let as_stored = weights::rounded(self.state.average.clone(), stored);
        let classifier = Classifier::from_network(self.card.clone(), &as_stored, self.device.clone());
        let bar = ProgressBar::hidden();
        let places: Vec<usize> = (0..self.validation.len()).collect();
        let read = |place: &usize| self.validation.example(*place).map(|(photo, _)| photo.into_owned());
        let readings = reading::read_each(&classifier, &places, read, reading::ONE_VIEW, &bar)?;
        let (mut right, mut of) = ([0_usize; Diagnosis::COUNT], [0_usize; Diagnosis::COUNT]);
        for (label, reading) in self.validation.labels().into_iter().zip(readings) {
            let assessment = reading
                .map_err(|unreadable| anyhow!("{unreadable}; the run began with it, so bring it back and go on"))?;
            let Some(diagnosis) = label.diagnosis() else { continue };
            of[diagnosis.index()] += 1;
            right[diagnosis.index()] += usize::from(assessment.ranked()[0].0 == diagnosis);
        }
        let recalls: Vec<f64> =
            right.iter().zip(of).filter(|(_, of)| *of > 0).map(|(right, of)| *right as f64 / of as f64).collect();
        let balanced = recalls.iter().sum::<f64>() / recalls.len().max(1) as f64;
        let progress = &mut self.state.progress;
        let figures = EpochFigures {
            seconds: progress.seconds,
            training_loss: progress.mean_loss(),
            training_accuracy: progress.epoch_right.0 as f64 / progress.epoch_right.1.max(1) as f64,
            validation_accuracy: right.iter().sum::<usize>() as f64 / of.iter().sum::<usize>().max(1) as f64,
            validation_balanced_accuracy: balanced,
        };
        (progress.epoch_loss, progress.epoch_right) = Default::default();
        let better = progress.best.is_none_or(|best| balanced > best);
        screen.measured(epoch, &figures, better);
        self.curves.epoch(epoch, figures)?;
        if better || self.config.keep == KeepChoice::Last {
            if stored == Precision::Int8 {
                model_folder::write_unrounded(&self.run, &self.card, &self.state.average)?;
            }
            // As they were judged: a run reads as what is exported from it will.
            model_folder::write(&self.run, self.card.clone(), &as_stored, Precision::F32)?;
        }
        let progress = &mut self.state.progress;
        if better {
            progress.best = Some(balanced);
            progress.epochs_since_best = 0;
        } else {
            progress.epochs_since_best += 1;
        }
        Ok(())
    }
}
