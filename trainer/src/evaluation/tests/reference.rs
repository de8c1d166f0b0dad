//! Comparison with scikit-learn, statsmodels and numpy. `tests/evaluation/reference.py` computed the reference values.

use std::collections::BTreeMap;

use serde_json::Value;

use super::*;
use crate::calibrate::adaptive_sets;
use crate::evaluation::bootstrap::with_wilson_interval;
use crate::evaluation::comparison::mcnemar_exact;

const PHOTOS: &str = include_str!("../../../tests/evaluation/predictions.csv");
const FIGURES: &str = include_str!("../../../tests/evaluation/figures.json");

/// The reference's photos, and the multiplicity of each lesion in its `weighted` figures.
pub fn reference_photos() -> (Vec<Prediction>, BTreeMap<String, usize>) {
    let mut photos = Vec::new();
    let mut multiplicities = BTreeMap::new();
    for row in csv::Reader::from_reader(PHOTOS.as_bytes()).records() {
        let row = row.unwrap();
        multiplicities.insert(row[0].to_string(), row[1].parse().unwrap());
        photos.push(Prediction {
            path: format!("{}.jpg", photos.len()),
            label: Diagnosis::from_label(&row[2]).map(Label::Diagnosis),
            lesion: row[0].to_string(),
            probabilities: std::array::from_fn(|index| row[3 + index].parse().unwrap()),
            ..Prediction::default()
        });
    }
    (photos, multiplicities)
}

fn reference_figures(counted: &str) -> BTreeMap<String, f64> {
    let figures: serde_json::Value = serde_json::from_str(FIGURES).unwrap();
    serde_json::from_value(figures[counted].clone()).unwrap()
}

fn assert_same(found: &BTreeMap<String, f64>, expected: &BTreeMap<String, f64>) {
    let names = |figures: &BTreeMap<String, f64>| figures.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(found), names(expected));
    for (name, expected) in expected {
        assert!((found[name] - expected).abs() < 1e-12, "{name}: {} and not {expected}", found[name]);
    }
}

#[test]
fn figures_match_scikit_learn() {
    let (photos, multiplicities) = reference_photos();
    let evaluation = Evaluation::of(&photos, Bootstrap::default()).unwrap().unwrap();
    let found = evaluation.figures.iter().map(|(name, figure)| (name.clone(), figure.value)).collect();
    assert_same(&found, &reference_figures("once"));
    assert_eq!((evaluation.photos, evaluation.lesions, evaluation.unlabelled), (240, multiplicities.len(), 0));
    assert_eq!(evaluation.groups, evaluation.lesions, "all patients are unknown");
    let confusion: serde_json::Value = serde_json::from_str(FIGURES).unwrap();
    assert_eq!(serde_json::to_value(evaluation.confusion).unwrap(), confusion["confusion"]);
    for (name, Figure { value, low, high }) in &evaluation.figures {
        let most = if name == "negative_log_likelihood" { f64::INFINITY } else { 1.0 };
        assert!(low <= value && value <= high && 0.0 <= *low && *high <= most, "{name}: {low} {value} {high}");
    }
    // The width of the interval for 240 photos of eight classes.
    let Figure { low, high, .. } = evaluation.figures["balanced_accuracy"];
    assert!((0.08..0.25).contains(&(high - low)), "{low} to {high}");
}

#[test]
fn weighted_figures_match_scikit_learn() {
    let (photos, multiplicities) = reference_photos();
    // Both are in alphabetical order of the lesions.
    let multiplicities: Vec<usize> = multiplicities.into_values().collect();
    let found = LabelledPhotos::of(&photos).figures(&multiplicities).into_iter();
    let found = found.filter_map(|figure| Some((figure.name, figure.value?))).collect();
    assert_same(&found, &reference_figures("weighted"));
}

fn reference(key: &str) -> Value {
    serde_json::from_str::<Value>(FIGURES).unwrap()[key].clone()
}

#[test]
fn wilson_intervals_match_statsmodels() {
    for case in reference("proportions").as_array().unwrap() {
        let share = case["hits"].as_f64().unwrap() / case["of"].as_f64().unwrap();
        let constant = Figure { value: share, low: share, high: share };
        let found = with_wilson_interval(constant, Some(case["of"].as_u64().unwrap() as usize));
        let apart = [found.low, found.high].into_iter().zip(case["interval"].as_array().unwrap());
        for (found, expected) in apart {
            assert!((found - expected.as_f64().unwrap()).abs() < 1e-9, "{case}: {found}");
        }
        // A figure that varied, and one that is not a proportion, keep their intervals.
        let varied = Figure { high: share + 0.1, ..constant };
        assert_eq!((with_wilson_interval(varied, Some(3)), with_wilson_interval(constant, None)), (varied, constant));
    }
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
