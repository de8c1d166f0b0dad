//! Two visits of a lesion, compared.

use std::path::{Path, PathBuf};
use std::time::Duration;

use image::{RgbImage, imageops};
use naevus_tests::drawn_examples::{answer, doubt};
use naevus_tests::photos::Jpeg;
use serde_json::{Value, json};

use crate::page::{Page, write};
use crate::site;

const LIMIT: Duration = Duration::from_secs(60);

/// A card that accepts drawings, with figures of the comparison: areas of retaken photos differ by at most 10 %, colours
/// by 100; for probabilities it was not measured.
fn card() -> Vec<u8> {
    let figure = |value: f64| json!({ "value": value, "low": value, "high": value });
    let spread = |value: f64| json!({ "pairs": 200, "within_lesion_sd": value / 2.77, "coefficient": figure(value), "within": 0.95 });
    site::card_with(|card| {
        card["decision_rules"]["out_of_distribution"] = Value::Null;
        card["repeatability"] = json!({
            "threshold": 0.55,
            "fitted_on": 100,
            "aligned": {},
            "known_transforms": null,
            "log_area": spread(0.1),
            "delta_e": spread(100.0),
            "probabilities": {},
        });
    })
}

/// The middle of a photo, turned by 90° and enlarged by 1.25.
fn nearer_and_turned(photo: &RgbImage) -> RgbImage {
    let (width, height) = (photo.width() * 4 / 5, photo.height() * 4 / 5);
    let part = imageops::crop_imm(photo, photo.width() / 10, photo.height() / 10, width, height).to_image();
    imageops::rotate90(&imageops::resize(&part, photo.width(), photo.height(), imageops::FilterType::CatmullRom))
}

fn stored(folder: &Path, name: &str, photo: &RgbImage) -> PathBuf {
    write(folder, name, Jpeg::PLAIN.encode(photo))
}

impl Page {
    /// Saves two visits of a lesion with these photos, and opens their comparison.
    fn compare(&self, photos: [&Path; 2]) {
        self.save_first_visit(None, photos[0]);
        assert!(!self.shows("#compare-choice"), "one visit cannot be compared");
        self.browser.click("#nav-read");
        self.browser.run("document.querySelector('.remove').click()", &[]);
        self.read_to_save(photos[1]);
        self.open_lesion();
        self.save_visit(2);
        self.browser.click("#compare-open");
        let script = "return document.querySelector('#compare')?.dataset.state !== 'working'
            && document.querySelector('#compare') !== null";
        self.browser.wait_for("the comparison", LIMIT, script, &[]);
    }

    fn compare_state(&self) -> String {
        self.browser.run("return document.querySelector('#compare').dataset.state", &[]).as_str().unwrap().into()
    }

    fn change_row(&self, key: &str) -> Value {
        let script = "const row = document.querySelector(`[data-row='${arguments[0]}']`);
            return [row.dataset.verdict, row.innerText]";
        self.browser.run(script, &[json!(key)])
    }

    /// What a canvas shows, in 48 by 48 pixels of red, green, blue and opacity.
    fn pixels(&self, canvas: &str) -> Vec<u8> {
        let script = "const canvas = document.querySelector(arguments[0]);
            const small = document.createElement('canvas');
            small.width = small.height = 48;
            small.getContext('2d').drawImage(canvas, 0, 0, 48, 48);
            return [...small.getContext('2d').getImageData(0, 0, 48, 48).data]";
        let pixels = self.browser.run(script, &[json!(canvas)]);
        pixels.as_array().unwrap().iter().map(|value| value.as_u64().unwrap() as u8).collect()
    }
}

/// The mean difference of two pictures in levels of 255, where both show a photo.
fn difference(one: &[u8], other: &[u8]) -> f64 {
    let is_photo = |pixel: &[u8]| pixel.iter().take(3).any(|value| *value > 40);
    let both: Vec<f64> = one
        .chunks_exact(4)
        .zip(other.chunks_exact(4))
        .filter(|(one, other)| is_photo(one) && is_photo(other))
        .map(|(one, other)| f64::from(one[0].abs_diff(other[0])))
        .collect();
    assert!(both.len() > 300, "{} pixels show both photos", both.len());
    both.iter().sum::<f64>() / both.len() as f64
}

