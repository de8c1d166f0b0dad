//! Light, zoom and lenses of the camera, and several photos of one lesion in a row.

use std::time::Duration;

use naevus_tests::browser::{BrowserOptions, Camera, Key};
use naevus_tests::photos;
use naevus_tests::server::SiteServer;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::camera::{IS_LIVE, live_camera};
use crate::intake::write_video;
use crate::page::{Page, synthetic_photos};
use crate::site;

/// Light and zoom, which no simulated camera has: `getCapabilities`, `getSettings` and `applyConstraints` behave as for the
/// camera of a phone in Chrome. `window.changes` lists what the camera was told.
const PHONE: &str = "const { getCapabilities, getSettings, stop } = MediaStreamTrack.prototype;
    window.changes = [];
    let zoom = 1, torch = false;
    MediaStreamTrack.prototype.getCapabilities = function () {
        return { ...getCapabilities.call(this), torch: true, zoom: { min: 1, max: 8, step: 0.1 } };
    };
    MediaStreamTrack.prototype.getSettings = function () {
        return { ...getSettings.call(this), torch, zoom };
    };
    MediaStreamTrack.prototype.applyConstraints = async function ({ advanced: [change] }) {
        if (window.refuses) throw new DOMException('No.', 'OverconstrainedError');
        window.changes.push(change);
        ({ zoom = zoom, torch = torch } = change);
    };
    MediaStreamTrack.prototype.stop = function () {
        window.changes.push('stop');
        stop.call(this);
    };";

/// A page with the open camera of a phone, whose picture is a synthetic lesion.
fn phone_camera() -> (Page, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let video = folder.path().join("lesion.y4m");
    write_video(&video, &photos::lesion(640, 480, 6));
    let options = BrowserOptions { camera: Camera::Video(video), ..BrowserOptions::default() };
    let page = Page::open_with_script(&options, site::tolerant_server(), PHONE);
    page.wait_until_ready();
    page.browser.click("#camera-open");
    page.browser.wait_for("the preview of the camera", Duration::from_secs(30), IS_LIVE, &[]);
    let _zoom = page.text_of("#camera-zoom-factor");
    (page, folder)
}

/// Waits until the last change of the camera contains `part`.
fn wait_for_change(page: &Page, part: &Value) {
    let is_changed = "const change = window.changes.at(-1) ?? {};
        return Object.entries(arguments[0]).every(([name, value]) => change[name] === value)";
    page.browser.wait_for(
        &format!("the camera to get {part}"),
        Duration::from_secs(10),
        is_changed,
        std::slice::from_ref(part),
    );
}

fn is_pressed(page: &Page, selector: &str) -> Value {
    page.browser.run("return document.querySelector(arguments[0]).ariaPressed", &[json!(selector)])
}

#[test]
fn the_light_is_switched_on_and_off_again_before_the_camera_is_closed() {
    let (page, _folder) = phone_camera();
    assert_eq!(is_pressed(&page, "#camera-torch"), "false");
    page.browser.click("#camera-torch");
    wait_for_change(&page, &json!({ "torch": true, "zoom": 1 }));
    assert_eq!(is_pressed(&page, "#camera-torch"), "true");
    page.browser.click("#camera-close");
    let closed = "return window.changes.at(-1) === 'stop' && window.changes.slice(-2)";
    let changes = page.browser.wait_for("the camera to be closed", Duration::from_secs(10), closed, &[]);
    assert_eq!(changes, json!([{ "torch": false }, "stop"]));

    // Opened again, the light is off.
    page.browser.click("#camera-open");
    let _zoom = page.text_of("#camera-zoom-factor");
    assert_eq!(is_pressed(&page, "#camera-torch"), "false");
    page.finish();
}

