//! A network's weights by name.

use std::collections::BTreeMap;

use burn::module::{Module, ModuleVisitor, Param};
use burn::tensor::Tensor;
use naevus::network::Network;

/// A tensor on the host.
#[derive(Clone, Debug, PartialEq)]
pub struct Values {
    /// Its shape; of a convolution `[kernel_height, kernel_width, channels_in / groups, channels_out]`.
    pub shape: Vec<usize>,
    /// Its values, the last axis running fastest.
    pub values: Vec<f32>,
}

/// Every weight and bias of a network under its path: `blocks.3.depthwise.weight`.
pub type NamedTensors = BTreeMap<String, Values>;

/// The weights of `network`, in f32.
pub fn named_tensors(network: &Network) -> NamedTensors {
    let mut collector = Collector::default();
    network.visit(&mut collector);
    collector.named
}

#[derive(Default)]
struct Collector {
    path: Vec<String>,
    named: NamedTensors,
}

impl ModuleVisitor for Collector {
    fn enter_module(&mut self, name: &str, _container: &str) {
        self.path.push(name.to_string());
    }

    fn exit_module(&mut self, _name: &str, _container: &str) {
        self.path.pop();
    }

    fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
        let data = param.val().into_data();
        let shape = data.shape().to_vec();
        // The first step of a path is the network's own name.
        let path = self.path[1..].join(".");
        self.named.insert(path, Values { shape, values: data.iter::<f32>().collect() });
    }
}
