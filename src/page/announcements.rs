//! What is announced to those who do not see the list.

use crate::page::answer_words::{CAUTION, lead_word, plausible_line, refusal};
use crate::page::readings::ReadingState;
use crate::page::words::{percent, sentence};
use naevus_reading::assessment::{Assessment, InputStatus};

/// What is announced of a photo; nothing as long as it is not answered.
pub fn of_state(file: &str, state: &ReadingState) -> Option<String> {
    match state {
        ReadingState::Waiting | ReadingState::BeingRead(_) | ReadingState::FirstViewRead { .. } => None,
        ReadingState::Read { assessment, .. } => Some(of_assessment(file, assessment)),
        ReadingState::Unreadable(message) => Some(format!("{file} could not be read. {}", sentence(message))),
    }
}

fn of_assessment(file: &str, assessment: &Assessment) -> String {
    let status = assessment.input_check.status;
    if let Some(refusal) = refusal(status) {
        return format!("{file}: I don't know. {} {}", refusal.why, refusal.what_to_do);
    }
    let (first, probability) = assessment.ranked()[0];
    let (name, group, percent) = (first.name(), first.group().name(), percent(probability));
    let answer = if assessment.is_clear() {
        format!("{file} resembles {name}, {group}, {percent}.")
    } else {
        let word = lead_word(assessment);
        let caution = if status == InputStatus::Unusual { CAUTION } else { "" };
        paragraph(&[&format!("{file}."), caution, &format!("{word}. The nearest is {name}, {group}, {percent}.")])
    };
    paragraph(&[&answer, &format!("{}.", plausible_line(&assessment.prediction_set)), alarm(assessment.suspicious)])
}

/// The alarm; nothing where there is none, for that would sound like an all-clear.
pub fn alarm(suspicious: bool) -> &'static str {
    if suspicious { "Malignant: over the alert level." } else { "" }
}

/// Sentences in a row, without the empty ones.
pub fn paragraph(sentences: &[&str]) -> String {
    let sentences: Vec<&str> = sentences.iter().copied().filter(|sentence| !sentence.is_empty()).collect();
    sentences.join(" ")
}
