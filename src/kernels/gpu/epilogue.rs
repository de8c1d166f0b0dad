//! What every convolution does with a sum: bias, residual and clamp, on the way to memory.

use cubecl::prelude::*;

use crate::kernels::Activation;

/// `activation(sum + bias + residual)` of the output vector at `place`, whose channels are those of `vector`.
#[cube]
pub fn finished<O: Size>(
    sum: Vector<f32, O>,
    bias: &[Vector<f32, O>],
    residual: &ComptimeOption<&[Vector<f32, O>]>,
    vector: usize,
    place: usize,
    #[comptime] activation: Activation,
) -> Vector<f32, O> {
    let mut value = sum + bias[vector];
    #[comptime]
    if let ComptimeOption::Some(residual) = residual {
        value += residual[place];
    }
    match comptime![activation] {
        Activation::None => value,
        Activation::Relu => max(value, Vector::new(0.0f32)),
        Activation::Relu6 => min(max(value, Vector::new(0.0f32)), Vector::new(6.0f32)),
    }
}

/// Adds to each of `sums` what one vector of input channels gives: `channel of seen * its row of weights`.
#[cube]
pub fn accumulate<I: Size, O: Size>(
    sum: Vector<f32, O>,
    seen: Vector<f32, I>,
    weights: &Array<Vector<f32, O>>,
) -> Vector<f32, O> {
    let mut sum = sum;
    #[unroll]
    for channel in 0..I::value() {
        sum += Vector::new(seen.extract(channel)) * weights[channel];
    }
    sum
}
