//! A network's weights as a file: safetensors, under the names of the network's own fields.
//!
//! Stored whole (`F32`), or in a byte each: then a tensor `blocks.3.expand.weight` is `I8`, and beside it lies
//! `blocks.3.expand.weight_scale`, by which each output channel, the last axis, is multiplied when it is read. Biases are
//! always whole. Whichever it is, the network gets f32. A file may hold words beside its tensors, by their keys
//! (safetensors' `__metadata__`); no reading depends on them.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use burn::module::{Module, ModuleMapper, ModuleVisitor, Param};
use burn::tensor::{Tensor, TensorData};
use safetensors::tensor::{Dtype, View};
use safetensors::{SafeTensorError, SafeTensors};

use crate::Network;

/// What a byte reaches to, on either side of 0.
const BYTE_RANGE: f32 = 127.0;

/// What is added to a tensor's name for that of its scales.
const SCALE: &str = "_scale";

/// How the numbers of a weights file are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// As they are.
    F32,
    /// A byte for each weight and a scale for each output channel.
    Int8,
}

impl Precision {
    /// Its name in the card: `f32`, `int8`.
    pub fn name(self) -> &'static str {
        match self {
            Precision::F32 => "f32",
            Precision::Int8 => "int8",
        }
    }
}

/// The values of one tensor, the last axis changing fastest.
#[derive(Clone, Debug, PartialEq)]
pub struct TensorValues {
    /// The tensor's shape.
    pub shape: Vec<usize>,
    /// As many values as the shape holds.
    pub values: Vec<f32>,
}

/// Tensors by their names.
pub type NamedTensors = BTreeMap<String, TensorValues>;

/// Why a weights file cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WeightsError {
    /// The bytes are no safetensors file.
    #[error("it is no safetensors file ({0})")]
    Format(#[from] SafeTensorError),
    /// A tensor is stored in a way that is not read here.
    #[error("{name} holds {dtype}; convert it to f32")]
    Type {
        /// The tensor's name.
        name: String,
        /// Its type in the file.
        dtype: String,
    },
    /// A tensor of bytes has no scales, or not one for each output channel.
    #[error("{name} is stored in bytes without a scale for each output channel")]
    Scale {
        /// The tensor's name.
        name: String,
    },
    /// The tensors are those of another network.
    #[error("{}", .0.join("; "))]
    Other(Vec<String>),
}

/// The tensors of the safetensors file in `bytes`, widened to f32.
///
/// # Errors
///
/// Where it is no such file, or one with tensors of other types than f32, f16 and scaled bytes.
pub fn read(bytes: &[u8]) -> Result<NamedTensors, WeightsError> {
    let file = SafeTensors::deserialize(bytes)?;
    let mut named = NamedTensors::new();
    for (name, view) in file.iter() {
        let data = view.data();
        let values = match view.dtype() {
            Dtype::F32 => floats(data),
            Dtype::F16 => data.as_chunks().0.iter().map(|bytes| half::f16::from_le_bytes(*bytes).to_f32()).collect(),
            Dtype::I8 => {
                let scales = file.tensor(&format!("{name}{SCALE}")).ok();
                let scales = scales.filter(|scales| scales.dtype() == Dtype::F32);
                let scales = scales.ok_or_else(|| WeightsError::Scale { name: name.into() })?;
                let scales = floats(scales.data());
                if scales.is_empty() || view.shape().last() != Some(&scales.len()) {
                    return Err(WeightsError::Scale { name: name.into() });
                }
                let rows = data.chunks_exact(scales.len());
                rows.flat_map(|row| row.iter().zip(&scales).map(|(byte, scale)| f32::from(*byte as i8) * scale))
                    .collect()
            }
            // PyTorch counts the batches that a batch normalisation has seen; no network needs it.
            Dtype::I64 if name.ends_with("num_batches_tracked") => continue,
            dtype => return Err(WeightsError::Type { name: name.into(), dtype: format!("{dtype:?}") }),
        };
        let is_scale = name.strip_suffix(SCALE).is_some_and(|of| file.tensor(of).is_ok());
        if !is_scale {
            named.insert(name.into(), TensorValues { shape: view.shape().to_vec(), values });
        }
    }
    Ok(named)
}

/// The words beside the tensors of the safetensors file in `bytes`, by their keys; empty where there are none.
///
/// # Errors
///
/// Where it is no such file.
pub fn read_metadata(bytes: &[u8]) -> Result<HashMap<String, String>, WeightsError> {
    let (_, metadata) = SafeTensors::read_metadata(bytes)?;
    Ok(metadata.metadata().clone().unwrap_or_default())
}

/// The numbers of an f32 tensor, which a file holds in little-endian order.
fn floats(data: &[u8]) -> Vec<f32> {
    data.as_chunks::<4>().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect()
}

