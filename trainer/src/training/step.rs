//! One training step: forward, loss, backward, AdamW with gradient clipping, moving average of the weights.

use anyhow::{Result, anyhow, bail};
use burn::grad_clipping::GradientClippingConfig;
use burn::module::{Module, ParamGroup};
use burn::optim::{AdamWConfig, GradientsParams, ModuleOptimizer};
use burn::tensor::{Device, Tensor};
use naevus_network::Batch;
use naevus_network::weights::{self, Precision};
use naevus_reading::diagnosis::Diagnosis;

use super::batches::LabelledBatch;
use super::checkpoint::{Checkpoint, Progress};
use super::config::TrainConfig;
use super::ema::{decay_at, updated};
use super::objective::Objective;
use super::parameters::Parameters;
use super::target::Target;

/// AdamW's epsilon (the value of Loshchilov and Hutter 2019).
const EPSILON: f32 = 1e-8;

/// Parts of the names of tensors without weight decay, which have one axis.
const WITHOUT_DECAY: [&str; 4] = ["bias", "gains", "gamma", "beta"];

/// The state of a training before its first step, with the initial `parameters`.
pub fn initial_state(config: &TrainConfig, parameters: Parameters) -> Checkpoint {
    Checkpoint {
        average: parameters.network(),
        parameters,
        optimizer: optimizer(config),
        progress: Progress::default(),
    }
}

/// AdamW. Biases, gains and the parameters of batch normalisation have no weight decay.
fn optimizer(config: &TrainConfig) -> ModuleOptimizer {
    let clipping = GradientClippingConfig::Norm(config.clip);
    let adam = |decay: f64| AdamWConfig::new().with_epsilon(EPSILON).with_weight_decay(decay as f32);
    let one_axis = ParamGroup::from_any_predicates(WITHOUT_DECAY.to_vec());
    let decayed = adam(config.weight_decay).with_grad_clipping(Some(clipping.clone())).init();
    decayed.with_group(one_axis, adam(0.0).build(), Some(clipping.init()))
}

/// The metrics of a batch, computed before the step's update.
#[derive(Clone, Copy, Debug, Default)]
pub struct StepMetrics {
    /// The mean loss of the batch.
    pub loss: f64,
    /// The number of correct predictions.
    pub correct: usize,
}

/// One step with the learning rate `rate` on `device`, which has no automatic differentiation.
///
/// The forward pass uses the weights rounded to `precision`; the gradients are applied to the unrounded weights
/// (quantisation-aware training with the straight-through estimator, Jacob et al. 2018, section 3).
///
/// # Errors
///
/// If the loss is not finite.
pub fn step(
    state: &mut Checkpoint,
    config: &TrainConfig,
    objective: &Objective,
    device: &Device,
    batch: &LabelledBatch,
    rate: f64,
    precision: Precision,
) -> Result<StepMetrics> {
    let autodiff = device.clone().autodiff();
    // Dropout uses the device's random generator. The generator is seeded by the step, so that a resumed run has the
    // same dropout.
    autodiff.seed(config.seed.wrapping_add(state.progress.step as u64));
    let network = weights::fake_quantize(state.parameters.network(), precision).train();
    let (inputs, targets) = batch;
    let logits = network.forward(Batch::new(inputs, &autodiff));
    let correct = correct_predictions(logits.clone().inner(), targets)?;
    let loss = objective.loss(logits, batch, &autodiff);
    let value = f64::from(loss.clone().into_scalar::<f32>());
    if !value.is_finite() {
        bail!("the loss is not finite at step {}; try a lower --learning-rate", state.progress.step);
    }
    let gradients = GradientsParams::from_grads(loss.backward(), &network);
    let gradients = state.parameters.gradients(gradients);
    // The optimiser accepts only parameters with automatic differentiation.
    let stepped = state.optimizer.step(rate, state.parameters.clone().train(), gradients).valid();
    state.parameters = state.parameters.with_layer_decay(stepped, config.layer_decay);
    let decay = decay_at(state.progress.step, config.ema_decay);
    state.average = updated(state.average.clone(), &state.parameters.network(), decay);
    Ok(StepMetrics { loss: value, correct })
}

/// The number of rows of `logits` whose highest value matches the target.
fn correct_predictions(logits: Tensor<2>, targets: &[Target]) -> Result<usize> {
    let logits =
        logits.into_data().try_into_vec::<f32>().map_err(|error| anyhow!("the logits cannot be read: {error:?}"))?;
    let (rows, _) = logits.as_chunks::<{ Diagnosis::COUNT }>();
    Ok(rows.iter().zip(targets).filter(|(row, target)| target.matches(row)).count())
}
