//! One photo of the list, as it is shown.

use leptos::either::{Either, EitherOf4};
use leptos::prelude::*;

use crate::page::answer::{Answer, Caution, Probabilities, Unknown};
use crate::page::answer_words::{clinical_line, first_view_line, reading_line, refusal};
use crate::page::engine::Engine;
use crate::page::patient::{AgeAndSite, Outcome, changed_words, is_asked_for};
use crate::page::readings::{Reading, ReadingState, Readings};
use crate::page::together::SameLesion;
use crate::page::where_it_looked::{WhereItLooked, WhereToggle, WhereWords};
use crate::page::words::{duration, sentence};
use crate::protocol::Backend;
use naevus_reading::assessment::Assessment;
use naevus_reading::decision::Patient;

/// A photo and what is known of it.
#[component]
pub fn ReadingView(reading: Reading, readings: Readings, engine: Engine) -> impl IntoView {
    let Reading { number, file, time, url, state, patient } = reading;
    let (title_id, heading_id) = (format!("reading-{number}"), format!("reading-{number}"));
    let word = {
        let state = state.clone();
        move || match state.get() {
            ReadingState::Waiting => "waiting",
            ReadingState::BeingRead(_) | ReadingState::FirstViewRead { .. } => "reading",
            ReadingState::Read { assessment, .. } if assessment.is_refused() => "unknown",
            ReadingState::Read { .. } => "read",
            ReadingState::Unreadable(_) => "refused",
        }
    };
    let backend = {
        let state = state.clone();
        move || match state.get() {
            ReadingState::Read { backend, .. } => Some(backend.name()),
            _ => None,
        }
    };
    let has_preview = RwSignal::new(true);
    let map_is_shown = RwSignal::new(false);
    let map = {
        let state = state.clone();
        move || match state.get() {
            ReadingState::Read { assessment, .. } if map_is_shown.get() => {
                Some(view! { <WhereItLooked map=assessment.map number/> })
            }
            _ => None,
        }
    };
    let name = file.clone();
    let answer = move || match state.get() {
        ReadingState::Waiting => EitherOf4::A(view! {
            <p class="pending">{move || if engine.is_ready() { "Waiting for the photos before it" } else { "Waiting for the model" }}</p>
        }),
        ReadingState::BeingRead(backend) => EitherOf4::D(view! {
            <p class="pending" data-busy="true">{reading_line(backend)}</p>
        }),
        ReadingState::FirstViewRead { backend, assessment } => EitherOf4::D(view! {
            <p class="pending" data-busy="true">{first_view_line(&assessment, backend)}</p>
        }),
        ReadingState::Unreadable(message) => EitherOf4::B(view! { <p class="refusal">{sentence(&message)}</p> }),
        ReadingState::Read { assessment, backend, decode_ms, network_ms } => {
            let has_map = assessment.map.peak().is_some();
            let said = match refusal(assessment.input_check.status) {
                Some(refusal) => Either::Left(view! {
                    <Unknown refusal/>
                    <div class="actions"><SameLesion number file=name.clone() readings/></div>
                }),
                None => {
                    let (file, alone) = (name.clone(), assessment.clone());
                    let clinical = engine.card.with_untracked(|card| clinical_line(&alone.input_check, card.as_ref()?));
                    Either::Right(view! {
                        {clinical.map(|text| view! { <Caution text/> })}
                        <Answered file=name.clone() alone patient=patient.clone() readings engine>
                            <div class="actions">
                                <Show when=move || has_map && has_preview.get()><WhereToggle is_shown=map_is_shown/></Show>
                                <SameLesion number file readings/>
                            </div>
                            <Looked assessment is_shown=map_is_shown/>
                        </Answered>
                    })
                }
            };
            EitherOf4::C(view! { {said} <Provenance backend decode_ms network_ms/> })
        }
    };
    view! {
        <article class="reading" aria-labelledby=title_id data-state=word data-file=file.clone() data-backend=backend data-map=move || map_is_shown.get().to_string()>
            <Photo url name=file.clone() has_preview>{map}</Photo>
            <div class="reading-text">
                <header>
                    <h3 id=heading_id>{file.clone()}</h3>
                    <span class="time">{time}</span>
                    <button
                        class="remove"
                        type="button"
                        aria-label=format!("Remove {file}")
                        title="Remove"
                        on:click=move |_| readings.remove(number)
                    >
                        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
                            <path d="M6 6 18 18M18 6 6 18" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"/>
                        </svg>
                    </button>
                </header>
                {answer}
            </div>
        </article>
    }
}

/// The answer of a photo, with its patient's age and its lesion's site where they are given: the photo is not read again for
/// them. `children` stand before the list of nine.
#[component]
fn Answered(
    file: String,
    alone: Assessment,
    patient: ArcRwSignal<Patient>,
    readings: Readings,
    engine: Engine,
    children: Children,
) -> impl IntoView {
    let has_alert_level = engine.has_alert_level();
    let outcome = move |assessment: &Assessment| Outcome {
        probabilities: assessment.probabilities,
        suspicious: has_alert_level.then_some(assessment.suspicious),
    };
    let before = outcome(&alone);
    let given = patient.clone();
    let shown = Memo::new(move |_| {
        let patient = given.get();
        engine.card.with(|card| match card {
            Some(card) => card.decision_rules.with_patient(&alone, &patient),
            None => alone.clone(),
        })
    });
    let age_and_site = is_asked_for(engine).then(|| {
        let given = patient.clone();
        let words = Memo::new(move |_| shown.with(|shown| changed_words(&given.get(), &before, &outcome(shown))));
        view! { <AgeAndSite file patient words=words.into() readings/> }
    });
    view! {
        {move || view! { <Answer assessment=shown.get() has_alert_level/> }}
        {age_and_site}
        {children()}
        {move || view! { <Probabilities assessment=shown.get()/> }}
    }
}

/// The photo's centre square, as the network sees it, and what lies over it; where the browser cannot show it, a line
/// that says so.
#[component]
fn Photo(url: String, name: String, has_preview: RwSignal<bool>, children: Children) -> impl IntoView {
    view! {
        <div class="photo" data-shown=move || has_preview.get().to_string()>
            <img src=url alt=format!("Photo {name}") on:error=move |_| has_preview.set(false)/>
            <span class="no-photo">"No preview"</span>
            {children()}
        </div>
    }
}

/// Where the network looked, in words, as long as that is shown: for what the photo alone makes most probable.
#[component]
fn Looked(assessment: Assessment, is_shown: RwSignal<bool>) -> impl IntoView {
    let (diagnosis, _) = assessment.ranked()[0];
    move || is_shown.get().then(|| view! { <WhereWords map=assessment.map.clone() diagnosis/> })
}

/// What read the photo, and how long that took.
#[component]
fn Provenance(backend: Backend, decode_ms: f64, network_ms: f64) -> impl IntoView {
    view! {
        <p class="provenance" title=format!("Decoding {}, network {}", duration(decode_ms), duration(network_ms))>
            {format!("Read on {} in {}", backend.name(), duration(decode_ms + network_ms))}
        </p>
    }
}
