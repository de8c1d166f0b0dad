//! The card that the trainer writes beside the weights, and the loader checks.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::decision::DecisionRules;
use crate::diagnosis::Diagnosis;
use crate::preprocess::Normalisation;

/// The version of the card's layout that this program writes and reads.
pub const CARD_VERSION: u32 = 5;

/// Everything that is known of a model: what it takes to load it, and what it takes to trust it.
///
/// `architecture` is the network's own configuration; the core without the network keeps it as plain JSON.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ModelCard {
    /// [`CARD_VERSION`] when it was written.
    pub card_version: u32,
    /// The model's name, to be shown.
    pub name: String,
    /// What the model is for.
    pub intended_use: String,
    /// What it is not for, one sentence each.
    pub not_for: Vec<String>,
    /// Under which terms the weights may be used, and why.
    pub licence: String,
    /// The network: `NetworkConfig` as JSON.
    pub architecture: serde_json::Value,
    /// The side of the square that the network takes, in pixels.
    pub input_side_px: usize,
    /// How pixels become numbers.
    pub normalisation: Normalisation,
    /// The diagnoses, in the order of the network's outputs.
    pub diagnoses: Vec<Diagnosis>,
    /// What the network's numbers mean, fitted on the validation split.
    pub decision_rules: DecisionRules,
    /// The weights file.
    pub weights: WeightsFile,
    /// What it learnt from, and how that was divided.
    pub data: DataRecord,
    /// Each figure under its plain name, all measured on the test split: `balanced_accuracy`, `macro_auroc`, ...
    pub figures: BTreeMap<String, Figure>,
    /// How many photos of each diagnosis they were measured on: a figure of few photos says little.
    pub measured_photos: BTreeMap<Diagnosis, usize>,
    /// The same figures among photos of one source, domain, resolution, skin type, sex, age or site.
    pub subgroups: Vec<Subgroup>,
    /// What trainings alike, each without one of the archives, make of the archive left out; empty where that was not
    /// measured.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out_archives: Vec<LeftOutArchive>,
    /// What is known to go wrong, and why, a sentence or two each.
    pub known_failures: Vec<String>,
    /// What one reading costs.
    pub cost: ComputeCost,
    /// The models before this one and this one, the newest first.
    pub changelog: Vec<ChangelogEntry>,
    /// How the weights as stored compare with those of the training, measured on the test split.
    pub quantization_effect: QuantizationEffect,
    /// Inputs with known answers, by which a device proves that it computes what the trainer computed.
    pub golden_readings: Vec<GoldenReading>,
}

/// The weights file that a card belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeightsFile {
    /// Its name, beside the card.
    pub file: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// Its SHA-256, in lower-case hexadecimal.
    pub sha256: String,
    /// How numbers are stored in it: `f32`, or `int8` (a byte a weight, a scale an output channel).
    pub precision: String,
}

/// The data and the split a model was made from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DataRecord {
    /// The archives, in the order in which they were named.
    pub sources: Vec<DataSource>,
    /// SHA-256 over the sorted ids, labels and lesions that were kept.
    pub data_sha256: String,
    /// SHA-256 over the sorted ids, labels, patients or lesions, and sides: the same wherever the archives lie.
    pub split_sha256: String,
    /// How the split was made, in a sentence.
    pub split_rule: String,
    /// Photos (not lesions) in training, validation and test.
    pub photos: SplitCounts,
    /// Lesions in training, validation and test.
    pub lesions: SplitCounts,
    /// What the weights, and those before them that they began with, were fitted to, the last training first; empty in the
    /// cards of earlier versions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trained_on: Vec<TrainedOn>,
}

/// A split whose training side weights were fitted to. Weights that saw another split may know the photos of this one's
/// test.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrainedOn {
    /// [`DataRecord::split_sha256`].
    pub split_sha256: String,
    /// [`DataRecord::data_sha256`].
    pub data_sha256: String,
}

impl DataRecord {
    /// The split and the data of this record.
    pub fn fingerprint(&self) -> TrainedOn {
        TrainedOn { split_sha256: self.split_sha256.clone(), data_sha256: self.data_sha256.clone() }
    }

    /// [`seen`](Self::seen), or this record alone in the cards of earlier versions.
    pub fn all_trained_on(&self) -> Vec<TrainedOn> {
        if self.trained_on.is_empty() { vec![self.fingerprint()] } else { self.trained_on.clone() }
    }
}

/// One archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataSource {
    /// Its name: `ham10000`.
    pub name: String,
    /// Photos that it listed.
    pub found: usize,
    /// Photos that were used.
    pub kept: usize,
    /// Photos whose label was mended against the reference.
    pub relabelled: usize,
}

/// A count for each side of a split.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SplitCounts {
    /// What the weights were fitted to.
    pub train: usize,
    /// What choices were made on.
    pub validation: usize,
    /// What the figures were measured on.
    pub test: usize,
}

/// A figure with its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// The figure on the whole set.
    pub value: f64,
    /// The lower end of its 95 % interval: the bootstrap's, by patient or lesion, or Wilson's where no resample varied.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// Figures among some of the photos that the card's were measured on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Subgroup {
    /// What divides the photos: `source`, `domain`, `resolution`, `skin type`, `sex`, `age` or `site`.
    pub by: String,
    /// Which of them these are: `60 to 79`.
    pub group: String,
    /// How many photos.
    pub photos: usize,
    /// Some of the card's figures, by the same names.
    pub figures: BTreeMap<String, Figure>,
}

