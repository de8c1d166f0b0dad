//! Sums over all pixels, and the gradient that the clamp lets through.

use pulp::{Simd, WithSimd};

use super::super::buffer::Buffer;
use super::super::threads::{for_each_chunk, for_each_chunk_pair};
use super::super::vectors::with_vectors;

/// Into how many chunks the pixels are divided: the same on every machine, for the same sums.
const STRETCHES: usize = 64;

/// `bias` becomes the sum of `gradient` over all pixels.
pub fn over_pixels(gradient: &[f32], bias: &mut [f32]) {
    let channels = bias.len();
    let each = pixels_each(gradient.len() / channels) * channels;
    let mut sums = Buffer::new(gradient.len().div_ceil(each) * channels);
    for_each_chunk(sums.as_mut_slice(), channels, |number, sums| {
        sums.fill(0.0);
        let end = ((number + 1) * each).min(gradient.len());
        with_vectors(Add { gradient: &gradient[number * each..end], sums });
    });
    add_up(sums.as_slice(), bias);
}

/// `gradient` where `output` lies between the bounds, else 0; `bias` becomes its sum over all pixels.
pub fn masked(gradient: &[f32], output: &[f32], bounds: (f32, f32), bias: &mut [f32]) -> Buffer {
    let channels = bias.len();
    let each = pixels_each(gradient.len() / channels) * channels;
    let mut masked = Buffer::new(gradient.len());
    let mut sums = Buffer::new(gradient.len().div_ceil(each) * channels);
    let targets = (masked.as_mut_slice(), sums.as_mut_slice());
    for_each_chunk_pair(targets, (each, channels), |number, target, sums| {
        sums.fill(0.0);
        let places = number * each..number * each + target.len();
        with_vectors(Mask { gradient: &gradient[places.clone()], output: &output[places], bounds, target, sums });
    });
    add_up(sums.as_slice(), bias);
    masked
}

fn pixels_each(pixels: usize) -> usize {
    pixels.div_ceil(STRETCHES).max(1)
}

fn add_up(sums: &[f32], bias: &mut [f32]) {
    bias.fill(0.0);
    for sums in sums.chunks_exact(bias.len()) {
        bias.iter_mut().zip(sums).for_each(|(bias, sum)| *bias += sum);
    }
}

struct Add<'a> {
    gradient: &'a [f32],
    sums: &'a mut [f32],
}

impl WithSimd for Add<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _simd: S) {
        for pixel in self.gradient.chunks_exact(self.sums.len()) {
            self.sums.iter_mut().zip(pixel).for_each(|(sum, value)| *sum += value);
        }
    }
}

struct Mask<'a> {
    gradient: &'a [f32],
    output: &'a [f32],
    bounds: (f32, f32),
    target: &'a mut [f32],
    sums: &'a mut [f32],
}

impl WithSimd for Mask<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _simd: S) {
        let Mask { gradient, output, bounds: (least, greatest), target, sums } = self;
        let channels = sums.len();
        let pixels = gradient.chunks_exact(channels).zip(output.chunks_exact(channels));
        for ((gradient, output), target) in pixels.zip(target.chunks_exact_mut(channels)) {
            for (((gradient, output), target), sum) in gradient.iter().zip(output).zip(target).zip(sums.iter_mut()) {
                let value = if *output > least && *output < greatest { *gradient } else { 0.0 };
                *target = value;
                *sum += value;
            }
        }
    }
}
