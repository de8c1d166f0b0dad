//! Photos that cannot be read, show nothing, or are of odd colours.

use serde::Serialize;

use super::material::{Look, Material};
use crate::photos;

/// The least colourfulness, in levels of 0 to 255, of a photo in colour. The least of those photos has 4.1; of 500
/// photos of everyday things, those without colour have 0.7 at most.
const LEAST_COLOURFULNESS: f64 = 2.0;
/// The greatest modified z-score of a usual cast: the bound that Iglewicz and Hoaglin recommend ("How to detect and
/// handle outliers", ASQC 1993). Above it are 22 of the nine-class set's 2,359 photos, blue, orange and magenta ones.
const USUAL_DEVIATION: f64 = 3.5;
/// What makes a median deviation from the median a standard deviation in a normal distribution, inverted (as above).
const NORMAL: f64 = 0.6745;
/// The least median deviation that casts are measured in: below two in a hundred of a channel's ratio nobody sees a
/// cast, and an archive of very even photos would have only odd ones.
const LEAST_SPREAD: f64 = 0.02;
/// An archive with fewer photos has no usual colour.
const LEAST_PHOTOS: usize = 20;

/// What the files look like, where they should not.
#[derive(Debug, Serialize)]
pub struct Appearance {
    /// Files that cannot be read as photos.
    pub unreadable: Vec<Unreadable>,
    /// Photos with almost no contrast.
    pub blank: Vec<Blank>,
    /// Photos without colour, then those with a cast far from their archive's usual one, the farthest first. They may be
    /// quite right, as a blue nevus is: to be looked at, not to be left out.
    pub odd_colours: Vec<OddColours>,
}

/// A file that is no photo that can be read.
#[derive(Debug, Serialize)]
pub struct Unreadable {
    /// The file.
    pub file: String,
    /// Why.
    pub reason: String,
    /// The photo's place in the material.
    #[serde(skip)]
    pub place: usize,
}

/// A photo with almost no contrast.
#[derive(Debug, Serialize)]
pub struct Blank {
    /// The file.
    pub file: String,
    /// Standard deviation of its brightness, in levels of 0 to 255.
    pub contrast: f64,
    /// The photo's place in the material.
    #[serde(skip)]
    pub place: usize,
}

/// A photo of odd colours.
#[derive(Debug, Serialize)]
pub struct OddColours {
    /// The file.
    pub file: String,
    /// What is odd: `grey`, or `cast`.
    pub what: &'static str,
    /// How far its cast is from the archive's median: the modified z-score, at least 3.5. None of a grey photo.
    pub deviation: Option<f64>,
}

/// Whether `look` shows nothing.
pub fn is_blank(look: &Look) -> bool {
    look.contrast < photos::LEAST_CONTRAST
}

/// Looks through the files of all archives.
pub fn find(material: &Material) -> Appearance {
    let file = |place: usize| material.views[place].file.clone();
    let mut unreadable = Vec::new();
    let (mut blank, mut grey) = (Vec::new(), Vec::new());
    for place in 0..material.candidates.len() {
        match &material.views[place].look {
            Some(Err(reason)) => unreadable.push(Unreadable { file: file(place), reason: reason.clone(), place }),
            Some(Ok(look)) if is_blank(look) => {
                blank.push(Blank { file: file(place), contrast: rounded(look.contrast), place });
            }
            Some(Ok(look)) if is_grey(look) => {
                grey.push(OddColours { file: file(place), what: "grey", deviation: None });
            }
            Some(Ok(_)) | None => {}
        }
    }
    let mut casts: Vec<OddColours> =
        (0..material.archives.len()).flat_map(|archive| odd_casts(material, archive)).collect();
    casts.sort_by(|one, other| other.deviation.partial_cmp(&one.deviation).unwrap_or(std::cmp::Ordering::Equal));
    grey.extend(casts);
    Appearance { unreadable, blank, odd_colours: grey }
}

fn is_grey(look: &Look) -> bool {
    look.colourfulness < LEAST_COLOURFULNESS
}

/// The photos of an archive whose ratio of red or blue to green is far from the median.
fn odd_casts(material: &Material, archive: usize) -> Vec<OddColours> {
    let looks: Vec<(usize, &Look)> = (0..material.candidates.len())
        .filter(|&place| material.candidates[place].archive == archive)
        .filter_map(|place| Some((place, material.look(place)?)))
        .filter(|(_, look)| !is_blank(look) && !is_grey(look))
        .collect();
    if looks.len() < LEAST_PHOTOS {
        return Vec::new();
    }
    let usual = [0, 1].map(|ratio: usize| {
        let middle = median(looks.iter().map(|(_, look)| look.cast[ratio]));
        let spread = median(looks.iter().map(|(_, look)| (look.cast[ratio] - middle).abs()));
        (middle, spread.max(LEAST_SPREAD))
    });
    let deviation = |look: &Look| {
        let score = |ratio: usize| NORMAL * (look.cast[ratio] - usual[ratio].0).abs() / usual[ratio].1;
        score(0).max(score(1))
    };
    looks
        .into_iter()
        .map(|(place, look)| (place, deviation(look)))
        .filter(|(_, deviation)| *deviation > USUAL_DEVIATION)
        .map(|(place, deviation)| OddColours {
            file: material.views[place].file.clone(),
            what: "cast",
            deviation: Some(rounded(deviation)),
        })
        .collect()
}

/// The median of `values`, of which there is at least one.
fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    let middle = values.len() / 2;
    *values.select_nth_unstable_by(middle, f64::total_cmp).1
}

/// To two decimals: more would differ with the order of a sum.
fn rounded(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
