//! Segmentation of the lesion in a photo by Otsu's threshold.

use naevus_reading::photo::Photo;
use naevus_reading::preprocess::downscale;
use naevus_reading::quality::{Threshold, otsu};

use crate::training::augment;

/// The side of the mask, in pixels.
const SIDE_PX: usize = 96;

/// The number of times that the photo is blurred before thresholding, to remove hairs and scales.
const BLURS: usize = 8;

/// The radius of the evaluated circle, in half side lengths. The vignette of a dermatoscope may lie outside it.
const RADIUS: f32 = 0.95;

/// The least share of the variance that must lie between the two classes of pixels. A normal distribution cut at its
/// mean has 0.64. By visual inspection of 56 photos of HAM10000, masks from 0.7 on match the lesion.
const MIN_SEPARATION: f64 = 0.7;

/// The largest accepted share of the circle. If the lesion fills the photo, the threshold divides the lesion itself.
const MAX_SHARE: f64 = 0.75;

/// The pixels of the lesion in a photo's centre square.
#[derive(Clone, Debug, PartialEq)]
pub struct LesionMask {
    /// Whether each of the `SIDE_PX` by `SIDE_PX` pixels shows the lesion, in row-major order.
    inside: Vec<bool>,
}

impl LesionMask {
    /// The mask of the lesion in `photo`: the pixels that are darker than Otsu's threshold (1979) in the mean of green
    /// and blue, which both blood and pigment absorb. `None` if the two classes are not clearly separated.
    pub fn of(photo: &Photo) -> Option<LesionMask> {
        let photo = downscale(photo, 2 * SIDE_PX as u32);
        let mut rgb = augment::affine_view(&photo, SIDE_PX, 1.0, 1.0, 0.0);
        (0..BLURS).for_each(|_| augment::blur(&mut rgb, SIDE_PX));
        let values: Vec<u8> = rgb.chunks_exact(3).map(|pixel| ((pixel[1] + pixel[2]) / 2.0).round() as u8).collect();
        let in_circle_values = (0..values.len()).filter(|pixel| in_circle(*pixel)).map(|pixel| values[pixel]);
        let Threshold { below, separation, share, .. } = otsu(in_circle_values)?;
        if separation < MIN_SEPARATION || share > MAX_SHARE {
            return None;
        }
        let inside = values.iter().enumerate().map(|(pixel, value)| *value < below && in_circle(pixel)).collect();
        Some(LesionMask { inside })
    }

    /// Whether the point (x, y) of the centre square, `0.0..=1.0` each, is on the lesion.
    pub fn contains(&self, [x, y]: [f32; 2]) -> bool {
        let [column, row] = [x, y].map(|position| ((position * SIDE_PX as f32) as usize).min(SIDE_PX - 1));
        self.inside[row * SIDE_PX + column]
    }

    /// The lesion's share of the centre square, `0.0..=1.0`.
    pub fn share(&self) -> f64 {
        self.inside.iter().filter(|inside| **inside).count() as f64 / self.inside.len() as f64
    }
}

fn in_circle(pixel: usize) -> bool {
    let [x, y] = [pixel % SIDE_PX, pixel / SIDE_PX].map(|at| (at as f32 + 0.5) / (SIDE_PX as f32 / 2.0) - 1.0);
    x.hypot(y) < RADIUS
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A dark disc on light skin, centred in the left half, with `radius` in half side lengths.
    fn with_disc(radius: f32) -> Photo {
        let side = 200;
        let rgb = (0..side * side).flat_map(|pixel| {
            let (x, y) = ((pixel % side) as f32 / 100.0 - 0.5, (pixel / side) as f32 / 100.0 - 1.0);
            if x.hypot(y) < radius { [120, 60, 40] } else { [220, 170, 150] }
        });
        Photo::from_rgb(side as u32, side as u32, rgb.collect())
    }

    #[test]
    fn a_dark_disc_is_segmented() {
        let mask = LesionMask::of(&with_disc(0.3)).unwrap();
        assert!(mask.contains([0.25, 0.5]) && mask.contains([0.35, 0.5]));
        assert!(!mask.contains([0.75, 0.5]) && !mask.contains([0.25, 0.8]) && !mask.contains([1.0, 1.0]));
        // π · 0.3² of an area of 4.
        assert!((mask.share() - 0.0707).abs() < 0.01, "{}", mask.share());
    }

    #[test]
    fn a_uniform_photo_has_no_mask() {
        assert_eq!(LesionMask::of(&Photo::from_rgb(50, 50, vec![150; 7500])), None);
        let gradient = (0..100 * 100).flat_map(|pixel| [(60 + pixel % 100) as u8; 3]).collect();
        let mask = LesionMask::of(&Photo::from_rgb(100, 100, gradient));
        // A linear gradient has three quarters of its variance between its halves: it is segmented although it is no
        // lesion.
        assert!(mask.is_some_and(|mask| mask.contains([0.2, 0.5]) && !mask.contains([0.8, 0.5])));
        assert_eq!(LesionMask::of(&with_disc(1.4)), None, "nearly all of it is dark");
    }
}
