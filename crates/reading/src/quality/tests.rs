//! The measures on drawn photos.

use super::*;
use crate::photo::Photo;

const SKIN: [f32; 3] = [215.0, 165.0, 140.0];
const LESION: [f32; 3] = [110.0, 60.0, 45.0];

/// A lesion of `radius` at `centre`, all in sides, with an edge that is `blur_px` of the picture wide, on textured skin.
fn photo(side: u32, centre: [f32; 2], radius: f32, blur_px: f32) -> Photo {
    let scale = side as f32 / SIDE_PX as f32;
    let mut rgb = Vec::new();
    for pixel in 0..side * side {
        let (x, y) = ((pixel % side) as f32 + 0.5, (pixel / side) as f32 + 0.5);
        let (across, down) = (x - centre[0] * side as f32, y - centre[1] * side as f32);
        let distance = (across * across + down * down).sqrt() - radius * side as f32;
        // A smooth step: the integral of a triangle of the same variance as a Gaussian.
        let at = (distance / (blur_px * scale * 6.0_f32.sqrt())).clamp(-1.0, 1.0);
        let inside = if at < 0.0 { 1.0 - (1.0 + at) * (1.0 + at) / 2.0 } else { (1.0 - at) * (1.0 - at) / 2.0 };
        rgb.extend((0..3).map(|channel| (SKIN[channel] * (1.0 - inside) + LESION[channel] * inside) as u8));
    }
    Photo::from_rgb(side, side, rgb)
}

/// `photo` with each pixel changed by its position, in sides.
fn changed(photo: &Photo, change: impl Fn(f32, f32, [u8; 3]) -> [u8; 3]) -> Photo {
    let (width, height) = (photo.width_px(), photo.height_px());
    let pixels = photo.rgb().as_chunks::<3>().0.iter().zip(0..);
    let place = |at: u32, length: u32| (at as f32 + 0.5) / length as f32;
    let rgb =
        pixels.flat_map(|(pixel, index)| change(place(index % width, width), place(index / width, height), *pixel));
    Photo::from_rgb(width, height, rgb.collect())
}

fn plain() -> Photo {
    photo(384, [0.5, 0.5], 0.2, 0.6)
}

#[test]
fn the_outline_is_in_fractions_of_the_photo_at_every_size() {
    for side in [100, 192, 700] {
        let outline = Quality::of(&photo(side, [0.4, 0.55], 0.2, 0.6)).outline.unwrap();
        assert!((outline.share - std::f32::consts::PI * 0.04).abs() < 0.02, "{side}: {}", outline.share);
        let expected = [0.2, 0.35, 0.6, 0.75];
        assert!(outline.bounds.iter().zip(expected).all(|(found, expected)| (found - expected).abs() < 0.02));
        assert!((outline.centre[0] - 0.4).abs() < 0.01 && (outline.centre[1] - 0.55).abs() < 0.01);
        assert!((outline.distance - 0.112).abs() < 0.01 && outline.cut == 0.0, "{outline:?}");
    }
    assert!(Quality::of(&photo(300, [0.05, 0.5], 0.2, 0.6)).outline.unwrap().cut > 0.2);
}

#[test]
fn photos_without_a_separate_region_have_no_outline() {
    let blank = Photo::from_rgb(200, 150, SKIN.map(|value| value as u8).repeat(200 * 150));
    let quality = Quality::of(&blank);
    assert_eq!((quality.outline, quality.blur_px), (None, None));
    let noise = changed(&blank, |x, y, pixel| pixel.map(|value| value ^ ((x * 7919.0 + y * 104_729.0) as u8 & 7)));
    assert_eq!(Quality::of(&noise).outline, None);
}

#[test]
fn the_blur_is_measured_at_every_size_and_contrast() {
    for side in [192, 500] {
        for blur_px in [1.5, 3.0] {
            let blurred = photo(side, [0.5, 0.5], 0.2, blur_px);
            let faint = changed(&blurred, |_, _, pixel| pixel.map(|value| 100 + value / 2));
            for photo in [&blurred, &faint] {
                let found = Quality::of(photo).blur_px.unwrap();
                assert!((found / blur_px - 1.0).abs() < 0.3, "{found} instead of {blur_px} at {side} px");
            }
        }
    }
    let (sharp, soft) = (Quality::of(&plain()), Quality::of(&photo(384, [0.5, 0.5], 0.2, 2.0)));
    assert!(sharp.blur_px < soft.blur_px);
}

