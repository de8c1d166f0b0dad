//! The worker on the GPU: burn-wgpu on WebGPU.

#[cfg(target_arch = "wasm32")]
fn main() -> Result<(), wasm_bindgen::JsError> {
    use naevus::worker::{DeviceSetup, run};

    naevus::worker::webgpu::prepare();
    let open = || async { naevus_kernels::webgpu::open().await.map_err(|error| error.to_string()) };
    run(DeviceSetup { open, tolerance: naevus_network::classifier::GPU_TOLERANCE })
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("this program runs in a browser's worker; serve it with: cargo xtask serve");
}
