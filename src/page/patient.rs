//! The patient's age and the lesion's site, which may be given with a photo, and what they change.

use leptos::prelude::*;
use web_sys::HtmlInputElement;

use crate::page::answer_words::alert_words;
use crate::page::engine::Engine;
use crate::page::readings::Readings;
use crate::page::words::{capitalised, percent};
use naevus_reading::decision::{HIGHEST_AGE_YEARS, Patient, ProbabilityChange, Site, probability_changes};
use naevus_reading::diagnosis::Diagnosis;

/// What is wrong with an age, as a sentence.
const NO_AGE: &str = "An age is a whole number of years from 0 to 120.";

/// Whether the model has likelihood ratios, without which an age and a site change nothing.
pub fn is_asked_for(engine: Engine) -> bool {
    engine.card.with_untracked(|card| card.as_ref().is_some_and(|card| card.decision_rules.age_and_site.is_some()))
}

/// The inputs for the photo in `file`. Neither has to be filled in. `words` say what they changed; nothing where nothing is
/// given.
#[component]
pub fn AgeAndSite(
    file: String,
    patient: ArcRwSignal<Patient>,
    words: Signal<Option<String>>,
    readings: Readings,
) -> impl IntoView {
    let age_is_wrong = RwSignal::new(false);
    let given = patient.get_untracked();
    let take_age = {
        let patient = patient.clone();
        move |input: &HtmlInputElement| {
            // Letters have no value here, and the browser alone tells them from an empty input.
            let age_years = input.value().parse::<u8>().ok().filter(|years| *years <= HIGHEST_AGE_YEARS);
            age_is_wrong.set(!input.check_validity() || (age_years.is_none() && !input.value().is_empty()));
            if patient.with_untracked(|patient| patient.age_years != age_years) {
                patient.update(|patient| patient.age_years = age_years);
            }
        }
    };
    let take_site = move |code: &str| patient.update(|patient| patient.site = Site::from_code(code));
    let announce = move || {
        let said = if age_is_wrong.get_untracked() { Some(NO_AGE.to_string()) } else { words.get_untracked() };
        readings.announcement.set(said.unwrap_or_else(|| "The answer is of the photo alone.".into()));
    };
    let options = Site::ALL
        .into_iter()
        .map(|site| {
            let is_given = given.site == Some(site);
            view! { <option value=site.code() selected=is_given>{capitalised(site.name())}</option> }
        })
        .collect_view();
    view! {
        <div class="patient" role="group" aria-label=format!("Age and site, optional: {file}")>
            <label class="field">
                <span>"Age"</span>
                <input
                    class="age"
                    type="number"
                    inputmode="numeric"
                    min="0"
                    max=HIGHEST_AGE_YEARS.to_string()
                    step="1"
                    autocomplete="off"
                    prop:value=given.age_years.map(|years| years.to_string()).unwrap_or_default()
                    aria-invalid=move || age_is_wrong.get().to_string()
                    on:input=move |event| take_age(&event_target(&event))
                    on:change=move |_| announce()
                />
            </label>
            <label class="field">
                <span>"Site on the body"</span>
                <select
                    class="site"
                    on:change=move |event| {
                        take_site(&event_target_value(&event));
                        announce();
                    }
                >
                    <option value="">"Not given"</option>
                    {options}
                </select>
            </label>
            <p class="hint">
                {move || if age_is_wrong.get() { NO_AGE } else { "Optional. Both change the answer at once." }}
            </p>
        </div>
        {move || words.get().map(|words| view! { <p class="changed">{words}</p> })}
    }
}

/// What came out before an age and a site were given, or after.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// The probability of each diagnosis, `0.0..=1.0`.
    pub probabilities: [f32; Diagnosis::COUNT],
    /// Whether the malignant diagnoses are over the alert level; none where the model has none.
    pub suspicious: Option<bool>,
}

/// What `patient` changed: `With age 72 and head and neck: melanoma 31% (38% without).` None where nothing is given. The
/// side of the alert level is told where it is another one, for an age must not take an alarm away in silence.
pub fn changed_words(patient: &Patient, without: &Outcome, with: &Outcome) -> Option<String> {
    let words = patient.words()?;
    let change = |ProbabilityChange { diagnosis, with, without }: &ProbabilityChange| {
        format!("{} {} ({} without)", diagnosis.folder(), percent(*with), percent(*without))
    };
    let changes: Vec<String> =
        probability_changes(&without.probabilities, &with.probabilities).iter().map(change).collect();
    let alert = match (without.suspicious, with.suspicious) {
        (Some(before), Some(now)) if before != now => {
            format!(" Without them, malignant is {}.", alert_words(before))
        }
        _ => String::new(),
    };
    Some(format!("With {words}: {}.{alert}", changes.join(", ")))
}
