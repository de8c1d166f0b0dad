//! ISIC 2019: `ISIC_2019_Training_GroundTruth.csv`, one column a class, and `ISIC_2019_Training_Metadata.csv` with the
//! lesions. With its photos it is an archive like others; without them it is the reference for labels and lesions.
//!
//! Challenge 2019 of the ISIC Archive, made of HAM10000, BCN_20000 and the MSK set.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, bail};
use naevus_reading::diagnosis::Diagnosis;

use crate::dataset::Problem;
use crate::dataset::image_id::{id_in, isic_id};
use crate::dataset::layout::{GivenLabel, ListedPhoto, Standing};
use crate::dataset::one_hot::{Class, class_of};
use crate::dataset::photo_files::PhotoIndex;
use crate::dataset::table::{RowPlace, Table};

/// The file by which the layout is recognised.
pub const GROUND_TRUTH: &str = "ISIC_2019_Training_GroundTruth.csv";
const METADATA: &str = "ISIC_2019_Training_Metadata.csv";

/// The columns, and what each stands for. `BKL` is pigmented benign and seborrheic keratosis together; `UNK`, none of
/// the others, says nothing and may be left out.
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

/// What ISIC 2019 knows of a photo.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Its label there, if it is in the ground truth.
    pub label: Option<GivenLabel>,
    /// Its lesion there.
    pub lesion: Option<String>,
    /// Age in years.
    pub age: Option<String>,
    /// Sex.
    pub sex: Option<String>,
    /// Place on the body.
    pub site: Option<String>,
}

/// What ISIC 2019 knows, by image id.
pub type Reference = HashMap<String, Known>;

/// Where the ground truth of the archive at `root` is.
pub fn ground_truth(root: &Path) -> PathBuf {
    root.join(GROUND_TRUTH)
}

/// Reads the folder at `root` as a reference.
///
/// # Errors
///
/// Where the ground truth is missing, or a CSV cannot be read or lacks a column.
pub fn read_reference(root: &Path, problems: &mut Vec<Problem>) -> Result<Reference> {
    if !ground_truth(root).is_file() {
        bail!("the reference {} has no {GROUND_TRUTH}; give the folder of ISIC 2019", root.display());
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
pub fn list(root: &Path, problems: &mut Vec<Problem>) -> Result<Vec<ListedPhoto>> {
    let index = PhotoIndex::of(root, isic_id, problems)?;
    let metadata = read_metadata(root, problems)?;
    let labels = read_ground_truth(root, problems)?;
    let mut listed = Vec::new();
    for (id, label, row) in &labels {
        let known = metadata.get(id).cloned().unwrap_or_default();
        listed.push(ListedPhoto {
            row: Some(row.clone()),
            lesion: known.lesion,
            age: known.age,
            sex: known.sex,
            site: known.site,
            ..ListedPhoto::new(id, index.find(id), label.clone())
        });
    }
    problems.extend(index.unlisted(labels.iter().map(|(id, ..)| id.as_str())));
    Ok(listed)
}

/// The labels with their rows, in the order of the file.
fn read_ground_truth(root: &Path, problems: &mut Vec<Problem>) -> Result<Vec<(String, GivenLabel, RowPlace)>> {
    let mut columns = vec!["image"];
    columns.extend(CLASSES.map(|(column, _)| column).into_iter().filter(|&column| column != UNKNOWN));
    let table = Table::read(&ground_truth(root), &columns, problems)?;
    let said_by: Arc<str> = "ISIC 2019".into();
    let mut labels = Vec::new();
    let mut first_lines: HashMap<&str, u64> = HashMap::new();
    for row in table.rows() {
        let Some(id) = id_in(&table, row, "image", problems) else { continue };
        if let Some(line) = first_lines.get(id) {
            let what = format!("{id} is on line {line} already, which is the one used; take one of the two out");
            problems.push(table.problem(row, &what));
            continue;
        }
        match class_of(&table, row, id, &CLASSES) {
            Ok((column, may_be)) => {
                first_lines.insert(id, row.line);
                let label = GivenLabel::new(column, may_be, &said_by, Standing::Reference);
                labels.push((id.to_string(), label, table.place(row)));
            }
            Err(what) => problems.push(table.problem(row, &what)),
        }
    }
    Ok(labels)
}

/// Lesions, ages, sexes and sites; nothing where the file is missing, as the labels are of use without it.
fn read_metadata(root: &Path, problems: &mut Vec<Problem>) -> Result<Reference> {
    let path = root.join(METADATA);
    if !path.is_file() {
        let what =
            "it is missing, so ISIC 2019's lesions are not known; fetch it from the challenge's page".to_string();
        problems.push(Problem { path, what });
        return Ok(Reference::new());
    }
    let table = Table::read(&path, &["image", "lesion_id"], problems)?;
    let mut reference = Reference::new();
    for row in table.rows() {
        let Some(id) = id_in(&table, row, "image", problems) else { continue };
        let known = Known {
            label: None,
            lesion: table.known(row, "lesion_id"),
            age: table.known(row, "age_approx"),
            sex: table.known(row, "sex"),
            site: table.known(row, "anatom_site_general"),
        };
        reference.insert(id.to_string(), known);
    }
    Ok(reference)
}
