//! A download of the ISIC Archive (gallery or `isic-cli`): `metadata.csv` with `isic_id` and `diagnosis_1` to
//! `diagnosis_5`, and the photos beside it.
//!
//! The columns are the levels of the archive's hierarchy of diagnoses: benign, malignant or indeterminate; a group such
//! as `Benign melanocytic proliferations`; a diagnosis such as `Nevus`; and its subtypes. Each level may be empty.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use naevus_reading::diagnosis::Diagnosis;
use naevus_reading::domain::Domain;

use crate::dataset::Problem;
use crate::dataset::archive::{ArchivePhoto, GivenLabel, Precedence};
use crate::dataset::columns::{isic_id, isic_id_in};
use crate::dataset::label::{NOT_MALIGNANT, diagnosis, singleton};
use crate::dataset::photo_files::{PhotoIndex, entries};
use crate::dataset::table::{ListedRows, Row, Table};

/// The columns by which the layout is recognised.
const COLUMNS: [&str; 2] = ["isic_id", "diagnosis_1"];

/// The levels of the hierarchy, the most specific first.
const LEVELS: [&str; 5] = ["diagnosis_5", "diagnosis_4", "diagnosis_3", "diagnosis_2", "diagnosis_1"];

/// The groups that contain some of the six diagnoses that are not malignant, in lower case. A photo with a group and no
/// diagnosis is known to be not malignant, and no more.
const BENIGN_GROUPS: [&str; 4] = [
    "benign",
    "benign epidermal proliferations",
    "benign melanocytic proliferations",
    "benign soft tissue proliferations - fibro-histiocytic",
];

/// Path of the metadata of the archive at `root`, if it has one: `metadata.csv`, or another CSV file with its columns.
///
/// # Errors
///
/// If the folder cannot be read.
pub fn metadata(root: &Path) -> Result<Option<PathBuf>> {
    let mut tables = entries(root)?;
    tables.retain(|path| path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv")));
    tables.sort_by_key(|path| !path.ends_with("metadata.csv"));
    Ok(tables.into_iter().find(|path| Table::has_columns(path, &COLUMNS)))
}

/// Lists the archive at `root`, whose metadata is the file `table`.
///
/// # Errors
///
/// If the CSV file cannot be read or lacks a column.
pub fn list(root: &Path, table: &Path, problems: &mut Vec<Problem>) -> Result<Vec<ArchivePhoto>> {
    let table = Table::read(table, &COLUMNS, problems)?;
    let index = PhotoIndex::of(root, isic_id, problems)?;
    let source: Arc<str> = "the ISIC Archive".into();
    let mut listed = Vec::new();
    let mut rows = ListedRows::default();
    for row in table.rows() {
        let Some(id) = isic_id_in(&table, row, "isic_id", problems) else { continue };
        if rows.is_duplicate(&table, row, (id, ""), problems) {
            continue;
        }
        let image_type = table.field(row, "image_type").to_ascii_lowercase();
        listed.push(ArchivePhoto {
            row: Some(table.location(row)),
            lesion: table.known(row, "lesion_id"),
            patient: table.known(row, "patient_id"),
            age: table.known_number(row, "age_approx"),
            sex: table.known(row, "sex"),
            site: table.known(row, "anatom_site_general"),
            domain: domain(&image_type),
            ..ArchivePhoto::new(id, index.find(id), label(&table, row, &image_type, &source))
        });
    }
    problems.extend(index.unlisted(rows.ids()));
    Ok(listed)
}

/// The domain of an `image_type` in lower case, if it has one.
fn domain(image_type: &str) -> Option<Domain> {
    match image_type {
        "dermoscopic" => Some(Domain::Dermoscopy),
        _ if image_type.starts_with("clinical") || image_type.starts_with("tbp") => Some(Domain::Clinical),
        _ => None,
    }
}

/// The label of a row: the most specific level that is one of the nine diagnoses. If none is, the text is that of the
/// most specific level.
fn label(table: &Table, row: Row, image_type: &str, source: &Arc<str>) -> GivenLabel {
    let mut levels = LEVELS.map(|column| table.field(row, column)).to_vec();
    levels.retain(|level| !level.is_empty());
    let named = levels.iter().take_while(|level| !is_metastasis(level)).find_map(|level| Some((*level, named(level)?)));
    let most_specific = levels.first().copied().unwrap_or_default();
    let is_benign_only = BENIGN_GROUPS.iter().any(|group| most_specific.eq_ignore_ascii_case(group));
    let (text, candidates): (&str, &'static [Diagnosis]) = match named {
        Some(named) => named,
        None if is_benign_only => (most_specific, NOT_MALIGNANT),
        None => (most_specific, &[]),
    };
    let unlabelled_reason = left_out_reason(image_type);
    let candidates: &'static [Diagnosis] = if unlabelled_reason.is_some() { &[] } else { candidates };
    GivenLabel { unlabelled_reason, ..GivenLabel::new(text, candidates, source, Precedence::Archive) }
}

/// The reason why an image of this type, in lower case, is left out, whatever its diagnosis.
fn left_out_reason(image_type: &str) -> Option<&'static str> {
    if image_type.starts_with("rcm") {
        Some("it is a confocal microscopy image")
    } else if image_type.ends_with("overview") {
        Some("it is an overview and not a close photo of a lesion")
    } else {
        None
    }
}

