//! SIIM-ISIC 2020: `ISIC_2020_Training_GroundTruth_v2.csv` (or the first version, or Kaggle's `train.csv`), and the
//! photos as JPEG (`train/`, `jpeg/train/`) or DICOM in any of its folders.
//!
//! Rotemberg et al., "A patient-centric dataset of images and metadata for identifying melanomas using clinical
//! context", Scientific Data 8, 34 (2021). The challenge is binary, melanoma or not. One photo in five has a diagnosis;
//! the others are only known to be melanoma or not malignant.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use naevus_reading::diagnosis::Diagnosis;

use crate::dataset::Problem;
use crate::dataset::archive::{ArchivePhoto, GivenLabel, Precedence};
use crate::dataset::columns::{isic_id, isic_id_in, number};
use crate::dataset::label::{NOT_MALIGNANT, singleton};
use crate::dataset::photo_files::PhotoIndex;
use crate::dataset::table::{ListedRows, Row, Table};

/// The file by which the layout is recognised: its second version. The first version and Kaggle's are recognised too.
pub const GROUND_TRUTH: &str = "ISIC_2020_Training_GroundTruth_v2.csv";
/// The names are in order of preference: only the second version names lesions.
const NAMES: [&str; 3] = [GROUND_TRUTH, "ISIC_2020_Training_GroundTruth.csv", "train.csv"];
const COLUMNS: [&str; 3] = ["image_name", "patient_id", "target"];

/// Path of the ground truth of the archive at `root`, if it has one. Other archives also have a `train.csv`, so the
/// columns are checked; the challenge's own names are unique.
pub fn ground_truth(root: &Path) -> Option<PathBuf> {
    let tables = NAMES.map(|name| root.join(name)).into_iter().filter(|path| path.is_file());
    let mut tables = tables.filter(|path| !path.ends_with("train.csv") || Table::has_columns(path, &COLUMNS));
    tables.next()
}

/// Lists the archive at `root`, whose ground truth is the file `table`.
///
/// # Errors
///
/// If the CSV file cannot be read or lacks a column.
pub fn list(root: &Path, table: &Path, problems: &mut Vec<Problem>) -> Result<Vec<ArchivePhoto>> {
    let table = Table::read(table, &COLUMNS, problems)?;
    let index = PhotoIndex::of(root, isic_id, problems)?;
    let source: Arc<str> = "SIIM-ISIC 2020".into();
    let mut listed = Vec::new();
    let mut rows = ListedRows::default();
    for row in table.rows() {
        let Some(id) = isic_id_in(&table, row, "image_name", problems) else { continue };
        let label = match label(&table, row, &source) {
            Ok(label) => label,
            Err(message) => {
                problems.push(table.problem(row, &message));
                continue;
            }
        };
        if rows.is_duplicate(&table, row, (id, ""), problems) {
            continue;
        }
        listed.push(ArchivePhoto {
            row: Some(table.location(row)),
            lesion: table.known(row, "lesion_id"),
            patient: table.known(row, "patient_id"),
            age: table.known_number(row, "age_approx"),
            sex: table.known(row, "sex"),
            site: table.known(row, "anatom_site_general_challenge"),
            ..ArchivePhoto::new(id, index.find(id), label)
        });
    }
    let mut unlisted = index.unlisted(rows.ids());
    // The labels of the challenge's test photos are not published.
    unlisted.retain(|problem| !problem.path.components().any(|part| part.as_os_str() == "test"));
    problems.extend(unlisted);
    Ok(listed)
}

/// The label of a row, or the error of the row.
fn label(table: &Table, row: Row, source: &Arc<str>) -> Result<GivenLabel, String> {
    let target = table.field(row, "target");
    let is_melanoma = match number(target) {
        Some(1.0) => true,
        Some(0.0) => false,
        _ => return Err(format!("target `{target}` is neither 0 nor 1; correct it, or remove the row")),
    };
    let text = table.field(row, "diagnosis");
    let (candidates, unlabelled_reason): (&'static [Diagnosis], _) = match (parse(text), is_melanoma) {
        (Parsed::Diagnosis(Diagnosis::Melanoma) | Parsed::NotGiven | Parsed::Unknown, true) => {
            (singleton(Diagnosis::Melanoma), None)
        }
        (Parsed::Diagnosis(Diagnosis::Melanoma), false) | (_, true) => {
            let target = u8::from(is_melanoma);
            return Err(format!(
                "diagnosis `{text}` contradicts target {target}, which is 1 for melanomas only; correct the wrong one, \
                 or remove the row"
            ));
        }
        (Parsed::Diagnosis(diagnosis), false) => (singleton(diagnosis), None),
        // The archive calls these `benign`, which means that they are not malignant.
        (Parsed::NotGiven, false) => (NOT_MALIGNANT, None),
        (Parsed::Excluded(reason), false) => (&[], Some(reason)),
        (Parsed::Unknown, false) => (&[], None),
    };
    let text = match (text, is_melanoma) {
        ("", true) => "melanoma",
        ("", false) => "unknown",
        (text, _) => text,
    };
    Ok(GivenLabel { unlabelled_reason, ..GivenLabel::new(text, candidates, source, Precedence::Archive) })
}

/// A parsed field of the column `diagnosis`.
enum Parsed {
    /// One of the nine diagnoses.
    Diagnosis(Diagnosis),
    /// No diagnosis was made.
    NotGiven,
    /// A finding that is none or several of the nine diagnoses, with the reason why its photo is dropped.
    Excluded(&'static str),
    /// Text that the published archive does not contain.
    Unknown,
}

fn parse(text: &str) -> Parsed {
    match text.to_ascii_lowercase().as_str() {
        "" | "unknown" | "na" | "nan" => Parsed::NotGiven,
        // HAM10000's `bkl` includes lentigines and lichenoid keratoses, and is pigmented benign keratosis here.
        "lentigo nos" | "solar lentigo" | "lichenoid keratosis" => {
            Parsed::Diagnosis(Diagnosis::PigmentedBenignKeratosis)
        }
        "atypical melanocytic proliferation" => Parsed::Excluded(
            "an atypical melanocytic proliferation cannot be classified as nevus or melanoma with certainty",
        ),
        "cafe-au-lait macule" => Parsed::Excluded("a cafe-au-lait macule is none of the nine diagnoses"),
        other => Diagnosis::from_label(other).map_or(Parsed::Unknown, Parsed::Diagnosis),
    }
}
