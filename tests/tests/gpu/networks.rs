//! Networks give the same logits on the GPU and on the CPU.

use burn::module::Module;
use burn::tensor::Device;
use naevus_network::golden::synthetic_photo;
use naevus_network::{Architecture, Batch, Network, NetworkConfig, Padding};
use naevus_reading::preprocess::{Input, Normalisation};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::adapter::{assert_close, gpu};

/// A randomly initialised network on the CPU, and a copy of it on the GPU.
pub async fn on_both(architecture: Architecture, input_side_px: usize) -> (Network, Network) {
    let config = NetworkConfig { architecture, input_side_px, outputs: 9, dropout: 0.0 };
    let on_cpu = config.init(&Device::flex()).unwrap();
    let on_gpu = on_cpu.clone().to_device(&gpu().await);
    (on_cpu, on_gpu)
}

/// Synthetic photos as network inputs.
pub fn inputs(count: u32, side_px: usize) -> Vec<Input> {
    (0..count).map(|seed| Input::new(&synthetic_photo(seed), side_px, &Normalisation::MINUS_ONE_TO_ONE)).collect()
}

async fn compare(architecture: Architecture, side_px: usize, photos: u32) {
    let (on_cpu, on_gpu) = on_both(architecture.clone(), side_px).await;
    let inputs = inputs(photos, side_px);
    let expected = on_cpu.forward(Batch::new(&inputs, &Device::flex()));
    let found = on_gpu.forward(Batch::new(&inputs, &gpu().await));
    assert_close(found, expected, &format!("{architecture:?} at {side_px} px, {photos} photos")).await;
}

#[wasm_bindgen_test]
async fn mobilenet_v2_gives_the_same_logits_on_gpu_and_cpu() {
    compare(Architecture::MobileNetV2 { width: 1.0, padding: Padding::Same }, 160, 1).await;
    compare(Architecture::MobileNetV2 { width: 0.35, padding: Padding::Symmetric }, 97, 2).await;
}

#[wasm_bindgen_test]
async fn the_plain_cnn_gives_the_same_logits_on_gpu_and_cpu() {
    compare(Architecture::PlainCnn { batch_norm: false }, 48, 2).await;
}
