//! The released model, and the errors of the loader.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "in a test a panic is the message")]

use std::fs;
use std::path::{Path, PathBuf};

use burn::tensor::Device;
use image::RgbImage;
use naevus_network::classifier::{CPU_TOLERANCE, Classifier, ModelError};
use naevus_network::golden::synthetic_photo;
use naevus_network::{Architecture, Network, NetworkConfig, Padding};
use naevus_reading::card::{Figure, ModelCard};
use naevus_reading::decision::{DecisionRules, LogisticRegression, OutOfDistributionDetector, decade};
use naevus_reading::diagnosis::Diagnosis;
use naevus_reading::photo::Photo;
use naevus_reading::preprocess::Input;
use naevus_reading::symmetry::Symmetry;
use naevus_tests::non_lesions;
use serde_json::{Value, json};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn card_json() -> Value {
    serde_json::from_str(&fs::read_to_string(root().join("www/model/card.json")).unwrap()).unwrap()
}

fn card() -> ModelCard {
    ModelCard::from_json(&card_json().to_string()).unwrap()
}

fn weights() -> Vec<u8> {
    fs::read(root().join("www/model").join(card().weights.file)).unwrap()
}

/// The error of the card with `value` at `pointer`, loaded with the released weights.
fn load_error(pointer: &str, value: Value) -> String {
    let mut json = card_json();
    *json.pointer_mut(pointer).unwrap() = value;
    let loaded = ModelCard::from_json(&json.to_string())
        .map_err(ModelError::from)
        .and_then(|card| Classifier::load(card, &weights(), Device::flex()))
        .and_then(|classifier| pollster::block_on(classifier.self_test(CPU_TOLERANCE)));
    loaded.unwrap_err().to_string()
}

#[test]
fn the_shipped_model_computes_its_golden_readings() {
    let classifier = Classifier::load(card(), &weights(), Device::flex()).unwrap();
    assert!(classifier.card().golden_readings.len() >= 2);
    pollster::block_on(classifier.self_test(CPU_TOLERANCE)).unwrap();
    pollster::block_on(classifier.recheck(CPU_TOLERANCE)).unwrap();
    // The tolerance is far above the differences between CPUs: the same machine reproduces the reference.
    pollster::block_on(classifier.self_test(1e-4)).unwrap();
    for golden in &classifier.card().golden_readings {
        assert!(golden.non_lesion_log_odds.is_some() && golden.mahalanobis_distance > 0.0, "{golden:?}");
        assert_eq!(golden.map.values.len(), golden.map.rows * golden.map.columns);
        assert!(golden.map.peak().is_some());
    }
}

#[test]
fn the_self_test_notices_every_output_that_differs_from_the_trainers() {
    let json = card_json();
    let number = |pointer: &str| json.pointer(pointer).unwrap().as_f64().unwrap();
    for (pointer, output) in [
        ("probabilities/0", "another probability"),
        ("mahalanobis_distance", "another Mahalanobis distance"),
        ("bare_skin_score", "another bare-skin score"),
        ("no_lesion_log_odds", "another \"no lesion\" score"),
        ("map/values/3", "another activation map"),
    ] {
        // The second reading as well: the self-test computes all of them.
        for reading in [0, 1] {
            let pointer = format!("/golden_readings/{reading}/{pointer}");
            let value = number(&pointer);
            let message = load_error(&pointer, json!(value + 0.1 * value.abs().max(1.0)));
            assert!(message.contains(&format!("{output} than the trainer")), "{pointer}: {message}");
        }
    }
    let message = load_error("/golden_readings/0/no_lesion_log_odds", Value::Null);
    assert!(message.contains("\"no lesion\" score"), "{message}");
    let message = load_error("/golden_readings/0/map/rows", json!(1));
    assert!(message.contains("another activation map"), "{message}");
    let message = load_error("/golden_readings/0/mahalanobis_distance", Value::Null);
    assert!(message.contains("the model card cannot be read"), "{message}");
}

#[test]
fn the_self_test_notices_decision_rules_that_give_other_scores() {
    let shipped = Classifier::load(card(), &weights(), Device::flex()).unwrap();
    let detector = shipped.card().decision_rules.out_of_distribution.clone().unwrap();
    type Change = fn(&mut OutOfDistributionDetector);
    let changes: [(Change, &str); 3] = [
        (|detector| detector.whitening.iter_mut().for_each(|weight| *weight *= 1.2), "Mahalanobis distance"),
        (|detector| detector.bare_skin_intercept += 0.2, "bare-skin score"),
        (|detector| detector.non_lesion_regression.as_mut().unwrap().intercept += 2.0, "\"no lesion\" score"),
    ];
    for (change, output) in changes {
        let mut changed = detector.clone();
        change(&mut changed);
        let rules = DecisionRules { out_of_distribution: Some(changed), ..shipped.card().decision_rules.clone() };
        let classifier = Classifier::load(card(), &weights(), Device::flex()).unwrap().with_decision_rules(rules);
        for error in [
            pollster::block_on(classifier.self_test(CPU_TOLERANCE)).unwrap_err(),
            pollster::block_on(classifier.recheck(CPU_TOLERANCE)).unwrap_err(),
        ] {
            assert!(error.to_string().contains(&format!("another {output} than the trainer")), "{error}");
        }
    }
}

