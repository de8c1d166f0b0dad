//! The gradients on the GPU compared with those of burn's own operations on the CPU.

use burn::tensor::{Device, Tensor};
use naevus_kernels::{Convolution, Geometry, convolve, reference};
use naevus_tests::convolutions::{Case, cases};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::adapter::{Random, assert_close, gpu};

type Convolve = fn(Tensor<4>, Tensor<4>, Tensor<1>, Option<Tensor<4>>, Convolution) -> Tensor<4>;

/// The gradients of input, weight and residual, and that of the bias.
fn gradients(case: &Case, seed: u32, device: &Device, convolve: Convolve) -> (Vec<Tensor<4>>, Tensor<1>) {
    let output = Geometry::new(case.input, case.weight(), &case.convolution).output_shape();
    let mut random = Random::new(seed);
    let mut tensor = |shape| random.tensor::<4>(shape, device);
    let [input, weight, residual] = [case.input, case.weight(), output].map(|shape| tensor(shape).require_grad());
    let direction = tensor(output);
    let bias = random.tensor::<1>([case.channels_out], device).require_grad();
    let used = case.has_residual.then(|| residual.clone());
    let output = convolve(input.clone(), weight.clone(), bias.clone(), used, case.convolution);
    let gradients = (output * direction).sum().backward();
    let tracked = if case.has_residual { vec![input, weight, residual] } else { vec![input, weight] };
    let found = tracked.iter().map(|tensor| tensor.grad(&gradients).unwrap()).collect();
    (found, bias.grad(&gradients).unwrap())
}

#[wasm_bindgen_test]
async fn the_gradients_equal_those_of_the_reference() {
    let (gpu, cpu) = (gpu().await.autodiff(), Device::flex().autodiff());
    for (seed, case) in (7000..).zip(cases()) {
        let (found, found_of_bias) = gradients(&case, seed, &gpu, convolve);
        let (expected, expected_of_bias) = gradients(&case, seed, &cpu, reference::convolve);
        for ((found, expected), tensor_name) in found.into_iter().zip(expected).zip(["input", "weight", "residual"]) {
            assert_close(found, expected, &format!("{tensor_name} of {case:?}")).await;
        }
        assert_close(found_of_bias, expected_of_bias, &format!("bias of {case:?}")).await;
    }
}
