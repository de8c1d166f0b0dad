//! What a training makes smaller.

use burn::tensor::activation::log_softmax;
use burn::tensor::{Device, Int, Tensor, TensorData};
use naevus_reading::diagnosis::Diagnosis;

use super::target::Target;
use crate::dataset::Label;
use crate::dataset::label::NOT_MALIGNANT;

/// Cross-entropy, with the two things that are set about it. What is known only as not malignant has the summed
/// probability of the diagnoses that are not: a partial label (Cour, Sapp and Taskar 2011).
#[derive(Clone, Debug)]
pub struct Objective {
    /// The share of each target that is spread over the diagnoses (Szegedy et al. 2016), as often as they are drawn.
    smoothing: f32,
    /// The diagnoses' shares of the drawn photos that have one; they sum to 1.
    drawn: [f32; Diagnosis::COUNT],
    /// What is added to the logits in training only: they then come to say how far a photo speaks for a diagnosis,
    /// whatever its share of the photos.
    adjustment: [f32; Diagnosis::COUNT],
}

impl Objective {
    /// The objective for photos of `labels`, drawn with `balance` (see [`draw_epoch`](super::draw_epoch)).
    ///
    /// `adjustment` is the power of the drawn shares whose logarithm is added to the logits (logit adjustment, Menon et al.
    /// 2021): 0 learns the shares with the rest, 1 takes them out whole. These are the shares among the photos with a
    /// diagnosis: photos that are known only as not malignant do not change them.
    pub fn new(labels: &[Label], balance: f64, smoothing: f64, adjustment: f64) -> Objective {
        let drawn = drawn_shares(labels, balance);
        Objective { smoothing: smoothing as f32, drawn, adjustment: drawn.map(|drawn| adjustment as f32 * drawn.ln()) }
    }

    /// The loss of `logits`, the mean over the photos.
    ///
    /// # Shapes
    ///
    /// - `logits`: `[photos, outputs]`
    /// - output: `[1]`
    pub fn loss(&self, logits: Tensor<2>, targets: &[Target], device: &Device) -> Tensor<1> {
        let photos = targets.len();
        let kept = 1.0 - self.smoothing;
        let smoothed = targets.iter().flat_map(|target| {
            target.diagnoses.iter().zip(&self.drawn).map(|(share, drawn)| share * kept + drawn * self.smoothing)
        });
        let smoothed = TensorData::new(smoothed.collect::<Vec<f32>>(), [photos, Diagnosis::COUNT]);
        let smoothed = Tensor::<2>::from_data(smoothed, device);
        let adjustment = Tensor::<2>::from_floats([self.adjustment], device);
        let logarithms = log_softmax(logits + adjustment, 1);
        let mut loss = (logarithms.clone() * smoothed).sum();
        if targets.iter().any(|target| target.not_malignant > 0.0) {
            let shares = targets.iter().map(|target| target.not_malignant * kept).collect::<Vec<f32>>();
            let shares = Tensor::<2>::from_data(TensorData::new(shares, [photos, 1]), device);
            loss = loss + (not_malignant(logarithms, device) * shares).sum();
        }
        loss.neg() / photos as f32
    }
}

/// The logarithm of the summed probability of what is not malignant, of the `logarithms` of all probabilities.
///
/// # Shapes
///
/// - `logarithms`: `[photos, outputs]`
/// - output: `[photos, 1]`
fn not_malignant(logarithms: Tensor<2>, device: &Device) -> Tensor<2> {
    let places: Vec<i64> = NOT_MALIGNANT.iter().map(|diagnosis| diagnosis.index() as i64).collect();
    let places = Tensor::<1, Int>::from_data(TensorData::new(places, [NOT_MALIGNANT.len()]), device);
    let logarithms = logarithms.select(1, places);
    // Without it, what is improbable in single precision would have the logarithm of zero.
    let highest = logarithms.clone().detach().max_dim(1);
    (logarithms - highest.clone()).exp().sum_dim(1).log() + highest
}

