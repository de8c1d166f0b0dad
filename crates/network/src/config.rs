//! What a network is, without its weights.

use burn::tensor::Device;
use serde::{Deserialize, Serialize};

#[cfg(feature = "training")]
use crate::PlainCnn;
use crate::convolution::Initialization;
use crate::{InvertedResidualNetwork, InvertedResidualPlan, Network};
use naevus_kernels::Padding;

/// A network without its weights: what the card stores and both sides build from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NetworkConfig {
    /// Which network.
    pub architecture: Architecture,
    /// The side of the square it takes, in pixels; at least 32.
    pub input_side_px: usize,
    /// How many logits it gives: [`Diagnosis::COUNT`](naevus_reading::diagnosis::Diagnosis::COUNT), or the 1,001 of the ImageNet
    /// weights.
    pub outputs: usize,
    /// The share of features before the last layer that is dropped in training, `0.0..1.0`.
    pub dropout: f64,
}

/// Which network.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Architecture {
    /// MobileNetV2 (Sandler 2018), its batch normalisation folded into the convolutions.
    MobileNetV2 {
        /// What the paper's channel counts are multiplied by; greater than 0, usually 0.35 to 1.4.
        width: f64,
        /// What is laid around the image where a convolution reaches over its edge.
        padding: Padding,
    },
    /// EfficientNet-Lite0 (Tan and Le 2019, without squeeze-and-excitation and with ReLU6), its batch normalisation folded
    /// into the convolutions.
    #[serde(rename = "efficientnet_lite0")]
    EfficientNetLite0 {
        /// What is laid around the image where a convolution reaches over its edge.
        padding: Padding,
    },
    /// Three blocks of convolution, ReLU and max pooling with 32, 64 and 128 channels, and a dense layer of 128.
    PlainCnn {
        /// Whether each convolution is followed by batch normalisation.
        batch_norm: bool,
    },
}

/// Why a network cannot be built.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NetworkError {
    /// The side is too short for the network's strides.
    #[error("an input side of {input_side_px} px is too short; 32 is the least")]
    Side {
        /// The side asked for.
        input_side_px: usize,
    },
    /// The width is no usable multiple.
    #[error("a width of {width} cannot be built; choose one from 0.1 to 4")]
    Width {
        /// The width asked for.
        width: f64,
    },
    /// A program without the plain CNN met one.
    #[error("this program does not read with the plain CNN; export a MobileNetV2 or an EfficientNet-Lite0")]
    PlainCnn,
    /// No outputs.
    #[error("a network needs at least one output")]
    Outputs,
    /// The dropout is not a share.
    #[error("a dropout of {dropout} is not a share; choose one from 0 to below 1")]
    Dropout {
        /// The dropout asked for.
        dropout: f64,
    },
}

impl NetworkConfig {
    /// The network on `device`, its weights drawn from the device's random numbers.
    ///
    /// # Errors
    ///
    /// Where a value is out of its range.
    #[cfg(feature = "training")]
    pub fn init(&self, device: &Device) -> Result<Network, NetworkError> {
        self.build(Initialization::KaimingNormal, device)
    }

    /// The network on `device` with all weights zero, to be filled from a file.
    ///
    /// # Errors
    ///
    /// Where a value is out of its range.
    pub fn init_empty(&self, device: &Device) -> Result<Network, NetworkError> {
        self.build(Initialization::Zeros, device)
    }

    /// How many features a [`DeviceOutput`](super::DeviceOutput) of this network has.
    pub fn feature_count(&self) -> usize {
        self.inverted_residuals().map_or(crate::PLAIN_CNN_FEATURES, |plan| plan.features() + plan.head_channels)
    }

    /// How many of them are of earlier layers, and come first: they notice what the last features, which know only
    /// lesions, do not. Where there are no such layers, all.
    pub fn early_feature_count(&self) -> usize {
        self.inverted_residuals().map_or(crate::PLAIN_CNN_FEATURES, |plan| plan.features())
    }

    /// The shape of the network where it is one of inverted residual blocks.
    pub fn inverted_residuals(&self) -> Option<InvertedResidualPlan> {
        match self.architecture {
            Architecture::MobileNetV2 { width, padding } => Some(InvertedResidualPlan::mobilenet_v2(width, padding)),
            Architecture::EfficientNetLite0 { padding } => Some(InvertedResidualPlan::efficientnet_lite0(padding)),
            Architecture::PlainCnn { .. } => None,
        }
    }

    /// The multiplications with an addition that one photo takes; the mean over the image is not counted.
    pub fn multiply_adds(&self) -> u64 {
        let side_px = self.input_side_px;
        let count = match self.inverted_residuals() {
            Some(plan) => plan.multiply_adds(side_px, self.outputs),
            None => plain_cnn_multiply_adds(side_px, self.outputs),
        };
        count as u64
    }

    fn build(&self, first: Initialization, device: &Device) -> Result<Network, NetworkError> {
        if self.input_side_px < 32 {
            return Err(NetworkError::Side { input_side_px: self.input_side_px });
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
            (_, Some(plan)) => Ok(Network::InvertedResiduals(InvertedResidualNetwork::new(&plan, self, first, device))),
            #[cfg(feature = "training")]
            (Architecture::PlainCnn { batch_norm }, None) => {
                Ok(Network::PlainCnn(PlainCnn::new(self, *batch_norm, first, device)))
            }
            (_, None) => Err(NetworkError::PlainCnn),
        }
    }
}

/// Three convolutions of 3×3, each at half the side of the one before, and two linear layers.
fn plain_cnn_multiply_adds(side_px: usize, outputs: usize) -> usize {
    let channels = [3, 32, 64, 128];
    let convolutions = (0..3).map(|block| (side_px >> block).pow(2) * 9 * channels[block] * channels[block + 1]);
    convolutions.sum::<usize>()
        + (side_px >> 3).pow(2) * channels[3] * crate::PLAIN_CNN_FEATURES
        + crate::PLAIN_CNN_FEATURES * outputs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mobilenet_v2_costs_what_its_paper_says() {
        let architecture = Architecture::MobileNetV2 { width: 1.0, padding: Padding::Same };
        let config = NetworkConfig { architecture, input_side_px: 224, outputs: 1001, dropout: 0.0 };
        // 300 million (Sandler et al. 2018, table 4); here the last layer sees every place, not their mean.
        let with_places = config.multiply_adds() - 48 * 1280 * 1001;
        assert!((299_000_000..302_000_000).contains(&with_places), "{with_places}");
        assert_eq!((config.early_feature_count(), config.feature_count()), (96, 96 + 1280));
    }

    #[test]
    fn efficientnet_lite0_costs_what_its_authors_say() {
        let architecture = Architecture::EfficientNetLite0 { padding: Padding::Same };
        let config = NetworkConfig { architecture, input_side_px: 224, outputs: 1000, dropout: 0.0 };
        // 407 million with the biases, batch normalisation and pooling that are not counted here (the table of
        // tensorflow/tpu's efficientnet/lite).
        let with_places = config.multiply_adds() - 48 * 1280 * 1000;
        assert!((380_000_000..407_000_000).contains(&with_places), "{with_places}");
        assert_eq!((config.early_feature_count(), config.feature_count()), (120, 120 + 1280));
    }
}
