//! What a training makes smaller.

use burn::tensor::activation::log_softmax;
use burn::tensor::{Device, Tensor, TensorData};
use naevus::diagnosis::Diagnosis;

use super::batches::Target;

/// Cross-entropy, with the two things that are set about it.
#[derive(Clone, Debug)]
pub struct Objective {
    /// The share of each target that is spread over all diagnoses (Szegedy et al. 2016).
    smoothing: f32,
    /// What is added to the logits in training only: they then come to say how far a photo speaks for a diagnosis,
    /// whatever its share of the photos.
    adjustment: [f32; Diagnosis::COUNT],
}

impl Objective {
    /// The objective for photos of `labels`, drawn with `balance` (see [`draw_epoch`](super::draw_epoch)).
    ///
    /// `adjustment` is the power of the drawn shares whose logarithm is added to the logits (logit adjustment, Menon et al.
    /// 2021): 0 learns the shares with the rest, 1 takes them out whole.
    pub fn new(labels: &[Diagnosis], balance: f64, smoothing: f64, adjustment: f64) -> Objective {
        let drawn = Diagnosis::ALL.map(|diagnosis| {
            let photos = labels.iter().filter(|label| **label == diagnosis).count();
            (photos.max(1) as f64).powf(1.0 - balance)
        });
        let all: f64 = drawn.iter().sum();
        Objective {
            smoothing: smoothing as f32,
            adjustment: drawn.map(|drawn| (adjustment * (drawn / all).ln()) as f32),
        }
    }

    /// The loss of `logits`, the mean over the photos.
    ///
    /// # Shapes
    ///
    /// - `logits`: `[photos, outputs]`
    /// - output: `[1]`
    pub fn loss(&self, logits: Tensor<2>, targets: &[Target], device: &Device) -> Tensor<1> {
        let spread = self.smoothing / Diagnosis::COUNT as f32;
        let smoothed = targets.iter().flatten().map(|share| share * (1.0 - self.smoothing) + spread).collect();
        let smoothed = Tensor::<2>::from_data(TensorData::new(smoothed, [targets.len(), Diagnosis::COUNT]), device);
        let adjustment = Tensor::<2>::from_floats([self.adjustment], device);
        (log_softmax(logits + adjustment, 1) * smoothed).sum().neg() / targets.len() as f32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loss(objective: &Objective, logits: [f32; Diagnosis::COUNT], target: Target) -> f32 {
        let device = Device::flex();
        objective.loss(Tensor::from_floats([logits], &device), &[target], &device).into_scalar()
    }

    #[test]
    fn without_settings_it_is_the_cross_entropy() {
        let objective = Objective::new(&[Diagnosis::Nevus], 0.0, 0.0, 0.0);
        let mut target = [0.0; Diagnosis::COUNT];
        (target[1], target[4]) = (0.75, 0.25);
        assert!((loss(&objective, [0.0; Diagnosis::COUNT], target) - 9.0_f32.ln()).abs() < 1e-6);
    }

    #[test]
    fn the_adjustment_is_that_of_the_shares_as_they_are_drawn() {
        let labels: Vec<Diagnosis> =
            Diagnosis::ALL.into_iter().flat_map(|diagnosis| vec![diagnosis; 10 * (diagnosis.index() + 1)]).collect();
        // Logits that know nothing of the photo have the entropy of the shares themselves where these are taken out.
        let shares = Diagnosis::ALL.map(|diagnosis| (diagnosis.index() + 1) as f32 / 45.0);
        let entropy: f32 = shares.iter().map(|share| -share * share.ln()).sum();
        let adjusted = Objective::new(&labels, 0.0, 0.0, 1.0);
        assert!((loss(&adjusted, [0.0; Diagnosis::COUNT], shares) - entropy).abs() < 1e-5);
        // Drawn each as often, there is nothing to take out.
        let balanced = Objective::new(&labels, 1.0, 0.0, 1.0);
        assert!((loss(&balanced, [0.0; Diagnosis::COUNT], shares) - 9.0_f32.ln()).abs() < 1e-5);
    }
}
