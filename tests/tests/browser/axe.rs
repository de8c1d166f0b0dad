//! axe-core on every screen and state: WCAG 2.2 AA, in both themes, on a phone and on a tablet.

use std::cell::RefCell;
use std::path::Path;
use std::time::Duration;

use naevus_tests::photos;
use naevus_tests::server::SiteServer;
use serde_json::{Value, json};

use crate::intake::page_with_camera;
use crate::page::{Page, synthetic_photos, write};
use crate::site;

const LIMIT: Duration = Duration::from_secs(30);

/// The rules of WCAG 2.0 to 2.2, levels A and AA, and the best practices.
const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// A phone and a tablet.
const SIZES: [(u32, u32); 2] = [(390, 844), (820, 1180)];

const PASSPHRASE: &str = "three short words";

/// axe-core, and what it has found.
struct Axe {
    source: String,
    found: RefCell<Vec<String>>,
}

impl Axe {
    /// The installed version; none, with a sentence, if it is not installed.
    fn installed() -> Option<Axe> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("axe/node_modules/axe-core/axe.min.js");
        match std::fs::read_to_string(&path) {
            Ok(source) => Some(Axe { source, found: RefCell::default() }),
            Err(_) => {
                println!(
                    "skipped: no screen was checked by axe-core, because it is not installed (npm ci in tests/axe)"
                );
                None
            }
        }
    }

    /// Checks the page as it is, in both themes and at both sizes.
    fn check(&self, page: &Page, state: &str) {
        if page.browser.run("return window.axe === undefined", &[]) == json!(true) {
            page.browser.run(&format!("{}; window.axe = axe;", self.source), &[]);
        }
        for (width, height) in SIZES {
            page.browser.resize(width, height);
            for theme in ["light", "dark"] {
                for Violation { rule, elements } in violations(page, theme) {
                    let found = format!("{state}, {theme}, {width} px: {rule}: {elements}");
                    self.found.borrow_mut().push(found);
                }
            }
        }
    }

    /// Fails if a state had a violation.
    fn finish(self) {
        let found = self.found.into_inner();
        assert!(found.is_empty(), "{} violations:\n{}", found.len(), found.join("\n"));
    }
}

struct Violation {
    rule: String,
    elements: String,
}

fn violations(page: &Page, theme: &str) -> Vec<Violation> {
    let script = "const [theme, tags] = arguments;
        document.querySelector('#dark-style').media = theme === 'dark' ? 'all' : 'not all';
        // Colours change over time, and are measured at its end.
        const settled = Promise.all(document.getAnimations().map(animation => animation.finished.catch(() => {})));
        const limit = new Promise(resolve => setTimeout(resolve, 1000));
        return Promise.race([settled, limit]).then(() => axe.run(document, {
            runOnly: tags, resultTypes: ['violations'], preload: false,
        })).then(({ violations }) => violations.map(({ id, help, nodes }) => ({
            rule: `${id} (${help})`,
            elements: nodes.slice(0, 4).map(node => `${node.target.join(' ')} ${node.any.map(one => one.message).join(' ')}`).join(' | '),
        })))";
    let found = page.browser.run(script, &[json!(theme), json!(TAGS)]);
    let text = |one: &Value, key: &str| one[key].as_str().unwrap().to_string();
    let found = found.as_array().unwrap().iter();
    found.map(|one| Violation { rule: text(one, "rule"), elements: text(one, "elements") }).collect()
}

#[test]
fn axe_finds_nothing_on_the_screens_without_photos() {
    let Some(axe) = Axe::installed() else { return };
    let page = Page::ready();
    axe.check(&page, "Read, empty");
    for screen in ["lesions", "model", "settings"] {
        page.browser.click(&format!("#nav-{screen}"));
        page.wait_for_focus(&format!("{screen}-title"));
        axe.check(&page, screen);
    }
    page.browser.click("#nav-model");
    page.browser.run("for (const one of document.querySelectorAll('#model details')) one.open = true", &[]);
    axe.check(&page, "model with all details");
    page.finish();
    axe.finish();
}

