//! Merges the photos of several archives, which may overlap and contradict each other, into one data set.
//!
//! Listed photos with one id or with identical files are the same photo: they get one label, and one of them is used.
//! The photo's labels narrow down its candidate diagnoses, in the order of their [`Precedence`]. For example, ISIC
//! 2019's `BKL` leaves pigmented benign and seborrheic keratosis, and ISIC 2017 then decides between them; SIIM-ISIC
//! 2020's `unknown`, which is benign, leaves all diagnoses that are not malignant, and HAM10000 then decides. A label
//! that contradicts one of higher precedence is overruled. If labels of the same precedence contradict each other, the
//! photo is dropped.

use std::collections::BTreeSet;

use naevus_reading::card::DataSource;
use naevus_reading::diagnosis::Diagnosis;

use crate::dataset::archive::{Archive, GivenLabel, Precedence};
use crate::dataset::checked_photo::{CheckedPhoto, check_photos};
use crate::dataset::grouping::{lesions_and_patients, same_photos};
use crate::dataset::isic2019::Reference;
use crate::dataset::label::{Label, NOT_MALIGNANT};
use crate::dataset::quarantine::Quarantine;
use crate::dataset::{Action, Dataset, Decision, Problem, Record};

/// The consensus of all labels of a photo.
pub enum Consensus<'labels> {
    /// The labels agree.
    Candidates {
        /// The remaining candidate diagnoses, at least one. The first is the photo's diagnosis.
        candidates: Vec<Diagnosis>,
        /// The last label that excluded candidate diagnoses.
        decided_by: &'labels GivenLabel,
    },
    /// Labels of the same precedence contradict each other.
    Contradiction,
    /// No label has a candidate diagnosis.
    Unlabelled,
}

/// Merges `archives` into one data set, without the photos in `quarantine`. The labels of quarantined photos are still
/// used for other copies of the same photo, so that a quarantined copy does not resolve a contradiction. `problems` are
/// the problems that were found so far.
pub fn reconcile(
    archives: Vec<Archive>,
    reference: &Reference,
    quarantine: &Quarantine,
    mut problems: Vec<Problem>,
) -> Dataset {
    let mut sources: Vec<DataSource> = archives
        .iter()
        .map(|archive| DataSource { name: archive.name.clone(), found: archive.photos.len(), kept: 0, relabelled: 0 })
        .collect();
    let names: Vec<String> = sources.iter().map(|source| source.name.clone()).collect();
    let checked = check_photos(archives, quarantine, &mut problems);
    let grouping = lesions_and_patients(&checked, reference);

    let mut records = Vec::new();
    let mut decisions = Vec::new();
    for same in same_photos(&checked) {
        let labels = labels(&checked, &same, reference);
        let mut decide = |index: usize, final_label: Option<Label>, action: Action, reason: String| {
            let CheckedPhoto { archive, photo, .. } = &checked[index];
            decisions.push(Decision {
                path: photo.path.clone(),
                id: photo.id.clone(),
                source: names[*archive].clone(),
                given_label: photo.label.text.clone(),
                final_label,
                action,
                reason,
            });
        };
        let mut usable = Vec::new();
        for &index in &same {
            match &checked[index].unusable {
                Some(reason) => decide(index, None, Action::Dropped, reason.clone()),
                None => usable.push(index),
            }
        }
        let Consensus::Candidates { candidates, decided_by } = consensus(&labels) else {
            for &index in &usable {
                decide(index, None, Action::Dropped, contradiction(&labels));
            }
            continue;
        };
        let Some(label) = Label::from_candidates(&candidates) else { continue };
        let Some(&used) = usable.iter().min_by_key(|&&index| {
            let CheckedPhoto { archive, photo, .. } = &checked[index];
            // The order of preference is: photos that may be used for validation and test; photos of the published
            // archives, because users may have resized theirs; the archive that was named first; a copy with the right
            // label.
            let precedence = photo.label.precedence.max(Precedence::Archive);
            (photo.train_only, precedence, *archive, !photo.label.candidates.contains(&candidates[0]), &photo.path)
        }) else {
            continue;
        };
        let (archive, photo) = (checked[used].archive, &checked[used].photo);
        for &index in usable.iter().filter(|&&index| index != used) {
            let copy = &checked[index];
            let mut reason = if copy.archive == archive {
                format!("the same photo again; {} is used", photo.path.display())
            } else {
                format!("the same photo is in {}; {} is used", names[archive], photo.path.display())
            };
            if !copy.photo.label.candidates.contains(&candidates[0]) {
                reason += &format!(", as {}", label.name());
            }
            decide(index, None, Action::Dropped, reason);
        }
        if let Some((action, reason)) = label_decision(&photo.label, &candidates, decided_by) {
            sources[archive].relabelled += usize::from(action == Action::Relabelled);
            decide(used, Some(label), action, reason);
        }
        sources[archive].kept += 1;

        let also_in: BTreeSet<&str> = same
            .iter()
            .map(|&index| &checked[index])
            .filter(|copy| copy.archive != archive && copy.exists)
            .map(|copy| names[copy.archive].as_str())
            .collect();
        let entry = reference.get(&photo.id);
        let or_reference =
            |own: &Option<String>, other: Option<&Option<String>>| own.clone().or_else(|| other?.clone());
        records.push(Record {
            id: photo.id.clone(),
            path: photo.path.clone(),
            source: names[archive].clone(),
            label,
            lesion: grouping[used].lesion.clone(),
            patient: grouping[used].patient.clone(),
            near_duplicate_group: None,
            also_in: also_in.into_iter().map(str::to_string).collect(),
            age: or_reference(&photo.age, entry.map(|entry| &entry.age)),
            sex: or_reference(&photo.sex, entry.map(|entry| &entry.sex)),
            site: or_reference(&photo.site, entry.map(|entry| &entry.site)),
            domain: photo.domain.unwrap_or_default(),
            skin_type: photo.skin_type.clone(),
            train_only: photo.train_only,
        });
    }
    records.sort_by(|one, other| (&one.id, &one.path).cmp(&(&other.id, &other.path)));
    decisions.sort();
    Dataset { records, decisions, sources, problems }
}

