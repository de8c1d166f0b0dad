//! The configuration of a network.

use burn::tensor::Device;
use serde::{Deserialize, Serialize};

#[cfg(feature = "training")]
use crate::PlainCnn;
use crate::convolution::Initialization;
use crate::{InvertedResidualNetwork, InvertedResidualNetworkConfig, Network};
use naevus_kernels::Padding;

/// The number of units in the dense layer of the plain CNN, which are its features.
pub(crate) const PLAIN_CNN_FEATURES: usize = 128;

/// The configuration of a network. The card stores it, and the trainer and the web app build the network from it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NetworkConfig {
    /// The architecture.
    pub architecture: Architecture,
    /// The width and height of the input, in pixels; at least 32.
    pub input_side_px: usize,
    /// The number of logits: [`Diagnosis::COUNT`](naevus_reading::diagnosis::Diagnosis::COUNT), or the 1,001 of the
    /// ImageNet weights.
    pub outputs: usize,
    /// The dropout probability of the features before the last layer during training, `0.0..1.0`.
    pub dropout: f64,
}

/// The architecture of a network.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Architecture {
    /// MobileNetV2 (Sandler et al. 2018) with batch normalisation folded into the convolutions.
    MobileNetV2 {
        /// The width multiplier of the channel counts; 0.1 to 4, usually 0.35 to 1.4.
        width: f64,
        /// The zero padding.
        padding: Padding,
    },
    /// EfficientNet-Lite0 (Tan and Le 2019, without squeeze-and-excitation and with ReLU6) with batch normalisation
    /// folded into the convolutions.
    #[serde(rename = "efficientnet_lite0")]
    EfficientNetLite0 {
        /// The zero padding.
        padding: Padding,
    },
    /// Three blocks of convolution, ReLU and max pooling with 32, 64 and 128 channels, and a dense layer of 128 units.
    PlainCnn {
        /// Whether each convolution is followed by batch normalisation.
        batch_norm: bool,
    },
}

/// An error of an invalid configuration.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NetworkError {
    /// The input is too small for the strides of the network.
    #[error("an input size of {input_side_px} px is too small; the minimum is 32")]
    InputSize {
        /// The given size.
        input_side_px: usize,
    },
    /// The width multiplier is out of range.
    #[error("a width multiplier of {width} is out of range; choose one from 0.1 to 4")]
    Width {
        /// The given width multiplier.
        width: f64,
    },
    /// The network is the plain CNN, and the program was built without it.
    #[error("this program does not contain the plain CNN; export a MobileNetV2 or an EfficientNet-Lite0")]
    PlainCnn,
    /// The number of outputs is 0.
    #[error("a network needs at least one output")]
    Outputs,
    /// The dropout probability is out of range.
    #[error("a dropout of {dropout} is out of range; choose one from 0 to below 1")]
    Dropout {
        /// The given dropout probability.
        dropout: f64,
    },
}

impl NetworkConfig {
    /// The network on `device` with randomly initialised weights.
    ///
    /// # Errors
    ///
    /// If a value is out of range.
    #[cfg(feature = "training")]
    pub fn init(&self, device: &Device) -> Result<Network, NetworkError> {
        self.build(Initialization::KaimingNormal, device)
    }

    /// The network on `device` with all weights zero, for loading weights from a file.
    ///
    /// # Errors
    ///
    /// If a value is out of range.
    pub fn init_zeros(&self, device: &Device) -> Result<Network, NetworkError> {
        self.build(Initialization::Zeros, device)
    }

    /// The number of features in a [`DeviceOutput`](super::DeviceOutput) of this network.
    pub fn feature_count(&self) -> usize {
        self.inverted_residuals()
            .map_or(PLAIN_CNN_FEATURES, |layers| layers.early_feature_count() + layers.head_channels)
    }

    /// The number of early features, which come first. They detect unfamiliar input better than the last features. A
    /// network without early features returns the number of all features.
    pub fn early_feature_count(&self) -> usize {
        self.inverted_residuals().map_or(PLAIN_CNN_FEATURES, |layers| layers.early_feature_count())
    }

