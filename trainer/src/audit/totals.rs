//! How many of everything was found, in numbers and in words.

use serde::Serialize;

use super::material::Material;
use super::{Audit, quarantine};

/// How many of everything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// Photos that the archives list.
    pub listed: usize,
    /// Different photos among them.
    pub different: usize,
    /// Photos filed under classes that cannot both be right.
    pub under_several_classes: usize,
    /// Those of them for which a weightier label says which is right.
    pub under_several_classes_decided: usize,
    /// Photos in several parts of one archive, such as Train and Test.
    pub across_parts: usize,
    /// Photos with identical files under several ids.
    pub identical_under_several_ids: usize,
    /// Photos whose every copy is the same file, byte for byte.
    pub identical_copies: usize,
    /// Pairs of photos under different ids that look the same.
    pub near_identical: usize,
    /// Those of them that nobody knows as one lesion.
    pub near_identical_of_unknown_lesion: usize,
    /// Lesions with several photos.
    pub lesions_with_several_photos: usize,
    /// Those of them whose photos are under classes that cannot both be right.
    pub lesions_under_several_classes: usize,
    /// Those of them whose photos are in several parts of one archive.
    pub lesions_across_parts: usize,
    /// Listed photos whose label cannot be the reference's.
    pub labels_against_reference: usize,
    /// Files that are missing.
    pub missing: usize,
    /// Files that cannot be read as photos.
    pub unreadable: usize,
    /// Photos with almost no contrast.
    pub blank: usize,
    /// Photos of odd colours.
    pub odd_colours: usize,
    /// Files in the quarantine.
    pub quarantined: usize,
    /// Photos of which every usable file is in the quarantine.
    pub photos_lost: usize,
}

impl Totals {
    /// Counts the findings of `audit`, which was made of `material`.
    pub fn of(audit: &Audit, material: &Material) -> Totals {
        let copies = |counts: fn(&super::copies::Copies) -> bool| audit.copies.iter().filter(|it| counts(it)).count();
        let lesions =
            |counts: fn(&super::lesions::Several) -> bool| audit.lesions.iter().filter(|it| counts(it)).count();
        Totals {
            listed: material.candidates.len(),
            different: material.copies.len(),
            under_several_classes: copies(|it| it.under_several_classes),
            under_several_classes_decided: copies(|it| it.decided.is_some()),
            across_parts: copies(|it| it.across_parts),
            identical_under_several_ids: copies(|it| it.ids.len() > 1),
            identical_copies: copies(|it| it.identical),
            near_identical: audit.near_identical.len(),
            near_identical_of_unknown_lesion: audit
                .near_identical
                .iter()
                .filter(|pair| !pair.known_as_one_lesion)
                .count(),
            lesions_with_several_photos: audit.lesions.len(),
            lesions_under_several_classes: lesions(|it| it.under_several_classes),
            lesions_across_parts: lesions(|it| it.across_parts),
            labels_against_reference: audit.reference.as_ref().map_or(0, |reference| reference.disagree),
            missing: audit.missing.len(),
            unreadable: audit.appearance.unreadable.len(),
            blank: audit.appearance.blank.len(),
            odd_colours: audit.appearance.odd_colours.len(),
            quarantined: audit.quarantine.len(),
            photos_lost: quarantine::photos_lost(material, &audit.quarantine),
        }
    }

    /// What was counted, in words, with its number.
    pub fn lines(&self) -> [(&'static str, usize); 19] {
        [
            ("photos listed", self.listed),
            ("different photos", self.different),
            ("photos under two classes or more", self.under_several_classes),
            ("of them, a weightier label decides", self.under_several_classes_decided),
            ("photos in two parts, such as Train and Test", self.across_parts),
            ("photos whose copies are identical files", self.identical_copies),
            ("identical files under different ids", self.identical_under_several_ids),
            ("pairs that look the same under different ids", self.near_identical),
            ("of them, not known as one lesion", self.near_identical_of_unknown_lesion),
            ("lesions with several photos", self.lesions_with_several_photos),
            ("of them, under two classes or more", self.lesions_under_several_classes),
            ("of them, in two parts", self.lesions_across_parts),
            ("labels that cannot be the reference's", self.labels_against_reference),
            ("missing files", self.missing),
            ("unreadable files", self.unreadable),
            ("blank photos", self.blank),
            ("photos of odd colours", self.odd_colours),
            ("files in the quarantine", self.quarantined),
            ("photos lost by it", self.photos_lost),
        ]
    }
}
