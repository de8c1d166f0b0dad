//! The convolutional networks, their weights files and the classifier.
//!
//! [`NetworkConfig`] builds a [`Network`], which takes a [`Batch`] of [`Input`]s and returns one logit per output.
//! [`weights`] reads and writes its weights as safetensors. [`classifier`] combines network, weights and model card,
//! and [`golden`] contains the inputs of its self-test.
//!
//! The crate depends on burn, on the kernels in `naevus-kernels`, and on the types and decision rules in
//! `naevus-reading`. The feature `training` adds random initialisation and the plain CNN of the original study.

pub mod classifier;
mod config;
mod convolution;
pub mod golden;
mod inverted_residuals;
#[cfg(feature = "training")]
mod plain_cnn;
pub mod weights;

use burn::module::Module;
use burn::tensor::{Device, Tensor, TensorData};
use naevus_reading::preprocess::Input;

pub use config::{Architecture, NetworkConfig, NetworkError};
pub use inverted_residuals::{InvertedResidualConfig, InvertedResidualNetwork, InvertedResidualNetworkConfig};
pub use naevus_kernels::Padding;
#[cfg(feature = "training")]
pub use plain_cnn::PlainCnn;

/// A network with its weights.
#[derive(Module, Debug)]
#[allow(clippy::large_enum_variant)] // a program has one network at a time
pub enum Network {
    /// MobileNetV2 or EfficientNet-Lite0.
    InvertedResiduals(InvertedResidualNetwork),
    /// The plain CNN of the original study.
    #[cfg(feature = "training")]
    PlainCnn(PlainCnn),
}

/// A batch of inputs of one size, on a device.
#[derive(Clone, Debug)]
pub struct Batch(Tensor<4>);

impl Batch {
    /// The inputs, in their order, on `device`.
    ///
    /// # Panics
    ///
    /// If `inputs` is empty or the inputs differ in size.
    pub fn new(inputs: &[Input], device: &Device) -> Batch {
        let side_px = inputs.first().expect("a batch has at least one input").side_px();
        assert!(inputs.iter().all(|input| input.side_px() == side_px), "the inputs of a batch have one size");
        let values: Vec<f32> = inputs.iter().flat_map(|input| input.values()).copied().collect();
        Batch(Tensor::from_data(TensorData::new(values, [inputs.len(), side_px, side_px, 3]), device))
    }

    /// `[photos, side_px, side_px, 3]`: red, green and blue of each pixel, in row-major order.
    pub(crate) fn into_tensor(self) -> Tensor<4> {
        self.0
    }
}

/// The output of a forward pass, on its device.
#[derive(Clone, Debug)]
pub struct DeviceOutput {
    /// The logit maps, `[photos, rows, columns, outputs]`. Their mean over the cells is the logits (the class
    /// activation maps of Zhou et al. 2016, which are exact for global average pooling followed by a linear layer).
    pub logit_maps: Tensor<4>,
    /// The features for the out-of-distribution check, each `[photos, channels]`, the early ones first
    /// ([`NetworkConfig::early_feature_count`]). They are concatenated after the transfer from the device, because
    /// concatenation on a GPU needs another dispatch.
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

    /// The logit maps and the features of each input.
    pub fn forward_with_features(&self, batch: Batch) -> DeviceOutput {
        match self {
            Network::InvertedResiduals(network) => network.forward_with_features(batch.into_tensor()),
            #[cfg(feature = "training")]
            Network::PlainCnn(network) => network.forward_with_features(batch.into_tensor()),
        }
    }
}
