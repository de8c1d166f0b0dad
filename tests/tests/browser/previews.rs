//! The preview of a photo shows the decoded pixels, upright, and uses memory only near the window.

use std::path::PathBuf;
use std::time::Duration;

use naevus_tests::photos::{self, Jpeg};
use naevus_tests::shared_data;
use serde_json::json;
use tempfile::TempDir;

use crate::page::{Page, write};

/// The largest difference of a channel that JPEG may cause.
const TOLERANCE: u8 = 16;

/// Photos whose upright pixels are four quadrants. Browsers do not turn every one of these files.
fn turned_photos(folder: &TempDir) -> Vec<(String, PathBuf)> {
    let upright = photos::quadrants(320, 240);
    let mut files = Vec::new();
    for orientation in [1, 3, 6, 7] {
        let stored = photos::stored_with_orientation(&upright, orientation);
        let jpeg = Jpeg { orientation: Some(orientation), ..Jpeg::PLAIN }.encode(&stored);
        let webp = photos::webp(&stored, Some(orientation));
        let png = photos::png(&stored.into(), Some(orientation));
        for (format, content) in [("jpg", jpeg), ("webp", webp), ("png", png)] {
            let name = format!("turned-{orientation}.{format}");
            files.push((name.clone(), write(folder.path(), &name, content)));
        }
    }
    files
}

#[test]
fn the_preview_has_the_upright_pixels_of_the_centre_square() {
    let folder = tempfile::tempdir().unwrap();
    let files = turned_photos(&folder);
    let page = Page::ready();
    page.pick(&files.iter().map(|(_, path)| path.clone()).collect::<Vec<_>>());
    page.readings(files.len()).iter().for_each(|reading| reading.assert_assessed_on("CPU"));
    let upright = photos::quadrants(320, 240);
    for (name, _) in &files {
        let show = "document.querySelector(`.reading[data-file='${arguments[0]}']`).scrollIntoView()";
        page.browser.run(show, &[json!(name)]);
        page.wait_for_preview(name);
        let pixels = "const canvas = document.querySelector(`.reading[data-file='${arguments[0]}'] .preview`);
            const context = canvas.getContext('2d');
            const at = (x, y) => [...context.getImageData(x * canvas.width / 4, y * canvas.height / 4, 1, 1).data];
            return { size: [canvas.width, canvas.height], pixels: [at(1, 1), at(3, 1), at(1, 3), at(3, 3)] }";
        let drawn = page.browser.run(pixels, &[json!(name)]);
        assert_eq!(drawn["size"], json!([240, 240]), "{name}");
        for (index, (x, y)) in [(100, 60), (220, 60), (100, 180), (220, 180)].into_iter().enumerate() {
            let shown: [u8; 4] = serde_json::from_value(drawn["pixels"][index].clone()).unwrap();
            let expected = upright.get_pixel(x, y).0;
            let is_same = shown.iter().zip(expected).all(|(shown, expected)| shown.abs_diff(expected) <= TOLERANCE);
            assert!(is_same && shown[3] == 255, "{name}, quadrant {index}: {shown:?} instead of {expected:?}");
        }
    }
    page.finish();
}

#[test]
fn previews_far_from_the_window_have_no_pixels() {
    let folder = tempfile::tempdir().unwrap();
    let names: Vec<String> = (1..=12).map(|seed| format!("photo-{seed}.jpg")).collect();
    let files = (1..)
        .zip(&names)
        .map(|(seed, name)| write(folder.path(), name, Jpeg::PLAIN.encode(&photos::lesion(320, 240, seed))));
    let page = Page::ready();
    page.pick(&files.collect::<Vec<_>>());
    page.readings(names.len()).iter().for_each(|reading| reading.assert_assessed_on("CPU"));
    for (edge, near, far) in [("0", &names[11], &names[0]), ("document.body.scrollHeight", &names[0], &names[11])] {
        page.browser.run(&format!("scrollTo({{ top: {edge}, behavior: 'instant' }})"), &[]);
        page.wait_for_preview(near);
        let empty = "return document.querySelector(`.reading[data-file='${arguments[0]}'] .preview`).width === 0";
        page.browser.wait_for(&format!("no pixels of {far}"), Duration::from_secs(10), empty, &[json!(far)]);
    }
    page.finish();
}

#[test]
fn a_file_that_is_not_decoded_has_its_name_instead_of_a_preview() {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready();
    page.pick(&[write(folder.path(), "letter.jpg", b"Dear doctor,")]);
    assert_eq!(page.reading().state, "unreadable");
    assert_eq!(page.text_of(".photo"), "letter.jpg");
    assert!(!page.shows(".preview"));
    page.finish();
}

#[test]
fn a_format_that_only_the_browser_decodes_is_read_with_a_word_and_any_other_is_refused_with_the_remedy() {
    let Some(folder) = shared_data::trouble("the test of AVIF and HEIC") else { return };
    let page = Page::ready();
    page.pick(&[folder.join("07e-avif.avif"), folder.join("07-iphone.heic")]);
    let readings = page.readings(2);
    let named = |file: &str| readings.iter().find(|reading| reading.file == file).unwrap();
    named("07e-avif.avif").assert_assessed_on("CPU");
    page.wait_for_text("[data-file='07e-avif.avif'] p.caution", "Your browser decoded this photo");
    let heic = named("07-iphone.heic");
    assert_eq!(heic.state, "unreadable");
    assert!(heic.reason.contains("Most Compatible"), "{}", heic.reason);
    page.finish();
}
