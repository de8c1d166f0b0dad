//! The built site, and changed copies of it.

use std::fs;
use std::path::{Path, PathBuf};

use burn::tensor::Device;
use naevus_network::classifier::Classifier;
use naevus_reading::card::{ModelCard, sha256_hex};
use naevus_tests::server::SiteServer;
use serde_json::Value;
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

/// The site's card after `change`. If the decision rules were changed, the golden readings are those of the new rules, so
/// that the self-test passes.
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

/// Makes `server`, which serves `folder`, send another card and a service worker whose list contains that card.
pub fn replace_card(server: &SiteServer, folder: &Path, new: Vec<u8>) {
    let path = card();
    let service_worker = fs::read_to_string(folder.join("sw.js")).unwrap();
    server.replace("sw.js", with_hash_of(&service_worker, &path, &new).into_bytes());
    server.replace(&path, new);
}

/// The service worker with the hash of `new` at `path` in its list.
fn with_hash_of(service_worker: &str, path: &str, new: &[u8]) -> String {
    let entry = |sha256: &str| format!("[\"{path}\",\"{sha256}\"]");
    let old = entry(&sha256_hex(&content(path)));
    assert_eq!(service_worker.matches(&old).count(), 1, "sw.js must list {path} once, with its hash");
    service_worker.replace(&old, &entry(&sha256_hex(new)))
}

/// A copy of the site with other content at `path`, and with an updated list and version in its service worker, as
/// after a new build.
pub fn next_version(path: &str, new: &[u8]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&dist(), folder.path());
    fs::write(folder.path().join(path), new).unwrap();
    let service_worker = folder.path().join("sw.js");
    let text = fs::read_to_string(&service_worker).unwrap();
    let version_at = text.find("const VERSION = \"").unwrap() + "const VERSION = \"".len();
    let version = &text[version_at..version_at + 16];
    let next = with_hash_of(&text, path, new).replace(version, "00000000ffffffff");
    assert_ne!(version, "00000000ffffffff");
    fs::write(service_worker, next).unwrap();
    folder
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

/// A copy of the site without one of its folders.
pub fn without(name: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&dist(), folder.path());
    fs::remove_dir_all(folder.path().join(name)).unwrap();
    folder
}
