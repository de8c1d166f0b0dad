//! The example photos of the page have the outcomes that their captions name, with the shipped model.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "in a test a panic is the message")]

use std::fs;
use std::path::{Path, PathBuf};

use burn::tensor::Device;
use image::RgbImage;
use image::imageops::{self, FilterType};
use naevus_network::classifier::Classifier;
use naevus_reading::assessment::{Assessment, InputStatus};
use naevus_reading::card::ModelCard;
use naevus_reading::diagnosis::{Diagnosis, Group};
use naevus_reading::photo::Photo;
use naevus_tests::drawn_examples::{ENCODING, EXAMPLES, answer, doubt, refusal};
use naevus_tests::photos::Jpeg;

/// Largest file of an example, in bytes.
const MAX_BYTES: usize = 60_000;

/// What to do if the shipped model no longer gives an outcome.
const REDRAW: &str = "Change its drawing in tests/src/drawn_examples.rs until the shipped model gives this outcome, run \
    `cargo run --release --package naevus-tests --example draw_examples`, and look at the three photos.";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn classifier() -> Classifier {
    let folder = root().join("www/model");
    let card = ModelCard::from_json(&fs::read_to_string(folder.join("card.json")).unwrap()).unwrap();
    let weights = fs::read(folder.join(&card.weights.file)).unwrap();
    Classifier::load(card, &weights, Device::flex()).unwrap()
}

fn assess(classifier: &Classifier, file: &[u8]) -> Assessment {
    let input = classifier.preprocess(&Photo::decode(file).unwrap());
    pollster::block_on(classifier.assess(&[input])).unwrap().remove(0)
}

/// A drawing in a smaller file, at half its size, cut, mirrored and lighter: an outcome that any of these changes is at
/// the edge of a threshold.
fn variations(drawing: &RgbImage) -> Vec<(&'static str, Vec<u8>)> {
    let (width, height) = drawing.dimensions();
    let half = imageops::resize(drawing, width / 2, height / 2, FilterType::Triangle);
    let cut = imageops::crop_imm(drawing, 20, 20, width - 60, height - 45).to_image();
    vec![
        ("quality 60", Jpeg { quality: 60, ..ENCODING }.encode(drawing)),
        ("half size", ENCODING.encode(&half)),
        ("cut", ENCODING.encode(&cut)),
        ("mirrored", ENCODING.encode(&imageops::flip_horizontal(drawing))),
        ("lighter", ENCODING.encode(&imageops::brighten(drawing, 12))),
    ]
}

/// Checks the shipped file of an example, and variations of its drawing.
fn assert_outcome(file: &str, draw: fn() -> RgbImage, outcome: &str, has_it: fn(&Assessment) -> bool) {
    let classifier = classifier();
    let shipped = fs::read(root().join("www/examples").join(file)).unwrap();
    for (variation, photo) in [("the shipped file", shipped)].into_iter().chain(variations(&draw())) {
        let assessment = assess(&classifier, &photo);
        assert!(has_it(&assessment), "{file}, {variation}, is not {outcome}. {REDRAW}\n{assessment:?}");
    }
}

#[test]
fn the_answer_is_a_nevus_without_an_alert() {
    assert_outcome("answer.jpg", answer, "a plain answer without an alert", |assessment| {
        assessment.input_check.status == InputStatus::InDistribution
            && assessment.ranked()[0].0 == Diagnosis::Nevus
            && assessment.is_confident()
            && !assessment.suspicious
            && assessment.prediction_set.iter().all(|diagnosis| diagnosis.group() == Group::Benign)
    });
}

#[test]
fn the_doubt_raises_the_alert_and_no_diagnosis_stands_out() {
    assert_outcome("doubt.jpg", doubt, "a doubt with an alert", |assessment| {
        assessment.input_check.status == InputStatus::InDistribution
            && !assessment.is_confident()
            && assessment.suspicious
            && assessment.prediction_set.len() >= 3
    });
}

#[test]
fn the_refusal_is_refused() {
    assert_outcome("refusal.jpg", refusal, "refused", Assessment::is_refused);
}

#[test]
fn the_shipped_files_are_what_the_generator_draws() {
    for (file, draw) in EXAMPLES {
        let shipped = fs::read(root().join("www/examples").join(file)).unwrap();
        assert!(shipped.len() < MAX_BYTES, "{file} has {} bytes", shipped.len());
        assert!(shipped == ENCODING.encode(&draw()), "{file} is not what the generator draws. {REDRAW}");
    }
}
