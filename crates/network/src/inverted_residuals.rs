//! Networks of inverted residual blocks (Sandler et al. 2018): MobileNetV2 and EfficientNet-Lite0.
//!
//! Batch normalisation is folded into the convolutions: training through it costs as much as the convolutions, and
//! folding is exact where its statistics are frozen.

use burn::module::Module;
use burn::nn::{Dropout, DropoutConfig};
use burn::tensor::{Device, Tensor};

use crate::convolution::{ConvolutionConfig, ConvolutionLayer, Initialization};
use crate::{DeviceOutput, NetworkConfig};
use naevus_kernels::{Activation, Padding, global_average_pool};

/// The shape of a network of inverted residual blocks.
#[derive(Clone, Debug, PartialEq)]
pub struct InvertedResidualPlan {
    /// What is laid around the image where a convolution reaches over its edge.
    pub padding: Padding,
    /// Output channels of the stem, a 3×3 convolution at stride 2.
    pub stem_channels: usize,
    /// The blocks, in their order.
    pub blocks: Vec<BlockPlan>,
    /// Output channels of the head, the pointwise convolution before the mean over the image.
    pub head_channels: usize,
    /// The blocks whose outputs, averaged over the image, are the features by whose distance unfamiliar input is
    /// detected: the last at an eighth and the last at a sixteenth of the image's side with up to 80 channels. Deeper
    /// features are too specialised for it.
    pub feature_blocks: [usize; 2],
}

/// One inverted residual block: a pointwise expansion, a depthwise convolution, a pointwise projection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BlockPlan {
    /// The side of the depthwise kernel: 3 or 5.
    pub kernel: usize,
    /// The stride of the depthwise convolution.
    pub stride: usize,
    /// By what the channels are multiplied before the depthwise convolution; 1 where there is no expansion.
    pub expansion: usize,
    /// Input channels.
    pub from: usize,
    /// Output channels.
    pub to: usize,
}

impl BlockPlan {
    /// Channels of the depthwise convolution.
    pub fn inner(&self) -> usize {
        self.from * self.expansion
    }

    /// Whether the block's input is added to its output.
    pub fn is_residual(&self) -> bool {
        self.stride == 1 && self.from == self.to
    }
}

/// Kernel, expansion, output channels, repeats and the stride of the first of them.
type Stage = (usize, usize, usize, usize, usize);

/// Table 2 of Sandler et al. 2018, below the stem.
const MOBILENET_V2: [Stage; 7] = [
    (3, 1, 16, 1, 1),
    (3, 6, 24, 2, 2),
    (3, 6, 32, 3, 2),
    (3, 6, 64, 4, 2),
    (3, 6, 96, 3, 1),
    (3, 6, 160, 3, 2),
    (3, 6, 320, 1, 1),
];

/// EfficientNet-B0 (Tan and Le 2019, table 1) as its authors published it for processors without squeeze-and-excitation:
/// EfficientNet-Lite0.
const EFFICIENTNET_LITE0: [Stage; 7] = [
    (3, 1, 16, 1, 1),
    (3, 6, 24, 2, 2),
    (5, 6, 40, 2, 2),
    (3, 6, 80, 3, 2),
    (5, 6, 112, 3, 1),
    (5, 6, 192, 4, 2),
    (3, 6, 320, 1, 1),
];

impl InvertedResidualPlan {
    /// MobileNetV2, its channels multiplied by `width`.
    pub fn mobilenet_v2(width: f64, padding: Padding) -> Self {
        // The paper keeps the head at 1280 where the rest is narrower.
        let head_channels = scaled(1280, width.max(1.0));
        let channels = |channels| scaled(channels, width);
        InvertedResidualPlan {
            padding,
            stem_channels: channels(32),
            blocks: blocks(channels(32), &MOBILENET_V2.map(|(k, e, to, n, s)| (k, e, channels(to), n, s))),
            head_channels,
            feature_blocks: [5, 9],
        }
    }

    /// EfficientNet-Lite0.
    pub fn efficientnet_lite0(padding: Padding) -> Self {
        let blocks = blocks(32, &EFFICIENTNET_LITE0);
        InvertedResidualPlan { padding, stem_channels: 32, blocks, head_channels: 1280, feature_blocks: [4, 7] }
    }

    /// How many features of its blocks a [`DeviceOutput`] has.
    pub(crate) fn features(&self) -> usize {
        self.feature_blocks.iter().map(|&block| self.blocks[block].to).sum()
    }

