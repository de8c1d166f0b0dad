//! The report of photos of the list, at one moment.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use js_sys::Uint8Array;
use leptos::prelude::{GetUntracked, WithUntracked, untrack};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use crate::page::engine::ReadingState;
use crate::page::route::{Route, Screen};
use crate::page::state::browser::timestamp_now;
use crate::page::state::engine::Engine;
use crate::page::state::readings::{Reading, Readings};
use crate::page::state::site_files::site_version;
use crate::page::text::app::TITLE;
use crate::page::text::assessment::{CANCELLED, DECODED_BY_BROWSER, WAITING_FOR_PHOTOS};
use crate::page::text::format::sentence;
use crate::page::text::message::in_english;
use crate::page::text::parts::AboutTheWhole;
use crate::page::text::quality::advice;
use crate::page::text::report::{Finding, LANGUAGE, conclusion, findings, notice, refusal_reason};
use naevus_reading::card::{ModelCard, sha256_hex};
use naevus_reading::decision::{LesionPhoto, Patient};
use naevus_reading::report::{
    AssessmentRecord, CombinedRecord, PhotoResult, REPORT_VERSION, Report, ReportedLesion, ReportedModel,
    ReportedPhoto, ReportedProgram,
};

/// The part of the address of every report.
const REPORT: &str = "report";

/// What a report is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The photo with this number.
    Photo(u32),
    /// The photos that are selected as photos of one lesion.
    Selection,
    /// The whole list.
    All,
}

impl Subject {
    /// The route at which its report is open.
    pub fn route(self) -> Route {
        match self {
            Subject::Photo(number) => Route::with_parts(Screen::Read, &[REPORT, "photo", &number.to_string()]),
            Subject::Selection => Route::with_parts(Screen::Read, &[REPORT, "lesion"]),
            Subject::All => Route::with_parts(Screen::Read, &[REPORT]),
        }
    }

    /// The subject of the report that is open at `route`; none if no report is.
    pub fn of_route(route: &Route) -> Option<Subject> {
        let parts: Vec<&str> = route.parts.iter().map(String::as_str).collect();
        match (route.screen, parts.as_slice()) {
            (Screen::Read, [REPORT]) => Some(Subject::All),
            (Screen::Read, [REPORT, "lesion"]) => Some(Subject::Selection),
            (Screen::Read, [REPORT, "photo", number]) => number.parse().ok().map(Subject::Photo),
            _ => None,
        }
    }
}

/// What the user adds to a report. An empty text is not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// The code of the person.
    pub person: String,
    /// The name of the lesion, in a report of one lesion.
    pub label: String,
    /// A note on the lesion, in a report of one lesion.
    pub note: String,
}

/// A report with what its pages show.
#[derive(Clone, Debug, PartialEq)]
pub struct Collected {
    /// The report, in English, because other programs read it.
    pub report: Report,
    /// The same in the language of the page.
    worded: Report,
    /// The finding of each lesion, in the language of the page.
    pub findings: Arc<Vec<Finding>>,
    /// The address of the picture of each photo, by lesion; none if there is no preview.
    pub pictures: Arc<Vec<Vec<Option<String>>>>,
    /// The number of each photo, by lesion.
    numbers: Arc<Vec<Vec<u32>>>,
}

impl Collected {
    /// The report of `subject` with the results of this moment, untracked. None without a model or photos.
    pub fn now(subject: Subject, readings: Readings, engine: Engine) -> Option<Collected> {
        let list = readings.list.get_untracked();
        let groups = groups(subject, &list, &readings.selected.get_untracked());
        if groups.is_empty() {
            return None;
        }
        engine.card.with_untracked(|card| {
            let card = card.as_ref()?;
            let report = || Report {
                report_version: REPORT_VERSION,
                notice: notice(),
                language: LANGUAGE.into(),
                created: timestamp_now(),
                program: ReportedProgram {
                    name: TITLE.into(),
                    version: env!("CARGO_PKG_VERSION").into(),
                    build: site_version().unwrap_or_default(),
                },
                model: ReportedModel::from(card),
                person: None,
                lesions: groups.iter().map(|group| lesion(group, readings, card)).collect(),
            };
            let of_photos = |value: &dyn Fn(u32) -> Option<String>| {
                groups.iter().map(|group| group.iter().map(|reading| value(reading.number)).collect()).collect()
            };
            let worded = report();
            Some(Collected {
                findings: Arc::new(findings(&worded, Some(card))),
                worded,
                pictures: Arc::new(of_photos(&|number| readings.picture_url(number))),
                numbers: Arc::new(
                    groups.iter().map(|group| group.iter().map(|reading| reading.number).collect()).collect(),
                ),
                report: in_english(report),
            })
        })
    }

