//! Counts of photos by class and size, and of the findings.

use std::collections::BTreeMap;

use naevus_reading::diagnosis::Diagnosis;
use serde::Serialize;

use super::data::AuditData;
use super::{Audit, quarantine};
use crate::dataset::label::NOT_MALIGNANT;

/// Class counts of an archive, or of one of its parts.
#[derive(Debug, Serialize)]
pub struct PartCounts {
    /// The archive.
    pub archive: String,
    /// The part (`Train`), if the archive has parts.
    pub part: Option<String>,
    /// Number of listed photos.
    pub listed: usize,
    /// Number of different photos. Copies are counted once.
    pub different: usize,
    /// Class imbalance: the listed photos of the most frequent class divided by those of the rarest class.
    pub imbalance: Option<f64>,
    /// The classes, in the order of their names.
    pub classes: Vec<ClassCount>,
}

/// Number of photos of a class.
#[derive(Debug, Serialize)]
pub struct ClassCount {
    /// The class as the archive writes it.
    pub class: String,
    /// Its candidate diagnoses; empty if the class is not known.
    #[serde(rename = "may_be")]
    pub candidates: Vec<Diagnosis>,
    /// Number of listed photos.
    pub listed: usize,
    /// Number of different photos.
    pub different: usize,
}

/// Number of photos of a size.
#[derive(Debug, Serialize)]
pub struct SizeCount {
    /// The archive.
    pub archive: String,
    /// Width, in pixels.
    pub width_px: u32,
    /// Height, in pixels.
    pub height_px: u32,
    /// Number of listed photos that can be decoded.
    pub photos: usize,
}

/// The class counts of each archive and part, in the order of the archives.
pub fn classes(data: &AuditData) -> Vec<PartCounts> {
    let mut parts: BTreeMap<(usize, Option<&str>), Vec<usize>> = BTreeMap::new();
    for (index, (checked, file)) in data.listed.iter().zip(&data.files).enumerate() {
        parts.entry((checked.archive, file.part.as_deref())).or_default().push(index);
    }
    let counts = |((archive, part), indices): ((usize, Option<&str>), Vec<usize>)| {
        let mut classes: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for &index in &indices {
            classes.entry(&data.label(index).text).or_default().push(index);
        }
        let is_class = |indices: &&Vec<usize>| {
            let candidates = data.label(indices[0]).candidates;
            !candidates.is_empty() && candidates != NOT_MALIGNANT
        };
        let sizes = || classes.values().filter(is_class).map(Vec::len);
        let imbalance = sizes().max().zip(sizes().min()).map(|(most, fewest)| most as f64 / fewest as f64);
        let class = |(class, indices): (&str, Vec<usize>)| ClassCount {
            class: class.to_string(),
            candidates: data.label(indices[0]).candidates.to_vec(),
            listed: indices.len(),
            different: data.different_photos(&indices),
        };
        PartCounts {
            archive: data.archives[archive].clone(),
            part: part.map(str::to_string),
            listed: indices.len(),
            different: data.different_photos(&indices),
            imbalance,
            classes: classes.into_iter().map(class).collect(),
        }
    };
    parts.into_iter().map(counts).collect()
}

/// The sizes of each archive's photos, in the order of the archives, the most frequent first.
pub fn sizes(data: &AuditData) -> Vec<SizeCount> {
    let mut sizes: BTreeMap<(usize, u32, u32), usize> = BTreeMap::new();
    for (index, checked) in data.listed.iter().enumerate() {
        if let Some(statistics) = data.statistics(index) {
            *sizes.entry((checked.archive, statistics.width_px, statistics.height_px)).or_default() += 1;
        }
    }
    let mut sizes: Vec<_> = sizes.into_iter().collect();
    sizes.sort_by_key(|&((archive, ..), photos)| (archive, std::cmp::Reverse(photos)));
    let count = |((archive, width_px, height_px), photos): ((usize, u32, u32), usize)| SizeCount {
        archive: data.archives[archive].clone(),
        width_px,
        height_px,
        photos,
    };
    sizes.into_iter().map(count).collect()
}

