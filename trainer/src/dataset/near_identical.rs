//! Photos that look the same, under whatever names: a split must not part them.

use std::collections::BTreeMap;

use crate::dataset::Record;
use crate::dataset::groups::Groups;
use crate::fingerprint::{Fingerprint, near_pairs};

/// What ties photos together: the name of a patient or lesion, or a photo's place.
#[derive(PartialEq, Eq, Hash)]
enum Tie {
    Group(String),
    Photo(usize),
}

/// What was tied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tied {
    /// Pairs of photos that look the same.
    pub pairs: usize,
    /// Those of them whose photos no archive knows as one lesion's or one patient's.
    pub unknown_pairs: usize,
    /// Photos that are in another group than that of their own patient or lesion now, or whose group has grown.
    pub photos: usize,
}

/// Ties records whose photos look the same into one group, with all photos of their patients and lesions: each gets the
/// smallest of the names that its group had ([`Record::group`]). `prints` are the records' fingerprints, in their order.
pub fn tie(records: &mut [Record], prints: &[Option<Fingerprint>]) -> Tied {
    let mut groups: Groups<Tie> = Groups::default();
    for (place, record) in records.iter().enumerate() {
        groups.tie(Tie::Group(record.group().to_string()), Tie::Photo(place));
    }
    let (places, shown): (Vec<usize>, Vec<Fingerprint>) =
        prints.iter().enumerate().filter_map(|(place, print)| Some((place, (*print)?))).unzip();
    let pairs = near_pairs(&shown);
    let mut unknown_pairs = 0;
    for &(one, other, _) in &pairs {
        let (one, other) = (places[one], places[other]);
        unknown_pairs += usize::from(records[one].group() != records[other].group());
        groups.tie(Tie::Photo(one), Tie::Photo(other));
    }
    let of: Vec<usize> = (0..records.len()).map(|place| groups.group(Tie::Photo(place))).collect();
    // Per group, the smallest name and whether there is another.
    let mut names: BTreeMap<usize, (String, bool)> = BTreeMap::new();
    for (record, &group) in records.iter().zip(&of) {
        let name = record.group();
        let (least, several) = names.entry(group).or_insert_with(|| (name.to_string(), false));
        *several |= name != least;
        if name < least.as_str() {
            *least = name.to_string();
        }
    }
    let mut photos = 0;
    for (record, group) in records.iter_mut().zip(of) {
        if let Some((name, true)) = names.get(&group) {
            record.tied_to = Some(name.clone());
            photos += 1;
        }
    }
    Tied { pairs: pairs.len(), unknown_pairs, photos }
}

#[cfg(test)]
mod tests {
    use naevus_network::golden::synthetic_photo;
    use naevus_reading::preprocess::shrink;

    use super::*;
    use crate::fingerprint::Fingerprints;
    use crate::split::tests::record;

    #[test]
    fn photos_that_look_the_same_are_tied_with_all_of_their_patients_and_lesions() {
        let fingerprints = Fingerprints::new();
        let print = |number| Some(fingerprints.of(&synthetic_photo(number)));
        // The same photo, smaller.
        let small = Some(fingerprints.of(&shrink(&synthetic_photo(1), 90)));
        // L3 is tied to L2 by its photo, and to P1 by that of another of L2.
        let lesions = ["L3", "L2", "L2", "L1", "L4", "L4", "L5"];
        let mut records: Vec<Record> = lesions.iter().enumerate().map(|(id, lesion)| record(id, lesion)).collect();
        records[3].patient = Some("P1".to_string());
        let prints = [print(1), small, print(2), print(2), print(3), print(3), None];
        let tied = tie(&mut records, &prints);
        let groups: Vec<&str> = records.iter().map(Record::group).collect();
        assert_eq!(groups, ["L2", "L2", "L2", "L2", "L4", "L4", "L5"]);
        assert_eq!(tied, Tied { pairs: 3, unknown_pairs: 2, photos: 4 });
        assert!(records[4..].iter().all(|record| record.tied_to.is_none()), "nothing new is known of these");
    }
}
