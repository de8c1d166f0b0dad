//! Data augmentation: random geometric, photometric and artefact transforms of a photo.

use std::io::Cursor;
use std::ops::RangeInclusive;

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder};
use naevus_reading::photo::Photo;
use naevus_reading::preprocess::downscale;
use rand::{Rng, RngExt};

/// Shorter sides for the reduction of resolution, in pixels. The archives differ in resolution (150 to 256 pixels), so
/// that without this augmentation the resolution identifies the archive.
const LOW_RESOLUTION_PX: RangeInclusive<u32> = 60..=150;

/// A random augmentation of `photo`, `side_px` square: flip, rotation by any angle, scale (0.5 to 1.3 of the centred
/// square), aspect ratio, colour jitter; sometimes reduced resolution, blur or sharpening, a dermatoscope vignette,
/// random erasing or JPEG compression. Pixels beyond the edge are reflected.
///
/// The archives differ in all of these properties. Without augmentation the network could identify the archive by them,
/// and the archive's class frequencies by the archive.
pub fn augmented_view(photo: &Photo, side_px: usize, random: &mut impl Rng) -> Photo {
    let low_resolution = random.random_bool(0.3).then(|| downscale(photo, random.random_range(LOW_RESOLUTION_PX)));
    let mut rgb = random_affine_view(low_resolution.as_ref().unwrap_or(photo), side_px, random);
    ColourJitter::random(random).apply(&mut rgb);
    match random.random_range(0..10) {
        0..3 => (0..random.random_range(1..=6)).for_each(|_| blur(&mut rgb, side_px)),
        3..5 => sharpen(&mut rgb, side_px, random.random_range(0.3..=1.5)),
        _ => {}
    }
    if random.random_bool(0.2) {
        let radius = random.random_range(0.75_f32..=1.3);
        let softness = random.random_range(0.01_f32..=0.1);
        let centre = std::array::from_fn(|_| random.random_range(0.9_f32..=1.1));
        vignette(&mut rgb, side_px, radius, softness, centre);
    }
    if random.random_bool(0.2) {
        random_erasing(&mut rgb, side_px, random);
    }
    let view = Photo::from_rgb(side_px as u32, side_px as u32, to_bytes(&rgb));
    if random.random_bool(0.3) { jpeg_compressed(view, random.random_range(20..=95)) } else { view }
}

/// Mixup of two images of the same size: `share` of `one`, 0 to 1, and `1 - share` of `other` (Zhang et al. 2018).
pub fn mixup(one: &Photo, other: &Photo, share: f32) -> Photo {
    let rgb: Vec<f32> = one
        .rgb()
        .iter()
        .zip(other.rgb())
        .map(|(one, other)| f32::from(*one) * share + f32::from(*other) * (1.0 - share))
        .collect();
    Photo::from_rgb(one.width_px(), one.height_px(), to_bytes(&rgb))
}

/// A copy of `photo` as in the original study: with a probability of 0.7 rotated by up to 10 degrees and cropped to the
/// largest square without pixels beyond the edge.
pub fn rotated_copy(photo: &Photo, random: &mut impl Rng) -> Photo {
    if !random.random_bool(0.7) {
        return photo.clone();
    }
    let angle = random.random_range(-10.0_f32..=10.0).to_radians();
    let side_px = photo.width_px().min(photo.height_px());
    let (sin, cos) = angle.sin_cos();
    // The largest square that fits into the rotated one.
    let step = 1.0 / (sin.abs() + cos);
    let centre = (photo.width_px() as f32 / 2.0, photo.height_px() as f32 / 2.0);
    let rgb = resample(photo, side_px as usize, AffineTransform { centre, step: (step, step), sin, cos });
    Photo::from_rgb(side_px, side_px, to_bytes(&rgb))
}

fn to_bytes(rgb: &[f32]) -> Vec<u8> {
    rgb.iter().map(|value| value.round().clamp(0.0, 255.0) as u8).collect()
}

