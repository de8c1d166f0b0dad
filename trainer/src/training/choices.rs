//! The choices of options by their names on the command line.

use clap::ValueEnum;
use naevus_reading::preprocess::Normalisation;
use serde::{Deserialize, Serialize};

/// Which epoch's weights are kept, by the name on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeepChoice {
    /// The epoch with the highest balanced accuracy on the validation set
    Best,
    /// The last epoch
    Last,
}

/// A network, by its name on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NetworkChoice {
    /// MobileNetV2, with batch normalisation folded into the convolutions
    MobilenetV2,
    /// EfficientNet-Lite0, with batch normalisation folded into the convolutions
    EfficientnetLite0,
    /// The original study's plain CNN
    PlainCnn,
}

/// The parameterisation for the optimiser, by its name on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ParametersChoice {
    /// The weights themselves
    Plain,
    /// A gain, a direction and an offset per output channel: batch normalisation with frozen statistics
    GainAndDirection,
}

/// A padding, by its name on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PaddingChoice {
    /// TensorFlow's SAME
    Same,
    /// PyTorch's
    Symmetric,
}

/// A normalisation, by its name on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NormalisationChoice {
    /// RGB / 127.5 - 1
    Tensorflow,
    /// ImageNet's mean and standard deviation
    Pytorch,
}

impl NormalisationChoice {
    /// Mean and standard deviation of each channel; those of `Pytorch` are torchvision's.
    pub fn values(self) -> Normalisation {
        match self {
            Self::Tensorflow => Normalisation::MINUS_ONE_TO_ONE,
            Self::Pytorch => Normalisation { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] },
        }
    }
}
