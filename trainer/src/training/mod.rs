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

pub use batches::{Example, Views, of_epoch};
pub use config::TrainConfig;
pub use run::{resume, train};
pub use sampler::draw_epoch;
pub use step::{begin, step};
