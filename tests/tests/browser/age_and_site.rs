//! Age and site. The tests define their own likelihood ratios, so that they do not depend on the model.

use naevus_tests::photos::{self, Jpeg};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::page::{Page, synthetic_photos, write};
use crate::site;

/// Index of melanoma.
const MELANOMA: usize = 3;

/// A page that has assessed `photos` synthetic photos. Its model has a likelihood ratio for melanoma of e at the ages
/// 70 to 79 and of 1/e on the trunk.
fn page_with_ratios(photos: u32) -> (Page, TempDir) {
    page_with_ratios_and_alert(photos, 0.5)
}

/// The same with another alert level.
fn page_with_ratios_and_alert(photos: u32, alert_threshold: f64) -> (Page, TempDir) {
    let page = Page::ready_with(site::card_with(|card| {
        let (mut ages, mut sites) = ([[0.0; 9]; 9], [[0.0; 9]; 6]);
        ages[7][MELANOMA] = 1.0;
        sites[1][MELANOMA] = -1.0;
        let decision_rules = &mut card["decision_rules"];
        decision_rules["out_of_distribution"] = Value::Null;
        decision_rules["alert"]["threshold"] = json!(alert_threshold);
        decision_rules["age_and_site"] = json!({ "age": ages, "site": sites, "weight": 1.0, "age_lesions": vec![100; 9], "site_lesions": vec![50; 9] });
        card["figures"]["balanced_accuracy_with_age_and_site"] = json!({ "value": 0.75, "low": 0.7, "high": 0.8 });
    }));
    let folder = tempfile::tempdir().unwrap();
    page.pick(&synthetic_photos(&folder, photos));
    page.readings(photos as usize).iter().for_each(|reading| reading.assert_assessed_on("CPU"));
    (page, folder)
}

fn melanoma(page: &Page) -> f64 {
    page.reading().probabilities["MEL"]
}

/// A probability after its odds are multiplied by `ratio`.
fn with_ratio(probability: f64, ratio: f64) -> f64 {
    probability * ratio / (probability * ratio + 1.0 - probability)
}

fn choose_site(page: &Page, selector: &str, code: &str) {
    let script = "const select = document.querySelector(arguments[0]);
        select.value = arguments[1];
        select.dispatchEvent(new Event('change', { bubbles: true }));
        return select.value";
    assert_eq!(page.browser.run(script, &[json!(selector), json!(code)]), code, "the list of sites lacks this one");
}

#[test]
fn age_and_site_change_the_result_without_another_pass_of_the_network() {
    let (page, _folder) = page_with_ratios(1);
    let alone = melanoma(&page);
    let time = page.text_of(".provenance");
    assert!(!page.shows(".changed"), "there is an effect although nothing is given");

    page.browser.type_into(".patient .age", "72");
    assert!(page.text_of(".changed").starts_with("With age 72: "));
    assert!((melanoma(&page) - with_ratio(alone, std::f64::consts::E)).abs() < 1e-4);
    page.reading().assert_assessed_on("CPU");
    let focused = page.browser.run("return document.activeElement?.className", &[]);
    assert_eq!(focused, "age", "the input loses the focus during typing");

    choose_site(&page, ".patient .site", "trunk");
    let words = page.text_of(".changed");
    assert!(words.starts_with("With age 72 and trunk: ") && words.contains(" without)"), "{words}");
    assert!((melanoma(&page) - alone).abs() < 1e-4, "the ratios of age and site do not cancel");
    let announced = page.text_of("p[role=status].visually-hidden");
    assert!(announced.ends_with(&words), "{announced:?} does not end with {words:?}");
    let is_alert = page.shows(".reading > .alert");
    assert_eq!(announced.starts_with("Alert for shot-1.jpg: "), is_alert, "{announced}");

    choose_site(&page, ".patient .site", "");
    // Backspace is pressed twice.
    page.browser.type_into(".patient .age", "\u{e003}\u{e003}");
    assert!(!page.shows(".changed"));
    assert!((melanoma(&page) - alone).abs() < 1e-6, "the result of the photo alone is not restored");
    assert_eq!(page.text_of(".provenance"), time, "the network has processed the photo again");
    page.finish();
}

