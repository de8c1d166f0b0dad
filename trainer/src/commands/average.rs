//! `trainer average`: the mean of the weights of several runs.

use std::path::PathBuf;

use anyhow::{Result, ensure};
use burn::tensor::Device;
use clap::Args;
use naevus_network::classifier::{Classifier, network_config};
use naevus_network::weights;

use crate::files::write_whole;
use crate::model_folder;
use crate::weights::seen::{unite, words};

/// Average the weights of runs that began with the same weights: the mean reads better than each
///
/// (Model soups, Wortsman et al. 2022.) What is written are first weights for `train --init`: a short training at a low
/// rate teaches them to be rounded, measures them and makes a run of them. The file says what all of them were fitted to.
#[derive(Args)]
pub struct Average {
    /// The run folders; of one network and one split
    #[arg(long, value_name = "FOLDER", num_args = 2.., required = true)]
    runs: Vec<PathBuf>,
    /// File for the weights: a .safetensors
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

impl Average {
    /// Writes the mean weights.
    ///
    /// # Errors
    ///
    /// Where a folder holds no run, two of them differ in network or split, or the file cannot be written.
    pub fn run(&self) -> Result<()> {
        let models: Vec<Classifier> =
            self.runs.iter().map(|run| model_folder::load(run, Device::flex())).collect::<Result<_>>()?;
        let first = &models[0];
        let architecture = network_config(first.card())?.architecture;
        let mut seen = first.card().data.all_trained_on();
        let mut mean = weights::named_tensors(first.network());
        for (model, run) in models.iter().zip(&self.runs).skip(1) {
            ensure!(
                network_config(model.card())?.architecture == architecture,
                "{} is another network than {}; there is no mean of them",
                run.display(),
                self.runs[0].display()
            );
            ensure!(
                model.card().data.split_sha256 == first.card().data.split_sha256,
                "{} was trained with another split than {}; their mean would have seen the test side of both",
                run.display(),
                self.runs[0].display()
            );
            unite(&mut seen, model.card().data.all_trained_on());
            // One network has one order of names.
            for (ours, theirs) in mean.values_mut().zip(weights::named_tensors(model.network()).into_values()) {
                ours.values.iter_mut().zip(theirs.values).for_each(|(sum, value)| *sum += value);
            }
        }
        let share = 1.0 / models.len() as f32;
        mean.values_mut().for_each(|tensor| tensor.values.iter_mut().for_each(|value| *value *= share));
        let bytes = weights::write_with_metadata(&mean, weights::Precision::F32, words(&seen)?)?;
        write_whole(&self.out, &bytes)?;
        println!(
            "the mean of {} runs is in {}; go on with: trainer train --init {1}",
            models.len(),
            self.out.display()
        );
        Ok(())
    }
}
