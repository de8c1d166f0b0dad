//! Photo to [`Input`], the only type that the network accepts.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use serde::{Deserialize, Serialize};

use crate::photo::Photo;
use crate::symmetry::Symmetry;

/// How pixels become numbers: `value / 255`, less `mean`, divided by `std`, for red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Normalisation {
    /// Taken off each channel, in `0.0..=1.0`.
    pub mean: [f32; 3],
    /// What each channel is then divided by; greater than 0.
    pub std: [f32; 3],
}

impl Normalisation {
    /// `RGB / 127.5 - 1`, with which TensorFlow's MobileNetV2 was trained on ImageNet.
    pub const MINUS_ONE_TO_ONE: Self = Self { mean: [0.5; 3], std: [0.5; 3] };
}

/// A photo as the network takes it: a centred square, resized, normalised, in one of its eight views.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    side_px: usize,
    view: Symmetry,
    values: Vec<f32>,
}

impl Input {
    /// The photo's centred square at `side_px` by `side_px`, normalised, as the photo was held.
    ///
    /// The resize is a triangle filter as wide as the shrinking needs (PIL's `BILINEAR` with a `box`), in whole-number
    /// arithmetic, so that it gives the same bits on every machine. Where the photo goes on beyond the square, the
    /// values at its edge take in a little of that, as those within take in their neighbours.
    pub fn new(photo: &Photo, side_px: usize, normalisation: &Normalisation) -> Input {
        let square = centre_square(photo, side_px as u32);
        // One table a channel: a byte has 256 values, a photo many more pixels.
        let of_byte: [[f32; 256]; 3] = std::array::from_fn(|channel| {
            let (mean, std) = (normalisation.mean[channel], normalisation.std[channel]);
            std::array::from_fn(|byte| (byte as f32 / 255.0 - mean) / std)
        });
        let pixels = square.chunks_exact(3);
        let values = pixels.flat_map(|pixel| {
            std::array::from_fn::<f32, 3, _>(|channel| of_byte[channel][usize::from(pixel[channel])])
        });
        Input { side_px, view: Symmetry::UPRIGHT, values: values.collect() }
    }

    /// This input flipped and turned by `view`: the same values in other places.
    ///
    /// # Panics
    ///
    /// Where it is not upright.
    pub fn in_view(&self, view: Symmetry) -> Input {
        assert_eq!(self.view, Symmetry::UPRIGHT, "views are made of the photo as it was held");
        Input { side_px: self.side_px, view, values: view.apply_to_grid(&self.values, [self.side_px; 2], 3) }
    }

    /// The side of the square, in pixels.
    pub fn side_px(&self) -> usize {
        self.side_px
    }

    /// How the square was flipped and turned.
    pub fn view(&self) -> Symmetry {
        self.view
    }

    /// The normalised values, `[row, column, channel]` with `side_px * side_px * 3` of them.
    pub fn values(&self) -> &[f32] {
        &self.values
    }
}

/// The whole photo with its shorter side at `shortest_side_px`, by the same filter; as it is where it is no larger.
///
/// For what keeps many photos in memory: the network's own input is made by [`Input::new`].
pub fn shrink(photo: &Photo, shortest_side_px: u32) -> Photo {
    let (width_px, height_px) = (photo.width_px(), photo.height_px());
    let shortest = width_px.min(height_px);
    if shortest <= shortest_side_px {
        return photo.clone();
    }
    let scaled = |side: u32| {
        let scaled = (u64::from(side) * u64::from(shortest_side_px) + u64::from(shortest) / 2) / u64::from(shortest);
        scaled as u32
    };
    let (width_px, height_px) = (scaled(width_px), scaled(height_px));
    let all = (0.0, 0.0, photo.width_px().into(), photo.height_px().into());
    Photo::from_rgb(width_px, height_px, resized(photo, all, width_px, height_px))
}

/// The largest centred square of `photo`, resized to `side_px`: row after row, three bytes a pixel.
fn centre_square(photo: &Photo, side_px: u32) -> Vec<u8> {
    let (width_px, height_px) = (photo.width_px(), photo.height_px());
    if (width_px, height_px) == (side_px, side_px) {
        return photo.rgb().to_vec();
    }
    let side = f64::from(width_px.min(height_px));
    // Half a pixel where it must be: the middle is the same from all sides.
    let (left, top) = ((f64::from(width_px) - side) / 2.0, (f64::from(height_px) - side) / 2.0);
    resized(photo, (left, top, side, side), side_px, side_px)
}

