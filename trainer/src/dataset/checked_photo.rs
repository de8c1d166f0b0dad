//! Checks of the files of the listed photos: whether they can be used, and whether they are identical.

use std::collections::HashMap;
use std::fs::{self, File};
use std::hash::{DefaultHasher, Hasher};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use naevus_reading::card::sha256_hex;
use rayon::prelude::*;

use crate::dataset::Problem;
use crate::dataset::archive::{Archive, ArchivePhoto};
use crate::dataset::quarantine::Quarantine;
use crate::progress;

/// A listed photo whose file was checked.
pub struct CheckedPhoto {
    /// Index of its archive.
    pub archive: usize,
    /// The photo as its archive lists it.
    pub photo: ArchivePhoto,
    /// Whether its file exists and can be opened.
    pub exists: bool,
    /// A number that all files with the same bytes share; `None` if no other file has them.
    pub identical_files: Option<usize>,
    /// The reason why the photo cannot be used, if it cannot be used.
    pub unusable: Option<String>,
}

/// Checks the file of every listed photo. A photo that cannot be used is added to `problems`, unless it is in
/// `quarantine` or its archive leaves it unlabelled on purpose.
pub fn check_photos(archives: Vec<Archive>, quarantine: &Quarantine, problems: &mut Vec<Problem>) -> Vec<CheckedPhoto> {
    let mut listed: Vec<(usize, ArchivePhoto)> = Vec::new();
    let mut quarantined: Vec<Option<String>> = Vec::new();
    for (index, mut archive) in archives.into_iter().enumerate() {
        for photo in std::mem::take(&mut archive.photos) {
            let row = quarantine.row(&archive.name, archive.relative_path(&photo));
            quarantined.push(row.map(|row| row.reason.clone()));
            listed.push((index, photo));
        }
    }
    let bar = progress::bar("checking files", listed.len() as u64);
    let (mut checked, lengths): (Vec<CheckedPhoto>, Vec<Option<u64>>) = listed
        .into_par_iter()
        .map(|(archive, photo)| {
            let length = (!photo.missing).then(|| length(&photo.path));
            let unusable = unusable(&photo, length.as_ref());
            let length = length.and_then(Result::ok);
            bar.inc(1);
            (CheckedPhoto { archive, photo, exists: length.is_some(), identical_files: None, unusable }, length)
        })
        .unzip();
    bar.finish_and_clear();
    let paths: Vec<&Path> = checked.iter().map(|checked| checked.photo.path.as_path()).collect();
    for (group, indices) in identical_files(&paths, &lengths).into_iter().enumerate() {
        for index in indices {
            checked[index].identical_files = Some(group);
        }
    }
    for checked in &checked {
        if let Some(reason) = checked.unusable.as_ref().filter(|_| checked.photo.label.unlabelled_reason.is_none()) {
            let message = format!("{reason}; {}", remedy(checked));
            problems.push(Problem { path: checked.photo.path.clone(), message });
        }
    }
    for (checked, reason) in checked.iter_mut().zip(quarantined) {
        checked.unusable = checked.unusable.take().or(reason);
    }
    checked
}

fn length(path: &Path) -> io::Result<u64> {
    Ok(File::open(path)?.metadata()?.len())
}

/// The reason why the photo cannot be used, if it cannot be used. `length` is that of its file in bytes; `None` if the
/// file is missing.
fn unusable(photo: &ArchivePhoto, length: Option<&io::Result<u64>>) -> Option<String> {
    let label = &photo.label;
    match length {
        None => Some("the file is missing".to_string()),
        Some(Err(error)) => Some(format!("the file cannot be read ({error})")),
        Some(Ok(0)) => Some("the file is empty".to_string()),
        Some(Ok(_)) if !label.candidates.is_empty() => None,
        Some(Ok(_)) if label.unlabelled_reason.is_some() => label.unlabelled_reason.map(str::to_string),
        Some(Ok(_)) if label.text.is_empty() => Some("it has no label".to_string()),
        Some(Ok(_)) => Some(format!("`{}` is none of the nine diagnoses", label.text)),
    }
}

/// The remedy for a photo that cannot be used.
fn remedy(checked: &CheckedPhoto) -> String {
    let only_label_is_wrong = checked.exists && checked.photo.label.candidates.is_empty();
    match (&checked.photo.row, only_label_is_wrong) {
        (Some(row), true) => format!("correct {row}, or remove it"),
        (Some(row), false) => format!("add the file, or remove {row}"),
        (None, true) => "rename its folder after one of them, or remove it".to_string(),
        (None, false) => "copy the file again, or remove it".to_string(),
    }
}

/// Groups of files with the same bytes, as indices into `paths`, in the order of the first of each. Files without an
/// identical file and empty files are left out. `lengths` are in bytes; `None` for files that cannot be read.
///
/// Most files differ in length or in their last bytes, and only the others are read completely, so that an archive of
/// 400,000 photos is not read completely to find a few identical files.
fn identical_files(paths: &[&Path], lengths: &[Option<u64>]) -> Vec<Vec<usize>> {
    let readable = lengths.iter().enumerate().filter_map(|(index, length)| Some((index, (*length)?)));
    let by_length = groups_by_key(readable.filter(|&(_, length)| length > 0).collect());
    let by_end = groups_by_key(
        by_length.into_par_iter().flatten().filter_map(|index| Some((index, end(paths[index]).ok()?))).collect(),
    );
    // A file that cannot be read here is reported later, when it is decoded.
    let by_bytes = by_end.into_par_iter().flatten().filter_map(|index| Some((index, fs::read(paths[index]).ok()?)));
    groups_by_key(by_bytes.map(|(index, bytes)| (index, sha256_hex(&bytes))).collect())
}

/// Groups of two or more indices with the same key, in the order of the first of each.
fn groups_by_key<Key: Eq + std::hash::Hash>(indices: Vec<(usize, Key)>) -> Vec<Vec<usize>> {
    let mut by_key: HashMap<Key, Vec<usize>> = HashMap::new();
    for (index, key) in indices {
        by_key.entry(key).or_default().push(index);
    }
    let mut groups: Vec<Vec<usize>> = by_key.into_values().filter(|indices| indices.len() > 1).collect();
    groups.iter_mut().for_each(|indices| indices.sort_unstable());
    groups.sort_unstable();
    groups
}

/// The file's length and a hash of its last 4 KiB. Photos of one camera share their first bytes, but not their last.
fn end(path: &Path) -> io::Result<(u64, u64)> {
    const END_BYTES: u64 = 4096;
    let mut file = File::open(path)?;
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(END_BYTES)))?;
    let mut bytes = Vec::with_capacity(END_BYTES as usize);
    file.take(END_BYTES).read_to_end(&mut bytes)?;
    let mut hasher = DefaultHasher::new();
    hasher.write(&bytes);
    Ok((length, hasher.finish()))
}
