//! HAM10000: `HAM10000_metadata.csv`, and the photos in folders beside it. Harvard Dataverse names the table
//! `HAM10000_metadata` or `HAM10000_metadata.tab`, and Kaggle's copy has each photo in two folders.
//!
//! Tschandl, Rosendahl and Kittler, "The HAM10000 dataset", Scientific Data 5, 180161 (2018).

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use naevus_reading::diagnosis::Diagnosis;

use crate::dataset::Problem;
use crate::dataset::archive::{ArchivePhoto, GivenLabel, Precedence};
use crate::dataset::columns::{isic_id, isic_id_in};
use crate::dataset::photo_files::{PhotoIndex, entries};
use crate::dataset::table::{ListedRows, Table};

/// The file by which the layout is recognised. Its name may have another extension or none.
pub const METADATA: &str = "HAM10000_metadata.csv";
const EXTENSIONS: [&str; 4] = ["csv", "tab", "tsv", "txt"];

/// Path of the metadata of the archive at `root`, if it has one. Its name is found in any case; of several, that with
/// the first of the extensions is used.
///
/// # Errors
///
/// If the folder cannot be read.
pub fn metadata(root: &Path) -> Result<Option<PathBuf>> {
    let stem = Path::new(METADATA).with_extension("");
    let rank = |path: &Path| {
        let is_metadata = path.is_file() && path.file_stem()?.eq_ignore_ascii_case(&stem);
        let Some(extension) = path.extension() else { return is_metadata.then_some(EXTENSIONS.len()) };
        EXTENSIONS.iter().position(|known| extension.eq_ignore_ascii_case(known)).filter(|_| is_metadata)
    };
    let ranked = entries(root)?.into_iter().filter_map(|path| Some((rank(&path)?, path)));
    Ok(ranked.min().map(|(_, path)| path))
}

/// Lists the archive at `root`, whose metadata is the file `table`.
///
/// # Errors
///
/// If the table cannot be read or lacks a column.
pub fn list(root: &Path, table: &Path, problems: &mut Vec<Problem>) -> Result<Vec<ArchivePhoto>> {
    let table = Table::read(table, &["lesion_id", "image_id", "dx"], problems)?;
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
            age: table.known_number(row, "age"),
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
