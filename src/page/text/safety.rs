//! The safety statements: what the page says about a photo with an alert, without an alert, and about a refused photo.
//!
//! A statement about a photo without an alert or about a refused photo must not read as an all-clear, and it names only
//! figures that the model card contains. `tests.rs` checks every sentence that the page can show for such photos.

use crate::page::text::format::{paragraph, percent};
use naevus_reading::assessment::{InputCheck, InputStatus};
use naevus_reading::card::{Figure, LeftOutArchive, ModelCard};
use naevus_reading::domain::Domain;

/// The alert for malignant diagnoses: of one photo, or of several photos of one lesion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alert {
    /// The model has no alert level.
    Undefined,
    /// The alert level is not reached.
    NotRaised,
    /// The summed probability of the malignant diagnoses reaches the alert level.
    Raised,
    /// The combination of several photos does not reach the alert level, but the photos in these files alone do.
    RaisedByPhotos(Vec<String>),
}

impl Alert {
    /// The alert of a result that reaches the alert level or not; undefined if the model of `card` has no alert level.
    pub fn new(is_reached: bool, card: Option<&ModelCard>) -> Alert {
        match card.map(|card| card.decision_rules.alert.threshold) {
            Some(threshold) if threshold <= 1.0 && is_reached => Alert::Raised,
            Some(threshold) if threshold <= 1.0 => Alert::NotRaised,
            _ => Alert::Undefined,
        }
    }

    /// Whether it is raised, by the combination or by a photo alone.
    pub fn is_raised(&self) -> bool {
        matches!(self, Alert::Raised | Alert::RaisedByPhotos(_))
    }
}

/// A statement with a title, which has no full stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The title, in bold type.
    pub title: String,
    /// The sentences below the title.
    pub text: String,
}

impl Statement {
    /// Title and text, for screen readers.
    pub fn spoken(&self) -> String {
        format!("{}. {}", self.title, self.text)
    }
}

/// What to do about a lesion without an alert.
pub const SEE_A_DOCTOR: &str =
    "See a doctor about any lesion that worries you or that changes, whatever this page shows.";
/// What to do about a lesion with an alert.
const SHOW_TO_A_DOCTOR: &str = "show this lesion to a doctor";

/// The statement of a raised alert; none if it is not raised. `malignant` is the summed probability of the malignant
/// diagnoses, and `checks` are those of the photo, or of the combined photos.
pub fn raised(alert: &Alert, malignant: f32, checks: &[InputCheck], card: Option<&ModelCard>) -> Option<Statement> {
    let is_clinical = checks.iter().any(|check| check.domain == Some(Domain::Clinical));
    let how_often = how_often_raised(is_clinical, card).unwrap_or_default();
    let reason = reason(alert, malignant, checks, card)?;
    Some(Statement { title: format!("Alert: {SHOW_TO_A_DOCTOR}"), text: paragraph(&[&reason, &how_often, WHATEVER]) })
}

/// The same for a report, which says elsewhere how often the alert is raised.
pub fn raised_in_report(
    alert: &Alert,
    malignant: f32,
    checks: &[InputCheck],
    card: Option<&ModelCard>,
) -> Option<Statement> {
    let reason = reason(alert, malignant, checks, card)?;
    Some(Statement { title: format!("Alert: {SHOW_TO_A_DOCTOR}"), text: paragraph(&[&reason, WHATEVER]) })
}

/// Why the alert is raised; none if it is not.
fn reason(alert: &Alert, malignant: f32, checks: &[InputCheck], card: Option<&ModelCard>) -> Option<String> {
    let threshold = card.map_or(0.0, |card| card.decision_rules.alert.threshold);
    let (level, share) = (percent(threshold), percent(malignant));
    Some(match alert {
        Alert::Undefined | Alert::NotRaised => return None,
        // Age and site do not withdraw an alert.
        Alert::Raised if malignant < threshold => {
            format!("Without age and site, the malignant diagnoses together reach the alert level of {level}.")
        }
        Alert::Raised if checks.len() > 1 => format!(
            "In the {} photos together, the malignant diagnoses have {share}. The alert level is {level}.",
            checks.len()
        ),
        Alert::Raised => format!("The malignant diagnoses together have {share}. The alert level is {level}."),
        Alert::RaisedByPhotos(files) => match files.as_slice() {
            [file] => format!("One of the photos alone reaches the alert level of {level}: {file}."),
            files => {
                format!("{} of the photos alone reach the alert level of {level}: {}.", files.len(), files.join(", "))
            }
        },
    })
}

