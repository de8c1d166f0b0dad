//! The gradients of a depthwise convolution.

use pulp::{Simd, WithSimd};

use super::super::buffer::Buffer;
use super::super::depthwise::convolve;
use super::super::matmul::Epilogue;
use super::super::taps::{Taps, tap};
use super::super::threads::for_each_stretch;
use super::super::vectors::with_vectors;
use crate::kernels::Geometry;

/// Output pixels of a row whose products are summed together before they go to memory.
const TOGETHER: usize = 4;

/// The side of the kernel that the fast ways are written for.
const KERNEL: usize = 3;

/// Into how many stretches the output's rows are divided for the weights' sums: the same on every machine.
const STRETCHES: usize = 32;

/// The input's gradient: each input pixel's is the sum over the output pixels that saw it.
pub fn of_input(gradient: &[f32], weight: &[f32], geometry: &Geometry) -> Buffer {
    let Geometry { photos, rows, columns, channels, rows_out, columns_out, kernel, .. } = *geometry;
    let mut target = Buffer::new(photos * rows * columns * channels);
    if geometry.stride == 1 {
        // The same convolution with the kernel turned round.
        let mut turned = Buffer::new(weight.len());
        let taps = turned.as_mut_slice().chunks_exact_mut(channels).rev();
        taps.zip(weight.chunks_exact(channels)).for_each(|(target, values)| target.copy_from_slice(values));
        let back = Geometry {
            rows: rows_out,
            columns: columns_out,
            rows_out: rows,
            columns_out: columns,
            top: kernel - 1 - geometry.top,
            left: kernel - 1 - geometry.left,
            ..*geometry
        };
        convolve(gradient, turned.as_slice(), &Epilogue::NONE, &back, target.as_mut_slice());
        return target;
    }
    for_each_stretch(target.as_mut_slice(), columns * channels, |row, target| {
        with_vectors(InputRow { gradient, weight, geometry, photo: row / rows, row: row % rows, target });
    });
    target
}

/// One row of the input's gradient, at any stride.
struct InputRow<'a> {
    gradient: &'a [f32],
    weight: &'a [f32],
    geometry: &'a Geometry,
    photo: usize,
    row: usize,
    target: &'a mut [f32],
}

impl WithSimd for InputRow<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let Geometry { channels, rows_out, columns_out, kernel, stride, top, left, .. } = *self.geometry;
        for (column, target) in self.target.chunks_exact_mut(channels).enumerate() {
            let mut taps = Taps::new(0, channels);
            for kernel_row in 0..kernel {
                let Some(row_out) = seen_by(self.row, kernel_row, stride, top, rows_out) else { continue };
                for kernel_column in 0..kernel {
                    let Some(column_out) = seen_by(column, kernel_column, stride, left, columns_out) else { continue };
                    let pixel = (self.photo * rows_out + row_out) * columns_out + column_out;
                    let gradient = &self.gradient[pixel * channels..][..channels];
                    taps.meet(gradient, &self.weight[(kernel_row * kernel + kernel_column) * channels..][..channels]);
                }
            }
            taps.sum(simd, &Epilogue::NONE, target);
        }
    }
}

/// The place of the output that sees the input's `place` through `kernel_place`, where there is one.
fn seen_by(place: usize, kernel_place: usize, stride: usize, before: usize, places_out: usize) -> Option<usize> {
    let reached = (place + before).checked_sub(kernel_place)?;
    (reached.is_multiple_of(stride)).then_some(reached / stride).filter(|place| *place < places_out)
}

