//! Max pooling over 2×2 pixels and its gradient.

use super::buffer::Buffer;
use super::threads::for_each_chunk;

/// `[photos, rows, columns, channels]`.
pub type ImagesShape = [usize; 4];

/// The maximum of each 2×2 window, channel by channel. An odd last row or column is ignored.
pub fn max_pool(input: &[f32], shape: ImagesShape) -> Buffer {
    let [photos, rows, columns, channels] = shape;
    let mut output = Buffer::new(photos * (rows / 2) * (columns / 2) * channels);
    for_each_chunk(output.as_mut_slice(), (columns / 2 * channels).max(1), |row, output| {
        let (above, below) = row_pair(input, row, shape);
        for (column, target) in output.chunks_exact_mut(channels).enumerate() {
            let [first, second, third, fourth] = window(above, below, column, channels);
            for (channel, target) in target.iter_mut().enumerate() {
                *target = first[channel].max(second[channel]).max(third[channel]).max(fourth[channel]);
            }
        }
    });
    output
}

/// The input gradient of [`max_pool`]. The output gradient goes to the first maximum of each window.
#[cfg(feature = "training")]
pub fn max_pool_gradient(gradient: &[f32], input: &[f32], shape: ImagesShape) -> Buffer {
    let [photos, rows, columns, channels] = shape;
    let mut target = Buffer::new(photos * rows * columns * channels);
    let image = rows * columns * channels;
    let row_out = columns / 2 * channels;
    for_each_chunk(target.as_mut_slice(), image.max(1), |photo, target| {
        target.fill(0.0);
        for row in 0..rows / 2 {
            let number = photo * (rows / 2) + row;
            let (above, below) = row_pair(input, number, shape);
            let gradient = &gradient[number * row_out..][..row_out];
            let (target_above, target_below) =
                target[2 * row * columns * channels..][..2 * columns * channels].split_at_mut(columns * channels);
            for (column, gradient) in gradient.chunks_exact(channels).enumerate() {
                let [first, second, third, fourth] = window(above, below, column, channels);
                let (one, two) = target_above[2 * column * channels..][..2 * channels].split_at_mut(channels);
                let (three, four) = target_below[2 * column * channels..][..2 * channels].split_at_mut(channels);
                for channel in 0..channels {
                    let values = [first[channel], second[channel], third[channel], fourth[channel]];
                    let maximum = values.into_iter().fold(f32::NEG_INFINITY, f32::max);
                    // Selects instead of branches, which would be unpredictable.
                    let mut rest = gradient[channel];
                    for (target, value) in
                        [&mut one[channel], &mut two[channel], &mut three[channel]].into_iter().zip(values)
                    {
                        *target = if value == maximum { rest } else { 0.0 };
                        rest -= *target;
                    }
                    four[channel] = rest;
                }
            }
        }
    });
    target
}

/// The two input rows of output row `number`, counted over all photos.
fn row_pair(input: &[f32], number: usize, [_, rows, columns, channels]: ImagesShape) -> (&[f32], &[f32]) {
    let (photo, row) = (number / (rows / 2), number % (rows / 2));
    let first = (photo * rows + 2 * row) * columns * channels;
    input[first..first + 2 * columns * channels].split_at(columns * channels)
}

/// The four pixels of the window of output column `column`, in row-major order.
fn window<'a>(above: &'a [f32], below: &'a [f32], column: usize, channels: usize) -> [&'a [f32]; 4] {
    let (first, second) = above[2 * column * channels..][..2 * channels].split_at(channels);
    let (third, fourth) = below[2 * column * channels..][..2 * channels].split_at(channels);
    [first, second, third, fourth]
}