/// After the reason of an alert.
const WHATEVER: &str = "The alert counts whatever the most probable diagnosis is.";

/// A raised alert for screen readers. `subject` is the name of the file, or the number of photos. Empty without a
/// statement.
pub fn raised_announcement(raised: Option<&Statement>, subject: &str) -> String {
    raised.map(|statement| format!("Alert for {subject}: {SHOW_TO_A_DOCTOR}. {}", statement.text)).unwrap_or_default()
}

/// For how many of 100 lesions the alert is raised, malignant and others; none if this was not measured.
fn how_often_raised(is_clinical: bool, card: Option<&ModelCard>) -> Option<String> {
    let key = |figure: &str| if is_clinical { format!("{figure}_clinical") } else { figure.to_string() };
    let figure = |name: &str| Some(card?.figures.get(&key(name))?.value);
    let malignant = 100 - missed_of_100(figure("alert_sensitivity")?);
    // Rounded up, as the missed ones: the figure must not flatter.
    let others = (100.0 * (1.0 - figure("alert_specificity")?) - 1e-9).ceil().clamp(0.0, 100.0);
    let without = if is_clinical { ", photographed without a dermatoscope" } else { "" };
    Some(format!(
        "Of 100 malignant lesions like those of the test set{without}, it is raised for about {malignant}, and of 100 other lesions for about {others}."
    ))
}

/// The statement without an alert: how many malignant lesions the alert misses. `checks` are those of the photo, or of
/// the combined photos. None if the alert is raised.
pub fn not_raised(alert: &Alert, checks: &[InputCheck], card: Option<&ModelCard>) -> Option<Statement> {
    let (title, sentences) = match alert {
        Alert::Raised | Alert::RaisedByPhotos(_) => return None,
        Alert::Undefined => {
            ("This model does not mark malignant lesions", vec!["An alert level was not fitted.".to_string()])
        }
        Alert::NotRaised => {
            let these = if checks.len() > 1 { "these photos" } else { "this photo" };
            let is_clinical = checks.iter().any(|check| check.domain == Some(Domain::Clinical));
            let is_unusual = checks.iter().any(|check| check.status == InputStatus::Unusual);
            let is_combined = checks.len() > 1;
            let combined = if is_combined { missed_combined(is_clinical, card) } else { None };
            let not_measured = match (is_unusual, is_combined && combined.is_none()) {
                (true, true) => "For unusual and for combined photos this was not measured.",
                (true, false) => "For unusual photos this was not measured.",
                (false, true) => "For combined photos this was not measured.",
                (false, false) => "",
            };
            let sentences = vec![
                format!("It was not raised for {these}."),
                missed(is_clinical, card),
                combined.unwrap_or_default(),
                not_measured.to_string(),
            ];
            ("The alert can miss cancer", sentences)
        }
    };
    let sentences: Vec<&str> = sentences.iter().map(String::as_str).chain([SEE_A_DOCTOR]).collect();
    Some(Statement { title: title.into(), text: paragraph(&sentences) })
}