    /// Whether the report is about one lesion.
    pub fn is_of_one_lesion(&self) -> bool {
        self.report.lesions.len() == 1
    }

    /// Sets what the user adds, in the report and in its pages.
    pub fn fill(&mut self, details: &Details, engine: Engine) {
        let given = |text: &str| Some(text.trim().to_string()).filter(|text| !text.is_empty());
        for report in [&mut self.report, &mut self.worded] {
            report.person = given(&details.person);
            if let [lesion] = report.lesions.as_mut_slice() {
                (lesion.label, lesion.note) = (given(&details.label), given(&details.note));
            }
        }
        self.write_findings(engine);
    }

    /// What the user has added.
    pub fn details(&self) -> Details {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let lesion = self.report.lesions.first().filter(|_| self.is_of_one_lesion());
        Details {
            person: text(&self.report.person),
            label: lesion.map(|lesion| text(&lesion.label)).unwrap_or_default(),
            note: lesion.map(|lesion| text(&lesion.note)).unwrap_or_default(),
        }
    }

    fn write_findings(&mut self, engine: Engine) {
        self.findings = Arc::new(engine.card.with_untracked(|card| findings(&self.worded, card.as_ref())));
    }

    /// Sets size, type and hash of each photo file, and the lines of the pages that show them.
    pub async fn read_files(&mut self, readings: Readings, engine: Engine) {
        let numbers = Arc::clone(&self.numbers);
        for (index, numbers) in numbers.iter().enumerate() {
            for (position, number) in numbers.iter().enumerate() {
                let Some(file) = readings.file(*number) else { continue };
                let Some(bytes) = content(&file).await else { continue };
                let sha256 = sha256_hex(&bytes);
                for report in [&mut self.report, &mut self.worded] {
                    let photo = &mut report.lesions[index].photos[position];
                    photo.bytes = Some(bytes.len() as u64);
                    photo.sha256 = Some(sha256.clone());
                    photo.media_type = Some(file.type_()).filter(|kind| !kind.is_empty());
                }
            }
        }
        self.write_findings(engine);
    }

    /// The size of the photo files together, in megabytes (of a million bytes).
    pub fn megabytes(&self, readings: Readings) -> f64 {
        let numbers = self.numbers.iter().flatten();
        numbers.filter_map(|number| readings.file(*number)).map(|file| file.size()).sum::<f64>() / 1e6
    }

    /// Includes the photo files in base64.
    pub async fn include_files(&mut self, readings: Readings) {
        let numbers = Arc::clone(&self.numbers);
        for (lesion, numbers) in self.report.lesions.iter_mut().zip(numbers.iter()) {
            for (photo, number) in lesion.photos.iter_mut().zip(numbers) {
                if let Some(file) = readings.file(*number) {
                    photo.content = base64_of(&file).await;
                }
            }
        }
    }

    /// The picture of a photo as an address that contains it, for a document of its own.
    pub async fn embedded_pictures(&self, readings: Readings) -> Vec<Vec<Option<String>>> {
        let mut pictures = Vec::new();
        for numbers in self.numbers.iter() {
            let mut of_lesion = Vec::new();
            for number in numbers {
                let picture = match readings.preview(*number) {
                    Some(preview) => base64_of(&preview.jpeg).await,
                    None => None,
                };
                of_lesion.push(picture.map(|base64| format!("data:image/jpeg;base64,{base64}")));
            }
            pictures.push(of_lesion);
        }
        pictures
    }
}

