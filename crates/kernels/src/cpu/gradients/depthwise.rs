//! The gradients of a depthwise convolution.

use std::ops::Range;

use pulp::{Simd, WithSimd};

use super::super::buffer::Buffer;
use super::super::depthwise::convolve;
use super::super::matmul::Epilogue;
use super::super::taps::{Taps, pair_at};
use super::super::threads::for_each_chunk;
use super::super::vectors::{PAIR, with_vectors};
use crate::Geometry;

/// Output pixels of a row whose products are summed together before they go to memory.
const TOGETHER: usize = 4;

/// Into how many chunks the output's rows are divided for the weights' sums: the same on every machine.
const STRETCHES: usize = 32;

/// The input's gradient: the output's, its pixels a stride apart, convolved with the kernel turned round.
pub fn of_input(gradient: &[f32], weight: &[f32], geometry: &Geometry) -> Buffer {
    let Geometry { photos, rows, columns, channels, rows_out, columns_out, kernel, stride, top, left, .. } = *geometry;
    let mut target = Buffer::new(photos * rows * columns * channels);
    let mut turned = Buffer::new(weight.len());
    let taps = turned.as_mut_slice().chunks_exact_mut(channels).rev();
    taps.zip(weight.chunks_exact(channels)).for_each(|(target, values)| target.copy_from_slice(values));
    let back = Geometry {
        rows: rows_out,
        columns: columns_out,
        rows_out: rows,
        columns_out: columns,
        stride: 1,
        top: kernel - 1 - top,
        left: kernel - 1 - left,
        ..*geometry
    };
    convolve(gradient, turned.as_slice(), &Epilogue::NONE, &back, stride, target.as_mut_slice());
    target
}

/// The weights' gradient, `[kernel, kernel, channels]`, in one pass over input and gradient.
pub fn of_weight(gradient: &[f32], input: &[f32], geometry: &Geometry) -> Buffer {
    let Geometry { photos, channels, rows_out, kernel, .. } = *geometry;
    let taps = kernel * kernel * channels;
    let all_rows = photos * rows_out;
    let each = all_rows.div_ceil(STRETCHES);
    let mut sums = Buffer::new(all_rows.div_ceil(each) * taps);
    for_each_chunk(sums.as_mut_slice(), taps, |number, sums| {
        let rows = number * each..((number + 1) * each).min(all_rows);
        with_vectors(WeightRows { gradient, input, geometry, rows, sums });
    });
    let mut total = Buffer::new(taps);
    total.as_mut_slice().fill(0.0);
    for sums in sums.as_slice().chunks_exact(taps) {
        total.as_mut_slice().iter_mut().zip(sums).for_each(|(total, sum)| *total += sum);
    }
    total
}

/// What some rows of the output add to the weights' gradient.
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
            _ if channels < PAIR * S::F32_LANES => self.plainly(),
            (3, 1) => self.in_pairs::<S, 3, 1>(simd),
            (3, 2) => self.in_pairs::<S, 3, 2>(simd),
            (5, 1) => self.in_pairs::<S, 5, 1>(simd),
            (5, 2) => self.in_pairs::<S, 5, 2>(simd),
            _ => self.plainly(),
        }
    }
}

impl<'a> WeightRows<'a> {
    /// The row `row` of the gradient, of all photos' rows, and the input's row that `kernel_row` meets there.
    fn rows_at(&self, row: usize, kernel_row: usize) -> Option<(&'a [f32], &'a [f32])> {
        let Geometry { rows, columns, channels, rows_out, columns_out, .. } = *self.geometry;
        let row_in = Taps::down(self.geometry).met(row % rows_out, kernel_row)?;
        let gradient = &self.gradient[row * columns_out * channels..][..columns_out * channels];
        let input = &self.input[(row / rows_out * rows + row_in) * columns * channels..][..columns * channels];
        Some((gradient, input))
    }

    /// All sums, a pair of vectors of channels after another. The last pair begins early enough to be whole.
    #[inline(always)]
    fn in_pairs<S: Simd, const KERNEL: usize, const STRIDE: usize>(&mut self, simd: S) {
        let Geometry { columns_out, channels, .. } = *self.geometry;
        for channel in (0..channels).step_by(PAIR * S::F32_LANES) {
            let channel = channel.min(channels - PAIR * S::F32_LANES);
            let mut sums = [[[simd.splat_f32s(0.0); PAIR]; KERNEL]; KERNEL];
            for row in self.rows.clone() {
                for (kernel_row, sums) in sums.iter_mut().enumerate() {
                    let Some((gradient, input)) = self.rows_at(row, kernel_row) else { continue };
                    let mut row = *sums;
                    for column in (0..columns_out).step_by(TOGETHER) {
                        self.together::<S, KERNEL, STRIDE>(simd, gradient, input, column, channel, &mut row);
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

    /// Adds to the sums of one row of the kernel what [`TOGETHER`] output pixels from `column` on give.
    #[inline(always)]
    fn together<S: Simd, const KERNEL: usize, const STRIDE: usize>(
        &self,
        simd: S,
        gradient: &[f32],
        input: &[f32],
        column: usize,
        channel: usize,
        sums: &mut [[S::f32s; PAIR]; KERNEL],
    ) {
        let Geometry { channels, left, .. } = *self.geometry;
        let mut gradients = [[simd.splat_f32s(0.0); PAIR]; TOGETHER];
        for (pixel, gradients) in gradients.iter_mut().enumerate() {
            if let Some(values) = pair_at::<S>(gradient, column + pixel, channels, channel) {
                *gradients = *values;
            }
        }
        let first = (column * STRIDE).wrapping_sub(left);
        for place in 0..(TOGETHER - 1) * STRIDE + KERNEL {
            let Some(values) = pair_at::<S>(input, first.wrapping_add(place), channels, channel) else { continue };
            for (pixel, gradients) in gradients.iter().enumerate() {
                let kernel_column = place.wrapping_sub(pixel * STRIDE);
                if kernel_column < KERNEL {
                    let sum = &mut sums[kernel_column];
                    for vector in 0..PAIR {
                        sum[vector] = simd.mul_add_e_f32s(values[vector], gradients[vector], sum[vector]);
                    }
                }
            }
        }
    }

    /// All sums without vectors: of fewer channels than a pair holds, and for any kernel at any stride.
    fn plainly(&mut self) {
        let Geometry { columns_out, channels, kernel, .. } = *self.geometry;
        let across = Taps::across(self.geometry);
        self.sums.fill(0.0);
        for row in self.rows.clone() {
            for kernel_row in 0..kernel {
                let Some((gradient, input)) = self.rows_at(row, kernel_row) else { continue };
                for kernel_column in 0..kernel {
                    let tap = kernel_row * kernel + kernel_column;
                    for column in 0..columns_out {
                        let Some(place) = across.met(column, kernel_column) else { continue };
                        let sums = &mut self.sums[tap * channels..][..channels];
                        let products = input[place * channels..].iter().zip(&gradient[column * channels..]);
                        sums.iter_mut().zip(products).for_each(|(sum, (input, gradient))| *sum += input * gradient);
                    }
                }
            }
        }
    }
}
