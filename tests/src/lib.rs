//! Shared code of the tests: synthetic photos and images, convolutions, the folder of published data, a static file
//! server, and a driven browser.

#[cfg(all(feature = "driver", not(target_arch = "wasm32")))]
pub mod browser;
#[cfg(not(target_arch = "wasm32"))]
pub mod colour;
#[cfg(any(feature = "gpu", not(target_arch = "wasm32")))]
pub mod convolutions;
#[cfg(not(target_arch = "wasm32"))]
pub mod decoding;
#[cfg(not(target_arch = "wasm32"))]
pub mod drawing;
#[cfg(not(target_arch = "wasm32"))]
pub mod drawn_examples;
#[cfg(all(feature = "driver", not(target_arch = "wasm32")))]
pub mod habits;
#[cfg(not(target_arch = "wasm32"))]
pub mod non_lesions;
#[cfg(not(target_arch = "wasm32"))]
pub mod photos;
#[cfg(all(feature = "driver", not(target_arch = "wasm32")))]
pub mod server;
#[cfg(not(target_arch = "wasm32"))]
pub mod shared_data;
pub mod xorshift;