/// `network` with the values of `named`.
///
/// # Errors
///
/// Where a tensor is missing, has no place in the network or another shape; every one is named.
pub fn fill(network: Network, named: NamedTensors) -> Result<Network, WeightsError> {
    let mut filler = Filler { named, path: Vec::new(), wrong: Vec::new() };
    let network = network.map(&mut filler);
    let without_place = filler.named.keys().map(|name| format!("it has no place for {name}"));
    let wrong: Vec<String> = filler.wrong.into_iter().chain(without_place).collect();
    if wrong.is_empty() { Ok(network) } else { Err(WeightsError::Other(wrong)) }
}

/// The tensors of `network`. They are read back from its device at once, which a GPU in a browser cannot do.
pub fn named_tensors(network: &Network) -> NamedTensors {
    let mut collector = Collector::default();
    network.visit(&mut collector);
    collector.named
}

/// `network`, which is without automatic differentiation, with its weights as they come back from a file of this
/// precision.
pub fn rounded(network: Network, precision: Precision) -> Network {
    match precision {
        Precision::F32 => network,
        Precision::Int8 => network.map(&mut Rounder),
    }
}

/// The safetensors file of `named`.
///
/// # Errors
///
/// Where a shape does not fit its values.
pub fn write(named: &NamedTensors, precision: Precision) -> Result<Vec<u8>, WeightsError> {
    write_with_metadata(named, precision, HashMap::new())
}

/// The same with `words` beside the tensors, by their keys. Several keys have no order of their own: for the same bytes
/// each time there must be one at most.
///
/// # Errors
///
/// As [`write()`].
pub fn write_with_metadata(
    named: &NamedTensors,
    precision: Precision,
    words: HashMap<String, String>,
) -> Result<Vec<u8>, WeightsError> {
    let mut tensors = Vec::new();
    for (name, TensorValues { shape, values }) in named {
        // The weights of a layer; a bias has one axis.
        if precision == Precision::Int8 && shape.len() > 1 {
            let channels = shape.last().copied().unwrap_or(1);
            let (bytes, scales) = to_bytes(values, channels);
            tensors.push((name.clone(), Stored { dtype: Dtype::I8, shape: shape.clone(), data: bytes }));
            let data = scales.iter().flat_map(|scale| scale.to_le_bytes()).collect();
            tensors.push((format!("{name}{SCALE}"), Stored { dtype: Dtype::F32, shape: vec![channels], data }));
        } else {
            let data = values.iter().flat_map(|value| value.to_le_bytes()).collect();
            tensors.push((name.clone(), Stored { dtype: Dtype::F32, shape: shape.clone(), data }));
        }
    }
    Ok(safetensors::serialize(tensors, (!words.is_empty()).then_some(words))?)
}

/// Each value as a byte, and the scale of each of the `channels`, which take turns in `values`: by it the channel's
/// largest value becomes the largest byte.
fn to_bytes(values: &[f32], channels: usize) -> (Vec<u8>, Vec<f32>) {
    let mut scales = vec![0.0_f32; channels];
    for row in values.chunks_exact(channels) {
        scales.iter_mut().zip(row).for_each(|(scale, value)| *scale = scale.max(value.abs()));
    }
    scales.iter_mut().for_each(|scale| *scale = scale.max(f32::MIN_POSITIVE) / BYTE_RANGE);
    let rows = values.chunks_exact(channels);
    let bytes = rows
        .flat_map(|row| row.iter().zip(&scales).map(|(value, scale)| (value / scale).round_ties_even() as i8 as u8));
    (bytes.collect(), scales)
}

/// A tensor as it goes into the file.
struct Stored {
    dtype: Dtype,
    shape: Vec<usize>,
    data: Vec<u8>,
}

impl View for Stored {
    fn dtype(&self) -> Dtype {
        self.dtype
    }

    fn shape(&self) -> &[usize] {
        &self.shape
    }

    fn data(&self) -> Cow<'_, [u8]> {
        self.data.as_slice().into()
    }

    fn data_len(&self) -> usize {
        self.data.len()
    }
}

/// Rounds every tensor of more than one axis as [`to_bytes`] does.
struct Rounder;

impl ModuleMapper for Rounder {
    fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
        if D < 2 {
            return param;
        }
        param.map(|value| {
            let largest = (0..D - 1).fold(value.clone().abs(), |largest, axis| largest.max_dim(axis));
            let scale = largest.clamp_min(f32::MIN_POSITIVE) / BYTE_RANGE;
            (value / scale.clone()).round() * scale
        })
    }
}

