//! The accumulators and the epilogue of every convolution: bias, residual and activation.

use cubecl::prelude::*;

use crate::Activation;

/// `activation(sum + bias + residual)` of the output vector at `index`, whose channels are those of `vector`.
#[cube]
pub fn apply_epilogue<O: Size>(
    sum: Vector<f32, O>,
    bias: &[Vector<f32, O>],
    residual: &ComptimeOption<&[Vector<f32, O>]>,
    vector: usize,
    index: usize,
    #[comptime] activation: Activation,
) -> Vector<f32, O> {
    let mut value = sum + bias[vector];
    #[comptime]
    if let ComptimeOption::Some(residual) = residual {
        value += residual[index];
    }
    match comptime![activation] {
        Activation::None => value,
        Activation::Relu => max(value, Vector::new(0.0f32)),
        Activation::Relu6 => min(max(value, Vector::new(0.0f32)), Vector::new(6.0f32)),
    }
}

/// `sum` plus the contribution of one vector of input channels: each channel times its vector of `weights`.
#[cube]
pub fn accumulate<I: Size, O: Size>(
    sum: Vector<f32, O>,
    value: Vector<f32, I>,
    weights: &Sequence<Vector<f32, O>>,
) -> Vector<f32, O> {
    // No mutable variable is used: the shader compiler keeps each one in memory, and software adapters do not optimise
    // it away.
    let first = sum + Vector::new(value.extract(0usize)) * weights[0];
    let channels = I::value();
    if comptime!(channels == 4) {
        let second = first + Vector::new(value.extract(1usize)) * weights[1];
        let third = second + Vector::new(value.extract(2usize)) * weights[2];
        third + Vector::new(value.extract(3usize)) * weights[3]
    } else {
        first
    }
}

/// `count` accumulators, all zero.
#[cube]
pub fn zero_accumulators<O: Size>(#[comptime] count: usize) -> Sequence<RuntimeCell<Vector<f32, O>>> {
    let mut sums = Sequence::<RuntimeCell<Vector<f32, O>>>::new();
    #[unroll]
    for _ in 0..count {
        sums.push(RuntimeCell::<Vector<f32, O>>::new(Vector::new(0.0f32)));
    }
    sums
}
