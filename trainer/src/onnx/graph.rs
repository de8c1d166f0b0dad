//! An ONNX graph, built operator by operator from weights by name.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};
use naevus_network::Padding;

use super::proto::{AttributeProto, FLOAT, GraphProto, NodeProto, TensorProto, ValueInfoProto};
use naevus_network::weights::{NamedTensors, TensorValues};

/// The names of the constants between which ReLU6 clips.
const ZERO: &str = "zero";
const SIX: &str = "six";

/// What flows between operators: `[photos, channels, side_px, side_px]`.
#[derive(Clone, Debug)]
pub struct Features {
    name: String,
    channels: usize,
    side_px: usize,
}

/// A graph that is being built.
pub struct GraphBuilder<'a> {
    tensors: &'a NamedTensors,
    used: BTreeSet<String>,
    padding: Padding,
    graph: GraphProto,
}

impl<'a> GraphBuilder<'a> {
    /// A graph without operators yet, and its input: `input`, `[photos, 3, side_px, side_px]`.
    pub fn new(tensors: &'a NamedTensors, padding: Padding, side_px: usize) -> (GraphBuilder<'a>, Features) {
        let graph = GraphProto {
            name: "naevus".into(),
            initializer: vec![constant(ZERO, &[], &[0.0]), constant(SIX, &[], &[6.0])],
            input: vec![ValueInfoProto::of_photos("input", &[3, side_px, side_px])],
            ..GraphProto::default()
        };
        let input = Features { name: "input".into(), channels: 3, side_px };
        (GraphBuilder { tensors, used: BTreeSet::new(), padding, graph }, input)
    }

    /// The convolution `layer`, with its bias.
    ///
    /// # Errors
    ///
    /// Where its weights are missing or do not fit what comes in.
    pub fn convolution(&mut self, layer: &str, input: &Features, stride: usize) -> Result<Features> {
        let weight = self.take(layer, "weight")?;
        let &[kernel, kernel_width, inputs, outputs] = &weight.shape[..] else {
            anyhow::bail!("{layer}.weight is {:?}, which is no convolution", weight.shape);
        };
        ensure!(
            kernel == kernel_width && inputs > 0 && input.channels.is_multiple_of(inputs),
            "{layer}.weight is {:?}, which does not fit {} channels",
            weight.shape,
            input.channels
        );
        let kernel_last =
            constant(&format!("{layer}.weight"), &[outputs, inputs, kernel, kernel], &kernel_last(weight));
        self.graph.initializer.push(kernel_last);
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
        Ok(Features { name, channels: outputs, side_px })
    }

    /// ReLU6.
    pub fn relu6(&mut self, input: &Features) -> Features {
        let parts = [input.name.clone(), ZERO.into(), SIX.into()];
        let name = self.node("Clip", &format!("{}.relu6", input.name), &parts, Vec::new());
        Features { name, ..input.clone() }
    }

    /// The sum of two of the same shape.
    pub fn sum(&mut self, first: &Features, second: &Features) -> Features {
        let parts = [first.name.clone(), second.name.clone()];
        let name = self.node("Add", &format!("{}.sum", first.name), &parts, Vec::new());
        Features { name, ..first.clone() }
    }

    /// The mean over the image, then the linear layer `layer`, whose weights are a 1×1 kernel; its output is `logits`.
    ///
    /// # Errors
    ///
    /// Where weights are missing, do not fit or are left over.
    pub fn finish(mut self, layer: &str, input: &Features) -> Result<GraphProto> {
        let weight = self.take(layer, "weight")?;
        let &[1, 1, inputs, outputs] = &weight.shape[..] else {
            anyhow::bail!("{layer}.weight is {:?}, which is no linear layer", weight.shape);
        };
        ensure!(inputs == input.channels, "{layer}.weight takes {inputs} channels, not {}", input.channels);
        self.graph.initializer.push(constant(&format!("{layer}.weight"), &[inputs, outputs], &weight.values));
        self.bias(layer)?;
        let mean = self.node("GlobalAveragePool", "mean", std::slice::from_ref(&input.name), Vec::new());
        let flat = self.node("Flatten", "flat", &[mean], vec![AttributeProto::int("axis", 1)]);
        let parts = [flat, format!("{layer}.weight"), format!("{layer}.bias")];
        let _logits = self.node("Gemm", "logits", &parts, Vec::new());
        self.graph.output.push(ValueInfoProto::of_photos("logits", &[outputs]));
        let left: Vec<&String> = self.tensors.keys().filter(|name| !self.used.contains(*name)).collect();
        ensure!(left.is_empty(), "the network has weights that its ONNX form has no place for: {left:?}");
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

    /// Adds an operator, whose output has its name.
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

/// The zeros before and after an axis of `side_px`, and the side that comes out.
fn padding(padding: Padding, side_px: usize, kernel: usize, stride: usize) -> (usize, usize, usize) {
    let (before, after) = match padding {
        Padding::Same => {
            let all = ((side_px.div_ceil(stride) - 1) * stride + kernel).saturating_sub(side_px);
            (all / 2, all - all / 2)
        }
        Padding::Symmetric => (kernel / 2, kernel / 2),
    };
    (before, after, (side_px + before + after - kernel) / stride + 1)
}

/// The values of a kernel in ONNX's order: `[channels_out, channels_in / groups, kernel_height, kernel_width]`.
fn kernel_last(kernel: &TensorValues) -> Vec<f32> {
    let (outputs, each) = (kernel.shape[3], kernel.shape[2]);
    let positions = kernel.shape[0] * kernel.shape[1];
    let mut values = Vec::with_capacity(kernel.values.len());
    for output in 0..outputs {
        for input in 0..each {
            let place = |position| (position * each + input) * outputs + output;
            values.extend((0..positions).map(|position| kernel.values[place(position)]));
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
    fn zeros_go_where_tensorflow_and_pytorch_put_them() {
        // TensorFlow's SAME: at stride 2 an even side has none before and one after, an odd side one on each.
        assert_eq!(padding(Padding::Same, 160, 3, 2), (0, 1, 80));
        assert_eq!(padding(Padding::Same, 5, 3, 2), (1, 1, 3));
        assert_eq!(padding(Padding::Same, 10, 3, 1), (1, 1, 10));
        assert_eq!(padding(Padding::Symmetric, 160, 3, 2), (1, 1, 80));
        assert_eq!(padding(Padding::Symmetric, 160, 1, 1), (0, 0, 160));
    }

    #[test]
    fn a_kernel_is_turned_to_onnx_order() {
        // One row and two columns, two channels in, three out: 0 to 11 as they lie.
        let kernel = TensorValues { shape: vec![1, 2, 2, 3], values: (0..12_u8).map(f32::from).collect() };
        assert_eq!(kernel_last(&kernel), [0.0, 6.0, 3.0, 9.0, 1.0, 7.0, 4.0, 10.0, 2.0, 8.0, 5.0, 11.0]);
    }
}
