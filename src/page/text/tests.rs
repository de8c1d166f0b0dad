//! No sentence about a photo without an alert, or about a refused photo, reads as an all-clear.

use crate::page::text::age_and_site::{HINT, PHOTO_ALONE, Prediction, effect};
use crate::page::text::assessment::{self, CAUTION, announcement, badge, clinical_photo, first_view, row_details};
use crate::page::text::combined::{self, Announcement};
use crate::page::text::message::Phrase;
use crate::page::text::model_card::{SEVERAL_PHOTOS, reliability};
use crate::page::text::reassuring::{assert_none_reassures, reassuring_phrase};
use crate::page::text::safety::{Alert, NOT_A_FINDING, NOT_ASSESSED, Statement, not_raised, raised, refusal};
use crate::protocol::Backend;
use naevus_reading::assessment::{
    ActivationMap, Assessment, CombinedAssessment, InputCheck, InputStatus, most_probable, ranked,
};
use naevus_reading::card::{CombinedFigures, LeftOutArchive, ModelCard};
use naevus_reading::decision::{Patient, Site};
use naevus_reading::diagnosis::{Diagnosis, Group};
use naevus_reading::domain::Domain;
use serde_json::json;

const FILE: &str = "photo.jpg";

/// The shipped card with these figures, and with these alert sensitivities on left-out archives, each with whether it
/// is a clinical one and the only archive of its domain. The others are of dermoscopy.
fn card(figures: &[(&str, f64)], left_out: &[(f64, bool)]) -> ModelCard {
    let mut card = ModelCard::from_json(include_str!("../../../www/model/card.json")).unwrap();
    let figure = |value: f64| json!({ "value": value, "low": value, "high": value });
    card.figures.clear();
    for (key, value) in figures {
        card.figures.insert((*key).to_string(), serde_json::from_value(figure(*value)).unwrap());
    }
    let archive = |(sensitivity, is_only): &(f64, bool)| -> LeftOutArchive {
        let archive = json!({
            "archive": "north", "photos": 100, "figures": { "alert_sensitivity": figure(*sensitivity) },
            "domains": [if *is_only { "clinical" } else { "dermoscopy" }], "is_only_archive_of_its_domain": is_only,
            "compared_photos": 0, "compared": {},
        });
        serde_json::from_value(archive).unwrap()
    };
    card.left_out_archives = left_out.iter().map(archive).collect();
    card.combined_photos = None;
    card.decision_rules.alert.threshold = 0.1;
    card
}

/// The figures of combined photos with this alert sensitivity, of 90 malignant lesions.
fn combined_figures(value: f64, low: f64) -> CombinedFigures {
    let figure = json!({ "value": value, "low": low, "high": 1.0 });
    let figures = json!({ "alert_sensitivity": figure, "alert_specificity": figure, "accuracy": figure });
    let measured = json!({
        "lesions": 300, "photos": 700, "malignant": 90, "with_set": 280,
        "combined": figures, "one_photo": figures, "differences": figures,
    });
    serde_json::from_value(measured).unwrap()
}

/// Cards with all figures, without those of other clinics, without any, and of a model without an alert level.
fn cards() -> [ModelCard; 4] {
    let figures = [("alert_sensitivity", 0.965), ("alert_sensitivity_clinical", 0.94)];
    let mut without_level = card(&figures, &[]);
    without_level.decision_rules.alert.threshold = 2.0;
    let mut all = card(&figures, &[(0.96, false), (0.914, false), (0.4, true)]);
    all.combined_photos = Some(combined_figures(0.989, 0.962));
    [all, card(&figures, &[]), card(&[], &[]), without_level]
}

/// Assessments with each most probable diagnosis, clear and not clear, with prediction sets of different sizes.
fn assessments(status: InputStatus, domain: Option<Domain>) -> Vec<Assessment> {
    let mut assessments = Vec::new();
    for first in Diagnosis::ALL {
        for probability in [0.92, 0.3] {
            for size in [0, 1, 2, Diagnosis::COUNT] {
                let mut probabilities = [(1.0 - probability) / 8.0; Diagnosis::COUNT];
                probabilities[first.index()] = probability;
                let mut assessment = Assessment::from_probabilities(probabilities);
                assessment.prediction_set.truncate(size);
                assessment.input_check = InputCheck { status, domain, ..InputCheck::default() };
                assessment.map = ActivationMap { rows: 1, columns: 2, values: vec![1.0, 0.0] };
                assessments.push(assessment);
            }
        }
    }
    assessments
}

