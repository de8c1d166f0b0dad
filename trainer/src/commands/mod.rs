//! What each command does, one file a command; `train` has a folder of its own, [`crate::training`].

pub mod audit;
pub mod classify;
pub mod evaluate;
pub mod export;
pub mod speed;