#[test]
fn light_is_measured() {
    let quality = Quality::of(&plain());
    assert!((170..190).contains(&quality.brightness) && quality.clipped == 0.0 && quality.glare == 0.0, "{quality:?}");
    let dark = changed(&plain(), |_, _, pixel| pixel.map(|value| value / 4));
    assert!((40..50).contains(&Quality::of(&dark).brightness));
    let black = Quality::of(&changed(&plain(), |_, _, pixel| pixel.map(|value| value / 10)));
    assert!(black.brightness < 25 && black.black_rim == 0.0, "a photo that is black everywhere is dark: {black:?}");
    let bright = changed(&plain(), |x, _, pixel| if x < 0.25 { [255, 252, 200] } else { pixel });
    assert!((Quality::of(&bright).clipped - 0.25).abs() < 0.01);
    let spot = |x: f32, y: f32| (x - 0.5).powi(2) + (y - 0.5).powi(2) < 0.03_f32.powi(2);
    let glare = Quality::of(&changed(&plain(), |x, y, pixel| if spot(x, y) { [240; 3] } else { pixel })).glare;
    assert!((0.005..0.02).contains(&glare), "{glare}");
}

#[test]
fn hair_ink_and_rim_are_measured() {
    let quality = Quality::of(&plain());
    assert_eq!((quality.hair, quality.ink, quality.black_rim), (Some(0.0), Some(0.0), 0.0));
    let line = |x: f32| (0.2..0.21).contains(&x);
    let hair = Quality::of(&changed(&plain(), |x, _, pixel| if line(x) { [40, 30, 25] } else { pixel })).hair.unwrap();
    assert!((0.008..0.03).contains(&hair), "{hair}");
    let stroke = |x: f32, y: f32| (0.05..0.15).contains(&x) && (0.2..0.8).contains(&y);
    let inked = changed(&plain(), |x, y, pixel| if stroke(x, y) { [90, 50, 130] } else { pixel });
    let ink = Quality::of(&inked).ink.unwrap();
    assert!((ink - 0.06).abs() < 0.01, "{ink}");
    let outside = |x: f32, y: f32| (x - 0.5).powi(2) + (y - 0.5).powi(2) > 0.25;
    let rimmed = Quality::of(&changed(&plain(), |x, y, pixel| if outside(x, y) { [6; 3] } else { pixel }));
    assert!((0.2..0.3).contains(&rimmed.black_rim), "{}", rimmed.black_rim);
    assert!((rimmed.outline.unwrap().share - 0.126).abs() < 0.02, "the rim is no lesion");
}

#[test]
fn a_pixel_grid_has_a_spectral_peak() {
    let [plain, grid] = [
        plain(),
        changed(&plain(), |x, _, pixel| {
            let is_dark = ((x * 384.0) as u32).is_multiple_of(3);
            pixel.map(|value| if is_dark { value - value / 8 } else { value })
        }),
    ]
    .map(|photo| Quality::of(&photo).spectral_peak.unwrap());
    assert!(grid > 100.0 && plain < 60.0, "{grid} and {plain}");
    assert_eq!(Quality::of(&photo(120, [0.5, 0.5], 0.2, 1.0)).spectral_peak, None);
}

#[test]
fn findings_are_in_order_and_only_of_kinds_with_a_threshold() {
    let thresholds =
        Thresholds::from([(FindingKind::Small, 0.06), (FindingKind::Dark, 100.0), (FindingKind::Blurred, 1.1)]);
    assert_eq!(findings(&Quality::of(&plain()), &thresholds), []);
    let dark = changed(&photo(384, [0.5, 0.5], 0.1, 3.0), |_, _, pixel| pixel.map(|value| value / 4));
    let found = findings(&Quality::of(&dark), &thresholds);
    let kinds: Vec<(FindingKind, bool)> = found.iter().map(|finding| (finding.kind, finding.is_unreliable)).collect();
    assert_eq!(kinds, [(FindingKind::Blurred, true), (FindingKind::Dark, true), (FindingKind::Small, false)]);
    assert_eq!(findings(&Quality::of(&dark), &Thresholds::new()), []);
    for kind in FindingKind::ALL {
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.name());
    }
}

#[test]
fn a_frame_is_measured_as_a_photo() {
    let photo = photo(SIDE_PX as u32, [0.5, 0.5], 0.2, 0.6);
    let rgba: Vec<u8> = photo.rgb().as_chunks::<3>().0.iter().flat_map(|[r, g, b]| [*r, *g, *b, 255]).collect();
    let frame = Quality::of_frame(&Picture::of_frame(SIDE_PX, &rgba).unwrap());
    let whole = Quality::of(&photo);
    assert_eq!(frame, Quality { hair: None, ink: None, spectral_peak: None, ..whole });
    assert_eq!(Picture::of_frame(100, &rgba), None);
    assert_eq!(Picture::of_frame(0, &rgba), None);
}

#[test]
fn the_threshold_of_otsu_matches_scikit_image() {
    // skimage.filters.threshold_otsu returns the last value of the darker class: 12.
    let Threshold { below, separation, share, contrast } = otsu([10, 11, 12, 12, 40, 41, 42, 44].into_iter()).unwrap();
    assert!((13..=40).contains(&below) && share == 0.5 && separation > 0.98, "{below} {share}");
    assert_eq!(contrast, 30.5);
    assert_eq!(otsu([7; 9].into_iter()), None);
}
