//! Relative change of the weights by a training, for each type of layer.
//!
//! Weight decay alone scales a tensor. The change is therefore the distance from the line through zero and the initial
//! weights `W0`: the minimum over `a` of `|W - a W0| / |W0|`. It is 0 for a tensor that was only scaled, and 1 for a
//! perpendicular change as long as the initial tensor.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Result, ensure};
use naevus_network::Network;
use naevus_network::weights::{NamedTensors, named_tensors};
use serde::Serialize;

use super::config::TrainConfig;
use crate::files::write_atomic;

const FILE: &str = "weight_change.csv";

/// The types of layers of a network of inverted residual blocks, from input to output. Layers of other networks have
/// their own names.
const LAYER_TYPES: [&str; 6] = ["stem", "expand", "depthwise", "project", "head", "classifier"];

/// The mean change of the tensors of one type.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WeightChange {
    /// The type of layer: `depthwise`.
    pub kind: String,
    /// `weights` or `biases`.
    pub tensors: &'static str,
    /// The number of layers with such a tensor that was not zero initially.
    pub layers: usize,
    /// The mean relative distance, 0 and up.
    #[serde(rename = "moved")]
    pub distance: f64,
}

/// Prints the change from the initial weights of a training with `config` to `last`, and writes it into
/// `weight_change.csv` in the folder `run` (`kind,tensors,layers,moved`). Prints a message instead if the initial
/// weights are missing.
///
/// # Errors
///
/// If the file cannot be written.
pub fn report(run: &Path, config: &TrainConfig, last: &Network) -> Result<()> {
    let initial = match initial_weights(config) {
        Ok(initial) => initial,
        Err(error) => {
            println!("the change of the weights is not measured: {error:#}");
            return Ok(());
        }
    };
    let mut table = csv::Writer::from_writer(Vec::new());
    println!("relative change of the weights, without scaling:");
    for change in weight_changes(&initial, &named_tensors(last)) {
        println!("{:<12} {:<8} {:>3} layers {:.4}", change.kind, change.tensors, change.layers, change.distance);
        table.serialize(&change)?;
    }
    write_atomic(&run.join(FILE), &table.into_inner()?)
}

/// The initial weights of a training with `config`: random by its seed, then imported from the file of `--init` if
/// `config` has one.
fn initial_weights(config: &TrainConfig) -> Result<NamedTensors> {
    let device = config.device.open()?.autodiff();
    device.seed(config.seed);
    let network = config.network_config().init(&device)?;
    let Some(init) = &config.init else { return Ok(named_tensors(&network)) };
    ensure!(init.exists(), "the initial weights, {}, are missing", init.display());
    Ok(named_tensors(&crate::weights::import(network, init)?.0))
}

/// The change from `first` to `last` for each type of tensor.
fn weight_changes(first: &NamedTensors, last: &NamedTensors) -> Vec<WeightChange> {
    let mut distances: BTreeMap<(usize, &str, &'static str), Vec<f64>> = BTreeMap::new();
    for (name, first) in first {
        let Some(last) = last.get(name).filter(|last| last.shape == first.shape) else { continue };
        let Some(distance) = distance(&first.values, &last.values) else { continue };
        let (layer, tensor) = name.rsplit_once('.').unwrap_or((name.as_str(), ""));
        let kind = layer.rsplit('.').next().unwrap_or(layer);
        let position = LAYER_TYPES.iter().position(|layer_type| *layer_type == kind).unwrap_or(LAYER_TYPES.len());
        let tensors = if matches!(tensor, "bias" | "beta") { "biases" } else { "weights" };
        distances.entry((position, kind, tensors)).or_default().push(distance);
    }
    // The order is alphabetical: biases before weights.
    let change = |((_, kind, tensors), distances): ((usize, &str, &'static str), Vec<f64>)| WeightChange {
        kind: kind.to_string(),
        tensors,
        layers: distances.len(),
        distance: distances.iter().sum::<f64>() / distances.len() as f64,
    };
    distances.into_iter().map(change).collect()
}

/// The distance of `last` from the line through zero and `first`, relative to the norm of `first`; `None` if that norm
/// is zero.
fn distance(first: &[f32], last: &[f32]) -> Option<f64> {
    let product = |one: &[f32], other: &[f32]| -> f64 {
        one.iter().zip(other).map(|(one, other)| f64::from(*one) * f64::from(*other)).sum()
    };
    let squared_norm = product(first, first);
    if squared_norm == 0.0 {
        return None;
    }
    let scale = product(last, first) / squared_norm;
    // The difference is taken before squaring: |W|² - a²|W0|² would cancel in rounding.
    let residual = |(last, first): (&f32, &f32)| (f64::from(*last) - scale * f64::from(*first)).powi(2);
    let squares: f64 = last.iter().zip(first).map(residual).sum();
    Some((squares / squared_norm).sqrt())
}

#[cfg(test)]
mod tests {
    use naevus_network::weights::TensorValues;

    use super::*;

    #[test]
    fn scaling_is_no_change_and_a_perpendicular_step_is() {
        assert_eq!(distance(&[3.0, 4.0], &[3.0, 4.0]), Some(0.0));
        assert!(distance(&[3.0, 4.0], &[1.5, 2.0]).unwrap() < 1e-12, "scaled");
        // (4, -3) is perpendicular to (3, 4) and has the same norm.
        assert!((distance(&[3.0, 4.0], &[3.0 + 0.4, 4.0 - 0.3]).unwrap() - 0.1).abs() < 1e-6);
        assert_eq!(distance(&[0.0, 0.0], &[1.0, 0.0]), None);
    }

    #[test]
    fn layers_of_a_type_are_averaged_in_the_order_of_the_network() {
        let named = |values: [[f32; 2]; 4]| -> NamedTensors {
            let names = ["blocks.0.project.weight", "blocks.1.project.weight", "stem.weight", "stem.bias"];
            let tensors = names.into_iter().zip(values);
            tensors
                .map(|(name, values)| (name.into(), TensorValues { shape: vec![1, 2], values: values.to_vec() }))
                .collect()
        };
        let first = named([[1.0, 0.0], [1.0, 0.0], [2.0, 0.0], [0.0, 0.0]]);
        let last = named([[0.9, 0.1], [1.0, 0.3], [2.0, 1.0], [0.5, 0.5]]);
        let found = weight_changes(&first, &last);
        let types: Vec<(&str, &str, usize)> =
            found.iter().map(|change| (change.kind.as_str(), change.tensors, change.layers)).collect();
        assert_eq!(types, [("stem", "weights", 1), ("project", "weights", 2)], "a zero bias has no relative change");
        assert!((found[0].distance - 0.5).abs() < 1e-6 && (found[1].distance - 0.2).abs() < 1e-6, "{found:?}");
    }
}
