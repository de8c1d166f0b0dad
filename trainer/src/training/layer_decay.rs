//! Layer-wise learning rate decay (Clark et al. 2020, section 3.3): the early layers of a pretrained network, which are
//! the most general, learn more slowly than the last ones.

use std::collections::VecDeque;

use burn::module::{Module, ModuleMapper, ModuleVisitor, Param};
use burn::tensor::Tensor;
use naevus_network::Network;

/// The network `after` a step with the learning rate of every stage multiplied by `decay` to the power of its distance
/// from the last stage. A stage is a block or a layer outside blocks. `before` is the network before the step.
///
/// The step itself is shortened, because AdamW's steps do not depend on the size of the gradient.
pub fn shortened_step(before: &Network, after: Network, decay: f64) -> Network {
    let mut values = StageValues::default();
    before.visit(&mut values);
    let factors = factors(&values.tensors, decay);
    let before = values.tensors.into_iter().map(|(_, tensor)| tensor);
    after.map(&mut Shortening { before: before.zip(factors).collect() })
}

/// The factor of each tensor's learning rate, in order.
fn factors(tensors: &[(String, Tensor<1>)], decay: f64) -> Vec<f64> {
    let mut stages: Vec<&str> = tensors.iter().map(|(stage, _)| stage.as_str()).collect();
    stages.dedup();
    let distance = |stage: &str| stages.iter().rev().position(|other| *other == stage).unwrap_or_default();
    tensors.iter().map(|(stage, _)| decay.powi(distance(stage) as i32)).collect()
}

/// The tensors of a network in the order in which they are visited, each as one row and with the name of its stage.
#[derive(Default)]
struct StageValues {
    path: Vec<String>,
    tensors: Vec<(String, Tensor<1>)>,
}

impl ModuleVisitor for StageValues {
    fn enter_module(&mut self, name: &str, _container: &str) {
        self.path.push(name.to_string());
    }

    fn exit_module(&mut self, _name: &str, _container: &str) {
        self.path.pop();
    }

    fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
        // The first part of the path is the name of the network; `blocks` is followed by a number.
        let parts = self.path.get(1..).unwrap_or_default();
        let length = if parts.get(1).is_some_and(|part| part.parse::<usize>().is_ok()) { 2 } else { 1 };
        let stage = parts[..length.min(parts.len())].join(".");
        self.tensors.push((stage, param.val().reshape([-1])));
    }
}

/// Shortens the step of each tensor by its factor.
struct Shortening {
    /// The value before the step and the factor of each tensor, in order.
    before: VecDeque<(Tensor<1>, f64)>,
}

impl ModuleMapper for Shortening {
    fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
        let Some((before, factor)) = self.before.pop_front() else { return param };
        param.map(|after| {
            let before = before.reshape(after.dims());
            before.clone() + (after - before) * factor
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use burn::tensor::Device;
    use naevus_network::weights::named_tensors;
    use naevus_network::{Architecture, NetworkConfig, Padding};
    use naevus_reading::diagnosis::Diagnosis;

    use super::*;

    #[test]
    fn a_step_is_shortened_by_the_distance_from_the_last_stage() {
        let device = Device::flex();
        let architecture = Architecture::MobileNetV2 { width: 0.1, padding: Padding::Same };
        let config = NetworkConfig { architecture, input_side_px: 32, outputs: Diagnosis::COUNT, dropout: 0.0 };
        let network = |seed: u64| {
            device.seed(seed);
            config.init(&device).unwrap()
        };
        let (before, after) = (network(1), network(2));
        let shortened = named_tensors(&shortened_step(&before, after.clone(), 0.5));
        let (before, after) = (named_tensors(&before), named_tensors(&after));
        // The share of the step that each tensor with a step has made.
        let mut shares = BTreeMap::new();
        for (name, values) in &shortened {
            let (from, to) = (&before[name].values, &after[name].values);
            let longest = (0..to.len()).max_by(|a, b| (to[*a] - from[*a]).abs().total_cmp(&(to[*b] - from[*b]).abs()));
            let index = longest.unwrap();
            if (to[index] - from[index]).abs() > 1e-3 {
                shares.insert(name.as_str(), (values.values[index] - from[index]) / (to[index] - from[index]));
            }
        }
        let share = |name: &str| shares[name];
        assert!((share("classifier.weight") - 1.0).abs() < 1e-3);
        assert!((share("head.weight") - 0.5).abs() < 1e-3);
        let last =
            (0..).take_while(|block| shares.contains_key(format!("blocks.{block}.project.weight").as_str())).last();
        let last = last.unwrap();
        for layer in ["expand", "depthwise", "project"] {
            assert!((share(&format!("blocks.{last}.{layer}.weight")) - 0.25).abs() < 1e-3, "{layer}");
        }
        let stem = 0.5_f32.powi(last + 3);
        assert!((share("stem.weight") / stem - 1.0).abs() < 0.05, "{} instead of {stem}", share("stem.weight"));
    }
}
