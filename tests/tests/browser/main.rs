//! Tests of the built site in Chromium.
//!
//! The tests need the built site (`NAEVUS_DIST`) and the trainer's program (`NAEVUS_TRAINER`), whose predictions are
//! the reference. `cargo xtask test` builds both and sets the variables. Every test ends with [`page::Page::finish`],
//! which fails on any console error and on any request to another origin.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the message")]

mod access;
mod adapters;
mod age_and_site;
mod assessments;
mod axe;
mod batch;
mod camera;
mod camera_controls;
mod combined;
mod drawings;
mod engine;
mod frames;
mod guide;
mod handed_over;
mod hosts;
mod install;
mod intake;
mod keyboard;
mod languages;
mod layout;
mod model;
mod offline;
mod page;
mod parts;
mod photo_viewer;
mod policy;
mod previews;
mod probabilities;
mod quality;
mod records;
mod report;
mod results;
mod screens;
mod scrolling;
mod site;
mod storage;
mod trainer;
mod translation;
mod versions;
