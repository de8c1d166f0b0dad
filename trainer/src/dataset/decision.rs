//! What was done with a photo beyond taking it as it came, and why.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::dataset::Label;
use crate::files::write_whole;

/// The file in a run folder that holds what was decided of its photos.
pub const DECISIONS_FILE: &str = "label-decisions.csv";

/// What became of a photo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// It is used under the label that it came with, which needed a word.
    Kept,
    /// It is used under another label than it came with.
    Relabelled,
    /// It is not used.
    Dropped,
}

impl Action {
    /// The action in a word: `kept`, `relabelled` or `dropped`.
    pub fn name(self) -> &'static str {
        match self {
            Action::Kept => "kept",
            Action::Relabelled => "relabelled",
            Action::Dropped => "dropped",
        }
    }
}

/// What was done with a photo, and why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decision {
    /// The photo's file.
    pub path: PathBuf,
    /// The photo's id.
    pub id: String,
    /// The archive that the file is from.
    pub source: String,
    /// The label as the archive writes it.
    pub given_label: String,
    /// The label that it is used under; none where it was dropped.
    pub final_label: Option<Label>,
    /// What was done.
    pub action: Action,
    /// Why, in words.
    pub reason: String,
}

/// Writes `decisions` as CSV: `path,id,source,given_label,final_label,action,reason`.
///
/// # Errors
///
/// Where the file cannot be written.
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
    write_whole(path, &table.into_inner()?)
}

/// The archives named for each id in the decisions of the run in the folder `run`: those of which another archive's copy
/// is used, among others. None where the run wrote no decisions.
///
/// # Errors
///
/// Where the file is damaged.
pub fn archives_of_ids(run: &Path) -> Result<BTreeMap<String, BTreeSet<String>>> {
    #[derive(Deserialize)]
    struct Line {
        id: String,
        source: String,
    }
    let path = run.join(DECISIONS_FILE);
    let mut archives: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    if path.exists() {
        let damaged = || format!("{} is damaged", path.display());
        for line in csv::Reader::from_path(&path).with_context(damaged)?.into_deserialize() {
            let Line { id, source } = line.with_context(damaged)?;
            archives.entry(id).or_default().insert(source);
        }
    }
    Ok(archives)
}
