//! What a student meets first: the drawn examples, and the guide to the nine diagnoses.

use std::time::Duration;

use naevus_reading::diagnosis::Diagnosis;
use naevus_tests::browser::Key;
use naevus_tests::server::SiteServer;
use serde_json::json;

use crate::page::Page;
use crate::site;

/// The widths in CSS pixels. Text of double size on a phone of 390 pixels has the layout of 195 pixels.
const WIDTHS_PX: [u32; 6] = [195, 320, 390, 640, 820, 1180];

/// The built site with its own card, which refuses photos.
fn page() -> Page {
    Page::ready_from(SiteServer::start(&site::dist(), "/"))
}

/// Waits until every picture of `selector` has pixels, and returns their number.
fn loaded_pictures(page: &Page, selector: &str) -> u64 {
    let script = "const pictures = [...document.querySelectorAll(arguments[0])];
        pictures.forEach(picture => (picture.loading = 'eager'));
        return pictures.length > 0 && pictures.every(picture => picture.complete && picture.naturalWidth > 0) && pictures.length";
    page.browser.wait_for(selector, Duration::from_secs(20), script, &[json!(selector)]).as_u64().unwrap()
}

/// Fails if something within `selector` is wider than its place.
fn assert_nothing_is_cut_off(page: &Page, selector: &str) {
    let too_wide = "return [document.documentElement, ...document.querySelectorAll(`${arguments[0]}, ${arguments[0]} *`)]
        .filter(element => !element.closest('.visually-hidden, svg') && element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
        .map(element => `${element.tagName} ${element.className}: ${element.scrollWidth} in ${element.clientWidth}`)";
    for width in WIDTHS_PX {
        page.browser.resize(width, 844);
        assert_eq!(page.browser.run(too_wide, &[json!(selector)]), json!([]), "{selector} at {width}");
    }
}

/// Opens a screen by its link in the navigation.
fn open_screen(page: &Page, screen: &str) {
    page.browser.click(&format!("#nav-{screen}"));
    page.wait_for_focus(&format!("{screen}-title"));
}

#[test]
fn the_three_examples_give_an_answer_a_doubt_and_a_refusal() {
    let page = page();
    assert_eq!(loaded_pictures(&page, ".example img"), 3);
    assert!(page.text_of(".examples").contains("drawn"));
    for (key, state, alert, label) in [
        ("answer", "assessed", "false", "Resembles"),
        ("doubt", "assessed", "true", "Not clear: no diagnosis stands out"),
        ("refusal", "refused", "false", ""),
    ] {
        page.browser.click(&format!("#example-{key}"));
        let reading = page.reading();
        assert_eq!(reading.file, format!("drawn-example-{key}.jpg"));
        assert_eq!(reading.state, state, "{reading:#?}");
        let raised = page.browser.run("return document.querySelector('.reading').dataset.alert", &[]);
        assert_eq!(raised, alert, "{key}");
        if label.is_empty() {
            reading.assert_refused("CPU");
        } else {
            reading.assert_assessed_on("CPU");
            assert_eq!(page.text_of(".top-diagnosis-label"), label, "{key}");
        }
        // The examples give way to the photo, and are back without photos.
        assert!(!page.shows(".examples"), "{key}");
        page.browser.click(".reading .remove");
        let _title = page.text_of("#examples-title");
    }
    page.finish();
}

#[test]
fn an_example_is_chosen_by_keyboard_and_its_photo_gets_the_focus() {
    let page = page();
    page.browser.run("document.querySelector('#example-doubt').focus()", &[]);
    page.browser.press(Key::Enter);
    page.wait_for_focus("photo-1");
    assert_eq!(page.reading().file, "drawn-example-doubt.jpg");
    page.finish();
}

#[test]
fn an_example_that_cannot_be_loaded_says_so_and_can_be_tried_again() {
    let file = "examples/answer.jpg";
    let site = site::without(file);
    let page = Page::ready_from(SiteServer::start(site.path(), "/"));
    page.browser.click("#example-answer");
    page.wait_for_text(".examples .notice", "Check the network");
    page.server.replace(file, site::content(file));
    page.browser.click("#example-answer");
    assert_eq!(page.reading().state, "assessed");
    page.finish_despite(&[file]);
}

#[test]
fn the_guide_opens_by_keyboard_and_its_drawings_load() {
    let page = page();
    open_screen(&page, "model");
    let count = Diagnosis::COUNT as u64;
    assert_eq!(loaded_pictures(&page, ".diagnosis summary img"), count);
    page.browser.run("document.querySelector('#model-diagnosis-BCC summary').focus()", &[]);
    page.browser.press(Key::Enter);
    assert!(page.text_of("#model-diagnosis-BCC dl").contains("arborising vessels"));
    assert_eq!(loaded_pictures(&page, "#model-diagnosis-BCC .diagnosis-text img"), 1);
    page.browser.press(Key::Enter);
    let closed = "return !document.querySelector('#model-diagnosis-BCC').open";
    page.browser.wait_for("the card to close", Duration::from_secs(5), closed, &[]);
    page.finish();
}

#[test]
fn the_sources_open_outside_of_the_page() {
    let page = page();
    open_screen(&page, "model");
    let inside = "return [...document.querySelectorAll('#model-diagnoses a[href^=http]')]
        .filter(link => link.target !== '_blank' || !link.relList.contains('noopener') || !link.href.startsWith('https:')).length";
    assert_eq!(page.browser.run(inside, &[]), 0);
    let count = page.browser.run("return document.querySelectorAll('.sources a').length", &[]);
    assert_eq!(count, json!(2 * Diagnosis::COUNT));
    page.finish();
}

#[test]
fn a_result_leads_to_the_explanation_of_its_diagnosis_and_back() {
    let page = page();
    page.browser.click("#example-answer");
    assert_eq!(page.reading().state, "assessed");
    let label = page.browser.run("return document.querySelector('.top-diagnosis .explain').ariaLabel", &[]);
    assert_eq!(label, "What is nevus?");
    page.browser.click(".top-diagnosis .explain");
    let in_view = "const card = document.querySelector('#model-diagnosis-NV');
        const box = card?.getBoundingClientRect();
        return card?.open === true && box.top >= 0 && box.top < innerHeight / 2";
    page.browser.wait_for("the explanation in view", Duration::from_secs(10), in_view, &[]);
    // A mimic opens its own card.
    page.browser.click("#model-diagnosis-NV .mimics a[href$=MEL]");
    let other = in_view.replace("NV", "MEL");
    page.browser.wait_for("the mimic in view", Duration::from_secs(10), &other, &[]);
    page.browser.run("history.go(-2)", &[]);
    let back = "return document.querySelector('.reading')?.getClientRects().length > 0";
    page.browser.wait_for("the result again", Duration::from_secs(10), back, &[]);
    page.finish();
}

#[test]
fn examples_and_guide_fit_every_width() {
    let page = page();
    assert_nothing_is_cut_off(&page, ".examples");
    open_screen(&page, "model");
    page.browser.run("document.querySelectorAll('.diagnosis').forEach(card => (card.open = true))", &[]);
    assert_nothing_is_cut_off(&page, "#model-diagnoses");
    let small = "return [...document.querySelectorAll('.example, .diagnosis summary, .mimics a, .sources a')]
        .filter(element => element.getClientRects().length > 0 && element.getBoundingClientRect().height < 44)
        .map(element => element.outerHTML.slice(0, 80))";
    assert_eq!(page.browser.run(small, &[]), json!([]), "targets below 44 pixels");
    page.finish();
}
