//! `trainer average`: averages the weights of several runs (model soup).

use std::path::PathBuf;

use anyhow::{Result, ensure};
use burn::tensor::Device;
use clap::Args;
use naevus_network::classifier::{Classifier, network_config};
use naevus_network::weights;

use crate::files::write_atomic;
use crate::model_folder;
use crate::weights::trained_on;

/// Average the weights of runs with the same initial weights
///
/// The average is usually more accurate than the single runs (model soups, Wortsman et al. 2022). The output is a file
/// of initial weights for `train --init`; a short training with a low learning rate adapts them to quantisation. The
/// file lists the data that all of the runs were trained on.
#[derive(Args)]
pub struct Average {
    /// The run folders, with the same network and the same split
    #[arg(long, value_name = "FOLDER", num_args = 2.., required = true)]
    runs: Vec<PathBuf>,
    /// Output file, in the safetensors format
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

impl Average {
    /// Writes the mean weights.
    ///
    /// # Errors
    ///
    /// If a folder contains no run, two runs differ in network or split, or the file cannot be written.
    pub fn run(&self) -> Result<()> {
        let models: Vec<Classifier> =
            self.runs.iter().map(|run| model_folder::load(run, Device::flex())).collect::<Result<_>>()?;
        let first = &models[0];
        let architecture = network_config(first.card())?.architecture;
        let mut sources = first.card().data.all_trained_on();
        let mut mean = weights::named_tensors(first.network());
        for (model, run) in models.iter().zip(&self.runs).skip(1) {
            ensure!(
                network_config(model.card())?.architecture == architecture,
                "{} and {} have different networks and cannot be averaged",
                run.display(),
                self.runs[0].display()
            );
            ensure!(
                model.card().data.split_sha256 == first.card().data.split_sha256,
                "{} was trained with another split than {}; each was trained on photos of the other's test set",
                run.display(),
                self.runs[0].display()
            );
            trained_on::merge(&mut sources, model.card().data.all_trained_on());
            // Networks of the same architecture have the same order of names.
            for (ours, theirs) in mean.values_mut().zip(weights::named_tensors(model.network()).into_values()) {
                ours.values.iter_mut().zip(theirs.values).for_each(|(sum, value)| *sum += value);
            }
        }
        let share = 1.0 / models.len() as f32;
        mean.values_mut().for_each(|tensor| tensor.values.iter_mut().for_each(|value| *value *= share));
        let bytes = weights::write_with_metadata(&mean, weights::Precision::F32, trained_on::metadata(&sources)?)?;
        write_atomic(&self.out, &bytes)?;
        println!(
            "the mean of {} runs is in {}; continue with: trainer train --init {1}",
            models.len(),
            self.out.display()
        );
        Ok(())
    }
}
