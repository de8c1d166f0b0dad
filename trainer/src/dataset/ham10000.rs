//! HAM10000: `HAM10000_metadata.csv`, and the photos in folders beside it.
//!
//! Tschandl, Rosendahl and Kittler, "The HAM10000 dataset", Scientific Data 5, 180161 (2018).

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use naevus_reading::diagnosis::Diagnosis;

use crate::dataset::Problem;
use crate::dataset::archive::{ArchivePhoto, GivenLabel, Precedence};
use crate::dataset::columns::{isic_id, isic_id_in};
use crate::dataset::photo_files::PhotoIndex;
use crate::dataset::table::{ListedRows, Table};

/// The file by which the layout is recognised.
pub const METADATA: &str = "HAM10000_metadata.csv";

/// Path of the metadata of the archive at `root`.
pub fn metadata(root: &Path) -> PathBuf {
    root.join(METADATA)
}

/// Lists the archive at `root`.
///
/// # Errors
///
/// If the CSV file cannot be read or lacks a column.
pub fn list(root: &Path, problems: &mut Vec<Problem>) -> Result<Vec<ArchivePhoto>> {
    let table = Table::read(&metadata(root), &["lesion_id", "image_id", "dx"], problems)?;
    let index = PhotoIndex::of(root, isic_id, problems)?;
    let source: Arc<str> = "HAM10000".into();
    let mut listed = Vec::new();
    let mut rows = ListedRows::default();
    for row in table.rows() {
        let Some(id) = isic_id_in(&table, row, "image_id", problems) else { continue };
        let dx = table.field(row, "dx");
        if rows.is_duplicate(&table, row, (id, dx), problems) {
            continue;
        }
        let label = GivenLabel::new(dx, candidates(dx), &source, Precedence::Archive);
        listed.push(ArchivePhoto {
            row: Some(table.location(row)),
            lesion: table.known(row, "lesion_id"),
            age: table.known(row, "age"),
            sex: table.known(row, "sex"),
            site: table.known(row, "localization"),
            ..ArchivePhoto::new(id, index.find(id), label)
        });
    }
    problems.extend(index.unlisted(rows.ids()));
    Ok(listed)
}

/// Candidate diagnoses of a `dx`. `akiec` is actinic keratoses and intraepithelial (squamous cell) carcinomas together,
/// which ISIC 2019 distinguishes. `bkl` is interpreted as pigmented benign keratosis, because the archive does not mark
/// the seborrheic keratoses in it.
fn candidates(dx: &str) -> &'static [Diagnosis] {
    match dx.to_ascii_lowercase().as_str() {
        "akiec" => AKIEC,
        "bcc" => &[Diagnosis::BasalCellCarcinoma],
        "bkl" => &[Diagnosis::PigmentedBenignKeratosis],
        "df" => &[Diagnosis::Dermatofibroma],
        "mel" => &[Diagnosis::Melanoma],
        "nv" => &[Diagnosis::Nevus],
        "vasc" => &[Diagnosis::VascularLesion],
        _ => &[],
    }
}

/// Candidate diagnoses of HAM10000's `akiec`.
pub const AKIEC: &[Diagnosis] = &[Diagnosis::ActinicKeratosis, Diagnosis::SquamousCellCarcinoma];
