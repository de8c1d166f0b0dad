//! The labels of the archives beside those of the reference.

use std::collections::BTreeMap;

use serde::Serialize;

use super::material::Material;

/// What the reference says of the listed photos' labels.
#[derive(Debug, Default, Serialize)]
pub struct AgainstReference {
    /// Listed photos whose label can be the reference's.
    pub agree: usize,
    /// Listed photos whose label cannot be.
    pub disagree: usize,
    /// Listed photos that the reference does not know, or says nothing of.
    pub unknown: usize,
    /// How often each label stands beside each of the reference's.
    pub table: Vec<Pairing>,
    /// The listed photos that disagree.
    pub disagreements: Vec<Disagreement>,
}

/// How often a label stands beside a label of the reference.
#[derive(Debug, Serialize)]
pub struct Pairing {
    /// The archive.
    pub archive: String,
    /// Its label, as it is written.
    pub class: String,
    /// The reference's label, as it is written.
    pub reference: String,
    /// Whether both can be right.
    pub agree: bool,
    /// Listed photos.
    pub photos: usize,
}

/// A listed photo whose label cannot be the reference's.
#[derive(Debug, Serialize)]
pub struct Disagreement {
    /// The file.
    pub file: String,
    /// Its label, as it is written.
    pub class: String,
    /// The reference's label, as it is written.
    pub reference: String,
}

/// Compares every listed photo's label with the reference's.
pub fn against_reference(material: &Material) -> AgainstReference {
    let mut found = AgainstReference::default();
    let mut table: BTreeMap<(usize, &str, &str), (bool, usize)> = BTreeMap::new();
    for (place, candidate) in material.candidates.iter().enumerate() {
        let own = material.label(place);
        let known = material.reference.get(&candidate.photo.id).and_then(|known| known.label.as_ref());
        let Some(known) = known.filter(|known| !known.may_be.is_empty() && !own.may_be.is_empty()) else {
            found.unknown += 1;
            continue;
        };
        let agree = own.may_be.iter().any(|diagnosis| known.may_be.contains(diagnosis));
        let entry = table.entry((candidate.archive, &own.written, &known.written)).or_insert((agree, 0));
        entry.1 += 1;
        if agree {
            found.agree += 1;
        } else {
            found.disagree += 1;
            found.disagreements.push(Disagreement {
                file: material.views[place].file.clone(),
                class: own.written.clone(),
                reference: known.written.clone(),
            });
        }
    }
    let pairing = |((archive, class, reference), (agree, photos)): ((usize, &str, &str), (bool, usize))| Pairing {
        archive: material.archives[archive].clone(),
        class: class.to_string(),
        reference: reference.to_string(),
        agree,
        photos,
    };
    found.table = table.into_iter().map(pairing).collect();
    found
}
