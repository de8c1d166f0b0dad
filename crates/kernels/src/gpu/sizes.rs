//! The sizes of a convolution, as its kernels take them.

use cubecl::prelude::*;

use crate::Geometry;

/// Rows, columns and edges, in pixels.
#[derive(CubeType, CubeLaunch)]
pub struct Sizes {
    /// Rows of the input.
    pub rows: u32,
    /// Columns of the input.
    pub columns: u32,
    /// Rows of the output.
    pub rows_out: u32,
    /// Columns of the output.
    pub columns_out: u32,
    /// Rows of zeros before the first.
    pub top: u32,
    /// Columns of zeros before the first.
    pub left: u32,
}

impl SizesLaunch {
    /// Those of `geometry`.
    pub fn of(geometry: &Geometry) -> SizesLaunch {
        let Geometry { rows, columns, rows_out, columns_out, top, left, .. } = *geometry;
        SizesLaunch::new(rows as u32, columns as u32, rows_out as u32, columns_out as u32, top as u32, left as u32)
    }
}
