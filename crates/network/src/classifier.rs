//! The classifier: a card, weights and a device become a [`Classifier`], which computes the [`Assessment`] of a photo.

use burn::module::Module;
use burn::tensor::{Device, Transaction};

use crate::golden::{GoldenDifference, GoldenOutput, differences, golden_reading, synthetic_photo};
use crate::{Batch, DeviceOutput, Network, NetworkConfig, weights};
use naevus_reading::assessment::Assessment;
use naevus_reading::card::{CardError, GoldenReading, ModelCard};
use naevus_reading::decision::{DecisionRules, NetworkOutput};
use naevus_reading::diagnosis::Diagnosis;
use naevus_reading::photo::Photo;
use naevus_reading::preprocess::Input;
use naevus_reading::symmetry::Symmetry;

/// The maximum difference between an output computed on a CPU and the trainer's: absolute for probabilities, relative to the
/// [scale](GoldenDifference::scale) for scores and maps. CPUs differ in the order of additions only. With each weight of the
/// first model of card version 7 changed at random by up to its rounding error in f32 (2⁻²⁴ of its value), the
/// probabilities of eight synthetic photos changed by at most 2e-6, scores and maps by 1e-5; the tolerance is a hundred
/// times that.
pub const CPU_TOLERANCE: f32 = 1e-3;

/// The maximum difference between an output computed on a GPU and the trainer's, as for a CPU. The arithmetic of a GPU is
/// less exact: WebGPU allows a division an error of 2.5 units in the last place, and an exponential one of 3 and more. In the
/// same experiment, changes of 2⁻¹⁴ are within this tolerance (1e-3 and 3e-3), and those of 2⁻¹¹, the rounding error of f16,
/// are not (1e-2 and 6e-3 to 3e-2).
pub const GPU_TOLERANCE: f32 = 5e-3;

/// An error of a model that cannot be loaded or run.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ModelError {
    /// The card or the weights file is invalid.
    #[error(transparent)]
    Card(#[from] CardError),
    /// The card describes a network that cannot be built.
    #[error("the model card describes a network that this program cannot build: {0}")]
    Architecture(String),
    /// The decision rules do not fit the network.
    #[error("the decision rules in the model card do not fit its network; export the model again")]
    DecisionRules,
    /// The weights do not fit the network.
    #[error("the weights do not fit the network that the card describes: {0}")]
    Weights(String),
    /// The self-test failed.
    #[error(
        "this device computes another {output} than the trainer (they differ by {difference:.4} on a reference input; {allowed:.4} is allowed)"
    )]
    Golden {
        /// The output that differs.
        output: GoldenOutput,
        /// The largest absolute difference.
        difference: f32,
        /// The largest allowed difference.
        allowed: f32,
    },
    /// The device returned values that cannot be an assessment.
    #[error("this device returned an impossible result ({0}); try another device or browser")]
    ImpossibleResult(String),
    /// The device failed to return its result.
    #[error("the device did not return a result: {0}")]
    Device(String),
}

/// The maximum number of views in one forward pass. It is enough for full speed and needs little memory.
const MAX_VIEWS_PER_PASS: usize = 32;

/// A network with its weights on a device, and its card.
#[derive(Debug)]
pub struct Classifier {
    card: ModelCard,
    network: Network,
    device: Device,
}

impl Classifier {
    /// Loads the classifier that `card` describes from the content of its `weights` file.
    ///
    /// Quantised weights are dequantised here: every device computes in f32.
    ///
    /// # Errors
    ///
    /// If the weights do not belong to the card or do not fit the network that it describes.
    pub fn load(card: ModelCard, weights: &[u8], device: Device) -> Result<Classifier, ModelError> {
        card.check_weights(weights)?;
        let config = network_config(&card)?;
        let network = config.init_zeros(&device).map_err(|error| ModelError::Architecture(error.to_string()))?;
        let network = weights::read(weights)
            .and_then(|named| weights::load_into(network, named))
            .map_err(|error| ModelError::Weights(error.to_string()))?;
        if let Some(detector) = &card.decision_rules.out_of_distribution
            && !detector.fits(config.early_feature_count(), config.feature_count())
        {
            return Err(ModelError::DecisionRules);
        }
        Ok(Classifier { card, network: network.valid(), device })
    }

