//! Drives the page as a user does, and reads its elements.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use naevus_tests::browser::{Browser, BrowserOptions};
use naevus_tests::photos::{self, Jpeg};
use naevus_tests::server::SiteServer;
use serde_json::json;
use tempfile::TempDir;

use crate::site;

/// Time until a worker is ready. On the CPU this time is about a second. It is longer on two slow cores with a software
/// GPU.
const READY_LIMIT: Duration = Duration::from_secs(60);

/// Time for one photo.
const READING_LIMIT: Duration = Duration::from_secs(60);

/// Time until the worker on WebGPU is ready: download, shader compilation and self-test on a software GPU.
pub const GPU_LIMIT: Duration = Duration::from_secs(180);

/// The page with its browser and its server.
pub struct Page {
    pub browser: Browser,
    pub server: SiteServer,
}

/// The state and the result of one photo on the page.
#[derive(Debug)]
pub struct Reading {
    /// `assessed`, `refused`, `unreadable` or `failed`.
    pub state: String,
    /// The name of the file.
    pub file: String,
    /// `CPU` or `WebGPU`; empty for an unreadable file and a photo that has failed.
    pub backend: String,
    /// The probabilities by diagnosis code; empty without an assessment.
    pub probabilities: BTreeMap<String, f64>,
    /// Why there is no assessment; empty for an assessed photo.
    pub reason: String,
}

impl Page {
    /// The built site in a browser without a GPU, ready, with a card that refuses no photo.
    pub fn ready() -> Page {
        Page::ready_with(site::tolerant_card())
    }

    /// The built site with another card in a browser without a GPU, ready.
    pub fn ready_with(card: Vec<u8>) -> Page {
        Page::ready_from(site::server_with_card("/", card))
    }

    /// The site of `server` in a browser without a GPU, ready.
    pub fn ready_from(server: SiteServer) -> Page {
        let page = Page::open_from(&BrowserOptions::default(), server);
        page.wait_until_ready();
        page
    }

    /// The built site under a path in a browser, with a card that refuses no photo; not ready yet.
    pub fn open(options: &BrowserOptions, prefix: &str) -> Page {
        Page::open_from(options, site::server_with_card(prefix, site::tolerant_card()))
    }

    /// The site of `server` in a browser that runs `script` before each page.
    pub fn open_with_script(options: &BrowserOptions, server: SiteServer, script: &str) -> Page {
        let browser = Browser::start(options);
        browser.run_before_pages(script);
        browser.open(&server.url());
        Page { browser, server }
    }

    /// The site of `server` in a browser.
    pub fn open_from(options: &BrowserOptions, server: SiteServer) -> Page {
        let browser = Browser::start(options);
        browser.open(&server.url());
        Page { browser, server }
    }

    /// Waits until a worker is ready.
    pub fn wait_until_ready(&self) {
        let ready = "return document.querySelector('#engine[data-state=ready]') !== null";
        self.browser.wait_for("#engine to be ready", READY_LIMIT, ready, &[]);
    }

    /// Waits until `backend` is ready.
    pub fn wait_for_backend(&self, backend: &str, limit: Duration) {
        let script = "const engine = document.querySelector('#engine');
            return engine?.dataset.backend === arguments[0] && engine.dataset.state === 'ready'";
        self.browser.wait_for(&format!("#engine to be {backend}"), limit, script, &[json!(backend)]);
    }

    /// Waits until all files are stored for offline use.
    pub fn wait_until_offline_ready(&self) {
        let kept = "return document.querySelector('#offline[data-state=ready]') !== null";
        self.browser.wait_for("#offline to be ready", READY_LIMIT, kept, &[]);
    }

    /// Waits until offline use has failed for a reason that contains `part`, and returns the reason.
    pub fn offline_failure(&self, part: &str) -> String {
        self.wait_for_text("#offline[data-state=failed]", part)
    }

    /// The version of the files that the page runs.
    pub fn version(&self) -> String {
        let version = self.browser.run("return document.querySelector('meta[name=version]').content", &[]);
        version.as_str().unwrap().to_string()
    }

