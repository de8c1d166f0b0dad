//! The texts of a model card that people write: intended use, licence and known failures.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use naevus_reading::card::ModelCard;
use serde::Deserialize;

/// The texts of a card, as `trainer export --card` reads them from JSON. A missing key has its default, which is
/// correct for any model.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CardText {
    /// The model's display name.
    pub name: String,
    /// The intended use, in a sentence or two.
    pub intended_use: String,
    /// Uses that are out of scope, one sentence each.
    pub not_for: Vec<String>,
    /// The terms of use of the weights, with the reason.
    pub licence: String,
    /// Known failures with their causes, a sentence or two each.
    pub known_failures: Vec<String>,
}

impl Default for CardText {
    fn default() -> CardText {
        CardText {
            name: "a model without a name".to_string(),
            intended_use: "Research: to classify a photo of one skin lesion into nine diagnoses, with calibrated \
                           probabilities."
                .to_string(),
            not_for: vec![
                "Not a diagnosis, and not evidence for or against one: see a doctor about any lesion that worries you."
                    .to_string(),
                "Not for lesions with other diagnoses than the nine: the model classifies them as one of the nine."
                    .to_string(),
                "Not for photos unlike those that it was trained on: its accuracy on them was not measured."
                    .to_string(),
            ],
            licence: "No terms are stated. The terms of the training photos may also apply to the weights.".to_string(),
            known_failures: Vec::new(),
        }
    }
}

impl CardText {
    /// The texts in the file at `path`, or the default texts without a path.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, or has an unknown key.
    pub fn read(path: Option<&Path>) -> Result<CardText> {
        let Some(path) = path else { return Ok(CardText::default()) };
        let json = fs::read(path).with_context(|| format!("--card: {} cannot be read", path.display()))?;
        serde_json::from_slice(&json).with_context(|| {
            format!(
                "--card: {} must be a JSON object with name, intended_use, not_for, licence and known_failures; each \
                 key is optional",
                path.display()
            )
        })
    }

    /// `card` with these texts.
    pub fn apply_to(self, card: ModelCard) -> ModelCard {
        let CardText { name, intended_use, not_for, licence, known_failures } = self;
        ModelCard { name, intended_use, not_for, licence, known_failures, ..card }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_texts_are_complete_and_the_default_is_neutral() {
        let shipped = CardText::read(Some(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/facts.json")))).unwrap();
        let neutral = CardText::read(None).unwrap();
        assert_eq!(shipped.name, "naevus");
        assert!(shipped.licence.contains("HAM10000") && shipped.known_failures.len() > 3);
        for word in ["HAM10000", "ISIC", "dermatoscope", "dermoscopic"] {
            assert!(!format!("{neutral:?}").contains(word), "{word} does not apply to every model");
        }
        assert_ne!((&shipped.intended_use, &shipped.licence), (&neutral.intended_use, &neutral.licence));
    }

    #[test]
    fn a_missing_key_has_its_default_and_an_unknown_key_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("facts.json");
        fs::write(&path, r#"{"name": "mine", "known_failures": ["Hair."]}"#).unwrap();
        let mine = CardText::read(Some(&path)).unwrap();
        assert_eq!((mine.name.as_str(), mine.known_failures.len()), ("mine", 1));
        assert_eq!(mine.licence, CardText::default().licence);
        fs::write(&path, r#"{"license": "mine"}"#).unwrap();
        let message = format!("{:#}", CardText::read(Some(&path)).unwrap_err());
        assert!(message.contains("licence") && message.contains("unknown field `license`"), "{message}");
    }
}
