//! The whole use with the keyboard alone: an example, its photo in large, its report, a saved visit and a backup.

use std::time::Duration;

use naevus_tests::browser::Key;
use serde_json::json;

use crate::page::Page;

const LIMIT: Duration = Duration::from_secs(30);

/// The most presses of Tab from one control to another: more than a screen has controls.
const MAX_TABS: u32 = 150;

impl Page {
    /// Presses Tab until the control has the focus. The focus is visible and not below something else.
    fn tab_to(&self, selector: &str) {
        for _ in 0..MAX_TABS {
            self.browser.press(Key::Tab);
            let script = "const focused = document.activeElement;
                if (!focused?.matches(arguments[0])) return null;
                const box = focused.getBoundingClientRect();
                const [x, y] = [box.x + box.width / 2, Math.min(box.y + box.height / 2, innerHeight - 1)];
                const top = document.elementFromPoint(x, y);
                // A label shows the focus of its hidden input.
                const shown = focused.matches(':focus-visible');
                const near = top !== null && (focused.contains(top) || top.contains(focused) || focused.closest('label')?.contains(top));
                return [shown, near || document.querySelector(`label[for='${focused.id}']`) !== null]";
            let found = self.browser.run(script, &[json!(selector)]);
            if found.is_array() {
                assert_eq!(found, json!([true, true]), "{selector}: the focus is visible, and not covered");
                return;
            }
        }
        panic!("the Tab key does not reach {selector}");
    }

    fn tab_to_and_press(&self, selector: &str) {
        self.tab_to(selector);
        self.browser.press(Key::Enter);
    }

    fn tab_to_and_type(&self, selector: &str, text: &str) {
        self.tab_to(selector);
        self.browser.type_into(":focus", text);
    }
}

#[test]
fn everything_from_a_photo_to_a_backup_is_done_with_the_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready();
    page.save_files_to(folder.path());
    page.tab_to_and_press("#example-answer");
    page.reading().assert_assessed_on("CPU");
    page.tab_to_and_press("#photo-1 .enlarge");
    page.browser.wait_for("the photo", LIMIT, "return document.querySelector('.zoomed img')?.naturalWidth > 0", &[]);
    page.tab_to("#photo-viewer-frame");
    let width = "return document.querySelector('.zoomed').getBoundingClientRect().width";
    let before = page.browser.run(width, &[]).as_f64().unwrap();
    page.browser.type_into(":focus", "+");
    assert!(page.browser.run(width, &[]).as_f64().unwrap() > 1.2 * before, "the + key zooms in");
    page.browser.type_into(":focus", "\u{e00c}");
    page.wait_until_gone("#photo-viewer[open]");
    page.tab_to_and_press("#photo-1 .report-open");
    page.browser.wait_for(
        "the report",
        LIMIT,
        "return document.querySelector('#report-json')?.disabled === false",
        &[],
    );
    page.tab_to_and_press("#report-json");
    page.wait_for_text("#report-message", "was saved to the downloads");
    page.browser.type_into(":focus", "\u{e00c}");
    page.wait_until_gone("#report[open]");

    page.tab_to_and_press("#photo-1 .save-to-lesion");
    page.wait_for_phase("off");
    page.tab_to("#lock-passphrase");
    // Arrow keys choose within a group of radio buttons.
    page.browser.type_into(":focus", "\u{e015}");
    page.tab_to_and_press("#records-switch-on");
    page.wait_for_phase("open");
    page.tab_to_and_type("#person-code", "A-17");
    page.tab_to_and_press("#person-add");
    page.wait_for_text("#person-title", "A-17");
    page.tab_to_and_press("#region-front-abdomen");
    page.tab_to_and_press("#lesion-add");
    page.wait_for_text("#lesion-title", "Lesion 1");
    page.tab_to_and_press("#visit-save");
    page.wait_for_text("#records-notice", "The visit is saved");
    page.tab_to_and_press(".visit-photo-open");
    page.browser.wait_for("the photo", LIMIT, "return document.querySelector('.zoomed img')?.naturalWidth > 0", &[]);
    page.browser.type_into(":focus", "\u{e00c}");
    page.wait_until_gone("#photo-viewer[open]");

    page.tab_to_and_press("#nav-lesions");
    page.wait_for_text("#persons", "A-17");
    page.tab_to_and_press("#backup-open");
    page.tab_to_and_type("#backup-passphrase", "another passphrase");
    page.tab_to_and_type("#backup-passphrase-again", "another passphrase");
    page.tab_to_and_press("#backup-make");
    page.wait_for_text("#records-notice", "The backup was downloaded");
    page.finish();
}

#[test]
fn forced_colours_keep_every_state_apart() {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready_with(crate::site::card_with_alert(0.0));
    let features = json!([{ "name": "forced-colors", "value": "active" }, { "name": "prefers-reduced-motion", "value": "reduce" }]);
    page.browser.devtools("Emulation.setEmulatedMedia", json!({ "features": features }));
    page.pick(&crate::page::synthetic_photos(&folder, 1));
    page.reading().assert_assessed_on("CPU");
    // The bars of the probabilities have a colour of the system, and each has its number and its group in words.
    let bars = "return [...document.querySelectorAll('.probability')].filter(row => row.getClientRects().length > 0)
        .map(row => row.innerText).filter(text => !/\\d/.test(text))";
    assert_eq!(page.browser.run(bars, &[]), json!([]));
    // The current screen differs from the others by more than its colour of text.
    let current = "const style = link => { const all = getComputedStyle(link);
            return [all.borderColor, all.borderWidth, all.outlineStyle, all.outlineWidth, all.textDecorationLine, all.backgroundColor, all.fontWeight].join() };
        const links = [...document.querySelectorAll('.navigation a')];
        const [here] = links.filter(link => link.ariaCurrent === 'page' || link.getAttribute('aria-current') === 'page');
        return links.filter(link => link !== here).every(link => style(link) !== style(here))";
    assert_eq!(page.browser.run(current, &[]), json!(true));
    // Nothing moves.
    let moving = "return document.getAnimations().filter(one => one.playState === 'running' && one.effect.getTiming().duration > 10).length";
    assert_eq!(page.browser.run(moving, &[]), json!(0));
    page.finish();
}
