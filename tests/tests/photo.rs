//! The decoder, on valid and damaged files of every format that are generated here.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the message")]

use image::{DynamicImage, Rgb, RgbImage};
use jpeg_encoder::ColorType;
use naevus_reading::photo::{Format, MAX_MEGAPIXELS, MIN_SIDE_PX, Photo, PhotoError, PhotoFormat};
use naevus_tests::colour;
use naevus_tests::decoding::{self, Differences};
use naevus_tests::photos::{self, Jpeg};
use naevus_tests::xorshift::Xorshift;

fn decode(file: &[u8]) -> RgbImage {
    decoding::decode(file).unwrap_or_else(|error| panic!("{error}"))
}

fn decode_error(file: &[u8]) -> PhotoError {
    match Photo::decode(file) {
        Ok(photo) => panic!("decoded as a photo of {} by {}", photo.width_px(), photo.height_px()),
        Err(error) => error,
    }
}

fn assert_close(left: &RgbImage, right: &RgbImage, most: f64) {
    let difference = Differences::of_photos(left, right).mean();
    assert!(difference <= most, "differs by {difference:.2} on average, {most} is allowed");
}

#[test]
fn lossless_formats_restore_the_pixels() {
    let original = photos::lesion(121, 87, 1);
    assert!(decode(&photos::png(&original.clone().into(), None)) == original);
    assert!(decode(&photos::webp(&original, None)) == original);
}

#[test]
fn every_kind_of_jpeg_restores_the_pixels_approximately() {
    let original = photos::lesion(121, 87, 2);
    for progressive in [false, true] {
        for subsampled in [false, true] {
            let file = Jpeg { progressive, subsampled, ..Jpeg::PLAIN }.encode(&original);
            assert_close(&decode(&file), &original, 2.0);
        }
    }
}

#[test]
fn every_orientation_of_a_jpeg_is_applied() {
    let upright = photos::quadrants(96, 64);
    for orientation in 1..=8 {
        let stored = photos::stored_with_orientation(&upright, orientation);
        let file = Jpeg { orientation: Some(orientation), subsampled: false, ..Jpeg::PLAIN }.encode(&stored);
        let decoded = decode(&file);
        assert_eq!(decoded.dimensions(), upright.dimensions(), "orientation {orientation}");
        assert_close(&decoded, &upright, 2.0);
    }
}

#[test]
fn every_orientation_of_a_png_or_webp_is_applied() {
    let upright = photos::quadrants(70, 45);
    for orientation in 1..=8 {
        let stored = photos::stored_with_orientation(&upright, orientation);
        assert!(
            decode(&photos::png(&stored.clone().into(), Some(orientation))) == upright,
            "PNG, orientation {orientation}"
        );
        assert!(decode(&photos::webp(&stored, Some(orientation))) == upright, "WebP, orientation {orientation}");
    }
}

