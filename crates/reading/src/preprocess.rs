//! Preprocessing: a photo becomes an [`Input`], the only type that the networks accept.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use serde::{Deserialize, Serialize};

use crate::photo::Photo;
use crate::symmetry::Symmetry;

/// The normalisation of pixel values: `(value / 255 - mean) / std`, for red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Normalisation {
    /// Subtracted from each channel, in `0.0..=1.0`.
    pub mean: [f32; 3],
    /// The divisor of each channel; greater than 0.
    pub std: [f32; 3],
}

impl Normalisation {
    /// `RGB / 127.5 - 1`, the normalisation of TensorFlow's MobileNetV2 weights for ImageNet.
    pub const MINUS_ONE_TO_ONE: Self = Self { mean: [0.5; 3], std: [0.5; 3] };
}

/// A network input: the centre square of a photo, resized and normalised, in one of its eight views.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    side_px: usize,
    view: Symmetry,
    values: Vec<f32>,
}

impl Input {
    /// The centre square of the photo, resized to `side_px` by `side_px` and normalised, in the photo's orientation.
    ///
    /// The resize is a triangle filter whose support scales with the reduction (PIL's `BILINEAR` with a `box`). It uses
    /// integer arithmetic, so that every machine computes the same bits. If the photo extends beyond the square, the
    /// filter at the edges of the square includes pixels from outside it.
    pub fn new(photo: &Photo, side_px: usize, normalisation: &Normalisation) -> Input {
        let square = centre_square(photo, side_px as u32);
        // One lookup table per channel: a byte has 256 values, and a photo has many more pixels.
        let lookup: [[f32; 256]; 3] = std::array::from_fn(|channel| {
            let (mean, std) = (normalisation.mean[channel], normalisation.std[channel]);
            std::array::from_fn(|byte| (byte as f32 / 255.0 - mean) / std)
        });
        let pixels = square.chunks_exact(3);
        let values = pixels
            .flat_map(|pixel| std::array::from_fn::<f32, 3, _>(|channel| lookup[channel][usize::from(pixel[channel])]));
        Input { side_px, view: Symmetry::IDENTITY, values: values.collect() }
    }

    /// This input transformed by `view`: the same values at other positions.
    ///
    /// # Panics
    ///
    /// If this input is already transformed.
    pub fn in_view(&self, view: Symmetry) -> Input {
        assert_eq!(self.view, Symmetry::IDENTITY, "the input is already transformed");
        Input { side_px: self.side_px, view, values: view.apply_to_grid(&self.values, [self.side_px; 2], 3) }
    }

    /// The width and height in pixels.
    pub fn side_px(&self) -> usize {
        self.side_px
    }

    /// The transformation of the centre square.
    pub fn view(&self) -> Symmetry {
        self.view
    }

    /// The normalised values, `[row, column, channel]`, `side_px * side_px * 3` of them.
    pub fn values(&self) -> &[f32] {
        &self.values
    }
}

/// The complete photo, resized by the same filter so that its shorter side has `shortest_side_px` pixels. Photos that
/// are not larger are returned unchanged.
///
/// The smaller photo saves memory when many photos are kept. [`Input::new`] makes the network input.
pub fn downscale(photo: &Photo, shortest_side_px: u32) -> Photo {
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
    let whole = (0.0, 0.0, photo.width_px().into(), photo.height_px().into());
    Photo::from_rgb(width_px, height_px, resized(photo, whole, width_px, height_px))
}

/// The largest centred square of `photo`, resized to `side_px` by the filter of [`Input::new`]: row-major order, three
/// bytes per pixel.
pub fn centre_square(photo: &Photo, side_px: u32) -> Vec<u8> {
    let (width_px, height_px) = (photo.width_px(), photo.height_px());
    if (width_px, height_px) == (side_px, side_px) {
        return photo.rgb().to_vec();
    }
    let side = f64::from(width_px.min(height_px));
    // The offset may be half a pixel, so that the crop is symmetric.
    let (left, top) = ((f64::from(width_px) - side) / 2.0, (f64::from(height_px) - side) / 2.0);
    resized(photo, (left, top, side, side), side_px, side_px)
}

