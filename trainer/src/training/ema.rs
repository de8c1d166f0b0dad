//! Exponential moving average of the weights, which generalises better than the last weights (Polyak averaging).

use std::collections::VecDeque;

use burn::module::{Module, ModuleMapper, ModuleVisitor, Param};
use burn::tensor::Tensor;
use naevus_network::Network;

/// One update of the moving average: `decay * average + (1 - decay) * network`.
///
/// Both networks have the same configuration and no automatic differentiation.
pub fn updated(average: Network, network: &Network, decay: f64) -> Network {
    let mut collected = Collector::default();
    network.visit(&mut collected);
    average.map(&mut Updater { values: collected.values, decay })
}

/// The decay at `step`, counted from 0: at most `decay`, and less at the start of the training.
///
/// While the decay is less, the average weights each step by the square of its number, so that the mean age of the
/// average is a quarter of the training so far (Karras et al. 2024).
pub fn decay_at(step: usize, decay: f64) -> f64 {
    decay.min((1.0 + step as f64) / (4.0 + step as f64))
}

#[derive(Default)]
struct Collector {
    values: VecDeque<Tensor<1>>,
}

impl ModuleVisitor for Collector {
    fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
        self.values.push_back(param.val().flatten(0, D - 1));
    }
}

struct Updater {
    values: VecDeque<Tensor<1>>,
    decay: f64,
}

impl ModuleMapper for Updater {
    fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
        let Some(latest) = self.values.pop_front() else { return param };
        let decay = self.decay;
        param.map(|value| {
            let shape = value.shape();
            value * decay + latest.reshape(shape) * (1.0 - decay)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_age_of_a_long_average_is_a_quarter_of_the_training() {
        let age = (0..2000).fold(0.0, |age, step| (age + 1.0) * decay_at(step, 0.999_999));
        assert!((age / 2000.0 - 0.25).abs() < 0.01, "{age}");
    }

    #[test]
    fn the_mean_age_of_a_short_average_follows_from_its_decay() {
        let age = (0..2000).fold(0.0, |age, step| (age + 1.0) * decay_at(step, 0.99));
        assert!((age - 99.0).abs() < 1.0, "{age}");
    }
}
