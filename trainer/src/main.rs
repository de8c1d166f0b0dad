//! The trainer of naevus: photos to weights, weights to figures.

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
mod fingerprint;
mod model_document;
mod model_folder;
mod not_lesions;
mod onnx;
mod photos;
mod progress;
mod reading;
mod split;
mod study;
mod training;
mod weights;

fn main() -> anyhow::Result<()> {
    cli::run()
}
