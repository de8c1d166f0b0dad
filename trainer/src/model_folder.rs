//! Model folders: `card.json` and the weights that it names. Run folders and `www/model` are model folders.
//!
//! After quantisation-aware training a run folder contains two copies of the weights: quantised (the calibrated model)
//! and unquantised.

mod card_text;

use std::collections::BTreeMap;
use std::fs;
use std::ops::RangeInclusive;
use std::path::Path;

use anyhow::{Context, Result};
use burn::module::Module;
use burn::tensor::Device;
use naevus_network::classifier::{CPU_TOLERANCE, Classifier};
use naevus_network::weights::{self, Precision};
use naevus_network::{Network, NetworkConfig};
use naevus_reading::card::{
    CARD_VERSION, ChangelogEntry, ComputeCost, DataRecord, GoldenReading, ModelCard, PhotoQuality, QuantizationEffect,
    WeightsFile, sha256_hex,
};
use naevus_reading::decision::DecisionRules;
use naevus_reading::diagnosis::Diagnosis;
use naevus_reading::preprocess::Normalisation;
use serde_json::Value;

use crate::document::json;
use crate::files::write_atomic;
use crate::weights::trained_on;

pub use card_text::CardText;

const CARD_FILE: &str = "card.json";
const UNQUANTISED_FILE: &str = "weights-f32.safetensors";

/// The seeds of the photos of the self-test. There are two, so that a constant output does not pass the self-test.
const GOLDEN_SEEDS: [u32; 2] = [1, 2];

/// A card for `config` without weights and figures, with the default [`CardText`].
///
/// # Errors
///
/// Never, because the configuration of a network can be written as JSON.
pub fn blank_card(config: &NetworkConfig, normalisation: Normalisation, data: DataRecord) -> Result<ModelCard> {
    let text = CardText::default();
    Ok(ModelCard {
        card_version: CARD_VERSION,
        name: text.name,
        intended_use: text.intended_use,
        not_for: text.not_for,
        licence: text.licence,
        architecture: serde_json::to_value(config)?,
        input_side_px: config.input_side_px,
        normalisation,
        decision_rules: DecisionRules::default(),
        diagnoses: Diagnosis::ALL.to_vec(),
        weights: WeightsFile { file: String::new(), bytes: 0, sha256: String::new(), precision: String::new() },
        data,
        figures: BTreeMap::new(),
        measured_photos: BTreeMap::new(),
        reliability: Vec::new(),
        subgroups: Vec::new(),
        left_out_archives: Vec::new(),
        combined_photos: None,
        photo_quality: None,
        repeatability: None,
        known_failures: text.known_failures,
        cost: ComputeCost { multiply_adds: config.multiply_adds(), parameters: 0 },
        changelog: Vec::new(),
        quantization_effect: QuantizationEffect {
            photos: 0,
            largest_difference: 0.0,
            predictions_changed: 0,
            balanced_accuracy_lost: 0.0,
        },
        golden_readings: Vec::new(),
    })
}

/// Writes `network` and `card` into `folder`: the weights in `precision`, then the card with their hash and the
/// golden readings. Returns the classifier loaded from the written files.
///
/// # Errors
///
/// If the folder cannot be written to, a number of the card is not finite, or the loaded classifier fails its
/// self-test.
pub fn write(folder: &Path, mut card: ModelCard, network: &Network, precision: Precision) -> Result<Classifier> {
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be created", folder.display()))?;
    let bytes = safetensors(&card, network, precision)?;
    card.weights = WeightsFile {
        file: "weights.safetensors".into(),
        bytes: bytes.len() as u64,
        sha256: sha256_hex(&bytes),
        precision: precision.name().into(),
    };
    card.cost.parameters = network.num_params() as u64;
    card.golden_readings = golden_readings(&Classifier::load(card.clone(), &bytes, Device::flex())?)?;
    // The card is checked before a file is written.
    let json = card_json(&card)?;
    write_atomic(&folder.join(&card.weights.file), &bytes)?;
    write_atomic(&folder.join(CARD_FILE), &json)?;
    load(folder, Device::flex())
}

/// The reference outputs of `classifier`.
fn golden_readings(classifier: &Classifier) -> Result<Vec<GoldenReading>> {
    let reading = |seed| Ok(pollster::block_on(classifier.golden_reading(seed))?);
    GOLDEN_SEEDS.into_iter().map(reading).collect()
}

/// The versions whose cards differ from this version's in nothing but their golden readings. Cards of version 6 have
/// the probabilities only.
const SAME_BUT_FOR_GOLDEN_READINGS: RangeInclusive<u64> = 6..=CARD_VERSION as u64;

