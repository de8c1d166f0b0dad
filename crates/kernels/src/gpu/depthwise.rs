//! Depthwise convolutions.
//!
//! An invocation computes some output pixels of a row for one vector of channels, which share loads of the input. The
//! kernel is limited by memory bandwidth. Neighbouring invocations read the same rows from the cache, so workgroup
//! memory would only add a barrier.

use cubecl::prelude::*;

use super::Operands;
use super::epilogue::{apply_epilogue, zero_accumulators};
use super::launch::{GeometryArgs, GeometryArgsLaunch, vector_size, workgroups};
use crate::{Activation, Geometry};

/// Output pixels of a row per invocation.
const TILE_PIXELS: usize = 4;

/// Enqueues the convolution.
pub fn launch(operands: Operands, geometry: &Geometry, activation: Activation) {
    let Operands { input, weight, bias, residual, output } = operands;
    let size = vector_size(geometry.channels);
    let vectors = geometry.channels / size;
    let groups = geometry.columns_out.div_ceil(TILE_PIXELS);
    let units = geometry.photos * geometry.rows_out * groups * vectors;
    let client = input.client.clone();
    let (count, dim) = workgroups(&client, units);
    // Safety: surplus invocations return immediately, positions outside the image are clamped into it, and the loops
    // terminate.
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
            GeometryArgsLaunch::of(geometry),
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
    geometry: GeometryArgs,
    units: u32,
    #[comptime] activation: Activation,
    #[comptime] kernel: usize,
    #[comptime] stride: usize,
) {
    if ABSOLUTE_POS >= units as usize {
        terminate!();
    }
    let vectors = bias.len();
    let columns_out = geometry.columns_out as usize;
    let rows_out = geometry.rows_out as usize;
    let groups = columns_out.div_ceil(TILE_PIXELS);

    let vector = ABSOLUTE_POS % vectors;
    let group = ABSOLUTE_POS / vectors;
    let batch_row = group / groups; // counted over all photos
    let first = group % groups * TILE_PIXELS;
    let photo = batch_row / rows_out;
    let row_out = batch_row % rows_out;

    let sums = zero_accumulators::<N>(TILE_PIXELS);
    let columns = geometry.columns as usize;
    let left = geometry.left as usize;
    let columns_in = comptime!((TILE_PIXELS - 1) * stride + kernel);

    #[unroll(kernel <= 3)]
    for kernel_row in 0..kernel {
        let row = row_out * stride + kernel_row;
        if row >= geometry.top as usize && row < (geometry.rows + geometry.top) as usize {
            let row_start = (photo * geometry.rows as usize + row - geometry.top as usize) * columns;
            let mut values = Sequence::<Vector<f32, N>>::new();
            #[unroll]
            for index in 0..columns_in {
                let column = first * stride + index;
                let inside = column >= left && column < columns + left;
                let column = select(inside, column - left, 0usize);
                let loaded = input[(row_start + column) * vectors + vector];
                values.push(select(inside, loaded, Vector::new(0.0f32)));
            }
            #[unroll]
            for kernel_column in 0..kernel {
                let weight = weight[(kernel_row * kernel + kernel_column) * vectors + vector];
                #[unroll]
                for pixel in 0..TILE_PIXELS {
                    let value = values[comptime!(pixel * stride + kernel_column)];
                    sums[pixel].store(sums[pixel].read() + value * weight);
                }
            }
        }
    }

    #[unroll]
    for pixel in 0..TILE_PIXELS {
        if first + pixel < columns_out {
            let index = (batch_row * columns_out + first + pixel) * vectors + vector;
            output[index] = apply_epilogue::<N>(sums[pixel].read(), bias, &residual, vector, index, activation);
        }
    }
}
