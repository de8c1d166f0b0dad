//! The number of GPU dispatches and pipelines for one photo.

use naevus_network::{Architecture, Batch, Padding};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

use crate::adapter::gpu;
use crate::networks::{inputs, on_both};

#[wasm_bindgen(inline_js = "
    let dispatches = 0;
    let pipelines = 0;
    export function count() {
        for (const kind of ['dispatchWorkgroups', 'dispatchWorkgroupsIndirect']) {
            const dispatch = GPUComputePassEncoder.prototype[kind];
            GPUComputePassEncoder.prototype[kind] = function (...size) {
                dispatches += 1;
                return dispatch.apply(this, size);
            };
        }
        const create = GPUDevice.prototype.createComputePipeline;
        GPUDevice.prototype.createComputePipeline = function (descriptor) {
            pipelines += 1;
            return create.call(this, descriptor);
        };
    }
    export function counted() { return [dispatches, pipelines]; }
    export function now_ms() { return performance.now(); }
")]
extern "C" {
    fn count();
    fn counted() -> Vec<u32>;
    fn now_ms() -> f64;
}

/// The stem, the first block with two convolutions, sixteen blocks with three, the head, the pooling and the
/// classifier.
const OPERATIONS: u32 = 1 + 2 + 16 * 3 + 3;

#[wasm_bindgen_test]
async fn one_photo_takes_one_dispatch_per_operation_and_reuses_pipelines() {
    let architecture = Architecture::MobileNetV2 { width: 1.0, padding: Padding::Same };
    let (_, network) = on_both(architecture, 160).await;
    let (gpu, inputs) = (gpu().await, inputs(1, 160));
    count();
    let mut before = counted();
    for repetition in 0..6 {
        let began = now_ms();
        let logits = network.forward(Batch::new(&inputs, &gpu)).into_data_async().await.unwrap();
        let after = counted();
        assert_eq!(logits.shape()[..], [1, 9]);
        let (dispatches, pipelines) = (after[0] - before[0], after[1] - before[1]);
        console_log!(
            "repetition {repetition}: {dispatches} dispatches, {pipelines} pipelines, {:.0} ms",
            now_ms() - began
        );
        assert_eq!(dispatches, OPERATIONS);
        assert!(repetition == 0 || pipelines == 0, "{pipelines} pipelines were created again");
        before = after;
    }
}
