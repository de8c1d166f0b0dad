//! A data set of the user as a CSV file with the columns `path,label` and optionally `lesion`, `patient`, `age`, `sex`,
//! `site`, `domain`, `skin_type` and `split`.
//!
//! A path is relative to the folder of the CSV file, or absolute, with `/` or `\` between folders. A file whose name
//! differs in case or in the composition of its letters is found ([`FileFinder`]). A label is the code or the folder
//! name of a diagnosis in any case, `not malignant` or `benign` (a partial label: not cancer, diagnosis unknown), or
//! empty. Photos of one lesion have the same text, of any kind, under `lesion`, and those of one patient under
//! `patient`. `domain` is `dermoscopy` or `clinical`, `skin_type` is Fitzpatrick's, `I` to `VI`. `split` is empty or
//! `train`: a photo with `train` is used for training only.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use naevus_evaluation::photo_id::qualified;
use naevus_reading::domain::Domain;
use rayon::prelude::*;

use crate::dataset::Problem;
use crate::dataset::archive::{ArchivePhoto, GivenLabel, Precedence, source_names};
use crate::dataset::checked_photo::missing_reason;
use crate::dataset::columns::{image_id, skin_type};
use crate::dataset::file_names::{FileFinder, has_drive_letter, with_slashes};
use crate::dataset::label::Label;
use crate::dataset::table::{ListedRows, Row, Table};

/// A photo as a CSV file lists it.
pub struct ManifestPhoto {
    /// Path as the CSV file writes it.
    pub written_path: String,
    /// The photo.
    pub photo: ArchivePhoto,
}

impl ManifestPhoto {
    /// Its label; `None` if the CSV file has none, or if the label there is none of the nine diagnoses.
    pub fn label(&self) -> Option<Label> {
        Label::from_candidates(self.photo.label.candidates)
    }

    /// Name of the lesion in the CSV file, else the photo's id.
    pub fn lesion(&self) -> &str {
        self.photo.lesion.as_deref().unwrap_or(&self.photo.id)
    }
}

/// The photos of the CSV file at `path`, in its order, labelled or not. A label that is none of the nine diagnoses is a
/// problem, and its photo is evaluated without a label. A missing photo, or a photo for training only, is a problem and
/// is left out.
///
/// # Errors
///
/// If the file cannot be read or lacks a column, or a value under `split`, `domain` or `skin_type` is unknown: with a
/// misspelt `split`, a photo for training only would be evaluated.
pub fn read_photos(path: &Path, problems: &mut Vec<Problem>) -> Result<Vec<ManifestPhoto>> {
    let names = source_names(&[path.to_path_buf()]);
    let source = names.first().map_or("photos", String::as_str);
    let (missing, listed): (Vec<_>, Vec<_>) =
        rows(path, source, problems)?.into_iter().partition(|listed| listed.photo.missing);
    problems.extend(missing_problems(&missing));
    let mut photos = Vec::new();
    for listed in listed {
        let photo = &listed.photo;
        let row = photo.row.as_ref().map(ToString::to_string).unwrap_or_default();
        if photo.train_only {
            let message = format!("it is for training only and is not evaluated; correct {row} if it may be");
            problems.push(Problem { path: photo.path.clone(), message });
            continue;
        }
        if photo.label.candidates.is_empty() && !photo.label.text.is_empty() {
            let text = &photo.label.text;
            let message = format!("`{text}` is none of the nine diagnoses; it counts as unlabelled, correct {row}");
            problems.push(Problem { path: photo.path.clone(), message });
        }
        photos.push(listed);
    }
    Ok(photos)
}

/// The problems of missing photos, those with one reason together.
fn missing_problems(missing: &[ManifestPhoto]) -> Vec<Problem> {
    let (drive_letters, others): (Vec<&ManifestPhoto>, Vec<&ManifestPhoto>) =
        missing.iter().partition(|listed| has_drive_letter(&listed.photo.path));
    let problems = [drive_letters, others].into_iter().flat_map(|photos| {
        let paths: Vec<PathBuf> = photos.iter().map(|listed| listed.photo.path.clone()).collect();
        let reason = paths.first().map_or("", |path| missing_reason(path));
        let remedy = |index: usize| match &photos[index].photo.row {
            Some(row) => format!("add the file, or correct {row}"),
            None => "add the file".to_string(),
        };
        let remedy_of_all = "add the files, or write the paths relative to the folder of the CSV file";
        Problem::of_each(paths, reason, remedy, "photos of the CSV file", remedy_of_all)
    });
    problems.collect()
}

/// Lists the photos of the CSV file at `path`, an archive named `source`.
///
/// # Errors
///
/// As [`read_photos`].
pub(super) fn list(path: &Path, source: &str, problems: &mut Vec<Problem>) -> Result<Vec<ArchivePhoto>> {
    Ok(rows(path, source, problems)?.into_iter().map(|listed| listed.photo).collect())
}

