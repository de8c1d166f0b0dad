//! Accessibility: keyboard, touch targets, contrast, screen readers.

use naevus_tests::browser::Key;
use naevus_tests::photos::{self, Jpeg};
use serde_json::{Value, json};

use crate::page::{Page, write};
use crate::site;

#[test]
fn tab_reaches_every_main_control() {
    let page = Page::ready();
    let mut missing = vec!["photo-files", "camera-open", "nav-model", "nav-settings"];
    for _ in 0..40 {
        page.browser.press(Key::Tab);
        // The label of the file input counts as the input.
        let focused = "const focused = document.activeElement;
            return [focused?.id ?? '', focused?.htmlFor ?? '', focused?.matches(':focus-visible') ?? false]";
        let focused = page.browser.run(focused, &[]);
        missing.retain(|id| {
            let reached = focused[0] == *id || focused[1] == *id;
            assert!(!reached || focused[2] == true, "#{id} has no visible focus");
            !reached
        });
        if missing.is_empty() {
            break;
        }
    }
    assert!(missing.is_empty(), "the Tab key does not reach {missing:?}");
    page.finish();
}

#[test]
fn dialogs_open_and_close_by_keyboard() {
    let page = Page::ready();
    page.browser.run("document.querySelector('#camera-open').focus()", &[]);
    page.browser.type_into("#camera-open", "\u{e007}");
    let _dialog = page.text_of("dialog#camera[open]");
    page.browser.type_into("dialog#camera", "\u{e00c}");
    page.wait_until_gone("dialog#camera[open]");
    page.wait_for_focus("camera-open");
    page.finish();
}

#[test]
fn every_target_is_large_enough_for_a_finger() {
    let folder = tempfile::tempdir().unwrap();
    let photo = write(folder.path(), "photo.jpg", Jpeg::PLAIN.encode(&photos::lesion(320, 240, 1)));
    let page = Page::ready();
    page.pick(&[photo]);
    page.reading().assert_assessed_on("CPU");
    // 44 CSS pixels: target size (enhanced) of WCAG 2.2. Links inside a sentence are exempt.
    let small = "return [...document.querySelectorAll('button, input, select, summary, label[for], a[href]')]
        .filter(element => element.getClientRects().length > 0 && !element.closest('p, li, dd, td'))
        .filter(element => getComputedStyle(element).opacity !== '0' && !element.matches('.visually-hidden'))
        .map(element => [element.id || element.className || element.textContent.trim(), element.getBoundingClientRect()])
        .filter(([, box]) => box.width > 1 && box.height > 1 && (box.width < 44 || box.height < 44))
        .map(([name, box]) => `${name}: ${box.width} by ${box.height}`)";
    for (width, height) in [(1024, 768), (390, 844)] {
        page.browser.resize(width, height);
        assert_eq!(page.browser.run(small, &[]), json!([]), "at {width} by {height}");
        let sideways = "return document.documentElement.scrollWidth > innerWidth";
        assert_eq!(page.browser.run(sideways, &[]), false, "it scrolls sideways at {width} by {height}");
    }
    page.finish();
}

#[test]
fn every_control_and_image_has_a_name() {
    let folder = tempfile::tempdir().unwrap();
    let photo = write(folder.path(), "photo.jpg", Jpeg::PLAIN.encode(&photos::lesion(320, 240, 2)));
    let page = Page::ready();
    page.pick(&[photo]);
    page.reading().assert_assessed_on("CPU");
    page.browser.devtools("Accessibility.enable", json!({}));
    let tree = page.browser.devtools("Accessibility.getFullAXTree", json!({}));
    let nodes = tree["nodes"].as_array().unwrap();
    let shown = nodes.iter().filter(|node| node["ignored"] == false);
    let roles = ["button", "image", "link", "textbox", "combobox", "checkbox", "progressbar", "dialog"];
    let named: Vec<(&str, &str)> = shown
        .filter_map(|node| Some((node["role"]["value"].as_str()?, node["name"]["value"].as_str().unwrap_or(""))))
        .filter(|(role, _)| roles.contains(role))
        .collect();
    assert!(named.iter().any(|(role, _)| *role == "button"), "{named:?}");
    assert!(named.iter().any(|(role, _)| *role == "image"), "the photo has no image role: {named:?}");
    let nameless: Vec<_> = named.iter().filter(|(_, name)| name.trim().is_empty()).collect();
    assert!(nameless.is_empty(), "without a name: {nameless:?}");
    let language = page.browser.run("return document.documentElement.lang", &[]);
    assert!(language.as_str().is_some_and(|language| !language.is_empty()), "the page has no language");
    page.finish();
}

