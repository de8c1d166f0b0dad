//! The result of a photo: refusal, caution, prediction set, alert level, activation map; and the screen about the
//! model.

use std::path::PathBuf;

use naevus_tests::photos::{self, Jpeg};
use naevus_tests::server::SiteServer;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::page::{Page, write};
use crate::site;

/// The elements of an assessed photo.
const ASSESSMENT: &str =
    ".alert, .not-raised, .top-diagnosis, .prediction-set, .groups, .probabilities, .activation-map-toggle";

/// A limit that no photo reaches.
const NO_LIMIT: f64 = 1e30;

const OUT_OF_DISTRIBUTION: &str = "This photo does not look like a close photo of a skin lesion.";
const BARE_SKIN: &str =
    "If there is a lesion in this photo, it is too small, too faint or too far from the middle to be assessed.";
const NOT_A_FINDING: &str = "This is not a finding: the photo was not assessed.";

fn synthetic_photo(folder: &TempDir) -> PathBuf {
    write(folder.path(), "synthetic.jpg", Jpeg::PLAIN.encode(&photos::lesion(320, 240, 1)))
}

/// The page with changed decision rules, after it has assessed a synthetic photo.
fn page_with_rules(change: impl FnOnce(&mut Value)) -> Page {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready_with(site::card_with(|card| change(&mut card["decision_rules"])));
    page.pick(&[synthetic_photo(&folder)]);
    drop(page.reading());
    page
}

/// Sets the limits of the out-of-distribution detector.
fn limits(decision_rules: &mut Value, unusual_distance: f64, refused_distance: f64, refused_bare_skin: f64) {
    let out_of_distribution = &mut decision_rules["out_of_distribution"];
    assert!(out_of_distribution.is_object(), "the model has no out-of-distribution detector");
    out_of_distribution["unusual"] = json!({ "mahalanobis_distance": unusual_distance, "bare_skin_score": NO_LIMIT });
    out_of_distribution["refused"] =
        json!({ "mahalanobis_distance": refused_distance, "bare_skin_score": refused_bare_skin });
}

fn rows_in_set(page: &Page) -> Value {
    page.browser.run("return document.querySelectorAll('.probability[data-in-set=true]').length", &[])
}

#[test]
fn photos_without_skin_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let paths = [
        write(folder.path(), "noise.png", photos::png(&photos::noise(320, 240).into(), None)),
        write(folder.path(), "blank.png", photos::png(&photos::blank(320, 240).into(), None)),
    ];
    let page = Page::ready_from(SiteServer::start(&site::dist(), "/"));
    page.pick(&paths);
    for reading in page.readings(paths.len()) {
        reading.assert_refused("CPU");
        assert!([OUT_OF_DISTRIBUTION, BARE_SKIN].iter().any(|reason| reading.reason.contains(reason)), "{reading:#?}");
    }
    assert!(!page.shows(ASSESSMENT), "a refused photo has an assessment");
    page.finish();
}

#[test]
fn each_refusal_has_a_reason_and_advice() {
    for (refused_distance, refused_bare_skin, reason, advice) in [
        (-1.0, NO_LIMIT, OUT_OF_DISTRIBUTION, "Take a sharp photo, through a dermatoscope if you have one"),
        (NO_LIMIT, -NO_LIMIT, BARE_SKIN, "Move closer until the lesion is in the middle and fills about half"),
    ] {
        let page =
            page_with_rules(|decision_rules| limits(decision_rules, NO_LIMIT, refused_distance, refused_bare_skin));
        let reading = page.reading();
        reading.assert_refused("CPU");
        for sentence in [NOT_A_FINDING, reason, advice, "See a doctor about any lesion that worries you"] {
            assert!(reading.reason.contains(sentence), "{sentence:?} is not in {reading:#?}");
        }
        assert!(!page.shows(ASSESSMENT), "a refused photo has an assessment");
        let announced = page.text_of("p[role=status].visually-hidden");
        for sentence in ["Not assessed", NOT_A_FINDING, reason] {
            assert!(announced.contains(sentence), "{sentence:?} is not in {announced}");
        }
        page.finish();
    }
}

#[test]
fn an_unusual_photo_has_a_caution_before_its_result() {
    let page = page_with_rules(|decision_rules| limits(decision_rules, -1.0, NO_LIMIT, NO_LIMIT));
    page.reading().assert_assessed_on("CPU");
    assert!(page.text_of(".reading p.caution").starts_with("Caution"));
    assert_eq!(page.text_of(".top-diagnosis[data-clear=false] .top-diagnosis-label"), "Not clear: an unusual photo");
    let is_first = "return document.querySelector('.caution + .top-diagnosis') !== null";
    assert_eq!(page.browser.run(is_first, &[]), true, "the caution is not before the result");
    assert!(!page.shows(".prediction-set"), "an unusual photo has a prediction set");
    assert_eq!(rows_in_set(&page), 0, "the list of all nine marks a prediction set");
    let announced = page.text_of("p[role=status].visually-hidden");
    assert!(!announced.contains("ruled out"), "{announced}");
    page.finish();
}

