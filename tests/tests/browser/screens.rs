//! The navigation and the screens: links, the browser's Back, leaving, the model and the settings.

use serde_json::json;

use crate::intake::page_with_camera;
use crate::page::{Page, synthetic_photos};

/// The background of the page.
const GROUND: &str = "return getComputedStyle(document.body).backgroundColor";

#[test]
fn each_screen_has_a_title_that_gets_the_focus_and_back_returns_to_the_photos() {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready();
    page.pick(&synthetic_photos(&folder, 1));
    page.reading().assert_assessed_on("CPU");
    for screen in ["lesions", "batch", "model", "settings"] {
        page.browser.click(&format!("#nav-{screen}"));
        page.wait_for_focus(&format!("{screen}-title"));
        let current = "return document.querySelector('.navigation [aria-current=page]').id";
        assert_eq!(page.browser.run(current, &[]), json!(format!("nav-{screen}")));
        assert!(!page.shows("#readings"), "the photos are still shown");
        let titles =
            "return [...document.querySelectorAll('h1')].filter(title => title.getClientRects().length > 0).length";
        assert_eq!(page.browser.run(titles, &[]), 1, "one title on {screen}");
        page.go_back();
        page.wait_for_focus("read-title");
    }
    page.reading().assert_assessed_on("CPU");
    page.finish();
}

#[test]
fn back_closes_the_camera_and_keeps_the_photos() {
    let (page, _folder) = page_with_camera();
    page.browser.click("#camera-open");
    let _shutter = page.text_of("#camera-shutter:enabled");
    page.browser.click("#camera-shutter");
    page.reading().assert_assessed_on("CPU");
    page.browser.click("#camera-open");
    let _dialog = page.text_of("dialog#camera[open]");
    page.go_back();
    page.wait_until_gone("dialog#camera[open]");
    page.reading().assert_assessed_on("CPU");
    page.finish();
}

#[test]
fn a_link_opens_a_screen_and_a_part_of_it() {
    let page = Page::ready();
    page.browser.open(&format!("{}#/model/version", page.server.url()));
    let in_view = "const box = document.querySelector('#model-version')?.getBoundingClientRect();
        return box !== undefined && box.top >= 0 && box.top < innerHeight";
    page.browser.wait_for("the section", std::time::Duration::from_secs(30), in_view, &[]);
    assert!(page.text_of("#model-version").contains("SHA-256"));
    // What was open over the photos is gone with them.
    page.browser.open(&format!("{}?again#/read/photo/3", page.server.url()));
    page.wait_until_ready();
    assert_eq!(page.browser.run("return location.hash", &[]), "#/read");
    assert!(!page.shows("#photo-viewer"));
    page.finish();
}

#[test]
fn the_browser_asks_before_photos_are_lost() {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready();
    let asks = "const leaving = new Event('beforeunload', { cancelable: true });
        dispatchEvent(leaving);
        return leaving.defaultPrevented";
    assert_eq!(page.browser.run(asks, &[]), false, "there is nothing to lose");
    page.pick(&synthetic_photos(&folder, 1));
    page.reading().assert_assessed_on("CPU");
    // Browsers ask only on a page that was used.
    page.browser.click("#results-title");
    assert_eq!(page.browser.run(asks, &[]), true);
    page.browser.click("#readings-clear");
    page.wait_until_gone("#photo-1");
    assert_eq!(page.browser.run(asks, &[]), false);
    page.finish();
}

#[test]
fn a_theme_is_kept_and_shown_before_the_program_has_started() {
    let page = Page::ready();
    let system = page.browser.run(GROUND, &[]);
    page.browser.click("#nav-settings");
    page.browser.click("input[name=theme][value=dark]");
    let dark = page.browser.run(GROUND, &[]);
    assert_ne!(dark, system);
    page.browser.reload();
    let _title = page.text_of("#settings-title");
    assert_eq!(page.browser.run(GROUND, &[]), dark);
    assert_eq!(page.browser.run("return document.querySelector('input[name=theme]:checked').value", &[]), "dark");
    page.browser.click("input[name=theme][value=light]");
    assert_eq!(page.browser.run(GROUND, &[]), system, "the system of the test is light");
    page.finish();
}

#[test]
fn the_settings_name_the_version_and_the_model() {
    let page = Page::ready();
    page.browser.click("#nav-settings");
    let text = page.text_of("#settings");
    assert!(text.contains(&page.version()), "{text}");
    let card: serde_json::Value = serde_json::from_slice(&crate::site::tolerant_card()).unwrap();
    assert!(text.contains(card["weights"]["sha256"].as_str().unwrap()), "{text}");
    let _room = page.wait_for_text("#storage-room", "MB");
    page.finish();
}
