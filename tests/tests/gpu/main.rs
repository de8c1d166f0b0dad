//! The operations on WebGPU, in a dedicated worker of a real Chromium, against burn's own operations on the processor.
//!
//! `cargo xtask test` gives that Chromium an adapter in software. Without an adapter every test here fails.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "in a test a panic is the message")]

mod adapter;
mod dispatches;
mod gradients;
mod networks;
mod operations;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);
