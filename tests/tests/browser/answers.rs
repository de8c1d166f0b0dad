//! What the page makes of an answer: refusals, cautions, sets, the alarm, the map, and the card behind them.

use std::path::PathBuf;

use naevus_tests::photos::{self, Jpeg};
use naevus_tests::server::SiteServer;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::page::{Page, write};
use crate::site;

/// What is shown of a photo that is answered, and of no other.
const ANSWER: &str = ".lead, .prediction_set, .groups, .probabilities, .where-toggle";

/// A measure that every photo stays under.
const NO_LIMIT: f64 = 1e30;

const STRANGE: &str = "This does not look like a close photo of a skin lesion.";
const BARE_SKIN: &str = "This is skin, but no lesion was found on it.";

fn drawn(folder: &TempDir) -> PathBuf {
    write(folder.path(), "drawn.jpg", Jpeg::PLAIN.encode(&photos::lesion(320, 240, 1)))
}

/// The page with a card after `change` of its decision_rules, and a drawn photo read by it.
fn judged(change: impl FnOnce(&mut Value)) -> Page {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready_with(site::card_with(|card| change(&mut card["decision_rules"])));
    page.pick(&[drawn(&folder)]);
    drop(page.reading());
    page
}

/// A card by which every photo is within or beyond these limits.
fn limits(decision_rules: &mut Value, unusual_strangeness: f64, refused_strangeness: f64, refused_bareness: f64) {
    let out_of_distribution = &mut decision_rules["out_of_distribution"];
    assert!(out_of_distribution.is_object(), "the model cannot tell what it does not know");
    out_of_distribution["unusual"] =
        json!({ "mahalanobis_distance": unusual_strangeness, "bare_skin_score": NO_LIMIT });
    out_of_distribution["refused"] =
        json!({ "mahalanobis_distance": refused_strangeness, "bare_skin_score": refused_bareness });
}

fn plausible_rows(page: &Page) -> Value {
    page.browser.run("return document.querySelectorAll('.probability[data-prediction_set=true]').length", &[])
}

#[test]
fn what_is_no_photo_of_skin_is_refused_by_the_model() {
    let folder = tempfile::tempdir().unwrap();
    let paths = [
        write(folder.path(), "noise.png", photos::png(&photos::noise(320, 240).into(), None)),
        write(folder.path(), "blank.png", photos::png(&photos::blank(320, 240).into(), None)),
    ];
    let page = Page::ready_from(SiteServer::start(&site::dist(), "/"));
    page.pick(&paths);
    for reading in page.readings(paths.len()) {
        reading.assert_unknown("CPU");
        assert!([STRANGE, BARE_SKIN].iter().any(|why| reading.refusal.contains(why)), "{reading:#?}");
    }
    assert!(!page.shows(ANSWER), "a refused photo has an answer");
    page.finish();
}

#[test]
fn each_refusal_says_why_and_what_to_do() {
    for (refused_strangeness, refused_bareness, why, what_to_do) in [
        (-1.0, NO_LIMIT, STRANGE, "Take a sharp photo, through a dermatoscope if you have one"),
        (NO_LIMIT, -NO_LIMIT, BARE_SKIN, "Move closer until the lesion fills about half"),
    ] {
        let page = judged(|decision_rules| limits(decision_rules, NO_LIMIT, refused_strangeness, refused_bareness));
        let reading = page.reading();
        reading.assert_unknown("CPU");
        assert!(reading.refusal.contains(why) && reading.refusal.contains(what_to_do), "{reading:#?}");
        assert!(!page.shows(ANSWER), "a refused photo has an answer");
        let announced = page.text_of("p[role=status].visually-hidden");
        assert!(announced.contains("I don't know") && announced.contains(why), "{announced}");
        page.finish();
    }
}

#[test]
fn an_unusual_photo_has_a_caution_before_its_answer() {
    let page = judged(|decision_rules| limits(decision_rules, -1.0, NO_LIMIT, NO_LIMIT));
    page.reading().assert_read_on("CPU");
    assert!(page.text_of(".reading .caution").starts_with("Caution"));
    assert_eq!(page.text_of(".lead[data-clear=false] .lead-word"), "Not clear: an unusual photo");
    let is_first = "return document.querySelector('.caution + .lead') !== null";
    assert_eq!(page.browser.run(is_first, &[]), true, "the caution does not stand before the answer");
    page.finish();
}

#[test]
fn a_photo_without_a_dermatoscope_says_what_was_measured_of_such_photos() {
    let page = judged(|decision_rules| {
        limits(decision_rules, NO_LIMIT, NO_LIMIT, NO_LIMIT);
        let out_of_distribution = &mut decision_rules["out_of_distribution"];
        out_of_distribution["clinical_mean"] = out_of_distribution["mean"].clone();
        out_of_distribution["mean"] = json!(vec![1e3; out_of_distribution["mean"].as_array().unwrap().len()]);
    });
    let said = page.text_of(".reading .caution");
    assert!(said.starts_with("Taken without a dermatoscope, it seems.") && said.contains("the alert found"), "{said}");
    page.finish();
    let page = judged(|decision_rules| {
        limits(decision_rules, NO_LIMIT, NO_LIMIT, NO_LIMIT);
        decision_rules["out_of_distribution"]["clinical_mean"] = Value::Null;
    });
    let cautions = "return document.querySelectorAll('.reading .caution').length";
    assert_eq!(page.browser.run(cautions, &[]), 0, "where the two are not told apart nothing is said");
    page.finish();
}

