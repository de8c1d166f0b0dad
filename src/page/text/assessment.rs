//! Texts of the assessment of one photo. The page and its announcements to screen readers use the same sentences.

use crate::page::text::format::{duration, full_stop, list, paragraph, percent, sentence};
use crate::page::text::message::{Phrase, phrase, say};
use crate::page::text::safety::{
    Alert, NOT_A_FINDING, NOT_ASSESSED, Refusal, SEE_A_DOCTOR, Statement, left_out_sensitivities, not_raised, raised,
    raised_announcement, refusal,
};
use crate::page::text::terms;
use crate::protocol::Backend;
use naevus_reading::assessment::{ActivationMap, Assessment, InputCheck, InputStatus};
use naevus_reading::card::ModelCard;
use naevus_reading::diagnosis::{Diagnosis, Group};
use naevus_reading::domain::Domain;

/// Before the result of an unusual photo.
pub const CAUTION: Phrase = phrase("assessment-caution");

/// Before the result of a photo in a format that the browser has decoded.
pub const DECODED_BY_BROWSER: Phrase = phrase("assessment-decoded-by-browser");

/// While no worker is ready.
pub const WAITING_FOR_MODEL: Phrase = phrase("assessment-waiting-for-model");
/// While other photos are classified.
pub const WAITING_FOR_PHOTOS: Phrase = phrase("assessment-waiting-for-photos");

/// While there is no model, or no worker that can use it.
pub const BLOCKED: Phrase = phrase("assessment-blocked");

/// While the photo is in the queue again, because its result was withdrawn.
pub const WAITING_AGAIN: Phrase = phrase("assessment-waiting-again");

/// After the user has cancelled the photo.
pub const CANCELLED: Phrase = phrase("assessment-cancelled");

/// Button that cancels a photo.
pub const CANCEL: Phrase = phrase("assessment-cancel");

/// Button that classifies a photo that has failed or was cancelled.
pub const RETRY: Phrase = phrase("assessment-retry");

/// Name of the button that cancels the photo in `file`, for screen readers.
pub fn cancel_label(file: &str) -> String {
    say!("assessment-cancel-label", file = file)
}

/// Name of the button that classifies the photo in `file`, for screen readers.
pub fn retry_label(file: &str) -> String {
    say!("assessment-retry-label", file = file)
}

/// While the photo is classified.
pub fn in_progress(backend: Backend) -> String {
    say!("assessment-in-progress", backend = backend.name())
}

/// After the first of the eight views. Only the result of all eight views decides on a refusal.
pub fn first_view(first: &Assessment, backend: Backend) -> String {
    if first.is_refused() {
        return in_progress(backend);
    }
    let (diagnosis, probability) = first.ranked()[0];
    say!("assessment-first-view", diagnosis = terms::diagnosis(diagnosis), probability = percent(probability))
}

/// The accuracy measured on photos without a dermatoscope. None if the photo seems to be taken through one, or if the
/// card has no such figure.
pub fn clinical_photo(input_check: &InputCheck, card: &ModelCard) -> Option<String> {
    if input_check.domain != Some(Domain::Clinical) {
        return None;
    }
    let clinical =
        card.subgroups.iter().find(|group| group.by == "domain" && group.group == Domain::Clinical.name())?;
    let accuracy = clinical.figures.get("balanced_accuracy")?;
    let accuracy = percent(accuracy.value as f32);
    let measured = say!("assessment-clinical-photo", photos = clinical.photos, accuracy = accuracy);
    let is_measured_elsewhere = !left_out_sensitivities(Domain::Clinical, &card.left_out_archives).is_empty();
    let elsewhere = if is_measured_elsewhere { "" } else { NOT_MEASURED_ELSEWHERE.text() };
    Some(paragraph(&[&measured, elsewhere]))
}

/// After the accuracy on photos without a dermatoscope, if no clinic with such photos was left out of the training.
const NOT_MEASURED_ELSEWHERE: Phrase = phrase("assessment-not-measured-elsewhere");

/// Whether the most probable diagnosis is stated without qualification. It is not if the alert contradicts it.
pub fn is_clear(first: Diagnosis, is_confident: bool, alert: &Alert) -> bool {
    is_confident && (!alert.is_raised() || first.group() == Group::Malignant)
}

