//! What each output pixel sees of the input, for the gradients of full convolutions.

use super::buffer::Buffer;
use super::taps::Taps;
use super::threads::for_each_chunk;
use crate::Geometry;

/// `[pixels_out, kernel * kernel * channels]`: what each output pixel sees, zeros where it looks over the edge.
pub fn gather(input: &[f32], geometry: &Geometry) -> Buffer {
    let Geometry { rows, columns, channels, rows_out, columns_out, kernel, .. } = *geometry;
    let patch = kernel * kernel * channels;
    let mut patches = Buffer::new(geometry.pixels_out() * patch);
    let (down, across) = (Taps::down(geometry), Taps::across(geometry));
    for_each_chunk(patches.as_mut_slice(), columns_out * patch, |row, target| {
        let (photo, row_out) = (row / rows_out, row % rows_out);
        for (column_out, target) in target.chunks_exact_mut(patch).enumerate() {
            for (kernel_row, target) in target.chunks_exact_mut(kernel * channels).enumerate() {
                let Some(row) = down.met(row_out, kernel_row) else {
                    target.fill(0.0);
                    continue;
                };
                let line = &input[(photo * rows + row) * columns * channels..][..columns * channels];
                for (kernel_column, target) in target.chunks_exact_mut(channels).enumerate() {
                    match across.met(column_out, kernel_column) {
                        Some(column) => target.copy_from_slice(&line[column * channels..][..channels]),
                        None => target.fill(0.0),
                    }
                }
            }
        }
    });
    patches
}

/// The input's gradient from that of the patches: each input pixel's is the sum over the patches it is in.
pub fn scatter(patches: &[f32], geometry: &Geometry) -> Buffer {
    let Geometry { photos, rows, columns, channels, rows_out, columns_out, kernel, .. } = *geometry;
    let patch = kernel * kernel * channels;
    let image = rows * columns * channels;
    let mut gradient = Buffer::new(photos * image);
    let (down, across) = (Taps::down(geometry), Taps::across(geometry));
    for_each_chunk(gradient.as_mut_slice(), image, |photo, gradient| {
        gradient.fill(0.0);
        let patches = &patches[photo * rows_out * columns_out * patch..][..rows_out * columns_out * patch];
        for (pixel, patch) in patches.chunks_exact(patch).enumerate() {
            let (row_out, column_out) = (pixel / columns_out, pixel % columns_out);
            for (place, values) in patch.chunks_exact(channels).enumerate() {
                let row = down.met(row_out, place / kernel);
                let column = across.met(column_out, place % kernel);
                if let (Some(row), Some(column)) = (row, column) {
                    let target = &mut gradient[(row * columns + column) * channels..][..channels];
                    target.iter_mut().zip(values).for_each(|(target, value)| *target += value);
                }
            }
        }
    });
    gradient
}
