//! The photos in a folder.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::dataset::Problem;

/// The endings of the formats that are read: those of `naevus_reading::photo`, and DICOM's.
const ENDINGS: [&str; 5] = ["jpg", "jpeg", "png", "webp", DICOM];
const DICOM: &str = "dcm";

/// What stands directly in the folder at `path`, in the order of the names, without hidden files.
///
/// # Errors
///
/// Where the folder cannot be read.
pub fn entries(path: &Path) -> Result<Vec<PathBuf>> {
    let context = || format!("the folder {} cannot be read", path.display());
    let mut paths = Vec::new();
    for entry in fs::read_dir(path).with_context(context)? {
        let entry = entry.with_context(context)?;
        if !entry.file_name().as_encoded_bytes().starts_with(b".") {
            paths.push(entry.path());
        }
    }
    paths.sort();
    Ok(paths)
}

/// The folders directly in the folder at `path`, in the order of their names.
///
/// # Errors
///
/// Where the folder cannot be read.
pub fn folders(path: &Path) -> Result<Vec<PathBuf>> {
    Ok(entries(path)?.into_iter().filter(|path| path.is_dir()).collect())
}

/// Whether the name at the end of `path` is that of a photo.
pub fn is_photo(path: &Path) -> bool {
    ENDINGS.iter().any(|ending| ends_with(path, ending))
}

fn ends_with(path: &Path, ending: &str) -> bool {
    path.extension().and_then(OsStr::to_str).is_some_and(|found| found.eq_ignore_ascii_case(ending))
}

/// Every photo in the folder at `path` and in the folders within it, in the order of their paths.
///
/// # Errors
///
/// Where a folder cannot be read.
pub fn photos(path: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for path in entries(path)? {
        if path.is_dir() {
            found.extend(photos(&path)?);
        } else if is_photo(&path) {
            found.push(path);
        }
    }
    Ok(found)
}

/// What a file's stem or a CSV's field calls a photo, without what marks a copy; none where it names no photo of the
/// archive.
pub type Naming = fn(&str) -> Option<&str>;

/// The photos of an archive whose CSV names them, wherever they lie in it (`images/`, or `HAM10000_images_part_1/`,
/// ...).
pub struct PhotoIndex {
    root: PathBuf,
    by_name: HashMap<String, PathBuf>,
    unnamed: Vec<PathBuf>,
}

impl PhotoIndex {
    /// The photos under `root`, by the name that `naming` finds in their stems. Of several with one name, the first by
    /// path counts; the others go into `problems`. A DICOM file beside a JPEG, as Kaggle gives both of SIIM-ISIC 2020,
    /// is the same photo once more and not worth a word; the JPEG counts.
    ///
    /// # Errors
    ///
    /// Where a folder cannot be read.
    pub fn of(root: &Path, naming: Naming, problems: &mut Vec<Problem>) -> Result<PhotoIndex> {
        let mut index = PhotoIndex { root: root.to_path_buf(), by_name: HashMap::new(), unnamed: Vec::new() };
        let (dicom, pictures): (Vec<_>, Vec<_>) = photos(root)?.into_iter().partition(|path| ends_with(path, DICOM));
        for path in pictures.into_iter().chain(dicom) {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let Some(name) = naming(&stem) else {
                index.unnamed.push(path);
                continue;
            };
            match index.by_name.get(name) {
                Some(first) if ends_with(&path, DICOM) == ends_with(first, DICOM) => {
                    let what = format!("it has the name of {}, which is used instead; take one out", first.display());
                    problems.push(Problem { path, what });
                }
                Some(_) => {}
                None => {
                    index.by_name.insert(name.to_string(), path);
                }
            }
        }
        Ok(index)
    }

    /// The file of the photo `name`, or where it would be expected, and whether it is missing.
    pub fn find(&self, name: &str) -> (PathBuf, bool) {
        match self.by_name.get(name) {
            Some(path) => (path.clone(), false),
            None => (self.root.join("images").join(format!("{name}.jpg")), true),
        }
    }

    /// The photos that no row names, as problems. `named` are the names in the rows.
    pub fn unlisted<'names>(mut self, named: impl Iterator<Item = &'names str>) -> Vec<Problem> {
        for name in named {
            self.by_name.remove(name);
        }
        let mut paths: Vec<PathBuf> = self.by_name.into_values().chain(self.unnamed).collect();
        paths.sort();
        let what =
            "the photo is in no row of its archive's CSV, so nothing is known of it; add its row, or take it out";
        paths.into_iter().map(|path| Problem { path, what: what.to_string() }).collect()
    }
}
