//! Global average pooling.

use burn::backend::Cube;
use burn::backend::tensor::FloatTensor;
use cubecl::prelude::*;

use super::launch::{vector_size, workgroups};

/// Enqueues the mean of `[photos, pixels, channels]` over the pixels.
pub fn launch(input: FloatTensor<Cube>, output: FloatTensor<Cube>, photos: usize, pixels: usize, channels: usize) {
    let size = vector_size(channels);
    let units = photos * channels / size;
    let client = input.client.clone();
    let (count, dim) = workgroups(&client, units);
    // Safety: surplus invocations return immediately, and the loop terminates.
    #[allow(unsafe_code)]
    unsafe {
        mean::launch_unchecked(
            &client,
            count,
            dim,
            size,
            input.into_buffer_arg(),
            output.into_buffer_arg(),
            pixels as u32,
            (channels / size) as u32,
        );
    }
}

/// `input` is `[photos, pixels, vectors]` vectors, `output` `[photos, vectors]`.
#[cube(launch_unchecked)]
fn mean<N: Size>(input: &[Vector<f32, N>], output: &mut [Vector<f32, N>], pixels: u32, vectors: u32) {
    if ABSOLUTE_POS >= output.len() {
        terminate!();
    }
    let vectors = vectors as usize;
    let first = ABSOLUTE_POS / vectors * pixels as usize * vectors + ABSOLUTE_POS % vectors;
    let mut sum = Vector::<f32, N>::new(0.0f32);
    for pixel in 0..pixels as usize {
        sum += input[first + pixel * vectors];
    }
    output[ABSOLUTE_POS] = sum * Vector::new(1.0 / f32::cast_from(pixels));
}
