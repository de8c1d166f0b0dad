//! Two visits of a lesion, compared.

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;

use crate::page::route::{Route, Screen};
use crate::page::state::compare_frame::{CompareFrame, Mode, prefers_less_motion};
use crate::page::state::records::Records;
use crate::page::state::records::comparing::{Comparison, Outcome, compared_photo};
use crate::page::state::router::Router;
use crate::page::text::compare as text;
use crate::page::text::format;
use crate::page::text::message::Phrase;
use crate::page::text::photo_viewer as viewer_text;
use crate::page::text::{records as records_text, terms};
use crate::page::view::anew;
use crate::page::view::icons::{Icon, Symbol};
use crate::page::view::lesions::lesion_route;
use crate::page::view::lesions::person::BackToPersons;
use naevus_reading::card::{Repeatability, Spread};
use naevus_reading::compare::Change;
use naevus_reading::diagnosis::Diagnosis;
use naevus_records::id::Id;
use naevus_records::record::{SavedPhoto, Visit};

/// Probabilities below it in both photos are not in the table.
const LEAST_PROBABILITY: f32 = 0.01;

/// How long each photo is shown while they alternate. Less than three changes a second cause no seizures (WCAG 2.3.1).
const ALTERNATION: Duration = Duration::from_millis(900);

/// The route of a comparison.
fn compare_route(lesion: Id, earlier: Id, later: Id) -> Route {
    Route::with_parts(Screen::Lesions, &["compare", &lesion.to_string(), &earlier.to_string(), &later.to_string()])
}

/// The choice of two visits of a lesion; nothing for fewer than two.
#[component]
pub fn ChooseVisits(lesion: Id, router: Router, records: Records) -> impl IntoView {
    let visits = Memo::new(move |_| {
        records.collection.with(|collection| {
            let visits = collection.visits(lesion).into_iter();
            visits.map(|(id, visit)| (id, visit.date.to_string())).collect::<Vec<(Id, String)>>()
        })
    });
    anew(
        move || visits.get(),
        move |visits| {
            // The latest is first.
            let (Some((last, _)), Some((first, _)), true) = (visits.first(), visits.last(), visits.len() > 1) else {
                return None;
            };
            let (earlier, later) = (RwSignal::new(*first), RwSignal::new(*last));
            let select = |id: &'static str, label: Phrase, chosen: RwSignal<Id>| {
                let count = visits.len();
                let options = visits
                .iter()
                .enumerate()
                .map(|(index, (visit, date))| {
                    let value = visit.to_string();
                    let visit = *visit;
                    view! { <option value=value selected=move || chosen.get() == visit>{text::visit(count - index, &format::date(date))}</option> }
                })
                .collect_view();
                let choose = move |event| {
                    if let Ok(visit) = event_target_value(&event).parse() {
                        chosen.set(visit);
                    }
                };
                view! {
                    <label class="field">
                        <span>{label}</span>
                        <select id=id on:change=choose>{options}</select>
                    </label>
                }
            };
            let is_same = move || earlier.get() == later.get();
            // The order of the visits, whichever was chosen as the earlier one.
            let order: Vec<Id> = visits.iter().map(|(id, _)| *id).collect();
            let open = move |_| {
                let place = |visit: Id| order.iter().position(|id| *id == visit);
                let (mut one, mut other) = (earlier.get_untracked(), later.get_untracked());
                if place(one) < place(other) {
                    std::mem::swap(&mut one, &mut other);
                }
                router.open(compare_route(lesion, one, other));
            };
            Some(view! {
                <section class="card" id="compare-choice" aria-labelledby="compare-choice-title">
                    <h2 id="compare-choice-title">{text::COMPARE_VISITS}</h2>
                    <div class="compare-choice">
                        {select("compare-earlier", text::EARLIER, earlier)}
                        {select("compare-later", text::LATER, later)}
                        <button id="compare-open" class="button" type="button" disabled=is_same on:click=open>{text::COMPARE}</button>
                    </div>
                    <Show when=is_same><p class="hint">{text::CHOOSE_TWO}</p></Show>
                </section>
            })
        },
    )
}

