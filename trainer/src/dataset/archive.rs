//! The photos and labels that an archive lists, and the detection of its layout.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, bail};
use naevus_reading::diagnosis::Diagnosis;
use naevus_reading::domain::Domain;

use crate::dataset::table::RowLocation;
use crate::dataset::{
    Problem, class_folders, ham10000, isic_archive, isic2017, isic2018, isic2019, manifest, pad_ufes, siim2020,
};

/// Precedence of a label over other archives' labels of the same photo, highest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precedence {
    /// ISIC 2019, which corrected labels of earlier archives.
    Reference,
    /// The other published archives, labelled by dermatologists and pathologists.
    Archive,
    /// A CSV file of the user.
    Manifest,
    /// The name of the folder that contains the file. Some folder labels of the nine-class set are known to be wrong.
    Folder,
}

impl Precedence {
    /// All levels, highest first.
    pub const ALL: [Precedence; 4] =
        [Precedence::Reference, Precedence::Archive, Precedence::Manifest, Precedence::Folder];
}

/// A label as an archive gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenLabel {
    /// Text of the label in the archive: `akiec`.
    pub text: String,
    /// Candidate diagnoses of the label: several if the archive does not distinguish them, none if the label is missing
    /// or unknown. [`Label::from_candidates`](crate::dataset::Label::from_candidates) chooses one.
    pub candidates: &'static [Diagnosis],
    /// The reason why there is no candidate, if the archive intends this.
    pub unlabelled_reason: Option<&'static str>,
    /// Name of the archive, for the reasons of decisions: `HAM10000`.
    pub source: Arc<str>,
    /// Its precedence over other labels.
    pub precedence: Precedence,
}

impl GivenLabel {
    /// A label without an `unlabelled_reason`.
    pub fn new(text: &str, candidates: &'static [Diagnosis], source: &Arc<str>, precedence: Precedence) -> GivenLabel {
        GivenLabel {
            text: text.to_string(),
            candidates,
            unlabelled_reason: None,
            source: Arc::clone(source),
            precedence,
        }
    }
}

/// A photo as an archive lists it.
#[derive(Clone, Debug)]
pub struct ArchivePhoto {
    /// See [`Record::id`](crate::dataset::Record::id).
    pub id: String,
    /// Path of its file, or the path where it is expected.
    pub path: PathBuf,
    /// Whether the file is missing.
    pub missing: bool,
    /// Its label.
    pub label: GivenLabel,
    /// The row that lists the photo, if the archive has a table.
    pub row: Option<RowLocation>,
    /// The archive's name for the lesion.
    pub lesion: Option<String>,
    /// The archive's name for the patient.
    pub patient: Option<String>,
    /// Age in years.
    pub age: Option<String>,
    /// Sex.
    pub sex: Option<String>,
    /// Anatomical site.
    pub site: Option<String>,
    /// Imaging modality, if the archive gives it.
    pub domain: Option<Domain>,
    /// Fitzpatrick skin type, `I` to `VI`.
    pub skin_type: Option<String>,
    /// Whether the photo may be used for training only.
    pub train_only: bool,
}

impl ArchivePhoto {
    /// A photo that has only a label. `file` is its path, and whether the file is missing.
    pub fn new(id: &str, file: (PathBuf, bool), label: GivenLabel) -> ArchivePhoto {
        let (path, missing) = file;
        let id = id.to_string();
        ArchivePhoto {
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

/// An archive and the photos that it lists.
pub struct Archive {
    /// Its name.
    pub name: String,
    /// Its folder, or that of its CSV file.
    pub root: PathBuf,
    /// Its photos, in the order in which it lists them.
    pub photos: Vec<ArchivePhoto>,
}

impl Archive {
    /// Path of one of its photos relative to its root.
    pub fn relative_path<'photo>(&self, photo: &'photo ArchivePhoto) -> &'photo Path {
        photo.path.strip_prefix(&self.root).unwrap_or(&photo.path)
    }
}

/// Folder names that do not identify an archive. The name of the parent folder is used instead.
const GENERIC_NAMES: [&str; 4] = ["photos", "images", "train", "data"];

/// The names of the archives at `paths`: the name of the folder, or of the file without its extension. A name that is
/// already used gets a number.
pub fn source_names(paths: &[PathBuf]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for path in paths {
        // `.` and `..` are not names.
        let absolute = path.canonicalize().unwrap_or_else(|_| path.clone());
        let folder = absolute.file_name().and_then(OsStr::to_str);
        let parent = absolute.parent().and_then(Path::file_name).and_then(OsStr::to_str);
        let name = match folder {
            _ if !absolute.is_dir() => absolute.file_stem().and_then(OsStr::to_str),
            Some(generic) if GENERIC_NAMES.contains(&generic) => parent.or(folder),
            _ => folder,
        };
        let name = name.unwrap_or("photos").to_string();
        let numbered = (2..).map(|number| format!("{name}-{number}"));
        let free = std::iter::once(name.clone()).chain(numbered).find(|name| !names.contains(name));
        names.extend(free);
    }
    names
}

/// The layouts that [`read`] recognises, for the help of the commands.
pub const LAYOUTS: &str = "Archives: class folders, HAM10000, ISIC 2017, ISIC 2018 (task 3), ISIC 2019, SIIM-ISIC \
    2020, PAD-UFES-20, a download of the ISIC Archive, or a CSV with the columns path and label, and optionally \
    lesion, patient, age, sex, site, domain, skin_type and split";

/// Lists the photos of the archive at `path`, which gets the name `name`.
///
/// # Errors
///
/// If `path` does not exist, its layout is not recognised, or its CSV file lacks a column.
pub fn read(path: &Path, name: &str, problems: &mut Vec<Problem>) -> Result<Archive> {
    let photos = if path.is_file() {
        manifest::list(path, name, problems)?
    } else if !path.is_dir() {
        bail!("{} does not exist; name a folder, or a CSV file of paths and labels", path.display());
    } else if let Some(table) = ham10000::metadata(path)? {
        ham10000::list(path, &table, problems)?
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
    } else if let Some(table) = isic_archive::metadata(path)? {
        isic_archive::list(path, &table, problems)?
    } else if let Some(folders) = class_folders::class_folders(path)? {
        class_folders::list(path, name, &folders, problems)?
    } else {
        bail!(
            "{} has no known layout. Known layouts are class folders such as `nevus` (or Train and Test with class \
             folders in them), {} of HAM10000, ..._Part3_GroundTruth.csv of ISIC 2017, {}, {}, {} or train.csv of \
             SIIM-ISIC 2020, and metadata.csv of PAD-UFES-20 or of the ISIC Archive. Name the folder that contains \
             that file, or a CSV file of `path,label`",
            path.display(),
            ham10000::METADATA,
            isic2018::GROUND_TRUTH,
            isic2019::GROUND_TRUTH,
            siim2020::GROUND_TRUTH
        );
    };
    let root = if path.is_file() { path.parent().unwrap_or(Path::new("")) } else { path };
    Ok(Archive { name: name.to_string(), root: root.to_path_buf(), photos })
}
