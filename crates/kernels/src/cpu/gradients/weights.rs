//! The weight gradient of standard convolutions: `patches^T * gradient`, a sum over all pixels.

use pulp::{Simd, WithSimd};

use super::super::buffer::Buffer;
use super::super::threads::for_each_chunk;
use super::super::vectors::{load, store, with_vectors};
use crate::Geometry;

/// The tile of the product, as in the forward pass.
const TILE_ROWS: usize = 6;
const TILE_VECTORS: usize = 2;

/// Pixels per partial sum in registers. The patches of this number of pixels stay in the cache.
const BLOCK_PIXELS: usize = 128;

/// The maximum number of pixels per chunk, up to 16 chunks; with more pixels the chunks are larger. The chunks have
/// separate sums and do not depend on the number of cores, so that the sums do not either.
const PIXELS_PER_CHUNK: usize = 4096;

/// `patches^T * gradient`, from `[pixels, depth]` and `[pixels, channels_out]` to `[depth, channels_out]`.
pub fn weight_gradient(rows: &[f32], gradient: &[f32], geometry: &Geometry) -> Buffer {
    let columns = geometry.channels_out;
    let pixels = geometry.pixels_out();
    let depth = rows.len() / pixels;
    let chunks = pixels.div_ceil(PIXELS_PER_CHUNK).min(16);
    let pixels_per_chunk = pixels.div_ceil(chunks);
    // With one chunk only, the rows of the product are divided into tasks, so that all cores have work.
    let rows_per_task = if chunks > 1 { depth } else { depth.div_ceil(16).next_multiple_of(TILE_ROWS).min(depth) };
    let tasks_per_chunk = depth.div_ceil(rows_per_task);
    let mut sums = Buffer::new(chunks * depth * columns);
    for_each_chunk(sums.as_mut_slice(), rows_per_task * columns, |task, target| {
        let (chunk, first_row) = (task / tasks_per_chunk, task % tasks_per_chunk * rows_per_task);
        let (first, end) = (chunk * pixels_per_chunk, ((chunk + 1) * pixels_per_chunk).min(pixels));
        target.fill(0.0);
        with_vectors(Product {
            rows: &rows[first * depth..end * depth],
            gradient: &gradient[first * columns..end * columns],
            depth,
            columns,
            first_row,
            target,
        });
    });
    if chunks == 1 {
        return sums;
    }
    let mut product = Buffer::new(depth * columns);
    for_each_chunk(product.as_mut_slice(), 4096, |task, target| {
        target.fill(0.0);
        for sums in sums.as_slice().chunks_exact(depth * columns) {
            let sums = &sums[task * 4096..][..target.len()];
            target.iter_mut().zip(sums).for_each(|(target, sum)| *target += sum);
        }
    });
    product
}

struct Product<'a> {
    rows: &'a [f32],
    gradient: &'a [f32],
    depth: usize,
    columns: usize,
    first_row: usize,
    target: &'a mut [f32],
}

impl WithSimd for Product<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(mut self, simd: S) {
        let row_count = self.target.len() / self.columns;
        let pixels = self.gradient.len() / self.columns;
        let mut pixel = 0;
        while pixel < pixels {
            let end = (pixel + BLOCK_PIXELS).min(pixels);
            let mut column = 0;
            while column < self.columns {
                let mut row = 0;
                while row < row_count {
                    let vectors = (self.columns - column).div_ceil(S::F32_LANES).min(TILE_VECTORS);
                    let rows = (row_count - row).min(TILE_ROWS);
                    match (rows, vectors) {
                        (TILE_ROWS, TILE_VECTORS) => self.tile::<S, TILE_ROWS, 2>(simd, pixel..end, row, column),
                        (TILE_ROWS, _) => self.tile::<S, TILE_ROWS, 1>(simd, pixel..end, row, column),
                        (_, TILE_VECTORS) => {
                            for row in row..row + rows {
                                self.tile::<S, 1, 2>(simd, pixel..end, row, column);
                            }
                        }
                        _ => {
                            for row in row..row + rows {
                                self.tile::<S, 1, 1>(simd, pixel..end, row, column);
                            }
                        }
                    }
                    row += rows;
                }
                column += TILE_VECTORS * S::F32_LANES;
            }
            pixel = end;
        }
    }
}

impl Product<'_> {
    #[inline(always)]
    fn tile<S: Simd, const ROWS: usize, const VECTORS: usize>(
        &mut self,
        simd: S,
        pixels: std::ops::Range<usize>,
        row: usize,
        column: usize,
    ) {
        let (depth, columns) = (self.depth, self.columns);
        let width = (columns - column).min(VECTORS * S::F32_LANES);
        let mut sums = [[simd.splat_f32s(0.0); VECTORS]; ROWS];
        let rows = self.rows[pixels.start * depth..pixels.end * depth].chunks_exact(depth);
        let gradients = self.gradient[pixels.start * columns..pixels.end * columns].chunks_exact(columns);
        let first = self.first_row + row;
        for (values, gradient) in rows.zip(gradients) {
            let values = &values[first..first + ROWS];
            let gradient: [S::f32s; VECTORS] = load(simd, &gradient[column..column + width]);
            for (sums, value) in sums.iter_mut().zip(values) {
                let value = simd.splat_f32s(*value);
                for (sum, gradient) in sums.iter_mut().zip(gradient) {
                    *sum = simd.mul_add_e_f32s(value, gradient, *sum);
                }
            }
        }
        for (index, sums) in sums.iter().enumerate() {
            let target = &mut self.target[(row + index) * columns + column..][..width];
            let mut values: [S::f32s; VECTORS] = load(simd, target);
            for (value, sum) in values.iter_mut().zip(sums) {
                *value = simd.add_f32s(*value, *sum);
            }
            store(simd, target, values);
        }
    }
}
