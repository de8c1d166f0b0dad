//! The combined assessment of several photos of one lesion.

use std::path::PathBuf;

use naevus_tests::photos::{self, Jpeg};
use serde_json::json;
use tempfile::TempDir;

use crate::page::{Page, write};
use crate::site;

fn synthetic_photos(folder: &TempDir, count: u32) -> Vec<PathBuf> {
    let draw = |seed| {
        let photo = Jpeg::PLAIN.encode(&photos::lesion(320, 240, seed));
        write(folder.path(), &format!("shot-{seed}.jpg"), photo)
    };
    (1..=count).map(draw).collect()
}

fn select(page: &Page, file: &str) {
    page.browser.click(&format!(".reading[data-file='{file}'] .same-lesion"));
}

#[test]
fn two_selected_photos_are_combined() {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready();
    page.pick(&synthetic_photos(&folder, 3));
    page.readings(3).iter().for_each(|reading| reading.assert_assessed_on("CPU"));
    assert!(!page.shows("#combined"), "photos are combined without a selection");

    select(&page, "shot-1.jpg");
    assert!(page.text_of("#combined").contains("Select another photo of the same lesion"));
    assert!(!page.shows("#combined .top-diagnosis"), "one photo alone has a combined assessment");
    select(&page, "shot-3.jpg");
    let text = page.text_of("#combined");
    assert!(text.contains("2 photos of one lesion, combined"), "{text}");
    assert!(text.contains("shot-1.jpg") && text.contains("shot-3.jpg") && !text.contains("shot-2.jpg"), "{text}");
    assert!(text.contains("2 of 2 photos agree.") || text.contains("The photos disagree"), "{text}");
    assert!(
        page.shows("#combined .top-diagnosis")
            && page.shows("#combined .prediction-set")
            && page.shows("#combined .groups")
    );
    let announced = page.text_of("p[role=status].visually-hidden");
    assert!(announced.starts_with("2 photos combined."), "{announced}");

    // Removal from the list also deselects the photo.
    page.browser.click(".reading[data-file='shot-3.jpg'] .remove");
    assert!(!page.shows("#combined .top-diagnosis"));
    select(&page, "shot-2.jpg");
    assert!(page.shows("#combined .top-diagnosis"));
    page.browser.click("#combined-clear");
    assert!(!page.shows("#combined"));
    let selected = page.browser.run("return document.querySelectorAll('.same-lesion :checked').length", &[]);
    assert_eq!(selected, 0, "a checkbox is still checked");
    page.finish();
}

#[test]
fn a_photo_can_be_selected_by_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready();
    page.pick(&synthetic_photos(&folder, 1));
    page.reading().assert_assessed_on("CPU");
    page.browser.run("document.querySelector('.same-lesion input').focus()", &[]);
    for kind in ["keyDown", "keyUp"] {
        let space = json!({ "type": kind, "key": " ", "code": "Space", "text": " ", "windowsVirtualKeyCode": 32 });
        page.browser.devtools("Input.dispatchKeyEvent", space);
    }
    assert!(page.shows("#combined"));
    page.finish();
}

#[test]
fn refused_photos_are_not_combined() {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready_with(site::card_with(|card| {
        let out_of_distribution = &mut card["decision_rules"]["out_of_distribution"];
        assert!(out_of_distribution.is_object(), "the model has no out-of-distribution detector");
        out_of_distribution["refused"] = json!({ "mahalanobis_distance": -1.0, "bare_skin_score": 1e30 });
    }));
    page.pick(&synthetic_photos(&folder, 2));
    page.readings(2).iter().for_each(|reading| reading.assert_refused("CPU"));
    select(&page, "shot-1.jpg");
    select(&page, "shot-2.jpg");
    assert!(page.text_of("#combined").contains("Fewer than two of the selected photos can be assessed."));
    assert!(!page.shows("#combined .top-diagnosis"));
    page.finish();
}
