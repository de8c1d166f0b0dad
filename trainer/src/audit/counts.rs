//! How many photos there are of each class and of each size.

use std::collections::{BTreeMap, BTreeSet};

use naevus_reading::diagnosis::Diagnosis;
use serde::Serialize;

use super::material::Material;
use crate::dataset::label::NOT_MALIGNANT;

/// The photos of an archive, or of one of its parts.
#[derive(Debug, Serialize)]
pub struct PartCounts {
    /// The archive.
    pub archive: String,
    /// The part (`Train`), where the archive has parts.
    pub part: Option<String>,
    /// Listed photos.
    pub listed: usize,
    /// Different photos: copies count once.
    pub different: usize,
    /// How often the commonest class is listed for each photo of the rarest one.
    pub imbalance: Option<f64>,
    /// The classes, in the order of their names.
    pub classes: Vec<ClassCount>,
}

/// The photos of a class.
#[derive(Debug, Serialize)]
pub struct ClassCount {
    /// The class as the archive writes it.
    pub class: String,
    /// The diagnoses that it may stand for, by their codes; none where it is no known class.
    pub may_be: Vec<Diagnosis>,
    /// Listed photos.
    pub listed: usize,
    /// Different photos.
    pub different: usize,
}

/// How many photos have a size.
#[derive(Debug, Serialize)]
pub struct SizeCount {
    /// The archive.
    pub archive: String,
    /// Width, in pixels.
    pub width_px: u32,
    /// Height, in pixels.
    pub height_px: u32,
    /// Listed photos that can be read.
    pub photos: usize,
}

/// The classes of each archive and part, in the order of the archives.
pub fn classes(material: &Material) -> Vec<PartCounts> {
    let mut parts: BTreeMap<(usize, Option<&str>), Vec<usize>> = BTreeMap::new();
    for (place, (candidate, view)) in material.candidates.iter().zip(&material.views).enumerate() {
        parts.entry((candidate.archive, view.part.as_deref())).or_default().push(place);
    }
    let different =
        |places: &[usize]| places.iter().map(|&place| material.photos[place]).collect::<BTreeSet<_>>().len();
    let counts = |((archive, part), places): ((usize, Option<&str>), Vec<usize>)| {
        let mut classes: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for &place in &places {
            classes.entry(&material.label(place).written).or_default().push(place);
        }
        let is_class = |places: &&Vec<usize>| {
            let may_be = material.label(places[0]).may_be;
            !may_be.is_empty() && may_be != NOT_MALIGNANT
        };
        let sizes = || classes.values().filter(is_class).map(Vec::len);
        let imbalance = sizes().max().zip(sizes().min()).map(|(most, fewest)| most as f64 / fewest as f64);
        let class = |(class, places): (&str, Vec<usize>)| ClassCount {
            class: class.to_string(),
            may_be: material.label(places[0]).may_be.to_vec(),
            listed: places.len(),
            different: different(&places),
        };
        PartCounts {
            archive: material.archives[archive].clone(),
            part: part.map(str::to_string),
            listed: places.len(),
            different: different(&places),
            imbalance,
            classes: classes.into_iter().map(class).collect(),
        }
    };
    parts.into_iter().map(counts).collect()
}

/// The sizes of each archive's photos, in the order of the archives, the commonest first.
pub fn sizes(material: &Material) -> Vec<SizeCount> {
    let mut sizes: BTreeMap<(usize, u32, u32), usize> = BTreeMap::new();
    for (place, candidate) in material.candidates.iter().enumerate() {
        if let Some(look) = material.look(place) {
            *sizes.entry((candidate.archive, look.width_px, look.height_px)).or_default() += 1;
        }
    }
    let mut sizes: Vec<_> = sizes.into_iter().collect();
    sizes.sort_by_key(|&((archive, ..), photos)| (archive, std::cmp::Reverse(photos)));
    let count = |((archive, width_px, height_px), photos): ((usize, u32, u32), usize)| SizeCount {
        archive: material.archives[archive].clone(),
        width_px,
        height_px,
        photos,
    };
    sizes.into_iter().map(count).collect()
}
