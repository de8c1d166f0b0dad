//! A lesion's label and place are edited, and a photo of a visit is opened in large.

use serde_json::json;

use super::LIMIT;
use crate::page::{Page, synthetic_photos};

#[test]
fn the_label_and_the_place_of_a_lesion_are_edited() {
    let page = Page::ready();
    page.switch_on(None);
    page.add_lesion("A-17", "front-abdomen");
    page.browser.click("#lesion-edit");
    let view = "return document.querySelector('.body-drawing').dataset.view";
    assert_eq!(page.browser.run(view, &[]), "front");
    page.browser.run("document.querySelector('#lesion-label').value = ''", &[]);
    page.browser.type_into("#lesion-label", "Mole at the navel");
    page.browser.click("[data-view=back]");
    page.browser.click("#region-back-lower");
    page.browser.click("#lesion-save");
    page.wait_for_text("#records-notice", "Saved");
    page.wait_for_text("#lesion-title", "Mole at the navel");
    let place = page.text_of("#lesion-place");
    assert_eq!(place, "Lower back");
    page.browser.reload();
    page.unlock(None);
    page.wait_for_text("#lesion-title", "Mole at the navel");
    assert_eq!(page.text_of("#lesion-place"), place);
    page.browser.click("#lesion-edit");
    assert_eq!(page.browser.run(view, &[]), "back", "the map shows the view of the place");
    page.finish();
}

#[test]
fn a_photo_of_a_visit_is_opened_in_large_and_hidden_when_records_are_locked() {
    let folder = tempfile::tempdir().unwrap();
    let photos = synthetic_photos(&folder, 1);
    let page = Page::ready();
    page.save_first_visit(None, &photos[0]);
    page.browser.click(".visit-photo-open");
    let width = "return document.querySelector('.zoomed img')?.naturalWidth || null";
    let width = page.browser.wait_for("the photo in large", LIMIT, width, &[]);
    // The photo itself, not its preview.
    let photo = image::image_dimensions(&photos[0]).unwrap();
    assert_eq!(width, json!(photo.0));
    assert!(page.text_of("#photo-viewer-title").starts_with("Lesion 1, 20"));
    assert!(!page.shows("#part-choose") && !page.shows(".read-square"));
    page.browser.click("#zoom-in");
    page.go_back();
    page.wait_until_gone("#photo-viewer[open]");
    page.wait_for_text("#lesion-title", "Lesion 1");
    assert_eq!(page.visits(), 1);
    page.browser.click(".visit-photo-open");
    let _title = page.text_of("#photo-viewer[open] #photo-viewer-title");
    let hide = "Object.defineProperty(document, 'visibilityState', { get: () => 'hidden', configurable: true });
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
        delete document.visibilityState";
    page.browser.run(hide, &[]);
    page.wait_for_phase("locked");
    page.wait_until_gone("#photo-viewer[open]");
    assert_eq!(page.browser.run("return document.querySelector('.zoomed')", &[]), json!(null));
    page.finish();
}
