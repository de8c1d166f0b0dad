//! Commands for the maintainers of naevus: the replication of the original study, and benchmarks.

mod data_speed;
mod speed;
mod study;

use anyhow::Result;
use clap::Subcommand;

use data_speed::DataSpeed;
use speed::Speed;
use study::Study;

/// The part of the program's help that lists these commands; they are hidden from the list of a user's commands.
pub const HELP: &str = "\
Commands for maintenance:
  study       Repeat the original study: its own recipe, the same without leakage, and each of its claims
  speed       Measure training and inference speed on random inputs, in photos per second
  data-speed  Measure how fast archives are read, and the peak memory";

/// A command for maintenance.
#[derive(Subcommand)]
pub enum Maintenance {
    #[command(hide = true, after_help = AFTER_STUDY)]
    Study(Study),
    #[command(hide = true, after_help = AFTER_SPEED)]
    Speed(Speed),
    #[command(hide = true, after_help = AFTER_DATA_SPEED)]
    DataSpeed(DataSpeed),
}

const AFTER_STUDY: &str = "\
Example:
  trainer study --data nine-class --reference isic2019 --init mobilenet_v2.safetensors
The training takes hours. Ctrl-C saves it; the same command continues it.";

const AFTER_SPEED: &str = "\
Example:
  trainer speed --image-size 128 --batch 32 --steps 20
Do not use the machine for anything else meanwhile. `cargo xtask bench training` compares the speed with Keras.";

const AFTER_DATA_SPEED: &str = "\
Examples:
  trainer data-speed --drawn 400000
  trainer data-speed --data ham10000 photos.csv
`cargo xtask bench data` generates archives of growing size and writes the results into docs/performance.md.";

impl Maintenance {
    /// Runs the command.
    ///
    /// # Errors
    ///
    /// As the command's own `run`.
    pub fn run(&self) -> Result<()> {
        match self {
            Maintenance::Study(study) => study.run(),
            Maintenance::Speed(speed) => speed.run(),
            Maintenance::DataSpeed(data_speed) => data_speed.run(),
        }
    }
}
