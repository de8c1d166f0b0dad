//! The decoder, over files of every format that are made here, whole and broken.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the message")]

use image::{DynamicImage, Rgb, RgbImage};
use jpeg_encoder::ColorType;
use naevus_reading::photo::{LEAST_SIDE_PX, LIMIT_MEGAPIXELS, Photo, PhotoError};
use naevus_tests::photos::{self, Jpeg};
use naevus_tests::xorshift::Xorshift;

fn decode(file: &[u8]) -> RgbImage {
    let photo = Photo::decode(file).unwrap_or_else(|error| panic!("{error}"));
    RgbImage::from_raw(photo.width_px(), photo.height_px(), photo.rgb().to_vec()).unwrap()
}

fn refusal(file: &[u8]) -> PhotoError {
    match Photo::decode(file) {
        Ok(photo) => panic!("read as a photo of {} by {}", photo.width_px(), photo.height_px()),
        Err(error) => error,
    }
}

/// The mean difference of two photos of one size, in steps of 256.
fn mean_difference(left: &RgbImage, right: &RgbImage) -> f64 {
    assert_eq!(left.dimensions(), right.dimensions());
    let sum: u64 = left.as_raw().iter().zip(right.as_raw()).map(|(left, right)| u64::from(left.abs_diff(*right))).sum();
    sum as f64 / left.as_raw().len() as f64
}

fn assert_close(left: &RgbImage, right: &RgbImage, most: f64) {
    let difference = mean_difference(left, right);
    assert!(difference <= most, "differs by {difference:.2} on average, {most} is allowed");
}

#[test]
fn lossless_formats_give_the_drawn_pixels() {
    let drawn = photos::lesion(121, 87, 1);
    assert!(decode(&photos::png(&drawn.clone().into(), None)) == drawn);
    assert!(decode(&photos::webp(&drawn, None)) == drawn);
}

#[test]
fn every_kind_of_jpeg_gives_nearly_the_drawn_pixels() {
    let drawn = photos::lesion(121, 87, 2);
    for progressive in [false, true] {
        for subsampled in [false, true] {
            let file = Jpeg { progressive, subsampled, ..Jpeg::PLAIN }.encode(&drawn);
            assert_close(&decode(&file), &drawn, 2.0);
        }
    }
}

#[test]
fn all_orientations_come_out_upright_from_jpeg() {
    let upright = photos::quarters(96, 64);
    for orientation in 1..=8 {
        let stored = photos::stored_as(&upright, orientation);
        let file = Jpeg { orientation: Some(orientation), subsampled: false, ..Jpeg::PLAIN }.encode(&stored);
        let decoded = decode(&file);
        assert_eq!(decoded.dimensions(), upright.dimensions(), "orientation {orientation}");
        assert_close(&decoded, &upright, 2.0);
    }
}

#[test]
fn all_orientations_come_out_upright_from_png_and_webp() {
    let upright = photos::quarters(70, 45);
    for orientation in 1..=8 {
        let stored = photos::stored_as(&upright, orientation);
        assert!(
            decode(&photos::png(&stored.clone().into(), Some(orientation))) == upright,
            "PNG, orientation {orientation}"
        );
        assert!(decode(&photos::webp(&stored, Some(orientation))) == upright, "WebP, orientation {orientation}");
    }
}

#[test]
fn an_orientation_that_does_not_exist_is_passed_over() {
    let drawn = photos::lesion(60, 40, 3);
    for orientation in [0, 9, 255] {
        assert!(decode(&photos::png(&drawn.clone().into(), Some(orientation))) == drawn);
    }
}

#[test]
fn sixteen_bits_become_eight() {
    let drawn = photos::lesion(64, 50, 4);
    assert!(decode(&photos::png(&photos::sixteen_bit(&drawn), None)) == drawn);
}

#[test]
fn grey_becomes_three_equal_channels() {
    let grey = DynamicImage::from(photos::lesion(64, 50, 5)).into_luma8();
    let expected = DynamicImage::from(grey.clone()).into_rgb8();
    assert!(decode(&photos::png(&grey.clone().into(), None)) == expected);
    let decoded = decode(&Jpeg::PLAIN.encode_grey(&grey));
    assert_close(&decoded, &expected, 2.0);
    assert!(decoded.pixels().all(|Rgb([red, green, blue])| red == green && green == blue));
}

#[test]
fn what_is_transparent_is_laid_on_white() {
    let drawn = photos::lesion(80, 40, 6);
    let decoded = decode(&photos::png(&photos::see_through(&drawn).into(), None));
    assert_eq!(decoded.get_pixel(5, 5), &Rgb([255, 255, 255]));
    let (solid, half) = ((70, 20), (40, 20));
    assert_eq!(decoded.get_pixel(solid.0, solid.1), drawn.get_pixel(solid.0, solid.1));
    for channel in 0..3 {
        let expected = (f64::from(drawn.get_pixel(half.0, half.1)[channel]) * 128.0 + 255.0 * 127.0) / 255.0;
        assert!((f64::from(decoded.get_pixel(half.0, half.1)[channel]) - expected).abs() <= 0.5);
    }
}

#[test]
fn a_jpeg_in_printing_inks_is_read() {
    let drawn = photos::lesion(96, 64, 7);
    for color_type in [ColorType::Cmyk, ColorType::CmykAsYcck] {
        let file = Jpeg { subsampled: false, ..Jpeg::PLAIN }.encode_in_inks(&drawn, color_type);
        assert_close(&decode(&file), &drawn, 3.0);
    }
}

