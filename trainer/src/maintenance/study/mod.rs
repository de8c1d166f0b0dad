//! `trainer study`: replication of the original study, with and without its data leakage. The command can be resumed.

mod arms;
mod claims;
mod document;
mod nine_class;
mod predictions;
mod results;
mod training;

use std::path::PathBuf;

use anyhow::{Result, ensure};
use clap::Args;

use arms::{ARMS, Arm};
use document::Method;
use nine_class::NineClass;
use results::ArmResult;

use crate::training::{NetworkChoice, check_same_options};

/// Replicate the original study: its recipe with and without data leakage, and each of its claims
///
/// Trains every arm with every seed, each in its own folder, and writes the document from the predictions for photos
/// that were not used for training. An interrupted study is resumed by the same command.
#[derive(Args, Clone, Debug)]
pub struct Study {
    /// Folder of the nine-class set, with its original Train and Test folders
    #[arg(long, value_name = "FOLDER")]
    data: PathBuf,
    /// Folder of ISIC 2019's ground truth and metadata, for correcting labels and grouping lesions
    #[arg(long, value_name = "FOLDER")]
    reference: PathBuf,
    /// ImageNet weights for the fine-tuned arm
    #[arg(long, value_name = "FILE")]
    init: PathBuf,
    /// Image size in pixels; 180 in the original study
    #[arg(long, alias = "side", default_value_t = 64, value_name = "PX")]
    image_size: usize,
    /// Number of epochs; 30 in the original study
    #[arg(long, default_value_t = 30, value_name = "N")]
    epochs: usize,
    /// Number of seeds of every arm
    #[arg(long, default_value_t = 3, value_name = "N")]
    seeds: u64,
    /// Folder of the runs
    #[arg(long, default_value = "runs/study", value_name = "FOLDER")]
    out: PathBuf,
    /// File of the document; its charts are written to a folder of the same name
    #[arg(long, default_value = "docs/study.md", value_name = "FILE")]
    document: PathBuf,
}

impl Study {
    /// Trains all arms that are not trained yet, then writes the document.
    ///
    /// # Errors
    ///
    /// If the set, the reference or the weights cannot be read, or a folder is not writable.
    pub fn run(&self) -> Result<()> {
        ensure!(self.seeds > 0, "--seeds must be at least 1");
        let photos = NineClass::read(&self.data, &self.reference)?;
        println!(
            "{} photos in Train, {} in Test, {} of them in both; {} after reconciliation",
            photos.train.len(),
            photos.test.len(),
            photos.leaked().len(),
            photos.reconciled.records.len()
        );
        for seed in 1..=self.seeds {
            for arm in &ARMS {
                let run = self.folder(arm, seed);
                let mut config = arm.config(&self.data, self.image_size, self.epochs, seed)?;
                config.reference = Some(self.reference.clone());
                if config.network == NetworkChoice::MobilenetV2 {
                    config.init = Some(self.init.clone());
                }
                config.check()?;
                check_same_options(&run, &config)?;
                let predictions_file = predictions::file(&run);
                if predictions_file.exists() {
                    continue;
                }
                println!("arm {} with seed {seed}: {}", arm.name, arm.description);
                let Some(predictions) = training::train(&run, arm, &config, &photos)? else {
                    println!("interrupted; run the same command to resume");
                    return Ok(());
                };
                predictions::write(&predictions_file, &predictions)?;
            }
        }
        let mut results = Vec::new();
        for arm in &ARMS {
            let runs: Vec<(u64, PathBuf)> = (1..=self.seeds).map(|seed| (seed, self.folder(arm, seed))).collect();
            results.push(ArmResult::read(arm, &runs)?);
        }
        let method = Method { image_size: self.image_size, epochs: self.epochs, seeds: self.seeds };
        document::write(&self.document, &method, &results, &photos)?;
        println!("written to {}", self.document.display());
        Ok(())
    }

    fn folder(&self, arm: &Arm, seed: u64) -> PathBuf {
        let folder = |name: &str| self.out.join(format!("{name}-{seed}"));
        arm.former_name.map(folder).filter(|former| former.exists()).unwrap_or_else(|| folder(arm.name))
    }
}
