//! HAM10000: `HAM10000_metadata.csv`, and the photos in a folder beside it.
//!
//! Tschandl, Rosendahl and Kittler, "The HAM10000 dataset", Scientific Data 5, 180161 (2018).

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use anyhow::Result;
use naevus::diagnosis::Diagnosis;

use crate::dataset::Problem;
use crate::dataset::image_id::isic_id;
use crate::dataset::layout::{Label, ListedPhoto, Standing};
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
    let index = PhotoIndex::of(root, problems)?;
    let mut listed = Vec::new();
    let mut lines: HashMap<String, (u64, String)> = HashMap::new();
    for row in table.rows() {
        let Some(id) = isic_id(table.field(row, "image_id")) else {
            let what = format!("`{}` is no image_id such as ISIC_0024306", table.field(row, "image_id"));
            problems.push(table.problem(row, &what));
            continue;
        };
        let dx = table.field(row, "dx");
        if let Some((line, same)) = lines.get(id).filter(|(_, earlier)| earlier == dx) {
            problems.push(table.problem(row, &format!("{id} is {same} on line {line} already")));
            continue;
        }
        lines.insert(id.to_string(), (row.line, dx.to_string()));
        let (path, missing) = index.find(id);
        listed.push(ListedPhoto {
            id: id.to_string(),
            path,
            missing,
            label: Label {
                written: dx.to_string(),
                may_be: diagnoses(dx),
                said_by: "HAM10000".to_string(),
                standing: Standing::Archive,
            },
            lesion: table.known(row, "lesion_id"),
            age: table.known(row, "age"),
            sex: table.known(row, "sex"),
            site: table.known(row, "localization"),
        });
    }
    problems.extend(index.unlisted(lines.keys().map(String::as_str)));
    Ok(listed)
}

/// What a `dx` stands for. `akiec` is actinic keratoses and intraepithelial (squamous cell) carcinomas together, which
/// ISIC 2019 tells apart; `bkl` holds no seborrheic keratosis by itself that this set would know of as such.
fn diagnoses(dx: &str) -> Vec<Diagnosis> {
    match dx.to_ascii_lowercase().as_str() {
        "akiec" => vec![Diagnosis::ActinicKeratosis, Diagnosis::SquamousCellCarcinoma],
        "bcc" => vec![Diagnosis::BasalCellCarcinoma],
        "bkl" => vec![Diagnosis::PigmentedBenignKeratosis],
        "df" => vec![Diagnosis::Dermatofibroma],
        "mel" => vec![Diagnosis::Melanoma],
        "nv" => vec![Diagnosis::Nevus],
        "vasc" => vec![Diagnosis::VascularLesion],
        _ => Vec::new(),
    }
}
