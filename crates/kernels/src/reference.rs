//! The reference implementation of the operations, composed of burn's own operations. The tests compare the kernels
//! with it.

use burn::tensor::Tensor;
use burn::tensor::module::{conv2d, max_pool2d};
use burn::tensor::ops::{ConvOptions, MaxPoolOptions};

use super::{Activation, Convolution, ConvolutionKind, Geometry};

/// [`convolve`](super::convolve()), composed of burn's convolution, addition and clamp.
///
/// # Panics
///
/// If the shapes do not match.
pub fn convolve(
    input: Tensor<4>,
    weight: Tensor<4>,
    bias: Tensor<1>,
    residual: Option<Tensor<4>>,
    convolution: Convolution,
) -> Tensor<4> {
    let geometry = Geometry::new(input.dims(), weight.dims(), &convolution);
    let Geometry { rows, columns, rows_out, columns_out, kernel, stride, top, left, .. } = geometry;
    let bottom = ((rows_out - 1) * stride + kernel).saturating_sub(rows + top);
    let right = ((columns_out - 1) * stride + kernel).saturating_sub(columns + left);
    let groups = match convolution.kind {
        ConvolutionKind::Standard => 1,
        ConvolutionKind::Depthwise => geometry.channels,
    };
    let padded = input.permute([0, 3, 1, 2]).pad((left, right, top, bottom), 0.0);
    let options = ConvOptions::new([stride; 2], [0, 0], [1, 1], groups);
    let planes = conv2d(padded, weight.permute([3, 2, 0, 1]), Some(bias), options);
    let mut sum = planes.permute([0, 2, 3, 1]);
    if let Some(residual) = residual {
        sum = sum + residual;
    }
    match convolution.activation {
        Activation::None => sum,
        Activation::Relu => sum.clamp_min(0.0),
        Activation::Relu6 => sum.clamp(0.0, 6.0),
    }
}

/// [`global_average_pool`](super::global_average_pool()), as burn's mean over rows and columns.
pub fn global_average_pool(input: Tensor<4>) -> Tensor<4> {
    input.mean_dim(1).mean_dim(2)
}

/// [`max_pool`](super::max_pool()), as burn's max pooling.
pub fn max_pool(input: Tensor<4>) -> Tensor<4> {
    max_pool2d(input.permute([0, 3, 1, 2]), MaxPoolOptions::new([2, 2]).with_stride([2, 2])).permute([0, 2, 3, 1])
}
