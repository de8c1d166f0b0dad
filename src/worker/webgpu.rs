//! Workarounds that burn-wgpu needs in a browser before it opens a device.

use std::sync::Once;

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/worker/timestamp_query.js")]
extern "C" {
    fn claim_timestamp_query();
}

// The linker defines the function without parameters and without a result.
#[allow(unsafe_code)]
unsafe extern "C" {
    /// Function of the linker that runs all constructors of the program.
    fn __wasm_call_ctors();
}

/// Applies two workarounds. Call it before any other function of burn.
///
/// - cubecl-wgpu 0.11.3 (`compute/stream.rs`, `Timings::system`) panics on an adapter without `timestamp-query`, even
///   if nothing is timed. Many tablets have such an adapter. This function makes adapter and device report the feature,
///   and removes it from the features requested of the adapter. Nothing is timed while autotune is off, so the feature
///   is never used. Without WebGPU this function does nothing.
/// - cubecl registers its operations in some thousands of constructors. Unless the program calls the constructors
///   itself, the linker runs them again before every function that JavaScript calls, which costs some milliseconds for
///   each kernel launch. This function calls them once.
pub fn prepare() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // Safety: the constructors have not run yet. The linker leaves them to a program that calls them, and this is
        // the only call.
        #[allow(unsafe_code)]
        unsafe {
            __wasm_call_ctors();
        }
        claim_timestamp_query();
    });
}
