//! The web app: a page, and the two workers that compute the assessments.
//!
//! The programs are in `bin/`. Everything here runs in a browser only.

#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod page;
#[cfg(target_arch = "wasm32")]
pub mod protocol;
#[cfg(all(target_arch = "wasm32", feature = "worker"))]
pub mod worker;
