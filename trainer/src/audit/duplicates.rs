//! Several photos of one subject: photos that are listed more than once, near duplicates, and lesions with several
//! photos.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::data::AuditData;
use super::image_quality::is_blank;
use crate::dataset::Label;
use crate::dataset::reconcile::{Consensus, consensus};
use crate::perceptual_hash::{PerceptualHash, near_duplicate_pairs};

/// A photo that is listed several times, under one id or with identical files.
#[derive(Debug, Serialize)]
pub struct Duplicates {
    /// Its ids.
    pub ids: BTreeSet<String>,
    /// Its files, as often as they are listed.
    pub files: Vec<String>,
    /// Its classes, as the archives write them.
    pub classes: BTreeSet<String>,
    /// Whether two of the classes contradict each other.
    pub under_several_classes: bool,
    /// The label that results if a label of higher precedence decides the contradiction.
    pub decided: Option<Label>,
    /// The archive of the deciding label.
    pub decided_by: Option<String>,
    /// Whether the photo is in two parts of one archive, such as Train and Test.
    pub across_parts: bool,
    /// Whether all its files have the same bytes.
    pub identical: bool,
}

/// Every photo that is listed more than once, in the order of the first listings.
pub fn duplicates(data: &AuditData) -> Vec<Duplicates> {
    let repeated = data.photos.iter().enumerate().filter(|(_, indices)| indices.len() > 1);
    repeated.map(|(photo, indices)| duplicates_of(data, photo, indices)).collect()
}

fn duplicates_of(data: &AuditData, photo: usize, indices: &[usize]) -> Duplicates {
    let listed = || indices.iter().map(|&index| &data.listed[index]);
    let under_several_classes = data.contradict(indices);
    let labels = data.labels(photo);
    let (decided, decided_by) = match consensus(&labels) {
        Consensus::Candidates { candidates, decided_by } if under_several_classes => {
            (Label::from_candidates(&candidates), Some(decided_by.source.to_string()))
        }
        _ => (None, None),
    };
    let identical_files: BTreeSet<Option<usize>> = listed().map(|checked| checked.identical_files).collect();
    Duplicates {
        ids: listed().map(|checked| checked.photo.id.clone()).collect(),
        files: indices.iter().map(|&index| data.files[index].name.clone()).collect(),
        classes: data.classes(indices),
        under_several_classes,
        decided,
        decided_by,
        across_parts: data.across_parts(indices),
        identical: identical_files.len() == 1 && !identical_files.contains(&None),
    }
}

/// Two near duplicates. Of several listings of a photo, the pair of files with the smallest distance is named.
#[derive(Clone, Debug, Serialize)]
pub struct NearDuplicates {
    /// A file of the first photo.
    pub one: String,
    /// A file of the second photo.
    pub other: String,
    /// Hamming distance of their hashes, in bits of 256.
    pub distance_bits: u32,
    /// The classes of both photos, with all their listings, as the archives write them.
    pub classes: BTreeSet<String>,
    /// Whether two of the classes contradict each other.
    pub under_several_classes: bool,
    /// Whether the photos are in two parts of one archive, such as Train and Test.
    pub across_parts: bool,
    /// Whether an archive or the reference assigns both to one lesion. If not, a split by lesion may separate them.
    pub known_as_one_lesion: bool,
    /// The two photos, the smaller index first.
    #[serde(skip)]
    pub photos: (usize, usize),
}

/// All pairs of near duplicates among different photos that are not blank, by increasing distance.
pub fn near_duplicates(data: &AuditData) -> Vec<NearDuplicates> {
    // Several listings of a photo with the same hash are compared once.
    let mut compared: BTreeSet<(usize, [u64; 4])> = BTreeSet::new();
    let mut indices: Vec<usize> = Vec::new();
    let mut hashes: Vec<PerceptualHash> = Vec::new();
    for index in 0..data.listed.len() {
        let Some(statistics) = data.statistics(index).filter(|statistics| !is_blank(statistics)) else { continue };
        if compared.insert((data.photo_of[index], statistics.hash.words())) {
            indices.push(index);
            hashes.push(statistics.hash);
        }
    }
    let mut nearest: BTreeMap<(usize, usize), (u32, usize, usize)> = BTreeMap::new();
    for (one, other, distance) in near_duplicate_pairs(&hashes) {
        let (mut one, mut other) = (indices[one], indices[other]);
        if data.photo_of[one] > data.photo_of[other] {
            std::mem::swap(&mut one, &mut other);
        }
        let photos = (data.photo_of[one], data.photo_of[other]);
        if photos.0 != photos.1 {
            let files = nearest.entry(photos).or_insert((distance, one, other));
            *files = (*files).min((distance, one, other));
        }
    }
    let pair = |(photos, (distance_bits, one, other)): ((usize, usize), (u32, usize, usize))| {
        let listings = [&data.photos[photos.0][..], &data.photos[photos.1]].concat();
        NearDuplicates {
            one: data.files[one].name.clone(),
            other: data.files[other].name.clone(),
            distance_bits,
            classes: data.classes(&listings),
            under_several_classes: data.contradict(&listings),
            across_parts: data.across_parts(&listings),
            known_as_one_lesion: data.lesions[one] == data.lesions[other],
            photos,
        }
    };
    let mut pairs: Vec<NearDuplicates> = nearest.into_iter().map(pair).collect();
    pairs.sort_by_key(|pair| (pair.distance_bits, pair.photos));
    pairs
}

/// A lesion with several photos, each counted once, even if it is listed several times.
#[derive(Debug, Serialize)]
pub struct LesionPhotos {
    /// The lesion, as an archive or the reference names it.
    pub lesion: String,
    /// The ids of its photos.
    pub photos: BTreeSet<String>,
    /// The classes of its photos, as the archives write them.
    pub classes: BTreeSet<String>,
    /// Whether two of the classes contradict each other.
    pub under_several_classes: bool,
    /// Whether its photos are in two parts of one archive, such as Train and Test.
    pub across_parts: bool,
}

/// The lesions with several photos that an archive or the reference names, in the order of their names.
pub fn lesions(data: &AuditData) -> Vec<LesionPhotos> {
    let mut indices_of: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, lesion) in data.lesions.iter().enumerate() {
        indices_of.entry(lesion).or_default().push(index);
    }
    indices_of
        .into_iter()
        .filter(|(_, indices)| data.different_photos(indices) > 1)
        .map(|(lesion, indices)| LesionPhotos {
            lesion: lesion.to_string(),
            photos: indices.iter().map(|&index| data.listed[index].photo.id.clone()).collect(),
            classes: data.classes(&indices),
            under_several_classes: data.contradict(&indices),
            across_parts: data.across_parts(&indices),
        })
        .collect()
}