/// Relative luminance of WCAG 2.2. The canvas converts any colour notation to bytes.
const LUMINANCE: &str =
    "const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const luminance = colour => {
        context.fillStyle = 'Canvas'; context.fillRect(0, 0, 1, 1);
        context.fillStyle = colour; context.fillRect(0, 0, 1, 1);
        const [red, green, blue] = [...context.getImageData(0, 0, 1, 1).data].map(value => value / 255)
            .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };";

#[test]
fn text_has_contrast_in_light_and_dark_mode() {
    let page = Page::ready();
    let mut grounds = Vec::new();
    for scheme in ["light", "dark"] {
        let feature = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        page.browser.devtools("Emulation.setEmulatedMedia", feature);
        let contrast = "
            const ground = [document.body, document.documentElement].map(element => getComputedStyle(element).backgroundColor)
                .find(colour => colour !== 'rgba(0, 0, 0, 0)') ?? 'white';
            const [text, back] = [getComputedStyle(document.body).color, ground].map(luminance);
            return [(Math.max(text, back) + 0.05) / (Math.min(text, back) + 0.05), back]";
        let measured = page.browser.run(&format!("{LUMINANCE}{contrast}"), &[]);
        let contrast = measured[0].as_f64().unwrap();
        assert!(contrast >= 7.0, "the contrast of text in {scheme} is {contrast:.1}, less than 7");
        grounds.push(measured[1].as_f64().unwrap());
    }
    assert!(grounds[0] > 0.5 && grounds[1] < 0.2, "light and dark are {grounds:?}");
    page.finish();
}

#[test]
fn the_text_of_a_result_has_contrast_in_light_and_dark_mode() {
    let folder = tempfile::tempdir().unwrap();
    let photo = write(folder.path(), "photo.jpg", Jpeg::PLAIN.encode(&photos::lesion(320, 240, 2)));
    for alert_threshold in [0.0, 1.0] {
        let page = Page::ready_with(site::card_with(|card| {
            card["decision_rules"]["out_of_distribution"] = Value::Null;
            card["decision_rules"]["alert"]["threshold"] = json!(alert_threshold);
        }));
        page.pick(std::slice::from_ref(&photo));
        page.reading().assert_assessed_on("CPU");
        for scheme in ["light", "dark"] {
            let feature = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
            page.browser.devtools("Emulation.setEmulatedMedia", feature);
            // Each element with a text of its own, on the ground of the nearest element that has one.
            let low = "
                const ground = element => {
                    const colour = getComputedStyle(element).backgroundColor;
                    return colour === 'rgba(0, 0, 0, 0)' ? ground(element.parentElement) : colour;
                };
                return [...document.querySelectorAll('.reading *')]
                    .filter(element => element.getClientRects().length > 0 && !element.closest('svg, select, .photo'))
                    .filter(element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
                    .map(element => {
                        const [text, back] = [getComputedStyle(element).color, ground(element)].map(luminance);
                        return [element.className, (Math.max(text, back) + 0.05) / (Math.min(text, back) + 0.05)];
                    })
                    .filter(([, contrast]) => contrast < 4.5)";
            assert_eq!(page.browser.run(&format!("{LUMINANCE}{low}"), &[]), json!([]), "in {scheme}");
        }
        page.finish();
    }
}
