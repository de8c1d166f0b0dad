//! Weights and cards that are broken, foreign or missing are refused by name, and the page lives on.

use std::time::Duration;

use naevus_reading::card::CARD_VERSION;
use naevus_tests::chromium::Equipment;
use naevus_tests::photos::{self, Jpeg};
use naevus_tests::server::SiteServer;

use crate::page::{GPU_LIMIT, Page, write};
use crate::site;

/// What the page says when the file at `path` comes as `content`.
fn message_with(path: &str, content: Vec<u8>) -> (Page, String) {
    let server = SiteServer::start(&site::dist(), "/");
    server.replace(path, content);
    let page = Page::open_from(&Equipment::default(), server);
    let message = page.text_of("#model-error").to_lowercase();
    let state = "return document.querySelector('#engine').dataset.state";
    assert_eq!(page.browser.run(state, &[]), "failed");
    (page, message)
}

/// What the browser, not the page, writes to the console where the service worker meets a file that is not the one in
/// its list and so does not install itself.
const NOT_INSTALLED: [&str; 1] = ["sw.js"];

#[test]
fn corrupted_weights_are_refused_by_their_hash() {
    let path = site::weights();
    let mut weights = site::content(&path);
    let middle = weights.len() / 2;
    weights[middle] ^= 1;
    let (page, message) = message_with(&path, weights);
    assert!(message.contains("the weights file is not the one its card was written for"), "{message}");
    page.finish_despite(&NOT_INSTALLED);
}

#[test]
fn truncated_weights_are_refused_by_their_size() {
    let path = site::weights();
    let whole = site::content(&path);
    let half = whole[..whole.len() / 2].to_vec();
    let (page, message) = message_with(&path, half);
    let expected = format!("the weights file has {} bytes and its card says {}", whole.len() / 2, whole.len());
    assert!(message.contains(&expected), "{message}");
    page.finish_despite(&NOT_INSTALLED);
}

#[test]
fn a_card_of_another_version_is_refused() {
    let path = site::card();
    let card = card_of_version(CARD_VERSION + 1);
    let (page, message) = message_with(&path, card);
    let expected =
        format!("the model card has version {} and this program reads version {CARD_VERSION}", CARD_VERSION + 1);
    assert!(message.contains(&expected), "{message}");
    page.finish_despite(&NOT_INSTALLED);
}

#[test]
fn a_missing_model_is_said_and_photos_can_still_be_picked() {
    let folder = site::without("model");
    let page = Page::open_from(&Equipment::default(), SiteServer::start(folder.path(), "/"));
    let message = page.text_of("#model-error");
    assert!(message.contains("model"), "{message}");
    let there = "return document.querySelector('#photo-files') !== null";
    page.browser.wait_for("#photo-files", Duration::from_secs(10), there, &[]);
    page.finish_despite(&["404", NOT_INSTALLED[0]]);
}

#[test]
fn a_second_try_fetches_the_model_anew() {
    let path = site::weights();
    let whole = site::content(&path);
    let (page, _) = message_with(&path, whole[..whole.len() / 2].to_vec());
    page.server.restore(&path);
    page.browser.click("#model-retry");
    page.wait_until_ready();
    assert!(!page.shows("#model-error"), "the message stays though the model is there");
    page.finish();
}

#[test]
fn a_gpu_program_that_does_not_run_costs_no_answer() {
    let folder = tempfile::tempdir().unwrap();
    let photo = write(folder.path(), "photo.jpg", Jpeg::PLAIN.encode(&photos::lesion(320, 240, 1)));
    let server = SiteServer::start(&site::dist(), "/");
    site::replace_card(&server, &site::dist(), site::tolerant_card());
    server.replace(&site::file_like("", "worker_gpu_bg.wasm"), b"not a program".to_vec());
    let page = Page::open_from(&Equipment { software_gpu: true, ..Equipment::default() }, server);
    page.wait_until_ready();
    let message = page.text_of(".note");
    assert!(message.contains("WebGPU is not used on this device"), "{message}");
    page.wait_for_backend("CPU", GPU_LIMIT);
    page.pick(&[photo]);
    page.reading().assert_read_on("CPU");
    page.finish_despite(&["worker_gpu", NOT_INSTALLED[0]]);
}

/// The site's card with another version in it.
pub fn card_of_version(version: u32) -> Vec<u8> {
    site::card_with(|card| {
        assert_eq!(card["card_version"], CARD_VERSION);
        card["card_version"] = version.into();
    })
}
