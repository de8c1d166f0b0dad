//! The worker on the CPU: burn-flex in wasm.

#[cfg(target_arch = "wasm32")]
fn main() -> Result<(), wasm_bindgen::JsError> {
    use naevus::worker::{DeviceSetup, run};

    run(DeviceSetup {
        open: || async { Ok(burn::tensor::Device::flex()) },
        tolerance: naevus_network::classifier::CPU_TOLERANCE,
    })
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("this program runs in a browser's worker; serve it with: cargo xtask serve");
}