fn spoken(statement: Option<Statement>) -> String {
    statement.as_ref().map(Statement::spoken).unwrap_or_default()
}

/// Every sentence about one photo.
fn sentences_of_photo(assessment: &Assessment, alert: &Alert, card: &ModelCard) -> Vec<String> {
    let check = assessment.input_check;
    if let Some(refusal) = refusal(check.status) {
        let visible = [NOT_ASSESSED, NOT_A_FINDING, refusal.reason, refusal.advice].map(String::from);
        return visible.into_iter().chain([announcement(FILE, assessment, alert, Some(card))]).collect();
    }
    let first = most_probable(&assessment.probabilities);
    let same = Prediction { probabilities: assessment.probabilities, suspicious: false };
    let patient = Patient { age_years: Some(72), site: Some(Site::Trunk) };
    vec![
        announcement(FILE, assessment, alert, Some(card)),
        first_view(assessment, Backend::Cpu),
        CAUTION.into(),
        assessment::DECODED_BY_BROWSER.into(),
        clinical_photo(&check, card).unwrap_or_default(),
        format!("{} {}", assessment::top_diagnosis_label(assessment, alert), assessment::name_and_badge(first)),
        spoken(not_raised(alert, &[check], Some(card))),
        assessment::prediction_set(&assessment.prediction_set).unwrap_or_default(),
        assessment::activation_map(&assessment.map, first),
        assessment::activation_map(&ActivationMap::default(), first),
        assessment::activation_map_label(assessment::peak_region(&assessment.map)),
        effect(&patient, &same, &same).unwrap(),
        HINT.into(),
        PHOTO_ALONE.into(),
    ]
}

/// Every sentence about this photo combined with another one like it.
fn sentences_of_combination(assessment: &Assessment, alert: &Alert, card: &ModelCard) -> Vec<String> {
    let checks = [assessment.input_check; 2];
    let unusual = checks.iter().filter(|check| check.status == InputStatus::Unusual).count();
    let statement = not_raised(alert, &checks, Some(card));
    [1, 2]
        .into_iter()
        .flat_map(|agreeing| {
            let combined = CombinedAssessment {
                photos: 2,
                refused: 1,
                agreeing,
                probabilities: assessment.probabilities,
                prediction_set: assessment.prediction_set.clone(),
                suspicious: false,
                mean_raises_alert: false,
                raised_by: Vec::new(),
            };
            let (first, probability) = ranked(&combined.probabilities)[0];
            let stands_out = probability >= 0.5;
            let is_clear = unusual == 0 && assessment::is_clear(first, stands_out, alert);
            let label = combined::top_diagnosis_label(unusual > 0, stands_out, is_clear);
            let spoken = Announcement {
                combined: &combined,
                raised: None,
                not_raised: statement.as_ref(),
                unusual,
                label,
                effect: Some(&combined::CONTRADICTORY),
            };
            vec![
                combined::announcement(&spoken),
                combined::title(Some(2)),
                combined::title(None),
                combined::hint(1).into(),
                combined::hint(2).into(),
                combined::NONE_SELECTED.into(),
            ]
        })
        .collect()
}

#[test]
fn a_photo_without_an_alert_gets_no_all_clear() {
    for status in [InputStatus::InDistribution, InputStatus::Unusual] {
        for domain in [None, Some(Domain::Dermoscopy), Some(Domain::Clinical)] {
            for card in cards() {
                let alert = Alert::new(false, Some(&card));
                assert!(!alert.is_raised());
                for assessment in assessments(status, domain) {
                    assert_none_reassures(&sentences_of_photo(&assessment, &alert, &card));
                    assert_none_reassures(&sentences_of_combination(&assessment, &alert, &card));
                    let announced = announcement(FILE, &assessment, &alert, Some(&card));
                    let missed = not_raised(&alert, &[assessment.input_check], Some(&card)).unwrap();
                    assert!(announced.contains(&missed.spoken()), "{announced}");
                }
            }
        }
    }
}

