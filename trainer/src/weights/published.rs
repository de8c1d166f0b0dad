//! Conversion of published weights to the tensor names and axis order of this project.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use naevus_network::weights::{NamedTensors, TensorValues};

use super::batch_norm::{BatchNorm, FoldedBatchNorms};

/// torchvision's `eps` of MobileNetV2's batch normalisation.
const TORCHVISION_EPSILON: f32 = 1e-5;

/// The `epsilon` of EfficientNet-Lite's batch normalisation.
const LITE_EPSILON: f32 = 1e-3;

/// `named` converted to the names of this project with batch normalisation folded in, and the folded batch
/// normalisations.
///
/// Weights with the names of this project are returned unchanged.
///
/// # Errors
///
/// If a tensor name is unknown or a part of a batch normalisation is missing.
pub fn converted(named: NamedTensors) -> Result<(NamedTensors, FoldedBatchNorms)> {
    if named.contains_key("features.0.0.weight") {
        from_torchvision(named)
    } else if named.contains_key("stem.bn.gamma") {
        from_efficientnet_lite(named)
    } else {
        Ok((named, FoldedBatchNorms::new()))
    }
}

/// EfficientNet-Lite weights converted to PyTorch: the names of this project, axes (outputs, inputs, rows, columns),
/// and a batch normalisation `LAYER.bn` for each convolution.
fn from_efficientnet_lite(named: NamedTensors) -> Result<(NamedTensors, FoldedBatchNorms)> {
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
    let mut folded_norms = FoldedBatchNorms::new();
    for layer in layers {
        let mut take = |part: &str| take(&mut norms, &format!("{layer}.bn.{part}"));
        let norm = BatchNorm {
            gamma: take("gamma")?,
            beta: take("beta")?,
            mean: take("mean")?,
            variance: take("variance")?,
            epsilon: LITE_EPSILON,
        };
        let folded_norm = norm.fold(&layer, &mut folded)?;
        folded_norms.insert(layer, folded_norm);
    }
    Ok((folded, folded_norms))
}

/// torchvision's `mobilenet_v2`, with separate or folded batch normalisation.
fn from_torchvision(named: NamedTensors) -> Result<(NamedTensors, FoldedBatchNorms)> {
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
        // The index of the convolution is one less than that of its batch normalisation.
        let (prefix, index) = norm.rsplit_once('.').context("a batch normalisation has no index in its layer")?;
        let index: usize = index.parse().with_context(|| format!("{norm} has no numeric index"))?;
        let convolution =
            format!("{prefix}.{}", index.checked_sub(1).context("a batch normalisation has no convolution before it")?);
        let layer =
            layer_name(&convolution).with_context(|| format!("{norm} is not a name of torchvision's mobilenet_v2"))?;
        norms.push((layer, statistics));
    }
    let mut converted = NamedTensors::new();
    for (name, values) in named {
        let (layer, kind) =
            name.rsplit_once('.').with_context(|| format!("{name} is not a name of torchvision's mobilenet_v2"))?;
        let layer = layer_name(layer).with_context(|| format!("{name} is not a name of torchvision's mobilenet_v2"))?;
        let values = if kind == "weight" { channels_last(values) } else { values };
        converted.insert(format!("{layer}.{kind}"), values);
    }
    let mut folded_norms = FoldedBatchNorms::new();
    for (layer, norm) in norms {
        let folded_norm = norm.fold(&layer, &mut converted)?;
        folded_norms.insert(layer, folded_norm);
    }
    Ok((converted, folded_norms))
}

fn take(named: &mut NamedTensors, name: &str) -> Result<Vec<f32>> {
    named.remove(name).map(|values| values.values).with_context(|| format!("{name} is missing"))
}

fn layer_name(layer: &str) -> Option<String> {
    match layer {
        "features.0.0" => return Some("stem".into()),
        "features.18.0" => return Some("head".into()),
        "classifier.1" => return Some("classifier".into()),
        _ => {}
    }
    let (block, part) = layer.strip_prefix("features.")?.split_once(".conv.")?;
    let block: usize = block.parse().ok()?;
    let part = match (block, part) {
        // The first block has no expansion.
        (1, "0.0") => "depthwise",
        (1, "1") => "project",
        (_, "0.0") => "expand",
        (_, "1.0") => "depthwise",
        (_, "2") => "project",
        _ => return None,
    };
    Some(format!("blocks.{}.{part}", block.checked_sub(1)?))
}

