//! Other views of a photo: what may differ between two photos of one lesion, and must not change the answer.

use std::io::Cursor;
use std::ops::RangeInclusive;

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder};
use naevus_reading::photo::Photo;
use naevus_reading::preprocess::shrink;
use rand::{Rng, RngExt};

/// The shorter sides of coarse photos, in pixels: the archives' photos have 150 to 256, and how fine one is tells which
/// archive it is from.
const COARSE_PX: RangeInclusive<u32> = 60..=150;

/// Another view of `photo`, `side_px` square: flipped, turned by any angle, scaled to show 0.5 to 1.3 of its centred
/// square, stretched, in other light and colour; sometimes of fewer pixels, blurred or sharpened, seen through a dermoscope's round
/// opening, with a part of it hidden, or with JPEG's noise. Over its edge it is mirrored.
///
/// These are what archives differ in: by each of them a network can tell where a photo comes from, and by that what it
/// is likely to show.
pub fn other_view(photo: &Photo, side_px: usize, random: &mut impl Rng) -> Photo {
    let coarse = random.random_bool(0.3).then(|| shrink(photo, random.random_range(COARSE_PX)));
    let mut rgb = warped(coarse.as_ref().unwrap_or(photo), side_px, random);
    Light::drawn(random).fall_on(&mut rgb);
    match random.random_range(0..10) {
        0..3 => (0..random.random_range(1..=6)).for_each(|_| blur(&mut rgb, side_px)),
        3..5 => sharpen(&mut rgb, side_px, random.random_range(0.3..=1.5)),
        _ => {}
    }
    if random.random_bool(0.2) {
        let radius = random.random_range(0.75_f32..=1.3);
        let softness = random.random_range(0.01_f32..=0.1);
        let centre = std::array::from_fn(|_| random.random_range(0.9_f32..=1.1));
        hide_corners(&mut rgb, side_px, radius, softness, centre);
    }
    if random.random_bool(0.2) {
        hide_a_part(&mut rgb, side_px, random);
    }
    let view = Photo::from_rgb(side_px as u32, side_px as u32, to_bytes(&rgb));
    if random.random_bool(0.3) { with_jpeg_noise(view, random.random_range(20..=95)) } else { view }
}

/// Two views of one size laid over each other: `share` of `one`, the rest of `other` (mixup, Zhang et al. 2018).
pub fn mixed(one: &Photo, other: &Photo, share: f32) -> Photo {
    let rgb: Vec<f32> = one
        .rgb()
        .iter()
        .zip(other.rgb())
        .map(|(one, other)| f32::from(*one) * share + f32::from(*other) * (1.0 - share))
        .collect();
    Photo::from_rgb(one.width_px(), one.height_px(), to_bytes(&rgb))
}

/// A copy of `photo` as the original study made its own: in seven of ten tilted by up to 10 degrees, its corners cut so
/// that nothing beyond its edge is seen.
pub fn tilted(photo: &Photo, random: &mut impl Rng) -> Photo {
    if !random.random_bool(0.7) {
        return photo.clone();
    }
    let angle = random.random_range(-10.0_f32..=10.0).to_radians();
    let side_px = photo.width_px().min(photo.height_px());
    let (sin, cos) = angle.sin_cos();
    // The largest square that fits into a tilted one.
    let step = 1.0 / (sin.abs() + cos);
    let centre = (photo.width_px() as f32 / 2.0, photo.height_px() as f32 / 2.0);
    let rgb = sampled(photo, side_px as usize, Affine { centre, step: (step, step), sin, cos });
    Photo::from_rgb(side_px, side_px, to_bytes(&rgb))
}

fn to_bytes(rgb: &[f32]) -> Vec<u8> {
    rgb.iter().map(|value| value.round().clamp(0.0, 255.0) as u8).collect()
}

/// `photo`'s centred square with sides `scale` times as long and `aspect` times as wide as high, turned by `angle`
/// radians, `side_px` square; beyond the photo's edge it is mirrored.
pub fn seen_so(photo: &Photo, side_px: usize, scale: f32, aspect: f32, angle: f32) -> Vec<f32> {
    let (width, height) = (photo.width_px() as f32, photo.height_px() as f32);
    let step = width.min(height) * scale / side_px as f32;
    let (sin, cos) = angle.sin_cos();
    let step = (step * aspect.sqrt(), step / aspect.sqrt());
    sampled(photo, side_px, Affine { centre: (width / 2.0, height / 2.0), step, sin, cos })
}

/// Three values a pixel, 0 to 255, as the bytes of a photo.
pub fn as_photo(rgb: &[f32], side_px: usize) -> Photo {
    Photo::from_rgb(side_px as u32, side_px as u32, to_bytes(rgb))
}

