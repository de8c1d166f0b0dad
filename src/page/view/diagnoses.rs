//! The guide to the nine diagnoses, and the link from a result to it.

use leptos::prelude::*;

use crate::page::route::{Route, Screen};
use crate::page::state::router::Router;
use crate::page::state::site_files::versioned;
use crate::page::text::assessment::badge;
use crate::page::text::diagnoses as text;
use crate::page::text::diagnoses::{Explanation, Source, explanation};
use crate::page::text::terms;
use crate::page::view::assessment::GroupIcon;
use crate::page::view::icons::{Icon, Symbol};
use naevus_reading::diagnosis::Diagnosis;

/// Part of the guide's address after the screen: `#/model/diagnoses`.
pub const GUIDE_KEY: &str = "diagnoses";

/// Part of the address of a diagnosis after the screen: `#/model/diagnosis-MEL`.
fn key(diagnosis: Diagnosis) -> String {
    format!("diagnosis-{}", diagnosis.code())
}

/// The address of the explanation of a diagnosis, for links.
fn explanation_address(diagnosis: Diagnosis) -> String {
    Route::with_parts(Screen::Model, &[&key(diagnosis)]).address()
}

/// A link that stands beside the name of a diagnosis and opens its explanation.
#[component]
pub fn DiagnosisLink(diagnosis: Diagnosis) -> impl IntoView {
    let label = text::link_label(diagnosis);
    view! {
        <a class="explain" href=explanation_address(diagnosis) aria-label=label.clone() title=label>
            <Icon symbol=Symbol::Information size=20/>
        </a>
    }
}

/// The nine diagnoses, each as a card that opens. Its id is that of a section of the model's screen.
#[component]
pub fn DiagnosisGuide(router: Router) -> impl IntoView {
    let cards = Diagnosis::ALL.map(|diagnosis| view! { <DiagnosisCard diagnosis router/> }).collect_view();
    view! {
        <section class="card" id=format!("model-{GUIDE_KEY}") aria-labelledby="diagnoses-heading">
            <h2 id="diagnoses-heading">{text::TITLE}</h2>
            <p>{text::INTRODUCTION}</p>
            <p class="fine">{text::DRAWINGS}" "{text::TERMS_NOTE}" "<SourceLink source=text::TERMS/></p>
            <div class="diagnoses">{cards}</div>
        </section>
    }
}

/// A diagnosis: its drawing and name, and below them, once it is open, its explanation.
#[component]
fn DiagnosisCard(diagnosis: Diagnosis, router: Router) -> impl IntoView {
    let explanation = explanation(diagnosis);
    let drawing = versioned(&format!("diagnoses/{}.svg", diagnosis.code()));
    let group = diagnosis.group();
    let badge = badge(group).map(|badge| {
        view! { <span class="badge" data-group=group.name()><GroupIcon group/>{badge}</span> }
    });
    // A link to the diagnosis opens it; what the user opens and closes stays.
    let is_linked = Memo::new(move |_| router.route().parts.first().is_some_and(|part| *part == key(diagnosis)));
    view! {
        <details class="diagnosis" id=format!("model-{}", key(diagnosis)) prop:open=move || is_linked.get()>
            <summary>
                <img src=drawing.clone() alt="" width="320" height="320" loading="lazy" decoding="async"/>
                <span class="diagnosis-name"><h3 translate="no">{terms::diagnosis(diagnosis)}</h3>{badge}</span>
                <Icon symbol=Symbol::Open/>
            </summary>
            <div class="diagnosis-text">
                <img src=drawing alt=explanation.drawing width="320" height="320" loading="lazy" decoding="async"/>
                <ExplanationText explanation/>
            </div>
        </details>
    }
}

#[component]
fn ExplanationText(explanation: &'static Explanation) -> impl IntoView {
    let features = explanation
        .dermoscopy
        .iter()
        .map(|feature| view! { <li>{feature.plain}" "<span class="term">{feature.term}</span></li> })
        .collect_view();
    let mimics = explanation
        .mimics
        .iter()
        .map(|mimic| view! { <li><a href=explanation_address(*mimic) translate="no">{terms::diagnosis(*mimic)}</a></li> })
        .collect_view();
    let sources = explanation.sources.map(|source| view! { <li><SourceLink source/></li> }).collect_view();
    view! {
        <p class="what">{explanation.what}</p>
        <dl>
            <dt>{text::OTHER_NAMES}</dt>
            <dd>{explanation.other_names}</dd>
            <dt>{text::NAKED_EYE}</dt>
            <dd>{explanation.naked_eye}</dd>
            <dt>{text::DERMOSCOPY}</dt>
            <dd><ul class="features">{features}</ul></dd>
            <dt>{text::WHO_AND_WHERE}</dt>
            <dd>{explanation.who_and_where}</dd>
            <dt>{text::BEHAVIOUR}</dt>
            <dd>{explanation.behaviour}</dd>
            <dt>{text::MIMICS}</dt>
            <dd><ul class="mimics">{mimics}</ul><p>{explanation.other_mimics}</p></dd>
            <dt>{text::CARE}</dt>
            <dd>{explanation.care}</dd>
            <dt>{text::SOURCES}</dt>
            <dd><ul class="sources">{sources}</ul></dd>
        </dl>
    }
}

/// A link to a publication, which opens outside of the page, so that no result is lost.
#[component]
fn SourceLink(source: Source) -> impl IntoView {
    view! {
        <a href=source.address target="_blank" rel="noopener noreferrer">
            {source.title}
            <Icon symbol=Symbol::External size=16/>
            <span class="visually-hidden">" "{text::NEW_TAB}</span>
        </a>
    }
}
