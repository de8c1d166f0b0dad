//! The photo in large: zoom by buttons, keys and fingers, and another part that is read.

use std::time::Duration;

use naevus_tests::photos::{self, Jpeg};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::page::{Page, write};

/// The page with the photo in large. The photo has a lesion in its right half.
fn opened() -> (Page, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let photo = write(folder.path(), "lesion.jpg", Jpeg::PLAIN.encode(&photos::lesion(640, 320, 1)));
    let page = Page::ready();
    page.browser.resize(820, 1180);
    page.pick(&[photo]);
    page.reading().assert_assessed_on("CPU");
    page.browser.click("#photo-1 .enlarge");
    let is_there = "return document.querySelector('.zoomed img')?.naturalWidth > 0";
    page.browser.wait_for("the photo in large", Duration::from_secs(20), is_there, &[]);
    (page, folder)
}

/// Left, top and width of the photo in its frame.
fn place(page: &Page) -> [f64; 3] {
    let script = "const frame = document.querySelector('.zoom-frame').getBoundingClientRect();
        const photo = document.querySelector('.zoomed').getBoundingClientRect();
        return [photo.left - frame.left, photo.top - frame.top, photo.width]";
    serde_json::from_value(page.browser.run(script, &[])).unwrap()
}

#[test]
fn a_photo_is_zoomed_and_moved_by_buttons_keys_wheel_and_fingers() {
    let (page, _folder) = opened();
    let [_, _, whole] = place(&page);
    page.browser.click("#zoom-in");
    let [_, _, enlarged] = place(&page);
    assert!((enlarged / whole - 1.5).abs() < 0.01, "{whole} {enlarged}");
    page.browser.run("document.querySelector('.zoom-frame').focus()", &[]);
    let before = place(&page);
    page.browser.type_into(".zoom-frame", "\u{e014}");
    assert!(place(&page)[0] < before[0], "the right arrow key shows what is on the right");
    page.browser.type_into(".zoom-frame", "0");
    assert!((place(&page)[2] - whole).abs() < 0.5, "0 shows all of the photo");
    let wheel = "const frame = document.querySelector('.zoom-frame');
        const { left, top, width, height } = frame.getBoundingClientRect();
        const [clientX, clientY] = [left + width / 2, top + height / 2];
        frame.dispatchEvent(new WheelEvent('wheel', { deltaY: -500, clientX, clientY, cancelable: true, bubbles: true }))";
    page.browser.run(wheel, &[]);
    assert!(place(&page)[2] > 1.5 * whole);
    page.browser.click("#zoom-whole");
    let pinch = "const frame = document.querySelector('.zoom-frame');
        const { left, top, width, height } = frame.getBoundingClientRect();
        const send = (type, pointerId, x) => frame.dispatchEvent(new PointerEvent(type, {
            pointerId, clientX: left + width / 2 + x, clientY: top + height / 2, bubbles: true }));
        frame.setPointerCapture = () => {};
        send('pointerdown', 1, -50); send('pointerdown', 2, 50);
        send('pointermove', 1, -100); send('pointermove', 2, 100);
        send('pointerup', 1, -100); send('pointerup', 2, 100)";
    page.browser.run(pinch, &[]);
    let [_, _, pinched] = place(&page);
    assert!((pinched / whole - 2.0).abs() < 0.05, "{whole} {pinched}");
    page.finish();
}

#[test]
fn the_square_that_was_read_is_drawn_in_the_photo() {
    let (page, _folder) = opened();
    let square = "const { x, y, width, height } = document.querySelector('.read-square rect');
        return [x, y, width, height].map(length => length.baseVal.value)";
    // The centre square of a photo that is twice as wide as high.
    assert_eq!(page.browser.run(square, &[]), json!([25, 0, 50, 100]));
    page.finish();
}

#[test]
fn another_part_is_read_as_a_photo_of_its_own() {
    let (page, _folder) = opened();
    page.browser.click("#zoom-in");
    page.browser.click("#zoom-in");
    page.browser.click("#part-choose");
    assert!(page.shows(".chosen-square"));
    page.browser.click("#part-read");
    page.wait_until_gone("#photo-viewer");
    let readings = page.readings(2);
    let names: Vec<&str> = readings.iter().map(|reading| reading.file.as_str()).collect();
    assert_eq!(names, ["Part of lesion.jpg", "lesion.jpg"]);
    readings.iter().for_each(|reading| reading.assert_assessed_on("CPU"));
    assert_ne!(readings[0].probabilities, readings[1].probabilities, "the part is another picture");

    // Its square is the part, not the centre of the file.
    page.browser.click("#photo-2 .enlarge");
    let side = "return document.querySelector('.read-square rect')?.height.baseVal.value";
    let side = page.browser.wait_for("the square", Duration::from_secs(20), side, &[]);
    assert!(side.as_f64().unwrap() < 99.0, "{side}");
    page.finish();
}

#[test]
fn back_and_escape_close_the_photo_and_return_the_focus() {
    let (page, _folder) = opened();
    page.go_back();
    page.wait_until_gone("#photo-viewer");
    page.browser.click("#photo-1 .enlarge");
    let _close = page.text_of("#photo-viewer-close");
    page.browser.type_into("#photo-viewer", "\u{e00c}");
    page.wait_until_gone("#photo-viewer");
    let focus = "return document.activeElement?.className";
    assert_eq!(page.browser.run(focus, &[]), "enlarge");
    page.browser.click("#photo-1 .enlarge");
    page.browser.click("#photo-viewer-result");
    page.wait_until_gone("#photo-viewer");
    assert_eq!(page.browser.run("return location.hash.replace('#/read', '')", &[]), "");
    let object_urls: Value = page.browser.run("return document.querySelectorAll('.zoomed img').length", &[]);
    assert_eq!(object_urls, 0, "the photo is released");
    page.finish();
}
