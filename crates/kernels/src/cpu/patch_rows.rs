//! The patch matrix of a standard convolution (im2col), without materialising it.

use super::buffer::Buffer;
use super::threads::for_each_chunk;
use crate::Geometry;

/// The patch matrix: one row per output pixel. A row consists of equal contiguous chunks: one for a pointwise
/// convolution, and one per kernel row for a larger kernel, because the pixels of a row are contiguous.
pub struct PatchRows<'a> {
    values: Source<'a>,
    geometry: Option<Geometry>,
    chunk_length: usize,
    chunk_stride: usize,
}

enum Source<'a> {
    Borrowed(&'a [f32]),
    Padded(Buffer),
}

impl<'a> PatchRows<'a> {
    /// A row-major matrix with rows of `depth` values.
    pub fn row_major(values: &'a [f32], depth: usize) -> Self {
        PatchRows { values: Source::Borrowed(values), geometry: None, chunk_length: depth, chunk_stride: 0 }
    }

    /// The patches of `input` for the output pixels of a standard convolution.
    pub fn of_images(input: &'a [f32], geometry: &Geometry) -> Self {
        if geometry.is_pointwise() {
            return PatchRows::row_major(input, geometry.channels);
        }
        // The part of the padded input that the kernel covers.
        let covered = |out: usize| (out - 1) * geometry.stride + geometry.kernel;
        let padded = Geometry {
            rows: covered(geometry.rows_out),
            columns: covered(geometry.columns_out),
            top: 0,
            left: 0,
            ..*geometry
        };
        let is_unchanged =
            (padded.rows, padded.columns, 0, 0) == (geometry.rows, geometry.columns, geometry.top, geometry.left);
        PatchRows {
            values: if is_unchanged {
                Source::Borrowed(input)
            } else {
                Source::Padded(zero_padded(input, geometry, &padded))
            },
            chunk_length: geometry.kernel * geometry.channels,
            chunk_stride: padded.columns * geometry.channels,
            geometry: Some(padded),
        }
    }

    /// The values in which the rows start.
    pub fn values(&self) -> &[f32] {
        match &self.values {
            Source::Borrowed(values) => values,
            Source::Padded(values) => values.as_slice(),
        }
    }

    /// The number of values in a chunk.
    pub fn chunk_length(&self) -> usize {
        self.chunk_length
    }

    /// The number of chunks in a row.
    pub fn chunks_per_row(&self) -> usize {
        self.geometry.map_or(1, |geometry| geometry.kernel)
    }

    /// The distance from a chunk to the next one of the same row.
    pub fn chunk_stride(&self) -> usize {
        self.chunk_stride
    }

    /// The start of the row of output pixel `pixel`.
    #[inline(always)]
    pub fn row_start(&self, pixel: usize) -> usize {
        let Some(Geometry { rows, columns, channels, rows_out, columns_out, stride, .. }) = self.geometry else {
            return pixel * self.chunk_length;
        };
        let (batch_row, column_out) = (pixel / columns_out, pixel % columns_out);
        let (photo, row_out) = (batch_row / rows_out, batch_row % rows_out);
        ((photo * rows + row_out * stride) * columns + column_out * stride) * channels
    }
}

/// `input` with the zero padding of `padded`.
fn zero_padded(input: &[f32], geometry: &Geometry, padded: &Geometry) -> Buffer {
    let row_length = padded.columns * geometry.channels;
    let mut target = Buffer::new(geometry.photos * padded.rows * row_length);
    for_each_chunk(target.as_mut_slice(), row_length, |row, target| {
        let (photo, row) = (row / padded.rows, row % padded.rows);
        target.fill(0.0);
        let Some(row) = row.checked_sub(geometry.top).filter(|row| *row < geometry.rows) else { return };
        let source = &input[(photo * geometry.rows + row) * geometry.columns * geometry.channels..];
        let here = geometry.columns.min(padded.columns - geometry.left) * geometry.channels;
        target[geometry.left * geometry.channels..][..here].copy_from_slice(&source[..here]);
    });
    target
}
