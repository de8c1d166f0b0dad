//! Corrupted, wrong or missing model files: each has its error message, and the page keeps working.

use std::time::Duration;

use naevus_reading::card::CARD_VERSION;
use naevus_tests::browser::BrowserOptions;
use naevus_tests::photos::{self, Jpeg};
use naevus_tests::server::SiteServer;

use crate::page::{GPU_LIMIT, Page, write};
use crate::site;

/// The page and its error message if the file at `path` has another content.
fn message_with(path: &str, content: Vec<u8>) -> (Page, String) {
    let server = SiteServer::start(&site::dist(), "/");
    server.replace(path, content);
    let page = Page::open_from(&BrowserOptions::default(), server);
    let message = page.text_of("#model-error").to_lowercase();
    let state = "return document.querySelector('#engine').dataset.state";
    assert_eq!(page.browser.run(state, &[]), "failed");
    (page, message)
}

/// Part of the error that the browser logs if the service worker is not installed, because a file differs from its
/// list.
const NOT_INSTALLED: [&str; 1] = ["sw.js"];

#[test]
fn corrupted_weights_are_rejected_by_their_hash() {
    let path = site::weights();
    let mut weights = site::content(&path);
    let middle = weights.len() / 2;
    weights[middle] ^= 1;
    let (page, message) = message_with(&path, weights);
    assert!(message.contains("the weights file does not match its card"), "{message}");
    page.finish_despite(&NOT_INSTALLED);
}

#[test]
fn truncated_weights_are_rejected_by_their_size() {
    let path = site::weights();
    let whole = site::content(&path);
    let half = whole[..whole.len() / 2].to_vec();
    let (page, message) = message_with(&path, half);
    let expected = format!("the weights file has {} bytes, but {} according to its card", whole.len() / 2, whole.len());
    assert!(message.contains(&expected), "{message}");
    page.finish_despite(&NOT_INSTALLED);
}

#[test]
fn a_card_of_another_version_is_rejected() {
    let path = site::card();
    let card = card_of_version(CARD_VERSION + 1);
    let (page, message) = message_with(&path, card);
    let expected =
        format!("the model card has version {} and this program reads version {CARD_VERSION}", CARD_VERSION + 1);
    assert!(message.contains(&expected), "{message}");
    page.finish_despite(&NOT_INSTALLED);
}

#[test]
fn a_missing_model_has_a_message_and_photos_can_still_be_chosen() {
    let folder = site::without("model");
    let page = Page::open_from(&BrowserOptions::default(), SiteServer::start(folder.path(), "/"));
    let message = page.text_of("#model-error");
    assert!(message.contains("model"), "{message}");
    let there = "return document.querySelector('#photo-files') !== null";
    page.browser.wait_for("#photo-files", Duration::from_secs(10), there, &[]);
    page.finish_despite(&["404", NOT_INSTALLED[0]]);
}

#[test]
fn a_second_try_downloads_the_model_again() {
    let path = site::weights();
    let whole = site::content(&path);
    let (page, _) = message_with(&path, whole[..whole.len() / 2].to_vec());
    page.server.restore(&path);
    page.browser.click("#model-retry");
    page.wait_until_ready();
    assert!(!page.shows("#model-error"), "the message is still shown although the model is loaded");
    page.finish_despite(&NOT_INSTALLED);
}

#[test]
fn a_gpu_worker_that_does_not_run_prevents_no_result() {
    let folder = tempfile::tempdir().unwrap();
    let photo = write(folder.path(), "photo.jpg", Jpeg::PLAIN.encode(&photos::lesion(320, 240, 1)));
    let server = site::tolerant_server();
    server.replace(&site::file_like("", "worker_gpu_bg.wasm"), b"not a program".to_vec());
    let page = Page::open_from(&BrowserOptions { software_gpu: true, ..BrowserOptions::default() }, server);
    page.wait_until_ready();
    let message = page.text_of(".note");
    assert!(message.contains("WebGPU is not used on this device"), "{message}");
    page.wait_for_backend("CPU", GPU_LIMIT);
    page.pick(&[photo]);
    page.reading().assert_assessed_on("CPU");
    page.finish_despite(&["worker_gpu", NOT_INSTALLED[0]]);
}

/// The site's card with another version.
pub fn card_of_version(version: u32) -> Vec<u8> {
    site::card_with(|card| {
        assert_eq!(card["card_version"], CARD_VERSION);
        card["card_version"] = version.into();
    })
}