/// The page of a comparison.
#[component]
pub fn ComparePage(lesion: Id, earlier: Id, later: Id, records: Records) -> impl IntoView {
    let visits = records.collection.with_untracked(|collection| {
        let visits = collection.visits(lesion);
        let of = |wanted: Id| visits.iter().find(|(id, _)| *id == wanted).map(|(_, visit)| (*visit).clone());
        Some([of(earlier)?, of(later)?])
    });
    let photos = visits
        .as_ref()
        .and_then(|[earlier, later]| Some([compared_photo(earlier)?.clone(), compared_photo(later)?.clone()]));
    let (Some(visits), Some(photos)) = (visits, photos) else {
        return view! { <BackToPersons/><p class="empty">{records_text::NOT_FOUND}</p> }.into_any();
    };
    let dates = visits.each_ref().map(|visit| format::date(&visit.date.to_string()));
    let comparison = records.compare(photos.clone());
    let repeatability = records.repeatability();
    let can_align = repeatability.is_some();
    let status = move || match comparison.outcome.get() {
        Outcome::Working => text::WORKING.into(),
        Outcome::Failed(reason) => reason.to_string(),
        Outcome::Compared(Change { similarity: Some(_), .. }) => text::ALIGNED.into(),
        Outcome::Compared(_) if can_align => text::NOT_ALIGNED.into(),
        Outcome::Compared(_) => text::NO_THRESHOLD.into(),
    };
    let transform = move || match comparison.outcome.get() {
        Outcome::Compared(Change { similarity: Some(similarity), .. }) => {
            text::transform(similarity.scale(), similarity.rotation().to_degrees())
        }
        _ => String::new(),
    };
    let state = move || match comparison.outcome.get() {
        Outcome::Working => "working",
        Outcome::Failed(_) => "failed",
        Outcome::Compared(Change { similarity: Some(_), .. }) => "aligned",
        Outcome::Compared(_) => "not-aligned",
    };
    let has_several = visits.iter().any(|visit| visit.photos.len() > 1);
    let title = text::title(&dates[0], &dates[1]);
    let subject = StoredValue::new((visits, photos, repeatability));
    view! {
        <a class="button quiet back" id="compare-back" href=lesion_route(lesion).address()><Icon symbol=Symbol::Back/><span>{text::BACK}</span></a>
        <section class="card compare" id="compare" data-state=state aria-labelledby="compare-title">
            <h2 id="compare-title" translate="no">{title}</h2>
            <p id="compare-status" role="status" prop:textContent=status></p>
            <Photos comparison dates/>
            <p id="compare-transform" class="hint" prop:textContent=transform></p>
            {has_several.then(|| view! { <p class="hint">{text::FIRST_PHOTO}</p> })}
        </section>
        {anew(move || comparison.outcome.get(), move |outcome| match outcome {
            Outcome::Compared(change) => Some(subject.with_value(|(visits, photos, repeatability)| {
                view! { <Changes change visits=visits.clone() photos=photos.clone() repeatability=repeatability.clone() records/> }
            })),
            _ => None,
        })}
    }
    .into_any()
}

