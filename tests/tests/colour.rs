//! Photos in other colour spaces: ICC profiles and the colour chunks of PNG, all generated here.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the message")]

use image::{DynamicImage, ImageBuffer, Rgb, RgbImage};
use naevus_tests::colour::{
    ADOBE_RGB, DISPLAY_P3, P3_POINTS, PROPHOTO_RGB, SRGB, chrm, element_profile, gama, gamma_curve, grey_profile,
    in_srgb, jpeg_with_profile, linear_to_srgb, mapped, matrix_profile, parametric, png_with_chunks, png_with_profile,
    profile, sampled_srgb_curve, srgb_curve, srgb_to_linear, table_profile, webp_with_profile,
};
use naevus_tests::decoding::{self, Differences};
use naevus_tests::photos::{self, Jpeg};
use naevus_tests::xorshift::Xorshift;

/// Linear light for a stored value, both from 0 to 1.
type Curve = fn(f64) -> f64;

/// The type and the content of a chunk of a PNG.
type Chunk<'a> = (&'a [u8; 4], Vec<u8>);

fn decode(file: &[u8]) -> RgbImage {
    decoding::decode(file).unwrap_or_else(|error| panic!("{error}"))
}

/// A lesion above noise, which has colours of the whole cube.
fn colours() -> RgbImage {
    let mut image = photos::lesion(120, 80, 3);
    image::imageops::replace(&mut image, &photos::noise(120, 30), 0, 50);
    image
}

fn assert_close(what: &str, left: &RgbImage, right: &RgbImage, mean: f64, largest: u8) {
    let found = Differences::of_photos(left, right);
    let found = (found.mean(), found.largest());
    assert!(found.0 <= mean && found.1 <= largest, "{what}: mean and largest difference {found:?}");
}

#[test]
fn matrix_profiles_are_converted_to_srgb() {
    let photo = colours();
    let image = DynamicImage::from(photo.clone());
    let curves: [(&str, Vec<u8>, Curve); 5] = [
        ("curve of sRGB", srgb_curve(), srgb_to_linear),
        ("sampled curve of sRGB", sampled_srgb_curve(), srgb_to_linear),
        ("gamma", gamma_curve(1.8), |stored| stored.powf(1.8)),
        ("parametric gamma", parametric(0, &[2.2]), |stored| stored.powf(2.2)),
        ("linear", b"curv\0\0\0\0\0\0\0\0".to_vec(), |stored| stored),
    ];
    for (space, matrix) in [("Display P3", &DISPLAY_P3), ("Adobe RGB", &ADOBE_RGB), ("ProPhoto RGB", &PROPHOTO_RGB)] {
        for (name, curve, to_linear) in &curves {
            let expected = in_srgb(&photo, matrix, to_linear);
            assert!(Differences::of_photos(&photo, &expected).mean() > 4.0);
            let profile = matrix_profile(matrix, curve);
            assert_close(&format!("{space}, {name}"), &decode(&png_with_profile(&image, &profile)), &expected, 0.1, 1);
        }
    }
}

#[test]
fn profiles_are_converted_in_every_format() {
    let photo = colours();
    let profile = matrix_profile(&DISPLAY_P3, &srgb_curve());
    let expected = in_srgb(&photo, &DISPLAY_P3, srgb_to_linear);
    assert_close("WebP", &decode(&webp_with_profile(&photo, &profile)), &expected, 0.1, 1);
    let jpeg = Jpeg { subsampled: false, quality: 100, ..Jpeg::PLAIN }.encode(&photo);
    let expected = in_srgb(&decode(&jpeg), &DISPLAY_P3, srgb_to_linear);
    for segment in [65_000, 200] {
        assert_close("JPEG", &decode(&jpeg_with_profile(&jpeg, &profile, segment)), &expected, 0.1, 1);
    }
}

