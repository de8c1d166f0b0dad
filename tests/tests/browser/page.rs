//! The page as a user works with it: its elements, and what they say.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use naevus_tests::chromium::{Browser, Equipment};
use naevus_tests::server::SiteServer;
use serde_json::json;

use crate::site;

/// How long a worker may take to be ready. The CPU's takes a second; two slow cores with a software GPU beside it more.
const READY_LIMIT: Duration = Duration::from_secs(60);

/// How long one photo may take.
const READING_LIMIT: Duration = Duration::from_secs(60);

/// How long the GPU's program may take from the start: it is fetched, compiled and tested on a GPU made of software.
pub const GPU_LIMIT: Duration = Duration::from_secs(180);

/// The page in its browser, from its server.
pub struct Page {
    pub browser: Browser,
    pub server: SiteServer,
}

/// What the page says of one photo.
#[derive(Debug)]
pub struct Reading {
    /// `read`, `unknown` or `refused`.
    pub state: String,
    /// The name of the file.
    pub file: String,
    /// `CPU` or `WebGPU`; empty where the file could not be read.
    pub backend: String,
    /// By diagnosis code; none where it was refused.
    pub probabilities: BTreeMap<String, f64>,
    /// Why it was refused; empty where it was read.
    pub refusal: String,
}

impl Page {
    /// The built site in a browser without a GPU, ready to read, also what is drawn here.
    pub fn ready() -> Page {
        Page::ready_with(site::tolerant_card())
    }

    /// The built site with another card in a browser without a GPU, ready to read.
    pub fn ready_with(card: Vec<u8>) -> Page {
        let server = SiteServer::start(&site::dist(), "/");
        site::replace_card(&server, &site::dist(), card);
        Page::ready_from(server)
    }

    /// The site of `server` in a browser without a GPU, ready to read.
    pub fn ready_from(server: SiteServer) -> Page {
        let page = Page::open_from(&Equipment::default(), server);
        page.wait_until_ready();
        page
    }

    /// The built site in a browser, under a path, for what is drawn here too; not yet ready.
    pub fn open(equipment: &Equipment, prefix: &str) -> Page {
        let server = SiteServer::start(&site::dist(), prefix);
        site::replace_card(&server, &site::dist(), site::tolerant_card());
        Page::open_from(equipment, server)
    }

    /// The site of `server` in a browser.
    pub fn open_from(equipment: &Equipment, server: SiteServer) -> Page {
        let browser = Browser::start(equipment);
        browser.open(&server.url());
        Page { browser, server }
    }

    /// Waits until a worker can read photos.
    pub fn wait_until_ready(&self) {
        let ready = "return document.querySelector('#engine[data-state=ready]') !== null";
        self.browser.wait_for("#engine to be ready", READY_LIMIT, ready, &[]);
    }

    /// Waits until photos are read on `backend`.
    pub fn wait_for_backend(&self, backend: &str, limit: Duration) {
        let script = "const engine = document.querySelector('#engine');
            return engine?.dataset.backend === arguments[0] && engine.dataset.state === 'ready'";
        self.browser.wait_for(&format!("#engine to be {backend}"), limit, script, &[json!(backend)]);
    }

    /// Waits until everything is kept for use without a network.
    pub fn wait_until_offline_ready(&self) {
        let kept = "return document.querySelector('#offline[data-state=ready]') !== null";
        self.browser.wait_for("#offline to be ready", READY_LIMIT, kept, &[]);
    }

    /// Picks files, as from the system's dialog.
    pub fn pick(&self, paths: &[PathBuf]) {
        let lines: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
        self.browser.type_into("#photo-files", &lines.join("\n"));
    }

