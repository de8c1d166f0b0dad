//! Sharpness: the width of the edges at the lesion.

use crate::quality::picture::{Picture, Plane, Rectangle};

/// The greatest blur that is told apart, in pixels of the [`Picture`].
const MAX_BLUR_PX: f64 = 20.0;

/// The least variance of the gradient above that of the noise, in levels of 255: below it there are no edges.
const MIN_GRADIENT: f64 = 0.05;

/// One level of 255 in the luma with eight more bits.
const LEVEL: f64 = 256.0;

/// The median of the absolute value of a standard normal variable.
const MEDIAN_OF_NORMAL: f64 = 0.6745;

/// The blur of the edges in `region`: the standard deviation of the Gaussian that would make such edges of perfect
/// ones, in pixels of the [`Picture`], in the direction in which it is greatest. `None` without edges.
///
/// It follows the variance of the Laplacian (Pech-Pacheco et al. 2000), which depends on the contrast of the photo.
/// The ratio of the second derivative's variance to the first derivative's does not: across an edge that is blurred by
/// a Gaussian of σ pixels, it is 1 / (2 σ²). The noise is estimated by the filter of Immerkær (1996), with the median
/// of the responses instead of their mean, and its share of both variances is subtracted.
pub fn blur(picture: &Picture, region: Rectangle) -> Option<f32> {
    let luma = picture.plane(|[red, green, blue]| 77 * i32::from(red) + 150 * i32::from(green) + 29 * i32::from(blue));
    let noise = noise(&luma).powi(2);
    let inner = Rectangle {
        left: region.left.max(1),
        top: region.top.max(1),
        right: region.right.min(luma.width - 1),
        bottom: region.bottom.min(luma.height() - 1),
    };
    // Along x, y and the two diagonals: a moved hand blurs one direction only.
    let width = luma.width as isize;
    let directions = [(1_isize, 1.0), (width, 1.0), (width + 1, 2.0), (width - 1, 2.0)];
    let mut sums = [(0_i64, 0_i64); 4];
    for y in inner.top..inner.bottom {
        for x in inner.left..inner.right {
            let at = (y * luma.width + x) as isize;
            let middle = 2 * luma.values[at as usize];
            for ((step, _), (first, second)) in directions.iter().zip(&mut sums) {
                let (before, after) = (luma.values[(at - step) as usize], luma.values[(at + step) as usize]);
                let (slope, curvature) = (i64::from(after - before), i64::from(before + after - middle));
                *first += slope * slope;
                *second += curvature * curvature;
            }
        }
    }
    let pixels = inner.area().max(1) as f64 * LEVEL * LEVEL;
    let directions = directions.into_iter().zip(sums).map(|((_, length2), (first, second))| {
        let gradient = first as f64 / (4.0 * pixels) - noise / 2.0;
        let curvature = (second as f64 / pixels - 6.0 * noise).max(0.0);
        (gradient, (length2 * gradient / (2.0 * curvature)).sqrt().min(MAX_BLUR_PX))
    });
    let with_edges = directions.filter(|(gradient, _)| *gradient >= MIN_GRADIENT).map(|(_, blur)| blur as f32);
    with_edges.max_by(f32::total_cmp)
}

/// The standard deviation of the noise, in levels of 255.
fn noise(luma: &Plane<i32>) -> f64 {
    let mut responses = Vec::with_capacity(luma.values.len());
    for y in 1..luma.height() - 1 {
        for x in 1..luma.width - 1 {
            let row = |y: usize, side: i32, middle: i32| {
                side * (luma.at(x - 1, y) + luma.at(x + 1, y)) + middle * luma.at(x, y)
            };
            responses.push((row(y - 1, 1, -2) + row(y, -2, 4) + row(y + 1, 1, -2)).abs());
        }
    }
    let middle = responses.len() / 2;
    let (_, median, _) = responses.select_nth_unstable(middle);
    // The squares of the filter's weights sum to 36.
    f64::from(*median) / (6.0 * MEDIAN_OF_NORMAL * LEVEL)
}
