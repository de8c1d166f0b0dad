//! What burn's wgpu needs of a browser before it opens its device.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/browser/timestamp_query.js")]
extern "C" {
    /// Lets burn open an adapter that lacks `timestamp-query`, as those of many tablets do.
    ///
    /// cubecl-wgpu 0.11.3 (`compute/stream.rs`, `Timings::system`) panics on such an adapter in a browser, even where
    /// nothing is timed. So adapter and device claim the feature, and it is taken out of what is asked of the adapter.
    /// Nothing is timed while autotune is off, so the claim is never used. Without WebGPU it does nothing.
    pub fn claim_timestamp_query();
}
