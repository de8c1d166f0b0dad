//! The command line.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::{Args, Parser, Subcommand};

use crate::commands::audit::Audit;
use crate::commands::average::Average;
use crate::commands::classify::Classify;
use crate::commands::cross_validate::CrossValidate;
use crate::commands::evaluate::Evaluate;
use crate::commands::export::Export;
use crate::commands::leave_archive_out::LeaveArchiveOut;
use crate::maintenance::{self, Maintenance};
use crate::training::{self, TrainConfig};

/// Trains the network of naevus on archives of photos of skin lesions, and evaluates and exports it.
#[derive(Parser)]
#[command(
    version,
    after_help = format!("{}\n\nTypical workflow: audit, train, evaluate, export.", maintenance::help())
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    #[command(after_help = AFTER_AUDIT)]
    Audit(Audit),
    #[command(after_help = AFTER_TRAIN)]
    Train(Box<Train>),
    #[command(after_help = AFTER_EVALUATE)]
    Evaluate(Evaluate),
    #[command(after_help = AFTER_AVERAGE)]
    Average(Average),
    #[command(after_help = AFTER_EXPORT)]
    Export(Export),
    #[command(after_help = AFTER_CLASSIFY)]
    Classify(Classify),
    #[command(after_help = AFTER_CROSS_VALIDATE)]
    CrossValidate(Box<CrossValidate>),
    #[command(after_help = AFTER_LEAVE_ARCHIVE_OUT)]
    LeaveArchiveOut(Box<LeaveArchiveOut>),
    #[command(flatten)]
    Maintenance(Maintenance),
}

const AFTER_AUDIT: &str = "\
Examples:
  Audit the nine-class set against the labels and lesions of ISIC 2019:
    trainer audit nine-class --reference isic2019 --out audit
  Then train without the quarantined photos:
    trainer train --data nine-class --reference isic2019 --quarantine audit/quarantine.csv --run runs/mine";

const AFTER_TRAIN: &str = "\
Examples:
  Fine-tune the ImageNet weights on two archives, with labels corrected from ISIC 2019:
    trainer train --data ham10000 isic2017 --reference isic2019 --init mobilenet_v2.safetensors --run runs/mine
  Train the original study's network from scratch:
    trainer train --data nine-class --network plain-cnn --learning-rate 1e-3 --sampling-power 0 --run runs/study
  Ctrl-C saves a checkpoint. Continue from the last checkpoint:
    trainer train --resume runs/mine";

const AFTER_EVALUATE: &str = "\
Examples:
  Evaluate a run on its own test set, which it was not trained on:
    trainer evaluate --model runs/mine
  Evaluate an exported model on the test set of the run that it was exported from:
    trainer evaluate --model www/model --run runs/mine --out results
  Compare two runs on the same photos, and measure the refusal of photos without a lesion:
    trainer evaluate --model runs/mine --against runs/other --not-lesion everyday skin
  Evaluate on your own archive, a CSV with the columns path and label:
    trainer evaluate --photos photos.csv --out results";

const AFTER_AVERAGE: &str = "\
Examples:
  Average a run and a run that was started from its weights, then fine-tune the average:
    trainer average --runs runs/first runs/second --out mean.safetensors
    trainer train --data ham10000 isic2017 --reference isic2019 --init mean.safetensors --learning-rate 3e-5 \\
        --epochs 2 --qat-epochs 2 --run runs/mine";

const AFTER_EXPORT: &str = "\
Examples:
  trainer export --run runs/mine --card facts.json
  Fit the out-of-distribution check to photos without a lesion, and measure it on another folder as well:
    trainer export --run runs/mine --fit-not-lesion everyday skin faces conditions --not-lesion drawn
  Write the page's model as ONNX:
    trainer export --onnx naevus.onnx
The figures in the card are measured on the quantised weights that are written.";

const AFTER_CLASSIFY: &str = "\
Examples:
  trainer classify lesion.jpg
  trainer classify --csv photos/ > predictions.csv
  With the patient's age and the site of the lesion:
    trainer classify --age 72 --site back lesion.jpg";

