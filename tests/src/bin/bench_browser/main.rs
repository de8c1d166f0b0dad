//! Benchmarks the built site against other runtimes in a real Chromium; `cargo xtask bench browser` runs it.
//!
//! Needs the site (`NAEVUS_DIST`), and a folder (`NAEVUS_BENCH`) with `naevus-SIZE.onnx` for the model's image size and
//! for [`SECOND_IMAGE_SIZE_PX`], and with `model-SIZE/` for [`SECOND_IMAGE_SIZE_PX`]. Writes the measurements into
//! `browser.json` in that folder.

mod first;
mod page;
mod photos;

use std::path::{Path, PathBuf};

use naevus_tests::browser::BrowserOptions;
use naevus_tests::server::SiteServer;
use serde_json::{Value, json};

use crate::page::BenchPage;

/// A second image size at which the network is measured.
const SECOND_IMAGE_SIZE_PX: u64 = 160;

/// Rounds in which the runtimes alternate, and runs of the network in each round.
const CPU_ROUNDS: u32 = 10;
const CPU_RUNS: u32 = 5;
/// The software GPU has fewer runs, because a photo takes seconds on it.
const GPU_ROUNDS: u32 = 10;
const GPU_RUNS: u32 = 3;

fn main() {
    let dist = folder("NAEVUS_DIST");
    let bench = folder("NAEVUS_BENCH");
    let size_px = model_image_size_px(&dist);
    let photos = photos::draw(&bench, &[size_px, SECOND_IMAGE_SIZE_PX]);

    let server = SiteServer::start(&dist, "/");
    server.serve_folder("peers/", &Path::new(env!("CARGO_MANIFEST_DIR")).join("peers"));
    server.serve_folder("bench/", &bench);
    let without_gpu = BrowserOptions::default();
    let with_gpu = BrowserOptions { software_gpu: true, ..BrowserOptions::default() };

    // Each measurement has its own browser, so that the memory of one does not affect another.
    let network = |options: &BrowserOptions, program: &str, size_px: u64, model: &str, rounds: u32, runs: u32| {
        let backend = if options.software_gpu { "webgpu" } else { "wasm" };
        let plan = json!({
            "program": program, "backend": backend, "model": model, "image_size": size_px,
            "onnx": format!("/bench/naevus-{size_px}.onnx"), "photos": photos.urls(size_px),
            "rounds": rounds, "runs": runs, "warm_up": runs + 2,
        });
        let mut measured = BenchPage::open(&server, options).run("network", &plan);
        measured["image_size_px"] = size_px.into();
        measured
    };
    announce("one photo on the CPU");
    let cpu = [(size_px, "/model".to_string()), (SECOND_IMAGE_SIZE_PX, format!("/bench/model-{SECOND_IMAGE_SIZE_PX}"))]
        .map(|(size_px, model)| network(&without_gpu, "worker_cpu", size_px, &model, CPU_ROUNDS, CPU_RUNS));
    announce("one photo on WebGPU, on a software adapter");
    let gpu = network(&with_gpu, "worker_gpu", size_px, "/model", GPU_ROUNDS, GPU_RUNS);
    announce("GPU work of one photo");
    let onnx = format!("/bench/naevus-{size_px}.onnx");
    let gpu_work = json!({ "model": "/model", "image_size": size_px, "onnx": onnx, "photos": photos.urls(size_px) });
    let gpu_work = BenchPage::open(&server, &with_gpu).run("gpuWork", &gpu_work);
    announce("a photo of 12 megapixels");
    let decoding = json!({
        "model": "/model", "image_size": size_px, "photos": ["/bench/large.jpg"],
        "rounds": 10, "runs": 3, "warm_up": 2,
    });
    let decoding = BenchPage::open(&server, &without_gpu).run("decoding", &decoding);
    announce("from navigation to the first assessment on WebGPU");
    let first_assessment = first::assessments(&server, &with_gpu, size_px, &photos.urls(size_px)[0]);
    announce("files of a first visit");
    let first_visit = first::visit(&dist, &without_gpu, &photos.path(size_px));

    let measured = json!({
        "image_size_px": size_px,
        "cpu": cpu,
        "gpu": gpu,
        "gpu_work": gpu_work,
        "decoding": decoding,
        "first_assessment": first_assessment,
        "first_visit": first_visit,
    });
    let path = bench.join("browser.json");
    std::fs::write(&path, format!("{measured:#}\n"))
        .unwrap_or_else(|error| panic!("{} cannot be written: {error}", path.display()));
}

/// Prints what is measured next.
fn announce(what: &str) {
    println!("== {what}");
}

/// The folder in the environment variable `variable`.
fn folder(variable: &str) -> PathBuf {
    let folder = std::env::var_os(variable);
    folder.map(PathBuf::from).unwrap_or_else(|| panic!("{variable} is not set; run `cargo xtask bench browser`"))
}

/// The image size of the model in the site.
fn model_image_size_px(dist: &Path) -> u64 {
    let path = dist.join("model/card.json");
    let card = std::fs::read(&path).unwrap_or_else(|error| panic!("{} cannot be read: {error}", path.display()));
    let card: Value = serde_json::from_slice(&card).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    card["input_side_px"].as_u64().unwrap_or_else(|| panic!("{} has no input_side_px", path.display()))
}
