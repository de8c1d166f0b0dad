//! MobileNetV2 (Sandler et al. 2018, table 2) without batch normalisation: in flex, training through it costs as much as
//! the convolutions, and folding it into them is exact once it is trained.

use burn::module::Module;
use burn::nn::conv::Conv2d;
use burn::nn::{Dropout, DropoutConfig, Initializer, Linear, LinearConfig};
use burn::tensor::activation::relu6;
use burn::tensor::{Device, Tensor};

use super::convolution::Shape;
use super::{NetworkConfig, Padding};

/// The paper's table 2, below the stem: expansion, channels, repeats, first stride.
const STAGES: [(usize, usize, usize, usize); 7] =
    [(1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1)];

/// MobileNetV2: a stem, 17 inverted residuals, a head, the mean over the image, and a linear layer.
#[derive(Module, Debug)]
pub struct MobileNetV2 {
    stem: Conv2d,
    blocks: Vec<InvertedResidual>,
    head: Conv2d,
    dropout: Dropout,
    classifier: Linear,
}

/// Expand the channels, filter each, project them down again; added to what came in where the shapes allow.
#[derive(Module, Debug)]
struct InvertedResidual {
    expand: Option<Conv2d>,
    depthwise: Conv2d,
    project: Conv2d,
    #[module(skip)]
    residual: bool,
}

impl MobileNetV2 {
    pub(super) fn new(
        config: &NetworkConfig,
        width: f64,
        padding: Padding,
        initializer: &Initializer,
        device: &Device,
    ) -> MobileNetV2 {
        let init = |shape: Shape| shape.init(padding, initializer, device);
        let mut channels = scaled(32, width);
        let stem = init(Shape::full(3, channels, 2));
        let mut blocks = Vec::new();
        for (expansion, stage_channels, repeats, first_stride) in STAGES {
            let to = scaled(stage_channels, width);
            for repeat in 0..repeats {
                let stride = if repeat == 0 { first_stride } else { 1 };
                let inner = channels * expansion;
                blocks.push(InvertedResidual {
                    expand: (expansion > 1).then(|| init(Shape::pointwise(channels, inner))),
                    depthwise: init(Shape::depthwise(inner, stride)),
                    project: init(Shape::pointwise(inner, to)),
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
            head: init(Shape::pointwise(channels, features)),
            dropout: DropoutConfig::new(config.dropout).init(),
            classifier: LinearConfig::new(features, config.outputs)
                .with_initializer(Initializer::Normal { mean: 0.0, std: 0.01 })
                .init(device),
        }
    }

    /// `[photos, 3, side, side]` to `[photos, outputs]`.
    pub(super) fn forward(&self, images: Tensor<4>) -> Tensor<2> {
        let mut features = relu6(self.stem.forward(images));
        for block in &self.blocks {
            features = block.forward(features);
        }
        let features = relu6(self.head.forward(features)).mean_dims(&[2, 3]).flatten::<2>(1, 3);
        self.classifier.forward(self.dropout.forward(features))
    }
}

impl InvertedResidual {
    fn forward(&self, input: Tensor<4>) -> Tensor<4> {
        let expanded = match &self.expand {
            Some(expand) => relu6(expand.forward(input.clone())),
            None => input.clone(),
        };
        let projected = self.project.forward(relu6(self.depthwise.forward(expanded)));
        if self.residual { projected + input } else { projected }
    }
}

/// `channels * width` to the nearest multiple of 8, but never less than nine tenths of it (the paper's `make_divisible`).
fn scaled(channels: usize, width: f64) -> usize {
    let wanted = channels as f64 * width;
    let nearest = ((wanted + 4.0) / 8.0).floor().max(1.0) * 8.0;
    (if nearest < 0.9 * wanted { nearest + 8.0 } else { nearest }) as usize
}