#[test]
fn two_visits_are_aligned_swiped_and_blinked() {
    let folder = tempfile::tempdir().unwrap();
    let photo = answer();
    let first = stored(folder.path(), "first.jpg", &photo);
    let second = stored(folder.path(), "second.jpg", &nearer_and_turned(&photo));
    let page = Page::ready_with(card());
    page.compare([&first, &second]);
    assert_eq!(page.compare_state(), "aligned", "{}", page.text_of("#compare-status"));
    page.wait_for_text("#compare-status", "The photos are aligned");
    page.wait_for_text("#compare-transform", "1.25 times as large, turned by 90°");
    // Aligned, both canvases show the same points in the same places.
    let aligned = difference(&page.pixels("#compare-first"), &page.pixels("#compare-second"));
    assert!(aligned < 12.0, "the photos differ by {aligned}");

    // The area and the colour are as before, and never called stable.
    let area = page.change_row("area");
    assert!(area[0] == "within" || area[1].as_str().unwrap().contains("Not compared"), "{area}");
    let colour = page.change_row("colour");
    assert_eq!(colour[0], "within", "{colour}");
    page.wait_for_text("#compare-changes", "Not measured");
    page.wait_for_text("#compare-next", "does not rule out a change");
    let text = page.text_of("#lesions-content").to_lowercase();
    assert!(!["stable", "unchanged since", "no change"].iter().any(|word| text.contains(word)), "{text}");

    // Blinking shows the later photo in the same place, by hand.
    page.browser.click("#compare-blink");
    page.wait_until_gone("#compare-second");
    let earlier = page.pixels("#compare-first");
    page.browser.click("#compare-other");
    let later = page.pixels("#compare-first");
    assert!(earlier != later && difference(&earlier, &later) < 12.0);

    // At the right end of the slider, only the earlier photo is shown.
    page.browser.click("#compare-swipe");
    let slide = "const slider = document.querySelector('#compare-swipe-at');
        slider.value = arguments[0];
        slider.dispatchEvent(new Event('input', { bubbles: true }))";
    page.browser.run(slide, &[json!("100")]);
    let script = "return document.querySelector('#compare-frames').dataset.mode === 'swipe'";
    page.browser.wait_for("the swipe", LIMIT, script, &[]);
    assert!(difference(&earlier, &page.pixels("#compare-first")) < 12.0);

    // The keys zoom both, and the address brings the comparison back.
    page.browser.click("#compare-side");
    let before = page.pixels("#compare-first");
    page.browser.click("#compare-zoom-in");
    assert_ne!(before, page.pixels("#compare-first"));
    page.browser.click("#compare-back");
    page.wait_for_text("#lesion-title", "Lesion 1");
    page.finish();
}

#[test]
fn photos_of_different_lesions_are_not_aligned() {
    let folder = tempfile::tempdir().unwrap();
    let first = stored(folder.path(), "first.jpg", &answer());
    let second = stored(folder.path(), "second.jpg", &doubt());
    let page = Page::ready_with(card());
    page.compare([&first, &second]);
    assert_eq!(page.compare_state(), "not-aligned");
    page.wait_for_text("#compare-status", "could not be aligned");
    page.wait_for_text("[data-row='area']", "Not compared: without an alignment");
    page.wait_for_text("#compare-next", "Take the next photo from the same distance");
    // What needs an alignment is not offered.
    let disabled = "return ['#compare-swipe', '#compare-blink'].every(id => document.querySelector(id).disabled)";
    assert_eq!(page.browser.run(disabled, &[]), json!(true));
    page.finish();
}

#[test]
fn without_measured_figures_no_change_is_judged() {
    let folder = tempfile::tempdir().unwrap();
    let photo = answer();
    let first = stored(folder.path(), "first.jpg", &photo);
    let second = stored(folder.path(), "second.jpg", &nearer_and_turned(&photo));
    let page = Page::ready_with(site::card_with(|card| {
        card["decision_rules"]["out_of_distribution"] = Value::Null;
        card["repeatability"] = Value::Null;
    }));
    page.compare([&first, &second]);
    page.wait_for_text("#compare-status", "it was not measured for this model how reliable that is");
    let verdicts = "return [...document.querySelectorAll('[data-verdict]')].map(row => row.dataset.verdict).join('')";
    assert_eq!(page.browser.run(verdicts, &[]), json!(""));
    page.wait_for_text("#compare-next", "For none of the changes it was measured");
    page.finish();
}
