//! A real Chromium, driven through chromedriver, that notes every console error and every request of the page.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{By, Capabilities, ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver};
use tokio::runtime::Runtime;

/// The names under which systems install Chromium or Chrome.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// What the browser has.
#[derive(Clone, Debug, Default)]
pub struct Equipment {
    /// A WebGPU adapter in software; without it `requestAdapter()` gives null.
    pub software_gpu: bool,
    /// A camera that shows this Y4M film.
    pub camera: Option<PathBuf>,
}

/// A browser with an empty profile and one window.
#[derive(Debug)]
pub struct Browser {
    driver: Option<WebDriver>,
    runtime: Runtime,
    chromedriver: Child,
    folder: TempDir,
}

/// What the page did besides what was looked at.
#[derive(Debug)]
pub struct Traces {
    /// The console's errors, from the page and its workers.
    pub errors: Vec<String>,
    /// Every address that the page, its workers or its service worker asked for.
    pub requests: Vec<String>,
}

impl Browser {
    /// Starts a browser.
    pub fn start(equipment: &Equipment) -> Browser {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (chromedriver, port) = start_chromedriver();
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a thread");
        let capabilities = capabilities(equipment, folder.path());
        let driver = runtime
            .block_on(WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities))
            .unwrap_or_else(|error| panic!("chromedriver cannot start Chromium: {error}"));
        let browser = Browser { driver: Some(driver), runtime, chromedriver, folder };
        let limit = Duration::from_secs(120);
        browser.block_on(browser.driver().set_script_timeout(limit)).expect("a time limit");
        browser
    }

    /// Goes to `url` and waits for its load event.
    pub fn open(&self, url: &str) {
        self.block_on(self.driver().goto(url)).unwrap_or_else(|error| panic!("cannot open {url}: {error}"));
    }

    /// Reloads the page.
    pub fn reload(&self) {
        self.block_on(self.driver().refresh()).unwrap_or_else(|error| panic!("cannot reload: {error}"));
    }

    /// What the function body `script` returns, with `arguments` as `arguments[0]` and so on. A promise is waited for.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Value {
        let result = self.block_on(async { self.driver().execute(script, arguments.to_vec()).await });
        result.unwrap_or_else(|error| panic!("{error}\nin the script\n{script}")).json().clone()
    }

    /// Waits until `script` returns something that is neither null nor false, and returns that.
    ///
    /// # Panics
    ///
    /// After `limit`, with `what` was waited for and the text of the page.
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
                    "waited {limit:?} for {what}; the page says:\n{}\nconsole: {errors:#?}",
                    page.as_str().unwrap_or("")
                );
            }
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// Clicks the element that `selector` names, as a pointer does: it must be visible and on top.
    pub fn click(&self, selector: &str) {
        let click = async { self.driver().find(By::Css(selector)).await?.click().await };
        self.block_on(click).unwrap_or_else(|error| panic!("cannot click {selector}: {error}"));
    }

    /// Types into the element that `selector` names; into a file input the paths of files, a line each.
    pub fn type_into(&self, selector: &str, text: &str) {
        let typing = async { self.driver().find(By::Css(selector)).await?.send_keys(text).await };
        self.block_on(typing).unwrap_or_else(|error| panic!("cannot type into {selector}: {error}"));
    }

    /// A command of the DevTools protocol.
    pub fn devtools(&self, method: &str, parameters: Value) -> Value {
        let answer = self.block_on(async { self.driver().cdp().send_raw(method, parameters).await });
        answer.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Drops the files at `paths` onto the middle of the window, as from a file manager.
    pub fn drop_files(&self, paths: &[&Path]) {
        let middle = self.run("return [innerWidth / 2, innerHeight / 2]", &[]);
        for kind in ["dragEnter", "dragOver", "drop"] {
            let data = json!({ "items": [], "files": paths, "dragOperationsMask": 1 });
            let event = json!({ "type": kind, "x": middle[0], "y": middle[1], "data": data });
            self.devtools("Input.dispatchDragEvent", event);
        }
    }

    /// Puts a PNG on the clipboard and pastes it into the page, by the keyboard's command.
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

    /// The console's errors since they were last asked for.
    pub fn console_errors(&self) -> Vec<String> {
        let log = self.block_on(self.driver().get_log("browser")).expect("chromedriver keeps the console's log");
        log.into_iter().filter(|entry| entry.level == "SEVERE").map(|entry| entry.message).collect()
    }

    /// Ends the browser, and tells what the page did.
    pub fn finish(mut self) -> Traces {
        let errors = self.console_errors();
        if let Some(driver) = self.driver.take() {
            self.runtime.block_on(driver.quit()).expect("Chromium ends when it is told to");
        }
        Traces { errors, requests: requests_of_pages(&net_log(self.folder.path())) }
    }

    fn driver(&self) -> &WebDriver {
        self.driver.as_ref().expect("only `finish` takes it")
    }

    fn block_on<T>(&self, future: impl Future<Output = T>) -> T {
        self.runtime.block_on(future)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if let Some(driver) = self.driver.take() {
            // A test has failed already; that Chromium does not end as well is no news.
            let _ = self.runtime.block_on(driver.quit());
        }
        let _ = self.chromedriver.kill();
        let _ = self.chromedriver.wait();
    }
}