#[test]
fn a_photo_without_a_dermatoscope_has_the_figures_of_such_photos() {
    let page = page_with_rules(|decision_rules| {
        limits(decision_rules, NO_LIMIT, NO_LIMIT, NO_LIMIT);
        let out_of_distribution = &mut decision_rules["out_of_distribution"];
        out_of_distribution["clinical_mean"] = out_of_distribution["mean"].clone();
        out_of_distribution["mean"] = json!(vec![1e3; out_of_distribution["mean"].as_array().unwrap().len()]);
    });
    let caution = page.text_of(".reading p.caution");
    assert!(caution.starts_with("This photo seems to be taken without a dermatoscope."), "{caution}");
    assert!(caution.contains("the most probable diagnosis was correct in"), "{caution}");
    page.finish();
    let page = page_with_rules(|decision_rules| {
        limits(decision_rules, NO_LIMIT, NO_LIMIT, NO_LIMIT);
        decision_rules["out_of_distribution"]["clinical_mean"] = Value::Null;
    });
    let cautions = "return document.querySelectorAll('.reading p.caution').length";
    assert_eq!(page.browser.run(cautions, &[]), 0, "there is a caution although the model has one domain only");
    page.finish();
}

#[test]
fn the_prediction_set_is_named_and_marked_in_the_list() {
    let set_of = |threshold: f64| {
        page_with_rules(|decision_rules| {
            decision_rules["out_of_distribution"] = Value::Null;
            let sets = &mut decision_rules["sets"];
            (sets["threshold"], sets["rank_penalty"], sets["unpenalised_ranks"]) =
                (json!(threshold), json!(2.0), json!(2));
        })
    };
    let all = set_of(100.0);
    assert_eq!(all.text_of(".prediction-set"), "No diagnosis can be ruled out");
    assert_eq!(rows_in_set(&all), 9);
    all.finish();
    // The penalty allows two ranks.
    let two = set_of(1.5);
    let line = two.text_of(".prediction-set");
    assert!(line.starts_with("Cannot be ruled out: ") && line.matches(", ").count() == 1, "{line}");
    assert_eq!(rows_in_set(&two), 2);
    let first = "return [...document.querySelectorAll('.probability')].findIndex(row => row.dataset.inSet !== 'true')";
    assert_eq!(two.browser.run(first, &[]), 2, "a more probable diagnosis is not in the set");
    two.finish();
    // A set of one would read as if the others were ruled out.
    let one = set_of(-1.0);
    assert!(!one.shows(".prediction-set") && one.shows(ASSESSMENT));
    assert_eq!(rows_in_set(&one), 0);
    one.finish();
}

/// The page with this alert level and alert sensitivity, after it has assessed a synthetic photo.
fn page_with_alert(threshold: f64, sensitivity: Option<f64>) -> Page {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready_with(site::card_with(|card| {
        card["decision_rules"]["out_of_distribution"] = Value::Null;
        card["decision_rules"]["alert"]["threshold"] = json!(threshold);
        let figure = |value: f64| json!({ "value": value, "low": value, "high": value });
        card["figures"] = match sensitivity {
            Some(sensitivity) => json!({ "alert_sensitivity": figure(sensitivity) }),
            None => json!({}),
        };
        card["left_out_archives"] = json!([]);
    }));
    page.pick(&[synthetic_photo(&folder)]);
    page.reading().assert_assessed_on("CPU");
    page
}

#[test]
fn a_raised_alert_precedes_everything_else() {
    let page = page_with_alert(0.0, Some(0.965));
    let alert = page.text_of(".reading > .alert");
    assert!(alert.starts_with("Alert: show this lesion to a doctor"), "{alert}");
    assert!(alert.contains("The malignant diagnoses together have "), "{alert}");
    let announced = page.text_of("p[role=status].visually-hidden");
    assert!(announced.starts_with("Alert for synthetic.jpg: show this lesion to a doctor."), "{announced}");
    assert_eq!(page.text_of(".group[data-group=malignant] .alert-level"), "alert level: <1%");
    assert!(!page.shows(".not-raised"), "the page says what the alert misses although it is raised");
    for (width, height) in [(1024, 768), (390, 844)] {
        page.browser.resize(width, height);
        let is_first = "const article = document.querySelector('.reading');
            const alert = article.querySelector('.alert');
            const { bottom } = alert.getBoundingClientRect();
            const others = [...article.children].filter(child => child !== alert)
                .flatMap(child => child.matches('.reading-text') ? [...child.children] : [child]);
            return article.firstElementChild === alert
                && others.every(other => other.getBoundingClientRect().top >= bottom - 8)";
        assert_eq!(page.browser.run(is_first, &[]), true, "at {width} by {height}");
    }
    // A diagnosis that is not malignant is not stated without qualification, and none has a badge of a benign group.
    assert!(!page.shows(".badge[data-group=benign]"));
    let (group, is_clear) = (
        "return document.querySelector('.probability').dataset.group",
        "return document.querySelector('.top-diagnosis').dataset.clear",
    );
    if page.browser.run(group, &[]) != json!("malignant") {
        assert_eq!(page.browser.run(is_clear, &[]), "false");
    }
    page.finish();
}

