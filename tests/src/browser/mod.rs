//! A real browser, driven by the WebDriver protocol: Chromium, or the one that an environment variable names. It
//! records console errors and, in Chromium, the requests of the page.

mod driver;
mod engine;
mod net_log;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use image::RgbImage;
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::common::print::{PrintPage, PrintParameters};
use thirtyfour::{By, WebDriver};
use tokio::runtime::Runtime;

use crate::browser::driver::Driver;

pub use crate::browser::engine::Engine;
pub use thirtyfour::Key;

/// Width and height of the window, in CSS pixels.
const WINDOW_PX: (u32, u32) = (1024, 768);

/// Options of the browser.
#[derive(Clone, Debug, Default)]
pub struct BrowserOptions {
    /// Whether it has a software WebGPU adapter. Without one, `requestAdapter()` returns null.
    pub software_gpu: bool,
    /// Its camera.
    pub camera: Camera,
    /// Further arguments of the program.
    pub arguments: Vec<String>,
}

/// The camera of a browser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Camera {
    /// That of the machine, if it has one.
    #[default]
    Real,
    /// A simulated one, with a picture of the browser's choice.
    Simulated,
    /// A simulated one with this Y4M video, which only Chromium shows.
    Video(PathBuf),
}

/// A browser with an empty profile and one window.
#[derive(Debug)]
pub struct Browser {
    engine: Engine,
    session: Option<WebDriver>,
    runtime: Runtime,
    driver: Driver,
    folder: TempDir,
}

/// Console errors and requests of a finished browser.
#[derive(Debug)]
pub struct BrowserLog {
    /// Console errors of the page and its workers.
    pub console_errors: Vec<String>,
    /// Every URL that the page, its workers or its service worker requested. Only Chromium records them.
    pub requests: Option<Vec<String>>,
}

impl Browser {
    /// Starts a browser.
    pub fn start(options: &BrowserOptions) -> Browser {
        let folder = tempfile::tempdir().expect("a temporary folder can be created");
        let engine = Engine::selected();
        let driver = Driver::start(engine);
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("a thread can be started");
        let capabilities = engine.capabilities(options, folder.path());
        let session = runtime
            .block_on(WebDriver::new(driver.url(), capabilities))
            .unwrap_or_else(|error| panic!("{} cannot start {engine:?}: {error}", engine.driver()));
        let browser = Browser { engine, session: Some(session), runtime, driver, folder };
        let timeout = Duration::from_secs(120);
        browser.block_on(browser.session().set_script_timeout(timeout)).expect("the timeout can be set");
        if engine != Engine::Chromium {
            browser.resize(WINDOW_PX.0, WINDOW_PX.1);
        }
        browser
    }

    /// Opens `url` and waits for its load event.
    pub fn open(&self, url: &str) {
        self.block_on(self.session().goto(url)).unwrap_or_else(|error| panic!("cannot open {url}: {error}"));
    }

