//! The operations on the CPU, for burn's flex backend.

mod buffer;
mod depthwise;
#[cfg(feature = "training")]
mod gradients;
#[cfg(feature = "training")]
mod im2col;
mod matmul;
mod patch_rows;
mod pooling;
mod threads;
mod vectors;

use burn::backend::flex::{FlexTensor, Layout};
use burn::backend::tensor::FloatTensor;
use burn::backend::{AllocationProperty, Flex, TensorMetadata};
use burn::tensor::{Bytes, DType, Shape};

use crate::{Convolution, ConvolutionKind, Geometry, Kernels, Residual};
use buffer::Buffer;
use matmul::{Epilogue, Matrix};
use patch_rows::PatchRows;

impl Kernels for Flex {
    fn convolve(
        input: FloatTensor<Self>,
        weight: FloatTensor<Self>,
        bias: FloatTensor<Self>,
        residual: Residual<Self>,
        convolution: Convolution,
    ) -> FloatTensor<Self> {
        let geometry = Geometry::new(input.shape().dims(), weight.shape().dims(), &convolution);
        let (input, weight, bias) =
            (ContiguousValues::of(&input), ContiguousValues::of(&weight), ContiguousValues::of(&bias));
        let residual = match &residual {
            Residual::Added(residual) => Some(ContiguousValues::of(residual)),
            Residual::None => None,
        };
        let mut output = Buffer::new(geometry.pixels_out() * geometry.channels_out);
        let epilogue = Epilogue {
            bias: Some(bias.as_slice()),
            residual: residual.as_ref().map(ContiguousValues::as_slice),
            bounds: convolution.activation.bounds(),
        };
        match convolution.kind {
            ConvolutionKind::Depthwise => {
                depthwise::convolve(
                    input.as_slice(),
                    weight.as_slice(),
                    &epilogue,
                    &geometry,
                    1,
                    output.as_mut_slice(),
                );
            }
            ConvolutionKind::Standard => {
                let left = PatchRows::of_images(input.as_slice(), &geometry);
                let weight = Matrix::row_major(weight.as_slice(), geometry.channels_out);
                matmul::multiply(&left, weight, &epilogue, output.as_mut_slice());
            }
        }
        output.into_tensor(&geometry.output_shape())
    }

    fn global_average_pool(input: FloatTensor<Self>) -> FloatTensor<Self> {
        let [photos, rows, columns, channels] = input.shape().dims();
        let values = ContiguousValues::of(&input);
        let mut output = Buffer::new(photos * channels);
        let pixels = rows * columns;
        let images = values.as_slice().chunks_exact(pixels * channels);
        for (mean, image) in output.as_mut_slice().chunks_exact_mut(channels).zip(images) {
            mean.fill(0.0);
            for pixel in image.chunks_exact(channels) {
                mean.iter_mut().zip(pixel).for_each(|(mean, value)| *mean += value);
            }
            mean.iter_mut().for_each(|mean| *mean /= pixels as f32);
        }
        output.into_tensor(&[photos, 1, 1, channels])
    }

    fn max_pool(input: FloatTensor<Self>) -> FloatTensor<Self> {
        let shape @ [photos, rows, columns, channels] = input.shape().dims();
        let output = pooling::max_pool(ContiguousValues::of(&input).as_slice(), shape);
        output.into_tensor(&[photos, rows / 2, columns / 2, channels])
    }
}

/// The contiguous values of a tensor, in row-major order.
struct ContiguousValues {
    tensor: FlexTensor,
}

impl ContiguousValues {
    /// Copies the values only if the tensor is not contiguous.
    fn of(tensor: &FlexTensor) -> ContiguousValues {
        let is_contiguous = tensor.layout().contiguous_offsets().is_some();
        ContiguousValues { tensor: if is_contiguous { tensor.clone() } else { tensor.to_contiguous() } }
    }

    fn as_slice(&self) -> &[f32] {
        self.tensor.as_slice().expect("the networks compute in f32, and non-contiguous views were copied")
    }
}

impl Buffer {
    /// The values as a tensor. Their memory returns to the pool when the last tensor that shares it is dropped. Writing
    /// to such a tensor copies it first; only burn's own operations do this.
    fn into_tensor(self, shape: &[usize]) -> FlexTensor {
        let bytes = Bytes::from_shared(bytes::Bytes::from_owner(self), AllocationProperty::Native);
        FlexTensor::new(bytes, Layout::contiguous(Shape::from(shape.to_vec())), DType::F32)
    }
}
