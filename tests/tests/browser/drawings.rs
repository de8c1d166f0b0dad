//! The pixels of every drawing of the page: their colour and extent are those of the number that is drawn.

use std::time::Duration;

use image::{Rgb, RgbImage};
use naevus_tests::photos::{self, Jpeg};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::intake::page_with_camera;
use crate::page::{Page, write};
use crate::site;

/// The colour of the activation map, and the opacity of its maximum.
const MAP_COLOUR: [u8; 3] = [0x17, 0xd3, 0xff];
const MAP_OPACITY: f64 = 0.7;

/// The largest difference of a channel from the expected colour of an area, in steps of 256.
const SAME_COLOUR: u8 = 24;

/// The same for a thin line, whose pixels may be mixed with the ground.
const LINE_COLOUR: u8 = 64;

/// The page after it has assessed a synthetic photo, with an alert level that no photo reaches, or that all reach.
fn page_with_photo(alert_threshold: f64) -> (Page, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready_with(site::card_with(|card| {
        card["decision_rules"]["out_of_distribution"] = Value::Null;
        card["decision_rules"]["alert"]["threshold"] = json!(alert_threshold);
    }));
    page.pick(&[write(folder.path(), "synthetic.jpg", Jpeg::PLAIN.encode(&photos::lesion(320, 240, 1)))]);
    page.reading().assert_assessed_on("CPU");
    page.wait_for_preview("synthetic.jpg");
    (page, folder)
}

fn in_each_scheme(page: &Page, check: impl Fn(&str)) {
    for scheme in ["light", "dark"] {
        let feature = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        page.browser.devtools("Emulation.setEmulatedMedia", feature);
        // The next frame but one is drawn with the colours of the scheme.
        let drawn = "return new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))";
        drop(page.browser.run(drawn, &[]));
        check(scheme);
    }
}

/// The computed colour of a CSS property, in camel case, of the element of `selector`.
fn colour(page: &Page, selector: &str, property: &str) -> [u8; 3] {
    let script = "const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
        context.fillStyle = getComputedStyle(document.querySelector(arguments[0]))[arguments[1]];
        context.fillRect(0, 0, 1, 1);
        return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3)";
    serde_json::from_value(page.browser.run(script, &[json!(selector), json!(property)])).unwrap()
}

/// The largest difference of a channel.
fn difference(pixel: Rgb<u8>, colour: [u8; 3]) -> u8 {
    pixel.0.into_iter().zip(colour).map(|(one, other)| one.abs_diff(other)).max().unwrap()
}

/// The pixel at a position given as shares of width and height.
fn pixel_at(image: &RgbImage, across: f64, down: f64) -> Rgb<u8> {
    let index = |share: f64, count: u32| ((share * f64::from(count)) as u32).min(count - 1);
    *image.get_pixel(index(across, image.width()), index(down, image.height()))
}

/// Whether a line of this colour crosses the middle row between two positions given as shares of the width.
fn row_has_line(image: &RgbImage, from: f64, to: f64, colour: [u8; 3]) -> bool {
    let column = |share: f64| (share * f64::from(image.width())) as u32;
    (column(from)..column(to).min(image.width()))
        .any(|x| difference(*image.get_pixel(x, image.height() / 2), colour) <= LINE_COLOUR)
}

/// The share of the middle row that has the colour `fill`, from the left. Every pixel has that colour or the colour
/// `ground`, except at the ends and at the border of the two.
fn filled_share(image: &RgbImage, fill: [u8; 3], ground: [u8; 3]) -> f64 {
    let row: Vec<Rgb<u8>> = (0..image.width()).map(|x| *image.get_pixel(x, image.height() / 2)).collect();
    let is_filled = |pixel: &Rgb<u8>| difference(*pixel, fill) < difference(*pixel, ground);
    let filled = row.iter().filter(|pixel| is_filled(pixel)).count();
    for (x, pixel) in row.iter().enumerate().take(row.len() - 2).skip(2) {
        let expected = if x < filled { fill } else { ground };
        if x.abs_diff(filled) > 2 {
            assert!(difference(*pixel, expected) <= SAME_COLOUR, "pixel {x} of {} is {pixel:?}", row.len());
        }
    }
    filled as f64 / row.len() as f64
}

