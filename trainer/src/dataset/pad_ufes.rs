//! PAD-UFES-20: `metadata.csv`, and the photos in `images/` or in `imgs_part_1/` to `imgs_part_3/`.
//!
//! Pacheco et al., "PAD-UFES-20: a skin lesion dataset composed of patient data and clinical images collected from
//! smartphones", Data in Brief 32, 106221 (2020). They are clinical photos taken by phone, not dermoscopic ones.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use naevus_reading::diagnosis::Diagnosis;
use naevus_reading::domain::Domain;

use crate::dataset::Problem;
use crate::dataset::archive::{ArchivePhoto, GivenLabel, Precedence};
use crate::dataset::columns::skin_type;
use crate::dataset::photo_files::PhotoIndex;
use crate::dataset::table::{ListedRows, Table};

const ARCHIVE: &str = "PAD-UFES-20";
const COLUMNS: [&str; 4] = ["patient_id", "lesion_id", "diagnostic", "img_id"];

/// Path of the metadata of the archive at `root`, if it has one. Other archives also have a `metadata.csv`, so the
/// columns are checked.
pub fn metadata(root: &Path) -> Option<PathBuf> {
    let path = root.join("metadata.csv");
    Table::has_columns(&path, &COLUMNS).then_some(path)
}

/// Lists the archive at `root`, whose metadata is the file `table`.
///
/// # Errors
///
/// If the CSV file cannot be read or lacks a column.
pub fn list(root: &Path, table: &Path, problems: &mut Vec<Problem>) -> Result<Vec<ArchivePhoto>> {
    let table = Table::read(table, &COLUMNS, problems)?;
    let index = PhotoIndex::of(root, photo_name, problems)?;
    let source: Arc<str> = ARCHIVE.into();
    let mut listed = Vec::new();
    let mut rows = ListedRows::default();
    for row in table.rows() {
        let img_id = table.field(row, "img_id");
        let Some(name) = Path::new(img_id).file_stem().and_then(OsStr::to_str).and_then(photo_name) else {
            let message =
                format!("`{img_id}` is not an img_id such as PAT_1516_1765_530.png; correct it, or remove the row");
            problems.push(table.problem(row, &message));
            continue;
        };
        if rows.is_duplicate(&table, row, (name, ""), problems) {
            continue;
        }
        // Its lesions and patients are plain numbers, which another archive may have too.
        let qualified = |column: &str| table.known(row, column).map(|name| format!("{ARCHIVE}/{column} {name}"));
        let diagnostic = table.field(row, "diagnostic");
        let label = GivenLabel::new(diagnostic, candidates(diagnostic), &source, Precedence::Archive);
        listed.push(ArchivePhoto {
            row: Some(table.location(row)),
            lesion: qualified("lesion_id"),
            patient: qualified("patient_id"),
            age: table.known_number(row, "age"),
            sex: table.known(row, "gender"),
            site: table.known(row, "region"),
            domain: Some(Domain::Clinical),
            skin_type: skin_type(table.field(row, "fitspatrick")).map(str::to_string),
            ..ArchivePhoto::new(&format!("{ARCHIVE}/{name}"), index.find(name), label)
        });
    }
    problems.extend(index.unlisted(rows.ids()));
    Ok(listed)
}

/// The archive's name of a photo in a file's stem, if the stem is such a name.
fn photo_name(stem: &str) -> Option<&str> {
    let stem = stem.trim();
    stem.strip_prefix("PAT_").is_some_and(|rest| !rest.is_empty()).then_some(stem)
}

/// Candidate diagnoses of a `diagnostic`. Bowen's disease, a squamous cell carcinoma in situ, is among the `SCC`, as
/// its authors count it.
fn candidates(diagnostic: &str) -> &'static [Diagnosis] {
    match diagnostic.to_ascii_uppercase().as_str() {
        "ACK" => &[Diagnosis::ActinicKeratosis],
        "BCC" => &[Diagnosis::BasalCellCarcinoma],
        "MEL" => &[Diagnosis::Melanoma],
        "NEV" => &[Diagnosis::Nevus],
        "SCC" => &[Diagnosis::SquamousCellCarcinoma],
        "SEK" => &[Diagnosis::SeborrheicKeratosis],
        _ => &[],
    }
}
