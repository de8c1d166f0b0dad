//! The data that weights were trained on, in the metadata of their file. A run with initial weights must not be
//! evaluated on photos that these weights were trained on.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use naevus_network::weights::read_metadata;
use naevus_reading::card::{DataRecord, TrainedOn, WeightsFile, sha256_hex};
use serde::Deserialize;

/// The key of the list in the metadata.
const KEY: &str = "naevus.seen";

/// The metadata of weights that were trained on all of `trained_on`: a JSON list of `split_sha256` and `data_sha256`.
///
/// # Errors
///
/// Never, because hashes can be written as JSON.
pub fn metadata(trained_on: &[TrainedOn]) -> Result<HashMap<String, String>> {
    match trained_on {
        [] => Ok(HashMap::new()),
        trained_on => Ok(HashMap::from([(KEY.to_string(), serde_json::to_string(trained_on)?)])),
    }
}

/// The data that the weights in `bytes`, the file at `path`, were trained on, the last training first. Without
/// metadata, the list is read from the model card in the same folder, if that is the card of these weights. Published
/// weights have neither metadata nor a card.
///
/// # Errors
///
/// If the file is not a safetensors file, or the list is damaged.
pub fn read(bytes: &[u8], path: &Path) -> Result<Vec<TrainedOn>> {
    let invalid = || format!("{} is not a valid .safetensors file", path.display());
    match read_metadata(bytes).with_context(invalid)?.get(KEY) {
        Some(list) => serde_json::from_str(list).with_context(|| {
            format!("the list of training data in {} is damaged; copy the file from its run again", path.display())
        }),
        None => Ok(from_card(bytes, path).unwrap_or_default()),
    }
}

/// The training data in the card in the folder of `path`, if it is the card of the weights in `bytes`.
fn from_card(bytes: &[u8], path: &Path) -> Option<Vec<TrainedOn>> {
    /// The fields that cards of all versions have.
    #[derive(Deserialize)]
    struct Card {
        weights: WeightsFile,
        data: DataRecord,
    }
    let json = fs::read(path.with_file_name("card.json")).ok()?;
    let card: Card = serde_json::from_slice(&json).ok()?;
    (card.weights.sha256 == sha256_hex(bytes)).then(|| card.data.all_trained_on())
}

/// Adds the elements of `others` to `trained_on` that it lacks.
pub fn merge(trained_on: &mut Vec<TrainedOn>, others: Vec<TrainedOn>) {
    for other in others {
        if !trained_on.contains(&other) {
            trained_on.push(other);
        }
    }
}

/// Checks that the weights at `path`, which were trained on all of `trained_on`, were trained on no photo of the
/// validation or test set of a run with the split `split_sha256`.
///
/// # Errors
///
/// If the weights were trained with another split.
pub fn check_split(trained_on: &[TrainedOn], split_sha256: &str, path: &Path) -> Result<()> {
    let other = trained_on.iter().find(|trained_on| trained_on.split_sha256 != split_sha256);
    ensure!(
        other.is_none(),
        "{} was trained on the training set of another split (SHA-256 {}) than this run's ({split_sha256}), which may \
         contain photos of this run's test set; begin with ImageNet weights, or with weights of this split",
        path.display(),
        other.map_or("", |other| other.split_sha256.as_str())
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use naevus_network::weights::{NamedTensors, Precision, TensorValues, write_with_metadata};

    use super::*;

    fn trained_on(split: &str) -> TrainedOn {
        TrainedOn { split_sha256: split.to_string(), data_sha256: "data".to_string() }
    }

    fn file(metadata: HashMap<String, String>) -> Vec<u8> {
        let named = NamedTensors::from([("a.bias".to_string(), TensorValues { shape: vec![1], values: vec![0.5] })]);
        write_with_metadata(&named, Precision::F32, metadata).unwrap()
    }

    #[test]
    fn training_data_is_stored_in_the_file_and_another_split_is_rejected() {
        let path = Path::new("mine.safetensors");
        let mut all = vec![trained_on("one")];
        merge(&mut all, vec![trained_on("one"), trained_on("two")]);
        assert_eq!(all, [trained_on("one"), trained_on("two")]);
        assert_eq!(read(&file(metadata(&all).unwrap()), path).unwrap(), all);
        assert!(check_split(&all[..1], "one", path).is_ok());
        let message = check_split(&all, "one", path).unwrap_err().to_string();
        assert!(message.contains("mine.safetensors") && message.contains("begin with ImageNet weights"), "{message}");
        // Published weights have no metadata and are accepted.
        let published = read(&file(metadata(&[]).unwrap()), path).unwrap();
        assert!(published.is_empty() && check_split(&published, "one", path).is_ok());
        let damaged = read(&file(HashMap::from([(KEY.to_string(), "{".to_string())])), path).unwrap_err().to_string();
        assert!(damaged.contains("is damaged"), "{damaged}");
    }

    #[test]
    fn a_card_of_version_4_beside_weights_without_metadata_names_all_their_training_data() {
        let folder = tempfile::tempdir().unwrap();
        let bytes = file(HashMap::new());
        let counts = serde_json::json!({ "train": 1, "validation": 1, "test": 1 });
        let card = serde_json::json!({
            "weights": { "file": "a", "bytes": bytes.len(), "sha256": sha256_hex(&bytes), "precision": "f32" },
            "data": {
                "sources": [], "data_sha256": "data", "split_sha256": "two", "split_rule": "", "photos": counts,
                "lesions": counts, "seen": [trained_on("two"), trained_on("one")],
            },
        });
        fs::write(folder.path().join("card.json"), card.to_string()).unwrap();
        let found = read(&bytes, &folder.path().join("a")).unwrap();
        assert_eq!(found, [trained_on("two"), trained_on("one")]);
    }
}