/// The weights' gradient, `[kernel, kernel, channels]`, in one pass over input and gradient.
pub fn of_weight(gradient: &[f32], input: &[f32], geometry: &Geometry) -> Buffer {
    let Geometry { photos, channels, rows_out, kernel, .. } = *geometry;
    let taps = kernel * kernel * channels;
    let all_rows = photos * rows_out;
    let each = all_rows.div_ceil(STRETCHES);
    let mut sums = Buffer::new(all_rows.div_ceil(each) * taps);
    for_each_stretch(sums.as_mut_slice(), taps, |number, sums| {
        sums.fill(0.0);
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
    rows: std::ops::Range<usize>,
    sums: &'a mut [f32],
}

impl WithSimd for WeightRows<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(mut self, simd: S) {
        let Geometry { rows, columns, channels, rows_out, columns_out, kernel, stride, top, left, .. } = *self.geometry;
        let first = left.div_ceil(stride).min(columns_out);
        let end = ((columns + left).saturating_sub(kernel) / stride + 1).min(columns_out).max(first);
        for row in self.rows.clone() {
            let (photo, row_out) = (row / rows_out, row % rows_out);
            let gradient = &self.gradient[row * columns_out * channels..][..columns_out * channels];
            for kernel_row in 0..kernel {
                let Some(row_in) = tap(row_out, kernel_row, stride, top, rows) else { continue };
                let input = &self.input[(photo * rows + row_in) * columns * channels..][..columns * channels];
                let mut column = 0;
                while column < columns_out {
                    let inside = (first..end).contains(&column) && column + TOGETHER <= end && kernel == KERNEL;
                    match stride {
                        1 if inside => self.together::<S, 1>(simd, input, gradient, kernel_row, column),
                        2 if inside => self.together::<S, 2>(simd, input, gradient, kernel_row, column),
                        _ => {
                            self.alone(input, gradient, kernel_row, column, 0);
                            column += 1;
                            continue;
                        }
                    }
                    column += TOGETHER;
                }
            }
        }
    }
}

impl WeightRows<'_> {
    /// The sums of one row of the kernel over [`TOGETHER`] output pixels from `column` on, all well inside.
    #[inline(always)]
    fn together<S: Simd, const STRIDE: usize>(
        &mut self,
        simd: S,
        input: &[f32],
        gradient: &[f32],
        kernel_row: usize,
        column: usize,
    ) {
        let channels = self.geometry.channels;
        let vectors = channels / S::F32_LANES;
        let whole = vectors * S::F32_LANES;
        let first = column * STRIDE - self.geometry.left;
        let mut seen: [&[S::f32s]; 9] = [&[]; 9];
        for (place, seen) in seen.iter_mut().enumerate().take((TOGETHER - 1) * STRIDE + KERNEL) {
            *seen = &S::as_simd_f32s(&input[(first + place) * channels..][..whole]).0[..vectors];
        }
        let mut gradients: [&[S::f32s]; TOGETHER] = [&[]; TOGETHER];
        for (pixel, gradients) in gradients.iter_mut().enumerate() {
            *gradients = &S::as_simd_f32s(&gradient[(column + pixel) * channels..][..whole]).0[..vectors];
        }
        let row = &mut self.sums[kernel_row * KERNEL * channels..][..KERNEL * channels];
        let mut sums: [&mut [S::f32s]; KERNEL] = [&mut [], &mut [], &mut []];
        for (sums, taps) in sums.iter_mut().zip(row.chunks_exact_mut(channels)) {
            *sums = &mut S::as_mut_simd_f32s(&mut taps[..whole]).0[..vectors];
        }
        for vector in 0..vectors {
            for kernel_column in 0..KERNEL {
                let mut sum = sums[kernel_column][vector];
                for pixel in 0..TOGETHER {
                    sum = simd.mul_add_e_f32s(
                        seen[pixel * STRIDE + kernel_column][vector],
                        gradients[pixel][vector],
                        sum,
                    );
                }
                sums[kernel_column][vector] = sum;
            }
        }
        if whole < channels {
            for pixel in column..column + TOGETHER {
                self.alone(input, gradient, kernel_row, pixel, whole);
            }
        }
    }

    /// The sums of one row of the kernel over the output pixel at `column`, wherever it is, for the channels from
    /// `first_channel` on.
    #[inline(always)]
    fn alone(&mut self, input: &[f32], gradient: &[f32], kernel_row: usize, column: usize, first_channel: usize) {
        let Geometry { columns, channels, kernel, stride, left, .. } = *self.geometry;
        for kernel_column in 0..kernel {
            let Some(place) = tap(column, kernel_column, stride, left, columns) else { continue };
            let input = &input[place * channels..][first_channel..channels];
            let gradient = &gradient[column * channels..][first_channel..channels];
            let sums = &mut self.sums[(kernel_row * kernel + kernel_column) * channels..][first_channel..channels];
            for ((sum, input), gradient) in sums.iter_mut().zip(input).zip(gradient) {
                *sum += input * gradient;
            }
        }
    }
}
