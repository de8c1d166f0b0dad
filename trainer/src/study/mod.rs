//! `trainer study`: the original study again, with its leaks and without, as one command that goes on where it stopped.

mod arms;
mod claims;
mod document;
mod nine_class;
mod readings;
mod results;
mod training;

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use clap::Args;

use arms::ARMS;
use document::Method;
use nine_class::NineClass;
use results::ArmResult;

use crate::training::{NetworkChoice, check_begun};

/// Redo the original study: its own recipe, the same without leakage, and each of its claims by itself
///
/// Trains every arm with every seed, each in a folder of its own, and writes the document from what they say of photos
/// they have not learnt from. Stopped, it goes on where it was when it is called again with the same options.
#[derive(Args, Clone, Debug)]
pub struct Study {
    /// The nine-class set, with its own Train and Test folders
    #[arg(long, value_name = "FOLDER")]
    data: PathBuf,
    /// Folder of ISIC 2019's ground truth and metadata, by which labels are mended and lesions are grouped
    #[arg(long, value_name = "FOLDER")]
    reference: PathBuf,
    /// ImageNet weights for the arm that begins with them
    #[arg(long, value_name = "FILE")]
    init: PathBuf,
    /// Side of the photos, in pixels; the original's is 180
    #[arg(long, default_value_t = 64, value_name = "PX")]
    side: usize,
    /// Epochs of every training; the original's are 30
    #[arg(long, default_value_t = 30, value_name = "N")]
    epochs: usize,
    /// How often every arm is trained, each time with another seed
    #[arg(long, default_value_t = 3, value_name = "N")]
    seeds: u64,
    /// Folder for the trainings
    #[arg(long, default_value = "runs/study", value_name = "FOLDER")]
    out: PathBuf,
    /// The document; its charts go into a folder of its name beside it
    #[arg(long, default_value = "docs/study.md", value_name = "FILE")]
    document: PathBuf,
}

/// What the last weights of a training say, in its folder.
const READINGS_FILE: &str = "readings.csv";

impl Study {
    /// Trains what is not trained yet, then writes the document.
    ///
    /// # Errors
    ///
    /// Where the set, the reference or the weights cannot be read, or a folder cannot be written to.
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
                let mut config = arm.config(&self.data, self.side, self.epochs, seed)?;
                config.reference = Some(self.reference.clone());
                if config.network == NetworkChoice::MobilenetV2 {
                    config.init = Some(self.init.clone());
                }
                config.check()?;
                check_begun(&run, &config)?;
                if run.join(READINGS_FILE).exists() {
                    continue;
                }
                println!("arm {} with seed {seed}: {}", arm.name, arm.what);
                let Some(readings) = training::train(&run, arm, &config, &photos)? else {
                    println!("stopped; the same command goes on from here");
                    return Ok(());
                };
                readings::write(&run.join(READINGS_FILE), &readings)?;
            }
        }
        let mut results = Vec::new();
        for arm in &ARMS {
            let runs: Vec<(u64, PathBuf)> = (1..=self.seeds).map(|seed| (seed, self.folder(arm, seed))).collect();
            results.push(ArmResult::read(arm, &runs)?);
        }
        let method = Method { side_px: self.side, epochs: self.epochs, seeds: self.seeds };
        document::write(&self.document, &method, &results, &photos)?;
        println!("written to {}", self.document.display());
        Ok(())
    }

    fn folder(&self, arm: &arms::Arm, seed: u64) -> PathBuf {
        Path::new(&self.out).join(format!("{}-{seed}", arm.name))
    }
}
