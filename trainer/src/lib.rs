//! The trainer of naevus: reads archives of photos, trains the network, and evaluates and exports its weights.
//!
//! The program `trainer` calls [`run`], and the fuzz targets call [`read_archives`]; every module is internal to the
//! crate.

mod audit;
mod calibrate;
mod cli;
mod commands;
mod dataset;
mod device;
mod dicom;
mod document;
mod evaluation;
mod files;
mod inference;
mod maintenance;
mod model_document;
mod model_folder;
mod non_lesions;
mod onnx;
mod perceptual_hash;
mod photos;
mod progress;
mod split;
mod training;
mod weights;

pub use cli::run;
pub use dataset::{Dataset, read as read_archives};
