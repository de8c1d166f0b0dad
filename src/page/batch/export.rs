//! The results of the batch as CSV and JSON.

use naevus_reading::assessment::InputStatus;
use naevus_reading::card::ModelCard;
use naevus_reading::diagnosis::Diagnosis;
use serde::Serialize;

use crate::page::batch::rows::{Outcome, RowLabel, RowState};

/// The version of the JSON, which is raised when a key changes its meaning.
const FORMAT: &str = "naevus-batch-1";

/// A row with its path and label.
#[derive(Clone, Copy, Debug)]
pub struct ExportRow<'a> {
    /// The path in the folder or archive.
    pub path: &'a str,
    /// Its state.
    pub state: &'a RowState,
    /// Its label.
    pub label: &'a RowLabel,
}

/// The rows as CSV in UTF-8 with a byte order mark, which spreadsheets need to recognise it: a line for each photo, with
/// `path,result,alert,first_diagnosis,first_probability,malignant_probability,prediction_set`, the nine probabilities under
/// their codes, `label,message,model,weights_sha256`. Probabilities are from 0 to 1, and a photo without an assessment has
/// none. A refused photo has its probabilities, but neither alert nor first diagnosis.
pub fn csv(rows: &[ExportRow<'_>], card: &ModelCard) -> String {
    let names = ["path", "result", "alert", "first_diagnosis", "first_probability", "malignant_probability"];
    let columns = names.into_iter().chain(["prediction_set"]).chain(Diagnosis::ALL.map(Diagnosis::code));
    let columns = columns.chain(["label", "message", "model", "weights_sha256"]);
    let mut csv = format!("\u{feff}{}\r\n", columns.collect::<Vec<_>>().join(","));
    for row in rows {
        let outcome = row.state.outcome();
        let shown = outcome.filter(|outcome| !outcome.status.is_refusal());
        let first = shown.map(Outcome::first);
        let number = |number: f32| format!("{number:.5}");
        let set: Vec<&str> = outcome.iter().flat_map(|outcome| &outcome.prediction_set).map(|it| it.code()).collect();
        let mut fields = vec![
            row.path.to_string(),
            result(row.state).to_string(),
            shown.map_or("", |outcome| if outcome.suspicious { "yes" } else { "no" }).to_string(),
            first.map_or("", |(diagnosis, _)| diagnosis.code()).to_string(),
            first.map_or_else(String::new, |(_, probability)| number(probability)),
            outcome.map_or_else(String::new, |outcome| number(outcome.malignant())),
            set.join(" "),
        ];
        match outcome {
            Some(outcome) => fields.extend(outcome.probabilities.map(number)),
            None => fields.extend(std::iter::repeat_n(String::new(), Diagnosis::COUNT)),
        }
        fields.push(row.label.label.map_or("", |label| label.code()).to_string());
        fields.push(message(row.state).to_string());
        fields.extend([card.name.clone(), card.weights.sha256.clone()]);
        csv.push_str(&fields.iter().map(|text| field(text)).collect::<Vec<_>>().join(","));
        csv.push_str("\r\n");
    }
    csv
}

/// A field of a CSV file: in quotes if it needs them. A text that a spreadsheet would compute as a formula begins with an
/// apostrophe.
fn field(text: &str) -> String {
    let text = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_string() };
    let needs_quotes = text.contains([',', '"', '\n', '\r', ';']);
    if needs_quotes { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// The results as JSON.
#[derive(Debug, Serialize)]
struct Export<'a> {
    format: &'static str,
    model: &'a str,
    weights_sha256: &'a str,
    diagnoses: [&'static str; Diagnosis::COUNT],
    photos: Vec<Photo<'a>>,
}

/// A photo in the JSON.
#[derive(Debug, Serialize)]
struct Photo<'a> {
    path: &'a str,
    /// `assessed`, `unusual`, `refused`, `unreadable`, `failed`, `cancelled` or `waiting`.
    result: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lesion: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    patient: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    input_status: Option<InputStatus>,
    /// Whether the summed probability of the malignant diagnoses reaches the level of the alert, also for a refused photo.
    #[serde(skip_serializing_if = "Option::is_none")]
    suspicious: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    probabilities: Option<[f32; Diagnosis::COUNT]>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    prediction_set: Vec<&'static str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    message: &'a str,
}

fn photo<'a>(row: &ExportRow<'a>) -> Photo<'a> {
    let outcome = row.state.outcome();
    let set = outcome.iter().flat_map(|outcome| &outcome.prediction_set).map(|it| it.code()).collect();
    Photo {
        path: row.path,
        result: result(row.state),
        label: row.label.label.map(|label| label.code()),
        lesion: row.label.lesion.as_deref(),
        patient: row.label.patient.as_deref(),
        input_status: outcome.map(|outcome| outcome.status),
        suspicious: outcome.map(|outcome| outcome.suspicious),
        probabilities: outcome.map(|outcome| outcome.probabilities),
        prediction_set: set,
        message: message(row.state),
    }
}

