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

use std::path::PathBuf;

pub use cli::run;

/// The number of photos in the archives at `paths` that can be used. Their files are not decoded.
///
/// # Errors
///
/// If an archive cannot be read, or no photo can be used. The error is a sentence with the remedy.
pub fn read_archives(paths: &[PathBuf]) -> anyhow::Result<usize> {
    Ok(dataset::read(paths, &[], None, None)?.records.len())
}
