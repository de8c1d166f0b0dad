//! The model card: the metadata of a model. The trainer writes it beside the weights, and the loader validates it.

mod figures;
mod photo_quality;
mod repeatability;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::assessment::ActivationMap;
use crate::decision::DecisionRules;
use crate::diagnosis::Diagnosis;
use crate::preprocess::Normalisation;
use crate::quality::Thresholds;

pub use crate::card::figures::{CombinedFigures, Figure, LeftOutArchive, ReliabilityBin, RequiredLevels, Subgroup};
pub use crate::card::photo_quality::{FoundShare, MeasuredFinding, PhotoQuality};
pub use crate::card::repeatability::{AlignedShares, KnownTransforms, Repeatability, Spread};

/// The version of the card format that this program writes and reads.
pub const CARD_VERSION: u32 = 7;

/// The metadata that is needed to load a model and to interpret its outputs.
///
/// `architecture` is plain JSON here, because this crate does not contain the networks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ModelCard {
    /// The format version: [`CARD_VERSION`] when the card was written.
    pub card_version: u32,
    /// The display name of the model.
    pub name: String,
    /// The intended use.
    pub intended_use: String,
    /// Uses that are out of scope, one sentence each.
    pub not_for: Vec<String>,
    /// The licence of the weights and its reason.
    pub licence: String,
    /// The network configuration: `NetworkConfig` as JSON.
    pub architecture: serde_json::Value,
    /// The width and height of the network input, in pixels.
    pub input_side_px: usize,
    /// The normalisation of the pixel values.
    pub normalisation: Normalisation,
    /// The diagnoses, in the order of the network outputs.
    pub diagnoses: Vec<Diagnosis>,
    /// The decision rules; [`DecisionRules`] describes what they are fitted to.
    pub decision_rules: DecisionRules,
    /// The weights file.
    pub weights: WeightsFile,
    /// The training data and its split.
    pub data: DataRecord,
    /// The figures by name, all measured on the test set: `balanced_accuracy`, `macro_auroc`, ...
    pub figures: BTreeMap<String, Figure>,
    /// The number of test photos of each diagnosis. Figures from few photos are imprecise.
    pub measured_photos: BTreeMap<Diagnosis, usize>,
    /// The reliability diagram of the test set, in increasing order of the confidence. Empty if it was not measured.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reliability: Vec<ReliabilityBin>,
    /// The same figures by source, domain, resolution, skin type, sex, age or site.
    pub subgroups: Vec<Subgroup>,
    /// The results of leave-one-archive-out training: for each archive, a model trained without it and tested on it.
    /// Empty if this was not measured.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out_archives: Vec<LeftOutArchive>,
    /// The figures of the combined assessments of several photos of one lesion. `None` if they were not measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub combined_photos: Option<CombinedFigures>,
    /// The findings on the quality of photos. `None` in a card without them: nothing is found then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo_quality: Option<PhotoQuality>,
    /// What photos of one lesion differ by. `None` in a card without it: photos are not aligned then, and no change is
    /// compared with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeatability: Option<Repeatability>,
    /// Known failures and their causes, one or two sentences each.
    pub known_failures: Vec<String>,
    /// The computational cost of one view.
    pub cost: ComputeCost,
    /// The released versions of the model, newest first.
    pub changelog: Vec<ChangelogEntry>,
    /// The effect of weight quantisation, measured on the test set.
    pub quantization_effect: QuantizationEffect,
    /// The reference outputs of the self-test, by which a device is compared with the trainer.
    pub golden_readings: Vec<GoldenReading>,
}

/// The weights file of a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeightsFile {
    /// The file name. The file is in the folder of the card.
    pub file: String,
    /// The size in bytes.
    pub bytes: u64,
    /// The SHA-256 in lower-case hexadecimal.
    pub sha256: String,
    /// The number format: `f32`, or `int8` (one byte per weight and one scale per output channel).
    pub precision: String,
}

/// The training data and its split. The default is a network without training data.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DataRecord {
    /// The archives, in the order of the command line.
    pub sources: Vec<DataSource>,
    /// The SHA-256 of the sorted ids, labels and lesions that were kept.
    pub data_sha256: String,
    /// The SHA-256 of the sorted ids, labels, patients or lesions, and subsets. It does not depend on the location of
    /// the archives.
    pub split_sha256: String,
    /// The description of the split, in one sentence.
    pub split_rule: String,
    /// The number of photos in the training, validation and test sets.
    pub photos: SplitCounts,
    /// The number of lesions in the training, validation and test sets.
    pub lesions: SplitCounts,
    /// The splits and data that the weights and their initial weights were trained on, the last training first. Empty
    /// in a record from before the training was opened. Cards of version 4 name it `seen`; that name is read as well,
    /// because the trainer's check against data leakage also reads cards of other versions.
    #[serde(default, alias = "seen", skip_serializing_if = "Vec::is_empty")]
    pub trained_on: Vec<TrainedOn>,
}

/// A split whose training set the weights were fitted to. The training set of one split may overlap with the test set
/// of another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrainedOn {
    /// [`DataRecord::split_sha256`].
    pub split_sha256: String,
    /// [`DataRecord::data_sha256`].
    pub data_sha256: String,
}

impl DataRecord {
    /// The hashes of the split and of the data in this record.
    pub fn fingerprint(&self) -> TrainedOn {
        TrainedOn { split_sha256: self.split_sha256.clone(), data_sha256: self.data_sha256.clone() }
    }

