//! The table of what has changed between two visits, and what to do next.

use leptos::prelude::*;

use crate::page::state::records::Records;
use crate::page::text::compare as text;
use crate::page::text::message::Phrase;
use crate::page::text::terms;
use naevus_reading::card::{Repeatability, Spread};
use naevus_reading::compare::Change;
use naevus_reading::diagnosis::Diagnosis;
use naevus_records::record::{SavedPhoto, Visit};

/// Probabilities below it in both photos are not in the table.
const LEAST_PROBABILITY: f32 = 0.01;

/// A row of the table: what was measured, its change or why there is none, and what retaken photos differ by.
struct Row {
    key: &'static str,
    name: String,
    change: Result<String, Phrase>,
    /// The coefficient in words, and whether the change is within it; none if it was not measured.
    retaken: Option<(String, Spread, bool)>,
}

/// The table of changes, and what to do next.
#[component]
pub fn Changes(
    change: Change,
    visits: [Visit; 2],
    photos: [SavedPhoto; 2],
    repeatability: Option<Repeatability>,
    records: Records,
) -> impl IntoView {
    let is_aligned = change.similarity.is_some();
    let mut rows = measured(&change, repeatability.as_ref());
    let [earlier, later] = photos.each_ref().map(|photo| &photo.assessment.alone);
    let reason = if earlier.is_refused() || later.is_refused() {
        Some(text::REFUSED)
    } else if !records.is_current_model(photos.each_ref()) {
        Some(text::OTHER_MODEL)
    } else {
        for diagnosis in Diagnosis::ALL {
            let [one, other] = [earlier, later].map(|assessment| assessment.probabilities[diagnosis.index()]);
            if one.max(other) < LEAST_PROBABILITY {
                continue;
            }
            let spread = repeatability.as_ref().and_then(|measured| measured.probabilities.get(&diagnosis));
            rows.push(Row {
                key: diagnosis.code(),
                name: terms::diagnosis(diagnosis).into(),
                change: Ok(text::probability_change(one, other)),
                retaken: spread.map(|spread| {
                    (text::probability_range(spread), *spread, spread.contains(f64::from(other) - f64::from(one)))
                }),
            });
        }
        None
    };
    let is_beyond = rows.iter().any(|row| row.change.is_ok() && matches!(row.retaken, Some((_, _, false))));
    let is_measured = rows.iter().any(|row| row.change.is_ok() && row.retaken.is_some());
    let rows = rows.into_iter().map(|row| view! { <ChangeRow row/> }).collect_view();
    let next = if is_beyond {
        text::SEE_A_DOCTOR
    } else if is_measured {
        text::LOOK_YOURSELF
    } else {
        text::NOTHING_MEASURED
    };
    view! {
        <section class="card" id="compare-changes" data-beyond=is_beyond.to_string() aria-labelledby="compare-changes-title">
            <h2 id="compare-changes-title">{text::CHANGES}</h2>
            <table class="compare-table" role="table">
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader">{text::MEASUREMENT}</th>
                        <th scope="col" role="columnheader">{text::CHANGE}</th>
                        <th scope="col" role="columnheader">{text::RETAKEN}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
            {reason.map(|reason| view! { <p class="notice">{reason}</p> })}
            <p class="hint">{text::EXPLANATION}</p>
        </section>
        <section class="card" id="compare-next" aria-labelledby="compare-next-title">
            <h2 id="compare-next-title">{text::WHAT_NEXT}</h2>
            {visits[1].is_suspicious().then(|| view! { <p>{text::ALERT}</p> })}
            <p>{next}</p>
            {(!is_aligned).then(|| view! { <p>{text::RETAKE}</p> })}
        </section>
    }
}

/// The rows of area and colour.
fn measured(change: &Change, repeatability: Option<&Repeatability>) -> Vec<Row> {
    let area = change.log_area_ratio.map(text::area_change).ok_or(match change.similarity {
        Some(_) => text::NO_OUTLINE,
        None => text::SIZE_NOT_COMPARED,
    });
    let of = |spread: Option<Spread>, value: Option<f64>, words: fn(&Spread) -> String| {
        spread.map(|spread| (words(&spread), spread, value.is_none_or(|value| spread.contains(value))))
    };
    let log_area = repeatability.and_then(|measured| measured.log_area);
    let delta_e = repeatability.and_then(|measured| measured.delta_e);
    vec![
        Row {
            key: "area",
            name: text::AREA.into(),
            change: area,
            retaken: of(log_area, change.log_area_ratio, text::area_range),
        },
        Row {
            key: "colour",
            name: text::COLOUR.into(),
            change: change.delta_e.map(text::colour_change).ok_or(text::NO_COLOUR),
            retaken: of(delta_e, change.delta_e, text::colour_range),
        },
    ]
}

#[component]
fn ChangeRow(row: Row) -> impl IntoView {
    let Row { key, name, change, retaken } = row;
    let verdict = match (&change, &retaken) {
        (Err(_), _) | (_, None) => "",
        (_, Some((_, _, true))) => "within",
        (_, Some((_, _, false))) => "beyond",
    };
    let words = match verdict {
        "within" => Some(text::WITHIN),
        "beyond" => Some(text::BEYOND),
        _ => None,
    };
    let is_number = change.is_ok();
    let change = change.unwrap_or_else(Into::into);
    let retaken = match retaken {
        Some((range, spread, _)) => view! {
            <span translate="no">{range}</span>
            <small class="hint">{text::measured_on(spread.pairs, spread.within)}</small>
        }
        .into_any(),
        None => view! { <span>{text::NOT_MEASURED}</span> }.into_any(),
    };
    view! {
        <tr role="row" data-row=key data-verdict=verdict>
            <th scope="row" role="rowheader">{name}</th>
            <td role="cell" data-number=is_number.to_string()>
                <span>{change}</span>
                {words.map(|words| view! { <small class="compare-verdict">{words}</small> })}
            </td>
            <td role="cell">{retaken}</td>
        </tr>
    }
}
