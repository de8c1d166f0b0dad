//! The CPU kernels compared with burn's own operations, and their gradients also with finite differences.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "in a test a panic is the message")]

use burn::tensor::{Bool, Device, Distribution, Tensor};
use naevus_kernels::{
    Activation, Convolution, ConvolutionKind, Padding, convolve, global_average_pool, max_pool, reference,
};
use naevus_tests::convolutions::{Case, cases};

/// The largest absolute difference, relative to the largest absolute value or 1, whichever is greater. Sums that cancel
/// keep the rounding errors of their terms, which are of the order of 1.
fn relative_error<const D: usize>(ours: Tensor<D>, theirs: Tensor<D>) -> f32 {
    assert_eq!(ours.dims(), theirs.dims());
    let largest = theirs.clone().abs().max().into_scalar::<f32>().max(1.0);
    (ours - theirs).abs().max().into_scalar::<f32>() / largest
}

#[test]
fn the_forward_pass_equals_the_reference() {
    let device = Device::flex();
    for case in cases() {
        let [input, weight, residual] = case.tensors(&device);
        let bias = case.bias(&device);
        let residual = case.has_residual.then_some(residual);
        let ours = convolve(input.clone(), weight.clone(), bias.clone(), residual.clone(), case.convolution);
        let theirs = reference::convolve(input, weight, bias, residual, case.convolution);
        let error = relative_error(ours, theirs);
        assert!(error <= 1e-5, "{error} in {case:?}");
    }
}

/// Where the sum before the activation is so near to one of its bounds that rounding decides on which side it is. There the
/// gradient is not defined.
fn is_near_bound(
    case: &Case,
    input: &Tensor<4>,
    weight: &Tensor<4>,
    bias: &Tensor<1>,
    residual: &Tensor<4>,
) -> Tensor<4, Bool> {
    let linear = Convolution { activation: Activation::None, ..case.convolution };
    let residual = case.has_residual.then(|| residual.clone().detach());
    let (input, weight, bias) = (input.clone().detach(), weight.clone().detach(), bias.clone().detach());
    let sum = reference::convolve(input, weight, bias, residual, linear);
    let (minimum, maximum) = case.convolution.activation.bounds();
    let near = |bound: f32| (sum.clone() - bound).abs().lower_elem(1e-4);
    near(minimum).bool_or(near(maximum))
}

#[test]
fn the_gradients_equal_those_of_the_reference() {
    let device = Device::flex().autodiff();
    for case in cases() {
        let [input, weight, residual] = case.tensors(&device).map(Tensor::require_grad);
        let bias = case.bias(&device).require_grad();
        let used = case.has_residual.then(|| residual.clone());
        let outputs = [
            convolve(input.clone(), weight.clone(), bias.clone(), used.clone(), case.convolution),
            reference::convolve(input.clone(), weight.clone(), bias.clone(), used, case.convolution),
        ];
        let direction = Tensor::<4>::random(outputs[0].dims(), Distribution::Normal(0.0, 1.0), &device);
        let direction = direction.mask_fill(is_near_bound(&case, &input, &weight, &bias, &residual), 0.0);
        let [ours, theirs] = outputs.map(|output| (output * direction.clone()).sum().backward());
        let error = relative_error(input.grad(&ours).unwrap(), input.grad(&theirs).unwrap());
        assert!(error <= 2e-5, "input {error} in {case:?}");
        let error = relative_error(weight.grad(&ours).unwrap(), weight.grad(&theirs).unwrap());
        assert!(error <= 2e-5, "weight {error} in {case:?}");
        let error = relative_error(bias.grad(&ours).unwrap(), bias.grad(&theirs).unwrap());
        assert!(error <= 2e-5, "bias {error} in {case:?}");
        if case.has_residual {
            let error = relative_error(residual.grad(&ours).unwrap(), residual.grad(&theirs).unwrap());
            assert!(error <= 2e-5, "residual {error} in {case:?}");
        }
    }
}

