//! The training objective: cross-entropy with label smoothing, logit adjustment and a partial label, and distillation.

use burn::tensor::activation::log_softmax;
use burn::tensor::{Device, Int, Tensor, TensorData};
use naevus_reading::diagnosis::Diagnosis;

use super::batches::LabelledBatch;
use super::target::Target;
use super::teacher::Distillation;
use crate::dataset::Label;
use crate::dataset::label::NOT_MALIGNANT;

/// Cross-entropy with label smoothing and logit adjustment. The partial label `not malignant` has the summed
/// probability of the diagnoses that are not malignant (Cour, Sapp and Taskar 2011).
#[derive(Clone, Debug)]
pub struct Objective {
    /// Label smoothing (Szegedy et al. 2016): the share of each target that is replaced by the sampling prior.
    smoothing: f32,
    /// The sampling prior: each diagnosis' share of the sampled photos with a diagnosis; sums to 1.
    prior: [f32; Diagnosis::COUNT],
    /// Logit adjustment: added to the logits in training only, so that they do not contain the log prior.
    adjustment: [f32; Diagnosis::COUNT],
    distillation: Option<Distillation>,
}

impl Objective {
    /// The objective for photos with `labels` that are sampled with `sampling_power` (see
    /// [`sample_epoch`](super::sample_epoch)).
    ///
    /// `adjustment` is the factor of the log prior that is added to the logits (logit adjustment, Menon et al. 2021): 0
    /// leaves the prior in the logits, 1 removes it. The prior is computed from the photos with a diagnosis, without
    /// photos with the partial label.
    pub fn new(labels: &[Label], sampling_power: f64, smoothing: f64, adjustment: f64) -> Objective {
        let prior = sampling_prior(labels, sampling_power);
        let adjustment = prior.map(|prior| adjustment as f32 * prior.ln());
        Objective { smoothing: smoothing as f32, prior, adjustment, distillation: None }
    }

    /// The same objective with teachers, if there are any.
    pub fn with_distillation(self, distillation: Option<Distillation>) -> Objective {
        Objective { distillation, ..self }
    }

    /// The mean loss over the photos of a batch, on the `device` of the `logits`.
    ///
    /// # Shapes
    ///
    /// - `logits`: `[photos, outputs]`
    /// - output: `[1]`
    pub fn loss(&self, logits: Tensor<2>, (inputs, targets): &LabelledBatch, device: &Device) -> Tensor<1> {
        let label_loss = self.label_loss(logits.clone(), targets, device);
        match &self.distillation {
            Some(distillation) => distillation.blended_loss(label_loss, logits, inputs, device),
            None => label_loss,
        }
    }

    /// The mean loss over the photos without teachers.
    ///
    /// # Shapes
    ///
    /// - `logits`: `[photos, outputs]`
    /// - output: `[1]`
    fn label_loss(&self, logits: Tensor<2>, targets: &[Target], device: &Device) -> Tensor<1> {
        let photos = targets.len();
        let kept = 1.0 - self.smoothing;
        let smoothed = targets.iter().flat_map(|target| {
            target.diagnoses.iter().zip(&self.prior).map(|(share, prior)| share * kept + prior * self.smoothing)
        });
        let smoothed = TensorData::new(smoothed.collect::<Vec<f32>>(), [photos, Diagnosis::COUNT]);
        let smoothed = Tensor::<2>::from_data(smoothed, device);
        let adjustment = Tensor::<2>::from_floats([self.adjustment], device);
        let log_probabilities = log_softmax(logits + adjustment, 1);
        let mut loss = (log_probabilities.clone() * smoothed).sum();
        if targets.iter().any(|target| target.not_malignant > 0.0) {
            let shares = targets.iter().map(|target| target.not_malignant * kept).collect::<Vec<f32>>();
            let shares = Tensor::<2>::from_data(TensorData::new(shares, [photos, 1]), device);
            loss = loss + (log_not_malignant(log_probabilities, device) * shares).sum();
        }
        loss.neg() / photos as f32
    }
}

/// The logarithm of the summed probability of the diagnoses that are not malignant (log-sum-exp).
///
/// # Shapes
///
/// - `log_probabilities`: `[photos, outputs]`
/// - output: `[photos, 1]`
fn log_not_malignant(log_probabilities: Tensor<2>, device: &Device) -> Tensor<2> {
    let indices: Vec<i64> = NOT_MALIGNANT.iter().map(|diagnosis| diagnosis.index() as i64).collect();
    let indices = Tensor::<1, Int>::from_data(TensorData::new(indices, [NOT_MALIGNANT.len()]), device);
    let log_probabilities = log_probabilities.select(1, indices);
    // Subtracting the highest value avoids the logarithm of zero in single precision.
    let highest = log_probabilities.clone().detach().max_dim(1);
    (log_probabilities - highest.clone()).exp().sum_dim(1).log() + highest
}

