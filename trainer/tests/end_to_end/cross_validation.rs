//! `trainer cross-validate` on a synthetic archive.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::program::{Folder, fails, read_json, succeed, write_archive};

#[test]
fn every_photo_is_tested_once_and_the_folds_are_summarised() {
    let folder = Folder::new();
    let (data, run) = (folder.path("archive"), folder.path("runs"));
    write_archive(Path::new(&data), 9);
    let options = "--network plain-cnn --image-size 32 --batch 8 --epochs 1 --learning-rate 1e-3";
    let named = ["cross-validate", "--data", &data, "--run", &run, "--folds", "3"];
    let command: Vec<&str> = named.into_iter().chain(options.split(' ')).collect();
    let printed = succeed(&command);
    assert!(printed.contains("fold 3 of 3") && printed.contains("over all lesions"), "{printed}");

    let predictions = fs::read_to_string(folder.join("runs/predictions.csv")).unwrap();
    let paths: Vec<&str> = predictions.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    assert_eq!(paths.len(), 81, "every readable photo");
    assert_eq!(paths.iter().collect::<BTreeSet<_>>().len(), 81, "each photo once");
    let summary = read_json(&folder.join("runs/cross-validation.json"));
    let accuracy = summary["figures"].as_array().unwrap().iter().find(|one| one["figure"] == "accuracy").unwrap();
    let folds: Vec<f64> = accuracy["folds"].as_array().unwrap().iter().filter_map(serde_json::Value::as_f64).collect();
    assert_eq!(folds.len(), 3);
    let metrics = read_json(&folder.join("runs/metrics.json"));
    assert_eq!(accuracy["all"], metrics["accuracy"], "over all lesions, not a mean over the folds");
    for figure in ["alert_sensitivity", "alert_specificity", "set_coverage", "refused", "debiased_calibration_error"] {
        assert!(
            summary["figures"].as_array().unwrap().iter().any(|one| one["figure"] == figure),
            "{figure}: {summary}"
        );
    }
    for fold in 1..=3 {
        let run = folder.join(format!("runs/fold-{fold}"));
        assert_ne!(
            read_json(&run.join("card.json"))["decision_rules"]["sets"]["coverage"],
            1.0,
            "each fold has its own decision rules"
        );
        assert!(!read_json(&run.join("evaluation/metrics.json"))["prediction_sets"]["covered"].is_null());
    }

    let again = succeed(&command);
    assert!(again.contains("over all lesions") && !again.contains("for validation"), "not trained again: {again}");
    let four: Vec<&str> = command.iter().map(|word| if *word == "3" { "4" } else { *word }).collect();
    assert!(fails(&four).contains("was started with other photos or another split"));
    let two: Vec<&str> = command.iter().map(|word| if *word == "3" { "2" } else { *word }).collect();
    assert!(fails(&two).contains("--folds must be at least 3"));
}
