//! Synthetic images that show neither lesion nor skin. A classifier of lesions should refuse them.
//!
//! Only integer arithmetic is used, so that an image has the same pixels on every machine.

use image::{Rgb, RgbImage};

use crate::xorshift::Xorshift;

/// The number of images of each kind.
pub const IMAGES_PER_KIND: u32 = 40;

const WIDTH_PX: u32 = 320;
const HEIGHT_PX: u32 = 240;

type Colour = [u8; 3];

/// A kind of image: its name, and the function that draws one.
type Kind = (&'static str, fn(&mut Xorshift) -> RgbImage);

/// The images of each kind: blank, noise, linear gradients, radial gradients, patterns, lines of writing, and screens
/// with windows and buttons.
pub fn kinds() -> impl Iterator<Item = (&'static str, Vec<RgbImage>)> {
    const KINDS: [Kind; 7] = [
        ("blank", blank),
        ("noise", noise),
        ("gradient", linear_gradient),
        ("glow", radial_gradient),
        ("pattern", pattern),
        ("writing", writing),
        ("screen", screen),
    ];
    KINDS.into_iter().zip(1_u32..).map(|((name, draw), seed)| {
        let mut random = Xorshift(seed.wrapping_mul(0x9e37_79b9));
        (name, (0..IMAGES_PER_KIND).map(|_| draw(&mut random)).collect())
    })
}

fn random_colour(random: &mut Xorshift) -> Colour {
    [0; 3].map(|_: u8| random.below(256) as u8)
}

/// A skin colour or any colour, each with probability one half.
fn random_colour_or_skin(random: &mut Xorshift) -> Colour {
    const SKINS: [Colour; 5] = [[255, 219, 200], [224, 172, 150], [198, 134, 110], [141, 85, 60], [90, 55, 40]];
    if random.below(2) == 0 { SKINS[random.below(5) as usize] } else { random_colour(random) }
}

/// Mixes two colours. `weight` is that of `second`, in 1/256.
fn blend(first: Colour, second: Colour, weight: u32) -> Rgb<u8> {
    let weight = weight.min(256);
    let mix = |channel: usize| u32::from(first[channel]) * (256 - weight) + u32::from(second[channel]) * weight;
    Rgb([0, 1, 2].map(|channel| (mix(channel) / 256) as u8))
}

fn image_of(pixel: impl FnMut(u32, u32) -> Rgb<u8>) -> RgbImage {
    RgbImage::from_fn(WIDTH_PX, HEIGHT_PX, pixel)
}

fn blank(random: &mut Xorshift) -> RgbImage {
    RgbImage::from_pixel(WIDTH_PX, HEIGHT_PX, Rgb(random_colour_or_skin(random)))
}

/// Squares of 1 to 24 pixels, of any colours or of mixtures of two.
fn noise(random: &mut Xorshift) -> RgbImage {
    let grain = [1, 2, 4, 8, 24][random.below(5) as usize];
    let two = (random.below(2) == 0).then(|| (random_colour_or_skin(random), random_colour_or_skin(random)));
    let columns = WIDTH_PX.div_ceil(grain);
    let grains: Vec<Rgb<u8>> = (0..columns * HEIGHT_PX.div_ceil(grain))
        .map(|_| match two {
            Some((first, second)) => blend(first, second, random.below(257)),
            None => Rgb(random_colour(random)),
        })
        .collect();
    image_of(|x, y| grains[(y / grain * columns + x / grain) as usize])
}

fn linear_gradient(random: &mut Xorshift) -> RgbImage {
    let (from, to) = (random_colour_or_skin(random), random_colour_or_skin(random));
    let (across, down) = (random.below(256), random.below(256));
    let length = (across * WIDTH_PX + down * HEIGHT_PX).max(1);
    image_of(|x, y| blend(from, to, (across * x + down * y) * 256 / length))
}

fn radial_gradient(random: &mut Xorshift) -> RgbImage {
    let (from, to) = (random_colour_or_skin(random), random_colour_or_skin(random));
    let (centre_x, centre_y) = (random.within(80, 240), random.within(60, 180));
    let radius = random.within(40, 200);
    image_of(|x, y| {
        let (across, down) = (x.abs_diff(centre_x), y.abs_diff(centre_y));
        blend(from, to, (across * across + down * down) * 256 / (radius * radius))
    })
}

/// Stripes, checks or rings.
fn pattern(random: &mut Xorshift) -> RgbImage {
    let (first, second) = (random_colour_or_skin(random), random_colour_or_skin(random));
    let (kind, period) = (random.below(3), random.within(3, 40));
    image_of(|x, y| {
        let index = match kind {
            0 => x / period,
            1 => x / period + y / period,
            _ => (x.abs_diff(WIDTH_PX / 2).pow(2) + y.abs_diff(HEIGHT_PX / 2).pow(2)).isqrt() / period,
        };
        Rgb(if index % 2 == 0 { first } else { second })
    })
}

/// Lines of glyphs, dark on light or light on dark.
fn writing(random: &mut Xorshift) -> RgbImage {
    const PAPER: [(Colour, Colour); 4] = [
        ([255, 255, 255], [0, 0, 0]),
        ([250, 245, 230], [45, 35, 25]),
        ([240, 225, 210], [90, 60, 45]),
        ([20, 20, 25], [230, 230, 230]),
    ];
    let (paper, ink) = PAPER[random.below(4) as usize];
    let mut page = RgbImage::from_pixel(WIDTH_PX, HEIGHT_PX, Rgb(paper));
    write_lines(&mut page, random, [6, 6, WIDTH_PX - 6, HEIGHT_PX - 6], ink);
    page
}

/// Fills the rectangle `[left, top, right, bottom]` with lines of glyphs of one size. A glyph is a random set of the
/// cells of a grid of 3 by 5.
fn write_lines(page: &mut RgbImage, random: &mut Xorshift, [left, top, right, bottom]: [u32; 4], ink: Colour) {
    let cell_px = random.within(1, 6);
    let (width, height) = (4 * cell_px, 8 * cell_px);
    for line in 0..(bottom - top) / height {
        for glyph in 0..(right - left) / width {
            // One glyph in six is a space between words.
            let cells = if random.below(6) == 0 { 0 } else { random.below(1 << 15) };
            for cell in (0..15).filter(|cell| cells >> cell & 1 == 1) {
                let (x, y) = (left + glyph * width + cell % 3 * cell_px, top + line * height + cell / 3 * cell_px);
                fill(page, [x, y, x + cell_px, y + cell_px], ink);
            }
        }
    }
}

/// A window with a title bar, rectangles as buttons and pictures, and some writing.
fn screen(random: &mut Xorshift) -> RgbImage {
    let background = random.within(200, 256) as u8;
    let mut page = RgbImage::from_pixel(WIDTH_PX, HEIGHT_PX, Rgb([background; 3]));
    fill(&mut page, [0, 0, WIDTH_PX, 24], random_colour(random));
    for _ in 0..random.within(3, 10) {
        let (left, top) = (random.below(WIDTH_PX - 60), random.within(28, HEIGHT_PX - 30));
        let (right, bottom) = (left + random.within(30, 160), top + random.within(14, 90));
        fill(&mut page, [left, top, right, bottom], random_colour(random));
    }
    let (left, top) = (random.below(WIDTH_PX / 2), random.within(28, HEIGHT_PX / 2));
    write_lines(&mut page, random, [left, top, left + WIDTH_PX / 2, top + HEIGHT_PX / 2], [40; 3]);
    page
}

/// Fills the part of the rectangle `[left, top, right, bottom]` that is inside the image.
fn fill(page: &mut RgbImage, [left, top, right, bottom]: [u32; 4], colour: Colour) {
    for y in top..bottom.min(page.height()) {
        for x in left..right.min(page.width()) {
            page.put_pixel(x, y, Rgb(colour));
        }
    }
}
