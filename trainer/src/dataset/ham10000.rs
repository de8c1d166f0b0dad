//! HAM10000: `HAM10000_metadata.csv`, and the photos in a folder beside it.
//!
//! Tschandl, Rosendahl and Kittler, "The HAM10000 dataset", Scientific Data 5, 180161 (2018).

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use naevus_reading::diagnosis::Diagnosis;

use crate::dataset::Problem;
use crate::dataset::image_id::{id_in, isic_id};
use crate::dataset::layout::{GivenLabel, ListedPhoto, Standing};
use crate::dataset::photo_files::PhotoIndex;
use crate::dataset::table::Table;

/// The file by which the layout is recognised.
pub const METADATA: &str = "HAM10000_metadata.csv";

/// Where the metadata of the archive at `root` is.
pub fn metadata(root: &Path) -> PathBuf {
    root.join(METADATA)
}

/// Lists the archive at `root`.
///
/// # Errors
///
/// Where the CSV cannot be read or lacks a column.
pub fn list(root: &Path, problems: &mut Vec<Problem>) -> Result<Vec<ListedPhoto>> {
    let table = Table::read(&metadata(root), &["lesion_id", "image_id", "dx"], problems)?;
    let index = PhotoIndex::of(root, isic_id, problems)?;
    let said_by: Arc<str> = "HAM10000".into();
    let mut listed = Vec::new();
    let mut lines: HashMap<&str, (u64, &str)> = HashMap::new();
    for row in table.rows() {
        let Some(id) = id_in(&table, row, "image_id", problems) else { continue };
        let dx = table.field(row, "dx");
        if let Some((line, same)) = lines.get(id).filter(|(_, earlier)| *earlier == dx) {
            let what = format!("{id} is {same} on line {line} already; take one of the two out");
            problems.push(table.problem(row, &what));
            continue;
        }
        lines.insert(id, (row.line, dx));
        let label = GivenLabel::new(dx, diagnoses(dx), &said_by, Standing::Archive);
        listed.push(ListedPhoto {
            row: Some(table.place(row)),
            lesion: table.known(row, "lesion_id"),
            age: table.known(row, "age"),
            sex: table.known(row, "sex"),
            site: table.known(row, "localization"),
            ..ListedPhoto::new(id, index.find(id), label)
        });
    }
    problems.extend(index.unlisted(lines.keys().copied()));
    Ok(listed)
}

/// What a `dx` stands for. `akiec` is actinic keratoses and intraepithelial (squamous cell) carcinomas together, which
/// ISIC 2019 tells apart; `bkl` holds no seborrheic keratosis by itself that this set would know of as such.
fn diagnoses(dx: &str) -> &'static [Diagnosis] {
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

/// What HAM10000's `akiec` may stand for.
pub const AKIEC: &[Diagnosis] = &[Diagnosis::ActinicKeratosis, Diagnosis::SquamousCellCarcinoma];
