//! The gradients of the operations on the CPU.

mod depthwise;
mod reductions;
mod weights;

use burn::backend::tensor::FloatTensor;
use burn::backend::{Flex, TensorMetadata};

use super::buffer::Buffer;
use super::matmul::{self, Epilogue, Matrix};
use super::patch_rows::PatchRows;
use super::{ContiguousValues, im2col, pooling};
use crate::autodiff::{BackwardKernels, Gradients, RequiredGradients, SavedTensors};
use crate::{Activation, Convolution, ConvolutionKind, Geometry};

impl BackwardKernels for Flex {
    fn convolve_backward(
        gradient: FloatTensor<Self>,
        saved: SavedTensors<Self>,
        required: RequiredGradients,
        convolution: Convolution,
    ) -> Gradients<Self> {
        let (input_shape, weight_shape) = (saved.input.shape().dims(), saved.weight.shape().dims());
        let geometry = Geometry::new(input_shape, weight_shape, &convolution);
        let (input, weight) = (ContiguousValues::of(&saved.input), ContiguousValues::of(&saved.weight));

        // The gradient of the pre-activation sum is also the residual's. Its sum over the pixels is the bias gradient.
        let mut bias = Buffer::new(geometry.channels_out);
        let pre_activation = match (convolution.activation, &saved.output) {
            (Activation::None, _) | (_, None) => {
                reductions::sum_over_pixels(ContiguousValues::of(&gradient).as_slice(), bias.as_mut_slice());
                gradient
            }
            (activation, Some(output)) => {
                let (gradient, output) = (ContiguousValues::of(&gradient), ContiguousValues::of(output));
                let masked = reductions::masked_gradient(
                    gradient.as_slice(),
                    output.as_slice(),
                    activation.bounds(),
                    bias.as_mut_slice(),
                );
                masked.into_tensor(&geometry.output_shape())
            }
        };
        let gradient_values = ContiguousValues::of(&pre_activation);
        let gradient_values = gradient_values.as_slice();

        let (input_gradient, weight_gradient) = match convolution.kind {
            ConvolutionKind::Depthwise => (
                required.input.then(|| depthwise::input_gradient(gradient_values, weight.as_slice(), &geometry)),
                required.weight.then(|| depthwise::weight_gradient(gradient_values, input.as_slice(), &geometry)),
            ),
            ConvolutionKind::Standard if geometry.is_pointwise() => (
                required.input.then(|| patch_gradient(gradient_values, weight.as_slice(), &geometry)),
                required.weight.then(|| weights::weight_gradient(input.as_slice(), gradient_values, &geometry)),
            ),
            ConvolutionKind::Standard => (
                required.input.then(|| {
                    let patches = patch_gradient(gradient_values, weight.as_slice(), &geometry);
                    im2col::col2im(patches.as_slice(), &geometry)
                }),
                required.weight.then(|| {
                    let patches = im2col::im2col(input.as_slice(), &geometry);
                    weights::weight_gradient(patches.as_slice(), gradient_values, &geometry)
                }),
            ),
        };
        Gradients {
            input: input_gradient.map(|gradient| gradient.into_tensor(&input_shape)),
            weight: weight_gradient.map(|gradient| gradient.into_tensor(&weight_shape)),
            bias: bias.into_tensor(&[geometry.channels_out]),
            pre_activation,
        }
    }

    fn max_pool_backward(gradient: FloatTensor<Self>, input: FloatTensor<Self>) -> FloatTensor<Self> {
        let shape = input.shape().dims();
        let (gradient, input) = (ContiguousValues::of(&gradient), ContiguousValues::of(&input));
        pooling::max_pool_gradient(gradient.as_slice(), input.as_slice(), shape).into_tensor(&shape)
    }
}

/// The gradient of the patch matrix: `gradient * weight^T`.
fn patch_gradient(gradient: &[f32], weight: &[f32], geometry: &Geometry) -> Buffer {
    let depth = weight.len() / geometry.channels_out;
    let mut rows = Buffer::new(geometry.pixels_out() * depth);
    let transposed = Matrix::row_major(weight, geometry.channels_out).transposed();
    let left = PatchRows::row_major(gradient, geometry.channels_out);
    matmul::multiply(&left, transposed, &Epilogue::NONE, rows.as_mut_slice());
    rows
}
