//! The parts of an assessment: most probable diagnosis, prediction set, groups and all nine probabilities.

use leptos::prelude::*;

use crate::page::state::engine::Engine;
use crate::page::text::assessment as text;
use crate::page::text::assessment::Refusal;
use crate::page::text::format::{capitalised, percent};
use naevus_reading::assessment::{Assessment, InputStatus, group_probability};
use naevus_reading::diagnosis::{Diagnosis, Group};

/// The summary of the assessment of a photo that is not refused.
#[component]
pub fn AssessmentSummary(assessment: Assessment, engine: Engine) -> impl IntoView {
    let is_unusual = assessment.input_check.status == InputStatus::Unusual;
    let first = assessment.ranked()[0];
    let suspicious = engine.alert(assessment.suspicious);
    view! {
        {is_unusual.then(|| view! { <Caution text=text::CAUTION.to_string()/> })}
        <TopDiagnosis label=text::top_diagnosis_label(&assessment) is_clear=assessment.is_confident() first/>
        <PredictionSet diagnoses=assessment.prediction_set/>
        <GroupProbabilities probabilities=assessment.probabilities suspicious/>
    }
}

/// Replaces the assessment of a refused photo: the reason and what to do.
#[component]
pub fn RefusalNotice(refusal: Refusal) -> impl IntoView {
    view! {
        <div class="refused">
            <p class="refused-title">{text::NOT_ASSESSED}</p>
            <p>{refusal.reason}</p>
            <p>{refusal.advice}</p>
        </div>
    }
}

/// A caution before a result.
#[component]
pub fn Caution(text: String) -> impl IntoView {
    view! { <p class="caution">{text}</p> }
}

/// The most probable diagnosis, in large type if it is clear.
#[component]
pub fn TopDiagnosis(label: &'static str, is_clear: bool, first: (Diagnosis, f32)) -> impl IntoView {
    let (diagnosis, probability) = first;
    let group = diagnosis.group();
    view! {
        <div class="top-diagnosis" data-clear=is_clear.to_string()>
            <p class="top-diagnosis-label">{label}</p>
            <p class="top-diagnosis-name">
                <span>{if is_clear { "" } else { text::NEAREST }}<strong>{diagnosis.name()}</strong></span>
                " "
                <span class="top-diagnosis-percent">{percent(probability)}</span>
                " "
                <span class="badge" data-group=group.name()><GroupIcon group/>{group.name()}</span>
            </p>
        </div>
    }
}

/// The diagnoses that cannot be ruled out. The list of all nine marks them with the same bar.
#[component]
pub fn PredictionSet(diagnoses: Vec<Diagnosis>) -> impl IntoView {
    view! { <p class="prediction-set">{text::prediction_set(&diagnoses)}</p> }
}

/// The summed probability of each group, malignant first. `suspicious`: whether malignant reaches the alert level; none
/// if the model has no alert level.
#[component]
pub fn GroupProbabilities(probabilities: [f32; Diagnosis::COUNT], suspicious: Option<bool>) -> impl IntoView {
    let groups = Group::ALL
        .into_iter()
        .rev()
        .map(|group| {
            let alert = suspicious.filter(|_| group == Group::Malignant).map(|suspicious| {
                view! { <dd class="alert-level" data-suspicious=suspicious.to_string()>{text::alert(suspicious)}</dd> }
            });
            view! {
                <div class="group" data-group=group.name()>
                    <dt><GroupIcon group/>{capitalised(group.name())}</dt>
                    <dd>{percent(group_probability(&probabilities, group))}</dd>
                    {alert}
                </div>
            }
        })
        .collect_view();
    view! { <dl class="groups" aria-label=text::BY_GROUP>{groups}</dl> }
}

/// The icon of a group. Shape and colour differ: a ring, a half disc, a full disc.
#[component]
fn GroupIcon(group: Group) -> impl IntoView {
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

/// All nine diagnoses with their probabilities.
#[component]
pub fn Probabilities(assessment: Assessment) -> impl IntoView {
    let rows = assessment
        .ranked()
        .into_iter()
        .map(|(diagnosis, probability)| {
            let is_in_set = assessment.prediction_set.contains(&diagnosis);
            view! { <ProbabilityRow diagnosis probability is_in_set/> }
        })
        .collect_view();
    view! { <ol class="probabilities" aria-label=text::ALL_DIAGNOSES>{rows}</ol> }
}

/// One diagnosis with its probability. The bar is an SVG, because the content security policy forbids inline styles.
#[component]
fn ProbabilityRow(diagnosis: Diagnosis, probability: f32, is_in_set: bool) -> impl IntoView {
    let group = diagnosis.group();
    view! {
        <li
            class="probability"
            data-code=diagnosis.code()
            data-value=format!("{probability:.6}")
            data-group=group.name()
            data-in-set=is_in_set.to_string()
        >
            <span class="name">
                <GroupIcon group/>
                {diagnosis.name()}
                <span class="visually-hidden">{text::row_details(diagnosis, is_in_set)}</span>
            </span>
            <svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
                <rect class="bar-fill" width=format!("{:.2}", probability * 100.0) height="1"/>
            </svg>
            <span class="percent">{percent(probability)}</span>
        </li>
    }
}
