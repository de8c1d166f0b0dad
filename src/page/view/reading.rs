//! One photo of the list.

use leptos::either::{Either, EitherOf4};
use leptos::prelude::*;

use crate::page::state::combined::Selection;
use crate::page::state::engine::Engine;
use crate::page::state::patient::{PatientInput, photo_alert};
use crate::page::state::readings::{Reading, ReadingState, Readings, photo_id};
use crate::page::text::assessment as text;
use crate::page::text::format::sentence;
use crate::page::text::safety;
use crate::page::view::activation_map::{ActivationMapOverlay, ActivationMapText, ActivationMapToggle};
use crate::page::view::age_and_site::AgeAndSite;
use crate::page::view::assessment::{AssessmentSummary, Probabilities};
use crate::page::view::combined::{CombinedPanel, SameLesionToggle};
use crate::page::view::safety::{AlertBanner, Caution, RefusalNotice};
use crate::protocol::Backend;

/// A photo with its progress or result. A raised alert is above everything else.
#[component]
pub fn ReadingView(
    reading: Reading,
    selection: Memo<Option<Selection>>,
    readings: Readings,
    engine: Engine,
) -> impl IntoView {
    let Reading { number, file, time, url, state, patient } = reading;
    let (title_id, heading_id) = (format!("reading-{number}"), format!("reading-{number}"));
    let state_name = {
        let state = state.clone();
        move || match state.get() {
            ReadingState::Waiting => "waiting",
            ReadingState::Processing(_) | ReadingState::FirstView { .. } => "processing",
            ReadingState::Assessed { assessment, .. } if assessment.is_refused() => "refused",
            ReadingState::Assessed { .. } => "assessed",
            ReadingState::Unreadable(_) => "unreadable",
        }
    };
    let backend = {
        let state = state.clone();
        move || match state.get() {
            ReadingState::Assessed { backend, .. } => Some(backend.name()),
            _ => None,
        }
    };
    let alert = {
        let (state, patient) = (state.clone(), patient.clone());
        Memo::new(move |_| match state.get() {
            ReadingState::Assessed { assessment, .. } if !assessment.is_refused() => {
                safety::raised(&photo_alert(&assessment, &patient.get(), engine), 1)
            }
            _ => None,
        })
    };
    let has_preview = RwSignal::new(true);
    let map_is_shown = RwSignal::new(false);
    let map = {
        let state = state.clone();
        move || match state.get() {
            ReadingState::Assessed { assessment, .. } if map_is_shown.get() => {
                Some(view! { <ActivationMapOverlay map=assessment.map/> })
            }
            _ => None,
        }
    };
    let name = file.clone();
    let content = move || match state.get() {
        ReadingState::Waiting => EitherOf4::A(view! {
            <p class="pending">{move || if engine.is_ready() { text::WAITING_FOR_PHOTOS } else { text::WAITING_FOR_MODEL }}</p>
        }),
        ReadingState::Processing(backend) => EitherOf4::D(view! {
            <p class="pending" data-busy="true">{text::in_progress(backend)}</p>
        }),
        ReadingState::FirstView { backend, assessment } => EitherOf4::D(view! {
            <p class="pending" data-busy="true">{text::first_view(&assessment, backend)}</p>
        }),
        ReadingState::Unreadable(message) => EitherOf4::B(view! { <p class="unreadable">{sentence(&message)}</p> }),
        ReadingState::Assessed { assessment, backend, decode_ms, network_ms } => {
            let result = match safety::refusal(assessment.input_check.status) {
                Some(refusal) => Either::Left(view! {
                    <RefusalNotice refusal/>
                    <div class="actions"><SameLesionToggle number file=name.clone() readings/></div>
                    <CombinedPanel number selection readings engine/>
                }),
                None => {
                    let clinical = engine
                        .card
                        .with_untracked(|card| text::clinical_photo(&assessment.input_check, card.as_ref()?));
                    let file = name.clone();
                    let map = assessment.map.clone();
                    let has_map = map.peak().is_some();
                    let (diagnosis, _) = assessment.ranked()[0];
                    let input = PatientInput::new(assessment, patient.clone(), readings, engine);
                    Either::Right(view! {
                        {clinical.map(|text| view! { <Caution text/> })}
                        <AssessmentWithPatient file=file.clone() input engine>
                            <div class="actions">
                                <Show when=move || has_map && has_preview.get()><ActivationMapToggle is_shown=map_is_shown/></Show>
                                <SameLesionToggle number file readings/>
                            </div>
                            <CombinedPanel number selection readings engine/>
                            <ActivationMapText map diagnosis is_shown=map_is_shown/>
                        </AssessmentWithPatient>
                    })
                }
            };
            EitherOf4::C(view! { {result} <BackendAndTime backend decode_ms network_ms/> })
        }
    };
    view! {
        <article
            id=photo_id(number)
            class="reading"
            aria-labelledby=title_id
            data-state=state_name
            data-file=file.clone()
            data-backend=backend
            data-alert=move || alert.with(Option::is_some).to_string()
            data-map=move || map_is_shown.get().to_string()
        >
            {move || alert.get().map(|statement| view! { <AlertBanner statement/> })}
            <Photo url file=file.clone() has_preview>{map}</Photo>
            <div class="reading-text">
                <header>
                    <h3 id=heading_id>{file.clone()}</h3>
                    <span class="time">{time}</span>
                    <button
                        class="remove"
                        type="button"
                        aria-label=text::remove_label(&file)
                        title=text::REMOVE
                        on:click=move |_| readings.remove(number)
                    >
                        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
                            <path d="M6 6 18 18M18 6 6 18" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"/>
                        </svg>
                    </button>
                </header>
                {content}
            </div>
        </article>
    }
}

/// The assessment of a photo with age and site. `children` are placed before the list of all nine diagnoses.
#[component]
fn AssessmentWithPatient(file: String, input: PatientInput, engine: Engine, children: Children) -> impl IntoView {
    let age_and_site = engine.uses_age_and_site().then(|| view! { <AgeAndSite file input/> });
    view! {
        {move || view! { <AssessmentSummary assessment=input.assessment.get() alert=input.alert.get() engine/> }}
        {age_and_site}
        {children()}
        {move || view! { <Probabilities assessment=input.assessment.get()/> }}
    }
}

/// The centre square of the photo, which is the input of the network. `children` are placed over it. If the browser
/// cannot show the photo, a text replaces it.
#[component]
fn Photo(url: String, file: String, has_preview: RwSignal<bool>, children: Children) -> impl IntoView {
    view! {
        <div class="photo" data-shown=move || has_preview.get().to_string()>
            <img src=url alt=text::photo_label(&file) on:error=move |_| has_preview.set(false)/>
            <span class="no-photo">{text::NO_PREVIEW}</span>
            {children()}
        </div>
    }
}

/// Backend and time of the result.
#[component]
fn BackendAndTime(backend: Backend, decode_ms: f64, network_ms: f64) -> impl IntoView {
    view! {
        <p class="provenance" title=text::time_details(decode_ms, network_ms)>
            {text::backend_and_time(backend, decode_ms + network_ms)}
        </p>
    }
}
