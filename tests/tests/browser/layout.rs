//! The layout on narrow and low windows, and with large text: everything is visible and can be reached.

use std::time::Duration;

use naevus_tests::browser::BrowserOptions;
use naevus_tests::photos::{self, Jpeg};
use serde_json::json;

use crate::intake::page_with_camera;
use crate::page::{Page, synthetic_photos, write};
use crate::site;

/// A file name without a place for a line break, longer than a line of a phone.
const LONG_NAME: &str = "IMG_20261127_142233_left_shoulder_through_the_dermatoscope_2.jpg";

/// The widths in CSS pixels. Text of double size on a phone of 390 pixels has the layout of 195 pixels.
const WIDTHS_PX: [u32; 11] = [195, 295, 320, 360, 390, 405, 640, 760, 820, 1024, 1180];

#[test]
fn nothing_is_cut_off_or_overlaps_in_a_narrow_window() {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready_with(site::card_with_alert(0.0));
    page.pick(&[write(folder.path(), LONG_NAME, Jpeg::PLAIN.encode(&photos::lesion(320, 240, 1)))]);
    page.reading().assert_assessed_on("CPU");
    let too_wide = "const elements = [document.documentElement,
            ...document.querySelectorAll('.reading h3, .group, .group dt, .group dd, .probability, .top-diagnosis, .alert, .masthead')];
        const names = elements.filter(element => element.scrollWidth > element.clientWidth && element.clientWidth > 0)
            .map(element => `${element.tagName} ${element.className}: ${element.scrollWidth} in ${element.clientWidth}`);
        const groups = [...document.querySelectorAll('.group dt')].map(element => {
            const range = document.createRange();
            range.selectNodeContents(element);
            return [range.getBoundingClientRect(), element.parentElement.getBoundingClientRect()];
        });
        const overlapping = groups.filter(([text, box]) => text.right > box.right + 0.5);
        return [...names, ...overlapping.map(([text, box]) => `a group: ${text.right} beyond ${box.right}`)]";
    for width in WIDTHS_PX.into_iter().chain(WIDTHS_PX.into_iter().rev()) {
        page.browser.resize(width, 844);
        assert_eq!(page.browser.run(too_wide, &[]), json!([]), "at {width}");
    }
    page.finish();
}

#[test]
fn what_the_page_offers_is_in_view_wherever_it_is_scrolled() {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready();
    page.browser.resize(390, 844);
    page.pick(&synthetic_photos(&folder, 3));
    page.readings(3).iter().for_each(|reading| reading.assert_assessed_on("CPU"));
    let is_in_view = |selector: &str| {
        let script = "const box = document.querySelector(arguments[0])?.getBoundingClientRect();
            return box !== undefined && box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth";
        page.browser.wait_for(&format!("{selector} in view"), Duration::from_secs(5), script, &[json!(selector)]);
    };
    let scroll = "scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })";

    page.browser.run(scroll, &[]);
    page.browser.run("document.querySelector('#photo-1 .remove').click()", &[]);
    is_in_view("#readings-undo");

    page.browser.run(scroll, &[]);
    let paste = "const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', 'no photo');
        document.body.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, clipboardData }))";
    page.browser.run(paste, &[]);
    is_in_view("#intake-message");

    for screen in ["lesions", "batch", "model", "settings", "read"] {
        page.browser.run(scroll, &[]);
        is_in_view(&format!("#nav-{screen}"));
    }
    page.finish();
}

#[test]
fn the_retry_of_the_model_can_be_reached_in_a_low_window() {
    let page = Page::open_from(&BrowserOptions::default(), site::server_without_model());
    let _message = page.text_of("#model-error");
    page.browser.resize(1100, 400);
    page.server.restore(&site::weights());
    page.browser.click("#model-retry");
    page.wait_until_ready();
    page.finish_despite(&[site::NOT_INSTALLED]);
}

#[test]
fn the_camera_fits_into_the_window_of_a_phone() {
    let (page, _folder) = page_with_camera();
    for (width, height) in
        [(844, 390), (667, 375), (390, 844), (320, 568), (560, 540), (544, 400), (500, 300), (195, 422)]
    {
        page.browser.resize(width, height);
        page.browser.click("#camera-open");
        let place = "const inside = selector => {
                const box = document.querySelector(selector).getBoundingClientRect();
                return box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;
            };
            const { scrollHeight, clientHeight } = document.querySelector('#camera');
            return [inside('#camera-shutter'), inside('#camera-close'), inside('.viewfinder'), scrollHeight - clientHeight]";
        let place = page.browser.run(place, &[]);
        // In the smallest windows the dialog scrolls, but its buttons stay in view.
        let expected = if width > 195 && height > 300 {
            json!([true, true, true, 0])
        } else {
            json!([true, true, true, place[3]])
        };
        assert_eq!(place, expected, "at {width} by {height}");
        let side = "return document.querySelector('.viewfinder').clientWidth";
        let side = page.browser.run(side, &[]).as_f64().unwrap();
        assert!(side >= (0.6 * f64::from(width)).min(190.0), "the preview has {side} pixels at {width} by {height}");
        page.browser.click("#camera-close");
    }
    page.finish();
}