/// Transposes (outputs, inputs, rows, columns), or (outputs, inputs) of a linear layer, to (rows, columns, inputs,
/// outputs).
fn channels_last(values: TensorValues) -> TensorValues {
    let at = |axis: usize| values.shape.get(axis).copied().unwrap_or(1);
    let (outputs, inputs, rows, columns) = (at(0), at(1), at(2), at(3));
    let mut transposed = Vec::with_capacity(values.values.len());
    for position in 0..rows * columns {
        for input in 0..inputs {
            transposed.extend(
                (0..outputs).map(|output| values.values[(output * inputs + input) * rows * columns + position]),
            );
        }
    }
    TensorValues { shape: vec![rows, columns, inputs, outputs], values: transposed }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tensor(shape: &[usize], values: &[f32]) -> TensorValues {
        TensorValues { shape: shape.to_vec(), values: values.to_vec() }
    }

    #[test]
    fn torchvision_batch_normalisation_is_folded_into_its_convolution() {
        let named = NamedTensors::from([
            ("features.0.0.weight".to_string(), tensor(&[2, 1, 1, 1], &[3.0, -2.0])),
            ("features.0.1.running_mean".to_string(), tensor(&[2], &[1.0, 4.0])),
            ("features.0.1.running_var".to_string(), tensor(&[2], &[4.0, 0.25])),
            ("features.0.1.weight".to_string(), tensor(&[2], &[2.0, 1.5])),
            ("features.0.1.bias".to_string(), tensor(&[2], &[0.5, -1.0])),
        ]);
        let (folded, folded_norms) = converted(named).unwrap();
        let (weight, bias) = (&folded["stem.weight"].values, &folded["stem.bias"].values);
        // Computed by hand: (w x - mean) / sqrt(var) * scale + shift, at x = 0 and x = 1.
        for (found, expected) in [(weight[0], 3.0), (weight[1], -6.0), (bias[0], -0.5), (bias[1], -13.0)] {
            assert!((found - expected).abs() < 1e-3, "{found} {expected}");
        }
        assert_eq!((folded.len(), folded_norms.len()), (2, 1));
    }

    #[test]
    fn efficientnet_lite_weights_are_transposed_and_folded() {
        let mut named = NamedTensors::from([
            // Two outputs, three inputs.
            ("stem.weight".to_string(), tensor(&[2, 3, 1, 1], &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0])),
            ("stem.bn.mean".to_string(), tensor(&[2], &[0.0, 1.0])),
            ("stem.bn.variance".to_string(), tensor(&[2], &[1.0 - LITE_EPSILON, 4.0 - LITE_EPSILON])),
            ("stem.bn.gamma".to_string(), tensor(&[2], &[1.0, 2.0])),
            ("stem.bn.beta".to_string(), tensor(&[2], &[0.0, 3.0])),
        ]);
        let (folded, _) = converted(named.clone()).unwrap();
        assert_eq!(folded["stem.weight"], tensor(&[1, 1, 3, 2], &[1.0, 4.0, 2.0, 5.0, 3.0, 6.0]));
        assert_eq!(folded["stem.bias"].values, [0.0, 2.0]);
        named.remove("stem.bn.beta");
        assert!(converted(named).unwrap_err().to_string().contains("stem.bn.beta is missing"));
    }

    #[test]
    fn torchvision_layer_names_are_converted() {
        let names = ["features.1.conv.0.0", "features.1.conv.1", "features.2.conv.0.0", "features.17.conv.2"];
        let converted: Vec<_> = names.into_iter().filter_map(layer_name).collect();
        assert_eq!(converted, ["blocks.0.depthwise", "blocks.0.project", "blocks.1.expand", "blocks.16.project"]);
        assert_eq!(layer_name("features.3.conv.7"), None);
    }
}
