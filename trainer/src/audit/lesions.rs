//! Lesions of which there are several photos.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::material::Material;

/// A lesion with several photos, copies not counted.
#[derive(Debug, Serialize)]
pub struct Several {
    /// The lesion, as an archive or the reference names it.
    pub lesion: String,
    /// The ids of its photos.
    pub photos: BTreeSet<String>,
    /// The classes that its photos are filed under, as they are written.
    pub classes: BTreeSet<String>,
    /// Whether two of those classes cannot both be right.
    pub under_several_classes: bool,
    /// Whether its photos stand in two parts of one archive, such as Train and Test.
    pub across_parts: bool,
}

/// The lesions with several photos that an archive or the reference names, in the order of their names.
pub fn find(material: &Material) -> Vec<Several> {
    let mut places_of: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, lesion) in material.lesions.iter().enumerate() {
        places_of.entry(lesion).or_default().push(place);
    }
    let different = |places: &[usize]| places.iter().map(|&place| material.photos[place]).collect::<BTreeSet<_>>();
    places_of
        .into_iter()
        .filter(|(_, places)| different(places).len() > 1)
        .map(|(lesion, places)| Several {
            lesion: lesion.to_string(),
            photos: places.iter().map(|&place| material.candidates[place].photo.id.clone()).collect(),
            classes: material.classes(&places),
            under_several_classes: material.contradict(&places),
            across_parts: material.across_parts(&places),
        })
        .collect()
}
