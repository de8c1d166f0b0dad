//! The three example photos of the page, `www/examples`. They are drawn, and show no patient.
//!
//! `cargo run --release --package naevus-tests --example draw_examples` draws them again. The colours and sizes were
//! chosen with the shipped model, so that each photo has the outcome that it is an example of, far from a threshold.

use image::{Rgb, RgbImage};

use crate::drawing::{Colour, Outline, Point, Stroke, cell, mix, noise, pigmented, rough_noise, smooth_step};
use crate::photos::Jpeg;
use crate::xorshift::Xorshift;

/// Width and height of each photo, in pixels.
const SIZE_PX: (u32, u32) = (640, 480);

/// The colour of the skin without melanin and blood.
const SKIN: Colour = [0.93, 0.72, 0.66];

/// An example: the name of its file, and the function that draws it.
pub type Example = (&'static str, fn() -> RgbImage);

/// The examples, in the order in which the page offers them.
pub const EXAMPLES: [Example; 3] = [("answer.jpg", answer), ("doubt.jpg", doubt), ("refusal.jpg", refusal)];

/// How the files are encoded.
pub const ENCODING: Jpeg = Jpeg { quality: 85, ..Jpeg::PLAIN };

/// A nevus with brown globules, above a fine pigment network that fades out at its border.
pub fn answer() -> RgbImage {
    let outline = Outline { centre: [318.0, 238.0], radii: [150.0, 122.0], bumps: (0.12, 90.0), seed: 11 };
    photo(7, |point| {
        let depth = outline.at(point);
        let body = smooth_step(1.1, 0.3, depth);
        let line = smooth_step(0.4, 0.0, cell(wavy(point, 4.0, 25.0, 3), 9.0, 0.3, 5).border)
            * (0.6 + 0.4 * noise(point, 30.0, 77));
        let cell = cell(wavy(point, 4.0, 25.0, 13), 28.0, 0.35, 15);
        let globule = smooth_step(0.42, 0.2, cell.centre) * (0.5 + cell.number) * smooth_step(0.9, 0.5, depth);
        let centre = smooth_step(0.75, 0.1, depth);
        let rough = rough_noise(point, 60.0, 6);
        let melanin = body * (0.5 + 0.3 * line + 0.8 * globule + 0.5 * centre + 0.1 * rough);
        pigmented(skin(point, 21), melanin, 0.0, 0.04 * body)
    })
}

/// An asymmetric lesion of several colours: an irregular network that ends abruptly, globules of different sizes, an
/// eccentric dark blotch, and a grey-blue veil.
pub fn doubt() -> RgbImage {
    let outlines = [
        Outline { centre: [300.0, 255.0], radii: [140.0, 108.0], bumps: (0.3, 80.0), seed: 31 },
        Outline { centre: [395.0, 195.0], radii: [92.0, 78.0], bumps: (0.35, 60.0), seed: 32 },
    ];
    let veil = Outline { centre: [345.0, 262.0], radii: [82.0, 56.0], bumps: (0.7, 60.0), seed: 33 };
    let blotch = Outline { centre: [405.0, 190.0], radii: [60.0, 46.0], bumps: (0.5, 50.0), seed: 34 };
    photo(17, |point| {
        let depth = outlines.map(|outline| outline.at(point)).into_iter().fold(f64::MAX, f64::min);
        let body = smooth_step(1.08, 0.55, depth);
        let line = smooth_step(0.4, 0.0, cell(wavy(point, 6.0, 40.0, 3), 13.0, 0.4, 5).border)
            * smooth_step(-0.5, 0.4, noise(point, 90.0, 8));
        let cell = cell(wavy(point, 4.0, 25.0, 13), 26.0, 0.45, 15);
        let globule = smooth_step(0.36, 0.18, cell.centre) * smooth_step(0.5, 0.8, cell.number);
        let veil = smooth_step(1.3, 0.2, veil.at(point)) * body;
        let blotch = smooth_step(1.2, 0.5, blotch.at(point));
        let rough = rough_noise(point, 90.0, 6);
        let melanin = body * (0.5 + 0.35 * line + 0.5 * globule + 0.7 * blotch + 0.5 * rough);
        let colour = pigmented(skin(point, 41), melanin * (1.0 - 0.4 * veil), 0.6 * veil, 0.12 * body);
        mix(colour, [0.62, 0.64, 0.7], 0.2 * veil)
    })
}

/// Skin with a spot that is far away from the camera and from the middle of the photo.
pub fn refusal() -> RgbImage {
    let spot = Outline { centre: [505.0, 150.0], radii: [7.0, 6.0], bumps: (0.2, 8.0), seed: 51 };
    let mut random = Xorshift(77);
    let hairs: Vec<Stroke> = (0..9)
        .map(|_| {
            let start = [random.below(600), random.below(440)].map(f64::from);
            let length = f64::from(random.within(45, 90));
            Stroke::new(start, [0.8, 0.6], length, 0.02 - 0.01 * f64::from(random.below(5)), [0.8, 0.3], &mut random)
        })
        .collect();
    photo(27, |point| {
        let hair = hairs.iter().map(|hair| hair.at(point)).fold(0.0, f64::max);
        let spot = pigmented(skin(point, 61), 0.9 * smooth_step(1.2, 0.6, spot.at(point)), 0.0, 0.0);
        mix(spot, [0.3, 0.2, 0.15], 0.4 * hair)
    })
}

/// The point moved by up to `far` pixels, along waves that are about `size` pixels wide.
fn wavy(point: Point, far: f64, size: f64, seed: u32) -> Point {
    [point[0] + far * noise(point, size, seed), point[1] + far * noise(point, size, seed + 1)]
}

/// The colour of the skin at `point`: furrows, pores, and uneven melanin and blood.
fn skin(point: Point, seed: u32) -> Colour {
    let furrows = cell(wavy(point, 6.0, 40.0, seed + 8), 15.0, 0.4, seed);
    let furrow = smooth_step(0.3, 0.0, furrows.border) * (0.5 + 0.5 * noise(point, 60.0, seed + 1));
    let pore = smooth_step(0.2, 0.0, cell(point, 60.0, 0.48, seed + 2).centre);
    let rough = |size, offset| rough_noise(point, size, seed + offset);
    let melanin =
        0.05 + 0.035 * rough(190.0, 3) + 0.06 * rough(12.0, 5) + 0.02 * rough(40.0, 6) + 0.03 * furrow + 0.05 * pore;
    let blood = 0.1 + 0.1 * rough(120.0, 4) + 0.03 * rough(60.0, 7);
    pigmented(SKIN, melanin, 0.0, blood)
}

/// Draws a photo: `paint` gives the colour of each point. The corners are darker, the lens softens, and the sensor adds
/// grain.
fn photo(seed: u32, paint: impl Fn(Point) -> Colour) -> RgbImage {
    let (width, height) = SIZE_PX;
    let lit = RgbImage::from_fn(width, height, |x, y| {
        let point = [f64::from(x) + 0.5, f64::from(y) + 0.5];
        let [across, down] = [point[0] - f64::from(width) / 2.0, point[1] - f64::from(height) / 2.0];
        let light = 1.0 - 0.22 * (across * across + down * down) / 160_000.0;
        Rgb(paint(point).map(|value| ((value * light).clamp(0.0, 1.0) * 255.0).round() as u8))
    });
    let mut photo = softened(&softened(&lit));
    let mut random = Xorshift(seed);
    for value in photo.iter_mut() {
        let grain = i32::try_from(random.below(6)).unwrap_or_default() - 2;
        *value = (i32::from(*value) + grain).clamp(0, 255) as u8;
    }
    photo
}

/// The photo blurred with the weights 1, 4, 6, 4, 1 along both axes, whose standard deviation is 1 pixel.
fn softened(photo: &RgbImage) -> RgbImage {
    const WEIGHTS: [u32; 5] = [1, 4, 6, 4, 1];
    let (width, height) = photo.dimensions();
    let along = |photo: &RgbImage, columns: i64, rows: i64| {
        RgbImage::from_fn(width, height, |x, y| {
            let mut sum = [128; 3];
            for (weight, step) in WEIGHTS.into_iter().zip(-2..) {
                let x = (i64::from(x) + columns * step).clamp(0, i64::from(width) - 1) as u32;
                let y = (i64::from(y) + rows * step).clamp(0, i64::from(height) - 1) as u32;
                let Rgb(pixel) = photo.get_pixel(x, y);
                sum = [0, 1, 2].map(|channel| sum[channel] + 16 * weight * u32::from(pixel[channel]));
            }
            Rgb(sum.map(|sum| (sum / 256) as u8))
        })
    };
    along(&along(photo, 1, 0), 0, 1)
}
