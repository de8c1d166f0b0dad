//! The combined assessment of several photos of one lesion.

use naevus_tests::browser::Key;
use serde_json::json;

use crate::page::{Page, Reading, synthetic_photos};
use crate::site;

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
    assert!(announced.contains("2 photos combined."), "{announced}");
    let is_alert = page.shows("#combined > .alert");
    assert_eq!(announced.starts_with("Alert for 2 photos of one lesion: "), is_alert, "{announced}");

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
    page.browser.press(Key::Space);
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

/// The summed probability of the malignant diagnoses of each photo, by file.
fn malignant(page: &Page, count: usize) -> Vec<(f64, String)> {
    let sum = |reading: &Reading| -> f64 { ["MEL", "BCC", "SCC"].map(|code| reading.probabilities[code]).iter().sum() };
    page.readings(count).iter().map(|reading| (sum(reading), reading.file.clone())).collect()
}

#[test]
fn an_alert_of_one_photo_alone_is_as_prominent_as_that_of_the_combination() {
    let folder = tempfile::tempdir().unwrap();
    let photos = synthetic_photos(&folder, 4);
    let page = Page::ready();
    page.pick(&photos);
    let mut sums = malignant(&page, 4);
    page.finish();
    sums.sort_by(|a, b| a.0.total_cmp(&b.0));
    let ((least, below), (greatest, above)) = (&sums[0], &sums[3]);
    assert!(greatest - least > 1e-3, "the photos have the same malignant probability: {sums:?}");

    // Between the mean of the two photos and the greater one.
    let page = Page::ready_with(site::card_with_alert(0.25 * least + 0.75 * greatest));
    page.pick(&photos);
    drop(page.readings(4));
    select(&page, below);
    select(&page, above);
    let text = page.text_of("#combined > .alert");
    assert!(text.starts_with("Alert: show this lesion to a doctor"), "{text}");
    assert!(text.contains("One of the photos alone reaches the alert level of "), "{text}");
    assert!(text.contains(&format!(": {above}.")), "{text}");
    let announced = page.text_of("p[role=status].visually-hidden");
    assert!(
        announced.starts_with("Alert for 2 photos of one lesion: show this lesion to a doctor. One of the"),
        "{announced}"
    );
    assert!(!page.shows("#combined .not-raised") && !page.shows("#combined .alert-level"));
    let style = "return [...document.querySelectorAll('.alert')].map(alert => {
        const { backgroundColor, color } = getComputedStyle(alert);
        return `${backgroundColor} ${color} ${getComputedStyle(alert.querySelector('.alert-title')).fontSize}`;
    })";
    let styles: Vec<String> = serde_json::from_value(page.browser.run(style, &[])).unwrap();
    assert!(styles.len() >= 2 && styles.iter().all(|style| *style == styles[0]), "{styles:?}");
    let is_first = "return document.querySelector('#combined').firstElementChild.matches('.alert')";
    assert_eq!(page.browser.run(is_first, &[]), true);
    page.finish();
}

#[test]
fn a_combination_without_an_alert_says_what_the_alert_misses() {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready_with(site::card_with_alert(1.0));
    page.pick(&synthetic_photos(&folder, 2));
    drop(page.readings(2));
    select(&page, "shot-1.jpg");
    select(&page, "shot-2.jpg");
    assert!(!page.shows("#combined .alert"));
    let text = page.text_of("#combined .not-raised");
    assert!(text.contains("It was not raised for these photos."), "{text}");
    assert!(text.contains("For combined photos this was not measured."), "{text}");
    page.finish();
}
