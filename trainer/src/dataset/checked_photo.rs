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
use crate::dataset::file_names::has_drive_letter;
use crate::dataset::label::nearest_name;
use crate::dataset::photo_files::OTHERS;
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
/// `quarantine` or its archive leaves it unlabelled on purpose. Many photos of an archive with one reason are one
/// problem.
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
    problems.extend(problems_of(&checked));
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
        None => Some(missing_reason(&photo.path).to_string()),
        Some(Err(error)) => Some(format!("the file cannot be read ({error})")),
        Some(Ok(0)) => Some("the file is empty".to_string()),
        // The tables and the JSON files of a run are UTF-8.
        Some(Ok(_)) if photo.path.to_str().is_none() => Some("its path is not valid UTF-8".to_string()),
        Some(Ok(_)) if !label.candidates.is_empty() => None,
        Some(Ok(_)) if label.unlabelled_reason.is_some() => label.unlabelled_reason.map(str::to_string),
        Some(Ok(_)) if label.text.is_empty() => Some("it has no label".to_string()),
        Some(Ok(_)) => Some(format!("`{}` is none of the nine diagnoses", label.text)),
    }
}

/// The reason why there is no photo at `path`.
pub fn missing_reason(path: &Path) -> &'static str {
    if has_drive_letter(path) {
        "its path begins with a drive letter of another computer"
    } else {
        "the file is missing"
    }
}

/// The problems of the photos that cannot be used, one for many photos of an archive with one reason.
fn problems_of(checked: &[CheckedPhoto]) -> Vec<Problem> {
    let mut groups: Vec<(&str, Vec<&CheckedPhoto>)> = Vec::new();
    let mut group_of: HashMap<(usize, &str), usize> = HashMap::new();
    for photo in checked.iter().filter(|checked| checked.photo.label.unlabelled_reason.is_none()) {
        let Some(reason) = photo.unusable.as_deref() else { continue };
        let group = *group_of.entry((photo.archive, reason)).or_insert(groups.len());
        if group == groups.len() {
            groups.push((reason, Vec::new()));
        }
        groups[group].1.push(photo);
    }
    let problems = groups.iter().flat_map(|(reason, photos)| {
        let paths = photos.iter().map(|checked| checked.photo.path.clone()).collect();
        let [_, of_all] = remedies(photos[0]);
        let of_one = |index: usize| remedies(photos[index])[0].clone();
        Problem::of_each(paths, reason, of_one, OTHERS, &of_all)
    });
    problems.collect()
}

/// Whether the photo exists and its label is the reason why it cannot be used.
fn only_label_is_wrong(checked: &CheckedPhoto) -> bool {
    checked.exists && checked.photo.label.candidates.is_empty()
}

/// The remedy for a photo that cannot be used, and that for many photos that cannot be used for the same reason.
fn remedies(checked: &CheckedPhoto) -> [String; 2] {
    let photo = &checked.photo;
    match &photo.row {
        _ if checked.exists && photo.path.to_str().is_none() => {
            ["rename the file or its folder", "rename the files or their folder"].map(String::from)
        }
        Some(row) if only_label_is_wrong(checked) => [
            format!("correct {row}, or remove it"),
            format!("correct their rows in {}, or remove them", row.table_name()),
        ]
        .map(|remedy| with_nearest(photo, &remedy)),
        Some(row) if has_drive_letter(&photo.path) => [
            format!("write it relative to the folder of the CSV file in {row}"),
            format!("write the paths in {} relative to its folder, such as photos/1.jpg", row.table_name()),
        ],
        Some(row) => [
            format!("add the file, or remove {row}"),
            format!("add the files, correct the paths in {}, or remove the rows", row.table_name()),
        ],
        None if only_label_is_wrong(checked) => {
            ["rename its folder after one of them, or remove it", "rename their folder after one of them, or remove it"]
                .map(|remedy| with_nearest(photo, remedy))
        }
        None => ["copy the file again, or remove it", "copy the files again, or remove them"].map(String::from),
    }
}

/// `remedy` for an unknown label, after the known one that is nearest to it, if one is similar.
fn with_nearest(photo: &ArchivePhoto, remedy: &str) -> String {
    match nearest_name(&photo.label.text) {
        Some(nearest) => format!("the nearest is `{nearest}`; {remedy}"),
        None => remedy.to_string(),
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
        by_length
            .into_par_iter()
            .flatten()
            .filter_map(|index| Some((index, length_and_end(paths[index]).ok()?)))
            .collect(),
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
///
/// # Errors
///
/// If the file cannot be read.
pub fn length_and_end(path: &Path) -> io::Result<(u64, u64)> {
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