#[test]
fn without_an_alert_the_page_says_what_the_alert_misses() {
    for (threshold, sensitivity, expected) in [
        (1.0, Some(0.965), "Of 100 malignant lesions like those of the test set, the alert misses about 4."),
        (1.0, None, "How many malignant lesions the alert misses was not measured."),
        (2.0, Some(0.965), "This model does not mark malignant lesions."),
    ] {
        let page = page_with_alert(threshold, sensitivity);
        assert!(!page.shows(".alert") && !page.shows(".alert-level"), "an alert is shown at a level of {threshold}");
        let text = page.text_of(".not-raised");
        assert!(text.contains(expected), "{expected:?} is not in {text:?}");
        let announced = page.text_of("p[role=status].visually-hidden");
        assert!(announced.contains(expected) && !announced.contains("Alert for"), "{announced}");
        page.finish();
    }
}

#[test]
fn the_activation_map_is_shown_and_hidden() {
    let folder = tempfile::tempdir().unwrap();
    let page = Page::ready();
    page.pick(&[synthetic_photo(&folder)]);
    page.reading().assert_assessed_on("CPU");
    assert!(!page.shows(".photo .activation-map"), "the map is shown initially");
    page.browser.click(".activation-map-toggle[aria-pressed=false]");
    assert!(page.shows(".activation-map-toggle[aria-pressed=true]"));
    assert!(page.shows(".photo .activation-map"));
    let text = page.text_of(".activation-map-text");
    assert!(text.starts_with("Strongest: ") || text.starts_with("No region"), "{text}");
    let label = page.browser.run("return document.querySelector('.activation-map').getAttribute('aria-label')", &[]);
    assert!(label.as_str().unwrap().starts_with("Class activation map, strongest: "), "{label}");
    page.browser.click(".activation-map-toggle");
    assert!(!page.shows(".photo .activation-map"), "the map is still shown");
    page.finish();
}

#[test]
fn the_screen_about_the_model_shows_its_card() {
    let figure = json!({ "value": 0.25, "low": 0.125, "high": 0.5 });
    let page = Page::ready_with(site::card_with(|card| {
        card["decision_rules"]["sets"]["coverage"] = json!(0.9);
        card["decision_rules"]["alert"] = json!({ "target_sensitivity": 0.95, "threshold": 0.125, "photos": 77 });
        card["figures"] = json!({
            "balanced_accuracy_seven": figure, "expected_calibration_error": figure, "set_coverage_MEL": figure,
            "alert_sensitivity": figure, "refused_everyday": figure, "prediction_changes_flip": figure,
        });
        card["subgroups"] = json!([
            { "by": "age", "group": "60 to 79", "photos": 99, "figures": { "malignant_auroc": figure } },
        ]);
        let left_out = |name: &str, sensitivity: f64, is_only: bool| {
            let figures = json!({ "alert_sensitivity": { "value": sensitivity, "low": 0.5, "high": 1.0 } });
            json!({ "archive": name, "photos": 4321, "figures": figures, "compared_photos": 0, "compared": {},
                "domains": [if is_only { "clinical" } else { "dermoscopy" }], "is_only_archive_of_its_domain": is_only })
        };
        card["left_out_archives"] =
            json!([left_out("north", 0.96, false), left_out("south", 0.91, false), left_out("by phone", 0.4, true)]);
        card["known_failures"] = json!(["Hair over the lesion."]);
        card["cost"] = json!({ "multiply_adds": 300_000_000, "parameters": 2_200_000 });
        card["changelog"] = json!([{ "date": "2026-11-24", "what": "It refuses unfamiliar photos." }]);
    }));
    page.browser.click("#nav-model");
    let text = page.text_of("#model");
    for expected in [
        "For research and education. Not a diagnosis.",
        "HAM10000's seven classes",
        "off by 25.0% (12.5–50.0%) on average",
        "on average over the nine diagnoses 90.0% of the sets contain the correct one",
        "In prediction set",
        "on 77 malignant validation photos, so that at least 95.0% of them are above it",
        "25.0% (12.5–50.0%) of the malignant test photos that are not refused are above it",
        "In clinics that the model was not trained on, 91% to 96% of the malignant photos taken through a dermatoscope were above it.",
        "Results in other clinics",
        "by phone",
        "4321",
        "0.40 (0.50–1.00)",
        "The test set",
        "Everyday: refused",
        "If a photo is mirrored",
        "Age: 60 to 79",
        "Hair over the lesion.",
        "300 million multiply-adds",
        "2026-11-24: It refuses unfamiliar photos.",
    ] {
        assert!(text.contains(expected), "{expected:?} is not in\n{text}");
    }
    // Figures that the card lacks are left out.
    for missing in
        ["Accuracy on the photos that are also in the nine-class set", "Measured specificity", "by a quarter turn"]
    {
        assert!(!text.contains(missing), "{missing:?} is in\n{text}");
    }
    page.finish();
}
