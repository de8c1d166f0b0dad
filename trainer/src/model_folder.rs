//! A folder with a model: `card.json` and the weights it names. A run folder and `www/model` are both one.
//!
//! A run folder has the weights twice where its training learnt to be rounded: as they were judged, and unrounded.

mod facts;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use burn::module::Module;
use burn::tensor::Device;
use naevus_network::classifier::{CPU_TOLERANCE, Classifier};
use naevus_network::golden::synthetic_photo;
use naevus_network::weights::{self, Precision};
use naevus_network::{Network, NetworkConfig};
use naevus_reading::card::{
    CARD_VERSION, ChangelogEntry, ComputeCost, DataRecord, GoldenReading, ModelCard, QuantizationEffect, WeightsFile,
    sha256_hex,
};
use naevus_reading::decision::DecisionRules;
use naevus_reading::diagnosis::Diagnosis;
use naevus_reading::preprocess::Normalisation;
use serde_json::Value;

use crate::document::json;
use crate::files::write_whole;
use crate::weights::seen;

pub use facts::Facts;

const CARD_FILE: &str = "card.json";
const UNROUNDED_FILE: &str = "weights-f32.safetensors";

/// The seeds of the golden photos: two, so that a constant answer does not pass.
const GOLDEN_SEEDS: [u32; 2] = [1, 2];

/// A card for `config` that says nothing yet of weights and figures, and of what only people know what [`Facts`] say
/// where nobody does.
///
/// # Errors
///
/// Never, as long as a network's configuration can be written as JSON.
pub fn blank_card(config: &NetworkConfig, normalisation: Normalisation, data: DataRecord) -> Result<ModelCard> {
    let facts = Facts::default();
    Ok(ModelCard {
        card_version: CARD_VERSION,
        name: facts.name,
        intended_use: facts.intended_use,
        not_for: facts.not_for,
        licence: facts.licence,
        architecture: serde_json::to_value(config)?,
        input_side_px: config.input_side_px,
        normalisation,
        decision_rules: DecisionRules::default(),
        diagnoses: Diagnosis::ALL.to_vec(),
        weights: WeightsFile { file: String::new(), bytes: 0, sha256: String::new(), precision: String::new() },
        data,
        figures: BTreeMap::new(),
        measured_photos: BTreeMap::new(),
        subgroups: Vec::new(),
        left_out_archives: Vec::new(),
        known_failures: facts.known_failures,
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

/// Writes `network` into `folder` as `card` describes it: the weights, then the card with their hash and the golden
/// readings that they give. Gives the classifier as it is loaded back.
///
/// # Errors
///
/// Where the folder cannot be written to, or what was written does not read as it should.
pub fn write(folder: &Path, mut card: ModelCard, network: &Network, precision: Precision) -> Result<Classifier> {
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let bytes = safetensors(&card, network, precision)?;
    card.weights = WeightsFile {
        file: "weights.safetensors".into(),
        bytes: bytes.len() as u64,
        sha256: sha256_hex(&bytes),
        precision: precision.name().into(),
    };
    card.cost.parameters = network.num_params() as u64;
    card.golden_readings.clear();
    let classifier = Classifier::load(card.clone(), &bytes, Device::flex())?;
    for seed in GOLDEN_SEEDS {
        let input = classifier.preprocess(&synthetic_photo(seed));
        let sight = pollster::block_on(classifier.outputs(&[input]))?.remove(0);
        let probabilities = card.decision_rules.assess(&sight).probabilities;
        card.golden_readings.push(GoldenReading { seed, probabilities });
    }
    write_whole(&folder.join(&card.weights.file), &bytes)?;
    write_card(folder, &card)?;
    load(folder, Device::flex())
}

/// Writes the weights of `network` unrounded into `folder`, beside the rounded ones that `card` is of, so that an export
/// can say what the rounding takes.
///
/// # Errors
///
/// Where the file cannot be written.
pub fn write_unrounded(folder: &Path, card: &ModelCard, network: &Network) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    write_whole(&folder.join(UNROUNDED_FILE), &safetensors(card, network, Precision::F32)?)
}

/// `network` with the unrounded weights in `folder`; none where there are none.
///
/// # Errors
///
/// Where they are another network's.
pub fn read_unrounded(folder: &Path, network: &Network) -> Result<Option<Network>> {
    let path = folder.join(UNROUNDED_FILE);
    if !path.exists() {
        return Ok(None);
    }
    Ok(Some(crate::weights::import(network.clone(), &path)?.0))
}

/// The weights file of `network`, with what it was fitted to by `card`.
fn safetensors(card: &ModelCard, network: &Network, precision: Precision) -> Result<Vec<u8>> {
    Ok(weights::write_with_metadata(
        &weights::named_tensors(network),
        precision,
        seen::words(&card.data.all_trained_on())?,
    )?)
}

/// Writes `card` into `folder`.
///
/// # Errors
///
/// Where the folder cannot be written to.
pub fn write_card(folder: &Path, card: &ModelCard) -> Result<()> {
    write_whole(&folder.join(CARD_FILE), &json::readable(card)?)
}

/// The card in `folder`.
///
/// # Errors
///
/// Where there is none, or one of another version.
pub fn read_card(folder: &Path) -> Result<ModelCard> {
    let path = folder.join(CARD_FILE);
    let json = fs::read_to_string(&path).with_context(|| {
        format!("{} cannot be read; name a run folder or an exported model with --model", path.display())
    })?;
    ModelCard::from_json(&json).with_context(|| format!("{} is refused", path.display()))
}

/// The changes that the card in `folder` tells of, whatever its version; none where there is no card.
pub fn read_changes(folder: &Path) -> Vec<ChangelogEntry> {
    let card = fs::read(folder.join(CARD_FILE)).ok().and_then(|json| serde_json::from_slice::<Value>(&json).ok());
    let changes = card.and_then(|mut card| Some(card.get_mut("changelog")?.take()));
    changes.and_then(|changes| serde_json::from_value(changes).ok()).unwrap_or_default()
}

/// The classifier in `folder`, on `device`, its golden readings checked.
///
/// # Errors
///
/// Where the folder holds no model, the weights are not the card's, or this device computes other numbers.
pub fn load(folder: &Path, device: Device) -> Result<Classifier> {
    let card = read_card(folder)?;
    let path = folder.join(&card.weights.file);
    let weights = fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    let classifier =
        Classifier::load(card, &weights, device).with_context(|| format!("{} is refused", path.display()))?;
    pollster::block_on(classifier.self_test(CPU_TOLERANCE))?;
    Ok(classifier)
}
