//! The safety statements: what the page says about a photo with an alert, without an alert, and about a refused photo.
//!
//! A statement about a photo without an alert or about a refused photo must not read as an all-clear, and it names only
//! figures that the model card contains. `tests.rs` checks every sentence that the page can show for such photos.

use crate::page::text::format::{list, paragraph, percent};
use crate::page::text::message::{Phrase, phrase, say};
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
        say!("safety-spoken", title = self.title.as_str(), text = self.text.as_str())
    }
}

/// What to do about a lesion without an alert.
pub const SEE_A_DOCTOR: Phrase = phrase("safety-see-a-doctor");
/// Title of the statement of a raised alert.
const ALERT: Phrase = phrase("safety-alert");

/// The statement of a raised alert; none if it is not raised. `malignant` is the summed probability of the malignant
/// diagnoses, and `checks` are those of the photo, or of the combined photos.
pub fn raised(alert: &Alert, malignant: f32, checks: &[InputCheck], card: Option<&ModelCard>) -> Option<Statement> {
    let is_clinical = checks.iter().any(|check| check.domain == Some(Domain::Clinical));
    let how_often = how_often_raised(is_clinical, card).unwrap_or_default();
    let reason = reason(alert, malignant, checks, card)?;
    Some(Statement { title: ALERT.into(), text: paragraph(&[&reason, &how_often, &WHATEVER]) })
}

/// The same for a report, which says elsewhere how often the alert is raised.
pub fn raised_in_report(
    alert: &Alert,
    malignant: f32,
    checks: &[InputCheck],
    card: Option<&ModelCard>,
) -> Option<Statement> {
    let reason = reason(alert, malignant, checks, card)?;
    Some(Statement { title: ALERT.into(), text: paragraph(&[&reason, &WHATEVER]) })
}

/// Why the alert is raised; none if it is not.
fn reason(alert: &Alert, malignant: f32, checks: &[InputCheck], card: Option<&ModelCard>) -> Option<String> {
    let threshold = card.map_or(0.0, |card| card.decision_rules.alert.threshold);
    let (level, share) = (percent(threshold), percent(malignant));
    Some(match alert {
        Alert::Undefined | Alert::NotRaised => return None,
        // Age and site do not withdraw an alert.
        Alert::Raised if malignant < threshold => {
            say!("safety-reason-without-age-and-site", level = level)
        }
        Alert::Raised if checks.len() > 1 => {
            say!("safety-reason-combined", photos = checks.len(), share = share, level = level)
        }
        Alert::Raised => say!("safety-reason", share = share, level = level),
        Alert::RaisedByPhotos(files) => {
            say!("safety-reason-photos", photos = files.len(), level = level, files = list(files))
        }
    })
}

/// After the reason of an alert.
const WHATEVER: Phrase = phrase("safety-whatever");

/// A raised alert for screen readers. `subject` is the name of the file, or the number of photos. Empty without a
/// statement.
pub fn raised_announcement(raised: Option<&Statement>, subject: &str) -> String {
    let announced =
        |statement: &Statement| say!("safety-raised-announcement", subject = subject, text = statement.text.as_str());
    raised.map(announced).unwrap_or_default()
}

/// For how many of 100 lesions the alert is raised, malignant and others; none if this was not measured.
fn how_often_raised(is_clinical: bool, card: Option<&ModelCard>) -> Option<String> {
    let key = |figure: &str| if is_clinical { format!("{figure}_clinical") } else { figure.to_string() };
    let figure = |name: &str| Some(card?.figures.get(&key(name))?.value);
    let malignant = 100 - missed_of_100(figure("alert_sensitivity")?);
    // Rounded up, as the missed ones: the figure must not flatter.
    let others = (100.0 * (1.0 - figure("alert_specificity")?) - 1e-9).ceil().clamp(0.0, 100.0);
    Some(if is_clinical {
        say!("safety-raised-of-100-clinical", malignant = malignant, others = others)
    } else {
        say!("safety-raised-of-100", malignant = malignant, others = others)
    })
}

