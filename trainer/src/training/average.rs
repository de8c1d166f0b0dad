//! The running average of the weights, which generalises better than the last ones (Polyak averaging).

use std::collections::VecDeque;

use burn::module::{Module, ModuleMapper, ModuleVisitor, Param};
use burn::tensor::Tensor;
use naevus::network::Network;

/// `average` moved towards `network`: it keeps `share` of itself.
///
/// Both are without automatic differentiation and of one configuration.
pub fn moved(average: Network, network: &Network, share: f64) -> Network {
    let mut collected = Collector::default();
    network.visit(&mut collected);
    average.map(&mut Mover { towards: collected.values, share })
}

/// The share that step `step` keeps: less in the beginning, where the weights still move fast.
pub fn share_at(step: usize, share: f64) -> f64 {
    share.min((1.0 + step as f64) / (10.0 + step as f64))
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
