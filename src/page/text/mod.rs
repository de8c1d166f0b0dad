//! All sentences and labels of the page, as constants and functions of values, without markup.
//!
//! A translation replaces this module. The names of diagnoses, groups and sites and the errors of photos and model
//! cards come from `naevus_reading`; the prose of a model card comes from the card.

pub mod age_and_site;
pub mod app;
pub mod assessment;
pub mod capture;
pub mod combined;
pub mod diagnoses;
#[cfg(test)]
mod diagnoses_tests;
pub mod examples;
pub mod format;
pub mod intake;
pub mod model_card;
pub mod model_summary;
pub mod navigation;
pub mod photo_viewer;
pub mod quality;
#[cfg(test)]
mod reassuring;
pub mod records;
pub mod report;
pub mod results;
pub mod safety;
pub mod settings;
pub mod subgroup;
#[cfg(test)]
mod tests;
