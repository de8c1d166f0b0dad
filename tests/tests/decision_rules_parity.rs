//! The same decision_rules natively and in a browser: what a pass says -> [`Assessment`], to four decimals.
//!
//! One test for both sides, with a decision_rules of its own, so that another model does not change it. What is expected was
//! worked out by numpy, in double precision: `tests/golden/decision_rules.py`.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the message")]

use naevus_reading::assessment::Assessment;
use naevus_reading::decision::{DecisionRules, NetworkOutput};
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
fn a_sight_is_judged_the_same_on_every_machine() {
    let golden: Value = serde_json::from_str(GOLDEN).unwrap();
    let decision_rules: DecisionRules = serde_json::from_value(golden["decision_rules"].clone()).unwrap();
    let shots = judged_as_expected(&decision_rules, &golden["cases"]);
    let together = decision_rules.combine(&shots).unwrap();
    let expected = &golden["combined"];
    assert_eq!(
        (together.photos, together.refused),
        (numbers(&expected["counts"])[0] as usize, numbers(&expected["counts"])[1] as usize)
    );
    assert_eq!(together.agreeing, numbers(&expected["counts"])[2] as usize);
    for (found, expected) in together.probabilities.iter().zip(numbers(&expected["probabilities"])) {
        assert!((found - expected).abs() < 1e-4, "{found} {expected}");
    }
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn two_centres_and_a_regression_are_judged_the_same_too() {
    let golden: Value = serde_json::from_str(GOLDEN).unwrap();
    let (mut decision_rules, of_all) = (golden["decision_rules"].clone(), &golden["of_all"]);
    for field in ["clinical_mean", "no_lesion_regression"] {
        decision_rules["out_of_distribution"][field] = of_all[field].clone();
    }
    for limits in ["unusual", "refused"] {
        decision_rules["out_of_distribution"][limits]["no_lesion_log_odds"] =
            of_all["no_lesion_log_odds"][limits].clone();
    }
    judged_as_expected(&serde_json::from_value(decision_rules).unwrap(), &of_all["cases"]);
}

/// What `decision_rules` says in each of `cases`, after it was found to be what is expected.
fn judged_as_expected(decision_rules: &DecisionRules, cases: &Value) -> Vec<Assessment> {
    let cases = cases.as_array().unwrap();
    assert!(cases.len() >= 20);
    let mut assessments = Vec::new();
    for (place, case) in cases.iter().enumerate() {
        let maps = numbers(&case["logit_maps"]);
        let (places, _) = maps.as_chunks::<{ Diagnosis::COUNT }>();
        let assessment = decision_rules.assess(&NetworkOutput {
            map_size: [2, 2],
            logit_maps: places.to_vec(),
            features: numbers(&case["features"]),
            view: Symmetry::UPRIGHT,
        });
        let expected = &case["expected"];
        let close = |found: f32, expected: &Value| {
            let expected = expected.as_f64().unwrap();
            assert!(
                (f64::from(found) - expected).abs() < 1e-4 * expected.abs().max(1.0),
                "{place}: {found} {expected}"
            );
        };
        for (found, expected) in assessment.probabilities.iter().zip(expected["probabilities"].as_array().unwrap()) {
            close(*found, expected);
        }
        close(assessment.input_check.mahalanobis_distance, &expected["mahalanobis_distance"]);
        close(assessment.input_check.bare_skin_score, &expected["bare_skin_score"]);
        assert_eq!(assessment.input_check.status.name(), expected["status"], "{place}");
        let domain = assessment.input_check.domain.map(|domain| domain.name());
        assert_eq!(domain, expected["domain"].as_str(), "{place}");
        assert_eq!(
            assessment.input_check.no_lesion_log_odds.is_some(),
            expected["no_lesion_log_odds"].is_number(),
            "{place}"
        );
        if let Some(log_odds) = assessment.input_check.no_lesion_log_odds {
            close(log_odds, &expected["no_lesion_log_odds"]);
        }
        assert_eq!(serde_json::to_value(&assessment.prediction_set).unwrap(), expected["prediction_set"], "{place}");
        assert_eq!(assessment.suspicious, expected["suspicious"], "{place}");
        let map = expected["map"].as_array().unwrap();
        assert_eq!(assessment.map.values.len(), map.len(), "{place}");
        assessment.map.values.iter().zip(map).for_each(|(found, expected)| close(*found, expected));
        assessments.push(assessment);
    }
    assessments
}
