//! Takes the pictures of the page for the documentation; `cargo xtask screenshots` runs it.
//!
//! Needs the site (`NAEVUS_DIST`) and a folder (`NAEVUS_IMAGES`) for the pictures. The photos are the drawn examples of
//! the page, so that no photo of a patient is published.

use std::path::{Path, PathBuf};
use std::time::Duration;

use naevus_tests::browser::{Browser, BrowserOptions};
use naevus_tests::server::SiteServer;

/// A tablet in portrait, in CSS pixels.
const TABLET_PX: (u32, u32) = (820, 1180);

/// A phone, in CSS pixels.
const PHONE_PX: (u32, u32) = (390, 844);

/// Time for a result.
const LIMIT: Duration = Duration::from_secs(120);

fn main() {
    let (dist, images) = (folder("NAEVUS_DIST"), folder("NAEVUS_IMAGES"));
    let server = SiteServer::start(&dist, "/");
    let browser = Browser::start(&BrowserOptions::default());
    browser.open(&server.url());
    browser.wait_for("the model", LIMIT, "return document.querySelector('#engine[data-state=ready]') !== null", &[]);
    let offline = "return document.querySelector('#offline[data-state=ready]') !== null";
    browser.wait_for("the stored files", LIMIT, offline, &[]);

    browser.resize(PHONE_PX.0, PHONE_PX.1);
    take(&browser, &images, "start");
    for example in ["answer", "doubt"] {
        let file = browser.run(
            &format!(
                "return fetch('examples/{example}.jpg').then(answer => answer.blob())
            .then(content => {{
                const files = new DataTransfer();
                files.items.add(new File([content], 'drawn-{example}.jpg', {{ type: 'image/jpeg' }}));
                const input = document.querySelector('#photo-files');
                input.files = files.files;
                input.dispatchEvent(new Event('change', {{ bubbles: true }}));
                return true;
            }})"
            ),
            &[],
        );
        assert_eq!(file, true);
    }
    let assessed = "return document.querySelectorAll('.reading[data-state=assessed]').length === 2";
    browser.wait_for("two results", LIMIT, assessed, &[]);
    browser.resize(TABLET_PX.0, TABLET_PX.1);
    browser.run("scrollTo({ top: 0, behavior: 'instant' })", &[]);
    take(&browser, &images, "answer");
    for screen in ["lesions", "model"] {
        browser.click(&format!("#nav-{screen}"));
        browser.run("scrollTo({ top: 0, behavior: 'instant' })", &[]);
        take(&browser, &images, screen);
    }
    drop(browser.finish());
}

/// Writes what the window shows as `name.png`.
fn take(browser: &Browser, images: &Path, name: &str) {
    // The focus has a ring, which is not part of the design.
    browser.run("document.activeElement?.blur()", &[]);
    let drawn = "return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))";
    browser.run(drawn, &[]);
    let path = images.join(format!("{name}.png"));
    browser.window_screenshot().save(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    println!("{}", path.display());
}

fn folder(variable: &str) -> PathBuf {
    std::env::var_os(variable).map(PathBuf::from).unwrap_or_else(|| panic!("{variable} must be a folder"))
}
