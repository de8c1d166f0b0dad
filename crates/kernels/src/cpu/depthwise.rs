//! Depthwise convolutions: each channel with its own filter. A pixel's channels lie side by side, so a vector holds
//! neighbouring channels.

use pulp::{Simd, WithSimd};

use super::matmul::Epilogue;
use super::taps::{Taps, pair_at};
use super::threads::for_each_chunk;
use super::vectors::{PAIR, clamp, with_vectors};
use crate::Geometry;

/// Output pixels of a row that are computed together: what they share of input and weights is read once. Their sums, a
/// pair each, and a kernel row's weights fill the 16 registers of AVX2 and wasm.
const TOGETHER: usize = 4;

/// `output = epilogue(depthwise convolution of input)`; `weight` is `[kernel, kernel, channels]`.
///
/// The input's pixels lie `apart` from each other, with zeros between: 1 in a convolution, its stride in the gradient of
/// its input.
pub fn convolve(
    input: &[f32],
    weight: &[f32],
    epilogue: &Epilogue<'_>,
    geometry: &Geometry,
    apart: usize,
    output: &mut [f32],
) {
    let Geometry { rows_out, columns_out, channels, .. } = *geometry;
    for_each_chunk(output, columns_out * channels, |row, output| {
        let line = columns_out * channels;
        let residual = epilogue.residual.map(|residual| &residual[row * line..(row + 1) * line]);
        let epilogue = Epilogue { residual, ..*epilogue };
        with_vectors(Row {
            input,
            weight,
            epilogue,
            geometry,
            apart,
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
    apart: usize,
    photo: usize,
    row: usize,
    output: &'a mut [f32],
}

impl WithSimd for Row<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(mut self, simd: S) {
        let Geometry { channels, kernel, stride, .. } = *self.geometry;
        match (kernel, stride, self.apart) {
            _ if channels < PAIR * S::F32_LANES => self.plainly(),
            (3, 1, 1) => self.in_pairs::<S, 3, 1, 1>(simd),
            (3, 2, 1) => self.in_pairs::<S, 3, 2, 1>(simd),
            (5, 1, 1) => self.in_pairs::<S, 5, 1, 1>(simd),
            (5, 2, 1) => self.in_pairs::<S, 5, 2, 1>(simd),
            #[cfg(feature = "training")]
            (3, 1, 2) => self.in_pairs::<S, 3, 1, 2>(simd),
            #[cfg(feature = "training")]
            (5, 1, 2) => self.in_pairs::<S, 5, 1, 2>(simd),
            _ => self.plainly(),
        }
    }
}

impl<'a> Row<'a> {
    /// The input's row that the kernel's `kernel_row` meets, where there is one.
    fn input_row(&self, kernel_row: usize) -> Option<&'a [f32]> {
        let Geometry { rows, columns, channels, .. } = *self.geometry;
        let row = Taps { apart: self.apart, ..Taps::down(self.geometry) }.met(self.row, kernel_row)?;
        let line = columns * channels;
        Some(&self.input[(self.photo * rows + row) * line..][..line])
    }

    /// The whole row, a pair of vectors of channels after another. The last pair begins early enough to be whole.
    #[inline(always)]
    fn in_pairs<S: Simd, const KERNEL: usize, const STRIDE: usize, const APART: usize>(&mut self, simd: S) {
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
            // Where the kernel's first column meets an input pixel, at most one place before the row.
            let mut column = (left % APART).wrapping_neg();
            while column.wrapping_add(TOGETHER) < columns_out.wrapping_add(TOGETHER) {
                self.together::<S, KERNEL, STRIDE, APART>(simd, rows, column, channel);
                column = column.wrapping_add(TOGETHER);
            }
        }
    }

    /// A pair of vectors from `channel` on of [`TOGETHER`] output pixels from `column` on, of which those over the edges
    /// are left out.
    #[inline(always)]
    fn together<S: Simd, const KERNEL: usize, const STRIDE: usize, const APART: usize>(
        &mut self,
        simd: S,
        rows: &[(&[f32], &[f32])],
        column: usize,
        channel: usize,
    ) {
        let Geometry { channels, left, .. } = *self.geometry;
        let first = (column * STRIDE).wrapping_sub(left) as isize / APART as isize;
        let bias = self.epilogue.bias.and_then(|bias| pair_at::<S>(bias, 0, channels, channel));
        let bias = bias.copied().unwrap_or([simd.splat_f32s(0.0); PAIR]);
        let mut sums = [bias; TOGETHER];
        for (row, weights) in rows {
            let mut filter = [bias; KERNEL];
            for (kernel_column, filter) in filter.iter_mut().enumerate() {
                if let Some(weights) = pair_at::<S>(weights, kernel_column, channels, channel) {
                    *filter = *weights;
                }
            }
            for place in 0..((TOGETHER - 1) * STRIDE + KERNEL).div_ceil(APART) {
                let column = first.wrapping_add(place as isize) as usize;
                let Some(values) = pair_at::<S>(row, column, channels, channel) else { continue };
                for (pixel, sum) in sums.iter_mut().enumerate() {
                    let kernel_column = (place * APART).wrapping_sub(pixel * STRIDE);
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

    /// The whole row without vectors: of fewer channels than a pair holds, and with any kernel at any stride.
    fn plainly(&mut self) {
        let Geometry { columns_out, channels, kernel, .. } = *self.geometry;
        let (least, greatest) = self.epilogue.bounds;
        let across = Taps { apart: self.apart, ..Taps::across(self.geometry) };
        for column in 0..columns_out {
            let pixel = column * channels..(column + 1) * channels;
            for channel in 0..channels {
                let mut sum = self.epilogue.bias.map_or(0.0, |bias| bias[channel]);
                for kernel_row in 0..kernel {
                    let Some(row) = self.input_row(kernel_row) else { continue };
                    for kernel_column in 0..kernel {
                        let Some(place) = across.met(column, kernel_column) else { continue };
                        sum += row[place * channels + channel]
                            * self.weight[(kernel_row * kernel + kernel_column) * channels + channel];
                    }
                }
                let start = pixel.start + channel;
                sum += self.epilogue.residual.map_or(0.0, |residual| residual[start]);
                // Comparisons leave NaN what it is.
                sum = if sum < least { least } else { sum };
                self.output[start] = if greatest < sum { greatest } else { sum };
            }
        }
    }
}
