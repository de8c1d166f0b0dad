//! One set of photos out of several archives that overlap and contradict each other.
//!
//! Listed photos with one id, or with identical bytes, are the same photo: they get one label, and one of them is used.
//! The labels narrow down what the photo may be, the weightiest first (see [`Standing`]): ISIC 2019's `BKL` leaves
//! pigmented benign and seborrheic keratosis, and ISIC 2017 then says which; SIIM-ISIC 2020's `unknown`, which is benign,
//! leaves all that is not malignant, and HAM10000 then says which. A label that contradicts a weightier one is overruled. Where labels of the same weight contradict each other nobody knows, and the photo is dropped.

use std::collections::{BTreeMap, BTreeSet};

use naevus_reading::card::DataSource;
use naevus_reading::diagnosis::Diagnosis;

use crate::dataset::candidates::{Candidate, candidates};
use crate::dataset::groups::Groups;
use crate::dataset::isic2019::Reference;
use crate::dataset::kin::kin;
use crate::dataset::label::{Label, NOT_MALIGNANT};
use crate::dataset::layout::{GivenLabel, Listing, Standing};
use crate::dataset::quarantine::Quarantine;
use crate::dataset::{Action, Dataset, Decision, Problem, Record};

/// What all labels of a photo say together.
pub enum Verdict<'labels> {
    /// What it may be, the first being what it is taken for, and whose word settled it.
    May {
        /// What it may be.
        be: Vec<Diagnosis>,
        /// Whose word it was.
        by: &'labels GivenLabel,
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
    let kin = kin(&candidates, reference);

    let mut records = Vec::new();
    let mut decisions = Vec::new();
    for same in same_photos(&candidates) {
        let mut labels: Vec<&GivenLabel> = same.iter().map(|&place| &candidates[place].photo.label).collect();
        let ids: BTreeSet<&str> = same.iter().map(|&place| candidates[place].photo.id.as_str()).collect();
        labels.extend(ids.iter().filter_map(|&id| reference.get(id)?.label.as_ref()));
        let verdict = verdict(&labels);

        let mut decide = |place: usize, final_label: Option<Label>, action: Action, reason: String| {
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
        let Some(label) = Label::of(&be) else { continue };
        let Some(&used) = usable.iter().min_by_key(|&&place| {
            let Candidate { archive, photo, .. } = &candidates[place];
            // What may be measured on before what may not; then the archives' own photos before those someone has squashed
            // or filed; then the archive named first; then the copy that needs no other label.
            let standing = photo.label.standing.max(Standing::Archive);
            (photo.train_only, standing, *archive, !photo.label.may_be.contains(&be[0]), &photo.path)
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
            if !copy.photo.label.may_be.contains(&be[0]) {
                reason += &format!(", as {}", label.words());
            }
            decide(place, None, Action::Dropped, reason);
        }
        if let Some((action, reason)) = word_on_label(&photo.label, &be, by) {
            sources[archive].relabelled += usize::from(action == Action::Relabelled);
            decide(used, Some(label), action, reason);
        }
        sources[archive].kept += 1;

        let elsewhere: BTreeSet<&str> = same
            .iter()
            .map(|&place| &candidates[place])
            .filter(|copy| copy.archive != archive && copy.is_there)
            .map(|copy| names[copy.archive].as_str())
            .collect();
        let known = reference.get(&photo.id);
        let or_known = |own: &Option<String>, known: Option<&Option<String>>| own.clone().or_else(|| known?.clone());
        records.push(Record {
            id: photo.id.clone(),
            path: photo.path.clone(),
            source: names[archive].clone(),
            label,
            lesion: kin[used].lesion.clone(),
            patient: kin[used].patient.clone(),
            tied_to: None,
            also_in: elsewhere.into_iter().map(str::to_string).collect(),
            age: or_known(&photo.age, known.map(|known| &known.age)),
            sex: or_known(&photo.sex, known.map(|known| &known.sex)),
            site: or_known(&photo.site, known.map(|known| &known.site)),
            domain: photo.domain.unwrap_or_default(),
            skin_type: photo.skin_type.clone(),
            train_only: photo.train_only,
        });
    }
    records.sort_by(|one, other| (&one.id, &one.path).cmp(&(&other.id, &other.path)));
    decisions.sort();
    Dataset { records, decisions, sources, problems }
}

/// The candidates that are one photo, by their places, photos in the order they are first met.
pub fn same_photos(candidates: &[Candidate]) -> Vec<Vec<usize>> {
    let mut groups = Groups::default();
    for candidate in candidates {
        if let Some(bytes) = candidate.same_bytes {
            groups.tie((Some(candidate.photo.id.as_str()), None), (None, Some(bytes)));
        }
    }
    let mut order = Vec::new();
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (place, candidate) in candidates.iter().enumerate() {
        let group = groups.group((Some(candidate.photo.id.as_str()), None));
        let photos = members.entry(group).or_default();
        if photos.is_empty() {
            order.push(group);
        }
        photos.push(place);
    }
    order.into_iter().filter_map(|group| members.remove(&group)).collect()
}

/// What `labels`, all of one photo, say together.
pub fn verdict<'labels>(labels: &[&'labels GivenLabel]) -> Verdict<'labels> {
    let mut may_be: Vec<Diagnosis> = Diagnosis::ALL.to_vec();
    let mut settled_by = None;
    for standing in Standing::ALL {
        let before = may_be.clone();
        let doubted = |label: &GivenLabel| {
            // The nine-class set's folder of seborrheic keratoses holds none that any reference calls one, so it does
            // not settle which kind of keratosis a reference means.
            standing == Standing::Folder
                && before.len() < Diagnosis::COUNT
                && before.contains(&Diagnosis::PigmentedBenignKeratosis)
                && *label.may_be == [Diagnosis::SeborrheicKeratosis]
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
pub fn undecided(labels: &[&GivenLabel]) -> String {
    let written: BTreeSet<String> = labels
        .iter()
        .filter(|label| !label.may_be.is_empty())
        .map(|label| format!("{} by {}", label.written, label.said_by))
        .collect();
    let written: Vec<String> = written.into_iter().collect();
    format!("it is called {}, and no reference decides between them", written.join(" and "))
}

/// What is to be said of a photo that came with `label`, is taken for the first of `be`, and was settled `by` a label.
fn word_on_label(label: &GivenLabel, be: &[Diagnosis], by: &GivenLabel) -> Option<(Action, String)> {
    let names = |diagnoses: &[Diagnosis]| match Label::of(diagnoses) {
        Some(Label::NotMalignant) => Label::NotMalignant.words().to_string(),
        _ => diagnoses.iter().map(|it| it.folder()).collect::<Vec<_>>().join(" or "),
    };
    // An archive has several words for what is not malignant, `unknown` among them.
    let word = if by.may_be == NOT_MALIGNANT { Label::NotMalignant.words() } else { &by.written };
    let says = format!("{} calls it {word}", by.said_by);
    // Nothing settled which of several it is.
    let open = (be.len() > 1 && be != NOT_MALIGNANT).then(|| {
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
    let stands_for = format!("{}'s {} stands for {}", label.said_by, label.written, names(label.may_be));
    match open {
        Some(open) if open.starts_with(&names(label.may_be)) => {
            Some((Action::Kept, format!("{}'s {} stands for {open}", label.said_by, label.written)))
        }
        Some(open) if label.may_be == NOT_MALIGNANT => {
            Some((Action::Relabelled, format!("{stands_for}; {says}, that is {open}")))
        }
        Some(open) => Some((Action::Kept, format!("{stands_for}; {says}, that is {open}"))),
        None if Label::of(label.may_be) != Label::of(be) => Some((Action::Relabelled, format!("{stands_for}; {says}"))),
        None => None,
    }
}
