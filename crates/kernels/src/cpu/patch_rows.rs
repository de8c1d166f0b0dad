//! The left side of the product: for each output pixel, the values that its weights meet.

use super::buffer::Buffer;
use super::threads::for_each_chunk;
use crate::Geometry;

/// A row of values for each output pixel, made of equal chunks of memory: one for a pointwise convolution, and for
/// a wider kernel one for each of its rows, since a pixel's neighbours lie beside it.
pub struct PatchRows<'a> {
    values: Source<'a>,
    geometry: Option<Geometry>,
    chunk: usize,
    stretch_step: usize,
}

enum Source<'a> {
    Given(&'a [f32]),
    WithBorder(Buffer),
}

impl<'a> PatchRows<'a> {
    /// Rows of `depth` values, one after another.
    pub fn of_rows(values: &'a [f32], depth: usize) -> Self {
        PatchRows { values: Source::Given(values), geometry: None, chunk: depth, stretch_step: 0 }
    }

    /// What the output pixels of a full convolution see of `input`.
    pub fn of_images(input: &'a [f32], geometry: &Geometry) -> Self {
        if geometry.is_pointwise() {
            return PatchRows::of_rows(input, geometry.channels);
        }
        // The part of the input that any kernel reaches, with zeros where that is over an edge.
        let reach = |out: usize| (out - 1) * geometry.stride + geometry.kernel;
        let framed = Geometry {
            rows: reach(geometry.rows_out),
            columns: reach(geometry.columns_out),
            top: 0,
            left: 0,
            ..*geometry
        };
        let is_framed =
            (framed.rows, framed.columns, 0, 0) == (geometry.rows, geometry.columns, geometry.top, geometry.left);
        PatchRows {
            values: if is_framed {
                Source::Given(input)
            } else {
                Source::WithBorder(with_border(input, geometry, &framed))
            },
            chunk: geometry.kernel * geometry.channels,
            stretch_step: framed.columns * geometry.channels,
            geometry: Some(framed),
        }
    }

    /// All values, into which the places point.
    pub fn values(&self) -> &[f32] {
        match &self.values {
            Source::Given(values) => values,
            Source::WithBorder(values) => values.as_slice(),
        }
    }

    /// How many values lie side by side.
    pub fn chunk(&self) -> usize {
        self.chunk
    }

    /// Of how many chunks a row is made.
    pub fn chunks(&self) -> usize {
        self.geometry.map_or(1, |geometry| geometry.kernel)
    }

    /// How far the next chunk of the same row lies.
    pub fn stretch_step(&self) -> usize {
        self.stretch_step
    }

    /// Where the row of output pixel `pixel` begins.
    #[inline(always)]
    pub fn start_of(&self, pixel: usize) -> usize {
        let Some(Geometry { rows, columns, channels, rows_out, columns_out, stride, .. }) = self.geometry else {
            return pixel * self.chunk;
        };
        let (line, column_out) = (pixel / columns_out, pixel % columns_out);
        let (photo, row_out) = (line / rows_out, line % rows_out);
        ((photo * rows + row_out * stride) * columns + column_out * stride) * channels
    }
}

/// `input` in the frame of `framed`, zeros around it.
fn with_border(input: &[f32], geometry: &Geometry, framed: &Geometry) -> Buffer {
    let line = framed.columns * geometry.channels;
    let mut target = Buffer::new(geometry.photos * framed.rows * line);
    for_each_chunk(target.as_mut_slice(), line, |number, target| {
        let (photo, row) = (number / framed.rows, number % framed.rows);
        target.fill(0.0);
        let Some(row) = row.checked_sub(geometry.top).filter(|row| *row < geometry.rows) else { return };
        let source = &input[(photo * geometry.rows + row) * geometry.columns * geometry.channels..];
        let here = geometry.columns.min(framed.columns - geometry.left) * geometry.channels;
        target[geometry.left * geometry.channels..][..here].copy_from_slice(&source[..here]);
    });
    target
}
