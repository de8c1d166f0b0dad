//! Import of weights: `.safetensors` files with the tensor names of this project, of torchvision's `mobilenet_v2`, or
//! of EfficientNet-Lite with separate batch normalisation.

mod batch_norm;
mod published;
pub mod trained_on;

use std::path::Path;

use anyhow::{Context, Result, ensure};
use naevus_network::Network;
use naevus_network::weights::{self, NamedTensors};
use naevus_reading::card::TrainedOn;

#[cfg(test)]
pub use batch_norm::FoldedBatchNorm;
pub use batch_norm::FoldedBatchNorms;

/// The result of an import.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// The number of tensors filled from the file.
    pub filled: usize,
    /// Whether the last layer was not imported, because the last layer of the file has another number of outputs.
    pub fresh_classifier: bool,
    /// The batch normalisations that were folded, by layer; empty if the file has none.
    pub folded_norms: FoldedBatchNorms,
    /// The data that the weights were trained on; empty if it is unknown.
    pub trained_on: Vec<TrainedOn>,
}

/// The names of the last layer's tensors.
const CLASSIFIER: [&str; 2] = ["classifier.weight", "classifier.bias"];

/// `network` with the weights of the safetensors file at `path`.
///
/// Tensor names of the supported publishers are converted, and separate batch normalisation is folded into its
/// convolution. A last layer with another number of outputs is not imported.
///
/// # Errors
///
/// If the file is not a safetensors file, lacks a tensor, or has an additional tensor or one of another shape: the
/// network has another width or another architecture.
pub fn import(network: Network, path: &Path) -> Result<(Network, Imported)> {
    let bytes = std::fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let named =
        weights::read(&bytes).with_context(|| format!("{} is not a valid .safetensors file", path.display()))?;
    let trained_on = trained_on::read(&bytes, path)?;
    let (mut named, folded_norms) = published::converted(named)?;
    let own = weights::named_tensors(&network);
    let outputs = |named: &NamedTensors| named.get(CLASSIFIER[1]).map(|bias| bias.shape.clone());
    let fresh_classifier = outputs(&named) != outputs(&own);
    if fresh_classifier {
        for name in CLASSIFIER {
            ensure!(named.contains_key(name), "{} has no {name}", path.display());
            named.extend(own.get(name).map(|values| (name.into(), values.clone())));
        }
    }
    let filled = named.len() - if fresh_classifier { CLASSIFIER.len() } else { 0 };
    let network = weights::load_into(network, named)
        .with_context(|| format!("{} does not fit this network; check --network and --width", path.display()))?;
    Ok((network, Imported { filled, fresh_classifier, folded_norms, trained_on }))
}

#[cfg(test)]
mod tests {
    use burn::tensor::Device;
    use naevus_network::golden::synthetic_photo;
    use naevus_network::weights::Precision;
    use naevus_network::{Architecture, Batch, NetworkConfig, Padding};
    use naevus_reading::preprocess::{Input, Normalisation};
    use naevus_tests::shared_data;

    use super::*;

    fn mobilenet(width: f64, outputs: usize, input_side_px: usize) -> NetworkConfig {
        let architecture = Architecture::MobileNetV2 { width, padding: Padding::Same };
        NetworkConfig { architecture, input_side_px, outputs, dropout: 0.0 }
    }

    /// The ten classes of Imagenette: the prefixes of their files and their indices among the 1,000 classes of
    /// ImageNet.
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

