//! ISIC 2017, part 3: `..._Part3_GroundTruth.csv` files, and the photos in a folder beside them.
//!
//! Codella et al., "Skin lesion analysis toward melanoma detection", arXiv:1710.05006 (2017).

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use naevus_reading::diagnosis::Diagnosis;

use crate::dataset::Problem;
use crate::dataset::archive::{ArchivePhoto, GivenLabel, Precedence};
use crate::dataset::columns::{isic_id, isic_id_in, number};
use crate::dataset::label::singleton;
use crate::dataset::photo_files::{PhotoIndex, entries};
use crate::dataset::table::{ListedRows, Table};

/// Suffix of the files by which the layout is recognised.
const GROUND_TRUTH_SUFFIX: &str = "_Part3_GroundTruth.csv";
const COLUMNS: [&str; 3] = ["image_id", "melanoma", "seborrheic_keratosis"];

/// The ground truth files of the archive at `root`, if it has any.
///
/// # Errors
///
/// If the folder cannot be read.
pub fn ground_truths(root: &Path) -> Result<Option<Vec<PathBuf>>> {
    let mut tables = entries(root)?;
    tables.retain(|path| path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(GROUND_TRUTH_SUFFIX)));
    Ok((!tables.is_empty()).then_some(tables))
}

/// Lists the archive at `root`, whose ground truth is in `ground_truths`.
///
/// # Errors
///
/// If a CSV file cannot be read or lacks a column.
pub fn list(root: &Path, ground_truths: &[PathBuf], problems: &mut Vec<Problem>) -> Result<Vec<ArchivePhoto>> {
    let index = PhotoIndex::of(root, isic_id, problems)?;
    let source: Arc<str> = "ISIC 2017".into();
    let tables = Table::read_all(ground_truths, &COLUMNS, problems)?;
    let mut listed = Vec::new();
    let mut rows = ListedRows::default();
    for (table, row) in tables.iter().flat_map(|table| table.rows().map(move |row| (table, row))) {
        let Some(id) = isic_id_in(table, row, "image_id", problems) else { continue };
        let (melanoma, seborrheic) = (table.field(row, "melanoma"), table.field(row, "seborrheic_keratosis"));
        let Some(diagnosis) = diagnosis(melanoma, seborrheic) else {
            let message = format!(
                "melanoma `{melanoma}` and seborrheic_keratosis `{seborrheic}` must be 0 or 1, and not both 1; correct \
                 them, or remove the row"
            );
            problems.push(table.problem(row, &message));
            continue;
        };
        if rows.is_duplicate(table, row, (id, diagnosis.folder()), problems) {
            continue;
        }
        let label = GivenLabel::new(diagnosis.folder(), singleton(diagnosis), &source, Precedence::Archive);
        listed.push(ArchivePhoto { row: Some(table.location(row)), ..ArchivePhoto::new(id, index.find(id), label) });
    }
    problems.extend(index.unlisted(rows.ids()));
    Ok(listed)
}

/// The diagnosis of a row. The third class of the challenge, which has no column, is the nevus.
fn diagnosis(melanoma: &str, seborrheic_keratosis: &str) -> Option<Diagnosis> {
    match (number(melanoma)?, number(seborrheic_keratosis)?) {
        (1.0, 0.0) => Some(Diagnosis::Melanoma),
        (0.0, 1.0) => Some(Diagnosis::SeborrheicKeratosis),
        (0.0, 0.0) => Some(Diagnosis::Nevus),
        _ => None,
    }
}
