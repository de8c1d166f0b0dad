//! One photo of the list.

use leptos::either::{Either, EitherOf3};
use leptos::prelude::*;

use crate::page::engine::ReadingState;
use crate::page::state::combined::Selection;
use crate::page::state::engine::Engine;
use crate::page::state::listing::Listing;
use crate::page::state::parts::Parts;
use crate::page::state::patient::{PatientInput, raised_alert};
use crate::page::state::photo_viewer::photo_route;
use crate::page::state::readings::{Reading, Readings, cancel_id, photo_id};
use crate::page::state::report::Subject;
use crate::page::state::router::Router;
use crate::page::text::assessment as text;
use crate::page::text::format::sentence;
use crate::page::text::report::dialog::{REPORT, report_label};
use crate::page::text::safety;
use crate::page::view::activation_map::{ActivationMapOverlay, ActivationMapText, ActivationMapToggle};
use crate::page::view::age_and_site::AgeAndSite;
use crate::page::view::anew;
use crate::page::view::assessment::{AssessmentSummary, Probabilities};
use crate::page::view::combined::{CombinedPanel, SameLesionToggle};
use crate::page::view::icons::{Icon, Symbol};
use crate::page::view::lesions::SaveToLesion;
use crate::page::view::parts::{AboutTheWhole, PartsOffer, ProposedSquares};
use crate::page::view::preview::Photo;
use crate::page::view::quality::PhotoFindings;
use crate::page::view::report::ReportButton;
use crate::page::view::safety::{AlertBanner, Caution, RefusalNotice};
use crate::protocol::Backend;

/// A photo with its progress or result. A raised alert is above everything else.
#[component]
pub fn ReadingView(
    reading: Reading,
    selection: Memo<Option<Selection>>,
    readings: Readings,
    listing: Listing,
    router: Router,
    engine: Engine,
) -> impl IntoView {
    let is_left_out = listing.is_left_out(reading.clone());
    let parts = Parts::new(readings, engine);
    let whole = view! { <AboutTheWhole reading=reading.clone() parts/> };
    let Reading { number, file, time, has_preview, state, patient, turn, .. } = reading;
    let (title_id, heading_id) = (format!("reading-{number}"), format!("reading-{number}"));
    let state_name = {
        let state = state.clone();
        move || match state.get() {
            ReadingState::Waiting | ReadingState::WaitingAgain | ReadingState::Blocked => "waiting",
            ReadingState::Processing(_) | ReadingState::FirstView { .. } => "processing",
            ReadingState::Assessed { assessment, .. } if assessment.is_refused() => "refused",
            ReadingState::Assessed { .. } => "assessed",
            ReadingState::Unreadable(_) => "unreadable",
            ReadingState::Failed(_) => "failed",
            ReadingState::Cancelled => "cancelled",
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
                raised_alert(&assessment, &patient.get(), engine)
            }
            _ => None,
        })
    };
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
    let cancel_and_retry = view! { <CancelAndRetry number file=file.clone() state=state.clone() engine/> };
    let findings = view! { <PhotoFindings number has_preview=has_preview.clone() readings/> };
    let offer = view! { <PartsOffer number file=file.clone() parts router/> };
    let shown = RwSignal::from(has_preview.clone());
    let content = move || match state.get() {
        ReadingState::Unreadable(message) | ReadingState::Failed(message) => {
            EitherOf3::A(view! { <p class="unreadable" prop:textContent=sentence(&message.to_string())></p> })
        }
        ReadingState::Assessed { assessment, backend, decode_ms, network_ms } => {
            let result = match safety::refusal(assessment.input_check.status) {
                Some(refusal) => Either::Left(view! {
                    <RefusalNotice refusal/>
                    <div class="actions">
                        <SameLesionToggle number file=name.clone() readings/>
                        <ReportButton subject=Subject::Photo(number) text=REPORT label=report_label(&name)/>
                    </div>
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
                    let is_decoded_by_browser =
                        readings.preview(number).is_some_and(|preview| preview.is_decoded_by_browser);
                    let input = PatientInput::new(assessment, patient.clone(), readings, engine);
                    Either::Right(view! {
                        {is_decoded_by_browser.then(|| view! { <Caution text=text::DECODED_BY_BROWSER.to_string()/> })}
                        {clinical.map(|text| view! { <Caution text/> })}
                        <AssessmentWithPatient file=file.clone() input engine>
                            <div class="actions">
                                <Show when=move || has_map && shown.get()><ActivationMapToggle is_shown=map_is_shown/></Show>
                                <SameLesionToggle number file=file.clone() readings/>
                                <SaveToLesion number readings/>
                                <ReportButton subject=Subject::Photo(number) text=REPORT label=report_label(&file)/>
                            </div>
                            <CombinedPanel number selection readings engine/>
                            <ActivationMapText map diagnosis is_shown=map_is_shown/>
                        </AssessmentWithPatient>
                    })
                }
            };
            EitherOf3::B(view! { {result} <BackendAndTime backend decode_ms network_ms/> })
        }
        pending => EitherOf3::C(view! { <Pending state=pending engine/> }),
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
            tabindex="-1"
            hidden=move || is_left_out.get()
        >
            {anew(move || alert.get(), |alert| alert.map(|statement| view! { <AlertBanner statement/> }))}
            <Photo number file=file.clone() has_preview readings turn enlarge=move || router.open(photo_route(number))>
                {map}
                <ProposedSquares number parts/>
            </Photo>
            <div class="reading-text">
                <header>
                    <h3 id=heading_id dir="auto" translate="no">{file.clone()}</h3>
                    <span class="time" translate="no">{time}</span>
                    <button
                        class="remove"
                        type="button"
                        aria-label=text::remove_label(&file)
                        title=text::REMOVE
                        on:click=move |_| engine.remove(number)
                    >
                        <Icon symbol=Symbol::Close size=20/>
                    </button>
                </header>
                {whole}
                {findings}
                {offer}
                {content}
                {cancel_and_retry}
            </div>
        </article>
    }
}

