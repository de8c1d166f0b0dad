//! The selection of photos of one lesion, and their combined assessment.

use leptos::prelude::*;

use crate::page::state::combined::{Combination, Selection};
use crate::page::state::engine::Engine;
use crate::page::state::readings::{COMBINED_ID, Readings};
use crate::page::state::report::Subject;
use crate::page::text::combined as text;
use crate::page::text::format::paragraph;
use crate::page::text::report::dialog::REPORT_LESION;
use crate::page::view::anew;
use crate::page::view::assessment::{GroupProbabilities, PredictionSet, TopDiagnosis};
use crate::page::view::report::ReportButton;
use crate::page::view::safety::{AlertBanner, Caution, NotRaised};
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

/// The panel of the selected photos, at the photo `number` if its checkbox was used last; nothing if no photo is
/// selected.
#[component]
pub fn CombinedPanel(
    number: u32,
    selection: Memo<Option<Selection>>,
    readings: Readings,
    engine: Engine,
) -> impl IntoView {
    let selection_here = move || {
        let is_here = readings.combined_at.get() == Some(number);
        selection.get().filter(|_| is_here)
    };
    anew(selection_here, move |selection| {
        selection.map(|selection| {
            let combined = selection.combined.as_ref();
            let title = text::title(combined.map(|combined| combined.assessment.photos));
            let alert = combined.and_then(|combined| combined.raised.clone());
            view! {
                <section id=COMBINED_ID class="combined" aria-labelledby="combined-title">
                    {alert.map(|statement| view! { <AlertBanner statement/> })}
                    <div class="combined-header">
                        <h4 id="combined-title">{title}</h4>
                        <button id="combined-clear" class="button quiet" type="button" on:click=move |_| readings.clear_selection()>
                            {text::CLEAR_SELECTION}
                        </button>
                    </div>
                    <p class="hint files" translate="no">{selection.files.join(", ")}</p>
                    <CombinedSummary selection engine/>
                    <div class="actions"><ReportButton subject=Subject::Selection text=REPORT_LESION/></div>
                </section>
            }
        })
    })
}

/// The combined assessment without its alert, or what to do to get one.
#[component]
fn CombinedSummary(selection: Selection, engine: Engine) -> impl IntoView {
    let Some(combined) = selection.combined else {
        return view! { <p>{text::hint(selection.files.len())}</p> }.into_any();
    };
    let Combination { assessment, not_raised, unusual, is_clear, label, patient_effect, .. } = combined;
    let first = ranked(&assessment.probabilities)[0];
    view! {
        {text::caution(unusual, assessment.photos).map(|text| view! { <Caution text/> })}
        <TopDiagnosis label is_clear first/>
        {not_raised.map(|statement| view! { <NotRaised statement/> })}
        <p>{paragraph(&[&text::agreement(&assessment, first.0), &text::left_out(&assessment)])}</p>
        <PredictionSet diagnoses=assessment.prediction_set/>
        <GroupProbabilities probabilities=assessment.probabilities engine/>
        {patient_effect.map(|effect| view! { <p class="changed">{effect}</p> })}
    }
    .into_any()
}
