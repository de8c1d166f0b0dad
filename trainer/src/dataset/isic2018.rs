//! ISIC 2018, task 3: `ISIC2018_Task3_..._GroundTruth.csv` files, one column a class, the photos in
//! `ISIC2018_Task3_..._Input/`, and `ISIC2018_Task3_Training_LesionGroupings.csv` where it was fetched too.
//!
//! Codella et al., "Skin lesion analysis toward melanoma detection 2018", arXiv:1902.03368 (2019). Its training photos
//! are HAM10000, with HAM10000's classes.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use naevus_reading::diagnosis::Diagnosis;

use crate::dataset::Problem;
use crate::dataset::ham10000::AKIEC;
use crate::dataset::image_id::{id_in, isic_id};
use crate::dataset::layout::{GivenLabel, ListedPhoto, Standing};
use crate::dataset::one_hot::{Class, class_of};
use crate::dataset::photo_files::{PhotoIndex, entries};
use crate::dataset::table::Table;

/// How the names of its files and folders begin.
const NAMES_BEGIN: &str = "ISIC2018_Task3_";
/// The file by which the layout is recognised, besides those of validation and test.
pub const GROUND_TRUTH: &str = "ISIC2018_Task3_Training_GroundTruth.csv";
const GROUND_TRUTH_END: &str = "_GroundTruth.csv";
const LESIONS_END: &str = "_LesionGroupings.csv";

/// The columns, and what each stands for, as in HAM10000.
const CLASSES: [Class; 7] = [
    ("MEL", &[Diagnosis::Melanoma]),
    ("NV", &[Diagnosis::Nevus]),
    ("BCC", &[Diagnosis::BasalCellCarcinoma]),
    ("AKIEC", AKIEC),
    ("BKL", &[Diagnosis::PigmentedBenignKeratosis]),
    ("DF", &[Diagnosis::Dermatofibroma]),
    ("VASC", &[Diagnosis::VascularLesion]),
];

/// The ground truth files of the archive at `root`, where it has some.
///
/// # Errors
///
/// Where a folder cannot be read.
pub fn ground_truths(root: &Path) -> Result<Option<Vec<PathBuf>>> {
    let tables = tables(root, GROUND_TRUTH_END)?;
    Ok((!tables.is_empty()).then_some(tables))
}

/// Lists the archive at `root`, whose ground truth is in `tables`.
///
/// # Errors
///
/// Where a CSV cannot be read or lacks a column.
pub fn list(root: &Path, ground_truths: &[PathBuf], problems: &mut Vec<Problem>) -> Result<Vec<ListedPhoto>> {
    let index = PhotoIndex::of(root, isic_id, problems)?;
    let lesions = lesions(root, problems)?;
    let said_by: Arc<str> = "ISIC 2018".into();
    let mut columns = vec!["image"];
    columns.extend(CLASSES.map(|(column, _)| column));
    let mut listed = Vec::new();
    let mut classes: HashMap<String, &str> = HashMap::new();
    for path in ground_truths {
        let table = Table::read(path, &columns, problems)?;
        for row in table.rows() {
            let Some(id) = id_in(&table, row, "image", problems) else { continue };
            let (column, may_be) = match class_of(&table, row, id, &CLASSES) {
                Ok(class) => class,
                Err(what) => {
                    problems.push(table.problem(row, &what));
                    continue;
                }
            };
            if classes.insert(id.to_string(), column) == Some(column) {
                let what = format!("{id} is {column} in an earlier row already; take one of the two out");
                problems.push(table.problem(row, &what));
                continue;
            }
            listed.push(ListedPhoto {
                row: Some(table.place(row)),
                lesion: lesions.get(id).cloned(),
                ..ListedPhoto::new(id, index.find(id), GivenLabel::new(column, may_be, &said_by, Standing::Archive))
            });
        }
    }
    problems.extend(index.unlisted(classes.keys().map(String::as_str)));
    Ok(listed)
}

/// The lesions by image id; none where their file was not fetched.
fn lesions(root: &Path, problems: &mut Vec<Problem>) -> Result<HashMap<String, String>> {
    let mut lesions = HashMap::new();
    for path in tables(root, LESIONS_END)? {
        let table = Table::read(&path, &["image", "lesion_id"], problems)?;
        for row in table.rows() {
            let Some(id) = id_in(&table, row, "image", problems) else { continue };
            if let Some(lesion) = table.known(row, "lesion_id") {
                lesions.insert(id.to_string(), lesion);
            }
        }
    }
    Ok(lesions)
}

/// The task's files whose names end with `end`, in `root` itself or in the task's folders in it: the archives unpack
/// into a folder each.
fn tables(root: &Path, end: &str) -> Result<Vec<PathBuf>> {
    let of_task = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(NAMES_BEGIN));
    let mut tables = Vec::new();
    for path in entries(root)?.into_iter().filter(of_task) {
        // The photos' folder is large and holds no table.
        if path.is_dir() && !path.to_string_lossy().ends_with("_Input") {
            tables.extend(entries(&path)?.into_iter().filter(of_task));
        } else {
            tables.push(path);
        }
    }
    tables.retain(|path| path.is_file() && path.to_string_lossy().ends_with(end));
    Ok(tables)
}
