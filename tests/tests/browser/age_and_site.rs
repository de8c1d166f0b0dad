//! Age and site: optional, at once, in memory only; with ratios of the test's own, so that another model does not change it.

use naevus_tests::photos::{self, Jpeg};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::page::{Page, write};
use crate::site;

/// Melanoma is the fourth in the table.
const MELANOMA: usize = 3;

/// A page that has read so many drawn photos, whose model takes melanoma to be e times as common in the seventies as on
/// average, and as rare on the trunk.
fn page_with_ratios(photos: u32) -> (Page, TempDir) {
    let page = Page::ready_with(site::card_with(|card| {
        let (mut ages, mut sites) = ([[0.0; 9]; 9], [[0.0; 9]; 6]);
        ages[7][MELANOMA] = 1.0;
        sites[1][MELANOMA] = -1.0;
        let decision_rules = &mut card["decision_rules"];
        decision_rules["out_of_distribution"] = Value::Null;
        decision_rules["age_and_site"] = json!({ "age": ages, "site": sites, "weight": 1.0, "age_lesions": vec![100; 9], "site_lesions": vec![50; 9] });
        card["figures"]["balanced_accuracy_with_age_and_site"] = json!({ "value": 0.75, "low": 0.7, "high": 0.8 });
    }));
    let folder = tempfile::tempdir().unwrap();
    let draw = |seed| {
        let photo = Jpeg::PLAIN.encode(&photos::lesion(320, 240, seed));
        write(folder.path(), &format!("shot-{seed}.jpg"), photo)
    };
    page.pick(&(1..=photos).map(draw).collect::<Vec<_>>());
    page.readings(photos as usize).iter().for_each(|reading| reading.assert_read_on("CPU"));
    (page, folder)
}

fn melanoma(page: &Page) -> f64 {
    page.reading().probabilities["MEL"]
}

/// `probability` of melanoma, its odds multiplied by `ratio`.
fn with_ratio(probability: f64, ratio: f64) -> f64 {
    probability * ratio / (probability * ratio + 1.0 - probability)
}

fn choose_site(page: &Page, selector: &str, code: &str) {
    let script = "const select = document.querySelector(arguments[0]);
        select.value = arguments[1];
        select.dispatchEvent(new Event('change', { bubbles: true }));
        return select.value";
    assert_eq!(page.browser.run(script, &[json!(selector), json!(code)]), code, "there is no such site");
}

#[test]
fn an_age_and_a_site_change_the_answer_without_another_reading() {
    let (page, _folder) = page_with_ratios(1);
    let alone = melanoma(&page);
    let read_in = page.text_of(".provenance");
    assert!(!page.shows(".changed"), "something changed though nothing was given");

    page.browser.type_into(".patient .age", "72");
    assert!(page.text_of(".changed").starts_with("With age 72: "));
    assert!((melanoma(&page) - with_ratio(alone, std::f64::consts::E)).abs() < 1e-4);
    page.reading().assert_read_on("CPU");
    let focused = page.browser.run("return document.activeElement?.className", &[]);
    assert_eq!(focused, "age", "the input loses the focus while one types");

    choose_site(&page, ".patient .site", "trunk");
    let words = page.text_of(".changed");
    assert!(words.starts_with("With age 72 and trunk: ") && words.contains(" without)"), "{words}");
    assert!((melanoma(&page) - alone).abs() < 1e-4, "an age for it and a site against it cancel");
    let announced = page.text_of("p[role=status].visually-hidden");
    assert_eq!(announced, words);

    choose_site(&page, ".patient .site", "");
    // The backspace, twice.
    page.browser.type_into(".patient .age", "\u{e003}\u{e003}");
    assert!(!page.shows(".changed"));
    assert!((melanoma(&page) - alone).abs() < 1e-6, "the answer of the photo alone is not given back");
    assert_eq!(page.text_of(".provenance"), read_in, "the photo was read again");
    page.finish();
}

#[test]
fn what_is_no_age_is_said_and_counts_for_nothing() {
    let (page, _folder) = page_with_ratios(1);
    page.browser.type_into(".patient .age", "721");
    assert!(page.text_of(".patient .hint").contains("from 0 to 120"));
    assert!(page.shows(".patient .age[aria-invalid=true]") && !page.shows(".changed"));
    page.finish();
}

#[test]
fn an_age_given_with_one_photo_of_a_lesion_counts_for_all() {
    let (page, _folder) = page_with_ratios(2);
    for file in ["shot-1.jpg", "shot-2.jpg"] {
        page.browser.click(&format!(".reading[data-file='{file}'] .same-lesion"));
    }
    assert!(page.shows("#together .lead") && !page.shows("#together .changed"));
    page.browser.type_into(".reading[data-file='shot-1.jpg'] .age", "75");
    assert!(page.text_of("#together .changed").starts_with("With age 75: "));
    page.browser.type_into(".reading[data-file='shot-2.jpg'] .age", "25");
    assert!(page.text_of("#together .changed").contains("different ages or sites"));
    page.finish();
}

#[test]
fn a_model_without_ratios_asks_for_neither() {
    let page = Page::ready_with(site::card_with(|card| {
        card["decision_rules"]["out_of_distribution"] = Value::Null;
        card["decision_rules"]["age_and_site"] = Value::Null;
    }));
    let folder = tempfile::tempdir().unwrap();
    page.pick(&[write(folder.path(), "drawn.jpg", Jpeg::PLAIN.encode(&photos::lesion(320, 240, 1)))]);
    page.reading().assert_read_on("CPU");
    assert!(!page.shows(".patient"));
    page.finish();
}

#[test]
fn the_dialog_says_what_age_and_site_bring() {
    let (page, _folder) = page_with_ratios(1);
    page.browser.click("#about-open");
    let text = page.text_of("#about");
    for expected in ["Balanced accuracy, with age and site", "900 lesions of known age and 450 of known site"] {
        assert!(text.contains(expected), "{expected:?} is not in\n{text}");
    }
    page.finish();
}
