//! Parts of a photo: the lesion that is proposed, two spots, and a turned photo.

use std::time::Duration;

use image::{Rgb, RgbImage};
use naevus_tests::photos::Jpeg;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::page::{Page, write};
use crate::site;

const LIMIT: Duration = Duration::from_secs(20);

/// Skin with dark spots: centre and radius in pixels.
fn skin(width: u32, height: u32, spots: &[(f32, f32, f32)]) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let is_dark = spots.iter().any(|(left, top, radius)| (x as f32 - left).hypot(y as f32 - top) < *radius);
        let grain = ((x * 7 + y * 13) % 5) as u8;
        if is_dark { Rgb([88 + grain, 50 + grain, 40 + grain]) } else { Rgb([214 + grain, 166 + grain, 146 + grain]) }
    })
}

/// The page with one assessed photo.
fn assessed(photo: &RgbImage, card: Vec<u8>) -> (Page, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let file = write(folder.path(), "mole.jpg", Jpeg::PLAIN.encode(photo));
    let page = Page::ready_with(card);
    page.browser.resize(820, 1180);
    page.pick(&[file]);
    page.reading().assert_assessed_on("CPU");
    (page, folder)
}

/// A photo with a lesion at its right side.
fn at_the_side() -> RgbImage {
    skin(960, 640, &[(800.0, 200.0, 80.0)])
}

impl Page {
    /// Opens a photo in large and waits for it.
    fn enlarge(&self, number: u32) {
        self.browser.click(&format!("#photo-{number} .enlarge"));
        let is_there = "return document.querySelector('.zoomed img')?.naturalWidth > 0";
        self.browser.wait_for("the photo in large", LIMIT, is_there, &[]);
    }

    /// Left, top, width and height of the square that was read, in percent of the photo in large.
    fn read_square(&self) -> [f64; 4] {
        let script = "const { x, y, width, height } = document.querySelector('.read-square rect');
            return [x, y, width, height].map(length => length.baseVal.value)";
        serde_json::from_value(self.browser.run(script, &[])).unwrap()
    }

    fn turn(&self) -> f64 {
        self.browser.run("return Number(document.querySelector('#turn').value)", &[]).as_f64().unwrap()
    }

    /// The turn of the preview in the list, in degrees.
    fn turn_in_list(&self, number: u32) -> f64 {
        let script = "const { a, b } = new DOMMatrix(getComputedStyle(document.querySelector(arguments[0])).transform);
            return Math.round(Math.atan2(b, a) * 1800 / Math.PI) / 10";
        self.browser.run(script, &[json!(format!("#photo-{number} .turned"))]).as_f64().unwrap()
    }

    fn names(&self, count: usize) -> Vec<String> {
        self.readings(count)
            .iter()
            .map(|reading| {
                reading.assert_assessed_on("CPU");
                reading.file.clone()
            })
            .collect()
    }
}

#[test]
fn a_lesion_at_the_side_is_proposed_and_read_by_one_tap() {
    let (page, _folder) = assessed(&at_the_side(), site::tolerant_card());
    assert_eq!(page.browser.run("return document.querySelector('.parts-offer').dataset.proposal", &[]), "lesion");
    assert!(page.text_of(".parts-offer").contains("does not cancel an alert"), "the square is not an all-clear");
    assert!(page.shows(".proposed-squares rect"), "the square is drawn in the list");
    page.browser.click("#photo-1 .parts-show");
    page.browser.wait_for("the square", LIMIT, "return document.querySelector('.proposed-square') !== null", &[]);
    assert_eq!(page.text_of(".proposed-label"), "Lesion");
    page.browser.click("#photo-viewer-close");
    page.wait_until_gone("#photo-viewer");

    page.browser.click("#photo-1 .parts-accept");
    assert_eq!(page.names(2), ["Lesion in mole.jpg", "mole.jpg"]);
    page.wait_until_gone(".parts-offer");
    page.enlarge(2);
    let [left, top, width, height] = page.read_square();
    // The lesion is at 720 to 880 of 960 and 120 to 280 of 640 pixels.
    assert!(left < 75.0 && left + width > 91.6 && top < 18.75 && top + height > 43.75, "{left} {top} {width} {height}");
    assert!(width < 35.0, "it is the square around the lesion, not the whole photo: {width}");
    page.finish();
}

#[test]
fn the_proposal_is_accepted_in_the_large_photo_and_by_the_keyboard() {
    let (page, _folder) = assessed(&at_the_side(), site::tolerant_card());
    page.enlarge(1);
    page.browser.click("#proposal-read");
    page.wait_until_gone("#photo-viewer");
    assert_eq!(page.names(2), ["Lesion in mole.jpg", "mole.jpg"]);
    page.finish();

    let (page, _folder) = assessed(&at_the_side(), site::tolerant_card());
    page.browser.type_into("#photo-1 .parts-accept", "\u{e007}");
    assert_eq!(page.names(2), ["Lesion in mole.jpg", "mole.jpg"]);
    page.finish();
}

