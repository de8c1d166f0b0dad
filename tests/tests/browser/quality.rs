//! The quality of photos and of the camera's picture.

use std::time::Duration;

use image::RgbImage;
use image::imageops::blur;
use naevus_tests::browser::{BrowserOptions, Camera};
use naevus_tests::photos::Jpeg;
use tempfile::TempDir;

use crate::intake::write_video;
use crate::page::{Page, write};

/// The drawn example that gets a clear answer: sharp, well lit, with the lesion in the middle.
fn sharp() -> RgbImage {
    image::load_from_memory(include_bytes!("../../../www/examples/answer.jpg")).unwrap().to_rgb8()
}

/// The same out of focus.
fn blurred() -> RgbImage {
    blur(&sharp(), 6.0)
}

/// The same with so much of its light.
pub fn with_light(share: f32) -> RgbImage {
    let mut photo = sharp();
    photo.pixels_mut().for_each(|pixel| pixel.0 = pixel.0.map(|value| (f32::from(value) * share).min(255.0) as u8));
    photo
}

/// The findings that the page shows of one photo, in their order.
fn findings(page: &Page) -> Vec<String> {
    let script = "return [...document.querySelectorAll('.findings li')].map(line => `${line.className} ${line.dataset.finding}`)";
    serde_json::from_value(page.browser.run(script, &[])).unwrap()
}

#[test]
fn what_is_wrong_with_a_photo_is_named_with_what_to_do() {
    let cases = [
        (sharp(), vec![], ""),
        (blurred(), vec!["caution blurred"], "The photo is blurred, so the result is unreliable: take it again"),
        (with_light(0.1), vec!["caution dark"], "The photo is much too dark"),
        (with_light(2.6), vec!["advice overexposed", "advice glare"], "Use less light"),
    ];
    for (photo, expected, sentence) in cases {
        let folder = TempDir::new().unwrap();
        let page = Page::ready();
        page.pick(&[write(folder.path(), "photo.jpg", Jpeg::PLAIN.encode(&photo))]);
        page.reading().assert_assessed_on("CPU");
        page.wait_for_preview("photo.jpg");
        assert_eq!(findings(&page), expected);
        if !sentence.is_empty() {
            let text = page.text_of(".findings");
            assert!(text.contains(sentence), "{text}");
        }
        page.finish();
    }
}

/// The page with a camera that shows this picture, and with the camera's dialog open.
fn page_with_picture(picture: &RgbImage) -> (Page, TempDir) {
    let folder = TempDir::new().unwrap();
    let video = folder.path().join("picture.y4m");
    write_video(&video, picture);
    let page = Page::open(&BrowserOptions { camera: Camera::Video(video), ..BrowserOptions::default() }, "/");
    page.wait_until_ready();
    page.browser.click("#camera-open");
    let _shutter = page.text_of("#camera-shutter:enabled");
    (page, folder)
}

#[test]
fn the_camera_says_what_to_do_until_the_picture_is_sharp_and_well_lit() {
    for (picture, guidance) in [
        (sharp(), "Sharpness, light and framing are in order"),
        (blurred(), "Hold still, and move until the lesion is in focus"),
        (with_light(0.1), "Use more light"),
    ] {
        let (page, _folder) = page_with_picture(&picture);
        page.wait_for_text("#camera-guidance", guidance);
        page.finish();
    }
}

#[test]
fn a_photo_that_never_gets_sharp_is_taken_and_marked() {
    let (page, _folder) = page_with_picture(&blurred());
    page.browser.click("#camera-shutter");
    page.reading().assert_assessed_on("CPU");
    let marked = "return document.querySelector('.findings [data-finding=blurred]') !== null";
    page.browser.wait_for("the finding", Duration::from_secs(20), marked, &[]);
    page.finish();
}
