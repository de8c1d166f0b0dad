//! The format of records, by its public interface.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the message")]

mod backup;
mod common;
mod merging;
