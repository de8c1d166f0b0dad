//! Which photos are of one lesion, and which of one patient, whoever says so.
//!
//! Photos are of one lesion where any archive's lesion, the files' bytes or the photos' id ties them together; of one
//! patient where their lesion or any archive's patient does. Ties reach through third photos and across archives.

use std::collections::BTreeMap;

use crate::dataset::candidates::Candidate;
use crate::dataset::groups::Groups;
use crate::dataset::isic2019::Reference;

/// What ties photos together. A lesion and a photo may have the same name and yet nothing in common.
#[derive(PartialEq, Eq, Hash)]
enum Tie<'names> {
    Photo(&'names str),
    Bytes(usize),
    Lesion(&'names str),
    Patient(&'names str),
}

/// A photo's lesion and patient, each under the one name that all its photos have.
pub struct Kin {
    /// The smallest of the archives' names for the lesion, else the smallest id of its photos.
    pub lesion: String,
    /// The smallest of the archives' names for the patient, where one is known.
    pub patient: Option<String>,
}

/// The kin of each of `candidates`.
pub fn kin(candidates: &[Candidate], reference: &Reference) -> Vec<Kin> {
    let known = |candidate: &Candidate| reference.get(&candidate.photo.id).and_then(|known| known.lesion.as_deref());
    let mut groups = Groups::default();
    for candidate in candidates {
        let photo = &candidate.photo;
        for lesion in photo.lesion.as_deref().into_iter().chain(known(candidate)) {
            groups.tie(Tie::Photo(&photo.id), Tie::Lesion(lesion));
        }
        if let Some(bytes) = candidate.same_bytes {
            groups.tie(Tie::Photo(&photo.id), Tie::Bytes(bytes));
        }
    }
    let lesions = smallest(candidates, &mut groups, |candidate| {
        // A lesion's name before a photo's.
        let lesion = candidate.photo.lesion.as_deref().into_iter().chain(known(candidate)).min();
        Some(lesion.map_or((true, candidate.photo.id.as_str()), |lesion| (false, lesion)))
    });
    for candidate in candidates {
        if let Some(patient) = &candidate.photo.patient {
            groups.tie(Tie::Photo(&candidate.photo.id), Tie::Patient(patient));
        }
    }
    let patients = smallest(candidates, &mut groups, |candidate| candidate.photo.patient.as_deref());
    let kin = lesions.into_iter().zip(patients).zip(candidates).map(|((lesion, patient), candidate)| Kin {
        lesion: lesion.map_or(candidate.photo.id.as_str(), |(_, name)| name).to_string(),
        patient: patient.map(str::to_string),
    });
    kin.collect()
}

/// For each candidate the smallest of the names that `name` finds in its group.
fn smallest<'names, Name: Ord + Copy>(
    candidates: &'names [Candidate],
    groups: &mut Groups<Tie<'names>>,
    name: impl Fn(&'names Candidate) -> Option<Name>,
) -> Vec<Option<Name>> {
    let of: Vec<usize> = candidates.iter().map(|candidate| groups.group(Tie::Photo(&candidate.photo.id))).collect();
    let mut smallest: BTreeMap<usize, Name> = BTreeMap::new();
    for (candidate, &group) in candidates.iter().zip(&of) {
        if let Some(name) = name(candidate) {
            let least = smallest.entry(group).or_insert(name);
            *least = name.min(*least);
        }
    }
    of.iter().map(|group| smallest.get(group).copied()).collect()
}