/// Copies the weights of the model in the folder `from` to the folder `to`, with the finished `card`.
///
/// # Errors
///
/// If a file cannot be read or written, or a number of the card is not finite.
pub fn copy(from: &Path, to: &Path, card: &ModelCard) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("{} cannot be created", to.display()))?;
    let weights = from.join(&card.weights.file);
    let bytes = fs::read(&weights).with_context(|| format!("{} cannot be read", weights.display()))?;
    write_atomic(&to.join(&card.weights.file), &bytes)?;
    write_card(to, card)
}

/// Computes the golden readings of the model in `folder` again and writes them into its card, which then has this
/// version. Returns the card. Its other numbers are kept, apart from rounding in the last digit of an f64.
///
/// # Errors
///
/// If the folder contains no model, the card differs from this version in more than the golden readings, or the folder
/// cannot be written to.
pub fn renew_golden_readings(folder: &Path) -> Result<ModelCard> {
    let mut card: Value = serde_json::from_str(&card_text(folder)?)
        .with_context(|| format!("{} is not valid JSON", folder.join(CARD_FILE).display()))?;
    let version = card["card_version"].as_u64().unwrap_or_default();
    if SAME_BUT_FOR_GOLDEN_READINGS.contains(&version) {
        card["card_version"] = CARD_VERSION.into();
        card["golden_readings"] = Vec::<Value>::new().into();
    }
    let card = ModelCard::from_json(&card.to_string())
        .with_context(|| format!("{} is not valid", folder.join(CARD_FILE).display()))?;
    let classifier = classifier(folder, card.clone(), Device::flex())?;
    let card = ModelCard { golden_readings: golden_readings(&classifier)?, ..card };
    write_card(folder, &card)?;
    Ok(card)
}

/// Writes the unquantised weights of `network` into `folder`, in addition to the quantised weights of `card`, so that
/// an export can measure the effect of the quantisation.
///
/// # Errors
///
/// If the file cannot be written.
pub fn write_unquantised(folder: &Path, card: &ModelCard, network: &Network) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be created", folder.display()))?;
    write_atomic(&folder.join(UNQUANTISED_FILE), &safetensors(card, network, Precision::F32)?)
}

/// `network` with the unquantised weights in `folder`; `None` if the folder has none.
///
/// # Errors
///
/// If the weights are those of another network.
pub fn read_unquantised(folder: &Path, network: &Network) -> Result<Option<Network>> {
    let path = folder.join(UNQUANTISED_FILE);
    if !path.exists() {
        return Ok(None);
    }
    Ok(Some(crate::weights::import(network.clone(), &path)?.0))
}

/// The weights file of `network`, with the training data of `card` in its metadata.
fn safetensors(card: &ModelCard, network: &Network, precision: Precision) -> Result<Vec<u8>> {
    Ok(weights::write_with_metadata(
        &weights::named_tensors(network),
        precision,
        trained_on::metadata(&card.data.all_trained_on())?,
    )?)
}

/// Writes `card` into `folder`.
///
/// # Errors
///
/// If the folder cannot be written to, or a number of the card is not finite.
pub fn write_card(folder: &Path, card: &ModelCard) -> Result<()> {
    write_atomic(&folder.join(CARD_FILE), &card_json(card)?)
}

/// `card` as JSON.
///
/// # Errors
///
/// If a number is not finite. JSON has no such numbers, and the page could not read the card.
fn card_json(card: &ModelCard) -> Result<Vec<u8>> {
    let json = json::readable(card)?;
    serde_json::from_slice::<ModelCard>(&json).context(
        "a figure of the model card is not a number; the weights are damaged, train again with a lower --learning-rate",
    )?;
    Ok(json)
}

/// The card in `folder`.
///
/// # Errors
///
/// If there is no card, or its version is not supported.
pub fn read_card(folder: &Path) -> Result<ModelCard> {
    ModelCard::from_json(&card_text(folder)?)
        .with_context(|| format!("{} is not valid", folder.join(CARD_FILE).display()))
}

fn card_text(folder: &Path) -> Result<String> {
    let path = folder.join(CARD_FILE);
    fs::read_to_string(&path).with_context(|| {
        format!("{} cannot be read; name a run folder or an exported model with --model", path.display())
    })
}

/// What an export keeps of the card that it replaces, whatever its version.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PreviousCard {
    /// The changelog; empty if there is no card.
    pub changelog: Vec<ChangelogEntry>,
    /// The effect of the quantisation, with the SHA-256 of the weights that it was measured on.
    pub quantization_effect: Option<(String, QuantizationEffect)>,
    /// The findings on the quality of photos, which do not depend on the weights.
    pub photo_quality: Option<PhotoQuality>,
}

/// The parts of the card in `folder` that an export keeps.
pub fn read_previous(folder: &Path) -> PreviousCard {
    let card = fs::read(folder.join(CARD_FILE)).ok().and_then(|json| serde_json::from_slice::<Value>(&json).ok());
    let card = card.unwrap_or_default();
    let sha256 = card["weights"]["sha256"].as_str().map(str::to_string);
    let effect = serde_json::from_value(card["quantization_effect"].clone()).ok();
    // Cards up to version 4 have the changelog under another name.
    let changelog = ["changelog", "changes"].into_iter().find_map(|key| card.get(key).cloned());
    PreviousCard {
        changelog: changelog.and_then(|changelog| serde_json::from_value(changelog).ok()).unwrap_or_default(),
        quantization_effect: sha256.zip(effect),
        photo_quality: serde_json::from_value(card["photo_quality"].clone()).ok(),
    }
}

