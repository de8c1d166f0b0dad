//! Weights files: safetensors, whose tensor names are the field paths of the network.
//!
//! Weights are stored as `F32`, or quantised to `I8` with a scale per output channel. The scales of the `I8` tensor
//! `blocks.3.expand.weight` are the tensor `blocks.3.expand.weight_scale`, and the output channels are its last axis.
//! Biases are always `F32`. The network always computes in f32. A file may contain metadata (safetensors'
//! `__metadata__`), which does not affect the network.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use burn::module::{Module, ModuleMapper, ModuleVisitor, Param};
use burn::tensor::{Tensor, TensorData};
use safetensors::tensor::{Dtype, View};
use safetensors::{SafeTensorError, SafeTensors};

use crate::Network;

/// The maximum absolute value of a quantised weight.
const INT8_MAX: f32 = 127.0;

/// The suffix of the name of a scale tensor.
const SCALE_SUFFIX: &str = "_scale";

/// The number format of a weights file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// 32-bit floating point.
    F32,
    /// Symmetric 8-bit quantisation of the weights, with a scale per output channel.
    Int8,
}

impl Precision {
    /// The name in the card: `f32` or `int8`.
    pub fn name(self) -> &'static str {
        match self {
            Precision::F32 => "f32",
            Precision::Int8 => "int8",
        }
    }
}

/// A tensor in main memory.
#[derive(Clone, Debug, PartialEq)]
pub struct TensorValues {
    /// The shape.
    pub shape: Vec<usize>,
    /// The values in row-major order.
    pub values: Vec<f32>,
}

/// Tensors by name.
pub type NamedTensors = BTreeMap<String, TensorValues>;

/// An error of a weights file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WeightsError {
    /// The file is not in the safetensors format.
    #[error("it is not a safetensors file ({0})")]
    Format(#[from] SafeTensorError),
    /// The data type of a tensor is not supported.
    #[error("{name} has the data type {dtype}; convert it to f32")]
    UnsupportedType {
        /// The name of the tensor.
        name: String,
        /// The data type in the file.
        dtype: String,
    },
    /// A quantised tensor does not have a scale for each output channel.
    #[error("{name} is quantised but does not have a scale for each output channel")]
    Scale {
        /// The name of the tensor.
        name: String,
    },
    /// The tensors do not match the network. Each mismatch is one message.
    #[error("{}", .0.join("; "))]
    Mismatch(Vec<String>),
}

/// The tensors of the safetensors file in `bytes`, converted to f32.
///
/// # Errors
///
/// If `bytes` are not a safetensors file, or a tensor has another type than f32, f16 or int8 with scales.
pub fn read(bytes: &[u8]) -> Result<NamedTensors, WeightsError> {
    let file = SafeTensors::deserialize(bytes)?;
    let mut named = NamedTensors::new();
    for (name, view) in file.iter() {
        let data = view.data();
        let values = match view.dtype() {
            Dtype::F32 => f32_values(data),
            Dtype::F16 => data.as_chunks().0.iter().map(|bytes| half::f16::from_le_bytes(*bytes).to_f32()).collect(),
            Dtype::I8 => {
                let scales = file.tensor(&format!("{name}{SCALE_SUFFIX}")).ok();
                let scales = scales.filter(|scales| scales.dtype() == Dtype::F32);
                let scales = scales.ok_or_else(|| WeightsError::Scale { name: name.into() })?;
                let scales = f32_values(scales.data());
                if scales.is_empty() || view.shape().last() != Some(&scales.len()) {
                    return Err(WeightsError::Scale { name: name.into() });
                }
                let rows = data.chunks_exact(scales.len());
                rows.flat_map(|row| row.iter().zip(&scales).map(|(byte, scale)| f32::from(*byte as i8) * scale))
                    .collect()
            }
            // PyTorch stores the number of batches of each batch normalisation, which no network needs.
            Dtype::I64 if name.ends_with("num_batches_tracked") => continue,
            dtype => return Err(WeightsError::UnsupportedType { name: name.into(), dtype: format!("{dtype:?}") }),
        };
        let is_scale = name.strip_suffix(SCALE_SUFFIX).is_some_and(|of| file.tensor(of).is_ok());
        if !is_scale {
            named.insert(name.into(), TensorValues { shape: view.shape().to_vec(), values });
        }
    }
    Ok(named)
}

/// The metadata of the safetensors file in `bytes`; empty if it has none.
///
/// # Errors
///
/// If `bytes` are not a safetensors file.
pub fn read_metadata(bytes: &[u8]) -> Result<HashMap<String, String>, WeightsError> {
    let (_, header) = SafeTensors::read_metadata(bytes)?;
    Ok(header.metadata().clone().unwrap_or_default())
}

