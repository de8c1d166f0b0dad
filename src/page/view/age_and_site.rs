//! The inputs for the patient's age and the site of the lesion.

use leptos::prelude::*;

use crate::page::state::patient::PatientInput;
use crate::page::text::age_and_site as text;
use crate::page::text::format::capitalised;
use crate::page::text::terms;
use crate::page::view::anew;
use naevus_reading::decision::{MAX_AGE_YEARS, Site};

/// The optional inputs for the photo in `file`, and their effect.
#[component]
pub fn AgeAndSite(file: String, input: PatientInput) -> impl IntoView {
    let initial = input.initial();
    let label = text::inputs_label(&file);
    let announce = {
        let file = file.clone();
        move || input.announce(&file)
    };
    let options = Site::ALL
        .into_iter()
        .map(|site| {
            let is_selected = initial.site == Some(site);
            view! { <option value=site.code() selected=is_selected>{capitalised(&terms::site(site))}</option> }
        })
        .collect_view();
    view! {
        <div class="patient" role="group" aria-label=label>
            <label class="field">
                <span>{text::AGE}</span>
                <input
                    class="age"
                    type="number"
                    inputmode="numeric"
                    min="0"
                    max=MAX_AGE_YEARS.to_string()
                    step="1"
                    autocomplete="off"
                    prop:value=initial.age_years.map(|years| years.to_string()).unwrap_or_default()
                    aria-invalid=move || input.age_is_invalid.get().to_string()
                    on:input=move |event| input.set_age(&event_target(&event))
                    on:change=move |_| announce()
                />
            </label>
            <label class="field">
                <span>{text::SITE}</span>
                <select
                    class="site"
                    on:change=move |event| {
                        input.set_site(&event_target_value(&event));
                        input.announce(&file);
                    }
                >
                    <option value="">{text::NOT_GIVEN}</option>
                    {options}
                </select>
            </label>
            <p class="hint" data-invalid=move || input.age_is_invalid.get().to_string() prop:textContent=move || if input.age_is_invalid.get() { text::INVALID_AGE.text() } else { text::HINT.text() }></p>
        </div>
        {anew(move || input.effect.get(), |effect| effect.map(|effect| view! { <p class="changed">{effect}</p> }))}
        {anew(
            move || input.reliability.get(),
            |reliability| reliability.map(|text| view! { <p class="caution subgroup">{text}</p> }),
        )}
    }
}
