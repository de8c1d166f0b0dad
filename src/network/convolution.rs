//! A convolution as both networks use it.

use burn::module::Param;
use burn::nn::conv::{Conv2d, Conv2dConfig};
use burn::nn::{Initializer, PaddingConfig2d};
use burn::tensor::{Device, Tensor};

use super::Padding;

/// The shape of a convolution: square kernel, with bias.
pub(super) struct Shape {
    pub channels: [usize; 2],
    pub kernel: usize,
    pub stride: usize,
    pub groups: usize,
}

impl Shape {
    pub fn pointwise(from: usize, to: usize) -> Self {
        Self { channels: [from, to], kernel: 1, stride: 1, groups: 1 }
    }

    pub fn full(from: usize, to: usize, stride: usize) -> Self {
        Self { channels: [from, to], kernel: 3, stride, groups: 1 }
    }

    pub fn depthwise(channels: usize, stride: usize) -> Self {
        Self { channels: [channels, channels], kernel: 3, stride, groups: channels }
    }

    /// The convolution, its bias zero.
    pub fn init(self, padding: Padding, initializer: &Initializer, device: &Device) -> Conv2d {
        let padding = match padding {
            _ if self.kernel == 1 => PaddingConfig2d::Valid,
            Padding::Same => PaddingConfig2d::Same,
            Padding::Symmetric => {
                let reach = self.kernel / 2;
                PaddingConfig2d::Explicit(reach, reach, reach, reach)
            }
        };
        let mut convolution = Conv2dConfig::new(self.channels, [self.kernel; 2])
            .with_stride([self.stride; 2])
            .with_groups(self.groups)
            .with_padding(padding)
            .with_initializer(initializer.clone())
            .init(device);
        convolution.bias = Some(Param::from_tensor(Tensor::zeros([self.channels[1]], device)));
        convolution
    }
}
