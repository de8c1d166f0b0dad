//! What burn's wgpu needs of a browser before it opens its device.

use std::sync::Once;

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/worker/timestamp_query.js")]
extern "C" {
    fn claim_timestamp_query();
}

// It takes nothing and gives nothing back, as the linker defines it.
#[allow(unsafe_code)]
unsafe extern "C" {
    /// The linker's own function, which runs every constructor of the program.
    fn __wasm_call_ctors();
}

/// Makes the program and the browser ready for burn's device; call it before anything else of burn's.
///
/// - cubecl-wgpu 0.11.3 (`compute/stream.rs`, `Timings::system`) panics on an adapter without `timestamp-query`, as those
///   of many tablets are, even where nothing is timed. So adapter and device claim the feature, and it is taken out of
///   what is asked of the adapter. Nothing is timed while autotune is off, so the claim is never used. Without WebGPU it
///   does nothing.
/// - cubecl registers its operations by constructors, some thousands. As long as nobody calls these, the linker has every
///   function that JavaScript calls run them first, again and again: some milliseconds for each kernel that is launched.
///   Calling them here, once, ends that.
pub fn prepare() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // Safety: they have not run yet, for the linker leaves them to whoever calls them, and that is only here.
        #[allow(unsafe_code)]
        unsafe {
            __wasm_call_ctors();
        }
        claim_timestamp_query();
    });
}
