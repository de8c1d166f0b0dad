//! Weights from other files into a network: `.safetensors` with our names, or torchvision's of `mobilenet_v2`.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use naevus::network::Network;
use naevus::network::weights::{self, NamedValues, Values};

/// What an import took from a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Imported {
    /// Tensors filled from the file.
    pub filled: usize,
    /// Whether the last layer was left as it was, since the file's has other outputs.
    pub fresh_classifier: bool,
}

/// The names of the last layer's tensors.
const CLASSIFIER: [&str; 2] = ["classifier.weight", "classifier.bias"];

/// `network` with the weights of the safetensors file at `path`.
///
/// torchvision's names are recognised; batch normalisation that is still there is folded into its convolution. A last
/// layer with other outputs than the network's is left out, so that the network learns its own.
///
/// # Errors
///
/// Where the file is no safetensors file, lacks a tensor, holds one too many or one of another shape: the network has
/// another width or another architecture.
pub fn import(network: Network, path: &Path) -> Result<(Network, Imported)> {
    let bytes = std::fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let named = weights::read(&bytes).with_context(|| format!("{} is no usable .safetensors file", path.display()))?;
    let torchvision = named.contains_key("features.0.0.weight");
    let mut named = if torchvision { from_torchvision(fold_batch_norm(named)?)? } else { named };
    let own = weights::named_values(&network);
    let outputs = |named: &NamedValues| named.get(CLASSIFIER[1]).map(|bias| bias.shape.clone());
    let fresh_classifier = outputs(&named) != outputs(&own);
    if fresh_classifier {
        for name in CLASSIFIER {
            ensure!(named.contains_key(name), "{} has no {name}", path.display());
            named.extend(own.get(name).map(|values| (name.into(), values.clone())));
        }
    }
    let filled = named.len() - if fresh_classifier { CLASSIFIER.len() } else { 0 };
    let network = weights::fill(network, named)
        .with_context(|| format!("{} does not fit this network; check --network and --width", path.display()))?;
    Ok((network, Imported { filled, fresh_classifier }))
}

/// Folds each `PREFIX.1` batch normalisation (or `PREFIX.{n+1}` beside convolution `PREFIX.{n}`) into its convolution.
fn fold_batch_norm(mut named: NamedValues) -> Result<NamedValues> {
    /// torchvision's `eps` of MobileNetV2's batch normalisation.
    const EPSILON: f32 = 1e-5;
    let norms: Vec<String> =
        named.keys().filter_map(|name| name.strip_suffix(".running_mean")).map(str::to_string).collect();
    for norm in norms {
        let mut take = |part: &str| {
            let name = format!("{norm}.{part}");
            named.remove(&name).map(|values| values.values).with_context(|| format!("{name} is missing"))
        };
        let (mean, variance) = (take("running_mean")?, take("running_var")?);
        let (scale, shift) = (take("weight")?, take("bias")?);
        let (prefix, place) = norm.rsplit_once('.').context("a batch normalisation has no place in its layer")?;
        let place: usize = place.parse().with_context(|| format!("{norm} is no place in a layer"))?;
        let convolution = format!("{prefix}.{}", place.checked_sub(1).context("a batch normalisation comes first")?);
        let weight = named
            .get_mut(&format!("{convolution}.weight"))
            .with_context(|| format!("{convolution}.weight is missing"))?;
        let channels = scale.len();
        let each = weight.values.len() / channels;
        let factors: Vec<f32> =
            scale.iter().zip(&variance).map(|(scale, variance)| scale / (variance + EPSILON).sqrt()).collect();
        for (channel, values) in weight.values.chunks_exact_mut(each).enumerate() {
            values.iter_mut().for_each(|value| *value *= factors[channel]);
        }
        let bias = (0..channels).map(|channel| shift[channel] - mean[channel] * factors[channel]).collect();
        named.insert(format!("{convolution}.bias"), Values { shape: vec![channels], values: bias });
    }
    Ok(named)
}

