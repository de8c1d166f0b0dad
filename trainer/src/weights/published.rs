//! Weights as others publish them, to our names and our order of axes.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use naevus_network::weights::{NamedTensors, TensorValues};

use super::batch_norm::{Affines, BatchNorm};

/// torchvision's `eps` of MobileNetV2's batch normalisation.
const TORCHVISION_EPSILON: f32 = 1e-5;

/// The `epsilon` of EfficientNet-Lite's batch normalisation.
const LITE_EPSILON: f32 = 1e-3;

/// `named` under our names, with batch normalisation folded in, and how it divides the folded weights.
///
/// Weights that have our names already come back as they are.
///
/// # Errors
///
/// Where a tensor has a name of neither publisher or a part of a batch normalisation is missing.
pub fn translated(named: NamedTensors) -> Result<(NamedTensors, Affines)> {
    if named.contains_key("features.0.0.weight") {
        of_torchvision(named)
    } else if named.contains_key("stem.bn.gamma") {
        of_efficientnet_lite(named)
    } else {
        Ok((named, Affines::new()))
    }
}

/// EfficientNet-Lite as its weights were converted to PyTorch: our names, (outputs, inputs, rows, columns), and a batch
/// normalisation `LAYER.bn` for each convolution.
fn of_efficientnet_lite(named: NamedTensors) -> Result<(NamedTensors, Affines)> {
    let norm = |name: &str| name.split_once(".bn.").map(|(layer, _)| layer.to_string());
    let layers: BTreeSet<String> = named.keys().filter_map(|name| norm(name)).collect();
    let (mut folded, mut norms) = (NamedTensors::new(), NamedTensors::new());
    for (name, values) in named {
        if norm(&name).is_some() {
            norms.insert(name, values);
        } else {
            let values = if name.ends_with(".weight") { channels_last(values) } else { values };
            folded.insert(name, values);
        }
    }
    let mut affines = Affines::new();
    for layer in layers {
        let mut take = |part: &str| take(&mut norms, &format!("{layer}.bn.{part}"));
        let norm = BatchNorm {
            gamma: take("gamma")?,
            beta: take("beta")?,
            mean: take("mean")?,
            variance: take("variance")?,
            epsilon: LITE_EPSILON,
        };
        let affine = norm.fold(&layer, &mut folded)?;
        affines.insert(layer, affine);
    }
    Ok((folded, affines))
}

/// torchvision's `mobilenet_v2`, with batch normalisation or with it folded in.
fn of_torchvision(named: NamedTensors) -> Result<(NamedTensors, Affines)> {
    let mut norms: Vec<(String, BatchNorm)> = Vec::new();
    let mut named = named;
    let running_means: Vec<String> =
        named.keys().filter_map(|name| name.strip_suffix(".running_mean")).map(str::to_string).collect();
    for norm in running_means {
        let mut take = |part: &str| take(&mut named, &format!("{norm}.{part}"));
        let statistics = BatchNorm {
            gamma: take("weight")?,
            beta: take("bias")?,
            mean: take("running_mean")?,
            variance: take("running_var")?,
            epsilon: TORCHVISION_EPSILON,
        };
        // The convolution stands right before its batch normalisation.
        let (prefix, place) = norm.rsplit_once('.').context("a batch normalisation has no place in its layer")?;
        let place: usize = place.parse().with_context(|| format!("{norm} is no place in a layer"))?;
        let convolution = format!("{prefix}.{}", place.checked_sub(1).context("a batch normalisation comes first")?);
        let layer =
            our_layer(&convolution).with_context(|| format!("{norm} is no name of torchvision's mobilenet_v2"))?;
        norms.push((layer, statistics));
    }
    let mut ours = NamedTensors::new();
    for (name, values) in named {
        let (layer, kind) = name.rsplit_once('.').with_context(|| format!("{name} is no name of torchvision's"))?;
        let layer = our_layer(layer).with_context(|| format!("{name} is no name of torchvision's mobilenet_v2"))?;
        let values = if kind == "weight" { channels_last(values) } else { values };
        ours.insert(format!("{layer}.{kind}"), values);
    }
    let mut affines = Affines::new();
    for (layer, norm) in norms {
        let affine = norm.fold(&layer, &mut ours)?;
        affines.insert(layer, affine);
    }
    Ok((ours, affines))
}

fn take(named: &mut NamedTensors, name: &str) -> Result<Vec<f32>> {
    named.remove(name).map(|values| values.values).with_context(|| format!("{name} is missing"))
}

