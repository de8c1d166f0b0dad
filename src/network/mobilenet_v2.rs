//! MobileNetV2 (Sandler et al. 2018, table 2) without batch normalisation: training through it costs as much as the
//! convolutions, and folding it into them is exact once it is trained.

use burn::module::Module;
use burn::nn::{Dropout, DropoutConfig};
use burn::tensor::{Device, Tensor};

use super::convolution::{Blueprint, ConvolutionLayer, FirstWeights};
use super::{Look, NetworkConfig};
use crate::kernels::{Activation, Padding, image_mean};

/// The paper's table 2, below the stem: expansion, channels, repeats, first stride.
const STAGES: [(usize, usize, usize, usize); 7] =
    [(1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1)];

/// The blocks whose output, the mean over the image, tells what kind of photo it is: the last of the stages of 32 and of
/// 64 channels, which see colours and textures. What comes after them knows lesions too well to be astonished.
const TRAIT_BLOCKS: [usize; 2] = [5, 9];

/// MobileNetV2: a stem, 17 inverted residuals, a head, the mean over the image, and a linear layer.
#[derive(Module, Debug)]
pub struct MobileNetV2 {
    stem: ConvolutionLayer,
    blocks: Vec<InvertedResidual>,
    head: ConvolutionLayer,
    dropout: Dropout,
    classifier: ConvolutionLayer,
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

impl MobileNetV2 {
    pub(super) fn new(
        config: &NetworkConfig,
        width: f64,
        padding: Padding,
        first: FirstWeights,
        device: &Device,
    ) -> MobileNetV2 {
        let clamped = |blueprint: Blueprint| blueprint.then(Activation::Relu6).init(first, device);
        let mut channels = scaled(32, width);
        let stem = clamped(Blueprint::full(3, channels, 2, padding));
        let mut blocks = Vec::new();
        for (expansion, stage_channels, repeats, first_stride) in STAGES {
            let to = scaled(stage_channels, width);
            for repeat in 0..repeats {
                let stride = if repeat == 0 { first_stride } else { 1 };
                let inner = channels * expansion;
                blocks.push(InvertedResidual {
                    expand: (expansion > 1).then(|| clamped(Blueprint::pointwise(channels, inner))),
                    depthwise: clamped(Blueprint::depthwise(inner, stride, padding)),
                    project: Blueprint::pointwise(inner, to).init(first, device),
                    residual: stride == 1 && channels == to,
                });
                channels = to;
            }
        }
        // The paper keeps the head at 1280 where the rest is narrower.
        let features = scaled(1280, width.max(1.0));
        MobileNetV2 {
            stem,
            blocks,
            head: clamped(Blueprint::pointwise(channels, features)),
            dropout: DropoutConfig::new(config.dropout).init(),
            classifier: Blueprint::pointwise(features, config.outputs).init(first.of_the_last_layer(), device),
        }
    }

    /// How many traits a [`Look`] has.
    pub(super) fn traits(width: f64) -> usize {
        let channels = STAGES.into_iter().flat_map(|(_, channels, repeats, _)| vec![scaled(channels, width); repeats]);
        let channels: Vec<usize> = channels.collect();
        TRAIT_BLOCKS.iter().map(|&block| channels[block]).sum()
    }

    /// The multiplications of one photo, the last layer's at each place.
    pub(super) fn multiply_adds(width: f64, side_px: usize, outputs: usize) -> usize {
        let mut channels = scaled(32, width);
        let mut side = side_px.div_ceil(2);
        let mut count = side * side * 9 * 3 * channels;
        for (expansion, stage_channels, repeats, first_stride) in STAGES {
            for repeat in 0..repeats {
                let (inner, to) = (channels * expansion, scaled(stage_channels, width));
                let expand = if expansion > 1 { side * side * channels * inner } else { 0 };
                side = side.div_ceil(if repeat == 0 { first_stride } else { 1 });
                count += expand + side * side * inner * (9 + to);
                channels = to;
            }
        }
        let features = scaled(1280, width.max(1.0));
        count + side * side * features * (channels + outputs)
    }

    /// `[photos, side, side, 3]` to `[photos, outputs]`.
    pub(super) fn forward(&self, images: Tensor<4>) -> Tensor<2> {
        let features = image_mean(self.head_features(images, |_, _| ()));
        // It drops nothing outside training, and drawing what to drop is much of a program.
        #[cfg(feature = "training")]
        let features = self.dropout.forward(features);
        self.classifier.forward(features).flatten(1, 3)
    }

    /// `[photos, side, side, 3]` to all that one pass says.
    pub(super) fn look(&self, images: Tensor<4>) -> Look {
        let mut traits = Vec::with_capacity(TRAIT_BLOCKS.len());
        let head = self.head_features(images, |block, features| {
            if TRAIT_BLOCKS.contains(&block) {
                traits.push(image_mean(features.clone()).flatten::<2>(1, 3));
            }
        });
        // A linear layer of a mean is the mean of the linear layer: so each place has its part in the answer.
        Look { class_maps: self.classifier.forward(head), traits }
    }

    /// The features of the head at each place; `after_block` is shown what each block gives.
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