/// The values of an f32 tensor. Files are little-endian.
fn f32_values(data: &[u8]) -> Vec<f32> {
    data.as_chunks::<4>().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect()
}

/// `network` with the weights in `named`.
///
/// # Errors
///
/// If a tensor is missing, unknown or of another shape. The error lists all mismatches.
pub fn load_into(network: Network, named: NamedTensors) -> Result<Network, WeightsError> {
    let mut loader = WeightsLoader { named, path: Vec::new(), mismatches: Vec::new() };
    let network = network.map(&mut loader);
    let unknown = loader.named.keys().map(|name| format!("{name} is unknown"));
    let mismatches: Vec<String> = loader.mismatches.into_iter().chain(unknown).collect();
    if mismatches.is_empty() { Ok(network) } else { Err(WeightsError::Mismatch(mismatches)) }
}

/// The tensors of `network`. They are read from its device synchronously, which WebGPU does not support.
pub fn named_tensors(network: &Network) -> NamedTensors {
    let mut collector = Collector::default();
    network.visit(&mut collector);
    collector.named
}

/// Fake quantisation: `network` with its weights quantised to `precision` and dequantised, as if they were loaded from
/// a file. The network must not be on an autodiff device.
pub fn fake_quantize(network: Network, precision: Precision) -> Network {
    match precision {
        Precision::F32 => network,
        Precision::Int8 => network.map(&mut FakeQuantizer),
    }
}

/// A safetensors file of `named`.
///
/// # Errors
///
/// If a shape does not match its values.
pub fn write(named: &NamedTensors, precision: Precision) -> Result<Vec<u8>, WeightsError> {
    write_with_metadata(named, precision, HashMap::new())
}

/// A safetensors file of `named` with `metadata`. With more than one key the bytes differ between calls, because the
/// keys are unordered.
///
/// # Errors
///
/// As for [`write()`].
pub fn write_with_metadata(
    named: &NamedTensors,
    precision: Precision,
    metadata: HashMap<String, String>,
) -> Result<Vec<u8>, WeightsError> {
    let mut tensors = Vec::new();
    for (name, TensorValues { shape, values }) in named {
        // Weights have more than one axis, biases have one.
        if precision == Precision::Int8 && shape.len() > 1 {
            let channels = shape.last().copied().unwrap_or(1);
            let (bytes, scales) = quantize(values, channels);
            tensors.push((name.clone(), StoredTensor { dtype: Dtype::I8, shape: shape.clone(), data: bytes }));
            let data = scales.iter().flat_map(|scale| scale.to_le_bytes()).collect();
            tensors.push((
                format!("{name}{SCALE_SUFFIX}"),
                StoredTensor { dtype: Dtype::F32, shape: vec![channels], data },
            ));
        } else {
            let data = values.iter().flat_map(|value| value.to_le_bytes()).collect();
            tensors.push((name.clone(), StoredTensor { dtype: Dtype::F32, shape: shape.clone(), data }));
        }
    }
    Ok(safetensors::serialize(tensors, (!metadata.is_empty()).then_some(metadata))?)
}

/// Quantises `values`, whose last axis has `channels` entries, and returns the scale of each channel. The scale maps
/// the maximum absolute value of the channel to [`INT8_MAX`].
fn quantize(values: &[f32], channels: usize) -> (Vec<u8>, Vec<f32>) {
    let mut scales = vec![0.0_f32; channels];
    for row in values.chunks_exact(channels) {
        scales.iter_mut().zip(row).for_each(|(scale, value)| *scale = scale.max(value.abs()));
    }
    scales.iter_mut().for_each(|scale| *scale = scale.max(f32::MIN_POSITIVE) / INT8_MAX);
    let rows = values.chunks_exact(channels);
    let bytes = rows
        .flat_map(|row| row.iter().zip(&scales).map(|(value, scale)| (value / scale).round_ties_even() as i8 as u8));
    (bytes.collect(), scales)
}

/// A tensor in the format of the file.
struct StoredTensor {
    dtype: Dtype,
    shape: Vec<usize>,
    data: Vec<u8>,
}

impl View for StoredTensor {
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

/// Fake-quantises every tensor with more than one axis by the rule of [`quantize`].
struct FakeQuantizer;

impl ModuleMapper for FakeQuantizer {
    fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
        if D < 2 {
            return param;
        }
        param.map(|value| {
            let maximum = (0..D - 1).fold(value.clone().abs(), |maximum, axis| maximum.max_dim(axis));
            let scale = maximum.clamp_min(f32::MIN_POSITIVE) / INT8_MAX;
            (value / scale.clone()).round() * scale
        })
    }
}

