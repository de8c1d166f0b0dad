//! `cargo xtask bench`: benchmarks of naevus, some against other runtimes. The results go into `docs/performance.md`.

mod browser;
mod browser_report;
mod data;
mod document;
mod peers;
mod sizes;
mod statistics;
mod table;
mod training;

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Subcommand;
use serde_json::Value;
use xshell::Cmd;

use crate::workspace::{Workspace, run_with_lines};

pub use self::peers::install_npm_packages;

/// The benchmarks.
#[derive(Debug, Subcommand)]
pub enum Bench {
    /// Benchmark the site in headless Chromium against ONNX Runtime Web and TensorFlow.js with the same weights.
    ///
    /// Needs node and npm for the other runtimes. Takes about 20 minutes once the site is built. Run nothing else on
    /// the machine meanwhile.
    Browser {
        /// A built site to measure. By default the site is built first.
        #[arg(long, value_name = "FOLDER")]
        dist: Option<PathBuf>,
    },
    /// Benchmark training and inference of the trainer against Keras with the same network.
    ///
    /// Needs python3 with venv for Keras. Takes about 15 minutes. Run nothing else on the machine meanwhile.
    Training {
        /// Widths and heights of the photos, in pixels.
        #[arg(long, value_name = "PX", num_args = 1.., default_values_t = [160, 128])]
        image_sizes: Vec<u32>,
        /// Photos per step.
        #[arg(long, value_name = "N", default_value_t = 32)]
        batch: u32,
        /// Steps per round, for training and inference each.
        #[arg(long, value_name = "N", default_value_t = 8)]
        steps: u32,
        /// Rounds, in each of which naevus and Keras run once.
        #[arg(long, value_name = "N", default_value_t = 5)]
        rounds: u32,
    },
    /// Measure time and memory of reading synthetic archives of increasing size.
    ///
    /// The largest archive needs 2 GB of disk for temporary files. The benchmark takes some minutes.
    Data {
        /// Photos in each archive.
        #[arg(long, value_name = "N", num_args = 1.., default_values_t = [25_000, 100_000, 400_000])]
        photos: Vec<u32>,
        /// Memory for decoded photos, in GiB. The default is too small for even the smallest archive.
        #[arg(long, value_name = "GIB", default_value_t = 0.25)]
        photo_memory: f64,
        /// A built trainer to measure. By default it is built first.
        #[arg(long, value_name = "FILE")]
        trainer: Option<PathBuf>,
    },
}

/// Runs a benchmark, prints the tables and writes them into `docs/performance.md`.
///
/// # Errors
///
/// If naevus cannot be measured, or the runtimes give different probabilities. If another runtime does not run, its row
/// contains the reason instead.
pub fn run(workspace: &Workspace, bench: Bench) -> Result<()> {
    match bench {
        Bench::Browser { dist } => browser::run(workspace, dist),
        Bench::Training { image_sizes, batch, steps, rounds } => {
            training::run(workspace, &training::Options { image_sizes_px: image_sizes, batch, steps, rounds })
        }
        Bench::Data { photos, photo_memory, trainer } => {
            data::run(workspace, &data::Options { photos, photo_memory_gib: photo_memory, trainer })
        }
    }
}

/// The JSON object that `command` prints on a line of its own. Its complete output is printed as well.
fn json_output(command: Cmd<'_>) -> Result<Value> {
    let mut output = None;
    run_with_lines(command, |line| {
        if line.starts_with('{') {
            output = serde_json::from_str(line).ok();
        }
    })?;
    output.context("the output contains no JSON")
}
