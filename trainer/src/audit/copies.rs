//! Photos that are listed more than once: under one id, or with identical bytes.

use std::collections::BTreeSet;

use serde::Serialize;

use super::material::Material;
use crate::dataset::Label;
use crate::dataset::reconcile::{self, Verdict};

/// One photo that is listed several times.
#[derive(Debug, Serialize)]
pub struct Copies {
    /// The ids that it goes by.
    pub ids: BTreeSet<String>,
    /// Its files, as often as they are listed.
    pub files: Vec<String>,
    /// The classes that it is filed under, as they are written.
    pub classes: BTreeSet<String>,
    /// Whether two of those classes cannot both be right.
    pub under_several_classes: bool,
    /// Where they cannot: the class that a weightier label says it is, by its code.
    pub decided: Option<Label>,
    /// Whose label that is.
    pub decided_by: Option<String>,
    /// Whether it stands in two parts of one archive, such as Train and Test.
    pub across_parts: bool,
    /// Whether all its files have the same bytes.
    pub identical: bool,
}

/// Every photo that is listed more than once, in the order they are first met.
pub fn find(material: &Material) -> Vec<Copies> {
    let several = material.copies.iter().enumerate().filter(|(_, places)| places.len() > 1);
    several.map(|(photo, places)| copies(material, photo, places)).collect()
}

fn copies(material: &Material, photo: usize, places: &[usize]) -> Copies {
    let candidates = || places.iter().map(|&place| &material.candidates[place]);
    let under_several_classes = material.contradict(places);
    let labels = material.labels(photo);
    let (mut decided, mut decided_by) = (None, None);
    if let (true, Verdict::May { be, by }) = (under_several_classes, reconcile::verdict(&labels)) {
        decided = Label::of(&be);
        decided_by = Some(by.said_by.to_string());
    }
    let bytes: BTreeSet<Option<usize>> = candidates().map(|candidate| candidate.same_bytes).collect();
    Copies {
        ids: candidates().map(|candidate| candidate.photo.id.clone()).collect(),
        files: places.iter().map(|&place| material.views[place].file.clone()).collect(),
        classes: material.classes(places),
        under_several_classes,
        decided,
        decided_by,
        across_parts: material.across_parts(places),
        identical: bytes.len() == 1 && !bytes.contains(&None),
    }
}
