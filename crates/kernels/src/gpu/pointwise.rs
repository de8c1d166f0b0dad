//! Pointwise convolutions: one matrix product, pixels by input channels times input by output channels.
//!
//! An invocation holds the sums of some pixels by one vector of output channels, so that each weight it reads serves all
//! of these pixels and each input value a whole vector. Where the output is small, as in the late layers with their 25
//! pixels, a GPU would idle: there the input channels are dealt out to several invocations of a workgroup as well, and
//! their partial sums meet in its memory.

use cubecl::prelude::*;

use super::Operands;
use super::epilogue::{accumulated, finished, zeros};
use super::tensors::{UNITS, vector_size, workgroups};
use crate::{Activation, Geometry};

/// The invocations that keep a tablet's GPU busy, each with several sums to add to by turns.
const BUSY: usize = 1024;

/// How the product is dealt out to invocations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Tiling {
    /// The pixels of one invocation.
    pixels: usize,
    /// The invocations among which the input channels of these are dealt out: 1, or at least as many as pixels and a
    /// divisor of [`UNITS`].
    slices: usize,
}

impl Tiling {
    /// Large tiles where there is enough to do, for they read least; smaller ones and slices where there is not.
    fn new(pixels: usize, vectors_in: usize, vectors_out: usize) -> Tiling {
        let units = |tile: usize| pixels.div_ceil(tile) * vectors_out;
        if units(8) >= 2 * BUSY {
            return Tiling { pixels: 8, slices: 1 };
        }
        let tile = if pixels == 1 { 1 } else { 4 };
        // A slice has at least four vectors to add up, or the meeting would cost more than the sums.
        let enough = |slices: usize| units(tile) * slices >= BUSY || vectors_in < 4 * 4 * slices;
        let slices = [1, 4].into_iter().find(|slices| enough(*slices)).unwrap_or(16);
        Tiling { pixels: tile, slices }
    }
}

/// Enqueues the product.
pub fn launch(operands: Operands, geometry: &Geometry, activation: Activation) {
    let Operands { input, weight, bias, residual, output } = operands;
    let (size_in, size_out) = (vector_size(geometry.channels), vector_size(geometry.channels_out));
    let pixels = geometry.pixels_out();
    let (vectors_in, vectors_out) = (geometry.channels / size_in, geometry.channels_out / size_out);
    let tiling = Tiling::new(pixels, vectors_in, vectors_out);
    let units = pixels.div_ceil(tiling.pixels) * vectors_out * tiling.slices;
    let client = input.client.clone();
    let (count, dim) = workgroups(&client, units);
    // Safety: every index is either clamped to the pixels that there are or guarded, and the loops end.
    #[allow(unsafe_code)]
    unsafe {
        product::launch_unchecked(
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
            pixels as u32,
            vectors_in as u32,
            vectors_out as u32,
            activation,
            tiling,
        );
    }
}

/// `input` is `[pixels, vectors_in]` vectors, `weight` `[channels, vectors_out]`, `output` `[pixels, vectors_out]`.
#[cube(launch_unchecked)]
fn product<I: Size, O: Size>(
    input: &[Vector<f32, I>],
    weight: &[Vector<f32, O>],
    bias: &[Vector<f32, O>],
    residual: ComptimeOption<&[Vector<f32, O>]>,
    output: &mut [Vector<f32, O>],
    pixels: u32,
    vectors_in: u32,
    vectors_out: u32,
    #[comptime] activation: Activation,
    #[comptime] tiling: Tiling,
) {
    let pixels = pixels as usize;
    let vectors_in = vectors_in as usize;
    let vectors_out = vectors_out as usize;
    let tile_pixels = comptime!(tiling.pixels);
    let slices = comptime!(tiling.slices);
    let tiles = comptime!(UNITS / tiling.slices);

    // The workgroup's invocations: its tiles side by side, slice after slice.
    let lane = UNIT_POS as usize % tiles;
    let slice = UNIT_POS as usize / tiles;
    let tile = CUBE_POS * tiles + lane;
    let vector = tile % vectors_out;
    let first = tile / vectors_out * tile_pixels;

    // Beyond the last pixel the last is computed again, and not written.
    let mut rows = Sequence::<usize>::new();
    let sums = zeros::<O>(tile_pixels);
    #[unroll]
    for pixel in 0..tile_pixels {
        rows.push(min(first + pixel, pixels - 1) * vectors_in);
    }

    for step in range_stepped(slice, vectors_in, slices) {
        let mut weights = Sequence::<Vector<f32, O>>::new();
        #[unroll]
        for channel in 0..I::value() {
            weights.push(weight[(step * I::value() + channel) * vectors_out + vector]);
        }
        #[unroll]
        for pixel in 0..tile_pixels {
            let seen = input[rows[pixel] + step];
            sums[pixel].store(accumulated::<I, O>(sums[pixel].read(), seen, &weights));
        }
    }

    if comptime!(slices == 1) {
        #[unroll]
        for pixel in 0..tile_pixels {
            if first + pixel < pixels {
                let place = (first + pixel) * vectors_out + vector;
                output[place] = finished::<O>(sums[pixel].read(), bias, &residual, vector, place, activation);
            }
        }
    } else {
        let mut partial = Shared::<[Vector<f32, O>]>::new_slice(comptime!(tiling.pixels * UNITS));
        #[unroll]
        for pixel in 0..tile_pixels {
            partial[pixel * UNITS + UNIT_POS as usize] = sums[pixel].read();
        }
        sync_cube();
        // The slices of one pixel each: there are at least as many slices as pixels.
        let pixel = slice;
        if pixel < tile_pixels && first + pixel < pixels {
            let mut sum = Vector::<f32, O>::new(0.0f32);
            #[unroll]
            for other in 0..slices {
                sum += partial[pixel * UNITS + other * tiles + lane];
            }
            let place = (first + pixel) * vectors_out + vector;
            output[place] = finished::<O>(sum, bias, &residual, vector, place, activation);
        }
    }
}