#[test]
fn a_refusal_gets_no_all_clear_and_says_that_it_is_not_a_finding() {
    for status in [InputStatus::OutOfDistribution, InputStatus::BareSkin] {
        for card in cards() {
            for assessment in assessments(status, None) {
                // The alert of a refused photo has no meaning, and the page does not show it.
                let alert = Alert::new(true, Some(&card));
                let sentences = sentences_of_photo(&assessment, &alert, &card);
                assert_none_reassures(&sentences);
                let announced = sentences.last().unwrap();
                assert!(announced.contains(NOT_A_FINDING.text()) && !announced.contains("Alert"), "{announced}");
            }
        }
    }
}

#[test]
fn groups_describe_diagnoses() {
    assert_eq!(
        Group::ALL.map(badge).map(|badge| badge.map(Phrase::text)),
        [None, Some("precancer"), Some("malignant")]
    );
    for diagnosis in Diagnosis::ALL {
        for is_in_set in [false, true] {
            let details = row_details(diagnosis, is_in_set);
            let rest = details.strip_prefix(&format!(", {}, ", diagnosis.group().name())).unwrap();
            assert_eq!(reassuring_phrase(rest), None);
        }
    }
}

#[test]
fn a_raised_alert_is_announced_first_and_contradicts_a_diagnosis_that_is_not_malignant() {
    let card = &cards()[0];
    let alert = Alert::new(true, Some(card));
    for status in [InputStatus::InDistribution, InputStatus::Unusual] {
        for assessment in assessments(status, None) {
            let announced = announcement(FILE, &assessment, &alert, Some(card));
            assert!(announced.starts_with("Alert for photo.jpg: show this lesion to a doctor. "), "{announced}");
            assert!(!announced.contains("misses"), "{announced}");
            let first = most_probable(&assessment.probabilities);
            let label = assessment::top_diagnosis_label(&assessment, &alert);
            assert_eq!(
                label.text() == "Resembles",
                assessment.is_confident() && first.group() == Group::Malignant,
                "{label}"
            );
        }
    }
    for alert in [Alert::NotRaised, Alert::Undefined] {
        assert_eq!(raised(&alert, 0.5, &[InputCheck::default()], Some(card)), None);
    }
    assert_eq!(not_raised(&alert, &[InputCheck::default()], Some(card)), None);
}

#[test]
fn photos_that_alone_raise_the_alert_are_named() {
    let statement = |files: &[&str]| {
        let files = files.iter().map(|file| (*file).to_string()).collect();
        raised(&Alert::RaisedByPhotos(files), 0.05, &[InputCheck::default(); 3], Some(&cards()[0])).unwrap().text
    };
    let one = statement(&["a.jpg"]);
    assert!(one.starts_with("One of the photos alone reaches the alert level of 10%: a.jpg. "), "{one}");
    let two = statement(&["a.jpg", "b.jpg"]);
    assert!(two.starts_with("2 of the photos alone reach the alert level of 10%: a.jpg, b.jpg. "), "{two}");
}

#[test]
fn an_alert_says_how_far_it_is_reached_and_how_often_it_is_raised() {
    let figures = [("alert_sensitivity", 0.965), ("alert_specificity", 0.456), ("alert_sensitivity_clinical", 0.9)];
    let card = card(&figures, &[]);
    let text = |malignant, checks: &[InputCheck]| raised(&Alert::Raised, malignant, checks, Some(&card)).unwrap().text;
    let usual = InputCheck::default();
    let one = text(0.31, &[usual]);
    assert!(one.starts_with("The malignant diagnoses together have 31%. The alert level is 10%. "), "{one}");
    let often = "Of 100 malignant lesions like those of the test set, it is raised for about 96, and of 100 other lesions \
        for about 55.";
    assert!(one.contains(often), "{one}");
    assert!(text(0.31, &[usual; 3]).starts_with("In the 3 photos together, the malignant diagnoses have 31%."));
    let withdrawn = text(0.05, &[usual]);
    assert!(withdrawn.starts_with("Without age and site, the malignant diagnoses together reach "), "{withdrawn}");
    let clinical = InputCheck { domain: Some(Domain::Clinical), ..usual };
    assert!(!text(0.31, &[clinical]).contains("Of 100"), "its specificity was not measured");
}