#[test]
fn table_profiles_are_converted_to_srgb() {
    let photo = colours();
    let expected = in_srgb(&photo, &DISPLAY_P3, srgb_to_linear);
    for (name, profile) in [("mft2", table_profile(&DISPLAY_P3)), ("mAB", element_profile(&DISPLAY_P3))] {
        let decoded = decode(&webp_with_profile(&photo, &profile));
        // In the noise, colours at the border of sRGB lie between clipped and unclipped nodes.
        assert_close(name, &decoded, &expected, 0.3, 15);
        let lesion = |image: &RgbImage| image::imageops::crop_imm(image, 0, 0, 120, 50).to_image();
        assert_close(name, &lesion(&decoded), &lesion(&expected), 0.2, 2);
    }
}

#[test]
fn a_profile_that_swaps_channels_is_applied() {
    let photo = colours();
    let rotated = SRGB.map(|[red, green, blue]| [green, blue, red]);
    let mut expected = photo.clone();
    for pixel in expected.pixels_mut() {
        pixel.0.rotate_right(1);
    }
    let decoded = decode(&webp_with_profile(&photo, &matrix_profile(&rotated, &srgb_curve())));
    assert_close("rotated channels", &decoded, &expected, 0.1, 1);
}

#[test]
fn profiles_of_srgb_leave_the_pixels_unchanged() {
    let photo = colours();
    for profile in [
        matrix_profile(&SRGB, &srgb_curve()),
        matrix_profile(&SRGB, &sampled_srgb_curve()),
        matrix_profile(&SRGB, &parametric(4, &[2.4, 0.9479, 0.0521, 0.0774, 0.0405, 0.0, 0.0])),
    ] {
        assert!(decode(&webp_with_profile(&photo, &profile)) == photo);
    }
}

#[test]
fn a_grey_profile_applies_to_grey_photos_only() {
    let profile = grey_profile(&gamma_curve(1.0));
    let photo = colours();
    let grey = DynamicImage::from(photo.clone()).into_luma8();
    let stored = DynamicImage::from(grey.clone()).into_rgb8();
    let expected = mapped(&stored, |stored| stored.map(linear_to_srgb));
    assert_close("grey PNG", &decode(&png_with_profile(&grey.clone().into(), &profile)), &expected, 0.1, 1);
    let jpeg = Jpeg { quality: 100, ..Jpeg::PLAIN }.encode_grey(&grey);
    let expected = mapped(&decode(&jpeg), |stored| stored.map(linear_to_srgb));
    assert_close("grey JPEG", &decode(&jpeg_with_profile(&jpeg, &profile, 65_000)), &expected, 0.1, 1);
    assert!(decode(&png_with_profile(&photo.clone().into(), &profile)) == photo);
    // A profile with colours has no meaning for a grey PNG.
    let colour_profile = matrix_profile(&DISPLAY_P3, &gamma_curve(1.0));
    assert!(decode(&png_with_profile(&grey.into(), &colour_profile)) == stored);
}

#[test]
fn damaged_or_absurd_profiles_are_ignored() {
    let photo = colours();
    let mut dark = DISPLAY_P3;
    dark[1] = [0.1, 0.1, 0.1];
    let mut no_signature = matrix_profile(&DISPLAY_P3, &srgb_curve());
    no_signature[36] = b'x';
    let falling = [&b"curv\0\0\0\0\0\0\0\x02"[..], &[0xff, 0xff, 0, 0]].concat();
    let whole = matrix_profile(&DISPLAY_P3, &srgb_curve());
    let cases = [
        ("a white far from D50", matrix_profile(&dark, &srgb_curve())),
        ("no signature", no_signature),
        ("a falling curve", matrix_profile(&DISPLAY_P3, &falling)),
        ("an unknown curve", matrix_profile(&DISPLAY_P3, b"text\0\0\0\0x\0\0\0")),
        ("no elements", profile(b"mntr", b"RGB ", b"XYZ ", &[])),
        ("a profile for printing inks", profile(b"prtr", b"CMYK", b"Lab ", &[])),
        ("half of a profile", whole[..whole.len() / 2].to_vec()),
        ("nothing", Vec::new()),
        ("a text", b"not a profile".repeat(40)),
    ];
    for (name, profile) in cases {
        assert!(decode(&webp_with_profile(&photo, &profile)) == photo, "{name}");
    }
}

