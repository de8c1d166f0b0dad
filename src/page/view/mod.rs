//! Leptos components.

pub mod about;
pub mod activation_map;
pub mod age_and_site;
pub mod app;
pub mod assessment;
pub mod camera;
pub mod combined;
pub mod figures;
pub mod intake;
pub mod reading;
pub mod safety;
pub mod status;
