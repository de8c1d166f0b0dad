//! `trainer train`: photos and a configuration to weights.

pub mod augment;
mod average;
mod batches;
pub mod checkpoint;
mod config;
mod curves;
mod examples;
mod interrupt;
mod learning;
mod movement;
mod objective;
mod options;
mod parameters;
mod provenance;
mod run;
mod sampler;
mod schedule;
mod screen;
mod step;
mod target;

pub use batches::{Labelled, Views, of_epoch};
pub use config::{KeepChoice, NetworkChoice, ParametersChoice, TrainConfig};
pub use examples::{Example, Gallery};
pub use learning::{Ending, Material, Training};
pub use objective::{Objective, drawn_shares};
pub use options::{Options, chosen as chosen_options, complete as complete_options, differences, read as read_options};
pub use parameters::Parameters;
pub use run::{
    begin as begin_run, begin_unsplit as begin_unsplit_run, check_begun, finish, read_config, read_data, resume,
    split_rule, train,
};
pub use sampler::{draw_epoch, stream};
pub use step::{begin, step};
pub use target::Target;
