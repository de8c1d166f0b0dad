//! The plain CNN of the original study: three blocks of convolution and max pooling, and a dense layer.

use burn::module::Module;
use burn::nn::{BatchNorm, BatchNormConfig, Dropout, DropoutConfig};
use burn::tensor::activation::relu;
use burn::tensor::{Device, Tensor};

use crate::config::PLAIN_CNN_FEATURES;
use crate::convolution::{ConvolutionLayer, ConvolutionLayerConfig, Initialization};
use crate::{DeviceOutput, NetworkConfig};
use naevus_kernels::{Activation, Padding, max_pool};

/// The channels of the three blocks and the units of the dense layer, as in the study.
const CHANNELS: [usize; 3] = [32, 64, 128];
const DENSE: usize = PLAIN_CNN_FEATURES;

/// Three blocks of 3×3 convolution, optional batch normalisation, ReLU and 2×2 max pooling, then two linear layers.
#[derive(Module, Debug)]
pub struct PlainCnn {
    blocks: Vec<Block>,
    dense: ConvolutionLayer,
    dropout: Dropout,
    classifier: ConvolutionLayer,
}

#[derive(Module, Debug)]
struct Block {
    convolution: ConvolutionLayer,
    batch_norm: Option<BatchNorm>,
}

impl PlainCnn {
    pub(crate) fn new(
        config: &NetworkConfig,
        batch_norm: bool,
        initialization: Initialization,
        device: &Device,
    ) -> PlainCnn {
        let from = [3, CHANNELS[0], CHANNELS[1]];
        // With batch normalisation, the activation follows it.
        let activation = if batch_norm { Activation::None } else { Activation::Relu };
        let blocks = from.into_iter().zip(CHANNELS).map(|(from, to)| Block {
            convolution: ConvolutionLayerConfig::standard(from, to, 1, Padding::Same)
                .with_activation(activation)
                .init(initialization, device),
            batch_norm: batch_norm.then(|| BatchNormConfig::new(to).init(device)),
        });
        let side = config.input_side_px / 8;
        PlainCnn {
            blocks: blocks.collect(),
            dense: ConvolutionLayerConfig::pointwise(CHANNELS[2] * side * side, DENSE)
                .with_activation(Activation::Relu)
                .init(initialization, device),
            dropout: DropoutConfig::new(config.dropout).init(),
            classifier: ConvolutionLayerConfig::pointwise(DENSE, config.outputs)
                .init(initialization.for_last_layer(), device),
        }
    }

    /// `[photos, side, side, 3]` to the logits `[photos, outputs]`.
    pub(crate) fn forward(&self, images: Tensor<4>) -> Tensor<2> {
        self.classifier.forward(self.dropout.forward(self.dense_features(images))).flatten(1, 3)
    }

    /// `[photos, side, side, 3]` to the logit maps and the features. The dense layer removes the spatial dimensions, so
    /// the maps have one cell.
    pub(crate) fn forward_with_features(&self, images: Tensor<4>) -> DeviceOutput {
        let features = self.dense_features(images);
        DeviceOutput { logit_maps: self.classifier.forward(features.clone()), features: vec![features.flatten(1, 3)] }
    }

    /// `[photos, side, side, 3]` to `[photos, 1, 1, DENSE]`.
    fn dense_features(&self, images: Tensor<4>) -> Tensor<4> {
        let mut features = images;
        for block in &self.blocks {
            let mut sums = block.convolution.forward(features);
            if let Some(batch_norm) = &block.batch_norm {
                // burn's batch normalisation expects channels second, so all pixels of all photos form its batch.
                let shape @ [photos, rows, columns, channels] = sums.dims();
                let pixels = sums.reshape([photos * rows * columns, channels]);
                sums = relu(batch_norm.forward(pixels)).reshape(shape);
            }
            features = max_pool(sums);
        }
        let [photos, rows, columns, channels] = features.dims();
        self.dense.forward(features.reshape([photos, 1, 1, rows * columns * channels]))
    }
}
