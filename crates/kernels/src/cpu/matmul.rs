//! The matrix product that a convolution is, with bias, residual and clamp before anything is stored.

use pulp::{Simd, WithSimd};

use super::buffer::Buffer;
use super::patch_rows::PatchRows;
use super::threads::for_each_chunk;
use super::vectors::{clamp, load, store, with_vectors};

/// The most output rows that are computed together, and the vectors of output columns: as many sums as registers hold.
/// AVX2 and wasm have 16 registers, and wasm needs one more for each product, having no fused multiply-add.
const TILE_ROWS: usize = if cfg!(target_arch = "wasm32") { 5 } else { 6 };
const TILE_VECTORS: usize = 2;

/// Steps of the sum that are written out one after another, so that counting them costs less.
const UNROLLED: usize = 4;

/// Values of the left matrix that a core works on before it goes on to the next columns: half of a small L2 cache.
const BLOCK_VALUES: usize = 32 * 1024;

/// A matrix in memory: the value at (row, column) lies at `row * row_step + column * column_step`.
#[derive(Clone, Copy)]
pub struct Matrix<'a> {
    values: &'a [f32],
    rows: usize,
    columns: usize,
    row_step: usize,
    column_step: usize,
}

impl<'a> Matrix<'a> {
    /// Rows of `columns` values, one after another.
    pub fn of_rows(values: &'a [f32], columns: usize) -> Self {
        Matrix { values, rows: values.len() / columns, columns, row_step: columns, column_step: 1 }
    }

    /// The same values with rows and columns exchanged.
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

/// What happens to each sum before it is stored: `clamp(sum + bias + residual)`.
#[derive(Clone, Copy)]
pub struct Epilogue<'a> {
    /// One value an output channel.
    pub bias: Option<&'a [f32]>,
    /// One value an output value.
    pub residual: Option<&'a [f32]>,
    /// The least and the greatest value stored.
    pub bounds: (f32, f32),
}

impl Epilogue<'_> {
    /// The sums as they are.
    #[cfg(feature = "training")]
    pub const NONE: Epilogue<'static> =
        Epilogue { bias: None, residual: None, bounds: (f32::NEG_INFINITY, f32::INFINITY) };
}

/// `output = epilogue(left * right)`, where `left` has rows of as many values as `right` has rows.
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
            4 => packed::<{ 4 * TILE_VECTORS }>(right),
            8 => packed::<{ 8 * TILE_VECTORS }>(right),
            16 => packed::<{ 16 * TILE_VECTORS }>(right),
            _ => packed::<TILE_VECTORS>(right),
        };
        let panels = panels.as_slice();
        let block_rows = (BLOCK_VALUES / depth / TILE_ROWS).clamp(1, 64) * TILE_ROWS;
        for_each_chunk(output, block_rows * columns, |block, output| {
            let first_row = block * block_rows;
            let places = first_row * columns..first_row * columns + output.len();
            let task = Block {
                left,
                first_row,
                bias: epilogue.bias,
                residual: epilogue.residual.map(|residual| &residual[places]),
                bounds: epilogue.bounds,
                panels,
                depth,
                columns,
                output,
            };
            // Other threads have to be told again which instructions they may use.
            simd.vectorize(task);
        });
    }
}

/// `right` in panels of `COLUMNS` columns, row after row within each, zeros beyond the last column.
fn packed<const COLUMNS: usize>(right: Matrix<'_>) -> Buffer {
    let Matrix { values, rows, columns, row_step, column_step } = right;
    let mut packed = Buffer::new(columns.div_ceil(COLUMNS) * rows * COLUMNS);
    for (panel, target) in packed.as_mut_slice().chunks_exact_mut(rows * COLUMNS).enumerate() {
        let first = panel * COLUMNS;
        let here = COLUMNS.min(columns - first);
        for (row, target) in target.as_chunks_mut::<COLUMNS>().0.iter_mut().enumerate() {
            let start = row * row_step + first * column_step;
            if let Some(whole) = values[start..].first_chunk::<COLUMNS>()
                && column_step == 1
                && here == COLUMNS
            {
                // Of a known length, this is a few vectors and no call.
                *target = *whole;
                continue;
            }
            for (column, target) in target.iter_mut().enumerate() {
                *target = if column < here { values[start + column * column_step] } else { 0.0 };
            }
        }
    }
    packed
}