/// The sampling prior: each diagnosis' share of the sampled photos with a diagnosis, for `labels` sampled with `power`;
/// sums to 1. A diagnosis without photos counts as one photo.
pub fn sampling_prior(labels: &[Label], power: f64) -> [f32; Diagnosis::COUNT] {
    let weights = Diagnosis::ALL.map(|diagnosis| {
        let photos = labels.iter().filter(|label| label.diagnosis() == Some(diagnosis)).count();
        (photos.max(1) as f64).powf(1.0 - power)
    });
    let sum: f64 = weights.iter().sum();
    weights.map(|weight| (weight / sum) as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loss(objective: &Objective, logits: [f32; Diagnosis::COUNT], target: Target) -> f32 {
        let device = Device::flex();
        objective.label_loss(Tensor::from_floats([logits], &device), &[target], &device).into_scalar()
    }

    fn shares(diagnoses: [f32; Diagnosis::COUNT]) -> Target {
        Target { diagnoses, not_malignant: 0.0 }
    }

    /// `10 * (index + 1)` photos of the diagnosis at each index.
    fn uneven() -> Vec<Label> {
        let photos = |diagnosis: Diagnosis| vec![Label::Diagnosis(diagnosis); 10 * (diagnosis.index() + 1)];
        Diagnosis::ALL.into_iter().flat_map(photos).collect()
    }

    #[test]
    fn the_plain_objective_is_cross_entropy() {
        let objective = Objective::new(&[Diagnosis::Nevus.into()], 0.0, 0.0, 0.0);
        let mut target = [0.0; Diagnosis::COUNT];
        (target[1], target[4]) = (0.75, 0.25);
        assert!((loss(&objective, [0.0; Diagnosis::COUNT], shares(target)) - 9.0_f32.ln()).abs() < 1e-6);
    }

    #[test]
    fn the_logit_adjustment_uses_the_sampling_prior() {
        let labels = uneven();
        // With full adjustment, the loss of constant logits is the entropy of the prior.
        let prior = Diagnosis::ALL.map(|diagnosis| (diagnosis.index() + 1) as f32 / 45.0);
        let entropy: f32 = prior.iter().map(|share| -share * share.ln()).sum();
        let adjusted = Objective::new(&labels, 0.0, 0.0, 1.0);
        assert!((loss(&adjusted, [0.0; Diagnosis::COUNT], shares(prior)) - entropy).abs() < 1e-5);
        // With a uniform prior the adjustment has no effect.
        let balanced = Objective::new(&labels, 1.0, 0.0, 1.0);
        assert!((loss(&balanced, [0.0; Diagnosis::COUNT], shares(prior)) - 9.0_f32.ln()).abs() < 1e-5);
        // Photos without a diagnosis do not change the prior.
        let more = [labels, vec![Label::NotMalignant; 500]].concat();
        let unchanged = Objective::new(&more, 0.0, 0.0, 1.0);
        assert!((loss(&unchanged, [0.0; Diagnosis::COUNT], shares(prior)) - entropy).abs() < 1e-5);
    }

    #[test]
    fn label_smoothing_uses_the_sampling_prior() {
        let smoothed = Objective::new(&uneven(), 0.0, 0.1, 0.0);
        let mut logits = [0.0; Diagnosis::COUNT];
        logits[Diagnosis::Melanoma.index()] = 2.0;
        let rest = (8.0 + 2.0_f32.exp()).ln();
        // The target is 0.9 nevus and 0.1 prior, in which melanoma has the share 4/45.
        let expected = rest - 0.1 * 4.0 / 45.0 * 2.0;
        assert!((loss(&smoothed, logits, Target::of(Diagnosis::Nevus.into())) - expected).abs() < 1e-5);
    }

    #[test]
    fn the_partial_label_has_the_summed_probability_of_the_diagnoses_that_are_not_malignant() {
        let objective = Objective::new(&[Diagnosis::Nevus.into()], 0.0, 0.0, 0.0);
        let partial = Target::of(Label::NotMalignant);
        assert!((loss(&objective, [0.0; Diagnosis::COUNT], partial) - (9.0_f32 / 6.0).ln()).abs() < 1e-6);
        // A certain benign diagnosis has no loss; a certain melanoma has a finite one.
        let mut logits = [0.0; Diagnosis::COUNT];
        logits[Diagnosis::VascularLesion.index()] = 300.0;
        assert!(loss(&objective, logits, partial).abs() < 1e-6);
        logits = [0.0; Diagnosis::COUNT];
        logits[Diagnosis::Melanoma.index()] = 300.0;
        assert!((loss(&objective, logits, partial) - (300.0 - 6.0_f32.ln())).abs() < 1e-3);
        // With mixup, each label has its share.
        let mixup = partial.mixup(&Target::of(Diagnosis::Melanoma.into()), 0.25);
        let expected = 0.25 * (9.0_f32 / 6.0).ln() + 0.75 * 9.0_f32.ln();
        assert!((loss(&objective, [0.0; Diagnosis::COUNT], mixup) - expected).abs() < 1e-6);
    }

    #[test]
    fn the_gradient_of_the_partial_label_is_correct() {
        let device = Device::flex().autodiff();
        let objective = Objective::new(&[Diagnosis::Nevus.into()], 0.0, 0.0, 0.0);
        let mut logits = [0.0; Diagnosis::COUNT];
        logits[Diagnosis::Nevus.index()] = 1.0;
        let logits = Tensor::<2>::from_floats([logits], &device).require_grad();
        let gradients = objective.label_loss(logits.clone(), &[Target::of(Label::NotMalignant)], &device).backward();
        let gradient = logits.grad(&gradients).unwrap().into_data().try_into_vec::<f32>().unwrap();
        // The gradient of -log q, with q the sum of the probabilities p of the diagnoses that are not malignant: p - p
        // / q for these, p for the others.
        let (one, nevus) = (1.0 / (8.0 + 1.0_f32.exp()), 1.0_f32.exp() / (8.0 + 1.0_f32.exp()));
        let benign = 5.0 * one + nevus;
        for diagnosis in Diagnosis::ALL {
            let probability = if diagnosis == Diagnosis::Nevus { nevus } else { one };
            let is_benign = NOT_MALIGNANT.contains(&diagnosis);
            let expected = if is_benign { probability - probability / benign } else { probability };
            assert!((gradient[diagnosis.index()] - expected).abs() < 1e-6, "{diagnosis:?}");
        }
    }
}
