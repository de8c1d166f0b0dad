//! Folders named after diagnoses, as in the nine-class ISIC set: `nevus/`, or `Train/nevus/` and `Test/nevus/`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use naevus_reading::diagnosis::Diagnosis;

use crate::dataset::Problem;
use crate::dataset::archive::{ArchivePhoto, GivenLabel, Precedence};
use crate::dataset::columns::image_id;
use crate::dataset::file_names;
use crate::dataset::label::{self, singleton};
use crate::dataset::photo_files::{FolderFiles, folders, used_and_left_out};

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

/// Lists the photos of the archive at `root`, named `source`, in its class folders. Other files and empty class folders
/// are added to `problems`, files of one kind together.
///
/// # Errors
///
/// If a folder cannot be read.
pub fn list(root: &Path, source: &str, folders: &[PathBuf], problems: &mut Vec<Problem>) -> Result<Vec<ArchivePhoto>> {
    let name: Arc<str> = source.into();
    let mut listed = Vec::new();
    let mut others: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    let (_, mut left_out) = used_and_left_out(root)?;
    for folder in folders {
        let diagnosis = diagnosis(folder);
        let candidates = diagnosis.map_or(&[] as &[Diagnosis], singleton);
        let class = file_names::text(folder.file_name().unwrap_or_default());
        let files = FolderFiles::list(folder)?;
        if files.photos.is_empty() && diagnosis.is_some() {
            let message = "it contains no photo; add photos, or remove the folder".to_string();
            problems.push(Problem { path: folder.clone(), message });
        }
        for path in files.photos {
            let id = image_id(source, path.strip_prefix(root).unwrap_or(&path));
            let label = GivenLabel::new(class.trim(), candidates, &name, Precedence::Folder);
            listed.push(ArchivePhoto::new(&id, (path, false), label));
        }
        for path in files.others {
            let extension = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
            others.entry(extension).or_default().push(path);
        }
        left_out.extend(files.left_out);
    }
    for (extension, paths) in others {
        let what = "its name is not that of a JPEG, PNG, WebP or DICOM photo";
        let remedy = |_| "remove it, or save it as JPEG".to_string();
        let of_this_kind = match extension.as_str() {
            "" => "files without an extension".to_string(),
            extension => format!(".{extension} files of this archive"),
        };
        problems.extend(Problem::of_each(paths, what, remedy, &of_this_kind, "remove them, or save them as JPEG"));
    }
    if let Some(first) = left_out.first() {
        let message = match left_out.len() - 1 {
            0 => "it is hidden, or a file of macOS or Windows, and is left out".to_string(),
            more => format!("it and {more} more hidden files, or files of macOS or Windows, are left out"),
        };
        problems.push(Problem { path: first.clone(), message });
    }
    Ok(listed)
}

fn diagnosis(folder: &Path) -> Option<Diagnosis> {
    label::diagnosis(&file_names::text(folder.file_name()?))
}
