//! The technical quality of a photo: is it sharp, well lit, well framed, and free of what covers the lesion?
//!
//! Each measure is computed on a [`Picture`] of fixed size, in integers or in plain f32 without the vector instructions
//! of a processor, so that it is the same on every machine. [`findings`] compares the measures with thresholds, which
//! `trainer fit-quality` fits on photos and writes into the model card with their false-alarm rates.

mod cover;
mod findings;
mod light;
mod outline;
mod picture;
mod proposal;
mod screen;
mod sharpness;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::photo::Photo;

pub use findings::{Finding, FindingKind, Thresholds, findings};
pub use outline::{Mask, Outline, Threshold, black_rim, otsu};
pub use picture::{Picture, Plane, Rectangle, SIDE_PX};
pub use proposal::Proposal;

/// How far the measured region extends beyond the outline, in widths and heights of its bounding box.
const MARGIN: f32 = 0.15;

/// A rim that covers more of the centre square than this is a dark photo.
const MOST_OF_THE_SQUARE: f32 = 0.8;

/// The measures of a photo.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quality {
    /// The outline of the lesion; `None` if it is not clearly separated from the skin.
    pub outline: Option<Outline>,
    /// The outline of another dark region, which would be the lesion without that one.
    pub second: Option<Outline>,
    /// The blur of the edges at the lesion, or in the middle without an outline: a standard deviation in pixels of the
    /// [`Picture`]. `None` without edges.
    pub blur_px: Option<f32>,
    /// The brightness of the skin: the upper quartile of the luma in the centre square, 0 to 255.
    pub brightness: u8,
    /// The clipped share of the centre square, `0.0..=1.0`.
    pub clipped: f32,
    /// The share of the lesion's surroundings that is covered by glare, `0.0..=1.0`.
    pub glare: f32,
    /// The share of the centre square that is covered by a black rim, `0.0..=1.0`.
    pub black_rim: f32,
    /// The share of the centre square that is covered by dark hair, `0.0..=1.0`; `None` for a frame of a camera.
    pub hair: Option<f32>,
    /// The share of the centre square that is covered by ink, `0.0..=1.0`; `None` for a frame of a camera.
    pub ink: Option<f32>,
    /// The height of the highest peak of the spectrum, 0 and up; `None` for a frame of a camera and a small photo.
    pub spectral_peak: Option<f32>,
}

impl Quality {
    /// The measures of a photo.
    pub fn of(photo: &Photo) -> Quality {
        let picture = Picture::of(photo);
        let (quality, rim) = Quality::of_framing(&picture);
        let lesion = quality.outline.as_ref().map(|outline| &outline.mask);
        Quality {
            hair: Some(cover::hair(&picture, &rim)),
            ink: Some(cover::ink(&picture, &rim, lesion)),
            spectral_peak: screen::spectral_peak(photo),
            ..quality
        }
    }

    /// The measures of a frame of a camera, which the user can change at once: sharpness, light and framing. They take
    /// a few milliseconds.
    pub fn of_frame(picture: &Picture) -> Quality {
        Quality::of_framing(picture).0
    }

    /// The measures of [`Quality::of_frame`], and the pixels of the black rim.
    fn of_framing(picture: &Picture) -> (Quality, Vec<bool>) {
        let square = picture.square();
        let covered = |rim: &[bool]| {
            let rows = rim.chunks_exact(picture.width()).skip(square.top).take(SIDE_PX);
            let pixels = rows.flat_map(|row| &row[square.left..square.right]).filter(|is_rim| **is_rim).count();
            pixels as f32 / square.area() as f32
        };
        let mut rim = outline::black_rim(picture);
        if covered(&rim) > MOST_OF_THE_SQUARE {
            // The photo is dark: there is no rim around something brighter.
            rim.fill(false);
        }
        let [outline, second] = Outline::first_two(picture, &rim);
        let quarter = SIDE_PX / 4;
        let middle = Rectangle {
            left: square.left + quarter,
            top: square.top + quarter,
            right: square.right - quarter,
            bottom: square.bottom - quarter,
        };
        let region = outline.as_ref().and_then(|outline| outline.mask.bounds(MARGIN)).unwrap_or(middle);
        let quality = Quality {
            blur_px: sharpness::blur(picture, region),
            brightness: light::brightness(picture, &rim),
            clipped: light::clipped(picture),
            glare: light::glare(picture, region),
            black_rim: covered(&rim),
            hair: None,
            ink: None,
            spectral_peak: None,
            outline,
            second,
        };
        (quality, rim)
    }
}
