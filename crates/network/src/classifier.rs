//! Weights, card and device to a [`Classifier`]; photo to [`Assessment`].

use burn::module::Module;
use burn::tensor::{Device, Transaction};

use crate::golden::synthetic_photo;
use crate::{Batch, DeviceOutput, Network, NetworkConfig, weights};
use naevus_reading::assessment::Assessment;
use naevus_reading::card::{CardError, ModelCard};
use naevus_reading::decision::{DecisionRules, NetworkOutput};
use naevus_reading::diagnosis::Diagnosis;
use naevus_reading::photo::Photo;
use naevus_reading::preprocess::Input;
use naevus_reading::symmetry::Symmetry;

/// By how much a probability may differ from the trainer's on a CPU: the order of additions differs, no more.
pub const CPU_TOLERANCE: f32 = 1e-3;

/// By how much a probability may differ from the trainer's on a GPU, whose arithmetic is looser.
pub const GPU_TOLERANCE: f32 = 5e-3;

/// Why a model cannot be loaded, or gives no answer.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ModelError {
    /// The card or the weights file is not one that this program reads.
    #[error(transparent)]
    Card(#[from] CardError),
    /// The card describes a network that cannot be built.
    #[error("the model card describes a network that this program cannot build: {0}")]
    Architecture(String),
    /// The card's decision_rules is of another network.
    #[error("the model card judges other numbers than its network gives; export the model again")]
    DecisionRules,
    /// The weights do not fit the network.
    #[error("the weights do not fit the network that the card describes: {0}")]
    Weights(String),
    /// A golden reading came out wrong.
    #[error(
        "this device computes other numbers than the trainer did (off by {difference:.4} on a known input, {tolerance} is allowed)"
    )]
    Golden {
        /// The largest difference of a probability.
        difference: f32,
        /// The largest that is allowed.
        tolerance: f32,
    },
    /// The device could not give its answer.
    #[error("the device lost the answer: {0}")]
    Device(String),
}

/// Views that go through the network together: enough for a processor, little enough for any memory.
const VIEWS_A_PASS: usize = 32;

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
        if let Some(detector) = &card.decision_rules.out_of_distribution
            && !detector.fits(config.early_feature_count(), config.feature_count())
        {
            return Err(ModelError::DecisionRules);
        }
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

    /// The same, but judged otherwise.
    pub fn with_decision_rules(mut self, decision_rules: DecisionRules) -> Classifier {
        self.card.decision_rules = decision_rules;
        self
    }

    /// The network with its weights, widened to f32.
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// The photo as this classifier's network takes it.
    pub fn preprocess(&self, photo: &Photo) -> Input {
        Input::new(photo, self.card.input_side_px, &self.card.normalisation)
    }

    /// What is to be said of each input, in their order: of the mean over its eight views.
    ///
    /// # Errors
    ///
    /// Where the device cannot give its answer.
    ///
    /// # Panics
    ///
    /// Where `inputs` is empty, or holds one that is not [upright](Symmetry::UPRIGHT).
    pub async fn assess(&self, inputs: &[Input]) -> Result<Vec<Assessment>, ModelError> {
        let outputs = self.mean_outputs(inputs, &Symmetry::ALL).await?;
        Ok(outputs.iter().map(|sight| self.card.decision_rules.assess(sight)).collect())
    }

    /// What is to be said of one input, as [`assess`](Self::assess) has it; what its first view says by itself is given to
    /// `tell_first` as soon as it is there.
    ///
    /// # Errors
    ///
    /// Where the device cannot give its answer.
    ///
    /// # Panics
    ///
    /// Where `input` is not [upright](Symmetry::UPRIGHT).
    pub async fn assess_progressively(
        &self,
        input: &Input,
        tell_first: impl FnOnce(Assessment),
    ) -> Result<Assessment, ModelError> {
        let mut outputs = self.outputs(std::slice::from_ref(input)).await?;
        tell_first(self.card.decision_rules.assess(&outputs[0]));
        let others: Vec<Input> = Symmetry::ALL[1..].iter().map(|view| input.in_view(*view)).collect();
        outputs.extend(self.outputs(&others).await?);
        Ok(self.card.decision_rules.assess(&NetworkOutput::mean(&outputs)))
    }

    /// The mean of the network's numbers over `views` of each input, in their order.
    ///
    /// # Errors
    ///
    /// Where the device cannot give its answer.
    ///
    /// # Panics
    ///
    /// As [`assess`](Self::assess), or where `views` is empty.
    pub async fn mean_outputs(&self, inputs: &[Input], views: &[Symmetry]) -> Result<Vec<NetworkOutput>, ModelError> {
        let mut means = Vec::with_capacity(inputs.len());
        for inputs in inputs.chunks((VIEWS_A_PASS / views.len()).max(1)) {
            let batch = inputs.iter().flat_map(|input| views.iter().map(|view| input.in_view(*view)));
            let outputs = self.outputs(&batch.collect::<Vec<_>>()).await?;
            means.extend(outputs.chunks_exact(views.len()).map(NetworkOutput::mean));
        }
        Ok(means)
    }

    /// The network's own numbers for each input, in the view that it has, in their order: one pass, and one transfer from
    /// the device.
    ///
    /// # Errors
    ///
    /// Where the device cannot give its answer.
    ///
    /// # Panics
    ///
    /// Where `inputs` is empty.
    pub async fn outputs(&self, inputs: &[Input]) -> Result<Vec<NetworkOutput>, ModelError> {
        let DeviceOutput { logit_maps, features } =
            self.network.forward_with_features(Batch::new(inputs, &self.device));
        let [_, rows, columns, _] = logit_maps.dims();
        let features = features.into_iter();
        let all = features.fold(Transaction::default().register(logit_maps), Transaction::register);
        let read = all.execute_async().await.map_err(|error| ModelError::Device(error.to_string()))?;
        let read: Vec<Vec<f32>> = read
            .into_iter()
            .map(|data| data.try_into_vec().map_err(|error| ModelError::Device(format!("{error:?}"))))
            .collect::<Result<_, _>>()?;
        let [maps, features @ ..] = read.as_slice() else {
            return Err(ModelError::Device("nothing was read".into()));
        };
        let of_photo = |values: &[f32], photo: usize| {
            let count = values.len() / inputs.len();
            values[photo * count..(photo + 1) * count].to_vec()
        };
        let output = |(photo, input): (usize, &Input)| {
            let maps = of_photo(maps, photo);
            let (places, _) = maps.as_chunks::<{ Diagnosis::COUNT }>();
            NetworkOutput {
                map_size: [rows, columns],
                logit_maps: places.to_vec(),
                features: features.iter().flat_map(|values| of_photo(values, photo)).collect(),
                view: input.view(),
            }
        };
        Ok(inputs.iter().enumerate().map(output).collect())
    }

    /// Whether this device computes the card's golden readings, each probability within `tolerance`.
    ///
    /// # Errors
    ///
    /// Says by how much it differs.
    pub async fn self_test(&self, tolerance: f32) -> Result<(), ModelError> {
        for golden in &self.card.golden_readings {
            let input = self.preprocess(&synthetic_photo(golden.seed));
            let outputs = self.outputs(&[input]).await?;
            let difference = self.card.decision_rules.assess(&outputs[0]).largest_difference(&golden.probabilities);
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
