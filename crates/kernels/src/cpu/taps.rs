//! What a kernel meets of the input along a row or column.

use pulp::Simd;

use super::vectors::PAIR;
use crate::Geometry;

/// How a kernel moves along an axis.
#[derive(Clone, Copy)]
pub struct Taps {
    /// How far the kernel moves from one output place to the next.
    pub stride: usize,
    /// How far the input's places lie apart, with zeros between them.
    pub apart: usize,
    /// Zeros before the first place of the input.
    pub before: usize,
    /// Places of the input.
    pub places: usize,
}

impl Taps {
    /// From row to row.
    pub fn down(geometry: &Geometry) -> Taps {
        Taps { stride: geometry.stride, apart: 1, before: geometry.top, places: geometry.rows }
    }

    /// From column to column.
    pub fn across(geometry: &Geometry) -> Taps {
        Taps { stride: geometry.stride, apart: 1, before: geometry.left, places: geometry.columns }
    }

    /// The place in the input that `kernel_place` of the kernel meets at `place_out`, where there is one.
    pub fn met(&self, place_out: usize, kernel_place: usize) -> Option<usize> {
        let reached = (place_out * self.stride + kernel_place).checked_sub(self.before)?;
        (reached.is_multiple_of(self.apart)).then_some(reached / self.apart).filter(|place| *place < self.places)
    }
}

/// The pair of vectors from `channel` on of the pixel at `column` of `row`, where the row has one: `column` may have
/// wrapped below zero.
#[inline(always)]
pub fn pair_at<S: Simd>(row: &[f32], column: usize, channels: usize, channel: usize) -> Option<&[S::f32s; PAIR]> {
    let start = column.wrapping_mul(channels).wrapping_add(channel);
    S::as_simd_f32s(row.get(start..)?).0.first_chunk()
}
