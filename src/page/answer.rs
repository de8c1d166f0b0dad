//! The answer of a photo, or of several together: what it resembles, what cannot be ruled out, and all nine diagnoses.

use leptos::prelude::*;

use crate::page::answer_words::{CAUTION, Refusal, lead_word, plausible_line};
use crate::page::groups::{GroupMark, Groups};
use crate::page::words::percent;
use naevus_reading::assessment::{Assessment, InputStatus};
use naevus_reading::diagnosis::Diagnosis;

/// What the network says of a photo that it can be asked about; `has_alert_level` says whether the model has one.
#[component]
pub fn Answer(assessment: Assessment, has_alert_level: bool) -> impl IntoView {
    let is_unusual = assessment.input_check.status == InputStatus::Unusual;
    let first = assessment.ranked()[0];
    let suspicious = has_alert_level.then_some(assessment.suspicious);
    view! {
        {is_unusual.then(|| view! { <Caution text=CAUTION.to_string()/> })}
        <Lead word=lead_word(&assessment) is_clear=assessment.is_clear() first/>
        <Plausible prediction_set=assessment.prediction_set/>
        <Groups probabilities=assessment.probabilities suspicious/>
    }
}

/// What stands in the answer's place where the photo is refused: that nothing is known, and what to do.
#[component]
pub fn Unknown(refusal: Refusal) -> impl IntoView {
    view! {
        <div class="unknown">
            <p class="unknown-word">"I don't know"</p>
            <p>{refusal.why}</p>
            <p>{refusal.what_to_do}</p>
        </div>
    }
}

/// What must be known before an answer is read.
#[component]
pub fn Caution(text: String) -> impl IntoView {
    view! { <p class="caution">{text}</p> }
}

/// The most probable diagnosis, large where it is clear.
#[component]
pub fn Lead(word: &'static str, is_clear: bool, first: (Diagnosis, f32)) -> impl IntoView {
    let (diagnosis, probability) = first;
    let group = diagnosis.group();
    view! {
        <div class="lead" data-clear=is_clear.to_string()>
            <p class="lead-word">{word}</p>
            <p class="lead-name">
                <span>{if is_clear { "" } else { "Nearest: " }}<strong>{diagnosis.name()}</strong></span>
                " "
                <span class="lead-percent">{percent(probability)}</span>
                " "
                <span class="badge" data-group=group.name()><GroupMark group/>{group.name()}</span>
            </p>
        </div>
    }
}

/// The line that says what cannot be ruled out. Its bar is the sign of those diagnoses in the list of nine.
#[component]
pub fn Plausible(prediction_set: Vec<Diagnosis>) -> impl IntoView {
    view! { <p class="prediction_set">{plausible_line(&prediction_set)}</p> }
}

/// All nine diagnoses.
#[component]
pub fn Probabilities(assessment: Assessment) -> impl IntoView {
    let rows = assessment
        .ranked()
        .into_iter()
        .map(|(diagnosis, probability)| {
            let is_plausible = assessment.prediction_set.contains(&diagnosis);
            view! { <Row diagnosis probability is_plausible/> }
        })
        .collect_view();
    view! { <ol class="probabilities" aria-label="All nine diagnoses, the most probable first">{rows}</ol> }
}

/// One diagnosis with its probability. The bar is a drawing, for the page's policy lets no style into the markup.
#[component]
fn Row(diagnosis: Diagnosis, probability: f32, is_plausible: bool) -> impl IntoView {
    let group = diagnosis.group();
    let ruled_out = if is_plausible { "cannot be ruled out, " } else { "" };
    view! {
        <li
            class="probability"
            data-code=diagnosis.code()
            data-value=format!("{probability:.6}")
            data-group=group.name()
            data-prediction_set=is_plausible.to_string()
        >
            <span class="name">
                <GroupMark group/>
                {diagnosis.name()}
                <span class="visually-hidden">{format!(", {}, {ruled_out}", group.name())}</span>
            </span>
            <svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
                <rect class="bar-fill" width=format!("{:.2}", probability * 100.0) height="1"/>
            </svg>
            <span class="percent">{percent(probability)}</span>
        </li>
    }
}
