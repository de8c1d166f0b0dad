//! One step of a training: forward, loss, backward, clipped AdamW, running average.

use anyhow::{Result, anyhow, bail};
use burn::grad_clipping::GradientClippingConfig;
use burn::module::{Module, ParamGroup};
use burn::optim::{AdamWConfig, GradientsParams, ModuleOptimizer};
use burn::tensor::{Device, Tensor};
use naevus_network::Batch;
use naevus_network::weights::{self, Precision};
use naevus_reading::diagnosis::Diagnosis;

use super::average::{moved, share_at};
use super::batches::Labelled;
use super::checkpoint::{Checkpoint, Progress};
use super::config::TrainConfig;
use super::objective::Objective;
use super::parameters::Parameters;
use super::target::Target;

/// AdamW's epsilon: small beside the gradients of a mean over a batch (Loshchilov and Hutter 2019 use this value).
const EPSILON: f32 = 1e-8;

/// Parts of the names of tensors of one axis.
const OF_ONE_AXIS: [&str; 4] = ["bias", "gains", "gamma", "beta"];

/// A training that begins with `parameters`.
pub fn begin(config: &TrainConfig, parameters: Parameters) -> Checkpoint {
    Checkpoint {
        average: parameters.network(),
        parameters,
        optimizer: optimizer(config),
        progress: Progress::default(),
    }
}

/// AdamW. Biases, gains and the parameters of batch normalisation do not decay: that would pull outputs towards zero.
fn optimizer(config: &TrainConfig) -> ModuleOptimizer {
    let clipping = GradientClippingConfig::Norm(config.clip);
    let adam = |decay: f64| AdamWConfig::new().with_epsilon(EPSILON).with_weight_decay(decay as f32);
    let one_axis = ParamGroup::from_any_predicates(OF_ONE_AXIS.to_vec());
    let decayed = adam(config.weight_decay).with_grad_clipping(Some(clipping.clone())).init();
    decayed.with_group(one_axis, adam(0.0).build(), Some(clipping.init()))
}

/// How a batch was read before a step learnt from it.
#[derive(Clone, Copy, Debug, Default)]
pub struct StepOutcome {
    /// The loss, the mean over the batch.
    pub loss: f64,
    /// How many of its photos were read as what they show.
    pub right: usize,
}

/// One step at the learning rate `rate` on `device`, which is without automatic differentiation.
///
/// The network computes with its weights as a file of `precision` holds them, and what it learns of these is given to
/// the weights themselves: so they come to lose nothing when they are stored (the straight-through estimator of Jacob et
/// al. 2018, section 3).
///
/// # Errors
///
/// Where the loss is no number any more.
pub fn step(
    state: &mut Checkpoint,
    config: &TrainConfig,
    objective: &Objective,
    device: &Device,
    (inputs, targets): &Labelled,
    rate: f64,
    precision: Precision,
) -> Result<StepOutcome> {
    let learning = device.clone().autodiff();
    // Dropout draws from the device: seeded by the step, it draws the same in a resumed run.
    learning.seed(config.seed.wrapping_add(state.progress.step as u64));
    let network = weights::rounded(state.parameters.network(), precision).train();
    let logits = network.forward(Batch::new(inputs, &learning));
    let right = right_readings(logits.clone().inner(), targets)?;
    let loss = objective.loss(logits, targets, &learning);
    let value = f64::from(loss.clone().into_scalar::<f32>());
    if !value.is_finite() {
        bail!("the loss is no number any more at step {}; try a lower --learning-rate", state.progress.step);
    }
    let gradients = GradientsParams::from_grads(loss.backward(), &network);
    let gradients = state.parameters.gradients(gradients);
    // The optimiser takes parameters with automatic differentiation only, though their gradients are at hand.
    state.parameters = state.optimizer.step(rate, state.parameters.clone().train(), gradients).valid();
    let share = share_at(state.progress.step, config.averaging);
    state.average = moved(state.average.clone(), &state.parameters.network(), share);
    Ok(StepOutcome { loss: value, right })
}

/// How many rows of `logits` are highest where their target is.
fn right_readings(logits: Tensor<2>, targets: &[Target]) -> Result<usize> {
    let logits = logits.into_data().try_into_vec::<f32>().map_err(|error| anyhow!("no logits: {error:?}"))?;
    let (rows, _) = logits.as_chunks::<{ Diagnosis::COUNT }>();
    Ok(rows.iter().zip(targets).filter(|(row, target)| target.is_met_by(row)).count())
}
