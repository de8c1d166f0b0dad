//! Comparison with scikit-learn and statsmodels. `reference/reference.py` computed the reference values.

use std::collections::BTreeMap;

use naevus_reading::card::Figure;
use serde_json::Value;

use crate::bootstrap::with_wilson_interval;
use crate::examples::{REFERENCE, reference_photos};
use crate::labelled_photos::LabelledPhotos;
use crate::{Bootstrap, Evaluation};

fn reference_figures(counted: &str) -> BTreeMap<String, f64> {
    let figures: serde_json::Value = serde_json::from_str(REFERENCE).unwrap();
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
    let confusion: serde_json::Value = serde_json::from_str(REFERENCE).unwrap();
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
    serde_json::from_str::<Value>(REFERENCE).unwrap()[key].clone()
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