    /// A classifier from a network in memory and a `card` with its decision rules.
    pub fn from_network(card: ModelCard, network: &Network, device: Device) -> Classifier {
        Classifier { card, network: network.valid(), device }
    }

    /// The card.
    pub fn card(&self) -> &ModelCard {
        &self.card
    }

    /// The same classifier with other decision rules.
    pub fn with_decision_rules(mut self, decision_rules: DecisionRules) -> Classifier {
        self.card.decision_rules = decision_rules;
        self
    }

    /// The network with its weights in f32.
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// The network input of a photo.
    pub fn preprocess(&self, photo: &Photo) -> Input {
        Input::new(photo, self.card.input_side_px, &self.card.normalisation)
    }

    /// The assessment of a photo with this network output.
    ///
    /// # Errors
    ///
    /// If a value is not a number or out of its range ([`Assessment::fault`]).
    pub fn assess_output(&self, output: &NetworkOutput) -> Result<Assessment, ModelError> {
        let assessment = self.card.decision_rules.assess(output);
        match assessment.fault() {
            Some(fault) => Err(ModelError::ImpossibleResult(fault)),
            None => Ok(assessment),
        }
    }

    /// The assessment of each input, in order, from the mean network output over its eight views.
    ///
    /// # Errors
    ///
    /// If the device fails to return its result, or returns an impossible one.
    ///
    /// # Panics
    ///
    /// If an input is not in the [identity](Symmetry::IDENTITY) view, or the inputs differ in size.
    pub async fn assess(&self, inputs: &[Input]) -> Result<Vec<Assessment>, ModelError> {
        let outputs = self.mean_outputs(inputs, &Symmetry::ALL).await?;
        outputs.iter().map(|output| self.assess_output(output)).collect()
    }

    /// The assessment of one input, equal to that of [`assess`](Self::assess). It first passes the assessment of the
    /// upright view alone to `on_first_view`.
    ///
    /// # Errors
    ///
    /// If the device fails to return its result, or returns an impossible one. An impossible assessment is not passed to
    /// `on_first_view`.
    ///
    /// # Panics
    ///
    /// If `input` is not in the [identity](Symmetry::IDENTITY) view.
    pub async fn assess_progressively(
        &self,
        input: &Input,
        on_first_view: impl FnOnce(Assessment),
    ) -> Result<Assessment, ModelError> {
        let mut outputs = self.outputs(std::slice::from_ref(input)).await?;
        on_first_view(self.assess_output(&outputs[0])?);
        let others: Vec<Input> = Symmetry::ALL[1..].iter().map(|view| input.in_view(*view)).collect();
        outputs.extend(self.outputs(&others).await?);
        self.assess_output(&NetworkOutput::mean(&outputs))
    }

    /// The mean network output over `views` of each input, in order.
    ///
    /// # Errors
    ///
    /// If the device fails to return its result.
    ///
    /// # Panics
    ///
    /// As for [`assess`](Self::assess), or if `views` is empty.
    pub async fn mean_outputs(&self, inputs: &[Input], views: &[Symmetry]) -> Result<Vec<NetworkOutput>, ModelError> {
        let mut means = Vec::with_capacity(inputs.len());
        for inputs in inputs.chunks((MAX_VIEWS_PER_PASS / views.len()).max(1)) {
            let batch = inputs.iter().flat_map(|input| views.iter().map(|view| input.in_view(*view)));
            let outputs = self.outputs(&batch.collect::<Vec<_>>()).await?;
            means.extend(outputs.chunks_exact(views.len()).map(NetworkOutput::mean));
        }
        Ok(means)
    }

