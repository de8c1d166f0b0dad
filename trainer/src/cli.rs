//! The command line.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::{Args, Parser, Subcommand};

use crate::commands::classify::Classify;
use crate::commands::evaluate::Evaluate;
use crate::commands::export::Export;
use crate::training::{self, TrainConfig};

/// Makes the weights of naevus from archives of dermoscopic photos, and measures them.
#[derive(Parser)]
#[command(version, after_help = "Begin with: trainer train --data ARCHIVE... --run runs/first")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Learn from archives of photos, or go on with a run
    Train(Box<Train>),
    Evaluate(Evaluate),
    Export(Export),
    Classify(Classify),
}

#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
struct Train {
    /// Go on with the run in this folder, exactly where it stopped; all else comes from the run
    #[arg(long, value_name = "FOLDER", exclusive = true)]
    resume: Option<PathBuf>,
    /// Folder for the run; must not hold one yet
    #[arg(long, value_name = "FOLDER", default_value = "runs/latest")]
    run: PathBuf,
    #[command(flatten)]
    config: Option<TrainConfig>,
}

/// Does what the command line says.
///
/// # Errors
///
/// Whatever stops the command, as a sentence.
pub fn run() -> Result<()> {
    match Cli::parse().command {
        Command::Train(train) => train.run(),
        Command::Evaluate(evaluate) => evaluate.run(),
        Command::Export(export) => export.run(),
        Command::Classify(classify) => classify.run(),
    }
}

impl Train {
    fn run(&self) -> Result<()> {
        match (&self.resume, &self.config) {
            (Some(run), _) => training::resume(run),
            (None, Some(config)) => training::train(&self.run, config),
            (None, None) => bail!("name the archives to learn from with --data, or a run with --resume"),
        }
    }
}
