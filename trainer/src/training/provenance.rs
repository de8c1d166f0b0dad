//! Provenance of a run: the program, the machine and the data.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use naevus_reading::card::{DataRecord, TrainedOn};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::files::write_atomic;

const FILE: &str = "run.json";

#[derive(Serialize)]
struct Provenance<'a> {
    command: Vec<String>,
    trainer_version: &'static str,
    /// The Git commit of the working directory; `None` outside a repository.
    commit: Option<String>,
    /// The time in UTC.
    started: String,
    operating_system: &'static str,
    architecture: &'static str,
    processor: Option<String>,
    threads: usize,
    seed: u64,
    data: &'a DataRecord,
}

/// Writes `run.json` into the folder `run`: the command, the program, the machine, the time, the seed and the data with
/// its hashes.
///
/// # Errors
///
/// If the file cannot be written.
pub fn write(run: &Path, seed: u64, data: &DataRecord) -> Result<()> {
    let provenance = Provenance {
        command: std::env::args().collect(),
        trainer_version: env!("CARGO_PKG_VERSION"),
        commit: commit(),
        started: OffsetDateTime::now_utc().format(&Rfc3339)?,
        operating_system: std::env::consts::OS,
        architecture: std::env::consts::ARCH,
        processor: processor(),
        threads: rayon::current_num_threads(),
        seed,
        data,
    };
    write_atomic(&run.join(FILE), &serde_json::to_vec_pretty(&provenance)?)
}

/// The data that the weights of the run in the folder `run` and its initial weights were trained on; empty if
/// `run.json` does not list any.
///
/// # Errors
///
/// If `run.json` is damaged.
pub fn trained_on(run: &Path) -> Result<Vec<TrainedOn>> {
    #[derive(Deserialize)]
    struct Data {
        #[serde(default, alias = "seen")]
        trained_on: Vec<TrainedOn>,
    }
    #[derive(Deserialize)]
    struct Saved {
        data: Data,
    }
    let path = run.join(FILE);
    let Ok(json) = fs::read(&path) else { return Ok(Vec::new()) };
    let saved: Saved = serde_json::from_slice(&json).with_context(|| format!("{} is damaged", path.display()))?;
    Ok(saved.data.trained_on)
}

fn commit() -> Option<String> {
    let output = Command::new("git").args(["describe", "--always", "--dirty", "--abbrev=40"]).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_string())
}

/// The model name of the processor; available on Linux only.
fn processor() -> Option<String> {
    let text = std::fs::read_to_string("/proc/cpuinfo").ok()?;
    let line = text.lines().find(|line| line.starts_with("model name"))?;
    Some(line.split_once(':')?.1.trim().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn training_data_is_read_under_its_name_in_earlier_runs_too() {
        let run = tempfile::tempdir().unwrap();
        for name in ["seen", "trained_on"] {
            let saved = serde_json::json!({ "data": { name: [{ "split_sha256": "one", "data_sha256": "data" }] } });
            fs::write(run.path().join(FILE), saved.to_string()).unwrap();
            assert_eq!(trained_on(run.path()).unwrap()[0].split_sha256, "one", "{name}");
        }
    }
}
