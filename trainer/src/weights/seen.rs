//! What weights were fitted to, as it stands beside them in their file: a run that begins with weights must not measure
//! on photos that these were fitted to.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use naevus_network::weights::read_metadata;
use naevus_reading::card::{DataRecord, TrainedOn, WeightsFile, sha256_hex};
use serde::Deserialize;

/// The key of the list among a file's words.
const KEY: &str = "naevus.seen";

/// What is written beside weights that were fitted to all of `seen`: a list in JSON of `split_sha256` and `data_sha256`.
///
/// # Errors
///
/// Never, as long as hashes can be written as JSON.
pub fn words(seen: &[TrainedOn]) -> Result<HashMap<String, String>> {
    match seen {
        [] => Ok(HashMap::new()),
        seen => Ok(HashMap::from([(KEY.to_string(), serde_json::to_string(seen)?)])),
    }
}

/// What the weights in `bytes`, the file at `path`, were fitted to, the last training first. Where the file does not say,
/// the card beside it does, if it is the card of these weights; what others publish has neither.
///
/// # Errors
///
/// Where it is no safetensors file, or its list is damaged.
pub fn of(bytes: &[u8], path: &Path) -> Result<Vec<TrainedOn>> {
    let unusable = || format!("{} is no usable .safetensors file", path.display());
    match read_metadata(bytes).with_context(unusable)?.get(KEY) {
        Some(list) => serde_json::from_str(list).with_context(|| {
            format!("what {} was fitted to is damaged; take the file from its run again", path.display())
        }),
        None => Ok(by_card(bytes, path).unwrap_or_default()),
    }
}

/// What the card beside `path` says, where it is that of the weights in `bytes`.
fn by_card(bytes: &[u8], path: &Path) -> Option<Vec<TrainedOn>> {
    /// What a card of any version has.
    #[derive(Deserialize)]
    struct Card {
        weights: WeightsFile,
        data: DataRecord,
    }
    let json = fs::read(path.with_file_name("card.json")).ok()?;
    let card: Card = serde_json::from_slice(&json).ok()?;
    (card.weights.sha256 == sha256_hex(bytes)).then(|| card.data.all_trained_on())
}

/// Adds to `seen` what of `others` it lacks.
pub fn unite(seen: &mut Vec<TrainedOn>, others: Vec<TrainedOn>) {
    for other in others {
        if !seen.contains(&other) {
            seen.push(other);
        }
    }
}

/// Checks that the weights at `path`, which were fitted to all of `seen`, know no photo that a run with the split
/// `split_sha256` may measure on.
///
/// # Errors
///
/// Where they saw another split.
pub fn check(seen: &[TrainedOn], split_sha256: &str, path: &Path) -> Result<()> {
    let other = seen.iter().find(|seen| seen.split_sha256 != split_sha256);
    ensure!(
        other.is_none(),
        "{} was fitted to the training side of another split (SHA-256 {}) than this run's ({split_sha256}), and may know \
         the photos of this run's test; begin with ImageNet weights, or with weights of this split",
        path.display(),
        other.map_or("", |other| other.split_sha256.as_str())
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use naevus_network::weights::{NamedTensors, Precision, TensorValues, write_with_metadata};

    use super::*;

    fn seen(split: &str) -> TrainedOn {
        TrainedOn { split_sha256: split.to_string(), data_sha256: "data".to_string() }
    }

    fn file(words: HashMap<String, String>) -> Vec<u8> {
        let named = NamedTensors::from([("a.bias".to_string(), TensorValues { shape: vec![1], values: vec![0.5] })]);
        write_with_metadata(&named, Precision::F32, words).unwrap()
    }

    #[test]
    fn what_was_seen_stands_in_the_file_and_another_split_is_refused() {
        let path = Path::new("mine.safetensors");
        let mut all = vec![seen("one")];
        unite(&mut all, vec![seen("one"), seen("two")]);
        assert_eq!(all, [seen("one"), seen("two")]);
        assert_eq!(of(&file(words(&all).unwrap()), path).unwrap(), all);
        assert!(check(&all[..1], "one", path).is_ok());
        let message = check(&all, "one", path).unwrap_err().to_string();
        assert!(message.contains("mine.safetensors") && message.contains("begin with ImageNet weights"), "{message}");
        // Published weights say nothing, and go on.
        let published = of(&file(words(&[]).unwrap()), path).unwrap();
        assert!(published.is_empty() && check(&published, "one", path).is_ok());
        let damaged = of(&file(HashMap::from([(KEY.to_string(), "{".to_string())])), path).unwrap_err().to_string();
        assert!(damaged.contains("is damaged"), "{damaged}");
    }
}
