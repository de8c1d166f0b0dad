//! Texts of the report: the finding of each lesion, from the plain data of a [`Report`].
//!
//! The printed page and its preview show a [`Finding`]. [`documents`] writes the same as plain text and as HTML, for the
//! clipboard and the share sheet.

pub mod dialog;
pub mod documents;
pub mod file_names;
#[cfg(test)]
mod tests;

use crate::page::text::app::DISCLAIMER;
use crate::page::text::assessment::{CAUTION, clinical_photo, is_clear, prediction_set, top_diagnosis_label};
use crate::page::text::combined::{self, agreement, left_out};
use crate::page::text::format::{Unit, capitalised, date, full_stop, paragraph, percent, value_with_interval};
use crate::page::text::message::{Phrase, phrase, say};
use crate::page::text::safety::{
    Alert, NOT_A_FINDING, NOT_ASSESSED, Refusal, SEE_A_DOCTOR, Statement, not_raised, raised_in_report, refusal,
};
use crate::page::text::terms;
use naevus_reading::assessment::{
    Assessment, CONFIDENCE_THRESHOLD, CombinedAssessment, InputCheck, InputStatus, group_probability, ranked,
};
use naevus_reading::card::ModelCard;
use naevus_reading::decision::Patient;
use naevus_reading::diagnosis::{Diagnosis, Group};
use naevus_reading::report::{
    AssessmentRecord, CombinedRecord, PhotoResult, Report, ReportedLesion, ReportedPhoto, in_order,
};

/// The language of the texts in a [`Report`]: other programs read it, whatever the language of the page is.
pub const LANGUAGE: &str = "en";

/// Heading of every page.
pub const HEADING: Phrase = phrase("report-heading");
/// Heading of a page with several photos.
pub const HEADING_SEVERAL: Phrase = phrase("report-heading-several");
/// Heading of the first diagnoses.
pub const FIRST_DIAGNOSES: Phrase = phrase("report-first-diagnoses");
/// Heading of the table of all nine diagnoses.
pub const ALL_NINE: Phrase = phrase("report-all-nine");
/// Heads of that table.
pub const TABLE_HEADS: [Phrase; 3] = [phrase("report-diagnosis"), phrase("report-group"), phrase("report-probability")];
/// Heading of the remarks.
pub const REMARKS: Phrase = phrase("report-remarks");
/// Heading of what the alert means.
pub const MEANING: Phrase = phrase("report-meaning");
/// Heading of the limits.
pub const LIMITS: Phrase = phrase("report-limits");
/// Heading of the place for a note.
pub const NOTE: Phrase = phrase("report-note");
/// Labels of the lines below the note.
pub const SIGNATURE: [Phrase; 3] = [phrase("report-name"), phrase("report-date"), phrase("report-signature")];
/// Under the result of photos that are not refused.
pub const PROBABILITIES: Phrase = phrase("report-probabilities");
/// The limits of every report.
pub const LIMITS_TEXT: Phrase = phrase("report-limits-text");

/// Labels of the facts.
const CREATED: Phrase = phrase("report-created");
const PERSON: Phrase = phrase("report-person");
const AGE: Phrase = phrase("report-age");
const SITE: Phrase = phrase("report-site");
const NOT_GIVEN: Phrase = phrase("report-not-given");
const PROGRAM: Phrase = phrase("report-program");
const MODEL: Phrase = phrase("report-model");

/// The finding of one lesion, as a page shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The name of the lesion, or that of its only photo.
    pub title: String,
    /// Its place in the report; none if it is the only lesion.
    pub place: Option<String>,
    /// Facts with their labels: time, person, age, site.
    pub facts: Vec<(Phrase, String)>,
    /// The photos.
    pub photos: Vec<PhotoLine>,
    /// The raised alert.
    pub alert: Option<Statement>,
    /// The result; none if no photo was assessed.
    pub result: Option<ResultText>,
    /// Why there is no result, in place of it.
    pub no_result: Option<Statement>,
    /// Cautions and remarks on the photos, one paragraph each.
    pub remarks: Vec<String>,
    /// What the alert means, one paragraph each.
    pub meaning: Vec<String>,
    /// The user's note.
    pub note: Option<String>,
}