#[test]
fn the_activation_map_colours_the_photo_by_its_values() {
    let (page, _folder) = page_with_photo(1.0);
    let plain = page.browser.screenshot(".photo");
    page.browser.click(".activation-map-toggle");
    assert!(page.shows(".photo .activation-map-cells"));
    let values = "const map = document.querySelector('.activation-map-cells').dataset;
        return [map.rows, map.columns, ...map.shares.split(' ')].map(Number)";
    let values: Vec<f64> = serde_json::from_value(page.browser.run(values, &[])).unwrap();
    let (rows, columns, shares) = (values[0] as u32, values[1] as u32, &values[2..]);
    assert_eq!(shares.len(), (rows * columns) as usize);
    let drawn = page.browser.screenshot(".photo");
    assert_eq!(plain.dimensions(), drawn.dimensions());

    // How much bluer and greener than red a pixel is. Skin is redder.
    let hue = |Rgb([red, green, blue]): Rgb<u8>| (i32::from(green) + i32::from(blue)) / 2 - i32::from(red);
    let mut changes = Vec::new();
    for (index, share) in (0..).zip(shares) {
        let (row, column) = (index / columns, index % columns);
        let (across, down) = ((f64::from(column) + 0.5) / f64::from(columns), (f64::from(row) + 0.5) / f64::from(rows));
        let (before, after) = (pixel_at(&plain, across, down), pixel_at(&drawn, across, down));
        let opacity = MAP_OPACITY * share;
        let mixed = [0, 1, 2].map(|channel: usize| {
            let mixed = f64::from(before.0[channel]) * (1.0 - opacity) + f64::from(MAP_COLOUR[channel]) * opacity;
            mixed.round() as u8
        });
        // The pixel is up to one pixel beside the centre of the cell.
        assert!(
            difference(after, mixed) <= 12,
            "row {row}, column {column} with {share}: {after:?} instead of {mixed:?}, photo {before:?}"
        );
        changes.push((*share, hue(after) - hue(before)));
    }
    changes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (least, greatest) = (changes[0], changes[changes.len() - 1]);
    assert!((greatest.0 - 1.0).abs() < 1e-9 && greatest.1 >= 80, "the peak has {greatest:?}");
    assert!(least.0 < 0.1 && least.1.abs() <= 24, "far from the peak: {least:?}");

    let ring = "return ['cx', 'cy', 'r'].map(name => +document.querySelector('.activation-map .guide-line').getAttribute(name))";
    let ring: [f64; 3] = serde_json::from_value(page.browser.run(ring, &[])).unwrap();
    let [x, y, radius] = ring;
    let index = (y as usize) * columns as usize + x as usize;
    assert!((shares[index] - 1.0).abs() < 1e-9, "the ring is not at the peak");
    // The side of the ring that is inside the photo.
    let inside = if x + 1.0 < f64::from(columns) { x + radius } else { x - radius };
    let middle = inside / f64::from(columns) * f64::from(drawn.width());
    let line = (-2..=2).any(|offset| {
        let column = (middle + f64::from(offset)) as u32;
        let row = (y / f64::from(rows) * f64::from(drawn.height())) as u32;
        difference(*drawn.get_pixel(column.min(drawn.width() - 1), row), [255; 3]) <= LINE_COLOUR
    });
    assert!(line, "there is no light line at pixel {middle} of {}", drawn.width());
    page.finish();
}

#[test]
fn bars_are_as_long_as_their_probabilities() {
    let (page, _folder) = page_with_photo(1.0);
    page.browser.run("document.querySelector('.show-all')?.click()", &[]);
    in_each_scheme(&page, |scheme| {
        let (fill, ground) = (colour(&page, ".bar-fill", "fill"), colour(&page, ".bar", "backgroundColor"));
        assert!(difference(Rgb(fill), ground) > 2 * SAME_COLOUR, "bars are invisible in {scheme}");
        for row in 1..=9 {
            let selector = format!(".probability:nth-child({row})");
            let value = "return +document.querySelector(arguments[0]).dataset.value";
            let value = page.browser.run(value, &[json!(selector)]).as_f64().unwrap();
            let bar = page.browser.screenshot(&format!("{selector} .bar"));
            let error = (filled_share(&bar, fill, ground) - value).abs();
            assert!(error <= 2.0 / f64::from(bar.width()), "bar {row} in {scheme} differs by {error} from {value}");
        }
    });
    page.finish();
}

#[test]
fn the_progress_bar_is_as_long_as_its_value() {
    let (page, _folder) = page_with_photo(1.0);
    let add = "const bar = document.createElement('progress');
        Object.assign(bar, { id: 'model-progress', max: 1, value: 0.25 });
        document.querySelector('.status').append(bar)";
    page.browser.run(add, &[]);
    in_each_scheme(&page, |scheme| {
        let (fill, ground) =
            (colour(&page, "#model-progress", "color"), colour(&page, "#model-progress", "backgroundColor"));
        let bar = page.browser.screenshot("#model-progress");
        let share = filled_share(&bar, fill, ground);
        assert!((share - 0.25).abs() <= 2.0 / f64::from(bar.width()), "{share} in {scheme}");
    });
    page.finish();
}

