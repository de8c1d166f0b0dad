//! Depthwise convolutions. A SIMD vector contains neighbouring channels of one pixel.

use pulp::{Simd, WithSimd};

use super::matmul::Epilogue;
use super::threads::for_each_chunk;
use super::vectors::{PAIR, clamp, pair_at, with_vectors};
use crate::Geometry;
use crate::geometry::AxisGeometry;

/// Output pixels of a row in one tile. They share loads of input and weights. Their sums, a pair of vectors each, and
/// the weights of one kernel row fit in the 16 registers of AVX2 and wasm.
const TILE_PIXELS: usize = 4;

/// `output = epilogue(depthwise convolution of input)`; `weight` is `[kernel, kernel, channels]`.
///
/// `input_dilation` is the distance between the input pixels, with zeros between them: 1 for a convolution, and its
/// stride for the gradient of its input.
pub fn convolve(
    input: &[f32],
    weight: &[f32],
    epilogue: &Epilogue<'_>,
    geometry: &Geometry,
    input_dilation: usize,
    output: &mut [f32],
) {
    let Geometry { rows_out, columns_out, channels, .. } = *geometry;
    for_each_chunk(output, columns_out * channels, |row, output| {
        let row_length = columns_out * channels;
        let residual = epilogue.residual.map(|residual| &residual[row * row_length..(row + 1) * row_length]);
        let epilogue = Epilogue { residual, ..*epilogue };
        with_vectors(Row {
            input,
            weight,
            epilogue,
            geometry,
            input_dilation,
            photo: row / rows_out,
            row: row % rows_out,
            output,
        });
    });
}

/// One row of the output.
struct Row<'a> {
    input: &'a [f32],
    weight: &'a [f32],
    epilogue: Epilogue<'a>,
    geometry: &'a Geometry,
    input_dilation: usize,
    photo: usize,
    row: usize,
    output: &'a mut [f32],
}

impl WithSimd for Row<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(mut self, simd: S) {
        let Geometry { channels, kernel, stride, .. } = *self.geometry;
        match (kernel, stride, self.input_dilation) {
            _ if channels < PAIR * S::F32_LANES => self.scalar(),
            (3, 1, 1) => self.vectorized::<S, 3, 1, 1>(simd),
            (3, 2, 1) => self.vectorized::<S, 3, 2, 1>(simd),
            (5, 1, 1) => self.vectorized::<S, 5, 1, 1>(simd),
            (5, 2, 1) => self.vectorized::<S, 5, 2, 1>(simd),
            #[cfg(feature = "training")]
            (3, 1, 2) => self.vectorized::<S, 3, 1, 2>(simd),
            #[cfg(feature = "training")]
            (5, 1, 2) => self.vectorized::<S, 5, 1, 2>(simd),
            _ => self.scalar(),
        }
    }
}

