//! Two visits of a lesion, compared.

mod changes;

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
use crate::page::text::records as records_text;
use crate::page::view::anew;
use crate::page::view::icons::{Icon, Symbol};
use crate::page::view::lesions::compare::changes::Changes;
use crate::page::view::lesions::lesion_route;
use crate::page::view::lesions::person::BackToPersons;
use naevus_reading::compare::Change;
use naevus_records::id::Id;

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
        dates.with_value(
            |[earlier, later]| if is_later { text::shown_later(later) } else { text::shown_earlier(earlier) },
        )
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
