//! The small picture on which a photo's quality is measured.

use crate::photo::Photo;
use crate::preprocess::resized;

/// The shorter side of the picture, in pixels: the input size of the shipped network. A fault that this size does not
/// show does not reach the network either.
pub const SIDE_PX: usize = 192;

/// The longest side, in multiples of the shorter side. Of a longer photo, the middle part is measured.
const MAX_ASPECT: f64 = 2.0;

/// The middle of a photo, or of a frame of a camera, resized so that its shorter side has [`SIDE_PX`] pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    width: usize,
    height: usize,
    rgb: Vec<[u8; 3]>,
    /// The part of the photo, in fractions: left, top, width, height.
    part: [f32; 4],
}

impl Picture {
    /// The picture of a photo, by the filter of the network input.
    pub fn of(photo: &Photo) -> Picture {
        let (width, height) = (f64::from(photo.width_px()), f64::from(photo.height_px()));
        let shorter = width.min(height);
        let (part_width, part_height) = (width.min(MAX_ASPECT * shorter), height.min(MAX_ASPECT * shorter));
        let (left, top) = ((width - part_width) / 2.0, (height - part_height) / 2.0);
        let scaled = |side: f64| (side / shorter * SIDE_PX as f64).round() as u32;
        let (scaled_width, scaled_height) = (scaled(part_width), scaled(part_height));
        let bytes = resized(photo, (left, top, part_width, part_height), scaled_width, scaled_height);
        let part = [left / width, top / height, part_width / width, part_height / height];
        Picture {
            width: scaled_width as usize,
            height: scaled_height as usize,
            rgb: bytes.as_chunks::<3>().0.to_vec(),
            part: part.map(|fraction| fraction as f32),
        }
    }

    /// The picture of a frame that has the size of a picture already: `rgba` has four bytes per pixel, of which the
    /// last is ignored. `None` if the shorter side is not [`SIDE_PX`], or the bytes are not those of `width`.
    pub fn of_frame(width: usize, rgba: &[u8]) -> Option<Picture> {
        let pixels = rgba.as_chunks::<4>().0;
        let height = pixels.len().checked_div(width)?;
        let is_whole = width * height * 4 == rgba.len() && width.min(height) == SIDE_PX;
        let rgb = || pixels.iter().map(|[red, green, blue, _]| [*red, *green, *blue]).collect();
        is_whole.then(|| Picture { width, height, rgb: rgb(), part: [0.0, 0.0, 1.0, 1.0] })
    }

    /// The width in pixels.
    pub fn width(&self) -> usize {
        self.width
    }

    /// The height in pixels.
    pub fn height(&self) -> usize {
        self.height
    }

    /// The pixels in row-major order.
    pub fn pixels(&self) -> &[[u8; 3]] {
        &self.rgb
    }

    /// A value of each pixel.
    pub fn plane<T>(&self, value: impl Fn([u8; 3]) -> T) -> Plane<T> {
        Plane { width: self.width, values: self.rgb.iter().map(|pixel| value(*pixel)).collect() }
    }

    /// The luma of each pixel (ITU-R BT.601), 0 to 255, in integers.
    pub fn luma(&self) -> Plane<u8> {
        self.plane(|[red, green, blue]| {
            ((77 * u32::from(red) + 150 * u32::from(green) + 29 * u32::from(blue)) >> 8) as u8
        })
    }

    /// The centre square, which is the part that the network reads.
    pub fn square(&self) -> Rectangle {
        let (left, top) = ((self.width - SIDE_PX) / 2, (self.height - SIDE_PX) / 2);
        Rectangle { left, top, right: left + SIDE_PX, bottom: top + SIDE_PX }
    }

    /// A position in pixels of this picture, in fractions of the photo.
    pub fn in_photo(&self, x: f32, y: f32) -> [f32; 2] {
        let [left, top, width, height] = self.part;
        [left + width * x / self.width as f32, top + height * y / self.height as f32]
    }
}

/// A rectangle of pixels: `right` and `bottom` are not in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rectangle {
    /// The first column.
    pub left: usize,
    /// The first row.
    pub top: usize,
    /// The column after the last.
    pub right: usize,
    /// The row after the last.
    pub bottom: usize,
}

impl Rectangle {
    /// Whether a pixel is in it.
    pub fn contains(&self, x: usize, y: usize) -> bool {
        (self.left..self.right).contains(&x) && (self.top..self.bottom).contains(&y)
    }

    /// The number of pixels.
    pub fn area(&self) -> usize {
        (self.right - self.left) * (self.bottom - self.top)
    }
}

/// A value for each pixel, in row-major order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plane<T> {
    /// The number of columns.
    pub width: usize,
    /// The values.
    pub values: Vec<T>,
}

impl<T: Copy> Plane<T> {
    /// The number of rows.
    pub fn height(&self) -> usize {
        self.values.len() / self.width
    }

    /// The value at a pixel.
    pub fn at(&self, x: usize, y: usize) -> T {
        self.values[y * self.width + x]
    }