/// An affine view of `photo`, `side_px` square, as values from 0 to 255: its centred square with the side multiplied by
/// `scale`, the ratio of width to height `aspect`, and rotated by `angle` radians. Pixels beyond the edge are
/// reflected.
pub fn affine_view(photo: &Photo, side_px: usize, scale: f32, aspect: f32, angle: f32) -> Vec<f32> {
    let (width, height) = (photo.width_px() as f32, photo.height_px() as f32);
    let step = width.min(height) * scale / side_px as f32;
    let (sin, cos) = angle.sin_cos();
    let step = (step * aspect.sqrt(), step / aspect.sqrt());
    resample(photo, side_px, AffineTransform { centre: (width / 2.0, height / 2.0), step, sin, cos })
}

/// The photo with the values `rgb`, three per pixel, 0 to 255.
pub fn photo_from_values(rgb: &[f32], side_px: usize) -> Photo {
    Photo::from_rgb(side_px as u32, side_px as u32, to_bytes(rgb))
}

/// The positions of a view's pixels in the photo.
struct AffineTransform {
    /// The position of the view's centre, in pixels of the photo.
    centre: (f32, f32),
    /// Pixels of the photo per pixel of the view, across and down; a negative value flips the view.
    step: (f32, f32),
    sin: f32,
    cos: f32,
}

/// A random affine view: flip, rotation, scale, aspect ratio and translation.
fn random_affine_view(photo: &Photo, side_px: usize, random: &mut impl Rng) -> Vec<f32> {
    let (width, height) = (photo.width_px() as f32, photo.height_px() as f32);
    let square = width.min(height);
    let scale = random.random_range(0.5_f32.ln()..=1.3_f32.ln()).exp();
    // Two of the archives contain 4:3 images that were squeezed into squares.
    let aspect = random.random_range(-0.29_f32..=0.29).exp();
    let flip = if random.random_bool(0.5) { -1.0 } else { 1.0 };
    let (sin, cos) = random.random_range(0.0..std::f32::consts::TAU).sin_cos();
    let max_shift = square * (1.0 - scale).max(0.0) / 2.0;
    let centre_x = width / 2.0 + random.random_range(-1.0_f32..=1.0) * max_shift;
    let centre_y = height / 2.0 + random.random_range(-1.0_f32..=1.0) * max_shift;
    let step = square * scale / side_px as f32;
    let step = (step * aspect.sqrt() * flip, step / aspect.sqrt());
    resample(photo, side_px, AffineTransform { centre: (centre_x, centre_y), step, sin, cos })
}

/// The affine view, `side_px` square, with bilinear interpolation.
fn resample(photo: &Photo, side_px: usize, AffineTransform { centre, step, sin, cos }: AffineTransform) -> Vec<f32> {
    let middle = side_px as f32 / 2.0;
    let mut rgb = Vec::with_capacity(3 * side_px * side_px);
    for row in 0..side_px {
        for column in 0..side_px {
            let (across, down) = ((column as f32 + 0.5 - middle) * step.0, (row as f32 + 0.5 - middle) * step.1);
            let x = centre.0 + across * cos - down * sin - 0.5;
            let y = centre.1 + across * sin + down * cos - 0.5;
            rgb.extend(bilinear(photo, x, y));
        }
    }
    rgb
}

fn bilinear(photo: &Photo, x: f32, y: f32) -> [f32; 3] {
    let (left, top) = (x.floor(), y.floor());
    let (right_share, bottom_share) = (x - left, y - top);
    let [left, right] = [left as i64, left as i64 + 1].map(|x| reflected(x, photo.width_px()));
    let [top, bottom] = [top as i64, top as i64 + 1].map(|y| reflected(y, photo.height_px()));
    let stride = photo.width_px() as usize;
    let pixel = |x: usize, y: usize, channel: usize| f32::from(photo.rgb()[3 * (y * stride + x) + channel]);
    std::array::from_fn(|channel| {
        let above = pixel(left, top, channel) * (1.0 - right_share) + pixel(right, top, channel) * right_share;
        let below = pixel(left, bottom, channel) * (1.0 - right_share) + pixel(right, bottom, channel) * right_share;
        above * (1.0 - bottom_share) + below * bottom_share
    })
}

