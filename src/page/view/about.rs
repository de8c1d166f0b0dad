//! The dialog about the model, which shows its card.

use leptos::html;
use leptos::prelude::*;

use crate::page::state::browser::close_dialog;
use crate::page::state::engine::Engine;
use crate::page::text::app::{CLOSE, DISCLAIMER};
use crate::page::text::model_card as text;
use crate::page::text::safety::SEE_A_DOCTOR;
use crate::page::view::figures::{FigureTables, LeftOutArchives, Refusals, Subgroups, Table};
use naevus_reading::card::{ChangelogEntry, ModelCard};

/// The dialog.
#[component]
pub fn AboutDialog(dialog: NodeRef<html::Dialog>, engine: Engine) -> impl IntoView {
    let content = move || match engine.card.get() {
        Some(card) => view! { <ModelCardView card/> }.into_any(),
        None => view! { <p>{text::NOT_LOADED}</p> }.into_any(),
    };
    view! {
        <dialog id="about" class="sheet" aria-labelledby="about-title" node_ref=dialog>
            <header>
                <h2 id="about-title">{text::TITLE}</h2>
                <button class="button quiet" type="button" on:click=move |_| close_dialog(dialog)>{CLOSE}</button>
            </header>
            <p><strong>{DISCLAIMER}</strong>" "{SEE_A_DOCTOR}</p>
            <p>{text::PRIVACY}</p>
            {content}
        </dialog>
    }
}

#[component]
fn ModelCardView(card: ModelCard) -> impl IntoView {
    let (photos, lesions) = (&card.data.photos, &card.data.lesions);
    let (measured_on, split) = (text::measured_on(photos, lesions), text::split(photos, &card.data.split_rule));
    let identity = text::identity(&card);
    let reliability = text::reliability(&card)
        .into_iter()
        .map(|(heading, paragraph)| view! { <h3>{heading}</h3><p>{paragraph}</p> })
        .collect_view();
    let archives = card
        .data
        .sources
        .into_iter()
        .map(|source| {
            view! {
                <tr>
                    <th scope="row">{source.name}</th>
                    <td>{source.found}</td>
                    <td>{source.kept}</td>
                    <td>{source.relabelled}</td>
                </tr>
            }
        })
        .collect_view();
    let changelog = card.changelog.into_iter().map(|ChangelogEntry { date, what }| format!("{date}: {what}")).collect();
    view! {
        <h3>{text::INTENDED_USE}</h3>
        <p>{card.intended_use}</p>
        <h3>{text::LIMITS}</h3>
        <List items=card.not_for/>
        <ListSection heading=text::KNOWN_FAILURES items=card.known_failures/>
        <LeftOutArchives archives=card.left_out_archives photos=card.data.photos.test figures=card.figures.clone()/>
        <h3>{text::PERFORMANCE}</h3>
        <p>{measured_on}</p>
        <FigureTables figures=card.figures.clone() photos=card.measured_photos/>
        {reliability}
        <Refusals figures=card.figures/>
        <Subgroups subgroups=card.subgroups/>
        <h3>{text::TRAINING_DATA}</h3>
        <p>{split}</p>
        <Table heads=text::ARCHIVE_COLUMNS.to_vec()>{archives}</Table>
        <h3>{text::LICENCE}</h3>
        <p>{card.licence}</p>
        <h3>{text::MODEL_VERSION}</h3>
        <p class="fine">{identity}<code>{card.weights.sha256}</code></p>
        <p class="fine">{text::quantization(&card.quantization_effect)}</p>
        {text::cost(card.cost).map(|cost| view! { <p class="fine">{cost}</p> })}
        <ListSection heading=text::CHANGELOG items=changelog/>
    }
}

/// A list with a heading; nothing if it is empty.
#[component]
fn ListSection(heading: &'static str, items: Vec<String>) -> impl IntoView {
    (!items.is_empty()).then(|| view! { <h3>{heading}</h3><List items/> })
}

#[component]
fn List(items: Vec<String>) -> impl IntoView {
    let items = items.into_iter().map(|item| view! { <li>{item}</li> }).collect_view();
    view! { <ul>{items}</ul> }
}
