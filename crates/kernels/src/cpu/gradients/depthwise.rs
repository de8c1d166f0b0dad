//! The gradients of depthwise convolutions.

use std::ops::Range;

use pulp::{Simd, WithSimd};

use super::super::buffer::Buffer;
use super::super::depthwise::convolve;
use super::super::matmul::Epilogue;
use super::super::threads::for_each_chunk;
use super::super::vectors::{PAIR, pair_at, with_vectors};
use crate::Geometry;
use crate::geometry::AxisGeometry;

/// Output pixels of a row whose products are summed in registers.
const TILE_PIXELS: usize = 4;

/// The number of chunks of output rows for the weight gradient. It is constant, so that the sums do not depend on the
/// number of cores.
const CHUNKS: usize = 32;

/// The input gradient: the output gradient, dilated by the stride, convolved with the rotated kernel.
pub fn input_gradient(gradient: &[f32], weight: &[f32], geometry: &Geometry) -> Buffer {
    let Geometry { photos, rows, columns, channels, rows_out, columns_out, kernel, stride, top, left, .. } = *geometry;
    let mut target = Buffer::new(photos * rows * columns * channels);
    let mut rotated = Buffer::new(weight.len());
    let taps = rotated.as_mut_slice().chunks_exact_mut(channels).rev();
    taps.zip(weight.chunks_exact(channels)).for_each(|(target, values)| target.copy_from_slice(values));
    let transposed = Geometry {
        rows: rows_out,
        columns: columns_out,
        rows_out: rows,
        columns_out: columns,
        stride: 1,
        top: kernel - 1 - top,
        left: kernel - 1 - left,
        ..*geometry
    };
    convolve(gradient, rotated.as_slice(), &Epilogue::NONE, &transposed, stride, target.as_mut_slice());
    target
}

/// The weight gradient, `[kernel, kernel, channels]`, in one pass over input and gradient.
pub fn weight_gradient(gradient: &[f32], input: &[f32], geometry: &Geometry) -> Buffer {
    let Geometry { photos, channels, rows_out, kernel, .. } = *geometry;
    let taps = kernel * kernel * channels;
    let all_rows = photos * rows_out;
    let rows_per_chunk = all_rows.div_ceil(CHUNKS);
    let mut sums = Buffer::new(all_rows.div_ceil(rows_per_chunk) * taps);
    for_each_chunk(sums.as_mut_slice(), taps, |chunk, sums| {
        let rows = chunk * rows_per_chunk..((chunk + 1) * rows_per_chunk).min(all_rows);
        with_vectors(WeightRows { gradient, input, geometry, rows, sums });
    });
    let mut total = Buffer::new(taps);
    total.as_mut_slice().fill(0.0);
    for sums in sums.as_slice().chunks_exact(taps) {
        total.as_mut_slice().iter_mut().zip(sums).for_each(|(total, sum)| *total += sum);
    }
    total
}

/// The contribution of some output rows to the weight gradient.
struct WeightRows<'a> {
    gradient: &'a [f32],
    input: &'a [f32],
    geometry: &'a Geometry,
    rows: Range<usize>,
    sums: &'a mut [f32],
}

impl WithSimd for WeightRows<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(mut self, simd: S) {
        let Geometry { channels, kernel, stride, .. } = *self.geometry;
        match (kernel, stride) {
            _ if channels < PAIR * S::F32_LANES => self.scalar(),
            (3, 1) => self.vectorized::<S, 3, 1>(simd),
            (3, 2) => self.vectorized::<S, 3, 2>(simd),
            (5, 1) => self.vectorized::<S, 5, 1>(simd),
            (5, 2) => self.vectorized::<S, 5, 2>(simd),
            _ => self.scalar(),
        }
    }
}

impl<'a> WeightRows<'a> {
    /// Row `row` of the gradient, counted over all photos, and the input row at `kernel_row` of the kernel, if it is
    /// inside the image.
    fn rows_at(&self, row: usize, kernel_row: usize) -> Option<(&'a [f32], &'a [f32])> {
        let Geometry { rows, columns, channels, rows_out, columns_out, .. } = *self.geometry;
        let row_in = AxisGeometry::along_column(self.geometry).input_index(row % rows_out, kernel_row)?;
        let gradient = &self.gradient[row * columns_out * channels..][..columns_out * channels];
        let input = &self.input[(row / rows_out * rows + row_in) * columns * channels..][..columns * channels];
        Some((gradient, input))
    }

