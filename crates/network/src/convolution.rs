//! A convolution with its weights, as every network uses it.

use burn::module::{Module, Param};
#[cfg(feature = "training")]
use burn::nn::Initializer;
use burn::tensor::{Device, Tensor};

use naevus_kernels::{Activation, Convolution, ConvolutionKind, Padding, convolve};

/// A convolution with its weights and its bias.
#[derive(Module, Debug)]
pub(crate) struct ConvolutionLayer {
    /// `[kernel, kernel, channels_in, channels_out]`, `channels_in` being 1 where it is depthwise.
    weight: Param<Tensor<4>>,
    /// `[channels_out]`.
    bias: Param<Tensor<1>>,
    #[module(skip)]
    convolution: Convolution,
}

impl ConvolutionLayer {
    /// `[photos, rows, columns, channels]` to the same of the output.
    pub fn forward(&self, input: Tensor<4>) -> Tensor<4> {
        convolve(input, self.weight.val(), self.bias.val(), None, self.convolution)
    }

    /// As [`forward`](Self::forward), with `residual` added before the activation.
    pub fn forward_onto(&self, input: Tensor<4>, residual: Tensor<4>) -> Tensor<4> {
        convolve(input, self.weight.val(), self.bias.val(), Some(residual), self.convolution)
    }
}

/// What a convolution is before it has weights.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ConvolutionConfig {
    channels: [usize; 2],
    kernel: usize,
    convolution: Convolution,
}

impl ConvolutionConfig {
    /// Every pixel by itself: a linear layer over its channels.
    pub fn pointwise(from: usize, to: usize) -> Self {
        let convolution = Convolution {
            stride: 1,
            padding: Padding::Same,
            kind: ConvolutionKind::Standard,
            activation: Activation::None,
        };
        Self { channels: [from, to], kernel: 1, convolution }
    }

    /// 3×3 over all channels.
    pub fn standard(from: usize, to: usize, stride: usize, padding: Padding) -> Self {
        let convolution =
            Convolution { stride, padding, kind: ConvolutionKind::Standard, activation: Activation::None };
        Self { channels: [from, to], kernel: 3, convolution }
    }

    /// `kernel` by `kernel`, each channel by itself.
    pub fn depthwise(channels: usize, kernel: usize, stride: usize, padding: Padding) -> Self {
        let convolution =
            Convolution { stride, padding, kind: ConvolutionKind::Depthwise, activation: Activation::None };
        Self { channels: [1, channels], kernel, convolution }
    }

    /// The same, followed by `activation`.
    pub fn then(mut self, activation: Activation) -> Self {
        self.convolution.activation = activation;
        self
    }

    /// The convolution, its weights as `first` says and its bias zero.
    pub fn init(self, first: Initialization, device: &Device) -> ConvolutionLayer {
        let Self { channels: [from, to], kernel, convolution } = self;
        let shape = [kernel, kernel, from, to];
        #[cfg(feature = "training")]
        let drawn = |initializer: Initializer| {
            initializer.init_with(shape, Some(kernel * kernel * from), Some(kernel * kernel * to), device)
        };
        ConvolutionLayer {
            weight: match first {
                Initialization::Zeros => Param::from_tensor(Tensor::zeros(shape, device)),
                #[cfg(feature = "training")]
                Initialization::KaimingNormal => {
                    drawn(Initializer::KaimingNormal { gain: std::f64::consts::SQRT_2, fan_out_only: false })
                }
                #[cfg(feature = "training")]
                Initialization::NarrowNormal => drawn(Initializer::Normal { mean: 0.0, std: 0.01 }),
            },
            bias: Param::from_tensor(Tensor::zeros([to], device)),
            convolution,
        }
    }
}

/// What the weights of a layer are before any are learnt or loaded.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Initialization {
    /// Zero, to be filled from a file: nothing is drawn only to be overwritten.
    Zeros,
    /// Drawn as by He et al. 2015: for layers that end in a ReLU.
    #[cfg(feature = "training")]
    KaimingNormal,
    /// Drawn close to zero.
    #[cfg(feature = "training")]
    NarrowNormal,
}

impl Initialization {
    /// Those of a network's last layer, where the others have these.
    pub fn of_last_layer(self) -> Initialization {
        match self {
            Initialization::Zeros => Initialization::Zeros,
            #[cfg(feature = "training")]
            Initialization::KaimingNormal | Initialization::NarrowNormal => Initialization::NarrowNormal,
        }
    }
}
