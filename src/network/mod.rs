//! The convolutional networks: [`NetworkConfig`] builds a [`Network`], which takes a [`Batch`] of
//! [`Input`](crate::preprocess::Input)s and gives one logit per output.

mod batch;
mod config;
mod convolution;
mod mobilenet_v2;
#[cfg(feature = "plain-cnn")]
mod plain_cnn;
pub mod weights;

use burn::module::Module;
use burn::tensor::Tensor;

pub use crate::kernels::Padding;
pub use batch::Batch;
pub use config::{Architecture, NetworkConfig, NetworkError};
pub use mobilenet_v2::MobileNetV2;
#[cfg(feature = "plain-cnn")]
pub use plain_cnn::PlainCnn;

/// A network, with its weights.
#[derive(Module, Debug)]
#[allow(clippy::large_enum_variant)] // there is one network, never a list of them
pub enum Network {
    /// MobileNetV2 without batch normalisation.
    MobileNetV2(MobileNetV2),
    /// The study's plain CNN.
    #[cfg(feature = "plain-cnn")]
    PlainCnn(PlainCnn),
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
            Network::MobileNetV2(network) => network.forward(batch.into_tensor()),
            #[cfg(feature = "plain-cnn")]
            Network::PlainCnn(network) => network.forward(batch.into_tensor()),
        }
    }
}