/// The assessment of a photo with age and site. `children` are placed before the list of all nine diagnoses.
#[component]
fn AssessmentWithPatient(file: String, input: PatientInput, engine: Engine, children: Children) -> impl IntoView {
    let age_and_site = engine.uses_age_and_site().then(|| view! { <AgeAndSite file input/> });
    view! {
        {anew(
            move || (input.assessment.get(), input.alert.get()),
            move |(assessment, alert)| view! { <AssessmentSummary assessment alert engine/> },
        )}
        {age_and_site}
        {children()}
        {anew(move || input.assessment.get(), |assessment| view! { <Probabilities assessment/> })}
    }
}

/// The progress of a photo without a result. The text is a property of the element, because a browser that translates
/// the page replaces text nodes.
#[component]
fn Pending(state: ReadingState, engine: Engine) -> impl IntoView {
    let waiting =
        move || if engine.is_ready() { text::WAITING_FOR_PHOTOS.text() } else { text::WAITING_FOR_MODEL.text() };
    let (sentence, is_busy) = match state {
        ReadingState::Processing(backend) => (text::in_progress(backend), true),
        ReadingState::FirstView { backend, assessment } => (text::first_view(&assessment, backend), true),
        ReadingState::WaitingAgain => (text::WAITING_AGAIN.into(), false),
        ReadingState::Blocked => (text::BLOCKED.into(), false),
        ReadingState::Cancelled => (text::CANCELLED.into(), false),
        _ => return Either::Left(view! { <p class="pending" prop:textContent=waiting></p> }),
    };
    Either::Right(view! { <p class="pending" data-busy=is_busy.to_string() prop:textContent=sentence></p> })
}

/// The buttons that cancel and retry a photo, each while it has an effect.
#[component]
fn CancelAndRetry(number: u32, file: String, state: ArcRwSignal<ReadingState>, engine: Engine) -> impl IntoView {
    let over = state.clone();
    // The first view changes the state, but not the button, which may have the focus.
    let can_cancel = Memo::new(move |_| state.with(|state| state.can_be_cancelled()));
    let can_retry = Memo::new(move |_| over.with(|state| state.can_be_retried()));
    let (cancel, retry) = (text::cancel_label(&file), text::retry_label(&file));
    view! {
        <Show when=move || can_cancel.get()>
            <button
                id=cancel_id(number)
                class="button quiet cancel"
                type="button"
                aria-label=cancel.clone()
                on:click=move |_| engine.cancel(number)
            >
                {text::CANCEL}
            </button>
        </Show>
        <Show when=move || can_retry.get()>
            <button class="button retry" type="button" aria-label=retry.clone() on:click=move |_| engine.retry(number)>
                {text::RETRY}
            </button>
        </Show>
    }
}

/// Backend and time of the result.
#[component]
fn BackendAndTime(backend: Backend, decode_ms: f64, network_ms: f64) -> impl IntoView {
    view! { <p class="provenance">{text::backend_and_time(backend, decode_ms, network_ms)}</p> }
}
