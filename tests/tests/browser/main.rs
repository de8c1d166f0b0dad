//! The built site in a real Chromium, over a server of our own.
//!
//! Needs the site (`NAEVUS_DIST`) and the trainer's program (`NAEVUS_TRAINER`), against whose answers the page's are
//! held; `cargo xtask test` builds both and says where they are. Every test ends with [`page::Page::finish`], which
//! fails on any console error and on any request to another origin.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the message")]

mod access;
mod adapters;
mod age_and_site;
mod answers;
mod model;
mod numbers;
mod offline;
mod page;
mod photos_in;
mod site;
mod together;
mod trainer;
