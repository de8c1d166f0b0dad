//! The worker that reads on the GPU: burn's wgpu, on WebGPU.

#[cfg(target_arch = "wasm32")]
fn main() -> Result<(), wasm_bindgen::JsError> {
    use naevus::browser::worker::{Engine, run};

    naevus::browser::webgpu::prepare();
    let open = || async {
        burn::tensor::Device::wgpu_options()
            .init_async()
            .await
            .map_err(|error| format!("the GPU cannot be used: {error}"))
    };
    run(Engine { open, tolerance: naevus::classifier::GPU_TOLERANCE })
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("this program runs in a browser's worker; serve it with: cargo xtask serve");
}
