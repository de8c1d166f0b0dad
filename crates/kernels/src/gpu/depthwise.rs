//! Depthwise convolutions: each channel with its own filter.
//!
//! An invocation computes some output pixels of a row, of one vector of channels: what their kernels share of the input
//! is read once. This is bound by memory, and neighbours read the same rows from the cache, so workgroup memory would
//! only add a barrier.

use cubecl::prelude::*;

use super::Operands;
use super::epilogue::{finished, zeros};
use super::sizes::{Sizes, SizesLaunch};
use super::tensors::{vector_size, workgroups};
use crate::{Activation, Geometry};

/// Output pixels of a row that one invocation computes.
const TOGETHER: usize = 4;

/// Enqueues the convolution.
pub fn launch(operands: Operands, geometry: &Geometry, activation: Activation) {
    let Operands { input, weight, bias, residual, output } = operands;
    let size = vector_size(geometry.channels);
    let vectors = geometry.channels / size;
    let groups = geometry.columns_out.div_ceil(TOGETHER);
    let units = geometry.photos * geometry.rows_out * groups * vectors;
    let client = input.client.clone();
    let (count, dim) = workgroups(&client, units);
    // Safety: invocations beyond the last end at once, reads outside the image are moved into it, and the loops end.
    #[allow(unsafe_code)]
    unsafe {
        filter::launch_unchecked(
            &client,
            count,
            dim,
            size,
            input.into_buffer_arg(),
            weight.into_buffer_arg(),
            bias.into_buffer_arg(),
            residual.map(|residual| residual.into_buffer_arg()).into(),
            output.into_buffer_arg(),
            SizesLaunch::of(geometry),
            units as u32,
            activation,
            geometry.kernel,
            geometry.stride,
        );
    }
}

/// `input` is `[photos, rows, columns, vectors]` vectors, `weight` `[kernel, kernel, vectors]`, `output`
/// `[photos, rows_out, columns_out, vectors]`.
#[cube(launch_unchecked)]
fn filter<N: Size>(
    input: &[Vector<f32, N>],
    weight: &[Vector<f32, N>],
    bias: &[Vector<f32, N>],
    residual: ComptimeOption<&[Vector<f32, N>]>,
    output: &mut [Vector<f32, N>],
    sides: Sizes,
    units: u32,
    #[comptime] activation: Activation,
    #[comptime] kernel: usize,
    #[comptime] stride: usize,
) {
    if ABSOLUTE_POS >= units as usize {
        terminate!();
    }
    let vectors = bias.len();
    let columns_out = sides.columns_out as usize;
    let rows_out = sides.rows_out as usize;
    let groups = columns_out.div_ceil(TOGETHER);

    let vector = ABSOLUTE_POS % vectors;
    let group = ABSOLUTE_POS / vectors;
    let line_out = group / groups; // of all photos
    let first = group % groups * TOGETHER;
    let photo = line_out / rows_out;
    let row_out = line_out % rows_out;

    let sums = zeros::<N>(TOGETHER);
    let columns = sides.columns as usize;
    let left = sides.left as usize;
    let seen_columns = comptime!((TOGETHER - 1) * stride + kernel);

    #[unroll(kernel <= 3)]
    for kernel_row in 0..kernel {
        let row = row_out * stride + kernel_row;
        if row >= sides.top as usize && row < (sides.rows + sides.top) as usize {
            let line = (photo * sides.rows as usize + row - sides.top as usize) * columns;
            let mut seen = Sequence::<Vector<f32, N>>::new();
            #[unroll]
            for place in 0..seen_columns {
                let column = first * stride + place;
                let inside = column >= left && column < columns + left;
                let column = select(inside, column - left, 0usize);
                let value = input[(line + column) * vectors + vector];
                seen.push(select(inside, value, Vector::new(0.0f32)));
            }
            #[unroll]
            for kernel_column in 0..kernel {
                let weight = weight[(kernel_row * kernel + kernel_column) * vectors + vector];
                #[unroll]
                for pixel in 0..TOGETHER {
                    let seen = seen[comptime!(pixel * stride + kernel_column)];
                    sums[pixel].store(sums[pixel].read() + seen * weight);
                }
            }
        }
    }

    #[unroll]
    for pixel in 0..TOGETHER {
        if first + pixel < columns_out {
            let place = (line_out * columns_out + first + pixel) * vectors + vector;
            output[place] = finished::<N>(sums[pixel].read(), bias, &residual, vector, place, activation);
        }
    }
}
