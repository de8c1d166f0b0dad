//! Pointwise convolutions: the matrix product of `[pixels, channels_in]` and `[channels_in, channels_out]`.
//!
//! An invocation accumulates a tile of some pixels by one vector of output channels, so that each weight is used for
//! all pixels of the tile and each input value for a full vector. A small output, as in the late layers with 36 pixels,
//! has too few tiles for a GPU. There the sum over the input channels is split among several invocations of a workgroup
//! (split-K), and their partial sums are added in workgroup memory.

use cubecl::prelude::*;

use super::Operands;
use super::epilogue::{accumulate, apply_epilogue, zero_accumulators};
use super::launch::{UNITS, vector_size, workgroups};
use crate::{Activation, Geometry};

/// The number of invocations that occupies a tablet's GPU.
const OCCUPANCY_UNITS: usize = 1024;

/// The tiling of the product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Tiling {
    /// The pixels of one tile.
    pixels: usize,
    /// The number of invocations among which the input channels are split: 1, or a divisor of [`UNITS`] that is at
    /// least the number of pixels.
    splits: usize,
}

impl Tiling {
    /// Large tiles read the least memory. Small outputs use smaller tiles and split-K for occupancy.
    fn new(pixels: usize, vectors_in: usize, vectors_out: usize) -> Tiling {
        let units = |tile: usize| pixels.div_ceil(tile) * vectors_out;
        if units(8) >= 2 * OCCUPANCY_UNITS {
            return Tiling { pixels: 8, splits: 1 };
        }
        let tile = if pixels == 1 { 1 } else { 4 };
        // Each split has at least four vectors, or the reduction would cost more than it saves.
        let enough = |splits: usize| units(tile) * splits >= OCCUPANCY_UNITS || vectors_in < 4 * 4 * splits;
        let splits = [1, 4].into_iter().find(|splits| enough(*splits)).unwrap_or(16);
        Tiling { pixels: tile, splits }
    }
}

/// Enqueues the product.
pub fn launch(operands: Operands, geometry: &Geometry, activation: Activation) {
    let Operands { input, weight, bias, residual, output } = operands;
    let (size_in, size_out) = (vector_size(geometry.channels), vector_size(geometry.channels_out));
    let pixels = geometry.pixels_out();
    let (vectors_in, vectors_out) = (geometry.channels / size_in, geometry.channels_out / size_out);
    let tiling = Tiling::new(pixels, vectors_in, vectors_out);
    let units = pixels.div_ceil(tiling.pixels) * vectors_out * tiling.splits;
    let client = input.client.clone();
    let (count, dim) = workgroups(&client, units);
    // Safety: every index is clamped to the number of pixels or guarded, and the loops terminate.
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
    let splits = comptime!(tiling.splits);
    let tiles = comptime!(UNITS / tiling.splits);

    // Adjacent invocations compute adjacent vectors of channels, so that their memory accesses are contiguous.
    let lane = UNIT_POS as usize % tiles;
    let split = UNIT_POS as usize / tiles;
    let tile = CUBE_POS * tiles + lane;
    let vector = tile % vectors_out;
    let first = tile / vectors_out * tile_pixels;

    // Surplus pixels are computed as copies of the last one and not stored.
    let mut rows = Sequence::<usize>::new();
    let sums = zero_accumulators::<O>(tile_pixels);
    #[unroll]
    for pixel in 0..tile_pixels {
        rows.push(min(first + pixel, pixels - 1) * vectors_in);
    }

    for step in range_stepped(split, vectors_in, splits) {
        let mut weights = Sequence::<Vector<f32, O>>::new();
        #[unroll]
        for channel in 0..I::value() {
            weights.push(weight[(step * I::value() + channel) * vectors_out + vector]);
        }
        #[unroll]
        for pixel in 0..tile_pixels {
            let value = input[rows[pixel] + step];
            sums[pixel].store(accumulate::<I, O>(sums[pixel].read(), value, &weights));
        }
    }

    if comptime!(splits == 1) {
        #[unroll]
        for pixel in 0..tile_pixels {
            if first + pixel < pixels {
                let index = (first + pixel) * vectors_out + vector;
                output[index] = apply_epilogue::<O>(sums[pixel].read(), bias, &residual, vector, index, activation);
            }
        }
    } else {
        let mut partial = Shared::<[Vector<f32, O>]>::new_slice(comptime!(tiling.pixels * UNITS));
        #[unroll]
        for pixel in 0..tile_pixels {
            partial[pixel * UNITS + UNIT_POS as usize] = sums[pixel].read();
        }
        sync_cube();
        // Each split reduces one pixel. There are at least as many splits as pixels.
        let pixel = split;
        if pixel < tile_pixels && first + pixel < pixels {
            let mut sum = Vector::<f32, O>::new(0.0f32);
            #[unroll]
            for other in 0..splits {
                sum += partial[pixel * UNITS + other * tiles + lane];
            }
            let index = (first + pixel) * vectors_out + vector;
            output[index] = apply_epilogue::<O>(sum, bias, &residual, vector, index, activation);
        }
    }
}
