//! One set of photos out of several archives that overlap and contradict each other.
//!
//! Listed photos with one id, or with identical bytes, are the same photo: they get one label, and one of them is used.
//! The labels narrow down what the photo may be, the weightiest first (see [`Standing`]): ISIC 2019's `BKL` leaves
//! pigmented benign and seborrheic keratosis, and ISIC 2017 then says which. A label that contradicts a weightier one
//! is overruled. Where labels of the same weight contradict each other nobody knows, and the photo is dropped.

use std::collections::{BTreeMap, BTreeSet};
use std::{fs, io};

use naevus::diagnosis::Diagnosis;
use naevus::model_card::{DataSource, sha256_hex};
use rayon::prelude::*;

use crate::dataset::groups::Groups;
use crate::dataset::isic2019::Reference;
use crate::dataset::layout::{Label, ListedPhoto, Listing, Standing};
use crate::dataset::quarantine::Quarantine;
use crate::dataset::{Action, Dataset, Decision, Problem, Record};

/// A listed photo on its way into the set.
pub struct Candidate {
    /// Its archive's place among the listings.
    pub archive: usize,
    /// What its archive says of it.
    pub photo: ListedPhoto,
    /// SHA-256 of the file; none where it is missing or unreadable.
    pub sha256: Option<String>,
    /// Why it cannot be used by itself.
    pub unusable: Option<String>,
}

impl Candidate {
    /// A photo of the archive at the place `archive`, and the bytes of its file, none where that is missing.
    pub fn new(archive: usize, photo: ListedPhoto, file: Option<&io::Result<Vec<u8>>>) -> Candidate {
        let sha256 = file.and_then(|bytes| bytes.as_ref().ok()).map(|bytes| sha256_hex(bytes));
        let unusable = match file {
            None => Some("the file is missing".to_string()),
            Some(Err(error)) => Some(format!("the file cannot be read ({error})")),
            Some(Ok(bytes)) if bytes.is_empty() => Some("the file is empty".to_string()),
            Some(Ok(_)) if !photo.label.may_be.is_empty() => None,
            Some(Ok(_)) if photo.label.written.is_empty() => Some("it has no label".to_string()),
            Some(Ok(_)) => Some(format!("`{}` is none of the nine diagnoses", photo.label.written)),
        };
        Candidate { archive, photo, sha256, unusable }
    }
}

/// What all labels of a photo say together.
pub enum Verdict<'labels> {
    /// What it may be, the first being what it is taken for, and whose word settled it.
    May {
        /// What it may be.
        be: Vec<Diagnosis>,
        /// Whose word it was.
        by: &'labels Label,
    },
    /// Labels of the same weight contradict each other.
    Contradiction,
    /// No label says anything.
    Nothing,
}

