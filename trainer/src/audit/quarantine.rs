//! Which photos should be left out, and why. Nothing goes that `reconcile` mends correctly:
//! a label that a reference overrules is mended there, and so is a photo filed under two classes of which a reference
//! says which is right; then only the copy in the wrong class goes.
//!
//! - A file that cannot be read and a photo that shows nothing teach nothing, and a figure measured on them says nothing.
//! - A photo under two classes that cannot both be right, where no weightier label decides, goes with all its copies: one
//!   of its labels is wrong, and nobody knows which.
//! - Of a photo that is several times in an archive, or with the same bytes in two, one copy stays: it would count twice,
//!   and where it stands in Train and in Test it would be measured after it was learnt. What stays is the copy in the
//!   class that the photo is taken for; then the one in Train, so that the test is on photos never seen; then the one
//!   with the shortest name.
//! - Of two photos that look the same, and that nobody knows as one lesion, one goes for the same reason: a split by
//!   lesion cannot keep them on one side. The one that is known only as not malignant goes before the one with a
//!   diagnosis. Where their classes cannot both be right, both go.
//!
//! Not left out are several photos of one lesion, as the split keeps them on one side, and photos of odd colours, which
//! may be quite right.

use std::collections::{BTreeMap, BTreeSet};

use super::appearance::Appearance;
use super::material::Material;
use super::near_identical::Found;
use crate::dataset::Label;
use crate::dataset::quarantine::Row;
use crate::dataset::reconcile::{self, Verdict};

/// The photos that should be left out, in the order of their archives and paths.
pub fn propose(material: &Material, appearance: &Appearance, near: &[Found]) -> Vec<Row> {
    let mut reasons: BTreeMap<usize, String> = BTreeMap::new();
    for unreadable in &appearance.unreadable {
        reasons.insert(unreadable.place, unreadable.reason.clone());
    }
    for blank in &appearance.blank {
        reasons.insert(blank.place, format!("it is blank: its contrast is {} of 255", blank.contrast));
    }
    for photo in 0..material.copies.len() {
        one_copy(material, photo, &mut reasons);
    }
    // A photo whose like has gone stays, as long as it is not the like of another.
    for Found { pair, photos } in near.iter().filter(|found| !found.pair.known_as_one_lesion) {
        let left = |photo: usize| usable(material, photo, &reasons);
        let (one, other) = (left(photos.0), left(photos.1));
        if one.is_empty() || other.is_empty() {
            continue;
        }
        let looks_like = |file: &str| format!("it looks like {file} ({} of 256 bits differ)", pair.distance_bits);
        let (one_is, other_is) = (material.taken_for(photos.0), material.taken_for(photos.1));
        let may_be_one = match (one_is, other_is) {
            (Some(one), Some(other)) => one.is_compatible(other),
            _ => one_is == other_is,
        };
        if !may_be_one {
            let undecided = "and the two are not of one class";
            let why = |file: &str| format!("{}, {undecided}", looks_like(file));
            reasons.extend(one.iter().map(|&place| (place, why(&pair.other))));
            reasons.extend(other.iter().map(|&place| (place, why(&pair.one))));
            continue;
        }
        let is_test = |places: &[usize]| places.iter().all(|&place| in_test(material, place));
        // What stays first of all is the one that says more.
        let says_less = |label: Option<Label>| label == Some(Label::NotMalignant);
        let one_goes = (says_less(one_is), is_test(&one)) > (says_less(other_is), is_test(&other));
        let (goes, stays) = if one_goes { (one, &pair.other) } else { (other, &pair.one) };
        let why = format!("{}, which is kept, and nobody knows them as one lesion", looks_like(stays));
        reasons.extend(goes.into_iter().map(|place| (place, why.clone())));
    }
    let mut rows: Vec<Row> = reasons.into_iter().map(|(place, reason)| row(material, place, reason)).collect();
    rows.sort_by(|one, other| (&one.source, &one.path).cmp(&(&other.source, &other.path)));
    // A list may name one file twice, under two labels.
    rows.dedup_by(|one, other| (&one.source, &one.path) == (&other.source, &other.path));
    rows
}

/// Leaves at most one copy of a photo in each archive, and one of identical files.
fn one_copy(material: &Material, photo: usize, reasons: &mut BTreeMap<usize, String>) {
    let places = usable(material, photo, reasons);
    if places.is_empty() {
        return;
    }
    let labels = material.labels(photo);
    let Verdict::May { be, .. } = reconcile::verdict(&labels) else {
        let undecided = reconcile::undecided(&labels);
        reasons.extend(places.iter().map(|&place| (place, undecided.clone())));
        return;
    };
    let in_its_class = |place: usize| material.label(place).may_be.contains(&be[0]);
    let rank = |place: &usize| {
        let (archive, inside) = (material.candidates[*place].archive, &material.views[*place].inside);
        // The shorter name is the original's: `ISIC_0025509.jpg` before `ISIC_0025509(1).jpg`.
        let name_letters = inside.rsplit('/').next().map_or(0, str::len);
        (archive, !in_its_class(*place), in_test(material, *place), name_letters, inside.clone())
    };
    let mut ranked = places;
    ranked.sort_by_cached_key(rank);
    let mut kept: Vec<usize> = Vec::new();
    for place in ranked {
        let candidate = &material.candidates[place];
        let like = kept.iter().copied().find(|&other| {
            let other = &material.candidates[other];
            let same_bytes = candidate.same_bytes.is_some() && other.same_bytes == candidate.same_bytes;
            other.archive == candidate.archive || same_bytes
        });
        let Some(like) = like else {
            kept.push(place);
            continue;
        };
        let mut reason = format!("the same photo as {}, which is kept", material.views[like].file);
        if !in_its_class(place) {
            reason += &format!(" as {}", Label::of(&be).map_or("", Label::words));
        }
        reasons.insert(place, reason);
    }
}

/// The copies of a photo that can be used and are not left out yet.
fn usable(material: &Material, photo: usize, reasons: &BTreeMap<usize, String>) -> Vec<usize> {
    let places = material.copies[photo].iter().copied();
    places.filter(|place| material.candidates[*place].unusable.is_none() && !reasons.contains_key(place)).collect()
}

fn in_test(material: &Material, place: usize) -> bool {
    let part = material.views[place].part.as_deref();
    part.is_some_and(|part| part.to_ascii_lowercase().starts_with("test"))
}

fn row(material: &Material, place: usize, reason: String) -> Row {
    let candidate = &material.candidates[place];
    Row {
        path: material.views[place].inside.clone(),
        id: candidate.photo.id.clone(),
        source: material.archives[candidate.archive].clone(),
        reason,
    }
}

/// How many photos have lost all their copies that could be used.
pub fn photos_lost(material: &Material, rows: &[Row]) -> usize {
    let left_out: BTreeSet<(&str, &str)> = rows.iter().map(|row| (&*row.source, &*row.path)).collect();
    let is_left_out = |place: usize| {
        let source = &material.archives[material.candidates[place].archive];
        left_out.contains(&(source, &material.views[place].inside))
    };
    let lost = |places: &&Vec<usize>| {
        let mut usable = places.iter().filter(|&&place| material.candidates[place].unusable.is_none()).peekable();
        usable.peek().is_some() && usable.all(|&place| is_left_out(place))
    };
    material.copies.iter().filter(lost).count()
}
