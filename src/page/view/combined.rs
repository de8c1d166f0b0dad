//! The selection of photos of one lesion, and their combined assessment.

use leptos::prelude::*;

use crate::page::state::combined::{Selection, selection};
use crate::page::state::engine::Engine;
use crate::page::state::readings::Readings;
use crate::page::text::combined as text;
use crate::page::text::format::paragraph;
use crate::page::view::assessment::{Caution, GroupProbabilities, PredictionSet, TopDiagnosis};
use naevus_reading::assessment::ranked;

/// The checkbox that selects a photo.
#[component]
pub fn SameLesionToggle(number: u32, file: String, readings: Readings) -> impl IntoView {
    view! {
        <label class="same-lesion">
            <input
                class="visually-hidden"
                type="checkbox"
                aria-label=text::same_lesion_label(&file)
                prop:checked=move || readings.selected.with(|selected| selected.contains(&number))
                on:change=move |event| readings.select(number, event_target_checked(&event))
            />
            <span class="button">
                <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                    <rect x="1" y="1" width="14" height="14" rx="3" fill="none" stroke="currentColor" stroke-width="1.5"/>
                    <path class="tick" d="M4 8.5 7 11.5 12.5 5" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"/>
                </svg>
                {text::SAME_LESION}
            </span>
        </label>
    }
}

/// The panel of the selected photos; nothing if no photo is selected.
#[component]
pub fn CombinedPanel(readings: Readings, engine: Engine) -> impl IntoView {
    let selection = selection(readings, engine);
    move || {
        selection.get().map(|selection| {
            let title = text::title(selection.combined.as_ref().map(|combined| combined.photos));
            view! {
                <section id="combined" class="combined" aria-labelledby="combined-title">
                    <header>
                        <h3 id="combined-title">{title}</h3>
                        <button id="combined-clear" class="button quiet" type="button" on:click=move |_| readings.clear_selection()>
                            {text::CLEAR_SELECTION}
                        </button>
                    </header>
                    <p class="hint files">{selection.files.join(", ")}</p>
                    <CombinedSummary selection engine/>
                </section>
            }
        })
    }
}

/// The combined assessment, or what to do to get one.
#[component]
fn CombinedSummary(selection: Selection, engine: Engine) -> impl IntoView {
    let Some(combined) = &selection.combined else {
        return view! { <p>{text::hint(selection.files.len())}</p> }.into_any();
    };
    let first = ranked(&combined.probabilities)[0];
    let is_clear = selection.is_clear;
    let suspicious = engine.alert(combined.suspicious);
    view! {
        {text::caution(selection.unusual, combined.photos).map(|text| view! { <Caution text/> })}
        <TopDiagnosis label=text::top_diagnosis_label(selection.unusual > 0, is_clear) is_clear first/>
        <p>{paragraph(&[&text::agreement(combined, first.0), &text::left_out(combined)])}</p>
        <PredictionSet diagnoses=combined.prediction_set.clone()/>
        <GroupProbabilities probabilities=combined.probabilities suspicious/>
        {selection.patient_effect.clone().map(|effect| view! { <p class="changed">{effect}</p> })}
    }
    .into_any()
}
