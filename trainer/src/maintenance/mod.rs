//! Commands for the maintainers of naevus: the replication of the original study, benchmarks, golden readings, the
//! thresholds of the findings on a photo's quality, how often another square is proposed, and what photos of one lesion
//! differ by.

mod data_speed;
mod fit_quality;
mod golden_readings;
mod measure_proposals;
mod repeatability;
mod run_photos;
mod speed;
mod study;

use anyhow::Result;
use clap::{Command, Subcommand};

use data_speed::DataSpeed;
use fit_quality::FitQuality;
use golden_readings::GoldenReadings;
use measure_proposals::MeasureProposals;
use repeatability::Repeatability;
use speed::Speed;
use study::Study;

/// The part of the program's help that lists these commands; they are hidden from the list of a user's commands.
pub fn help() -> String {
    let commands = Maintenance::augment_subcommands(Command::new("maintenance"));
    let line = |command: &Command| {
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        format!("\n  {:<17}  {about}", command.get_name())
    };
    format!("Commands for maintenance:{}", commands.get_subcommands().map(line).collect::<String>())
}

/// A command for maintenance.
#[derive(Subcommand)]
pub enum Maintenance {
    #[command(hide = true, after_help = AFTER_STUDY)]
    Study(Study),
    #[command(hide = true, after_help = AFTER_SPEED)]
    Speed(Speed),
    #[command(hide = true, after_help = AFTER_DATA_SPEED)]
    DataSpeed(DataSpeed),
    #[command(hide = true, after_help = AFTER_GOLDEN_READINGS)]
    GoldenReadings(GoldenReadings),
    #[command(hide = true, after_help = AFTER_FIT_QUALITY)]
    FitQuality(FitQuality),
    #[command(hide = true, after_help = AFTER_MEASURE_PROPOSALS)]
    MeasureProposals(MeasureProposals),
    #[command(hide = true, after_help = AFTER_REPEATABILITY)]
    Repeatability(Repeatability),
}

const AFTER_STUDY: &str = "\
Example:
  trainer study --data nine-class --reference isic2019 --init mobilenet_v2.safetensors
The trainings take hours. Ctrl-C saves a checkpoint; the same command continues from it.";

const AFTER_SPEED: &str = "\
Example:
  trainer speed --image-size 128 --batch 32 --steps 20
Run nothing else on the machine meanwhile. `cargo xtask bench training` compares the speed with Keras.";

const AFTER_DATA_SPEED: &str = "\
Examples:
  trainer data-speed --drawn 400000
  trainer data-speed --data ham10000 photos.csv
`cargo xtask bench data` generates archives of increasing size and writes the results into docs/performance.md.";

const AFTER_GOLDEN_READINGS: &str = "\
Example:
  trainer golden-readings --model www/model
A run that was trained by the version before needs this before it can be exported.";

const AFTER_FIT_QUALITY: &str = "\
Example:
  trainer fit-quality --run runs/mine --model www/model --document docs/model.md
Thresholds are fitted on photos of the run's training set and measured on photos of its other sets.";

const AFTER_MEASURE_PROPOSALS: &str = "\
Example:
  trainer measure-proposals pad-ufes/images
The photos show one lesion each, in the middle. Changed photos are made of those whose outline is whole.";
const AFTER_REPEATABILITY: &str = "\
Example:
  trainer repeatability --run runs/mine --model www/model --document docs/model.md
Run it after every export: the repeatability of probabilities is that of the exported weights.";

impl Maintenance {
    /// Runs the command.
    ///
    /// # Errors
    ///
    /// If the command fails.
    pub fn run(&self) -> Result<()> {
        match self {
            Maintenance::Study(study) => study.run(),
            Maintenance::Speed(speed) => speed.run(),
            Maintenance::DataSpeed(data_speed) => data_speed.run(),
            Maintenance::GoldenReadings(golden_readings) => golden_readings.run(),
            Maintenance::FitQuality(fit_quality) => fit_quality.run(),
            Maintenance::MeasureProposals(measure) => measure.run(),
            Maintenance::Repeatability(repeatability) => repeatability.run(),
        }
    }
}