/// The statement without an alert: how many malignant lesions the alert misses. `checks` are those of the photo, or of
/// the combined photos. None if the alert is raised.
pub fn not_raised(alert: &Alert, checks: &[InputCheck], card: Option<&ModelCard>) -> Option<Statement> {
    let (title, sentences) = match alert {
        Alert::Raised | Alert::RaisedByPhotos(_) => return None,
        Alert::Undefined => (phrase("safety-no-alert-level"), vec![phrase("safety-alert-level-not-fitted").into()]),
        Alert::NotRaised => {
            let is_clinical = checks.iter().any(|check| check.domain == Some(Domain::Clinical));
            let is_unusual = checks.iter().any(|check| check.status == InputStatus::Unusual);
            let is_combined = checks.len() > 1;
            let combined = if is_combined { missed_combined(is_clinical, card) } else { None };
            let not_measured = match (is_unusual, is_combined && combined.is_none()) {
                (true, true) => phrase("safety-not-measured-unusual-and-combined").text(),
                (true, false) => phrase("safety-not-measured-unusual").text(),
                (false, true) => phrase("safety-not-measured-combined").text(),
                (false, false) => "",
            };
            let sentences = vec![
                say!("safety-not-raised", photos = checks.len()),
                missed(is_clinical, card),
                combined.unwrap_or_default(),
                not_measured.to_string(),
            ];
            (phrase("safety-can-miss"), sentences)
        }
    };
    let sentences: Vec<&str> = sentences.iter().map(String::as_str).chain([SEE_A_DOCTOR.text()]).collect();
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
    match (measured, elsewhere) {
        (Some(measured), Some(elsewhere)) if is_clinical => {
            say!("safety-misses-both-clinical", measured = measured, elsewhere = elsewhere)
        }
        (Some(measured), Some(elsewhere)) => say!("safety-misses-both", measured = measured, elsewhere = elsewhere),
        (Some(measured), None) if is_clinical => say!("safety-misses-clinical", measured = measured),
        (Some(measured), None) => say!("safety-misses", measured = measured),
        (None, Some(elsewhere)) => say!("safety-misses-elsewhere", elsewhere = elsewhere),
        (None, None) if is_clinical => phrase("safety-misses-unknown-clinical").into(),
        (None, None) => phrase("safety-misses-unknown").into(),
    }
}

/// How many malignant lesions the alert misses in combined photos; none if this was not measured. Nearly all lesions with
/// several photos were photographed through a dermatoscope, so that it says nothing about clinical photos.
fn missed_combined(is_clinical: bool, card: Option<&ModelCard>) -> Option<String> {
    let measured = card?.combined_photos.as_ref().filter(|_| !is_clinical)?;
    let Figure { value, low, .. } = measured.combined.get("alert_sensitivity")?;
    let (missed, at_most) = (missed_of_100(*value), missed_of_100(*low));
    Some(if missed == at_most {
        say!("safety-misses-combined", missed = missed, lesions = measured.malignant)
    } else {
        say!("safety-misses-combined-range", missed = missed, most = at_most, lesions = measured.malignant)
    })
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
pub const NOT_ASSESSED: Phrase = phrase("safety-not-assessed");

/// Below that heading.
pub const NOT_A_FINDING: Phrase = phrase("safety-not-a-finding");

/// Why a photo is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The reason, as a sentence.
    pub reason: Phrase,
    /// What the user can do, as a sentence.
    pub advice: Phrase,
}

/// The refusal of a photo with this status; none if the photo is not refused.
pub fn refusal(status: InputStatus) -> Option<Refusal> {
    match status {
        InputStatus::InDistribution | InputStatus::Unusual => None,
        InputStatus::OutOfDistribution => Some(Refusal {
            reason: phrase("safety-refused-unlike-a-lesion"),
            advice: phrase("safety-refused-unlike-a-lesion-advice"),
        }),
        InputStatus::BareSkin => Some(Refusal {
            reason: phrase("safety-refused-bare-skin"),
            advice: phrase("safety-refused-bare-skin-advice"),
        }),
    }
}