/// The rows as JSON.
///
/// # Errors
///
/// None is known; serde_json declares one.
pub fn json(rows: &[ExportRow<'_>], card: &ModelCard) -> serde_json::Result<serde_json::Value> {
    serde_json::to_value(Export {
        format: FORMAT,
        model: &card.name,
        weights_sha256: &card.weights.sha256,
        diagnoses: Diagnosis::ALL.map(Diagnosis::code),
        photos: rows.iter().map(photo).collect(),
    })
}

/// The name of a state in files.
pub fn result(state: &RowState) -> &'static str {
    match state {
        RowState::Waiting | RowState::InWork => "waiting",
        RowState::Assessed(outcome) if outcome.status.is_refusal() => "refused",
        RowState::Assessed(Outcome { status: InputStatus::Unusual, .. }) => "unusual",
        RowState::Assessed(_) => "assessed",
        RowState::Unreadable(_) => "unreadable",
        RowState::Failed(_) => "failed",
        RowState::Cancelled => "cancelled",
    }
}

fn message(state: &RowState) -> &str {
    match state {
        RowState::Unreadable(message) | RowState::Failed(message) => message,
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CARD: &str = include_str!("../../../www/model/card.json");

    #[test]
    fn fields_are_quoted_and_no_field_is_a_formula() {
        for (text, expected) in [
            ("nevus/1.jpg", "nevus/1.jpg"),
            ("a, \"b\".jpg", "\"a, \"\"b\"\".jpg\""),
            ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
            ("@a;b", "\"'@a;b\""),
        ] {
            assert_eq!(field(text), expected);
        }
    }

    #[test]
    fn the_files_have_a_line_and_an_entry_for_each_photo() {
        let card = ModelCard::from_json(CARD).unwrap();
        let mut probabilities = [0.025; Diagnosis::COUNT];
        probabilities[Diagnosis::Melanoma.index()] = 0.8;
        let outcome =
            |status| Outcome { probabilities, prediction_set: vec![Diagnosis::Melanoma], status, suspicious: true };
        let states = [
            RowState::Assessed(outcome(InputStatus::InDistribution)),
            RowState::Assessed(outcome(InputStatus::BareSkin)),
            RowState::Unreadable("damaged".into()),
        ];
        let label = RowLabel { label: Some(Diagnosis::Melanoma.into()), ..RowLabel::default() };
        let none = RowLabel::default();
        let rows: Vec<ExportRow<'_>> = states
            .iter()
            .zip(["1.jpg", "2.jpg", "3.jpg"])
            .map(|(state, path)| ExportRow { path, state, label: if path == "1.jpg" { &label } else { &none } })
            .collect();
        let text = csv(&rows, &card);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!((lines.len(), text.starts_with('\u{feff}')), (4, true));
        let columns = lines[0].split(',').count();
        assert!(lines[1].starts_with("1.jpg,assessed,yes,MEL,0.80000,0.85000,MEL,0.02500,"), "{}", lines[1]);
        assert!(lines[2].starts_with("2.jpg,refused,,,,0.85000,MEL,"), "{}", lines[2]);
        assert!(lines[3].starts_with("3.jpg,unreadable,,,,,,,") && lines[3].contains(",damaged,"), "{}", lines[3]);
        assert!(lines.iter().all(|line| line.split(',').count() == columns));
        let json = json(&rows, &card).unwrap();
        assert_eq!(json["photos"][0]["label"], "MEL");
        assert_eq!(
            (&json["photos"][2]["result"], &json["photos"][2]["message"]),
            (&"unreadable".into(), &"damaged".into())
        );
        assert!(json["photos"][2].get("probabilities").is_none());
    }
}