/// The result of a lesion.
#[derive(Clone, Debug, PartialEq)]
pub struct ResultText {
    /// The line above the most probable diagnosis: `Resembles`.
    pub label: Phrase,
    /// Whether it is stated without qualification.
    pub is_clear: bool,
    /// The diagnoses with a probability of at least 1 % or in the prediction set, the most probable one first.
    pub first: Vec<(Diagnosis, f32)>,
    /// All nine, the most probable one first.
    pub all: [(Diagnosis, f32); Diagnosis::COUNT],
    /// The prediction set, as a phrase.
    pub set: Option<String>,
    /// The summed probability of the malignant diagnoses, as a sentence.
    pub malignant: String,
    /// How many photos agree; empty for one photo.
    pub agreement: String,
}

/// A photo of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhotoLine {
    /// The name of the file.
    pub file: String,
    /// Time, size and hash, one fact each.
    pub facts: Vec<String>,
}

/// The first diagnoses: at least 1 % or in the prediction set.
const FIRST: f32 = 0.01;

/// The findings of `report`, one a lesion. `card` is that of its model, for the figures that the statements name.
pub fn findings(report: &Report, card: Option<&ModelCard>) -> Vec<Finding> {
    let lesions = report.lesions.len();
    let place = |index: usize| (lesions > 1).then(|| say!("report-place", number = index + 1, lesions = lesions));
    let of_lesion =
        |(index, lesion): (usize, &ReportedLesion)| Finding { place: place(index), ..finding(report, lesion, card) };
    report.lesions.iter().enumerate().map(of_lesion).collect()
}

fn finding(report: &Report, lesion: &ReportedLesion, card: Option<&ModelCard>) -> Finding {
    let outcome = Outcome::of(lesion, card);
    let only = lesion.photos.first().filter(|_| lesion.photos.len() == 1);
    let title = lesion.label.clone().or_else(|| only.map(|photo| photo.file.clone()));
    let Patient { age_years, site } = lesion.patient;
    let given = |value: Option<String>| value.unwrap_or_else(|| NOT_GIVEN.into());
    let mut facts = vec![(CREATED, time(&report.created))];
    facts.extend(report.person.clone().map(|person| (PERSON, person)));
    facts.push((AGE, given(age_years.map(age))));
    facts.push((SITE, given(site.map(|site| capitalised(&terms::site(site))))));
    let missed = outcome.as_ref().and_then(|outcome| not_raised(&outcome.alert, &outcome.checks, card));
    let mut meaning: Vec<String> = missed.as_ref().map(Statement::spoken).into_iter().collect();
    meaning.extend(card.and_then(alert_figures));
    Finding {
        title: title.unwrap_or_else(|| combined::title(lesion.combined.as_ref().map(|_| lesion.photos.len()))),
        place: None,
        facts,
        photos: lesion.photos.iter().map(photo_line).collect(),
        alert: outcome.as_ref().and_then(|outcome| outcome.raised(card)),
        no_result: if outcome.is_some() { None } else { no_result(lesion) },
        remarks: remarks(lesion, outcome.as_ref(), card),
        meaning: if outcome.is_some() { meaning } else { vec![SEE_A_DOCTOR.into()] },
        note: lesion.note.clone(),
        result: outcome.map(|outcome| outcome.text),
    }
}

/// The result of a lesion with the values that its statements need.
struct Outcome {
    text: ResultText,
    alert: Alert,
    checks: Vec<InputCheck>,
}

impl Outcome {
    /// The statement of a raised alert; none if it is not raised.
    fn raised(&self, card: Option<&ModelCard>) -> Option<Statement> {
        let malignant = self.text.all.iter().filter(|(diagnosis, _)| diagnosis.group() == Group::Malignant);
        raised_in_report(&self.alert, malignant.map(|(_, probability)| probability).sum(), &self.checks, card)
    }

