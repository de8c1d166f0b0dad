//! A real Chromium, driven by chromedriver. It records console errors and requests of the page.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use image::RgbImage;
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{By, Capabilities, ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver};
use tokio::runtime::Runtime;

/// The names under which systems install Chromium or Chrome.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Options of the browser.
#[derive(Clone, Debug, Default)]
pub struct BrowserOptions {
    /// Whether it has a software WebGPU adapter. Without one, `requestAdapter()` returns null.
    pub software_gpu: bool,
    /// The Y4M video of a simulated camera.
    pub camera: Option<PathBuf>,
    /// Further arguments of the program.
    pub arguments: Vec<String>,
}

/// A browser with an empty profile and one window.
#[derive(Debug)]
pub struct Browser {
    driver: Option<WebDriver>,
    runtime: Runtime,
    chromedriver: Child,
    folder: TempDir,
}

/// Console errors and requests of a finished browser.
#[derive(Debug)]
pub struct BrowserLog {
    /// Console errors of the page and its workers.
    pub console_errors: Vec<String>,
    /// Every URL that the page, its workers or its service worker requested.
    pub requests: Vec<String>,
}

impl Browser {
    /// Starts a browser.
    pub fn start(options: &BrowserOptions) -> Browser {
        let folder = tempfile::tempdir().expect("a temporary folder can be created");
        let (chromedriver, port) = start_chromedriver();
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("a thread can be started");
        let capabilities = capabilities(options, folder.path());
        let driver = runtime
            .block_on(WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities))
            .unwrap_or_else(|error| panic!("chromedriver cannot start Chromium: {error}"));
        let browser = Browser { driver: Some(driver), runtime, chromedriver, folder };
        let timeout = Duration::from_secs(120);
        browser.block_on(browser.driver().set_script_timeout(timeout)).expect("the timeout can be set");
        browser
    }

    /// Opens `url` and waits for its load event.
    pub fn open(&self, url: &str) {
        self.block_on(self.driver().goto(url)).unwrap_or_else(|error| panic!("cannot open {url}: {error}"));
    }

    /// Runs `script` in each page and frame that is opened from now on, before its own scripts.
    pub fn run_before_pages(&self, script: &str) {
        drop(self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })));
    }

    /// Opens a tab and makes it the current one.
    pub fn new_tab(&self) {
        let open = async {
            let tab = self.driver().new_tab().await?;
            self.driver().switch_to_window(tab).await
        };
        self.block_on(open).unwrap_or_else(|error| panic!("cannot open a tab: {error}"));
    }

    /// Makes the tab that was opened as number `index`, counted from 0, the current one.
    pub fn switch_to_tab(&self, index: usize) {
        let switch = async {
            let tabs = self.driver().windows().await?;
            self.driver().switch_to_window(tabs[index].clone()).await
        };
        self.block_on(switch).unwrap_or_else(|error| panic!("cannot switch to tab {index}: {error}"));
    }

    /// Makes the first frame of the page the current document.
    pub fn enter_frame(&self) {
        self.block_on(self.driver().enter_frame(0)).unwrap_or_else(|error| panic!("the page has no frame: {error}"));
    }

    /// Reloads the page.
    pub fn reload(&self) {
        self.block_on(self.driver().refresh()).unwrap_or_else(|error| panic!("cannot reload: {error}"));
    }

    /// Runs the function body `script` with `arguments` as `arguments[0]` and so on, and returns its result. If the
    /// result is a promise, returns its value.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Value {
        let result = self.block_on(async { self.driver().execute(script, arguments.to_vec()).await });
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
        let click = async { self.driver().find(By::Css(selector)).await?.click().await };
        self.block_on(click).unwrap_or_else(|error| panic!("cannot click {selector}: {error}"));
    }

    /// Types into the element of `selector`; into a file input, paths of files on separate lines.
    pub fn type_into(&self, selector: &str, text: &str) {
        let typing = async { self.driver().find(By::Css(selector)).await?.send_keys(text).await };
        self.block_on(typing).unwrap_or_else(|error| panic!("cannot type into {selector}: {error}"));
    }

    /// A screenshot of the element of `selector`, after scrolling to it: chromedriver cuts off what is outside the window.
    pub fn screenshot(&self, selector: &str) -> RgbImage {
        let scroll = "document.querySelector(arguments[0]).scrollIntoView({ block: 'nearest', behavior: 'instant' })";
        self.run(scroll, &[selector.into()]);
        let screenshot = async { self.driver().find(By::Css(selector)).await?.screenshot_as_png().await };
        let png = self.block_on(screenshot).unwrap_or_else(|error| panic!("no screenshot of {selector}: {error}"));
        image::load_from_memory(&png).expect("chromedriver encodes PNG").to_rgb8()
    }

    /// Sends a command of the DevTools protocol and returns its result.
    pub fn devtools(&self, method: &str, parameters: Value) -> Value {
        let result = self.block_on(async { self.driver().cdp().send_raw(method, parameters).await });
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

    /// Presses Tab.
    pub fn press_tab(&self) {
        for kind in ["rawKeyDown", "keyUp"] {
            let key = json!({ "type": kind, "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9 });
            self.devtools("Input.dispatchKeyEvent", key);
        }
    }

    /// The console errors since the last call.
    pub fn console_errors(&self) -> Vec<String> {
        let log = self.block_on(self.driver().get_log("browser")).expect("chromedriver returns the console log");
        log.into_iter().filter(|entry| entry.level == "SEVERE").map(|entry| entry.message).collect()
    }

    /// The memory of the browser's pages with their workers, in bytes: the proportional set size of the renderer
    /// processes. `None` where the system has no `/proc`.
    pub fn renderer_memory_bytes(&self) -> Option<u64> {
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
            std::iter::successors(Some(*process), |process| parent(*process)).any(|one| one == self.chromedriver.id())
        };
        let is_renderer =
            |process: &u32| read(*process, "cmdline").is_some_and(|line| line.contains("--type=renderer"));
        let memory = |process: u32| -> Option<u64> {
            let rollup = read(process, "smaps_rollup")?;
            let kilobytes = rollup.lines().find_map(|line| line.strip_prefix("Pss:"))?.trim().strip_suffix(" kB")?;
            Some(1024 * kilobytes.parse::<u64>().ok()?)
        };
        Some(processes.into_iter().filter(is_renderer).filter(is_ours).filter_map(memory).sum())
    }

    /// Closes the browser, and returns what it recorded.
    pub fn finish(mut self) -> BrowserLog {
        let console_errors = self.console_errors();
        if let Some(driver) = self.driver.take() {
            self.runtime.block_on(driver.quit()).expect("Chromium can be closed");
        }
        BrowserLog { console_errors, requests: requests_of_pages(&net_log(self.folder.path())) }
    }

    fn driver(&self) -> &WebDriver {
        self.driver.as_ref().expect("only `finish` takes the driver")
    }

    fn block_on<T>(&self, future: impl Future<Output = T>) -> T {
        self.runtime.block_on(future)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if let Some(driver) = self.driver.take() {
            // A test has failed already; another error would hide its message.
            let _ = self.runtime.block_on(driver.quit());
        }
        let _ = self.chromedriver.kill();
        let _ = self.chromedriver.wait();
    }
}

/// Starts chromedriver on a free port, and reads the port from its output.
fn start_chromedriver() -> (Child, u16) {
    let mut chromedriver = Command::new("chromedriver")
        .arg("--port=0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("cannot start chromedriver ({error}); `cargo xtask setup` installs it"));
    let mut lines =
        BufReader::new(chromedriver.stdout.take().expect("standard output is piped")).lines().map_while(Result::ok);
    let port = lines.find_map(|line| line.split("successfully on port ").nth(1)?.trim_end_matches('.').parse().ok());
    // Reads the rest of the output, because chromedriver would block on a full pipe.
    std::thread::spawn(move || lines.for_each(drop));
    (chromedriver, port.expect("chromedriver prints its port"))
}

fn capabilities(options: &BrowserOptions, folder: &Path) -> Capabilities {
    let browser = BROWSERS
        .into_iter()
        .find_map(|name| {
            let folders = std::env::var_os("PATH")?;
            std::env::split_paths(&folders).map(|folder| folder.join(name)).find(|path| path.is_file())
        })
        .expect("Chromium or Chrome is in PATH; `cargo xtask setup` installs it");
    let mut arguments: Vec<String> = [
        "--headless=new",
        "--window-size=1024,768",
        // The page does not scroll smoothly then, so that no element moves while a test clicks it.
        "--force-prefers-reduced-motion",
        "--no-first-run",
        // In containers Chromium runs as root, without a sandbox, and /dev/shm is small.
        "--no-sandbox",
        "--disable-dev-shm-usage",
        // These options prevent requests of the browser itself.
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
    ]
    .map(String::from)
    .to_vec();
    arguments.push(format!("--user-data-dir={}", folder.join("profile").display()));
    arguments.push(format!("--log-net-log={}", folder.join("net-log.json").display()));
    if options.software_gpu {
        arguments.extend(["--enable-unsafe-webgpu", "--use-webgpu-adapter=swiftshader"].map(String::from));
    }
    if let Some(video) = &options.camera {
        arguments.extend(["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"].map(String::from));
        arguments.push(format!("--use-file-for-fake-video-capture={}", video.display()));
    }
    arguments.extend(options.arguments.iter().cloned());
    let mut capabilities = DesiredCapabilities::chrome();
    let mut set = || -> Result<(), thirtyfour::error::WebDriverError> {
        capabilities.set_binary(&browser.display().to_string())?;
        arguments.iter().try_for_each(|argument| capabilities.add_arg(argument))?;
        capabilities.set_logging_prefs("browser", LoggingPrefsLogLevel::All)
    };
    set().expect("strings are valid capabilities");
    capabilities.into()
}

/// The network log. The browser completes it while it closes.
fn net_log(folder: &Path) -> Value {
    let path = folder.join("net-log.json");
    let start = Instant::now();
    loop {
        let text = std::fs::read(&path).unwrap_or_default();
        match serde_json::from_slice(&text) {
            Ok(log) => return log,
            Err(error) if start.elapsed() > Duration::from_secs(20) => {
                panic!("{} is not a network log: {error}", path.display())
            }
            Err(_) => std::thread::sleep(Duration::from_millis(100)),
        }
    }
}

/// The URLs that pages and their workers requested. The browser's own requests have no page as initiator, or its page for
/// a new tab.
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