/// How many malignant lesions the alert misses: on the test set, and in other clinics.
fn missed(is_clinical: bool, card: Option<&ModelCard>) -> String {
    let key = if is_clinical { "alert_sensitivity_clinical" } else { "alert_sensitivity" };
    let measured = card.and_then(|card| Some(card.figures.get(key)?.value)).map(missed_of_100);
    let domain = if is_clinical { Domain::Clinical } else { Domain::Dermoscopy };
    let elsewhere = card
        .and_then(|card| left_out_sensitivities(domain, &card.left_out_archives).into_iter().min_by(f64::total_cmp));
    let elsewhere = elsewhere.map(missed_of_100);
    let without = if is_clinical { ", photographed without a dermatoscope" } else { "" };
    let lesions = format!("malignant lesions like those of the test set{without}");
    match (measured, elsewhere) {
        (Some(measured), Some(elsewhere)) => {
            format!("Of 100 {lesions}, the alert misses about {measured}, in other clinics about {elsewhere}.")
        }
        (Some(measured), None) => {
            format!("Of 100 {lesions}, the alert misses about {measured}. In other clinics this was not measured.")
        }
        (None, Some(elsewhere)) => {
            format!("Of 100 malignant lesions in other clinics, the alert misses about {elsewhere}.")
        }
        (None, None) if is_clinical => {
            "How many malignant lesions the alert misses in photos without a dermatoscope was not measured.".into()
        }
        (None, None) => "How many malignant lesions the alert misses was not measured.".into(),
    }
}

/// How many malignant lesions the alert misses in combined photos; none if this was not measured. Nearly all lesions with
/// several photos were photographed through a dermatoscope, so that it says nothing about clinical photos.
fn missed_combined(is_clinical: bool, card: Option<&ModelCard>) -> Option<String> {
    let measured = card?.combined_photos.as_ref().filter(|_| !is_clinical)?;
    let Figure { value, low, .. } = measured.combined.get("alert_sensitivity")?;
    let (missed, at_most) = (missed_of_100(*value), missed_of_100(*low));
    let range = if missed == at_most { missed.to_string() } else { format!("{missed} to {at_most}") };
    Some(format!(
        "For combined photos it misses {range} of 100, measured on {} malignant lesions of the test set.",
        measured.malignant
    ))
}

/// The alert sensitivities on the left-out archives with photos of this domain, which other archives have as well.
pub fn left_out_sensitivities(domain: Domain, left_out: &[LeftOutArchive]) -> Vec<f64> {
    let archives =
        left_out.iter().filter(|archive| archive.domains.contains(&domain) && !archive.is_only_archive_of_its_domain);
    archives.filter_map(|archive| Some(archive.figures.get("alert_sensitivity")?.value)).collect()
}

/// How many of 100 malignant lesions an alert with this sensitivity (`0.0..=1.0`) misses, rounded up. It is at least 1,
/// because no test set shows that none is missed.
fn missed_of_100(sensitivity: f64) -> u32 {
    // The complement of 0.95 in binary is slightly more than 0.05, which must not become 6.
    let missed = 100.0 * (1.0 - sensitivity) - 1e-9;
    missed.ceil().clamp(1.0, 100.0) as u32
}

/// Heading instead of a result, for a refused photo.
pub const NOT_ASSESSED: &str = "Not assessed";

/// Below that heading.
pub const NOT_A_FINDING: &str = "This is not a finding: the photo was not assessed.";

/// Why a photo is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The reason, as a sentence.
    pub reason: &'static str,
    /// What the user can do, as a sentence.
    pub advice: &'static str,
}

/// The refusal of a photo with this status; none if the photo is not refused.
pub fn refusal(status: InputStatus) -> Option<Refusal> {
    match status {
        InputStatus::InDistribution | InputStatus::Unusual => None,
        InputStatus::OutOfDistribution => Some(Refusal {
            reason: "This photo does not look like a close photo of a skin lesion.",
            advice: "Take a sharp photo, through a dermatoscope if you have one, with the lesion in the middle and filling about half of the picture. Move hair aside, and leave out rulers, pens and jewellery.",
        }),
        InputStatus::BareSkin => Some(Refusal {
            reason: "If there is a lesion in this photo, it is too small, too faint or too far from the middle to be assessed.",
            advice: "Move closer until the lesion is in the middle and fills about half of the picture, and take another photo.",
        }),
    }
}