    /// The top-1 accuracy on the everyday photos with their ImageNet classes; the first `background` outputs are not
    /// classes.
    fn top_1_accuracy(data: &Path, config: &NetworkConfig, file: &str, tensors: usize, background: usize) -> f64 {
        let device = Device::flex();
        let file = data.join("weights").join(file);
        let (network, imported) = import(config.init_zeros(&device).unwrap(), &file).unwrap();
        assert_eq!((imported.filled, imported.fresh_classifier), (tensors, false));
        let mut photos: Vec<(Input, usize)> = Vec::new();
        for entry in std::fs::read_dir(data.join("not-lesion/everyday")).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let Some((_, class)) = IMAGENETTE.iter().find(|(class, _)| name.starts_with(class)) else { continue };
            let photo = crate::photos::read(&path).unwrap();
            let input = Input::new(&photo, config.input_side_px, &Normalisation::MINUS_ONE_TO_ONE);
            photos.push((input, class + background));
        }
        let mut correct = 0;
        for photos in photos.chunks(32) {
            let inputs: Vec<Input> = photos.iter().map(|(input, _)| input.clone()).collect();
            let logits = network.forward(Batch::new(&inputs, &device)).into_data().try_into_vec::<f32>().unwrap();
            for (logits, (_, class)) in logits.chunks_exact(config.outputs).zip(photos) {
                correct += usize::from(logits.iter().all(|logit| *logit <= logits[*class]));
            }
        }
        println!("{correct} of {} everyday photos are classified correctly", photos.len());
        assert!(photos.len() > 400, "{}", photos.len());
        correct as f64 / photos.len() as f64
    }

    #[test]
    fn the_imagenet_weights_classify_everyday_photos() {
        let Some(data) = shared_data::folder("the import of the ImageNet weights") else { return };
        let mobilenet = mobilenet(1.0, 1001, 224);
        // The first output is TensorFlow's background.
        let accuracy = top_1_accuracy(&data, &mobilenet, "mobilenet_v2_1.0_224_imagenet.safetensors", 106, 1);
        assert!((0.65..0.95).contains(&accuracy), "{accuracy}");
        let architecture = Architecture::EfficientNetLite0 { padding: Padding::Same };
        let lite = NetworkConfig { architecture, input_side_px: 192, outputs: 1000, dropout: 0.0 };
        // The reference implementation of the publisher has 0.69.
        let accuracy = top_1_accuracy(&data, &lite, "efficientnet_lite0/efficientnet_lite0_bn.safetensors", 100, 0);
        assert!((0.67..0.71).contains(&accuracy), "{accuracy}");
    }

    #[test]
    fn a_last_layer_with_other_outputs_is_not_imported() {
        let Some(data) = shared_data::folder("the import for fine-tuning") else { return };
        let network = mobilenet(1.0, 9, 160).init(&Device::flex()).unwrap();
        let file = data.join("weights/mobilenet_v2_1.0_224_imagenet.safetensors");
        let (_, imported) = import(network, &file).unwrap();
        assert_eq!((imported.filled, imported.fresh_classifier), (104, true));
    }

    #[test]
    fn a_network_of_another_width_is_rejected() {
        let Some(data) = shared_data::folder("the refusal of another width") else { return };
        let network = mobilenet(0.5, 9, 160).init(&Device::flex()).unwrap();
        let file = data.join("weights/mobilenet_v2_1.0_224_imagenet.safetensors");
        let message = format!("{:#}", import(network, &file).unwrap_err());
        assert!(
            message.contains("stem.weight has the shape [3, 3, 3, 32] in the file and [3, 3, 3, 16] in the network"),
            "{message}"
        );
        assert!(message.contains("--width"), "{message}");
    }

    #[test]
    fn a_saved_network_is_imported_unchanged() {
        let device = Device::flex();
        let config = mobilenet(0.35, 9, 64);
        let saved = config.init(&device).unwrap();
        let named = weights::named_tensors(&saved);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("saved.safetensors");
        std::fs::write(&path, weights::write(&named, Precision::F32).unwrap()).unwrap();
        let (loaded, imported) = import(config.init(&device).unwrap(), &path).unwrap();
        assert_eq!(imported.filled, named.len());
        let logits = |network: &Network| {
            let input = Input::new(&synthetic_photo(3), 64, &Normalisation::MINUS_ONE_TO_ONE);
            network.forward(Batch::new(&[input], &device)).into_data().try_into_vec::<f32>().unwrap()
        };
        assert_eq!(logits(&loaded), logits(&saved));
    }

    #[test]
    fn quantisation_in_training_equals_that_of_the_file() {
        let network = mobilenet(0.35, 9, 64).init(&Device::flex()).unwrap();
        let stored = weights::write(&weights::named_tensors(&network), Precision::Int8).unwrap();
        let stored = weights::read(&stored).unwrap();
        let rounded = weights::named_tensors(&weights::fake_quantize(network, Precision::Int8));
        assert_eq!(rounded.len(), stored.len());
        for (name, rounded) in rounded {
            let largest = rounded.values.iter().fold(0.0_f32, |largest, value| largest.max(value.abs()));
            for (rounded, stored) in rounded.values.iter().zip(&stored[&name].values) {
                assert!((rounded - stored).abs() <= 1e-6 * largest, "{name}: {rounded} {stored}");
            }
        }
    }
}
