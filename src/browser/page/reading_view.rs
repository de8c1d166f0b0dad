//! One photo of the list, as it is shown.

use leptos::either::EitherOf4;
use leptos::prelude::*;

use crate::assessment::{Assessment, STANDS_OUT};
use crate::browser::page::engine::Engine;
use crate::browser::page::readings::{Reading, ReadingState, Readings};
use crate::browser::page::words::{duration, percent, sentence};
use crate::browser::protocol::Backend;
use crate::diagnosis::{Diagnosis, Group};

/// A photo and what is known of it.
#[component]
pub fn ReadingView(reading: Reading, readings: Readings, engine: Engine) -> impl IntoView {
    let Reading { number, file, time, url, state } = reading;
    let (title_id, heading_id) = (format!("reading-{number}"), format!("reading-{number}"));
    let word = {
        let state = state.clone();
        move || match state.get() {
            ReadingState::Waiting => "waiting",
            ReadingState::BeingRead(_) => "reading",
            ReadingState::Read { .. } => "read",
            ReadingState::Refused(_) => "refused",
        }
    };
    let backend = {
        let state = state.clone();
        move || match state.get() {
            ReadingState::Read { backend, .. } => Some(backend.name()),
            _ => None,
        }
    };
    let answer = move || match state.get() {
        ReadingState::Waiting => EitherOf4::A(view! {
            <p class="pending">{move || if engine.is_ready() { "Waiting for the photos before it" } else { "Waiting for the model" }}</p>
        }),
        ReadingState::BeingRead(backend) => EitherOf4::D(view! {
            <p class="pending" data-busy="true">{format!("Reading on {}…", backend.name())}</p>
        }),
        ReadingState::Refused(message) => EitherOf4::B(view! { <p class="refusal">{sentence(&message)}</p> }),
        ReadingState::Read { assessment, backend, decode_ms, network_ms } => {
            EitherOf4::C(view! { <Answer assessment backend decode_ms network_ms/> })
        }
    };
    view! {
        <article class="reading" aria-labelledby=title_id data-state=word data-file=file.clone() data-backend=backend>
            <Photo url name=file.clone()/>
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

/// The photo's centre square, as the network sees it; where the browser cannot show it, a line that says so.
#[component]
fn Photo(url: String, name: String) -> impl IntoView {
    let shown = RwSignal::new(true);
    view! {
        <div class="photo" data-shown=move || shown.get().to_string()>
            <img src=url alt=format!("Photo {name}") on:error=move |_| shown.set(false)/>
            <span class="no-photo">"No preview"</span>
        </div>
    }
}

/// What the network says.
#[component]
fn Answer(assessment: Assessment, backend: Backend, decode_ms: f64, network_ms: f64) -> impl IntoView {
    let ranked = assessment.ranked();
    let (first, probability) = ranked[0];
    let stands_out = probability >= STANDS_OUT;
    let (lead, before_name) =
        if stands_out { ("Resembles", "") } else { ("Not clear: no diagnosis stands out", "Nearest: ") };
    let groups = Group::ALL
        .into_iter()
        .rev()
        .map(|group| {
            view! {
                <div class="group" data-group=group.name()>
                    <dt><GroupMark group/>{group_title(group)}</dt>
                    <dd>{percent(assessment.group_probability(group))}</dd>
                </div>
            }
        })
        .collect_view();
    let rows = ranked.into_iter().map(|(diagnosis, probability)| view! { <Row diagnosis probability/> }).collect_view();
    view! {
        <div class="lead" data-clear=stands_out.to_string()>
            <p class="lead-word">{lead}</p>
            <p class="lead-name">
                <span>{before_name}<strong>{first.name()}</strong></span>
                " "
                <span class="lead-percent">{percent(probability)}</span>
                " "
                <span class="badge" data-group=first.group().name()><GroupMark group=first.group()/>{first.group().name()}</span>
            </p>
        </div>
        <dl class="groups" aria-label="By group">{groups}</dl>
        <ol class="probabilities" aria-label="All nine diagnoses, the most probable first">{rows}</ol>
        <p class="provenance" title=format!("Decoding {}, network {}", duration(decode_ms), duration(network_ms))>
            {format!("Read on {} in {}", backend.name(), duration(decode_ms + network_ms))}
        </p>
    }
}

/// One diagnosis with its probability. The bar is a drawing, for the page's policy lets no style into the markup.
#[component]
fn Row(diagnosis: Diagnosis, probability: f32) -> impl IntoView {
    view! {
        <li
            class="probability"
            data-code=diagnosis.code()
            data-value=format!("{probability:.6}")
            data-group=diagnosis.group().name()
        >
            <span class="name">
                <GroupMark group=diagnosis.group()/>
                {diagnosis.name()}
                <span class="visually-hidden">{format!(", {}, ", diagnosis.group().name())}</span>
            </span>
            <svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
                <rect class="bar-fill" width=format!("{:.2}", probability * 100.0) height="1"/>
            </svg>
            <span class="percent">{percent(probability)}</span>
        </li>
    }
}

/// A group's sign, which differs in shape as well as in colour: a ring, a half, a full disc.
#[component]
fn GroupMark(group: Group) -> impl IntoView {
    let filled = match group {
        Group::Benign => "",
        Group::Precancer => "M8 2a6 6 0 0 1 0 12z",
        Group::Malignant => "M8 2a6 6 0 0 1 0 12a6 6 0 0 1 0-12z",
    };
    view! {
        <svg class="mark" data-group=group.name() viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
            <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2"/>
            <path d=filled fill="currentColor"/>
        </svg>
    }
}

fn group_title(group: Group) -> &'static str {
    match group {
        Group::Benign => "Benign",
        Group::Precancer => "Precancer",
        Group::Malignant => "Malignant",
    }
}
