//! Tools that draw skin as a dermatoscope shows it: noise, cells, strokes and pigments.
//!
//! Only the four operations and square roots are used, whose results IEEE 754 defines, so that a drawing has the same
//! pixels on every machine.

use crate::xorshift::Xorshift;

/// A point, in pixels.
pub type Point = [f64; 2];

/// A colour in sRGB, each channel from 0 to 1.
pub type Colour = [f64; 3];

/// 0 up to `from`, 1 from `to` on, and a smooth step between them; `from` may be the larger one.
pub fn smooth_step(from: f64, to: f64, value: f64) -> f64 {
    let share = ((value - from) / (to - from)).clamp(0.0, 1.0);
    share * share * (3.0 - 2.0 * share)
}

/// The colour at `weight` of the way from `first` to `second`.
pub fn mix(first: Colour, second: Colour, weight: f64) -> Colour {
    [0, 1, 2].map(|channel| first[channel] + (second[channel] - first[channel]) * weight)
}

fn distance(first: Point, second: Point) -> f64 {
    let (across, down) = (first[0] - second[0], first[1] - second[1]);
    (across * across + down * down).sqrt()
}

/// A random number from 0 to below 1 for a cell of a grid.
fn random_of_cell(column: i64, row: i64, seed: u32) -> f64 {
    let mut state = (column as u32).wrapping_mul(0x85eb_ca6b) ^ (row as u32).wrapping_mul(0xc2b2_ae35);
    state = (state ^ seed.wrapping_mul(0x9e37_79b9)).wrapping_add(0x27d4_eb2f);
    state = (state ^ state >> 15).wrapping_mul(0x2c1b_3c6d);
    state = (state ^ state >> 12).wrapping_mul(0x297a_2d39);
    f64::from(state ^ state >> 15) / 4_294_967_296.0
}

/// Smooth noise from -1 to 1, whose hills are about `size` pixels wide.
pub fn noise(point: Point, size: f64, seed: u32) -> f64 {
    let [x, y] = point.map(|value| value / size);
    let (left, top) = (x.floor(), y.floor());
    let (across, down) = (smooth_step(0.0, 1.0, x - left), smooth_step(0.0, 1.0, y - top));
    let corner = |columns, rows| 2.0 * random_of_cell(left as i64 + columns, top as i64 + rows, seed) - 1.0;
    let upper = corner(0, 0) + (corner(1, 0) - corner(0, 0)) * across;
    let lower = corner(0, 1) + (corner(1, 1) - corner(0, 1)) * across;
    upper + (lower - upper) * down
}

/// Noise of four sizes, from `size` pixels down to an eighth of it, each with half the height of the one before.
pub fn rough_noise(point: Point, size: f64, seed: u32) -> f64 {
    let layer = |(power, seed): (i32, u32)| noise(point, size / 2_f64.powi(power), seed) / 2_f64.powi(power + 1);
    (0..4).zip(seed..).map(layer).sum()
}

/// Where a point is in a pattern of cells, as of a honeycomb.
#[derive(Clone, Copy, Debug)]
pub struct Cell {
    /// The distance to the centre of its cell; 1 is the mean distance between two centres.
    pub centre: f64,
    /// 0 on the border between two cells, about 1 at the centre of one.
    pub border: f64,
    /// A random number from 0 to below 1, the same in the whole cell.
    pub number: f64,
}

/// The cells around centres on a grid of `size` pixels, every other row shifted by half of it, and each centre moved at
/// random by up to `disorder` of the distance.
pub fn cell(point: Point, size: f64, disorder: f64, seed: u32) -> Cell {
    // Rows that are 0.866 apart make the triangles between centres equilateral.
    let height = 0.866 * size;
    let row = (point[1] / height).floor() as i64;
    let (mut nearest, mut second, mut number) = (f64::MAX, f64::MAX, 0.0);
    for row in row - 1..=row + 2 {
        let shift = if row.rem_euclid(2) == 0 { 0.25 } else { 0.75 };
        let column = (point[0] / size - shift).floor() as i64;
        for column in column - 1..=column + 2 {
            let moved = |seed| (random_of_cell(column, row, seed) - 0.5) * 2.0 * disorder;
            let centre = [(column as f64 + shift + moved(seed)) * size, (row as f64 + moved(seed ^ 0x5bd1)) * height];
            let distance = distance(point, centre) / size;
            if distance < nearest {
                second = nearest;
                (nearest, number) = (distance, random_of_cell(column, row, seed ^ 0x1357));
            } else {
                second = second.min(distance);
            }
        }
    }
    Cell { centre: nearest, border: second - nearest, number }
}

