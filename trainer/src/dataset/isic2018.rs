//! ISIC 2018, task 3: `ISIC2018_Task3_..._GroundTruth.csv` files with one column per class, the photos in
//! `ISIC2018_Task3_..._Input/`, and `ISIC2018_Task3_Training_LesionGroupings.csv` if it was downloaded too.
//!
//! Codella et al., "Skin lesion analysis toward melanoma detection 2018", arXiv:1902.03368 (2019). Its training photos
//! are HAM10000, with HAM10000's classes.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use naevus_reading::diagnosis::Diagnosis;

use crate::dataset::Problem;
use crate::dataset::archive::{ArchivePhoto, GivenLabel, Precedence};
use crate::dataset::columns::{Class, isic_id, isic_id_in, one_hot_class};
use crate::dataset::ham10000::AKIEC;
use crate::dataset::photo_files::{PhotoIndex, entries};
use crate::dataset::table::{ListedRows, Table};

/// Prefix of its files and folders.
const PREFIX: &str = "ISIC2018_Task3_";
/// The file by which the layout is recognised; those of the validation and test sets are recognised too.
pub const GROUND_TRUTH: &str = "ISIC2018_Task3_Training_GroundTruth.csv";
const GROUND_TRUTH_SUFFIX: &str = "_GroundTruth.csv";
const LESIONS_SUFFIX: &str = "_LesionGroupings.csv";

/// The columns and their candidate diagnoses, as in HAM10000.
const CLASSES: [Class; 7] = [
    ("MEL", &[Diagnosis::Melanoma]),
    ("NV", &[Diagnosis::Nevus]),
    ("BCC", &[Diagnosis::BasalCellCarcinoma]),
    ("AKIEC", AKIEC),
    ("BKL", &[Diagnosis::PigmentedBenignKeratosis]),
    ("DF", &[Diagnosis::Dermatofibroma]),
    ("VASC", &[Diagnosis::VascularLesion]),
];

/// The ground truth files of the archive at `root`, if it has any.
///
/// # Errors
///
/// If a folder cannot be read.
pub fn ground_truths(root: &Path) -> Result<Option<Vec<PathBuf>>> {
    let tables = files_with_suffix(root, GROUND_TRUTH_SUFFIX)?;
    Ok((!tables.is_empty()).then_some(tables))
}

/// Lists the archive at `root`, whose ground truth is in `ground_truths`.
///
/// # Errors
///
/// If a CSV file cannot be read or lacks a column.
pub fn list(root: &Path, ground_truths: &[PathBuf], problems: &mut Vec<Problem>) -> Result<Vec<ArchivePhoto>> {
    let index = PhotoIndex::of(root, isic_id, problems)?;
    let lesions = lesions(root, problems)?;
    let source: Arc<str> = "ISIC 2018".into();
    let mut columns = vec!["image"];
    columns.extend(CLASSES.map(|(column, _)| column));
    let tables = Table::read_all(ground_truths, &columns, problems)?;
    let mut listed = Vec::new();
    let mut rows = ListedRows::default();
    for (table, row) in tables.iter().flat_map(|table| table.rows().map(move |row| (table, row))) {
        let Some(id) = isic_id_in(table, row, "image", problems) else { continue };
        let (column, candidates) = match one_hot_class(table, row, id, &CLASSES) {
            Ok(class) => class,
            Err(message) => {
                problems.push(table.problem(row, &message));
                continue;
            }
        };
        if rows.is_duplicate(table, row, (id, column), problems) {
            continue;
        }
        listed.push(ArchivePhoto {
            row: Some(table.location(row)),
            lesion: lesions.get(id).cloned(),
            ..ArchivePhoto::new(id, index.find(id), GivenLabel::new(column, candidates, &source, Precedence::Archive))
        });
    }
    problems.extend(index.unlisted(rows.ids()));
    Ok(listed)
}

/// The lesions by image id; empty if their file was not downloaded.
fn lesions(root: &Path, problems: &mut Vec<Problem>) -> Result<HashMap<String, String>> {
    let mut lesions = HashMap::new();
    for table in Table::read_all(&files_with_suffix(root, LESIONS_SUFFIX)?, &["image", "lesion_id"], problems)? {
        for row in table.rows() {
            let Some(id) = isic_id_in(&table, row, "image", problems) else { continue };
            if let Some(lesion) = table.known(row, "lesion_id") {
                lesions.insert(id.to_string(), lesion);
            }
        }
    }
    Ok(lesions)
}

/// The task's files whose names end with `suffix`, in `root` or in the task's folders in it: each archive of the task
/// is unpacked into a folder.
fn files_with_suffix(root: &Path, suffix: &str) -> Result<Vec<PathBuf>> {
    let is_of_task = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(PREFIX));
    let mut files = Vec::new();
    for path in entries(root)?.into_iter().filter(is_of_task) {
        // The folder of the photos is large and contains no table.
        if path.is_dir() && !path.to_string_lossy().ends_with("_Input") {
            files.extend(entries(&path)?.into_iter().filter(is_of_task));
        } else {
            files.push(path);
        }
    }
    files.retain(|path| path.is_file() && path.to_string_lossy().ends_with(suffix));
    Ok(files)
}
