//! Offline use after one visit, and updates to a complete new version when the user accepts it.

use std::time::Duration;

use naevus_reading::card::CARD_VERSION;
use naevus_tests::browser::BrowserOptions;
use naevus_tests::photos::{self, Jpeg};

use crate::model::card_of_version;
use crate::page::{Page, write};
use crate::site;

/// Parts of the errors that the browser logs for requests to a stopped server.
const NO_NETWORK: [&str; 2] = ["ERR_CONNECTION_REFUSED", "ERR_INTERNET_DISCONNECTED"];

fn classifies_offline(prefix: &str) {
    let folder = tempfile::tempdir().unwrap();
    let photo = write(folder.path(), "away.jpg", Jpeg::PLAIN.encode(&photos::lesion(320, 240, 1)));
    let mut page = Page::open(&BrowserOptions::default(), prefix);
    page.wait_until_ready();
    page.pick(std::slice::from_ref(&photo));
    let before = page.reading().probabilities;
    page.wait_until_offline_ready();
    let outside: Vec<String> = page.server.requests().into_iter().filter(|path| path.starts_with('/')).collect();
    // Chromium requests this by itself if it accepts none of the page's icons.
    assert!(outside.iter().all(|path| path == "/favicon.ico"), "requests outside {prefix}: {outside:?}");

    page.server.stop();
    page.browser.reload();
    page.wait_until_ready();
    page.pick(&[photo]);
    assert_eq!(page.reading().probabilities, before);
    page.finish_despite(&NO_NETWORK);
}

#[test]
fn the_page_works_offline_after_one_visit() {
    classifies_offline("/");
}

#[test]
fn the_page_works_offline_under_a_sub_path() {
    classifies_offline("/some/where/naevus/");
}

#[test]
fn two_copies_under_one_origin_keep_their_files() {
    let mut page = Page::open(&BrowserOptions::default(), "/");
    page.server.serve_folder("second/", &site::dist());
    let addresses = ["index.html", "second/index.html"].map(|path| format!("{}{path}", page.server.url()));
    for address in &addresses {
        page.browser.open(address);
        page.wait_until_ready();
        page.wait_until_offline_ready();
    }
    page.server.stop();
    for address in &addresses {
        page.browser.open(address);
        page.wait_until_ready();
    }
    page.finish_despite(&NO_NETWORK);
}

#[test]
fn a_new_version_waits_for_the_user_and_replaces_all_files() {
    let folder = tempfile::tempdir().unwrap();
    let photo = write(folder.path(), "photo.jpg", Jpeg::PLAIN.encode(&photos::lesion(320, 240, 2)));
    let page = Page::open(&BrowserOptions::default(), "/");
    page.wait_until_ready();
    page.wait_until_offline_ready();
    assert!(!page.shows("#update-accept"), "an update is offered although there is none");

    // The programs of this version reject the card of the new version, so a mixture of the two would show an error.
    let next = site::next_version(&site::card(), &card_of_version(CARD_VERSION + 1));
    page.server.change_folder(next.path());
    page.browser.reload();
    let offered = "return document.querySelector('#update-accept')?.getClientRects().length > 0";
    page.browser.wait_for("#update-accept", Duration::from_secs(60), offered, &[]);
    page.wait_until_ready();
    page.pick(std::slice::from_ref(&photo));
    page.reading().assert_assessed_on("CPU");

    // Without the user's consent, a reload keeps the old version.
    page.browser.reload();
    page.wait_until_ready();
    page.pick(&[photo]);
    page.reading().assert_assessed_on("CPU");

    page.browser.wait_for("#update-accept", Duration::from_secs(60), offered, &[]);
    page.browser.click("#update-accept");
    let message = page.text_of("#model-error").to_lowercase();
    let expected = format!("the model card has version {}", CARD_VERSION + 1);
    assert!(message.contains(&expected), "{message}");
    page.finish();
}
