//! The commands of a user, one module each. The command line of `train` is in [`crate::cli`], and its implementation in
//! [`crate::training`]. The commands for maintenance are in [`crate::maintenance`].

pub mod audit;
pub mod average;
pub mod classify;
pub mod cross_validate;
pub mod evaluate;
pub mod export;
pub mod leave_archive_out;
