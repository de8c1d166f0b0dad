//! Decisions of the batch of many photos, without any call of the browser, so that their tests run natively.
//! `page::state::batch` executes them.

pub mod check;
pub mod export;
pub mod labels;
pub mod pace;
pub mod remarks;
pub mod rows;
pub mod zip;
