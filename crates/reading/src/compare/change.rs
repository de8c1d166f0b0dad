//! The area and the colour of a lesion, and their change between two photos.

use serde::{Deserialize, Serialize};

use crate::compare::alignment::Alignment;
use crate::compare::similarity::{Part, Similarity};
use crate::photo::{Photo, Region};
use crate::quality::{Outline, Picture, Plane, SIDE_PX, black_rim};

/// The distance between the outline and the skin around it, in pixels of the [`Picture`]. The border of a lesion is
/// neither.
const BORDER_PX: usize = 6;

/// The least number of pixels of a mean colour.
const MIN_PIXELS: usize = 50;

/// What is measured on one photo.
#[derive(Clone, Debug)]
pub struct Appearance {
    picture: Picture,
    /// What of the photo was measured.
    part: Part,
    /// The area inside the outline, in squares of the shorter side. `None` without an outline, or if it reaches the
    /// edge of the photo.
    area: Option<f64>,
    /// The colour; `None` without an outline.
    colour: Option<LesionColour>,
}

/// The mean colour of a lesion relative to that of the skin around it, in CIE L*a*b* (1976, D65). The light of a photo
/// changes both.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct LesionColour {
    /// Lesion minus skin, in L*, a* and b*.
    pub difference: [f64; 3],
}

/// The change from the first photo to the second.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// The transform from the first photo, as a whole, to the second; `None` if they could not be aligned.
    pub similarity: Option<Similarity>,
    /// The natural logarithm of the ratio of the areas. `None` if the photos could not be aligned, or a photo has no
    /// outline within its edges.
    pub log_area_ratio: Option<f64>,
    /// The colour difference (Delta E, CIE 1976) between the colours relative to the skin. `None` if a photo has no
    /// outline.
    pub delta_e: Option<f64>,
}

impl Appearance {
    /// Measures a photo.
    pub fn of(photo: &Photo) -> Appearance {
        Appearance::of_picture(Picture::of(photo), Part::of(photo, None))
    }

    /// Measures a region of a photo.
    pub fn of_region(photo: &Photo, region: &Region) -> Appearance {
        Appearance::of_picture(Picture::of(&photo.crop(region)), Part::of(photo, Some(region)))
    }

    fn of_picture(picture: Picture, part: Part) -> Appearance {
        let rim = black_rim(&picture);
        let [outline, _] = Outline::first_two(&picture, &rim);
        let (width, height) = (picture.width(), picture.height());
        let inside = outline.map(|outline| outline.mask.inside);
        let area = inside.as_ref().and_then(|inside| {
            let is_at_edge = |pixel: usize| {
                let (x, y) = (pixel % width, pixel / width);
                x == 0 || y == 0 || x + 1 == width || y + 1 == height || rim_is_near(&rim, width, pixel)
            };
            let pixels = || inside.iter().enumerate().filter(|(_, inside)| **inside).map(|(pixel, _)| pixel);
            (!pixels().any(is_at_edge)).then(|| pixels().count() as f64 / (SIDE_PX * SIDE_PX) as f64)
        });
        let colour = inside.and_then(|inside| colour(&picture, &rim, &inside));
        Appearance { picture, part, area, colour }
    }

    /// The best alignment with another photo: of the regions, if regions were measured.
    pub fn align(&self, other: &Appearance) -> Option<Alignment> {
        Alignment::best(&self.picture, &other.picture)
    }

    /// The change to the photo `other`, which was aligned by the `similarity` of [`Appearance::align`]; `None` if it could
    /// not be.
    pub fn change(&self, other: &Appearance, similarity: Option<Similarity>) -> Change {
        let areas = similarity.zip(self.area.zip(other.area));
        let log_area_ratio = areas.map(|(similarity, (first, second))| {
            let scale = f64::from(similarity.scale());
            libm::log(second / (scale * scale * first))
        });
        let delta_e = self.colour.zip(other.colour).map(|(first, second)| {
            let squares = first.difference.iter().zip(second.difference).map(|(one, other)| (one - other).powi(2));
            squares.sum::<f64>().sqrt()
        });
        let similarity = similarity.map(|similarity| similarity.between_photos(self.part, other.part));
        Change { similarity, log_area_ratio, delta_e }
    }

    /// The colour of the lesion relative to the skin.
    pub fn colour(&self) -> Option<LesionColour> {
        self.colour
    }
}

/// Whether a neighbour of a pixel that is not at the edge is in the rim.
fn rim_is_near(rim: &[bool], width: usize, pixel: usize) -> bool {
    [pixel - 1, pixel + 1, pixel - width, pixel + width].iter().any(|near| rim[*near])
}

/// The mean colour inside minus that of the skin; `None` if either has too few pixels.
fn colour(picture: &Picture, rim: &[bool], inside: &[bool]) -> Option<LesionColour> {
    let lesion = Plane { width: picture.width(), values: inside.iter().map(|inside| u8::from(*inside)).collect() };
    let grown = lesion.extreme(BORDER_PX, true);
    let mean = |is_in: &dyn Fn(usize) -> bool| {
        let (mut sum, mut count) = ([0.0; 3], 0);
        for (_, rgb) in picture.pixels().iter().enumerate().filter(|(pixel, _)| is_in(*pixel)) {
            lab(*rgb).iter().zip(&mut sum).for_each(|(value, sum)| *sum += value);
            count += 1;
        }
        (count >= MIN_PIXELS).then(|| sum.map(|sum| sum / count as f64))
    };
    let lesion = mean(&|pixel| inside[pixel])?;
    let skin = mean(&|pixel| grown.values[pixel] == 0 && !rim[pixel])?;
    Some(LesionColour { difference: std::array::from_fn(|part| lesion[part] - skin[part]) })
}

/// A colour of sRGB (IEC 61966-2-1) in CIE L*a*b* (1976) under D65.
fn lab(rgb: [u8; 3]) -> [f64; 3] {
    let [red, green, blue] = rgb.map(|byte| {
        let value = f64::from(byte) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { libm::pow((value + 0.055) / 1.055, 2.4) }
    });
    let x = (0.412_456_4 * red + 0.357_576_1 * green + 0.180_437_5 * blue) / 0.950_47;
    let y = 0.212_672_9 * red + 0.715_152_2 * green + 0.072_175 * blue;
    let z = (0.019_333_9 * red + 0.119_192 * green + 0.950_304_1 * blue) / 1.088_83;
    let [x, y, z] = [x, y, z]
        .map(|value| if value > 216.0 / 24389.0 { libm::cbrt(value) } else { (24389.0 / 27.0 * value + 16.0) / 116.0 });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_those_of_the_published_tables() {
        // Bruce Lindbloom's calculator, D65.
        for (rgb, expected) in [
            ([255, 255, 255], [100.0, 0.0, 0.0]),
            ([255, 0, 0], [53.24, 80.09, 67.20]),
            ([0, 0, 255], [32.30, 79.19, -107.86]),
            ([128, 128, 128], [53.59, 0.0, 0.0]),
        ] {
            let close = lab(rgb).iter().zip(expected).all(|(value, expected)| (value - expected).abs() < 0.02);
            assert!(close, "{rgb:?} {:?}", lab(rgb));
        }
    }
}
