//! What each command does, one file a command; `train` has a folder of its own, [`crate::training`].

pub mod audit;
pub mod average;
pub mod classify;
pub mod cross_validate;
pub mod data_speed;
pub mod evaluate;
pub mod export;
pub mod leave_archive_out;
pub mod speed;
