//! The browsers in which the tests run: how each is found, started and configured.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use thirtyfour::Capabilities;

use crate::browser::{BrowserOptions, Camera, WINDOW_PX, net_log};

/// The environment variable with the name of the browser.
pub const VARIABLE: &str = "NAEVUS_BROWSER";

/// A browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium or Chrome, headless. Only here, tests can use the DevTools protocol.
    Chromium,
    /// Firefox, headless.
    Firefox,
    /// The MiniBrowser of WebKitGTK. It needs a display.
    WebKit,
}

impl Engine {
    /// The browser that `NAEVUS_BROWSER` names; Chromium if it is not set.
    ///
    /// # Panics
    ///
    /// If the variable has another value than `chromium`, `firefox` and `webkit`.
    pub fn selected() -> Engine {
        match std::env::var(VARIABLE).as_deref() {
            Err(_) | Ok("chromium") => Engine::Chromium,
            Ok("firefox") => Engine::Firefox,
            Ok("webkit") => Engine::WebKit,
            Ok(other) => panic!("{VARIABLE} is {other:?}; set it to chromium, firefox or webkit"),
        }
    }

    /// The name of the program that drives the browser by the WebDriver protocol.
    pub(super) fn driver(self) -> &'static str {
        match self {
            Engine::Chromium => "chromedriver",
            Engine::Firefox => "geckodriver",
            Engine::WebKit => "WebKitWebDriver",
        }
    }

    /// The error in a line of the driver's output; none in a line of anything else. Chromium's errors are in its log
    /// instead.
    pub(super) fn console_error(self, line: &str) -> Option<&str> {
        let is_error = match self {
            Engine::Chromium => false,
            // Errors of the browser's own code have other addresses.
            Engine::Firefox => line.starts_with("JavaScript error: http://127.0.0.1"),
            Engine::WebKit => line.starts_with("CONSOLE") && line.contains(" JS ") && line.contains(" ERROR"),
        };
        is_error.then_some(line)
    }

    /// The capabilities of a session whose files are in `folder`.
    pub(super) fn capabilities(self, options: &BrowserOptions, folder: &Path) -> Capabilities {
        let (name, key, value) = match self {
            Engine::Chromium => ("chrome", "goog:chromeOptions", chromium(options, folder)),
            Engine::Firefox => ("firefox", "moz:firefoxOptions", firefox(options)),
            Engine::WebKit => ("MiniBrowser", "webkitgtk:browserOptions", webkit(options)),
        };
        let mut capabilities = Capabilities::default();
        let mut set = |key: &str, value: Value| {
            capabilities.set(key, value).expect("JSON is a valid capability");
        };
        set("browserName", name.into());
        set(key, value);
        if self == Engine::Chromium {
            set("goog:loggingPrefs", json!({ "browser": "ALL" }));
        }
        capabilities
    }
}

/// The first of these programs in PATH.
fn program(names: &[&str], name: &str) -> PathBuf {
    let find = |name: &&str| {
        let folders = std::env::var_os("PATH")?;
        std::env::split_paths(&folders).map(|folder| folder.join(name)).find(|path| path.is_file())
    };
    names.iter().find_map(find).unwrap_or_else(|| panic!("{name} is not in PATH; see CONTRIBUTING.md"))
}

fn chromium(options: &BrowserOptions, folder: &Path) -> Value {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let mut arguments: Vec<String> = [
        "--headless=new",
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
    arguments.push(format!("--window-size={},{}", WINDOW_PX.0, WINDOW_PX.1));
    arguments.push(format!("--user-data-dir={}", folder.join("profile").display()));
    arguments.push(format!("--log-net-log={}", folder.join(net_log::FILE).display()));
    if options.software_gpu {
        arguments.extend(["--enable-unsafe-webgpu", "--use-webgpu-adapter=swiftshader"].map(String::from));
    }
    if options.camera != Camera::Real {
        arguments.extend(["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"].map(String::from));
    }
    if let Camera::Video(video) = &options.camera {
        arguments.push(format!("--use-file-for-fake-video-capture={}", video.display()));
    }
    arguments.extend(options.arguments.iter().cloned());
    json!({ "binary": program(&names, "Chromium"), "args": arguments })
}

fn firefox(options: &BrowserOptions) -> Value {
    let preferences = json!({
        "ui.prefersReducedMotion": 1,
        // The driver prints the console.
        "devtools.console.stdout.content": true,
        "media.navigator.permission.disabled": true,
        "media.navigator.streams.fake": options.camera != Camera::Real,
    });
    json!({ "binary": program(&["firefox-esr", "firefox"], "Firefox"), "args": ["-headless"], "prefs": preferences })
}

fn webkit(options: &BrowserOptions) -> Value {
    let folder = format!("/usr/lib/{}-linux-gnu", std::env::consts::ARCH);
    let folders = ["webkit2gtk-4.1", "webkit2gtk-4.0"].map(|name| format!("{folder}/{name}/MiniBrowser"));
    let browser = folders.iter().find(|path| Path::new(path).is_file());
    let browser = browser.unwrap_or_else(|| panic!("the MiniBrowser of WebKitGTK is missing; see CONTRIBUTING.md"));
    let mut arguments =
        vec!["--automation", "--enable-media-stream=true", "--enable-write-console-messages-to-stdout=true"];
    if options.camera != Camera::Real {
        arguments.push("--enable-mock-capture-devices=true");
    }
    json!({ "binary": browser, "args": arguments })
}
