//! The results of the batch as CSV.

use std::error::Error;

use naevus_reading::card::ModelCard;
use naevus_reading::diagnosis::Diagnosis;
use naevus_reading::report::{AssessmentRecord, assessment_cells, assessment_columns, table_writer, text_cell};

use crate::page::batch::rows::{Outcome, RowLabel, RowState};
use crate::page::text::message::in_english;

/// The rows as CSV by RFC 4180: a line for each photo, with `path,result`, the columns of `trainer classify --csv`
/// (`status,suspicious,prediction_set` and the nine probabilities under their codes), and
/// `label,lesion,patient,reason,model,weights_sha256`. `result` is `assessed`, `unusual`, `refused`, `unreadable`, `failed`,
/// `cancelled` or `waiting`. A refused photo has probabilities, which its result declares invalid; a photo without an
/// assessment has none.
///
/// # Errors
///
/// If the rows cannot be written to memory.
pub fn csv<'row>(
    rows: impl Iterator<Item = (&'row str, &'row RowState, &'row RowLabel)>,
    card: &ModelCard,
) -> Result<String, Box<dyn Error>> {
    let mut table = table_writer(Vec::new());
    let last = ["label", "lesion", "patient", "reason", "model", "weights_sha256"].map(String::from);
    table.write_record(["path", "result"].map(String::from).into_iter().chain(assessment_columns()).chain(last))?;
    for (path, state, label) in rows {
        let mut cells = vec![text_cell(path), result(state).to_string()];
        match state.outcome() {
            Some(outcome) => cells.extend(assessment_cells(&AssessmentRecord::new(&outcome.assessment(), None))),
            None => cells.extend(vec![String::new(); 3 + Diagnosis::COUNT]),
        }
        cells.push(label.label.map_or("", |label| label.code()).to_string());
        cells.extend([&label.lesion, &label.patient].map(|name| text_cell(name.as_deref().unwrap_or_default())));
        cells.extend([text_cell(&reason(state)), text_cell(&card.name), card.weights.sha256.clone()]);
        table.write_record(cells)?;
    }
    let bytes = table.into_inner().map_err(|error| error.into_error())?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The name of a state in files.
pub fn result(state: &RowState) -> &'static str {
    use naevus_reading::assessment::InputStatus::Unusual;
    match state {
        RowState::Waiting | RowState::InWork => "waiting",
        RowState::Assessed(outcome) if outcome.status.is_refusal() => "refused",
        RowState::Assessed(Outcome { status: Unusual, .. }) => "unusual",
        RowState::Assessed(_) => "assessed",
        RowState::Unreadable(_) => "unreadable",
        RowState::Failed(_) => "failed",
        RowState::Cancelled => "cancelled",
    }
}

/// Why a photo has no assessment, in English, as everything in the table.
fn reason(state: &RowState) -> String {
    match state {
        RowState::Unreadable(reason) | RowState::Failed(reason) => in_english(|| reason.to_string()),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use naevus_reading::assessment::InputStatus;

    use super::*;

    const CARD: &str = include_str!("../../../www/model/card.json");

    #[test]
    fn the_table_has_a_line_for_each_photo_and_no_cell_is_a_formula() {
        let card = ModelCard::from_json(CARD).unwrap();
        let mut probabilities = [0.025; Diagnosis::COUNT];
        probabilities[Diagnosis::Melanoma.index()] = 0.8;
        let outcome = |status| {
            RowState::Assessed(Outcome {
                probabilities,
                prediction_set: vec![Diagnosis::Melanoma],
                status,
                suspicious: true,
            })
        };
        let label = RowLabel { label: Some(Diagnosis::Melanoma.into()), ..RowLabel::default() };
        let (none, unreadable) = (RowLabel::default(), RowState::Unreadable("cut off, at its end".into()));
        let (assessed, refused) = (outcome(InputStatus::InDistribution), outcome(InputStatus::BareSkin));
        let rows =
            [("a, 1.jpg", &assessed, &label), ("=2.jpg", &refused, &none), ("3.jpg", &unreadable, &none)].into_iter();
        let text = csv(rows, &card).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 4);
        assert!(lines[0].starts_with("path,result,status,suspicious,prediction_set,AK,"), "{}", lines[0]);
        let first = "\"a, 1.jpg\",assessed,in_distribution,true,MEL,0.025,";
        assert!(lines[1].starts_with(first) && lines[1].contains(",MEL,,,,"), "{}", lines[1]);
        assert!(lines[2].starts_with("'=2.jpg,refused,bare_skin,true,MEL,0.025,"), "{}", lines[2]);
        assert!(lines[3].starts_with("3.jpg,unreadable,,,,,,"), "{}", lines[3]);
        assert!(lines[3].contains(",\"cut off, at its end\","), "{}", lines[3]);
    }
}
