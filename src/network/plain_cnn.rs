//! The plain CNN of the original study: three blocks of convolution and max pooling, and one dense layer.

use burn::module::Module;
use burn::nn::conv::Conv2d;
use burn::nn::pool::{MaxPool2d, MaxPool2dConfig};
use burn::nn::{BatchNorm, BatchNormConfig, Dropout, DropoutConfig, Initializer, Linear, LinearConfig};
use burn::tensor::activation::relu;
use burn::tensor::{Device, Tensor};

use super::convolution::Shape;
use super::{NetworkConfig, Padding};

/// The channels of the three blocks, and the width of the dense layer, as in the study.
const CHANNELS: [usize; 3] = [32, 64, 128];
const DENSE: usize = 128;

/// Three blocks of 3×3 convolution, optional batch normalisation, ReLU and 2×2 max pooling, then two linear layers.
#[derive(Module, Debug)]
pub struct PlainCnn {
    blocks: Vec<Block>,
    pool: MaxPool2d,
    dense: Linear,
    dropout: Dropout,
    classifier: Linear,
}

#[derive(Module, Debug)]
struct Block {
    convolution: Conv2d,
    batch_norm: Option<BatchNorm>,
}

impl PlainCnn {
    pub(super) fn new(
        config: &NetworkConfig,
        batch_norm: bool,
        initializer: &Initializer,
        device: &Device,
    ) -> PlainCnn {
        let from = [3, CHANNELS[0], CHANNELS[1]];
        let blocks = from.into_iter().zip(CHANNELS).map(|(from, to)| Block {
            convolution: Shape::full(from, to, 1).init(Padding::Same, initializer, device),
            batch_norm: batch_norm.then(|| BatchNormConfig::new(to).init(device)),
        });
        let side = config.input_side_px / 8;
        PlainCnn {
            blocks: blocks.collect(),
            pool: MaxPool2dConfig::new([2, 2]).with_strides([2, 2]).init(),
            dense: LinearConfig::new(CHANNELS[2] * side * side, DENSE)
                .with_initializer(initializer.clone())
                .init(device),
            dropout: DropoutConfig::new(config.dropout).init(),
            classifier: LinearConfig::new(DENSE, config.outputs)
                .with_initializer(Initializer::Normal { mean: 0.0, std: 0.01 })
                .init(device),
        }
    }

    /// `[photos, 3, side, side]` to `[photos, outputs]`.
    pub(super) fn forward(&self, images: Tensor<4>) -> Tensor<2> {
        let mut features = images;
        for block in &self.blocks {
            features = block.convolution.forward(features);
            if let Some(batch_norm) = &block.batch_norm {
                features = batch_norm.forward(features);
            }
            features = self.pool.forward(relu(features));
        }
        let features = relu(self.dense.forward(features.flatten(1, 3)));
        self.classifier.forward(self.dropout.forward(features))
    }
}
