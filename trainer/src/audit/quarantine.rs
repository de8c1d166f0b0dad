//! Proposes the photos to leave out. Photos whose labels the reconciliation corrects stay: a label that a reference
//! overrules is replaced, and of a photo in two classes between which a reference decides, only the copy in the wrong
//! class is left out.
//!
//! - Files that cannot be decoded and blank photos are left out.
//! - A photo whose classes contradict each other is left out with all its copies if no label of higher precedence
//!   decides: one of its labels is wrong, and it is unknown which.
//! - Of a photo that is listed several times in an archive, or with identical files in two archives, one copy stays.
//!   Otherwise the photo would count twice, and copies in Train and Test would be data leakage. The copy in the right
//!   class is preferred; then one in Train, so that the test set stays free of training photos; then the one with the
//!   shortest name.
//! - Of two near duplicates that no archive assigns to one lesion, one is left out, because a split by lesion may
//!   separate them. It is the one with the partial label, if the other has a diagnosis. If their classes contradict
//!   each other, both are left out.
//!
//! Several photos of one lesion stay, because the split keeps them in one subset. Photos of unusual colour stay too,
//! because they may be correct.

use std::collections::{BTreeMap, BTreeSet};

use super::data::AuditData;
use super::duplicates::NearDuplicates;
use super::image_quality::ImageQuality;
use crate::dataset::Label;
use crate::dataset::quarantine::Row;
use crate::dataset::reconcile::{Consensus, consensus, contradiction};

/// The photos to leave out, in the order of their archives and paths.
pub fn propose(data: &AuditData, image_quality: &ImageQuality, near_duplicates: &[NearDuplicates]) -> Vec<Row> {
    let mut reasons: BTreeMap<usize, String> = BTreeMap::new();
    for unreadable in &image_quality.unreadable {
        reasons.insert(unreadable.index, unreadable.reason.clone());
    }
    for blank in &image_quality.blank {
        reasons.insert(blank.index, format!("it is blank: its contrast is {} of 255", blank.contrast));
    }
    for photo in 0..data.photos.len() {
        keep_one_copy(data, photo, &mut reasons);
    }
    for pair in near_duplicates.iter().filter(|pair| !pair.known_as_one_lesion) {
        let (one, other) = (usable(data, pair.photos.0, &reasons), usable(data, pair.photos.1, &reasons));
        // If one of the two is left out already, the other stays.
        if one.is_empty() || other.is_empty() {
            continue;
        }
        let looks_like = |file: &str| format!("it looks like {file} ({} of 256 bits differ)", pair.distance_bits);
        let (one_label, other_label) = (data.final_label(pair.photos.0), data.final_label(pair.photos.1));
        let is_compatible = match (one_label, other_label) {
            (Some(one), Some(other)) => one.is_compatible(other),
            _ => one_label == other_label,
        };
        if !is_compatible {
            let reason = |file: &str| format!("{}, and the two are not of one class", looks_like(file));
            reasons.extend(one.iter().map(|&index| (index, reason(&pair.other))));
            reasons.extend(other.iter().map(|&index| (index, reason(&pair.one))));
            continue;
        }
        let is_test = |indices: &[usize]| indices.iter().all(|&index| is_in_test(data, index));
        let is_partial = |label: Option<Label>| label == Some(Label::NotMalignant);
        let drop_one = (is_partial(one_label), is_test(&one)) > (is_partial(other_label), is_test(&other));
        let (dropped, kept) = if drop_one { (one, &pair.other) } else { (other, &pair.one) };
        let reason = format!("{}, which is kept, and no archive assigns both to one lesion", looks_like(kept));
        reasons.extend(dropped.into_iter().map(|index| (index, reason.clone())));
    }
    let mut rows: Vec<Row> = reasons.into_iter().map(|(index, reason)| row(data, index, reason)).collect();
    rows.sort_by(|one, other| (&one.source, &one.path).cmp(&(&other.source, &other.path)));
    // A CSV file may list one file twice, with two labels.
    rows.dedup_by(|one, other| (&one.source, &one.path) == (&other.source, &other.path));
    rows
}

/// Keeps at most one copy of a photo in each archive, and one of identical files.
fn keep_one_copy(data: &AuditData, photo: usize, reasons: &mut BTreeMap<usize, String>) {
    let copies = usable(data, photo, reasons);
    if copies.is_empty() {
        return;
    }
    let labels = data.labels(photo);
    let Consensus::Candidates { candidates, .. } = consensus(&labels) else {
        let reason = contradiction(&labels);
        reasons.extend(copies.iter().map(|&index| (index, reason.clone())));
        return;
    };
    let is_in_class = |index: usize| data.label(index).candidates.contains(&candidates[0]);
    let rank = |index: &usize| {
        let (archive, path) = (data.listed[*index].archive, &data.files[*index].relative_path);
        // The shorter name is the original's: `ISIC_0025509.jpg` before `ISIC_0025509(1).jpg`.
        let name_bytes = path.rsplit('/').next().map_or(0, str::len);
        (archive, !is_in_class(*index), is_in_test(data, *index), name_bytes, path.clone())
    };
    let mut ranked = copies;
    ranked.sort_by_cached_key(rank);
    let mut kept: Vec<usize> = Vec::new();
    for index in ranked {
        let checked = &data.listed[index];
        let original = kept.iter().copied().find(|&other| {
            let other = &data.listed[other];
            let identical = checked.identical_files.is_some() && other.identical_files == checked.identical_files;
            other.archive == checked.archive || identical
        });
        let Some(original) = original else {
            kept.push(index);
            continue;
        };
        let mut reason = format!("the same photo as {}, which is kept", data.files[original].name);
        if !is_in_class(index) {
            reason += &format!(" as {}", Label::from_candidates(&candidates).map_or("", Label::name));
        }
        reasons.insert(index, reason);
    }
}

/// The listings of a photo that can be used and have no reason in `reasons`.
fn usable(data: &AuditData, photo: usize, reasons: &BTreeMap<usize, String>) -> Vec<usize> {
    let indices = data.photos[photo].iter().copied();
    indices.filter(|index| data.listed[*index].unusable.is_none() && !reasons.contains_key(index)).collect()
}

fn is_in_test(data: &AuditData, index: usize) -> bool {
    let part = data.files[index].part.as_deref();
    part.is_some_and(|part| part.to_ascii_lowercase().starts_with("test"))
}

fn row(data: &AuditData, index: usize, reason: String) -> Row {
    let checked = &data.listed[index];
    Row {
        path: data.files[index].relative_path.clone(),
        id: checked.photo.id.clone(),
        source: data.archives[checked.archive].clone(),
        reason,
    }
}

/// The number of photos of which `rows` leaves out all usable copies.
pub fn photos_lost(data: &AuditData, rows: &[Row]) -> usize {
    let left_out: BTreeSet<(&str, &str)> = rows.iter().map(|row| (&*row.source, &*row.path)).collect();
    let is_left_out = |index: usize| {
        let source = &data.archives[data.listed[index].archive];
        left_out.contains(&(source, &data.files[index].relative_path))
    };
    let is_lost = |indices: &&Vec<usize>| {
        let mut usable = indices.iter().filter(|&&index| data.listed[index].unusable.is_none()).peekable();
        usable.peek().is_some() && usable.all(|&index| is_left_out(index))
    };
    data.photos.iter().filter(is_lost).count()
}
