//! Builds an ONNX graph from named weights.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};
use naevus_network::Padding;

use super::proto::{AttributeProto, FLOAT, GraphProto, NodeProto, TensorProto, ValueInfoProto};
use naevus_network::weights::{NamedTensors, TensorValues};

/// The names of the bounds of ReLU6.
const ZERO: &str = "zero";
const SIX: &str = "six";

/// The output of an operator: `[photos, channels, side_px, side_px]`.
#[derive(Clone, Debug)]
pub struct FeatureMap {
    name: String,
    channels: usize,
    side_px: usize,
}

/// A graph under construction.
pub struct GraphBuilder<'a> {
    tensors: &'a NamedTensors,
    used: BTreeSet<String>,
    padding: Padding,
    graph: GraphProto,
}

impl<'a> GraphBuilder<'a> {
    /// A graph without operators, and its input `input`: `[photos, 3, side_px, side_px]`.
    pub fn new(tensors: &'a NamedTensors, padding: Padding, side_px: usize) -> (GraphBuilder<'a>, FeatureMap) {
        let graph = GraphProto {
            name: "naevus".into(),
            initializer: vec![constant(ZERO, &[], &[0.0]), constant(SIX, &[], &[6.0])],
            input: vec![ValueInfoProto::of_photos("input", &[3, side_px, side_px])],
            ..GraphProto::default()
        };
        let input = FeatureMap { name: "input".into(), channels: 3, side_px };
        (GraphBuilder { tensors, used: BTreeSet::new(), padding, graph }, input)
    }

    /// Adds the convolution `layer` with its bias.
    ///
    /// # Errors
    ///
    /// If its weights are missing or do not match the input.
    pub fn convolution(&mut self, layer: &str, input: &FeatureMap, stride: usize) -> Result<FeatureMap> {
        let weight = self.take(layer, "weight")?;
        let &[kernel, kernel_width, inputs, outputs] = &weight.shape[..] else {
            anyhow::bail!("{layer}.weight is {:?}, which is not a convolution kernel", weight.shape);
        };
        ensure!(
            kernel == kernel_width && inputs > 0 && input.channels.is_multiple_of(inputs),
            "{layer}.weight is {:?}, which does not match {} input channels",
            weight.shape,
            input.channels
        );
        let onnx_weight =
            constant(&format!("{layer}.weight"), &[outputs, inputs, kernel, kernel], &to_onnx_layout(weight));
        self.graph.initializer.push(onnx_weight);
        self.bias(layer)?;
        let (before, after, side_px) = padding(self.padding, input.side_px, kernel, stride);
        let twice = |value: usize| vec![value as i64; 2];
        let attributes = vec![
            AttributeProto::ints("kernel_shape", twice(kernel)),
            AttributeProto::ints("strides", twice(stride)),
            AttributeProto::ints("pads", [twice(before), twice(after)].concat()),
            AttributeProto::int("group", (input.channels / inputs) as i64),
        ];
        let parts = [input.name.clone(), format!("{layer}.weight"), format!("{layer}.bias")];
        let name = self.node("Conv", layer, &parts, attributes);
        Ok(FeatureMap { name, channels: outputs, side_px })
    }

    /// Adds a ReLU6.
    pub fn relu6(&mut self, input: &FeatureMap) -> FeatureMap {
        let parts = [input.name.clone(), ZERO.into(), SIX.into()];
        let name = self.node("Clip", &format!("{}.relu6", input.name), &parts, Vec::new());
        FeatureMap { name, ..input.clone() }
    }

    /// Adds the sum of two outputs of the same shape.
    pub fn sum(&mut self, first: &FeatureMap, second: &FeatureMap) -> FeatureMap {
        let parts = [first.name.clone(), second.name.clone()];
        let name = self.node("Add", &format!("{}.sum", first.name), &parts, Vec::new());
        FeatureMap { name, ..first.clone() }
    }

