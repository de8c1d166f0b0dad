//! ISIC 2017, part 3: `..._Part3_GroundTruth.csv` files, and the photos in a folder beside them.
//!
//! Codella et al., "Skin lesion analysis toward melanoma detection", arXiv:1710.05006 (2017).

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use naevus_reading::diagnosis::Diagnosis;

use crate::dataset::Problem;
use crate::dataset::image_id::{id_in, isic_id};
use crate::dataset::label::alone;
use crate::dataset::layout::{GivenLabel, ListedPhoto, Standing};
use crate::dataset::photo_files::{PhotoIndex, entries};
use crate::dataset::table::Table;

/// The end of the name by which the layout is recognised.
const GROUND_TRUTH_END: &str = "_Part3_GroundTruth.csv";

/// The ground truth files of the archive at `root`, where it has some.
///
/// # Errors
///
/// Where the folder cannot be read.
pub fn ground_truths(root: &Path) -> Result<Option<Vec<PathBuf>>> {
    let mut tables = entries(root)?;
    tables.retain(|path| path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(GROUND_TRUTH_END)));
    Ok((!tables.is_empty()).then_some(tables))
}

/// Lists the archive at `root`, whose ground truth is in `tables`.
///
/// # Errors
///
/// Where a CSV cannot be read or lacks a column.
pub fn list(root: &Path, tables: &[PathBuf], problems: &mut Vec<Problem>) -> Result<Vec<ListedPhoto>> {
    let index = PhotoIndex::of(root, isic_id, problems)?;
    let said_by: Arc<str> = "ISIC 2017".into();
    let mut listed = Vec::new();
    let mut labels: HashMap<String, Diagnosis> = HashMap::new();
    for path in tables {
        let table = Table::read(path, &["image_id", "melanoma", "seborrheic_keratosis"], problems)?;
        for row in table.rows() {
            let Some(id) = id_in(&table, row, "image_id", problems) else { continue };
            let (melanoma, seborrheic) = (table.field(row, "melanoma"), table.field(row, "seborrheic_keratosis"));
            let Some(diagnosis) = diagnosis(melanoma, seborrheic) else {
                let what = format!(
                    "melanoma `{melanoma}` and seborrheic_keratosis `{seborrheic}` are not 0 and 1 at most once; mend \
                     them, or take the row out"
                );
                problems.push(table.problem(row, &what));
                continue;
            };
            if labels.insert(id.to_string(), diagnosis) == Some(diagnosis) {
                let folder = diagnosis.folder();
                let what = format!("{id} is {folder} in an earlier row already; take one of the two out");
                problems.push(table.problem(row, &what));
                continue;
            }
            let label = GivenLabel::new(diagnosis.folder(), alone(diagnosis), &said_by, Standing::Archive);
            listed.push(ListedPhoto { row: Some(table.place(row)), ..ListedPhoto::new(id, index.find(id), label) });
        }
    }
    problems.extend(index.unlisted(labels.keys().map(String::as_str)));
    Ok(listed)
}

/// The third class of the challenge, neither of the two that have a column, is the nevus.
fn diagnosis(melanoma: &str, seborrheic_keratosis: &str) -> Option<Diagnosis> {
    match (melanoma.parse::<f32>().ok()?, seborrheic_keratosis.parse::<f32>().ok()?) {
        (1.0, 0.0) => Some(Diagnosis::Melanoma),
        (0.0, 1.0) => Some(Diagnosis::SeborrheicKeratosis),
        (0.0, 0.0) => Some(Diagnosis::Nevus),
        _ => None,
    }
}
