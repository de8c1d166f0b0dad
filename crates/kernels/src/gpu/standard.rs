//! Standard convolutions with larger kernels: the stem, and the plain CNN.
//!
//! An invocation accumulates some output pixels of a row by one vector of output channels, as for pointwise
//! convolutions.

use cubecl::prelude::*;

use super::Operands;
use super::epilogue::{accumulate, apply_epilogue, zero_accumulators};
use super::launch::{GeometryArgs, GeometryArgsLaunch, vector_size, workgroups};
use crate::{Activation, Geometry};

/// Output pixels of a row per invocation.
const TILE_PIXELS: usize = 4;

/// Enqueues the convolution.
pub fn launch(operands: Operands, geometry: &Geometry, activation: Activation) {
    let Operands { input, weight, bias, residual, output } = operands;
    let (size_in, size_out) = (vector_size(geometry.channels), vector_size(geometry.channels_out));
    let vectors_out = geometry.channels_out / size_out;
    let groups = geometry.columns_out.div_ceil(TILE_PIXELS);
    let units = geometry.photos * geometry.rows_out * groups * vectors_out;
    let client = input.client.clone();
    let (count, dim) = workgroups(&client, units);
    // Safety: surplus invocations return immediately, positions outside the image are clamped into it, and the loops
    // terminate.
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
            GeometryArgsLaunch::of(geometry),
            (geometry.channels / size_in) as u32,
            units as u32,
            activation,
            geometry.kernel,
            geometry.stride,
        );
    }
}

/// `input` is `[photos, rows, columns, vectors_in]` vectors, `weight` `[kernel, kernel, channels, vectors_out]`,
/// `output` `[photos, rows_out, columns_out, vectors_out]`.
#[cube(launch_unchecked)]
fn convolution<I: Size, O: Size>(
    input: &[Vector<f32, I>],
    weight: &[Vector<f32, O>],
    bias: &[Vector<f32, O>],
    residual: ComptimeOption<&[Vector<f32, O>]>,
    output: &mut [Vector<f32, O>],
    geometry: GeometryArgs,
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
    let columns_out = geometry.columns_out as usize;
    let rows_out = geometry.rows_out as usize;
    let groups = columns_out.div_ceil(TILE_PIXELS);

    let vector = ABSOLUTE_POS % vectors_out;
    let group = ABSOLUTE_POS / vectors_out;
    let batch_row = group / groups; // counted over all photos
    let first = group % groups * TILE_PIXELS;
    let photo = batch_row / rows_out;
    let row_out = batch_row % rows_out;

    let sums = zero_accumulators::<O>(TILE_PIXELS);
    let columns = geometry.columns as usize;
    let left = geometry.left as usize;

    for kernel_row in 0..kernel {
        let row = row_out * stride + kernel_row;
        if row >= geometry.top as usize && row < (geometry.rows + geometry.top) as usize {
            let row_start = (photo * geometry.rows as usize + row - geometry.top as usize) * columns;
            for kernel_column in 0..kernel {
                let mut inside = Sequence::<f32>::new();
                let mut starts = Sequence::<usize>::new();
                #[unroll]
                for pixel in 0..TILE_PIXELS {
                    let column = (first + pixel) * stride + kernel_column;
                    let is_inside = column >= left && column < columns + left;
                    inside.push(select(is_inside, 1.0f32, 0.0f32));
                    starts.push((row_start + select(is_inside, column - left, 0usize)) * vectors_in);
                }
                let tap = (kernel_row * kernel + kernel_column) * vectors_in * I::value();
                for step in 0..vectors_in {
                    let mut weights = Sequence::<Vector<f32, O>>::new();
                    #[unroll]
                    for channel in 0..I::value() {
                        weights.push(weight[(tap + step * I::value() + channel) * vectors_out + vector]);
                    }
                    #[unroll]
                    for pixel in 0..TILE_PIXELS {
                        let value = input[starts[pixel] + step] * Vector::new(inside[pixel]);
                        sums[pixel].store(accumulate::<I, O>(sums[pixel].read(), value, &weights));
                    }
                }
            }
        }
    }

    #[unroll]
    for pixel in 0..TILE_PIXELS {
        if first + pixel < columns_out {
            let index = (batch_row * columns_out + first + pixel) * vectors_out + vector;
            output[index] = apply_epilogue::<O>(sums[pixel].read(), bias, &residual, vector, index, activation);
        }
    }
}
