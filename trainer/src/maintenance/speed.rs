//! `trainer speed`: measures training and inference speed.

use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use burn::module::Module;
use clap::Args;
use naevus_network::classifier::Classifier;
use naevus_network::weights::Precision;
use naevus_reading::card::DataRecord;
use naevus_reading::diagnosis::Diagnosis;
use naevus_reading::photo::Photo;
use naevus_reading::preprocess::Input;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::Serialize;

use crate::dataset::Label;
use crate::device::DeviceChoice;
use crate::evaluation::median;
use crate::model_folder;
use crate::training::{LabelledBatch, NetworkChoice, Objective, Parameters, Target, TrainConfig, initial_state, step};
use crate::weights::FoldedBatchNorms;

/// Unmeasured steps at the start, which allocate memory.
const WARM_UP_STEPS: usize = 2;

/// Measure training and inference speed on random inputs, in photos per second
///
/// A training step is the same as in `train` with the default options. Inference is the same as in `evaluate` and
/// `classify`, without decoding. Both are medians over the steps.
#[derive(Args)]
pub struct Speed {
    /// The network
    #[arg(long, value_enum, default_value_t = NetworkChoice::MobilenetV2)]
    network: NetworkChoice,
    /// Input size: side of the square image in pixels
    #[arg(long, alias = "side", default_value_t = 160, value_name = "PX")]
    image_size: usize,
    /// Batch size
    #[arg(long, default_value_t = 32, value_name = "N")]
    batch: usize,
    /// Number of training steps and of inference batches
    #[arg(long, default_value_t = 10, value_name = "N")]
    steps: usize,
    /// Device to compute on
    #[arg(long, value_enum, default_value_t = DeviceChoice::Cpu)]
    device: DeviceChoice,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// The measured speed.
#[derive(Serialize)]
struct Measured {
    side_px: usize,
    batch: usize,
    steps: usize,
    /// The number of parameters of the network, to check that compared implementations have the same.
    parameters: usize,
    training_photos_per_second: f64,
    reading_photos_per_second: f64,
}

impl Speed {
    /// Measures the speed and prints it.
    ///
    /// # Errors
    ///
    /// If an option is out of range or the device fails.
    pub fn run(&self) -> Result<()> {
        ensure!(self.steps > 0, "--steps must be at least 1");
        let mut config = TrainConfig::of(Path::new("random"))?;
        (config.network, config.image_size, config.batch) = (self.network, self.image_size, self.batch);
        config.check()?;
        let card =
            model_folder::blank_card(&config.network_config(), config.normalisation.values(), DataRecord::default())?;
        let labelled = random_batch(&config);
        let labels = Diagnosis::ALL.map(Label::Diagnosis);
        let objective = Objective::new(&labels, config.sampling_power, config.label_smoothing, config.logit_adjustment);

        let device = self.device.open()?;
        let autodiff = device.clone().autodiff();
        autodiff.seed(config.seed);
        let network = config.network_config().init(&autodiff)?;
        let parameters = network.num_params();
        let reparameterised = Parameters::gain_and_direction(&network, &FoldedBatchNorms::new(), &device)?;
        let mut state = initial_state(&config, reparameterised);
        // With random labels a very low learning rate keeps the loss finite for any number of steps.
        let rate = 1e-6;
        let training = self.seconds_per_step(|| {
            let _metrics = step(&mut state, &config, &objective, &device, &labelled, rate, Precision::F32)?;
            state.progress.step += 1;
            Ok(())
        })?;
        let classifier = Classifier::from_network(card, &state.parameters.network(), device);
        let inference = self.seconds_per_step(|| {
            let _assessments = pollster::block_on(classifier.assess(&labelled.0))?;
            Ok(())
        })?;
        self.print(&Measured {
            side_px: self.image_size,
            batch: self.batch,
            steps: self.steps,
            parameters,
            training_photos_per_second: self.batch as f64 / training,
            reading_photos_per_second: self.batch as f64 / inference,
        })
    }

    /// The median duration of a step.
    fn seconds_per_step(&self, mut step: impl FnMut() -> Result<()>) -> Result<f64> {
        let mut seconds = Vec::with_capacity(self.steps);
        for number in 0..WARM_UP_STEPS + self.steps {
            let began = Instant::now();
            step()?;
            if number >= WARM_UP_STEPS {
                seconds.push(began.elapsed().as_secs_f64());
            }
        }
        median(seconds).context("no step was measured")
    }

    fn print(&self, measured: &Measured) -> Result<()> {
        if self.json {
            println!("{}", serde_json::to_string(measured)?);
        } else {
            println!("batches of {} photos at {} px, {} steps", self.batch, self.image_size, self.steps);
            println!("training  {:7.1} photos/s", measured.training_photos_per_second);
            println!("inference {:7.1} photos/s", measured.reading_photos_per_second);
        }
        Ok(())
    }
}

/// A batch of random pixels with labels.
fn random_batch(config: &TrainConfig) -> LabelledBatch {
    let mut random = ChaCha8Rng::seed_from_u64(config.seed);
    let side_px = config.image_size as u32;
    let inputs = (0..config.batch).map(|_| {
        let mut rgb = vec![0; 3 * config.image_size * config.image_size];
        random.fill_bytes(&mut rgb);
        Input::new(&Photo::from_rgb(side_px, side_px, rgb), config.image_size, &config.normalisation.values())
    });
    let labels = Diagnosis::ALL.into_iter().cycle().take(config.batch);
    (inputs.collect(), labels.map(|diagnosis| Target::of(diagnosis.into())).collect())
}