#[test]
fn changed_profiles_never_panic() {
    let photo = photos::lesion(32, 32, 4);
    let mut numbers = Xorshift(0x1234_5678);
    let mut random = |below: usize| numbers.next_u32() as usize % below;
    let matrix = matrix_profile(&DISPLAY_P3, &srgb_curve());
    let profiles = [
        (400, matrix.clone()),
        (200, matrix_profile(&DISPLAY_P3, &sampled_srgb_curve())),
        (200, grey_profile(&srgb_curve())),
        (60, table_profile(&DISPLAY_P3)),
        (60, element_profile(&DISPLAY_P3)),
    ];
    let mut changed_pixels = 0;
    for (count, profile) in &profiles {
        for _ in 0..*count {
            let mut changed = profile.clone();
            for _ in 0..=random(5) {
                // The header and the directory come first.
                let position = if random(2) == 0 { random(changed.len().min(400)) } else { random(changed.len()) };
                changed[position] = random(256) as u8;
            }
            if random(4) == 0 {
                changed.truncate(random(changed.len()));
            }
            changed_pixels += usize::from(decode(&webp_with_profile(&photo, &changed)) != photo);
        }
    }
    assert!(changed_pixels > 100, "only {changed_pixels} of the changed profiles were applied");
    for length in 0..matrix.len() {
        decode(&webp_with_profile(&photo, &matrix[..length]));
    }
}