#[test]
fn a_file_that_is_cut_off_is_called_so() {
    let drawn = photos::lesion(200, 150, 8);
    let files = [
        ("JPEG", Jpeg::PLAIN.encode(&drawn)),
        ("JPEG", Jpeg { progressive: true, ..Jpeg::PLAIN }.encode(&drawn)),
        ("PNG", photos::png(&drawn.clone().into(), None)),
        ("WebP", photos::webp(&drawn, None)),
    ];
    for (name, file) in &files {
        // From the first bytes after the signature to all but a tenth.
        for end in [16, 40, file.len() / 4, file.len() / 2, file.len() * 9 / 10] {
            match refusal(&file[..end]) {
                PhotoError::Truncated { format } => assert_eq!(format, *name),
                other => panic!("{name} cut at {end} of {}: {other}", file.len()),
            }
        }
    }
    // Without its last two bytes a JPEG has no end-of-image marker. (A PNG that lost its last two has all of its picture.)
    let message = refusal(&files[0].1[..files[0].1.len() - 2]).to_string();
    assert_eq!(message, "the JPEG file is cut off before its end; copy or take the photo again");
}

#[test]
fn what_phones_append_after_the_picture_does_no_harm() {
    let drawn = photos::lesion(120, 90, 9);
    let plain = Jpeg::PLAIN.encode(&drawn);
    let mut with_video = plain.clone();
    with_video.extend(b"\0\0\0\x18ftypmp42");
    with_video.extend((0..5000_u32).map(|index| (index * 37 % 256) as u8));
    assert!(decode(&with_video) == decode(&plain));
    let mut with_depth_map = plain.clone();
    with_depth_map.extend(Jpeg::PLAIN.encode(&photos::lesion(40, 40, 1)));
    assert!(decode(&with_depth_map) == decode(&plain));
}

#[test]
fn too_many_pixels_are_refused_before_anything_is_decoded() {
    let small = photos::lesion(64, 64, 10);
    let files = [
        photos::jpeg_claiming(Jpeg::PLAIN.encode(&small), 20_000, 10_000),
        photos::png_claiming(photos::png(&small.clone().into(), None), 20_000, 10_000),
        photos::webp_claiming(photos::webp(&small, None), 16_000, 12_500),
    ];
    for file in files {
        let error = refusal(&file);
        let PhotoError::TooLarge { width_px, height_px } = error else { panic!("{error}") };
        assert_eq!(u64::from(width_px) * u64::from(height_px), 200_000_000);
    }
    let error = refusal(&photos::png_claiming(photos::png(&small.into(), None), 20_000, 10_000));
    let expected = format!(
        "the photo is 20000\u{d7}10000, 200 megapixels; the limit is {LIMIT_MEGAPIXELS}, so crop it or take it at a smaller size"
    );
    assert_eq!(error.to_string(), expected);
}

#[test]
fn a_photo_of_a_few_pixels_is_refused_and_one_at_the_limit_is_not() {
    let refused = photos::png(&photos::lesion(LEAST_SIDE_PX - 1, 100, 11).into(), None);
    assert!(matches!(refusal(&refused), PhotoError::TooSmall { width_px: 31, height_px: 100 }));
    let taken = photos::lesion(LEAST_SIDE_PX, LEAST_SIDE_PX, 11);
    assert!(decode(&photos::png(&taken.clone().into(), None)) == taken);
}

#[test]
fn what_is_no_photo_is_named() {
    let named = [
        (&b"Dear doctor,\nplease find enclosed ..."[..], "a text file"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "a HEIC photo"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", "a HEIC photo"),
        (b"\0\0\0\x1cftypavif\0\0\0\0avifmif1", "an AVIF picture"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0isommp42", "a video"),
        (b"GIF89a\x01\0\x01\0", "a GIF"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"BM\x36\0\0\0\xff\xfe", "a BMP picture"),
        (b"II*\0\x08\0\0\0\xff\xfe", "a TIFF or raw photo"),
        (b"PK\x03\x04\x14\0\xff\xfe", "a ZIP archive"),
    ];
    for (file, kind) in named {
        let expected = format!("this is not a JPEG, PNG or WebP photo but {kind}; save it as JPEG and try again");
        assert_eq!(refusal(file).to_string(), expected);
    }
    let unknown = refusal(&[0xfe, 0xff, 0x80, 0x81]);
    assert_eq!(unknown.to_string(), "this is not a JPEG, PNG or WebP photo; save it as JPEG and try again");
    assert_eq!(refusal(&[]).to_string(), "the file is empty; pick the photo again");
}

#[test]
fn damaged_files_never_panic() {
    let drawn = photos::lesion(48, 40, 12);
    let files = [
        Jpeg { orientation: Some(6), ..Jpeg::PLAIN }.encode(&drawn),
        Jpeg { progressive: true, ..Jpeg::PLAIN }.encode(&drawn),
        photos::png(&drawn.clone().into(), Some(6)),
        photos::webp(&drawn, None),
    ];
    let mut numbers = Xorshift(0x2545_f491);
    let mut random = |below: usize| numbers.number() as usize % below;
    let mut refused = 0;
    for file in &files {
        for _ in 0..600 {
            let mut damaged = file.clone();
            for _ in 0..=random(4) {
                // The headers are short and hold most of what can go wrong.
                let position = if random(2) == 0 { random(damaged.len().min(200)) } else { random(damaged.len()) };
                damaged[position] = random(256) as u8;
            }
            // What is claimed within the limit is decoded for real, and is then large: leave the slow ones out.
            match Photo::decode(&damaged) {
                Ok(photo) => assert_eq!(photo.rgb().len(), 3 * photo.width_px() as usize * photo.height_px() as usize),
                Err(error) => {
                    refused += 1;
                    let message = error.to_string();
                    assert!(message.contains("; "), "{message:?} does not say what to do");
                }
            }
        }
    }
    assert!(refused > 100, "only {refused} of 2400 damaged files were refused");
}
