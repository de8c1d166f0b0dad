//! `cargo xtask bench`: naevus beside other runtimes and by itself, into `docs/performance.md`.

mod browser;
mod browser_report;
mod data;
mod document;
mod machine;
mod peers;
mod sizes;
mod statistics;
mod table;
mod training;

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Subcommand;
use serde_json::Value;

use crate::command::Invocation;
use crate::workspace::Workspace;

/// What can be measured.
#[derive(Debug, Subcommand)]
pub enum Bench {
    /// The site in a headless Chromium, beside ONNX Runtime Web and TensorFlow.js with the same weights.
    ///
    /// Needs node and npm for the peers. Takes about 20 minutes once the site is built; leave the machine alone meanwhile.
    Browser {
        /// A built site to measure. By default the site is built first.
        #[arg(long, value_name = "FOLDER")]
        dist: Option<PathBuf>,
    },
    /// The trainer's step and its reading, beside Keras with the same network.
    ///
    /// Needs python3 with venv for Keras. Takes about a quarter of an hour; leave the machine alone meanwhile.
    Training {
        /// Sides of the photos, in pixels.
        #[arg(long, value_name = "PX", num_args = 1.., default_values_t = [160, 128])]
        sides: Vec<u32>,
        /// Photos a step.
        #[arg(long, value_name = "N", default_value_t = 32)]
        batch: u32,
        /// Steps a turn, of training and of reading each.
        #[arg(long, value_name = "N", default_value_t = 8)]
        steps: u32,
        /// Turns of each, ours and Keras's by turns.
        #[arg(long, value_name = "N", default_value_t = 5)]
        rounds: u32,
    },
    /// The trainer's readers on archives that are drawn, of growing size: seconds and memory.
    ///
    /// The largest takes 2 GB of disk for temporary files, and all of them some minutes.
    Data {
        /// Photos in each archive.
        #[arg(long, value_name = "N", num_args = 1.., default_values_t = [25_000, 100_000, 400_000])]
        photos: Vec<u32>,
        /// Memory for decoded photos, in GiB; small, so that even the smallest archive does not fit.
        #[arg(long, value_name = "GIB", default_value_t = 0.25)]
        photo_memory: f64,
        /// A built trainer to measure. By default it is built first.
        #[arg(long, value_name = "FILE")]
        trainer: Option<PathBuf>,
    },
}

/// Measures, prints the tables and writes them into `docs/performance.md`.
///
/// # Errors
///
/// Where ours cannot be measured, or the runtimes disagree on the answers. A peer that does not run is no error: its
/// row says why.
pub fn run(workspace: &Workspace, bench: Bench) -> Result<()> {
    match bench {
        Bench::Browser { dist } => browser::run(workspace, dist),
        Bench::Training { sides, batch, steps, rounds } => {
            training::run(workspace, &training::Extent { sides_px: sides, batch, steps, rounds })
        }
        Bench::Data { photos, photo_memory, trainer } => {
            data::run(workspace, &data::Extent { photos, photo_memory_gib: photo_memory, trainer })
        }
    }
}

/// What `program` prints as JSON, on one line; the rest of what it prints is passed on.
fn answer_of(program: Invocation) -> Result<Value> {
    let mut answer = None;
    program.run_reading(|line| {
        if line.starts_with('{') {
            answer = serde_json::from_str(line).ok();
        }
    })?;
    answer.context("it printed no JSON")
}
