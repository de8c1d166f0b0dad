//! Labels of photos: a diagnosis, or only that the lesion is not malignant.

use std::fmt;

use naevus_reading::diagnosis::{Diagnosis, Group};
use serde::{Deserialize, Serialize};

/// The label of a photo.
///
/// Serialised as its [`code`](Label::code).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "&'static str", try_from = "String")]
pub enum Label {
    /// One of the nine diagnoses.
    Diagnosis(Diagnosis),
    /// Partial label: one of [`NOT_MALIGNANT`], but which one is unknown.
    NotMalignant,
}

/// The diagnoses whose [`Group`] is not [`Group::Malignant`], in the order of [`Diagnosis::ALL`].
pub const NOT_MALIGNANT: &[Diagnosis] = &[
    Diagnosis::ActinicKeratosis,
    Diagnosis::Dermatofibroma,
    Diagnosis::Nevus,
    Diagnosis::PigmentedBenignKeratosis,
    Diagnosis::SeborrheicKeratosis,
    Diagnosis::VascularLesion,
];

/// Code and name of [`Label::NotMalignant`].
const NOT_MALIGNANT_NAME: &str = "not malignant";

impl Label {
    /// The label of a photo with the candidate diagnoses `candidates`: the first of them, or 'not malignant' if they
    /// are [`NOT_MALIGNANT`]; `None` if `candidates` is empty.
    pub fn from_candidates(candidates: &[Diagnosis]) -> Option<Label> {
        if candidates == NOT_MALIGNANT {
            return Some(Label::NotMalignant);
        }
        candidates.first().copied().map(Label::Diagnosis)
    }

    /// The diagnosis; `None` for a partial label.
    pub fn diagnosis(self) -> Option<Diagnosis> {
        match self {
            Label::Diagnosis(diagnosis) => Some(diagnosis),
            Label::NotMalignant => None,
        }
    }

    /// Whether the label is malignant.
    pub fn is_malignant(self) -> bool {
        self.diagnosis().is_some_and(|diagnosis| diagnosis.group() == Group::Malignant)
    }

    /// Whether both labels can be right for one photo.
    pub fn is_compatible(self, other: Label) -> bool {
        match (self, other) {
            (Label::Diagnosis(one), Label::Diagnosis(other)) => one == other,
            _ => !self.is_malignant() && !other.is_malignant(),
        }
    }

    /// Code of the diagnosis (`MEL`), or `not malignant`.
    pub fn code(self) -> &'static str {
        self.diagnosis().map_or(NOT_MALIGNANT_NAME, Diagnosis::code)
    }

    /// Folder name of the diagnosis, in lower case (`melanoma`), or `not malignant`.
    pub fn name(self) -> &'static str {
        self.diagnosis().map_or(NOT_MALIGNANT_NAME, Diagnosis::folder)
    }

    /// The candidate diagnoses of a label's text: one for a code or a folder name, [`NOT_MALIGNANT`] for `not
    /// malignant` or `benign`, none for other text. Case is ignored, and words are separated as in [`diagnosis`].
    pub fn parse_candidates(text: &str) -> &'static [Diagnosis] {
        let text = words(text);
        if [NOT_MALIGNANT_NAME, "benign"].iter().any(|name| text.eq_ignore_ascii_case(name)) {
            return NOT_MALIGNANT;
        }
        Diagnosis::from_label(&text).map_or(&[], singleton)
    }
}

/// The diagnosis of a code or of a folder name, in any case, with spaces, underscores or hyphens between the words:
/// `Basal_Cell-Carcinoma`.
pub fn diagnosis(text: &str) -> Option<Diagnosis> {
    Diagnosis::from_label(&words(text))
}

/// The folder name of a diagnosis that is nearest to `text`, by the number of changed letters; `None` if more than a
/// third of its letters differ.
pub fn nearest_name(text: &str) -> Option<&'static str> {
    let text = words(text).to_lowercase();
    let distance = |name: &str| strsim::osa_distance(&text, name);
    let nearest = Diagnosis::ALL.map(Diagnosis::folder).into_iter().min_by_key(|name| distance(name))?;
    (3 * distance(nearest) <= nearest.len()).then_some(nearest)
}