/// The classifier in `folder`, on `device`, after its self-test.
///
/// # Errors
///
/// If the folder contains no model, the weights do not match the card, or the self-test fails on this device.
pub fn load(folder: &Path, device: Device) -> Result<Classifier> {
    let classifier = classifier(folder, read_card(folder)?, device)?;
    pollster::block_on(classifier.self_test(CPU_TOLERANCE))?;
    Ok(classifier)
}

/// The classifier of `card`, whose weights are in `folder`, before its self-test.
fn classifier(folder: &Path, card: ModelCard, device: Device) -> Result<Classifier> {
    let path = folder.join(&card.weights.file);
    let weights = fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    Classifier::load(card, &weights, device).with_context(|| format!("{} is not valid", path.display()))
}

#[cfg(test)]
mod tests {
    use naevus_network::Architecture;

    use super::*;

    fn card(config: &NetworkConfig) -> ModelCard {
        blank_card(config, Normalisation::MINUS_ONE_TO_ONE, DataRecord::default()).unwrap()
    }

    #[test]
    fn golden_readings_of_the_version_before_are_renewed_and_the_rest_of_the_card_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let architecture = Architecture::PlainCnn { batch_norm: false };
        let config = NetworkConfig { architecture, input_side_px: 32, outputs: Diagnosis::COUNT, dropout: 0.0 };
        let network = config.init(&Device::flex()).unwrap();
        write(folder.path(), card(&config), &network, Precision::F32).unwrap();
        let path = folder.path().join(CARD_FILE);
        let written = fs::read(&path).unwrap();
        let with_version = |version: u64| {
            let mut card: Value = serde_json::from_slice(&written).unwrap();
            card["card_version"] = version.into();
            for golden in card["golden_readings"].as_array_mut().unwrap() {
                golden.as_object_mut().unwrap().retain(|key, _| ["seed", "probabilities"].contains(&key.as_str()));
            }
            fs::write(&path, card.to_string()).unwrap();
        };
        with_version(6);
        assert!(load(folder.path(), Device::flex()).is_err());
        let renewed = renew_golden_readings(folder.path()).unwrap();
        assert_eq!(fs::read(&path).unwrap(), written);
        assert_eq!(renewed.golden_readings[0].map.values.len(), 1, "the plain CNN has a map of one cell");
        load(folder.path(), Device::flex()).unwrap();
        with_version(5);
        let error = format!("{:#}", renew_golden_readings(folder.path()).unwrap_err());
        assert!(error.contains("the model card has version 5"), "{error}");
    }

    #[test]
    fn a_card_with_a_number_that_does_not_exist_is_not_written() {
        let folder = tempfile::tempdir().unwrap();
        let card = card(&crate::training::TrainConfig::of(Path::new("mine")).unwrap().network_config());
        write_card(folder.path(), &card).unwrap();
        let before = fs::read(folder.path().join(CARD_FILE)).unwrap();
        let mut without_figure = card.clone();
        let figure = naevus_reading::card::Figure { value: 0.5, low: f64::NAN, high: 1.0 };
        without_figure.figures.insert("accuracy".to_string(), figure);
        let mut without_threshold = card;
        without_threshold.decision_rules.alert.threshold = f32::NAN;
        for card in [without_figure, without_threshold] {
            let error = write_card(folder.path(), &card).unwrap_err().to_string();
            assert!(error.contains("is not a number"), "{error}");
            assert_eq!(fs::read(folder.path().join(CARD_FILE)).unwrap(), before);
        }
    }

    #[test]
    fn the_kept_parts_are_read_from_a_card_of_any_version() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(read_previous(folder.path()), PreviousCard::default());
        for name in ["changes", "changelog"] {
            let effect = serde_json::json!({ "photos": 9, "largest_difference": 0.1, "predictions_changed": 2,
                "balanced_accuracy_lost": 0.01 });
            let card = serde_json::json!({ name: [{ "date": "2026-11-24", "what": "The first." }],
                "weights": { "sha256": "12ab" }, "quantization_effect": effect });
            fs::write(folder.path().join(CARD_FILE), card.to_string()).unwrap();
            let PreviousCard { changelog, quantization_effect, photo_quality } = read_previous(folder.path());
            assert_eq!(changelog[0].what, "The first.", "{name}");
            assert_eq!(photo_quality, None);
            let (sha256, effect) = quantization_effect.unwrap();
            assert_eq!((sha256.as_str(), effect.predictions_changed), ("12ab", 2));
        }
    }
}
