//! Convolutions over all channels and more than one pixel: the stem, and the plain CNN.
//!
//! An invocation holds the sums of some output pixels of a row by one vector of output channels, as in the matrix product
//! of the pointwise convolutions.

use cubecl::prelude::*;

use super::Operands;
use super::epilogue::{accumulated, finished, zeros};
use super::sizes::{Sizes, SizesLaunch};
use super::tensors::{vector_size, workgroups};
use crate::{Activation, Geometry};

/// Output pixels of a row that one invocation computes.
const TOGETHER: usize = 4;

/// Enqueues the convolution.
pub fn launch(operands: Operands, geometry: &Geometry, activation: Activation) {
    let Operands { input, weight, bias, residual, output } = operands;
    let (size_in, size_out) = (vector_size(geometry.channels), vector_size(geometry.channels_out));
    let vectors_out = geometry.channels_out / size_out;
    let groups = geometry.columns_out.div_ceil(TOGETHER);
    let units = geometry.photos * geometry.rows_out * groups * vectors_out;
    let client = input.client.clone();
    let (count, dim) = workgroups(&client, units);
    // Safety: invocations beyond the last end at once, reads outside the image are moved into it, and the loops end.
    #[allow(unsafe_code)]
    unsafe {
        convolution::launch_unchecked(
            &client,
            count,
            dim,
            size_in,
            size_out,
            input.into_buffer_arg(),
            weight.into_buffer_arg(),
            bias.into_buffer_arg(),
            residual.map(|residual| residual.into_buffer_arg()).into(),
            output.into_buffer_arg(),
            SizesLaunch::of(geometry),
            (geometry.channels / size_in) as u32,
            units as u32,
            activation,
            geometry.kernel,
            geometry.stride,
        );
    }
}

/// `input` is `[photos, rows, columns, vectors_in]` vectors, `weight` `[kernel, kernel, channels, vectors_out]`, `output`
/// `[photos, rows_out, columns_out, vectors_out]`.
#[cube(launch_unchecked)]
fn convolution<I: Size, O: Size>(
    input: &[Vector<f32, I>],
    weight: &[Vector<f32, O>],
    bias: &[Vector<f32, O>],
    residual: ComptimeOption<&[Vector<f32, O>]>,
    output: &mut [Vector<f32, O>],
    sides: Sizes,
    vectors_in: u32,
    units: u32,
    #[comptime] activation: Activation,
    #[comptime] kernel: usize,
    #[comptime] stride: usize,
) {
    if ABSOLUTE_POS >= units as usize {
        terminate!();
    }
    let vectors_in = vectors_in as usize;
    let vectors_out = bias.len();
    let columns_out = sides.columns_out as usize;
    let rows_out = sides.rows_out as usize;
    let groups = columns_out.div_ceil(TOGETHER);

    let vector = ABSOLUTE_POS % vectors_out;
    let group = ABSOLUTE_POS / vectors_out;
    let line_out = group / groups; // of all photos
    let first = group % groups * TOGETHER;
    let photo = line_out / rows_out;
    let row_out = line_out % rows_out;

    let sums = zeros::<O>(TOGETHER);
    let columns = sides.columns as usize;
    let left = sides.left as usize;

    for kernel_row in 0..kernel {
        let row = row_out * stride + kernel_row;
        if row >= sides.top as usize && row < (sides.rows + sides.top) as usize {
            let line = (photo * sides.rows as usize + row - sides.top as usize) * columns;
            for kernel_column in 0..kernel {
                let mut inside = Sequence::<f32>::new();
                let mut starts = Sequence::<usize>::new();
                #[unroll]
                for pixel in 0..TOGETHER {
                    let column = (first + pixel) * stride + kernel_column;
                    let is_inside = column >= left && column < columns + left;
                    inside.push(select(is_inside, 1.0f32, 0.0f32));
                    starts.push((line + select(is_inside, column - left, 0usize)) * vectors_in);
                }
                let tap = (kernel_row * kernel + kernel_column) * vectors_in * I::value();
                for step in 0..vectors_in {
                    let mut weights = Sequence::<Vector<f32, O>>::new();
                    #[unroll]
                    for channel in 0..I::value() {
                        weights.push(weight[(tap + step * I::value() + channel) * vectors_out + vector]);
                    }
                    #[unroll]
                    for pixel in 0..TOGETHER {
                        let seen = input[starts[pixel] + step] * Vector::new(inside[pixel]);
                        sums[pixel].store(accumulated::<I, O>(sums[pixel].read(), seen, &weights));
                    }
                }
            }
        }
    }

    #[unroll]
    for pixel in 0..TOGETHER {
        if first + pixel < columns_out {
            let place = (line_out * columns_out + first + pixel) * vectors_out + vector;
            output[place] = finished::<O>(sums[pixel].read(), bias, &residual, vector, place, activation);
        }
    }
}