    /// The network output for each input in its own view, in order: one forward pass and one transfer from the device.
    ///
    /// # Errors
    ///
    /// If the device fails to return its result.
    ///
    /// # Panics
    ///
    /// If `inputs` is empty or the inputs differ in size.
    pub async fn outputs(&self, inputs: &[Input]) -> Result<Vec<NetworkOutput>, ModelError> {
        let DeviceOutput { logit_maps, features } =
            self.network.forward_with_features(Batch::new(inputs, &self.device));
        let [_, rows, columns, _] = logit_maps.dims();
        let features = features.into_iter();
        let transaction = features.fold(Transaction::default().register(logit_maps), Transaction::register);
        let tensors = transaction.execute_async().await.map_err(|error| ModelError::Device(error.to_string()))?;
        let tensors: Vec<Vec<f32>> = tensors
            .into_iter()
            .map(|data| data.try_into_vec().map_err(|error| ModelError::Device(format!("{error:?}"))))
            .collect::<Result<_, _>>()?;
        let [maps, features @ ..] = tensors.as_slice() else {
            return Err(ModelError::Device("it returned no tensors".into()));
        };
        let of_photo = |values: &[f32], photo: usize| {
            let count = values.len() / inputs.len();
            values[photo * count..(photo + 1) * count].to_vec()
        };
        let output = |(photo, input): (usize, &Input)| {
            let maps = of_photo(maps, photo);
            let (cells, _) = maps.as_chunks::<{ Diagnosis::COUNT }>();
            NetworkOutput {
                map_size: [rows, columns],
                logit_maps: cells.to_vec(),
                features: features.iter().flat_map(|values| of_photo(values, photo)).collect(),
                view: input.view(),
            }
        };
        Ok(inputs.iter().enumerate().map(output).collect())
    }

    /// The reference outputs of the synthetic photo with this `seed`, computed on this device.
    ///
    /// # Errors
    ///
    /// If the device fails to return its result.
    pub async fn golden_reading(&self, seed: u32) -> Result<GoldenReading, ModelError> {
        Ok(golden_reading(seed, &self.card.decision_rules, &self.upright_output(seed).await?))
    }

    /// The self-test: checks that this device computes every output of the card's golden readings within `tolerance`.
    ///
    /// # Errors
    ///
    /// If a difference exceeds the tolerance, or the device fails to return its result or returns an impossible one.
    pub async fn self_test(&self, tolerance: f32) -> Result<(), ModelError> {
        for golden in &self.card.golden_readings {
            self.check(golden, tolerance).await?;
        }
        Ok(())
    }

    /// The self-test with the first golden reading only: one view of one photo. A device that computed correctly before may
    /// fail later, for example after the page was in the background. A card without golden readings passes.
    ///
    /// # Errors
    ///
    /// As [`self_test`](Self::self_test).
    pub async fn recheck(&self, tolerance: f32) -> Result<(), ModelError> {
        match self.card.golden_readings.first() {
            Some(golden) => self.check(golden, tolerance).await,
            None => Ok(()),
        }
    }

    /// Checks that this device computes the outputs of `golden` within `tolerance`.
    async fn check(&self, golden: &GoldenReading, tolerance: f32) -> Result<(), ModelError> {
        let found = self.upright_output(golden.seed).await?;
        self.assess_output(&found)?;
        let differences = differences(golden, &self.card.decision_rules, &found);
        match differences.into_iter().find(|difference| difference.exceeds(tolerance)) {
            Some(GoldenDifference { output, difference, scale }) => {
                Err(ModelError::Golden { output, difference, allowed: tolerance * scale })
            }
            None => Ok(()),
        }
    }

    /// The network output for the upright view of the synthetic photo with this `seed`.
    async fn upright_output(&self, seed: u32) -> Result<NetworkOutput, ModelError> {
        let input = self.preprocess(&synthetic_photo(seed));
        let mut outputs = self.outputs(&[input]).await?;
        outputs.pop().ok_or_else(|| ModelError::Device("it returned no output".into()))
    }
}

/// The network configuration in `card`.
///
/// # Errors
///
/// If the architecture is unknown or contradicts the rest of the card.
pub fn network_config(card: &ModelCard) -> Result<NetworkConfig, ModelError> {
    let config: NetworkConfig = serde_json::from_value(card.architecture.clone())
        .map_err(|error| ModelError::Architecture(error.to_string()))?;
    if config.outputs != Diagnosis::COUNT {
        return Err(ModelError::Architecture(format!("it has {} outputs, not {}", config.outputs, Diagnosis::COUNT)));
    }
    if config.input_side_px != card.input_side_px {
        return Err(ModelError::Architecture(format!(
            "its input size is {} px, but that of the card is {} px",
            config.input_side_px, card.input_side_px
        )));
    }
    Ok(config)
}