/// The diagnoses' shares of the photos of `labels` that have one, as they are drawn with `balance`; they sum to 1. What is
/// in no photo is counted as one.
pub fn drawn_shares(labels: &[Label], balance: f64) -> [f32; Diagnosis::COUNT] {
    let drawn = Diagnosis::ALL.map(|diagnosis| {
        let photos = labels.iter().filter(|label| label.diagnosis() == Some(diagnosis)).count();
        (photos.max(1) as f64).powf(1.0 - balance)
    });
    let all: f64 = drawn.iter().sum();
    drawn.map(|drawn| (drawn / all) as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loss(objective: &Objective, logits: [f32; Diagnosis::COUNT], target: Target) -> f32 {
        let device = Device::flex();
        objective.loss(Tensor::from_floats([logits], &device), &[target], &device).into_scalar()
    }

    fn shares(diagnoses: [f32; Diagnosis::COUNT]) -> Target {
        Target { diagnoses, not_malignant: 0.0 }
    }

    /// `10 * (place + 1)` photos of each diagnosis.
    fn uneven() -> Vec<Label> {
        let photos = |diagnosis: Diagnosis| vec![Label::Diagnosis(diagnosis); 10 * (diagnosis.index() + 1)];
        Diagnosis::ALL.into_iter().flat_map(photos).collect()
    }

    #[test]
    fn without_settings_it_is_the_cross_entropy() {
        let objective = Objective::new(&[Diagnosis::Nevus.into()], 0.0, 0.0, 0.0);
        let mut target = [0.0; Diagnosis::COUNT];
        (target[1], target[4]) = (0.75, 0.25);
        assert!((loss(&objective, [0.0; Diagnosis::COUNT], shares(target)) - 9.0_f32.ln()).abs() < 1e-6);
    }

    #[test]
    fn the_adjustment_is_that_of_the_shares_as_they_are_drawn() {
        let labels = uneven();
        // Logits that know nothing of the photo have the entropy of the shares themselves where these are taken out.
        let drawn = Diagnosis::ALL.map(|diagnosis| (diagnosis.index() + 1) as f32 / 45.0);
        let entropy: f32 = drawn.iter().map(|share| -share * share.ln()).sum();
        let adjusted = Objective::new(&labels, 0.0, 0.0, 1.0);
        assert!((loss(&adjusted, [0.0; Diagnosis::COUNT], shares(drawn)) - entropy).abs() < 1e-5);
        // Drawn each as often, there is nothing to take out.
        let balanced = Objective::new(&labels, 1.0, 0.0, 1.0);
        assert!((loss(&balanced, [0.0; Diagnosis::COUNT], shares(drawn)) - 9.0_f32.ln()).abs() < 1e-5);
        // What has no diagnosis has no share.
        let more = [labels, vec![Label::NotMalignant; 500]].concat();
        let unmoved = Objective::new(&more, 0.0, 0.0, 1.0);
        assert!((loss(&unmoved, [0.0; Diagnosis::COUNT], shares(drawn)) - entropy).abs() < 1e-5);
    }

    #[test]
    fn smoothing_goes_towards_what_is_drawn() {
        let smoothed = Objective::new(&uneven(), 0.0, 0.1, 0.0);
        let mut logits = [0.0; Diagnosis::COUNT];
        logits[Diagnosis::Melanoma.index()] = 2.0;
        let rest = (8.0 + 2.0_f32.exp()).ln();
        // Nine tenths of a nevus, and a tenth of what is drawn, of which 4 in 45 are melanomas.
        let expected = rest - 0.1 * 4.0 / 45.0 * 2.0;
        assert!((loss(&smoothed, logits, Target::of(Diagnosis::Nevus.into())) - expected).abs() < 1e-5);
    }

    #[test]
    fn the_partial_label_has_the_summed_probability_of_what_is_not_malignant() {
        let objective = Objective::new(&[Diagnosis::Nevus.into()], 0.0, 0.0, 0.0);
        let partial = Target::of(Label::NotMalignant);
        assert!((loss(&objective, [0.0; Diagnosis::COUNT], partial) - (9.0_f32 / 6.0).ln()).abs() < 1e-6);
        // Which of them it is makes no difference; a melanoma does, and however sure it is, the loss is a number.
        let mut logits = [0.0; Diagnosis::COUNT];
        logits[Diagnosis::VascularLesion.index()] = 300.0;
        assert!(loss(&objective, logits, partial).abs() < 1e-6);
        logits = [0.0; Diagnosis::COUNT];
        logits[Diagnosis::Melanoma.index()] = 300.0;
        assert!((loss(&objective, logits, partial) - (300.0 - 6.0_f32.ln())).abs() < 1e-3);
        // Mixed, each has its share.
        let mixed = partial.mixed(&Target::of(Diagnosis::Melanoma.into()), 0.25);
        let expected = 0.25 * (9.0_f32 / 6.0).ln() + 0.75 * 9.0_f32.ln();
        assert!((loss(&objective, [0.0; Diagnosis::COUNT], mixed) - expected).abs() < 1e-6);
    }

    #[test]
    fn the_partial_label_moves_the_benign_together_and_the_malignant_away() {
        let device = Device::flex().autodiff();
        let objective = Objective::new(&[Diagnosis::Nevus.into()], 0.0, 0.0, 0.0);
        let mut logits = [0.0; Diagnosis::COUNT];
        logits[Diagnosis::Nevus.index()] = 1.0;
        let logits = Tensor::<2>::from_floats([logits], &device).require_grad();
        let gradients = objective.loss(logits.clone(), &[Target::of(Label::NotMalignant)], &device).backward();
        let gradient = logits.grad(&gradients).unwrap().into_data().try_into_vec::<f32>().unwrap();
        // Of -log q, where q sums the probabilities p of what is not malignant: p - p / q there, p elsewhere.
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
