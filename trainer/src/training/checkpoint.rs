//! Where a training stands, on disk, so that it goes on exactly after it was stopped.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use burn::module::Module;
use burn::optim::ModuleOptimizer;
use burn::store::ModuleRecord;
use burn::tensor::Bytes;
use naevus_network::Network;
use serde::{Deserialize, Serialize};

use super::parameters::Parameters;
use super::step::StepOutcome;
use crate::files::write_whole;

const POINTER: &str = "checkpoint.json";

/// How far a training is, beside its weights.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    /// Steps done.
    pub step: usize,
    /// The highest balanced accuracy on the validation side yet.
    pub best: Option<f64>,
    /// Epochs since then.
    pub epochs_since_best: usize,
    /// The sum of the losses of this epoch's steps, and how many there were.
    pub epoch_loss: (f64, usize),
    /// How many photos of this epoch's steps were read right, and how many there were.
    #[serde(default)]
    pub epoch_right: (usize, usize),
    /// Seconds of training in all its sittings.
    pub seconds: f64,
}

impl Progress {
    /// Counts a step of `photos` photos.
    pub fn count(&mut self, outcome: StepOutcome, photos: usize) {
        self.step += 1;
        self.epoch_loss = (self.epoch_loss.0 + outcome.loss, self.epoch_loss.1 + 1);
        self.epoch_right = (self.epoch_right.0 + outcome.right, self.epoch_right.1 + photos);
    }

    /// Whether `patience` epochs have passed since the best; never where that is 0.
    pub fn is_out_of(&self, patience: usize) -> bool {
        patience > 0 && self.epochs_since_best >= patience
    }

    /// The mean loss of this epoch's steps; 0 before the first.
    pub fn mean_loss(&self) -> f64 {
        self.epoch_loss.0 / self.epoch_loss.1.max(1) as f64
    }
}

/// The complete state of a training.
pub struct Checkpoint {
    /// What the optimiser moves.
    pub parameters: Parameters,
    /// The running average of the network's weights.
    pub average: Network,
    /// The optimiser with its moments.
    pub optimizer: ModuleOptimizer,
    /// How far it is.
    pub progress: Progress,
}

impl Checkpoint {
    /// Whether there is one in `run`.
    pub fn exists(run: &Path) -> bool {
        run.join(POINTER).exists()
    }

    /// Writes it into the folder `run`. The one before is removed only when this one is whole.
    ///
    /// # Errors
    ///
    /// Where the disk is full or the folder is gone; the checkpoint before then still stands.
    pub fn save(&self, run: &Path) -> Result<()> {
        let before = pointer(run).ok();
        let name = format!("checkpoint-{}", self.progress.step);
        let folder = run.join(&name);
        fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        write_module(&folder.join("parameters.bpk"), self.parameters.clone())?;
        write_module(&folder.join("average.bpk"), self.average.clone())?;
        write_whole(&folder.join("optimizer.bpk"), &self.optimizer.into_bytes()?)?;
        write_whole(&folder.join("progress.json"), &serde_json::to_vec_pretty(&self.progress)?)?;
        write_whole(&run.join(POINTER), &serde_json::to_vec(&name)?)?;
        if let Some(before) = before.filter(|before| *before != folder) {
            let _ = fs::remove_dir_all(before); // it is of no more use, and does no harm
        }
        Ok(())
    }

    /// Fills `blank`, made from the same configuration, with the checkpoint in `run`.
    ///
    /// # Errors
    ///
    /// Where there is none or it is not of this network.
    pub fn load(run: &Path, blank: Checkpoint) -> Result<Checkpoint> {
        let folder = pointer(run)?;
        let read = |name: &str| {
            let path = folder.join(name);
            fs::read(&path).with_context(|| format!("the checkpoint's {} cannot be read", path.display()))
        };
        Ok(Checkpoint {
            parameters: fill(blank.parameters, read("parameters.bpk")?)?,
            average: fill(blank.average, read("average.bpk")?)?,
            optimizer: blank.optimizer.from_bytes(Bytes::from_bytes_vec(read("optimizer.bpk")?))?,
            progress: serde_json::from_slice(&read("progress.json")?)?,
        })
    }
}

fn pointer(run: &Path) -> Result<PathBuf> {
    let path = run.join(POINTER);
    let bytes =
        fs::read(&path).with_context(|| format!("{} cannot be read: there is nothing to resume", path.display()))?;
    let name: String = serde_json::from_slice(&bytes).with_context(|| format!("{} is damaged", path.display()))?;
    Ok(run.join(name))
}

fn write_module(path: &Path, module: impl Module) -> Result<()> {
    write_whole(path, &module.into_record().into_bytes()?)
}

/// `module` with the tensors that `bytes` hold, as burn stores them.
fn fill<M: Module>(module: M, bytes: Vec<u8>) -> Result<M> {
    let record = ModuleRecord::from_bytes(Bytes::from_bytes_vec(bytes))?;
    Ok(module.try_load_record(record.cast_to_module_dtype())?)
}
