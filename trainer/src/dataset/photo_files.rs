//! The photo files in folders.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::{fs, io};

use anyhow::{Context, Result, ensure};
use naevus_evaluation::folders;
use walkdir::WalkDir;

use crate::dataset::Problem;
use crate::dataset::checked_photo::length_and_end;

/// Extensions of the formats that can be decoded: those of `naevus_reading::photo`, and DICOM's. Windows names JPEG
/// files `.jfif` and `.jpe` too.
const EXTENSIONS: [&str; 7] = ["jpg", "jpeg", "jpe", "jfif", "png", "webp", DICOM];
const DICOM: &str = "dcm";

/// The files in a folder and its subfolders, each list sorted by path.
#[derive(Default)]
pub struct FolderFiles {
    /// The photos, by their extensions.
    pub photos: Vec<PathBuf>,
    /// The other files.
    pub others: Vec<PathBuf>,
    /// Files and folders that are left out: hidden ones, and those of macOS, Windows and network drives.
    pub left_out: Vec<PathBuf>,
}

impl FolderFiles {
    /// The files in the folder at `path` and its subfolders. Symbolic links are followed, except a link to a folder
    /// that contains the link. A link without a target is listed as a file, so that the photo is reported when it is
    /// opened.
    ///
    /// # Errors
    ///
    /// If a folder cannot be read.
    pub fn list(path: &Path) -> Result<FolderFiles> {
        let mut walk = WalkDir::new(path).min_depth(1).follow_links(true).sort_by_file_name().into_iter();
        let mut files = FolderFiles::default();
        while let Some(entry) = walk.next() {
            match entry {
                Ok(entry) if is_left_out(entry.path()) => {
                    if entry.file_type().is_dir() {
                        walk.skip_current_dir();
                    }
                    files.left_out.push(entry.into_path());
                }
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) => files.add(entry.into_path()),
                Err(error) if error.loop_ancestor().is_some() => {}
                Err(error) => match error.path() {
                    Some(link) if link.is_symlink() && !link.exists() => files.add(link.to_path_buf()),
                    _ => return Err(error).with_context(|| format!("the folder {} cannot be read", path.display())),
                },
            }
        }
        Ok(files)
    }

    fn add(&mut self, path: PathBuf) {
        if is_left_out(&path) {
            self.left_out.push(path);
        } else if is_photo(&path) {
            self.photos.push(path);
        } else {
            self.others.push(path);
        }
    }
}

/// Whether a file or folder is hidden, or is one that macOS, Windows or a network drive adds.
fn is_left_out(path: &Path) -> bool {
    path.file_name().is_some_and(|name| folders::is_left_out(&name.to_string_lossy()))
}

/// The files and folders directly in the folder at `path`, sorted by name: those that are used, and those that are left
/// out, as in [`FolderFiles`].
///
/// # Errors
///
/// If the folder cannot be read.
pub fn used_and_left_out(path: &Path) -> Result<(Vec<PathBuf>, Vec<PathBuf>)> {
    let context = || format!("the folder {} cannot be read", path.display());
    let entries: io::Result<Vec<PathBuf>> =
        fs::read_dir(path).with_context(context)?.map(|entry| Ok(entry?.path())).collect();
    let mut entries = entries.with_context(context)?;
    entries.sort();
    Ok(entries.into_iter().partition(|path| !is_left_out(path)))
}

/// The files and folders directly in the folder at `path`, sorted by name, without those that are left out.
///
/// # Errors
///
/// If the folder cannot be read.
pub fn entries(path: &Path) -> Result<Vec<PathBuf>> {
    Ok(used_and_left_out(path)?.0)
}

/// The folders directly in the folder at `path`, sorted by name.
///
/// # Errors
///
/// If the folder cannot be read.
pub fn folders(path: &Path) -> Result<Vec<PathBuf>> {
    Ok(entries(path)?.into_iter().filter(|path| path.is_dir()).collect())
}

/// The [photos](FolderFiles::photos) in the folder at `path` and its subfolders, sorted by path.
///
/// # Errors
///
/// As [`FolderFiles::list`].
pub fn photos(path: &Path) -> Result<Vec<PathBuf>> {
    Ok(FolderFiles::list(path)?.photos)
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
        ensure!(!photos.is_empty(), "{} contains no JPEG, PNG, WebP or DICOM photo", path.display());
        files.append(&mut photos);
    }
    Ok(files)
}

