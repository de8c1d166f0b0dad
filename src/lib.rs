//! The web app: the page, and the two workers that classify photos.
//!
//! Its programs are in `bin/`. They run in a browser only.

#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod page;
#[cfg(any(test, target_arch = "wasm32"))]
pub mod protocol;
#[cfg(all(target_arch = "wasm32", feature = "worker"))]
pub mod worker;

/// The parts of the page that do not call the browser, for their tests, which run natively.
#[cfg(all(test, not(target_arch = "wasm32")))]
pub mod page {
    pub mod batch;
    pub mod camera_zoom;
    pub mod engine;
    pub mod listing;
    pub mod preferences;
    pub mod route;
    pub mod text;
    pub mod zoom;
}
