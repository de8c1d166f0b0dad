//! The convolutional networks: [`NetworkConfig`] builds a [`Network`], which takes a [`Batch`] of
//! [`Input`](naevus_reading::preprocess::Input)s and gives one logit per output.

mod batch;
pub mod classifier;
mod config;
mod convolution;
pub mod golden;
mod inverted_residuals;

#[cfg(feature = "training")]
mod plain_cnn;
pub mod weights;

use burn::module::Module;
use burn::tensor::Tensor;

pub use batch::Batch;
pub use config::{Architecture, NetworkConfig, NetworkError};
pub use inverted_residuals::{BlockPlan, InvertedResidualNetwork, InvertedResidualPlan};
pub use naevus_kernels::Padding;
#[cfg(feature = "training")]
pub use plain_cnn::PlainCnn;

/// A network, with its weights.
#[derive(Module, Debug)]
#[allow(clippy::large_enum_variant)] // there is one network, never a list of them
pub enum Network {
    /// MobileNetV2 or EfficientNet-Lite0, batch normalisation folded in.
    InvertedResiduals(InvertedResidualNetwork),
    /// The study's plain CNN.
    #[cfg(feature = "training")]
    PlainCnn(PlainCnn),
}

/// The width of the plain CNN's dense layer, which are its features.
const PLAIN_CNN_FEATURES: usize = 128;

/// All that one pass of a network says, on its device.
#[derive(Clone, Debug)]
pub struct DeviceOutput {
    /// `[photos, rows, columns, outputs]`: what each place of the photo speaks for. The mean over the places are the
    /// logits (the class activation maps of Zhou et al. 2016, which are exact for a linear layer of a mean).
    pub logit_maps: Tensor<4>,
    /// Each `[photos, channels]`: what kind of picture it is, by which one that shows no lesion is known; those of
    /// earlier layers first ([`NetworkConfig::early_feature_count`]). They are read together with the maps, and joined off the
    /// device: there, joining them would be work of its own.
    pub features: Vec<Tensor<2>>,
}

impl Network {
    /// The logits of each input.
    ///
    /// # Shapes
    ///
    /// - `batch`: `[photos, side_px, side_px, 3]`
    /// - output: `[photos, outputs]`
    pub fn forward(&self, batch: Batch) -> Tensor<2> {
        match self {
            Network::InvertedResiduals(network) => network.forward(batch.into_tensor()),
            #[cfg(feature = "training")]
            Network::PlainCnn(network) => network.forward(batch.into_tensor()),
        }
    }
    /// All that one pass says of each input.
    pub fn forward_with_features(&self, batch: Batch) -> DeviceOutput {
        match self {
            Network::InvertedResiduals(network) => network.forward_with_features(batch.into_tensor()),
            #[cfg(feature = "training")]
            Network::PlainCnn(network) => network.forward_with_features(batch.into_tensor()),
        }
    }
}
