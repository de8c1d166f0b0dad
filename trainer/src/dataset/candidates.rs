//! The files behind the listed photos: which can be used, and which are the same bytes.

use std::collections::HashMap;
use std::fs::{self, File};
use std::hash::{DefaultHasher, Hasher};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use naevus_reading::card::sha256_hex;
use rayon::prelude::*;

use crate::dataset::Problem;
use crate::dataset::layout::{ListedPhoto, Listing};
use crate::dataset::quarantine::Quarantine;
use crate::progress;

/// A listed photo on its way into the set.
pub struct Candidate {
    /// Its archive's place among the listings.
    pub archive: usize,
    /// What its archive says of it.
    pub photo: ListedPhoto,
    /// Whether its file is there and can be opened.
    pub is_there: bool,
    /// A number that it shares with all files of the same bytes; none where it is the only one.
    pub same_bytes: Option<usize>,
    /// Why it cannot be used by itself.
    pub unusable: Option<String>,
}

/// Every listed photo. What cannot be used goes into `problems`, unless that is as its archive means it, or it is in
/// `quarantine`.
pub fn candidates(listings: Vec<Listing>, quarantine: &Quarantine, problems: &mut Vec<Problem>) -> Vec<Candidate> {
    let mut listed: Vec<(usize, ListedPhoto)> = Vec::new();
    let mut quarantined: Vec<Option<String>> = Vec::new();
    for (archive, mut listing) in listings.into_iter().enumerate() {
        for photo in std::mem::take(&mut listing.photos) {
            let row = quarantine.row(&listing.source, listing.inside(&photo));
            quarantined.push(row.map(|row| row.reason.clone()));
            listed.push((archive, photo));
        }
    }
    let bar = progress::bar("looking at files", listed.len() as u64);
    let (mut candidates, lengths): (Vec<Candidate>, Vec<Option<u64>>) = listed
        .into_par_iter()
        .map(|(archive, photo)| {
            let length = (!photo.missing).then(|| length(&photo.path));
            let unusable = unusable(&photo, length.as_ref());
            let length = length.and_then(Result::ok);
            bar.inc(1);
            (Candidate { archive, photo, is_there: length.is_some(), same_bytes: None, unusable }, length)
        })
        .unzip();
    bar.finish_and_clear();
    let paths: Vec<&Path> = candidates.iter().map(|candidate| candidate.photo.path.as_path()).collect();
    for (group, places) in same_bytes(&paths, &lengths).into_iter().enumerate() {
        for place in places {
            candidates[place].same_bytes = Some(group);
        }
    }
    for candidate in &candidates {
        if let Some(reason) = candidate.unusable.as_ref().filter(|_| candidate.photo.label.no_label.is_none()) {
            let what = format!("{reason}; {}", mend(candidate));
            problems.push(Problem { path: candidate.photo.path.clone(), what });
        }
    }
    for (candidate, reason) in candidates.iter_mut().zip(quarantined) {
        candidate.unusable = candidate.unusable.take().or(reason);
    }
    candidates
}

fn length(path: &Path) -> io::Result<u64> {
    Ok(File::open(path)?.metadata()?.len())
}

/// Why the photo cannot be used by itself, if so. `length` is that of its file in bytes; none where it is missing.
fn unusable(photo: &ListedPhoto, length: Option<&io::Result<u64>>) -> Option<String> {
    let label = &photo.label;
    match length {
        None => Some("the file is missing".to_string()),
        Some(Err(error)) => Some(format!("the file cannot be read ({error})")),
        Some(Ok(0)) => Some("the file is empty".to_string()),
        Some(Ok(_)) if !label.may_be.is_empty() => None,
        Some(Ok(_)) if label.no_label.is_some() => label.no_label.map(str::to_string),
        Some(Ok(_)) if label.written.is_empty() => Some("it has no label".to_string()),
        Some(Ok(_)) => Some(format!("`{}` is none of the nine diagnoses", label.written)),
    }
}

/// What is to be done about a photo that cannot be used.
fn mend(candidate: &Candidate) -> String {
    let nothing_wrong_with_the_file = candidate.is_there && candidate.photo.label.may_be.is_empty();
    match (&candidate.photo.row, nothing_wrong_with_the_file) {
        (Some(row), true) => format!("mend {row}, or take it out"),
        (Some(row), false) => format!("bring the file, or take out {row}"),
        (None, true) => "rename its folder after one of them, or take it out".to_string(),
        (None, false) => "bring the file again, or take it out".to_string(),
    }
}

/// The files with the same bytes, by their places in `paths`, in the order of the first of each; files that are the
/// only ones of their kind are left out. `lengths` are the files' in bytes, none for those that cannot be read. Empty
/// files are not the same photo.
///
/// Most files differ in length or in their last bytes, and only the others are read as a whole: an archive of 400,000
/// photos is not read from the disk to find the two that are the same.
fn same_bytes(paths: &[&Path], lengths: &[Option<u64>]) -> Vec<Vec<usize>> {
    let readable = lengths.iter().enumerate().filter_map(|(place, length)| Some((place, (*length)?)));
    let by_length = shared(readable.filter(|&(_, length)| length > 0).collect());
    let by_end = shared(
        by_length.into_par_iter().flatten().filter_map(|place| Some((place, end(paths[place]).ok()?))).collect(),
    );
    // A file that fails here fails again where it is decoded, and is reported there.
    let by_bytes = by_end.into_par_iter().flatten().filter_map(|place| Some((place, fs::read(paths[place]).ok()?)));
    shared(by_bytes.map(|(place, bytes)| (place, sha256_hex(&bytes))).collect())
}

/// The places that have a kind in common, the others left out, in the order of the first of each.
fn shared<Kind: Eq + std::hash::Hash>(places: Vec<(usize, Kind)>) -> Vec<Vec<usize>> {
    let mut by_kind: HashMap<Kind, Vec<usize>> = HashMap::new();
    for (place, kind) in places {
        by_kind.entry(kind).or_default().push(place);
    }
    let mut shared: Vec<Vec<usize>> = by_kind.into_values().filter(|places| places.len() > 1).collect();
    shared.iter_mut().for_each(|places| places.sort_unstable());
    shared.sort_unstable();
    shared
}

/// The file's length and a hash of its last 4 KiB; photos of one camera begin alike but do not end alike.
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
