//! First things: the first answer on WebGPU, and what a first visit fetches until its first answer.

use std::path::Path;
use std::time::Duration;

use naevus_tests::chromium::{Browser, Equipment};
use naevus_tests::server::SiteServer;
use serde_json::{Value, json};

/// How often the first answer is waited for, by turns, each time in a browser that has never seen the site.
const ROUNDS: u32 = 5;

/// How long a first answer may take on a GPU made of software.
const LIMIT: Duration = Duration::from_secs(180);

/// Milliseconds from navigation to the first answer, of ours and of ONNX Runtime Web, and by how much the answers differ.
pub fn answers(server: &SiteServer, equipment: &Equipment, side_px: u64, photo: &str) -> Value {
    let mut times = json!({ "naevus": [], "ONNX Runtime Web": [] });
    let (mut errors, mut answers) = (json!({}), json!({}));
    for round in 1..=ROUNDS {
        for (name, engine) in [("naevus", "ours"), ("ONNX Runtime Web", "ort")] {
            if errors.get(name).is_some() {
                continue;
            }
            let browser = Browser::start(equipment);
            browser.open(&format!(
                "{}peers/first.html?engine={engine}&model=/model&onnx=/bench/naevus-{side_px}.onnx&side={side_px}&photo={photo}",
                server.url()
            ));
            let script = "return globalThis.first?.result ?? (globalThis.first?.error ? { error: first.error } : null)";
            let first = browser.wait_for("the first answer", LIMIT, script, &[]);
            if let Some(error) = first["error"].as_str() {
                assert_ne!(name, "naevus", "no first answer: {error}");
                errors[name] = error.into();
                println!("   {name}: {error}");
                continue;
            }
            println!("   {name}: {:.0} ms", first["first_answer_ms"].as_f64().unwrap_or(f64::NAN));
            if let Some(times) = times[name].as_array_mut() {
                times.push(first["first_answer_ms"].clone());
            }
            answers[name] = first["probabilities"].clone();
        }
        println!("   round {round} of {ROUNDS}");
    }
    json!({ "times": times, "errors": errors, "largest_difference": largest_difference(&answers) })
}

/// Of any probability; no number where an answer is missing or none.
fn largest_difference(answers: &Value) -> f64 {
    let of = |name: &str| answers[name].as_array().cloned().unwrap_or_default();
    let mut largest: f64 = 0.0;
    for (ours, theirs) in of("naevus").iter().zip(&of("ONNX Runtime Web")) {
        let difference = (ours.as_f64().unwrap_or(f64::NAN) - theirs.as_f64().unwrap_or(f64::NAN)).abs();
        if difference.is_nan() {
            return difference;
        }
        largest = largest.max(difference);
    }
    largest
}

/// The files of the site that a first visit fetches until its first answer, on a device without a GPU.
pub fn visit(dist: &Path, equipment: &Equipment, photo: &Path) -> Vec<String> {
    let server = SiteServer::start(dist, "/");
    // The service worker fetches every file, for the next visit; without a list it fetches none, and is itself fetched.
    server.replace("sw.js", Vec::new());
    let browser = Browser::start(equipment);
    browser.open(&server.url());
    let limit = Duration::from_secs(60);
    let picker = "return document.querySelector('#photo-files') !== null";
    browser.wait_for("#photo-files", limit, picker, &[]);
    browser.type_into("#photo-files", &photo.display().to_string());
    // Drawn photos are no lesions, and a model may say so.
    let answered =
        "return document.querySelector('#readings article:is([data-state=read], [data-state=unknown])') !== null";
    browser.wait_for("the answer", limit, answered, &[]);
    let mut files: Vec<String> = server.requests().into_iter().filter(|path| dist.join(path).is_file()).collect();
    files.sort();
    files.dedup();
    files
}
