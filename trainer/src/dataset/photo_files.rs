//! The photos in a folder.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::dataset::Problem;
use crate::dataset::image_id::isic_id;

/// The endings of the formats that `naevus::photo` reads.
const ENDINGS: [&str; 4] = ["jpg", "jpeg", "png", "webp"];

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
    let ending = path.extension().and_then(OsStr::to_str);
    ending.is_some_and(|ending| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
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

/// The photos of an archive whose CSV names them by their ISIC ids, wherever they lie in it (`images/`, or
/// `HAM10000_images_part_1/`, ...).
pub struct PhotoIndex {
    root: PathBuf,
    by_id: HashMap<String, PathBuf>,
    unnamed: Vec<PathBuf>,
}

impl PhotoIndex {
    /// The photos under `root`. Of several with one id, the first by path counts; the others go into `problems`.
    ///
    /// # Errors
    ///
    /// Where a folder cannot be read.
    pub fn of(root: &Path, problems: &mut Vec<Problem>) -> Result<PhotoIndex> {
        let mut index = PhotoIndex { root: root.to_path_buf(), by_id: HashMap::new(), unnamed: Vec::new() };
        for path in photos(root)? {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let Some(id) = isic_id(&stem) else {
                index.unnamed.push(path);
                continue;
            };
            match index.by_id.get(id) {
                Some(first) => {
                    let what = format!("it has the id of {}, which is used instead", first.display());
                    problems.push(Problem { path, what });
                }
                None => {
                    index.by_id.insert(id.to_string(), path);
                }
            }
        }
        Ok(index)
    }

    /// The file of the photo `id`, or where it would be expected, and whether it is missing.
    pub fn find(&self, id: &str) -> (PathBuf, bool) {
        match self.by_id.get(id) {
            Some(path) => (path.clone(), false),
            None => (self.root.join("images").join(format!("{id}.jpg")), true),
        }
    }

    /// The photos that no row names, as problems. `named` are the ids of the rows.
    pub fn unlisted<'ids>(mut self, named: impl Iterator<Item = &'ids str>) -> Vec<Problem> {
        for id in named {
            self.by_id.remove(id);
        }
        let mut paths: Vec<PathBuf> = self.by_id.into_values().chain(self.unnamed).collect();
        paths.sort();
        let what = "the photo is in no row of its archive's CSV, so nothing is known of it";
        paths.into_iter().map(|path| Problem { path, what: what.to_string() }).collect()
    }
}
