//! Faults while records are stored: a full storage, a killed tab, no storage, another version.

use naevus_tests::browser::{Browser, BrowserOptions};
use naevus_tests::photos::{self, Jpeg};
use naevus_tests::xorshift::Xorshift;
use serde_json::json;

use crate::page::{Page, synthetic_photos, write};
use crate::site;

/// The storage of the test in which it is full: room for the files of the site.
const QUOTA_BYTES: usize = 32 << 20;

/// The number of times a tab is killed while it saves; the environment variable sets another one.
const KILLS: u32 = 12;
const KILLS_VARIABLE: &str = "NAEVUS_TAB_KILLS";

#[test]
fn a_full_storage_is_named_and_the_visit_is_saved_after_room_was_made() {
    let folder = tempfile::tempdir().unwrap();
    // Larger than the storage. What follows the end of a JPEG is no part of the photo.
    let mut photo = Jpeg::PLAIN.encode(&photos::lesion(320, 240, 1));
    photo.resize(photo.len() + QUOTA_BYTES, 0);
    let photo = write(folder.path(), "large.jpg", photo);
    let server = site::tolerant_server();
    let browser = Browser::start(&BrowserOptions::default());
    let quota = json!({ "origin": server.origin(), "quotaSize": QUOTA_BYTES });
    browser.devtools("Storage.overrideQuotaForOrigin", quota);
    browser.open(&server.url());
    let page = Page { browser, server };
    page.wait_until_ready();
    page.switch_on(None);
    page.add_lesion("A-17", "front-abdomen");
    page.read_to_save(&photo);
    page.open_lesion();
    page.browser.click("#visit-save");
    let notice = page.wait_for_text("#records-notice[data-failure=true]", "the storage of this browser is full");
    assert!(notice.starts_with("Nothing was saved"), "{notice}");
    assert_eq!(page.visits(), 0);
    page.browser.devtools("Storage.overrideQuotaForOrigin", json!({ "origin": page.server.origin() }));
    page.save_visit(1);
    page.finish();
}

#[test]
fn a_killed_tab_loses_no_saved_visit_and_saves_no_half_one() {
    let kills = std::env::var(KILLS_VARIABLE).map_or(KILLS, |kills| kills.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let photos = synthetic_photos(&folder, 1);
    let page = Page::ready();
    page.switch_on(None);
    page.add_lesion("A-17", "front-abdomen");
    let address = page.browser.run("return location.hash", &[]).as_str().unwrap().to_string();
    let mut random = Xorshift(17);
    let (mut saved, mut told) = (0, 0);
    for kill in 0..kills {
        page.browser.new_tab();
        page.browser.open(&page.server.url());
        page.wait_until_ready();
        page.read_to_save(&photos[0]);
        page.unlock(None);
        page.browser.run("location.hash = arguments[0]", &[json!(address)]);
        page.wait_for_text("#lesion-title", "Lesion 1");
        let visits = page.visits();
        assert!(visits >= saved, "kill {kill}: {visits} visits, {saved} were saved");
        // At most the visit of the last kill is new.
        assert!(visits <= saved + 1, "kill {kill}: {visits} visits, {saved} were saved");
        saved = visits;
        let delay_ms = random.below(120);
        let script = "document.querySelector('#visit-save').click();
            return new Promise(resolve => setTimeout(() =>
                resolve(document.querySelector('#records-notice')?.innerText.includes('saved') ?? false), arguments[0]))";
        let is_told = page.browser.run(script, &[json!(delay_ms)]) == json!(true);
        page.browser.kill_tab();
        page.browser.switch_to_tab(0);
        if is_told {
            (saved, told) = (saved + 1, told + 1);
        }
    }
    page.browser.new_tab();
    page.browser.open(&format!("{}{address}", page.server.url()));
    page.unlock(None);
    let visits = page.visits();
    assert!((saved..=saved + 1).contains(&visits), "{visits} visits, {saved} were saved");
    println!("{kills} kills: {visits} visits are there, {told} had been told as saved");
    page.finish_despite(&["crash"]);
}

#[test]
fn a_browser_without_storage_is_named() {
    let script = "Object.defineProperty(window, 'indexedDB', { get: () => null })";
    let page = Page::open_with_script(&BrowserOptions::default(), site::tolerant_server(), script);
    page.wait_until_ready();
    page.open_lesions();
    page.wait_for_text("#records-notice[data-failure=true]", "stores nothing for this page");
    page.finish();
}

#[test]
fn a_newer_version_in_another_tab_is_named() {
    let page = Page::ready();
    page.switch_on(None);
    page.browser.run("location.hash = '#/read'", &[]);
    page.browser.new_tab();
    page.browser.open(&page.server.url());
    let upgrade = "return new Promise((resolve, reject) => {
        const request = indexedDB.open('naevus-records', 99);
        request.onerror = () => reject(request.error);
        request.onsuccess = () => resolve(request.result.close());
    })";
    page.browser.run(upgrade, &[]);
    page.open_lesions();
    page.wait_for_text("#records-notice[data-failure=true]", "opened by a newer version of this page");
    page.finish();
}