/// An archive as it is read by a training like the model's that saw the other archives only.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LeftOutArchive {
    /// The archive left out.
    pub archive: String,
    /// Photos of it that were read: those whose image, lesion, patient and near twins no other archive has.
    pub photos: usize,
    /// What was found on them, 0 to 1 but for `set_mean_size`, 0 to 9. The decision_rules is that of the other archives:
    ///
    /// - `alert_sensitivity`: the share of malignant photos that the alert finds; `alert_specificity`: the share of the
    ///   others that it leaves alone;
    /// - `set_coverage`: the share of sets that hold the truth; `set_mean_size`: diagnoses in a set;
    /// - `refused`: the share of photos that are refused;
    /// - `balanced_accuracy`: the mean of the sensitivities to the diagnoses that the archive has;
    /// - `debiased_calibration_error`.
    ///
    /// What the photos do not define is left out.
    pub figures: BTreeMap<String, Figure>,
    /// Those of the photos that are on the test side of a training alike with all archives.
    pub compared_photos: usize,
    /// The balanced accuracy on these: `with_the_archive`, of the training with all archives; `without_it`; and the first
    /// less the second with its paired interval, `fall`. Empty where there are no such photos.
    pub compared: BTreeMap<String, Figure>,
}

/// What one view of a photo costs; an answer takes eight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComputeCost {
    /// Multiplications with an addition.
    pub multiply_adds: u64,
    /// Weights and biases.
    pub parameters: u64,
}

/// A model of this name, and what it brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangelogEntry {
    /// The day on which it was exported, in UTC: `2026-11-24`.
    pub date: String,
    /// What is other than before, in a sentence.
    pub what: String,
}

/// The stored weights against those of the training, both reading one view.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuantizationEffect {
    /// Photos compared.
    pub photos: usize,
    /// The largest difference of any probability.
    pub largest_difference: f64,
    /// On how many photos the first diagnosis changed.
    pub predictions_changed: usize,
    /// The balanced accuracy of the training's weights less that of the stored ones.
    pub balanced_accuracy_lost: f64,
}

/// An input with a known answer, in one view: that says how a device computes. The input is not stored: it is
/// [`synthetic_photo`](crate::golden::synthetic_photo) of `seed`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GoldenReading {
    /// The seed that it is drawn from.
    pub seed: u32,
    /// The probabilities that the trainer computed of the upright view, with the weights as stored.
    pub probabilities: [f32; Diagnosis::COUNT],
}

/// Why a card or its weights are refused.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CardError {
    /// The card is not one.
    #[error("the model card cannot be read ({0}); export the model again")]
    Card(#[from] serde_json::Error),
    /// The card is of another version of this program.
    #[error(
        "the model card has version {found} and this program reads version {CARD_VERSION}; export the model again with this version's trainer"
    )]
    CardVersion {
        /// The version in the card.
        found: u32,
    },
    /// The card's diagnoses are not the program's.
    #[error("the model tells {found} apart, in that order, and this program {expected}; it is another program's model")]
    Diagnoses {
        /// The codes in the card.
        found: String,
        /// The codes of [`Diagnosis::ALL`].
        expected: String,
    },
    /// The weights are shorter or longer than the card says.
    #[error(
        "the weights file has {found} bytes and its card says {expected}; it is cut off or another model's, so fetch both again"
    )]
    WeightsSize {
        /// The bytes given.
        found: u64,
        /// The bytes in the card.
        expected: u64,
    },
    /// The weights have the right size and other content.
    #[error(
        "the weights file is not the one its card was written for (SHA-256 {found}, the card says {expected}); fetch both again"
    )]
    WeightsHash {
        /// The hash of the bytes given, in hexadecimal.
        found: String,
        /// The hash in the card.
        expected: String,
    },
}

impl ModelCard {
    /// The card in `json`.
    ///
    /// # Errors
    ///
    /// Where it is no card, one of another version, or one of other diagnoses.
    pub fn from_json(json: &str) -> Result<ModelCard, CardError> {
        #[derive(Deserialize)]
        struct Version {
            card_version: u32,
        }
        let Version { card_version } = serde_json::from_str(json)?;
        if card_version != CARD_VERSION {
            return Err(CardError::CardVersion { found: card_version });
        }
        let card: serde_json::Value = serde_json::from_str(json)?;
        let codes = |codes: Vec<&str>| codes.join(", ");
        let found: Vec<&str> =
            card["diagnoses"].as_array().into_iter().flatten().filter_map(|code| code.as_str()).collect();
        let expected: Vec<&str> = Diagnosis::ALL.into_iter().map(Diagnosis::code).collect();
        if found != expected {
            return Err(CardError::Diagnoses { found: codes(found), expected: codes(expected) });
        }
        Ok(serde_json::from_value(card)?)
    }

    /// Whether `weights` are the bytes that the card was written for.
    ///
    /// # Errors
    ///
    /// Names the size or the hash that differs.
    pub fn check_weights(&self, weights: &[u8]) -> Result<(), CardError> {
        let found = weights.len() as u64;
        if found != self.weights.bytes {
            return Err(CardError::WeightsSize { found, expected: self.weights.bytes });
        }
        let found = sha256_hex(weights);
        if found != self.weights.sha256 {
            return Err(CardError::WeightsHash { found, expected: self.weights.sha256.clone() });
        }
        Ok(())
    }
}

/// The SHA-256 of `bytes`, in lower-case hexadecimal.
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