/// The line above the most probable diagnosis.
pub fn top_diagnosis_label(assessment: &Assessment, alert: &Alert) -> Phrase {
    let (first, _) = assessment.ranked()[0];
    if assessment.input_check.status == InputStatus::Unusual {
        phrase("assessment-unusual")
    } else if !assessment.is_confident() {
        NO_DIAGNOSIS_STANDS_OUT
    } else if is_clear(first, true, alert) {
        phrase("assessment-resembles")
    } else {
        ALERT_IS_RAISED
    }
}

/// The line above the most probable diagnosis if its probability is too low to stand out.
pub const NO_DIAGNOSIS_STANDS_OUT: Phrase = phrase("assessment-no-diagnosis-stands-out");

/// The line above the most probable diagnosis if the alert contradicts it.
pub const ALERT_IS_RAISED: Phrase = phrase("assessment-alert-is-raised");

/// Before the most probable diagnosis if it is not clear; a space follows.
pub const NEAREST: Phrase = phrase("assessment-nearest");

/// The badge of the most probable diagnosis. None for a benign one, because the badge would read as a verdict on the
/// photo.
pub fn badge(group: Group) -> Option<Phrase> {
    (group != Group::Benign).then_some(terms::group(group))
}

/// The name of the most probable diagnosis with its badge: `Melanoma, malignant`.
pub fn name_and_badge(diagnosis: Diagnosis) -> String {
    match badge(diagnosis.group()) {
        Some(badge) => list(&[terms::diagnosis(diagnosis), badge]),
        None => terms::diagnosis(diagnosis).into(),
    }
}

/// The prediction set as it is shown: empty if it has only the most probable diagnosis, because that would read as if all
/// others were ruled out.
pub fn shown_set(diagnoses: &[Diagnosis]) -> &[Diagnosis] {
    if diagnoses.len() == 1 { &[] } else { diagnoses }
}

/// The prediction set, the most probable diagnosis first; none if none is [shown](shown_set).
pub fn prediction_set(diagnoses: &[Diagnosis]) -> Option<String> {
    let diagnoses = shown_set(diagnoses);
    match diagnoses.len() {
        0 => None,
        Diagnosis::COUNT => Some(phrase("assessment-none-ruled-out").into()),
        _ => {
            let names: Vec<Phrase> = diagnoses.iter().map(|diagnosis| terms::diagnosis(*diagnosis)).collect();
            Some(say!("assessment-prediction-set", diagnoses = list(&names)))
        }
    }
}

/// Name of the groups' probabilities, for screen readers.
pub const BY_GROUP: Phrase = phrase("assessment-by-group");
/// Name of the list of probabilities, for screen readers.
pub const ALL_DIAGNOSES: Phrase = phrase("assessment-all-diagnoses");

/// After the name of a diagnosis in the list, for screen readers.
pub fn row_details(diagnosis: Diagnosis, is_in_prediction_set: bool) -> String {
    let group = terms::group(diagnosis.group());
    if is_in_prediction_set {
        say!("assessment-row-details-in-set", group = group)
    } else {
        say!("assessment-row-details", group = group)
    }
}

/// Under the summed probability of the malignant diagnoses, if it reaches the alert level. There is no opposite,
/// because that would read as an all-clear.
pub fn alert_level(level: f32) -> String {
    say!("assessment-alert-level", level = percent(level))
}

/// Button that shows the diagnoses that are improbable.
pub const SHOW_ALL_DIAGNOSES: Phrase = phrase("assessment-show-all-diagnoses");
/// Button that hides them again.
pub const SHOW_FEWER_DIAGNOSES: Phrase = phrase("assessment-show-fewer-diagnoses");

/// Whether a diagnosis is shown before the user asks for all nine: it has at least 1%, or cannot be ruled out.
pub fn is_shown_first(probability: f32, is_in_set: bool) -> bool {
    is_in_set || probability >= 0.01
}

/// Button that opens the photo in `file` in large.
pub fn enlarge_label(file: &str) -> String {
    say!("assessment-enlarge-label", file = file)
}