/// Makes one set of `listings`, without the photos in `quarantine`: their labels still count for other copies of the
/// same photo, so that a contradiction does not go with one side of it. `problems` are those met so far.
pub fn reconcile(
    listings: Vec<Listing>,
    reference: &Reference,
    quarantine: &Quarantine,
    mut problems: Vec<Problem>,
) -> Dataset {
    let mut sources: Vec<DataSource> = listings
        .iter()
        .map(|listing| DataSource { name: listing.source.clone(), found: listing.photos.len(), kept: 0, relabelled: 0 })
        .collect();
    let names: Vec<String> = sources.iter().map(|source| source.name.clone()).collect();
    let candidates = candidates(listings, quarantine, &mut problems);
    let lesions = lesions(&candidates, reference);

    let mut records = Vec::new();
    let mut decisions = Vec::new();
    for same in same_photos(&candidates) {
        let mut labels: Vec<&Label> = same.iter().map(|&place| &candidates[place].photo.label).collect();
        let ids: BTreeSet<&str> = same.iter().map(|&place| candidates[place].photo.id.as_str()).collect();
        labels.extend(ids.iter().filter_map(|&id| reference.get(id)?.label.as_ref()));
        let verdict = verdict(&labels);

        let mut decide = |place: usize, final_label: Option<Diagnosis>, action: Action, reason: String| {
            let candidate = &candidates[place];
            decisions.push(Decision {
                path: candidate.photo.path.clone(),
                id: candidate.photo.id.clone(),
                source: names[candidate.archive].clone(),
                given_label: candidate.photo.label.written.clone(),
                final_label,
                action,
                reason,
            });
        };
        let mut usable = Vec::new();
        for &place in &same {
            match &candidates[place].unusable {
                Some(reason) => decide(place, None, Action::Dropped, reason.clone()),
                None => usable.push(place),
            }
        }
        let Verdict::May { be, by } = verdict else {
            for &place in &usable {
                decide(place, None, Action::Dropped, undecided(&labels));
            }
            continue;
        };
        let diagnosis = be[0];
        let Some(&used) = usable.iter().min_by_key(|&&place| {
            let Candidate { archive, photo, .. } = &candidates[place];
            // The archives' own photos before those someone has squashed or filed; then the archive named first; then
            // the copy that needs no other label.
            let standing = photo.label.standing.max(Standing::Archive);
            (standing, *archive, !photo.label.may_be.contains(&diagnosis), &photo.path)
        }) else {
            continue;
        };
        let (archive, photo) = (candidates[used].archive, &candidates[used].photo);
        for &place in usable.iter().filter(|&&place| place != used) {
            let copy = &candidates[place];
            let mut reason = if copy.archive == archive {
                format!("the same photo again; {} is used", photo.path.display())
            } else {
                format!("the same photo is in {}; {} is used", names[archive], photo.path.display())
            };
            if !copy.photo.label.may_be.contains(&diagnosis) {
                reason += &format!(", as {}", diagnosis.folder());
            }
            decide(place, None, Action::Dropped, reason);
        }
        if let Some((action, reason)) = word_on_label(&photo.label, &be, by) {
            sources[archive].relabelled += usize::from(action == Action::Relabelled);
            decide(used, Some(diagnosis), action, reason);
        }
        sources[archive].kept += 1;

        let elsewhere: BTreeSet<&str> = same
            .iter()
            .map(|&place| &candidates[place])
            .filter(|copy| copy.archive != archive && copy.sha256.is_some())
            .map(|copy| names[copy.archive].as_str())
            .collect();
        let known = reference.get(&photo.id);
        let or_known = |own: &Option<String>, known: Option<&Option<String>>| own.clone().or_else(|| known?.clone());
        records.push(Record {
            id: photo.id.clone(),
            path: photo.path.clone(),
            source: names[archive].clone(),
            diagnosis,
            lesion: lesions[used].clone(),
            also_in: elsewhere.into_iter().map(str::to_string).collect(),
            age: or_known(&photo.age, known.map(|known| &known.age)),
            sex: or_known(&photo.sex, known.map(|known| &known.sex)),
            site: or_known(&photo.site, known.map(|known| &known.site)),
        });
    }
    records.sort_by(|one, other| (&one.id, &one.path).cmp(&(&other.id, &other.path)));
    decisions.sort();
    Dataset { records, decisions, sources, problems }
}

/// Every listed photo with the hash of its file.
fn candidates(listings: Vec<Listing>, quarantine: &Quarantine, problems: &mut Vec<Problem>) -> Vec<Candidate> {
    let mut listed: Vec<(usize, ListedPhoto, Option<String>)> = Vec::new();
    for (archive, mut listing) in listings.into_iter().enumerate() {
        let photos = std::mem::take(&mut listing.photos);
        listed.extend(photos.into_iter().map(|photo| {
            let row = quarantine.row(&listing.source, listing.inside(&photo));
            let reason = row.map(|row| row.reason.clone());
            (archive, photo, reason)
        }));
    }
    let candidates: Vec<(Candidate, Option<String>)> = listed
        .into_par_iter()
        .map(|(archive, photo, quarantined)| {
            let file = (!photo.missing).then(|| fs::read(&photo.path));
            (Candidate::new(archive, photo, file.as_ref()), quarantined)
        })
        .collect();
    let mut judged = Vec::with_capacity(candidates.len());
    for (mut candidate, quarantined) in candidates {
        match &candidate.unusable {
            Some(what) => problems.push(Problem { path: candidate.photo.path.clone(), what: what.clone() }),
            None => candidate.unusable = quarantined,
        }
        judged.push(candidate);
    }
    judged
}

/// The candidates that are one photo, by their places, photos in the order they are first met.
pub fn same_photos(candidates: &[Candidate]) -> Vec<Vec<usize>> {
    let mut groups = Groups::default();
    for candidate in candidates {
        if let Some(sha256) = hash_of_content(candidate) {
            groups.tie(&candidate.photo.id, sha256);
        }
    }
    let mut order = Vec::new();
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (place, candidate) in candidates.iter().enumerate() {
        let group = groups.group(&candidate.photo.id);
        let photos = members.entry(group).or_default();
        if photos.is_empty() {
            order.push(group);
        }
        photos.push(place);
    }
    order.into_iter().filter_map(|group| members.remove(&group)).collect()
}

/// All empty files have the same hash, which ties nothing together.
fn hash_of_content(candidate: &Candidate) -> Option<&str> {
    let empty = candidate.unusable.is_some() && candidate.photo.path.metadata().is_ok_and(|file| file.len() == 0);
    candidate.sha256.as_deref().filter(|_| !empty)
}

