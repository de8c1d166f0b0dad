//! The operations on burn's CubeCL devices: WebGPU in the browser, Vulkan and CUDA for training, from the same source.
//!
//! Each operation except max pooling is one dispatch. Outputs are contiguous, so that the next operation needs no copy.
//! An invocation computes a vector of neighbouring channels of some pixels, so that memory accesses of neighbouring
//! invocations coalesce. The kernels stay within the default limits of WebGPU: 64 invocations per workgroup, at most 4
//! KiB of workgroup memory, no subgroups, no half floats.

mod depthwise;
mod epilogue;
mod global_average_pool;
#[cfg(feature = "training")]
mod gradients;
mod launch;
mod pointwise;
mod standard;

use burn::backend::ops::{FloatTensorOps, ModuleOps};
use burn::backend::tensor::FloatTensor;
use burn::backend::{Cube, TensorMetadata};

use super::{Convolution, ConvolutionKind, Geometry, Kernels, Residual};
use launch::{contiguous, empty_like};

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
                pointwise::launch(operands, &geometry, convolution.activation);
            }
            ConvolutionKind::Standard => standard::launch(operands, &geometry, convolution.activation),
        }
        output
    }

    fn global_average_pool(input: FloatTensor<Self>) -> FloatTensor<Self> {
        let [photos, rows, columns, channels] = input.shape().dims();
        let output = empty_like(&input, &[photos, 1, 1, channels]);
        global_average_pool::launch(contiguous(input), output.clone(), photos, rows * columns, channels);
        output
    }

    /// Max pooling is composed of burn's operations, in three dispatches. The web app does not use it on a GPU.
    fn max_pool(input: FloatTensor<Self>) -> FloatTensor<Self> {
        let planes = Cube::float_permute(input, &[0, 3, 1, 2]);
        let pooled = Cube::max_pool2d(planes, [2, 2], [2, 2], [0, 0], [1, 1], false);
        Cube::float_permute(pooled, &[0, 2, 3, 1])
    }
}

/// The operands of one convolution, all contiguous.
struct Operands {
    input: FloatTensor<Cube>,
    weight: FloatTensor<Cube>,
    bias: FloatTensor<Cube>,
    residual: Option<FloatTensor<Cube>>,
    output: FloatTensor<Cube>,
}
