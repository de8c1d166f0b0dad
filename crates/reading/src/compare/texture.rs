//! The texture of a photo: what is left of its luma without shading, colour of the light and contrast.

use crate::quality::{Picture, Plane, SIDE_PX, black_rim};

/// The standard deviation of the coarser Gaussian, in multiples of the finer one.
const BAND: f32 = 3.0;

/// The standard deviation of the neighbourhood in which the contrast is normalised, in multiples of the finer one.
const NEIGHBOURHOOD: f32 = 6.0;

/// The contrast below which texture is noise of the camera, in levels of 255. It is added to that of the
/// neighbourhood.
const NOISE_LEVEL: f32 = 1.5;

/// How often the box filter is applied to approximate a Gaussian.
const PASSES: usize = 3;

/// The luma of a photo on the [`Picture`], and where it shows skin.
pub(super) struct Luma {
    values: Plane<f32>,
    /// 1 where the picture shows skin, 0 at the black rim of a dermatoscope.
    is_skin: Plane<f32>,
}

/// A texture in a [`Picture`], with its gradient.
pub(super) struct Texture {
    width: usize,
    height: usize,
    /// Value, derivative to the right, derivative down, and weight, of each pixel in row-major order. Derivatives are
    /// per pixel.
    values: Vec<[f32; 4]>,
}

impl Luma {
    pub(super) fn of(picture: &Picture) -> Luma {
        let rim = black_rim(picture);
        let most = rim.iter().filter(|is_rim| **is_rim).count() * 5 > rim.len() * 4;
        let is_skin = rim.iter().map(|is_rim| if *is_rim && !most { 0.0 } else { 1.0 });
        let luma = picture.luma();
        Luma {
            values: Plane { width: luma.width, values: luma.values.iter().map(|value| f32::from(*value)).collect() },
            is_skin: Plane { width: luma.width, values: is_skin.collect() },
        }
    }

    /// The texture between the scales `sigma` and `3 sigma`, in pixels of the picture: the difference of two Gaussians,
    /// divided by its standard deviation in the neighbourhood. Each mean is over skin alone.
    pub(super) fn texture(&self, sigma: f32) -> Texture {
        let (width, height) = (self.values.width, self.values.height());
        let mean = |values: &Plane<f32>, weights: &Plane<f32>, sigma: f32| {
            let weighted = values.values.iter().zip(&self.is_skin.values).map(|(value, skin)| value * skin).collect();
            let sum = blurred(&Plane { width, values: weighted }, sigma);
            let means = sum.values.iter().zip(&weights.values).map(|(sum, weight)| sum / weight.max(1e-3));
            Plane { width, values: means.collect() }
        };
        let weights = |sigma: f32| blurred(&self.is_skin, sigma);
        let fine = mean(&self.values, &weights(sigma), sigma);
        let coarse = mean(&self.values, &weights(BAND * sigma), BAND * sigma);
        let band: Vec<f32> = fine.values.iter().zip(&coarse.values).map(|(fine, coarse)| fine - coarse).collect();
        let squares = Plane { width, values: band.iter().map(|value| value * value).collect() };
        let variance = mean(&squares, &weights(NEIGHBOURHOOD * sigma), NEIGHBOURHOOD * sigma);
        let value = |index: usize| band[index] / (variance.values[index].sqrt() + NOISE_LEVEL);
        let normalised: Vec<f32> = (0..band.len()).map(value).collect();
        let at = |x: usize, y: usize| normalised[y * width + x];
        let values = (0..band.len()).map(|index| {
            let (x, y) = (index % width, index / width);
            let (left, right) = (x.saturating_sub(1), (x + 1).min(width - 1));
            let (above, below) = (y.saturating_sub(1), (y + 1).min(height - 1));
            let across = (at(right, y) - at(left, y)) / (right - left) as f32;
            let down = (at(x, below) - at(x, above)) / (below - above) as f32;
            [at(x, y), across, down, self.is_skin.values[index]]
        });
        Texture { width, height, values: values.collect() }
    }
}

impl Texture {
    /// Half the width and height in pixels.
    pub(super) fn half(&self) -> [f32; 2] {
        [self.width as f32 / 2.0, self.height as f32 / 2.0]
    }

    /// Value, gradient and weight at a position in pixels from the centre, by bilinear interpolation; `None` outside
    /// the picture.
    pub(super) fn at(&self, [x, y]: [f32; 2]) -> Option<[f32; 4]> {
        let (x, y) = (x + self.width as f32 / 2.0 - 0.5, y + self.height as f32 / 2.0 - 0.5);
        if x < 0.0 || y < 0.0 || x >= (self.width - 1) as f32 || y >= (self.height - 1) as f32 {
            return None;
        }
        let (column, row) = (x as usize, y as usize);
        let (across, down) = (x - column as f32, y - row as f32);
        let corner = row * self.width + column;
        let [one, two] = [self.values[corner], self.values[corner + 1]];
        let [three, four] = [self.values[corner + self.width], self.values[corner + self.width + 1]];
        Some(std::array::from_fn(|part| {
            let above = one[part] + across * (two[part] - one[part]);
            let below = three[part] + across * (four[part] - three[part]);
            above + down * (below - above)
        }))
    }
}

/// The values blurred by a Gaussian, approximated by boxes (Wells 1986); beyond the edge they are 0.
fn blurred(plane: &Plane<f32>, sigma: f32) -> Plane<f32> {
    // The variance of a box of 2 r + 1 pixels is r (r + 1) / 3.
    let radius = ((0.25 + sigma * sigma * 3.0 / PASSES as f32).sqrt() - 0.5).round().max(1.0) as usize;
    let radius = radius.min(SIDE_PX / 2 - 1);
    let mut values = plane.values.clone();
    let (width, height) = (plane.width, plane.height());
    for _ in 0..PASSES {
        values = box_rows(&values, width, radius);
    }
    let mut transposed: Vec<f32> =
        (0..values.len()).map(|index| values[index % height * width + index / height]).collect();
    for _ in 0..PASSES {
        transposed = box_rows(&transposed, height, radius);
    }
    let values = (0..transposed.len()).map(|index| transposed[index % width * height + index / width]).collect();
    Plane { width, values }
}

/// The mean over `2 * radius + 1` values of a row; those beyond the edge are 0. `width` is greater than `radius`.
fn box_rows(values: &[f32], width: usize, radius: usize) -> Vec<f32> {
    let mut means = Vec::with_capacity(values.len());
    let share = 1.0 / (2 * radius + 1) as f32;
    for row in values.chunks_exact(width) {
        let mut sum: f32 = row[..radius].iter().sum();
        for x in 0..width {
            sum += row.get(x + radius).copied().unwrap_or_default();
            means.push(sum * share);
            sum -= if x >= radius { row[x - radius] } else { 0.0 };
        }
    }
    means
}
