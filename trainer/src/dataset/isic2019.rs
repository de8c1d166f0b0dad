//! ISIC 2019: `ISIC_2019_Training_GroundTruth.csv` with one column per class, and `ISIC_2019_Training_Metadata.csv`
//! with the lesions. With its photos, ISIC 2019 is an archive like others. Without them, it is the reference for labels
//! and lesions.
//!
//! Challenge 2019 of the ISIC Archive, compiled from HAM10000, BCN_20000 and the MSK set.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, bail};
use naevus_reading::diagnosis::Diagnosis;

use crate::dataset::Problem;
use crate::dataset::archive::{ArchivePhoto, GivenLabel, Precedence};
use crate::dataset::columns::{Class, isic_id, isic_id_in, one_hot_class};
use crate::dataset::photo_files::PhotoIndex;
use crate::dataset::table::{ListedRows, RowLocation, Table};

/// The file by which the layout is recognised.
pub const GROUND_TRUTH: &str = "ISIC_2019_Training_GroundTruth.csv";
const METADATA: &str = "ISIC_2019_Training_Metadata.csv";

/// The columns and their candidate diagnoses. `BKL` is pigmented benign and seborrheic keratosis together. `UNK`, none
/// of the others, is no diagnosis and may be missing.
const CLASSES: [Class; 9] = [
    ("MEL", &[Diagnosis::Melanoma]),
    ("NV", &[Diagnosis::Nevus]),
    ("BCC", &[Diagnosis::BasalCellCarcinoma]),
    ("AK", &[Diagnosis::ActinicKeratosis]),
    ("BKL", &[Diagnosis::PigmentedBenignKeratosis, Diagnosis::SeborrheicKeratosis]),
    ("DF", &[Diagnosis::Dermatofibroma]),
    ("VASC", &[Diagnosis::VascularLesion]),
    ("SCC", &[Diagnosis::SquamousCellCarcinoma]),
    (UNKNOWN, &[]),
];
const UNKNOWN: &str = "UNK";

/// ISIC 2019's label and metadata of a photo.
#[derive(Clone, Debug, Default)]
pub struct ReferenceEntry {
    /// Its label, if it is in the ground truth.
    pub label: Option<GivenLabel>,
    /// Its lesion.
    pub lesion: Option<String>,
    /// Age in years.
    pub age: Option<String>,
    /// Sex.
    pub sex: Option<String>,
    /// Anatomical site.
    pub site: Option<String>,
}

/// ISIC 2019's labels and metadata, by image id.
pub type Reference = HashMap<String, ReferenceEntry>;

/// Path of the ground truth of the archive at `root`.
pub fn ground_truth(root: &Path) -> PathBuf {
    root.join(GROUND_TRUTH)
}

/// Reads the folder at `root` as a reference.
///
/// # Errors
///
/// If the ground truth is missing, or a CSV file cannot be read or lacks a column.
pub fn read_reference(root: &Path, problems: &mut Vec<Problem>) -> Result<Reference> {
    if !ground_truth(root).is_file() {
        bail!("the reference {} has no {GROUND_TRUTH}; name the folder of ISIC 2019", root.display());
    }
    let mut reference = read_metadata(root, problems)?;
    for (id, label, _) in read_ground_truth(root, problems)? {
        reference.entry(id).or_default().label = Some(label);
    }
    Ok(reference)
}

/// Lists the archive at `root`.
///
/// # Errors
///
/// As [`read_reference`].
pub fn list(root: &Path, problems: &mut Vec<Problem>) -> Result<Vec<ArchivePhoto>> {
    let index = PhotoIndex::of(root, isic_id, problems)?;
    let metadata = read_metadata(root, problems)?;
    let labels = read_ground_truth(root, problems)?;
    let mut listed = Vec::new();
    for (id, label, row) in &labels {
        let entry = metadata.get(id).cloned().unwrap_or_default();
        listed.push(ArchivePhoto {
            row: Some(row.clone()),
            lesion: entry.lesion,
            age: entry.age,
            sex: entry.sex,
            site: entry.site,
            ..ArchivePhoto::new(id, index.find(id), label.clone())
        });
    }
    problems.extend(index.unlisted(labels.iter().map(|(id, ..)| id.as_str())));
    Ok(listed)
}

/// Image ids with their labels and rows, in the order of the file.
fn read_ground_truth(root: &Path, problems: &mut Vec<Problem>) -> Result<Vec<(String, GivenLabel, RowLocation)>> {
    let mut columns = vec!["image"];
    columns.extend(CLASSES.map(|(column, _)| column).into_iter().filter(|&column| column != UNKNOWN));
    let table = Table::read(&ground_truth(root), &columns, problems)?;
    let source: Arc<str> = "ISIC 2019".into();
    let mut labels = Vec::new();
    let mut rows = ListedRows::default();
    for row in table.rows() {
        let Some(id) = isic_id_in(&table, row, "image", problems) else { continue };
        match one_hot_class(&table, row, id, &CLASSES) {
            Ok(_) if rows.is_duplicate(&table, row, (id, ""), problems) => {}
            Ok((column, candidates)) => {
                let label = GivenLabel::new(column, candidates, &source, Precedence::Reference);
                labels.push((id.to_string(), label, table.location(row)));
            }
            Err(message) => problems.push(table.problem(row, &message)),
        }
    }
    Ok(labels)
}

/// Lesions, ages, sexes and sites; empty if the file is missing, because the labels are useful without it.
fn read_metadata(root: &Path, problems: &mut Vec<Problem>) -> Result<Reference> {
    let path = root.join(METADATA);
    if !path.is_file() {
        let message =
            "it is missing, so ISIC 2019's lesions are unknown; download it from the challenge's page".to_string();
        problems.push(Problem { path, message });
        return Ok(Reference::new());
    }
    let table = Table::read(&path, &["image", "lesion_id"], problems)?;
    let mut reference = Reference::new();
    for row in table.rows() {
        let Some(id) = isic_id_in(&table, row, "image", problems) else { continue };
        let entry = ReferenceEntry {
            label: None,
            lesion: table.known(row, "lesion_id"),
            age: table.known_number(row, "age_approx"),
            sex: table.known(row, "sex"),
            site: table.known(row, "anatom_site_general"),
        };
        reference.insert(id.to_string(), entry);
    }
    Ok(reference)
}