/// Number of findings of each kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// Photos that the archives list.
    pub listed: usize,
    /// Different photos among them.
    pub different: usize,
    /// Photos whose classes contradict each other.
    pub under_several_classes: usize,
    /// Number of these photos for which a label of higher precedence decides.
    pub under_several_classes_decided: usize,
    /// Photos in several parts of one archive, such as Train and Test.
    pub across_parts: usize,
    /// Photos with identical files under several ids.
    pub identical_under_several_ids: usize,
    /// Photos that are listed several times, always with the same file, byte for byte.
    pub identical_copies: usize,
    /// Pairs of near duplicates under different ids.
    #[serde(rename = "near_identical")]
    pub near_duplicates: usize,
    /// Number of these pairs that no archive assigns to one lesion.
    #[serde(rename = "near_identical_of_unknown_lesion")]
    pub near_duplicates_of_unknown_lesion: usize,
    /// Lesions with several photos.
    pub lesions_with_several_photos: usize,
    /// Number of these lesions whose photos have contradicting classes.
    pub lesions_under_several_classes: usize,
    /// Number of these lesions whose photos are in several parts of one archive.
    pub lesions_across_parts: usize,
    /// Listed photos whose label contradicts that of the reference.
    pub labels_against_reference: usize,
    /// Missing files.
    pub missing: usize,
    /// Files that cannot be decoded.
    pub unreadable: usize,
    /// Photos with almost no contrast.
    pub blank: usize,
    /// Photos of unusual colour.
    #[serde(rename = "odd_colours")]
    pub unusual_colours: usize,
    /// Files in the quarantine.
    pub quarantined: usize,
    /// Photos of which all usable files are in the quarantine.
    pub photos_lost: usize,
}

impl Totals {
    /// Counts the findings of `audit`, which was made from `data`.
    pub fn of(audit: &Audit, data: &AuditData) -> Totals {
        let duplicates =
            |is: fn(&super::duplicates::Duplicates) -> bool| audit.duplicates.iter().filter(|it| is(it)).count();
        let lesions =
            |is: fn(&super::duplicates::LesionPhotos) -> bool| audit.lesions.iter().filter(|it| is(it)).count();
        let of_unknown_lesion = audit.near_duplicates.iter().filter(|pair| !pair.known_as_one_lesion);
        Totals {
            listed: data.listed.len(),
            different: data.photos.len(),
            under_several_classes: duplicates(|it| it.under_several_classes),
            under_several_classes_decided: duplicates(|it| it.decided.is_some()),
            across_parts: duplicates(|it| it.across_parts),
            identical_under_several_ids: duplicates(|it| it.ids.len() > 1),
            identical_copies: duplicates(|it| it.identical),
            near_duplicates: audit.near_duplicates.len(),
            near_duplicates_of_unknown_lesion: of_unknown_lesion.count(),
            lesions_with_several_photos: audit.lesions.len(),
            lesions_under_several_classes: lesions(|it| it.under_several_classes),
            lesions_across_parts: lesions(|it| it.across_parts),
            labels_against_reference: audit.reference.as_ref().map_or(0, |reference| reference.disagree),
            missing: audit.missing.len(),
            unreadable: audit.image_quality.unreadable.len(),
            blank: audit.image_quality.blank.len(),
            unusual_colours: audit.image_quality.unusual_colours.len(),
            quarantined: audit.quarantine.len(),
            photos_lost: quarantine::photos_lost(data, &audit.quarantine),
        }
    }

    /// Each count with its description.
    pub fn lines(&self) -> [(&'static str, usize); 19] {
        [
            ("photos listed", self.listed),
            ("different photos", self.different),
            ("photos in two classes or more", self.under_several_classes),
            ("of them, decided by a label of higher precedence", self.under_several_classes_decided),
            ("photos in two parts, such as Train and Test", self.across_parts),
            ("photos whose copies are identical files", self.identical_copies),
            ("identical files under different ids", self.identical_under_several_ids),
            ("pairs of near duplicates under different ids", self.near_duplicates),
            ("of them, not known as one lesion", self.near_duplicates_of_unknown_lesion),
            ("lesions with several photos", self.lesions_with_several_photos),
            ("of them, in two classes or more", self.lesions_under_several_classes),
            ("of them, in two parts", self.lesions_across_parts),
            ("labels that contradict the reference", self.labels_against_reference),
            ("missing files", self.missing),
            ("unreadable files", self.unreadable),
            ("blank photos", self.blank),
            ("photos of unusual colour", self.unusual_colours),
            ("files in the quarantine", self.quarantined),
            ("photos lost to the quarantine", self.photos_lost),
        ]
    }
}
