//! Photos that are there twice.

use std::collections::BTreeMap;

use anyhow::Result;
use maud::{Markup, html};

use super::{Pictures, SHOWN, listed, shortened, yes};
use crate::audit::Audit;
use crate::audit::copies::Copies;
use crate::document::page::{section, table};
use crate::fingerprint;

/// Photos filed under classes that cannot both be right.
pub fn several_classes(copies: &[Copies], pictures: &Pictures<'_>) -> Result<Markup> {
    let found: Vec<&Copies> = copies.iter().filter(|copies| copies.under_several_classes).collect();
    let fate = |copies: &Copies| match (copies.decided, &copies.decided_by) {
        (Some(label), Some(by)) => format!("{}, by {by}", label.words()),
        _ => "not decided".to_string(),
    };
    let mut fates: BTreeMap<(String, String), usize> = BTreeMap::new();
    for copies in &found {
        *fates.entry((listed(&copies.classes), fate(copies))).or_default() += 1;
    }
    let summary: Vec<Vec<String>> =
        fates.into_iter().map(|((classes, fate), photos)| vec![classes, fate, photos.to_string()]).collect();
    let shown: Vec<(Vec<&str>, String)> = found
        .iter()
        .take(SHOWN / 4)
        .map(|copies| (copies.files.iter().map(String::as_str).collect(), fate(copies)))
        .collect();
    let rows = found.iter().map(|copies| vec![listed(&copies.ids), listed(&copies.classes), fate(copies)]);
    let lead = "One photo, by its id or its bytes, filed under classes that cannot both be right. A weightier label \
                decides where there is one: the reference's before an archive's before a folder's.";
    let content = html! {
        @if !summary.is_empty() { (table(&["filed under", "it is", "photos"], &summary)) }
        (pictures.rows(&shown)?)
        (shortened(&["photo", "filed under", "it is"], rows.collect()))
    };
    Ok(section("Photos under two classes", lead, &content))
}

/// Photos in two parts of an archive.
pub fn across_parts(copies: &[Copies]) -> Markup {
    let rows = copies
        .iter()
        .filter(|copies| copies.across_parts)
        .map(|copies| vec![listed(&copies.ids), listed(&copies.files), yes(copies.under_several_classes)]);
    let lead = "A photo that is in Train and in Test is measured after it was learnt.";
    let content = shortened(&["photo", "files", "two classes"], rows.collect());
    section("Photos in two parts of an archive", lead, &content)
}

/// Identical files under different ids, and how often copies are identical.
pub fn several_ids(copies: &[Copies], pictures: &Pictures<'_>) -> Result<Markup> {
    let count = |classes: bool, parts: bool| {
        let identical = copies.iter().filter(|copies| copies.identical);
        let counted =
            identical.filter(|copies| copies.under_several_classes == classes && copies.across_parts == parts);
        counted.count().to_string()
    };
    let kinds = vec![
        vec!["in one class".to_string(), count(false, false), count(false, true)],
        vec!["under several".to_string(), count(true, false), count(true, true)],
    ];
    let found: Vec<&Copies> = copies.iter().filter(|copies| copies.ids.len() > 1).collect();
    let shown: Vec<(Vec<&str>, String)> = found
        .iter()
        .take(SHOWN / 4)
        .map(|copies| (copies.files.iter().map(String::as_str).collect(), listed(&copies.classes)))
        .collect();
    let rows = found.iter().map(|copies| vec![listed(&copies.ids), listed(&copies.files), listed(&copies.classes)]);
    let lead = "Files with the same bytes (SHA-256). The first table counts the photos that are there in several identical \
                files, under one id or more; the second lists those under more than one.";
    let content = html! {
        (table(&["identical files", "in one part", "in two parts"], &kinds))
        h3 { "Under different ids" }
        (shortened(&["ids", "files", "class"], rows.collect()))
        (pictures.rows(&shown)?)
    };
    Ok(section("Identical files", lead, &content))
}

/// Photos that look the same.
pub fn near_identical(audit: &Audit, pictures: &Pictures<'_>) -> Result<Markup> {
    let near = &audit.near_identical;
    let rows = near.iter().map(|pair| {
        vec![
            pair.one.clone(),
            pair.other.clone(),
            pair.distance_bits.to_string(),
            listed(&pair.classes),
            yes(pair.across_parts),
            yes(pair.known_as_one_lesion),
        ]
    });
    let shown: Vec<(Vec<&str>, String)> = near
        .iter()
        .take(SHOWN)
        .map(|pair| (vec![&*pair.one, &*pair.other], format!("{} bits; {}", pair.distance_bits, listed(&pair.classes))))
        .collect();
    let content = html! {
        p { (fingerprint::WHAT_IT_FINDS) }
        (shortened(&["one", "other", "bits", "classes", "two parts", "known as one lesion"], rows.collect()))
        (pictures.rows(&shown)?)
    };
    let lead = format!(
        "Photos under different ids whose perceptual hashes differ in at most {} of 256 bits. They are one photo twice, \
         perhaps recoloured, or two exposures of one lesion; where nobody knows them as one lesion, a split by lesion may \
         put them on two sides.",
        fingerprint::NEAR_BITS
    );
    Ok(section("Photos that look the same", &lead, &content))
}