    /// The outcome of the combined assessment, or of the only photo. None if no photo was assessed.
    fn of(lesion: &ReportedLesion, card: Option<&ModelCard>) -> Option<Outcome> {
        let assessed: Vec<(&ReportedPhoto, &AssessmentRecord)> = lesion
            .photos
            .iter()
            .filter_map(|photo| match &photo.result {
                PhotoResult::Assessed(record) => Some((photo, record)),
                _ => None,
            })
            .collect();
        let checks: Vec<InputCheck> = assessed.iter().map(|(_, record)| record.input_check).collect();
        if let Some(combined) = &lesion.combined {
            return Some(Outcome::combined(combined, &assessed, checks, card));
        }
        let (_, record) = assessed.first()?;
        let alert = Alert::new(record.suspicious, card);
        let probabilities = in_order(&record.probabilities);
        let assessment = Assessment {
            prediction_set: record.prediction_set.clone(),
            suspicious: record.suspicious,
            input_check: record.input_check,
            ..Assessment::from_probabilities(probabilities)
        };
        let label = top_diagnosis_label(&assessment, &alert);
        let is_clear = is_clear(assessment.ranked()[0].0, assessment.is_confident(), &alert);
        let text = result_text(label, is_clear, &probabilities, &record.prediction_set, String::new());
        Some(Outcome { text, alert, checks: vec![record.input_check] })
    }

    fn combined(
        record: &CombinedRecord,
        assessed: &[(&ReportedPhoto, &AssessmentRecord)],
        checks: Vec<InputCheck>,
        card: Option<&ModelCard>,
    ) -> Outcome {
        let probabilities = in_order(&record.probabilities);
        let mean_is_above = card.is_some_and(|card| card.decision_rules.alert.is_reached(&probabilities));
        let raised_by: Vec<String> =
            assessed.iter().filter(|(_, record)| record.suspicious).map(|(photo, _)| photo.file.clone()).collect();
        let alert = match Alert::new(record.suspicious, card) {
            Alert::Raised if !mean_is_above && !raised_by.is_empty() => Alert::RaisedByPhotos(raised_by),
            alert => alert,
        };
        let (first, probability) = ranked(&probabilities)[0];
        let has_unusual = checks.iter().any(|check| check.status == InputStatus::Unusual);
        let stands_out = probability >= CONFIDENCE_THRESHOLD;
        let is_clear = !has_unusual && is_clear(first, stands_out, &alert);
        let label = combined::top_diagnosis_label(has_unusual, stands_out, is_clear);
        let counts = CombinedAssessment {
            photos: record.photos,
            refused: record.refused,
            agreeing: record.agreeing,
            probabilities,
            prediction_set: record.prediction_set.clone(),
            suspicious: record.suspicious,
            mean_raises_alert: mean_is_above,
            raised_by: Vec::new(),
        };
        let agreement = paragraph(&[&agreement(&counts, first), &left_out(&counts)]);
        let text = result_text(label, is_clear, &probabilities, &record.prediction_set, agreement);
        Outcome { text, alert, checks }
    }
}

fn result_text(
    label: Phrase,
    is_clear: bool,
    probabilities: &[f32; Diagnosis::COUNT],
    set: &[Diagnosis],
    agreement: String,
) -> ResultText {
    let all = ranked(probabilities);
    let is_first = |(diagnosis, probability): &(Diagnosis, f32)| *probability >= FIRST || set.contains(diagnosis);
    let malignant = percent(group_probability(probabilities, Group::Malignant));
    ResultText {
        label,
        is_clear,
        first: all.into_iter().filter(is_first).collect(),
        all,
        set: prediction_set(set),
        malignant: say!("report-malignant", probability = malignant),
        agreement,
    }
}

/// Why there is no result: the refusal of the first refused photo, or the reason of the first photo.
fn no_result(lesion: &ReportedLesion) -> Option<Statement> {
    let reason = lesion.photos.iter().find_map(|photo| match &photo.result {
        PhotoResult::Refused { reason, .. } | PhotoResult::Unreadable { reason } => Some(reason),
        PhotoResult::NotAssessed { reason } => Some(reason),
        PhotoResult::Assessed(_) => None,
    })?;
    Some(Statement { title: NOT_ASSESSED.into(), text: paragraph(&[&NOT_A_FINDING, reason]) })
}

/// The reason of a refusal with this status, as a sentence for [`PhotoResult::Refused`].
pub fn refusal_reason(status: InputStatus) -> String {
    refusal(status).map(|Refusal { reason, advice }| paragraph(&[&reason, &advice])).unwrap_or_default()
}

