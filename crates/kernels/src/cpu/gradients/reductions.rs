//! The bias gradient and the gradient of the activation.

use pulp::{Simd, WithSimd};

use super::super::buffer::Buffer;
use super::super::threads::{for_each_chunk, for_each_chunk_pair};
use super::super::vectors::with_vectors;

/// The number of chunks of pixels. It is constant, so that the sums do not depend on the number of cores.
const CHUNKS: usize = 64;

/// Writes the sum of `gradient` over all pixels to `bias`.
pub fn sum_over_pixels(gradient: &[f32], bias: &mut [f32]) {
    let channels = bias.len();
    let chunk_length = pixels_per_chunk(gradient.len() / channels) * channels;
    let mut sums = Buffer::new(gradient.len().div_ceil(chunk_length) * channels);
    for_each_chunk(sums.as_mut_slice(), channels, |chunk, sums| {
        sums.fill(0.0);
        let end = ((chunk + 1) * chunk_length).min(gradient.len());
        with_vectors(SumPixels { gradient: &gradient[chunk * chunk_length..end], sums });
    });
    reduce(sums.as_slice(), bias);
}

/// Returns `gradient` where `output` is strictly between the bounds and 0 elsewhere. Writes its sum over all pixels to
/// `bias`.
pub fn masked_gradient(gradient: &[f32], output: &[f32], bounds: (f32, f32), bias: &mut [f32]) -> Buffer {
    let channels = bias.len();
    let chunk_length = pixels_per_chunk(gradient.len() / channels) * channels;
    let mut masked_gradient = Buffer::new(gradient.len());
    let mut sums = Buffer::new(gradient.len().div_ceil(chunk_length) * channels);
    let targets = (masked_gradient.as_mut_slice(), sums.as_mut_slice());
    for_each_chunk_pair(targets, (chunk_length, channels), |chunk, target, sums| {
        sums.fill(0.0);
        let range = chunk * chunk_length..chunk * chunk_length + target.len();
        with_vectors(MaskPixels { gradient: &gradient[range.clone()], output: &output[range], bounds, target, sums });
    });
    reduce(sums.as_slice(), bias);
    masked_gradient
}

fn pixels_per_chunk(pixels: usize) -> usize {
    pixels.div_ceil(CHUNKS).max(1)
}

fn reduce(sums: &[f32], bias: &mut [f32]) {
    bias.fill(0.0);
    for sums in sums.chunks_exact(bias.len()) {
        bias.iter_mut().zip(sums).for_each(|(bias, sum)| *bias += sum);
    }
}

struct SumPixels<'a> {
    gradient: &'a [f32],
    sums: &'a mut [f32],
}

impl WithSimd for SumPixels<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _simd: S) {
        for pixel in self.gradient.chunks_exact(self.sums.len()) {
            self.sums.iter_mut().zip(pixel).for_each(|(sum, value)| *sum += value);
        }
    }
}

struct MaskPixels<'a> {
    gradient: &'a [f32],
    output: &'a [f32],
    bounds: (f32, f32),
    target: &'a mut [f32],
    sums: &'a mut [f32],
}

impl WithSimd for MaskPixels<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _simd: S) {
        let MaskPixels { gradient, output, bounds: (minimum, maximum), target, sums } = self;
        let channels = sums.len();
        let pixels = gradient.chunks_exact(channels).zip(output.chunks_exact(channels));
        for ((gradient, output), target) in pixels.zip(target.chunks_exact_mut(channels)) {
            for (((gradient, output), target), sum) in gradient.iter().zip(output).zip(target).zip(sums.iter_mut()) {
                let value = if *output > minimum && *output < maximum { *gradient } else { 0.0 };
                *target = value;
                *sum += value;
            }
        }
    }
}
