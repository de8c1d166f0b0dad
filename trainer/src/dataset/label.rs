//! What is known of what a photo shows.

use std::fmt;

use naevus_reading::diagnosis::{Diagnosis, Group};
use serde::{Deserialize, Serialize};

/// What a photo shows, as far as that is known.
///
/// Serialized as its [`code`](Label::code).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "&'static str", try_from = "String")]
pub enum Label {
    /// One of the nine.
    Diagnosis(Diagnosis),
    /// One of [`NOT_MALIGNANT`], and nobody says which.
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

/// What [`Label::NotMalignant`] is called wherever a diagnosis has a code or a folder's name.
const NOT_MALIGNANT_WORDS: &str = "not malignant";

impl Label {
    /// What a photo is taken for that may show any of `may_be`: the first of them, or 'not malignant' where it may be
    /// all of these; none of none.
    pub fn of(may_be: &[Diagnosis]) -> Option<Label> {
        if may_be == NOT_MALIGNANT {
            return Some(Label::NotMalignant);
        }
        may_be.first().copied().map(Label::Diagnosis)
    }

    /// The diagnosis; none where only that it is not malignant is known.
    pub fn diagnosis(self) -> Option<Diagnosis> {
        match self {
            Label::Diagnosis(diagnosis) => Some(diagnosis),
            Label::NotMalignant => None,
        }
    }

    /// Whether it is malignant, which is known of every label.
    pub fn is_malignant(self) -> bool {
        self.diagnosis().is_some_and(|diagnosis| diagnosis.group() == Group::Malignant)
    }

    /// Whether two photos with these labels may show the same.
    pub fn is_compatible(self, other: Label) -> bool {
        match (self, other) {
            (Label::Diagnosis(one), Label::Diagnosis(other)) => one == other,
            _ => !self.is_malignant() && !other.is_malignant(),
        }
    }

    /// A diagnosis's code (`MEL`), or `not malignant`.
    pub fn code(self) -> &'static str {
        self.diagnosis().map_or(NOT_MALIGNANT_WORDS, Diagnosis::code)
    }

    /// In words, lower case: a diagnosis's folder name (`melanoma`), or `not malignant`.
    pub fn words(self) -> &'static str {
        self.diagnosis().map_or(NOT_MALIGNANT_WORDS, Diagnosis::folder)
    }

    /// The diagnoses that a label in words may stand for: that of a code or a folder name, or all that are not malignant
    /// where it says `not malignant` or `benign`, in any case; none of other words.
    pub fn diagnoses_of(written: &str) -> &'static [Diagnosis] {
        let written = written.trim();
        if [NOT_MALIGNANT_WORDS, "benign"].iter().any(|words| written.eq_ignore_ascii_case(words)) {
            return NOT_MALIGNANT;
        }
        Diagnosis::from_label(written).map_or(&[], alone)
    }
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

    fn try_from(written: String) -> Result<Label, UnknownLabel> {
        Label::of(Label::diagnoses_of(&written)).ok_or(UnknownLabel(written))
    }
}

/// A text that is no label.
#[derive(Debug, PartialEq, Eq)]
pub struct UnknownLabel(String);

impl fmt::Display for UnknownLabel {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "`{}` is none of the nine diagnoses, and not `{NOT_MALIGNANT_WORDS}`", self.0)
    }
}

/// `diagnosis` and no other, as what a label may be.
pub fn alone(diagnosis: Diagnosis) -> &'static [Diagnosis] {
    let all: &'static [Diagnosis] = &Diagnosis::ALL;
    &all[diagnosis.index()..=diagnosis.index()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_partial_label_stands_for_all_that_is_not_malignant_and_for_nothing_else() {
        let expected: Vec<Diagnosis> =
            Diagnosis::ALL.into_iter().filter(|diagnosis| diagnosis.group() != Group::Malignant).collect();
        assert_eq!(NOT_MALIGNANT, expected);
        for written in ["not malignant", "Benign", " NOT MALIGNANT "] {
            assert_eq!(Label::diagnoses_of(written), NOT_MALIGNANT);
        }
        for diagnosis in Diagnosis::ALL {
            let may = Label::NotMalignant.is_compatible(diagnosis.into());
            assert_eq!(may, NOT_MALIGNANT.contains(&diagnosis), "{diagnosis:?}");
        }
        assert_eq!(Label::diagnoses_of("malignant"), []);
    }

    #[test]
    fn a_label_is_serialized_as_its_code_and_read_back() {
        for label in Diagnosis::ALL.map(Label::Diagnosis).into_iter().chain([Label::NotMalignant]) {
            let written = serde_json::to_value(label).unwrap();
            assert_eq!(written, label.code());
            assert_eq!(serde_json::from_value::<Label>(written).unwrap(), label);
        }
        let error = serde_json::from_value::<Label>("wart".into()).unwrap_err().to_string();
        assert!(error.contains("`wart` is none of the nine"), "{error}");
    }
}
