//! Groups of photos: copies of one photo, photos of one lesion, photos of one patient, and near duplicates.
//!
//! Photos are of one lesion if an archive names the same lesion for them, their files are identical, or they have one
//! id. They are of one patient if they are of one lesion or an archive names the same patient for them. These relations
//! are transitive, across archives.

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

use petgraph::unionfind::UnionFind;

use crate::dataset::Record;
use crate::dataset::checked_photo::CheckedPhoto;
use crate::dataset::isic2019::Reference;
use crate::perceptual_hash::{PerceptualHash, near_duplicate_pairs};

/// Joins the sets of all items that have a key in common.
fn union_by_key<Key: Eq + Hash>(sets: &mut UnionFind<usize>, keys: impl IntoIterator<Item = (usize, Key)>) {
    let mut first_with: HashMap<Key, usize> = HashMap::new();
    for (item, key) in keys {
        sets.union(*first_with.entry(key).or_insert(item), item);
    }
}

/// Joins the sets of photos with one id, and of photos with identical files.
fn union_same_photos(sets: &mut UnionFind<usize>, photos: &[CheckedPhoto]) {
    union_by_key(sets, photos.iter().map(|checked| checked.photo.id.as_str()).enumerate());
    union_by_key(
        sets,
        photos.iter().enumerate().filter_map(|(index, checked)| Some((index, checked.identical_files?))),
    );
}

/// Groups of listed photos that are one photo, by id or identical files: indices into `photos`, groups in the order of
/// their first photos.
pub fn same_photos(photos: &[CheckedPhoto]) -> Vec<Vec<usize>> {
    let mut sets = UnionFind::new(photos.len());
    union_same_photos(&mut sets, photos);
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut group_of: HashMap<usize, usize> = HashMap::new();
    for (index, set) in sets.into_labeling().into_iter().enumerate() {
        let group = *group_of.entry(set).or_insert(groups.len());
        if group == groups.len() {
            groups.push(Vec::new());
        }
        groups[group].push(index);
    }
    groups
}

/// Lesion and patient of a photo, each with the name that all photos of the group share.
pub struct LesionAndPatient {
    /// The smallest of the archives' names for the lesion, else the smallest id of its photos.
    pub lesion: String,
    /// The smallest of the archives' names for the patient, if an archive names one.
    pub patient: Option<String>,
}

/// The lesion and the patient of each of `photos`.
pub fn lesions_and_patients(photos: &[CheckedPhoto], reference: &Reference) -> Vec<LesionAndPatient> {
    let lesion_names = |checked| lesion_names(checked, reference);
    let mut sets = UnionFind::new(photos.len());
    union_same_photos(&mut sets, photos);
    let lesions = photos.iter().enumerate();
    union_by_key(&mut sets, lesions.flat_map(|(index, checked)| lesion_names(checked).map(move |name| (index, name))));
    // The name of a lesion takes precedence over the id of a photo.
    let lesions = smallest_in_set(&sets, photos, |checked| {
        Some(lesion_names(checked).min().map_or((true, checked.photo.id.as_str()), |name| (false, name)))
    });
    let patients = photos.iter().enumerate();
    union_by_key(&mut sets, patients.filter_map(|(index, checked)| Some((index, checked.photo.patient.as_deref()?))));
    let patients = smallest_in_set(&sets, photos, |checked| checked.photo.patient.as_deref());
    lesions
        .into_iter()
        .zip(patients)
        .zip(photos)
        .map(|((lesion, patient), checked)| LesionAndPatient {
            lesion: lesion.map_or(checked.photo.id.as_str(), |(_, name)| name).to_string(),
            patient: patient.map(str::to_string),
        })
        .collect()
}

/// The names of the lesion of a photo: that of its archive, and that of the reference.
fn lesion_names<'a>(checked: &'a CheckedPhoto, reference: &'a Reference) -> impl Iterator<Item = &'a str> {
    let referenced = reference.get(&checked.photo.id).and_then(|entry| entry.lesion.as_deref());
    checked.photo.lesion.as_deref().into_iter().chain(referenced)
}

