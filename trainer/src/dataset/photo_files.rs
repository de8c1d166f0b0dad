//! The photo files in folders.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::{fs, io};

use anyhow::{Context, Result, ensure};
use walkdir::WalkDir;

use crate::dataset::Problem;

/// Extensions of the formats that can be decoded: those of `naevus_reading::photo`, and DICOM's.
const EXTENSIONS: [&str; 5] = ["jpg", "jpeg", "png", "webp", DICOM];
const DICOM: &str = "dcm";

/// The files and folders directly in the folder at `path`, sorted by name, without hidden ones.
///
/// # Errors
///
/// If the folder cannot be read.
pub fn entries(path: &Path) -> Result<Vec<PathBuf>> {
    let context = || format!("the folder {} cannot be read", path.display());
    let entries: io::Result<Vec<PathBuf>> =
        fs::read_dir(path).with_context(context)?.map(|entry| Ok(entry?.path())).collect();
    let mut visible: Vec<PathBuf> =
        entries.with_context(context)?.into_iter().filter(|path| !is_hidden(path)).collect();
    visible.sort();
    Ok(visible)
}

/// Whether the name of the file or folder at `path` begins with a dot.
fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

/// The folders directly in the folder at `path`, sorted by name.
///
/// # Errors
///
/// If the folder cannot be read.
pub fn folders(path: &Path) -> Result<Vec<PathBuf>> {
    Ok(entries(path)?.into_iter().filter(|path| path.is_dir()).collect())
}

/// Every photo in the folder at `path` and its subfolders, sorted by path, without hidden files and folders. Symbolic
/// links are followed, except a link to a folder that contains the link. A link without a target is listed as a file,
/// so that the photo is reported when it is opened.
///
/// # Errors
///
/// If a folder cannot be read.
pub fn photos(path: &Path) -> Result<Vec<PathBuf>> {
    let walk = WalkDir::new(path).min_depth(1).follow_links(true).sort_by_file_name().into_iter();
    let mut photos = Vec::new();
    for entry in walk.filter_entry(|entry| !is_hidden(entry.path())) {
        match entry {
            Ok(entry) if is_photo(entry.path()) && !entry.file_type().is_dir() => photos.push(entry.into_path()),
            Ok(_) => {}
            Err(error) if error.loop_ancestor().is_some() => {}
            Err(error) => match error.path() {
                Some(link) if link.is_symlink() && !link.exists() => {
                    if is_photo(link) && !is_hidden(link) {
                        photos.push(link.to_path_buf());
                    }
                }
                _ => return Err(error).with_context(|| format!("the folder {} cannot be read", path.display())),
            },
        }
    }
    Ok(photos)
}

/// The photo files at `paths`: files as they are, and the photos directly in folders, sorted by name, without hidden
/// ones.
///
/// # Errors
///
/// If a folder cannot be read, or contains no photo.
pub fn photos_at(paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let mut photos = entries(path)?;
        photos.retain(|path| path.is_file() && is_photo(path));
        ensure!(!photos.is_empty(), "{} contains no .jpg, .jpeg, .png, .webp or .dcm", path.display());
        files.append(&mut photos);
    }
    Ok(files)
}

/// Whether `path` has the extension of a photo.
pub fn is_photo(path: &Path) -> bool {
    EXTENSIONS.iter().any(|extension| has_extension(path, extension))
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().and_then(OsStr::to_str).is_some_and(|found| found.eq_ignore_ascii_case(extension))
}

/// Extracts an archive's name of a photo from a file's stem, without the suffix of a copy; `None` if the file is not a
/// photo of the archive.
pub type NameOfStem = fn(&str) -> Option<&str>;

/// The photos of an archive whose CSV file names them, in any of its folders (`images/`, or `HAM10000_images_part_1/`,
/// ...).
pub struct PhotoIndex {
    root: PathBuf,
    by_name: HashMap<String, PathBuf>,
    unnamed: Vec<PathBuf>,
}

impl PhotoIndex {
    /// The photos under `root`, by the names that `name_of_stem` extracts. Of several photos with one name, the first
    /// by path is used, and the others are added to `problems`. A DICOM file beside a JPEG file, as Kaggle provides
    /// both for SIIM-ISIC 2020, is a copy of it and no problem; the JPEG file is used.
    ///
    /// # Errors
    ///
    /// If a folder cannot be read.
    pub fn of(root: &Path, name_of_stem: NameOfStem, problems: &mut Vec<Problem>) -> Result<PhotoIndex> {
        let mut index = PhotoIndex { root: root.to_path_buf(), by_name: HashMap::new(), unnamed: Vec::new() };
        let (dicom, others): (Vec<_>, Vec<_>) = photos(root)?.into_iter().partition(|path| has_extension(path, DICOM));
        for path in others.into_iter().chain(dicom) {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let Some(name) = name_of_stem(&stem) else {
                index.unnamed.push(path);
                continue;
            };
            match index.by_name.get(name) {
                Some(first) if has_extension(&path, DICOM) == has_extension(first, DICOM) => {
                    let message =
                        format!("it has the same name as {}, which is used; remove one of them", first.display());
                    problems.push(Problem { path, message });
                }
                Some(_) => {}
                None => {
                    index.by_name.insert(name.to_string(), path);
                }
            }
        }
        Ok(index)
    }

    /// Path of the photo `name` and `false`, or the path where it is expected and `true` if it is missing.
    pub fn find(&self, name: &str) -> (PathBuf, bool) {
        match self.by_name.get(name) {
            Some(path) => (path.clone(), false),
            None => (self.root.join("images").join(format!("{name}.jpg")), true),
        }
    }

    /// A problem for each photo that no row lists. `listed` are the names in the rows.
    pub fn unlisted<'names>(mut self, listed: impl Iterator<Item = &'names str>) -> Vec<Problem> {
        for name in listed {
            self.by_name.remove(name);
        }
        let mut paths: Vec<PathBuf> = self.by_name.into_values().chain(self.unnamed).collect();
        paths.sort();
        let message = "no row of the archive's CSV file lists this photo, so it has no label; add a row, or remove it";
        paths.into_iter().map(|path| Problem { path, message: message.to_string() }).collect()
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn loops_of_symbolic_links_end_and_other_links_are_followed() {
        let folder = tempfile::tempdir().unwrap();
        let [archive, elsewhere] = ["archive", "elsewhere"].map(|name| folder.path().join(name));
        fs::create_dir_all(archive.join("nevus")).unwrap();
        fs::create_dir_all(&elsewhere).unwrap();
        for path in [archive.join("nevus/1.jpg"), archive.join("nevus/.2.jpg"), elsewhere.join("3.jpg")] {
            fs::write(path, "a photo").unwrap();
        }
        symlink(&archive, archive.join("nevus/loop")).unwrap();
        symlink(&elsewhere, archive.join("melanoma")).unwrap();
        symlink(folder.path().join("missing.jpg"), archive.join("nevus/4.jpg")).unwrap();
        symlink("user@host:1", archive.join("nevus/.#5.jpg")).unwrap();
        symlink("6.jpg", archive.join("nevus/6.jpg")).unwrap();
        let expected = ["melanoma/3.jpg", "nevus/1.jpg", "nevus/4.jpg", "nevus/6.jpg"].map(|path| archive.join(path));
        assert_eq!(photos(&archive).unwrap(), expected);
        assert_eq!(folders(&archive).unwrap(), ["melanoma", "nevus"].map(|name| archive.join(name)));
        assert!(photos(&folder.path().join("missing")).is_err());
    }
}
