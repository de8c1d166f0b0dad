//! Several photos of one lesion, read together.

use std::path::PathBuf;

use naevus_tests::photos::{self, Jpeg};
use serde_json::json;
use tempfile::TempDir;

use crate::page::{Page, write};
use crate::site;

fn drawn(folder: &TempDir, count: u32) -> Vec<PathBuf> {
    let draw = |seed| {
        let photo = Jpeg::PLAIN.encode(&photos::lesion(320, 240, seed));
        write(folder.path(), &format!("shot-{seed}.jpg"), photo)
    };
    (1..=count).map(draw).collect()
}

fn choose(page: &Page, file: &str) {
    page.browser.click(&format!(".reading[data-file='{file}'] .same-lesion"));
}

#[test]
fn two_chosen_photos_are_answered_together() {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready();
    page.pick(&drawn(&folder, 3));
    page.readings(3).iter().for_each(|reading| reading.assert_read_on("CPU"));
    assert!(!page.shows("#together"), "photos are taken together unasked");

    choose(&page, "shot-1.jpg");
    assert!(page.text_of("#together").contains("Choose another of the same lesion"));
    assert!(!page.shows("#together .lead"), "one photo is answered together with none");
    choose(&page, "shot-3.jpg");
    let text = page.text_of("#together");
    assert!(text.contains("2 photos of one lesion, together"), "{text}");
    assert!(text.contains("shot-1.jpg") && text.contains("shot-3.jpg") && !text.contains("shot-2.jpg"), "{text}");
    assert!(text.contains("2 of 2 photos agree.") || text.contains("The photos disagree"), "{text}");
    assert!(
        page.shows("#together .lead") && page.shows("#together .prediction_set") && page.shows("#together .groups")
    );
    let announced = page.text_of("p[role=status].visually-hidden");
    assert!(announced.starts_with("2 photos together."), "{announced}");

    // One that is taken off the list is no longer chosen.
    page.browser.click(".reading[data-file='shot-3.jpg'] .remove");
    assert!(!page.shows("#together .lead"));
    choose(&page, "shot-2.jpg");
    assert!(page.shows("#together .lead"));
    page.browser.click("#together-clear");
    assert!(!page.shows("#together"));
    let chosen = page.browser.run("return document.querySelectorAll('.same-lesion :checked').length", &[]);
    assert_eq!(chosen, 0, "the buttons still say that they are chosen");
    page.finish();
}

#[test]
fn a_photo_is_chosen_by_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready();
    page.pick(&drawn(&folder, 1));
    page.reading().assert_read_on("CPU");
    page.browser.run("document.querySelector('.same-lesion input').focus()", &[]);
    for kind in ["keyDown", "keyUp"] {
        let space = json!({ "type": kind, "key": " ", "code": "Space", "text": " ", "windowsVirtualKeyCode": 32 });
        page.browser.devtools("Input.dispatchKeyEvent", space);
    }
    assert!(page.shows("#together"));
    page.finish();
}

#[test]
fn refused_photos_are_not_answered_together() {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready_with(site::card_with(|card| {
        let out_of_distribution = &mut card["decision_rules"]["out_of_distribution"];
        assert!(out_of_distribution.is_object(), "the model cannot tell what it does not know");
        out_of_distribution["refused"] = json!({ "mahalanobis_distance": -1.0, "bare_skin_score": 1e30 });
    }));
    page.pick(&drawn(&folder, 2));
    page.readings(2).iter().for_each(|reading| reading.assert_unknown("CPU"));
    choose(&page, "shot-1.jpg");
    choose(&page, "shot-2.jpg");
    assert!(page.text_of("#together").contains("Fewer than two of the chosen photos can be judged."));
    assert!(!page.shows("#together .lead"));
    page.finish();
}