    /// Runs `script` in each page and frame that is opened from now on, before its own scripts.
    pub fn run_before_pages(&self, script: &str) {
        drop(self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })));
    }

    /// Opens a tab and makes it the current one.
    pub fn new_tab(&self) {
        let open = async {
            let tab = self.session().new_tab().await?;
            self.session().switch_to_window(tab).await
        };
        self.block_on(open).unwrap_or_else(|error| panic!("cannot open a tab: {error}"));
    }

    /// Makes the tab that was opened as number `index`, counted from 0, the current one.
    pub fn switch_to_tab(&self, index: usize) {
        let switch = async {
            let tabs = self.session().windows().await?;
            self.session().switch_to_window(tabs[index].clone()).await
        };
        self.block_on(switch).unwrap_or_else(|error| panic!("cannot switch to tab {index}: {error}"));
    }

    /// Ends the process of the current tab, as a system that needs memory does. The tab cannot be used any more.
    pub fn kill_tab(&self) {
        // The tab does not answer.
        drop(self.block_on(async { self.session().cdp().send_raw("Page.crash", json!({})).await }));
    }

    /// Makes the first frame of the page the current document.
    pub fn enter_frame(&self) {
        self.block_on(self.session().enter_frame(0)).unwrap_or_else(|error| panic!("the page has no frame: {error}"));
    }

    /// Reloads the page.
    pub fn reload(&self) {
        let reload = async {
            // Other drivers reload past the service worker.
            if self.engine == Engine::Chromium {
                self.session().refresh().await
            } else {
                self.session().goto(self.session().current_url().await?.as_str()).await
            }
        };
        self.block_on(reload).unwrap_or_else(|error| panic!("cannot reload: {error}"));
    }

    /// Runs the function body `script` with `arguments` as `arguments[0]` and so on, and returns its result. If the
    /// result is a promise, returns its value.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Value {
        let result = self.block_on(async { self.session().execute(script, arguments.to_vec()).await });
        result.unwrap_or_else(|error| panic!("{error}\nin the script\n{script}")).json().clone()
    }

    /// Waits until `script` returns a value other than null and false, and returns it.
    ///
    /// # Panics
    ///
    /// If `limit` has passed. The message contains `what`, the text of the page and its console errors.
    pub fn wait_for(&self, what: &str, limit: Duration, script: &str, arguments: &[Value]) -> Value {
        let start = Instant::now();
        loop {
            let value = self.run(script, arguments);
            if !matches!(value, Value::Null | Value::Bool(false)) {
                return value;
            }
            if start.elapsed() > limit {
                let page = self.run("return document.body.innerText", &[]);
                let errors = self.console_errors();
                panic!(
                    "waited {limit:?} for {what}; the text of the page:\n{}\nconsole: {errors:#?}",
                    page.as_str().unwrap_or("")
                );
            }
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// Clicks the element of `selector` with a pointer: it must be visible and not covered.
    pub fn click(&self, selector: &str) {
        // What comes near the window gets its layout then, which moves the page.
        let settle = "const element = document.querySelector(arguments[0]);
            const show = () => element?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
            show();
            return new Promise(resolve => setTimeout(() => resolve(show()), 50))";
        self.run(settle, &[selector.into()]);
        let click = async { self.session().find(By::Css(selector)).await?.click().await };
        self.block_on(click).unwrap_or_else(|error| panic!("cannot click {selector}: {error}"));
    }

    /// Types into the element of `selector`; into a file input, paths of files on separate lines.
    pub fn type_into(&self, selector: &str, text: &str) {
        let typing = async { self.session().find(By::Css(selector)).await?.send_keys(text).await };
        self.block_on(typing).unwrap_or_else(|error| panic!("cannot type into {selector}: {error}"));
    }

    /// A screenshot of the element of `selector`, after scrolling to it: drivers cut off what is outside the window.
    pub fn screenshot(&self, selector: &str) -> RgbImage {
        let scroll = "document.querySelector(arguments[0]).scrollIntoView({ block: 'nearest', behavior: 'instant' })";
        self.run(scroll, &[selector.into()]);
        let screenshot = async { self.session().find(By::Css(selector)).await?.screenshot_as_png().await };
        let png = self.block_on(screenshot).unwrap_or_else(|error| panic!("no screenshot of {selector}: {error}"));
        image::load_from_memory(&png).expect("a screenshot is a PNG").to_rgb8()
    }

    /// Prints the page on A4, as the print dialog does, and returns the PDF.
    pub fn print(&self) -> Vec<u8> {
        let page = PrintPage { width: 21.0, height: 29.7 };
        let parameters = PrintParameters { page, ..PrintParameters::default() };
        self.block_on(self.session().print_page(parameters)).unwrap_or_else(|error| panic!("cannot print: {error}"))
    }

    /// Sends a command of the DevTools protocol and returns its result.
    ///
    /// # Panics
    ///
    /// If the command fails, or if the browser is not Chromium.
    pub fn devtools(&self, method: &str, parameters: Value) -> Value {
        assert_eq!(self.engine, Engine::Chromium, "{method} is a command for Chromium");
        let result = self.block_on(async { self.session().cdp().send_raw(method, parameters).await });
        result.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Drops the files at `paths` in the middle of the window, as from a file manager.
    pub fn drop_files(&self, paths: &[&Path]) {
        let middle = self.run("return [innerWidth / 2, innerHeight / 2]", &[]);
        for kind in ["dragEnter", "dragOver", "drop"] {
            let data = json!({ "items": [], "files": paths, "dragOperationsMask": 1 });
            let event = json!({ "type": kind, "x": middle[0], "y": middle[1], "data": data });
            self.devtools("Input.dispatchDragEvent", event);
        }
    }

    /// Copies a PNG to the clipboard and pastes it into the page with the keyboard.
    pub fn paste_png(&self, png: &[u8], origin: &str) {
        let permissions = json!(["clipboardReadWrite", "clipboardSanitizedWrite"]);
        self.devtools("Browser.grantPermissions", json!({ "origin": origin, "permissions": permissions }));
        self.devtools("Page.bringToFront", json!({}));
        let copy = "const blob = new Blob([new Uint8Array(arguments[0])], { type: 'image/png' });
            return navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]).then(() => true);";
        self.run(copy, &[json!(png)]);
        let key = json!({ "key": "v", "code": "KeyV", "modifiers": 2, "windowsVirtualKeyCode": 86 });
        let with = |kind: &str, commands: Value| {
            let mut event = key.clone();
            event["type"] = kind.into();
            event["commands"] = commands;
            event
        };
        self.devtools("Input.dispatchKeyEvent", with("rawKeyDown", json!(["paste"])));
        self.devtools("Input.dispatchKeyEvent", with("keyUp", json!([])));
    }

    /// Presses a key, on the element that has the focus.
    pub fn press(&self, key: Key) {
        let press = async { self.session().action_chain().send_keys(key).perform().await };
        self.block_on(press).unwrap_or_else(|error| panic!("cannot press a key: {error}"));
    }

    /// Changes the size of the page's window, in CSS pixels.
    pub fn resize(&self, width: u32, height: u32) {
        if self.engine == Engine::Chromium {
            let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            self.devtools("Emulation.setDeviceMetricsOverride", metrics);
            return;
        }
        // The frame of the window is around the page.
        let frame = self.run("return [outerWidth - innerWidth, outerHeight - innerHeight]", &[]);
        let frame = |index: usize| u32::try_from(frame[index].as_u64().unwrap_or_default()).unwrap_or_default();
        let resize = self.session().set_window_rect(0, 0, width + frame(0), height + frame(1));
        self.block_on(resize).unwrap_or_else(|error| panic!("cannot change the size of the window: {error}"));
    }

    /// The console errors since the last call.
    pub fn console_errors(&self) -> Vec<String> {
        if self.engine != Engine::Chromium {
            return self.driver.take_console_errors();
        }
        let log = self.block_on(self.session().get_log("browser")).expect("chromedriver returns the console log");
        log.into_iter().filter(|entry| entry.level == "SEVERE").map(|entry| entry.message).collect()
    }

    /// The memory of the page with its workers, in bytes: the proportional set size of the largest renderer process. The
    /// service worker and a spare process are apart. `None` where the system has no `/proc`.
    pub fn page_memory_bytes(&self) -> Option<u64> {
        let read = |process: u32, file: &str| std::fs::read_to_string(format!("/proc/{process}/{file}")).ok();
        // The parent is the second field after the name, which is in parentheses.
        let parent = |process: u32| -> Option<u32> {
            let stat = read(process, "stat")?;
            stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()
        };
        let processes: Vec<u32> = std::fs::read_dir("/proc")
            .ok()?
            .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
            .collect();
        let is_ours = |process: &u32| {
            std::iter::successors(Some(*process), |process| parent(*process)).any(|one| one == self.driver.id())
        };
        let is_renderer =
            |process: &u32| read(*process, "cmdline").is_some_and(|line| line.contains("--type=renderer"));
        let memory = |process: u32| -> Option<u64> {
            let rollup = read(process, "smaps_rollup")?;
            let kilobytes = rollup.lines().find_map(|line| line.strip_prefix("Pss:"))?.trim().strip_suffix(" kB")?;
            Some(1024 * kilobytes.parse::<u64>().ok()?)
        };
        processes.into_iter().filter(is_renderer).filter(is_ours).filter_map(memory).max()
    }

    /// Closes the browser, and returns what it recorded.
    pub fn finish(mut self) -> BrowserLog {
        let console_errors = self.console_errors();
        if let Some(session) = self.session.take() {
            self.runtime.block_on(session.quit()).expect("the browser can be closed");
        }
        let requests = (self.engine == Engine::Chromium).then(|| net_log::requests(self.folder.path()));
        BrowserLog { console_errors, requests }
    }

    fn session(&self) -> &WebDriver {
        self.session.as_ref().expect("only `finish` takes the session")
    }

    fn block_on<T>(&self, future: impl Future<Output = T>) -> T {
        self.runtime.block_on(future)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if let Some(session) = self.session.take() {
            // A test has failed already; another error would hide its message.
            let _ = self.runtime.block_on(session.quit());
        }
    }
}
