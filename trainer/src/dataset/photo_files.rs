//! The photo files in a folder.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use walkdir::WalkDir;

use crate::dataset::Problem;

/// Extensions of the formats that can be decoded: those of `naevus_reading::photo`, and DICOM's.
const EXTENSIONS: [&str; 5] = ["jpg", "jpeg", "png", "webp", DICOM];
const DICOM: &str = "dcm";

/// The files and folders in the folder at `path`, down to `depth` levels, sorted by path, without hidden ones. Symbolic
/// links are followed, but not a link to a folder that contains it.
fn walk(path: &Path, depth: usize) -> impl Iterator<Item = Result<PathBuf>> {
    let folder = path.display().to_string();
    WalkDir::new(path)
        .min_depth(1)
        .max_depth(depth)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b"."))
        .filter_map(move |entry| match entry {
            Ok(entry) => Some(Ok(entry.into_path())),
            Err(error) if error.loop_ancestor().is_some() => None,
            // The target of a link is missing: it is listed as a file, which is reported when it is opened.
            Err(error)
                if error.depth() > 0 && error.io_error().is_some_and(|it| it.kind() == io::ErrorKind::NotFound) =>
            {
                error.path().map(|path| Ok(path.to_path_buf()))
            }
            Err(error) => Some(Err(error).with_context(|| format!("the folder {folder} cannot be read"))),
        })
}

/// The files and folders directly in the folder at `path`, sorted by name, without hidden ones.
///
/// # Errors
///
/// If the folder cannot be read.
pub fn entries(path: &Path) -> Result<Vec<PathBuf>> {
    walk(path, 1).collect()
}

/// The folders directly in the folder at `path`, sorted by name.
///
/// # Errors
///
/// If the folder cannot be read.
pub fn folders(path: &Path) -> Result<Vec<PathBuf>> {
    Ok(entries(path)?.into_iter().filter(|path| path.is_dir()).collect())
}

/// Every photo in the folder at `path` and its subfolders, sorted by path.
///
/// # Errors
///
/// If a folder cannot be read.
pub fn photos(path: &Path) -> Result<Vec<PathBuf>> {
    let is_photo_file = |path: &PathBuf| is_photo(path) && !path.is_dir();
    walk(path, usize::MAX).filter(|path| path.as_ref().map_or(true, is_photo_file)).collect()
}

/// Whether `path` has the extension of a photo.
pub fn is_photo(path: &Path) -> bool {
    EXTENSIONS.iter().any(|extension| has_extension(path, extension))
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().and_then(OsStr::to_str).is_some_and(|found| found.eq_ignore_ascii_case(extension))
}

/// Extracts an archive's name of a photo from a file's stem, without the suffix of a copy; none if the file is not a
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
        let expected = ["melanoma/3.jpg", "nevus/1.jpg", "nevus/4.jpg"].map(|path| archive.join(path));
        assert_eq!(photos(&archive).unwrap(), expected);
        assert_eq!(folders(&archive).unwrap(), ["melanoma", "nevus"].map(|name| archive.join(name)));
        assert!(photos(&folder.path().join("missing")).is_err());
    }
}
