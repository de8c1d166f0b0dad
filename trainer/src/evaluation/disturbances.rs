//! How the score holds where photos differ as they do between clinics: in focus, distance, light and compression.

use naevus_reading::assessment::InputStatus;
use naevus_reading::card::Figure;
use naevus_reading::photo::Photo;
use naevus_reading::preprocess::shrink;
use serde::Serialize;

use crate::evaluation::{Bootstrap, Evaluation, Prediction};
use crate::training::augment::{self, Light};

/// A change of a photo that leaves its diagnosis.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Change {
    /// A 3×3 binomial filter, so many times.
    Blurred(usize),
    /// What a blur takes away, added so many times.
    Sharpened(f32),
    /// A square so many times as long, as wide against its height, turned by so many degrees.
    Framed(f32, f32, f32),
    /// Other light and colour.
    Lit(Light),
    /// Through a JPEG of this quality.
    Compressed(u8),
    /// With a dermoscope's rim, so many half sides from the middle.
    Rimmed(f32),
}

/// A change with its name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Disturbance {
    /// In words: `in half the light`.
    pub name: &'static str,
    change: Change,
}

const fn lit(light: Light) -> Change {
    Change::Lit(light)
}

impl Disturbance {
    /// All that are measured.
    #[rustfmt::skip]
    pub const ALL: [Disturbance; 16] = [
        Disturbance { name: "a little out of focus", change: Change::Blurred(2) },
        Disturbance { name: "out of focus", change: Change::Blurred(8) },
        Disturbance { name: "sharpened", change: Change::Sharpened(1.5) },
        Disturbance { name: "from closer: 3/4 of the square", change: Change::Framed(0.75, 1.0, 0.0) },
        Disturbance { name: "from very close: 1/2 of the square", change: Change::Framed(0.5, 1.0, 0.0) },
        Disturbance { name: "from farther: 4/3 of the square", change: Change::Framed(4.0 / 3.0, 1.0, 0.0) },
        Disturbance { name: "squashed from 4 to 3 into a square", change: Change::Framed(1.0, 4.0 / 3.0, 0.0) },
        Disturbance { name: "turned by 30°", change: Change::Framed(1.0, 1.0, 30.0) },
        Disturbance { name: "darker by 30 %", change: lit(Light { brightness: 0.7, ..Light::UNCHANGED }) },
        Disturbance { name: "brighter by 25 %", change: lit(Light { brightness: 1.25, ..Light::UNCHANGED }) },
        Disturbance { name: "with little contrast", change: lit(Light { contrast: 0.6, ..Light::UNCHANGED }) },
        Disturbance { name: "in warm light", change: lit(Light { cast: [1.12, 1.0, 0.85], ..Light::UNCHANGED }) },
        Disturbance { name: "in cold light", change: lit(Light { cast: [0.88, 1.0, 1.12], ..Light::UNCHANGED }) },
        Disturbance { name: "pale", change: lit(Light { saturation: 0.5, ..Light::UNCHANGED }) },
        Disturbance { name: "as a JPEG of quality 20", change: Change::Compressed(20) },
        Disturbance { name: "with a dermoscope's round rim", change: Change::Rimmed(0.9) },
    ];

    /// `photo`, changed: its centred square, `side_px` square.
    pub fn of(&self, photo: &Photo, side_px: usize) -> Photo {
        let photo = shrink(photo, 2 * side_px as u32);
        let as_it_is = || augment::seen_so(&photo, side_px, 1.0, 1.0, 0.0);
        let mut rgb = match self.change {
            Change::Framed(scale, aspect, degrees) => {
                augment::seen_so(&photo, side_px, scale, aspect, degrees.to_radians())
            }
            _ => as_it_is(),
        };
        match self.change {
            Change::Framed(..) => {}
            Change::Blurred(times) => (0..times).for_each(|_| augment::blur(&mut rgb, side_px)),
            Change::Sharpened(amount) => augment::sharpen(&mut rgb, side_px, amount),
            Change::Lit(light) => light.fall_on(&mut rgb),
            Change::Rimmed(radius) => augment::hide_corners(&mut rgb, side_px, radius, 0.03, [1.0, 1.0]),
            Change::Compressed(quality) => {
                return augment::with_jpeg_noise(augment::as_photo(&rgb, side_px), quality);
            }
        }
        augment::as_photo(&rgb, side_px)
    }
}

/// The photos as they are, beside which the changed ones stand.
pub const UNCHANGED: &str = "as they are";

/// What is left of the score under one change.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Disturbed {
    /// The change, in words.
    pub change: &'static str,
    /// The balanced accuracy on the changed photos.
    pub balanced_accuracy: Figure,
    /// The share of photos that are refused.
    pub refused_share: Figure,
}

impl Disturbed {
    /// That of `predictions` of photos after the change of this name; none where none has a label.
    ///
    /// # Errors
    ///
    /// As [`Evaluation::of`].
    pub fn measured(
        change: &'static str,
        predictions: &[Prediction],
        bootstrap: Bootstrap,
    ) -> anyhow::Result<Option<Disturbed>> {
        let Some(evaluation) = Evaluation::of(predictions, bootstrap)? else { return Ok(None) };
        let refused: Vec<(&str, bool)> =
            predictions.iter().map(|photo| (photo.group(), InputStatus::is_refusal(photo.status))).collect();
        Ok(Some(Disturbed {
            change,
            balanced_accuracy: evaluation.figures["balanced_accuracy"],
            refused_share: bootstrap.share(&refused).expect("there are photos"),
        }))
    }
}

#[cfg(test)]
mod tests {
    use naevus_network::golden::synthetic_photo;

    use super::*;

    #[test]
    fn each_changes_the_photo_and_no_two_alike() {
        let drawn = synthetic_photo(3);
        let changed = Disturbance::ALL.map(|disturbance| disturbance.of(&drawn, 96));
        let unchanged = augment::as_photo(&augment::seen_so(&drawn, 96, 1.0, 1.0, 0.0), 96);
        for (place, photo) in changed.iter().enumerate() {
            assert_eq!((photo.width_px(), photo.height_px()), (96, 96));
            let name = Disturbance::ALL[place].name;
            assert!(*photo != unchanged && !changed[..place].contains(photo), "{name}");
        }
    }
}
