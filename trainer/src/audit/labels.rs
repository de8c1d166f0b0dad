//! Agreement of the archives' labels with those of the reference.

use std::collections::BTreeMap;

use serde::Serialize;

use super::data::AuditData;

/// Agreement of the labels of the listed photos with those of the reference.
#[derive(Debug, Default, Serialize)]
pub struct ReferenceAgreement {
    /// Listed photos whose label agrees with that of the reference.
    pub agree: usize,
    /// Listed photos whose label contradicts that of the reference.
    pub disagree: usize,
    /// Listed photos without a label in the archive or in the reference.
    pub unknown: usize,
    /// Number of photos for each pair of labels.
    pub table: Vec<LabelPair>,
    /// The listed photos whose label contradicts that of the reference.
    pub disagreements: Vec<Disagreement>,
}

/// Number of photos with a label of an archive and a label of the reference.
#[derive(Debug, Serialize)]
pub struct LabelPair {
    /// The archive.
    pub archive: String,
    /// The label of the archive, as the archive writes it.
    pub class: String,
    /// The label of the reference, as the reference writes it.
    pub reference: String,
    /// Whether both labels can be right.
    pub agree: bool,
    /// Number of listed photos.
    pub photos: usize,
}

/// A listed photo whose label contradicts that of the reference.
#[derive(Debug, Serialize)]
pub struct Disagreement {
    /// The file.
    pub file: String,
    /// Its label, as the archive writes it.
    pub class: String,
    /// The label of the reference, as the reference writes it.
    pub reference: String,
}

/// Compares every listed photo's label with the reference's.
pub fn reference_agreement(data: &AuditData) -> ReferenceAgreement {
    let mut agreement = ReferenceAgreement::default();
    let mut table: BTreeMap<(usize, &str, &str), (bool, usize)> = BTreeMap::new();
    for (index, checked) in data.listed.iter().enumerate() {
        let own = data.label(index);
        let reference = data.reference.get(&checked.photo.id).and_then(|entry| entry.label.as_ref());
        let Some(reference) = reference.filter(|label| !label.candidates.is_empty() && !own.candidates.is_empty())
        else {
            agreement.unknown += 1;
            continue;
        };
        let agree = own.candidates.iter().any(|diagnosis| reference.candidates.contains(diagnosis));
        table.entry((checked.archive, &own.text, &reference.text)).or_insert((agree, 0)).1 += 1;
        if agree {
            agreement.agree += 1;
        } else {
            agreement.disagree += 1;
            agreement.disagreements.push(Disagreement {
                file: data.files[index].name.clone(),
                class: own.text.clone(),
                reference: reference.text.clone(),
            });
        }
    }
    let pair = |((archive, class, reference), (agree, photos)): ((usize, &str, &str), (bool, usize))| LabelPair {
        archive: data.archives[archive].clone(),
        class: class.to_string(),
        reference: reference.to_string(),
        agree,
        photos,
    };
    agreement.table = table.into_iter().map(pair).collect();
    agreement
}