    /// Waits until the text of `selector` contains `part`, and returns it.
    pub fn wait_for_text(&self, selector: &str, part: &str) -> String {
        let script = "const text = document.querySelector(arguments[0])?.innerText.trim() ?? '';
            return text.includes(arguments[1]) && text";
        let text = self.browser.wait_for(
            &format!("{part:?} in {selector}"),
            READY_LIMIT,
            script,
            &[json!(selector), json!(part)],
        );
        text.as_str().unwrap().to_string()
    }

    /// Chooses files, as in the file dialog.
    pub fn pick(&self, paths: &[PathBuf]) {
        // Drivers reject paths with `..`.
        let lines: Vec<String> = paths.iter().map(|path| path.canonicalize().unwrap().display().to_string()).collect();
        self.browser.type_into("#photo-files", &lines.join("\n"));
    }

    /// Waits until `count` photos have a final state, and returns them in the order of the page.
    pub fn readings(&self, count: usize) -> Vec<Reading> {
        let script = "const articles = [...document.querySelectorAll('#readings > article.reading')];
            const finished = articles.filter(article => ['assessed', 'refused', 'unreadable', 'failed'].includes(article.dataset.state));
            return finished.length >= arguments[0] && finished.map(article => ({
                state: article.dataset.state,
                file: article.dataset.file ?? '',
                backend: article.dataset.backend ?? '',
                reason: article.querySelector('.refused, .unreadable')?.textContent.trim() ?? '',
                probabilities: [...article.querySelectorAll('.probability')].map(row => [row.dataset.code, row.dataset.value]),
            }))";
        let limit = READING_LIMIT * u32::try_from(count).unwrap();
        let articles = self.browser.wait_for(&format!("{count} results"), limit, script, &[json!(count)]);
        let articles = articles.as_array().unwrap();
        assert_eq!(articles.len(), count, "there are more results than photos");
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
                    reason: text("reason"),
                    probabilities: article["probabilities"].as_array().unwrap().iter().map(probability).collect(),
                }
            })
            .collect()
    }

    /// The only result on the page.
    pub fn reading(&self) -> Reading {
        self.readings(1).remove(0)
    }

    /// Waits until the photo in `file` has the state `state`, and its backend is `backend` if one is given.
    pub fn wait_for_state(&self, file: &str, state: &str, backend: Option<&str>) {
        let script = "const article = document.querySelector(`.reading[data-file='${arguments[0]}']`);
            return article?.dataset.state === arguments[1]
                && (arguments[2] === null || article.dataset.backend === arguments[2])";
        let what = format!("{file} to be {state} {}", backend.unwrap_or_default());
        self.browser.wait_for(&what, GPU_LIMIT, script, &[json!(file), json!(state), json!(backend)]);
    }

    /// Scrolls to the photo in `file`, and waits until its preview is drawn.
    pub fn wait_for_preview(&self, file: &str) {
        let script = "const preview = document.querySelector(`.reading[data-file='${arguments[0]}'] .preview`);
            preview?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
            return preview?.hidden === false && preview.width > 0";
        self.browser.wait_for(&format!("the preview of {file}"), READING_LIMIT, script, &[json!(file)]);
    }

    /// Waits until the element with this id has the focus.
    pub fn wait_for_focus(&self, id: &str) {
        let script = "return document.activeElement?.id === arguments[0]";
        self.browser.wait_for(&format!("the focus on {id}"), Duration::from_secs(10), script, &[json!(id)]);
    }

    /// Waits until no element that matches has a size.
    pub fn wait_until_gone(&self, selector: &str) {
        let script = "return [...document.querySelectorAll(arguments[0])].every(element => element.getClientRects().length === 0)";
        self.browser.wait_for(&format!("{selector} to be gone"), Duration::from_secs(10), script, &[json!(selector)]);
    }

    /// Lets the browser save files into `folder`.
    pub fn save_files_to(&self, folder: &Path) {
        let behaviour = json!({ "behavior": "allow", "downloadPath": folder });
        self.browser.devtools("Browser.setDownloadBehavior", behaviour);
    }

    /// Presses a button and returns the file that it saves into `folder`.
    pub fn saved_by(&self, button: &str, folder: &Path) -> PathBuf {
        let files = || {
            let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
            entries.filter(|path| path.extension().is_none_or(|it| it != "crdownload")).collect::<Vec<_>>()
        };
        let before = files();
        self.browser.click(button);
        let start = Instant::now();
        loop {
            if let Some(path) = files().into_iter().find(|path| !before.contains(path)) {
                return path;
            }
            assert!(start.elapsed() < READING_LIMIT, "{button} saves no file");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Goes back, as the browser's button does.
    pub fn go_back(&self) {
        self.browser.run("history.back()", &[]);
    }

    /// Whether an element exists and has a size.
    pub fn shows(&self, selector: &str) -> bool {
        let script = "const element = document.querySelector(arguments[0]);
            return element !== null && element.getClientRects().length > 0";
        self.browser.run(script, &[json!(selector)]) == json!(true)
    }

    /// Waits until an element exists and has a size, and returns its text.
    pub fn text_of(&self, selector: &str) -> String {
        let script = "const element = document.querySelector(arguments[0]);
            return element !== null && element.getClientRects().length > 0
                && (element.innerText.trim() || element.textContent.trim() || null)";
        let text = self.browser.wait_for(selector, READING_LIMIT, script, &[json!(selector)]);
        text.as_str().unwrap().to_string()
    }

    /// Closes the browser. Fails on any console error and on any request to another origin.
    pub fn finish(self) {
        self.finish_despite(&[]);
    }

    /// Like [`finish`](Self::finish), but ignores console errors that contain one of `expected`: the browser logs a
    /// request that fails as part of a test.
    pub fn finish_despite(self, expected: &[&str]) {
        let own = format!("{}/", self.server.origin());
        let log = self.browser.finish();
        let unexpected = |error: &&String| !expected.iter().any(|part| error.contains(part));
        let errors: Vec<&String> = log.console_errors.iter().filter(unexpected).collect();
        assert!(errors.is_empty(), "errors in the console: {errors:#?}");
        let Some(requests) = log.requests else { return };
        // A log without the page's own requests would make the next check meaningless.
        assert!(requests.iter().any(|url| url.starts_with(&own)), "no request of the page was logged");
        let inside = |url: &&String| !url.starts_with(&own) && !url.starts_with("blob:") && !url.starts_with("data:");
        let foreign: Vec<&String> = requests.iter().filter(inside).collect();
        assert!(foreign.is_empty(), "requests to other origins: {foreign:#?}");
    }
}

impl Reading {
    /// Checks that the photo has nine probabilities with the sum 1, computed on `backend`.
    pub fn assert_assessed_on(&self, backend: &str) {
        assert_eq!((self.state.as_str(), self.reason.as_str()), ("assessed", ""), "{self:#?}");
        assert_eq!(self.backend, backend);
        assert_eq!(self.probabilities.len(), naevus_reading::diagnosis::Diagnosis::COUNT);
        let sum: f64 = self.probabilities.values().sum();
        assert!((sum - 1.0).abs() < 1e-4, "the sum of the probabilities is {sum}");
    }

    /// Checks that the photo was refused: a reason, and no probabilities.
    pub fn assert_refused(&self, backend: &str) {
        assert_eq!((self.state.as_str(), self.backend.as_str()), ("refused", backend), "{self:#?}");
        assert!(self.probabilities.is_empty(), "{self:#?}");
        assert!(self.reason.starts_with("Not assessed"), "{self:#?}");
    }

    /// Checks that the file is unreadable, with the error message of the decoder.
    pub fn assert_unreadable(&self, file: &[u8]) {
        let error = naevus_reading::photo::Photo::decode(file).expect_err("the decoder rejects the file");
        assert_eq!(self.state, "unreadable", "{self:#?}");
        assert!(self.probabilities.is_empty());
        // The page may add a capital letter and a full stop.
        let shown = self.reason.to_lowercase();
        let expected = error.to_string().to_lowercase();
        assert!(shown.contains(&expected), "the page shows {shown:?} and not {expected:?}");
    }
}

/// Writes `content` into `folder` under `name`.
pub fn write(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, content).unwrap();
    path
}

/// Writes `count` different synthetic photos into `folder`: `shot-1.jpg` and so on.
pub fn synthetic_photos(folder: &TempDir, count: u32) -> Vec<PathBuf> {
    let draw = |seed| {
        let photo = Jpeg::PLAIN.encode(&photos::lesion(320, 240, seed));
        write(folder.path(), &format!("shot-{seed}.jpg"), photo)
    };
    (1..=count).map(draw).collect()
}
