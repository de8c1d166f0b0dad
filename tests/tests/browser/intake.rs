//! All ways to add a photo, and the errors of invalid files.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::time::Duration;

use image::RgbImage;
use naevus_tests::browser::{BrowserOptions, Camera};
use naevus_tests::photos::{self, Jpeg};
use serde_json::json;
use tempfile::TempDir;

use crate::page::{Page, write};
use crate::trainer;

#[test]
fn a_chosen_file_is_assessed() {
    let folder = tempfile::tempdir().unwrap();
    let photo = write(folder.path(), "arm.jpg", Jpeg::PLAIN.encode(&photos::lesion(320, 240, 1)));
    let page = Page::ready();
    page.pick(&[photo]);
    let reading = page.reading();
    reading.assert_assessed_on("CPU");
    assert_eq!(reading.file, "arm.jpg");
    page.finish();
}

#[test]
fn a_photo_chosen_before_the_model_is_loaded_waits_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let photo = write(folder.path(), "early.jpg", Jpeg::PLAIN.encode(&photos::lesion(320, 240, 2)));
    let page = Page::open(&BrowserOptions::default(), "/");
    let there = "return document.querySelector('#photo-files') !== null";
    page.browser.wait_for("#photo-files", Duration::from_secs(30), there, &[]);
    page.pick(&[photo]);
    page.reading().assert_assessed_on("CPU");
    page.finish();
}

#[test]
fn dropped_files_are_assessed() {
    let folder = tempfile::tempdir().unwrap();
    let first = write(folder.path(), "first.jpg", Jpeg::PLAIN.encode(&photos::lesion(320, 240, 3)));
    let second = write(folder.path(), "second.webp", photos::webp(&photos::lesion(200, 240, 4), None));
    let page = Page::ready();
    page.browser.drop_files(&[&first, &second]);
    let readings = page.readings(2);
    readings.iter().for_each(|reading| reading.assert_assessed_on("CPU"));
    page.finish();
}

#[test]
fn the_photos_in_a_dropped_folder_are_assessed() {
    let folder = tempfile::tempdir().unwrap();
    let arm = folder.path().join("patient").join("arm");
    fs::create_dir_all(&arm).unwrap();
    let photo = |seed| Jpeg::PLAIN.encode(&photos::lesion(320, 240, seed));
    write(&arm, "deep.jpg", photo(1));
    write(&arm, "._deep.jpg", "resources");
    write(&folder.path().join("patient"), "notes.txt", "no photo");
    write(&folder.path().join("patient"), "top.jpg", photo(2));
    let beside = write(folder.path(), "beside.jpg", photo(3));
    let empty = folder.path().join("empty");
    fs::create_dir(&empty).unwrap();

    let page = Page::ready();
    page.browser.drop_files(&[&folder.path().join("patient"), &beside]);
    let readings = page.readings(3);
    readings.iter().for_each(|reading| reading.assert_assessed_on("CPU"));
    let mut files: Vec<&str> = readings.iter().map(|reading| reading.file.as_str()).collect();
    files.sort_unstable();
    assert_eq!(files, ["beside.jpg", "deep.jpg", "top.jpg"]);
    page.browser.drop_files(&[&empty]);
    page.wait_for_text(".capture .notice", "There is no photo in this folder");
    page.finish();
}

#[test]
fn a_pasted_picture_is_assessed() {
    let folder = tempfile::tempdir().unwrap();
    let png = photos::png(&photos::lesion(240, 240, 5).into(), None);
    let file = write(folder.path(), "pasted.png", &png);
    let page = Page::ready();
    page.browser.paste_png(&png, &page.server.origin());
    let reading = page.reading();
    reading.assert_assessed_on("CPU");
    // The clipboard encodes the picture again, but PNG is lossless.
    trainer::assert_same(&reading.probabilities, &trainer::classify(&[file])[0], 1e-3, "pasted.png");
    page.finish();
}

#[test]
fn text_in_a_field_is_no_photo() {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready();
    page.pick(&[write(folder.path(), "photo.jpg", Jpeg::PLAIN.encode(&photos::lesion(320, 240, 3)))]);
    page.reading().assert_assessed_on("CPU");
    // Whether the page leaves text to the browser, and its message.
    let transfer = "const data = new DataTransfer();
        data.setData('text/plain', '63');
        if (arguments[2]) data.items.add(new File(['cell'], 'cell.png', { type: 'image/png' }));
        const target = document.querySelector(arguments[1]);
        const options = { bubbles: true, cancelable: true };
        const event = arguments[0] === 'paste'
            ? new ClipboardEvent('paste', { ...options, clipboardData: data })
            : new DragEvent(arguments[0], { ...options, dataTransfer: data });
        target.dispatchEvent(event);
        return new Promise(resolve => setTimeout(() =>
            resolve([!event.defaultPrevented, document.querySelector('.capture .notice')?.innerText ?? '']), 100))";
    // A cell of a spreadsheet is pasted as text and as a picture.
    for (kind, with_picture) in [("paste", false), ("paste", true), ("dragover", false), ("drop", false)] {
        let arguments = [json!(kind), json!("input.age"), json!(with_picture)];
        assert_eq!(page.browser.run(transfer, &arguments), json!([true, ""]), "{kind}");
    }
    let pasted = page.browser.run(transfer, &[json!("paste"), json!("body")]);
    assert!(pasted[1].as_str().unwrap().contains("no photo on the clipboard"), "{pasted}");
    let dropped = page.browser.run(transfer, &[json!("drop"), json!("body")]);
    assert_eq!(dropped[0], false);
    assert!(dropped[1].as_str().unwrap().contains("not a file"), "{dropped}");
    page.finish();
}

