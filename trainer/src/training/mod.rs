//! `trainer train`: photos and a configuration to weights.

mod augment;
mod average;
mod batches;
pub mod checkpoint;
mod config;
mod run;
mod sampler;
mod schedule;
mod step;

pub use config::TrainConfig;
pub use run::{resume, train};
pub use step::{begin, step};