/// `place` reflected into `0..size`.
fn reflected(place: i64, size: u32) -> usize {
    let size = i64::from(size);
    // Most values are inside, and need no division.
    if (0..size).contains(&place) {
        return place as usize;
    }
    let periodic = place.rem_euclid(2 * size);
    periodic.min(2 * size - 1 - periodic) as usize
}

/// Changes of brightness and colour; 1 is no change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ColourJitter {
    /// Factor of all values.
    pub brightness: f32,
    /// Factor of the distance from the image's mean.
    pub contrast: f32,
    /// Factor of each channel's distance from the pixel's grey value.
    pub saturation: f32,
    /// Exponent of the values, which are scaled to 0 to 1.
    pub gamma: f32,
    /// Factors of red, green and blue: a colour cast.
    pub cast: [f32; 3],
}

impl ColourJitter {
    /// No change.
    pub const IDENTITY: ColourJitter =
        ColourJitter { brightness: 1.0, contrast: 1.0, saturation: 1.0, gamma: 1.0, cast: [1.0; 3] };

    /// Random changes: brightness and contrast by up to 30 %, saturation by up to 50 %, a colour cast of up to 18 % per
    /// channel, gamma from 0.74 to 1.35.
    fn random(random: &mut impl Rng) -> ColourJitter {
        ColourJitter {
            brightness: random.random_range(0.7..=1.3),
            contrast: random.random_range(0.7..=1.3),
            saturation: random.random_range(0.5..=1.5),
            gamma: random.random_range(-0.3_f32..=0.3).exp(),
            cast: std::array::from_fn(|_| random.random_range(0.82..=1.18)),
        }
    }

    /// Applies the changes to `rgb`, three values per pixel, 0 to 255.
    pub fn apply(&self, rgb: &mut [f32]) {
        let mean = rgb.iter().sum::<f32>() / rgb.len() as f32;
        // The powers are read from a table with two levels per byte value, because computing them for each value would
        // double the time.
        const LEVELS: usize = 2 * 255;
        let gamma_table: [f32; LEVELS + 1] =
            std::array::from_fn(|level| (level as f32 / LEVELS as f32).powf(self.gamma) * 255.0);
        for pixel in rgb.chunks_exact_mut(3) {
            let grey = (pixel[0] + pixel[1] + pixel[2]) / 3.0;
            for (value, cast) in pixel.iter_mut().zip(self.cast) {
                let saturated = grey + (*value - grey) * self.saturation;
                let lit = (mean + (saturated - mean) * self.contrast) * self.brightness * cast;
                *value = gamma_table[(lit.clamp(0.0, 255.0) / 255.0 * LEVELS as f32 + 0.5) as usize];
            }
        }
    }
}

/// A dermatoscope vignette: black outside a circle about `centre`, with a soft edge. All lengths are in half sides.
pub fn vignette(rgb: &mut [f32], side_px: usize, radius: f32, softness: f32, centre: [f32; 2]) {
    let half = side_px as f32 / 2.0;
    let (radius, softness, centre) = (half * radius, half * softness, centre.map(|place| half * place));
    for (index, pixel) in rgb.chunks_exact_mut(3).enumerate() {
        let (x, y) = ((index % side_px) as f32 + 0.5, (index / side_px) as f32 + 0.5);
        let inside = ((radius - (x - centre[0]).hypot(y - centre[1])) / softness).clamp(0.0, 1.0);
        pixel.iter_mut().for_each(|value| *value *= inside);
    }
}

/// Random erasing (Zhong et al. 2020): a rectangle with sides of a tenth to a third of the image, in one colour.
fn random_erasing(rgb: &mut [f32], side_px: usize, random: &mut impl Rng) {
    let [width, height] = std::array::from_fn(|_| random.random_range(side_px / 10..=side_px / 3));
    let (left, top) = (random.random_range(0..=side_px - width), random.random_range(0..=side_px - height));
    let colour: [f32; 3] = std::array::from_fn(|_| random.random_range(0.0..=255.0));
    for row in rgb.chunks_exact_mut(3 * side_px).skip(top).take(height) {
        row[3 * left..3 * (left + width)].chunks_exact_mut(3).for_each(|pixel| pixel.copy_from_slice(&colour));
    }
}

