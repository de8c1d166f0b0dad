//! The decision rules give the same [`Assessment`] natively and in a browser, to four decimals.
//!
//! The same test runs natively and in wasm. It has its own decision rules, which do not depend on the released model.
//! numpy computed the expected values in double precision: `tests/golden/decision_rules.py`.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the message")]

use naevus_reading::assessment::Assessment;
use naevus_reading::decision::{DecisionRules, LesionPhoto, NetworkOutput};
use naevus_reading::diagnosis::Diagnosis;
use naevus_reading::symmetry::Symmetry;
use serde_json::Value;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);

const GOLDEN: &str = include_str!("../golden/decision_rules.json");

fn numbers(value: &Value) -> Vec<f32> {
    value.as_array().unwrap().iter().map(|number| number.as_f64().unwrap() as f32).collect()
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn decision_rules_give_the_same_assessment_on_every_machine() {
    let golden: Value = serde_json::from_str(GOLDEN).unwrap();
    let decision_rules: DecisionRules = serde_json::from_value(golden["decision_rules"].clone()).unwrap();
    let assessments = checked_assessments(&decision_rules, &golden["cases"]);
    let photos: Vec<LesionPhoto<'_>> = assessments.iter().map(LesionPhoto::without_patient).collect();
    let combined = decision_rules.combine(&photos).unwrap();
    let expected = &golden["combined"];
    assert_eq!(
        (combined.photos, combined.refused),
        (numbers(&expected["counts"])[0] as usize, numbers(&expected["counts"])[1] as usize)
    );
    assert_eq!(combined.agreeing, numbers(&expected["counts"])[2] as usize);
    for (found, expected) in combined.probabilities.iter().zip(numbers(&expected["probabilities"])) {
        assert!((found - expected).abs() < 1e-4, "{found} {expected}");
    }
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn two_means_and_a_regression_give_the_same_assessment_on_every_machine() {
    let golden: Value = serde_json::from_str(GOLDEN).unwrap();
    let (mut decision_rules, with_all) = (golden["decision_rules"].clone(), &golden["of_all"]);
    for field in ["clinical_mean", "no_lesion_regression"] {
        decision_rules["out_of_distribution"][field] = with_all[field].clone();
    }
    for limits in ["unusual", "refused"] {
        decision_rules["out_of_distribution"][limits]["no_lesion_log_odds"] =
            with_all["no_lesion_log_odds"][limits].clone();
    }
    checked_assessments(&serde_json::from_value(decision_rules).unwrap(), &with_all["cases"]);
}

/// The assessments of `cases` by `decision_rules`, after a comparison with the expected ones.
fn checked_assessments(decision_rules: &DecisionRules, cases: &Value) -> Vec<Assessment> {
    let cases = cases.as_array().unwrap();
    assert!(cases.len() >= 20);
    let mut assessments = Vec::new();
    for (index, case) in cases.iter().enumerate() {
        let maps = numbers(&case["logit_maps"]);
        let (cells, _) = maps.as_chunks::<{ Diagnosis::COUNT }>();
        let assessment = decision_rules.assess(&NetworkOutput {
            map_size: [2, 2],
            logit_maps: cells.to_vec(),
            features: numbers(&case["features"]),
            view: Symmetry::IDENTITY,
        });
        let expected = &case["expected"];
        let close = |found: f32, expected: &Value| {
            let expected = expected.as_f64().unwrap();
            assert!(
                (f64::from(found) - expected).abs() < 1e-4 * expected.abs().max(1.0),
                "{index}: {found} {expected}"
            );
        };
        for (found, expected) in assessment.probabilities.iter().zip(expected["probabilities"].as_array().unwrap()) {
            close(*found, expected);
        }
        close(assessment.input_check.mahalanobis_distance, &expected["mahalanobis_distance"]);
        close(assessment.input_check.bare_skin_score, &expected["bare_skin_score"]);
        assert_eq!(assessment.input_check.status.name(), expected["status"], "{index}");
        let domain = assessment.input_check.domain.map(|domain| domain.name());
        assert_eq!(domain, expected["domain"].as_str(), "{index}");
        assert_eq!(
            assessment.input_check.non_lesion_log_odds.is_some(),
            expected["no_lesion_log_odds"].is_number(),
            "{index}"
        );
        if let Some(log_odds) = assessment.input_check.non_lesion_log_odds {
            close(log_odds, &expected["no_lesion_log_odds"]);
        }
        assert_eq!(serde_json::to_value(&assessment.prediction_set).unwrap(), expected["prediction_set"], "{index}");
        assert_eq!(assessment.suspicious, expected["suspicious"], "{index}");
        let map = expected["map"].as_array().unwrap();
        assert_eq!(assessment.map.values.len(), map.len(), "{index}");
        assessment.map.values.iter().zip(map).for_each(|(found, expected)| close(*found, expected));
        assessments.push(assessment);
    }
    assessments
}
