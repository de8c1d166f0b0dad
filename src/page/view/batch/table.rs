//! The table of the photos of the batch. A row is a card on a phone, so that the table is a grid with the roles of one.

use leptos::prelude::*;
use leptos::task::spawn_local;
use naevus_evaluation::Label;
use naevus_reading::assessment::InputStatus;

use crate::page::batch::rows::{Filter, Order, Outcome, RowState};
use crate::page::route::{Route, Screen};
use crate::page::state::batch::{Row, SHOWN_AT_ONCE, name_of};
use crate::page::state::engine::Engine;
use crate::page::state::intake::Intake;
use crate::page::state::router::Router;
use crate::page::text::batch as text;
use crate::page::text::format::percent;
use crate::page::text::message::Phrase;
use crate::page::text::terms;

/// The table with its filter and order.
#[component]
pub fn PhotoTable(intake: Intake, engine: Engine, router: Router) -> impl IntoView {
    let batch = engine.batch;
    let shown = batch.shown();
    let filters: Vec<Filter> = Filter::all().collect();
    let options = filters.iter().map(|filter| view! { <option>{text::filter_name(*filter)}</option> }).collect_view();
    let orders = Order::ALL.map(|order| view! { <option>{text::order_name(order)}</option> }).collect_view();
    let index =
        |event: &leptos::ev::Event| event_target::<web_sys::HtmlSelectElement>(event).selected_index().max(0) as usize;
    let heads = text::COLUMNS.map(|head| view! { <span role="columnheader">{head}</span> }).collect_view();
    let more = move || shown.with(|(rows, total)| (total - rows.len(), *total));
    let has_labels = move || batch.checking.labels.with(Option::is_some);
    view! {
        <section class="card batch-photos" aria-labelledby="batch-photos-title">
            <h2 id="batch-photos-title">{text::TABLE}</h2>
            <p class="hint">{text::OPEN_HINT}</p>
            <div class="toolbar">
                <label class="field">
                    <span>{text::FILTER}</span>
                    <select id="batch-filter" on:change=move |event| batch.filter.set(filters[index(&event)])>{options}</select>
                </label>
                <label class="field">
                    <span>{text::ORDER}</span>
                    <select id="batch-order" on:change=move |event| batch.order.set(Order::ALL[index(&event)])>{orders}</select>
                </label>
            </div>
            <Show when=move || shown.with(|(_, total)| *total == 0)>
                <p class="empty">{text::NONE_PASSES}</p>
            </Show>
            <div
                class="batch-table"
                role="table"
                aria-labelledby="batch-photos-title"
                aria-rowcount=move || shown.with(|(_, total)| total + 1)
                data-labelled=move || has_labels().to_string()
            >
                <div class="batch-heads" role="row">{heads}</div>
                <For each=move || shown.with(|(rows, _)| rows.clone()) key=|row| row.number let:row>
                    <PhotoRow row intake engine router/>
                </For>
            </div>
            <Show when=move || { more().0 > 0 }>
                <button
                    id="batch-more"
                    class="button"
                    type="button"
                    on:click=move |_| batch.limit.update(|limit| *limit += SHOWN_AT_ONCE)
                    prop:textContent=move || text::show_more(more().0.min(SHOWN_AT_ONCE), more().1)
                ></button>
            </Show>
        </section>
    }
}

#[component]
fn PhotoRow(row: Row, intake: Intake, engine: Engine, router: Router) -> impl IntoView {
    let batch = engine.batch;
    let Row { number, path, state, thumbnail } = row;
    let is_gone = RwSignal::new(false);
    let name = name_of(&path).to_string();
    let folder = path.strip_suffix(&name).unwrap_or_default().trim_end_matches('/').to_string();
    let open = {
        let name = name.clone();
        move |_| {
            let name = name.clone();
            spawn_local(async move {
                let Some(file) = batch.content(number).await else { return is_gone.set(true) };
                intake.add(file, &name);
                router.open(Route::of(Screen::Read));
            });
        }
    };
    let label = move || {
        batch.checking.labels.with(|labels| {
            let label = labels.as_ref()?.rows.get(batch.index(number)?)?.label?;
            Some(label_name(label).text())
        })
    };
    let (kind, malignant, result) = (state.clone(), state.clone(), state.clone());
    let picture = move || {
        thumbnail
            .get()
            .map(|url| view! { <img src=url.address().to_string() alt="" width="80" height="80" decoding="async"/> })
    };
    let open_label = text::open_label(&name);
    let is_open_offered = move || !matches!(state.get(), RowState::Waiting | RowState::InWork);
    view! {
        <div class="batch-row" role="row" data-path=path.clone() data-state=move || row_kind(&kind.get())>
            <span class="batch-picture" role="cell">{picture}</span>
            <span class="batch-file" role="cell">
                <strong dir="auto" translate="no">{name}</strong>
                <span class="hint" dir="auto" translate="no">{folder}</span>
            </span>
            <span class="batch-result" role="cell">
                {move || result.with(result_view)}
                <Show when=is_open_offered.clone()>
                    <button class="button quiet batch-open" type="button" aria-label=open_label.clone() on:click=open.clone()>{text::OPEN}</button>
                </Show>
                <Show when=move || is_gone.get()>
                    <span role="alert">{text::NOT_OPENED}</span>
                </Show>
            </span>
            <span class="batch-malignant" role="cell" translate="no">
                <span class="batch-head" aria-hidden="true">{text::COLUMNS[3]}</span>
                {move || malignant.with(malignant_text)}
            </span>
            <span class="batch-label" role="cell" translate="no">
                <span class="batch-head" aria-hidden="true">{text::COLUMNS[4]}</span>
                {label}
            </span>
        </div>
    }
}

/// The name of a label: that of the diagnosis in the language of the page.
fn label_name(label: Label) -> Phrase {
    label.diagnosis().map_or(text::NOT_MALIGNANT, terms::diagnosis)
}

/// The malignant probability of a photo that is not refused.
fn malignant_text(state: &RowState) -> String {
    let outcome = state.outcome().filter(|outcome| !outcome.status.is_refusal());
    outcome.map_or_else(String::new, |outcome| percent(outcome.malignant()))
}

fn result_view(state: &RowState) -> impl IntoView + use<> {
    let outcome = state.outcome();
    let alert =
        outcome.is_some_and(Outcome::shows_alert).then(|| view! { <strong class="batch-alert">{text::ALERT}</strong> });
    let is_unusual = outcome.is_some_and(|it| it.status == InputStatus::Unusual);
    let shown = outcome.filter(|outcome| !outcome.status.is_refusal());
    let probability = shown.map(|outcome| view! { <span translate="no">{percent(outcome.first().1)}</span> });
    view! {
        {alert}
        <span class="batch-first">{text::result(state)}</span>
        {probability}
        {is_unusual.then(|| view! { <span class="hint">{text::UNUSUAL}</span> })}
    }
}

fn row_kind(state: &RowState) -> &'static str {
    match state {
        RowState::InWork => "reading",
        other => crate::page::batch::export::result(other),
    }
}