struct WeightsLoader {
    named: NamedTensors,
    path: Vec<String>,
    mismatches: Vec<String>,
}

impl ModuleMapper for WeightsLoader {
    fn enter_module(&mut self, name: &str, _container: &str) {
        self.path.push(name.to_string());
    }

    fn exit_module(&mut self, _name: &str, _container: &str) {
        self.path.pop();
    }

    fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
        let name = tensor_name(&self.path);
        let shape = param.lazy_shape().to_vec();
        match self.named.remove(&name) {
            None => self.mismatches.push(format!("{name} is missing")),
            Some(values) if values.shape != shape => {
                self.mismatches
                    .push(format!("{name} has the shape {:?} in the file and {shape:?} in the network", values.shape));
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
        self.named.insert(tensor_name(&self.path), TensorValues { shape, values });
    }
}

/// The name of a tensor: its field path without the first element, which is the name of the network type.
fn tensor_name(path: &[String]) -> String {
    path.get(1..).unwrap_or_default().join(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantized_values_are_within_one_step_of_their_channel() {
        // Two channels of very different magnitude, and a third one of zeros.
        let values: Vec<f32> =
            (0..60).flat_map(|step| [(step as f32 * 0.7).sin(), 1e-4 * (step as f32 * 0.3).cos(), 0.0]).collect();
        let named = NamedTensors::from([
            ("layer.weight".to_string(), TensorValues { shape: vec![1, 1, 60, 3], values: values.clone() }),
            ("layer.bias".to_string(), TensorValues { shape: vec![3], values: vec![0.1, -7.0, 1e-9] }),
        ]);
        let read_back = read(&write(&named, Precision::Int8).unwrap()).unwrap();
        assert_eq!(read_back["layer.bias"], named["layer.bias"]);
        assert_eq!(read_back.len(), 2, "scales are not returned");
        let found = &read_back["layer.weight"];
        assert_eq!(found.shape, [1, 1, 60, 3]);
        for (index, (found, value)) in found.values.iter().zip(&values).enumerate() {
            let maximum = [1.0, 1e-4, 0.0][index % 3];
            assert!((found - value).abs() <= maximum / 127.0, "{index}: {found} {value}");
        }
    }

    #[test]
    fn f32_values_are_restored_exactly() {
        let values = TensorValues { shape: vec![2, 2], values: vec![1.5, -1e-20, 3e30, 0.1] };
        let named = NamedTensors::from([("a.weight".to_string(), values)]);
        assert_eq!(read(&write(&named, Precision::F32).unwrap()).unwrap(), named);
    }

    #[test]
    fn metadata_is_restored_and_does_not_affect_the_tensors() {
        let values = TensorValues { shape: vec![2, 2], values: vec![1.5, -0.25, 3.0, 0.1] };
        let named = NamedTensors::from([("a.weight".to_string(), values)]);
        let metadata = HashMap::from([("key".to_string(), "[\"some\", \"words\"]".to_string())]);
        for precision in [Precision::F32, Precision::Int8] {
            let (with, without) =
                (write_with_metadata(&named, precision, metadata.clone()).unwrap(), write(&named, precision).unwrap());
            assert_eq!(read_metadata(&with).unwrap(), metadata);
            assert_eq!(read(&with).unwrap(), read(&without).unwrap());
            assert!(read_metadata(&without).unwrap().is_empty() && with != without);
        }
        assert!(matches!(read_metadata(b"<html>not found</html>"), Err(WeightsError::Format(_))));
    }

    #[test]
    fn invalid_files_are_refused_with_their_reason() {
        assert!(matches!(read(b"<html>not found</html>"), Err(WeightsError::Format(_))));
        let bytes = StoredTensor { dtype: Dtype::I8, shape: vec![2, 2], data: vec![1, 2, 3, 4] };
        let file = safetensors::serialize([("a.weight", bytes)], None).unwrap();
        let message = read(&file).unwrap_err().to_string();
        assert_eq!(message, "a.weight is quantised but does not have a scale for each output channel");
        let none = |dtype, shape| StoredTensor { dtype, shape, data: Vec::new() };
        let tensors = [("a.weight", none(Dtype::I8, vec![2, 0])), ("a.weight_scale", none(Dtype::F32, vec![0]))];
        let file = safetensors::serialize(tensors, None).unwrap();
        assert!(matches!(read(&file), Err(WeightsError::Scale { .. })));
        let doubles = StoredTensor { dtype: Dtype::F64, shape: vec![1], data: vec![0; 8] };
        let file = safetensors::serialize([("a.weight", doubles)], None).unwrap();
        assert_eq!(read(&file).unwrap_err().to_string(), "a.weight has the data type F64; convert it to f32");
    }
}
