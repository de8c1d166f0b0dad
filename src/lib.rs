//! The web app: the page, and the two workers that classify photos.
//!
//! Its programs are in `bin/`. They run in a browser only.

#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod page;
#[cfg(target_arch = "wasm32")]
pub mod protocol;
#[cfg(all(target_arch = "wasm32", feature = "worker"))]
pub mod worker;
