//! Photos that are unreadable, blank or of unusual colour.

use serde::Serialize;

use super::data::{AuditData, PhotoStatistics};
use crate::photos;

/// Minimum colourfulness, in levels of 0 to 255, of a colour photo. The lowest value of the audited colour photos is
/// 4.1. Among 500 photos of everyday objects, those without colour have at most 0.7.
const MIN_COLOURFULNESS: f64 = 2.0;
/// Maximum modified z-score of a usual colour cast: the bound that Iglewicz and Hoaglin recommend ("How to detect and
/// handle outliers", ASQC 1993). 22 of the nine-class set's 2,359 photos exceed it: blue, orange and magenta ones.
const MAX_Z_SCORE: f64 = 3.5;
/// Ratio of the median absolute deviation to the standard deviation of a normal distribution (as above).
const MAD_OF_NORMAL: f64 = 0.6745;
/// Minimum median absolute deviation for the z-scores. A colour cast of less than two per cent is invisible, and in an
/// archive of very similar photos even smaller ones would be outliers.
const MIN_DEVIATION: f64 = 0.02;
/// Minimum number of photos for computing an archive's usual colour cast.
const MIN_PHOTOS: usize = 20;

/// Findings on the image quality.
#[derive(Debug, Serialize)]
pub struct ImageQuality {
    /// Files that cannot be decoded.
    pub unreadable: Vec<Unreadable>,
    /// Photos with almost no contrast.
    pub blank: Vec<Blank>,
    /// Greyscale photos, then photos whose colour cast is far from their archive's median, by decreasing distance. They
    /// may be correct (for example a blue nevus). They are for review, and are not left out.
    #[serde(rename = "odd_colours")]
    pub unusual_colours: Vec<UnusualColour>,
}

/// A file that cannot be decoded.
#[derive(Debug, Serialize)]
pub struct Unreadable {
    /// The file.
    pub file: String,
    /// The reason.
    pub reason: String,
    /// Index of the listed photo.
    #[serde(skip)]
    pub index: usize,
}

/// A photo with almost no contrast.
#[derive(Debug, Serialize)]
pub struct Blank {
    /// The file.
    pub file: String,
    /// Standard deviation of the luma, in levels of 0 to 255.
    pub contrast: f64,
    /// Index of the listed photo.
    #[serde(skip)]
    pub index: usize,
}

/// A photo of unusual colour.
#[derive(Debug, Serialize)]
pub struct UnusualColour {
    /// The file.
    pub file: String,
    /// `grey` or `cast`.
    #[serde(rename = "what")]
    pub kind: &'static str,
    /// Modified z-score of the colour cast in its archive, more than 3.5; `None` for a greyscale photo.
    #[serde(rename = "deviation")]
    pub z_score: Option<f64>,
}

/// Whether the photo has almost no contrast.
pub fn is_blank(statistics: &PhotoStatistics) -> bool {
    statistics.contrast < photos::MIN_CONTRAST
}

/// The findings on the files of all archives.
pub fn find(data: &AuditData) -> ImageQuality {
    let file = |index: usize| data.files[index].name.clone();
    let mut unreadable = Vec::new();
    let (mut blank, mut unusual_colours) = (Vec::new(), Vec::new());
    for index in 0..data.listed.len() {
        match &data.files[index].statistics {
            Some(Err(reason)) => unreadable.push(Unreadable { file: file(index), reason: reason.clone(), index }),
            Some(Ok(statistics)) if is_blank(statistics) => {
                blank.push(Blank { file: file(index), contrast: rounded(statistics.contrast), index });
            }
            Some(Ok(statistics)) if is_grey(statistics) => {
                unusual_colours.push(UnusualColour { file: file(index), kind: "grey", z_score: None });
            }
            Some(Ok(_)) | None => {}
        }
    }
    let mut casts: Vec<UnusualColour> =
        (0..data.archives.len()).flat_map(|archive| unusual_casts(data, archive)).collect();
    casts.sort_by(|one, other| other.z_score.partial_cmp(&one.z_score).unwrap_or(std::cmp::Ordering::Equal));
    unusual_colours.extend(casts);
    ImageQuality { unreadable, blank, unusual_colours }
}

fn is_grey(statistics: &PhotoStatistics) -> bool {
    statistics.colourfulness < MIN_COLOURFULNESS
}

/// The photos of an archive whose ratio of red or blue to green is far from the median.
fn unusual_casts(data: &AuditData, archive: usize) -> Vec<UnusualColour> {
    let casts: Vec<(usize, [f64; 2])> = (0..data.listed.len())
        .filter(|&index| data.listed[index].archive == archive)
        .filter_map(|index| Some((index, data.statistics(index)?)))
        .filter(|(_, statistics)| !is_blank(statistics) && !is_grey(statistics))
        .map(|(index, statistics)| (index, statistics.colour_cast))
        .collect();
    if casts.len() < MIN_PHOTOS {
        return Vec::new();
    }
    let [red, blue] = [0, 1].map(|ratio: usize| {
        let median_cast = median(casts.iter().map(|(_, cast)| cast[ratio]));
        let deviation = median(casts.iter().map(|(_, cast)| (cast[ratio] - median_cast).abs()));
        (median_cast, deviation.max(MIN_DEVIATION))
    });
    let z_score =
        |cast: f64, (median_cast, deviation): (f64, f64)| MAD_OF_NORMAL * (cast - median_cast).abs() / deviation;
    casts
        .into_iter()
        .map(|(index, cast)| (index, z_score(cast[0], red).max(z_score(cast[1], blue))))
        .filter(|(_, z_score)| *z_score > MAX_Z_SCORE)
        .map(|(index, z_score)| UnusualColour {
            file: data.files[index].name.clone(),
            kind: "cast",
            z_score: Some(rounded(z_score)),
        })
        .collect()
}

/// The median of `values`, at least one.
fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    let middle = values.len() / 2;
    *values.select_nth_unstable_by(middle, f64::total_cmp).1
}

/// `value` to two decimals. Further decimals depend on the order of summation.
fn rounded(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
