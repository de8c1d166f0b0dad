//! Photos that the system hands to the page: shared from another program, or opened with the installed page.
//!
//! The system sends shared photos as a form. Here a page in the same folder of the server sends it, because the content
//! security policy of the site forbids forms (`form-action 'none'`): that policy does not concern what the system does, nor
//! what another page does.

use std::path::{Path, PathBuf};
use std::time::Duration;

use naevus_tests::browser::BrowserOptions;
use naevus_tests::server::SiteServer;
use serde_json::json;
use tempfile::TempDir;

use crate::page::{Page, synthetic_photos, write};
use crate::site;

/// A page with a form like the one of the system, and a link that opens the site in a window with a name.
const SENDER: &str = r#"<!doctype html><title>another program</title><link rel="icon" href="data:,">
    <a id="open" href="../" target="naevus">naevus</a>
    <form method="post" enctype="multipart/form-data" action="../share">
    <input id="files" type="file" name="photos" multiple><button id="send">Share</button></form>"#;

/// The names of the caches that hold shared photos.
const WAITING: &str = "return caches.keys().then(names => names.filter(name => name.includes('shared')))";

/// A server of the site and of the sender, and its folder.
fn server() -> (SiteServer, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "index.html", SENDER);
    let server = site::tolerant_server();
    server.serve_folder("sender/", folder.path());
    (server, folder)
}

/// The site, stored for offline use.
fn stored_site() -> (Page, TempDir) {
    let (server, folder) = server();
    let page = Page::ready_from(server);
    page.wait_until_offline_ready();
    (page, folder)
}

/// Shares photos from the sender, which is the current page.
fn share(page: &Page, paths: &[PathBuf]) {
    let lines: Vec<String> = paths.iter().map(|path| path.canonicalize().unwrap().display().to_string()).collect();
    page.browser.type_into("#files", &lines.join("\n"));
    page.browser.click("#send");
}

fn open_sender(page: &Page) {
    page.browser.open(&format!("{}sender/index.html", page.server.url()));
}

/// Checks that neither the address nor a cache has anything of shared photos, and that the server got none.
fn assert_nothing_left(page: &Page) {
    let address = page.browser.run("return location.href.slice(location.origin.length)", &[]);
    assert_eq!(address, "/#/read");
    assert_eq!(page.browser.run(WAITING, &[]), json!([]));
    let requests = page.server.requests();
    assert!(!requests.iter().any(|path| path.contains("share")), "{requests:?}");
}

#[test]
fn shared_photos_are_read() {
    let photos = tempfile::tempdir().unwrap();
    let (mut page, _folder) = stored_site();
    open_sender(&page);
    // Sharing needs no network.
    page.server.stop();
    share(&page, &synthetic_photos(&photos, 2));
    page.wait_until_ready();
    let readings = page.readings(2);
    readings.iter().for_each(|reading| reading.assert_assessed_on("CPU"));
    let mut files: Vec<&str> = readings.iter().map(|reading| reading.file.as_str()).collect();
    files.sort_unstable();
    assert_eq!(files, ["shot-1.jpg", "shot-2.jpg"]);
    assert_nothing_left(&page);
    page.finish_despite(&["ERR_CONNECTION_REFUSED"]);
}

#[test]
fn photos_that_are_shared_into_the_window_of_the_page_are_added_to_its_list() {
    let photos = tempfile::tempdir().unwrap();
    let photos = synthetic_photos(&photos, 2);
    let (page, _folder) = stored_site();
    open_sender(&page);
    page.browser.click("#open");
    page.browser.switch_to_tab(1);
    page.wait_until_ready();
    page.pick(&photos[..1]);
    let before = page.reading();
    page.browser.run("window.isTheSame = true; location.hash = '#/settings'", &[]);
    page.wait_for_focus("settings-title");

    page.browser.switch_to_tab(0);
    page.browser.run("document.querySelector('form').target = 'naevus'", &[]);
    share(&page, &photos[1..]);
    page.browser.switch_to_tab(1);
    let readings = page.readings(2);
    readings.iter().for_each(|reading| reading.assert_assessed_on("CPU"));
    assert!(readings.iter().any(|reading| reading.probabilities == before.probabilities), "{readings:#?}");
    assert_eq!(page.browser.run("return window.isTheSame", &[]), true, "the page was loaded again");
    assert!(page.shows("#readings"), "the list is not shown");
    assert_nothing_left(&page);
    page.finish();
}

