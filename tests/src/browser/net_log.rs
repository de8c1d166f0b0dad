//! The network log of Chromium.

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::Value;

/// The URLs that pages and their workers requested, from the network log in `folder`.
pub fn requests(folder: &Path) -> Vec<String> {
    requests_of_pages(&net_log(&folder.join(FILE)))
}

/// The name of the file.
pub const FILE: &str = "net-log.json";

/// The network log. The browser completes it while it closes.
fn net_log(path: &Path) -> Value {
    let start = Instant::now();
    loop {
        let text = std::fs::read(path).unwrap_or_default();
        match serde_json::from_slice(&text) {
            Ok(log) => return log,
            Err(error) if start.elapsed() > Duration::from_secs(20) => {
                panic!("{} is not a network log: {error}", path.display())
            }
            Err(_) => std::thread::sleep(Duration::from_millis(100)),
        }
    }
}

/// The URLs that pages and their workers requested. The browser's own requests have no page as initiator, or its page
/// for a new tab.
fn requests_of_pages(net_log: &Value) -> Vec<String> {
    let started = &net_log["constants"]["logEventTypes"]["URL_REQUEST_START_JOB"];
    assert!(started.is_number(), "the network log has no event type for requests");
    let events = net_log["events"].as_array().expect("a network log has events");
    let by_page = |event: &&Value| {
        let initiator = event["params"]["initiator"].as_str().unwrap_or("not an origin");
        event["type"] == *started && initiator != "not an origin" && !initiator.starts_with("chrome:")
    };
    events.iter().filter(by_page).filter_map(|event| event["params"]["url"].as_str()).map(String::from).collect()
}
