//! Predictions for the tests of this crate and of the trainer.

use std::collections::BTreeMap;

use naevus_reading::diagnosis::Diagnosis;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::{Label, Prediction};

/// Photos with labels and probabilities; `reference/reference.py` draws them.
const PHOTOS: &str = include_str!("../reference/predictions.csv");

/// Figures that scikit-learn, statsmodels and numpy compute, as JSON.
pub const REFERENCE: &str = include_str!("../reference/figures.json");

/// The prediction for a photo of `lesion`.
pub fn photo(lesion: &str, label: Option<Diagnosis>, probabilities: [f32; 9]) -> Prediction {
    Prediction {
        path: format!("{lesion}.jpg"),
        label: label.map(Label::Diagnosis),
        lesion: lesion.to_string(),
        probabilities,
        ..Prediction::default()
    }
}

/// The probability `probability` of `diagnosis`, and equal probabilities of the others.
pub fn confident(diagnosis: Diagnosis, probability: f32) -> [f32; 9] {
    let mut probabilities = [(1.0 - probability) / 8.0; 9];
    probabilities[diagnosis.index()] = probability;
    probabilities
}

/// These probabilities of melanoma and nevus, and 0 for the others.
pub fn melanoma_and_nevus(melanoma: f32, nevus: f32) -> [f32; 9] {
    [0.0, 0.0, 0.0, melanoma, nevus, 0.0, 0.0, 0.0, 0.0]
}

/// `count` lesions with one photo each, about 70 % of them classified correctly.
pub fn synthetic_photos(count: usize) -> Vec<Prediction> {
    let mut rng = ChaCha8Rng::seed_from_u64(11);
    (0..count)
        .map(|index| {
            let truth = Diagnosis::ALL[index % Diagnosis::COUNT];
            let off = if rng.random_bool(0.7) { 0 } else { 1 };
            let mut probabilities = [0.05; 9];
            probabilities[(truth.index() + off) % Diagnosis::COUNT] = rng.random_range(0.3..0.6);
            photo(&format!("L{index:05}"), Some(truth), probabilities)
        })
        .collect()
}

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