/// The announcement of a result, for screen readers. A raised alert comes first.
pub fn announcement(file: &str, assessment: &Assessment, alert: &Alert, card: Option<&ModelCard>) -> String {
    let status = assessment.input_check.status;
    if let Some(Refusal { reason, advice }) = refusal(status) {
        let title = say!("assessment-announced", file = file, state = NOT_ASSESSED);
        return paragraph(&[&title, &NOT_A_FINDING, &reason, &advice, &SEE_A_DOCTOR]);
    }
    let (first, probability) = assessment.ranked()[0];
    let (name, percent) = (name_and_badge(first), percent(probability));
    let result = if is_clear(first, assessment.is_confident(), alert) {
        say!("assessment-announced-clear", file = file, diagnosis = name, probability = percent)
    } else {
        let label = top_diagnosis_label(assessment, alert);
        let caution = if status == InputStatus::Unusual { CAUTION.text() } else { "" };
        let nearest = say!("assessment-announced-nearest", label = label, diagnosis = name, probability = percent);
        paragraph(&[&full_stop(file), caution, &nearest])
    };
    let checks = [assessment.input_check];
    let statement = raised(alert, assessment.group_probability(Group::Malignant), &checks, card);
    let missed = not_raised(alert, &checks, card).as_ref().map(Statement::spoken);
    let set = prediction_set(&assessment.prediction_set).map(|set| full_stop(&set));
    paragraph(&[
        &raised_announcement(statement.as_ref(), file),
        &result,
        missed.as_deref().unwrap_or_default(),
        set.as_deref().unwrap_or_default(),
    ])
}

/// The announcement of a file that could not be decoded, for screen readers.
pub fn unreadable_announcement(file: &str, message: &str) -> String {
    say!("assessment-unreadable-announcement", file = file, reason = sentence(message))
}

/// The announcement of a photo that was not classified, for screen readers.
pub fn failed_announcement(file: &str, reason: &str) -> String {
    say!("assessment-failed-announcement", file = file, reason = sentence(reason))
}

/// The announcement of a photo that the user has cancelled, for screen readers.
pub fn cancelled(file: &str) -> String {
    say!("assessment-cancelled-announcement", file = file)
}

/// The announcement of a result that was withdrawn, for screen readers.
pub fn withdrawn(file: &str) -> String {
    say!("assessment-withdrawn", file = file)
}

/// The backend and the time of a result with its two parts, in milliseconds.
pub fn backend_and_time(backend: Backend, decode_ms: f64, network_ms: f64) -> String {
    say!(
        "assessment-backend-and-time",
        backend = backend.name(),
        total = duration(decode_ms + network_ms),
        decoding = duration(decode_ms),
        network = duration(network_ms)
    )
}

/// Tooltip of the button that removes a photo.
pub const REMOVE: Phrase = phrase("assessment-remove");

/// Name of the button that removes the photo in `file`, for screen readers.
pub fn remove_label(file: &str) -> String {
    say!("assessment-remove-label", file = file)
}

/// Alternative text of the photo in `file`.
pub fn photo_label(file: &str) -> String {
    say!("assessment-photo-label", file = file)
}

/// Button that shows and hides the class activation map.
pub const SHOW_ACTIVATION_MAP: Phrase = phrase("assessment-show-activation-map");

/// Names of the nine regions of the photo, by thirds of its rows and columns.
const REGIONS: [[Phrase; 3]; 3] = [
    [phrase("assessment-upper-left"), phrase("assessment-top"), phrase("assessment-upper-right")],
    [phrase("assessment-left"), phrase("assessment-centre"), phrase("assessment-right")],
    [phrase("assessment-lower-left"), phrase("assessment-bottom"), phrase("assessment-lower-right")],
];

/// The region of the highest activation; none if no activation is positive.
pub fn peak_region(map: &ActivationMap) -> Option<Phrase> {
    let (row, column) = map.peak()?;
    let is_positive = map.values.get(row * map.columns + column).is_some_and(|value| *value > 0.0);
    // The centre of the cell is used, so that the thirds are symmetric.
    let third = |index: usize, count: usize| (2 * index + 1) * 3 / (2 * count);
    is_positive.then(|| REGIONS[third(row, map.rows)][third(column, map.columns)])
}

/// Explains the class activation map of `diagnosis`.
pub fn activation_map(map: &ActivationMap, diagnosis: Diagnosis) -> String {
    let diagnosis = terms::diagnosis(diagnosis);
    match peak_region(map) {
        Some(region) => say!("assessment-activation-map", region = region, diagnosis = diagnosis),
        None => say!("assessment-activation-map-empty", diagnosis = diagnosis),
    }
}

/// Name of the class activation map with this [`peak_region`], for screen readers.
pub fn activation_map_label(region: Option<Phrase>) -> String {
    say!("assessment-activation-map-label", region = region.unwrap_or(phrase("assessment-nowhere")))
}
