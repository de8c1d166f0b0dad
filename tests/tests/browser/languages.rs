//! The language of the page: by the browser, by hand, without a network, and from right to left.

use std::fs;
use std::path::Path;
use std::time::Duration;

use naevus_tests::photos::{self, Jpeg};
use serde_json::json;

use crate::page::{Page, write};

/// Part of the error that the browser logs for a request to a stopped server.
const NO_NETWORK: [&str; 2] = ["ERR_CONNECTION_REFUSED", "ERR_INTERNET_DISCONNECTED"];

/// The text of a message without arguments, from its file.
fn message(language: &str, file: &str, id: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../www/languages/{language}/{file}.ftl"));
    let source = fs::read_to_string(&path).unwrap();
    let start = format!("{id} = ");
    source.lines().find_map(|line| line.strip_prefix(&start)).unwrap().to_string()
}

fn navigation(page: &Page, screen: &str, expected: &str) {
    let _text = page.wait_for_text(&format!("#nav-{screen}"), expected);
}

fn choose(page: &Page, language: &str) {
    page.browser.click("#nav-settings");
    page.browser.click(&format!("input[name=language][value={language}]"));
}

#[test]
fn the_browser_chooses_the_language_and_the_errors_of_photos_are_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready();
    let agent = page.browser.run("return navigator.userAgent", &[]);
    page.browser
        .devtools("Emulation.setUserAgentOverride", json!({ "userAgent": agent, "acceptLanguage": "gsw,de-CH,en" }));
    page.browser.reload();
    page.wait_until_ready();
    navigation(&page, "settings", &message("de", "navigation", "navigation-settings"));
    assert_eq!(
        page.browser.run("return [document.documentElement.lang, document.documentElement.dir]", &[]),
        json!(["de", "ltr"])
    );
    page.pick(&[write(folder.path(), "text.jpg", b"\x01not a photo at all")]);
    let reason = page.reading().reason;
    let expected = message("de", "errors", "errors-photo-unknown-format");
    let expected = expected.split(';').next().unwrap();
    assert!(reason.to_lowercase().contains(&expected.to_lowercase()), "{reason:?} is not {expected:?}");
    page.finish();
}

#[test]
fn a_language_chosen_by_hand_keeps_the_photos_and_is_remembered_without_a_network() {
    let folder = tempfile::tempdir().unwrap();
    let mut page = Page::ready();
    page.pick(&[write(folder.path(), "kept.jpg", Jpeg::PLAIN.encode(&photos::lesion(320, 240, 1)))]);
    let before = page.reading().probabilities;
    choose(&page, "de");
    let read = message("de", "navigation", "navigation-read");
    navigation(&page, "read", &read);
    assert_eq!(page.browser.run("return document.activeElement.id", &[]), "language-de", "the focus is not lost");
    page.browser.click("#nav-read");
    assert_eq!(page.reading().probabilities, before, "the photo is still there");
    let title = page.browser.run("return document.querySelector('#readings').children.length", &[]);
    assert_eq!(title, json!(1));

    page.wait_until_offline_ready();
    page.server.stop();
    page.browser.reload();
    page.wait_until_ready();
    navigation(&page, "read", &read);
    choose(&page, "browser");
    navigation(&page, "read", "Read");
    page.finish_despite(&NO_NETWORK);
}

#[test]
fn arabic_is_from_right_to_left_and_fits_a_phone() {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready();
    page.browser.resize(390, 844);
    page.pick(&[write(folder.path(), "photo.jpg", Jpeg::PLAIN.encode(&photos::lesion(320, 240, 1)))]);
    page.reading().assert_assessed_on("CPU");
    choose(&page, "ar");
    let is_turned = "return document.documentElement.dir === 'rtl' && document.documentElement.lang === 'ar'";
    page.browser.wait_for("the page from right to left", Duration::from_secs(10), is_turned, &[]);
    for screen in ["read", "lesions", "model", "settings"] {
        page.browser.click(&format!("#nav-{screen}"));
        for width in [390, 820, 320] {
            page.browser.resize(width, 844);
            let too_wide = "const root = document.documentElement;
                return root.scrollWidth > root.clientWidth ? `${root.scrollWidth} in ${root.clientWidth}` : ''";
            assert_eq!(page.browser.run(too_wide, &[]), "", "{screen} at {width}");
        }
    }
    // The rail of a tablet is at the start of the line, which is on the right.
    page.browser.resize(1180, 820);
    let rail =
        "const box = document.querySelector('.navigation').getBoundingClientRect(); return innerWidth - box.right";
    assert!(page.browser.run(rail, &[]).as_f64().unwrap() < 20.0);
    page.finish();
}
