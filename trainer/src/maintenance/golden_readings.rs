//! `trainer golden-readings`: computes the reference outputs of a model again.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use crate::model_folder;

/// Compute the reference outputs of a model again, after a change of the outputs that the card stores
#[derive(Args)]
pub struct GoldenReadings {
    /// A run folder, or an exported model, with a card of this version or of the version before
    #[arg(long, value_name = "FOLDER", default_value = "www/model")]
    model: PathBuf,
}

impl GoldenReadings {
    /// Writes the card with the reference outputs of its weights, in the format of this version
    /// ([`model_folder::renew_golden_readings`]).
    ///
    /// # Errors
    ///
    /// If the folder contains no model, or the card differs from this version in more than the reference outputs.
    pub fn run(&self) -> Result<()> {
        let card = model_folder::renew_golden_readings(&self.model)?;
        println!("{} golden readings are in the card in {}", card.golden_readings.len(), self.model.display());
        Ok(())
    }
}
