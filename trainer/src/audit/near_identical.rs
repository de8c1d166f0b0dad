//! Photos under different ids that look the same, though their bytes differ.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::appearance::is_blank;
use super::material::Material;
use crate::fingerprint::{Fingerprint, near_pairs};

/// Two photos that look the same; each with the one of its files that is nearest to the other's.
#[derive(Clone, Debug, Serialize)]
pub struct NearPair {
    /// A file of the one.
    pub one: String,
    /// A file of the other.
    pub other: String,
    /// In how many of 256 bits their hashes differ.
    pub distance_bits: u32,
    /// The classes that the two are filed under, with all their copies, as they are written.
    pub classes: BTreeSet<String>,
    /// Whether two of those classes cannot both be right.
    pub under_several_classes: bool,
    /// Whether they stand in two parts of one archive, such as Train and Test.
    pub across_parts: bool,
    /// Whether an archive or the reference knows that they show one lesion. If nobody does, a split by lesion may put
    /// them on two sides.
    pub known_as_one_lesion: bool,
}

/// A pair, and which photos it is about: places in [`Material::copies`], the smaller first.
#[derive(Clone, Debug)]
pub struct Found {
    /// The pair, to be written down.
    pub pair: NearPair,
    /// The photos.
    pub photos: (usize, usize),
}

/// All pairs of different photos that look the same, the nearest first. Blank photos look like nothing.
pub fn find(material: &Material) -> Vec<Found> {
    // Copies with the same hash would only be compared again.
    let mut seen: BTreeSet<(usize, [u64; 4])> = BTreeSet::new();
    let mut places: Vec<usize> = Vec::new();
    let mut prints: Vec<Fingerprint> = Vec::new();
    for place in 0..material.candidates.len() {
        let Some(look) = material.look(place).filter(|look| !is_blank(look)) else { continue };
        if seen.insert((material.photos[place], look.fingerprint.words())) {
            places.push(place);
            prints.push(look.fingerprint);
        }
    }
    let mut nearest: BTreeMap<(usize, usize), (u32, usize, usize)> = BTreeMap::new();
    for (one, other, distance) in near_pairs(&prints) {
        let (mut one, mut other) = (places[one], places[other]);
        if material.photos[one] > material.photos[other] {
            std::mem::swap(&mut one, &mut other);
        }
        let photos = (material.photos[one], material.photos[other]);
        if photos.0 != photos.1 {
            let files = nearest.entry(photos).or_insert((distance, one, other));
            *files = (*files).min((distance, one, other));
        }
    }
    let mut found: Vec<Found> = nearest
        .into_iter()
        .map(|(photos, (distance_bits, one, other))| {
            let places = [&material.copies[photos.0][..], &material.copies[photos.1]].concat();
            let pair = NearPair {
                one: material.views[one].file.clone(),
                other: material.views[other].file.clone(),
                distance_bits,
                classes: material.classes(&places),
                under_several_classes: material.contradict(&places),
                across_parts: material.across_parts(&places),
                known_as_one_lesion: material.lesions[one] == material.lesions[other],
            };
            Found { pair, photos }
        })
        .collect();
    found.sort_by_key(|found| (found.pair.distance_bits, found.photos));
    found
}
