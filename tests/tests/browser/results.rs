//! The list of photos: the diagnoses that are shown first, list and grid, filter and order.

use serde_json::{Value, json};

use crate::page::{Page, synthetic_photos, write};
use crate::site;

/// The names of the photos that are shown, in their order.
fn shown(page: &Page) -> Vec<String> {
    let script = "return [...document.querySelectorAll('#readings > .reading')]
        .filter(photo => !photo.hidden).map(photo => photo.dataset.file)";
    serde_json::from_value(page.browser.run(script, &[])).unwrap()
}

/// Chooses the option with this name.
fn choose(page: &Page, selector: &str, name: &str) {
    let script = "const select = document.querySelector(arguments[0]);
        select.selectedIndex = [...select.options].findIndex(option => option.text === arguments[1]);
        select.dispatchEvent(new Event('change', { bubbles: true }))";
    page.browser.run(script, &[json!(selector), json!(name)]);
}

#[test]
fn improbable_diagnoses_are_shown_on_request() {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready();
    page.pick(&synthetic_photos(&folder, 1));
    page.reading().assert_assessed_on("CPU");
    let rows = "return [...document.querySelectorAll('.probability')].map(row =>
        [!row.hidden, Number(row.dataset.value) >= 0.01 || row.dataset.inSet === 'true'])";
    let rows = page.browser.run(rows, &[]);
    for row in rows.as_array().unwrap() {
        assert_eq!(row[0], row[1], "{rows}");
    }
    if page.shows(".show-all") {
        page.browser.click(".show-all");
        let all = "return [...document.querySelectorAll('.probability')].every(row => row.getClientRects().length > 0)";
        assert_eq!(page.browser.run(all, &[]), true);
        assert_eq!(page.text_of(".show-all[aria-expanded=true]"), "Show fewer");
    }
    page.finish();
}

#[test]
fn photos_are_filtered_and_ordered() {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready_with(site::card_with_alert(0.0));
    let mut photos = synthetic_photos(&folder, 3);
    photos.push(write(folder.path(), "broken.jpg", "no photo"));
    page.pick(&photos);
    drop(page.readings(4));
    assert_eq!(shown(&page), ["broken.jpg", "shot-3.jpg", "shot-2.jpg", "shot-1.jpg"]);
    choose(&page, "#order", "By name");
    assert_eq!(shown(&page), ["broken.jpg", "shot-1.jpg", "shot-2.jpg", "shot-3.jpg"]);
    choose(&page, "#order", "Malignant first");
    let malignant = "return [...document.querySelectorAll('#readings > .reading')].map(photo =>
        [...photo.querySelectorAll('.probability[data-group=malignant]')].reduce((sum, row) => sum + Number(row.dataset.value), 0))";
    let sums: Vec<f64> = serde_json::from_value(page.browser.run(malignant, &[])).unwrap();
    assert!(sums.is_sorted_by(|left, right| left >= right), "{sums:?}");
    assert_eq!(shown(&page)[3], "broken.jpg", "a photo without a result is the last");
    choose(&page, "#filter", "With an alert");
    assert_eq!(shown(&page).len(), 3);
    choose(&page, "#filter", "Without a result");
    assert_eq!(shown(&page), ["broken.jpg"]);
    page.browser.click("#photo-4 .remove");
    let none = page.text_of(".results > .empty");
    assert_eq!(none, "No photo of the list is of this kind.");
    choose(&page, "#filter", "All photos");
    assert_eq!(shown(&page).len(), 3);
    page.finish();
}

#[test]
fn the_grid_shows_photos_side_by_side_with_their_alert_and_diagnosis() {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready_with(site::card_with_alert(0.0));
    page.browser.resize(820, 1180);
    page.pick(&synthetic_photos(&folder, 3));
    page.readings(3).iter().for_each(|reading| reading.assert_assessed_on("CPU"));
    page.browser.click("#layout-grid");
    let tops =
        "return [...document.querySelectorAll('#readings > .reading')].map(photo => photo.getBoundingClientRect().top)";
    let tops: Value = page.browser.run(tops, &[]);
    assert_eq!(tops[0], tops[1], "{tops}");
    for part in [".alert-title", ".top-diagnosis-name", ".photo"] {
        assert!(page.shows(&format!("#photo-1 {part}")), "{part} is not shown");
    }
    assert!(!page.shows("#photo-1 .probabilities"));
    page.browser.click("#layout-list");
    assert!(page.shows("#photo-1 .probabilities"));
    page.finish();
}

#[test]
fn the_ways_to_add_photos_are_a_bar_above_the_results() {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready();
    let height = "return document.querySelector('.capture').getBoundingClientRect().height";
    let before = page.browser.run(height, &[]).as_f64().unwrap();
    page.pick(&synthetic_photos(&folder, 1));
    page.reading().assert_assessed_on("CPU");
    let after = page.browser.run(height, &[]).as_f64().unwrap();
    assert!(after < before / 2.0, "{before} {after}");
    assert!(page.shows("#camera-open") && page.shows("label[for=photo-files]") && page.shows(".disclaimer"));
    page.finish();
}