    /// The configuration of the inverted residual blocks, if the architecture has them.
    pub fn inverted_residuals(&self) -> Option<InvertedResidualNetworkConfig> {
        match self.architecture {
            Architecture::MobileNetV2 { width, padding } => {
                Some(InvertedResidualNetworkConfig::mobilenet_v2(width, padding))
            }
            Architecture::EfficientNetLite0 { padding } => {
                Some(InvertedResidualNetworkConfig::efficientnet_lite0(padding))
            }
            Architecture::PlainCnn { .. } => None,
        }
    }

    /// The number of multiply-add operations for one photo, without pooling.
    pub fn multiply_adds(&self) -> u64 {
        let side_px = self.input_side_px;
        let count = match self.inverted_residuals() {
            Some(layers) => layers.multiply_adds(side_px, self.outputs),
            None => plain_cnn_multiply_adds(side_px, self.outputs),
        };
        count as u64
    }

    fn build(&self, initialization: Initialization, device: &Device) -> Result<Network, NetworkError> {
        if self.input_side_px < 32 {
            return Err(NetworkError::InputSize { input_side_px: self.input_side_px });
        }
        if self.outputs == 0 {
            return Err(NetworkError::Outputs);
        }
        if !(0.0..1.0).contains(&self.dropout) {
            return Err(NetworkError::Dropout { dropout: self.dropout });
        }
        match (&self.architecture, self.inverted_residuals()) {
            (Architecture::MobileNetV2 { width, .. }, _) if !(0.1..=4.0).contains(width) => {
                Err(NetworkError::Width { width: *width })
            }
            (_, Some(layers)) => {
                Ok(Network::InvertedResiduals(InvertedResidualNetwork::new(&layers, self, initialization, device)))
            }
            #[cfg(feature = "training")]
            (Architecture::PlainCnn { batch_norm }, None) => {
                Ok(Network::PlainCnn(PlainCnn::new(self, *batch_norm, initialization, device)))
            }
            (_, None) => Err(NetworkError::PlainCnn),
        }
    }
}

/// Three 3×3 convolutions, each at half the resolution of the previous one, and two linear layers.
fn plain_cnn_multiply_adds(side_px: usize, outputs: usize) -> usize {
    let channels = [3, 32, 64, 128];
    let convolutions = (0..3).map(|block| (side_px >> block).pow(2) * 9 * channels[block] * channels[block + 1]);
    convolutions.sum::<usize>()
        + (side_px >> 3).pow(2) * channels[3] * PLAIN_CNN_FEATURES
        + PLAIN_CNN_FEATURES * outputs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mobilenet_v2_has_the_multiply_adds_of_its_paper() {
        let architecture = Architecture::MobileNetV2 { width: 1.0, padding: Padding::Same };
        let config = NetworkConfig { architecture, input_side_px: 224, outputs: 1001, dropout: 0.0 };
        // 300 million (Sandler et al. 2018, table 4). Here the last layer is applied to each cell instead of their
        // mean.
        let count = config.multiply_adds() - 48 * 1280 * 1001;
        assert!((299_000_000..302_000_000).contains(&count), "{count}");
        assert_eq!((config.early_feature_count(), config.feature_count()), (96, 96 + 1280));
    }

    #[test]
    fn efficientnet_lite0_has_the_multiply_adds_of_its_authors() {
        let architecture = Architecture::EfficientNetLite0 { padding: Padding::Same };
        let config = NetworkConfig { architecture, input_side_px: 224, outputs: 1000, dropout: 0.0 };
        // 407 million with biases, batch normalisation and pooling, which are not counted here (table in
        // efficientnet/lite of tensorflow/tpu).
        let count = config.multiply_adds() - 48 * 1280 * 1000;
        assert!((380_000_000..407_000_000).contains(&count), "{count}");
        assert_eq!((config.early_feature_count(), config.feature_count()), (120, 120 + 1280));
    }
}
