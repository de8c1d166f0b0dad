//! Comparison with statsmodels and numpy. `reference.py` of naevus-evaluation computed the reference values.

use naevus_evaluation::examples::{REFERENCE, reference_photos};
use serde_json::Value;

use crate::calibrate::adaptive_sets;
use crate::evaluation::comparison::mcnemar_exact;
use crate::evaluation::{Bootstrap, PredictionSets};

fn reference(key: &str) -> Value {
    serde_json::from_str::<Value>(REFERENCE).unwrap()[key].clone()
}

#[test]
fn mcnemars_test_matches_statsmodels() {
    for case in reference("mcnemar").as_array().unwrap() {
        let [one, other] = ["one", "other"].map(|key| case[key].as_u64().unwrap() as usize);
        let expected = case["p"].as_f64().unwrap();
        for found in [mcnemar_exact(one, other), mcnemar_exact(other, one)] {
            assert!((found - expected).abs() < 1e-9 * expected, "{case}: {found}");
        }
    }
}

#[test]
fn prediction_sets_match_numpy() {
    let (photos, _) = reference_photos();
    let (calibration, test) = photos.split_at(photos.len() / 2);
    let labelled = calibration.iter().map(|photo| (photo.probabilities, photo.diagnosis().unwrap()));
    let probabilities: Vec<_> = labelled.collect();
    for case in reference("sets").as_array().unwrap() {
        let number = |value: &Value| value.as_f64().unwrap();
        let rule = adaptive_sets(&probabilities, number(&case["coverage"])).unwrap();
        assert!((rule.threshold - number(&case["threshold"])).abs() < 1e-6, "{rule:?} {}", case["threshold"]);
        assert_eq!(rule.rank_penalty, number(&case["rank_penalty"]));
        assert_eq!(rule.unpenalised_ranks as f64, number(&case["unpenalised_ranks"]));
        assert_eq!(rule.photos.iter().sum::<usize>(), calibration.len());
        let bootstrap = Bootstrap { resamples: 50, seed: 0 };
        let sets = PredictionSets::measure(rule, test, bootstrap).unwrap();
        let named = [("covered", sets.covered), ("mean_size", sets.mean_size), ("single", sets.single)];
        for (name, found) in named {
            assert!((found.value - number(&case[name])).abs() < 1e-12, "{name}: {found:?}");
            assert!(found.low <= found.value && found.value <= found.high, "{name}: {found:?}");
        }
        let expected = case["covered_of"].as_object().unwrap();
        assert_eq!(sets.covered_of.len(), expected.len());
        for (diagnosis, found) in &sets.covered_of {
            assert!((found.value - number(&expected[diagnosis.code()])).abs() < 1e-12, "{diagnosis:?}: {found:?}");
        }
        assert_eq!(sets.sizes.iter().sum::<usize>(), test.len());
    }
    assert!(adaptive_sets(&probabilities, 1.0).is_err());
}
