//! Duplicates and near duplicates.

use std::collections::BTreeMap;

use anyhow::Result;
use maud::{Markup, html};

use super::{MAX_ROWS, Pictures, listed, shortened, yes_or_no};
use crate::audit::Audit;
use crate::audit::duplicates::Duplicates;
use crate::document::page::{section, table};
use crate::perceptual_hash;

/// Photos whose classes contradict each other.
pub fn several_classes(duplicates: &[Duplicates], pictures: &Pictures<'_>) -> Result<Markup> {
    let found: Vec<&Duplicates> = duplicates.iter().filter(|photo| photo.under_several_classes).collect();
    let decision = |photo: &Duplicates| match (photo.decided, &photo.decided_by) {
        (Some(label), Some(by)) => format!("{}, by {by}", label.name()),
        _ => "not decided".to_string(),
    };
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for photo in &found {
        *counts.entry((listed(&photo.classes), decision(photo))).or_default() += 1;
    }
    let summary: Vec<Vec<String>> =
        counts.into_iter().map(|((classes, decision), photos)| vec![classes, decision, photos.to_string()]).collect();
    let rows = found.iter().map(|photo| vec![listed(&photo.ids), listed(&photo.classes), decision(photo)]);
    let lead = "Photos with one id or identical files in classes that contradict each other. The label of highest \
                precedence decides, if there is one: the reference's, then an archive's, then a folder's.";
    let content = html! {
        @if !summary.is_empty() { (table(&["classes", "decided", "photos"], &summary)) }
        (pictures.groups(&shown(&found, decision))?)
        (shortened(&["photo", "classes", "decided"], rows.collect()))
    };
    Ok(section("Photos in two classes", lead, &content))
}

/// The files of the first photos, each with its `caption`.
fn shown<'photos>(
    photos: &[&'photos Duplicates],
    caption: impl Fn(&Duplicates) -> String,
) -> Vec<(Vec<&'photos str>, String)> {
    let group = |photo: &&'photos Duplicates| (photo.files.iter().map(String::as_str).collect(), caption(photo));
    photos.iter().take(MAX_ROWS / 4).map(group).collect()
}

/// Photos in two parts of an archive.
pub fn across_parts(duplicates: &[Duplicates]) -> Markup {
    let rows = duplicates
        .iter()
        .filter(|photo| photo.across_parts)
        .map(|photo| vec![listed(&photo.ids), listed(&photo.files), yes_or_no(photo.under_several_classes)]);
    let lead = "A photo in both Train and Test is data leakage: the model is tested on a photo that it was trained on.";
    let content = shortened(&["photo", "files", "two classes"], rows.collect());
    section("Photos in two parts of an archive", lead, &content)
}

/// Identical files under different ids, and the number of identical copies.
pub fn several_ids(duplicates: &[Duplicates], pictures: &Pictures<'_>) -> Result<Markup> {
    let count = |classes: bool, parts: bool| {
        let identical = duplicates.iter().filter(|photo| photo.identical);
        identical
            .filter(|photo| photo.under_several_classes == classes && photo.across_parts == parts)
            .count()
            .to_string()
    };
    let counts = vec![
        vec!["in one class".to_string(), count(false, false), count(false, true)],
        vec!["in several classes".to_string(), count(true, false), count(true, true)],
    ];
    let found: Vec<&Duplicates> = duplicates.iter().filter(|photo| photo.ids.len() > 1).collect();
    let rows = found.iter().map(|photo| vec![listed(&photo.ids), listed(&photo.files), listed(&photo.classes)]);
    let lead = "Files with the same bytes (SHA-256). The first table counts the photos that are listed with several \
                identical files, under one id or more. The second table lists those under several ids.";
    let content = html! {
        (table(&["identical files", "in one part", "in two parts"], &counts))
        h3 { "Under different ids" }
        (shortened(&["ids", "files", "class"], rows.collect()))
        (pictures.groups(&shown(&found, |photo| listed(&photo.classes)))?)
    };
    Ok(section("Identical files", lead, &content))
}

/// Near duplicates.
pub fn near_duplicates(audit: &Audit, pictures: &Pictures<'_>) -> Result<Markup> {
    let pairs = &audit.near_duplicates;
    let rows = pairs.iter().map(|pair| {
        vec![
            pair.one.clone(),
            pair.other.clone(),
            pair.distance_bits.to_string(),
            listed(&pair.classes),
            yes_or_no(pair.across_parts),
            yes_or_no(pair.known_as_one_lesion),
        ]
    });
    let shown: Vec<(Vec<&str>, String)> = pairs
        .iter()
        .take(MAX_ROWS)
        .map(|pair| (vec![&*pair.one, &*pair.other], format!("{} bits; {}", pair.distance_bits, listed(&pair.classes))))
        .collect();
    let content = html! {
        p { (perceptual_hash::VALIDATION) }
        (shortened(&["one", "other", "bits", "classes", "two parts", "known as one lesion"], rows.collect()))
        (pictures.groups(&shown)?)
    };
    let lead = format!(
        "Photos under different ids whose perceptual hashes differ in at most {} of 256 bits. They are the same photo, \
         perhaps recoloured, or two exposures of one lesion. If no archive assigns them to one lesion, a split by \
         lesion may separate them.",
        perceptual_hash::NEAR_DUPLICATE_BITS
    );
    Ok(section("Near duplicates", &lead, &content))
}