/// For each photo, the smallest `name` in its set.
fn smallest_in_set<'a, Name: Ord + Copy>(
    sets: &UnionFind<usize>,
    photos: &'a [CheckedPhoto],
    name: impl Fn(&'a CheckedPhoto) -> Option<Name>,
) -> Vec<Option<Name>> {
    let mut smallest: HashMap<usize, Name> = HashMap::new();
    for (index, checked) in photos.iter().enumerate() {
        if let Some(name) = name(checked) {
            smallest.entry(sets.find(index)).and_modify(|least| *least = name.min(*least)).or_insert(name);
        }
    }
    (0..photos.len()).map(|index| smallest.get(&sets.find(index)).copied()).collect()
}

/// Result of [`group_near_duplicates`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NearDuplicates {
    /// Pairs of near duplicates.
    pub pairs: usize,
    /// Pairs of near duplicates whose photos no archive assigns to one lesion or one patient.
    pub ungrouped_pairs: usize,
    /// Photos whose group is larger than before.
    pub photos: usize,
}

/// Joins the groups of records that are near duplicates. Each record of a joined group gets the smallest of the names
/// of the joined groups ([`Record::group`]). `hashes` are the records' perceptual hashes, in their order.
pub fn group_near_duplicates(records: &mut [Record], hashes: &[Option<PerceptualHash>]) -> NearDuplicates {
    let mut sets = UnionFind::new(records.len());
    union_by_key(&mut sets, records.iter().map(Record::group).enumerate());
    let (indices, hashed): (Vec<usize>, Vec<PerceptualHash>) =
        hashes.iter().enumerate().filter_map(|(index, hash)| Some((index, (*hash)?))).unzip();
    let pairs = near_duplicate_pairs(&hashed);
    let mut ungrouped_pairs = 0;
    for &(one, other, _) in &pairs {
        let (one, other) = (indices[one], indices[other]);
        ungrouped_pairs += usize::from(records[one].group() != records[other].group());
        sets.union(one, other);
    }
    let sets = sets.into_labeling();
    // For each set, the smallest name and whether there are others.
    let mut names: BTreeMap<usize, (String, bool)> = BTreeMap::new();
    for (record, &set) in records.iter().zip(&sets) {
        let name = record.group();
        let (least, several) = names.entry(set).or_insert_with(|| (name.to_string(), false));
        *several |= name != least;
        if name < least.as_str() {
            *least = name.to_string();
        }
    }
    let mut photos = 0;
    for (record, set) in records.iter_mut().zip(sets) {
        if let Some((name, true)) = names.get(&set) {
            record.near_duplicate_group = Some(name.clone());
            photos += 1;
        }
    }
    NearDuplicates { pairs: pairs.len(), ungrouped_pairs, photos }
}

#[cfg(test)]
mod tests {
    use naevus_network::golden::synthetic_photo;
    use naevus_reading::preprocess::downscale;

    use super::*;
    use crate::perceptual_hash::PerceptualHasher;
    use crate::split::tests::record;

    #[test]
    fn sets_are_joined_through_a_third_item() {
        let mut sets = UnionFind::new(5);
        union_by_key(&mut sets, [(0, "a"), (1, "a"), (2, "b"), (3, "b")]);
        assert!(!sets.equiv(0, 3));
        union_by_key(&mut sets, [(1, "c"), (2, "c")]);
        assert!(sets.equiv(0, 3) && !sets.equiv(0, 4));
    }

    #[test]
    fn near_duplicates_join_the_groups_of_their_patients_and_lesions() {
        let hasher = PerceptualHasher::new();
        let hash = |number| Some(hasher.hash(&synthetic_photo(number)));
        // The same photo, smaller.
        let small = Some(hasher.hash(&downscale(&synthetic_photo(1), 90)));
        // L3 is joined to L2 by its photo, and to P1 by that of another of L2.
        let lesions = ["L3", "L2", "L2", "L1", "L4", "L4", "L5"];
        let mut records: Vec<Record> = lesions.iter().enumerate().map(|(id, lesion)| record(id, lesion)).collect();
        records[3].patient = Some("P1".to_string());
        let hashes = [hash(1), small, hash(2), hash(2), hash(3), hash(3), None];
        let found = group_near_duplicates(&mut records, &hashes);
        let groups: Vec<&str> = records.iter().map(Record::group).collect();
        assert_eq!(groups, ["L2", "L2", "L2", "L2", "L4", "L4", "L5"]);
        assert_eq!(found, NearDuplicates { pairs: 3, ungrouped_pairs: 2, photos: 4 });
        assert!(records[4..].iter().all(|record| record.near_duplicate_group.is_none()), "their groups are unchanged");
    }
}
