//! Networks of inverted residual blocks (Sandler et al. 2018): MobileNetV2 and EfficientNet-Lite0.
//!
//! Batch normalisation is folded into the convolutions. In training, batch normalisation takes as much time as the
//! convolutions. Folding is exact if the statistics are frozen.

use burn::module::Module;
use burn::nn::{Dropout, DropoutConfig};
use burn::tensor::{Device, Tensor};

use crate::convolution::{ConvolutionLayer, ConvolutionLayerConfig, Initialization};
use crate::{DeviceOutput, NetworkConfig};
use naevus_kernels::{Activation, Padding, global_average_pool};

/// The configuration of a network of inverted residual blocks.
#[derive(Clone, Debug, PartialEq)]
pub struct InvertedResidualNetworkConfig {
    /// The zero padding of every convolution.
    pub padding: Padding,
    /// The output channels of the stem, a 3×3 convolution with stride 2.
    pub stem_channels: usize,
    /// The blocks, in order.
    pub blocks: Vec<InvertedResidualConfig>,
    /// The output channels of the head, the pointwise convolution before global average pooling.
    pub head_channels: usize,
    /// The indices of the blocks whose outputs, averaged over the image, are the early features of the
    /// out-of-distribution check: the last block at 1/8 and the last one at 1/16 of the input resolution with up to 80
    /// channels. Deeper features are too specialised to detect unfamiliar input.
    pub feature_blocks: [usize; 2],
}

/// The configuration of an inverted residual block: pointwise expansion, depthwise convolution, pointwise projection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvertedResidualConfig {
    /// The kernel size of the depthwise convolution: 3 or 5.
    pub kernel: usize,
    /// The stride of the depthwise convolution.
    pub stride: usize,
    /// The expansion factor of the channels; 1 for a block without an expansion layer.
    pub expansion: usize,
    /// The input channels.
    pub channels_in: usize,
    /// The output channels.
    pub channels_out: usize,
}

impl InvertedResidualConfig {
    /// The channels of the depthwise convolution.
    pub fn expanded_channels(&self) -> usize {
        self.channels_in * self.expansion
    }

    /// Whether the block has a residual connection.
    pub fn is_residual(&self) -> bool {
        self.stride == 1 && self.channels_in == self.channels_out
    }
}

/// Kernel size, expansion factor, output channels, number of blocks, and stride of the first block.
type Stage = (usize, usize, usize, usize, usize);

/// Table 2 of Sandler et al. 2018, without the stem.
const MOBILENET_V2: [Stage; 7] = [
    (3, 1, 16, 1, 1),
    (3, 6, 24, 2, 2),
    (3, 6, 32, 3, 2),
    (3, 6, 64, 4, 2),
    (3, 6, 96, 3, 1),
    (3, 6, 160, 3, 2),
    (3, 6, 320, 1, 1),
];

/// EfficientNet-Lite0: EfficientNet-B0 (Tan and Le 2019, table 1) without squeeze-and-excitation, as its authors
/// published it for mobile CPUs.
const EFFICIENTNET_LITE0: [Stage; 7] = [
    (3, 1, 16, 1, 1),
    (3, 6, 24, 2, 2),
    (5, 6, 40, 2, 2),
    (3, 6, 80, 3, 2),
    (5, 6, 112, 3, 1),
    (5, 6, 192, 4, 2),
    (3, 6, 320, 1, 1),
];

impl InvertedResidualNetworkConfig {
    /// MobileNetV2 with the width multiplier `width`.
    pub fn mobilenet_v2(width: f64, padding: Padding) -> Self {
        // The paper does not scale the head below 1280 channels.
        let head_channels = scaled(1280, width.max(1.0));
        let channels = |channels| scaled(channels, width);
        InvertedResidualNetworkConfig {
            padding,
            stem_channels: channels(32),
            blocks: blocks(channels(32), &MOBILENET_V2.map(|(k, e, c, n, s)| (k, e, channels(c), n, s))),
            head_channels,
            feature_blocks: [5, 9],
        }
    }

    /// EfficientNet-Lite0.
    pub fn efficientnet_lite0(padding: Padding) -> Self {
        let blocks = blocks(32, &EFFICIENTNET_LITE0);
        InvertedResidualNetworkConfig {
            padding,
            stem_channels: 32,
            blocks,
            head_channels: 1280,
            feature_blocks: [4, 7],
        }
    }

    /// The number of early features in a [`DeviceOutput`].
    pub(crate) fn early_feature_count(&self) -> usize {
        self.feature_blocks.iter().map(|&block| self.blocks[block].channels_out).sum()
    }

    /// The number of multiply-add operations for one photo. The last layer is applied to each cell.
    pub(crate) fn multiply_adds(&self, side_px: usize, outputs: usize) -> usize {
        let mut side = side_px.div_ceil(2);
        let mut count = side * side * 9 * 3 * self.stem_channels;
        let mut channels = self.stem_channels;
        for block in &self.blocks {
            let expanded = block.expanded_channels();
            let expand = if block.expansion > 1 { side * side * block.channels_in * expanded } else { 0 };
            side = side.div_ceil(block.stride);
            count += expand + side * side * expanded * (block.kernel.pow(2) + block.channels_out);
            channels = block.channels_out;
        }
        count + side * side * self.head_channels * (channels + outputs)
    }
}

