//! The operations on WebGPU, in a dedicated worker of Chromium, compared with burn's own operations on the CPU.
//!
//! `cargo xtask test` starts Chromium with a software adapter. Without an adapter every test fails.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "in a test a panic is the message")]

mod adapter;
mod dispatches;
mod gradients;
mod networks;
mod operations;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);