#[test]
fn a_page_that_is_open_elsewhere_is_left_alone() {
    let photos = tempfile::tempdir().unwrap();
    let photos = synthetic_photos(&photos, 2);
    let (page, _folder) = stored_site();
    page.pick(&photos[..1]);
    drop(page.reading());
    page.browser.new_tab();
    open_sender(&page);
    share(&page, &photos[1..]);
    page.wait_until_ready();
    assert_eq!(page.reading().file, "shot-2.jpg");
    page.browser.switch_to_tab(0);
    assert_eq!(page.reading().file, "shot-1.jpg");
    page.finish();
}

/// Holds the page's request for the shared photos until the test calls `release()`.
const HOLD: &str = "const { fetch } = window;
    window.fetch = (address, ...rest) => address !== 'share' ? fetch(address, ...rest) :
        new Promise(resolve => { window.release = resolve; }).then(() => fetch(address, ...rest));";

#[test]
fn shared_photos_wait_encrypted_and_survive_the_end_of_the_service_worker() {
    let photos = tempfile::tempdir().unwrap();
    let photo = synthetic_photos(&photos, 1);
    let (page, _folder) = stored_site();
    page.browser.run_before_pages(HOLD);
    open_sender(&page);
    share(&page, &photo);
    page.wait_until_ready();
    let waits = "return typeof window.release === 'function'";
    page.browser.wait_for("the request for the photos", Duration::from_secs(10), waits, &[]);
    let waiting = "return (async () => {
        const [name] = (await caches.keys()).filter(name => name.includes('shared'));
        const cache = await caches.open(name);
        const [request] = await cache.keys();
        const response = await cache.match(request);
        const bytes = new Uint8Array(await response.arrayBuffer());
        return { count: (await cache.keys()).length, size: bytes.length, text: new TextDecoder('latin1').decode(bytes) };
    })()";
    let waiting = page.browser.run(waiting, &[]);
    let size = std::fs::metadata(&photo[0]).unwrap().len();
    assert_eq!(waiting["count"], 1);
    assert!(waiting["size"].as_u64().unwrap() > size, "the photo has {size} bytes");
    let text = waiting["text"].as_str().unwrap();
    assert!(
        !text.contains("JFIF") && !text.contains("shot-1.jpg") && !text.contains("form-data"),
        "it is not encrypted"
    );

    page.browser.devtools("ServiceWorker.enable", json!({}));
    page.browser.devtools("ServiceWorker.stopAllWorkers", json!({}));
    page.browser.run("window.release()", &[]);
    page.reading().assert_assessed_on("CPU");
    assert_nothing_left(&page);
    page.finish();
}

#[test]
fn shared_photos_that_no_page_fetches_are_deleted_after_ten_minutes() {
    let (page, _folder) = stored_site();
    // As a page that was closed at once leaves them.
    let keep = "return (async minutes => {
        const cache = await caches.open('naevus-shared-/');
        const headers = { 'kept-since': String(Date.now() - 60_000 * minutes) };
        await cache.put('/share/0', new Response('encrypted', { headers }));
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    })(arguments[0])";
    page.browser.run(keep, &[json!(5)]);
    std::thread::sleep(Duration::from_secs(2));
    assert_eq!(page.browser.run(WAITING, &[]), json!(["naevus-shared-/"]), "they are deleted too early");
    page.browser.run(keep, &[json!(11)]);
    let gone = "return caches.has('naevus-shared-/').then(has => !has)";
    page.browser.wait_for("the photos to be deleted", Duration::from_secs(10), gone, &[]);
    page.finish();
}