    /// Adds global average pooling and the linear layer `layer`, whose weights are a 1×1 kernel. The output is
    /// `logits`.
    ///
    /// # Errors
    ///
    /// If weights are missing, do not match or are unused.
    pub fn finish(mut self, layer: &str, input: &FeatureMap) -> Result<GraphProto> {
        let weight = self.take(layer, "weight")?;
        let &[1, 1, inputs, outputs] = &weight.shape[..] else {
            anyhow::bail!("{layer}.weight is {:?}, which is not a linear layer", weight.shape);
        };
        ensure!(inputs == input.channels, "{layer}.weight takes {inputs} channels, not {}", input.channels);
        self.graph.initializer.push(constant(&format!("{layer}.weight"), &[inputs, outputs], &weight.values));
        self.bias(layer)?;
        let mean = self.node("GlobalAveragePool", "mean", std::slice::from_ref(&input.name), Vec::new());
        let flat = self.node("Flatten", "flat", &[mean], vec![AttributeProto::int("axis", 1)]);
        let parts = [flat, format!("{layer}.weight"), format!("{layer}.bias")];
        let _logits = self.node("Gemm", "logits", &parts, Vec::new());
        self.graph.output.push(ValueInfoProto::of_photos("logits", &[outputs]));
        let unused: Vec<&String> = self.tensors.keys().filter(|name| !self.used.contains(*name)).collect();
        ensure!(unused.is_empty(), "the network has weights that the ONNX graph does not use: {unused:?}");
        Ok(self.graph)
    }

    fn bias(&mut self, layer: &str) -> Result<()> {
        let bias = self.take(layer, "bias")?;
        self.graph.initializer.push(constant(&format!("{layer}.bias"), &bias.shape, &bias.values));
        Ok(())
    }

    fn take(&mut self, layer: &str, kind: &str) -> Result<&'a TensorValues> {
        let name = format!("{layer}.{kind}");
        let values = self.tensors.get(&name).with_context(|| format!("the network has no {name}"))?;
        self.used.insert(name);
        Ok(values)
    }

    /// Adds an operator. Its output has the same name.
    fn node(&mut self, op_type: &str, name: &str, input: &[String], attribute: Vec<AttributeProto>) -> String {
        let node = NodeProto {
            input: input.to_vec(),
            output: vec![name.into()],
            name: name.into(),
            op_type: op_type.into(),
            attribute,
        };
        self.graph.node.push(node);
        name.into()
    }
}

/// The padding before and after an axis of length `side_px`, and the length of the output.
fn padding(padding: Padding, side_px: usize, kernel: usize, stride: usize) -> (usize, usize, usize) {
    let (before, after) = match padding {
        Padding::Same => {
            let total = ((side_px.div_ceil(stride) - 1) * stride + kernel).saturating_sub(side_px);
            (total / 2, total - total / 2)
        }
        Padding::Symmetric => (kernel / 2, kernel / 2),
    };
    (before, after, (side_px + before + after - kernel) / stride + 1)
}

/// The values of a kernel in ONNX's layout: `[channels_out, channels_in / groups, kernel_height, kernel_width]`.
fn to_onnx_layout(kernel: &TensorValues) -> Vec<f32> {
    let (outputs, inputs) = (kernel.shape[3], kernel.shape[2]);
    let positions = kernel.shape[0] * kernel.shape[1];
    let mut values = Vec::with_capacity(kernel.values.len());
    for output in 0..outputs {
        for input in 0..inputs {
            let index = |position| (position * inputs + input) * outputs + output;
            values.extend((0..positions).map(|position| kernel.values[index(position)]));
        }
    }
    values
}

fn constant(name: &str, shape: &[usize], values: &[f32]) -> TensorProto {
    TensorProto {
        dims: shape.iter().map(|length| *length as i64).collect(),
        data_type: FLOAT,
        name: name.into(),
        raw_data: values.iter().flat_map(|value| value.to_le_bytes()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn padding_matches_tensorflow_and_pytorch() {
        // TensorFlow's SAME at stride 2: 0 before and 1 after for an even side, 1 on each end for an odd side.
        assert_eq!(padding(Padding::Same, 160, 3, 2), (0, 1, 80));
        assert_eq!(padding(Padding::Same, 5, 3, 2), (1, 1, 3));
        assert_eq!(padding(Padding::Same, 10, 3, 1), (1, 1, 10));
        assert_eq!(padding(Padding::Symmetric, 160, 3, 2), (1, 1, 80));
        assert_eq!(padding(Padding::Symmetric, 160, 1, 1), (0, 0, 160));
    }

    #[test]
    fn a_kernel_is_converted_to_the_onnx_layout() {
        // One row, two columns, two input channels, three output channels; the values are 0 to 11 in memory order.
        let kernel = TensorValues { shape: vec![1, 2, 2, 3], values: (0..12_u8).map(f32::from).collect() };
        assert_eq!(to_onnx_layout(&kernel), [0.0, 6.0, 3.0, 9.0, 1.0, 7.0, 4.0, 10.0, 2.0, 8.0, 5.0, 11.0]);
    }
}
