//! Photos that have broken similar programs, assessed with the shipped model: one lesion that was photographed again in
//! other ways, and artefacts.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the message")]

use std::fs;
use std::path::{Path, PathBuf};

use burn::tensor::Device;
use naevus_network::classifier::Classifier;
use naevus_reading::assessment::{Assessment, InputStatus};
use naevus_reading::card::ModelCard;
use naevus_reading::diagnosis::Diagnosis;
use naevus_reading::photo::Photo;
use naevus_tests::shared_data;

/// The probability of a diagnosis that reads as certain.
const CERTAIN: f32 = 0.9;

fn classifier() -> Classifier {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../www/model");
    let card = ModelCard::from_json(&fs::read_to_string(folder.join("card.json")).unwrap()).unwrap();
    let weights = fs::read(folder.join("weights.safetensors")).unwrap();
    Classifier::load(card, &weights, Device::default()).unwrap()
}

/// The assessments of the photos in `folder`, sorted by name.
fn assess(classifier: &Classifier, folder: &Path) -> Vec<(String, Assessment)> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let inputs: Vec<_> =
        paths.iter().map(|path| classifier.preprocess(&Photo::decode(&fs::read(path).unwrap()).unwrap())).collect();
    let assessments = pollster::block_on(classifier.assess(&inputs)).unwrap();
    let names = paths.iter().map(|path| path.file_stem().unwrap().to_string_lossy().into_owned());
    names.zip(assessments).collect()
}

fn first(assessment: &Assessment) -> Diagnosis {
    assessment.ranked()[0].0
}

#[test]
fn photos_of_one_lesion_agree() {
    let Some(folder) = shared_data::trouble("photos_of_one_lesion_agree") else { return };
    let assessments = assess(&classifier(), &folder.join("31-same-lesion-retaken"));
    let (_, plain) = assessments.iter().find(|(name, _)| name == "00-plain").unwrap();
    let changed =
        |(_, other): &&(String, Assessment)| first(other) != first(plain) || other.suspicious != plain.suspicious;
    let changed: Vec<&str> = assessments.iter().filter(changed).map(|(name, _)| name.as_str()).collect();
    println!("first diagnosis or alert differ in {} of {} photos: {changed:?}", changed.len(), assessments.len());
    assert_eq!(changed, [""; 0]);
    for (name, other) in &assessments {
        let is_shared = other.prediction_set.iter().any(|diagnosis| plain.prediction_set.contains(diagnosis));
        assert!(is_shared, "{name}: {:?} and {:?}", other.prediction_set, plain.prediction_set);
    }
}

#[test]
fn artefacts_give_no_certain_and_wrong_result() {
    let Some(folder) = shared_data::trouble("artefacts_give_no_certain_and_wrong_result") else { return };
    let assessments = assess(&classifier(), &folder.join("32-artefacts"));
    let (_, plain) = assessments.iter().find(|(name, _)| name == "00-nevus-plain").unwrap();
    for (name, assessment) in &assessments {
        let is_usual = assessment.input_check.status == InputStatus::InDistribution;
        let (diagnosis, probability) = assessment.ranked()[0];
        let expected = match &name[..2] {
            // Ink, a ruler, a black rim, hair: the lesion is the same.
            "01" | "02" | "03" | "04" | "06" => !is_usual || diagnosis == first(plain),
            // The lesion cannot be recognised, or there are several.
            "05" | "10" | "12" | "14" | "16" | "17" => !is_usual,
            // The centre is the seam between two lesions.
            "08" | "09" => !is_usual || probability < CERTAIN,
            _ => true,
        };
        let status = assessment.input_check.status.name();
        assert!(expected, "{name} is {status}: {} with {probability}", diagnosis.name());
    }
}
