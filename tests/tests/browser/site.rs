//! The built site, and changed copies of it.

use std::fs;
use std::path::{Path, PathBuf};

use burn::tensor::Device;
use naevus_network::classifier::Classifier;
use naevus_reading::card::{ModelCard, sha256_hex};
use naevus_tests::server::SiteServer;
use serde_json::{Value, json};
use tempfile::TempDir;

/// The folder of the built site.
pub fn dist() -> PathBuf {
    let dist = std::env::var_os("NAEVUS_DIST")
        .expect("NAEVUS_DIST must be the folder of the built site; run `cargo xtask test`");
    let dist = PathBuf::from(dist);
    assert!(dist.join("sw.js").is_file(), "{} is not a built site; run `cargo xtask build`", dist.display());
    dist
}

/// The only file in `folder` of the site whose name contains `part`, relative to the site.
pub fn file_like(folder: &str, part: &str) -> String {
    let names =
        fs::read_dir(dist().join(folder)).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let names: Vec<String> = names.filter(|name| name.contains(part)).collect();
    assert_eq!(names.len(), 1, "files like {part} in {folder:?}: {names:?}");
    format!("{folder}{}", names[0])
}

/// Path of the weights, relative to the site.
pub fn weights() -> String {
    file_like("model/", "weights")
}

/// Path of the card, relative to the site.
pub fn card() -> String {
    file_like("model/", "card.json")
}

/// Content of the file at `path` of the site.
pub fn content(path: &str) -> Vec<u8> {
    fs::read(dist().join(path)).unwrap()
}

/// The site's card after `change`. If the decision rules were changed, the golden readings are those of the new rules,
/// so that the self-test passes.
pub fn card_with(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let original: Value = serde_json::from_slice(&content(&card())).unwrap();
    let mut card = original.clone();
    change(&mut card);
    if card["decision_rules"] != original["decision_rules"] {
        let parsed = ModelCard::from_json(&card.to_string()).unwrap();
        let classifier = Classifier::load(parsed, &content(&weights()), Device::flex()).unwrap();
        for golden in card["golden_readings"].as_array_mut().unwrap() {
            let seed = u32::try_from(golden["seed"].as_u64().unwrap()).unwrap();
            *golden = serde_json::to_value(pollster::block_on(classifier.golden_reading(seed)).unwrap()).unwrap();
        }
    }
    serde_json::to_vec_pretty(&card).unwrap()
}

/// The site's card without the out-of-distribution detector, which would refuse synthetic photos.
pub fn tolerant_card() -> Vec<u8> {
    card_with(|card| card["decision_rules"]["out_of_distribution"] = Value::Null)
}

/// The site's card with this alert level, without the out-of-distribution detector and figures of combined photos.
pub fn card_with_alert(threshold: f64) -> Vec<u8> {
    card_with(|card| {
        card["decision_rules"]["out_of_distribution"] = Value::Null;
        card["decision_rules"]["alert"]["threshold"] = json!(threshold);
        card["combined_photos"] = Value::Null;
    })
}

/// A server of the site under `prefix` with the card `new`, and with a service worker whose list contains that card.
pub fn server_with_card(prefix: &str, new: Vec<u8>) -> SiteServer {
    let server = SiteServer::start(&dist(), prefix);
    let path = card();
    let service_worker = String::from_utf8(content("sw.js")).unwrap();
    server.replace("sw.js", with_hash_of(&service_worker, &path, &new).into_bytes());
    server.replace(&path, new);
    server
}

/// A server of the site with a card that refuses no photo.
pub fn tolerant_server() -> SiteServer {
    server_with_card("/", tolerant_card())
}

/// A server of the site with half of the weights, until [`restore`](SiteServer::restore) is called with their path. Its
/// service worker is not installed.
pub fn server_without_model() -> SiteServer {
    let server = tolerant_server();
    let weights = weights();
    let whole = content(&weights);
    server.replace(&weights, whole[..whole.len() / 2].to_vec());
    server
}

