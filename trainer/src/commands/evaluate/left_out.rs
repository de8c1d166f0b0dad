//! The photos that a quarantine keeps out of an evaluation.

use std::path::Path;

use anyhow::{Result, ensure};

use super::cases::Case;
use crate::dataset::layout::source_names;
use crate::dataset::quarantine::Quarantine;
use crate::dataset::{Action, Decision};

/// The cases that are not in the file `quarantine`, and those that are, with their reasons. `list` is the CSV that the
/// cases are from, if they are.
///
/// # Errors
///
/// Where the file cannot be read, or leaves nothing to measure on.
pub fn without(cases: Vec<Case>, list: Option<&Path>, path: &Path) -> Result<(Vec<Case>, Vec<Decision>)> {
    let quarantine = Quarantine::read(path)?;
    let source = list.map(|list| source_names(&[list.to_path_buf()]).concat());
    let row_of = |case: &Case| {
        // The list may have been audited itself, or the archive that its photos lie in.
        let listed = source.as_ref().and_then(|source| quarantine.row(source, Path::new(case.written_path())));
        listed.or_else(|| quarantine.row_of_file(case.file()))
    };
    let (mut kept, mut left_out) = (Vec::with_capacity(cases.len()), Vec::new());
    for case in cases {
        let Some(row) = row_of(&case) else {
            kept.push(case);
            continue;
        };
        left_out.push(Decision {
            path: case.file().to_path_buf(),
            id: row.id.clone(),
            source: row.source.clone(),
            given_label: case.label().map_or(String::new(), |label| label.words().to_string()),
            final_label: None,
            action: Action::Dropped,
            reason: row.reason.clone(),
        });
    }
    ensure!(!kept.is_empty(), "no photo is left to measure on; take rows out of {}", path.display());
    Ok((kept, left_out))
}
