//! Shared code of the tests: synthetic photos and images, convolutions, a static file server, and a driven browser.

#[cfg(all(feature = "driver", not(target_arch = "wasm32")))]
pub mod chromium;
#[cfg(any(feature = "gpu", not(target_arch = "wasm32")))]
pub mod convolutions;
#[cfg(not(target_arch = "wasm32"))]
pub mod not_lesions;
#[cfg(not(target_arch = "wasm32"))]
pub mod photos;
#[cfg(all(feature = "driver", not(target_arch = "wasm32")))]
pub mod server;
pub mod xorshift;