/// Makes `server` run `script`, a part of a JavaScript module, before the program `worker_cpu` or `worker_gpu` in its
/// worker. Its service worker is not installed then, because the script is not in its list.
pub fn before_worker(server: &SiteServer, program: &str, script: &str) {
    // Imports are hoisted, but the loader starts the program after this code.
    let path = format!("{program}_loader.js");
    let loader = String::from_utf8(content(&path)).unwrap();
    server.replace(&path, format!("{script}\n{loader}").into_bytes());
}

/// Makes WebGPU count as faster than the CPU, also on a software adapter, by a fast clock in the worker on the CPU. As
/// after [`before_worker`], the service worker is not installed.
pub fn prefer_webgpu(server: &SiteServer) {
    let clock = "const now = performance.now.bind(performance); performance.now = () => 1000 * now();";
    before_worker(server, "worker_cpu", clock);
}

/// Makes `server` send something else than the program of the worker on the CPU.
pub fn break_cpu(server: &SiteServer) {
    server.replace(&file_like("", "worker_cpu_bg.wasm"), b"not a program".to_vec());
}

/// Parts of the errors that the browser logs if the service worker is not installed because a file differs from its
/// list, and if the worker on the CPU does not run.
pub const NOT_INSTALLED: &str = "sw.js";
pub const NO_CPU: &str = "worker_cpu";

/// The service worker with the hash of `new` at `path` in its list.
fn with_hash_of(service_worker: &str, path: &str, new: &[u8]) -> String {
    let entry = |sha256: &str| format!("[\"{path}\",\"{sha256}\"]");
    let old = entry(&sha256_hex(&content(path)));
    assert_eq!(service_worker.matches(&old).count(), 1, "sw.js must list {path} once, with its hash");
    service_worker.replace(&old, &entry(&sha256_hex(new)))
}

/// The version that [`next_version`] writes.
pub const NEXT_VERSION: &str = "00000000ffffffff";

/// The version of the built site.
pub fn version() -> String {
    let service_worker = String::from_utf8(content("sw.js")).unwrap();
    service_worker.split("const VERSION = \"").nth(1).unwrap()[..16].to_string()
}

/// A copy of the site with other content at `path` and another version in every file that contains it, as after a new
/// build.
pub fn next_version(path: &str, new: &[u8]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&dist(), folder.path());
    fs::write(folder.path().join(path), new).unwrap();
    let version = version();
    assert_ne!(version, NEXT_VERSION);
    let mut files = files(folder.path(), "");
    files.sort();
    let mut list = Vec::new();
    for file in files {
        let content = replace_bytes(&fs::read(folder.path().join(&file)).unwrap(), &version, NEXT_VERSION);
        fs::write(folder.path().join(&file), &content).unwrap();
        if !["sw.js", "_headers"].contains(&file.as_str()) {
            let sha256 = sha256_hex(&content);
            list.push([file, sha256]);
        }
    }
    let service_worker = folder.path().join("sw.js");
    let text = fs::read_to_string(&service_worker).unwrap();
    let (before, rest) = text.split_once("const FILES = ").unwrap();
    let (_, after) = rest.split_once(";\n").unwrap();
    let list = serde_json::to_string(&list).unwrap();
    fs::write(service_worker, format!("{before}const FILES = {list};\n{after}")).unwrap();
    folder
}

/// The content with each `old` replaced by `new`, which has the same length.
fn replace_bytes(content: &[u8], old: &str, new: &str) -> Vec<u8> {
    assert_eq!(old.len(), new.len());
    let mut replaced = content.to_vec();
    let mut at = 0;
    while at + old.len() <= replaced.len() {
        if replaced[at..].starts_with(old.as_bytes()) {
            replaced[at..at + old.len()].copy_from_slice(new.as_bytes());
            at += old.len();
        } else {
            at += 1;
        }
    }
    replaced
}

/// The paths of all files in `folder`, after `prefix`.
fn files(folder: &Path, prefix: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().into_string().unwrap());
        if entry.path().is_dir() {
            found.extend(files(&entry.path(), &format!("{name}/")));
        } else {
            found.push(name);
        }
    }
    found
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            let _bytes = fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A copy of the site without one of its files or folders.
pub fn without(name: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&dist(), folder.path());
    let path = folder.path().join(name);
    if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }.unwrap();
    folder
}