/// All labels of one photo: those that the archives give its copies, which are those of `listed` at the indices `same`,
/// then those that `reference` gives its ids.
pub fn labels<'labels>(
    listed: &'labels [CheckedPhoto],
    same: &[usize],
    reference: &'labels Reference,
) -> Vec<&'labels GivenLabel> {
    let copies = same.iter().map(|&index| &listed[index].photo);
    let ids: BTreeSet<&str> = copies.clone().map(|photo| photo.id.as_str()).collect();
    let referenced = ids.into_iter().filter_map(|id| reference.get(id)?.label.as_ref());
    copies.map(|photo| &photo.label).chain(referenced).collect()
}

/// The consensus of `labels`, all of one photo.
pub fn consensus<'labels>(labels: &[&'labels GivenLabel]) -> Consensus<'labels> {
    let mut candidates: Vec<Diagnosis> = Diagnosis::ALL.to_vec();
    let mut decided_by = None;
    for precedence in Precedence::ALL {
        let before = candidates.clone();
        let is_unreliable = |label: &GivenLabel| {
            // No reference confirms any seborrheic keratosis in the folder of that name in the nine-class set, so a
            // folder does not decide which kind of keratosis a reference means.
            precedence == Precedence::Folder
                && before.len() < Diagnosis::COUNT
                && before.contains(&Diagnosis::PigmentedBenignKeratosis)
                && *label.candidates == [Diagnosis::SeborrheicKeratosis]
        };
        for label in labels.iter().filter(|label| label.precedence == precedence && !is_unreliable(label)) {
            if !before.iter().any(|diagnosis| label.candidates.contains(diagnosis)) {
                continue;
            }
            let narrowed: Vec<_> =
                candidates.iter().copied().filter(|diagnosis| label.candidates.contains(diagnosis)).collect();
            if narrowed.is_empty() {
                return Consensus::Contradiction;
            }
            if narrowed.len() < candidates.len() {
                candidates = narrowed;
                decided_by = Some(*label);
            }
        }
    }
    match decided_by {
        Some(decided_by) => Consensus::Candidates { candidates, decided_by },
        None => Consensus::Unlabelled,
    }
}

/// Why a photo with `labels`, which have no consensus, is not used.
pub fn contradiction(labels: &[&GivenLabel]) -> String {
    let given: BTreeSet<String> = labels
        .iter()
        .filter(|label| !label.candidates.is_empty())
        .map(|label| format!("{} by {}", label.text, label.source))
        .collect();
    let given: Vec<String> = given.into_iter().collect();
    format!("it is called {}, and no reference decides between them", given.join(" and "))
}

/// The decision about a photo that is used and whose archive gives `given`, if its label was changed or is ambiguous.
/// `candidates` are those of the consensus, which the label `decided_by` narrowed down last.
fn label_decision(given: &GivenLabel, candidates: &[Diagnosis], decided_by: &GivenLabel) -> Option<(Action, String)> {
    let names = |diagnoses: &[Diagnosis]| match Label::from_candidates(diagnoses) {
        Some(Label::NotMalignant) => Label::NotMalignant.name().to_string(),
        _ => diagnoses.iter().map(|it| it.folder()).collect::<Vec<_>>().join(" or "),
    };
    // An archive has several words for the partial label, among them `unknown`.
    let decided_text =
        if decided_by.candidates == NOT_MALIGNANT { Label::NotMalignant.name() } else { &decided_by.text };
    let decided = format!("{} calls it {decided_text}", decided_by.source);
    let ambiguous = (candidates.len() > 1 && candidates != NOT_MALIGNANT)
        .then(|| format!("{}, which no label decides; {} is used", names(candidates), candidates[0].folder()));
    if !given.candidates.contains(&candidates[0]) {
        let reason = match ambiguous {
            Some(ambiguous) => format!("{decided}, that is {ambiguous}"),
            None => decided,
        };
        return Some((Action::Relabelled, reason));
    }
    let means = format!("{}'s {} means {}", given.source, given.text, names(given.candidates));
    match ambiguous {
        Some(ambiguous) if ambiguous.starts_with(&names(given.candidates)) => {
            Some((Action::Kept, format!("{}'s {} means {ambiguous}", given.source, given.text)))
        }
        Some(ambiguous) if given.candidates == NOT_MALIGNANT => {
            Some((Action::Relabelled, format!("{means}; {decided}, that is {ambiguous}")))
        }
        Some(ambiguous) => Some((Action::Kept, format!("{means}; {decided}, that is {ambiguous}"))),
        None if Label::from_candidates(given.candidates) != Label::from_candidates(candidates) => {
            Some((Action::Relabelled, format!("{means}; {decided}")))
        }
        None => None,
    }
}
