//! The same judgement natively and in a browser: what a pass says -> [`Assessment`], to four decimals.
//!
//! One test for both sides, with a judgement of its own, so that another model does not change it. What is expected was
//! worked out by numpy, in double precision: `tests/golden/judgement.py`.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the message")]

use naevus::assessment::Assessment;
use naevus::diagnosis::Diagnosis;
use naevus::judgement::{Judgement, Sight};
use naevus::symmetry::Symmetry;
use serde_json::Value;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);

const GOLDEN: &str = include_str!("../golden/judgement.json");

fn numbers(value: &Value) -> Vec<f32> {
    value.as_array().unwrap().iter().map(|number| number.as_f64().unwrap() as f32).collect()
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn a_sight_is_judged_the_same_on_every_machine() {
    let golden: Value = serde_json::from_str(GOLDEN).unwrap();
    let judgement: Judgement = serde_json::from_value(golden["judgement"].clone()).unwrap();
    let shots = judged_as_expected(&judgement, &golden["cases"]);
    let together = judgement.together(&shots).unwrap();
    let expected = &golden["together"];
    assert_eq!(
        (together.photos, together.left_out),
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
    let (mut judgement, of_all) = (golden["judgement"].clone(), &golden["of_all"]);
    for field in ["clinical_centre", "regression"] {
        judgement["familiarity"][field] = of_all[field].clone();
    }
    for limits in ["unusual", "refused"] {
        judgement["familiarity"][limits]["log_odds"] = of_all["log_odds"][limits].clone();
    }
    judged_as_expected(&serde_json::from_value(judgement).unwrap(), &of_all["cases"]);
}

/// What `judgement` says in each of `cases`, after it was found to be what is expected.
fn judged_as_expected(judgement: &Judgement, cases: &Value) -> Vec<Assessment> {
    let cases = cases.as_array().unwrap();
    assert!(cases.len() >= 20);
    let mut assessments = Vec::new();
    for (place, case) in cases.iter().enumerate() {
        let maps = numbers(&case["class_maps"]);
        let (places, _) = maps.as_chunks::<{ Diagnosis::COUNT }>();
        let assessment = judgement.of(&Sight {
            places: [2, 2],
            class_maps: places.to_vec(),
            traits: numbers(&case["traits"]),
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
        close(assessment.likeness.strangeness, &expected["strangeness"]);
        close(assessment.likeness.bareness, &expected["bareness"]);
        assert_eq!(assessment.likeness.verdict.name(), expected["verdict"], "{place}");
        let domain = assessment.likeness.domain.map(|domain| domain.name());
        assert_eq!(domain, expected["domain"].as_str(), "{place}");
        assert_eq!(assessment.likeness.log_odds.is_some(), expected["log_odds"].is_number(), "{place}");
        if let Some(log_odds) = assessment.likeness.log_odds {
            close(log_odds, &expected["log_odds"]);
        }
        assert_eq!(serde_json::to_value(&assessment.plausible).unwrap(), expected["plausible"], "{place}");
        assert_eq!(assessment.suspicious, expected["suspicious"], "{place}");
        let map = expected["map"].as_array().unwrap();
        assert_eq!(assessment.map.values.len(), map.len(), "{place}");
        assessment.map.values.iter().zip(map).for_each(|(found, expected)| close(*found, expected));
        assessments.push(assessment);
    }
    assessments
}
