//! Batch normalisation with frozen statistics: an affine function of each output channel of a convolution.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use naevus_network::weights::{NamedTensors, TensorValues};

/// The statistics and the affine function of one batch normalisation, each with one value an output channel.
pub struct BatchNorm {
    /// The factor, gamma.
    pub gamma: Vec<f32>,
    /// The offset, beta.
    pub beta: Vec<f32>,
    /// The running mean.
    pub mean: Vec<f32>,
    /// The running variance.
    pub variance: Vec<f32>,
    /// What was added to the variance in training.
    pub epsilon: f32,
}

/// What batch normalisation leaves of itself when it is folded: how the folded weights and bias divide into a gain, a
/// direction and an offset. `output = gain * (direction * input - centre) + offset`, where `direction * input` has a
/// variance of one on the photos of its training.
#[derive(Clone, Debug, PartialEq)]
pub struct Affine {
    /// The factor of each output channel; may be close to zero where a channel is hardly used.
    pub gain: Vec<f32>,
    /// The mean of each output channel before the gain, by which gain and bias belong together.
    pub centre: Vec<f32>,
    /// The root of the mean square of the direction of each output channel.
    pub direction_rms: Vec<f32>,
}

/// The affine functions by the names of their layers.
pub type Affines = BTreeMap<String, Affine>;

impl BatchNorm {
    /// Folds it into the convolution `layer` of `named`, whose weight has the output channels last.
    ///
    /// # Errors
    ///
    /// Where `named` has no such weight, or one with other channels.
    pub fn fold(&self, layer: &str, named: &mut NamedTensors) -> Result<Affine> {
        let name = format!("{layer}.weight");
        let weight = named.get_mut(&name).with_context(|| format!("{name} is missing"))?;
        let channels = self.gamma.len();
        ensure!(
            channels > 0
                && weight.shape.last() == Some(&channels)
                && [&self.beta, &self.mean, &self.variance].iter().all(|values| values.len() == channels),
            "the batch normalisation of {layer} has other channels than its convolution"
        );
        let deviation: Vec<f32> = self.variance.iter().map(|variance| (variance + self.epsilon).sqrt()).collect();
        let mut squares = vec![0.0_f64; channels];
        for row in weight.values.chunks_exact_mut(channels) {
            for (channel, value) in row.iter_mut().enumerate() {
                let direction = *value / deviation[channel];
                squares[channel] += f64::from(direction).powi(2);
                *value = direction * self.gamma[channel];
            }
        }
        let each = (weight.values.len() / channels) as f64;
        let centre: Vec<f32> = self.mean.iter().zip(&deviation).map(|(mean, deviation)| mean / deviation).collect();
        let bias = (0..channels).map(|channel| self.beta[channel] - self.gamma[channel] * centre[channel]).collect();
        named.insert(format!("{layer}.bias"), TensorValues { shape: vec![channels], values: bias });
        Ok(Affine {
            gain: self.gamma.clone(),
            centre,
            direction_rms: squares.into_iter().map(|squares| (squares / each).sqrt() as f32).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_folds_into_its_convolution() {
        let weight = TensorValues { shape: vec![1, 1, 1, 2], values: vec![3.0, -2.0] };
        let mut named = NamedTensors::from([("stem.weight".to_string(), weight)]);
        let norm = BatchNorm {
            gamma: vec![2.0, 1.5],
            beta: vec![0.5, -1.0],
            mean: vec![1.0, 4.0],
            variance: vec![4.0, 0.25],
            epsilon: 0.0,
        };
        let affine = norm.fold("stem", &mut named).unwrap();
        // Worked out by hand: (w x - mean) / sqrt(variance) * gamma + beta, at x = 0 and x = 1.
        assert_eq!(named["stem.weight"].values, [3.0, -6.0]);
        assert_eq!(named["stem.bias"].values, [-0.5, -13.0]);
        assert_eq!(affine, Affine { gain: vec![2.0, 1.5], centre: vec![0.5, 8.0], direction_rms: vec![1.5, 4.0] });
        assert!(norm.fold("head", &mut named).is_err());
    }
}
