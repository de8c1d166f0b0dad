//! Measures the built site beside other runtimes in a real Chromium; `cargo xtask bench browser` runs it.
//!
//! Needs the site (`NAEVUS_DIST`), and a folder (`NAEVUS_BENCH`) with `naevus-SIDE.onnx` for the model's own side and for
//! [`OTHER_SIDE_PX`], and `model-SIDE/` for the latter. What it measures it writes there as `browser.json`, unjudged.

mod first;
mod page;
mod photos;

use std::path::{Path, PathBuf};

use naevus_tests::chromium::Equipment;
use naevus_tests::server::SiteServer;
use serde_json::{Value, json};

use crate::page::BenchPage;

/// The side at which the network is measured beside its own, in pixels.
const OTHER_SIDE_PX: u64 = 160;

/// How often the network is run for one photo: in `rounds` by turns, `runs` a turn.
const CPU_ROUNDS: u32 = 10;
const CPU_RUNS: u32 = 5;
/// On a GPU made of software a photo takes seconds.
const GPU_ROUNDS: u32 = 10;
const GPU_RUNS: u32 = 3;

fn main() {
    let dist = folder("NAEVUS_DIST");
    let bench = folder("NAEVUS_BENCH");
    let side_px = own_side_px(&dist);
    let photos = photos::draw(&bench, &[side_px, OTHER_SIDE_PX]);

    let server = SiteServer::start(&dist, "/");
    server.serve_beside("peers/", &Path::new(env!("CARGO_MANIFEST_DIR")).join("peers"));
    server.serve_beside("bench/", &bench);
    let without_gpu = Equipment::default();
    let with_gpu = Equipment { software_gpu: true, ..Equipment::default() };

    // Each in a browser of its own, so that none inherits another's memory.
    let network = |equipment: &Equipment, program: &str, side_px: u64, model: &str, rounds: u32, runs: u32| {
        let backend = if equipment.software_gpu { "webgpu" } else { "wasm" };
        let options = json!({
            "program": program, "backend": backend, "model": model, "side": side_px,
            "onnx": format!("/bench/naevus-{side_px}.onnx"), "photos": photos.of_side(side_px),
            "rounds": rounds, "runs": runs, "warm_up": runs + 2,
        });
        let mut measured = BenchPage::open(&server, equipment).run("network", &options);
        measured["side_px"] = side_px.into();
        measured
    };
    say("one photo on the CPU");
    let cpu = [(side_px, "/model".to_string()), (OTHER_SIDE_PX, format!("/bench/model-{OTHER_SIDE_PX}"))]
        .map(|(side_px, model)| network(&without_gpu, "worker_cpu", side_px, &model, CPU_ROUNDS, CPU_RUNS));
    say("one photo on WebGPU, on an adapter made of software");
    let gpu = network(&with_gpu, "worker_gpu", side_px, "/model", GPU_ROUNDS, GPU_RUNS);
    say("what one photo costs on WebGPU");
    let onnx = format!("/bench/naevus-{side_px}.onnx");
    let gpu_work = json!({ "model": "/model", "side": side_px, "onnx": onnx, "photos": photos.of_side(side_px) });
    let gpu_work = BenchPage::open(&server, &with_gpu).run("gpuWork", &gpu_work);
    say("a photo of 12 megapixels");
    let decoding = json!({
        "model": "/model", "side": side_px, "photos": ["/bench/large.jpg"],
        "rounds": 10, "runs": 3, "warm_up": 2,
    });
    let decoding = BenchPage::open(&server, &without_gpu).run("decoding", &decoding);
    say("from navigation to the first answer on WebGPU");
    let first_answer = first::answers(&server, &with_gpu, side_px, &photos.of_side(side_px)[0]);
    say("what a first visit fetches");
    let first_visit = first::visit(&dist, &without_gpu, &photos.file_of_side(side_px));

    let measured = json!({
        "side_px": side_px,
        "cpu": cpu,
        "gpu": gpu,
        "gpu_work": gpu_work,
        "decoding": decoding,
        "first_answer": first_answer,
        "first_visit": first_visit,
    });
    let path = bench.join("browser.json");
    std::fs::write(&path, format!("{measured:#}\n"))
        .unwrap_or_else(|error| panic!("{} cannot be written: {error}", path.display()));
}

/// Says what comes next, for it takes a while.
fn say(what: &str) {
    println!("== {what}");
}

fn folder(variable: &str) -> PathBuf {
    let folder = std::env::var_os(variable);
    folder.map(PathBuf::from).unwrap_or_else(|| panic!("{variable} is not set; run `cargo xtask bench browser`"))
}

/// The side that the site's model takes, in pixels.
fn own_side_px(dist: &Path) -> u64 {
    let path = dist.join("model/card.json");
    let card = std::fs::read(&path).unwrap_or_else(|error| panic!("{} cannot be read: {error}", path.display()));
    let card: Value = serde_json::from_slice(&card).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    card["input_side_px"].as_u64().unwrap_or_else(|| panic!("{} says no side", path.display()))
}
