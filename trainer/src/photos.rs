//! Decoding of photo files, and checks of their images.

use std::fs;
use std::path::Path;

use naevus_reading::photo::{Format, Photo, PhotoError};
use rayon::prelude::*;

use crate::dataset::Record;
use crate::perceptual_hash::{PerceptualHash, PerceptualHasher};
use crate::{dicom, progress};

/// Minimum contrast, in levels of 0 to 255, of a photo that is not blank. The lowest contrast among the 14,524 photos
/// of HAM10000, ISIC 2017 and the nine-class set is 5.0; a uniform colour after JPEG compression has a contrast of 0.
pub const MIN_CONTRAST: f64 = 2.0;

/// Result of [`scan`].
pub struct Scan {
    /// Index of each record whose photo cannot be read, with the reason.
    pub unreadable: Vec<(usize, String)>,
    /// Perceptual hash of each record's photo; `None` for unreadable photos, and for blank photos, which would all be
    /// near duplicates.
    pub hashes: Vec<Option<PerceptualHash>>,
}

/// Decodes every record's photo once and computes its perceptual hash.
pub fn scan(records: &[Record]) -> Scan {
    let hasher = PerceptualHasher::new();
    let hashes = map_photos(records, |photo| (contrast(photo) >= MIN_CONTRAST).then(|| hasher.hash(photo)));
    let (unreadable, hashes) = (reasons(&hashes), hashes.into_iter().map(|hash| hash.ok().flatten()).collect());
    Scan { unreadable, hashes }
}

/// Decodes every record's photo once. Returns the index of each that cannot be read, with the reason.
pub fn unreadable(records: &[Record]) -> Vec<(usize, String)> {
    reasons(&map_photos(records, |_| ()))
}

/// `map` of each record's photo, or the reason why it cannot be read.
fn map_photos<T: Send>(records: &[Record], map: impl Fn(&Photo) -> T + Sync) -> Vec<Result<T, String>> {
    let bar = progress::bar("checking photos", records.len() as u64);
    let mapped = records
        .par_iter()
        .map(|record| {
            bar.inc(1);
            read(&record.path).map(|photo| map(&photo))
        })
        .collect();
    bar.finish_and_clear();
    mapped
}

fn reasons<T>(results: &[Result<T, String>]) -> Vec<(usize, String)> {
    let errors = results.iter().enumerate();
    errors.filter_map(|(index, result)| Some((index, result.as_ref().err()?.clone()))).collect()
}

/// The photo in the file at `path`, or the reason why it cannot be read.
pub fn read(path: &Path) -> Result<Photo, String> {
    let bytes = fs::read(path).map_err(|error| format!("the file cannot be read: {error}"))?;
    match Photo::decode(&bytes) {
        Err(PhotoError::UnsupportedFormat { detected: Some(Format::Dicom) }) => dicom::decode(&bytes),
        photo => photo.map_err(|error| error.to_string()),
    }
}

/// Contrast of a photo: the standard deviation of its luma (ITU-R BT.601), in levels of 0 to 255.
pub fn contrast(photo: &Photo) -> f64 {
    let (mut sum, mut squares) = (0.0, 0.0);
    for [red, green, blue] in photo.rgb().as_chunks::<3>().0 {
        let luma = 0.299 * f64::from(*red) + 0.587 * f64::from(*green) + 0.114 * f64::from(*blue);
        sum += luma;
        squares += luma * luma;
    }
    let pixels = f64::from(photo.width_px()) * f64::from(photo.height_px());
    let mean = sum / pixels;
    (squares / pixels - mean * mean).max(0.0).sqrt()
}
