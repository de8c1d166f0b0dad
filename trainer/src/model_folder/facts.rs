//! What only people know of a model: what it is for, under which terms, and what they have seen go wrong.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use naevus_reading::card::ModelCard;
use serde::Deserialize;

/// The parts of a card that no training can tell, as `trainer export --card` reads them from JSON. A key that is left out
/// has its default, which is true of any model.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Facts {
    /// The model's name, to be shown.
    pub name: String,
    /// What it is for, in a sentence or two.
    pub intended_use: String,
    /// What it is not for, one sentence each.
    pub not_for: Vec<String>,
    /// Under which terms the weights may be used, and why.
    pub licence: String,
    /// What is known to go wrong, and why, a sentence or two each.
    pub known_failures: Vec<String>,
}

impl Default for Facts {
    fn default() -> Facts {
        Facts {
            name: "a model without a name".to_string(),
            intended_use:
                "Research: to show which of nine diagnoses a photo of one skin lesion resembles, and how sure \
                           the network is."
                    .to_string(),
            not_for: vec![
                "Not a diagnosis, and no ground for or against one: see a doctor about any lesion that worries you."
                    .to_string(),
                "Not for lesions of other kinds than the nine: it has no answer for them, and names one of the nine."
                    .to_string(),
                "Not for photos of another kind than those that it learnt from: what it says of them was not measured."
                    .to_string(),
            ],
            licence: "No terms are stated; those of the photos that it learnt from may bind its weights too."
                .to_string(),
            known_failures: Vec::new(),
        }
    }
}

impl Facts {
    /// The facts in the file at `path`, or those that are true of any model where there is none.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read, or has a key that is none of theirs.
    pub fn read(path: Option<&Path>) -> Result<Facts> {
        let Some(path) = path else { return Ok(Facts::default()) };
        let json = fs::read(path).with_context(|| format!("--card: {} cannot be read", path.display()))?;
        serde_json::from_slice(&json).with_context(|| {
            format!(
                "--card: {} should be a JSON object with name, intended_use, not_for, licence and known_failures, each of \
                 which may be left out",
                path.display()
            )
        })
    }

    /// `card` with these facts.
    pub fn of_card(self, card: ModelCard) -> ModelCard {
        let Facts { name, intended_use, not_for, licence, known_failures } = self;
        ModelCard { name, intended_use, not_for, licence, known_failures, ..card }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_models_facts_are_whole_and_those_of_others_neutral() {
        let shipped = Facts::read(Some(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/facts.json")))).unwrap();
        let neutral = Facts::read(None).unwrap();
        assert_eq!(shipped.name, "naevus");
        assert!(shipped.licence.contains("HAM10000") && shipped.known_failures.len() > 3);
        for word in ["HAM10000", "ISIC", "dermatoscope", "dermoscopic"] {
            assert!(!format!("{neutral:?}").contains(word), "{word} is nothing that any model saw");
        }
        assert_ne!((&shipped.intended_use, &shipped.licence), (&neutral.intended_use, &neutral.licence));
    }

    #[test]
    fn what_is_left_out_is_neutral_and_a_misspelt_key_is_refused() {
        let path = std::env::temp_dir().join(format!("naevus-facts-{}.json", std::process::id()));
        fs::write(&path, r#"{"name": "mine", "known_failures": ["Hair."]}"#).unwrap();
        let mine = Facts::read(Some(&path)).unwrap();
        assert_eq!((mine.name.as_str(), mine.known_failures.len()), ("mine", 1));
        assert_eq!(mine.licence, Facts::default().licence);
        fs::write(&path, r#"{"license": "mine"}"#).unwrap();
        let message = format!("{:#}", Facts::read(Some(&path)).unwrap_err());
        assert!(message.contains("licence") && message.contains("unknown field `license`"), "{message}");
        fs::remove_file(&path).unwrap();
    }
}