/// Whether `path` has the extension of a photo.
pub fn is_photo(path: &Path) -> bool {
    EXTENSIONS.iter().any(|extension| has_extension(path, extension))
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().and_then(OsStr::to_str).is_some_and(|found| found.trim_end().eq_ignore_ascii_case(extension))
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
    /// by path is used, and the others are added to `problems`: each one with another content, and copies as one
    /// problem, since HAM10000 is published at Kaggle with every photo in two folders. A DICOM file beside a JPEG file,
    /// as Kaggle provides both for SIIM-ISIC 2020, is a copy of it and no problem; the JPEG file is used.
    ///
    /// # Errors
    ///
    /// If a folder cannot be read.
    pub fn of(root: &Path, name_of_stem: NameOfStem, problems: &mut Vec<Problem>) -> Result<PhotoIndex> {
        let mut index = PhotoIndex { root: root.to_path_buf(), by_name: HashMap::new(), unnamed: Vec::new() };
        let (dicom, others): (Vec<_>, Vec<_>) = photos(root)?.into_iter().partition(|path| has_extension(path, DICOM));
        let mut copies: Vec<(PathBuf, PathBuf)> = Vec::new();
        for path in others.into_iter().chain(dicom) {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let Some(name) = name_of_stem(&stem) else {
                index.unnamed.push(path);
                continue;
            };
            match index.by_name.get(name) {
                Some(first) if has_extension(&path, DICOM) != has_extension(first, DICOM) => {}
                Some(first) if is_copy(first, &path) => copies.push((path, first.clone())),
                Some(first) => problems.push(same_name_problem(&path, first)),
                None => {
                    index.by_name.insert(name.to_string(), path);
                }
            }
        }
        problems.extend(copies_problem(&copies));
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
        let what = "no row of the archive's CSV file lists this photo, so it has no label";
        Problem::of_each(paths, what, |_| "add a row, or remove it".to_string(), OTHERS, "they are not used")
    }
}

fn same_name_problem(path: &Path, used: &Path) -> Problem {
    let message = format!("it has the same name as {}, which is used; remove one of them", used.display());
    Problem { path: path.to_path_buf(), message }
}

/// The problem of the copies in `copies`, each with the file that is used; `None` without copies.
fn copies_problem(copies: &[(PathBuf, PathBuf)]) -> Option<Problem> {
    match copies {
        [] => None,
        [(copy, used)] => Some(same_name_problem(copy, used)),
        [(copy, used), ..] => {
            let message = format!(
                "it is a copy of {}, which is used; {} more photos of this archive are there twice, and each is used \
                 once",
                used.display(),
                copies.len() - 1
            );
            Some(Problem { path: copy.clone(), message })
        }
    }
}

/// The other photos with a problem, in its message.
pub const OTHERS: &str = "photos of this archive";

/// Whether two files have the same length and the same end.
fn is_copy(one: &Path, other: &Path) -> bool {
    length_and_end(one).ok().is_some_and(|found| length_and_end(other).is_ok_and(|of_other| of_other == found))
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

    #[test]
    fn files_of_macos_and_windows_are_left_out_and_every_extension_of_jpeg_is_a_photo() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        for name in ["__MACOSX/Nevus ", "@eaDir", ".ipynb_checkpoints", "Nevus "] {
            fs::create_dir_all(path(name)).unwrap();
        }
        let left_out = [
            ".DS_Store",
            "Icon\r",
            "Nevus /._1.jpg",
            "Nevus /Thumbs.db",
            "Nevus /desktop.ini",
            "__MACOSX/Nevus /._1.jpg",
            "@eaDir/1.jpg",
            ".ipynb_checkpoints/1-checkpoint.jpg",
        ];
        let photos = ["Nevus /1.jpg", "Nevus /2.JPEG", "Nevus /3.jfif", "Nevus /4.jpe", "Nevus /5.PNG"];
        for name in left_out.into_iter().chain(photos).chain(["Nevus /6.heic"]) {
            fs::write(path(name), "content").unwrap();
        }
        let files = FolderFiles::list(folder.path()).unwrap();
        assert_eq!(files.photos, photos.map(path));
        assert_eq!(files.others, [path("Nevus /6.heic")]);
        // The folders count once, without their files.
        assert_eq!(files.left_out.len(), 8, "{:?}", files.left_out);
        assert_eq!(folders(folder.path()).unwrap(), [path("Nevus ")]);
    }

    #[test]
    fn photos_in_two_folders_are_one_problem_and_other_photos_with_one_name_are_each() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        for part in ["HAM10000_images_part_1", "copies"] {
            fs::create_dir_all(path(part)).unwrap();
            for number in 1..=8 {
                // The last photo has another content in each folder.
                let content = if number < 8 { number.to_string() } else { part.to_string() };
                fs::write(path(&format!("{part}/ISIC_{number}.jpg")), content).unwrap();
            }
        }
        let mut problems = Vec::new();
        let index = PhotoIndex::of(folder.path(), crate::dataset::columns::isic_id, &mut problems).unwrap();
        assert_eq!(index.find("ISIC_3"), (path("HAM10000_images_part_1/ISIC_3.jpg"), false));
        let messages: Vec<&str> = problems.iter().map(|problem| problem.message.as_str()).collect();
        assert_eq!(messages.len(), 2, "{messages:?}");
        assert!(messages[0].starts_with("it has the same name as ") && problems[0].path.ends_with("ISIC_8.jpg"));
        assert!(messages[1].contains("6 more photos of this archive are there twice"), "{messages:?}");
    }
}
