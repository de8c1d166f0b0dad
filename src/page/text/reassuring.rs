//! Phrases that no sentence about a photo without an alert, or about a refused photo, may contain.

use naevus_reading::diagnosis::Diagnosis;

/// Phrases that read as an all-clear, as whole words in lower case. `benign` is allowed in the name of a diagnosis and
/// as the name of a group, which `groups_describe_diagnoses` checks.
const REASSURING: [&str; 50] = [
    "all clear",
    "all good",
    "all right",
    "below the alert",
    "below it",
    "benign",
    "cleared",
    "fine",
    "free of",
    "good news",
    "harmless",
    "healthy",
    "improbable",
    "inconspicuous",
    "innocuous",
    "innocent",
    "is ruled out",
    "low risk",
    "lower risk",
    "negative",
    "no alert",
    "no cancer",
    "no concern",
    "no danger",
    "no finding",
    "no lesion",
    "no malignant",
    "no melanoma",
    "no need",
    "no reason",
    "no risk",
    "no sign",
    "no signs",
    "no skin cancer",
    "non malignant",
    "normal",
    "not cancer",
    "not dangerous",
    "not malignant",
    "not suspicious",
    "nothing suspicious",
    "nothing to worry",
    "nothing was found",
    "okay",
    "reassuring",
    "safe",
    "safely",
    "unlikely",
    "unremarkable",
    "unsuspicious",
];

/// The first reassuring phrase of `text`, apart from the name of the pigmented benign keratosis.
pub fn reassuring_phrase(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase().replace(Diagnosis::PigmentedBenignKeratosis.folder(), "diagnosis");
    let words: Vec<&str> =
        text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let text = format!(" {} ", words.join(" "));
    REASSURING.into_iter().find(|phrase| text.contains(&format!(" {phrase} ")))
}

/// Checks that none of `sentences` has a reassuring phrase.
pub fn assert_none_reassures(sentences: &[String]) {
    for sentence in sentences {
        assert_eq!(reassuring_phrase(sentence), None, "in {sentence:?}");
    }
}

#[test]
fn every_reassuring_phrase_is_detected() {
    for phrase in REASSURING {
        assert_eq!(reassuring_phrase(&format!("Result: {}.", phrase.to_uppercase())), Some(phrase));
    }
    assert_eq!(reassuring_phrase("All-clear"), Some("all clear"));
    assert_eq!(reassuring_phrase("It is abnormal, unsafe, and cannot be ruled out."), None);
    assert_eq!(reassuring_phrase("Resembles Pigmented benign keratosis"), None);
    assert_eq!(reassuring_phrase("Resembles Nevus, benign"), Some("benign"));
}
