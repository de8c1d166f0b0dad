//! The photos of the run of an exported model.

use std::path::Path;

use anyhow::{Context, Error, Result, ensure};
use naevus_reading::card::ModelCard;
use naevus_reading::photo::Photo;

use crate::photos;
use crate::split::{SavedSplit, SplitRow};

/// The split of the run in the folder `run`, with which the model in the folder `model` was trained.
///
/// # Errors
///
/// If it cannot be read, or is not that of the card.
pub fn split_of(model: &Path, card: &ModelCard, run: &Path) -> Result<SavedSplit> {
    let split = SavedSplit::read(run)?;
    ensure!(
        split.sha256 == card.data.split_sha256,
        "the model in {} was trained on another split than that of {}; name its run with --run",
        model.display(),
        run.display()
    );
    Ok(split)
}

/// Decodes the photo of a row.
///
/// # Errors
///
/// If the photo cannot be read.
pub fn read(row: &SplitRow) -> Result<Photo> {
    photos::read(&row.path)
        .map_err(Error::msg)
        .with_context(|| format!("{}; start the command where the run was started", row.path.display()))
}