/// Some rows of the product, for one core.
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
        // Tiles of nearly the same height: one row by itself would cost as much as several.
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
                    // The highest is 5 in wasm: nothing is to be in the program twice.
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
    /// `ROWS` by one panel of the product, from the output's `row` and `column` on.
    #[inline(always)]
    fn tile<S: Simd, const ROWS: usize>(&mut self, simd: S, panel: &[f32], row: usize, column: usize) {
        let mut starts = [0; ROWS];
        for (place, start) in starts.iter_mut().enumerate() {
            *start = self.left.start_of(self.first_row + row + place);
        }
        let mut sums = [[simd.splat_f32s(0.0); TILE_VECTORS]; ROWS];
        let (values, chunk) = (self.left.values(), self.left.chunk());
        let panel_stretch = chunk * TILE_VECTORS * S::F32_LANES;
        for number in 0..self.left.chunks() {
            let mut left: [&[f32]; ROWS] = [&[]; ROWS];
            for (left, start) in left.iter_mut().zip(starts) {
                *left = &values[start + number * self.left.stretch_step()..][..chunk];
            }
            let panel = &panel[number * panel_stretch..][..panel_stretch];
            sums = with_products(simd, left, S::as_simd_f32s(panel).0, sums);
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
        for (place, sums) in sums.iter().enumerate() {
            let start = (row + place) * self.columns + column;
            let places = start..start + here;
            let mut values = *sums;
            for (value, bias) in values.iter_mut().zip(bias) {
                *value = simd.add_f32s(*value, bias);
            }
            if let Some(residual) = self.residual {
                let residual: [S::f32s; TILE_VECTORS] = load(simd, &residual[places.clone()]);
                for (value, residual) in values.iter_mut().zip(residual) {
                    *value = simd.add_f32s(*value, residual);
                }
            }
            clamp::<S>(&mut values, self.bounds);
            store(simd, &mut self.output[places], values);
        }
    }
}

/// `sums` and the products of the rows of `left` with the panel `right`.
#[inline(always)]
fn with_products<S: Simd, const ROWS: usize>(
    simd: S,
    left: [&[f32]; ROWS],
    right: &[S::f32s],
    mut sums: [[S::f32s; TILE_VECTORS]; ROWS],
) -> [[S::f32s; TILE_VECTORS]; ROWS] {
    let (right, _) = right.as_chunks::<TILE_VECTORS>();
    let (quads, rest) = right.as_chunks::<UNROLLED>();
    // Known to be as many as there are of the right: no bounds are checked on the way.
    let mut left_quads: [&[[f32; UNROLLED]]; ROWS] = [&[]; ROWS];
    let mut left_rest: [&[f32]; ROWS] = [&[]; ROWS];
    for row in 0..ROWS {
        left_quads[row] = &left[row].as_chunks::<UNROLLED>().0[..quads.len()];
        left_rest[row] = &left[row][quads.len() * UNROLLED..][..rest.len()];
    }
    for (place, quad) in quads.iter().enumerate() {
        for step in 0..UNROLLED {
            for row in 0..ROWS {
                let value = simd.splat_f32s(left_quads[row][place][step]);
                for vector in 0..TILE_VECTORS {
                    sums[row][vector] = simd.mul_add_e_f32s(value, quad[step][vector], sums[row][vector]);
                }
            }
        }
    }
    for (place, right) in rest.iter().enumerate() {
        for row in 0..ROWS {
            let value = simd.splat_f32s(left_rest[row][place]);
            for vector in 0..TILE_VECTORS {
                sums[row][vector] = simd.mul_add_e_f32s(value, right[vector], sums[row][vector]);
            }
        }
    }
    sums
}