fn remarks(lesion: &ReportedLesion, outcome: Option<&Outcome>, card: Option<&ModelCard>) -> Vec<String> {
    let mut remarks = Vec::new();
    let checks = outcome.map(|outcome| outcome.checks.as_slice()).unwrap_or_default();
    let unusual = checks.iter().filter(|check| check.status == InputStatus::Unusual).count();
    if lesion.combined.is_some() {
        remarks.extend(combined::caution(unusual, checks.len()));
    } else if unusual > 0 {
        remarks.push(CAUTION.into());
    }
    remarks.extend(checks.iter().find_map(|check| clinical_photo(check, card?)));
    let is_one = lesion.photos.len() == 1;
    for photo in &lesion.photos {
        let named = |remark: &String| if is_one { remark.clone() } else { of_photo(&photo.file, remark) };
        remarks.extend(photo.remarks.iter().map(named));
        if !is_one && let PhotoResult::Refused { reason, .. } | PhotoResult::Unreadable { reason } = &photo.result {
            remarks.push(of_photo(&photo.file, reason));
        }
    }
    remarks
}

/// A remark on one of several photos.
fn of_photo(file: &str, remark: &str) -> String {
    say!("report-remark-on-photo", file = file, remark = remark)
}

/// How often the alert was raised on the test set; none without these figures.
fn alert_figures(card: &ModelCard) -> Option<String> {
    let sensitivity = card.figures.get("alert_sensitivity")?;
    let specificity = card.figures.get("alert_specificity")?;
    Some(say!(
        "report-alert-figures",
        malignant = value_with_interval(sensitivity, Unit::Percent),
        others = value_with_interval(specificity, Unit::Percent)
    ))
}

/// The line of a photo, after its file was read.
pub fn photo_line(photo: &ReportedPhoto) -> PhotoLine {
    let mut facts = vec![say!("report-added", time = time(&photo.added))];
    facts.extend(photo.sha256.as_ref().map(|sha256| format!("SHA-256 {sha256}")));
    PhotoLine { file: photo.file.clone(), facts }
}

fn age(years: u8) -> String {
    say!("report-years", years = years)
}

/// A time of RFC 3339 with date, hours and minutes: `2026-11-28, 14:02`.
pub fn time(rfc_3339: &str) -> String {
    match (rfc_3339.get(..10), rfc_3339.get(11..16)) {
        (Some(day), Some(time)) => say!("report-time", date = date(day), time = time),
        _ => rfc_3339.into(),
    }
}

/// Program and model, at the foot of every page: label and value.
pub fn origin(report: &Report) -> Vec<(Phrase, String)> {
    let model = &report.model;
    let program = &report.program;
    let (name, hash) = (model.name.as_str(), model.weights_sha256.as_str());
    let model = match &model.released {
        Some(day) => say!("report-model-released", name = name, date = date(day), hash = hash),
        None => say!("report-model-version", name = name, hash = hash),
    };
    let version = program.version.as_str();
    let program =
        say!("report-program-version", name = program.name.as_str(), version = version, build = program.build.as_str());
    vec![(PROGRAM, program), (MODEL, model)]
}

/// The limits of the model: those of every report, and what its card rules out.
pub fn limits(report: &Report) -> String {
    paragraph(&[&LIMITS_TEXT, &paragraph(&report.model.not_for.iter().map(String::as_str).collect::<Vec<_>>())])
}

/// The result of a lesion in sentences, for the formats without a page. The notice of the report follows it.
pub fn conclusion(lesion: &ReportedLesion, card: Option<&ModelCard>) -> String {
    let Some(outcome) = Outcome::of(lesion, card) else {
        return no_result(lesion).map_or_else(|| NOT_A_FINDING.into(), |statement| statement.spoken());
    };
    let alert = outcome.raised(card).map(|statement| statement.spoken());
    let missed = not_raised(&outcome.alert, &outcome.checks, card).map(|statement| statement.spoken());
    let (first, probability) = outcome.text.all[0];
    let nearest = say!(
        "combined-announced-first",
        label = outcome.text.label,
        diagnosis = terms::diagnosis(first),
        probability = percent(probability)
    );
    let set = outcome.text.set.as_ref().map(|set| full_stop(set));
    let parts = [alert.as_deref(), Some(nearest.as_str()), set.as_deref(), missed.as_deref()];
    paragraph(&parts.into_iter().flatten().chain([outcome.text.agreement.as_str()]).collect::<Vec<_>>())
}

/// The notice of every report.
pub fn notice() -> String {
    DISCLAIMER.into()
}