/// Unsharp mask: adds `amount` times the difference from the blurred image.
pub fn sharpen(rgb: &mut [f32], side_px: usize, amount: f32) {
    let mut blurred = rgb.to_vec();
    blur(&mut blurred, side_px);
    for (value, blurred) in rgb.iter_mut().zip(blurred) {
        *value += amount * (*value - blurred);
    }
}

/// Blurs with a 3×3 binomial filter.
pub fn blur(rgb: &mut [f32], side_px: usize) {
    let before = rgb.to_vec();
    let last = side_px - 1;
    for y in 0..side_px {
        for x in 0..side_px {
            let columns = [x.saturating_sub(1), x, (x + 1).min(last)];
            let rows = [y.saturating_sub(1), y, (y + 1).min(last)];
            for channel in 0..3 {
                let row = |y: usize| {
                    let at = |x: usize| before[3 * (y * side_px + x) + channel];
                    at(columns[0]) + 2.0 * at(columns[1]) + at(columns[2])
                };
                rgb[3 * (y * side_px + x) + channel] = (row(rows[0]) + 2.0 * row(rows[1]) + row(rows[2])) / 16.0;
            }
        }
    }
}

/// `photo` after JPEG compression with `quality`, 1 to 100; unchanged if the encoder fails.
pub fn jpeg_compressed(photo: Photo, quality: u8) -> Photo {
    let mut jpeg = Cursor::new(Vec::new());
    JpegEncoder::new_with_quality(&mut jpeg, quality)
        .write_image(photo.rgb(), photo.width_px(), photo.height_px(), ExtendedColorType::Rgb8)
        .ok()
        .and_then(|()| Photo::decode(jpeg.get_ref()).ok())
        .unwrap_or(photo)
}

#[cfg(test)]
mod tests {
    use naevus_network::golden::synthetic_photo;

    use super::*;
    use crate::training::sampler::stream;

    #[test]
    fn an_augmentation_is_reproducible() {
        let photo = synthetic_photo(1);
        assert_eq!(augmented_view(&photo, 64, &mut stream(1, 2)), augmented_view(&photo, 64, &mut stream(1, 2)));
        assert_ne!(augmented_view(&photo, 64, &mut stream(1, 2)), augmented_view(&photo, 64, &mut stream(1, 3)));
    }

    #[test]
    fn an_augmentation_keeps_the_brightness_in_range() {
        let photo = synthetic_photo(2);
        let mean =
            |photo: &Photo| photo.rgb().iter().map(|&value| f64::from(value)).sum::<f64>() / photo.rgb().len() as f64;
        for index in 0..50 {
            let view = augmented_view(&photo, 96, &mut stream(7, index));
            assert!((mean(&view) / mean(&photo) - 1.0).abs() < 0.8, "{} {}", mean(&view), mean(&photo));
        }
    }

    #[test]
    fn a_rotated_copy_has_no_pixels_beyond_the_edge() {
        let photo = Photo::from_rgb(60, 60, [90, 60, 30].repeat(3600));
        assert!(
            (0..20).all(|index| rotated_copy(&photo, &mut stream(3, index)) == photo),
            "a uniform photo stays uniform"
        );
        let drawn = synthetic_photo(4);
        let same = (0..200).filter(|&index| rotated_copy(&drawn, &mut stream(3, index)) == drawn).count();
        // Three of ten, with a standard deviation of 6.5 in 200.
        assert!((35..=85).contains(&same), "{same}");
    }

    #[test]
    fn reflection_stays_inside() {
        let places: Vec<usize> = (-4..8).map(|place| reflected(place, 3)).collect();
        assert_eq!(places, [2, 2, 1, 0, 0, 1, 2, 2, 1, 0, 0, 1]);
    }
}
