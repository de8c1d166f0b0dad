//! Layer-wise learning rate decay (Clark et al. 2020, section 3.3): the early layers of a pretrained network, which are
//! the most general, learn more slowly than the last ones.

use std::collections::VecDeque;

use burn::module::{Module, ModuleMapper, Param};
use burn::tensor::Tensor;
use naevus_network::Network;

use super::parameters::VisitedTensors;

/// The network `after` a step with the learning rate of every stage multiplied by `decay` to the power of its distance
/// from the last stage. A stage is a block or a layer outside blocks. `before` is the network before the step.
///
/// The step itself is shortened, because AdamW's steps do not depend on the size of the gradient.
pub fn shortened_step(before: &Network, after: Network, decay: f64) -> Network {
    let before = VisitedTensors::of(before).tensors;
    let mut stages: Vec<String> = before.iter().map(|(name, ..)| stage(name)).collect();
    stages.dedup();
    let distance = |name: &str| stages.iter().rev().position(|other| *other == stage(name)).unwrap_or_default();
    let factors: Vec<f64> = before.iter().map(|(name, ..)| decay.powi(distance(name) as i32)).collect();
    let before = before.into_iter().map(|(_, _, values)| values);
    after.map(&mut Shortening { before: before.zip(factors).collect() })
}

/// The stage of the tensor with this name: `blocks.3` of `blocks.3.expand.weight`, `stem` of `stem.bias`.
fn stage(tensor: &str) -> String {
    let is_in_block = tensor.split('.').nth(1).is_some_and(|part| part.parse::<usize>().is_ok());
    tensor.split('.').take(if is_in_block { 2 } else { 1 }).collect::<Vec<_>>().join(".")
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
