//! `trainer train`: trains a network on archives of photos, with a given configuration.

pub mod augment;
mod batches;
pub mod checkpoint;
mod choices;
mod class_check;
mod config;
mod curves;
mod ema;
mod examples;
mod interrupt;
mod layer_decay;
mod learning;
mod objective;
mod options;
mod parameters;
mod progress_display;
mod provenance;
mod run;
mod run_lock;
mod sampler;
mod schedule;
mod step;
mod target;
mod teacher;
mod weight_change;

pub use batches::{InputOptions, LabelledBatch, epoch_batches};
pub use choices::{KeepChoice, NetworkChoice, ParametersChoice};
pub use config::TrainConfig;
pub use examples::{Example, PhotoCache};
pub use learning::{Outcome, Training, TrainingData};
pub use objective::{Objective, sampling_prior};
pub use options::{Options, differences, non_default as non_default_options, read as read_options, read_config};
pub use parameters::Parameters;
pub use run::{
    check_same_options, complete_run, create as create_run, create_unsplit as create_unsplit_run, read_dataset, resume,
    split_rule, train,
};
pub use sampler::{sample_epoch, stream};
pub use step::{initial_state, step};
pub use target::Target;
