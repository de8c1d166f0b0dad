//! The screen about the model, which shows its card.

pub mod charts;
pub mod figures;

use leptos::prelude::*;

use crate::page::route::{Route, Screen};
use crate::page::state::engine::Engine;
use crate::page::state::router::Router;
use crate::page::state::scroll::scroll_to_top;
use crate::page::text::app::DISCLAIMER;
use crate::page::text::language::Language;
use crate::page::text::message::{Phrase, current};
use crate::page::text::model_card as text;
use crate::page::text::model_summary as summary;
use crate::page::text::safety::SEE_A_DOCTOR;
use crate::page::view::diagnoses::DiagnosisGuide;
use crate::page::view::model::charts::{IntervalPlot, KeyFigures, ReliabilityFigure};
use crate::page::view::model::figures::{FigureTables, LeftOutArchives, Refusals, Subgroups, Table};
use naevus_reading::card::{ChangelogEntry, ModelCard};

/// The screen.
#[component]
pub fn ModelScreen(router: Router, engine: Engine) -> impl IntoView {
    let content = move || match engine.card.get() {
        Some(card) => view! { <ModelCardView card router/> }.into_any(),
        None => view! { <p>{text::NOT_LOADED}</p><DiagnosisGuide router/> }.into_any(),
    };
    let section = Memo::new(move |_| router.route().parts.first().cloned());
    Effect::new(move |_| {
        // The sections are there when the card is.
        if let Some(section) = section.get().filter(|_| engine.card.with(Option::is_some)) {
            scroll_to_top(section_id(&section));
        }
    });
    content
}

#[component]
fn ModelCardView(card: ModelCard, router: Router) -> impl IntoView {
    let key_figures = summary::key_figures(&card);
    let alert_by_archive = summary::alert_by_archive(&card);
    let reliability = card.reliability.clone();
    let citation = summary::citation(&card);
    let version = summary::version(&card);
    let contents = text::SECTIONS
        .into_iter()
        .map(|(key, heading)| {
            let address = Route::with_parts(Screen::Model, &[key]).address();
            view! { <li><a href=address>{heading}</a></li> }
        })
        .collect_view();
    view! {
        <div class="card summary">
            <p class="lead" lang="en" dir="ltr">{card.intended_use.clone()}</p>
            <p><strong>{DISCLAIMER}</strong>" "{SEE_A_DOCTOR}</p>
            <KeyFigures figures=key_figures/>
            <p class="fine" translate="no">{version}</p>
        </div>
        <nav class="contents" aria-label=text::CONTENTS><ul>{contents}</ul></nav>
        <div class="charts">
            <div class="card"><IntervalPlot title=summary::ALERT_BY_ARCHIVE note=summary::ALERT_BY_ARCHIVE_NOTE rows=alert_by_archive/></div>
            {(!reliability.is_empty()).then(|| view! { <div class="card"><ReliabilityFigure bins=reliability/></div> })}
        </div>
        <DiagnosisGuide router/>
        <ModelSections card/>
        <Section key="citation" heading=text::CITATION>
            <p>{summary::AUTHORS}</p>
            <p class="fine">{citation}</p>
        </Section>
    }
}

#[component]
fn ModelSections(card: ModelCard) -> impl IntoView {
    let (left_out_figures, refusal_figures) = (card.figures.clone(), card.figures.clone());
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
        <Section key="limits" heading=text::LIMITS>
            {in_english()}
            <List items=card.not_for/>
            <h3>{text::KNOWN_FAILURES}</h3>
            <List items=card.known_failures/>
        </Section>
        <Section key="clinics" heading=text::LEFT_OUT>
            <LeftOutArchives archives=card.left_out_archives photos=card.data.photos.test figures=left_out_figures/>
        </Section>
        <Section key="performance" heading=text::PERFORMANCE>
            <p>{measured_on}</p>
            <FigureTables figures=card.figures photos=card.measured_photos/>
        </Section>
        <Section key="reliability" heading=text::RELIABILITY>{reliability}</Section>
        <Section key="refusals" heading=text::REFUSED_PHOTOS><Refusals figures=refusal_figures/></Section>
        <Section key="subgroups" heading=text::SUBGROUPS><Subgroups subgroups=card.subgroups/></Section>
        <Section key="data" heading=text::TRAINING_DATA>
            <p>{split}</p>
            <Table heads=text::ARCHIVE_COLUMNS.to_vec()>{archives}</Table>
        </Section>
        <Section key="version" heading=text::MODEL_VERSION>
            <p class="fine">{identity}<code>{card.weights.sha256}</code></p>
            <p class="fine">{text::quantization(&card.quantization_effect)}</p>
            {text::cost(card.cost).map(|cost| view! { <p class="fine">{cost}</p> })}
            <h3>{text::LICENCE}</h3>
            <p lang="en" dir="ltr">{card.licence}</p>
            <h3>{text::CHANGELOG}</h3>
            <List items=changelog/>
        </Section>
    }
}

/// A section of the contents.
#[component]
fn Section(key: &'static str, heading: Phrase, children: Children) -> impl IntoView {
    let (heading_id, labelled_by) = (format!("{}-heading", section_id(key)), format!("{}-heading", section_id(key)));
    view! {
        <section class="card" id=section_id(key) aria-labelledby=labelled_by>
            <h2 id=heading_id>{heading}</h2>
            {children()}
        </section>
    }
}

fn section_id(key: &str) -> String {
    format!("model-{key}")
}

/// Says that the lists are English, in another language.
fn in_english() -> impl IntoView {
    (current() != Language::English).then(|| view! { <p class="hint">{text::PROSE_IN_ENGLISH}</p> })
}

#[component]
fn List(items: Vec<String>) -> impl IntoView {
    let items = items.into_iter().map(|item| view! { <li>{item}</li> }).collect_view();
    // Prose of the card, which is English.
    view! { <ul lang="en" dir="ltr">{items}</ul> }
}
