//! The convolution layer of every network.

use burn::module::{Module, Param};
#[cfg(feature = "training")]
use burn::nn::Initializer;
use burn::tensor::{Device, Tensor};

use naevus_kernels::{Activation, Convolution, ConvolutionKind, Padding, convolve};

/// A convolution layer: its weights, bias and parameters.
#[derive(Module, Debug)]
pub(crate) struct ConvolutionLayer {
    /// `[kernel, kernel, channels_in, channels_out]`; `channels_in` is 1 for a depthwise convolution.
    weight: Param<Tensor<4>>,
    /// `[channels_out]`.
    bias: Param<Tensor<1>>,
    #[module(skip)]
    convolution: Convolution,
}

impl ConvolutionLayer {
    /// `[photos, rows, columns, channels_in]` to `[photos, rows_out, columns_out, channels_out]`.
    pub fn forward(&self, input: Tensor<4>) -> Tensor<4> {
        convolve(input, self.weight.val(), self.bias.val(), None, self.convolution)
    }

    /// The same as [`forward`](Self::forward), with `residual` added before the activation.
    pub fn forward_with_residual(&self, input: Tensor<4>, residual: Tensor<4>) -> Tensor<4> {
        convolve(input, self.weight.val(), self.bias.val(), Some(residual), self.convolution)
    }
}

/// The configuration of a convolution layer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ConvolutionLayerConfig {
    channels: [usize; 2],
    kernel: usize,
    convolution: Convolution,
}

impl ConvolutionLayerConfig {
    /// A 1×1 convolution.
    pub fn pointwise(channels_in: usize, channels_out: usize) -> Self {
        let convolution = Convolution {
            stride: 1,
            padding: Padding::Same,
            kind: ConvolutionKind::Standard,
            activation: Activation::None,
        };
        Self { channels: [channels_in, channels_out], kernel: 1, convolution }
    }

    /// A 3×3 convolution over all channels.
    pub fn standard(channels_in: usize, channels_out: usize, stride: usize, padding: Padding) -> Self {
        let convolution =
            Convolution { stride, padding, kind: ConvolutionKind::Standard, activation: Activation::None };
        Self { channels: [channels_in, channels_out], kernel: 3, convolution }
    }

    /// A `kernel` by `kernel` depthwise convolution.
    pub fn depthwise(channels: usize, kernel: usize, stride: usize, padding: Padding) -> Self {
        let convolution =
            Convolution { stride, padding, kind: ConvolutionKind::Depthwise, activation: Activation::None };
        Self { channels: [1, channels], kernel, convolution }
    }

    /// The same layer followed by `activation`.
    pub fn with_activation(mut self, activation: Activation) -> Self {
        self.convolution.activation = activation;
        self
    }

    /// The layer with initialised weights and a bias of zero.
    pub fn init(self, initialization: Initialization, device: &Device) -> ConvolutionLayer {
        let Self { channels: [channels_in, channels_out], kernel, convolution } = self;
        let shape = [kernel, kernel, channels_in, channels_out];
        #[cfg(feature = "training")]
        let random = |initializer: Initializer| {
            initializer.init_with(
                shape,
                Some(kernel * kernel * channels_in),
                Some(kernel * kernel * channels_out),
                device,
            )
        };
        ConvolutionLayer {
            weight: match initialization {
                Initialization::Zeros => Param::from_tensor(Tensor::zeros(shape, device)),
                #[cfg(feature = "training")]
                Initialization::KaimingNormal => {
                    random(Initializer::KaimingNormal { gain: std::f64::consts::SQRT_2, fan_out_only: false })
                }
                #[cfg(feature = "training")]
                Initialization::Normal => random(Initializer::Normal { mean: 0.0, std: 0.01 }),
            },
            bias: Param::from_tensor(Tensor::zeros([channels_out], device)),
            convolution,
        }
    }
}

/// The initialisation of the weights.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Initialization {
    /// Zero, for weights that are loaded from a file. No random numbers are generated.
    Zeros,
    /// Kaiming normal (He et al. 2015), for layers that are followed by a ReLU.
    #[cfg(feature = "training")]
    KaimingNormal,
    /// Normal with a standard deviation of 0.01.
    #[cfg(feature = "training")]
    Normal,
}

impl Initialization {
    /// The initialisation of the last layer of a network whose other layers have this one.
    pub fn for_last_layer(self) -> Initialization {
        match self {
            Initialization::Zeros => Initialization::Zeros,
            #[cfg(feature = "training")]
            Initialization::KaimingNormal | Initialization::Normal => Initialization::Normal,
        }
    }
}