const AFTER_CROSS_VALIDATE: &str = "\
Example:
  trainer cross-validate --folds 5 --data ham10000 isic2017 --reference isic2019 --init mobilenet_v2.safetensors
Ctrl-C saves a checkpoint; the same command continues from it.";

const AFTER_LEAVE_ARCHIVE_OUT: &str = "\
Example:
  trainer leave-archive-out --data ham10000 isic2017 nine-class --reference isic2019 --init mobilenet_v2.safetensors \\
      --epochs 6 --run runs/elsewhere
  trainer export --run runs/mine --left-out runs/elsewhere/leave_archive_out.json --document model.md
The number of trainings is one more than the number of archives. Ctrl-C saves a checkpoint; the same command continues
from it.";

/// Train a network on archives of photos, or resume a run
///
/// The run folder receives the configuration, the split by patient or lesion (split.csv), every photo that was dropped
/// or relabelled, with the reason (label-decisions.csv), the learning curve (metrics.csv), checkpoints, and the weights
/// with their model card.
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
struct Train {
    /// Resume the run in this folder from its last checkpoint; all other options are those of the run
    #[arg(long, value_name = "FOLDER", exclusive = true)]
    resume: Option<PathBuf>,
    /// Folder for the run; must not contain a run yet
    #[arg(long, value_name = "FOLDER", default_value = "runs/latest")]
    run: PathBuf,
    #[command(flatten)]
    config: Option<TrainConfig>,
}

/// Parses the command line of the program and runs the command.
///
/// # Errors
///
/// If the command fails. The error is a sentence. A command line that cannot be parsed ends the program.
pub fn run() -> Result<()> {
    match Cli::parse().command {
        Command::Audit(audit) => audit.run(),
        Command::Train(train) => train.run(),
        Command::Evaluate(evaluate) => evaluate.run(),
        Command::Average(average) => average.run(),
        Command::Export(export) => export.run(),
        Command::Classify(classify) => classify.run(),
        Command::CrossValidate(cross_validate) => cross_validate.run(),
        Command::LeaveArchiveOut(leave_archive_out) => leave_archive_out.run(),
        Command::Maintenance(maintenance) => maintenance.run(),
    }
}

impl Train {
    fn run(&self) -> Result<()> {
        match (&self.resume, &self.config) {
            (Some(run), _) => training::resume(run),
            (None, Some(config)) => training::train(&self.run, config),
            (None, None) => bail!("name the archives to train on with --data, or a run with --resume"),
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn former_names_of_options_still_work() {
        let config = |words: &str| {
            let words = format!("trainer train --data archive {words}");
            match Cli::try_parse_from(words.split(' ')).unwrap().command {
                Command::Train(train) => train.config.unwrap(),
                _ => panic!("{words} is another command"),
            }
        };
        let former = "--mixing 0.1 --averaging 0.9 --byte-epochs 1 --last-rate 0.2 --side 96 --train-side 64 \
                      --last-side 80 --last-side-epochs 1 --balance 0.3";
        let current = "--mixup 0.1 --ema-decay 0.9 --qat-epochs 1 --min-lr-ratio 0.2 --image-size 96 --train-size 64 \
                       --last-size 80 --last-size-epochs 1 --sampling-power 0.3";
        assert_eq!(config(former), config(current));
        assert_ne!(config(former), config("--epochs 12"));
    }

    #[test]
    fn maintenance_is_apart_in_the_help() {
        let help = Cli::command().render_help().to_string();
        let (for_users, for_maintenance) = help.split_once("Commands for maintenance:").unwrap();
        assert!(for_users.starts_with("Trains the network") && for_users.contains("leave-archive-out"), "{help}");
        for name in ["study", "speed", "data-speed"] {
            let line = |part: &str| part.lines().any(|line| line.starts_with(&format!("  {name} ")));
            assert!(line(for_maintenance) && !line(for_users), "{help}");
        }
    }
}