/// Without an activation the output is linear in each tensor, so that a central difference is exact except for
/// rounding.
#[test]
fn the_gradients_equal_finite_differences() {
    let device = Device::flex().autodiff();
    for case in cases().into_iter().filter(|case| case.convolution.activation == Activation::None) {
        let [input, weight, residual] = case.tensors(&device).map(Tensor::require_grad);
        let bias = case.bias(&device).require_grad();
        let used = case.has_residual.then(|| residual.clone());
        let output = convolve(input.clone(), weight.clone(), bias.clone(), used.clone(), case.convolution);
        let direction = Tensor::<4>::random(output.dims(), Distribution::Normal(0.0, 1.0), &device);
        let gradients = (output * direction.clone()).sum().backward();
        let value = |input: Tensor<4>, weight: Tensor<4>, bias: Tensor<1>| {
            let output = convolve(input, weight, bias, used.clone(), case.convolution);
            (output * direction.clone()).sum().into_scalar::<f32>()
        };
        let [step_input, step_weight, _] = case.tensors(&device);
        let step_bias = case.bias(&device);
        let slopes = [
            (
                value(input.clone() + step_input.clone(), weight.clone(), bias.clone())
                    - value(input.clone() - step_input.clone(), weight.clone(), bias.clone()),
                (input.grad(&gradients).unwrap() * step_input.inner()).sum().into_scalar::<f32>(),
            ),
            (
                value(input.clone(), weight.clone() + step_weight.clone(), bias.clone())
                    - value(input.clone(), weight.clone() - step_weight.clone(), bias.clone()),
                (weight.grad(&gradients).unwrap() * step_weight.inner()).sum().into_scalar::<f32>(),
            ),
            (
                value(input.clone(), weight.clone(), bias.clone() + step_bias.clone())
                    - value(input.clone(), weight.clone(), bias.clone() - step_bias.clone()),
                (bias.grad(&gradients).unwrap() * step_bias.inner()).sum().into_scalar::<f32>(),
            ),
        ];
        for (difference, slope) in slopes {
            let slope = 2.0 * slope;
            assert!((difference - slope).abs() <= 1e-2 * slope.abs().max(10.0), "{difference} {slope} in {case:?}");
        }
    }
}

#[test]
fn clamped_outputs_have_no_gradient() {
    let device = Device::flex().autodiff();
    let convolution = Convolution {
        stride: 1,
        padding: Padding::Same,
        kind: ConvolutionKind::Standard,
        activation: Activation::Relu6,
    };
    // One pixel, three output channels: below 0, between 0 and 6, and above 6.
    let input = Tensor::<4>::ones([1, 1, 1, 1], &device).require_grad();
    let weight = Tensor::<4>::from_floats([[[[-1.0, 2.0, 7.0]]]], &device).require_grad();
    let bias = Tensor::<1>::zeros([3], &device).require_grad();
    let output = convolve(input.clone(), weight.clone(), bias.clone(), None, convolution);
    assert_eq!(output.clone().into_data().try_to_vec::<f32>().unwrap(), [0.0, 2.0, 6.0]);
    let gradients = output.sum().backward();
    assert_eq!(bias.grad(&gradients).unwrap().into_data().try_to_vec::<f32>().unwrap(), [0.0, 1.0, 0.0]);
    assert_eq!(weight.grad(&gradients).unwrap().into_data().try_to_vec::<f32>().unwrap(), [0.0, 1.0, 0.0]);
    assert_eq!(input.grad(&gradients).unwrap().into_data().try_to_vec::<f32>().unwrap(), [2.0]);
}

#[test]
fn global_average_pooling_equals_the_reference() {
    for device in [Device::flex(), Device::flex().autodiff()] {
        let input = Tensor::<4>::random([3, 5, 7, 13], Distribution::Normal(1.0, 2.0), &device);
        let error = relative_error(global_average_pool(input.clone()), reference::global_average_pool(input));
        assert!(error <= 1e-5, "{error}");
    }
}

#[test]
#[should_panic(expected = "a residual has the output's shape")]
fn a_residual_of_another_shape_panics() {
    let device = Device::flex();
    let case: Case = cases().remove(0);
    let [input, weight, _] = case.tensors(&device);
    convolve(input, weight, case.bias(&device), Some(Tensor::zeros([1, 1, 1, 1], &device)), case.convolution);
}

#[test]
fn max_pooling_and_its_gradient_equal_the_reference() {
    let device = Device::flex().autodiff();
    for shape in [[1, 2, 2, 1], [2, 8, 6, 32], [3, 7, 9, 5], [1, 16, 16, 17]] {
        // The values are rounded, so that some windows have equal maxima, as after a ReLU.
        let input = Tensor::<4>::random(shape, Distribution::Normal(0.0, 1.0), &device).round().require_grad();
        let outputs = [max_pool(input.clone()), reference::max_pool(input.clone())];
        assert_eq!(outputs[0].dims(), [shape[0], shape[1] / 2, shape[2] / 2, shape[3]]);
        let direction = Tensor::<4>::random(outputs[0].dims(), Distribution::Normal(0.0, 1.0), &device);
        let [ours, theirs] = outputs.clone().map(|output| input.grad(&(output * direction.clone()).sum().backward()));
        let [our_output, their_output] = outputs;
        assert_eq!(relative_error(our_output, their_output), 0.0, "{shape:?}");
        assert!(relative_error(ours.unwrap(), theirs.unwrap()) <= 1e-6, "gradient in {shape:?}");
    }
}