/// Starts chromedriver on a port that it finds, and reads the port from what it prints.
fn start_chromedriver() -> (Child, u16) {
    let mut chromedriver = Command::new("chromedriver")
        .arg("--port=0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("cannot start chromedriver ({error}); `cargo xtask setup` installs it"));
    let mut lines =
        BufReader::new(chromedriver.stdout.take().expect("its output is piped")).lines().map_while(Result::ok);
    let port = lines.find_map(|line| line.split("successfully on port ").nth(1)?.trim_end_matches('.').parse().ok());
    // What it prints later must go somewhere, or it would stop at a full pipe.
    std::thread::spawn(move || lines.for_each(drop));
    (chromedriver, port.expect("chromedriver says its port"))
}

fn capabilities(equipment: &Equipment, folder: &Path) -> Capabilities {
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
        "--no-first-run",
        // Containers and continuous integration run as root, where the sandbox does not start, with a small /dev/shm.
        "--no-sandbox",
        "--disable-dev-shm-usage",
        // Nothing of the browser's own between our requests.
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
    ]
    .map(String::from)
    .to_vec();
    arguments.push(format!("--user-data-dir={}", folder.join("profile").display()));
    arguments.push(format!("--log-net-log={}", folder.join("net-log.json").display()));
    if equipment.software_gpu {
        arguments.extend(["--enable-unsafe-webgpu", "--use-webgpu-adapter=swiftshader"].map(String::from));
    }
    if let Some(film) = &equipment.camera {
        arguments.extend(["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"].map(String::from));
        arguments.push(format!("--use-file-for-fake-video-capture={}", film.display()));
    }
    let mut capabilities = DesiredCapabilities::chrome();
    let mut set = || -> Result<(), thirtyfour::error::WebDriverError> {
        capabilities.set_binary(&browser.display().to_string())?;
        arguments.iter().try_for_each(|argument| capabilities.add_arg(argument))?;
        capabilities.set_logging_prefs("browser", LoggingPrefsLogLevel::All)
    };
    set().expect("plain strings are capabilities");
    capabilities.into()
}

/// The network log, which the browser completes while it ends.
fn net_log(folder: &Path) -> Value {
    let path = folder.join("net-log.json");
    let start = Instant::now();
    loop {
        let text = std::fs::read(&path).unwrap_or_default();
        match serde_json::from_slice(&text) {
            Ok(log) => return log,
            Err(error) if start.elapsed() > Duration::from_secs(20) => {
                panic!("{} is no network log: {error}", path.display())
            }
            Err(_) => std::thread::sleep(Duration::from_millis(100)),
        }
    }
}

/// The addresses that pages and their workers asked for. What the browser asks for itself has no page as its initiator.
fn requests_of_pages(net_log: &Value) -> Vec<String> {
    let started = &net_log["constants"]["logEventTypes"]["URL_REQUEST_START_JOB"];
    assert!(started.is_number(), "the network log names no requests");
    let events = net_log["events"].as_array().expect("a network log has events");
    let by_page = |event: &&Value| {
        let initiator = event["params"]["initiator"].as_str().unwrap_or("not an origin");
        event["type"] == *started && initiator != "not an origin"
    };
    events.iter().filter(by_page).filter_map(|event| event["params"]["url"].as_str()).map(String::from).collect()
}