    /// Computes the sums, one pair of channel vectors after another. The last pair overlaps the previous one if the
    /// channels are not a multiple of a pair.
    #[inline(always)]
    fn vectorized<S: Simd, const KERNEL: usize, const STRIDE: usize>(&mut self, simd: S) {
        let Geometry { columns_out, channels, .. } = *self.geometry;
        for channel in (0..channels).step_by(PAIR * S::F32_LANES) {
            let channel = channel.min(channels - PAIR * S::F32_LANES);
            let mut sums = [[[simd.splat_f32s(0.0); PAIR]; KERNEL]; KERNEL];
            for row in self.rows.clone() {
                for (kernel_row, sums) in sums.iter_mut().enumerate() {
                    let Some((gradient, input)) = self.rows_at(row, kernel_row) else { continue };
                    let mut row = *sums;
                    for column in (0..columns_out).step_by(TILE_PIXELS) {
                        self.tile::<S, KERNEL, STRIDE>(simd, gradient, input, column, channel, &mut row);
                    }
                    *sums = row;
                }
            }
            for (tap, sum) in sums.as_flattened().iter().enumerate() {
                let target = S::as_mut_simd_f32s(&mut self.sums[tap * channels + channel..]).0;
                if let Some(target) = target.first_chunk_mut::<PAIR>() {
                    *target = *sum;
                }
            }
        }
    }

    /// Adds the products of [`TILE_PIXELS`] output pixels from `column` on to the sums of one kernel row.
    #[inline(always)]
    fn tile<S: Simd, const KERNEL: usize, const STRIDE: usize>(
        &self,
        simd: S,
        gradient: &[f32],
        input: &[f32],
        column: usize,
        channel: usize,
        sums: &mut [[S::f32s; PAIR]; KERNEL],
    ) {
        let Geometry { channels, left, .. } = *self.geometry;
        let mut gradients = [[simd.splat_f32s(0.0); PAIR]; TILE_PIXELS];
        for (pixel, gradients) in gradients.iter_mut().enumerate() {
            if let Some(values) = pair_at::<S>(gradient, column + pixel, channels, channel) {
                *gradients = *values;
            }
        }
        let first = (column * STRIDE).wrapping_sub(left);
        for offset in 0..(TILE_PIXELS - 1) * STRIDE + KERNEL {
            let Some(values) = pair_at::<S>(input, first.wrapping_add(offset), channels, channel) else { continue };
            for (pixel, gradients) in gradients.iter().enumerate() {
                let kernel_column = offset.wrapping_sub(pixel * STRIDE);
                if kernel_column < KERNEL {
                    let sum = &mut sums[kernel_column];
                    for vector in 0..PAIR {
                        sum[vector] = simd.mul_add_e_f32s(values[vector], gradients[vector], sum[vector]);
                    }
                }
            }
        }
    }

    /// Computes the sums without SIMD: for fewer channels than a pair of vectors, and for any kernel size and stride.
    fn scalar(&mut self) {
        let Geometry { columns_out, channels, kernel, .. } = *self.geometry;
        let horizontal = AxisGeometry::along_row(self.geometry);
        self.sums.fill(0.0);
        for row in self.rows.clone() {
            for kernel_row in 0..kernel {
                let Some((gradient, input)) = self.rows_at(row, kernel_row) else { continue };
                for kernel_column in 0..kernel {
                    let tap = kernel_row * kernel + kernel_column;
                    for column in 0..columns_out {
                        let Some(column_in) = horizontal.input_index(column, kernel_column) else { continue };
                        let sums = &mut self.sums[tap * channels..][..channels];
                        let products = input[column_in * channels..].iter().zip(&gradient[column * channels..]);
                        sums.iter_mut().zip(products).for_each(|(sum, (input, gradient))| *sum += input * gradient);
                    }
                }
            }
        }
    }
}