    /// [`trained_on`](Self::trained_on), or the [`fingerprint`](Self::fingerprint) of this record if `trained_on` is
    /// empty.
    pub fn all_trained_on(&self) -> Vec<TrainedOn> {
        if self.trained_on.is_empty() { vec![self.fingerprint()] } else { self.trained_on.clone() }
    }
}

/// One archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataSource {
    /// The name: `ham10000`.
    pub name: String,
    /// The number of photos that the archive lists.
    pub found: usize,
    /// The number of photos that were used.
    pub kept: usize,
    /// The number of photos whose label was corrected by the reference.
    pub relabelled: usize,
}

/// A count for each subset of the split.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SplitCounts {
    /// The training set, to which the weights are fitted.
    pub train: usize,
    /// The validation set, on which hyperparameters and decision rules are chosen.
    pub validation: usize,
    /// The test set, on which the figures are measured.
    pub test: usize,
}

/// The computational cost of one view of a photo. An assessment uses eight views.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComputeCost {
    /// The number of multiply-add operations.
    pub multiply_adds: u64,
    /// The number of weights and biases.
    pub parameters: u64,
}

/// A released version of the model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangelogEntry {
    /// The date of the export, in UTC: `2026-11-24`.
    pub date: String,
    /// The change from the previous version, in one sentence.
    pub what: String,
}

/// The stored weights compared with the unquantised weights, both on one view of each photo.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuantizationEffect {
    /// The number of photos compared.
    pub photos: usize,
    /// The largest absolute difference of any probability.
    pub largest_difference: f64,
    /// The number of photos whose most probable diagnosis changed.
    pub predictions_changed: usize,
    /// The balanced accuracy of the unquantised weights minus that of the stored weights.
    pub balanced_accuracy_lost: f64,
}

/// A reference output of the self-test, for the upright view: every value that the result of a photo depends on. The
/// input is not stored: `synthetic_photo(seed)` of the network crate generates it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GoldenReading {
    /// The seed of the input.
    pub seed: u32,
    /// The probabilities that the trainer computed with the stored weights.
    pub probabilities: [f32; Diagnosis::COUNT],
    /// [`InputCheck::mahalanobis_distance`](crate::assessment::InputCheck::mahalanobis_distance).
    pub mahalanobis_distance: f32,
    /// [`InputCheck::bare_skin_score`](crate::assessment::InputCheck::bare_skin_score).
    pub bare_skin_score: f32,
    /// [`InputCheck::non_lesion_log_odds`](crate::assessment::InputCheck::non_lesion_log_odds).
    #[serde(rename = "no_lesion_log_odds")]
    pub non_lesion_log_odds: Option<f32>,
    /// The class activation map of the most probable diagnosis.
    pub map: ActivationMap,
}

/// An error of a card or of its weights file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CardError {
    /// The JSON is not a model card.
    #[error("the model card cannot be read ({0}); export the model again")]
    Card(#[from] serde_json::Error),
    /// The card has another format version.
    #[error(
        "the model card has version {found} and this program reads version {CARD_VERSION}; export the model again with this version's trainer"
    )]
    CardVersion {
        /// The version in the card.
        found: u32,
    },
    /// The card's diagnoses differ from those of this program.
    #[error(
        "the diagnoses of the model are {found}, but those of this program are {expected}; use a model of this program"
    )]
    Diagnoses {
        /// The codes in the card.
        found: String,
        /// The codes of [`Diagnosis::ALL`].
        expected: String,
    },
    /// The size of the weights differs from the card.
    #[error(
        "the weights file has {found} bytes, but {expected} according to its card; it is cut off or belongs to another model, so fetch both again"
    )]
    WeightsSize {
        /// The size of the given file in bytes.
        found: u64,
        /// The size in the card.
        expected: u64,
    },
    /// A number is too large.
    #[error("the model card contains the number {number:e}, which is too large; export the model again")]
    Number {
        /// The number.
        number: f64,
    },
    /// The hash of the weights differs from the card.
    #[error("the weights file does not match its card (SHA-256 {found}, but {expected} in the card); fetch both again")]
    WeightsHash {
        /// The hash of the given file, in hexadecimal.
        found: String,
        /// The hash in the card.
        expected: String,
    },
}

impl ModelCard {
    /// The thresholds of the findings on a photo's quality; empty if the card has none.
    pub fn quality_thresholds(&self) -> Thresholds {
        self.photo_quality.as_ref().map(PhotoQuality::thresholds).unwrap_or_default()
    }

    /// Parses a card.
    ///
    /// # Errors
    ///
    /// If `json` is not a card, if its version or its diagnoses are not those of this program, or if a number is too large.
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
        if let Some(number) = number_out_of_range(&card) {
            return Err(CardError::Number { number });
        }
        Ok(serde_json::from_value(card)?)
    }

    /// Checks that `weights` is the file of this card.
    ///
    /// # Errors
    ///
    /// If the size or the hash differs.
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

/// A number that an `f32` cannot hold: it would become infinite.
fn number_out_of_range(value: &serde_json::Value) -> Option<f64> {
    match value {
        serde_json::Value::Number(number) => number.as_f64().filter(|number| number.abs() > f64::from(f32::MAX)),
        serde_json::Value::Array(values) => values.iter().find_map(number_out_of_range),
        serde_json::Value::Object(values) => values.values().find_map(number_out_of_range),
        _ => None,
    }
}

/// The SHA-256 of `bytes`, in lower-case hexadecimal.
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
