//! After one visit the page works without a network, and a new version comes in one piece when the user wants it.

use std::time::Duration;

use naevus_reading::card::CARD_VERSION;
use naevus_tests::chromium::Equipment;
use naevus_tests::photos::{self, Jpeg};

use crate::model::card_of_version;
use crate::page::{Page, write};
use crate::site;

/// What the browser writes to the console of a request that met a switched-off server.
const NO_NETWORK: [&str; 2] = ["ERR_CONNECTION_REFUSED", "ERR_INTERNET_DISCONNECTED"];

fn reads_without_a_network(prefix: &str) {
    let folder = tempfile::tempdir().unwrap();
    let photo = write(folder.path(), "away.jpg", Jpeg::PLAIN.encode(&photos::lesion(320, 240, 1)));
    let mut page = Page::open(&Equipment::default(), prefix);
    page.wait_until_ready();
    page.pick(std::slice::from_ref(&photo));
    let before = page.reading().probabilities;
    page.wait_until_offline_ready();
    let outside: Vec<String> = page.server.requests().into_iter().filter(|path| path.starts_with('/')).collect();
    // Chromium asks for this at the root by itself where a page names no icon that it likes.
    assert!(outside.iter().all(|path| path == "/favicon.ico"), "asked for outside {prefix}: {outside:?}");

    page.server.switch_off();
    page.browser.reload();
    page.wait_until_ready();
    page.pick(&[photo]);
    assert_eq!(page.reading().probabilities, before);
    page.finish_despite(&NO_NETWORK);
}

#[test]
fn after_one_visit_it_works_without_a_network() {
    reads_without_a_network("/");
}

#[test]
fn under_a_sub_path_as_well() {
    reads_without_a_network("/some/where/naevus/");
}

#[test]
fn a_new_version_waits_for_the_user_and_comes_whole() {
    let folder = tempfile::tempdir().unwrap();
    let photo = write(folder.path(), "photo.jpg", Jpeg::PLAIN.encode(&photos::lesion(320, 240, 2)));
    let page = Page::open(&Equipment::default(), "/");
    page.wait_until_ready();
    page.wait_until_offline_ready();
    assert!(!page.shows("#update-accept"), "an update is offered where there is none");

    // The next version's card is one that this version's programs refuse: had the two been mixed, it would be said.
    let next = site::next_version(&site::card(), &card_of_version(CARD_VERSION + 1));
    page.server.serve_from(next.path());
    page.browser.reload();
    let offered = "return document.querySelector('#update-accept')?.getClientRects().length > 0";
    page.browser.wait_for("#update-accept", Duration::from_secs(60), offered, &[]);
    page.wait_until_ready();
    page.pick(std::slice::from_ref(&photo));
    page.reading().assert_read_on("CPU");

    // Not accepted, it stays away over a reload too.
    page.browser.reload();
    page.wait_until_ready();
    page.pick(&[photo]);
    page.reading().assert_read_on("CPU");

    page.browser.wait_for("#update-accept", Duration::from_secs(60), offered, &[]);
    page.browser.click("#update-accept");
    let message = page.text_of("#model-error").to_lowercase();
    let expected = format!("the model card has version {}", CARD_VERSION + 1);
    assert!(message.contains(&expected), "{message}");
    page.finish();
}
