//! Folders named after diagnoses, as in the nine-class ISIC set: `nevus/`, or `Train/nevus/` and `Test/nevus/`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use naevus_reading::diagnosis::Diagnosis;

use crate::dataset::Problem;
use crate::dataset::archive::{ArchivePhoto, GivenLabel, Precedence};
use crate::dataset::columns::image_id;
use crate::dataset::label::singleton;
use crate::dataset::photo_files::{entries, folders, is_photo, photos};

/// The class folders of the archive at `root`, of known and unknown classes; empty if no known class is among them.
///
/// # Errors
///
/// If a folder cannot be read.
pub fn class_folders(root: &Path) -> Result<Option<Vec<PathBuf>>> {
    let direct = folders(root)?;
    if direct.iter().any(|folder| diagnosis(folder).is_some()) {
        return Ok(Some(direct));
    }
    let mut inner = Vec::new();
    for part in direct {
        let classes = folders(&part)?;
        if classes.iter().any(|folder| diagnosis(folder).is_some()) {
            inner.extend(classes);
        } else {
            // The folder is neither a class nor a part with classes. It is listed so that its photos are reported.
            inner.push(part);
        }
    }
    Ok(inner.iter().any(|folder| diagnosis(folder).is_some()).then_some(inner))
}

/// Lists the photos of the archive at `root`, named `source`, in its class folders.
///
/// # Errors
///
/// If a folder cannot be read.
pub fn list(root: &Path, source: &str, folders: &[PathBuf], problems: &mut Vec<Problem>) -> Result<Vec<ArchivePhoto>> {
    let name: Arc<str> = source.into();
    let mut listed = Vec::new();
    for folder in folders {
        let candidates = diagnosis(folder).map_or(&[] as &[Diagnosis], singleton);
        let class = folder.file_name().unwrap_or_default().to_string_lossy();
        for path in photos(folder)? {
            let id = image_id(source, path.strip_prefix(root).unwrap_or(&path));
            let label = GivenLabel::new(&class, candidates, &name, Precedence::Folder);
            listed.push(ArchivePhoto::new(&id, (path, false), label));
        }
        for path in entries(folder)?.into_iter().filter(|path| path.is_file() && !is_photo(path)) {
            let message = "its name is not that of a JPEG, PNG, WebP or DICOM photo; remove it, or save it as JPEG";
            problems.push(Problem { path, message: message.to_string() });
        }
    }
    Ok(listed)
}

fn diagnosis(folder: &Path) -> Option<Diagnosis> {
    Diagnosis::from_label(folder.file_name()?.to_str()?)
}
