//! Browsers that store nothing for the page: photos are assessed, and one line gives the reason.

use std::time::Duration;

use naevus_tests::browser::{Browser, BrowserOptions};
use naevus_tests::photos::{self, Jpeg};
use serde_json::json;

use crate::page::{Page, write};
use crate::site;

/// What private windows and settings of browsers do, each with a part of the reason that the page shows.
const REFUSALS: [(&str, &str); 4] = [
    (
        "Object.defineProperty(Navigator.prototype, 'serviceWorker', {
            get() { throw new DOMException('The operation is insecure.', 'SecurityError'); } });",
        "stores nothing for this page",
    ),
    (
        "Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined });",
        "stores nothing for this page",
    ),
    (
        "ServiceWorkerContainer.prototype.register = () =>
            Promise.reject(new DOMException('The operation is insecure.', 'SecurityError'));",
        "The operation is insecure",
    ),
    (
        "for (const name of ['caches', 'localStorage']) {
            Object.defineProperty(window, name, { get() { throw new DOMException('No.', 'SecurityError'); } });
        }
        Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined });",
        "stores nothing for this page",
    ),
];

#[test]
fn photos_are_assessed_without_storage_and_the_reason_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let photo = write(folder.path(), "photo.jpg", Jpeg::PLAIN.encode(&photos::lesion(320, 240, 1)));
    for (script, reason) in REFUSALS {
        let page = Page::open_with_script(&BrowserOptions::default(), site::tolerant_server(), script);
        page.wait_until_ready();
        page.pick(std::slice::from_ref(&photo));
        page.reading().assert_assessed_on("CPU");
        let message = page.offline_failure(reason);
        assert!(message.starts_with("Not available offline: "), "{message}");
        page.finish();
    }
}

#[test]
fn too_little_storage_is_named() {
    let server = site::tolerant_server();
    let browser = Browser::start(&BrowserOptions::default());
    let quota = json!({ "origin": server.origin(), "quotaSize": 300_000 });
    browser.devtools("Storage.overrideQuotaForOrigin", quota);
    browser.open(&server.url());
    let page = Page { browser, server };
    page.wait_until_ready();
    page.offline_failure("too little storage");
    page.finish_despite(&["sw.js", "Quota"]);
}

/// The page becomes visible again.
const RETURN_TO_PAGE: &str = "document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))";

#[test]
fn files_that_the_browser_deletes_while_the_page_is_open_are_noticed_and_stored_again() {
    let mut page = Page::open_from(&BrowserOptions::default(), site::tolerant_server());
    page.wait_until_ready();
    page.wait_until_offline_ready();
    page.server.stop();
    let forget =
        "return caches.keys().then(names => Promise.all(names.map(name => caches.delete(name)))).then(() => true)";
    page.browser.run(forget, &[]);
    page.browser.run(RETURN_TO_PAGE, &[]);
    page.offline_failure("could not be downloaded");
    page.server.start_listening();
    page.browser.run(RETURN_TO_PAGE, &[]);
    page.wait_until_offline_ready();
    page.finish_despite(&["ERR_CONNECTION_REFUSED", "sw.js"]);
}

#[test]
fn a_site_that_could_not_be_stored_is_stored_when_the_server_is_mended() {
    let server = site::tolerant_server();
    server.replace("icons/icon.svg", b"changed".to_vec());
    let page = Page::open_from(&BrowserOptions::default(), server);
    page.wait_until_ready();
    page.offline_failure("the server has changed icons/icon.svg");
    page.server.restore("icons/icon.svg");
    page.browser.run(RETURN_TO_PAGE, &[]);
    page.wait_until_offline_ready();
    page.finish_despite(&["sw.js"]);
}

/// Counts the requests for persistent storage.
const COUNT_REQUESTS: &str = "window.persistentRequests = 0;
    StorageManager.prototype.persist = () => { window.persistentRequests++; return Promise.resolve(true); };";

#[test]
fn the_browser_is_asked_once_to_keep_the_stored_page() {
    let page = Page::open_with_script(&BrowserOptions::default(), site::tolerant_server(), COUNT_REQUESTS);
    page.wait_until_ready();
    page.wait_until_offline_ready();
    let asked = "return window.persistentRequests > 0 && window.persistentRequests";
    let count = page.browser.wait_for("a request", Duration::from_secs(10), asked, &[]);
    assert_eq!(count, json!(1));
    page.finish();
}

/// Safari on an iPad, outside the Home Screen.
const SAFARI: &str = "Object.defineProperty(Navigator.prototype, 'standalone', { get: () => false });";

#[test]
fn on_an_ipad_the_two_steps_that_keep_the_page_are_named() {
    let page = Page::open_with_script(&BrowserOptions::default(), site::tolerant_server(), SAFARI);
    page.wait_until_ready();
    page.wait_until_offline_ready();
    page.wait_for_text(".status", "Add to Home Screen. Then open it once");
    page.finish();
}
