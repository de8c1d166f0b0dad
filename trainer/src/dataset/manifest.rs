//! Anyone's own archive as a CSV file: `path,label` and, if it is known, `lesion`.
//!
//! A path is relative to the CSV's folder, or absolute. A label is a diagnosis's code or folder name in any case, or
//! empty. Photos of one lesion have the same text under `lesion`, any text.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use anyhow::Result;
use naevus::diagnosis::Diagnosis;

use crate::dataset::Problem;
use crate::dataset::image_id::image_id;
use crate::dataset::layout::{Label, ListedPhoto, Standing, source_names};
use crate::dataset::table::{Row, Table};

/// A photo to be evaluated, with or without a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManifestPhoto {
    /// The path as the CSV writes it.
    pub written_path: String,
    /// Where the file is.
    pub path: PathBuf,
    /// What it shows, where the CSV says so.
    pub label: Option<Diagnosis>,
    /// The lesion that it shows: the CSV's name for it, else the photo's id.
    pub lesion: String,
    /// The patient's age in years, where the CSV has it.
    pub age: Option<String>,
    /// The patient's sex, where the CSV has it.
    pub sex: Option<String>,
    /// Where on the body the lesion is, where the CSV has it.
    pub site: Option<String>,
}

/// The photos of the CSV file at `path`, in its order, labelled or not. A label that is none of the nine diagnoses is a
/// problem, and the photo is evaluated as one without a label; a missing photo is a problem and left out.
///
/// # Errors
///
/// Where the file cannot be read, or lacks a column.
pub fn read_photos(path: &Path, problems: &mut Vec<Problem>) -> Result<Vec<ManifestPhoto>> {
    let names = source_names(&[path.to_path_buf()]);
    let source = names.first().map_or("photos", String::as_str);
    let mut photos = Vec::new();
    for (written_path, photo) in rows(path, source, problems)? {
        if photo.missing {
            problems.push(Problem { path: photo.path, what: "the file is missing".to_string() });
            continue;
        }
        if photo.label.may_be.is_empty() && !photo.label.written.is_empty() {
            let what = format!("`{}` is none of the nine diagnoses; it counts as unlabelled", photo.label.written);
            problems.push(Problem { path: photo.path.clone(), what });
        }
        photos.push(ManifestPhoto {
            written_path,
            path: photo.path,
            label: photo.label.may_be.first().copied(),
            lesion: photo.lesion.unwrap_or(photo.id),
            age: photo.age,
            sex: photo.sex,
            site: photo.site,
        });
    }
    Ok(photos)
}

/// Lists the photos of the CSV file at `path`, an archive named `source`.
///
/// # Errors
///
/// As [`read_photos`].
pub(super) fn list(path: &Path, source: &str, problems: &mut Vec<Problem>) -> Result<Vec<ListedPhoto>> {
    Ok(rows(path, source, problems)?.into_iter().map(|(_, photo)| photo).collect())
}

fn rows(path: &Path, source: &str, problems: &mut Vec<Problem>) -> Result<Vec<(String, ListedPhoto)>> {
    let table = Table::read(path, &["path", "label"], problems)?;
    let root = path.parent().unwrap_or(Path::new(""));
    let mut listed = Vec::new();
    let mut lines: HashMap<(String, String), u64> = HashMap::new();
    for row in table.rows() {
        let written_path = table.field(row, "path").to_string();
        if written_path.is_empty() {
            problems.push(table.problem(row, "it names no photo"));
            continue;
        }
        let label = table.field(row, "label").to_string();
        if let Some(line) = lines.insert((written_path.clone(), label), row.line) {
            problems
                .push(table.problem(row, &format!("{written_path} is on line {line} already, with the same label")));
            continue;
        }
        let photo = photo(&table, row, root, source);
        listed.push((written_path, photo));
    }
    Ok(listed)
}

fn photo(table: &Table, row: &Row, root: &Path, source: &str) -> ListedPhoto {
    let written_path = table.field(row, "path");
    let written = table.field(row, "label");
    let path = root.join(written_path);
    ListedPhoto {
        id: image_id(source, Path::new(written_path)),
        missing: !path.is_file(),
        path,
        label: Label {
            written: written.to_string(),
            may_be: Diagnosis::from_label(written).into_iter().collect(),
            said_by: source.to_string(),
            standing: Standing::Manifest,
        },
        // Two lists may each have a lesion 1; the ISIC Archive's lesions are known by the photos' ids.
        lesion: table.known(row, "lesion").map(|lesion| format!("{source}/lesion {lesion}")),
        age: table.known(row, "age"),
        sex: table.known(row, "sex"),
        site: table.known(row, "site"),
    }
}
