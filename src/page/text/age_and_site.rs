//! Texts of the patient's age and the site of the lesion.

use crate::page::text::format::{list, percent};
use crate::page::text::message::{Phrase, phrase, say};
use crate::page::text::terms;
use naevus_reading::decision::{Patient, ProbabilityChange, probability_changes};
use naevus_reading::diagnosis::Diagnosis;

/// Label of the age.
pub const AGE: Phrase = phrase("patient-age");
/// Label of the site.
pub const SITE: Phrase = phrase("patient-site");
/// The option for no site.
pub const NOT_GIVEN: Phrase = phrase("patient-not-given");
/// Beside the two inputs.
pub const HINT: Phrase = phrase("patient-hint");
/// The age is not a number from 0 to 120.
pub const INVALID_AGE: Phrase = phrase("patient-invalid-age");
/// Announced when neither age nor site is given any more.
pub const PHOTO_ALONE: Phrase = phrase("patient-photo-alone");

/// Name of the two inputs, for screen readers.
pub fn inputs_label(file: &str) -> String {
    say!("patient-inputs-label", file = file)
}

/// A prediction with or without age and site, for [`effect`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prediction {
    /// The probability of each diagnosis, `0.0..=1.0`.
    pub probabilities: [f32; Diagnosis::COUNT],
    /// Whether the malignant diagnoses reach the alert level.
    pub suspicious: bool,
}

/// The effect of age and site: `With age 72 and head and neck: melanoma 31% (38% without).` None if neither is given.
///
/// A raised alert is always mentioned. Age and site do not withdraw an alert.
pub fn effect(patient: &Patient, without: &Prediction, with: &Prediction) -> Option<String> {
    let given = description(patient)?;
    let change = |ProbabilityChange { diagnosis, with, without }: &ProbabilityChange| {
        say!(
            "patient-change",
            diagnosis = terms::in_sentence(*diagnosis),
            with = percent(*with),
            without = percent(*without)
        )
    };
    let changes: Vec<String> =
        probability_changes(&without.probabilities, &with.probabilities).iter().map(change).collect();
    let changes = list(&changes);
    Some(if with.suspicious && !without.suspicious {
        say!("patient-effect-raises", given = given, changes = changes)
    } else {
        say!("patient-effect", given = given, changes = changes)
    })
}

/// The values that are known: `age 72 and head and neck`, `age 72` or `trunk`. None if both are unknown.
fn description(patient: &Patient) -> Option<String> {
    match (patient.age_years, patient.site.map(terms::site)) {
        (Some(age), Some(site)) => Some(say!("patient-age-and-site", age = age, site = site)),
        (Some(age), None) => Some(say!("patient-age-alone", age = age)),
        (None, site) => site.map(String::from),
    }
}
