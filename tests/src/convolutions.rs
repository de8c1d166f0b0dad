//! Convolutions of all kinds, to compare the implementations with each other.

use burn::tensor::{Device, Distribution, Tensor};
use naevus_kernels::{Activation, Convolution, ConvolutionKind, Geometry, Padding};

use crate::xorshift::Xorshift;

/// A convolution with the shapes of its tensors.
#[derive(Clone, Debug)]
pub struct Case {
    /// The shape of the input: photos, rows, columns, channels.
    pub input: [usize; 4],
    /// Width and height of the kernel.
    pub kernel: usize,
    /// The number of output channels.
    pub channels_out: usize,
    /// Stride, padding, kind and activation.
    pub convolution: Convolution,
    /// Whether a residual is added.
    pub has_residual: bool,
}

impl Case {
    /// The shape of the weight: `[kernel, kernel, channels_in, channels_out]`.
    pub fn weight(&self) -> [usize; 4] {
        let channels_in = match self.convolution.kind {
            ConvolutionKind::Standard => self.input[3],
            ConvolutionKind::Depthwise => 1,
        };
        [self.kernel, self.kernel, channels_in, self.channels_out]
    }

    /// Random input, weight and residual.
    pub fn tensors(&self, device: &Device) -> [Tensor<4>; 3] {
        let output = Geometry::new(self.input, self.weight(), &self.convolution).output_shape();
        [self.input, self.weight(), output].map(|shape| Tensor::random(shape, Distribution::Normal(0.0, 1.0), device))
    }

    /// A random bias that is often in the range where an activation clamps.
    pub fn bias(&self, device: &Device) -> Tensor<1> {
        Tensor::random([self.channels_out], Distribution::Normal(1.0, 2.0), device)
    }
}

/// Every kind of convolution at random sizes, most of which are no multiple of a vector, tile or stride, and at some
/// sizes of the networks.
pub fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    let mut random = Xorshift(7);
    let mut below = |end| random.below(end) as usize;
    let activations = [Activation::None, Activation::Relu, Activation::Relu6];
    for (kernel, kind) in [
        (1, ConvolutionKind::Standard),
        (3, ConvolutionKind::Standard),
        (3, ConvolutionKind::Depthwise),
        (5, ConvolutionKind::Depthwise),
    ] {
        for stride in [1, 2] {
            for padding in [Padding::Same, Padding::Symmetric] {
                for activation in activations {
                    let channels = 1 + below(37);
                    let channels_out = if kind == ConvolutionKind::Depthwise { channels } else { 1 + below(41) };
                    let input = [1 + below(3), 1 + below(17), 1 + below(17), channels];
                    let convolution = Convolution { stride, padding, kind, activation };
                    let has_residual = below(2) == 0;
                    cases.push(Case { input, kernel, channels_out, convolution, has_residual });
                }
            }
        }
    }
    // Layers of the networks: stem, pointwise to more and to fewer channels, depthwise with both strides and kernel
    // sizes at even and odd sizes, classifier.
    let padding = Padding::Same;
    for (input, kernel, channels_out, stride, kind, activation) in [
        ([2, 32, 32, 3], 3, 32, 2, ConvolutionKind::Standard, Activation::Relu6),
        ([2, 16, 16, 24], 1, 144, 1, ConvolutionKind::Standard, Activation::Relu6),
        ([2, 5, 5, 960], 1, 160, 1, ConvolutionKind::Standard, Activation::None),
        ([40, 12, 12, 16], 1, 96, 1, ConvolutionKind::Standard, Activation::Relu6),
        ([2, 16, 16, 96], 3, 96, 2, ConvolutionKind::Depthwise, Activation::Relu6),
        ([2, 16, 16, 144], 3, 144, 1, ConvolutionKind::Depthwise, Activation::Relu6),
        ([2, 20, 20, 144], 5, 144, 2, ConvolutionKind::Depthwise, Activation::Relu6),
        ([2, 11, 11, 240], 5, 240, 1, ConvolutionKind::Depthwise, Activation::None),
        ([1, 10, 10, 672], 5, 672, 1, ConvolutionKind::Depthwise, Activation::Relu6),
        ([1, 10, 10, 672], 5, 672, 2, ConvolutionKind::Depthwise, Activation::None),
        ([1, 11, 11, 672], 5, 672, 2, ConvolutionKind::Depthwise, Activation::Relu6),
        ([1, 5, 5, 1152], 5, 1152, 1, ConvolutionKind::Depthwise, Activation::None),
        ([1, 6, 6, 1152], 5, 1152, 1, ConvolutionKind::Depthwise, Activation::Relu6),
        ([3, 1, 1, 1280], 1, 9, 1, ConvolutionKind::Standard, Activation::None),
    ] {
        let convolution = Convolution { stride, padding, kind, activation };
        let has_residual = activation == Activation::None;
        cases.push(Case { input, kernel, channels_out, convolution, has_residual });
    }
    cases
}