#[test]
fn the_camera_is_zoomed_by_buttons_keys_slider_and_two_fingers() {
    let (page, _folder) = phone_camera();
    let factor = || page.text_of("#camera-zoom-factor");
    assert_eq!(factor(), "1.0×");
    page.browser.click("#camera-zoom-in");
    wait_for_change(&page, &json!({ "zoom": 1.3 }));
    assert_eq!(factor(), "1.3×");
    page.browser.press(Key::Add);
    page.browser.press(Key::Subtract);
    wait_for_change(&page, &json!({ "zoom": 1.3 }));
    page.browser.run("document.querySelector('#camera-zoom').focus()", &[]);
    page.browser.press(Key::End);
    wait_for_change(&page, &json!({ "zoom": 8 }));
    assert_eq!(page.browser.run("return document.querySelector('#camera-zoom').ariaValueText", &[]), "8.0×");
    page.browser.press(Key::Home);
    page.browser.click("#camera-zoom-out");
    wait_for_change(&page, &json!({ "zoom": 1 }));

    // Two fingers that move apart to twice their distance.
    let place = "const box = document.querySelector('.viewfinder').getBoundingClientRect();
        return [box.left + box.width / 2, box.top + box.height / 2]";
    let place = page.browser.run(place, &[]);
    let (x, y) = (place[0].as_f64().unwrap(), place[1].as_f64().unwrap());
    let touch = |kind: &str, distance: f64| {
        let fingers = json!([{ "x": x - distance, "y": y, "id": 1 }, { "x": x + distance, "y": y, "id": 2 }]);
        let points = if kind == "touchEnd" { json!([]) } else { fingers };
        page.browser.devtools("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points }));
    };
    touch("touchStart", 30.0);
    touch("touchMove", 45.0);
    touch("touchMove", 60.0);
    touch("touchEnd", 0.0);
    wait_for_change(&page, &json!({ "zoom": 2 }));
    // The slider shows what the fingers have done.
    assert_eq!(page.browser.run("return document.querySelector('#camera-zoom').value", &[]), "2");
    page.finish();
}

#[test]
fn a_refused_light_is_named_and_shown_as_off() {
    let (page, _folder) = phone_camera();
    page.browser.run("window.refuses = true", &[]);
    page.browser.click("#camera-torch");
    page.wait_for_text("#camera-notice", "The camera did not accept this change.");
    assert_eq!(is_pressed(&page, "#camera-torch"), "false");
    page.browser.run("window.refuses = false", &[]);
    page.browser.click("#camera-torch");
    wait_for_change(&page, &json!({ "torch": true }));
    page.finish();
}

#[test]
fn several_photos_of_one_lesion_get_one_combined_assessment() {
    let folder = tempfile::tempdir().unwrap();
    let (page, _folder) = live_camera();
    page.browser.click("#camera-close");
    // Photos of another lesion, which are selected.
    page.pick(&synthetic_photos(&folder, 2));
    drop(page.readings(2));
    for file in ["shot-1.jpg", "shot-2.jpg"] {
        page.browser.click(&format!(".reading[data-file='{file}'] .same-lesion"));
    }

    page.browser.click("#camera-open");
    page.browser.wait_for("the preview of the camera", Duration::from_secs(30), IS_LIVE, &[]);
    // What this camera lacks is not offered.
    assert!(!page.shows("#camera-torch") && !page.shows("#camera-zoom") && !page.shows("#camera-lens"));
    assert!(!page.shows("#camera-done"));
    page.browser.click("#camera-series");
    assert_eq!(is_pressed(&page, "#camera-series"), "true");
    page.browser.click("#camera-shutter");
    page.wait_for_text("#camera-count", "1 photo is taken. Take another of the same lesion");
    page.browser.wait_for("the preview of the camera", Duration::from_secs(30), IS_LIVE, &[]);
    page.browser.click("#camera-shutter");
    page.wait_for_text("#camera-count", "2 photos of one lesion are taken.");
    let pictures = "const pictures = [...document.querySelectorAll('.shots img')];
        return pictures.length === 2 && pictures.every(picture => picture.naturalWidth > 0) && pictures.map(picture => picture.alt)";
    let names = page.browser.wait_for("two pictures", Duration::from_secs(10), pictures, &[]);
    assert_eq!(names, json!(["Photo 1", "Photo 2"]));
    page.browser.click("#camera-done");
    page.wait_until_gone("dialog#camera[open]");
    page.readings(4).iter().for_each(|reading| reading.assert_assessed_on("CPU"));
    let text = page.wait_for_text("#combined", "2 photos of one lesion, combined");
    assert!(text.contains("Camera") && !text.contains("shot-"), "the photos of the other lesion: {text}");
    let in_view = "const box = document.querySelector('#combined').closest('.reading').getBoundingClientRect();
        return box.top >= 0 && box.top < innerHeight";
    page.browser.wait_for("the combined assessment in view", Duration::from_secs(10), in_view, &[]);
    page.finish();
}

#[test]
fn a_series_that_is_closed_by_a_key_is_complete_too() {
    let (page, _folder) = live_camera();
    page.browser.click("#camera-series");
    for count in 1..=2 {
        page.browser.wait_for("the preview of the camera", Duration::from_secs(30), IS_LIVE, &[]);
        page.browser.click("#camera-shutter");
        page.wait_for_text("#camera-count", &format!("{count} photo"));
    }
    page.browser.press(Key::Escape);
    page.wait_until_gone("dialog#camera[open]");
    page.wait_for_text("#combined", "2 photos of one lesion, combined");
    // The next series begins anew.
    page.browser.click("#camera-open");
    page.browser.wait_for("the preview of the camera", Duration::from_secs(30), IS_LIVE, &[]);
    assert!(!page.shows(".shots"));
    page.finish();
}

#[test]
fn a_camera_that_is_lost_in_a_series_loses_no_photo() {
    let (page, _folder) = live_camera();
    page.browser.click("#camera-series");
    page.browser.click("#camera-shutter");
    page.wait_for_text("#camera-count", "1 photo");
    let unplug = "document.querySelector('dialog#camera video').srcObject.getVideoTracks()[0].stop()";
    page.browser.run(unplug, &[]);
    page.wait_for_text("#camera-error", "The camera is gone");
    page.browser.click("#camera-done");
    page.reading().assert_assessed_on("CPU");
    assert!(!page.shows("#combined"), "one photo is no series");
    page.finish();
}

/// A page with three cameras, of which the last one faces away from the user, as on a phone.
fn three_cameras() -> Page {
    let facing = "const { getCapabilities } = InputDeviceInfo.prototype;
        InputDeviceInfo.prototype.getCapabilities = function () {
            return { ...getCapabilities.call(this), facingMode: [this.label.includes('2') ? 'environment' : 'user'] };
        };";
    let arguments = ["--use-fake-device-for-media-stream=device-count=3", "--use-fake-ui-for-media-stream"];
    let options = BrowserOptions { arguments: arguments.map(String::from).to_vec(), ..BrowserOptions::default() };
    let page = Page::open_with_script(&options, SiteServer::start(&site::dist(), "/"), facing);
    page.wait_until_ready();
    page
}

/// The name of the camera that is open according to the browser.
const OPEN_CAMERA: &str = "const video = document.querySelector('dialog#camera[open] video');
    return video?.srcObject?.getVideoTracks()[0]?.label";

/// The name of the camera that the list shows.
const SHOWN_CAMERA: &str = "return document.querySelector('#camera-lens')?.selectedOptions[0]?.textContent";

#[test]
fn a_camera_is_chosen_from_the_list_and_remembered() {
    let page = three_cameras();
    page.browser.click("#camera-open");
    let _list = page.text_of("#camera-lens");
    let names = "return [...document.querySelectorAll('#camera-lens option')].map(option => option.textContent)";
    let names = page.browser.run(names, &[]);
    let expected = json!(["fake_device_2 (1 of 3)", "fake_device_0 (2 of 3)", "fake_device_1 (3 of 3)"]);
    assert_eq!(names, expected, "the camera at the back is the first");
    page.browser.run("document.querySelector('#camera-lens').focus()", &[]);
    for _ in 0..3 {
        page.browser.press(Key::Down);
    }
    let is_open = format!("return (() => {{ {OPEN_CAMERA} }})() === 'fake_device_1'");
    page.browser.wait_for("the chosen camera", Duration::from_secs(30), &is_open, &[]);
    assert_eq!(page.browser.run(SHOWN_CAMERA, &[]), "fake_device_1 (3 of 3)");
    page.browser.reload();
    page.wait_until_ready();
    page.browser.click("#camera-open");
    page.browser.wait_for("the remembered camera", Duration::from_secs(30), &is_open, &[]);
    let is_shown = format!("return (() => {{ {SHOWN_CAMERA} }})() === 'fake_device_1 (3 of 3)'");
    page.browser.wait_for("its name", Duration::from_secs(10), &is_shown, &[]);
    page.finish();
}

#[test]
fn a_remembered_camera_that_is_gone_is_replaced_and_named() {
    let page = three_cameras();
    page.browser.run("localStorage.setItem('naevus-camera', 'unplugged')", &[]);
    page.browser.reload();
    page.wait_until_ready();
    page.browser.click("#camera-open");
    page.wait_for_text("#camera-notice", "The chosen camera is not there or is in use. Another camera is open.");
    page.browser.wait_for("the preview of the camera", Duration::from_secs(30), IS_LIVE, &[]);
    // It may be there again at the next visit.
    assert_eq!(page.browser.run("return localStorage.getItem('naevus-camera')", &[]), "unplugged");
    page.finish();
}

#[test]
fn the_shutter_can_be_reached_beside_all_controls() {
    let (page, _folder) = phone_camera();
    page.browser.click("#camera-series");
    page.browser.click("#camera-shutter");
    page.wait_for_text("#camera-count", "1 photo");
    for (width, height) in [(844, 390), (390, 844), (820, 1180), (1180, 820), (667, 375), (320, 568), (195, 422)] {
        page.browser.resize(width, height);
        let place = "const camera = document.querySelector('#camera');
            const inside = selector => {
                const box = document.querySelector(selector).getBoundingClientRect();
                const middle = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
                return box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth
                    && middle?.closest(selector) !== null;
            };
            const controls = ['torch', 'zoom-in', 'zoom-out', 'shutter', 'done', 'close'];
            const small = controls.filter(name => {
                const { width, height } = document.querySelector(`#camera-${name}`).getBoundingClientRect();
                return width < 44 || height < 44;
            });
            return [inside('#camera-shutter'), inside('#camera-done'), inside('#camera-close'), camera.scrollWidth - camera.clientWidth, small]";
        assert_eq!(page.browser.run(place, &[]), json!([true, true, true, 0, []]), "at {width} by {height}");
    }
    page.finish();
}
