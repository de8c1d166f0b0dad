//! The predictions of `trainer classify` for the same photos with the same model.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The probabilities of each photo by diagnosis code, in the order of `photos`.
pub fn classify(photos: &[PathBuf]) -> Vec<BTreeMap<String, f64>> {
    let program = std::env::var_os("NAEVUS_TRAINER")
        .expect("NAEVUS_TRAINER must be the path of the trainer; run `cargo xtask test`");
    let model = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("www/model");
    let output =
        Command::new(program).args(["classify", "--json", "--model"]).arg(model).args(photos).output().unwrap();
    assert!(output.status.success(), "trainer classify: {}", String::from_utf8_lossy(&output.stderr));
    let answers: Value = serde_json::from_slice(&output.stdout).unwrap();
    let answers = answers.as_array().expect("an array of photos");
    assert_eq!(answers.len(), photos.len());
    photos
        .iter()
        .map(|photo| {
            let answer = answers.iter().find(|answer| answer["path"].as_str().map(Path::new) == Some(photo));
            let answer = answer.unwrap_or_else(|| panic!("no answer for {}", photo.display()));
            let probabilities = answer["probabilities"].as_object().unwrap();
            probabilities.iter().map(|(code, value)| (code.clone(), value.as_f64().unwrap())).collect()
        })
        .collect()
}

/// Checks that each probability of the page is within `tolerance` of the trainer's.
pub fn assert_same(page: &BTreeMap<String, f64>, trainer: &BTreeMap<String, f64>, tolerance: f64, photo: &str) {
    let codes = |probabilities: &BTreeMap<String, f64>| probabilities.keys().cloned().collect::<Vec<_>>();
    assert_eq!(codes(page), codes(trainer), "{photo}");
    for (code, expected) in trainer {
        let difference = (page[code] - expected).abs();
        assert!(
            difference <= tolerance,
            "{photo}: {code} is {} on the page and {expected} by the trainer; {tolerance} is allowed",
            page[code]
        );
    }
}