#[test]
fn impossible_results_are_errors() {
    let mut rules = card().decision_rules;
    rules.calibration.shift[4] = f32::NAN;
    let with_nan = || Classifier::load(card(), &weights(), Device::flex()).unwrap().with_decision_rules(rules.clone());
    let classifier = with_nan();
    let input = classifier.preprocess(&synthetic_photo(5));
    let mut first = None;
    let errors = [
        pollster::block_on(classifier.assess(std::slice::from_ref(&input))).unwrap_err(),
        pollster::block_on(classifier.assess_progressively(&input, |view| first = Some(view))).unwrap_err(),
        pollster::block_on(classifier.self_test(f32::MAX)).unwrap_err(),
        pollster::block_on(classifier.recheck(f32::MAX)).unwrap_err(),
    ];
    for error in errors {
        assert!(matches!(error, ModelError::ImpossibleResult(_)), "{error}");
        assert!(error.to_string().contains("an impossible result (a probability is NaN)"), "{error}");
    }
    assert_eq!(first, None, "an impossible assessment of the first view is passed on");
}

#[test]
fn a_batch_gives_the_same_assessments_as_single_photos() {
    let classifier = Classifier::load(card(), &weights(), Device::flex()).unwrap();
    let inputs: Vec<_> = (10..15).map(|seed| classifier.preprocess(&synthetic_photo(seed))).collect();
    let batched = pollster::block_on(classifier.assess(&inputs)).unwrap();
    for (input, batched) in inputs.into_iter().zip(batched) {
        let alone = pollster::block_on(classifier.assess(&[input])).unwrap().remove(0);
        assert!(alone.largest_difference(&batched.probabilities) < 1e-5);
    }
}

#[test]
fn the_assessment_does_not_depend_on_the_orientation_of_the_photo() {
    let classifier = Classifier::load(card(), &weights(), Device::flex()).unwrap();
    let photo = synthetic_photo(12);
    let inputs = Symmetry::ALL.map(|view| classifier.preprocess(&view.apply(&photo)));
    let readings = pollster::block_on(classifier.assess(&inputs)).unwrap();
    let upright = &readings[0];
    for (view, reading) in Symmetry::ALL.into_iter().zip(&readings) {
        // The resize is asymmetric by at most one unit of a byte.
        assert!(reading.largest_difference(&upright.probabilities) < 0.01, "{view:?}");
        let map = &upright.map;
        let transformed = view.apply_to_grid(&map.values, [map.rows, map.columns], 1);
        let span = map.values.iter().copied().fold(0.0, |span: f32, value| span.max(value.abs()));
        let difference = transformed.iter().zip(&reading.map.values).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
        assert!(difference < 0.015 * span, "{view:?}: {difference} of {span}");
    }
}

#[test]
fn the_first_view_is_passed_on_and_the_assessment_is_that_of_all_eight_views() {
    let classifier = Classifier::load(card(), &weights(), Device::flex()).unwrap();
    let input = classifier.preprocess(&synthetic_photo(12));
    let mut first = None;
    let assessment = pollster::block_on(classifier.assess_progressively(&input, |view| first = Some(view))).unwrap();
    let view = pollster::block_on(classifier.outputs(std::slice::from_ref(&input))).unwrap().remove(0);
    assert_eq!(first.unwrap(), classifier.card().decision_rules.assess(&view));
    let all = pollster::block_on(classifier.assess(&[input])).unwrap().remove(0);
    assert!(assessment.largest_difference(&all.probabilities) < 1e-5);
}

#[test]
fn the_mean_of_the_activation_map_is_the_relative_logit() {
    let classifier = Classifier::load(card(), &weights(), Device::flex()).unwrap();
    let input = classifier.preprocess(&synthetic_photo(12));
    let output =
        pollster::block_on(classifier.mean_outputs(std::slice::from_ref(&input), &Symmetry::ALL)).unwrap().remove(0);
    let reading = pollster::block_on(classifier.assess(&[input])).unwrap().remove(0);
    let top_diagnosis = reading.ranked()[0].0;
    assert_eq!(reading.map.values.len(), reading.map.rows * reading.map.columns);
    let mean = reading.map.values.iter().sum::<f32>() / reading.map.values.len() as f32;
    let logits = output.logits();
    let relative_logit = logits[top_diagnosis.index()] - logits.iter().sum::<f32>() / logits.len() as f32;
    assert!((mean - relative_logit).abs() < 1e-4, "{mean} {relative_logit}");
}