#[test]
fn shared_photos_without_room_are_named() {
    let photos = tempfile::tempdir().unwrap();
    let (page, _folder) = stored_site();
    let quota = json!({ "origin": page.server.origin(), "quotaSize": 1000 });
    page.browser.devtools("Storage.overrideQuotaForOrigin", quota);
    open_sender(&page);
    share(&page, &synthetic_photos(&photos, 1));
    page.wait_for_text("#intake-message", "this browser has no room for them. Choose them here instead.");
    assert!(!page.shows("article.reading"));
    page.finish_despite(&["Quota", "sw.js"]);
}

#[test]
fn shared_photos_that_are_gone_are_named() {
    let (page, _folder) = stored_site();
    page.browser.open(&format!("{}?again#/read/shared/00ff", page.server.url()));
    page.wait_for_text("#intake-message", "The shared photos are no longer there");
    assert_eq!(page.browser.run("return location.hash", &[]), "#/read");
    page.finish();
}

#[test]
fn shared_content_without_a_photo_is_named() {
    let (page, _folder) = stored_site();
    open_sender(&page);
    page.browser.click("#send");
    page.wait_for_text("#intake-message", "No photo was shared.");
    page.finish();
}

/// The queue of the browser, to which a test hands files: chromedriver cannot install a page and open a file with it.
const LAUNCH_QUEUE: &str = "Object.defineProperty(window, 'launchQueue', {
        value: { setConsumer(consumer) { window.launch = consumer; } } });";

/// Hands files to the page as handles of the File System API, as the browser does: files of the page's private file system
/// with these contents and names, and then, if wanted, one that was deleted since.
const LAUNCH: &str = "return (async (files, isOneGone) => {
        const folder = await navigator.storage.getDirectory();
        const handles = [];
        for (const [name, bytes] of files) {
            const handle = await folder.getFileHandle(name, { create: true });
            const writer = await handle.createWritable();
            await writer.write(new Uint8Array(bytes));
            await writer.close();
            handles.push(handle);
        }
        if (isOneGone) {
            handles.push(await folder.getFileHandle('gone.jpg', { create: true }));
            await folder.removeEntry('gone.jpg');
        }
        window.launch({ targetURL: location.origin, files: handles });
    })(...arguments)";

fn content(path: &Path) -> serde_json::Value {
    json!([path.file_name().unwrap().to_str(), std::fs::read(path).unwrap()])
}

#[test]
fn files_that_are_opened_with_the_page_are_read() {
    let photos = tempfile::tempdir().unwrap();
    let photos = synthetic_photos(&photos, 2);
    let page = Page::open_with_script(&BrowserOptions::default(), site::tolerant_server(), LAUNCH_QUEUE);
    page.wait_until_ready();
    page.browser.run(LAUNCH, &[json!([content(&photos[0])]), json!(false)]);
    assert_eq!(page.reading().file, "shot-1.jpg");
    // A start from the icon of the page hands over no file.
    page.browser.run(LAUNCH, &[json!([]), json!(false)]);
    assert!(!page.shows("#intake-message"));
    page.browser.run(LAUNCH, &[json!([content(&photos[1])]), json!(true)]);
    page.readings(2).iter().for_each(|reading| reading.assert_assessed_on("CPU"));
    page.wait_for_text("#intake-message", "Some of the opened files could not be read");
    page.finish();
}

#[test]
fn the_browser_accepts_the_manifest() {
    let page = Page::ready();
    let manifest = page.browser.devtools("Page.getAppManifest", json!({}));
    assert_eq!(manifest["errors"], json!([]));
    let parsed = &manifest["manifest"];
    assert_eq!(parsed["shareTarget"]["action"], format!("{}share", page.server.url()), "{manifest:#}");
    page.finish();
}