#[test]
fn two_spots_become_two_photos() {
    let (page, _folder) =
        assessed(&skin(960, 640, &[(330.0, 380.0, 90.0), (640.0, 250.0, 80.0)]), site::tolerant_card());
    assert!(page.text_of(".parts-offer").contains("two spots"), "{}", page.text_of(".parts-offer"));
    page.enlarge(1);
    let labels = "return [...document.querySelectorAll('.proposed-label')].map(label => label.textContent)";
    assert_eq!(page.browser.run(labels, &[]), json!(["Spot 1", "Spot 2"]));
    page.browser.click("#photo-viewer-close");
    page.wait_until_gone("#photo-viewer");
    page.browser.click("#photo-1 .parts-accept");
    assert_eq!(page.names(3), ["Spot 1 in mole.jpg", "Spot 2 in mole.jpg", "mole.jpg"]);
    assert!(!page.shows("#combined"), "they are not combined as one lesion");
    let centre = |number: u32| {
        page.enlarge(number);
        let [left, _, width, _] = page.read_square();
        page.browser.click("#photo-viewer-close");
        page.wait_until_gone("#photo-viewer");
        left + width / 2.0
    };
    let (first, second) = (centre(3), centre(2));
    assert!(
        (first - 100.0 * 330.0 / 960.0).abs() < 3.0 && (second - 100.0 * 640.0 / 960.0).abs() < 3.0,
        "{first} {second}"
    );
    page.finish();
}

#[test]
fn nothing_is_proposed_for_a_lesion_in_the_middle() {
    let (page, _folder) = assessed(&skin(960, 640, &[(480.0, 320.0, 150.0)]), site::tolerant_card());
    assert!(!page.shows(".parts-offer") && !page.shows(".proposed-squares"));
    page.enlarge(1);
    assert!(!page.shows(".proposed-square") && !page.shows("#proposal-read"));
    page.finish();
}

#[test]
fn the_alert_of_the_whole_photo_stays_beside_the_result_of_a_part() {
    let (page, _folder) = assessed(&at_the_side(), site::card_with_alert(0.0));
    assert_eq!(page.browser.run("return document.querySelector('#photo-1').dataset.alert", &[]), "true");
    page.browser.click("#photo-1 .parts-accept");
    page.readings(2);
    let sentence = page.wait_for_text("#photo-2 .whole-photo", "mole.jpg");
    assert!(sentence.contains("has an alert") && sentence.contains("does not cancel it"), "{sentence}");
    assert!(!page.shows("#photo-1 .whole-photo"), "the photo itself is whole");
    // A report of the part says it too.
    page.browser.click("#photo-2 .report-open");
    page.wait_for_text("#report .report-preview", "does not cancel it");
    page.browser.click("#report-close");
    page.wait_until_gone("#report");
    // It stays when the whole photo is removed.
    page.browser.click("#photo-1 .remove");
    page.wait_until_gone("#photo-1");
    assert!(page.text_of("#photo-2 .whole-photo").contains("does not cancel it"));
    page.finish();
}

#[test]
fn a_photo_is_turned_by_buttons_keys_and_slider_and_stays_turned() {
    let (page, _folder) = assessed(&at_the_side(), site::tolerant_card());
    let before = page.reading().probabilities;
    page.enlarge(1);
    page.browser.click("#turn-right");
    assert_eq!(page.turn(), 90.0);
    // A photo that is wider than high is higher than wide after a quarter.
    let shape = "const { width, height } = document.querySelector('.zoomed').getBoundingClientRect();
        return width < height";
    assert_eq!(page.browser.run(shape, &[]), true);
    page.browser.type_into(".zoom-frame", "[[");
    assert_eq!(page.turn(), -90.0);
    page.browser.type_into(".zoom-frame", "]}");
    assert_eq!(page.turn(), 5.0);
    page.browser.type_into("#turn", "\u{e014}\u{e014}");
    assert_eq!(page.turn(), 7.0, "the arrow keys move the slider by a degree");
    assert!(page.text_of("#photo-viewer footer").contains("The result is of the upright photo"));
    page.browser.type_into(".zoom-frame", "0");
    assert_eq!(page.turn(), 7.0, "all of the photo is shown, turned");

    // Another part is chosen upright: its square is turned with the photo.
    page.browser.click("#part-choose");
    let turned = "return document.querySelector('.chosen-square').style.transform";
    assert_eq!(page.browser.run(turned, &[]), "rotate(7deg)");
    page.browser.click("#part-cancel");
    page.browser.click("#photo-viewer-close");
    page.wait_until_gone("#photo-viewer");
    assert_eq!(page.turn_in_list(1), 7.0);
    assert_eq!(page.reading().probabilities, before, "the result stays");
    page.enlarge(1);
    assert_eq!(page.turn(), 7.0, "it is kept");
    page.finish();
}

#[test]
fn two_fingers_turn_a_photo_about_the_point_between_them() {
    let (page, _folder) = assessed(&at_the_side(), site::tolerant_card());
    page.enlarge(1);
    let middle = "const { left, top, width, height } = document.querySelector('.zoom-frame').getBoundingClientRect();
        return [left + width / 2, top + height / 2]";
    let [x, y]: [f64; 2] = serde_json::from_value(page.browser.run(middle, &[])).unwrap();
    let fingers = |degrees: f64, reach: f64| -> Value {
        let (sin, cos) = degrees.to_radians().sin_cos();
        let finger = |id: u32, sign: f64| json!({ "id": id, "x": x + sign * reach * cos, "y": y + sign * reach * sin });
        json!([finger(1, 1.0), finger(2, -1.0)])
    };
    let touch = |kind: &str, points: Value| {
        page.browser.devtools("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points }));
    };
    let hand = |degrees: f64, reach: f64| {
        touch("touchStart", fingers(0.0, 100.0));
        for step in 1..=10 {
            let share = f64::from(step) / 10.0;
            touch("touchMove", fingers(share * degrees, 100.0 + share * (reach - 100.0)));
        }
        touch("touchEnd", json!([]));
    };
    hand(48.0, 100.0);
    let turned = page.turn();
    assert!((turned - 40.0).abs() <= 2.0, "the first 8 degrees begin the turn: {turned}");
    hand(5.0, 180.0);
    assert_eq!(page.turn(), turned, "fingers that zoom do not turn the photo");
    page.finish();
}