#[test]
fn decision_rules_of_another_network_are_refused() {
    let mut card = card();
    card.decision_rules.out_of_distribution.as_mut().unwrap().mean.pop();
    let message = Classifier::load(card, &weights(), Device::flex()).unwrap_err().to_string();
    assert!(message.contains("do not fit its network"), "{message}");
    let mut card = self::card();
    let (two_weights, kinds) = (vec![0.0; 2], Default::default());
    let regression = LogisticRegression { weights: two_weights, intercept: 0.0, l2_penalty: 1.0, kinds };
    card.decision_rules.out_of_distribution.as_mut().unwrap().non_lesion_regression = Some(regression);
    let message = Classifier::load(card, &weights(), Device::flex()).unwrap_err().to_string();
    assert!(message.contains("do not fit its network"), "{message}");
}

#[test]
fn photos_without_a_lesion_are_refused() {
    let classifier = Classifier::load(card(), &weights(), Device::flex()).unwrap();
    let (mut refused, mut all) = (0, 0);
    for (kind, pictures) in non_lesions::kinds() {
        let input = |picture: &RgbImage| {
            classifier.preprocess(&Photo::from_rgb(picture.width(), picture.height(), picture.as_raw().clone()))
        };
        let inputs: Vec<Input> = pictures.iter().map(input).collect();
        let readings = pollster::block_on(classifier.assess(&inputs)).unwrap();
        let refused_of_kind = readings.iter().filter(|reading| reading.is_refused()).count();
        println!("{kind}: {refused_of_kind} of {} refused", readings.len());
        (refused, all) = (refused + refused_of_kind, all + readings.len());
    }
    assert!(refused * 100 >= all * 99, "{refused} of {all}");
}

#[test]
fn other_weights_are_refused_with_the_difference() {
    let load_error = |weights: Vec<u8>| Classifier::load(card(), &weights, Device::flex()).unwrap_err().to_string();
    let whole = weights();
    let cut = load_error(whole[..whole.len() - 1].to_vec());
    assert!(cut.contains(&format!("{} bytes", whole.len() - 1)) && cut.contains("cut off"), "{cut}");
    let mut altered = whole;
    altered[1000] ^= 1;
    let altered = load_error(altered);
    assert!(altered.contains("SHA-256"), "{altered}");
}

#[test]
fn other_cards_are_refused_with_the_difference() {
    let message = load_error("/card_version", json!(99));
    assert!(message.contains("version 99"), "{message}");
    let message = load_error("/diagnoses/0", json!("NV"));
    assert!(message.contains("use a model of this program"), "{message}");
    let message = load_error("/input_side_px", json!(64));
    assert!(message.contains("64 px"), "{message}");
    let message = load_error("/architecture/outputs", json!(7));
    assert!(message.contains("7 outputs"), "{message}");
    let message = load_error("/architecture/architecture", json!({"mobile_net_v2": {"width": 0.5, "padding": "same"}}));
    assert!(message.contains("do not fit"), "{message}");
    let message = load_error("/architecture/architecture", json!("resnet"));
    assert!(message.contains("cannot build"), "{message}");
    assert!(ModelCard::from_json("<html>not found</html>").unwrap_err().to_string().contains("cannot be read"));
    let message = load_error("/decision_rules/calibration/temperature", json!(1e39));
    assert!(message.contains("1e39, which is too large"), "{message}");
}

