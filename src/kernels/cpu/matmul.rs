//! The matrix product that pointwise convolutions are, with bias, residual and clamp before anything is stored.

use pulp::{Arch, Simd, WithSimd};

use super::buffer::Buffer;
use super::threads::for_each_stretch;

/// Output rows that are computed together, and vectors of output columns: as many sums as registers hold. AVX2 and
/// wasm have 16 registers, and wasm needs one more for each product, having no fused multiply-add.
const TILE_ROWS: usize = if cfg!(target_arch = "wasm32") { 4 } else { 6 };
const TILE_VECTORS: usize = 2;

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
pub fn multiply(left: &[f32], right: Matrix<'_>, epilogue: &Epilogue<'_>, output: &mut [f32]) {
    Arch::new().dispatch(Multiply { left, right, epilogue, output });
}

struct Multiply<'a> {
    left: &'a [f32],
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
        let panel_columns = TILE_VECTORS * S::F32_LANES;
        let panels = packed(right, panel_columns);
        let panels = panels.as_slice();
        let tiles = (BLOCK_VALUES / depth / TILE_ROWS).clamp(1, 64);
        let block_rows = tiles * TILE_ROWS;
        for_each_stretch(output, block_rows * columns, |block, output| {
            let first = block * block_rows;
            let rows = output.len() / columns;
            let task = Block {
                left: &left[first * depth..(first + rows) * depth],
                residual: epilogue.residual.map(|residual| &residual[first * columns..(first + rows) * columns]),
                bias: epilogue.bias,
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

/// `right` in panels of `panel_columns` columns, row after row within each, zeros beyond the last column.
fn packed(right: Matrix<'_>, panel_columns: usize) -> Buffer {
    let Matrix { values, rows, columns, row_step, column_step } = right;
    let mut packed = Buffer::new(columns.div_ceil(panel_columns) * rows * panel_columns);
    for (panel, target) in packed.as_mut_slice().chunks_exact_mut(rows * panel_columns).enumerate() {
        let first = panel * panel_columns;
        let here = panel_columns.min(columns - first);
        for (row, target) in target.chunks_exact_mut(panel_columns).enumerate() {
            let start = row * row_step + first * column_step;
            if column_step == 1 {
                target[..here].copy_from_slice(&values[start..start + here]);
            } else {
                for (column, target) in target[..here].iter_mut().enumerate() {
                    *target = values[start + column * column_step];
                }
            }
            target[here..].fill(0.0);
        }
    }
    packed
}

/// Some rows of the product, for one core.
struct Block<'a> {
    left: &'a [f32],
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
        for (number, panel) in self.panels.chunks_exact(self.depth * panel_columns).enumerate() {
            let column = number * panel_columns;
            let mut row = 0;
            while row < rows {
                match rows - row {
                    1 => self.tile::<S, 1>(simd, panel, row, column),
                    2 => self.tile::<S, 2>(simd, panel, row, column),
                    3 => self.tile::<S, 3>(simd, panel, row, column),
                    TILE_ROWS.. => self.tile::<S, TILE_ROWS>(simd, panel, row, column),
                    _ => self.tile::<S, 4>(simd, panel, row, column),
                }
                row += if rows - row < TILE_ROWS { (rows - row).min(4) } else { TILE_ROWS };
            }
        }
    }
}

impl Block<'_> {
    /// `ROWS` by one panel of the product, from the output's `row` and `column` on.
    #[inline(always)]
    fn tile<S: Simd, const ROWS: usize>(&mut self, simd: S, panel: &[f32], row: usize, column: usize) {
        let depth = self.depth;
        let left: [&[f32]; ROWS] = std::array::from_fn(|place| &self.left[(row + place) * depth..][..depth]);
        let mut sums = [[simd.splat_f32s(0.0); TILE_VECTORS]; ROWS];
        let (panel, _) = S::as_simd_f32s(panel);
        let (panel, _) = panel.as_chunks::<TILE_VECTORS>();
        for (place, right) in panel[..depth].iter().enumerate() {
            for (sums, left) in sums.iter_mut().zip(left) {
                let value = simd.splat_f32s(left[place]);
                for (sum, right) in sums.iter_mut().zip(right) {
                    *sum = simd.mul_add_e_f32s(value, *right, *sum);
                }
            }
        }
        self.store(simd, &sums, row, column);
    }

    #[inline(always)]
    fn store<S: Simd>(&mut self, simd: S, sums: &[[S::f32s; TILE_VECTORS]], row: usize, column: usize) {
        let (least, greatest) = (simd.splat_f32s(self.bounds.0), simd.splat_f32s(self.bounds.1));
        for (place, sums) in sums.iter().enumerate() {
            for (vector, sum) in sums.iter().enumerate() {
                let column = column + vector * S::F32_LANES;
                if column >= self.columns {
                    break; // only zeros are left of the last panel
                }
                let here = S::F32_LANES.min(self.columns - column);
                let start = (row + place) * self.columns + column;
                let mut value = *sum;
                if let Some(bias) = self.bias {
                    value = simd.add_f32s(value, simd.partial_load_f32s(&bias[column..column + here]));
                }
                if let Some(residual) = self.residual {
                    value = simd.add_f32s(value, simd.partial_load_f32s(&residual[start..start + here]));
                }
                let value = simd.min_f32s(simd.max_f32s(value, least), greatest);
                simd.partial_store_f32s(&mut self.output[start..start + here], value);
            }
        }
    }
}
