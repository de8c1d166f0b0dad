//! The browser that the tests drive, and its driver.

use anyhow::{Context, Result, bail};

use crate::command::Invocation;

/// The names under which systems install Chromium or Chrome; the tests look for the same.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Installs Chromium and chromedriver where they are missing and Debian's packages can be had.
///
/// # Errors
///
/// Says how to install them by hand.
pub fn set_up() -> Result<()> {
    if let Some(version) = version() {
        println!("{version}: there");
        return Ok(());
    }
    println!("Chromium and chromedriver: fetching them, about a minute");
    if Invocation::new("apt-get").argument("--version").answer().is_none() {
        bail!("{}", by_hand());
    }
    let as_root = || -> Result<Invocation> {
        if Invocation::new("id").argument("-u").answer().as_deref() == Some("0") {
            return Ok(Invocation::new("apt-get"));
        }
        anyhow::ensure!(Invocation::new("sudo").argument("--version").answer().is_some(), "{}", by_hand());
        Ok(Invocation::new("sudo").argument("apt-get"))
    };
    as_root()?.argument("update").run().with_context(by_hand)?;
    as_root()?
        .words("install --yes --no-install-recommends chromium chromium-driver")
        .variable("DEBIAN_FRONTEND", "noninteractive")
        .run()
        .with_context(by_hand)?;
    let version = version().with_context(by_hand)?;
    println!("{version}: done");
    Ok(())
}

/// What browser and driver call themselves, where both are there.
pub fn version() -> Option<String> {
    let driver = Invocation::new("chromedriver").argument("--version").answer()?;
    let browser = BROWSERS.iter().find_map(|name| Invocation::new(name).argument("--version").answer())?;
    let driver: Vec<&str> = driver.split_whitespace().take(2).collect();
    Some(format!("{browser} with {}", driver.join(" ")))
}

fn by_hand() -> String {
    format!(
        "the browser tests need Chromium or Chrome and the chromedriver of the same version, both in PATH ({}); install them \
         with your system's packages: `apt install chromium chromium-driver` on Debian, `dnf install chromium chromedriver` \
         on Fedora, `brew install --cask chromium chromedriver` on macOS, or from https://googlechromelabs.github.io/chrome-for-testing/",
        BROWSERS.join(", ")
    )
}