impl<'a> Row<'a> {
    /// The input row at `kernel_row` of the kernel, if it is inside the image.
    fn input_row(&self, kernel_row: usize) -> Option<&'a [f32]> {
        let Geometry { rows, columns, channels, .. } = *self.geometry;
        let row = AxisGeometry { input_dilation: self.input_dilation, ..AxisGeometry::along_column(self.geometry) }
            .input_index(self.row, kernel_row)?;
        let row_length = columns * channels;
        Some(&self.input[(self.photo * rows + row) * row_length..][..row_length])
    }

    /// Computes the row, one pair of channel vectors after another. The last pair overlaps the previous one if the
    /// channels are not a multiple of a pair.
    #[inline(always)]
    fn vectorized<S: Simd, const KERNEL: usize, const STRIDE: usize, const INPUT_DILATION: usize>(&mut self, simd: S) {
        let Geometry { columns_out, channels, left, .. } = *self.geometry;
        let mut rows: [(&[f32], &[f32]); KERNEL] = [(&[], &[]); KERNEL];
        let mut count = 0;
        for (kernel_row, weights) in self.weight.chunks_exact(KERNEL * channels).enumerate() {
            if let Some(row) = self.input_row(kernel_row) {
                rows[count] = (row, weights);
                count += 1;
            }
        }
        let rows = &rows[..count];
        for channel in (0..channels).step_by(PAIR * S::F32_LANES) {
            let channel = channel.min(channels - PAIR * S::F32_LANES);
            // A column at which the first column of the kernel coincides with an input pixel; it is -1 or 0.
            let mut column = (left % INPUT_DILATION).wrapping_neg();
            while column.wrapping_add(TILE_PIXELS) < columns_out.wrapping_add(TILE_PIXELS) {
                self.tile::<S, KERNEL, STRIDE, INPUT_DILATION>(simd, rows, column, channel);
                column = column.wrapping_add(TILE_PIXELS);
            }
        }
    }

    /// Computes a pair of vectors, from `channel` on, of [`TILE_PIXELS`] output pixels from `column` on. Pixels outside
    /// the row are skipped.
    #[inline(always)]
    fn tile<S: Simd, const KERNEL: usize, const STRIDE: usize, const INPUT_DILATION: usize>(
        &mut self,
        simd: S,
        rows: &[(&[f32], &[f32])],
        column: usize,
        channel: usize,
    ) {
        let Geometry { channels, left, .. } = *self.geometry;
        let first = (column * STRIDE).wrapping_sub(left) as isize / INPUT_DILATION as isize;
        let bias = self.epilogue.bias.and_then(|bias| pair_at::<S>(bias, 0, channels, channel));
        let bias = bias.copied().unwrap_or([simd.splat_f32s(0.0); PAIR]);
        let mut sums = [bias; TILE_PIXELS];
        for (row, weights) in rows {
            let mut filter = [bias; KERNEL];
            for (kernel_column, filter) in filter.iter_mut().enumerate() {
                if let Some(weights) = pair_at::<S>(weights, kernel_column, channels, channel) {
                    *filter = *weights;
                }
            }
            for offset in 0..((TILE_PIXELS - 1) * STRIDE + KERNEL).div_ceil(INPUT_DILATION) {
                let column = first.wrapping_add(offset as isize) as usize;
                let Some(values) = pair_at::<S>(row, column, channels, channel) else { continue };
                for (pixel, sum) in sums.iter_mut().enumerate() {
                    let kernel_column = (offset * INPUT_DILATION).wrapping_sub(pixel * STRIDE);
                    if kernel_column < KERNEL {
                        for vector in 0..PAIR {
                            sum[vector] =
                                simd.mul_add_e_f32s(values[vector], filter[kernel_column][vector], sum[vector]);
                        }
                    }
                }
            }
        }
        for (pixel, mut sum) in sums.into_iter().enumerate() {
            let column = column.wrapping_add(pixel);
            let start = column.wrapping_mul(channels).wrapping_add(channel);
            let Some(output) = self.output.get_mut(start..) else { continue };
            let Some(output) = S::as_mut_simd_f32s(output).0.first_chunk_mut::<PAIR>() else { continue };
            if let Some(residual) =
                self.epilogue.residual.and_then(|values| pair_at::<S>(values, column, channels, channel))
            {
                for (sum, residual) in sum.iter_mut().zip(residual) {
                    *sum = simd.add_f32s(*sum, *residual);
                }
            }
            clamp::<S>(&mut sum, self.epilogue.bounds);
            *output = sum;
        }
    }

    /// Computes the row without SIMD: for fewer channels than a pair of vectors, and for any kernel size and stride.
    fn scalar(&mut self) {
        let Geometry { columns_out, channels, kernel, .. } = *self.geometry;
        let (minimum, maximum) = self.epilogue.bounds;
        let horizontal = AxisGeometry { input_dilation: self.input_dilation, ..AxisGeometry::along_row(self.geometry) };
        for column in 0..columns_out {
            let pixel = column * channels..(column + 1) * channels;
            for channel in 0..channels {
                let mut sum = self.epilogue.bias.map_or(0.0, |bias| bias[channel]);
                for kernel_row in 0..kernel {
                    let Some(row) = self.input_row(kernel_row) else { continue };
                    for kernel_column in 0..kernel {
                        let Some(column_in) = horizontal.input_index(column, kernel_column) else { continue };
                        sum += row[column_in * channels + channel]
                            * self.weight[(kernel_row * kernel + kernel_column) * channels + channel];
                    }
                }
                let start = pixel.start + channel;
                sum += self.epilogue.residual.map_or(0.0, |residual| residual[start]);
                // These comparisons propagate NaN.
                sum = if sum < minimum { minimum } else { sum };
                self.output[start] = if maximum < sum { maximum } else { sum };
            }
        }
    }
}