#[test]
fn icons_of_groups_differ_in_shape_and_colour_and_none_is_green() {
    let (page, _folder) = page_with_photo(1.0);
    in_each_scheme(&page, |scheme| {
        let ground = colour(&page, ".reading", "backgroundColor");
        for (group, left_is_filled, right_is_filled) in
            [("benign", false, false), ("precancer", false, true), ("malignant", true, true)]
        {
            let selector = format!(".groups .group[data-group={group}] .group-icon");
            let own = colour(&page, &selector, "color");
            let [red, green, blue] = own.map(i32::from);
            assert!(green < red.max(blue) + 16, "the icon of {group} is green in {scheme}: {own:?}");
            let icon = page.browser.screenshot(&selector);
            for (across, is_filled) in [(0.36, left_is_filled), (0.64, right_is_filled)] {
                let expected = if is_filled { own } else { ground };
                let pixel = pixel_at(&icon, across, 0.5);
                assert!(
                    difference(pixel, expected) <= LINE_COLOUR,
                    "{group} in {scheme} at {across}: {pixel:?} instead of {expected:?}"
                );
            }
            assert!(row_has_line(&icon, 0.0, 0.25, own), "{group} has no ring on the left in {scheme}");
            assert!(row_has_line(&icon, 0.75, 1.0, own), "{group} has no ring on the right in {scheme}");
        }
    });
    page.finish();
}

#[test]
fn the_alert_is_a_red_area() {
    let (page, _folder) = page_with_photo(0.0);
    in_each_scheme(&page, |scheme| {
        let ground = colour(&page, ".reading > .alert", "backgroundColor");
        let [red, green, blue] = ground.map(i32::from);
        assert!(red > green + 60 && red > blue + 60, "the alert in {scheme} is {ground:?}");
        let alert = page.browser.screenshot(".reading > .alert");
        for (across, down) in [(0.5, 0.04), (0.5, 0.96), (0.99, 0.5)] {
            let pixel = pixel_at(&alert, across, down);
            assert!(difference(pixel, ground) <= SAME_COLOUR, "{pixel:?} instead of {ground:?} in {scheme}");
        }
    });
    page.finish();
}

#[test]
fn the_icons_of_buttons_and_the_status_light_are_drawn() {
    let (page, _folder) = page_with_photo(1.0);
    let light = page.browser.screenshot("#engine .status-light");
    assert!(difference(pixel_at(&light, 0.5, 0.5), colour(&page, ".status-light", "backgroundColor")) <= SAME_COLOUR);

    let remove = page.browser.screenshot(".remove svg");
    let (own, ground) = (colour(&page, ".remove", "color"), colour(&page, ".reading", "backgroundColor"));
    assert!(difference(pixel_at(&remove, 0.5, 0.5), own) <= LINE_COLOUR, "the cross has no centre");
    assert!(difference(pixel_at(&remove, 0.5, 0.2), ground) <= SAME_COLOUR, "the cross is not a cross");

    // The middle row crosses the long line of the tick, from (7, 11.5) to (12.5, 5) of 16.
    let tick = || {
        row_has_line(
            &page.browser.screenshot(".same-lesion svg"),
            0.5,
            0.75,
            colour(&page, ".same-lesion .button", "color"),
        )
    };
    assert!(!tick(), "there is a tick although the photo is not selected");
    page.browser.click(".same-lesion");
    assert!(tick(), "there is no tick although the photo is selected");
    page.finish();
}

#[test]
fn the_guide_of_the_camera_is_a_circle_with_a_cross() {
    let (page, _folder) = page_with_camera();
    page.browser.click("#camera-open");
    let live = "return document.querySelector('dialog#camera[open] .viewfinder[data-live=true]') !== null";
    page.browser.wait_for("the preview of the camera", Duration::from_secs(30), live, &[]);
    let viewfinder = page.browser.screenshot(".viewfinder");
    let white = [255; 3];
    assert!(difference(pixel_at(&viewfinder, 0.5, 0.5), white) <= LINE_COLOUR, "the cross has no centre");
    // The circle has a radius of 0.32 of the width.
    for (from, to, is_line, part) in [
        (0.05, 0.165, false, "outside the circle on the left"),
        (0.165, 0.195, true, "the circle on the left"),
        (0.195, 0.45, false, "between the circle and the cross on the left"),
        (0.55, 0.805, false, "between the cross and the circle on the right"),
        (0.805, 0.835, true, "the circle on the right"),
        (0.835, 0.95, false, "outside the circle on the right"),
    ] {
        assert_eq!(row_has_line(&viewfinder, from, to, white), is_line, "{part}");
    }
    page.browser.click("#camera-close");
    page.finish();
}
