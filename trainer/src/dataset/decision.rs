//! Decisions about photos: the dropped and relabelled ones, with the reasons.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::dataset::Label;
use crate::dataset::csv_text;
use crate::files::write_atomic;

/// The file in a run folder that lists the decisions about its photos.
pub const DECISIONS_FILE: &str = "label-decisions.csv";

/// What was done with a photo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// The photo is used with the label of the archive, which was ambiguous.
    Kept,
    /// The photo is used with another label than that of the archive.
    Relabelled,
    /// The photo is not used.
    Dropped,
}

impl Action {
    /// Name in files: `kept`, `relabelled` or `dropped`.
    pub fn name(self) -> &'static str {
        match self {
            Action::Kept => "kept",
            Action::Relabelled => "relabelled",
            Action::Dropped => "dropped",
        }
    }
}

/// What was done with a photo, and the reason.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decision {
    /// Path of the photo's file.
    pub path: PathBuf,
    /// Id of the photo.
    pub id: String,
    /// Name of the archive that the file is from.
    pub source: String,
    /// Label as the archive writes it.
    pub given_label: String,
    /// Label with which the photo is used; `None` if it was dropped.
    pub final_label: Option<Label>,
    /// What was done.
    pub action: Action,
    /// The reason, a clause without a full stop.
    pub reason: String,
}

/// Writes `decisions` as CSV: `path,id,source,given_label,final_label,action,reason`.
///
/// # Errors
///
/// If the file cannot be written.
pub fn write_decisions(path: &Path, decisions: &[Decision]) -> Result<()> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(["path", "id", "source", "given_label", "final_label", "action", "reason"])?;
    for decision in decisions {
        table.write_record([
            &*decision.path.to_string_lossy(),
            &decision.id,
            &decision.source,
            &decision.given_label,
            decision.final_label.map_or("", Label::code),
            decision.action.name(),
            &decision.reason,
        ])?;
    }
    write_atomic(path, &table.into_inner()?)
}

/// For each id in the decisions of the run in the folder `run`, the archives in these decisions, including those of
/// dropped copies. The map is empty if the run wrote no decisions.
///
/// # Errors
///
/// If the file is damaged.
pub fn archives_by_id(run: &Path) -> Result<BTreeMap<String, BTreeSet<String>>> {
    #[derive(Deserialize)]
    struct Line {
        id: String,
        source: String,
    }
    let path = run.join(DECISIONS_FILE);
    let mut archives: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    if path.exists() {
        let damaged = || format!("{} is damaged", path.display());
        for line in csv_text::read(&path).with_context(damaged)?.reader().into_deserialize() {
            let Line { id, source } = line.with_context(damaged)?;
            archives.entry(id).or_default().insert(source);
        }
    }
    Ok(archives)
}
