//! Which backend is used: adapters that are slow, late or never returned, and those without `timestamp-query`, as on
//! many tablets.
//!
//! The software adapter of the tests is slower than the CPU, so that WebGPU is used only if the worker on the CPU
//! cannot run, or measures a longer time.

use naevus_tests::browser::BrowserOptions;
use naevus_tests::photos::{self, Jpeg};

use tempfile::TempDir;

use crate::page::{GPU_LIMIT, Page, write};
use crate::site::{self, NO_CPU, NOT_INSTALLED};

/// Removes `timestamp-query` from the adapter and the devices of the worker, as the WebGPU specification defines it:
/// the feature is not listed, and requests for a device or a query set with it fail.
const WITHOUT_TIMESTAMPS: &str = "
const FEATURE = 'timestamp-query';
for (const prototype of [GPUAdapter.prototype, GPUDevice.prototype]) {
  const features = Object.getOwnPropertyDescriptor(prototype, 'features').get;
  Object.defineProperty(prototype, 'features', {
    configurable: true,
    get() { return new Set([...features.call(this)].filter((feature) => feature !== FEATURE)); },
  });
}
const requestDevice = GPUAdapter.prototype.requestDevice;
GPUAdapter.prototype.requestDevice = function (descriptor) {
  if ([...(descriptor?.requiredFeatures ?? [])].includes(FEATURE)) {
    return Promise.reject(new TypeError(`this adapter has no ${FEATURE}`));
  }
  return requestDevice.call(this, descriptor);
};
const createQuerySet = GPUDevice.prototype.createQuerySet;
GPUDevice.prototype.createQuerySet = function (descriptor) {
  if (descriptor.type === 'timestamp') throw new TypeError(`this device has no ${FEATURE}`);
  return createQuerySet.call(this, descriptor);
};
const adapter = await navigator.gpu.requestAdapter();
const refusal = await adapter.requestDevice({ requiredFeatures: [FEATURE] }).then(() => null, (error) => error.message);
if (adapter.features.has(FEATURE) || refusal === null) throw new Error(`${FEATURE} is still there`);
";

fn photo(folder: &TempDir, name: &str, seed: u32) -> std::path::PathBuf {
    write(folder.path(), name, Jpeg::PLAIN.encode(&photos::lesion(300, 200, seed)))
}

fn with_gpu() -> BrowserOptions {
    BrowserOptions { software_gpu: true, ..BrowserOptions::default() }
}

#[test]
fn an_adapter_without_timestamps_classifies_photos_on_webgpu_which_is_the_only_program() {
    let folder = tempfile::tempdir().unwrap();
    let server = site::tolerant_server();
    site::break_cpu(&server);
    site::before_worker(&server, "worker_gpu", WITHOUT_TIMESTAMPS);
    let page = Page::open_from(&with_gpu(), server);
    page.wait_for_backend("WebGPU", GPU_LIMIT);
    assert!(page.text_of(".note").starts_with("The CPU is not used"));
    page.pick(&[photo(&folder, "tablet.jpg", 6)]);
    page.reading().assert_assessed_on("WebGPU");
    page.finish_despite(&[NOT_INSTALLED, NO_CPU]);
}

#[test]
fn an_adapter_that_is_slower_than_the_cpu_is_not_used() {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::open_from(&with_gpu(), site::tolerant_server());
    let note = page.text_of(".note");
    assert!(note.starts_with("WebGPU is not used") && note.contains("slower than the CPU"), "{note}");
    page.wait_for_backend("CPU", GPU_LIMIT);
    page.pick(&[photo(&folder, "photo.jpg", 6)]);
    page.reading().assert_assessed_on("CPU");
    page.finish();
}

#[test]
fn an_adapter_that_is_missing_at_first_is_found() {
    let script = "const request = navigator.gpu.requestAdapter.bind(navigator.gpu);
        let asked = 0;
        navigator.gpu.requestAdapter = async (...options) => asked++ === 0 ? null : request(...options)";
    let page = Page::open_with_script(&with_gpu(), site::tolerant_server(), script);
    // Only a worker on WebGPU that has passed its self-test is slower.
    let note = page.text_of(".note");
    assert!(note.contains("slower than the CPU"), "{note}");
    page.finish();
}

#[test]
fn an_adapter_that_is_never_returned_or_refused_delays_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for answer in ["new Promise(() => {})", "Promise.reject(new TypeError('blocked by policy'))"] {
        let page = Page::open_with_script(
            &with_gpu(),
            site::tolerant_server(),
            &format!("navigator.gpu.requestAdapter = () => {answer}"),
        );
        page.wait_until_ready();
        page.pick(&[photo(&folder, "photo.jpg", 6)]);
        page.reading().assert_assessed_on("CPU");
        page.finish();
    }
}

/// Disturbs every number that the GPU returns, from the first message to the channel on, as some drivers do.
const WRONG_LATER: &str = "
let isWrong = false;
new BroadcastChannel('disturb').onmessage = () => { isWrong = true; };
const mapped = GPUBuffer.prototype.getMappedRange;
GPUBuffer.prototype.getMappedRange = function (...where) {
  const range = mapped.apply(this, where);
  const numbers = new Float32Array(range, 0, Math.floor(range.byteLength / 4));
  if (isWrong) for (let i = 0; i < numbers.length; i += 2) numbers[i] = numbers[i] * 3 + 1;
  return range;
};
";

#[test]
fn a_gpu_that_computes_wrong_numbers_later_is_replaced_by_the_cpu() {
    let folder = tempfile::tempdir().unwrap();
    let server = site::tolerant_server();
    site::prefer_webgpu(&server);
    site::before_worker(&server, "worker_gpu", WRONG_LATER);
    let page = Page::open_from(&with_gpu(), server);
    page.wait_for_backend("WebGPU", GPU_LIMIT);
    page.browser.run("new BroadcastChannel('disturb').postMessage('now')", &[]);
    page.pick(&[photo(&folder, "after.jpg", 7)]);
    page.wait_for_state("after.jpg", "assessed", Some("CPU"));
    page.wait_for_backend("CPU", GPU_LIMIT);
    let note = page.text_of(".note");
    assert!(note.starts_with("WebGPU is not used on this device"), "{note}");
    page.finish_despite(&[NOT_INSTALLED]);
}
