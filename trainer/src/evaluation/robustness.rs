//! Robustness to image corruptions that occur between clinics: focus, distance, lighting and compression.

use naevus_reading::card::Figure;
use naevus_reading::photo::Photo;
use naevus_reading::preprocess::downscale;
use serde::Serialize;

use crate::evaluation::{Bootstrap, Evaluation, Prediction};
use crate::training::augment::{self, ColourJitter};
use naevus_evaluation::refusal::refused_share;

/// A corruption that does not change the diagnosis.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Corruption {
    /// A 3×3 binomial filter, applied this number of times.
    Blur(usize),
    /// Unsharp masking of this strength.
    Sharpening(f32),
    /// A crop: its side relative to the photo's, its aspect ratio and its rotation in degrees.
    Crop(f32, f32, f32),
    /// A change of lighting and colour.
    Lighting(ColourJitter),
    /// JPEG compression of this quality, 1 to 100.
    Jpeg(u8),
    /// The vignette of a dermatoscope: black beyond this distance from the centre, in half side lengths.
    Vignette(f32),
}

/// A corruption with its name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ImageCorruption {
    /// Its name in reports: `sharpening`.
    pub name: &'static str,
    corruption: Corruption,
}

/// No change of lighting and colour.
const SAME: ColourJitter = ColourJitter::IDENTITY;

const fn named(name: &'static str, corruption: Corruption) -> ImageCorruption {
    ImageCorruption { name, corruption }
}

const fn lighting(light: ColourJitter) -> Corruption {
    Corruption::Lighting(light)
}

impl ImageCorruption {
    /// Every corruption that is measured.
    #[rustfmt::skip]
    pub const ALL: [ImageCorruption; 16] = [
        named("slight defocus blur", Corruption::Blur(2)),
        named("strong defocus blur", Corruption::Blur(8)),
        named("sharpening", Corruption::Sharpening(1.5)),
        named("crop to 3/4 of the side", Corruption::Crop(0.75, 1.0, 0.0)),
        named("crop to 1/2 of the side", Corruption::Crop(0.5, 1.0, 0.0)),
        named("zoom out to 4/3 of the side", Corruption::Crop(4.0 / 3.0, 1.0, 0.0)),
        named("aspect ratio changed from 4:3 to 1:1", Corruption::Crop(1.0, 4.0 / 3.0, 0.0)),
        named("rotation by 30°", Corruption::Crop(1.0, 1.0, 30.0)),
        named("brightness reduced by 30 %", lighting(ColourJitter { brightness: 0.7, ..SAME })),
        named("brightness increased by 25 %", lighting(ColourJitter { brightness: 1.25, ..SAME })),
        named("contrast reduced by 40 %", lighting(ColourJitter { contrast: 0.6, ..SAME })),
        named("warm colour cast", lighting(ColourJitter { cast: [1.12, 1.0, 0.85], ..SAME })),
        named("cool colour cast", lighting(ColourJitter { cast: [0.88, 1.0, 1.12], ..SAME })),
        named("saturation reduced by 50 %", lighting(ColourJitter { saturation: 0.5, ..SAME })),
        named("JPEG compression of quality 20", Corruption::Jpeg(20)),
        named("vignette of a dermatoscope", Corruption::Vignette(0.9)),
    ];

    /// The centre square of `photo`, corrupted, at `side_px` by `side_px` pixels.
    pub fn apply(&self, photo: &Photo, side_px: usize) -> Photo {
        let photo = downscale(photo, 2 * side_px as u32);
        let uncorrupted = || augment::affine_view(&photo, side_px, 1.0, 1.0, 0.0);
        let mut rgb = match self.corruption {
            Corruption::Crop(scale, aspect, degrees) => {
                augment::affine_view(&photo, side_px, scale, aspect, degrees.to_radians())
            }
            _ => uncorrupted(),
        };
        match self.corruption {
            Corruption::Crop(..) => {}
            Corruption::Blur(times) => (0..times).for_each(|_| augment::blur(&mut rgb, side_px)),
            Corruption::Sharpening(amount) => augment::sharpen(&mut rgb, side_px, amount),
            Corruption::Lighting(light) => light.apply(&mut rgb),
            Corruption::Vignette(radius) => augment::vignette(&mut rgb, side_px, radius, 0.03, [1.0, 1.0]),
            Corruption::Jpeg(quality) => {
                return augment::jpeg_compressed(augment::photo_from_values(&rgb, side_px), quality);
            }
        }
        augment::photo_from_values(&rgb, side_px)
    }
}

/// The name of the reference, the photos without a corruption.
pub const UNCORRUPTED: &str = "none";

/// The figures under one corruption.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RobustnessResult {
    /// The name of the corruption.
    pub corruption: &'static str,
    /// The balanced accuracy on the corrupted photos.
    pub balanced_accuracy: Figure,
    /// The share of photos that are refused.
    pub refused_share: Figure,
}

impl RobustnessResult {
    /// The figures of `predictions`, made on corrupted photos; `None` if no photo has a diagnosis.
    ///
    /// # Errors
    ///
    /// As [`Evaluation::of`].
    pub fn measure(
        corruption: &'static str,
        predictions: &[Prediction],
        bootstrap: Bootstrap,
    ) -> anyhow::Result<Option<RobustnessResult>> {
        let Some(evaluation) = Evaluation::of(predictions, bootstrap)? else { return Ok(None) };
        Ok(Some(RobustnessResult {
            corruption,
            balanced_accuracy: evaluation.figures["balanced_accuracy"],
            refused_share: refused_share(predictions.iter(), bootstrap).expect("an evaluation has photos"),
        }))
    }
}

#[cfg(test)]
mod tests {
    use naevus_network::golden::synthetic_photo;

    use super::*;

    #[test]
    fn every_corruption_changes_the_photo_differently() {
        let photo = synthetic_photo(3);
        let corrupted = ImageCorruption::ALL.map(|corruption| corruption.apply(&photo, 96));
        let reference = augment::photo_from_values(&augment::affine_view(&photo, 96, 1.0, 1.0, 0.0), 96);
        for (index, photo) in corrupted.iter().enumerate() {
            assert_eq!((photo.width_px(), photo.height_px()), (96, 96));
            let name = ImageCorruption::ALL[index].name;
            assert!(*photo != reference && !corrupted[..index].contains(photo), "{name}");
        }
    }
}
