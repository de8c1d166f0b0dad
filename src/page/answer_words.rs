//! What is said of an answer: the same for those who see it and those who hear it.

use crate::page::words::percent;
use crate::protocol::Backend;
use naevus_reading::assessment::{Assessment, InputCheck, InputStatus};
use naevus_reading::card::ModelCard;
use naevus_reading::diagnosis::Diagnosis;
use naevus_reading::domain::Domain;

/// What stands before the answer of an unusual photo.
pub const CAUTION: &str = "Caution: this photo is unlike most that the model learnt from. Blur, the light or \
    an extreme crop can be why. Do not rely on this answer; take a sharp, close photo, through a dermatoscope if you have one.";

/// Why a photo is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What the photo is taken to be, as a sentence.
    pub why: &'static str,
    /// What to do, as a sentence.
    pub what_to_do: &'static str,
}

/// Why a photo of this kind is refused; none where it is answered.
pub fn refusal(status: InputStatus) -> Option<Refusal> {
    match status {
        InputStatus::InDistribution | InputStatus::Unusual => None,
        InputStatus::OutOfDistribution => Some(Refusal {
            why: "This does not look like a close photo of a skin lesion.",
            what_to_do: "Take a sharp photo, through a dermatoscope if you have one, with the lesion filling about half of the picture.",
        }),
        InputStatus::BareSkin => Some(Refusal {
            why: "This is skin, but no lesion was found on it.",
            what_to_do: "Move closer until the lesion fills about half of the picture, and take another photo.",
        }),
    }
}

/// The line shown while a photo is read.
pub fn reading_line(backend: Backend) -> String {
    format!("Reading on {}…", backend.name())
}

/// The line shown once the first of a photo's eight views was read. Refusing a photo is left to all eight.
pub fn first_view_line(first: &Assessment, backend: Backend) -> String {
    if first.is_refused() {
        return reading_line(backend);
    }
    let (diagnosis, probability) = first.ranked()[0];
    let nearest = format!("{}, {}", diagnosis.name(), percent(probability));
    format!("First of eight views: nearest is {nearest}. Reading the others…")
}

/// What is measured of photos without a dermatoscope, where this is one; nothing where it is not, or where the card has no
/// such figures.
pub fn clinical_line(input_check: &InputCheck, card: &ModelCard) -> Option<String> {
    if input_check.domain != Some(Domain::Clinical) {
        return None;
    }
    let of_phones =
        card.subgroups.iter().find(|group| group.by == "domain" && group.group == Domain::Clinical.name())?;
    let (right, found) =
        (of_phones.figures.get("balanced_accuracy")?, card.figures.get("alert_sensitivity_clinical")?);
    Some(format!(
        "Taken without a dermatoscope, it seems. Of {} such photos the model was tested on, the first diagnosis was right \
         in {} (the mean of the diagnoses), and the alert found {} of what was malignant.",
        of_phones.photos,
        percent(right.value as f32),
        percent(found.value as f32)
    ))
}

/// What leads to the most probable diagnosis.
pub fn lead_word(assessment: &Assessment) -> &'static str {
    if assessment.is_clear() {
        "Resembles"
    } else if assessment.input_check.status == InputStatus::Unusual {
        "Not clear: an unusual photo"
    } else {
        NOTHING_STANDS_OUT
    }
}

/// What leads to the most probable diagnosis where the others together are more probable.
pub const NOTHING_STANDS_OUT: &str = "Not clear: no diagnosis stands out";

/// Which diagnoses the answer leaves open, the most probable first.
pub fn plausible_line(prediction_set: &[Diagnosis]) -> String {
    match prediction_set.len() {
        0 => "Unlike every diagnosis".into(),
        Diagnosis::COUNT => "Nothing can be ruled out".into(),
        _ => {
            let names: Vec<&str> = prediction_set.iter().map(|diagnosis| diagnosis.name()).collect();
            format!("Cannot be ruled out: {}", names.join(", "))
        }
    }
}

/// On which side of the alert level something malignant is.
pub fn alert_words(suspicious: bool) -> &'static str {
    if suspicious { "over the alert level" } else { "under the alert level" }
}
