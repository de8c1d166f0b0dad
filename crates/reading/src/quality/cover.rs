//! What covers the skin: hair and ink.

use crate::quality::outline::Mask;
use crate::quality::picture::{Picture, flood};

/// The radius of the closing that takes out a hair, in pixels of the [`Picture`]: a terminal hair is about 0.1 mm wide,
/// and a dermatoscope shows 10 to 20 mm.
const HAIR_RADIUS: usize = 3;

/// The least contrast of a hair, in levels of 255.
const HAIR_CONTRAST: u8 = 16;

/// The least length of a hair, in pixels of the [`Picture`]: the diagonal of its bounding box. Dots, globules and the
/// meshes of a pigment network are shorter.
const HAIR_LENGTH: usize = 30;

/// The least ratios of blue to red, and of green to red, of ink, each relative to the ratio in the skin. Melanin and
/// blood absorb more blue and green than red, so that a lesion's ratios are below 1.
const INK_BLUE: f32 = 1.45;
const INK_GREEN: f32 = 1.3;

/// The least value of red and of the greatest channel of a pixel with a hue, of 255.
const INK_MIN_RED: f32 = 4.0;
const INK_MIN_VALUE: u8 = 40;

/// The share of the centre square that is covered by dark hairs: long connected regions of a high black-hat transform,
/// as in DullRazor (Lee et al. 1997), without the pixels of `rim`. Light hairs are not found.
pub fn hair(picture: &Picture, rim: &[bool]) -> f32 {
    let (width, square) = (picture.width(), picture.square());
    let black_hat = picture.luma().black_hat(HAIR_RADIUS);
    let is_line = |pixel: usize| black_hat.values[pixel] >= HAIR_CONTRAST && !rim[pixel];
    let (mut found, mut covered) = (vec![false; rim.len()], 0);
    for seed in 0..rim.len() {
        let line = flood(width, &mut found, [seed], is_line);
        let columns = line.iter().map(|pixel| pixel % width);
        let (Some(left), Some(right)) = (columns.clone().min(), columns.max()) else { continue };
        let rows = line.iter().map(|pixel| pixel / width);
        let (top, bottom) = (rows.clone().min().unwrap_or_default(), rows.max().unwrap_or_default());
        if (right - left).pow(2) + (bottom - top).pow(2) >= HAIR_LENGTH.pow(2) {
            covered += line.iter().filter(|pixel| square.contains(*pixel % width, *pixel / width)).count();
        }
    }
    covered as f32 / square.area() as f32
}

/// The share of the centre square that is covered by blue, violet or green ink, by its hue relative to the skin's: the
/// median colour outside `lesion` and `rim`. Red and black ink have the hue of lesions and hairs.
pub fn ink(picture: &Picture, rim: &[bool], lesion: Option<&Mask>) -> f32 {
    let (width, square) = (picture.width(), picture.square());
    let is_seen = |pixel: &usize| square.contains(pixel % width, pixel / width) && !rim[*pixel];
    let is_skin = |pixel: &usize| is_seen(pixel) && lesion.is_none_or(|lesion| !lesion.inside[*pixel]);
    let median = |channel: usize| {
        let mut values: Vec<u8> =
            (0..rim.len()).filter(is_skin).map(|pixel| picture.pixels()[pixel][channel]).collect();
        let middle = values.len() / 2;
        values.get(middle)?;
        Some(f32::from(*values.select_nth_unstable(middle).1).max(1.0))
    };
    let (Some(red), Some(green), Some(blue)) = (median(0), median(1), median(2)) else { return 0.0 };
    let (green, blue) = (red / green, red / blue);
    let is_ink = |[r, g, b]: [u8; 3]| {
        let red = f32::from(r).max(INK_MIN_RED);
        r.max(g).max(b) >= INK_MIN_VALUE
            && (f32::from(b) * blue >= INK_BLUE * red || f32::from(g) * green >= INK_GREEN * red)
    };
    let covered = (0..rim.len()).filter(is_seen).filter(|pixel| is_ink(picture.pixels()[*pixel])).count();
    covered as f32 / square.area() as f32
}
