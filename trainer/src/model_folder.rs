//! A folder with a model: `card.json` and the weights it names. A run folder and `www/model` are both one.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use burn::module::Module;
use burn::tensor::Device;
use naevus::classifier::{CPU_TOLERANCE, Classifier};
use naevus::diagnosis::Diagnosis;
use naevus::golden::drawn_photo;
use naevus::judgement::Judgement;
use naevus::model_card::{
    CARD_VERSION, DataRecord, GoldenReading, ModelCard, Parity, ReadingCost, WeightsFile, sha256_hex,
};
use naevus::network::weights::{self, Precision};
use naevus::network::{Network, NetworkConfig};
use naevus::preprocess::Normalisation;

use crate::document::json;
use crate::files::write_whole;

const CARD_FILE: &str = "card.json";

/// The seeds of the golden photos: two, so that a constant answer does not pass.
const GOLDEN_SEEDS: [u32; 2] = [1, 2];

/// What is known to go wrong with what these archives teach, and why.
const KNOWN_FAILURES: [&str; 7] = [
    "Seborrheic keratosis comes from one archive only (ISIC 2017), in which photos are squashed and lit in their own way: \
     the network may know the archive as much as the lesion, and from elsewhere such lesions are more often called \
     pigmented benign keratosis.",
    "Skin is mostly light in all archives (Austria, Australia, Europe, the United States). How well it does on dark skin \
     cannot be measured with them, and is likely to be worse.",
    "All photos were taken through a dermatoscope. An ordinary photo of a lesion should come out as unusual or be refused; \
     where it does not, its answer means nothing.",
    "Dermatofibroma, vascular lesion, actinic keratosis and squamous cell carcinoma have few photos to measure on: their \
     figures have wide intervals.",
    "Actinic keratosis and squamous cell carcinoma are one class in HAM10000, and are told apart only by what ISIC 2019 \
     says of the same photos; the network confuses the two, and both with pigmented benign keratosis.",
    "Many labels are an expert's consensus or follow-up, not histology; melanomas without pigment, and very early ones, \
     are few and are missed more often.",
    "Melanomas of people under thirty are few, to learn from and to measure on: at that age the network tells them from \
     nevi much worse than at others.",
];

/// A card for `config` that says nothing yet of weights and figures.
pub fn blank_card(config: &NetworkConfig, normalisation: Normalisation, data: DataRecord) -> Result<ModelCard> {
    Ok(ModelCard {
        card_version: CARD_VERSION,
        name: "naevus".into(),
        intended_use: "Research and education: to show which of nine diagnoses a dermoscopic photo of one skin lesion \
                       resembles, and how sure the network is."
            .into(),
        not_for: vec![
            "Not a diagnosis, and no ground for or against one: see a doctor about any lesion that worries you.".into(),
            "Not for ordinary phone photos of skin: every photo it learnt from was taken through a dermatoscope."
                .into(),
            "Not for lesions of other kinds than the nine: it has no answer for them, and names one of the nine."
                .into(),
            "Not for lesions on nails, lips, eyes or under hair: hardly any are among the photos.".into(),
        ],
        licence: "For non-commercial research and education: the weights were made from photos under CC BY-NC 4.0 \
                  (HAM10000, ISIC 2019) and the ISIC Archive's terms."
            .into(),
        architecture: serde_json::to_value(config)?,
        input_side_px: config.input_side_px,
        normalisation,
        judgement: Judgement::default(),
        diagnoses: Diagnosis::ALL.to_vec(),
        weights: WeightsFile { file: String::new(), bytes: 0, sha256: String::new(), precision: String::new() },
        data,
        figures: BTreeMap::new(),
        measured_photos: BTreeMap::new(),
        subgroups: Vec::new(),
        known_failures: KNOWN_FAILURES.map(String::from).to_vec(),
        cost: ReadingCost { multiply_adds: config.multiply_adds(), parameters: 0 },
        changes: Vec::new(),
        parity: Parity { photos: 0, largest_difference: 0.0, answers_changed: 0, balanced_accuracy_lost: 0.0 },
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
    let bytes = weights::write(&weights::named_values(network), precision)?;
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
        let input = classifier.preprocess(&drawn_photo(seed));
        let sight = pollster::block_on(classifier.see(&[input]))?.remove(0);
        let probabilities = card.judgement.of(&sight).probabilities;
        card.golden_readings.push(GoldenReading { seed, probabilities });
    }
    write_whole(&folder.join(&card.weights.file), &bytes)?;
    write_card(folder, &card)?;
    load(folder, Device::flex())
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
