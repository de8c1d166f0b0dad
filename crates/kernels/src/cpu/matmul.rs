//! The matrix product of standard convolutions, with a fused epilogue.

use pulp::{Simd, WithSimd};

use super::buffer::Buffer;
use super::patch_rows::PatchRows;
use super::threads::for_each_chunk;
use super::vectors::{clamp, load, store, with_vectors};

/// The tile: output rows and vectors of output columns whose sums fit in the registers. AVX2 and wasm have 16
/// registers. wasm has no fused multiply-add and needs one more register for each product.
const TILE_ROWS: usize = if cfg!(target_arch = "wasm32") { 5 } else { 6 };
const TILE_VECTORS: usize = 2;

/// The unroll factor of the inner loop.
const UNROLL: usize = 4;

/// The size of a block of the left matrix, in values. It is half of a small L2 cache, so that the block stays in the
/// cache while a core multiplies it with all columns.
const BLOCK_VALUES: usize = 32 * 1024;

/// A strided matrix: the value at (row, column) is at `row * row_step + column * column_step`.
#[derive(Clone, Copy)]
pub struct Matrix<'a> {
    values: &'a [f32],
    rows: usize,
    columns: usize,
    row_step: usize,
    column_step: usize,
}

impl<'a> Matrix<'a> {
    /// A row-major matrix with `columns` columns.
    pub fn row_major(values: &'a [f32], columns: usize) -> Self {
        Matrix { values, rows: values.len() / columns, columns, row_step: columns, column_step: 1 }
    }

    /// The transposed matrix, sharing the same values.
    #[cfg(feature = "training")]
    pub fn transposed(self) -> Self {
        Matrix {
            values: self.values,
            rows: self.columns,
            columns: self.rows,
            row_step: self.column_step,
            column_step: self.row_step,
        }
    }
}

/// The epilogue of a sum before it is stored: `clamp(sum + bias + residual)`.
#[derive(Clone, Copy)]
pub struct Epilogue<'a> {
    /// One value per output channel.
    pub bias: Option<&'a [f32]>,
    /// One value per output value.
    pub residual: Option<&'a [f32]>,
    /// The minimum and the maximum of the output.
    pub bounds: (f32, f32),
}

impl Epilogue<'_> {
    /// The identity.
    #[cfg(feature = "training")]
    pub const NONE: Epilogue<'static> =
        Epilogue { bias: None, residual: None, bounds: (f32::NEG_INFINITY, f32::INFINITY) };
}

/// `output = epilogue(left * right)`. The rows of `left` have as many values as `right` has rows.
pub fn multiply(left: &PatchRows<'_>, right: Matrix<'_>, epilogue: &Epilogue<'_>, output: &mut [f32]) {
    with_vectors(Multiply { left, right, epilogue, output });
}

struct Multiply<'a> {
    left: &'a PatchRows<'a>,
    right: Matrix<'a>,
    epilogue: &'a Epilogue<'a>,
    output: &'a mut [f32],
}

impl WithSimd for Multiply<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let Multiply { left, right, epilogue, output } = self;
        let (depth, columns) = (right.rows, right.columns);
        let panels = match S::F32_LANES {
            4 => pack_panels::<{ 4 * TILE_VECTORS }>(right),
            8 => pack_panels::<{ 8 * TILE_VECTORS }>(right),
            16 => pack_panels::<{ 16 * TILE_VECTORS }>(right),
            _ => pack_panels::<TILE_VECTORS>(right),
        };
        let panels = panels.as_slice();
        let block_rows = (BLOCK_VALUES / depth / TILE_ROWS).clamp(1, 64) * TILE_ROWS;
        for_each_chunk(output, block_rows * columns, |block, output| {
            let first_row = block * block_rows;
            let range = first_row * columns..first_row * columns + output.len();
            let task = Block {
                left,
                first_row,
                bias: epilogue.bias,
                residual: epilogue.residual.map(|residual| &residual[range]),
                bounds: epilogue.bounds,
                panels,
                depth,
                columns,
                output,
            };
            // Other threads do not inherit the SIMD instruction set.
            simd.vectorize(task);
        });
    }
}

/// Packs `right` into panels of `COLUMNS` columns, row-major within each panel, zero-padded after the last column.
fn pack_panels<const COLUMNS: usize>(right: Matrix<'_>) -> Buffer {
    let Matrix { values, rows, columns, row_step, column_step } = right;
    let mut panels = Buffer::new(columns.div_ceil(COLUMNS) * rows * COLUMNS);
    for (panel, target) in panels.as_mut_slice().chunks_exact_mut(rows * COLUMNS).enumerate() {
        let first = panel * COLUMNS;
        let here = COLUMNS.min(columns - first);
        for (row, target) in target.as_chunks_mut::<COLUMNS>().0.iter_mut().enumerate() {
            let start = row * row_step + first * column_step;
            if let Some(whole) = values[start..].first_chunk::<COLUMNS>()
                && column_step == 1
                && here == COLUMNS
            {
                // A copy of constant length compiles to a few vector moves.
                *target = *whole;
                continue;
            }
            for (column, target) in target.iter_mut().enumerate() {
                *target = if column < here { values[start + column * column_step] } else { 0.0 };
            }
        }
    }
    panels
}

/// A block of rows of the product, computed by one core.
struct Block<'a> {
    left: &'a PatchRows<'a>,
    first_row: usize,
    panels: &'a [f32],
    bias: Option<&'a [f32]>,
    residual: Option<&'a [f32]>,
    bounds: (f32, f32),
    depth: usize,
    columns: usize,
    output: &'a mut [f32],
}

