//! What an archive says of its photos, and by what its layout is recognised.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, bail};
use naevus_reading::diagnosis::Diagnosis;

use crate::dataset::domain::Domain;
use crate::dataset::table::RowPlace;
use crate::dataset::{Problem, class_folders, ham10000, isic2017, isic2018, isic2019, manifest, pad_ufes, siim2020};

/// How much a label weighs against another archive's label for the same photo; the first outweighs the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// ISIC 2019, the latest of the references: it has mended what came before.
    Reference,
    /// The other published archives, labelled by dermatologists and pathologists.
    Archive,
    /// Someone's own list.
    Manifest,
    /// The folder that a file lies in; the nine-class set's are known to be wrong in places.
    Folder,
}

impl Standing {
    /// All of them, the weightiest first.
    pub const ALL: [Standing; 4] = [Standing::Reference, Standing::Archive, Standing::Manifest, Standing::Folder];
}

/// A label as an archive gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenLabel {
    /// As it is written: `akiec`.
    pub written: String,
    /// The diagnoses that it may stand for, several where the archive does not tell them apart; none where it says
    /// nothing, or nothing that this program knows. [`Label::of`](crate::dataset::Label::of) says what that is taken for.
    pub may_be: &'static [Diagnosis],
    /// Why it says nothing, where that is as the archive means it and nobody's mistake.
    pub no_label: Option<&'static str>,
    /// Who says so, for the reasons of decisions: `HAM10000`.
    pub said_by: Arc<str>,
    /// How much it weighs.
    pub standing: Standing,
}

impl GivenLabel {
    /// A label that is meant as one.
    pub fn new(written: &str, may_be: &'static [Diagnosis], said_by: &Arc<str>, standing: Standing) -> GivenLabel {
        GivenLabel { written: written.to_string(), may_be, no_label: None, said_by: Arc::clone(said_by), standing }
    }
}

/// A photo as an archive lists it.
#[derive(Clone, Debug)]
pub struct ListedPhoto {
    /// See [`Record::id`](crate::dataset::Record::id).
    pub id: String,
    /// Its file, or where it would be expected.
    pub path: PathBuf,
    /// Whether the file is missing.
    pub missing: bool,
    /// Its label.
    pub label: GivenLabel,
    /// The row that lists it, where the archive has a table.
    pub row: Option<RowPlace>,
    /// The archive's name for the lesion.
    pub lesion: Option<String>,
    /// The archive's name for the patient.
    pub patient: Option<String>,
    /// Age in years.
    pub age: Option<String>,
    /// Sex.
    pub sex: Option<String>,
    /// Place on the body.
    pub site: Option<String>,
    /// With what it was taken; none where its archive does not say.
    pub domain: Option<Domain>,
    /// Fitzpatrick's type of the skin, `I` to `VI`.
    pub skin_type: Option<String>,
    /// Whether it must never be measured on.
    pub train_only: bool,
}

impl ListedPhoto {
    /// A photo of which nothing is known but its label. `file` is where it is, and whether it is missing there.
    pub fn new(id: &str, file: (PathBuf, bool), label: GivenLabel) -> ListedPhoto {
        let (path, missing) = file;
        let id = id.to_string();
        ListedPhoto {
            id,
            path,
            missing,
            label,
            row: None,
            lesion: None,
            patient: None,
            age: None,
            sex: None,
            site: None,
            domain: None,
            skin_type: None,
            train_only: false,
        }
    }
}

/// What one archive lists.
pub struct Listing {
    /// The archive's name.
    pub source: String,
    /// Its folder, or that of its CSV file.
    pub root: PathBuf,
    /// Its photos, in the order it lists them.
    pub photos: Vec<ListedPhoto>,
}

impl Listing {
    /// The path of one of its photos within the archive.
    pub fn inside<'photo>(&self, photo: &'photo ListedPhoto) -> &'photo Path {
        photo.path.strip_prefix(&self.root).unwrap_or(&photo.path)
    }
}

/// Names of folders that say that there are photos and not which: the folder that they lie in says it.
const GENERAL: [&str; 4] = ["photos", "images", "train", "data"];

/// The names of the archives at `paths`: the folder's name, or the file's without its ending; a name that was used
/// before gets a number.
pub fn source_names(paths: &[PathBuf]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for path in paths {
        // `.` and `..` have no name of their own.
        let whole = path.canonicalize().unwrap_or_else(|_| path.clone());
        let folder = whole.file_name().and_then(OsStr::to_str);
        let above = whole.parent().and_then(Path::file_name).and_then(OsStr::to_str);
        let name = match folder {
            _ if !whole.is_dir() => whole.file_stem().and_then(OsStr::to_str),
            Some(general) if GENERAL.contains(&general) => above.or(folder),
            _ => folder,
        };
        let name = name.unwrap_or("photos").to_string();
        let numbered = (2..).map(|number| format!("{name}-{number}"));
        let free = std::iter::once(name.clone()).chain(numbered).find(|name| !names.contains(name));
        names.extend(free);
    }
    names
}

/// Lists the archive at `path`.
///
/// # Errors
///
/// Where there is nothing, its layout is not recognised, or its CSV lacks a column.
pub fn read(path: &Path, source: &str, problems: &mut Vec<Problem>) -> Result<Listing> {
    let photos = if path.is_file() {
        manifest::list(path, source, problems)?
    } else if !path.is_dir() {
        bail!("{} is not there; a source is a folder, or a CSV file of paths and labels", path.display());
    } else if ham10000::metadata(path).is_file() {
        ham10000::list(path, problems)?
    } else if let Some(tables) = isic2017::ground_truths(path)? {
        isic2017::list(path, &tables, problems)?
    } else if let Some(tables) = isic2018::ground_truths(path)? {
        isic2018::list(path, &tables, problems)?
    } else if isic2019::ground_truth(path).is_file() {
        isic2019::list(path, problems)?
    } else if let Some(table) = siim2020::ground_truth(path) {
        siim2020::list(path, &table, problems)?
    } else if let Some(table) = pad_ufes::metadata(path) {
        pad_ufes::list(path, &table, problems)?
    } else if let Some(folders) = class_folders::class_folders(path)? {
        class_folders::list(path, source, &folders, problems)?
    } else {
        bail!(
            "{} has none of the layouts that are known: class folders such as `nevus` (or Train and Test with class \
             folders in them), {} of HAM10000, ..._Part3_GroundTruth.csv of ISIC 2017, {}, {}, {} or train.csv of \
             SIIM-ISIC 2020, or metadata.csv of PAD-UFES-20. Give the folder in which that file lies, or a CSV file of \
             `path,label`",
            path.display(),
            ham10000::METADATA,
            isic2018::GROUND_TRUTH,
            isic2019::GROUND_TRUTH,
            siim2020::GROUND_TRUTH
        );
    };
    let root = if path.is_file() { path.parent().unwrap_or(Path::new("")) } else { path };
    Ok(Listing { source: source.to_string(), root: root.to_path_buf(), photos })
}