/// torchvision's names and order of axes to ours.
fn from_torchvision(named: NamedValues) -> Result<NamedValues> {
    named
        .into_iter()
        .map(|(name, values)| {
            let (layer, kind) = name.rsplit_once('.').with_context(|| format!("{name} is no name of torchvision's"))?;
            let ours = our_layer(layer).with_context(|| format!("{name} is no name of torchvision's mobilenet_v2"))?;
            let values = if kind == "weight" { channels_last(values) } else { values };
            Ok((format!("{ours}.{kind}"), values))
        })
        .collect()
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

/// torchvision's (outputs, inputs, rows, columns), or (outputs, inputs) of its linear layer, to our (rows, columns,
/// inputs, outputs).
fn channels_last(values: Values) -> Values {
    let at = |axis: usize| values.shape.get(axis).copied().unwrap_or(1);
    let (outputs, inputs, rows, columns) = (at(0), at(1), at(2), at(3));
    let mut turned = Vec::with_capacity(values.values.len());
    for place in 0..rows * columns {
        for input in 0..inputs {
            turned.extend((0..outputs).map(|output| values.values[(output * inputs + input) * rows * columns + place]));
        }
    }
    Values { shape: vec![rows, columns, inputs, outputs], values: turned }
}

#[cfg(test)]
mod tests {
    use burn::tensor::Device;
    use naevus::golden::drawn_photo;
    use naevus::network::weights::Precision;
    use naevus::network::{Architecture, Batch, NetworkConfig, Padding};
    use naevus::preprocess::{Input, Normalisation};

    use super::*;

    fn mobilenet(width: f64, outputs: usize, input_side_px: usize) -> NetworkConfig {
        let architecture = Architecture::MobileNetV2 { width, padding: Padding::Same };
        NetworkConfig { architecture, input_side_px, outputs, dropout: 0.0 }
    }

    /// The folder of the real data, or a line that says that a test did not run.
    fn data(test: &str) -> Option<&'static Path> {
        let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data"));
        if !folder.exists() {
            println!("left out: {test} needs the data in ../shared/data, which is not here");
        }
        folder.exists().then_some(folder)
    }

    /// Imagenette's ten classes, by the names of their files and their places among ImageNet's 1,000.
    const IMAGENETTE: [(&str, usize); 10] = [
        ("n01440764", 0),
        ("n02102040", 217),
        ("n02979186", 482),
        ("n03000684", 491),
        ("n03028079", 497),
        ("n03394916", 566),
        ("n03417042", 569),
        ("n03425413", 571),
        ("n03445777", 574),
        ("n03888257", 701),
    ];

    #[test]
    fn imagenet_weights_know_everyday_photos() {
        let Some(data) = data("the import of the ImageNet weights") else { return };
        let device = Device::flex();
        let network = mobilenet(1.0, 1001, 224).init_empty(&device).unwrap();
        let file = data.join("weights/mobilenet_v2_1.0_224_imagenet.safetensors");
        let (network, imported) = import(network, &file).unwrap();
        assert_eq!(imported, Imported { filled: 106, fresh_classifier: false });

        let mut photos: Vec<(Input, usize)> = Vec::new();
        for entry in std::fs::read_dir(data.join("not-lesion/everyday")).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let Some((_, class)) = IMAGENETTE.iter().find(|(class, _)| name.starts_with(class)) else { continue };
            let photo = crate::photos::read(&path).unwrap();
            // The first output is TensorFlow's background.
            photos.push((Input::upright(&photo, 224, &Normalisation::MINUS_ONE_TO_ONE), class + 1));
        }
        let mut right = 0;
        for photos in photos.chunks(32) {
            let inputs: Vec<Input> = photos.iter().map(|(input, _)| input.clone()).collect();
            let logits = network.forward(Batch::new(&inputs, &device)).into_data().try_into_vec::<f32>().unwrap();
            for (logits, (_, class)) in logits.chunks_exact(1001).zip(photos) {
                right += usize::from(logits.iter().all(|logit| *logit <= logits[*class]));
            }
        }
        let share = right as f64 / photos.len() as f64;
        println!("{right} of {} everyday photos get their class first: {share:.3}", photos.len());
        assert!(photos.len() > 400 && (0.65..0.95).contains(&share), "{share} of {}", photos.len());
    }

    #[test]
    fn another_last_layer_is_left_as_it_was() {
        let Some(data) = data("the import for fine-tuning") else { return };
        let network = mobilenet(1.0, 9, 160).init(&Device::flex()).unwrap();
        let file = data.join("weights/mobilenet_v2_1.0_224_imagenet.safetensors");
        let (_, imported) = import(network, &file).unwrap();
        assert_eq!(imported, Imported { filled: 104, fresh_classifier: true });
    }

    #[test]
    fn a_network_of_another_width_is_refused_by_name() {
        let Some(data) = data("the refusal of another width") else { return };
        let network = mobilenet(0.5, 9, 160).init(&Device::flex()).unwrap();
        let file = data.join("weights/mobilenet_v2_1.0_224_imagenet.safetensors");
        let message = format!("{:#}", import(network, &file).unwrap_err());
        assert!(message.contains("stem.weight is [3, 3, 3, 32] there and [3, 3, 3, 16] here"), "{message}");
        assert!(message.contains("--width"), "{message}");
    }

    #[test]
    fn our_own_names_come_back_as_they_were() {
        let device = Device::flex();
        let config = mobilenet(0.35, 9, 64);
        let saved = config.init(&device).unwrap();
        let named = weights::named_values(&saved);
        let path = std::env::temp_dir().join(format!("naevus-weights-{}.safetensors", std::process::id()));
        std::fs::write(&path, weights::write(&named, Precision::F32).unwrap()).unwrap();
        let (loaded, imported) = import(config.init(&device).unwrap(), &path).unwrap();
        std::fs::remove_file(&path).unwrap();
        assert_eq!(imported.filled, named.len());
        let logits = |network: &Network| {
            let input = Input::new(&drawn_photo(3), 64, &Normalisation::MINUS_ONE_TO_ONE);
            network.forward(Batch::new(&[input], &device)).into_data().try_into_vec::<f32>().unwrap()
        };
        assert_eq!(logits(&loaded), logits(&saved));
    }

    #[test]
    fn what_training_rounds_to_is_what_a_file_holds() {
        let network = mobilenet(0.35, 9, 64).init(&Device::flex()).unwrap();
        let stored = weights::write(&weights::named_values(&network), Precision::Int8).unwrap();
        let stored = weights::read(&stored).unwrap();
        let rounded = weights::named_values(&weights::rounded(network, Precision::Int8));
        assert_eq!(rounded.len(), stored.len());
        for (name, rounded) in rounded {
            let largest = rounded.values.iter().fold(0.0_f32, |largest, value| largest.max(value.abs()));
            for (rounded, stored) in rounded.values.iter().zip(&stored[&name].values) {
                assert!((rounded - stored).abs() <= 1e-6 * largest, "{name}: {rounded} {stored}");
            }
        }
    }

    #[test]
    fn batch_normalisation_is_folded_into_its_convolution() {
        let one = |shape: &[usize], values: &[f32]| Values { shape: shape.to_vec(), values: values.to_vec() };
        let named = NamedValues::from([
            ("features.0.0.weight".to_string(), one(&[2, 1, 1, 1], &[3.0, -2.0])),
            ("features.0.1.running_mean".to_string(), one(&[2], &[1.0, 4.0])),
            ("features.0.1.running_var".to_string(), one(&[2], &[4.0, 0.25])),
            ("features.0.1.weight".to_string(), one(&[2], &[2.0, 1.5])),
            ("features.0.1.bias".to_string(), one(&[2], &[0.5, -1.0])),
        ]);
        let folded = from_torchvision(fold_batch_norm(named).unwrap()).unwrap();
        let (weight, bias) = (&folded["stem.weight"].values, &folded["stem.bias"].values);
        // Worked out by hand: (w x - mean) / sqrt(var) * scale + shift, at x = 0 and x = 1.
        for (found, expected) in [(weight[0], 3.0), (weight[1], -6.0), (bias[0], -0.5), (bias[1], -13.0)] {
            assert!((found - expected).abs() < 1e-3, "{found} {expected}");
        }
        assert_eq!(folded.len(), 2);
    }

    #[test]
    fn torchvision_names_every_layer_once() {
        let names = ["features.1.conv.0.0", "features.1.conv.1", "features.2.conv.0.0", "features.17.conv.2"];
        let ours: Vec<_> = names.into_iter().filter_map(our_layer).collect();
        assert_eq!(ours, ["blocks.0.depthwise", "blocks.0.project", "blocks.1.expand", "blocks.16.project"]);
        assert_eq!(our_layer("features.3.conv.7"), None);
    }
}
