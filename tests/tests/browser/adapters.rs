//! GPU adapters without `timestamp-query`, as on many tablets.

use std::path::Path;

use naevus_tests::chromium::BrowserOptions;
use naevus_tests::photos::{self, Jpeg};
use naevus_tests::server::SiteServer;

use crate::page::{GPU_LIMIT, Page, write};
use crate::site;

/// The script that starts the worker on WebGPU.
const LOADER: &str = "worker_gpu_loader.js";

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

#[test]
fn an_adapter_without_timestamps_classifies_photos_on_webgpu() {
    let folder = tempfile::tempdir().unwrap();
    let photo = write(folder.path(), "tablet.jpg", Jpeg::PLAIN.encode(&photos::lesion(300, 200, 6)));
    let loader = String::from_utf8(site::content(LOADER)).unwrap();
    // Imports are hoisted, but the loader starts the program after this code.
    let changed = site::next_version(LOADER, format!("{WITHOUT_TIMESTAMPS}{loader}").as_bytes());
    let page = open_with_gpu(changed.path());
    page.wait_for_backend("WebGPU", GPU_LIMIT);
    assert!(page.server.requests().iter().any(|path| path == LOADER), "the changed loader was not requested");
    page.pick(&[photo]);
    page.reading().assert_assessed_on("WebGPU");
    page.finish();
}

fn open_with_gpu(folder: &Path) -> Page {
    let server = SiteServer::start(folder, "/");
    site::replace_card(&server, folder, site::tolerant_card());
    Page::open_from(&BrowserOptions { software_gpu: true, ..BrowserOptions::default() }, server)
}
