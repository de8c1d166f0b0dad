//! Where the lesion lies in a photo, as far as a threshold finds it.

use naevus_reading::photo::Photo;
use naevus_reading::preprocess::shrink;

use crate::training::augment;

/// The side at which an outline is found, in pixels.
const SIDE_PX: usize = 96;

/// How often the photo is blurred before: hairs and scales vanish, lesions stay.
const BLURS: usize = 8;

/// How far from the middle a lesion is looked for, in half sides: beyond may be a dermoscope's rim.
const RADIUS: f32 = 0.95;

/// The least share of the variance of the photo's values that must lie between the darker part and the rest, so that the
/// darker part is taken for a lesion. One normal distribution, cut in two, has 0.64; by eye, on 56 photos of HAM10000,
/// outlines from 0.7 on lay about the lesion.
const SEPARATED_FROM: f64 = 0.7;

/// The largest share of the photo that a lesion is taken to cover: of a photo that is all lesion, it is the lighter half
/// that a threshold leaves out.
const LARGEST_SHARE: f64 = 0.75;

/// The lesion in a photo's centre square.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    /// Which of the `SIDE_PX` by `SIDE_PX` pixels show it, row after row.
    inside: Vec<bool>,
}

impl Outline {
    /// The lesion in `photo`: what is darker in green and blue, which blood and pigment both take away, than a threshold
    /// (Otsu 1979). None where no threshold parts the photo clearly in two.
    pub fn of(photo: &Photo) -> Option<Outline> {
        let photo = shrink(photo, 2 * SIDE_PX as u32);
        let mut rgb = augment::seen_so(&photo, SIDE_PX, 1.0, 1.0, 0.0);
        (0..BLURS).for_each(|_| augment::blur(&mut rgb, SIDE_PX));
        let values: Vec<u8> = rgb.chunks_exact(3).map(|pixel| ((pixel[1] + pixel[2]) / 2.0).round() as u8).collect();
        let seen: Vec<u8> = (0..values.len()).filter(|place| in_circle(*place)).map(|place| values[place]).collect();
        let Threshold { below, separation, share } = otsu(&seen)?;
        if separation < SEPARATED_FROM || share > LARGEST_SHARE {
            return None;
        }
        let inside = values.iter().enumerate().map(|(place, value)| *value < below && in_circle(place)).collect();
        Some(Outline { inside })
    }

    /// Whether the point `across` and `down` the photo's centre square, `0.0..=1.0` each, is on the lesion.
    pub fn holds(&self, [across, down]: [f32; 2]) -> bool {
        let [column, row] = [across, down].map(|place| ((place * SIDE_PX as f32) as usize).min(SIDE_PX - 1));
        self.inside[row * SIDE_PX + column]
    }

    /// The share of the centre square that is lesion, `0.0..=1.0`.
    pub fn share(&self) -> f64 {
        self.inside.iter().filter(|inside| **inside).count() as f64 / self.inside.len() as f64
    }
}

fn in_circle(place: usize) -> bool {
    let [x, y] = [place % SIDE_PX, place / SIDE_PX].map(|at| (at as f32 + 0.5) / (SIDE_PX as f32 / 2.0) - 1.0);
    x.hypot(y) < RADIUS
}

/// What parts values best in two.
struct Threshold {
    /// The darker part is below it.
    below: u8,
    /// The share of the variance that lies between the two parts.
    separation: f64,
    /// The share of the values that is below.
    share: f64,
}

/// The threshold with the highest variance between what is below and what is not; none of values that are all alike.
fn otsu(values: &[u8]) -> Option<Threshold> {
    let mut histogram = [0_u32; 256];
    values.iter().for_each(|value| histogram[usize::from(*value)] += 1);
    let count = values.len() as f64;
    let moment = |power: i32| {
        let sum: f64 =
            histogram.iter().zip(0..).map(|(&photos, value)| f64::from(photos) * f64::from(value).powi(power)).sum();
        sum / count
    };
    let (mean, variance) = (moment(1), moment(2) - moment(1).powi(2));
    let (mut share, mut sum) = (0.0, 0.0);
    let mut best: Option<Threshold> = None;
    for below in 1..=u8::MAX {
        let value = below - 1;
        let added = f64::from(histogram[usize::from(value)]) / count;
        (share, sum) = (share + added, sum + added * f64::from(value));
        if share <= 0.0 || share >= 1.0 - 1e-12 {
            continue;
        }
        let separation = (mean * share - sum).powi(2) / (share * (1.0 - share)) / variance;
        if best.as_ref().is_none_or(|best| separation > best.separation) {
            best = Some(Threshold { below, separation, share });
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A dark disc on light skin, `radius` half sides about the middle of the left half.
    fn with_disc(radius: f32) -> Photo {
        let side = 200;
        let rgb = (0..side * side).flat_map(|place| {
            let (x, y) = ((place % side) as f32 / 100.0 - 0.5, (place / side) as f32 / 100.0 - 1.0);
            if x.hypot(y) < radius { [120, 60, 40] } else { [220, 170, 150] }
        });
        Photo::from_rgb(side as u32, side as u32, rgb.collect())
    }

    #[test]
    fn a_dark_disc_is_found_where_it_is() {
        let outline = Outline::of(&with_disc(0.3)).unwrap();
        assert!(outline.holds([0.25, 0.5]) && outline.holds([0.35, 0.5]));
        assert!(!outline.holds([0.75, 0.5]) && !outline.holds([0.25, 0.8]) && !outline.holds([1.0, 1.0]));
        // π 0.3² of the square's 4.
        assert!((outline.share() - 0.0707).abs() < 0.01, "{}", outline.share());
    }

    #[test]
    fn where_nothing_stands_out_there_is_no_outline() {
        assert_eq!(Outline::of(&Photo::from_rgb(50, 50, vec![150; 7500])), None);
        let slope = (0..100 * 100).flat_map(|place| [(60 + place % 100) as u8; 3]).collect();
        let outline = Outline::of(&Photo::from_rgb(100, 100, slope));
        // A slope has three quarters of its variance between its halves, and half of it is dark: found, but no lesion.
        assert!(outline.is_some_and(|outline| outline.holds([0.2, 0.5]) && !outline.holds([0.8, 0.5])));
        assert_eq!(Outline::of(&with_disc(1.4)), None, "nearly all of it is dark");
    }

    #[test]
    fn the_threshold_is_otsus() {
        // skimage.filters.threshold_otsu gives the last value of the darker part: 12.
        let values = [10, 11, 12, 12, 40, 41, 42, 44];
        let Threshold { below, separation, share } = otsu(&values).unwrap();
        assert!((13..=40).contains(&below) && share == 0.5, "{below} {share}");
        assert!(separation > 0.98);
        assert!(otsu(&[7; 9]).is_none());
    }
}
