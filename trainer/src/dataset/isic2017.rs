//! ISIC 2017, part 3: `..._Part3_GroundTruth.csv` files, and the photos in a folder beside them.
//!
//! Codella et al., "Skin lesion analysis toward melanoma detection", arXiv:1710.05006 (2017).

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use anyhow::Result;
use naevus::diagnosis::Diagnosis;

use crate::dataset::Problem;
use crate::dataset::image_id::isic_id;
use crate::dataset::layout::{Label, ListedPhoto, Standing};
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
    let index = PhotoIndex::of(root, problems)?;
    let mut listed = Vec::new();
    let mut labels: HashMap<String, Diagnosis> = HashMap::new();
    for path in tables {
        let table = Table::read(path, &["image_id", "melanoma", "seborrheic_keratosis"], problems)?;
        for row in table.rows() {
            let Some(id) = isic_id(table.field(row, "image_id")) else {
                let what = format!("`{}` is no image_id such as ISIC_0000000", table.field(row, "image_id"));
                problems.push(table.problem(row, &what));
                continue;
            };
            let (melanoma, seborrheic) = (table.field(row, "melanoma"), table.field(row, "seborrheic_keratosis"));
            let Some(diagnosis) = diagnosis(melanoma, seborrheic) else {
                let what = format!(
                    "melanoma `{melanoma}` and seborrheic_keratosis `{seborrheic}` are not 0 and 1 at most once"
                );
                problems.push(table.problem(row, &what));
                continue;
            };
            if labels.insert(id.to_string(), diagnosis) == Some(diagnosis) {
                problems.push(table.problem(row, &format!("{id} is {} in an earlier row already", diagnosis.folder())));
                continue;
            }
            let (path, missing) = index.find(id);
            listed.push(ListedPhoto {
                id: id.to_string(),
                path,
                missing,
                label: Label {
                    written: diagnosis.folder().to_string(),
                    may_be: vec![diagnosis],
                    said_by: "ISIC 2017".to_string(),
                    standing: Standing::Archive,
                },
                lesion: None,
                age: None,
                sex: None,
                site: None,
            });
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