#[test]
fn the_first_exif_segment_of_a_jpeg_gives_the_orientation() {
    let upright = photos::quadrants(96, 64);
    let segment = |content: &[u8]| {
        let length = (content.len() as u16 + 2).to_be_bytes();
        [&[0xff, 0xe1][..], &length, content].concat()
    };
    let exif = |orientation| segment(&[b"Exif\0\0", &photos::exif_with_orientation(orientation)[..]].concat());
    let xmp = segment(b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'/>");
    let stored = |orientation| {
        let stored = photos::stored_with_orientation(&upright, orientation);
        Jpeg { subsampled: false, ..Jpeg::PLAIN }.encode(&stored)
    };
    let with = |jpeg: &[u8], segments: &[&[u8]]| [&jpeg[..2], &segments.concat(), &jpeg[2..]].concat();
    assert_close(&decode(&with(&stored(6), &[&xmp, &exif(6)])), &upright, 2.0);
    assert_close(&decode(&with(&stored(6), &[b"\xff\xff", &exif(6), &exif(1)])), &upright, 2.0);
    assert_close(&decode(&with(&stored(1), &[&exif(1), &xmp, &exif(6)])), &upright, 2.0);
}

#[test]
fn invalid_orientations_are_ignored() {
    let original = photos::lesion(60, 40, 3);
    for orientation in [0, 9, 255] {
        assert!(decode(&photos::png(&original.clone().into(), Some(orientation))) == original);
    }
}

#[test]
fn sixteen_bits_are_converted_to_eight() {
    let original = photos::lesion(64, 50, 4);
    assert!(decode(&photos::png(&photos::to_16_bit(&original), None)) == original);
}

#[test]
fn grey_is_converted_to_three_equal_channels() {
    let grey = DynamicImage::from(photos::lesion(64, 50, 5)).into_luma8();
    let expected = DynamicImage::from(grey.clone()).into_rgb8();
    assert!(decode(&photos::png(&grey.clone().into(), None)) == expected);
    let decoded = decode(&Jpeg::PLAIN.encode_grey(&grey));
    assert_close(&decoded, &expected, 2.0);
    assert!(decoded.pixels().all(|Rgb([red, green, blue])| red == green && green == blue));
}

#[test]
fn transparent_pixels_are_composited_on_white() {
    let original = photos::lesion(80, 40, 6);
    let decoded = decode(&photos::png(&photos::with_transparency(&original).into(), None));
    assert_eq!(decoded.get_pixel(5, 5), &Rgb([255, 255, 255]));
    let (opaque, half) = ((70, 20), (40, 20));
    assert_eq!(decoded.get_pixel(opaque.0, opaque.1), original.get_pixel(opaque.0, opaque.1));
    for channel in 0..3 {
        let expected = (f64::from(original.get_pixel(half.0, half.1)[channel]) * 128.0 + 255.0 * 127.0) / 255.0;
        assert!((f64::from(decoded.get_pixel(half.0, half.1)[channel]) - expected).abs() <= 0.5);
    }
}

#[test]
fn cmyk_jpegs_are_decoded() {
    let original = photos::lesion(96, 64, 7);
    for color_type in [ColorType::Cmyk, ColorType::CmykAsYcck] {
        let file = Jpeg { subsampled: false, ..Jpeg::PLAIN }.encode_cmyk(&original, color_type);
        assert_close(&decode(&file), &original, 3.0);
    }
}

#[test]
fn truncated_files_are_reported_as_truncated() {
    let original = photos::lesion(200, 150, 8);
    let files = [
        ("JPEG", Jpeg::PLAIN.encode(&original)),
        ("JPEG", Jpeg { progressive: true, ..Jpeg::PLAIN }.encode(&original)),
        ("PNG", photos::png(&original.clone().into(), None)),
        ("WebP", photos::webp(&original, None)),
    ];
    for (name, file) in &files {
        // The cuts range from the first bytes after the signature to 90 % of the file.
        for end in [16, 40, file.len() / 4, file.len() / 2, file.len() * 9 / 10] {
            match decode_error(&file[..end]) {
                PhotoError::Truncated { format } => assert_eq!(format.name(), *name),
                other => panic!("{name} cut at {end} of {}: {other}", file.len()),
            }
        }
    }
    let message = decode_error(&files[0].1[..files[0].1.len() * 9 / 10]).to_string();
    assert_eq!(message, "the JPEG file is cut off before its end; copy or take the photo again");
}

#[test]
fn a_png_without_its_end_is_read_if_every_pixel_is_there() {
    let original = photos::lesion(200, 150, 8);
    let file = photos::png(&original.clone().into(), None);
    // Length, name and checksum of IEND, and before it the checksum of the pixels.
    for missing in [4, 12, 16] {
        assert!(decode(&file[..file.len() - missing]) == original, "without the last {missing} bytes");
    }
}

#[test]
fn interlaced_pngs_are_decoded() {
    for (width, height) in [(121, 87), (32, 33)] {
        let original = photos::lesion(width, height, 10);
        let file = photos::interlaced_png(&original);
        assert!(decode(&file) == original);
        assert!(decode(&file[..file.len() - 12]) == original, "without IEND");
        assert!(matches!(decode_error(&file[..file.len() / 2]), PhotoError::Truncated { format: PhotoFormat::Png }));
        assert!(matches!(decode_error(&file[..file.len() - 40]), PhotoError::Truncated { format: PhotoFormat::Png }));
    }
}

#[test]
fn damaged_texts_of_a_png_are_ignored() {
    let original = photos::lesion(64, 50, 9);
    let file = photos::png(&original.clone().into(), None);
    let text = b"Comment\0\0not compressed".to_vec();
    let mut with_text = colour::png_with_chunks(&file, &[(b"zTXt", text)]);
    assert!(decode(&with_text) == original);
    // In the checksum of the text: header (33 bytes), length, name, 23 bytes.
    with_text[33 + 8 + 23] ^= 1;
    assert!(decode(&with_text) == original);
}

#[test]
fn data_appended_after_the_image_is_ignored() {
    let original = photos::lesion(120, 90, 9);
    let plain = Jpeg::PLAIN.encode(&original);
    let mut with_video = plain.clone();
    with_video.extend(b"\0\0\0\x18ftypmp42");
    with_video.extend((0..5000_u32).map(|index| (index * 37 % 256) as u8));
    assert!(decode(&with_video) == decode(&plain));
    let mut with_depth_map = plain.clone();
    with_depth_map.extend(Jpeg::PLAIN.encode(&photos::lesion(40, 40, 1)));
    assert!(decode(&with_depth_map) == decode(&plain));
}

#[test]
fn too_many_pixels_are_an_error_before_decoding() {
    let small = photos::lesion(64, 64, 10);
    let files = [
        photos::jpeg_with_declared_size(Jpeg::PLAIN.encode(&small), 20_000, 10_000),
        photos::png_with_declared_size(photos::png(&small.clone().into(), None), 20_000, 10_000),
        photos::webp_with_declared_size(photos::webp(&small, None), 16_000, 12_500),
    ];
    for file in files {
        let error = decode_error(&file);
        let PhotoError::TooLarge { width_px, height_px } = error else { panic!("{error}") };
        assert_eq!(u64::from(width_px) * u64::from(height_px), 200_000_000);
    }
    let error = decode_error(&photos::png_with_declared_size(photos::png(&small.into(), None), 20_000, 10_000));
    let expected = format!(
        "the photo is 20000\u{d7}10000, 200 megapixels; the limit is {MAX_MEGAPIXELS}, so crop it or take it at a smaller size"
    );
    assert_eq!(error.to_string(), expected);
}

#[test]
fn photos_smaller_than_the_minimum_are_an_error() {
    let too_small = photos::png(&photos::lesion(MIN_SIDE_PX - 1, 100, 11).into(), None);
    assert!(matches!(decode_error(&too_small), PhotoError::TooSmall { width_px: 31, height_px: 100 }));
    let smallest = photos::lesion(MIN_SIDE_PX, MIN_SIDE_PX, 11);
    assert!(decode(&photos::png(&smallest.clone().into(), None)) == smallest);
}

#[test]
fn unsupported_formats_are_named() {
    let dicom = [&[0; 128][..], b"DICM"].concat();
    let cases = [
        (&b"Dear doctor,\nplease find enclosed ..."[..], "a text file"),
        (b"\xff\xfed\0i\0a\0g\0", "a text file"),
        (b"<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "an SVG drawing"),
        (b"\n<!DOCTYPE html>\n<html><svg/></html>", "a web page"),
        (
            b"version https://git-lfs.github.com/spec/v1\noid sha256:0",
            "a Git LFS pointer, a text that stands for a file",
        ),
        (b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf", "an AVIF picture"),
        (b"\0\0\0\x1cftypavis\0\0\0\0avismsf1miaf", "an AVIF picture"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif", "an AVIF picture"),
        (b"\0\0\0\x18ftypcrx \0\0\0\x01crx isom", "a Canon raw photo"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0isommp42", "a video"),
        (b"\0\0\0\x14ftypqt  \0\0\0\0qt  ", "a video"),
        (b"\0\0\0\x08wide\0\0\0\0mdat", "a video"),
        (b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81", "a video"),
        (b"RIFF\0\0\0\0AVI LIST", "a video"),
        (b"\xff\x0a\xa8\x34\x10", "a JPEG XL picture"),
        (b"\0\0\0\x0cJXL \x0d\x0a\x87\x0a", "a JPEG XL picture"),
        (b"\0\0\0\x0cjP  \x0d\x0a\x87\x0a", "a JPEG 2000 picture"),
        (b"\xff\x4f\xff\x51\0\x29", "a JPEG 2000 picture"),
        (b"\0\x05\x16\x07\0\x02\0\0Mac OS X", "a Mac's notes about a file"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\x04CgBIP\0 \x06", "an iPhone app's own PNG"),
        (b"GIF89a\x01\0\x01\0", "a GIF"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"BM\x36\0\0\0\xff\xfe", "a BMP picture"),
        (b"II*\0\x08\0\0\0\xff\xfe", "a TIFF or raw photo"),
        (b"8BPS\0\x01\0\0", "a Photoshop file"),
        (b"PK\x03\x04\x14\0\xff\xfe", "a ZIP archive"),
        (&dicom, "a DICOM file"),
        (b"\x08\0\x05\0CS\x0a\0ISO_IR 100", "a DICOM file"),
    ];
    for (file, kind) in cases {
        let message = decode_error(file).to_string();
        let start = format!("the file is not a JPEG, PNG or WebP photo but {kind}; ");
        assert!(message.len() > start.len() && message.starts_with(&start), "{message:?} instead of {kind:?}");
    }
    let unknown = decode_error(&[0xfe, 0xff, 0x80, 0x81]);
    assert_eq!(unknown.to_string(), "the file is not a JPEG, PNG or WebP photo; save it as JPEG and try again");
    assert_eq!(decode_error(&[]).to_string(), "the file is empty; pick the photo again");
}

#[test]
fn every_brand_of_heic_is_named_with_the_setting_of_an_iphone() {
    for brand in [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"mif2", b"msf1"] {
        let file = [b"\0\0\0\x18ftyp", &brand[..], b"\0\0\0\0mif1heic\0\0\x01\x56meta"].concat();
        let error = decode_error(&file);
        assert!(matches!(error, PhotoError::UnsupportedFormat { detected: Some(Format::Heic) }), "{error}");
        assert_eq!(
            error.to_string(),
            "the file is not a JPEG, PNG or WebP photo but a HEIC photo; save it as JPEG; on an iPhone, choose it from \
             Photos instead of Files, or set Settings > Camera > Formats to Most Compatible"
        );
    }
}

#[test]
fn formats_that_a_browser_may_decode_are_marked() {
    for file in [&b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"[..], b"\0\0\0\x1cftypavif\0\0\0\0", b"\xff\x0a\xa8\x34"] {
        assert!(decode_error(file).may_be_decoded_by_browser());
    }
    for file in [&b"%PDF-1.7"[..], b"\0\0\0\x18ftypmp42\0\0\0\0", b"\xff\xd8\xff\xd9", b""] {
        assert!(!decode_error(file).may_be_decoded_by_browser());
    }
}

#[test]
fn damaged_files_never_panic() {
    let original = photos::lesion(48, 40, 12);
    let files = [
        Jpeg { orientation: Some(6), ..Jpeg::PLAIN }.encode(&original),
        Jpeg { progressive: true, ..Jpeg::PLAIN }.encode(&original),
        photos::png(&original.clone().into(), Some(6)),
        photos::webp(&original, None),
    ];
    let mut numbers = Xorshift(0x2545_f491);
    let mut random = |below: usize| numbers.next_u32() as usize % below;
    let mut errors = 0;
    for file in &files {
        for _ in 0..600 {
            let mut damaged = file.clone();
            for _ in 0..=random(4) {
                // The headers are short, and most errors arise in them.
                let position = if random(2) == 0 { random(damaged.len().min(200)) } else { random(damaged.len()) };
                damaged[position] = random(256) as u8;
            }
            // A claimed size within the limit is decoded, which may take long. Such cases are rare.
            match Photo::decode(&damaged) {
                Ok(photo) => assert_eq!(photo.rgb().len(), 3 * photo.width_px() as usize * photo.height_px() as usize),
                Err(error) => {
                    errors += 1;
                    let message = error.to_string();
                    assert!(message.contains("; "), "{message:?} does not say what to do");
                }
            }
        }
    }
    assert!(errors > 100, "only {errors} of 2400 damaged files gave an error");
}