/// Each candidate's lesion: photos are of one lesion where any archive's lesion id, the bytes or the photo's id ties
/// them together. The name is the smallest lesion id of the group, else its smallest photo id.
pub fn lesions(candidates: &[Candidate], reference: &Reference) -> Vec<String> {
    let lesion_ids = |candidate: &Candidate| -> Vec<String> {
        let known = reference.get(&candidate.photo.id).and_then(|known| known.lesion.clone());
        candidate.photo.lesion.clone().into_iter().chain(known).collect()
    };
    let lesion_ids: Vec<Vec<String>> = candidates.iter().map(lesion_ids).collect();
    let mut groups = Groups::default();
    for (candidate, lesion_ids) in candidates.iter().zip(&lesion_ids) {
        for lesion in lesion_ids {
            groups.tie(&candidate.photo.id, lesion);
        }
        if let Some(sha256) = hash_of_content(candidate) {
            groups.tie(&candidate.photo.id, sha256);
        }
    }
    // A lesion id before a photo id, and the smaller before the greater.
    let mut names: BTreeMap<usize, (bool, &str)> = BTreeMap::new();
    for (candidate, lesion_ids) in candidates.iter().zip(&lesion_ids) {
        let id = candidate.photo.id.as_str();
        let smallest = lesion_ids.iter().map(|lesion| (false, lesion.as_str())).min().unwrap_or((true, id));
        let name = names.entry(groups.group(id)).or_insert(smallest);
        *name = smallest.min(*name);
    }
    candidates.iter().map(|candidate| names[&groups.group(&candidate.photo.id)].1.to_string()).collect()
}

/// What `labels`, all of one photo, say together.
pub fn verdict<'labels>(labels: &[&'labels Label]) -> Verdict<'labels> {
    let mut may_be: Vec<Diagnosis> = Diagnosis::ALL.to_vec();
    let mut settled_by = None;
    for standing in Standing::ALL {
        let before = may_be.clone();
        let doubted = |label: &Label| {
            // The nine-class set's folder of seborrheic keratoses holds none that any reference calls one, so it does
            // not settle which kind of keratosis a reference means.
            standing == Standing::Folder
                && before.len() < Diagnosis::COUNT
                && before.contains(&Diagnosis::PigmentedBenignKeratosis)
                && label.may_be == [Diagnosis::SeborrheicKeratosis]
        };
        for label in labels.iter().filter(|label| label.standing == standing && !doubted(label)) {
            if !before.iter().any(|diagnosis| label.may_be.contains(diagnosis)) {
                continue;
            }
            let narrowed: Vec<_> =
                may_be.iter().copied().filter(|diagnosis| label.may_be.contains(diagnosis)).collect();
            if narrowed.is_empty() {
                return Verdict::Contradiction;
            }
            if narrowed.len() < may_be.len() {
                may_be = narrowed;
                settled_by = Some(*label);
            }
        }
    }
    match settled_by {
        Some(by) => Verdict::May { be: may_be, by },
        None => Verdict::Nothing,
    }
}

/// Why a photo with `labels` is not used, where their verdict is none.
pub fn undecided(labels: &[&Label]) -> String {
    let written: BTreeSet<String> = labels
        .iter()
        .filter(|label| !label.may_be.is_empty())
        .map(|label| format!("{} by {}", label.written, label.said_by))
        .collect();
    let written: Vec<String> = written.into_iter().collect();
    format!("it is called {}, and no reference decides between them", written.join(" and "))
}

/// What is to be said of a photo that came with `label`, is taken for the first of `be`, and was settled `by` a label.
fn word_on_label(label: &Label, be: &[Diagnosis], by: &Label) -> Option<(Action, String)> {
    let names = |diagnoses: &[Diagnosis]| diagnoses.iter().map(|it| it.folder()).collect::<Vec<_>>().join(" or ");
    let says = format!("{} calls it {}", by.said_by, by.written);
    // Nothing settled which of several it is.
    let open = (be.len() > 1).then(|| {
        let taken_for = be[0].folder();
        format!("{}, and nothing given here tells which; it is taken for {taken_for}", names(be))
    });
    if !label.may_be.contains(&be[0]) {
        let reason = match open {
            Some(open) => format!("{says}, that is {open}"),
            None => says,
        };
        return Some((Action::Relabelled, reason));
    }
    let stands_for = format!("{}'s {} stands for {}", label.said_by, label.written, names(&label.may_be));
    match open {
        Some(open) if open.starts_with(&names(&label.may_be)) => {
            Some((Action::Kept, format!("{}'s {} stands for {open}", label.said_by, label.written)))
        }
        Some(open) => Some((Action::Kept, format!("{stands_for}; {says}, that is {open}"))),
        None if label.may_be[0] != be[0] => Some((Action::Relabelled, format!("{stands_for}; {says}"))),
        None => None,
    }
}
