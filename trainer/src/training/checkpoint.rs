//! Checkpoints: the complete state of a training on disk, from which it resumes exactly.

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
use super::step::StepMetrics;
use crate::files::{remove_unfinished, write_atomic};

/// The file that names the folder of the last complete checkpoint.
const POINTER: &str = "checkpoint.json";
/// The beginning of the name of a checkpoint's folder, before the number of its step.
const FOLDER: &str = "checkpoint-";

/// Progress of a training, apart from the weights and the optimiser's state.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    /// Steps completed.
    pub step: usize,
    /// The highest balanced accuracy on the validation set so far.
    pub best: Option<f64>,
    /// Epochs since the highest balanced accuracy.
    pub epochs_since_best: usize,
    /// The sum of the losses of this epoch's steps, and the number of steps.
    pub epoch_loss: (f64, usize),
    /// The number of correct predictions in this epoch's steps, and the number of photos.
    #[serde(default, alias = "epoch_right")]
    pub epoch_correct: (usize, usize),
    /// Seconds of training, summed over all resumptions.
    pub seconds: f64,
}

impl Progress {
    /// Adds a step with `photos` photos.
    pub fn add_step(&mut self, metrics: StepMetrics, photos: usize) {
        self.step += 1;
        self.epoch_loss = (self.epoch_loss.0 + metrics.loss, self.epoch_loss.1 + 1);
        self.epoch_correct = (self.epoch_correct.0 + metrics.correct, self.epoch_correct.1 + photos);
    }

    /// Whether early stopping applies: `patience` epochs without improvement; never if `patience` is 0.
    pub fn patience_is_exhausted(&self, patience: usize) -> bool {
        patience > 0 && self.epochs_since_best >= patience
    }

    /// The mean loss of this epoch's steps; 0 before the first step.
    pub fn mean_loss(&self) -> f64 {
        self.epoch_loss.0 / self.epoch_loss.1.max(1) as f64
    }
}

/// The complete state of a training.
pub struct Checkpoint {
    /// The trained parameters.
    pub parameters: Parameters,
    /// The exponential moving average of the network's weights.
    pub average: Network,
    /// The optimiser with its moment estimates.
    pub optimizer: ModuleOptimizer,
    /// The progress.
    pub progress: Progress,
}

impl Checkpoint {
    /// Whether the folder `run` has a checkpoint.
    pub fn exists(run: &Path) -> bool {
        run.join(POINTER).exists()
    }

    /// The step of the checkpoint in the folder `run`; `None` if it has none.
    pub fn step(run: &Path) -> Option<usize> {
        let folder = pointer(run).ok()?;
        folder.file_name()?.to_str()?.strip_prefix(FOLDER)?.parse().ok()
    }

    /// Writes the checkpoint into the folder `run`. The previous checkpoint is removed after this one is complete.
    ///
    /// # Errors
    ///
    /// If a file cannot be written; the previous checkpoint is then kept, and nothing of this one.
    pub fn save(&self, run: &Path) -> Result<()> {
        let name = format!("{FOLDER}{}", self.progress.step);
        let written = self.write(run, &name);
        // The folder of a failed attempt would take the space that the next one needs.
        remove_leftovers(run);
        written
    }

    fn write(&self, run: &Path, name: &str) -> Result<()> {
        let folder = run.join(name);
        fs::create_dir_all(&folder).with_context(|| format!("{} cannot be created", folder.display()))?;
        write_module(&folder.join("parameters.bpk"), self.parameters.clone())?;
        write_module(&folder.join("average.bpk"), self.average.clone())?;
        write_atomic(&folder.join("optimizer.bpk"), &self.optimizer.into_bytes()?)?;
        write_atomic(&folder.join("progress.json"), &serde_json::to_vec_pretty(&self.progress)?)?;
        write_atomic(&run.join(POINTER), &serde_json::to_vec(name)?)
    }

    /// Fills `blank`, made from the same configuration, with the checkpoint in `run`.
    ///
    /// # Errors
    ///
    /// If there is no checkpoint, or the checkpoint is of another network.
    pub fn load(run: &Path, blank: Checkpoint) -> Result<Checkpoint> {
        let folder = pointer(run)?;
        let read = |name: &str| {
            let path = folder.join(name);
            fs::read(&path).with_context(|| format!("the checkpoint's {} cannot be read", path.display()))
        };
        let damaged = || {
            format!(
                "the checkpoint {} is damaged or of another network; restore it from a copy, or start a new run",
                folder.display()
            )
        };
        let optimizer = Bytes::from_bytes_vec(read("optimizer.bpk")?);
        Ok(Checkpoint {
            parameters: fill(blank.parameters, read("parameters.bpk")?).with_context(damaged)?,
            average: fill(blank.average, read("average.bpk")?).with_context(damaged)?,
            optimizer: blank.optimizer.from_bytes(optimizer).with_context(damaged)?,
            progress: serde_json::from_slice(&read("progress.json")?).with_context(damaged)?,
        })
    }
}

/// Removes what a killed program or a failed attempt left in the folder `run`: files that were not completed, and the
/// folders of checkpoints except the last complete one. What cannot be removed is left, because it does no harm.
pub fn remove_leftovers(run: &Path) {
    remove_unfinished(run);
    let last = pointer(run).ok();
    if last.is_none() && Checkpoint::exists(run) {
        // A damaged pointer does not tell which checkpoint is complete.
        return;
    }
    for entry in fs::read_dir(run).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let step = name.to_str().and_then(|name| name.strip_prefix(FOLDER));
        let is_checkpoint = step.is_some_and(|step| step.parse::<usize>().is_ok()) && entry.path().is_dir();
        if is_checkpoint && last.as_ref() != Some(&entry.path()) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
    if let Some(last) = last {
        remove_unfinished(&last);
    }
}

fn pointer(run: &Path) -> Result<PathBuf> {
    let path = run.join(POINTER);
    let bytes = fs::read(&path)
        .with_context(|| format!("{} cannot be read; the folder has no checkpoint to resume from", path.display()))?;
    let name: String = serde_json::from_slice(&bytes).with_context(|| format!("{} is damaged", path.display()))?;
    Ok(run.join(name))
}

fn write_module(path: &Path, module: impl Module) -> Result<()> {
    write_atomic(path, &module.into_record().into_bytes()?)
}

/// `module` with the tensors of `bytes`, in burn's format.
fn fill<M: Module>(module: M, bytes: Vec<u8>) -> Result<M> {
    let record = ModuleRecord::from_bytes(Bytes::from_bytes_vec(bytes))?;
    Ok(module.try_load_record(record.cast_to_module_dtype())?)
}