/// How much of the light passes through a pigment of this density: nearly its negative exponential.
fn transmission(density: f64) -> f64 {
    1.0 / (1.0 + density + density * density / 2.0)
}

/// `skin` below pigments of these densities, 0 for none and about 1 for a dark lesion. Melanin above the dermis is brown
/// to black, melanin within it is blue to grey, and blood is red.
pub fn pigmented(skin: Colour, melanin: f64, deep_melanin: f64, blood: f64) -> Colour {
    const MELANIN: Colour = [0.5, 1.05, 1.3];
    const DEEP_MELANIN: Colour = [1.25, 0.85, 0.55];
    const BLOOD: Colour = [0.12, 0.85, 0.7];
    [0, 1, 2].map(|channel| {
        skin[channel]
            * transmission(MELANIN[channel] * melanin.max(0.0))
            * transmission(DEEP_MELANIN[channel] * deep_melanin.max(0.0))
            * transmission(BLOOD[channel] * blood.max(0.0))
    })
}

/// An ellipse whose outline is irregular.
#[derive(Clone, Copy, Debug)]
pub struct Outline {
    /// Its centre.
    pub centre: Point,
    /// Half of its width and height.
    pub radii: Point,
    /// How far the outline is moved, as a share of the radii, and the width of the bumps in pixels.
    pub bumps: (f64, f64),
    /// Chooses the bumps.
    pub seed: u32,
}

impl Outline {
    /// 0 at the centre, 1 on the outline and more outside.
    pub fn at(&self, point: Point) -> f64 {
        let [x, y] = [0, 1].map(|axis| (point[axis] - self.centre[axis]) / self.radii[axis]);
        (x * x + y * y).sqrt() + self.bumps.0 * rough_noise(point, self.bumps.1, self.seed)
    }
}

/// A curved line that becomes thinner.
#[derive(Clone, Debug)]
pub struct Stroke {
    /// Its points.
    points: Vec<Point>,
    /// Half of its width at its start and at its end, in pixels.
    radii: [f64; 2],
}

impl Stroke {
    /// A line of `length` pixels from `start` in `direction`, a vector of length 1, which bends by `bend` (0.1 is about
    /// 11 degrees) every `length / 24` pixels and wavers at random.
    pub fn new(start: Point, direction: Point, length: f64, bend: f64, radii: [f64; 2], random: &mut Xorshift) -> Self {
        const STEPS: usize = 24;
        let (mut point, mut direction) = (start, direction);
        let mut points = vec![start];
        for _ in 0..STEPS {
            let waver = f64::from(random.below(1000)) / 1000.0 - 0.5;
            direction = turned(direction, bend + waver * 0.16);
            point = [0, 1].map(|axis| point[axis] + direction[axis] * length / STEPS as f64);
            points.push(point);
        }
        Stroke { points, radii }
    }

    /// 1 within the line, 0 outside, and smooth on its edge.
    pub fn at(&self, point: Point) -> f64 {
        let last = (self.points.len() - 1) as f64;
        let mut cover = 0.0_f64;
        for (index, ends) in self.points.windows(2).enumerate() {
            let [start, end] = [ends[0], ends[1]];
            let along = [end[0] - start[0], end[1] - start[1]];
            let from_start = [point[0] - start[0], point[1] - start[1]];
            let squared = along[0] * along[0] + along[1] * along[1];
            let share = ((from_start[0] * along[0] + from_start[1] * along[1]) / squared).clamp(0.0, 1.0);
            let nearest = [start[0] + along[0] * share, start[1] + along[1] * share];
            let radius = self.radii[0] + (self.radii[1] - self.radii[0]) * (index as f64 + share) / last;
            cover = cover.max(smooth_step(radius + 0.8, radius - 0.8, distance(point, nearest)));
        }
        cover
    }
}

/// `direction` turned by about 2 `half_tangent`, which is the tangent of half of the angle.
fn turned(direction: Point, half_tangent: f64) -> Point {
    let scale = 1.0 + half_tangent * half_tangent;
    let (cosine, sine) = ((1.0 - half_tangent * half_tangent) / scale, 2.0 * half_tangent / scale);
    [direction[0] * cosine - direction[1] * sine, direction[0] * sine + direction[1] * cosine]
}
