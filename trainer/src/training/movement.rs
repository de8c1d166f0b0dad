//! How far a training moved each kind of tensor from the first weights.
//!
//! Decay alone makes a tensor shorter and learns nothing. What counts is therefore the distance from the line through zero
//! and the first weights `W0`: the least over all `a` of `|W - a W0| / |W0|`, which is 0 where a tensor was left alone or
//! has only decayed, and 1 where it has moved as far aside as it was long.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Result, ensure};
use naevus_network::Network;
use naevus_network::weights::{NamedTensors, named_tensors};
use serde::Serialize;

use super::config::TrainConfig;
use crate::files::write_whole;

const FILE: &str = "movement.csv";

/// The kinds of layers of a network of inverted residual blocks, from the photo to the answer; those of other networks
/// have their own names.
const KINDS: [&str; 6] = ["stem", "expand", "depthwise", "project", "head", "classifier"];

/// How far the tensors of one kind moved.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Movement {
    /// The kind of layer: `depthwise`.
    pub kind: String,
    /// `weights` or `biases`.
    pub tensors: &'static str,
    /// How many layers have such a tensor that was not zero at first.
    pub layers: usize,
    /// The mean of their distances, each as a share of the length that the tensor had; from 0 on.
    pub moved: f64,
}

/// Prints how far `last` is from the weights that the training as `config` says began with, and writes it into
/// `movement.csv` in the folder `run` (`kind,tensors,layers,moved`). Where the first weights are gone it says so.
///
/// # Errors
///
/// Where the file cannot be written.
pub fn tell(run: &Path, config: &TrainConfig, last: &Network) -> Result<()> {
    let first = match first_weights(config) {
        Ok(first) => first,
        Err(error) => {
            println!("how far the weights moved is not measured: {error:#}");
            return Ok(());
        }
    };
    let mut table = csv::Writer::from_writer(Vec::new());
    println!("how far the weights moved from the first, as a share of their length, beyond decay:");
    for movement in between(&first, &named_tensors(last)) {
        println!("{:<12} {:<8} {:>3} layers {:.4}", movement.kind, movement.tensors, movement.layers, movement.moved);
        table.serialize(&movement)?;
    }
    write_whole(&run.join(FILE), &table.into_inner()?)
}

/// The weights that a training as `config` says begins with: drawn by its seed, and filled from its file where it has one.
fn first_weights(config: &TrainConfig) -> Result<NamedTensors> {
    let learning = config.device.open()?.autodiff();
    learning.seed(config.seed);
    let network = config.network_config().init(&learning)?;
    let Some(init) = &config.init else { return Ok(named_tensors(&network)) };
    ensure!(init.exists(), "the first weights, {}, are gone", init.display());
    Ok(named_tensors(&crate::weights::import(network, init)?.0))
}

/// How far the tensors of `last` are from those of `first`, kind by kind.
fn between(first: &NamedTensors, last: &NamedTensors) -> Vec<Movement> {
    let mut distances: BTreeMap<(usize, &str, &'static str), Vec<f64>> = BTreeMap::new();
    for (name, first) in first {
        let Some(last) = last.get(name).filter(|last| last.shape == first.shape) else { continue };
        let Some(distance) = distance(&first.values, &last.values) else { continue };
        let (layer, tensor) = name.rsplit_once('.').unwrap_or((name.as_str(), ""));
        let kind = layer.rsplit('.').next().unwrap_or(layer);
        let place = KINDS.iter().position(|known| *known == kind).unwrap_or(KINDS.len());
        let tensors = if matches!(tensor, "bias" | "beta") { "biases" } else { "weights" };
        distances.entry((place, kind, tensors)).or_default().push(distance);
    }
    // In order of their names biases come before weights.
    let movement = |((_, kind, tensors), distances): ((usize, &str, &'static str), Vec<f64>)| Movement {
        kind: kind.to_string(),
        tensors,
        layers: distances.len(),
        moved: distances.iter().sum::<f64>() / distances.len() as f64,
    };
    distances.into_iter().map(movement).collect()
}

/// The distance of `last` from the line through zero and `first`, as a share of the length of `first`; none where that is
/// zero.
fn distance(first: &[f32], last: &[f32]) -> Option<f64> {
    let product = |one: &[f32], other: &[f32]| -> f64 {
        one.iter().zip(other).map(|(one, other)| f64::from(*one) * f64::from(*other)).sum()
    };
    let length = product(first, first);
    if length == 0.0 {
        return None;
    }
    let along = product(last, first) / length;
    // Summed apart from each other, what is left of two long tensors that are nearly alike would be lost in rounding.
    let aside = |(last, first): (&f32, &f32)| (f64::from(*last) - along * f64::from(*first)).powi(2);
    let squares: f64 = last.iter().zip(first).map(aside).sum();
    Some((squares / length).sqrt())
}

#[cfg(test)]
mod tests {
    use naevus_network::weights::TensorValues;

    use super::*;

    #[test]
    fn decay_is_no_movement_and_a_step_aside_is_as_long_as_it_is() {
        assert_eq!(distance(&[3.0, 4.0], &[3.0, 4.0]), Some(0.0));
        assert!(distance(&[3.0, 4.0], &[1.5, 2.0]).unwrap() < 1e-12, "decay");
        // (4, -3) is at a right angle to (3, 4), and as long.
        assert!((distance(&[3.0, 4.0], &[3.0 + 0.4, 4.0 - 0.3]).unwrap() - 0.1).abs() < 1e-6);
        assert_eq!(distance(&[0.0, 0.0], &[1.0, 0.0]), None);
    }

    #[test]
    fn layers_of_a_kind_are_averaged_from_the_photo_to_the_answer() {
        let named = |values: [[f32; 2]; 4]| -> NamedTensors {
            let names = ["blocks.0.project.weight", "blocks.1.project.weight", "stem.weight", "stem.bias"];
            let tensors = names.into_iter().zip(values);
            tensors
                .map(|(name, values)| (name.into(), TensorValues { shape: vec![1, 2], values: values.to_vec() }))
                .collect()
        };
        let first = named([[1.0, 0.0], [1.0, 0.0], [2.0, 0.0], [0.0, 0.0]]);
        let last = named([[0.9, 0.1], [1.0, 0.3], [2.0, 1.0], [0.5, 0.5]]);
        let found = between(&first, &last);
        let told: Vec<(&str, &str, usize)> =
            found.iter().map(|movement| (movement.kind.as_str(), movement.tensors, movement.layers)).collect();
        assert_eq!(told, [("stem", "weights", 1), ("project", "weights", 2)], "a bias of zero has no length to share");
        assert!((found[0].moved - 0.5).abs() < 1e-6 && (found[1].moved - 0.2).abs() < 1e-6, "{found:?}");
    }
}