fn our_layer(layer: &str) -> Option<String> {
    match layer {
        "features.0.0" => return Some("stem".into()),
        "features.18.0" => return Some("head".into()),
        "classifier.1" => return Some("classifier".into()),
        _ => {}
    }
    let (block, part) = layer.strip_prefix("features.")?.split_once(".conv.")?;
    let block: usize = block.parse().ok()?;
    let part = match (block, part) {
        // The first block does not expand.
        (1, "0.0") => "depthwise",
        (1, "1") => "project",
        (_, "0.0") => "expand",
        (_, "1.0") => "depthwise",
        (_, "2") => "project",
        _ => return None,
    };
    Some(format!("blocks.{}.{part}", block.checked_sub(1)?))
}

/// (outputs, inputs, rows, columns), or (outputs, inputs) of a linear layer, to our (rows, columns, inputs, outputs).
fn channels_last(values: TensorValues) -> TensorValues {
    let at = |axis: usize| values.shape.get(axis).copied().unwrap_or(1);
    let (outputs, inputs, rows, columns) = (at(0), at(1), at(2), at(3));
    let mut turned = Vec::with_capacity(values.values.len());
    for place in 0..rows * columns {
        for input in 0..inputs {
            turned.extend((0..outputs).map(|output| values.values[(output * inputs + input) * rows * columns + place]));
        }
    }
    TensorValues { shape: vec![rows, columns, inputs, outputs], values: turned }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(shape: &[usize], values: &[f32]) -> TensorValues {
        TensorValues { shape: shape.to_vec(), values: values.to_vec() }
    }

    #[test]
    fn torchvision_s_batch_normalisation_is_folded_into_its_convolution() {
        let named = NamedTensors::from([
            ("features.0.0.weight".to_string(), one(&[2, 1, 1, 1], &[3.0, -2.0])),
            ("features.0.1.running_mean".to_string(), one(&[2], &[1.0, 4.0])),
            ("features.0.1.running_var".to_string(), one(&[2], &[4.0, 0.25])),
            ("features.0.1.weight".to_string(), one(&[2], &[2.0, 1.5])),
            ("features.0.1.bias".to_string(), one(&[2], &[0.5, -1.0])),
        ]);
        let (folded, affines) = translated(named).unwrap();
        let (weight, bias) = (&folded["stem.weight"].values, &folded["stem.bias"].values);
        // Worked out by hand: (w x - mean) / sqrt(var) * scale + shift, at x = 0 and x = 1.
        for (found, expected) in [(weight[0], 3.0), (weight[1], -6.0), (bias[0], -0.5), (bias[1], -13.0)] {
            assert!((found - expected).abs() < 1e-3, "{found} {expected}");
        }
        assert_eq!((folded.len(), affines.len()), (2, 1));
    }

    #[test]
    fn efficientnet_lite_s_weights_are_turned_and_folded() {
        let mut named = NamedTensors::from([
            // Two outputs, three inputs.
            ("stem.weight".to_string(), one(&[2, 3, 1, 1], &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0])),
            ("stem.bn.mean".to_string(), one(&[2], &[0.0, 1.0])),
            ("stem.bn.variance".to_string(), one(&[2], &[1.0 - LITE_EPSILON, 4.0 - LITE_EPSILON])),
            ("stem.bn.gamma".to_string(), one(&[2], &[1.0, 2.0])),
            ("stem.bn.beta".to_string(), one(&[2], &[0.0, 3.0])),
        ]);
        let (folded, _) = translated(named.clone()).unwrap();
        assert_eq!(folded["stem.weight"], one(&[1, 1, 3, 2], &[1.0, 4.0, 2.0, 5.0, 3.0, 6.0]));
        assert_eq!(folded["stem.bias"].values, [0.0, 2.0]);
        named.remove("stem.bn.beta");
        assert!(translated(named).unwrap_err().to_string().contains("stem.bn.beta is missing"));
    }

    #[test]
    fn torchvision_names_every_layer_once() {
        let names = ["features.1.conv.0.0", "features.1.conv.1", "features.2.conv.0.0", "features.17.conv.2"];
        let ours: Vec<_> = names.into_iter().filter_map(our_layer).collect();
        assert_eq!(ours, ["blocks.0.depthwise", "blocks.0.project", "blocks.1.expand", "blocks.16.project"]);
        assert_eq!(our_layer("features.3.conv.7"), None);
    }
}
