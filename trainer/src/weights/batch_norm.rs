//! Batch normalisation with frozen statistics: an affine function of each output channel of a convolution.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use naevus_network::weights::{NamedTensors, TensorValues};

/// The statistics and parameters of a batch normalisation, one value per output channel.
pub struct BatchNorm {
    /// The factor.
    pub gamma: Vec<f32>,
    /// The offset.
    pub beta: Vec<f32>,
    /// The running mean.
    pub mean: Vec<f32>,
    /// The running variance.
    pub variance: Vec<f32>,
    /// The constant added to the variance.
    pub epsilon: f32,
}

/// A batch normalisation that was folded into its convolution: divides the folded weights and bias into a gain, a
/// direction and an offset, `output = gain * (direction * input - centre) + offset`. `direction * input` has a variance
/// of one on the training data of the weights.
#[derive(Clone, Debug, PartialEq)]
pub struct FoldedBatchNorm {
    /// The factor of each output channel; close to zero for an unused channel.
    pub gain: Vec<f32>,
    /// The normalised mean of each output channel before the gain.
    pub centre: Vec<f32>,
    /// The root mean square of the direction of each output channel.
    pub direction_rms: Vec<f32>,
}

/// The folded batch normalisations by the names of their layers.
pub type FoldedBatchNorms = BTreeMap<String, FoldedBatchNorm>;

impl BatchNorm {
    /// Folds this batch normalisation into the convolution `layer` of `named`, whose weight has the output channels
    /// last.
    ///
    /// # Errors
    ///
    /// If `named` lacks the weight, or it has another number of channels.
    pub fn fold(&self, layer: &str, named: &mut NamedTensors) -> Result<FoldedBatchNorm> {
        let name = format!("{layer}.weight");
        let weight = named.get_mut(&name).with_context(|| format!("{name} is missing"))?;
        let channels = self.gamma.len();
        ensure!(
            channels > 0
                && weight.shape.last() == Some(&channels)
                && [&self.beta, &self.mean, &self.variance].iter().all(|values| values.len() == channels),
            "the batch normalisation of {layer} and its convolution have different numbers of channels"
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
        Ok(FoldedBatchNorm {
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
    fn batch_normalisation_is_folded_into_its_convolution() {
        let weight = TensorValues { shape: vec![1, 1, 1, 2], values: vec![3.0, -2.0] };
        let mut named = NamedTensors::from([("stem.weight".to_string(), weight)]);
        let norm = BatchNorm {
            gamma: vec![2.0, 1.5],
            beta: vec![0.5, -1.0],
            mean: vec![1.0, 4.0],
            variance: vec![4.0, 0.25],
            epsilon: 0.0,
        };
        let folded = norm.fold("stem", &mut named).unwrap();
        // Computed by hand: (w x - mean) / sqrt(variance) * gamma + beta, at x = 0 and x = 1.
        assert_eq!(named["stem.weight"].values, [3.0, -6.0]);
        assert_eq!(named["stem.bias"].values, [-0.5, -13.0]);
        assert_eq!(
            folded,
            FoldedBatchNorm { gain: vec![2.0, 1.5], centre: vec![0.5, 8.0], direction_rms: vec![1.5, 4.0] }
        );
        assert!(norm.fold("head", &mut named).is_err());
    }
}
