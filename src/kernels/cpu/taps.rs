//! One pixel of a depthwise sum: what the kernel meets there, times its weights.

use std::ops::Range;

use pulp::Simd;

use super::matmul::Epilogue;
use super::vectors::{clamp, load, store};

/// The most taps that a pixel has room for: those of a kernel of this side and less.
const MOST: usize = 5 * 5;

/// The place in the input that `kernel_place` of the kernel meets at `place_out`, where it is not over the edge.
pub fn tap(place_out: usize, kernel_place: usize, stride: usize, before: usize, places: usize) -> Option<usize> {
    (place_out * stride + kernel_place).checked_sub(before).filter(|place| *place < places)
}

/// The values that a kernel meets at one pixel with their weights, a slice of channels each.
pub struct Taps<'a> {
    met: [(&'a [f32], &'a [f32]); MOST],
    count: usize,
    first_channel: usize,
    channels: usize,
}

impl<'a> Taps<'a> {
    /// No taps yet, for the channels from `first_channel` to before `channels`.
    pub fn new(first_channel: usize, channels: usize) -> Self {
        Taps { met: [(&[], &[]); MOST], count: 0, first_channel, channels }
    }

    /// Adds a tap: a pixel's values and the weights of its place in the kernel, both of all channels.
    pub fn meet(&mut self, values: &'a [f32], weights: &'a [f32]) {
        let channels = self.first_channel..self.channels;
        self.met[self.count] = (&values[channels.clone()], &weights[channels]);
        self.count += 1;
    }

    /// Puts the sum over the taps, and what follows it, into `output`: one value a channel.
    #[inline(always)]
    pub fn sum<S: Simd>(&self, simd: S, epilogue: &Epilogue<'_>, output: &mut [f32]) {
        // As many as a 3×3 kernel meets in a corner, at an edge and inside, and half of that for gradients at stride 2:
        // known counts are unrolled.
        match self.count {
            #[cfg(feature = "training")]
            1 => self.sum_of::<S, 1>(simd, epilogue, output),
            #[cfg(feature = "training")]
            2 => self.sum_of::<S, 2>(simd, epilogue, output),
            4 => self.sum_of::<S, 4>(simd, epilogue, output),
            6 => self.sum_of::<S, 6>(simd, epilogue, output),
            9 => self.sum_of::<S, 9>(simd, epilogue, output),
            count => sum(simd, &self.met[..count], epilogue, output),
        }
    }

    #[inline(always)]
    fn sum_of<S: Simd, const COUNT: usize>(&self, simd: S, epilogue: &Epilogue<'_>, output: &mut [f32]) {
        if let Some(met) = self.met.first_chunk::<COUNT>() {
            sum(simd, met, epilogue, output);
        }
    }
}

#[inline(always)]
fn sum<S: Simd>(simd: S, met: &[(&[f32], &[f32])], epilogue: &Epilogue<'_>, output: &mut [f32]) {
    let (lanes, channels) = (S::F32_LANES, output.len());
    let whole = channels / lanes * lanes;
    let mut channel = 0;
    while channel < whole {
        sum_vector(simd, met, epilogue, output, channel..channel + lanes);
        channel += lanes;
    }
    if whole < channels {
        sum_vector(simd, met, epilogue, output, whole..channels);
    }
}

/// The sums of a vector of channels, or of the fewer that are left.
#[inline(always)]
fn sum_vector<S: Simd>(
    simd: S,
    met: &[(&[f32], &[f32])],
    epilogue: &Epilogue<'_>,
    output: &mut [f32],
    channels: Range<usize>,
) {
    let mut value = [simd.splat_f32s(0.0)];
    if let Some(bias) = epilogue.bias {
        value = load(simd, &bias[channels.clone()]);
    }
    for (values, weights) in met {
        let [values] = load(simd, &values[channels.clone()]);
        let [weights] = load(simd, &weights[channels.clone()]);
        value[0] = simd.mul_add_e_f32s(values, weights, value[0]);
    }
    if let Some(residual) = epilogue.residual {
        let [residual] = load(simd, &residual[channels.clone()]);
        value[0] = simd.add_f32s(value[0], residual);
    }
    clamp::<S>(&mut value, epilogue.bounds);
    store(simd, &mut output[channels], value);
}
