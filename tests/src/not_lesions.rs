//! Pictures drawn by code that show no lesion and no skin: what a reader of lesions must refuse.
//!
//! Whole-number arithmetic only: a picture has the same pixels on every machine.

use image::{Rgb, RgbImage};

use crate::xorshift::Xorshift;

/// How many are drawn of each kind.
pub const OF_A_KIND: u32 = 40;

const WIDTH_PX: u32 = 320;
const HEIGHT_PX: u32 = 240;

type Colour = [u8; 3];

/// A kind of picture: its name, and how one is drawn.
type Kind = (&'static str, fn(&mut Dice) -> RgbImage);

/// Each kind with its pictures: blank, noise, gradients along a line and about a point, patterns, lines of writing,
/// screens of windows and buttons.
pub fn kinds() -> impl Iterator<Item = (&'static str, Vec<RgbImage>)> {
    const KINDS: [Kind; 7] = [
        ("blank", blank),
        ("noise", noise),
        ("gradient", gradient),
        ("glow", glow),
        ("pattern", pattern),
        ("writing", writing),
        ("screen", screen),
    ];
    KINDS.into_iter().zip(1_u32..).map(|((name, draw), seed)| {
        let mut dice = Dice(Xorshift(seed.wrapping_mul(0x9e37_79b9)));
        (name, (0..OF_A_KIND).map(|_| draw(&mut dice)).collect())
    })
}

/// Random numbers, and what pictures need of them.
struct Dice(Xorshift);

impl Dice {
    fn below(&mut self, end: u32) -> u32 {
        // The lower bits of a xorshift are the weaker ones.
        (self.0.number() >> 8) % end
    }

    fn within(&mut self, from: u32, to: u32) -> u32 {
        from + self.below(to - from)
    }

    fn colour(&mut self) -> Colour {
        [0; 3].map(|_: u8| self.below(256) as u8)
    }

    /// In half of all cases a colour that skin has, in the other half any.
    fn colour_or_skin(&mut self) -> Colour {
        const SKINS: [Colour; 5] = [[255, 219, 200], [224, 172, 150], [198, 134, 110], [141, 85, 60], [90, 55, 40]];
        if self.below(2) == 0 { SKINS[self.below(5) as usize] } else { self.colour() }
    }
}

/// `share` of 256 parts of `other`, the rest of `one`.
fn between(one: Colour, other: Colour, share: u32) -> Rgb<u8> {
    let share = share.min(256);
    let mix = |channel: usize| u32::from(one[channel]) * (256 - share) + u32::from(other[channel]) * share;
    Rgb([0, 1, 2].map(|channel| (mix(channel) / 256) as u8))
}

fn picture(pixel: impl FnMut(u32, u32) -> Rgb<u8>) -> RgbImage {
    RgbImage::from_fn(WIDTH_PX, HEIGHT_PX, pixel)
}

fn blank(dice: &mut Dice) -> RgbImage {
    RgbImage::from_pixel(WIDTH_PX, HEIGHT_PX, Rgb(dice.colour_or_skin()))
}

/// Grains of 1 to 24 pixels, of any colours or between two.
fn noise(dice: &mut Dice) -> RgbImage {
    let grain = [1, 2, 4, 8, 24][dice.below(5) as usize];
    let two = (dice.below(2) == 0).then(|| (dice.colour_or_skin(), dice.colour_or_skin()));
    let columns = WIDTH_PX.div_ceil(grain);
    let grains: Vec<Rgb<u8>> = (0..columns * HEIGHT_PX.div_ceil(grain))
        .map(|_| match two {
            Some((one, other)) => between(one, other, dice.below(257)),
            None => Rgb(dice.colour()),
        })
        .collect();
    picture(|x, y| grains[(y / grain * columns + x / grain) as usize])
}

/// From one colour to another, along a line.
fn gradient(dice: &mut Dice) -> RgbImage {
    let (from, to) = (dice.colour_or_skin(), dice.colour_or_skin());
    let (across, down) = (dice.below(256), dice.below(256));
    let longest = (across * WIDTH_PX + down * HEIGHT_PX).max(1);
    picture(|x, y| between(from, to, (across * x + down * y) * 256 / longest))
}

/// From one colour to another, about a point.
fn glow(dice: &mut Dice) -> RgbImage {
    let (from, to) = (dice.colour_or_skin(), dice.colour_or_skin());
    let (centre_x, centre_y) = (dice.within(80, 240), dice.within(60, 180));
    let radius = dice.within(40, 200);
    picture(|x, y| {
        let (across, down) = (x.abs_diff(centre_x), y.abs_diff(centre_y));
        between(from, to, (across * across + down * down) * 256 / (radius * radius))
    })
}

/// Stripes, checks or rings.
fn pattern(dice: &mut Dice) -> RgbImage {
    let (one, other) = (dice.colour_or_skin(), dice.colour_or_skin());
    let (kind, period) = (dice.below(3), dice.within(3, 40));
    picture(|x, y| {
        let place = match kind {
            0 => x / period,
            1 => x / period + y / period,
            _ => (x.abs_diff(WIDTH_PX / 2).pow(2) + y.abs_diff(HEIGHT_PX / 2).pow(2)).isqrt() / period,
        };
        Rgb(if place % 2 == 0 { one } else { other })
    })
}

/// Lines of signs, each a few strokes in a grid of 3 by 5, dark on light or light on dark.
fn writing(dice: &mut Dice) -> RgbImage {
    const PAPER: [(Colour, Colour); 4] = [
        ([255, 255, 255], [0, 0, 0]),
        ([250, 245, 230], [45, 35, 25]),
        ([240, 225, 210], [90, 60, 45]),
        ([20, 20, 25], [230, 230, 230]),
    ];
    let (paper, ink) = PAPER[dice.below(4) as usize];
    let mut page = RgbImage::from_pixel(WIDTH_PX, HEIGHT_PX, Rgb(paper));
    write_lines(&mut page, dice, [6, 6, WIDTH_PX - 6, HEIGHT_PX - 6], ink);
    page
}

/// Fills the rectangle `[left, top, right, bottom]` with lines of signs of one size.
fn write_lines(page: &mut RgbImage, dice: &mut Dice, [left, top, right, bottom]: [u32; 4], ink: Colour) {
    let dot = dice.within(1, 6);
    let (width, height) = (4 * dot, 8 * dot);
    for line in 0..(bottom - top) / height {
        for sign in 0..(right - left) / width {
            // A blank now and then parts the words.
            let strokes = if dice.below(6) == 0 { 0 } else { dice.below(1 << 15) };
            for cell in (0..15).filter(|cell| strokes >> cell & 1 == 1) {
                let (x, y) = (left + sign * width + cell % 3 * dot, top + line * height + cell / 3 * dot);
                fill(page, [x, y, x + dot, y + dot], ink);
            }
        }
    }
}

/// A window with a bar on top, buttons and pictures as rectangles, and some writing.
fn screen(dice: &mut Dice) -> RgbImage {
    let ground = dice.within(200, 256) as u8;
    let mut page = RgbImage::from_pixel(WIDTH_PX, HEIGHT_PX, Rgb([ground; 3]));
    fill(&mut page, [0, 0, WIDTH_PX, 24], dice.colour());
    for _ in 0..dice.within(3, 10) {
        let (left, top) = (dice.below(WIDTH_PX - 60), dice.within(28, HEIGHT_PX - 30));
        let (right, bottom) = (left + dice.within(30, 160), top + dice.within(14, 90));
        fill(&mut page, [left, top, right, bottom], dice.colour());
    }
    let (left, top) = (dice.below(WIDTH_PX / 2), dice.within(28, HEIGHT_PX / 2));
    write_lines(&mut page, dice, [left, top, left + WIDTH_PX / 2, top + HEIGHT_PX / 2], [40; 3]);
    page
}

/// Paints the rectangle `[left, top, right, bottom]`, as far as it is on the page.
fn fill(page: &mut RgbImage, [left, top, right, bottom]: [u32; 4], colour: Colour) {
    for y in top..bottom.min(page.height()) {
        for x in left..right.min(page.width()) {
            page.put_pixel(x, y, Rgb(colour));
        }
    }
}
