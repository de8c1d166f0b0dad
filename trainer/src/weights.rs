//! Weights from other files into a network: `.safetensors` with our names, or torchvision's of `mobilenet_v2`.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use burn::module::{Module, ModuleMapper, Param};
use burn::tensor::{Tensor, TensorData};
use naevus::network::Network;
use safetensors::{Dtype, SafeTensors};

/// One tensor of a file, widened to f32, in the file's order.
#[derive(Clone, Debug, PartialEq)]
struct Values {
    shape: Vec<usize>,
    values: Vec<f32>,
}

type Named = HashMap<String, Values>;

/// What an import took from a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Imported {
    /// Tensors filled from the file.
    pub filled: usize,
    /// Whether the last layer was left as it was, since the file's has other outputs.
    pub fresh_classifier: bool,
}

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
    let named = parse(&bytes).with_context(|| format!("{} is no usable .safetensors file", path.display()))?;
    let torchvision = named.contains_key("features.0.0.weight");
    let named = if torchvision { from_torchvision(fold_batch_norm(named)?)? } else { named };
    let mut filler = Filler { named, path: Vec::new(), filled: 0, fresh_classifier: false, wrong: Vec::new() };
    let network = network.map(&mut filler);
    let left: Vec<&String> = filler.named.keys().collect();
    ensure!(
        filler.wrong.is_empty() && left.is_empty(),
        "{} does not fit this network: {}{}; check --network and --width",
        path.display(),
        filler.wrong.join("; "),
        if left.is_empty() { String::new() } else { format!("; it has no place for {left:?}") }
    );
    Ok((network, Imported { filled: filler.filled, fresh_classifier: filler.fresh_classifier }))
}

fn parse(bytes: &[u8]) -> Result<Named> {
    let file = SafeTensors::deserialize(bytes)?;
    let mut named = Named::new();
    for (name, view) in file.tensors() {
        let values = match view.dtype() {
            Dtype::F32 => view.data().as_chunks::<4>().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect(),
            Dtype::F16 => {
                let halves = view.data().as_chunks::<2>().0.iter();
                halves.map(|bytes| half::f16::from_le_bytes(*bytes).to_f32()).collect()
            }
            // PyTorch counts the batches that a batch normalisation has seen; the network does not need it.
            Dtype::I64 if name.ends_with("num_batches_tracked") => continue,
            other => bail!("{name} holds {other:?}; convert it to f32"),
        };
        named.insert(name, Values { shape: view.shape().to_vec(), values });
    }
    Ok(named)
}

/// Folds each `PREFIX.1` batch normalisation (or `PREFIX.{n+1}` beside convolution `PREFIX.{n}`) into its convolution.
fn fold_batch_norm(mut named: Named) -> Result<Named> {
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
        let weight = named.get_mut(&format!("{convolution}.weight")).with_context(|| format!("{convolution}.weight is missing"))?;
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

/// torchvision's names to ours, and its linear layer (outputs, inputs) to burn's (inputs, outputs).
fn from_torchvision(named: Named) -> Result<Named> {
    named
        .into_iter()
        .map(|(name, mut values)| {
            let (layer, kind) = name.rsplit_once('.').with_context(|| format!("{name} is no name of torchvision's"))?;
            let ours = our_layer(layer).with_context(|| format!("{name} is no name of torchvision's mobilenet_v2"))?;
            if ours == "classifier" && kind == "weight" {
                values = transposed(values);
            }
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

fn transposed(values: Values) -> Values {
    let (rows, columns) = (values.shape[0], values.shape[1]);
    let turned = (0..columns).flat_map(|column| (0..rows).map(move |row| row * columns + column));
    Values { shape: vec![columns, rows], values: turned.map(|place| values.values[place]).collect() }
}

struct Filler {
    named: Named,
    path: Vec<String>,
    filled: usize,
    fresh_classifier: bool,
    wrong: Vec<String>,
}

impl ModuleMapper for Filler {
    fn enter_module(&mut self, name: &str, _container: &str) {
        self.path.push(name.to_string());
    }

    fn exit_module(&mut self, _name: &str, _container: &str) {
        self.path.pop();
    }

    fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
        // The first step of a path is the network's own name, which the file leaves out.
        let path = self.path[1..].join(".");
        let shape = param.lazy_shape().to_vec();
        let Some(values) = self.named.remove(&path) else {
            self.wrong.push(format!("{path} is missing"));
            return param;
        };
        if values.shape != shape {
            if path.starts_with("classifier.") && values.shape.first() == shape.first() || path == "classifier.bias" {
                self.fresh_classifier = true;
            } else {
                self.wrong.push(format!("{path} is {:?} there and {shape:?} here", values.shape));
            }
            return param;
        }
        self.filled += 1;
        let device = param.lazy_device();
        let tensor = Tensor::from_data(TensorData::new(values.values, shape), &device);
        let id = param.id;
        param.transform_for_load(tensor, id)
    }
}
