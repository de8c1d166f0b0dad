//! `trainer speed`: how many photos a second this machine trains on and reads.

use std::path::Path;
use std::time::Instant;

use anyhow::{Result, ensure};
use burn::module::Module;
use clap::Args;
use naevus_network::classifier::Classifier;
use naevus_network::weights::Precision;
use naevus_reading::card::{DataRecord, SplitCounts};
use naevus_reading::diagnosis::Diagnosis;
use naevus_reading::photo::Photo;
use naevus_reading::preprocess::Input;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::Serialize;

use crate::dataset::Label;
use crate::device::DeviceChoice;
use crate::model_folder;
use crate::training::{Labelled, NetworkChoice, Objective, Parameters, Target, TrainConfig, begin, step};
use crate::weights::Affines;

/// Steps before those that are measured: the first ones wait for memory.
const WARM_UP_STEPS: usize = 2;

/// Measure how many photos a second this machine trains on and reads, on random inputs in memory
///
/// A step is the one that `train` does, with its defaults; reading is what `evaluate` and `classify` do once a photo is
/// decoded. Both are medians over the steps.
#[derive(Args)]
pub struct Speed {
    /// The network
    #[arg(long, value_enum, default_value_t = NetworkChoice::MobilenetV2)]
    network: NetworkChoice,
    /// Side of the inputs, in pixels
    #[arg(long, default_value_t = 160, value_name = "PX")]
    side: usize,
    /// Photos a step
    #[arg(long, default_value_t = 32, value_name = "N")]
    batch: usize,
    /// Steps of training, and as many batches to read
    #[arg(long, default_value_t = 10, value_name = "N")]
    steps: usize,
    /// Where to compute
    #[arg(long, value_enum, default_value_t = DeviceChoice::Cpu)]
    device: DeviceChoice,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// What is measured.
#[derive(Serialize)]
struct Measured {
    side_px: usize,
    batch: usize,
    steps: usize,
    /// Numbers in the network: a peer that is compared must have as many.
    parameters: usize,
    training_photos_per_second: f64,
    reading_photos_per_second: f64,
}

impl Speed {
    /// Trains and reads on random inputs, and prints how fast that was.
    ///
    /// # Errors
    ///
    /// Where an option is out of its range or the device fails.
    pub fn run(&self) -> Result<()> {
        ensure!(self.steps > 0, "--steps must be at least 1");
        let mut config = TrainConfig::of(Path::new("random"))?;
        (config.network, config.side, config.batch) = (self.network, self.side, self.batch);
        config.check()?;
        let card = model_folder::blank_card(&config.network_config(), config.normalisation.values(), no_data())?;
        let labelled = random_batch(&config);
        let labels = Diagnosis::ALL.map(Label::Diagnosis);
        let objective = Objective::new(&labels, config.balance, config.label_smoothing, config.logit_adjustment);

        let device = self.device.open()?;
        let learning = device.clone().autodiff();
        learning.seed(config.seed);
        let network = config.network_config().init(&learning)?;
        let parameters = network.num_params();
        let divided = Parameters::gain_and_direction(&network, &Affines::new(), &device)?;
        let mut state = begin(&config, divided);
        // Random labels teach nothing: a rate of nearly nothing keeps the loss a number for any count of steps.
        let rate = 1e-6;
        let training = self.seconds_a_step(|| {
            let _outcome = step(&mut state, &config, &objective, &device, &labelled, rate, Precision::F32)?;
            state.progress.step += 1;
            Ok(())
        })?;
        let classifier = Classifier::from_network(card, &state.parameters.network(), device);
        let reading = self.seconds_a_step(|| {
            let _assessments = pollster::block_on(classifier.assess(&labelled.0))?;
            Ok(())
        })?;
        self.print(&Measured {
            side_px: self.side,
            batch: self.batch,
            steps: self.steps,
            parameters,
            training_photos_per_second: self.batch as f64 / training,
            reading_photos_per_second: self.batch as f64 / reading,
        })
    }

    /// The median over the steps.
    fn seconds_a_step(&self, mut step: impl FnMut() -> Result<()>) -> Result<f64> {
        let mut seconds = Vec::with_capacity(self.steps);
        for number in 0..WARM_UP_STEPS + self.steps {
            let began = Instant::now();
            step()?;
            if number >= WARM_UP_STEPS {
                seconds.push(began.elapsed().as_secs_f64());
            }
        }
        seconds.sort_by(f64::total_cmp);
        Ok((seconds[(seconds.len() - 1) / 2] + seconds[seconds.len() / 2]) / 2.0)
    }

    fn print(&self, measured: &Measured) -> Result<()> {
        if self.json {
            println!("{}", serde_json::to_string(measured)?);
        } else {
            println!("{} photos a step at {} px, {} steps", self.batch, self.side, self.steps);
            println!("training  {:7.1} photos/s", measured.training_photos_per_second);
            println!("reading   {:7.1} photos/s", measured.reading_photos_per_second);
        }
        Ok(())
    }
}

/// A batch of noise, each photo with one of the diagnoses.
fn random_batch(config: &TrainConfig) -> Labelled {
    let mut random = ChaCha8Rng::seed_from_u64(config.seed);
    let side_px = config.side as u32;
    let inputs = (0..config.batch).map(|_| {
        let mut rgb = vec![0; 3 * config.side * config.side];
        random.fill_bytes(&mut rgb);
        Input::new(&Photo::from_rgb(side_px, side_px, rgb), config.side, &config.normalisation.values())
    });
    let shown = Diagnosis::ALL.into_iter().cycle().take(config.batch);
    (inputs.collect(), shown.map(|diagnosis| Target::of(diagnosis.into())).collect())
}

/// The record of a network that has learnt from nothing.
fn no_data() -> DataRecord {
    DataRecord {
        sources: Vec::new(),
        data_sha256: String::new(),
        split_sha256: String::new(),
        split_rule: String::new(),
        photos: SplitCounts::default(),
        lesions: SplitCounts::default(),
        trained_on: Vec::new(),
    }
}