impl WithSimd for Block<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(mut self, simd: S) {
        let panel_columns = TILE_VECTORS * S::F32_LANES;
        let rows = self.output.len() / self.columns;
        // The tiles have nearly equal heights, because a tile of one row would take almost as long as one of several
        // rows.
        let tiles = rows.div_ceil(TILE_ROWS);
        let (height, higher) = (rows / tiles, rows % tiles);
        for (number, panel) in self.panels.chunks_exact(self.depth * panel_columns).enumerate() {
            let column = number * panel_columns;
            let mut row = 0;
            for tile in 0..tiles {
                let height = height + usize::from(tile < higher);
                match height {
                    1 => self.tile::<S, 1>(simd, panel, row, column),
                    2 => self.tile::<S, 2>(simd, panel, row, column),
                    3 => self.tile::<S, 3>(simd, panel, row, column),
                    4 => self.tile::<S, 4>(simd, panel, row, column),
                    // In wasm `TILE_ROWS` is 5, and another arm would duplicate its code.
                    #[cfg(not(target_arch = "wasm32"))]
                    5 => self.tile::<S, 5>(simd, panel, row, column),
                    _ => self.tile::<S, TILE_ROWS>(simd, panel, row, column),
                }
                row += height;
            }
        }
    }
}

impl Block<'_> {
    /// Computes a tile of `ROWS` rows and one panel, at `row` and `column` of the output.
    #[inline(always)]
    fn tile<S: Simd, const ROWS: usize>(&mut self, simd: S, panel: &[f32], row: usize, column: usize) {
        let mut starts = [0; ROWS];
        for (index, start) in starts.iter_mut().enumerate() {
            *start = self.left.row_start(self.first_row + row + index);
        }
        let mut sums = [[simd.splat_f32s(0.0); TILE_VECTORS]; ROWS];
        let (values, chunk) = (self.left.values(), self.left.chunk_length());
        let panel_chunk = chunk * TILE_VECTORS * S::F32_LANES;
        for number in 0..self.left.chunks_per_row() {
            let mut left: [&[f32]; ROWS] = [&[]; ROWS];
            for (left, start) in left.iter_mut().zip(starts) {
                *left = &values[start + number * self.left.chunk_stride()..][..chunk];
            }
            let panel = &panel[number * panel_chunk..][..panel_chunk];
            sums = accumulate(simd, left, S::as_simd_f32s(panel).0, sums);
        }
        self.store(simd, &sums, row, column);
    }

    #[inline(always)]
    fn store<S: Simd>(&mut self, simd: S, sums: &[[S::f32s; TILE_VECTORS]], row: usize, column: usize) {
        let here = (TILE_VECTORS * S::F32_LANES).min(self.columns - column);
        let mut bias = [simd.splat_f32s(0.0); TILE_VECTORS];
        if let Some(values) = self.bias {
            bias = load(simd, &values[column..column + here]);
        }
        for (index, sums) in sums.iter().enumerate() {
            let start = (row + index) * self.columns + column;
            let range = start..start + here;
            let mut values = *sums;
            for (value, bias) in values.iter_mut().zip(bias) {
                *value = simd.add_f32s(*value, bias);
            }
            if let Some(residual) = self.residual {
                let residual: [S::f32s; TILE_VECTORS] = load(simd, &residual[range.clone()]);
                for (value, residual) in values.iter_mut().zip(residual) {
                    *value = simd.add_f32s(*value, residual);
                }
            }
            clamp::<S>(&mut values, self.bounds);
            store(simd, &mut self.output[range], values);
        }
    }
}

/// Adds the products of the rows of `left` with the panel `right` to `sums`.
#[inline(always)]
fn accumulate<S: Simd, const ROWS: usize>(
    simd: S,
    left: [&[f32]; ROWS],
    right: &[S::f32s],
    mut sums: [[S::f32s; TILE_VECTORS]; ROWS],
) -> [[S::f32s; TILE_VECTORS]; ROWS] {
    let (right, _) = right.as_chunks::<TILE_VECTORS>();
    let (blocks, rest) = right.as_chunks::<UNROLL>();
    // Slices of equal length avoid bounds checks in the loop.
    let mut left_blocks: [&[[f32; UNROLL]]; ROWS] = [&[]; ROWS];
    let mut left_rest: [&[f32]; ROWS] = [&[]; ROWS];
    for row in 0..ROWS {
        left_blocks[row] = &left[row].as_chunks::<UNROLL>().0[..blocks.len()];
        left_rest[row] = &left[row][blocks.len() * UNROLL..][..rest.len()];
    }
    for (index, block) in blocks.iter().enumerate() {
        for step in 0..UNROLL {
            for row in 0..ROWS {
                let value = simd.splat_f32s(left_blocks[row][index][step]);
                for vector in 0..TILE_VECTORS {
                    sums[row][vector] = simd.mul_add_e_f32s(value, block[step][vector], sums[row][vector]);
                }
            }
        }
    }
    for (index, right) in rest.iter().enumerate() {
        for row in 0..ROWS {
            let value = simd.splat_f32s(left_rest[row][index]);
            for vector in 0..TILE_VECTORS {
                sums[row][vector] = simd.mul_add_e_f32s(value, right[vector], sums[row][vector]);
            }
        }
    }
    sums
}