/// The photos of each lesion of the report, in the order of the list. The selected photos are one lesion.
fn groups(subject: Subject, list: &[Reading], selected: &[u32]) -> Vec<Vec<Reading>> {
    let is_selected = |reading: &&Reading| selected.contains(&reading.number);
    let selection: Vec<Reading> = list.iter().filter(is_selected).cloned().collect();
    match subject {
        Subject::Photo(number) => list
            .iter()
            .find(|reading| reading.number == number)
            .map(|reading| vec![reading.clone()])
            .into_iter()
            .collect(),
        Subject::Selection if selection.is_empty() => Vec::new(),
        Subject::Selection => vec![selection],
        Subject::All => {
            let mut selection = Some(selection);
            let group = |reading: &Reading| {
                if is_selected(&reading) { selection.take() } else { Some(vec![reading.clone()]) }
            };
            list.iter().filter_map(group).collect()
        }
    }
}

fn lesion(group: &[Reading], readings: Readings, card: &ModelCard) -> ReportedLesion {
    let patients: Vec<Patient> = group.iter().map(|reading| reading.patient.get_untracked()).collect();
    let states: Vec<ReadingState> = group.iter().map(|reading| reading.state.get_untracked()).collect();
    let alone: Vec<LesionPhoto<'_>> = states
        .iter()
        .zip(&patients)
        .filter_map(|(state, patient)| match state {
            ReadingState::Assessed { assessment, .. } => Some(LesionPhoto { alone: assessment, patient: *patient }),
            _ => None,
        })
        .collect();
    let combined = if group.len() > 1 { card.decision_rules.combine(&alone) } else { None };
    let photos = group.iter().zip(&states).zip(&patients).map(|((reading, state), patient)| {
        let preview = readings.preview(reading.number);
        let about_the_whole = untrack(|| AboutTheWhole::of(reading, Some(card))).map(|about| about.sentence());
        let mut remarks: Vec<String> = about_the_whole.into_iter().collect();
        if preview.as_ref().is_some_and(|preview| preview.is_decoded_by_browser) {
            remarks.push(DECODED_BY_BROWSER.to_string());
        }
        remarks.extend(preview.iter().flat_map(|preview| &preview.findings).map(advice));
        ReportedPhoto {
            file: reading.file.clone(),
            added: reading.added.clone(),
            bytes: None,
            sha256: None,
            media_type: None,
            patient: *patient,
            result: result(state, patient, card),
            remarks,
            content: None,
        }
    });
    let mut lesion = ReportedLesion {
        label: None,
        patient: Patient::consensus(&patients),
        photos: photos.collect(),
        combined: combined.as_ref().map(CombinedRecord::from),
        conclusion: String::new(),
        note: None,
    };
    lesion.conclusion = conclusion(&lesion, Some(card));
    lesion
}

fn result(state: &ReadingState, patient: &Patient, card: &ModelCard) -> PhotoResult {
    match state {
        ReadingState::Assessed { assessment, .. } if assessment.is_refused() => {
            let reason = refusal_reason(assessment.input_check.status);
            PhotoResult::Refused { input_check: assessment.input_check, reason }
        }
        ReadingState::Assessed { assessment: alone, .. } => {
            let rules = &card.decision_rules;
            let is_adjusted = rules.age_and_site.is_some() && !patient.is_unknown();
            let without = is_adjusted.then_some(&alone.probabilities);
            PhotoResult::Assessed(AssessmentRecord::new(&rules.with_patient(alone, patient), without))
        }
        ReadingState::Unreadable(reason) => PhotoResult::Unreadable { reason: sentence(&reason.to_string()) },
        ReadingState::Failed(reason) => PhotoResult::NotAssessed { reason: sentence(&reason.to_string()) },
        ReadingState::Cancelled => PhotoResult::NotAssessed { reason: CANCELLED.into() },
        _ => PhotoResult::NotAssessed { reason: sentence(&WAITING_FOR_PHOTOS) },
    }
}

/// The content of a file; none if the browser can no longer open it.
async fn content(file: &Blob) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

async fn base64_of(file: &Blob) -> Option<String> {
    Some(STANDARD.encode(content(file).await?))
}