#[test]
fn the_card_has_the_figures_that_the_page_and_the_readme_show() {
    let card = card();
    for name in ["accuracy", "balanced_accuracy", "macro_auroc", "melanoma_auroc", "malignant_auroc"] {
        let Figure { value, low, high } = card.figures[name];
        assert!(0.0 < low && low <= value && value <= high && high <= 1.0, "{name}");
    }
    assert_eq!(card.measured_photos.len(), Diagnosis::COUNT);
    let diagnosed = card.measured_photos.values().sum::<usize>();
    assert!((1000..=card.data.photos.test).contains(&diagnosed), "the others are known only as not malignant");
    assert!(card.data.photos.test > 1000 && card.data.lesions.test > 1000);
    assert_eq!(card.quantization_effect.photos, card.data.photos.test, "measured on every photo of the test set");
    let names =
        ["balanced_accuracy_seven", "accuracy_nine_class", "set_coverage", "alert_specificity", "refused_lesions"];
    for name in names.into_iter().chain(["expected_calibration_error", "prediction_changes_flip"]) {
        assert!(card.figures.contains_key(name), "{name}");
    }
    assert!(card.figures.contains_key("refused_malignant_lesions"));
    assert_eq!(card.reliability.iter().map(|bin| bin.photos).sum::<usize>(), diagnosed, "each photo is in one bin");
    // The thresholds hold on each archive that was left out of a training.
    let (coverage, sensitivity) = (card.decision_rules.sets.coverage, card.decision_rules.alert.target_sensitivity);
    assert!((0.9..1.0).contains(&coverage) && (0.95..1.0).contains(&sensitivity));
    assert!(card.left_out_archives.len() >= 3);
    for archive in card.left_out_archives.iter().filter(|archive| !archive.is_only_archive_of_its_domain) {
        assert!(archive.required.alert_sensitivity.unwrap() <= sensitivity, "{}", archive.archive);
        assert!(archive.required.set_coverage.unwrap() <= coverage, "{}", archive.archive);
        assert!(archive.figures.contains_key("alert_sensitivity"), "{}", archive.archive);
    }
    assert!(card.cost.multiply_adds <= 290_000_000 && card.weights.bytes <= 3_600_000);
    assert!(!card.known_failures.is_empty() && !card.changelog.is_empty() && !card.subgroups.is_empty());
    assert!(!card.not_for.is_empty() && !card.licence.is_empty() && !card.intended_use.is_empty());
}

#[test]
fn likelihood_ratios_of_age_and_site_are_plausible_and_evaluated() {
    let card = card();
    let Some(ratios) = &card.decision_rules.age_and_site else { return };
    let is_plausible = |ratio: &f32| ratio.is_finite() && ratio.abs() < 5.0;
    assert!(ratios.age.iter().chain(&ratios.site).flatten().all(is_plausible));
    assert!((0.0..=1.0).contains(&ratios.weight));
    // Keratinocyte cancers and their precursors are more frequent in older patients, nevi in younger ones (Tschandl et
    // al. 2018, figure 3).
    let (young, old) = (&ratios.age[decade(25)], &ratios.age[decade(85)]);
    assert!(young[Diagnosis::Nevus.index()] > old[Diagnosis::Nevus.index()]);
    assert!(young[Diagnosis::ActinicKeratosis.index()] < old[Diagnosis::ActinicKeratosis.index()]);
    for name in ["balanced_accuracy", "macro_auroc", "melanoma_auroc", "melanoma_sensitivity_at_95_specificity"] {
        for figure in [format!("{name}_with_age_and_site"), format!("{name}_gain_by_age_and_site")] {
            assert!(card.figures.contains_key(&figure), "{figure}");
        }
    }
}

#[test]
fn the_readme_shows_the_figures_of_the_card() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    for (name, Figure { value, low, high }) in card().figures {
        let shown = ["accuracy", "balanced_accuracy", "macro_auroc", "melanoma_auroc", "malignant_auroc"];
        let figure = format!("{value:.3} ({low:.3} to {high:.3})");
        assert!(!shown.contains(&name.as_str()) || readme.contains(&figure), "the README lacks {name}: {figure}");
    }
}

#[test]
fn every_architecture_gives_probabilities_and_invalid_configurations_are_refused() {
    let device = Device::flex();
    let mobilenet = |width, padding| Architecture::MobileNetV2 { width, padding };
    let config = |architecture, input_side_px| NetworkConfig {
        architecture,
        input_side_px,
        outputs: Diagnosis::COUNT,
        dropout: 0.5,
    };
    for config in [
        config(mobilenet(0.35, Padding::Same), 65),
        config(mobilenet(0.5, Padding::Symmetric), 96),
        config(Architecture::PlainCnn { batch_norm: false }, 32),
        config(Architecture::PlainCnn { batch_norm: true }, 47),
    ] {
        let network: Network = config.init(&device).unwrap();
        let mut card = card();
        card.input_side_px = config.input_side_px;
        card.decision_rules = DecisionRules::default();
        let classifier = Classifier::from_network(card, &network, device.clone());
        let input = classifier.preprocess(&synthetic_photo(1));
        let assessment = pollster::block_on(classifier.assess(&[input])).unwrap().remove(0);
        assert!((assessment.probabilities.iter().sum::<f32>() - 1.0).abs() < 1e-5, "{config:?}");
    }
    let message = config(mobilenet(9.0, Padding::Same), 64).init(&device).unwrap_err().to_string();
    assert!(message.contains("width multiplier of 9"), "{message}");
    let message = config(mobilenet(1.0, Padding::Same), 16).init(&device).unwrap_err().to_string();
    assert!(message.contains("16 px"), "{message}");
}
