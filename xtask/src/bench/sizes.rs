//! Sizes of the site's files, on disk and compressed as static hosts send them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::cmd;

use super::{json_output, peers};
use crate::workspace::Workspace;

/// The size of one file.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// The size on disk.
    pub bytes: u64,
    /// The size after compression with brotli 11.
    pub brotli_bytes: u64,
}

/// The sizes in the report, in bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct Sizes {
    /// The program of the CPU worker, compressed.
    pub worker_cpu: u64,
    /// The program of the WebGPU worker, compressed.
    pub worker_gpu: u64,
    /// Markup, style, scripts and program of the page, compressed.
    pub page: u64,
    /// The weights on disk: hosts do not compress them.
    pub weights: u64,
    /// All files that a first visit fetches until the first assessment: the weights on disk, the rest compressed.
    pub first_visit: u64,
    /// Script and program of ONNX Runtime Web for the CPU, compressed.
    pub ort_wasm: u64,
    /// Script and program of ONNX Runtime Web for WebGPU, compressed.
    pub ort_webgpu: u64,
}

const WORKER_CPU: &str = "worker_cpu_bg.wasm";
const WORKER_GPU: &str = "worker_gpu_bg.wasm";

/// The files that ONNX Runtime Web loads: its script, and the program with its JavaScript glue.
const ORT_WASM: [&str; 3] = ["ort.wasm.min.mjs", "ort-wasm-simd-threaded.mjs", "ort-wasm-simd-threaded.wasm"];
const ORT_WEBGPU: [&str; 3] =
    ["ort.webgpu.min.mjs", "ort-wasm-simd-threaded.asyncify.mjs", "ort-wasm-simd-threaded.asyncify.wasm"];

/// Compresses the files of ONNX Runtime Web and of the site `dist`. A first visit fetches `first_visit`.
///
/// # Errors
///
/// If node is missing, or a file cannot be read.
pub fn measure(workspace: &Workspace, dist: &Path, first_visit: &[String]) -> Result<Sizes> {
    println!("== compressing with brotli 11, takes a few minutes");
    let package = peers::folder(workspace).join("node_modules/onnxruntime-web/dist");
    let mut paths: BTreeMap<String, PathBuf> = first_visit.iter().map(|name| (name.clone(), dist.join(name))).collect();
    paths.extend([WORKER_CPU, WORKER_GPU].map(|name| (name.to_string(), dist.join(name))));
    paths.extend(ORT_WASM.iter().chain(&ORT_WEBGPU).map(|name| (name.to_string(), package.join(name))));

    let script = peers::folder(workspace).join("sizes.mjs");
    let output = json_output(cmd!(workspace.shell, "node {script}").args(paths.values()))?;
    let size = |(name, path): (&String, &PathBuf)| {
        let bytes = |key: &str| output[path.display().to_string()][key].as_u64();
        let size = bytes("bytes").zip(bytes("brotli_bytes"));
        let (bytes, brotli_bytes) =
            size.with_context(|| format!("the output of sizes.mjs lacks {}", path.display()))?;
        Ok((name.clone(), Size { bytes, brotli_bytes }))
    };
    Ok(total(&paths.iter().map(size).collect::<Result<_>>()?, first_visit))
}

fn total(sizes: &BTreeMap<String, Size>, first_visit: &[String]) -> Sizes {
    let compressed = |name: &str| sizes.get(name).map_or(0, |size| size.brotli_bytes);
    let is_weights = |name: &str| name.starts_with("model/") && name != "model/card.json";
    let is_page_file = |name: &str| {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        ["html", "css", "js", "wasm"].contains(&ending) && !name.starts_with("worker_")
    };
    let sum = |names: &[&str]| names.iter().map(|name| compressed(name)).sum();
    let fetched: Vec<&str> = first_visit.iter().map(String::as_str).collect();
    let (weights, rest): (Vec<&str>, Vec<&str>) = fetched.iter().partition(|name| is_weights(name));
    let weights = weights.into_iter().map(|name| sizes.get(name).map_or(0, |size| size.bytes)).sum();
    let page: Vec<&str> = rest.iter().copied().filter(|name| is_page_file(name)).collect();
    Sizes {
        worker_cpu: compressed(WORKER_CPU),
        worker_gpu: compressed(WORKER_GPU),
        page: sum(&page),
        weights,
        first_visit: weights + sum(&rest),
        ort_wasm: sum(&ORT_WASM),
        ort_webgpu: sum(&ORT_WEBGPU),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_count_on_disk_and_the_rest_compressed() {
        let files = [
            ("index.html", 10, 5),
            ("page_bg.wasm", 1000, 300),
            ("worker_cpu_loader.js", 9, 8),
            (WORKER_CPU, 2000, 250),
            (WORKER_GPU, 9000, 1800),
            ("model/card.json", 50, 20),
            ("model/weights.bpk", 4000, 3900),
            ("icons/icon.svg", 7, 6),
            (ORT_WASM[2], 9999, 3000),
        ];
        let sizes = files
            .map(|(name, bytes, brotli_bytes)| (name.to_string(), Size { bytes, brotli_bytes }))
            .into_iter()
            .collect();
        let fetched = ["index.html", "page_bg.wasm", "worker_cpu_loader.js", WORKER_CPU, "model/card.json"];
        let fetched: Vec<String> =
            fetched.into_iter().chain(["model/weights.bpk", "icons/icon.svg"]).map(String::from).collect();
        let expected = Sizes {
            worker_cpu: 250,
            worker_gpu: 1800,
            page: 305,
            weights: 4000,
            first_visit: 4000 + 5 + 300 + 8 + 250 + 20 + 6,
            ort_wasm: 3000,
            ort_webgpu: 0,
        };
        assert_eq!(total(&sizes, &fetched), expected);
    }
}
