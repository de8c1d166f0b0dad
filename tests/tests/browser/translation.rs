//! A browser that translates the page replaces its text nodes. Numbers, names and states go on changing.

use std::time::Duration;

use naevus_tests::browser::BrowserOptions;
use naevus_tests::photos::{self, Jpeg};
use serde_json::json;

use crate::page::{Page, write};
use crate::site;

const LIMIT: Duration = Duration::from_secs(60);

/// Puts each text into two `font` elements and makes it upper case, now and whenever a text is added, except where
/// `translate` is `no`. That is what the translators of Chrome and Edge do.
const TRANSLATOR: &str = "addEventListener('DOMContentLoaded', () => {
    const isTranslated = element => element !== null && !element.closest('[translate=no], font, script, style, noscript');
    const translate = text => {
        if (text.data.trim() === '' || !isTranslated(text.parentElement)) return;
        const outer = document.createElement('font');
        outer.appendChild(document.createElement('font')).textContent = text.data.toUpperCase();
        text.replaceWith(outer);
    };
    const translateAll = root => {
        const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        const found = [];
        while (texts.nextNode()) found.push(texts.currentNode);
        found.forEach(translate);
    };
    translateAll(document.body);
    const onChange = changes => {
        for (const { addedNodes } of changes) {
            for (const node of addedNodes) node.nodeType === Node.TEXT_NODE ? translate(node) : translateAll(node);
        }
    };
    new MutationObserver(onChange).observe(document.body, { childList: true, subtree: true });
});";

/// Whether each shown percentage of the photos is that of its `data-value`, and each first diagnosis the first of its
/// list.
const IS_CONSISTENT: &str = "
    const percent = value => value < 0.01 ? '<1%' : value > 0.99 ? '>99%' : `${Math.round(100 * value)}%`;
    return [...document.querySelectorAll('article.reading[data-state=assessed]')].every(article => {
        const rows = [...article.querySelectorAll('.probability')];
        const first = rows[0];
        return rows.length === 9
            && rows.every(row => row.querySelector('.percent').textContent === percent(Number(row.dataset.value)))
            && article.querySelectorAll('.top-diagnosis').length === 1
            && article.querySelector('.top-diagnosis-percent').textContent === percent(Number(first.dataset.value))
            && first.querySelector('.name').textContent.includes(article.querySelector('.top-diagnosis-name strong').textContent);
    })";

#[test]
fn a_translated_page_goes_on_changing() {
    let folder = tempfile::tempdir().unwrap();
    let first = write(folder.path(), "first.jpg", Jpeg::PLAIN.encode(&photos::lesion(320, 240, 1)));
    let second = write(folder.path(), "second.jpg", Jpeg::PLAIN.encode(&photos::lesion(240, 320, 9)));
    let server = site::tolerant_server();
    let page = Page::open_with_script(&BrowserOptions::default(), server, TRANSLATOR);
    page.wait_until_ready();
    assert_eq!(page.wait_for_text("#engine", "READY"), "READY ON CPU");
    page.wait_until_offline_ready();
    assert_eq!(page.wait_for_text("#offline", "READY"), "READY FOR OFFLINE USE");

    page.pick(&[first]);
    page.reading().assert_assessed_on("CPU");
    page.browser.wait_for("consistent results", LIMIT, IS_CONSISTENT, &[]);

    // Age and site change the probabilities of the photo in place.
    let values = "return [...document.querySelectorAll('.probability')].map(row => row.dataset.value).join()";
    let without = page.browser.run(values, &[]);
    page.browser.type_into("article.reading input.age", "80");
    page.browser.wait_for("other probabilities", LIMIT, &format!("{values} !== arguments[0]"), &[without]);
    page.browser.wait_for("consistent results with an age", LIMIT, IS_CONSISTENT, &[]);
    let effects = "return document.querySelectorAll('article.reading .changed').length === 1
        && document.querySelector('article.reading .changed').textContent";
    let effect = page.browser.wait_for("the effect of the age", LIMIT, effects, &[]);
    page.browser.type_into("article.reading input.age", "\u{e003}\u{e003}20");
    let other = format!("const effect = (() => {{ {effects} }})(); return effect && effect !== arguments[0]");
    page.browser.wait_for("the effect of another age", LIMIT, &other, &[effect]);
    page.browser.wait_for("consistent results with another age", LIMIT, IS_CONSISTENT, &[]);

    page.pick(&[second]);
    page.readings(2);
    page.browser.wait_for("consistent results of two photos", LIMIT, IS_CONSISTENT, &[]);
    page.browser.click("article.reading[data-file='first.jpg'] .remove");
    let only_second = "return [...document.querySelectorAll('article.reading h3')].map(title => title.textContent)";
    assert_eq!(page.browser.run(only_second, &[]), json!(["second.jpg"]));

    page.browser.click("#camera-open");
    page.wait_for_text("#camera-error", "CAMERA");
    page.finish();
}
