//! The command line.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::{Args, Parser, Subcommand};

use crate::commands::audit::Audit;
use crate::commands::average::Average;
use crate::commands::classify::Classify;
use crate::commands::cross_validate::CrossValidate;
use crate::commands::data_speed::DataSpeed;
use crate::commands::evaluate::Evaluate;
use crate::commands::export::Export;
use crate::commands::leave_archive_out::LeaveArchiveOut;
use crate::commands::speed::Speed;
use crate::study::Study;
use crate::training::{self, TrainConfig};

/// Makes the weights of naevus from archives of dermoscopic photos, and measures them.
#[derive(Parser)]
#[command(
    version,
    after_help = "The way of a model: audit (what the photos are like), train, evaluate (on lesions it never saw), export (for the page)."
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
    #[command(after_help = AFTER_SPEED)]
    Speed(Speed),
    #[command(after_help = AFTER_CROSS_VALIDATE)]
    CrossValidate(Box<CrossValidate>),
    #[command(after_help = AFTER_LEAVE_ARCHIVE_OUT)]
    LeaveArchiveOut(Box<LeaveArchiveOut>),
    #[command(after_help = AFTER_STUDY)]
    Study(Study),
    #[command(after_help = AFTER_DATA_SPEED)]
    DataSpeed(DataSpeed),
}

const AFTER_AUDIT: &str = "\
Examples:
  The nine-class set, with the labels and lesions of ISIC 2019:
    trainer audit nine-class --reference isic2019 --out audit
  Then train without what should be left out:
    trainer train --data nine-class --reference isic2019 --quarantine audit/quarantine.csv --run runs/mine";

const AFTER_TRAIN: &str = "\
Examples:
  Fine-tune the ImageNet weights on two archives, their labels mended by ISIC 2019's:
    trainer train --data ham10000 isic2017 --reference isic2019 --init mobilenet_v2.safetensors --run runs/mine
  The original study's network, from scratch:
    trainer train --data nine-class --network plain-cnn --learning-rate 1e-3 --balance 0 --run runs/study
  Ctrl-C saves; go on exactly where it stopped:
    trainer train --resume runs/mine";

const AFTER_EVALUATE: &str = "\
Examples:
  The run's own test side, which it never saw:
    trainer evaluate --model runs/mine
  An exported model, on the test side of the run that it is from:
    trainer evaluate --model www/model --run runs/mine --out results
  Two runs on the same photos, and photos that show no lesion:
    trainer evaluate --model runs/mine --against runs/other --not-lesion everyday skin
  Your own archive, a CSV of path and label:
    trainer evaluate --photos photos.csv --out results";

const AFTER_AVERAGE: &str = "\
Examples:
  Of a run, and one that went on from it:
    trainer average --runs runs/first runs/second --out mean.safetensors
    trainer train --data ham10000 isic2017 --reference isic2019 --init mean.safetensors --learning-rate 3e-5 \\
        --epochs 2 --byte-epochs 2 --run runs/mine";

const AFTER_EXPORT: &str = "\
Examples:
  trainer export --run runs/mine --card facts.json
  With a refusal fitted to photos without a lesion, and figures on pictures that it was not fitted to:
    trainer export --run runs/mine --fit-not-lesion everyday skin faces conditions --not-lesion drawn
  The model of the page, for another runtime:
    trainer export --onnx naevus.onnx
The figures in the card are measured on the weights as they are written, not on those of the training.";

const AFTER_CLASSIFY: &str = "\
Examples:
  trainer classify lesion.jpg
  trainer classify --csv photos/ > readings.csv
  Where the patient's age and the lesion's site are known:
    trainer classify --age 72 --site back lesion.jpg";

const AFTER_SPEED: &str = "\
Example:
  trainer speed --side 128 --batch 32 --steps 20
Leave the machine alone meanwhile. `cargo xtask bench training` compares it with Keras.";

const AFTER_CROSS_VALIDATE: &str = "\
Example:
  trainer cross-validate --folds 5 --data ham10000 isic2017 --reference isic2019 --init mobilenet_v2.safetensors
Ctrl-C saves, and the same command goes on.";

const AFTER_LEAVE_ARCHIVE_OUT: &str = "\
Example:
  trainer leave-archive-out --data ham10000 isic2017 nine-class --reference isic2019 --init mobilenet_v2.safetensors \\
      --epochs 6 --run runs/elsewhere
  trainer export --run runs/mine --left-out runs/elsewhere/leave_archive_out.json --document model.md
It trains once more than there are archives. Ctrl-C saves, and the same command goes on.";

const AFTER_STUDY: &str = "\
Example:
  trainer study --data nine-class --reference isic2019 --init mobilenet_v2.safetensors
It trains for hours. Ctrl-C saves, and the same command goes on.";

const AFTER_DATA_SPEED: &str = "\
Examples:
  trainer data-speed --drawn 400000
  trainer data-speed --data ham10000 photos.csv
`cargo xtask bench data` draws archives of growing size and writes what they took into docs/performance.md.";

/// Learn from archives of photos, or go on with a run
///
/// The run folder gets the configuration, the split by patient or lesion (split.csv), every photo that was dropped or relabelled
/// with its reason (label-decisions.csv), the curve (metrics.csv), checkpoints, and the best weights with their card.
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
        Command::Audit(audit) => audit.run(),
        Command::Train(train) => train.run(),
        Command::Evaluate(evaluate) => evaluate.run(),
        Command::Average(average) => average.run(),
        Command::Export(export) => export.run(),
        Command::Classify(classify) => classify.run(),
        Command::Speed(speed) => speed.run(),
        Command::CrossValidate(cross_validate) => cross_validate.run(),
        Command::LeaveArchiveOut(leave_archive_out) => leave_archive_out.run(),
        Command::Study(study) => study.run(),
        Command::DataSpeed(data_speed) => data_speed.run(),
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
