//! A camera that is lost, paused, frozen or black: the dialog shows it within a second or two, and no such frame is
//! read.

use std::time::Duration;

use naevus_tests::habits::Habit;
use naevus_tests::server::SiteServer;
use tempfile::TempDir;

use crate::intake::page_with_camera;
use crate::page::Page;
use crate::site;

/// The time until the dialog shows what is wrong: a second, and time for the driver on a slow machine.
const LIMIT: Duration = Duration::from_secs(5);

/// Whether a photo can be taken.
pub const IS_LIVE: &str = "const shutter = document.querySelector('dialog#camera[open] #camera-shutter');
    return shutter !== null && !shutter.disabled && document.querySelector('.viewfinder[data-live=true]') !== null";

/// A page with a live preview.
pub fn live_camera() -> (Page, TempDir) {
    let (page, folder) = page_with_camera();
    page.browser.click("#camera-open");
    page.browser.wait_for("the preview of the camera", Duration::from_secs(30), IS_LIVE, &[]);
    (page, folder)
}

/// Runs `script` with the video and its track, and waits until the dialog shows `message`.
fn assert_noticed(page: &Page, script: &str, message: &str) {
    let start = "const video = document.querySelector('dialog#camera video');
        const [track] = video.srcObject.getVideoTracks();";
    page.browser.run(&format!("{start} {script}"), &[]);
    let is_shown = "return document.querySelector('#camera-error')?.innerText.includes(arguments[0])";
    page.browser.wait_for(message, LIMIT, is_shown, &[message.into()]);
    assert!(!page.shows("#camera-shutter"), "a photo can be taken although {message}");
}

/// Opens the camera again and takes a photo.
fn assert_goes_on(page: Page) {
    page.browser.click("#camera-again");
    page.browser.wait_for("the preview of the camera", Duration::from_secs(30), IS_LIVE, &[]);
    page.browser.click("#camera-shutter");
    page.reading().assert_assessed_on("CPU");
    page.finish();
}

#[test]
fn an_unplugged_camera_is_noticed_and_opened_again() {
    let (page, _folder) = live_camera();
    assert_noticed(&page, "track.stop(); track.dispatchEvent(new Event('ended'));", "The camera is gone");
    assert_goes_on(page);
}

#[test]
fn a_camera_that_ends_without_an_event_is_noticed() {
    let (page, _folder) = live_camera();
    assert_noticed(&page, "track.stop();", "The camera is gone");
    assert_goes_on(page);
}

#[test]
fn a_paused_camera_is_noticed_and_goes_on_by_itself() {
    let (page, _folder) = live_camera();
    let mute = "Object.defineProperty(track, 'muted', { value: true, configurable: true });
        track.dispatchEvent(new Event('mute'));";
    assert_noticed(&page, mute, "The camera is paused");
    let unmute = "const [track] = document.querySelector('dialog#camera video').srcObject.getVideoTracks();
        delete track.muted;
        track.dispatchEvent(new Event('unmute'));";
    page.browser.run(unmute, &[]);
    page.browser.wait_for("the preview of the camera", LIMIT, IS_LIVE, &[]);
    assert!(!page.shows("#camera-error"));
    page.finish();
}

#[test]
fn a_black_picture_is_noticed_and_goes_on_by_itself() {
    let (page, _folder) = live_camera();
    assert_noticed(&page, "track.enabled = false;", "The picture of the camera is black");
    let on = "document.querySelector('dialog#camera video').srcObject.getVideoTracks()[0].enabled = true";
    page.browser.run(on, &[]);
    page.browser.wait_for("the preview of the camera", LIMIT, IS_LIVE, &[]);
    page.finish();
}

#[test]
fn a_frozen_picture_is_noticed_and_the_camera_is_opened_again() {
    let (page, _folder) = live_camera();
    // A stream of one grey frame.
    let freeze = "const canvas = document.createElement('canvas');
        const context = canvas.getContext('2d');
        const stream = canvas.captureStream(0);
        context.fillStyle = 'grey';
        context.fillRect(0, 0, canvas.width, canvas.height);
        // In Firefox it is a method of the stream.
        (stream.requestFrame ? stream : stream.getVideoTracks()[0]).requestFrame();
        video.srcObject = stream;";
    assert_noticed(&page, freeze, "The camera sends no new picture");
    assert_goes_on(page);
}

#[test]
fn a_black_frame_is_not_read_although_the_shutter_was_pressed_at_once() {
    let (page, _folder) = live_camera();
    page.browser.run(
        "document.querySelector('dialog#camera video').srcObject.getVideoTracks()[0].enabled = false;
        // The next frame is black; the shutter is pressed before the page has noticed.
        return new Promise(resolve => setTimeout(resolve, 300)).then(() => document.querySelector('#camera-shutter')?.click())",
        &[],
    );
    page.wait_for_text("#camera-error", "The picture of the camera is black");
    assert!(!page.shows("article.reading"), "a black frame was read");
    page.finish();
}

#[test]
fn a_site_that_forbids_the_camera_is_named() {
    let server = SiteServer::start(&site::dist(), "/");
    server.set_habits(&[Habit::Header("permissions-policy", "camera=()")]);
    let page = Page::ready_from(server);
    page.browser.click("#camera-open");
    page.wait_for_text("#camera-error", "The server of this site does not allow the camera");
    page.finish_despite(&["ermissions policy"]);
}