/// Where a view's pixels lie in the photo.
struct Affine {
    /// What the view's centre shows, in the photo's pixels.
    centre: (f32, f32),
    /// The photo's pixels a view's pixel, across and down.
    step: (f32, f32),
    sin: f32,
    cos: f32,
}

/// A view drawn at random: flip, angle, scale, aspect and place.
fn warped(photo: &Photo, side_px: usize, random: &mut impl Rng) -> Vec<f32> {
    let (width, height) = (photo.width_px() as f32, photo.height_px() as f32);
    let square = width.min(height);
    let scale = random.random_range(0.5_f32.ln()..=1.3_f32.ln()).exp();
    // Two of the archives hold frames of 4 to 3 squashed into squares.
    let aspect = random.random_range(-0.29_f32..=0.29).exp();
    let flip = if random.random_bool(0.5) { -1.0 } else { 1.0 };
    let (sin, cos) = random.random_range(0.0..std::f32::consts::TAU).sin_cos();
    let play = square * (1.0 - scale).max(0.0) / 2.0;
    let centre_x = width / 2.0 + random.random_range(-1.0_f32..=1.0) * play;
    let centre_y = height / 2.0 + random.random_range(-1.0_f32..=1.0) * play;
    let step = square * scale / side_px as f32;
    let step = (step * aspect.sqrt() * flip, step / aspect.sqrt());
    sampled(photo, side_px, Affine { centre: (centre_x, centre_y), step, sin, cos })
}

/// The view, `side_px` square, sampled bilinearly.
fn sampled(photo: &Photo, side_px: usize, Affine { centre, step, sin, cos }: Affine) -> Vec<f32> {
    let middle = side_px as f32 / 2.0;
    let mut rgb = Vec::with_capacity(3 * side_px * side_px);
    for row in 0..side_px {
        for column in 0..side_px {
            let (across, down) = ((column as f32 + 0.5 - middle) * step.0, (row as f32 + 0.5 - middle) * step.1);
            let x = centre.0 + across * cos - down * sin - 0.5;
            let y = centre.1 + across * sin + down * cos - 0.5;
            rgb.extend(sample(photo, x, y));
        }
    }
    rgb
}

fn sample(photo: &Photo, x: f32, y: f32) -> [f32; 3] {
    let (left, top) = (x.floor(), y.floor());
    let (right_share, bottom_share) = (x - left, y - top);
    let [left, right] = [left as i64, left as i64 + 1].map(|x| mirrored(x, photo.width_px()));
    let [top, bottom] = [top as i64, top as i64 + 1].map(|y| mirrored(y, photo.height_px()));
    let stride = photo.width_px() as usize;
    let pixel = |x: usize, y: usize, channel: usize| f32::from(photo.rgb()[3 * (y * stride + x) + channel]);
    std::array::from_fn(|channel| {
        let above = pixel(left, top, channel) * (1.0 - right_share) + pixel(right, top, channel) * right_share;
        let below = pixel(left, bottom, channel) * (1.0 - right_share) + pixel(right, bottom, channel) * right_share;
        above * (1.0 - bottom_share) + below * bottom_share
    })
}

/// `place` folded back into `0..size`.
fn mirrored(place: i64, size: u32) -> usize {
    let size = i64::from(size);
    // Nearly every place, and without a division.
    if (0..size).contains(&place) {
        return place as usize;
    }
    let folded = place.rem_euclid(2 * size);
    folded.min(2 * size - 1 - folded) as usize
}

/// Light and colour of a view; 1 leaves a thing as it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Light {
    /// What all values are multiplied by.
    pub brightness: f32,
    /// What their distance from the view's mean is multiplied by.
    pub contrast: f32,
    /// What each channel's distance from the pixel's grey is multiplied by.
    pub saturation: f32,
    /// The power that values, as shares of 255, are raised to.
    pub gamma: f32,
    /// What red, green and blue are multiplied by.
    pub cast: [f32; 3],
}

impl Light {
    /// As it is.
    pub const UNCHANGED: Light = Light { brightness: 1.0, contrast: 1.0, saturation: 1.0, gamma: 1.0, cast: [1.0; 3] };

    /// Brightness and contrast by up to 30 %, saturation by up to 50 %, a cast of up to 18 % a channel, another gamma.
    fn drawn(random: &mut impl Rng) -> Light {
        Light {
            brightness: random.random_range(0.7..=1.3),
            contrast: random.random_range(0.7..=1.3),
            saturation: random.random_range(0.5..=1.5),
            gamma: random.random_range(-0.3_f32..=0.3).exp(),
            cast: std::array::from_fn(|_| random.random_range(0.82..=1.18)),
        }
    }

