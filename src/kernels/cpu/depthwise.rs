//! Depthwise 3×3 convolutions: each channel with its own filter. A pixel's channels lie side by side, so a vector holds
//! neighbouring channels and everything is read in the order in which it lies in memory.

use pulp::{Simd, WithSimd};

use super::matmul::Epilogue;
use super::taps::{Taps, tap};
use super::threads::for_each_stretch;
use super::vectors::{clamp, load, with_vectors};
use crate::kernels::Geometry;

/// Output pixels of a row that are computed together: what they share of the input is read once.
const TOGETHER: usize = 4;

/// Vectors of channels that are computed one after another at one place.
const PAIR: usize = 2;

/// The side of the kernel that the fast way is written for.
const KERNEL: usize = 3;

/// `output = epilogue(depthwise convolution of input)`; `weight` is `[kernel, kernel, channels]`.
pub fn convolve(input: &[f32], weight: &[f32], epilogue: &Epilogue<'_>, geometry: &Geometry, output: &mut [f32]) {
    let Geometry { rows_out, columns_out, channels, .. } = *geometry;
    for_each_stretch(output, columns_out * channels, |row, output| {
        let line = columns_out * channels;
        let residual = epilogue.residual.map(|residual| &residual[row * line..(row + 1) * line]);
        let epilogue = Epilogue { residual, ..*epilogue };
        with_vectors(Row { input, weight, epilogue, geometry, photo: row / rows_out, row: row % rows_out, output });
    });
}

/// One row of the output.
struct Row<'a> {
    input: &'a [f32],
    weight: &'a [f32],
    epilogue: Epilogue<'a>,
    geometry: &'a Geometry,
    photo: usize,
    row: usize,
    output: &'a mut [f32],
}

impl WithSimd for Row<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(mut self, simd: S) {
        let Geometry { columns, columns_out, kernel, stride, left, .. } = *self.geometry;
        // The output columns whose kernel reaches over neither edge.
        let first = left.div_ceil(stride).min(columns_out);
        let end = ((columns + left).saturating_sub(kernel) / stride + 1).min(columns_out).max(first);
        let mut column = 0;
        while column < columns_out {
            let inside = (first..end).contains(&column) && column + TOGETHER <= end && kernel == KERNEL;
            match stride {
                1 if inside => self.together::<S, 1>(simd, column),
                2 if inside => self.together::<S, 2>(simd, column),
                _ => {
                    self.alone(simd, column, 0);
                    column += 1;
                    continue;
                }
            }
            column += TOGETHER;
        }
    }
}

