//! PAD-UFES-20: `metadata.csv`, and the photos in `images/` or in `imgs_part_1/` to `imgs_part_3/`.
//!
//! Pacheco et al., "PAD-UFES-20: a skin lesion dataset composed of patient data and clinical images collected from
//! smartphones", Data in Brief 32, 106221 (2020). These are photos by phone, not through a dermatoscope: a network that
//! learnt from dermoscopy has not seen their like.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use naevus_reading::diagnosis::Diagnosis;

use crate::dataset::Problem;
use crate::dataset::domain::{Domain, skin_type};
use crate::dataset::layout::{GivenLabel, ListedPhoto, Standing};
use crate::dataset::photo_files::PhotoIndex;
use crate::dataset::table::Table;

const ARCHIVE: &str = "PAD-UFES-20";
const COLUMNS: [&str; 4] = ["patient_id", "lesion_id", "diagnostic", "img_id"];

/// The metadata of the archive at `root`, where it has some. Others have a `metadata.csv` too, so its columns decide.
pub fn metadata(root: &Path) -> Option<PathBuf> {
    let path = root.join("metadata.csv");
    Table::has_columns(&path, &COLUMNS).then_some(path)
}

/// Lists the archive at `root`, whose metadata is the file `table`.
///
/// # Errors
///
/// Where the CSV cannot be read or lacks a column.
pub fn list(root: &Path, table: &Path, problems: &mut Vec<Problem>) -> Result<Vec<ListedPhoto>> {
    let table = Table::read(table, &COLUMNS, problems)?;
    let index = PhotoIndex::of(root, pad_name, problems)?;
    let said_by: Arc<str> = ARCHIVE.into();
    let mut listed = Vec::new();
    let mut first_lines: HashMap<&str, u64> = HashMap::new();
    for row in table.rows() {
        let written = table.field(row, "img_id");
        let stem = Path::new(written).file_stem().and_then(OsStr::to_str).and_then(pad_name);
        let Some(name) = stem else {
            let what = format!("`{written}` is no img_id such as PAT_1516_1765_530.png; mend it, or take the row out");
            problems.push(table.problem(row, &what));
            continue;
        };
        if let Some(line) = first_lines.get(name) {
            let what = format!("{name} is on line {line} already, which is the one used; take one of the two out");
            problems.push(table.problem(row, &what));
            continue;
        }
        first_lines.insert(name, row.line);
        // Its lesions are plain numbers, which would be another archive's too.
        let own = |column: &str| table.known(row, column).map(|name| format!("{ARCHIVE}/{column} {name}"));
        let diagnostic = table.field(row, "diagnostic");
        let label = GivenLabel::new(diagnostic, diagnoses(diagnostic), &said_by, Standing::Archive);
        listed.push(ListedPhoto {
            row: Some(table.place(row)),
            lesion: own("lesion_id"),
            patient: own("patient_id"),
            age: table.known(row, "age"),
            sex: table.known(row, "gender"),
            site: table.known(row, "region"),
            domain: Some(Domain::Clinical),
            skin_type: skin_type(table.field(row, "fitspatrick")).map(str::to_string),
            ..ListedPhoto::new(&format!("{ARCHIVE}/{name}"), index.find(name), label)
        });
    }
    problems.extend(index.unlisted(first_lines.keys().copied()));
    Ok(listed)
}

/// The archive's own name of a photo in a file's stem, where it has one.
fn pad_name(stem: &str) -> Option<&str> {
    let stem = stem.trim();
    stem.strip_prefix("PAT_").is_some_and(|rest| !rest.is_empty()).then_some(stem)
}

/// What a `diagnostic` stands for. Bowen's disease, a squamous cell carcinoma that has not grown into the depth, is
/// among the `SCC`, as its authors count it.
fn diagnoses(diagnostic: &str) -> &'static [Diagnosis] {
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
