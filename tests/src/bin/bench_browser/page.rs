//! The page in which things are measured, and what it says meanwhile.

use std::thread::sleep;
use std::time::{Duration, Instant};

use naevus_tests::chromium::{Browser, Equipment};
use naevus_tests::server::SiteServer;
use serde_json::{Value, json};

/// How long one measurement may take; the longest is the one on a GPU made of software.
const LIMIT: Duration = Duration::from_secs(30 * 60);

/// `peers/bench.html` in a browser.
pub struct BenchPage {
    browser: Browser,
}

impl BenchPage {
    /// Starts a browser and goes to the page.
    pub fn open(server: &SiteServer, equipment: &Equipment) -> BenchPage {
        let browser = Browser::start(equipment);
        browser.open(&format!("{}peers/bench.html", server.url()));
        let there = "return globalThis.bench !== undefined";
        browser.wait_for("the bench page", Duration::from_secs(30), there, &[]);
        BenchPage { browser }
    }

    /// Has `plan` of `bench.js` measured with `options`; passes on what it says.
    ///
    /// # Panics
    ///
    /// Where our own program fails or the time is up.
    pub fn run(&self, plan: &str, options: &Value) -> Value {
        self.browser.run("bench.start(arguments[0], arguments[1])", &[json!(plan), options.clone()]);
        let began = Instant::now();
        let mut said = 0;
        loop {
            // Seldom, for asking takes time from what is measured.
            sleep(Duration::from_secs(2));
            let mut state = self.browser.run("return bench.state", &[]);
            let lines = state["lines"].as_array().map(Vec::as_slice).unwrap_or_default();
            for line in &lines[said..] {
                println!("   {}", line.as_str().unwrap_or_default());
            }
            said = lines.len();
            if let Some(error) = state["error"].as_str() {
                panic!("{plan} failed: {error}\nconsole: {:#?}", self.browser.console_errors());
            }
            if !state["result"].is_null() {
                return state["result"].take();
            }
            assert!(began.elapsed() < LIMIT, "{plan} takes longer than {LIMIT:?}");
        }
    }
}
