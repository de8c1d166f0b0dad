//! ONNX export, for inference in other runtimes.

mod graph;
mod proto;

use anyhow::{Result, bail};
use naevus_network::weights::{NamedTensors, named_tensors};
use naevus_network::{InvertedResidualNetworkConfig, Network, NetworkConfig};
use prost::Message;

use self::graph::GraphBuilder;
use self::proto::{GraphProto, ModelProto, OperatorSetIdProto};

/// The ONNX operator set version. Version 17 is supported by all common runtimes.
const OPSET: i64 = 17;

/// The file format version of that operator set.
const IR_VERSION: i64 = 8;

/// Encodes `network` with the configuration `config` as an ONNX model in f32. The input `input` is
/// `[photos, 3, side_px, side_px]`, normalised; the output `logits` is `[photos, outputs]`.
///
/// # Errors
///
/// If the architecture is not supported.
pub fn encode(config: &NetworkConfig, network: &Network) -> Result<Vec<u8>> {
    let Some(plan) = config.inverted_residuals() else {
        bail!("only MobileNetV2 and EfficientNet-Lite0 can be written as ONNX; export the plain CNN without --onnx");
    };
    let model = ModelProto {
        ir_version: IR_VERSION,
        producer_name: "naevus".into(),
        graph: Some(inverted_residuals(&named_tensors(network), &plan, config.input_side_px)?),
        opset_import: vec![OperatorSetIdProto { domain: String::new(), version: OPSET }],
    };
    Ok(model.encode_to_vec())
}

fn inverted_residuals(
    tensors: &NamedTensors,
    plan: &InvertedResidualNetworkConfig,
    side_px: usize,
) -> Result<GraphProto> {
    let (mut graph, input) = GraphBuilder::new(tensors, plan.padding, side_px);
    let stem = graph.convolution("stem", &input, 2)?;
    let mut features = graph.relu6(&stem);
    for (number, block) in plan.blocks.iter().enumerate() {
        let layer = |part: &str| format!("blocks.{number}.{part}");
        let mut inner = features.clone();
        if block.expansion > 1 {
            inner = graph.convolution(&layer("expand"), &inner, 1)?;
            inner = graph.relu6(&inner);
        }
        inner = graph.convolution(&layer("depthwise"), &inner, block.stride)?;
        inner = graph.relu6(&inner);
        inner = graph.convolution(&layer("project"), &inner, 1)?;
        features = if block.is_residual() { graph.sum(&inner, &features) } else { inner };
    }
    let head = graph.convolution("head", &features, 1)?;
    let head = graph.relu6(&head);
    graph.finish("classifier", &head)
}

#[cfg(test)]
mod tests {
    use burn::tensor::Device;
    use naevus_network::{Architecture, Padding};
    use naevus_reading::diagnosis::Diagnosis;

    use super::*;

    #[test]
    fn mobilenet_v2_has_all_layers_and_weights() {
        let architecture = Architecture::MobileNetV2 { width: 0.35, padding: Padding::Same };
        let config = NetworkConfig { architecture, input_side_px: 64, outputs: Diagnosis::COUNT, dropout: 0.2 };
        let network = config.init(&Device::flex()).unwrap();
        let model = ModelProto::decode(&encode(&config, &network).unwrap()[..]).unwrap();
        let graph = model.graph.unwrap();
        let count = |op_type: &str| graph.node.iter().filter(|node| node.op_type == op_type).count();
        // Table 2: a stem, 17 blocks of which the first has no expansion, a head; ten blocks have a residual
        // connection.
        assert_eq!((count("Conv"), count("Clip"), count("Add"), count("Gemm")), (52, 35, 10, 1));
        let has_stride_two = |node: &&proto::NodeProto| {
            node.attribute.iter().any(|attribute| attribute.name == "strides" && attribute.ints == [2, 2])
        };
        assert_eq!(graph.node.iter().filter(has_stride_two).count(), 5);
        // The weights and biases, and the two bounds of ReLU6.
        assert_eq!(graph.initializer.len(), 2 * 53 + 2);
    }

    #[test]
    fn efficientnet_lite0_has_its_kernels_and_strides() {
        let architecture = Architecture::EfficientNetLite0 { padding: Padding::Same };
        let config = NetworkConfig { architecture, input_side_px: 64, outputs: Diagnosis::COUNT, dropout: 0.2 };
        let network = config.init(&Device::flex()).unwrap();
        let graph = ModelProto::decode(&encode(&config, &network).unwrap()[..]).unwrap().graph.unwrap();
        let count = |op_type: &str| graph.node.iter().filter(|node| node.op_type == op_type).count();
        // A stem, 16 blocks of which the first has no expansion, a head; nine blocks have a residual connection.
        assert_eq!((count("Conv"), count("Clip"), count("Add"), count("Gemm")), (49, 33, 9, 1));
        let with = |name: &str, values: &[i64]| {
            let has = |node: &&proto::NodeProto| node.attribute.iter().any(|a| a.name == name && a.ints == values);
            graph.node.iter().filter(has).count()
        };
        assert_eq!((with("strides", &[2, 2]), with("kernel_shape", &[5, 5])), (5, 9));
        // TensorFlow's SAME for a 5×5 kernel at stride 2 on an even side: 1 before, 2 after.
        assert_eq!(with("pads", &[1, 1, 2, 2]), 2);
    }

    #[test]
    fn the_plain_cnn_is_not_supported() {
        let architecture = Architecture::PlainCnn { batch_norm: false };
        let config = NetworkConfig { architecture, input_side_px: 32, outputs: Diagnosis::COUNT, dropout: 0.2 };
        let error = encode(&config, &config.init(&Device::flex()).unwrap()).unwrap_err();
        assert!(error.to_string().contains("only MobileNetV2"), "{error}");
    }
}