impl<'a> Row<'a> {
    /// The input's row that the kernel's `kernel_row` meets, where there is one.
    fn input_row(&self, kernel_row: usize) -> Option<&'a [f32]> {
        let Geometry { rows, columns, channels, stride, top, .. } = *self.geometry;
        let row = tap(self.row, kernel_row, stride, top, rows)?;
        let line = columns * channels;
        Some(&self.input[(self.photo * rows + row) * line..][..line])
    }

    /// [`TOGETHER`] output pixels from `column` on, all well inside.
    #[inline(always)]
    fn together<S: Simd, const STRIDE: usize>(&mut self, simd: S, column: usize) {
        let mut met = [None; KERNEL];
        for (kernel_row, met) in met.iter_mut().enumerate() {
            *met = self.input_row(kernel_row);
        }
        match met {
            [Some(a), Some(b), Some(c)] => self.rows_together::<S, STRIDE, 3>(simd, column, [(0, a), (1, b), (2, c)]),
            [None, Some(a), Some(b)] => self.rows_together::<S, STRIDE, 2>(simd, column, [(1, a), (2, b)]),
            [Some(a), Some(b), None] => self.rows_together::<S, STRIDE, 2>(simd, column, [(0, a), (1, b)]),
            [None, Some(a), None] => self.rows_together::<S, STRIDE, 1>(simd, column, [(1, a)]),
            _ => {
                for column in column..column + TOGETHER {
                    self.alone(simd, column, 0);
                }
            }
        }
    }

    #[inline(always)]
    fn rows_together<S: Simd, const STRIDE: usize, const ROWS: usize>(
        &mut self,
        simd: S,
        column: usize,
        rows: [(usize, &[f32]); ROWS],
    ) {
        let channels = self.geometry.channels;
        let pairs = channels / (PAIR * S::F32_LANES);
        let whole = pairs * PAIR * S::F32_LANES;
        let first = column * STRIDE - self.geometry.left;
        // All are cut to the same known length, so that no bounds are checked below; in pairs of vectors, so that a place
        // is worked out once for two. Seen by all: the first pixel's columns, and `STRIDE` more for each further pixel.
        let mut seen: [[&[[S::f32s; PAIR]]; 9]; ROWS] = [[&[]; 9]; ROWS];
        let mut weights: [[&[[S::f32s; PAIR]]; KERNEL]; ROWS] = [[&[]; KERNEL]; ROWS];
        for ((seen, weights), (kernel_row, row)) in seen.iter_mut().zip(&mut weights).zip(rows) {
            for (column, seen) in seen.iter_mut().enumerate().take((TOGETHER - 1) * STRIDE + KERNEL) {
                *seen = &pairs_of::<S>(&row[(first + column) * channels..][..whole])[..pairs];
            }
            for (kernel_column, weights) in weights.iter_mut().enumerate() {
                let tap = kernel_row * KERNEL + kernel_column;
                *weights = &pairs_of::<S>(&self.weight[tap * channels..][..whole])[..pairs];
            }
        }
        let bias = self.epilogue.bias.map(|bias| &pairs_of::<S>(&bias[..whole])[..pairs]);
        let output = &mut self.output[column * channels..][..TOGETHER * channels];
        let mut outputs: [&mut [[S::f32s; PAIR]]; TOGETHER] = [&mut [], &mut [], &mut [], &mut []];
        for (output, pixel) in outputs.iter_mut().zip(output.chunks_exact_mut(channels)) {
            *output = &mut S::as_mut_simd_f32s(&mut pixel[..whole]).0.as_chunks_mut().0[..pairs];
        }
        for pair in 0..pairs {
            for vector in 0..PAIR {
                let mut sums = [simd.splat_f32s(0.0); TOGETHER];
                if let Some(bias) = bias {
                    sums = [bias[pair][vector]; TOGETHER];
                }
                for (seen, weights) in seen.iter().zip(&weights) {
                    for (kernel_column, weight) in weights.iter().enumerate() {
                        let weight = weight[pair][vector];
                        for (pixel, sum) in sums.iter_mut().enumerate() {
                            let value = seen[pixel * STRIDE + kernel_column][pair][vector];
                            *sum = simd.mul_add_e_f32s(value, weight, *sum);
                        }
                    }
                }
                if let Some(residual) = self.epilogue.residual {
                    for (pixel, sum) in sums.iter_mut().enumerate() {
                        let start = (column + pixel) * channels + (pair * PAIR + vector) * S::F32_LANES;
                        let [residual] = load(simd, &residual[start..start + S::F32_LANES]);
                        *sum = simd.add_f32s(*sum, residual);
                    }
                }
                clamp::<S>(&mut sums, self.epilogue.bounds);
                for (pixel, sum) in sums.into_iter().enumerate() {
                    outputs[pixel][pair][vector] = sum;
                }
            }
        }
        if whole < channels {
            for pixel in column..column + TOGETHER {
                self.alone(simd, pixel, whole);
            }
        }
    }

    /// The channels from `first_channel` on of the output pixel at `column`, wherever it is.
    #[inline(always)]
    fn alone<S: Simd>(&mut self, simd: S, column: usize, first_channel: usize) {
        let Geometry { columns, channels, kernel, stride, left, .. } = *self.geometry;
        let mut taps = Taps::new(first_channel, channels);
        for kernel_row in 0..kernel {
            let Some(row) = self.input_row(kernel_row) else { continue };
            for kernel_column in 0..kernel {
                let Some(place) = tap(column, kernel_column, stride, left, columns) else { continue };
                let weight = &self.weight[(kernel_row * kernel + kernel_column) * channels..][..channels];
                taps.meet(&row[place * channels..][..channels], weight);
            }
        }
        let pixel = column * channels + first_channel..(column + 1) * channels;
        let epilogue = Epilogue {
            bias: self.epilogue.bias.map(|bias| &bias[first_channel..channels]),
            residual: self.epilogue.residual.map(|residual| &residual[pixel.clone()]),
            bounds: self.epilogue.bounds,
        };
        taps.sum(simd, &epilogue, &mut self.output[pixel]);
    }
}

/// `values` in pairs of vectors.
#[inline(always)]
fn pairs_of<S: Simd>(values: &[f32]) -> &[[S::f32s; PAIR]] {
    S::as_simd_f32s(values).0.as_chunks().0
}