/// The rectangle (left, top, width, height) of `photo` at the given size.
fn resized(photo: &Photo, rectangle: (f64, f64, f64, f64), width_px: u32, height_px: u32) -> Vec<u8> {
    let (left, top, width, height) = rectangle;
    let source = ImageRef::new(photo.width_px(), photo.height_px(), photo.rgb(), PixelType::U8x3)
        .expect("a photo has three bytes a pixel");
    let mut target = Image::new(width_px, height_px, PixelType::U8x3);
    let options =
        ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Bilinear)).crop(left, top, width, height);
    Resizer::new().resize(&source, &mut target, &options).expect("the rectangle lies inside the photo");
    target.into_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 96×32 in three squares: red, green, blue.
    fn three_squares() -> Photo {
        let row = [[255, 0, 0], [0, 255, 0], [0, 0, 255]].map(|colour: [u8; 3]| colour.repeat(32)).concat();
        Photo::from_rgb(96, 32, row.repeat(32))
    }

    #[test]
    fn the_input_is_the_centre_square_pixel_by_pixel() {
        let input = Input::new(&three_squares(), 16, &Normalisation::MINUS_ONE_TO_ONE);
        assert_eq!((input.side_px(), input.values().len()), (16, 16 * 16 * 3));
        // The first and the last column take in a little of the squares beside.
        for row in input.values().chunks_exact(16 * 3) {
            assert!(row[3..45].chunks_exact(3).all(|pixel| pixel == [-1.0, 1.0, -1.0]), "{row:?}");
        }
    }

    #[test]
    fn a_view_of_the_input_is_the_input_of_the_view() {
        let drawn = noise(240);
        for photo in [shrink(&drawn, 101), crop(&drawn, 201, 150), drawn] {
            let input = |photo: &Photo| Input::new(photo, 64, &Normalisation::MINUS_ONE_TO_ONE);
            for view in Symmetry::ALL {
                let (seen, expected) = (input(&photo).in_view(view), input(&view.apply(&photo)));
                assert_eq!(seen.view(), view);
                // What is asymmetric in the resize is a unit of the last place of a byte.
                let close = seen.values.iter().zip(&expected.values).all(|(a, b)| (a - b).abs() < 0.01);
                assert!(close, "{view:?}, {} by {}", photo.width_px(), photo.height_px());
            }
        }
    }

    /// A square of bytes drawn by a linear congruential generator.
    fn noise(side_px: u32) -> Photo {
        let mut state = 1_u32;
        let mut byte = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        Photo::from_rgb(side_px, side_px, (0..3 * side_px * side_px).map(|_| byte()).collect())
    }

    /// The upper left part of `photo`.
    fn crop(photo: &Photo, width_px: u32, height_px: u32) -> Photo {
        let rows = photo.rgb().chunks_exact(3 * photo.width_px() as usize).take(height_px as usize);
        Photo::from_rgb(width_px, height_px, rows.flat_map(|row| &row[..3 * width_px as usize]).copied().collect())
    }

    #[test]
    fn shrinking_averages_instead_of_skipping() {
        // Columns of black and white, which skipping every other one would turn to all black or all white.
        let columns = [[0, 0, 0], [255, 255, 255]].concat().repeat(32);
        let photo = Photo::from_rgb(64, 64, columns.repeat(64));
        let input = Input::new(&photo, 32, &Normalisation::MINUS_ONE_TO_ONE);
        assert!(input.values().iter().all(|value| value.abs() < 0.3), "grey");
    }

    #[test]
    fn shrinking_keeps_the_whole_photo_and_leaves_small_ones_alone() {
        let shrunk = shrink(&three_squares(), 16);
        assert_eq!((shrunk.width_px(), shrunk.height_px()), (48, 16));
        assert_eq!(&shrunk.rgb()[..3], &[255, 0, 0]);
        assert_eq!(shrink(&shrunk, 16), shrunk);
    }
}
