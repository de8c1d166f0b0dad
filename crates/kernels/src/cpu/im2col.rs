//! im2col and col2im, for the gradients of standard convolutions.

use super::buffer::Buffer;
use super::threads::for_each_chunk;
use crate::Geometry;
use crate::geometry::AxisGeometry;

/// The patch matrix `[pixels_out, kernel * kernel * channels]`, with zeros for padding.
pub fn im2col(input: &[f32], geometry: &Geometry) -> Buffer {
    let Geometry { rows, columns, channels, rows_out, columns_out, kernel, .. } = *geometry;
    let patch = kernel * kernel * channels;
    let mut patches = Buffer::new(geometry.pixels_out() * patch);
    let (vertical, horizontal) = (AxisGeometry::along_column(geometry), AxisGeometry::along_row(geometry));
    for_each_chunk(patches.as_mut_slice(), columns_out * patch, |row, target| {
        let (photo, row_out) = (row / rows_out, row % rows_out);
        for (column_out, target) in target.chunks_exact_mut(patch).enumerate() {
            for (kernel_row, target) in target.chunks_exact_mut(kernel * channels).enumerate() {
                let Some(row) = vertical.input_index(row_out, kernel_row) else {
                    target.fill(0.0);
                    continue;
                };
                let input_row = &input[(photo * rows + row) * columns * channels..][..columns * channels];
                for (kernel_column, target) in target.chunks_exact_mut(channels).enumerate() {
                    match horizontal.input_index(column_out, kernel_column) {
                        Some(column) => target.copy_from_slice(&input_row[column * channels..][..channels]),
                        None => target.fill(0.0),
                    }
                }
            }
        }
    });
    patches
}

/// The input gradient from the gradient of the patch matrix: each input pixel sums over the patches that contain it.
pub fn col2im(patches: &[f32], geometry: &Geometry) -> Buffer {
    let Geometry { photos, rows, columns, channels, rows_out, columns_out, kernel, .. } = *geometry;
    let patch = kernel * kernel * channels;
    let image = rows * columns * channels;
    let mut gradient = Buffer::new(photos * image);
    let (vertical, horizontal) = (AxisGeometry::along_column(geometry), AxisGeometry::along_row(geometry));
    for_each_chunk(gradient.as_mut_slice(), image, |photo, gradient| {
        gradient.fill(0.0);
        let patches = &patches[photo * rows_out * columns_out * patch..][..rows_out * columns_out * patch];
        for (pixel, patch) in patches.chunks_exact(patch).enumerate() {
            let (row_out, column_out) = (pixel / columns_out, pixel % columns_out);
            for (tap, values) in patch.chunks_exact(channels).enumerate() {
                let row = vertical.input_index(row_out, tap / kernel);
                let column = horizontal.input_index(column_out, tap % kernel);
                if let (Some(row), Some(column)) = (row, column) {
                    let target = &mut gradient[(row * columns + column) * channels..][..channels];
                    target.iter_mut().zip(values).for_each(|(target, value)| *target += value);
                }
            }
        }
    });
    gradient
}
