//! Weights from other files into a network: `.safetensors` with our names, torchvision's of `mobilenet_v2`, or
//! EfficientNet-Lite's with its batch normalisation apart.

mod batch_norm;
mod published;
pub mod seen;

use std::path::Path;

use anyhow::{Context, Result, ensure};
use naevus_network::Network;
use naevus_network::weights::{self, NamedTensors};
use naevus_reading::card::TrainedOn;

#[cfg(test)]
pub use batch_norm::Affine;
pub use batch_norm::Affines;

/// What an import took from a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// Tensors filled from the file.
    pub filled: usize,
    /// Whether the last layer was left as it was, since the file's has other outputs.
    pub fresh_classifier: bool,
    /// How batch normalisation divides the weights of its layers; none where the file had it folded in.
    pub affines: Affines,
    /// What the weights of the file were fitted to; empty where nobody says.
    pub trained_on: Vec<TrainedOn>,
}

/// The names of the last layer's tensors.
const CLASSIFIER: [&str; 2] = ["classifier.weight", "classifier.bias"];

/// `network` with the weights of the safetensors file at `path`.
///
/// The publishers' names are recognised; batch normalisation that is still there is folded into its convolution. A last
/// layer with other outputs than the network's is left out, so that the network learns its own.
///
/// # Errors
///
/// Where the file is no safetensors file, lacks a tensor, holds one too many or one of another shape: the network has
/// another width or another architecture.
pub fn import(network: Network, path: &Path) -> Result<(Network, Imported)> {
    let bytes = std::fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let named = weights::read(&bytes).with_context(|| format!("{} is no usable .safetensors file", path.display()))?;
    let seen = seen::of(&bytes, path)?;
    let (mut named, affines) = published::translated(named)?;
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
    let network = weights::fill(network, named)
        .with_context(|| format!("{} does not fit this network; check --network and --width", path.display()))?;
    Ok((network, Imported { filled, fresh_classifier, affines, trained_on: seen }))
}

#[cfg(test)]
mod tests {
    use burn::tensor::Device;
    use naevus_network::golden::synthetic_photo;
    use naevus_network::weights::Precision;
    use naevus_network::{Architecture, Batch, NetworkConfig, Padding};
    use naevus_reading::preprocess::{Input, Normalisation};

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

    /// The share of the everyday photos that get their ImageNet class first, by weights whose first `background` outputs
    /// are no class.
    fn top_1_accuracy(data: &Path, config: &NetworkConfig, file: &str, tensors: usize, background: usize) -> f64 {
        let device = Device::flex();
        let file = data.join("weights").join(file);
        let (network, imported) = import(config.init_empty(&device).unwrap(), &file).unwrap();
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
        let mut right = 0;
        for photos in photos.chunks(32) {
            let inputs: Vec<Input> = photos.iter().map(|(input, _)| input.clone()).collect();
            let logits = network.forward(Batch::new(&inputs, &device)).into_data().try_into_vec::<f32>().unwrap();
            for (logits, (_, class)) in logits.chunks_exact(config.outputs).zip(photos) {
                right += usize::from(logits.iter().all(|logit| *logit <= logits[*class]));
            }
        }
        println!("{right} of {} everyday photos get their class first", photos.len());
        assert!(photos.len() > 400, "{}", photos.len());
        right as f64 / photos.len() as f64
    }

    #[test]
    fn the_imagenet_weights_classify_everyday_photos() {
        let Some(data) = data("the import of the ImageNet weights") else { return };
        let mobilenet = mobilenet(1.0, 1001, 224);
        // The first output is TensorFlow's background.
        let accuracy = top_1_accuracy(data, &mobilenet, "mobilenet_v2_1.0_224_imagenet.safetensors", 106, 1);
        assert!((0.65..0.95).contains(&accuracy), "{accuracy}");
        let architecture = Architecture::EfficientNetLite0 { padding: Padding::Same };
        let lite = NetworkConfig { architecture, input_side_px: 192, outputs: 1000, dropout: 0.0 };
        // 0.69 by the reference of the weights' publisher.
        let accuracy = top_1_accuracy(data, &lite, "efficientnet_lite0/efficientnet_lite0_bn.safetensors", 100, 0);
        assert!((0.67..0.71).contains(&accuracy), "{accuracy}");
    }

    #[test]
    fn another_last_layer_is_left_as_it_was() {
        let Some(data) = data("the import for fine-tuning") else { return };
        let network = mobilenet(1.0, 9, 160).init(&Device::flex()).unwrap();
        let file = data.join("weights/mobilenet_v2_1.0_224_imagenet.safetensors");
        let (_, imported) = import(network, &file).unwrap();
        assert_eq!((imported.filled, imported.fresh_classifier), (104, true));
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
        let named = weights::named_tensors(&saved);
        let path = std::env::temp_dir().join(format!("naevus-weights-{}.safetensors", std::process::id()));
        std::fs::write(&path, weights::write(&named, Precision::F32).unwrap()).unwrap();
        let (loaded, imported) = import(config.init(&device).unwrap(), &path).unwrap();
        std::fs::remove_file(&path).unwrap();
        assert_eq!(imported.filled, named.len());
        let logits = |network: &Network| {
            let input = Input::new(&synthetic_photo(3), 64, &Normalisation::MINUS_ONE_TO_ONE);
            network.forward(Batch::new(&[input], &device)).into_data().try_into_vec::<f32>().unwrap()
        };
        assert_eq!(logits(&loaded), logits(&saved));
    }

    #[test]
    fn what_training_rounds_to_is_what_a_file_holds() {
        let network = mobilenet(0.35, 9, 64).init(&Device::flex()).unwrap();
        let stored = weights::write(&weights::named_tensors(&network), Precision::Int8).unwrap();
        let stored = weights::read(&stored).unwrap();
        let rounded = weights::named_tensors(&weights::rounded(network, Precision::Int8));
        assert_eq!(rounded.len(), stored.len());
        for (name, rounded) in rounded {
            let largest = rounded.values.iter().fold(0.0_f32, |largest, value| largest.max(value.abs()));
            for (rounded, stored) in rounded.values.iter().zip(&stored[&name].values) {
                assert!((rounded - stored).abs() <= 1e-6 * largest, "{name}: {rounded} {stored}");
            }
        }
    }
}