fn blocks(mut channels_in: usize, stages: &[Stage]) -> Vec<InvertedResidualConfig> {
    let mut blocks = Vec::new();
    for &(kernel, expansion, channels_out, repeats, first_stride) in stages {
        for repeat in 0..repeats {
            let stride = if repeat == 0 { first_stride } else { 1 };
            blocks.push(InvertedResidualConfig { kernel, stride, expansion, channels_in, channels_out });
            channels_in = channels_out;
        }
    }
    blocks
}

/// A stem, inverted residual blocks, a head, global average pooling and a linear layer.
#[derive(Module, Debug)]
pub struct InvertedResidualNetwork {
    stem: ConvolutionLayer,
    blocks: Vec<InvertedResidual>,
    head: ConvolutionLayer,
    dropout: Dropout,
    classifier: ConvolutionLayer,
    #[module(skip)]
    feature_blocks: [usize; 2],
}

/// An inverted residual block: expansion, depthwise convolution and projection, with a residual connection if the
/// shapes match.
#[derive(Module, Debug)]
struct InvertedResidual {
    expand: Option<ConvolutionLayer>,
    depthwise: ConvolutionLayer,
    project: ConvolutionLayer,
    #[module(skip)]
    residual: bool,
}

impl InvertedResidualNetwork {
    pub(crate) fn new(
        layers: &InvertedResidualNetworkConfig,
        config: &NetworkConfig,
        initialization: Initialization,
        device: &Device,
    ) -> InvertedResidualNetwork {
        let padding = layers.padding;
        let with_relu6 =
            |config: ConvolutionLayerConfig| config.with_activation(Activation::Relu6).init(initialization, device);
        let block = |block: &InvertedResidualConfig| {
            let expanded = block.expanded_channels();
            InvertedResidual {
                expand: (block.expansion > 1)
                    .then(|| with_relu6(ConvolutionLayerConfig::pointwise(block.channels_in, expanded))),
                depthwise: with_relu6(ConvolutionLayerConfig::depthwise(expanded, block.kernel, block.stride, padding)),
                project: ConvolutionLayerConfig::pointwise(expanded, block.channels_out).init(initialization, device),
                residual: block.is_residual(),
            }
        };
        let last = layers.blocks.last().map_or(layers.stem_channels, |block| block.channels_out);
        InvertedResidualNetwork {
            stem: with_relu6(ConvolutionLayerConfig::standard(3, layers.stem_channels, 2, padding)),
            blocks: layers.blocks.iter().map(block).collect(),
            head: with_relu6(ConvolutionLayerConfig::pointwise(last, layers.head_channels)),
            dropout: DropoutConfig::new(config.dropout).init(),
            classifier: ConvolutionLayerConfig::pointwise(layers.head_channels, config.outputs)
                .init(initialization.for_last_layer(), device),
            feature_blocks: layers.feature_blocks,
        }
    }

    /// `[photos, side, side, 3]` to the logits `[photos, outputs]`.
    pub(crate) fn forward(&self, images: Tensor<4>) -> Tensor<2> {
        let features = global_average_pool(self.head_features(images, |_, _| ()));
        // Dropout has an effect in training only. Its random number generator would enlarge the web app.
        #[cfg(feature = "training")]
        let features = self.dropout.forward(features);
        self.classifier.forward(features).flatten(1, 3)
    }

    /// `[photos, side, side, 3]` to the logit maps and the features.
    pub(crate) fn forward_with_features(&self, images: Tensor<4>) -> DeviceOutput {
        let mut features = Vec::with_capacity(self.feature_blocks.len() + 1);
        let mean = |maps: &Tensor<4>| global_average_pool(maps.clone()).flatten::<2>(1, 3);
        let head = self.head_features(images, |block, output| {
            if self.feature_blocks.contains(&block) {
                features.push(mean(output));
            }
        });
        features.push(mean(&head));
        // The linear layer and the mean commute, so that the mean of the logit maps is exactly the logits.
        DeviceOutput { logit_maps: self.classifier.forward(head), features }
    }

    /// The feature maps of the head. `after_block` is called with the index and the output of each block.
    fn head_features(&self, images: Tensor<4>, mut after_block: impl FnMut(usize, &Tensor<4>)) -> Tensor<4> {
        let mut features = self.stem.forward(images);
        for (index, block) in self.blocks.iter().enumerate() {
            features = block.forward(features);
            after_block(index, &features);
        }
        self.head.forward(features)
    }
}

impl InvertedResidual {
    fn forward(&self, input: Tensor<4>) -> Tensor<4> {
        let residual = self.residual.then(|| input.clone());
        let expanded = match &self.expand {
            Some(expand) => expand.forward(input),
            None => input,
        };
        let filtered = self.depthwise.forward(expanded);
        match residual {
            Some(residual) => self.project.forward_with_residual(filtered, residual),
            None => self.project.forward(filtered),
        }
    }
}

/// `channels * width`, rounded to the nearest multiple of 8 that is at least 90 % of it (the paper's `make_divisible`).
fn scaled(channels: usize, width: f64) -> usize {
    let target = channels as f64 * width;
    let nearest = ((target + 4.0) / 8.0).floor().max(1.0) * 8.0;
    (if nearest < 0.9 * target { nearest + 8.0 } else { nearest }) as usize
}