/// Whether a level is the metastasis of a melanoma, which is none of the nine diagnoses although its group is melanoma.
fn is_metastasis(level: &str) -> bool {
    level.to_ascii_lowercase().contains("metasta")
}

/// The diagnosis of a level; `None` if it is none of the nine. A subtype follows a comma: `Nevus, Spitz`.
fn named(level: &str) -> Option<&'static [Diagnosis]> {
    let name = level.split(',').next().unwrap_or_default().trim().to_ascii_lowercase();
    let diagnosis = match name.as_str() {
        "solar or actinic keratosis" => Diagnosis::ActinicKeratosis,
        "malignant melanocytic proliferations (melanoma)" | "melanoma in situ" | "melanoma invasive" => {
            Diagnosis::Melanoma
        }
        // As in SIIM-ISIC 2020: HAM10000's `bkl` includes lentigines and lichenoid keratoses.
        "solar lentigo" | "lentigo nos" | "lichen planus like keratosis" => Diagnosis::PigmentedBenignKeratosis,
        "squamous cell carcinoma in situ" => Diagnosis::SquamousCellCarcinoma,
        // HAM10000 counts hemorrhages among the vascular lesions.
        "benign soft tissue proliferations - vascular" | "hemorrhagic lesions" => Diagnosis::VascularLesion,
        other => diagnosis(other)?,
    };
    Some(singleton(diagnosis))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subtype_has_the_diagnosis_before_its_comma() {
        for (level, expected) in [
            ("Nevus", Some(Diagnosis::Nevus)),
            ("Nevus, Atypical, Dysplastic, or Clark", Some(Diagnosis::Nevus)),
            ("Melanoma, NOS", Some(Diagnosis::Melanoma)),
            ("Melanoma Invasive, Associated with a nevus", Some(Diagnosis::Melanoma)),
            ("Squamous cell carcinoma, Invasive, Verrucous", Some(Diagnosis::SquamousCellCarcinoma)),
            ("Basal cell carcinoma, Nodular", Some(Diagnosis::BasalCellCarcinoma)),
            ("Seborrheic keratosis, Clonal", Some(Diagnosis::SeborrheicKeratosis)),
            ("Nevus sebaceus", None),
            ("Nevus of Ota", None),
            ("Epidermal nevus", None),
            ("Keratoacanthoma", None),
            ("Benign", None),
            ("", None),
        ] {
            assert_eq!(named(level), expected.map(singleton), "{level}");
        }
    }
}