    /// Waits until the page has an answer for `count` photos in all, and gives them as they stand on the page.
    pub fn readings(&self, count: usize) -> Vec<Reading> {
        let script = "const articles = [...document.querySelectorAll('#readings > article.reading')];
            const answered = articles.filter(article => ['read', 'unknown', 'refused'].includes(article.dataset.state));
            return answered.length >= arguments[0] && answered.map(article => ({
                state: article.dataset.state,
                file: article.dataset.file ?? '',
                backend: article.dataset.backend ?? '',
                refusal: article.querySelector('.refusal, .unknown')?.innerText.trim() ?? '',
                probabilities: [...article.querySelectorAll('.probability')].map(row => [row.dataset.code, row.dataset.value]),
            }))";
        let limit = READING_LIMIT * u32::try_from(count).unwrap();
        let articles = self.browser.wait_for(&format!("{count} answers"), limit, script, &[json!(count)]);
        let articles = articles.as_array().unwrap();
        assert_eq!(articles.len(), count, "more answers than photos");
        articles
            .iter()
            .map(|article| {
                let text = |key: &str| article[key].as_str().unwrap().to_string();
                let probability = |row: &serde_json::Value| {
                    let value = row[1].as_str().unwrap_or_else(|| panic!("a probability without data-value: {row}"));
                    (row[0].as_str().unwrap().to_string(), value.parse().unwrap())
                };
                Reading {
                    state: text("state"),
                    file: text("file"),
                    backend: text("backend"),
                    refusal: text("refusal"),
                    probabilities: article["probabilities"].as_array().unwrap().iter().map(probability).collect(),
                }
            })
            .collect()
    }

    /// The one answer on the page.
    pub fn reading(&self) -> Reading {
        self.readings(1).remove(0)
    }

    /// Whether an element is there and has a size.
    pub fn shows(&self, selector: &str) -> bool {
        let script = "const element = document.querySelector(arguments[0]);
            return element !== null && element.getClientRects().length > 0";
        self.browser.run(script, &[json!(selector)]) == json!(true)
    }

    /// Waits until an element is there and has a size, and gives its text.
    pub fn text_of(&self, selector: &str) -> String {
        let script = "const element = document.querySelector(arguments[0]);
            return element !== null && element.getClientRects().length > 0 && (element.innerText.trim() || null)";
        let text = self.browser.wait_for(selector, READING_LIMIT, script, &[json!(selector)]);
        text.as_str().unwrap().to_string()
    }

    /// Ends the browser. Fails on any console error and on any request to another origin.
    pub fn finish(self) {
        self.finish_despite(&[]);
    }

    /// As [`finish`](Self::finish), but for console errors that hold one of `expected`: what the browser itself writes
    /// there of a request that a test let fail.
    pub fn finish_despite(self, expected: &[&str]) {
        let own = format!("{}/", self.server.origin());
        let traces = self.browser.finish();
        let unexpected = |error: &&String| !expected.iter().any(|part| error.contains(part));
        let errors: Vec<&String> = traces.errors.iter().filter(unexpected).collect();
        assert!(errors.is_empty(), "errors in the console: {errors:#?}");
        // Without the page's own requests in it, the log would prove nothing.
        assert!(traces.requests.iter().any(|url| url.starts_with(&own)), "no request of the page was noted");
        let inside = |url: &&String| !url.starts_with(&own) && !url.starts_with("blob:") && !url.starts_with("data:");
        let foreign: Vec<&String> = traces.requests.iter().filter(inside).collect();
        assert!(foreign.is_empty(), "requests to other origins: {foreign:#?}");
    }
}

impl Reading {
    /// Checks that it holds nine probabilities that add up to one, from `backend`.
    pub fn assert_read_on(&self, backend: &str) {
        assert_eq!((self.state.as_str(), self.refusal.as_str()), ("read", ""), "{self:#?}");
        assert_eq!(self.backend, backend);
        assert_eq!(self.probabilities.len(), naevus_reading::diagnosis::Diagnosis::COUNT);
        let sum: f64 = self.probabilities.values().sum();
        assert!((sum - 1.0).abs() < 1e-4, "the probabilities add up to {sum}");
    }

    /// Checks that the photo was refused: a sentence, and no probabilities.
    pub fn assert_unknown(&self, backend: &str) {
        assert_eq!((self.state.as_str(), self.backend.as_str()), ("unknown", backend), "{self:#?}");
        assert!(self.probabilities.is_empty(), "{self:#?}");
        assert!(self.refusal.starts_with("I don't know"), "{self:#?}");
    }

    /// Checks that the file was refused with the core's own sentence for it.
    pub fn assert_refused_as(&self, file: &[u8]) {
        let error = naevus_reading::photo::Photo::decode(file).expect_err("the core refuses it");
        assert_eq!(self.state, "refused", "{self:#?}");
        assert!(self.probabilities.is_empty());
        // The page may start the sentence with a capital and end it with a full stop.
        let said = self.refusal.to_lowercase();
        let sentence = error.to_string().to_lowercase();
        assert!(said.contains(&sentence), "the page says {said:?} and not {sentence:?}");
    }
}

/// Writes `content` into `folder` under `name`.
pub fn write(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, content).unwrap();
    path
}
