//! Files that have broken similar programs: colour spaces, orientation, other formats, and unusual PNG, WebP and JPEG
//! files. Most of them show one photo, which `06-srgb-twin.jpg` has in sRGB.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the message")]

use std::fs;
use std::path::Path;

use image::{RgbImage, imageops};
use naevus_reading::photo::{Format, PhotoError};
use naevus_tests::decoding::{self, Differences};
use naevus_tests::shared_data;

/// The photo that most files show, upright and in sRGB.
const TWIN: &str = "06-srgb-twin.jpg";

fn decode(folder: &Path, name: &str) -> Result<RgbImage, PhotoError> {
    decoding::decode(&fs::read(folder.join(name)).unwrap())
}

fn decoded(folder: &Path, name: &str) -> RgbImage {
    decode(folder, name).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The mean difference of two photos at 40 by 30 pixels, at which scale and compression hardly matter.
fn coarse_difference(left: &RgbImage, right: &RgbImage) -> f64 {
    Differences::of_photos(&imageops::thumbnail(left, 40, 30), &imageops::thumbnail(right, 40, 30)).mean()
}

fn assert_equals_twin(name: &str, photo: &RgbImage, twin: &RgbImage) {
    let differences = Differences::of_photos(photo, twin);
    let (mean, most) = (differences.mean(), differences.percentile(99));
    assert!(mean <= 2.0 && most <= 4, "{name}: {mean:.2} on average, {most} at most in 99 %");
}

#[test]
fn photos_with_profiles_equal_their_twin_in_srgb() {
    let Some(folder) = shared_data::trouble("the test of colour profiles") else { return };
    let twin = decoded(&folder, TWIN);
    for name in ["06b-display-p3.jpg", "06e-channels-rotated-by-profile.jpg"] {
        assert_equals_twin(name, &decoded(&folder, name), &twin);
    }
    let small = decoded(&folder, "06f-display-p3.png");
    let resized = imageops::resize(&twin, small.width(), small.height(), imageops::FilterType::Triangle);
    assert_equals_twin("06f", &small, &resized);
}

#[test]
fn the_gamma_of_a_png_is_applied() {
    let Some(folder) = shared_data::trouble("the test of gamma") else { return };
    let name = "20b-gama-1.0.png";
    let stored = image::load_from_memory(&fs::read(folder.join(name)).unwrap()).unwrap().into_rgb8();
    let byte = |light: f64| if light <= 0.0031308 { 12.92 * light } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
    let mut expected = stored;
    for value in expected.iter_mut() {
        *value = (byte(f64::from(*value) / 255.0) * 255.0).round() as u8;
    }
    assert!(decoded(&folder, name) == expected);
}

#[test]
fn unusual_files_show_the_photo_upright() {
    let Some(folder) = shared_data::trouble("the test of orientation and of unusual files") else { return };
    let twin = decoded(&folder, TWIN);
    for name in [
        "03-exif6.webp",
        "03c-xmp-first-then-exif6.jpg",
        "03e-two-exif-1-then-6.jpg",
        "03g-exif6-control.jpg",
        "07d-really-a-jpeg.HEIC",
        "20d-16bit.png",
        "20e-palette-trns.png",
        "22-mpo.jpg",
        "22c-mpf-gain-map-exif6.jpg",
        "22g-dqt-after-sof.jpg",
    ] {
        let photo = decoded(&folder, name);
        assert!(photo.width() > photo.height(), "{name} lies on its side");
        let difference = coarse_difference(&photo, &twin);
        assert!(difference <= 2.0, "{name} differs by {difference:.2}");
    }
}

#[test]
fn transparent_parts_are_white() {
    let Some(folder) = shared_data::trouble("the test of transparency") else { return };
    let twin = decoded(&folder, TWIN);
    for name in ["20j-cutout-transparent.png", "21b-animated-alpha.webp"] {
        let photo = decoded(&folder, name);
        assert_eq!(photo.get_pixel(0, 0).0, [255; 3], "{name}");
        // The lesion in the middle is not cut out.
        let centre = |image: &RgbImage| {
            let (width, height) = image.dimensions();
            imageops::crop_imm(image, width * 2 / 5, height * 2 / 5, width / 5, height / 5).to_image()
        };
        let difference = coarse_difference(&centre(&photo), &centre(&twin));
        assert!(difference <= 6.0, "{name} differs by {difference:.2}");
    }
}

#[test]
fn other_formats_are_named() {
    let Some(folder) = shared_data::trouble("the test of other formats") else { return };
    for (name, expected) in [
        ("07-iphone.heic", Format::Heic),
        ("07b-heic-named.jpg", Format::Heic),
        ("07c-brand-heis.heic", Format::Heic),
        ("07e-avif.avif", Format::Avif),
        ("07i-jpegxl.jxl", Format::JpegXl),
        ("07n-webpage-named.jpg", Format::WebPage),
        ("07p-lfs-pointer.jpg", Format::GitLfsPointer),
        ("07q-svg-named.png", Format::Svg),
        ("20-cgbi-iphone.png", Format::AppPng),
        ("30-dicom/01-jpeg-ybr-full-422-as-isic-2020.dcm", Format::Dicom),
        ("30-dicom/11-no-preamble.dcm", Format::Dicom),
    ] {
        match decode(&folder, name) {
            Err(PhotoError::UnsupportedFormat { detected: Some(format) }) => assert_eq!(format, expected, "{name}"),
            other => panic!("{name}: {other:?}"),
        }
    }
    assert!(matches!(decode(&folder, "07m-empty.jpg"), Err(PhotoError::Empty)));
}