#[test]
fn axe_finds_nothing_with_photos_their_dialogs_and_an_alert() {
    let Some(axe) = Axe::installed() else { return };
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready_with(site::card_with_alert(0.0));
    let mut photos = synthetic_photos(&folder, 3);
    photos.push(write(folder.path(), "broken.jpg", b"no photo"));
    page.pick(&photos);
    drop(page.readings(4));
    axe.check(&page, "Read with an alert and an unreadable file");
    page.browser.run("for (const one of document.querySelectorAll('#read details')) one.open = true", &[]);
    axe.check(&page, "Read with all details");
    for file in ["shot-1.jpg", "shot-3.jpg"] {
        page.browser.click(&format!(".reading[data-file='{file}'] .same-lesion"));
    }
    let _combined = page.text_of("#combined .top-diagnosis-name strong");
    axe.check(&page, "Read with a combined result");
    page.browser.click("#combined .report-open");
    page.browser.wait_for(
        "the report",
        LIMIT,
        "return document.querySelector('#report-json')?.disabled === false",
        &[],
    );
    page.browser.run("document.querySelector('.report-details').open = true", &[]);
    axe.check(&page, "report");
    page.browser.click("#report-close");
    page.browser.click(".reading[data-file='shot-2.jpg'] .enlarge");
    page.browser.wait_for("the photo", LIMIT, "return document.querySelector('.zoomed img')?.naturalWidth > 0", &[]);
    axe.check(&page, "photo in large");
    page.browser.click("#part-choose");
    axe.check(&page, "photo in large, another part");
    page.browser.click("#photo-viewer-close");
    page.browser.click("#readings-clear");
    let _undo = page.text_of("#readings-undo");
    axe.check(&page, "Read after all photos were removed");
    page.finish();
    axe.finish();
}

#[test]
fn axe_finds_nothing_with_a_refusal_and_in_the_camera() {
    let Some(axe) = Axe::installed() else { return };
    let (page, _folder) = page_with_camera();
    page.browser.click("#camera-open");
    let _shutter = page.text_of("#camera-shutter:enabled");
    axe.check(&page, "camera");
    page.finish();
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready_from(SiteServer::start(&site::dist(), "/"));
    page.pick(&[write(folder.path(), "blank.png", photos::png(&photos::blank(320, 240).into(), None))]);
    page.reading().assert_refused("CPU");
    axe.check(&page, "Read with a refusal");
    page.finish();
    axe.finish();
}

#[test]
fn axe_finds_nothing_on_records() {
    let Some(axe) = Axe::installed() else { return };
    let folder = tempfile::tempdir().unwrap();
    let photos = synthetic_photos(&folder, 1);
    let page = Page::ready();
    page.switch_on(Some(PASSPHRASE));
    page.browser.run("for (const one of document.querySelectorAll('#lesions details')) one.open = true", &[]);
    axe.check(&page, "Lesions, no persons");
    page.add_lesion("A-17", "front-abdomen");
    page.browser.run("history.back()", &[]);
    page.wait_for_text("#person-title", "A-17");
    axe.check(&page, "a person");
    page.read_to_save(&photos[0]);
    page.wait_for_text("#to-save", "One photo shall be saved");
    axe.check(&page, "a photo shall be saved");
    page.open_lesion();
    page.save_visit(1);
    page.browser.click("[data-months='3']");
    page.wait_for_text("#lesion-due", "Next visit on 20");
    page.browser.run("for (const one of document.querySelectorAll('#lesions details')) one.open = true", &[]);
    axe.check(&page, "a lesion with a visit");
    page.browser.click(".visit-photo-open");
    page.browser.wait_for("the photo", LIMIT, "return document.querySelector('.zoomed img')?.naturalWidth > 0", &[]);
    axe.check(&page, "a photo of a visit in large");
    page.browser.click("#photo-viewer-close");
    page.browser.reload();
    page.wait_for_phase("locked");
    page.browser.click("#records-erase");
    axe.check(&page, "Lesions, locked, with the question whether to erase");
    page.finish();
    axe.finish();
}