/// A page with a camera that shows a synthetic lesion.
pub fn page_with_camera() -> (Page, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let video = folder.path().join("lesion.y4m");
    write_video(&video, &photos::lesion(640, 480, 6));
    let page = Page::open(&BrowserOptions { camera: Camera::Video(video), ..BrowserOptions::default() }, "/");
    page.wait_until_ready();
    (page, folder)
}

#[test]
fn the_camera_takes_a_photo_and_is_closed() {
    let (page, _folder) = page_with_camera();
    page.browser.click("#camera-open");
    let live = "const video = document.querySelector('dialog#camera[open] video');
        return video !== null && video.videoWidth > 0 && !video.paused";
    page.browser.wait_for("the preview of the camera", Duration::from_secs(30), live, &[]);
    assert!(!page.shows("#camera-error"), "{}", page.text_of("#camera-error"));
    page.browser.click("#camera-shutter");
    page.reading().assert_assessed_on("CPU");
    if page.shows("dialog#camera[open] #camera-close") {
        page.browser.click("#camera-close");
    }
    let closed = "return document.querySelector('dialog#camera[open]') === null
        && [...document.querySelectorAll('video')].every(video => !video.srcObject?.active)";
    page.browser.wait_for("the camera to be closed", Duration::from_secs(10), closed, &[]);
    page.finish();
}

#[test]
fn without_a_camera_there_is_a_message_and_files_still_work() {
    let folder = tempfile::tempdir().unwrap();
    let photo = write(folder.path(), "instead.jpg", Jpeg::PLAIN.encode(&photos::lesion(320, 240, 7)));
    let page = Page::ready();
    page.browser.click("#camera-open");
    let message = page.text_of("#camera-error");
    assert!(message.to_lowercase().contains("camera"), "{message:?} does not mention the camera");
    if page.shows("dialog#camera[open] #camera-close") {
        page.browser.click("#camera-close");
    }
    page.pick(&[photo]);
    page.reading().assert_assessed_on("CPU");
    page.finish();
}

#[test]
fn photos_are_listed_and_an_unreadable_file_does_not_affect_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let bad = b"not a photo at all".to_vec();
    let paths = [
        write(folder, "one.jpg", Jpeg::PLAIN.encode(&photos::lesion(320, 240, 8))),
        write(folder, "bad.jpg", &bad),
        write(folder, "two.jpg", Jpeg::PLAIN.encode(&photos::lesion(240, 320, 9))),
    ];
    let page = Page::ready();
    page.pick(&paths);
    let readings = page.readings(3);
    let of = |name: &str| readings.iter().find(|reading| reading.file == name).unwrap();
    of("one.jpg").assert_assessed_on("CPU");
    of("two.jpg").assert_assessed_on("CPU");
    of("bad.jpg").assert_unreadable(&bad);
    let before = of("one.jpg").probabilities.clone();
    // A later photo is added to the list and changes no result.
    page.pick(&[write(folder, "three.jpg", Jpeg::PLAIN.encode(&photos::lesion(320, 240, 10)))]);
    let readings = page.readings(4);
    let again = readings.iter().find(|reading| reading.file == "one.jpg").unwrap();
    assert_eq!(again.probabilities, before);
    page.finish();
}

#[test]
fn each_error_of_a_file_has_its_message() {
    let folder = tempfile::tempdir().unwrap();
    let photo = photos::lesion(160, 120, 11);
    let jpeg = Jpeg::PLAIN.encode(&photo);
    let png = photos::png(&photo.clone().into(), None);
    let files: Vec<(&str, Vec<u8>)> = vec![
        ("empty.jpg", Vec::new()),
        ("text.jpg", b"Dear doctor,".to_vec()),
        ("phone.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec()),
        ("cut.jpg", jpeg[..jpeg.len() / 2].to_vec()),
        ("cut.png", png[..png.len() / 2].to_vec()),
        ("huge.png", photos::png_with_declared_size(png.clone(), 20_000, 10_000)),
        ("tiny.png", photos::png(&photos::lesion(20, 20, 1).into(), None)),
    ];
    let paths: Vec<_> = files.iter().map(|(name, file)| write(folder.path(), name, file)).collect();
    let page = Page::ready();
    page.pick(&paths);
    let readings = page.readings(files.len());
    for (name, file) in &files {
        readings.iter().find(|reading| reading.file == *name).unwrap().assert_unreadable(file);
    }
    page.finish();
}

/// Writes a video of `photo`, which Chromium's fake camera repeats.
pub fn write_video(path: &Path, photo: &RgbImage) {
    let (width, height) = photo.dimensions();
    let mut video = format!("YUV4MPEG2 W{width} H{height} F10:1 Ip A1:1 C420jpeg\n").into_bytes();
    // BT.601, full range, as in JFIF.
    let mix = |x: u32, y: u32, weights: [f32; 3], offset: f32| {
        let pixel = photo.get_pixel(x, y).0.map(f32::from);
        let sum: f32 = pixel.iter().zip(weights).map(|(value, weight)| value * weight).sum();
        (sum + offset).clamp(0.0, 255.0) as u8
    };
    let mut frame = b"FRAME\n".to_vec();
    let all = |step: usize| (0..height).step_by(step).flat_map(move |y| (0..width).step_by(step).map(move |x| (x, y)));
    frame.extend(all(1).map(|(x, y)| mix(x, y, [0.299, 0.587, 0.114], 0.0)));
    frame.extend(all(2).map(|(x, y)| mix(x, y, [-0.1687, -0.3313, 0.5], 128.0)));
    frame.extend(all(2).map(|(x, y)| mix(x, y, [0.5, -0.4187, -0.0813], 128.0)));
    for _ in 0..5 {
        video.extend(&frame);
    }
    fs::File::create(path).unwrap().write_all(&video).unwrap();
}