#[test]
fn age_and_site_raise_the_alert_and_do_not_switch_it_off() {
    let (page, _folder) = page_with_ratios(1);
    let malignant: f64 = ["MEL", "BCC", "SCC"].map(|code| page.reading().probabilities[code]).iter().sum();
    page.finish();
    // The age 72 raises the malignant probability, and the trunk lowers it.
    for (factor, alone) in [(1.01, false), (0.99, true)] {
        let (page, _folder) = page_with_ratios_and_alert(1, malignant * factor);
        assert_eq!(page.shows(".reading > .alert"), alone);
        if alone {
            choose_site(&page, ".patient .site", "trunk");
            assert!(page.text_of(".changed").starts_with("With trunk: "));
        } else {
            page.browser.type_into(".patient .age", "72");
            assert!(page.text_of(".changed").ends_with(" This raises the alert."));
        }
        assert!(page.shows(".reading > .alert"), "age or site has switched the alert off");
        page.finish();
    }
}

#[test]
fn an_age_of_the_lesion_raises_the_alert_of_each_of_its_photos() {
    let (page, _folder) = page_with_ratios(2);
    let mut malignant: Vec<(f64, String)> = page
        .readings(2)
        .into_iter()
        .map(|reading| (["MEL", "BCC", "SCC"].iter().map(|code| reading.probabilities[*code]).sum(), reading.file))
        .collect();
    malignant.sort_by(|a, b| a.0.total_cmp(&b.0));
    page.finish();
    let [(_, less), (highest, more)] = &malignant[..] else { panic!("{malignant:?}") };
    // Only the photo without the age reaches this level, with the age that is given with the other photo.
    let (page, _folder) = page_with_ratios_and_alert(2, highest * 1.01);
    for file in [less, more] {
        page.browser.click(&format!(".reading[data-file='{file}'] .same-lesion"));
    }
    assert!(!page.shows("#combined .alert"));
    page.browser.type_into(&format!(".reading[data-file='{less}'] .age"), "72");
    assert!(page.shows("#combined .alert"), "{malignant:?}");
    page.finish();
}

#[test]
fn an_invalid_age_has_a_message_and_no_effect() {
    let (page, _folder) = page_with_ratios(1);
    page.browser.type_into(".patient .age", "721");
    assert!(page.text_of(".patient .hint").contains("from 0 to 120"));
    assert!(page.shows(".patient .age[aria-invalid=true]") && !page.shows(".changed"));
    page.finish();
}

#[test]
fn an_age_given_with_one_photo_applies_to_all_photos_of_the_lesion() {
    let (page, _folder) = page_with_ratios(2);
    for file in ["shot-1.jpg", "shot-2.jpg"] {
        page.browser.click(&format!(".reading[data-file='{file}'] .same-lesion"));
    }
    assert!(page.shows("#combined .top-diagnosis") && !page.shows("#combined .changed"));
    page.browser.type_into(".reading[data-file='shot-1.jpg'] .age", "75");
    assert!(page.text_of("#combined .changed").starts_with("With age 75: "));
    page.browser.type_into(".reading[data-file='shot-2.jpg'] .age", "25");
    assert!(page.text_of("#combined .changed").contains("different ages or sites"));
    page.finish();
}

#[test]
fn a_model_without_ratios_has_no_inputs_for_age_and_site() {
    let page = Page::ready_with(site::card_with(|card| {
        card["decision_rules"]["out_of_distribution"] = Value::Null;
        card["decision_rules"]["age_and_site"] = Value::Null;
    }));
    let folder = tempfile::tempdir().unwrap();
    page.pick(&[write(folder.path(), "synthetic.jpg", Jpeg::PLAIN.encode(&photos::lesion(320, 240, 1)))]);
    page.reading().assert_assessed_on("CPU");
    assert!(!page.shows(".patient"));
    page.finish();
}

#[test]
fn the_screen_about_the_model_has_the_figures_with_age_and_site() {
    let (page, _folder) = page_with_ratios(1);
    page.browser.click("#nav-model");
    let text = page.text_of("#model");
    for expected in ["Balanced accuracy, with age and site", "900 lesions of known age and 450 of known site"] {
        assert!(text.contains(expected), "{expected:?} is not in\n{text}");
    }
    page.finish();
}
