//! Anyone's own archive as a CSV file: `path,label` and, if they are known, `lesion`, `patient`, `age`, `sex`, `site`,
//! `domain`, `skin_type`; and `split`.
//!
//! A path is relative to the CSV's folder, or absolute. A label is a diagnosis's code or folder name in any case,
//! `not malignant` (or `benign`, which means the same here: no cancer, and nobody says which of the others), or empty. Photos of one lesion have the same text under `lesion`, any text, and those of one patient under `patient`.
//! `domain` is `dermoscopy` or `clinical`, `skin_type` Fitzpatrick's `I` to `VI`. `split` is empty or `train`: such a photo is
//! learnt from and never measured on.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use rayon::prelude::*;

use crate::dataset::Problem;
use crate::dataset::domain::{Domain, skin_type};
use crate::dataset::image_id::image_id;
use crate::dataset::label::Label;
use crate::dataset::layout::{GivenLabel, ListedPhoto, Standing, source_names};
use crate::dataset::table::{Row, Table};

/// A photo to be evaluated, with or without a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManifestPhoto {
    /// The path as the CSV writes it.
    pub written_path: String,
    /// Where the file is.
    pub path: PathBuf,
    /// What it shows, where the CSV says so.
    pub label: Option<Label>,
    /// The lesion that it shows: the CSV's name for it, else the photo's id.
    pub lesion: String,
    /// The patient, where the CSV has one.
    pub patient: Option<String>,
    /// The patient's age in years, where the CSV has it.
    pub age: Option<String>,
    /// The patient's sex, where the CSV has it.
    pub sex: Option<String>,
    /// Where on the body the lesion is, where the CSV has it.
    pub site: Option<String>,
    /// With what it was taken, where the CSV has it.
    pub domain: Option<Domain>,
    /// Fitzpatrick's type of the skin, `I` to `VI`, where the CSV has it.
    pub skin_type: Option<String>,
}

/// The photos of the CSV file at `path`, in its order, labelled or not. A label that is none of the nine diagnoses is a
/// problem, and the photo is evaluated as one without a label; a missing photo is a problem and left out, and so is one
/// that is for training only.
///
/// # Errors
///
/// Where the file cannot be read or lacks a column, or a row has another word under `split`, `domain` or `skin_type` than
/// those: a photo that was to be kept from the test would be measured on.
pub fn read_photos(path: &Path, problems: &mut Vec<Problem>) -> Result<Vec<ManifestPhoto>> {
    let names = source_names(&[path.to_path_buf()]);
    let source = names.first().map_or("photos", String::as_str);
    let mut photos = Vec::new();
    for (written_path, photo) in rows(path, source, problems)? {
        let row = photo.row.as_ref().map(ToString::to_string).unwrap_or_default();
        if photo.missing {
            problems.push(Problem { path: photo.path, what: format!("the file is missing; bring it, or mend {row}") });
            continue;
        }
        if photo.train_only {
            let what = format!("it is for training only and not measured on; mend {row} if it may be");
            problems.push(Problem { path: photo.path, what });
            continue;
        }
        if photo.label.may_be.is_empty() && !photo.label.written.is_empty() {
            let written = &photo.label.written;
            let what = format!("`{written}` is none of the nine diagnoses; it counts as unlabelled, mend {row}");
            problems.push(Problem { path: photo.path.clone(), what });
        }
        photos.push(ManifestPhoto {
            written_path,
            path: photo.path,
            label: Label::of(photo.label.may_be),
            lesion: photo.lesion.unwrap_or(photo.id),
            patient: photo.patient,
            age: photo.age,
            sex: photo.sex,
            site: photo.site,
            domain: photo.domain,
            skin_type: photo.skin_type,
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
    let said_by: Arc<str> = source.into();
    let mut listed = Vec::new();
    let mut lines: HashMap<(&str, &str), u64> = HashMap::new();
    for row in table.rows() {
        let (written_path, label) = (table.field(row, "path"), table.field(row, "label"));
        if written_path.is_empty() {
            problems.push(table.problem(row, "it names no photo; write its path, or take the row out"));
            continue;
        }
        if let Some(line) = lines.insert((written_path, label), row.line) {
            let what =
                format!("{written_path} is on line {line} already, with the same label; take one of the two out");
            problems.push(table.problem(row, &what));
            continue;
        }
        listed.push((written_path.to_string(), photo(&table, row, root, &said_by)?));
    }
    // A look at each file: many at a time, as a disk in the network answers slowly.
    listed.par_iter_mut().for_each(|(_, photo)| photo.missing = !photo.path.is_file());
    Ok(listed)
}

/// The photo of `row`; whether its file is there is not looked at.
fn photo(table: &Table, row: Row, root: &Path, source: &Arc<str>) -> Result<ListedPhoto> {
    let written_path = table.field(row, "path");
    let written = table.field(row, "label");
    let label = GivenLabel::new(written, Label::diagnoses_of(written), source, Standing::Manifest);
    let id = image_id(source, Path::new(written_path));
    // Two lists may each have a lesion 1; the ISIC Archive's lesions are known by the photos' ids.
    let own = |column: &str| table.known(row, column).map(|name| format!("{source}/{column} {name}"));
    Ok(ListedPhoto {
        row: Some(table.place(row)),
        lesion: own("lesion"),
        patient: own("patient"),
        age: table.known(row, "age"),
        sex: table.known(row, "sex"),
        site: table.known(row, "site"),
        domain: one_of(table, row, "domain", "`dermoscopy`, `clinical` or empty", Domain::from_name)?,
        skin_type: one_of(table, row, "skin_type", "`I` to `VI` or empty", skin_type)?.map(str::to_string),
        train_only: one_of(table, row, "split", "`train` or empty", |word| (word == "train").then_some(()))?.is_some(),
        ..ListedPhoto::new(&id, (root.join(written_path), false), label)
    })
}

/// What `meaning` makes of the word under `column`; none where that is empty.
///
/// # Errors
///
/// Where it makes nothing of it; `words` are those that it knows.
fn one_of<T>(
    table: &Table,
    row: Row,
    column: &str,
    words: &str,
    meaning: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>> {
    let word = table.field(row, column);
    if word.is_empty() {
        return Ok(None);
    }
    let place = table.place(row);
    Ok(Some(meaning(word).with_context(|| format!("{place} has `{word}` under {column}, which must be {words}"))?))
}