fn rows(path: &Path, source: &str, problems: &mut Vec<Problem>) -> Result<Vec<ManifestPhoto>> {
    let table = Table::read(path, &["path", "label"], problems)?;
    let root = path.parent().unwrap_or(Path::new(""));
    let source: Arc<str> = source.into();
    let mut listed = Vec::new();
    let mut rows = ListedRows::default();
    for row in table.rows() {
        let (written_path, label) = (table.field(row, "path"), table.field(row, "label"));
        if written_path.is_empty() {
            problems.push(table.problem(row, "the path is empty; add it, or remove the row"));
            continue;
        }
        if rows.is_duplicate(&table, row, (written_path, label), problems) {
            continue;
        }
        let photo = photo(&table, row, root, &source)?;
        listed.push(ManifestPhoto { written_path: written_path.to_string(), photo });
    }
    // The files are searched in parallel, because a network drive may be slow.
    let finder = FileFinder::new(root);
    listed.par_iter_mut().for_each(|listed| find_file(listed, &finder, root, &source));
    Ok(without_repeated_files(listed, problems))
}

/// `listed` without the rows that list a file again, with the same label and its name in another spelling. These rows
/// are added to `problems`.
fn without_repeated_files(listed: Vec<ManifestPhoto>, problems: &mut Vec<Problem>) -> Vec<ManifestPhoto> {
    let mut files: HashSet<(&Path, &str)> = HashSet::new();
    let mut is_first = Vec::with_capacity(listed.len());
    for ManifestPhoto { photo, .. } in &listed {
        is_first.push(photo.missing || files.insert((photo.path.as_path(), photo.label.text.as_str())));
    }
    drop(files);
    let (first, repeated): (Vec<_>, Vec<_>) = listed.into_iter().zip(is_first).partition(|(_, is_first)| *is_first);
    problems.extend(repeated.into_iter().map(|(ManifestPhoto { photo, .. }, _)| {
        let row = photo.row.as_ref().map(ToString::to_string).unwrap_or_default();
        Problem { path: photo.path, message: format!("{row} lists it again; remove one of the two rows") }
    }));
    first.into_iter().map(|(listed, _)| listed).collect()
}

/// Sets the file of a listed photo and its id, which is that of the file, however the CSV file spells its name.
fn find_file(listed: &mut ManifestPhoto, finder: &FileFinder, root: &Path, source: &str) {
    let photo = &mut listed.photo;
    // A file may have a backslash in its name, except on Windows.
    let written = with_slashes(&listed.written_path);
    let Some(path) = finder.find(&listed.written_path).or_else(|| finder.find(&written)) else {
        photo.missing = true;
        photo.path = finder.expected(&written);
        return;
    };
    if path != finder.expected(&listed.written_path) {
        photo.id = image_id(source, path.strip_prefix(root).unwrap_or(&path));
    }
    photo.path = path;
}

/// The photo of `row`, without a search for its file.
fn photo(table: &Table, row: Row, root: &Path, source: &Arc<str>) -> Result<ArchivePhoto> {
    let written_path = table.field(row, "path");
    let text = table.field(row, "label");
    let label = GivenLabel::new(text, Label::parse_candidates(text), source, Precedence::Manifest);
    let id = image_id(source, Path::new(&*with_slashes(written_path)));
    // Lesions of the ISIC Archive are joined by the ids of their photos.
    let qualified = |column: &str| table.known(row, column).map(|name| qualified(source, column, &name));
    Ok(ArchivePhoto {
        row: Some(table.location(row)),
        lesion: qualified("lesion"),
        patient: qualified("patient"),
        age: table.known_number(row, "age"),
        sex: table.known(row, "sex"),
        site: table.known(row, "site"),
        domain: parsed(table, row, "domain", "`dermoscopy`, `clinical` or empty", Domain::from_name)?,
        skin_type: parsed(table, row, "skin_type", "`I` to `VI` or empty", skin_type)?.map(str::to_string),
        train_only: parsed(table, row, "split", "`train` or empty", is_train)?.is_some(),
        ..ArchivePhoto::new(&id, (root.join(written_path), false), label)
    })
}

fn is_train(text: &str) -> Option<()> {
    text.eq_ignore_ascii_case("train").then_some(())
}

/// The field under `column`, parsed; `None` if it is empty.
///
/// # Errors
///
/// If `parse` returns `None`. `expected` describes the valid values.
fn parsed<T>(
    table: &Table,
    row: Row,
    column: &str,
    expected: &str,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>> {
    let text = table.field(row, column);
    if text.is_empty() {
        return Ok(None);
    }
    let location = table.location(row);
    Ok(Some(parse(text).with_context(|| format!("{location} has `{text}` under {column}, which must be {expected}"))?))
}