/// `text` with one space between its words, which may be separated by spaces, underscores and hyphens.
fn words(text: &str) -> String {
    let is_separator = |letter: char| letter.is_whitespace() || letter == '_' || letter == '-';
    text.split(is_separator).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

impl From<Diagnosis> for Label {
    fn from(diagnosis: Diagnosis) -> Label {
        Label::Diagnosis(diagnosis)
    }
}

impl From<Label> for &'static str {
    fn from(label: Label) -> &'static str {
        label.code()
    }
}

impl TryFrom<String> for Label {
    type Error = UnknownLabel;

    fn try_from(text: String) -> Result<Label, UnknownLabel> {
        Label::from_candidates(Label::parse_candidates(&text)).ok_or(UnknownLabel(text))
    }
}

/// A text that is not a label.
#[derive(Debug, PartialEq, Eq)]
pub struct UnknownLabel(String);

impl fmt::Display for UnknownLabel {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "`{}` is none of the nine diagnoses, nor `{NOT_MALIGNANT_NAME}`", self.0)
    }
}

/// `diagnosis` as the only candidate.
pub fn singleton(diagnosis: Diagnosis) -> &'static [Diagnosis] {
    let all: &'static [Diagnosis] = &Diagnosis::ALL;
    &all[diagnosis.index()..=diagnosis.index()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_candidates_of_the_partial_label_are_the_diagnoses_that_are_not_malignant() {
        let expected: Vec<Diagnosis> =
            Diagnosis::ALL.into_iter().filter(|diagnosis| diagnosis.group() != Group::Malignant).collect();
        assert_eq!(NOT_MALIGNANT, expected);
        for text in ["not malignant", "Benign", " NOT MALIGNANT "] {
            assert_eq!(Label::parse_candidates(text), NOT_MALIGNANT);
        }
        for diagnosis in Diagnosis::ALL {
            let is_compatible = Label::NotMalignant.is_compatible(diagnosis.into());
            assert_eq!(is_compatible, NOT_MALIGNANT.contains(&diagnosis), "{diagnosis:?}");
        }
        assert_eq!(Label::parse_candidates("malignant"), []);
    }

    #[test]
    fn words_are_separated_by_spaces_underscores_and_hyphens() {
        for text in ["Basal_Cell-Carcinoma", " basal  cell carcinoma ", "BASAL\u{a0}CELL CARCINOMA", "bcc"] {
            assert_eq!(diagnosis(text), Some(Diagnosis::BasalCellCarcinoma), "{text}");
        }
        assert_eq!(Label::parse_candidates("not_malignant"), NOT_MALIGNANT);
        assert_eq!(["", "-", "basalcellcarcinoma", "vascular lesions"].map(diagnosis), [None; 4]);
    }

    #[test]
    fn the_nearest_label_is_one_with_few_other_letters() {
        for (text, nearest) in [
            ("vascular lesions", Some("vascular lesion")),
            ("Melanomas", Some("melanoma")),
            ("nevi", None),
            ("naevus", Some("nevus")),
            ("seborrhoeic keratosis", Some("seborrheic keratosis")),
            ("basalcellcarcinoma", Some("basal cell carcinoma")),
            ("freckle", None),
            ("wart", None),
            ("", None),
        ] {
            assert_eq!(nearest_name(text), nearest, "{text}");
        }
    }

    #[test]
    fn a_label_is_serialised_as_its_code() {
        for label in Diagnosis::ALL.map(Label::Diagnosis).into_iter().chain([Label::NotMalignant]) {
            let written = serde_json::to_value(label).unwrap();
            assert_eq!(written, label.code());
            assert_eq!(serde_json::from_value::<Label>(written).unwrap(), label);
        }
        let error = serde_json::from_value::<Label>("wart".into()).unwrap_err().to_string();
        assert!(error.contains("`wart` is none of the nine"), "{error}");
    }
}