struct Filler {
    named: NamedTensors,
    path: Vec<String>,
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
        let name = without_network(&self.path);
        let shape = param.lazy_shape().to_vec();
        match self.named.remove(&name) {
            None => self.wrong.push(format!("{name} is missing")),
            Some(values) if values.shape != shape => {
                self.wrong.push(format!("{name} is {:?} there and {shape:?} here", values.shape));
            }
            Some(values) => {
                let tensor = Tensor::from_data(TensorData::new(values.values, shape), &param.lazy_device());
                let id = param.id;
                return param.transform_for_load(tensor, id);
            }
        }
        param
    }
}

#[derive(Default)]
struct Collector {
    path: Vec<String>,
    named: NamedTensors,
}

impl ModuleVisitor for Collector {
    fn enter_module(&mut self, name: &str, _container: &str) {
        self.path.push(name.to_string());
    }

    fn exit_module(&mut self, _name: &str, _container: &str) {
        self.path.pop();
    }

    fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
        let tensor = param.val();
        let shape = tensor.shape().to_vec();
        let values = tensor.into_data().iter::<f32>().collect();
        self.named.insert(without_network(&self.path), TensorValues { shape, values });
    }
}

/// The name of a tensor: the way to it without its first step, the network's own name.
fn without_network(path: &[String]) -> String {
    path.get(1..).unwrap_or_default().join(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_within_half_a_step_of_their_channel() {
        // Two channels of very different size take turns, and a third is nothing.
        let values: Vec<f32> =
            (0..60).flat_map(|step| [(step as f32 * 0.7).sin(), 1e-4 * (step as f32 * 0.3).cos(), 0.0]).collect();
        let named = NamedTensors::from([
            ("layer.weight".to_string(), TensorValues { shape: vec![1, 1, 60, 3], values: values.clone() }),
            ("layer.bias".to_string(), TensorValues { shape: vec![3], values: vec![0.1, -7.0, 1e-9] }),
        ]);
        let read_back = read(&write(&named, Precision::Int8).unwrap()).unwrap();
        assert_eq!(read_back["layer.bias"], named["layer.bias"]);
        assert_eq!(read_back.len(), 2, "the scales are no tensors of their own");
        let found = &read_back["layer.weight"];
        assert_eq!(found.shape, [1, 1, 60, 3]);
        for (place, (found, value)) in found.values.iter().zip(&values).enumerate() {
            let largest = [1.0, 1e-4, 0.0][place % 3];
            assert!((found - value).abs() <= largest / 127.0, "{place}: {found} {value}");
        }
    }

    #[test]
    fn whole_numbers_come_back_as_they_were() {
        let values = TensorValues { shape: vec![2, 2], values: vec![1.5, -1e-20, 3e30, 0.1] };
        let named = NamedTensors::from([("a.weight".to_string(), values)]);
        assert_eq!(read(&write(&named, Precision::F32).unwrap()).unwrap(), named);
    }

    #[test]
    fn words_beside_the_tensors_come_back_and_change_no_tensor() {
        let values = TensorValues { shape: vec![2, 2], values: vec![1.5, -0.25, 3.0, 0.1] };
        let named = NamedTensors::from([("a.weight".to_string(), values)]);
        let words = HashMap::from([("key".to_string(), "[\"some\", \"words\"]".to_string())]);
        for precision in [Precision::F32, Precision::Int8] {
            let (with, without) =
                (write_with_metadata(&named, precision, words.clone()).unwrap(), write(&named, precision).unwrap());
            assert_eq!(read_metadata(&with).unwrap(), words);
            assert_eq!(read(&with).unwrap(), read(&without).unwrap());
            assert!(read_metadata(&without).unwrap().is_empty() && with != without);
        }
        assert!(matches!(read_metadata(b"<html>not found</html>"), Err(WeightsError::Format(_))));
    }

    #[test]
    fn other_files_are_refused_by_what_is_wrong() {
        assert!(matches!(read(b"<html>not found</html>"), Err(WeightsError::Format(_))));
        let bytes = Stored { dtype: Dtype::I8, shape: vec![2, 2], data: vec![1, 2, 3, 4] };
        let file = safetensors::serialize([("a.weight", bytes)], None).unwrap();
        let message = read(&file).unwrap_err().to_string();
        assert_eq!(message, "a.weight is stored in bytes without a scale for each output channel");
        let none = |dtype, shape| Stored { dtype, shape, data: Vec::new() };
        let tensors = [("a.weight", none(Dtype::I8, vec![2, 0])), ("a.weight_scale", none(Dtype::F32, vec![0]))];
        let file = safetensors::serialize(tensors, None).unwrap();
        assert!(matches!(read(&file), Err(WeightsError::Scale { .. })));
        let doubles = Stored { dtype: Dtype::F64, shape: vec![1], data: vec![0; 8] };
        let file = safetensors::serialize([("a.weight", doubles)], None).unwrap();
        assert_eq!(read(&file).unwrap_err().to_string(), "a.weight holds F64; convert it to f32");
    }
}
