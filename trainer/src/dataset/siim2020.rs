//! SIIM-ISIC 2020: `ISIC_2020_Training_GroundTruth_v2.csv` (or the first version, or Kaggle's `train.csv`), and the
//! photos as JPEG (`train/`, `jpeg/train/`) or DICOM, wherever they lie in the folder.
//!
//! Rotemberg et al., "A patient-centric dataset of images and metadata for identifying melanomas using clinical
//! context", Scientific Data 8, 34 (2021). Its question is binary, melanoma or not; what else a photo shows is told
//! for one in five, and the others are known as not malignant.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use naevus_reading::diagnosis::Diagnosis;

use crate::dataset::Problem;
use crate::dataset::image_id::{id_in, isic_id};
use crate::dataset::label::{NOT_MALIGNANT, alone};
use crate::dataset::layout::{GivenLabel, ListedPhoto, Standing};
use crate::dataset::photo_files::PhotoIndex;
use crate::dataset::table::{Row, Table};

/// The file by which the layout is recognised; its second version, besides the first and Kaggle's.
pub const GROUND_TRUTH: &str = "ISIC_2020_Training_GroundTruth_v2.csv";
/// The better first: only the second version names lesions.
const NAMES: [&str; 3] = [GROUND_TRUTH, "ISIC_2020_Training_GroundTruth.csv", "train.csv"];
const COLUMNS: [&str; 3] = ["image_name", "patient_id", "target"];

/// The ground truth of the archive at `root`, where it has one. `train.csv` is a name that others use too, so its
/// columns decide; a file of the challenge's own name is one whatever is in it.
pub fn ground_truth(root: &Path) -> Option<PathBuf> {
    let tables = NAMES.map(|name| root.join(name)).into_iter().filter(|path| path.is_file());
    let mut tables = tables.filter(|path| !path.ends_with("train.csv") || Table::has_columns(path, &COLUMNS));
    tables.next()
}

/// Lists the archive at `root`, whose ground truth is the file `table`.
///
/// # Errors
///
/// Where the CSV cannot be read or lacks a column.
pub fn list(root: &Path, table: &Path, problems: &mut Vec<Problem>) -> Result<Vec<ListedPhoto>> {
    let table = Table::read(table, &COLUMNS, problems)?;
    let index = PhotoIndex::of(root, isic_id, problems)?;
    let said_by: Arc<str> = "SIIM-ISIC 2020".into();
    let mut listed = Vec::new();
    let mut first_lines: HashMap<&str, u64> = HashMap::new();
    for row in table.rows() {
        let Some(id) = id_in(&table, row, "image_name", problems) else { continue };
        if let Some(line) = first_lines.get(id) {
            let what = format!("{id} is on line {line} already, which is the one used; take one of the two out");
            problems.push(table.problem(row, &what));
            continue;
        }
        let label = match label(&table, row, &said_by) {
            Ok(label) => label,
            Err(what) => {
                problems.push(table.problem(row, &what));
                continue;
            }
        };
        first_lines.insert(id, row.line);
        listed.push(ListedPhoto {
            row: Some(table.place(row)),
            lesion: table.known(row, "lesion_id"),
            patient: table.known(row, "patient_id"),
            age: table.known(row, "age_approx"),
            sex: table.known(row, "sex"),
            site: table.known(row, "anatom_site_general_challenge"),
            ..ListedPhoto::new(id, index.find(id), label)
        });
    }
    let mut unlisted = index.unlisted(first_lines.keys().copied());
    // The challenge keeps the answers of its test photos to itself; nobody expects to learn from them.
    unlisted.retain(|problem| !problem.path.components().any(|part| part.as_os_str() == "test"));
    problems.extend(unlisted);
    Ok(listed)
}

/// What a row says of its photo.
fn label(table: &Table, row: Row, said_by: &Arc<str>) -> Result<GivenLabel, String> {
    let is_melanoma = match table.field(row, "target") {
        "1" | "1.0" => true,
        "0" | "0.0" => false,
        other => return Err(format!("target `{other}` is neither 0 nor 1; mend it, or take the row out")),
    };
    let written = table.field(row, "diagnosis");
    let (may_be, no_label): (&'static [Diagnosis], _) = match (meaning(written), is_melanoma) {
        (Meaning::Is(Diagnosis::Melanoma) | Meaning::Nothing | Meaning::Unknown, true) => {
            (alone(Diagnosis::Melanoma), None)
        }
        (Meaning::Is(Diagnosis::Melanoma), false) | (_, true) => {
            let target = u8::from(is_melanoma);
            return Err(format!(
                "diagnosis `{written}` contradicts target {target}, which is 1 for melanomas only; mend the one that is \
                 wrong, or take the row out"
            ));
        }
        (Meaning::Is(diagnosis), false) => (alone(diagnosis), None),
        // The archive calls these `benign`, which says no more than that they are no cancer.
        (Meaning::Nothing, false) => (NOT_MALIGNANT, None),
        (Meaning::Undecided(why), false) => (&[], Some(why)),
        (Meaning::Unknown, false) => (&[], None),
    };
    let written = match (written, is_melanoma) {
        ("", true) => "melanoma",
        ("", false) => "unknown",
        (written, _) => written,
    };
    Ok(GivenLabel { no_label, ..GivenLabel::new(written, may_be, said_by, Standing::Archive) })
}

/// What a word under `diagnosis` means to this set.
enum Meaning {
    /// One of the nine.
    Is(Diagnosis),
    /// That nobody looked.
    Nothing,
    /// Something that is none of the nine, or that may be several of them, and why.
    Undecided(&'static str),
    /// A word that the archive did not have when this was written.
    Unknown,
}

fn meaning(written: &str) -> Meaning {
    match written.to_ascii_lowercase().as_str() {
        "" | "unknown" | "na" | "nan" => Meaning::Nothing,
        // HAM10000's `bkl`, in which lentigines and lichenoid keratoses are, is this set's pigmented benign keratosis.
        "lentigo nos" | "solar lentigo" | "lichenoid keratosis" => Meaning::Is(Diagnosis::PigmentedBenignKeratosis),
        "atypical melanocytic proliferation" => Meaning::Undecided(
            "an atypical melanocytic proliferation is what nobody could call a nevus or a melanoma for certain",
        ),
        "cafe-au-lait macule" => Meaning::Undecided("a cafe-au-lait macule is none of the nine diagnoses"),
        other => Diagnosis::from_label(other).map_or(Meaning::Unknown, Meaning::Is),
    }
}
