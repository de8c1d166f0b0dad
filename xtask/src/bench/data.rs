//! `cargo xtask bench data`: archives of growing size through the trainer's readers.

use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::table::{Goal, Table};
use super::{answer_of, document, machine};
use crate::command::Invocation;
use crate::workspace::Workspace;

/// A list of the largest archive is read in seconds.
const LIST_GOAL_S: Goal = Goal::AtMost(10.0);
/// The most memory of the largest archive's photos by that of the smallest's: they are streamed.
const GROWTH_GOAL: Goal = Goal::AtMost(1.5);

/// How much is measured.
pub struct Extent {
    /// Photos in each archive, the smallest first.
    pub photos: Vec<u32>,
    /// Memory for decoded photos, in GiB.
    pub photo_memory_gib: f64,
    /// A built trainer; without it, one is built.
    pub trainer: Option<PathBuf>,
}

/// What one archive took.
struct Measured {
    photos: f64,
    list_seconds: f64,
    list_peak_mb: f64,
    decoding_seconds: f64,
    decoding_peak_mb: f64,
    batch_photos_per_second: f64,
    batches_peak_mb: f64,
}

impl Measured {
    fn of(answer: &Value) -> Result<Measured> {
        let number = |key: &str| answer[key].as_f64().with_context(|| format!("the answer has no {key}"));
        Ok(Measured {
            photos: number("photos")?,
            list_seconds: number("list_seconds")?,
            list_peak_mb: number("list_peak_mb")?,
            decoding_seconds: number("decoding_seconds")?,
            decoding_peak_mb: number("decoding_peak_mb")?,
            batch_photos_per_second: number("batch_photos_per_second")?,
            batches_peak_mb: number("batches_peak_mb")?,
        })
    }

    /// The memory that the photos take, once the list is there.
    fn photos_mb(&self) -> f64 {
        self.decoding_peak_mb.max(self.batches_peak_mb) - self.list_peak_mb
    }
}

/// Measures each archive, prints the tables and writes them into their section.
///
/// # Errors
///
/// Where the trainer cannot be built or does not measure; on a system that does not tell a program's memory.
pub fn run(workspace: &Workspace, extent: &Extent) -> Result<()> {
    ensure!(!extent.photos.is_empty(), "--photos must name a number of photos");
    let trainer = match &extent.trainer {
        Some(trainer) => trainer.clone(),
        None => {
            workspace.cargo().words("build --release --workspace --bins --features trainer/dicom").run()?;
            workspace.target().join("release/trainer").with_extension(std::env::consts::EXE_EXTENSION)
        }
    };
    let mut all = Vec::new();
    for photos in &extent.photos {
        let memory = extent.photo_memory_gib;
        let options = format!("data-speed --drawn {photos} --photo-memory {memory} --json");
        all.push(Measured::of(&answer_of(Invocation::new(&trainer).words(&options))?)?);
    }
    let tables = tables(&all);
    println!("\n{tables}");
    let body = format!(
        "{}\n{}. Each photo is a JPEG file of its own, 96 pixels a side; two show a lesion, six a patient. `trainer \
         data-speed` reads the\nmanifest, decodes every photo once and then draws augmented batches of 32 for ten \
         seconds, with {} GiB for decoded photos.\nMemory is the most that was resident in that part.\n\n{tables}",
        machine::today_on_this_machine(),
        machine::rustc(workspace),
        extent.photo_memory_gib
    );
    document::write_section(&workspace.root().join("docs/performance.md"), "bench data", &body)
}

fn tables(all: &[Measured]) -> String {
    let mut table = Table::new(&["photos", "list", "", "every photo decoded", "", "batches", ""]);
    for measured in all {
        table.row(&[
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
    if let (Some(first), Some(last)) = (all.first(), all.last()) {
        let list = format!("list of {} photos", last.photos);
        let (goal, verdict) = (format!("{LIST_GOAL_S} s"), LIST_GOAL_S.verdict(last.list_seconds));
        goals.row(&[&list, &format!("{:.1} s", last.list_seconds), &goal, verdict]);
        let growth = last.photos_mb() / first.photos_mb();
        let what = format!("memory of {} photos beside the list, by that of {}", last.photos, first.photos);
        goals.row(&[&what, &format!("{growth:.2}"), &GROWTH_GOAL.to_string(), GROWTH_GOAL.verdict(growth)]);
    }
    format!("{table}\n{goals}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_that_grows_misses_its_goal() {
        let measured = |photos, decoding_peak_mb| Measured {
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
            steady.contains("| memory of 400000 photos beside the list, by that of 10000 | 1.07  | ≤ 1.5  | met |"),
            "{steady}"
        );
        let growing = tables(&[measured(1e4, 400.0), measured(4e5, 900.0)]);
        assert!(growing.contains("| 2.67  | ≤ 1.5  | **missed** |"), "{growing}");
    }
}
