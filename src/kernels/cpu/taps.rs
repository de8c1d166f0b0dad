//! One pixel of a depthwise sum: what the kernel meets there, times its weights.

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
            1 => self.sum_of::<S, 1>(simd, epilogue, output),
            2 => self.sum_of::<S, 2>(simd, epilogue, output),
            4 => self.sum_of::<S, 4>(simd, epilogue, output),
            6 => self.sum_of::<S, 6>(simd, epilogue, output),
            9 => self.sum_of::<S, 9>(simd, epilogue, output),
            count => sum(simd, &self.met[..count], epilogue, output),
        }
    }

    #[inline(always)]
    fn sum_of<S: Simd, const COUNT: usize>(&self, simd: S, epilogue: &Epilogue<'_>, output: &mut [f32]) {
        let met: [(&[f32], &[f32]); COUNT] = std::array::from_fn(|tap| self.met[tap]);
        sum(simd, &met, epilogue, output);
    }
}

#[inline(always)]
fn sum<S: Simd>(simd: S, met: &[(&[f32], &[f32])], epilogue: &Epilogue<'_>, output: &mut [f32]) {
    let lanes = S::F32_LANES;
    let length = output.len();
    let whole = length / lanes * lanes;
    let mut at = |here: std::ops::Range<usize>| {
        let mut value = epilogue.bias.map_or(simd.splat_f32s(0.0), |bias| load::<S, 1>(simd, &bias[here.clone()])[0]);
        for (values, weights) in met {
            let ([values], [weights]) = (load(simd, &values[here.clone()]), load(simd, &weights[here.clone()]));
            value = simd.mul_add_e_f32s(values, weights, value);
        }
        if let Some(residual) = epilogue.residual {
            let [residual] = load(simd, &residual[here.clone()]);
            value = simd.add_f32s(value, residual);
        }
        let mut value = [value];
        clamp::<S>(&mut value, epilogue.bounds);
        store(simd, &mut output[here], value);
    };
    for vector in 0..whole / lanes {
        at(vector * lanes..(vector + 1) * lanes);
    }
    if whole < length {
        at(whole..length);
    }
}
