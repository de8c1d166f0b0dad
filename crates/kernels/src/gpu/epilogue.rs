//! What every convolution does with a sum: bias, residual and clamp, on the way to memory.

use cubecl::prelude::*;

use crate::Activation;

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

/// `sum` and what one vector of input channels adds to it: each channel times its vector of `weights`.
#[cube]
pub fn accumulated<I: Size, O: Size>(
    sum: Vector<f32, O>,
    seen: Vector<f32, I>,
    weights: &Sequence<Vector<f32, O>>,
) -> Vector<f32, O> {
    // Without a variable: the compiler of shaders keeps each in memory, and software adapters do as they are told.
    let first = sum + Vector::new(seen.extract(0usize)) * weights[0];
    let channels = I::value();
    if comptime!(channels == 4) {
        let second = first + Vector::new(seen.extract(1usize)) * weights[1];
        let third = second + Vector::new(seen.extract(2usize)) * weights[2];
        third + Vector::new(seen.extract(3usize)) * weights[3]
    } else {
        first
    }
}

/// `count` sums, each of its own.
#[cube]
pub fn zeros<O: Size>(#[comptime] count: usize) -> Sequence<RuntimeCell<Vector<f32, O>>> {
    let mut sums = Sequence::<RuntimeCell<Vector<f32, O>>>::new();
    #[unroll]
    for _ in 0..count {
        sums.push(RuntimeCell::<Vector<f32, O>>::new(Vector::new(0.0f32)));
    }
    sums
}