    /// Changes `rgb`, three values a pixel, so.
    pub fn fall_on(&self, rgb: &mut [f32]) {
        let mean = rgb.iter().sum::<f32>() / rgb.len() as f32;
        // A power takes as long as all the rest; half a level of 255 is finer than a byte.
        const LEVELS: usize = 2 * 255;
        let of_level: [f32; LEVELS + 1] =
            std::array::from_fn(|level| (level as f32 / LEVELS as f32).powf(self.gamma) * 255.0);
        for pixel in rgb.chunks_exact_mut(3) {
            let grey = (pixel[0] + pixel[1] + pixel[2]) / 3.0;
            for (value, cast) in pixel.iter_mut().zip(self.cast) {
                let saturated = grey + (*value - grey) * self.saturation;
                let lit = (mean + (saturated - mean) * self.contrast) * self.brightness * cast;
                *value = of_level[(lit.clamp(0.0, 255.0) / 255.0 * LEVELS as f32 + 0.5) as usize];
            }
        }
    }
}

/// Black beyond a circle about `centre`, as a dermoscope's opening leaves it; all lengths are in half sides.
pub fn hide_corners(rgb: &mut [f32], side_px: usize, radius: f32, softness: f32, centre: [f32; 2]) {
    let half = side_px as f32 / 2.0;
    let (radius, softness, centre) = (half * radius, half * softness, centre.map(|place| half * place));
    for (place, pixel) in rgb.chunks_exact_mut(3).enumerate() {
        let (x, y) = ((place % side_px) as f32 + 0.5, (place / side_px) as f32 + 0.5);
        let inside = ((radius - (x - centre[0]).hypot(y - centre[1])) / softness).clamp(0.0, 1.0);
        pixel.iter_mut().for_each(|value| *value *= inside);
    }
}

/// A rectangle of a tenth to a third of the side in one colour (random erasing, Zhong et al. 2020).
fn hide_a_part(rgb: &mut [f32], side_px: usize, random: &mut impl Rng) {
    let [width, height] = std::array::from_fn(|_| random.random_range(side_px / 10..=side_px / 3));
    let (left, top) = (random.random_range(0..=side_px - width), random.random_range(0..=side_px - height));
    let colour: [f32; 3] = std::array::from_fn(|_| random.random_range(0.0..=255.0));
    for row in rgb.chunks_exact_mut(3 * side_px).skip(top).take(height) {
        row[3 * left..3 * (left + width)].chunks_exact_mut(3).for_each(|pixel| pixel.copy_from_slice(&colour));
    }
}

/// What a blur takes away, added `amount` times.
pub fn sharpen(rgb: &mut [f32], side_px: usize, amount: f32) {
    let mut blurred = rgb.to_vec();
    blur(&mut blurred, side_px);
    for (value, blurred) in rgb.iter_mut().zip(blurred) {
        *value += amount * (*value - blurred);
    }
}

/// A 3×3 binomial filter: about what a hand that shakes costs at this size.
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

/// `photo` as it comes back from a JPEG of this quality. A photo that the encoder refuses stays as it is.
pub fn with_jpeg_noise(photo: Photo, quality: u8) -> Photo {
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
    fn a_view_is_decided_by_its_random_numbers() {
        let photo = synthetic_photo(1);
        assert_eq!(other_view(&photo, 64, &mut stream(1, 2)), other_view(&photo, 64, &mut stream(1, 2)));
        assert_ne!(other_view(&photo, 64, &mut stream(1, 2)), other_view(&photo, 64, &mut stream(1, 3)));
    }

    #[test]
    fn a_view_keeps_the_light_of_the_photo() {
        let photo = synthetic_photo(2);
        let mean =
            |photo: &Photo| photo.rgb().iter().map(|&value| f64::from(value)).sum::<f64>() / photo.rgb().len() as f64;
        for place in 0..50 {
            let view = other_view(&photo, 96, &mut stream(7, place));
            assert!((mean(&view) / mean(&photo) - 1.0).abs() < 0.8, "{} {}", mean(&view), mean(&photo));
        }
    }

    #[test]
    fn a_tilted_copy_shows_the_photo_and_nothing_beyond_it() {
        let photo = Photo::from_rgb(60, 60, [90, 60, 30].repeat(3600));
        assert!((0..20).all(|place| tilted(&photo, &mut stream(3, place)) == photo), "a plain photo stays plain");
        let drawn = synthetic_photo(4);
        let same = (0..200).filter(|&place| tilted(&drawn, &mut stream(3, place)) == drawn).count();
        // Three of ten, with a standard deviation of 6.5 in 200.
        assert!((35..=85).contains(&same), "{same}");
    }

    #[test]
    fn mirroring_stays_inside() {
        let places: Vec<usize> = (-4..8).map(|place| mirrored(place, 3)).collect();
        assert_eq!(places, [2, 2, 1, 0, 0, 1, 2, 2, 1, 0, 0, 1]);
    }
}
