//! `cargo xtask bench data`: synthetic archives of increasing size through the trainer's readers.

use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use xshell::cmd;

use super::table::{Goal, Table};
use super::{document, json_output};
use crate::workspace::Workspace;

/// The goal for the list of the largest archive, in seconds.
const LIST_GOAL_S: Goal = Goal::AtMost(10.0);
/// The goal for the memory of the largest archive's photos divided by that of the smallest archive's. Photos are
/// streamed, so it should not grow with their number.
const MEMORY_RATIO_GOAL: Goal = Goal::AtMost(1.5);

/// The options of the benchmark.
pub struct Options {
    /// Photos in each archive, the smallest first.
    pub photos: Vec<u32>,
    /// Memory for decoded photos, in GiB.
    pub photo_memory_gib: f64,
    /// A built trainer. If it is `None`, one is built.
    pub trainer: Option<PathBuf>,
}

/// The measurements of one archive, as `trainer data-speed` prints them.
struct Measurement {
    photos: f64,
    list_seconds: f64,
    list_peak_mb: f64,
    decoding_seconds: f64,
    decoding_peak_mb: f64,
    batch_photos_per_second: f64,
    batches_peak_mb: f64,
}

impl Measurement {
    fn of(output: &Value) -> Result<Measurement> {
        let number = |key: &str| output[key].as_f64().with_context(|| format!("the output has no {key}"));
        Ok(Measurement {
            photos: number("photos")?,
            list_seconds: number("list_seconds")?,
            list_peak_mb: number("list_peak_mb")?,
            decoding_seconds: number("decoding_seconds")?,
            decoding_peak_mb: number("decoding_peak_mb")?,
            batch_photos_per_second: number("batch_photos_per_second")?,
            batches_peak_mb: number("batches_peak_mb")?,
        })
    }

    /// Peak memory of decoding and batches, minus that of the list, in megabytes.
    fn photos_mb(&self) -> f64 {
        self.decoding_peak_mb.max(self.batches_peak_mb) - self.list_peak_mb
    }
}

/// Measures each archive, prints the tables and writes them into their section.
///
/// # Errors
///
/// If the trainer cannot be built or run, or the system does not report the memory of a program.
pub fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    ensure!(!options.photos.is_empty(), "--photos needs at least one number");
    let sh = &workspace.shell;
    let trainer = match &options.trainer {
        // The path is absolute, because the shell runs the program in the root folder.
        Some(trainer) => std::path::absolute(trainer)?,
        None => {
            cmd!(sh, "cargo build --release --workspace --bins --features trainer/dicom").run()?;
            workspace.release_program("trainer")
        }
    };
    let memory_gib = options.photo_memory_gib.to_string();
    let mut measurements = Vec::new();
    for photos in &options.photos {
        let photos = photos.to_string();
        let data_speed = cmd!(sh, "{trainer} data-speed --drawn {photos} --photo-memory {memory_gib} --json");
        measurements.push(Measurement::of(&json_output(data_speed)?)?);
    }
    let tables = tables(&measurements);
    println!("\n{tables}");
    let body = format!(
        "{}\n{}.\nEach photo is a JPEG file of 96 by 96 pixels. There are two photos per lesion and six per patient. \
         `trainer data-speed` reads\nthe manifest, decodes every photo once, and then samples augmented batches of 32 for \
         ten seconds. It has {memory_gib} GiB for\ndecoded photos. Memory is the peak resident set of each part.\n\n{tables}",
        document::day_and_machine(sh),
        document::rustc_version(sh),
    );
    document::write_section(workspace, "bench data", &body)
}

fn tables(measurements: &[Measurement]) -> String {
    let mut table = Table::new(&["photos", "list", "", "every photo decoded", "", "batches", ""]);
    for measured in measurements {
        table.add_row(&[
            &measured.photos.to_string(),
            &format!("{:.1} s", measured.list_seconds),
            &format!("{:.0} MB", measured.list_peak_mb),
            &format!("{:.1} s", measured.decoding_seconds),
            &format!("{:.0} MB", measured.decoding_peak_mb),
            &format!("{:.0} photos/s", measured.batch_photos_per_second),
            &format!("{:.0} MB", measured.batches_peak_mb),
        ]);
    }
    let mut goals = Table::new(&["measured", "", "goal", ""]);
    if let (Some(first), Some(last)) = (measurements.first(), measurements.last()) {
        let list = format!("list of {} photos", last.photos);
        let (goal, status) = (format!("{LIST_GOAL_S} s"), LIST_GOAL_S.status(last.list_seconds));
        goals.add_row(&[&list, &format!("{:.1} s", last.list_seconds), &goal, status]);
        let ratio = last.photos_mb() / first.photos_mb();
        let what = format!("memory of {} photos without the list, divided by that of {}", last.photos, first.photos);
        let (goal, status) = (MEMORY_RATIO_GOAL.to_string(), MEMORY_RATIO_GOAL.status(ratio));
        goals.add_row(&[&what, &format!("{ratio:.2}"), &goal, status]);
    }
    format!("{table}\n{goals}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growing_memory_misses_its_goal() {
        let measured = |photos, decoding_peak_mb| Measurement {
            photos,
            list_seconds: 2.0,
            list_peak_mb: 100.0,
            decoding_seconds: 3.0,
            decoding_peak_mb,
            batch_photos_per_second: 50.0,
            batches_peak_mb: 300.0,
        };
        let steady = tables(&[measured(1e4, 400.0), measured(4e5, 420.0)]);
        assert!(
            steady.contains(
                "| memory of 400000 photos without the list, divided by that of 10000 | 1.07  | ≤ 1.5  | met |"
            ),
            "{steady}"
        );
        let growing = tables(&[measured(1e4, 400.0), measured(4e5, 900.0)]);
        assert!(growing.contains("| 2.67  | ≤ 1.5  | **missed** |"), "{growing}");
    }
}
