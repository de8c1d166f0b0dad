//! Decodes files, and compares the pixels with others.

use image::RgbImage;
use naevus_reading::photo::{Photo, PhotoError};

/// The upright pixels of a file.
///
/// # Errors
///
/// As [`Photo::decode`].
pub fn decode(file: &[u8]) -> Result<RgbImage, PhotoError> {
    let photo = Photo::decode(file)?;
    let (width_px, height_px) = (photo.width_px(), photo.height_px());
    Ok(RgbImage::from_raw(width_px, height_px, photo.rgb().to_vec()).expect("a photo has three bytes per pixel"))
}

/// The absolute differences of values at the same index, in units of a byte.
pub struct Differences {
    /// In ascending order; at least one.
    values: Vec<u8>,
}

impl Differences {
    /// The differences of `left` and `right`, which have the same number of values.
    pub fn of(left: &[u8], right: &[u8]) -> Differences {
        assert!(!left.is_empty() && left.len() == right.len(), "{} and {} values", left.len(), right.len());
        let mut values: Vec<u8> = left.iter().zip(right).map(|(left, right)| left.abs_diff(*right)).collect();
        values.sort_unstable();
        Differences { values }
    }

    /// The differences of two photos of one size.
    pub fn of_photos(left: &RgbImage, right: &RgbImage) -> Differences {
        assert_eq!(left.dimensions(), right.dimensions());
        Differences::of(left, right)
    }

    /// The mean.
    pub fn mean(&self) -> f64 {
        self.values.iter().copied().map(f64::from).sum::<f64>() / self.values.len() as f64
    }

    /// The value that `percent` of the differences do not exceed, below 100.
    pub fn percentile(&self, percent: usize) -> u8 {
        self.values[self.values.len() * percent / 100]
    }

    /// The largest one.
    pub fn largest(&self) -> u8 {
        self.values[self.values.len() - 1]
    }
}