#[test]
fn the_missed_lesions_are_those_of_the_card_rounded_up() {
    let text = |check: InputCheck, card: &ModelCard| not_raised(&Alert::NotRaised, &[check], Some(card)).unwrap().text;
    let [all, own_clinics, none, _] = cards();
    let clinical = InputCheck { domain: Some(Domain::Clinical), ..InputCheck::default() };
    let unusual = InputCheck { status: InputStatus::Unusual, ..InputCheck::default() };
    let dermoscopy_left_out = card(&[("alert_sensitivity_clinical", 0.94)], &[(0.96, false)]);
    for (check, card, expected) in [
        (
            InputCheck::default(),
            &all,
            "like those of the test set, the alert misses about 4, in other clinics about 9.",
        ),
        (InputCheck::default(), &own_clinics, "the alert misses about 4. In other clinics this was not measured."),
        (InputCheck::default(), &none, "How many malignant lesions the alert misses was not measured."),
        (unusual, &all, "For unusual photos this was not measured."),
        (clinical, &all, "without a dermatoscope, the alert misses about 6. In other clinics this was not measured."),
        (clinical, &dermoscopy_left_out, "misses about 6. In other clinics this was not measured."),
        (clinical, &none, "the alert misses in photos without a dermatoscope was not measured."),
    ] {
        let text = text(check, card);
        assert!(text.contains(expected), "{expected:?} is not in {text:?}");
    }
    for (sensitivity, missed) in [(0.95, 5), (0.9501, 5), (0.949, 6), (0.9, 10), (0.57, 43), (0.0, 100), (1.0, 1)] {
        let text = text(InputCheck::default(), &card(&[("alert_sensitivity", sensitivity)], &[]));
        assert!(
            text.contains(&format!(
                "Of 100 malignant lesions like those of the test set, the alert misses about {missed}."
            )),
            "{text}"
        );
    }
}

#[test]
fn the_missed_lesions_of_combined_photos_are_those_of_the_card() {
    let [mut all, own_clinics, ..] = cards();
    let of = |status, domain| InputCheck { status, domain, ..InputCheck::default() };
    let usual = of(InputStatus::InDistribution, Some(Domain::Dermoscopy));
    let text =
        |checks: &[InputCheck], card: &ModelCard| not_raised(&Alert::NotRaised, checks, Some(card)).unwrap().text;
    let measured = "For combined photos it misses 2 to 4 of 100, measured on 90 malignant lesions of the test set.";
    assert!(text(&[usual; 2], &all).contains(measured));
    assert!(!text(&[usual; 2], &all).contains("For combined photos this was not measured."));
    assert!(!text(&[usual], &all).contains("For combined photos"), "it is one photo");
    assert!(text(&[usual; 2], &own_clinics).contains("For combined photos this was not measured."));
    let unusual = text(&[usual, of(InputStatus::Unusual, None)], &all);
    assert!(unusual.contains(measured) && unusual.contains("For unusual photos this was not measured."), "{unusual}");
    let clinical = text(&[of(InputStatus::InDistribution, Some(Domain::Clinical)); 2], &all);
    assert!(clinical.contains("For combined photos this was not measured."), "{clinical}");
    all.combined_photos = Some(combined_figures(1.0, 0.995));
    assert!(text(&[usual; 2], &all).contains("For combined photos it misses 1 of 100, "));
}

#[test]
fn the_screen_shows_the_figures_of_combined_photos_next_to_those_of_one_photo() {
    let [all, own_clinics, ..] = cards();
    let section =
        |card: &ModelCard| reliability(card).into_iter().find(|(heading, _)| *heading == SEVERAL_PHOTOS).map(|it| it.1);
    assert_eq!(section(&own_clinics), None);
    let text = section(&all).unwrap();
    for part in [
        "Measured on 300 lesions of the test set with 700 photos; 90 of the lesions are malignant.",
        "The alert is raised for 98.9% (96.2–100.0%) [98.9% (96.2–100.0%)] of the malignant lesions.",
    ] {
        assert!(text.contains(part), "{part:?} is not in {text:?}");
    }
    assert!(!text.contains("of the lesions with a set"), "the card has no such figure: {text}");
}
