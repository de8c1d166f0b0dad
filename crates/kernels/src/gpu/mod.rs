//! The operations on burn's CubeCL devices: WebGPU in the browser, Vulkan and CUDA for training. One source for all.
//!
//! Each operation is one dispatch, and no other adds one: outputs are written contiguous, so that the next operation
//! reads them as they are. What a GPU does at once is a vector of neighbouring channels of some pixels, which neighbouring
//! invocations read and write side by side. Within WebGPU's default limits: 64 invocations a workgroup, at most 4 KiB of
//! workgroup memory, no subgroups, no half floats.

mod depthwise;
mod epilogue;
#[cfg(feature = "training")]
mod gradients;
mod mean;
mod pointwise;
mod sizes;
mod standard;
mod tensors;

use burn::backend::ops::{FloatTensorOps, ModuleOps};
use burn::backend::tensor::FloatTensor;
use burn::backend::{Cube, TensorMetadata};

use super::{Convolution, ConvolutionKind, Geometry, Kernels, Residual};
use tensors::{contiguous, empty_like};

impl Kernels for Cube {
    fn convolve(
        input: FloatTensor<Self>,
        weight: FloatTensor<Self>,
        bias: FloatTensor<Self>,
        residual: Residual<Self>,
        convolution: Convolution,
    ) -> FloatTensor<Self> {
        let geometry = Geometry::new(input.shape().dims(), weight.shape().dims(), &convolution);
        let output = empty_like(&input, &geometry.output_shape());
        let operands = Operands {
            input: contiguous(input),
            weight: contiguous(weight),
            bias: contiguous(bias),
            residual: match residual {
                Residual::Added(residual) => Some(contiguous(residual)),
                Residual::None => None,
            },
            output: output.clone(),
        };
        match convolution.kind {
            ConvolutionKind::Depthwise => depthwise::launch(operands, &geometry, convolution.activation),
            ConvolutionKind::Standard if geometry.is_pointwise() => {
                pointwise::launch(operands, &geometry, convolution.activation)
            }
            ConvolutionKind::Standard => standard::launch(operands, &geometry, convolution.activation),
        }
        output
    }

    fn global_average_pool(input: FloatTensor<Self>) -> FloatTensor<Self> {
        let [photos, rows, columns, channels] = input.shape().dims();
        let output = empty_like(&input, &[photos, 1, 1, channels]);
        mean::launch(contiguous(input), output.clone(), photos, rows * columns, channels);
        output
    }

    /// By burn's own operation, and so in three dispatches: no program that runs on a GPU pools, but a training may.
    fn max_pool(input: FloatTensor<Self>) -> FloatTensor<Self> {
        let planes = Cube::float_permute(input, &[0, 3, 1, 2]);
        let pooled = Cube::max_pool2d(planes, [2, 2], [2, 2], [0, 0], [1, 1], false);
        Cube::float_permute(pooled, &[0, 2, 3, 1])
    }
}

/// What one convolution reads and writes, all contiguous.
struct Operands {
    input: FloatTensor<Cube>,
    weight: FloatTensor<Cube>,
    bias: FloatTensor<Cube>,
    residual: Option<FloatTensor<Cube>>,
    output: FloatTensor<Cube>,
}
