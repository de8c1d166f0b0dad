//! The gradients of the convolution on the processor.

mod depthwise;
mod sums;
mod weights;

use burn::backend::tensor::FloatTensor;
use burn::backend::{Flex, TensorMetadata};

use super::buffer::Buffer;
use super::matmul::{self, Epilogue, Matrix};
use super::patch_rows::PatchRows;
use super::{ContiguousValues, patches, pooling};
use crate::autodiff::{Gradients, KernelGradients, RequiredGradients, SavedTensors};
use crate::{Activation, Convolution, ConvolutionKind, Geometry};

impl KernelGradients for Flex {
    fn convolve_gradients(
        gradient: FloatTensor<Self>,
        saved: SavedTensors<Self>,
        wanted: RequiredGradients,
        convolution: Convolution,
    ) -> Gradients<Self> {
        let (input_shape, weight_shape) = (saved.input.shape().dims(), saved.weight.shape().dims());
        let geometry = Geometry::new(input_shape, weight_shape, &convolution);
        let (input, weight) = (ContiguousValues::of(&saved.input), ContiguousValues::of(&saved.weight));

        // The gradient of the sum before the clamp, which is also the residual's and, summed over pixels, the bias's.
        let mut bias = Buffer::new(geometry.channels_out);
        let sum = match (convolution.activation, &saved.output) {
            (Activation::None, _) | (_, None) => {
                sums::over_pixels(ContiguousValues::of(&gradient).as_slice(), bias.as_mut_slice());
                gradient
            }
            (activation, Some(output)) => {
                let (gradient, output) = (ContiguousValues::of(&gradient), ContiguousValues::of(output));
                let masked =
                    sums::masked(gradient.as_slice(), output.as_slice(), activation.bounds(), bias.as_mut_slice());
                masked.into_tensor(&geometry.output_shape())
            }
        };
        let sum_values = ContiguousValues::of(&sum);
        let sum_values = sum_values.as_slice();

        let (input_gradient, weight_gradient) = match convolution.kind {
            ConvolutionKind::Depthwise => (
                wanted.input.then(|| depthwise::of_input(sum_values, weight.as_slice(), &geometry)),
                wanted.weight.then(|| depthwise::of_weight(sum_values, input.as_slice(), &geometry)),
            ),
            ConvolutionKind::Standard if geometry.is_pointwise() => (
                wanted.input.then(|| of_rows(sum_values, weight.as_slice(), &geometry)),
                wanted.weight.then(|| weights::of_product(input.as_slice(), sum_values, &geometry)),
            ),
            ConvolutionKind::Standard => (
                wanted.input.then(|| {
                    let patches = of_rows(sum_values, weight.as_slice(), &geometry);
                    patches::scatter(patches.as_slice(), &geometry)
                }),
                wanted.weight.then(|| {
                    let patches = patches::gather(input.as_slice(), &geometry);
                    weights::of_product(patches.as_slice(), sum_values, &geometry)
                }),
            ),
        };
        Gradients {
            input: input_gradient.map(|gradient| gradient.into_tensor(&input_shape)),
            weight: weight_gradient.map(|gradient| gradient.into_tensor(&weight_shape)),
            bias: bias.into_tensor(&[geometry.channels_out]),
            sum,
        }
    }

    fn max_pool_gradient(gradient: FloatTensor<Self>, input: FloatTensor<Self>) -> FloatTensor<Self> {
        let shape = input.shape().dims();
        let (gradient, input) = (ContiguousValues::of(&gradient), ContiguousValues::of(&input));
        pooling::of_input(gradient.as_slice(), input.as_slice(), shape).into_tensor(&shape)
    }
}

/// The gradient of the rows that the weights are multiplied by: `sum * weight^T`.
fn of_rows(sum: &[f32], weight: &[f32], geometry: &Geometry) -> Buffer {
    let depth = weight.len() / geometry.channels_out;
    let mut rows = Buffer::new(geometry.pixels_out() * depth);
    let transposed = Matrix::of_rows(weight, geometry.channels_out).transposed();
    let left = PatchRows::of_rows(sum, geometry.channels_out);
    matmul::multiply(&left, transposed, &Epilogue::NONE, rows.as_mut_slice());
    rows
}
