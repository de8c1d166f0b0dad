//! The first assessment on WebGPU, and the files that a first visit fetches until its first assessment.

use std::path::Path;
use std::time::Duration;

use naevus_tests::browser::{Browser, BrowserOptions};
use naevus_tests::server::SiteServer;
use serde_json::{Value, json};

/// Rounds in which the runtimes alternate, each time in a browser with an empty cache.
const ROUNDS: u32 = 5;

/// The time limit of a first assessment on the software GPU.
const LIMIT: Duration = Duration::from_secs(180);

/// Milliseconds from navigation to the first assessment, of naevus and of ONNX Runtime Web, and the largest difference
/// of their probabilities.
pub fn assessments(server: &SiteServer, options: &BrowserOptions, size_px: u64, photo: &str) -> Value {
    let mut times = json!({ "naevus": [], "ONNX Runtime Web": [] });
    let (mut errors, mut probabilities) = (json!({}), json!({}));
    for round in 1..=ROUNDS {
        for (name, engine) in [("naevus", "naevus"), ("ONNX Runtime Web", "ort")] {
            if errors.get(name).is_some() {
                continue;
            }
            let browser = Browser::start(options);
            browser.open(&format!(
                "{}peers/first.html?engine={engine}&model=/model&onnx=/bench/naevus-{size_px}.onnx&image_size={size_px}&photo={photo}",
                server.url()
            ));
            let script = "return globalThis.first?.result ?? (globalThis.first?.error ? { error: first.error } : null)";
            let first = browser.wait_for("the first assessment", LIMIT, script, &[]);
            if let Some(error) = first["error"].as_str() {
                assert_ne!(name, "naevus", "no first assessment: {error}");
                errors[name] = error.into();
                println!("   {name}: {error}");
                continue;
            }
            println!("   {name}: {:.0} ms", first["first_assessment_ms"].as_f64().unwrap_or(f64::NAN));
            if let Some(times) = times[name].as_array_mut() {
                times.push(first["first_assessment_ms"].clone());
            }
            probabilities[name] = first["probabilities"].clone();
        }
        println!("   round {round} of {ROUNDS}");
    }
    json!({ "times": times, "errors": errors, "largest_difference": largest_difference(&probabilities) })
}

/// The largest difference of two probabilities; NaN if one is missing or not a number.
fn largest_difference(probabilities: &Value) -> f64 {
    let of = |name: &str| probabilities[name].as_array().cloned().unwrap_or_default();
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

/// The files of the site that a first visit fetches until its first assessment, on a device without a GPU.
pub fn visit(dist: &Path, options: &BrowserOptions, photo: &Path) -> Vec<String> {
    let server = SiteServer::start(dist, "/");
    // The service worker would fetch every file for later visits. An empty one fetches none.
    server.replace("sw.js", Vec::new());
    let browser = Browser::start(options);
    browser.open(&server.url());
    let limit = Duration::from_secs(60);
    let picker = "return document.querySelector('#photo-files') !== null";
    browser.wait_for("#photo-files", limit, picker, &[]);
    browser.type_into("#photo-files", &photo.display().to_string());
    // The model may refuse synthetic photos.
    let is_assessed =
        "return document.querySelector('#readings article:is([data-state=assessed], [data-state=refused])') !== null";
    browser.wait_for("the assessment", limit, is_assessed, &[]);
    let mut files: Vec<String> = server.requests().into_iter().filter(|path| dist.join(path).is_file()).collect();
    files.sort();
    files.dedup();
    files
}