/// The photos: side by side, swiped or blinking, with linked zoom.
#[component]
fn Photos(comparison: Comparison, dates: [String; 2]) -> impl IntoView {
    let frame = CompareFrame::new(comparison);
    let on_resize = window_event_listener(leptos::ev::resize, move |_| frame.draw());
    on_cleanup(move || on_resize.remove());
    Effect::new(move |_| frame.follow());
    let is_aligned = move || {
        comparison.outcome.with(|outcome| matches!(outcome, Outcome::Compared(Change { similarity: Some(_), .. })))
    };
    let alternating = RwSignal::new(false);
    if let Ok(ticking) = set_interval_with_handle(
        move || {
            if alternating.try_get_untracked() == Some(true) {
                frame.flip();
            }
        },
        ALTERNATION,
    ) {
        on_cleanup(move || ticking.clear());
    }
    let mode_button = move |id: &'static str, label: Phrase, mode: Mode| {
        let press = move |_| {
            alternating.set(false);
            frame.mode.set(mode);
        };
        view! {
            <button
                id=id
                class="button"
                type="button"
                aria-pressed=move || (frame.mode.get() == mode).to_string()
                disabled=move || mode != Mode::SideBySide && !is_aligned()
                on:click=press
            >
                {label}
            </button>
        }
    };
    let zoom_button = move |id: &'static str, symbol, label: Phrase, press: fn(CompareFrame)| {
        view! {
            <button id=id class="button" type="button" aria-label=label title=label on:click=move |_| press(frame)><Icon symbol/></button>
        }
    };
    let dates = StoredValue::new(dates);
    let date = move |is_later: bool| {
        dates.with_value(|[earlier, later]| if is_later { text::shown_later(later) } else { text::shown_earlier(earlier) })
    };
    let is = move |mode: Mode| move || frame.mode.get() == mode;
    let shown = move || frame.mode.get() == Mode::Blink && frame.shows_later.get();
    let canvas = move |node: NodeRef<html::Canvas>, id: &'static str, label: Signal<String>| {
        view! {
            <figure>
                <div class="compare-frame">
                    <canvas id=id node_ref=node role="img" aria-label=move || label.get()></canvas>
                </div>
                <figcaption translate="no" prop:textContent=move || label.get()></figcaption>
            </figure>
        }
    };
    let first_label = Signal::derive(move || match frame.mode.get() {
        Mode::Swipe => dates.with_value(|[earlier, later]| text::shown_both(earlier, later)),
        _ => date(shown()),
    });
    let second_label = Signal::derive(move || date(true));
    view! {
        <div class="actions" role="group" aria-label=text::MODES>
            {mode_button("compare-side", text::SIDE_BY_SIDE, Mode::SideBySide)}
            {mode_button("compare-swipe", text::SWIPE, Mode::Swipe)}
            {mode_button("compare-blink", text::BLINK, Mode::Blink)}
        </div>
        <div
            id="compare-frames"
            class="compare-frames"
            data-mode=move || frame.mode.get().name()
            tabindex="0"
            role="application"
            aria-label=text::FRAME
            on:pointerdown=move |event| frame.on_pointer(&event)
            on:pointermove=move |event| frame.on_pointer(&event)
            on:pointerup=move |event| frame.on_pointer(&event)
            on:pointercancel=move |event| frame.on_pointer(&event)
            on:wheel=move |event| {
                event.prevent_default();
                frame.on_wheel(event.delta_y(), (f64::from(event.client_x()), f64::from(event.client_y())));
            }
            on:keydown=move |event| {
                if frame.on_key(&event.key()) {
                    event.prevent_default();
                }
            }
        >
            {canvas(frame.canvases[0], "compare-first", first_label)}
            <Show when=is(Mode::SideBySide)>{canvas(frame.canvases[1], "compare-second", second_label)}</Show>
        </div>
        {anew(move || comparison.failure.get(), |failure| failure.map(|failure| view! { <p class="notice" prop:textContent=failure.to_string()></p> }))}
        <Show when=is(Mode::Swipe)>
            <label class="field">
                <span>{text::SWIPE_AT}</span>
                <input
                    id="compare-swipe-at"
                    type="range"
                    min="0"
                    max="100"
                    step="1"
                    prop:value=move || frame.swipe_percent.get().to_string()
                    on:input=move |event| frame.swipe_percent.set(event_target_value(&event).parse().unwrap_or(50.0))
                />
            </label>
        </Show>
        <Show when=is(Mode::Blink)>
            <div class="actions">
                <button id="compare-other" class="button" type="button" on:click=move |_| { alternating.set(false); frame.flip(); }>{text::OTHER}</button>
                <Show when=|| !prefers_less_motion() fallback=|| view! { <p class="hint">{text::NO_MOTION}</p> }>
                    <button
                        id="compare-alternate"
                        class="button"
                        type="button"
                        aria-pressed=move || alternating.get().to_string()
                        on:click=move |_| alternating.update(|alternating| *alternating = !*alternating)
                    >
                        {text::ALTERNATE}
                    </button>
                </Show>
            </div>
        </Show>
        <div class="actions">
            {zoom_button("compare-zoom-in", Symbol::ZoomIn, viewer_text::ZOOM_IN, |frame| frame.step(true))}
            {zoom_button("compare-zoom-out", Symbol::ZoomOut, viewer_text::ZOOM_OUT, |frame| frame.step(false))}
            {zoom_button("compare-zoom-whole", Symbol::Photo, viewer_text::WHOLE_PHOTO, |frame| frame.reset())}
        </div>
    }
}

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
fn Changes(
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