#[test]
fn the_set_is_named_and_marked_in_the_list() {
    let set_of = |nonconformity_thresholds: [f64; 9]| {
        judged(|decision_rules| {
            decision_rules["out_of_distribution"] = Value::Null;
            decision_rules["sets"]["nonconformity_thresholds"] = json!(nonconformity_thresholds);
        })
    };
    let all = set_of([1.0; 9]);
    assert_eq!(all.text_of(".prediction_set"), "Nothing can be ruled out");
    assert_eq!(plausible_rows(&all), 9);
    all.finish();
    let none = set_of([-1.0; 9]);
    assert_eq!(none.text_of(".prediction_set"), "Unlike every diagnosis");
    assert_eq!(plausible_rows(&none), 0);
    none.finish();
    // Melanoma and nevus are the fourth and the fifth in the table.
    let mut two = [-1.0; 9];
    two[3..5].fill(1.0);
    let two = set_of(two);
    let line = two.text_of(".prediction_set");
    assert!(line.starts_with("Cannot be ruled out: ") && line.contains("Melanoma") && line.contains("Nevus"), "{line}");
    assert_eq!(plausible_rows(&two), 2);
    two.finish();
}

#[test]
fn the_malignant_share_is_over_or_under_the_alert_level() {
    for (threshold, expected) in
        [(0.0, Some("over the alert level")), (1.0, Some("under the alert level")), (2.0, None)]
    {
        let page = judged(|decision_rules| {
            decision_rules["out_of_distribution"] = Value::Null;
            decision_rules["alert"]["threshold"] = json!(threshold);
        });
        match expected {
            Some(words) => assert_eq!(page.text_of(".group[data-group=malignant] .alert-level"), words),
            None => assert!(!page.shows(".alert-level"), "there is no alert level, and yet a side of it"),
        }
        page.finish();
    }
}

#[test]
fn the_map_is_laid_over_the_photo_and_taken_off() {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready();
    page.pick(&[drawn(&folder)]);
    page.reading().assert_read_on("CPU");
    assert!(!page.shows(".photo .map"), "the map is there unasked");
    page.browser.click(".where-toggle[aria-pressed=false]");
    assert!(page.shows(".where-toggle[aria-pressed=true]"));
    assert!(page.shows(".photo .map"));
    let words = page.text_of(".where-words");
    assert!(words.starts_with("Strongest: ") || words.starts_with("No place"), "{words}");
    let label = page.browser.run("return document.querySelector('.map').getAttribute('aria-label')", &[]);
    assert!(label.as_str().unwrap().starts_with("Where it looked, strongest: "), "{label}");
    let opacities =
        "return [...document.querySelectorAll('.map-places rect')].map(rect => +rect.getAttribute('fill-opacity'))";
    let opacities: Vec<f64> = serde_json::from_value(page.browser.run(opacities, &[])).unwrap();
    assert!(opacities.len() > 1 && opacities.iter().all(|opacity| (0.0..=1.0).contains(opacity)), "{opacities:?}");
    page.browser.click(".where-toggle");
    assert!(!page.shows(".photo .map"), "the map stays");
    page.finish();
}

#[test]
fn the_card_is_told_in_the_dialog() {
    let figure = json!({ "value": 0.25, "low": 0.125, "high": 0.5 });
    let page = Page::ready_with(site::card_with(|card| {
        card["decision_rules"]["sets"]["coverage"] = json!(0.9);
        card["decision_rules"]["alert"] = json!({ "target_sensitivity": 0.95, "threshold": 0.125, "photos": 77 });
        card["figures"] = json!({
            "balanced_accuracy_seven": figure, "expected_calibration_error": figure, "set_coverage_MEL": figure,
            "alert_sensitivity": figure, "refused_everyday": figure, "answer_changes_flip": figure,
        });
        card["subgroups"] = json!([
            { "by": "age", "group": "60 to 79", "photos": 99, "figures": { "malignant_auroc": figure } },
        ]);
        card["known_failures"] = json!(["Hair over the lesion."]);
        card["cost"] = json!({ "multiply_adds": 300_000_000, "parameters": 2_200_000 });
        card["changelog"] = json!([{ "date": "2026-11-24", "what": "It knows what it does not know." }]);
    }));
    page.browser.click("#about-open");
    let text = page.text_of("#about");
    for expected in [
        "For research and education. Not a diagnosis.",
        "HAM10000's seven classes",
        "off by 25.0% (12.5–50.0%) on average",
        "nine of ten photos that show it",
        "Not ruled out",
        "on 77 malignant validation photos, so that 95% of them are over it",
        "25.0% (12.5–50.0%) of the malignant photos are over it",
        "Everyday: refused",
        "Where a photo is mirrored",
        "Age: 60 to 79",
        "Hair over the lesion.",
        "300 million multiply-adds",
        "2026-11-24: It knows what it does not know.",
    ] {
        assert!(text.contains(expected), "{expected:?} is not in\n{text}");
    }
    // What the card does not say is left out.
    for missing in ["Accuracy on the photos that the nine-class set", "its specificity", "turned by a quarter"] {
        assert!(!text.contains(missing), "{missing:?} is in\n{text}");
    }
    page.finish();
}
