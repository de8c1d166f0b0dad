//! Texts of the patient's age and the site of the lesion.

use crate::page::text::format::percent;
use naevus_reading::decision::{Patient, ProbabilityChange, probability_changes};
use naevus_reading::diagnosis::Diagnosis;

/// Label of the age.
pub const AGE: &str = "Age";
/// Label of the site.
pub const SITE: &str = "Site on the body";
/// The option for no site.
pub const NOT_GIVEN: &str = "Not given";
/// Beside the two inputs.
pub const HINT: &str = "Optional. Age and site update the result at once.";
/// The age is not a number from 0 to 120.
pub const INVALID_AGE: &str = "The age must be a whole number of years from 0 to 120.";
/// Announced when neither age nor site is given any more.
pub const PHOTO_ALONE: &str = "The result is of the photo alone.";

/// Name of the two inputs, for screen readers.
pub fn inputs_label(file: &str) -> String {
    format!("Age and site, optional: {file}")
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
    let given = patient.description()?;
    let change = |ProbabilityChange { diagnosis, with, without }: &ProbabilityChange| {
        format!("{} {} ({} without)", diagnosis.folder(), percent(*with), percent(*without))
    };
    let changes: Vec<String> =
        probability_changes(&without.probabilities, &with.probabilities).iter().map(change).collect();
    let alert_change = if with.suspicious && !without.suspicious { " This raises the alert." } else { "" };
    Some(format!("With {given}: {}.{alert_change}", changes.join(", ")))
}