    /// The values in a rectangle, row by row.
    pub fn rows(&self, within: Rectangle) -> impl Iterator<Item = &[T]> {
        let rows = self.values.chunks_exact(self.width).take(within.bottom).skip(within.top);
        rows.map(move |row| &row[within.left..within.right])
    }
}

impl Plane<u8> {
    /// The mean over a square of `2 * radius + 1` pixels around each pixel; the values at the edge are repeated.
    pub fn box_blurred(&self, radius: usize) -> Plane<u8> {
        self.rows_blurred(radius).transposed().rows_blurred(radius).transposed()
    }

    fn rows_blurred(&self, radius: usize) -> Plane<u8> {
        let (last, count) = (self.width - 1, 2 * radius as u32 + 1);
        let mut values = Vec::with_capacity(self.values.len());
        for row in self.values.chunks_exact(self.width) {
            let at = |x: usize| u32::from(row[x.saturating_sub(radius).min(last)]);
            // The window of pixel x has the values `at(x..=x + 2 * radius)`.
            let mut sum: u32 = (0..2 * radius).map(at).sum();
            for x in 0..self.width {
                sum += at(x + 2 * radius);
                values.push(((sum + count / 2) / count) as u8);
                sum -= at(x);
            }
        }
        Plane { width: self.width, values }
    }

    fn transposed(&self) -> Plane<u8> {
        let height = self.height();
        let mut values = Vec::with_capacity(self.values.len());
        for x in 0..self.width {
            values.extend(self.values.iter().skip(x).step_by(self.width));
        }
        Plane { width: height, values }
    }

    /// The greatest (`is_maximum`) or smallest value in the square of `2 * radius + 1` pixels around each pixel.
    pub fn extreme(&self, radius: usize, is_maximum: bool) -> Plane<u8> {
        self.row_extreme(radius, is_maximum).transposed().row_extreme(radius, is_maximum).transposed()
    }

    fn row_extreme(&self, radius: usize, is_maximum: bool) -> Plane<u8> {
        let mut values = Vec::with_capacity(self.values.len());
        let mut padded = Vec::with_capacity(self.width + 2 * radius);
        for row in self.values.chunks_exact(self.width) {
            padded.clear();
            padded.extend(std::iter::repeat_n(row[0], radius));
            padded.extend_from_slice(row);
            padded.extend(std::iter::repeat_n(row[self.width - 1], radius));
            let start = values.len();
            values.extend_from_slice(row);
            // Shifted rows, not windows of a pixel, so that the compiler uses vector instructions.
            for shift in 0..=2 * radius {
                let shifted = &padded[shift..shift + self.width];
                values[start..].iter_mut().zip(shifted).for_each(|(value, other)| {
                    *value = if is_maximum { (*value).max(*other) } else { (*value).min(*other) };
                });
            }
        }
        Plane { width: self.width, values }
    }

    /// The black-hat transform: the closing by a square of `2 * radius + 1` pixels, minus the values. It is high on
    /// dark lines and spots that are narrower than the square (Serra, "Image analysis and mathematical morphology",
    /// 1982).
    pub fn black_hat(&self, radius: usize) -> Plane<u8> {
        let closed = self.extreme(radius, true).extreme(radius, false);
        let values = closed.values.iter().zip(&self.values).map(|(closed, value)| closed.saturating_sub(*value));
        Plane { width: self.width, values: values.collect() }
    }

    /// The top-hat transform: the values minus their opening. It is high on bright lines and spots.
    pub fn top_hat(&self, radius: usize) -> Plane<u8> {
        let opened = self.extreme(radius, false).extreme(radius, true);
        let values = self.values.iter().zip(&opened.values).map(|(value, opened)| value.saturating_sub(*opened));
        Plane { width: self.width, values: values.collect() }
    }
}

/// The pixels that are connected to `seeds` through pixels of `is_open`, over edges, not corners. Marks them in `found`
/// and returns their indices; `found` pixels are not entered.
pub fn flood(
    width: usize,
    found: &mut [bool],
    seeds: impl IntoIterator<Item = usize>,
    is_open: impl Fn(usize) -> bool,
) -> Vec<usize> {
    let (count, mut pixels) = (found.len(), Vec::new());
    let mut enter = |pixel: usize, pixels: &mut Vec<usize>| {
        if !found[pixel] && is_open(pixel) {
            found[pixel] = true;
            pixels.push(pixel);
        }
    };
    seeds.into_iter().for_each(|seed| enter(seed, &mut pixels));
    let mut next = 0;
    while let Some(&pixel) = pixels.get(next) {
        next += 1;
        let (x, below) = (pixel % width, pixel + width);
        if x > 0 {
            enter(pixel - 1, &mut pixels);
        }
        if x + 1 < width {
            enter(pixel + 1, &mut pixels);
        }
        if pixel >= width {
            enter(pixel - width, &mut pixels);
        }
        if below < count {
            enter(below, &mut pixels);
        }
    }
    pixels
}
