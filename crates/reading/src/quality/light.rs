//! Exposure and glare.

use crate::quality::picture::{Picture, Rectangle};

/// The least value of a clipped channel. JPEG compression moves clipped values by a few levels.
const CLIPPED: u8 = 250;

/// A glare is at least this bright in all channels, and brighter than its surroundings by [`GLARE_CONTRAST`]: light that
/// the surface reflects has the colour of the lamp.
const GLARE_LEVEL: u8 = 170;
const GLARE_CONTRAST: u8 = 45;

/// The radius of the opening that takes out a glare, in pixels of the [`Picture`].
const GLARE_RADIUS: usize = 10;

/// The brightness of the skin in the centre square: the upper quartile of the luma, 0 to 255, without the pixels of
/// `rim`. A dark lesion that fills less than three quarters of the square does not change it.
pub fn brightness(picture: &Picture, rim: &[bool]) -> u8 {
    let (luma, square) = (picture.luma(), picture.square());
    let mut histogram = [0_u32; 256];
    let of_square = |pixel: &usize| square.contains(pixel % luma.width, pixel / luma.width) && !rim[*pixel];
    (0..rim.len()).filter(of_square).for_each(|pixel| histogram[usize::from(luma.values[pixel])] += 1);
    let count: u32 = histogram.iter().sum();
    let mut above = 0;
    let quartile = (0..=u8::MAX).rev().find(|value| {
        above += histogram[usize::from(*value)];
        4 * above >= count
    });
    quartile.unwrap_or_default()
}

/// The share of the centre square in which at least two channels are clipped: overexposed skin loses red first, which
/// alone is usual.
pub fn clipped(picture: &Picture) -> f32 {
    let is_clipped = |pixel: &[u8; 3]| pixel.iter().filter(|value| **value >= CLIPPED).count() >= 2;
    let square = picture.square();
    let rows = picture.pixels().chunks_exact(picture.width()).skip(square.top).take(square.bottom - square.top);
    let count = rows.flat_map(|row| &row[square.left..square.right]).filter(|pixel| is_clipped(pixel)).count();
    count as f32 / square.area() as f32
}

/// The share of `region` that is covered by glare: small, bright, colourless spots, found by the top-hat transform of
/// the smallest channel.
pub fn glare(picture: &Picture, region: Rectangle) -> f32 {
    let least = picture.plane(|pixel| pixel.into_iter().min().unwrap_or_default());
    let top_hat = least.top_hat(GLARE_RADIUS);
    let rows = least.rows(region).zip(top_hat.rows(region));
    let pixels = rows.flat_map(|(values, contrasts)| values.iter().zip(contrasts));
    let glare = pixels.filter(|(value, contrast)| **value >= GLARE_LEVEL && **contrast >= GLARE_CONTRAST);
    glare.count() as f32 / region.area().max(1) as f32
}