    /// The multiplications of one photo, those of the last layer at each place.
    pub(crate) fn multiply_adds(&self, side_px: usize, outputs: usize) -> usize {
        let mut side = side_px.div_ceil(2);
        let mut count = side * side * 9 * 3 * self.stem_channels;
        let mut channels = self.stem_channels;
        for block in &self.blocks {
            let inner = block.inner();
            let expand = if block.expansion > 1 { side * side * block.from * inner } else { 0 };
            side = side.div_ceil(block.stride);
            count += expand + side * side * inner * (block.kernel.pow(2) + block.to);
            channels = block.to;
        }
        count + side * side * self.head_channels * (channels + outputs)
    }
}

fn blocks(mut from: usize, stages: &[Stage]) -> Vec<BlockPlan> {
    let mut blocks = Vec::new();
    for &(kernel, expansion, to, repeats, first_stride) in stages {
        for repeat in 0..repeats {
            let stride = if repeat == 0 { first_stride } else { 1 };
            blocks.push(BlockPlan { kernel, stride, expansion, from, to });
            from = to;
        }
    }
    blocks
}

/// A stem, inverted residual blocks, a head, the mean over the image, and a linear layer.
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

/// Expand the channels, filter each, project them down again; added to what came in where the shapes allow.
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
        plan: &InvertedResidualPlan,
        config: &NetworkConfig,
        first: Initialization,
        device: &Device,
    ) -> InvertedResidualNetwork {
        let padding = plan.padding;
        let clamped = |blueprint: ConvolutionConfig| blueprint.then(Activation::Relu6).init(first, device);
        let block = |block: &BlockPlan| {
            let inner = block.inner();
            InvertedResidual {
                expand: (block.expansion > 1).then(|| clamped(ConvolutionConfig::pointwise(block.from, inner))),
                depthwise: clamped(ConvolutionConfig::depthwise(inner, block.kernel, block.stride, padding)),
                project: ConvolutionConfig::pointwise(inner, block.to).init(first, device),
                residual: block.is_residual(),
            }
        };
        let last = plan.blocks.last().map_or(plan.stem_channels, |block| block.to);
        InvertedResidualNetwork {
            stem: clamped(ConvolutionConfig::standard(3, plan.stem_channels, 2, padding)),
            blocks: plan.blocks.iter().map(block).collect(),
            head: clamped(ConvolutionConfig::pointwise(last, plan.head_channels)),
            dropout: DropoutConfig::new(config.dropout).init(),
            classifier: ConvolutionConfig::pointwise(plan.head_channels, config.outputs)
                .init(first.of_last_layer(), device),
            feature_blocks: plan.feature_blocks,
        }
    }

    /// `[photos, side, side, 3]` to `[photos, outputs]`.
    pub(crate) fn forward(&self, images: Tensor<4>) -> Tensor<2> {
        let features = global_average_pool(self.head_features(images, |_, _| ()));
        // It drops nothing outside training, and drawing what to drop is much of a program.
        #[cfg(feature = "training")]
        let features = self.dropout.forward(features);
        self.classifier.forward(features).flatten(1, 3)
    }

    /// `[photos, side, side, 3]` to all outputs of one pass.
    pub(crate) fn forward_with_features(&self, images: Tensor<4>) -> DeviceOutput {
        let mut features = Vec::with_capacity(self.feature_blocks.len() + 1);
        let mean = |maps: &Tensor<4>| global_average_pool(maps.clone()).flatten::<2>(1, 3);
        let head = self.head_features(images, |block, output| {
            if self.feature_blocks.contains(&block) {
                features.push(mean(output));
            }
        });
        features.push(mean(&head));
        // A linear layer of a mean is the mean of the linear layer: so each place has its part in the answer.
        DeviceOutput { logit_maps: self.classifier.forward(head), features }
    }

    /// The features of the head at each place; `after_block` is called with the output of each block.
    fn head_features(&self, images: Tensor<4>, mut after_block: impl FnMut(usize, &Tensor<4>)) -> Tensor<4> {
        let mut features = self.stem.forward(images);
        for (place, block) in self.blocks.iter().enumerate() {
            features = block.forward(features);
            after_block(place, &features);
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
            Some(residual) => self.project.forward_onto(filtered, residual),
            None => self.project.forward(filtered),
        }
    }
}

/// `channels * width` to the nearest multiple of 8, but never less than nine tenths of it (the paper's `make_divisible`).
fn scaled(channels: usize, width: f64) -> usize {
    let wanted = channels as f64 * width;
    let nearest = ((wanted + 4.0) / 8.0).floor().max(1.0) * 8.0;
    (if nearest < 0.9 * wanted { nearest + 8.0 } else { nearest }) as usize
}