#[test]
fn every_colour_chunk_of_a_png_is_applied() {
    let photo = colours();
    let png = photos::png(&photo.clone().into(), None);
    let linear = mapped(&photo, |stored| stored.map(linear_to_srgb));
    let p3 = in_srgb(&photo, &DISPLAY_P3, srgb_to_linear);
    let cases: [(&str, Vec<Chunk<'_>>, &RgbImage); 8] = [
        ("gAMA of linear light", vec![(b"gAMA", gama(1.0))], &linear),
        ("gAMA of sRGB", vec![(b"gAMA", gama(0.45455))], &photo),
        ("gAMA beyond sense", vec![(b"gAMA", gama(0.00001))], &photo),
        ("cHRM", vec![(b"cHRM", chrm(P3_POINTS))], &p3),
        ("gAMA and cHRM", vec![(b"gAMA", gama(0.45455)), (b"cHRM", chrm(P3_POINTS))], &p3),
        ("cHRM of nothing and gAMA", vec![(b"cHRM", chrm([[0.3; 2]; 4])), (b"gAMA", gama(1.0))], &linear),
        ("cICP of Display P3", vec![(b"cICP", vec![12, 13, 0, 1])], &p3),
        ("cICP of linear light", vec![(b"cICP", vec![1, 8, 0, 1])], &linear),
    ];
    for (name, chunks, expected) in cases {
        let decoded = decode(&png_with_chunks(&png, &chunks));
        assert_close(name, &decoded, expected, 0.1, 1);
        assert!(expected != &photo || decoded == photo, "{name}");
    }
}

#[test]
fn every_curve_of_cicp_is_applied() {
    // The camera curves of ITU-R BT.709 and BT.2100, the inverse of what the decoder computes.
    let bt_709 = |light: f64| if light < 0.018 { 4.5 * light } else { 1.099 * light.powf(0.45) - 0.099 };
    let pq = |light: f64| {
        let power = (light * 203.0 / 10_000.0).powf(1305.0 / 8192.0);
        ((0.8359375 + 18.8515625 * power) / (1.0 + 18.6875 * power)).powf(78.84375)
    };
    let hlg = |light: f64| {
        let scene = light * 0.26496;
        if scene <= 1.0 / 12.0 {
            (3.0 * scene).sqrt()
        } else {
            0.17883277 * (12.0 * scene - 0.28466892).ln() + 0.55991073
        }
    };
    let curves: [(u8, &dyn Fn(f64) -> f64); 7] = [
        (1, &bt_709),
        (4, &|light| light.powf(1.0 / 2.2)),
        (5, &|light| light.powf(1.0 / 2.8)),
        (8, &|light| light),
        (13, &linear_to_srgb),
        (16, &pq),
        (18, &hlg),
    ];
    for (code, curve) in curves {
        for light in [0.01, 0.1, 0.2, 0.5, 0.8, 1.0] {
            let stored = (curve(light) * 65535.0).round() as u16;
            let image: ImageBuffer<Rgb<u16>, Vec<u16>> = ImageBuffer::from_pixel(32, 32, Rgb([stored; 3]));
            let png = photos::png(&DynamicImage::ImageRgb16(image), None);
            let decoded = decode(&png_with_chunks(&png, &[(b"cICP", vec![1, code, 0, 1])]));
            let difference = f64::from(decoded.get_pixel(0, 0)[1]) - linear_to_srgb(light) * 255.0;
            assert!(difference.abs() <= 1.0, "transfer {code}, light {light}: {difference:.2} of 255");
        }
    }
    // Brighter than reference white.
    let bright = photos::png(&RgbImage::from_pixel(32, 32, Rgb([200; 3])).into(), None);
    for code in [16, 18] {
        let decoded = decode(&png_with_chunks(&bright, &[(b"cICP", vec![9, code, 0, 1])]));
        assert_eq!(decoded.get_pixel(0, 0), &Rgb([255; 3]));
    }
}

#[test]
fn the_colour_chunk_of_the_highest_rank_wins() {
    let photo = colours();
    let rotated = SRGB.map(|[red, green, blue]| [green, blue, red]);
    let with_profile = png_with_profile(&photo.clone().into(), &matrix_profile(&rotated, &srgb_curve()));
    let plain = photos::png(&photo.clone().into(), None);
    let p3 = in_srgb(&photo, &DISPLAY_P3, srgb_to_linear);
    let of_profile = decode(&with_profile);
    let cicp = (b"cICP", vec![12, 13, 0, 1]);
    let (srgb, gama) = ((b"sRGB", vec![0]), (b"gAMA", gama(1.0)));
    let unknown = (b"cICP", vec![2, 2, 0, 1]);
    let narrow = (b"cICP", vec![12, 13, 0, 0]);
    let invalid = (b"cICP", vec![12, 13, 7, 9]);
    let decoded = |png: &[u8], chunks: &[(&[u8; 4], Vec<u8>)]| decode(&png_with_chunks(png, chunks));
    assert_close("cICP before iCCP", &decoded(&with_profile, &[cicp]), &p3, 0.1, 1);
    assert!(decoded(&with_profile, &[srgb.clone(), gama.clone()]) == of_profile, "iCCP before sRGB and gAMA");
    assert!(decoded(&plain, &[gama, srgb]) == photo, "sRGB before gAMA");
    for (name, chunk) in [("unknown", unknown), ("narrow range", narrow), ("invalid", invalid)] {
        assert!(decoded(&with_profile, &[chunk]) == of_profile, "iCCP instead of a cICP: {name}");
    }
}

#[test]
fn sixteen_bits_are_converted_before_they_become_eight() {
    let photo = photos::lesion(90, 60, 8);
    let samples = photo.as_raw().iter().map(|&byte| (srgb_to_linear(f64::from(byte) / 255.0) * 65535.0).round() as u16);
    let linear: ImageBuffer<Rgb<u16>, Vec<u16>> =
        ImageBuffer::from_raw(photo.width(), photo.height(), samples.collect()).unwrap();
    let png = photos::png(&DynamicImage::ImageRgb16(linear), None);
    assert!(decode(&png_with_chunks(&png, &[(b"gAMA", gama(1.0))])) == photo);
}

#[test]
fn transparent_pixels_are_converted_before_they_are_composited_on_white() {
    let photo = photos::lesion(80, 40, 6);
    let transparent = DynamicImage::from(photos::with_transparency(&photo));
    let decoded = decode(&png_with_chunks(&photos::png(&transparent, None), &[(b"gAMA", gama(1.0))]));
    let half = decoded.get_pixel(40, 20);
    for channel in 0..3 {
        let light = linear_to_srgb(f64::from(photo.get_pixel(40, 20)[channel]) / 255.0) * 255.0;
        let expected = (light * 128.0 + 255.0 * 127.0) / 255.0;
        assert!((f64::from(half[channel]) - expected).abs() <= 1.0, "{half:?}");
    }
    assert_eq!(decoded.get_pixel(5, 5), &Rgb([255, 255, 255]));
}