/// The rectangle (left, top, width, height) of `photo`, resized to the given size.
pub(crate) fn resized(photo: &Photo, rectangle: (f64, f64, f64, f64), width_px: u32, height_px: u32) -> Vec<u8> {
    let (left, top, width, height) = rectangle;
    let source = ImageRef::new(photo.width_px(), photo.height_px(), photo.rgb(), PixelType::U8x3)
        .expect("a photo has three bytes per pixel");
    let mut target = Image::new(width_px, height_px, PixelType::U8x3);
    let options =
        ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Bilinear)).crop(left, top, width, height);
    Resizer::new().resize(&source, &mut target, &options).expect("the rectangle is inside the photo");
    target.into_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 96×32 pixels in three squares: red, green, blue.
    fn three_squares() -> Photo {
        let row = [[255, 0, 0], [0, 255, 0], [0, 0, 255]].map(|colour: [u8; 3]| colour.repeat(32)).concat();
        Photo::from_rgb(96, 32, row.repeat(32))
    }

    #[test]
    fn the_input_is_the_centre_square_in_row_major_order() {
        let input = Input::new(&three_squares(), 16, &Normalisation::MINUS_ONE_TO_ONE);
        assert_eq!((input.side_px(), input.values().len()), (16, 16 * 16 * 3));
        // The filter at the first and the last column includes pixels of the neighbouring squares.
        for row in input.values().chunks_exact(16 * 3) {
            assert!(row[3..45].chunks_exact(3).all(|pixel| pixel == [-1.0, 1.0, -1.0]), "{row:?}");
        }
    }

    #[test]
    fn transforming_and_preprocessing_commute() {
        let noise = random_photo(240);
        for photo in [downscale(&noise, 101), crop(&noise, 201, 150), noise] {
            let input = |photo: &Photo| Input::new(photo, 64, &Normalisation::MINUS_ONE_TO_ONE);
            for view in Symmetry::ALL {
                let (transformed, expected) = (input(&photo).in_view(view), input(&view.apply(&photo)));
                assert_eq!(transformed.view(), view);
                // The resize is asymmetric by at most one unit of a byte.
                let close = transformed.values.iter().zip(&expected.values).all(|(a, b)| (a - b).abs() < 0.01);
                assert!(close, "{view:?}, {} by {}", photo.width_px(), photo.height_px());
            }
        }
    }

    /// A square of random bytes from a linear congruential generator.
    fn random_photo(side_px: u32) -> Photo {
        let mut state = 1_u32;
        let mut byte = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        Photo::from_rgb(side_px, side_px, (0..3 * side_px * side_px).map(|_| byte()).collect())
    }

    /// The top left part of `photo`.
    fn crop(photo: &Photo, width_px: u32, height_px: u32) -> Photo {
        let rows = photo.rgb().chunks_exact(3 * photo.width_px() as usize).take(height_px as usize);
        Photo::from_rgb(width_px, height_px, rows.flat_map(|row| &row[..3 * width_px as usize]).copied().collect())
    }

    #[test]
    fn downscaling_averages_pixels() {
        // Columns of black and white. Nearest-neighbour sampling would return all black or all white.
        let columns = [[0, 0, 0], [255, 255, 255]].concat().repeat(32);
        let photo = Photo::from_rgb(64, 64, columns.repeat(64));
        let input = Input::new(&photo, 32, &Normalisation::MINUS_ONE_TO_ONE);
        assert!(input.values().iter().all(|value| value.abs() < 0.3), "grey");
    }

    #[test]
    fn downscaling_keeps_the_whole_photo_and_small_photos_unchanged() {
        let downscaled = downscale(&three_squares(), 16);
        assert_eq!((downscaled.width_px(), downscaled.height_px()), (48, 16));
        assert_eq!(&downscaled.rgb()[..3], &[255, 0, 0]);
        assert_eq!(downscale(&downscaled, 16), downscaled);
    }
}
