//! The running average of the weights, which generalises better than the last ones (Polyak averaging).

use std::collections::VecDeque;

use burn::module::{Module, ModuleMapper, ModuleVisitor, Param};
use burn::tensor::Tensor;
use naevus_network::Network;

/// `average` moved towards `network`: it keeps `share` of itself.
///
/// Both are without automatic differentiation and of one configuration.
pub fn moved(average: Network, network: &Network, share: f64) -> Network {
    let mut collected = Collector::default();
    network.visit(&mut collected);
    average.map(&mut Mover { towards: collected.values, share })
}

/// The share that step `step` keeps: at most `share`, and less while it would reach back to before the training.
///
/// Until then the average is that of all steps, each weighted by the square of its number: a long average is a quarter of
/// the training old, however long that is (Karras et al. 2024).
pub fn share_at(step: usize, share: f64) -> f64 {
    share.min((1.0 + step as f64) / (4.0 + step as f64))
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

struct Mover {
    towards: VecDeque<Tensor<1>>,
    share: f64,
}

impl ModuleMapper for Mover {
    fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
        let Some(towards) = self.towards.pop_front() else { return param };
        let share = self.share;
        param.map(|value| {
            let shape = value.shape();
            value * share + towards.reshape(shape) * (1.0 - share)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_average_is_a_quarter_of_the_training_old() {
        let age = (0..2000).fold(0.0, |age, step| (age + 1.0) * share_at(step, 0.999_999));
        assert!((age / 2000.0 - 0.25).abs() < 0.01, "{age}");
    }

    #[test]
    fn a_short_one_is_as_old_as_its_share_says() {
        let age = (0..2000).fold(0.0, |age, step| (age + 1.0) * share_at(step, 0.99));
        assert!((age - 99.0).abs() < 1.0, "{age}");
    }
}
