//! The parts of an assessment: most probable diagnosis, prediction set, groups and all nine probabilities.

use leptos::prelude::*;

use crate::page::state::engine::Engine;
use crate::page::text::assessment as text;
use crate::page::text::format::{capitalised, percent};
use crate::page::text::message::Phrase;
use crate::page::text::safety::{Alert, not_raised};
use crate::page::text::terms;
use crate::page::view::diagnoses::DiagnosisLink;
use crate::page::view::safety::{Caution, NotRaised};
use naevus_reading::assessment::{Assessment, InputStatus, group_probability};
use naevus_reading::diagnosis::{Diagnosis, Group};

/// The summary of the assessment of a photo that is not refused.
#[component]
pub fn AssessmentSummary(assessment: Assessment, alert: Alert, engine: Engine) -> impl IntoView {
    let is_unusual = assessment.input_check.status == InputStatus::Unusual;
    let first = assessment.ranked()[0];
    let label = text::top_diagnosis_label(&assessment, &alert);
    let is_clear = text::is_clear(first.0, assessment.is_confident(), &alert);
    let missed = engine.card.with_untracked(|card| not_raised(&alert, &[assessment.input_check], card.as_ref()));
    view! {
        {is_unusual.then(|| view! { <Caution text=text::CAUTION.to_string()/> })}
        <TopDiagnosis label is_clear first/>
        {missed.map(|statement| view! { <NotRaised statement/> })}
        <PredictionSet diagnoses=assessment.prediction_set/>
        <GroupProbabilities probabilities=assessment.probabilities engine/>
    }
}

/// The most probable diagnosis, in large type if it is clear. A benign one has no badge.
#[component]
pub fn TopDiagnosis(label: Phrase, is_clear: bool, first: (Diagnosis, f32)) -> impl IntoView {
    let (diagnosis, probability) = first;
    let group = diagnosis.group();
    let badge = text::badge(group).map(|badge| {
        view! { <span class="badge" data-group=group.name()><GroupIcon group/>{badge}</span> }
    });
    view! {
        <div class="top-diagnosis" data-clear=is_clear.to_string()>
            <p class="top-diagnosis-label">{label}</p>
            <p class="top-diagnosis-name">
                <span>{if is_clear { "" } else { text::NEAREST.text() }}<strong translate="no">{terms::diagnosis(diagnosis)}</strong></span>
                " "
                <span class="top-diagnosis-percent" translate="no">{percent(probability)}</span>
                " "
                {badge}
                <DiagnosisLink diagnosis/>
            </p>
        </div>
    }
}

/// The diagnoses that cannot be ruled out; nothing if there is no prediction set. The list of all nine marks them with
/// the same bar.
#[component]
pub fn PredictionSet(diagnoses: Vec<Diagnosis>) -> impl IntoView {
    text::prediction_set(&diagnoses).map(|set| view! { <p class="prediction-set">{set}</p> })
}

/// The summed probability of each group, malignant first, which may reach the alert level.
#[component]
pub fn GroupProbabilities(probabilities: [f32; Diagnosis::COUNT], engine: Engine) -> impl IntoView {
    let level = engine.alert_level_reached(&probabilities);
    let groups = Group::ALL
        .into_iter()
        .rev()
        .map(|group| {
            let alert = level
                .filter(|_| group == Group::Malignant)
                .map(|level| view! { <dd class="alert-level" translate="no">{text::alert_level(level)}</dd> });
            view! {
                <div class="group" data-group=group.name()>
                    <dt><GroupIcon group/>{capitalised(&terms::group(group))}</dt>
                    <dd translate="no">{percent(group_probability(&probabilities, group))}</dd>
                    {alert}
                </div>
            }
        })
        .collect_view();
    view! { <dl class="groups" aria-label=text::BY_GROUP>{groups}</dl> }
}

/// The icon of a group. Shape and colour differ: a ring, a half disc, a full disc.
#[component]
pub fn GroupIcon(group: Group) -> impl IntoView {
    let filled = match group {
        Group::Benign => "",
        Group::Precancer => "M8 2a6 6 0 0 1 0 12z",
        Group::Malignant => "M8 2a6 6 0 0 1 0 12a6 6 0 0 1 0-12z",
    };
    view! {
        <svg class="group-icon" data-group=group.name() viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
            <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2"/>
            <path d=filled fill="currentColor"/>
        </svg>
    }
}

/// The diagnoses with their probabilities, the improbable ones after a press of a button.
#[component]
pub fn Probabilities(assessment: Assessment) -> impl IntoView {
    let all_are_shown = RwSignal::new(false);
    let set = text::shown_set(&assessment.prediction_set);
    let ranked = assessment.ranked().map(|(diagnosis, probability)| (diagnosis, probability, set.contains(&diagnosis)));
    let has_more = ranked.iter().any(|(_, probability, is_in_set)| !text::is_shown_first(*probability, *is_in_set));
    let rows = ranked
        .into_iter()
        .map(|(diagnosis, probability, is_in_set)| {
            let is_hidden = move || !all_are_shown.get() && !text::is_shown_first(probability, is_in_set);
            view! { <ProbabilityRow diagnosis probability is_in_set is_hidden/> }
        })
        .collect_view();
    let label =
        move || if all_are_shown.get() { text::SHOW_FEWER_DIAGNOSES.text() } else { text::SHOW_ALL_DIAGNOSES.text() };
    let toggle = has_more.then(|| {
        view! {
            <button
                class="button quiet show-all"
                type="button"
                aria-expanded=move || all_are_shown.get().to_string()
                on:click=move |_| all_are_shown.update(|shown| *shown = !*shown)
                prop:textContent=label
            ></button>
        }
    });
    view! {
        <div class="all-probabilities">
            <ol class="probabilities" aria-label=text::ALL_DIAGNOSES>{rows}</ol>
            {toggle}
        </div>
    }
}

/// One diagnosis with its probability. The bar is an SVG, because the content security policy forbids inline styles.
#[component]
fn ProbabilityRow(
    diagnosis: Diagnosis,
    probability: f32,
    is_in_set: bool,
    is_hidden: impl Fn() -> bool + Send + Sync + 'static,
) -> impl IntoView {
    let group = diagnosis.group();
    view! {
        <li
            class="probability"
            data-code=diagnosis.code()
            data-value=format!("{probability:.6}")
            data-group=group.name()
            data-in-set=is_in_set.to_string()
            hidden=is_hidden
        >
            <span class="name" translate="no">
                <GroupIcon group/>
                {terms::diagnosis(diagnosis)}
                <span class="visually-hidden">{text::row_details(diagnosis, is_in_set)}</span>
            </span>
            <svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
                <rect class="bar-fill" width=format!("{:.2}", probability * 100.0) height="1"/>
            </svg>
            <span class="percent" translate="no">{percent(probability)}</span>
        </li>
    }
}
