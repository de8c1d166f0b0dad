//! The page scrolls to a result that has become ready, unless the user has turned to something else.

use std::time::Duration;

use naevus_tests::browser::{BrowserOptions, Key};
use serde_json::{Value, json};

use crate::page::{Page, synthetic_photos};
use crate::site;

/// A phone whose model cannot be loaded yet, so that photos wait. Each scrolling is recorded.
fn phone_without_model() -> Page {
    let page = Page::open_from(&BrowserOptions::default(), site::server_without_model());
    let _message = page.text_of("#model-error");
    page.browser.resize(390, 600);
    let record = "window.scrolls = [];
        const scrollIntoView = Element.prototype.scrollIntoView;
        Element.prototype.scrollIntoView = function (options) {
            window.scrolls.push([this.id, options.behavior, options.block]);
            scrollIntoView.call(this, options);
        }";
    page.browser.run(record, &[]);
    page
}

/// Loads the model, without a click, which would move the focus.
fn load_model(page: &Page) {
    page.server.restore(&site::weights());
    page.browser.run("document.querySelector('#model-retry').click()", &[]);
}

/// The calls of `scrollIntoView` after the next rendering: id, behaviour and block.
fn scrolls(page: &Page) -> Value {
    let rendered =
        "return new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(() => resolve(true))))";
    page.browser.run(rendered, &[]);
    // The driver of the browser scrolls to other elements.
    page.browser.run("return window.scrolls.filter(([id]) => id === 'combined' || id.startsWith('photo-'))", &[])
}

/// The distances of the top and the bottom of an element from the top of the window, and the height of the window.
fn position(page: &Page, selector: &str) -> [f64; 3] {
    let script = "const { top, bottom } = document.querySelector(arguments[0]).getBoundingClientRect();
        return [top, bottom, innerHeight]";
    serde_json::from_value(page.browser.run(script, &[json!(selector)])).unwrap()
}

#[test]
fn the_first_result_of_a_batch_is_scrolled_into_view() {
    let folder = tempfile::tempdir().unwrap();
    let page = phone_without_model();
    page.pick(&synthetic_photos(&folder, 3));
    load_model(&page);
    drop(page.readings(3));
    let scrolls = scrolls(&page);
    assert!(!scrolls.as_array().unwrap().is_empty(), "nothing is scrolled into view");
    for scroll in scrolls.as_array().unwrap() {
        assert_eq!(*scroll, json!(["photo-1", "instant", "start"]));
    }
    page.finish_despite(&[site::NOT_INSTALLED]);
}

#[test]
fn an_alert_is_in_view_without_scrolling_on_a_phone() {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready_with(site::card_with_alert(0.0));
    page.browser.resize(390, 844);
    page.pick(&synthetic_photos(&folder, 1));
    page.reading().assert_assessed_on("CPU");
    let in_view = "const { top, bottom } = document.querySelector('.reading > .alert').getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight";
    page.browser.wait_for("the alert to be in view", Duration::from_secs(5), in_view, &[]);
    page.finish();
}

#[test]
fn a_result_is_scrolled_into_view_although_the_browser_moves_the_page() {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready();
    page.browser.resize(1180, 820);
    let photos = synthetic_photos(&folder, 4);
    page.pick(&photos[..3]);
    page.readings(3).iter().for_each(|reading| reading.assert_assessed_on("CPU"));
    let scroll = "scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }); return scrollY > 400";
    assert_eq!(page.browser.run(scroll, &[]), true);
    page.pick(&photos[3..]);
    page.readings(4).iter().for_each(|reading| reading.assert_assessed_on("CPU"));
    let in_view = "const { top, bottom } = document.querySelector('#photo-4').getBoundingClientRect();
        return top >= 0 && (bottom <= innerHeight || top < innerHeight / 2)";
    page.browser.wait_for("the new result to be in view", Duration::from_secs(5), in_view, &[]);
    page.finish();
}

#[test]
fn the_first_result_of_a_batch_stays_in_view_while_the_others_come() {
    for (width, height, count) in [(390, 844, 12), (820, 1180, 4), (1920, 1080, 4)] {
        let folder = tempfile::tempdir().unwrap();
        let page = Page::ready();
        page.browser.resize(width, height);
        page.pick(&synthetic_photos(&folder, count));
        page.readings(count as usize).iter().for_each(|reading| reading.assert_assessed_on("CPU"));
        let in_view = "const { top, bottom } = document.querySelector('#photo-1').getBoundingClientRect();
            const atEnd = scrollY + innerHeight > document.documentElement.scrollHeight - 2;
            return top >= 0 && (top < 40 || atEnd && bottom <= innerHeight)";
        page.browser.wait_for("the first result to be in view", Duration::from_secs(5), in_view, &[]);
        page.finish();
    }
}

#[test]
fn the_page_does_not_scroll_after_the_user_has_scrolled() {
    let folder = tempfile::tempdir().unwrap();
    let page = phone_without_model();
    page.pick(&synthetic_photos(&folder, 1));
    page.browser.press(Key::PageDown);
    load_model(&page);
    page.reading().assert_assessed_on("CPU");
    assert_eq!(scrolls(&page), json!([]));
    page.finish_despite(&[site::NOT_INSTALLED]);
}

#[test]
fn the_page_does_not_scroll_after_the_user_has_moved_the_focus() {
    let folder = tempfile::tempdir().unwrap();
    let page = phone_without_model();
    page.pick(&synthetic_photos(&folder, 1));
    page.browser.run("document.querySelector('#nav-model').focus({ preventScroll: true })", &[]);
    load_model(&page);
    page.reading().assert_assessed_on("CPU");
    assert_eq!(scrolls(&page), json!([]));
    page.finish_despite(&[site::NOT_INSTALLED]);
}

#[test]
fn the_combined_assessment_is_in_view_at_the_photo_that_was_selected_last() {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready();
    page.pick(&synthetic_photos(&folder, 3));
    page.readings(3).iter().for_each(|reading| reading.assert_assessed_on("CPU"));
    page.browser.resize(390, 844);
    for file in ["shot-3.jpg", "shot-1.jpg"] {
        page.browser.click(&format!(".reading[data-file='{file}'] .same-lesion"));
        assert!(page.shows(&format!(".reading[data-file='{file}'] #combined")), "the panel is not at {file}");
        let panels = page.browser.run("return document.querySelectorAll('#combined').length", &[]);
        assert_eq!(panels, 1);
        // It is scrolled to in the next frame.
        let in_view = "const { top, bottom } = document.querySelector('#combined').getBoundingClientRect();
            return top >= 0 && top < innerHeight && (bottom <= innerHeight || bottom - top > innerHeight)";
        page.browser.wait_for("the panel to be in view", Duration::from_secs(5), in_view, &[]);
        let [top, _, height] = position(&page, "#combined");
        let [_, toggle, _] = position(&page, &format!(".reading[data-file='{file}'] .same-lesion"));
        assert!(
            (0.0..height).contains(&top) && top - toggle < 180.0,
            "the panel is {} below the checkbox",
            top - toggle
        );
    }
    page.finish();
}
