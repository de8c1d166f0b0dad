//! The page that runs the measurements, and its progress output.

use std::thread::sleep;
use std::time::{Duration, Instant};

use naevus_tests::browser::{Browser, BrowserOptions};
use naevus_tests::server::SiteServer;
use serde_json::{Value, json};

/// The time limit of one measurement. The longest is the one on the software GPU.
const LIMIT: Duration = Duration::from_secs(30 * 60);

/// `peers/bench.html` in a browser.
pub struct BenchPage {
    browser: Browser,
}

impl BenchPage {
    /// Starts a browser and opens the page.
    pub fn open(server: &SiteServer, options: &BrowserOptions) -> BenchPage {
        let browser = Browser::start(options);
        browser.open(&format!("{}peers/bench.html", server.url()));
        let is_loaded = "return globalThis.bench !== undefined";
        browser.wait_for("the bench page", Duration::from_secs(30), is_loaded, &[]);
        BenchPage { browser }
    }

    /// Runs `plan` of `bench.js` with `options`, prints its progress, and returns its result.
    ///
    /// # Panics
    ///
    /// If naevus fails, or the time limit has passed.
    pub fn run(&self, plan: &str, options: &Value) -> Value {
        self.browser.run("bench.start(arguments[0], arguments[1])", &[json!(plan), options.clone()]);
        let start = Instant::now();
        let mut printed = 0;
        loop {
            // The state is queried rarely, because each query takes time from the measurement.
            sleep(Duration::from_secs(2));
            let mut state = self.browser.run("return bench.state", &[]);
            let lines = state["lines"].as_array().map(Vec::as_slice).unwrap_or_default();
            for line in &lines[printed..] {
                println!("   {}", line.as_str().unwrap_or_default());
            }
            printed = lines.len();
            if let Some(error) = state["error"].as_str() {
                panic!("{plan} failed: {error}\nconsole: {:#?}", self.browser.console_errors());
            }
            if !state["result"].is_null() {
                return state["result"].take();
            }
            assert!(start.elapsed() < LIMIT, "{plan} takes longer than {LIMIT:?}");
        }
    }
}
