//! Weights, card and device to a [`Classifier`]; photo to [`Assessment`].

use burn::module::Module;
use burn::tensor::Device;

use crate::assessment::Assessment;
use crate::diagnosis::Diagnosis;
use crate::golden::drawn_photo;
use crate::model_card::{ModelCard, ModelError};
use crate::network::{Batch, Network, NetworkConfig, weights};
use crate::photo::Photo;
use crate::preprocess::Input;

/// By how much a probability may differ from the trainer's on a CPU: the order of additions differs, no more.
pub const CPU_TOLERANCE: f32 = 1e-3;

/// By how much a probability may differ from the trainer's on a GPU, whose arithmetic is looser.
pub const GPU_TOLERANCE: f32 = 5e-3;

/// A network with its weights, on its device, ready to read photos.
#[derive(Debug)]
pub struct Classifier {
    card: ModelCard,
    network: Network,
    device: Device,
}

impl Classifier {
    /// The classifier that `card` describes, with its `weights` as they are on disk.
    ///
    /// Weights stored in bytes are widened here: every device computes in f32.
    ///
    /// # Errors
    ///
    /// Where the weights are not the card's, or do not fit the network that it describes.
    pub fn load(card: ModelCard, weights: &[u8], device: Device) -> Result<Classifier, ModelError> {
        card.check_weights(weights)?;
        let config = network_config(&card)?;
        let network = config.init_empty(&device).map_err(|error| ModelError::Architecture(error.to_string()))?;
        let network = weights::read(weights)
            .and_then(|named| weights::fill(network, named))
            .map_err(|error| ModelError::Weights(error.to_string()))?;
        Ok(Classifier { card, network: network.valid(), device })
    }

    /// A classifier from a network in memory, of which `card` holds all that a reading needs.
    pub fn from_network(card: ModelCard, network: &Network, device: Device) -> Classifier {
        Classifier { card, network: network.valid(), device }
    }

    /// The card it was loaded with.
    pub fn card(&self) -> &ModelCard {
        &self.card
    }

    /// The network with its weights, widened to f32.
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// The photo as this classifier's network takes it.
    pub fn preprocess(&self, photo: &Photo) -> Input {
        Input::new(photo, self.card.input_side_px, &self.card.normalisation)
    }

    /// What the network says of each input, in their order.
    ///
    /// # Errors
    ///
    /// Where the device cannot give its answer.
    ///
    /// # Panics
    ///
    /// Where `inputs` is empty.
    pub async fn assess(&self, inputs: &[Input]) -> Result<Vec<Assessment>, ModelError> {
        let logits = self.network.forward(Batch::new(inputs, &self.device));
        let logits = logits.into_data_async().await.map_err(|error| ModelError::Device(error.to_string()))?;
        let logits = logits.try_into_vec::<f32>().map_err(|error| ModelError::Device(format!("{error:?}")))?;
        let (rows, _) = logits.as_chunks::<{ Diagnosis::COUNT }>();
        Ok(rows.iter().copied().map(Assessment::from_logits).collect())
    }

    /// Whether this device computes the card's golden readings, each probability within `tolerance`.
    ///
    /// # Errors
    ///
    /// Says by how much it differs.
    pub async fn self_test(&self, tolerance: f32) -> Result<(), ModelError> {
        for golden in &self.card.golden_readings {
            let input = self.preprocess(&drawn_photo(golden.seed));
            let assessments = self.assess(&[input]).await?;
            let difference = assessments[0].largest_difference(&golden.probabilities);
            if difference > tolerance || difference.is_nan() {
                return Err(ModelError::Golden { difference, tolerance });
            }
        }
        Ok(())
    }
}

/// The network that `card` describes.
///
/// # Errors
///
/// Where the card's architecture is none of this program, or contradicts the rest of the card.
pub fn network_config(card: &ModelCard) -> Result<NetworkConfig, ModelError> {
    let config: NetworkConfig = serde_json::from_value(card.architecture.clone())
        .map_err(|error| ModelError::Architecture(error.to_string()))?;
    if config.outputs != Diagnosis::COUNT {
        return Err(ModelError::Architecture(format!("it has {} outputs, not {}", config.outputs, Diagnosis::COUNT)));
    }
    if config.input_side_px != card.input_side_px {
        return Err(ModelError::Architecture(format!(
            "its input side is {} px in one place and {} px in another",
            config.input_side_px, card.input_side_px
        )));
    }
    Ok(config)
}
