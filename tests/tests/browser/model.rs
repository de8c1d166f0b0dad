//! Weights and cards that are broken, foreign or missing are refused by name, and the page lives on.

use std::time::Duration;

use naevus::model_card::CARD_VERSION;
use naevus_tests::chromium::Equipment;
use naevus_tests::server::SiteServer;

use crate::page::Page;
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
    let path = site::model_file("weights");
    let mut weights = site::content(&path);
    let middle = weights.len() / 2;
    weights[middle] ^= 1;
    let (page, message) = message_with(&path, weights);
    assert!(message.contains("the weights file is not the one its card was written for"), "{message}");
    page.finish_despite(&NOT_INSTALLED);
}

#[test]
fn truncated_weights_are_refused_by_their_size() {
    let path = site::model_file("weights");
    let whole = site::content(&path);
    let half = whole[..whole.len() / 2].to_vec();
    let (page, message) = message_with(&path, half);
    let expected = format!("the weights file has {} bytes and its card says {}", whole.len() / 2, whole.len());
    assert!(message.contains(&expected), "{message}");
    page.finish_despite(&NOT_INSTALLED);
}

#[test]
fn a_card_of_another_version_is_refused() {
    let path = site::model_file("card.json");
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

/// The site's card with another version in it.
pub fn card_of_version(version: u32) -> Vec<u8> {
    let card = site::content(&site::model_file("card.json"));
    let mut card: serde_json::Value = serde_json::from_slice(&card).unwrap();
    assert_eq!(card["card_version"], CARD_VERSION);
    card["card_version"] = version.into();
    serde_json::to_vec_pretty(&card).unwrap()
}
