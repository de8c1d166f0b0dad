//! Several photos of one lesion: choosing them, and what they say together.

use leptos::prelude::*;

use crate::page::announcements::{alarm, paragraph};
use crate::page::answer::{Caution, Lead, Plausible};
use crate::page::answer_words::{NOTHING_STANDS_OUT, plausible_line};
use crate::page::engine::Engine;
use crate::page::groups::Groups;
use crate::page::patient::{Outcome, changed_words};
use crate::page::readings::Readings;
use crate::page::words::percent;
use naevus_reading::assessment::{CLEAR_PROBABILITY, CombinedAssessment, InputStatus, ranked};
use naevus_reading::decision::Patient;
use naevus_reading::diagnosis::Diagnosis;

/// The caution shown where photos of one lesion are given different ages or sites.
const CONTRADICT: &str = "The photos have different ages or sites; what differs does not count.";

/// The photos that are chosen, and what they say.
#[derive(Clone, Debug, PartialEq)]
struct Choice {
    files: Vec<String>,
    /// None where fewer than two of them can be judged.
    together: Option<CombinedAssessment>,
    /// How many of them are unlike most photos that the model learnt from.
    unusual: usize,
    /// What the age and the site that were given with any of them change.
    changed: Option<String>,
}

impl Choice {
    /// What is chosen; none where nothing is. The photos are of one lesion, so that an age or a site given with one of them
    /// is that of all.
    fn of(readings: Readings, engine: Engine) -> Option<Choice> {
        let (mut files, mut shots, mut patients) = (Vec::new(), Vec::new(), Vec::new());
        for (file, shot, patient) in readings.chosen_shots() {
            files.push(file);
            shots.push(shot);
            patients.push(patient);
        }
        let patient = Patient::agreed(&patients);
        let has_alert_level = engine.has_alert_level();
        let outcome = |together: &CombinedAssessment| Outcome {
            probabilities: together.probabilities,
            suspicious: has_alert_level.then_some(together.suspicious),
        };
        let judged = engine.card.with(|card| {
            let decision_rules = &card.as_ref()?.decision_rules;
            Some((decision_rules.combine(&shots)?, decision_rules.combine_with_patient(&shots, &patient)?))
        });
        let changed = judged.as_ref().and_then(|(alone, together)| {
            let words = changed_words(&patient, &outcome(alone), &outcome(together)).unwrap_or_default();
            let contradict = patients.iter().any(|one| Patient::agreed(&[*one, patient]) != patient);
            let words = paragraph(&[&words, if contradict { CONTRADICT } else { "" }]);
            (!words.is_empty()).then_some(words)
        });
        let together = judged.map(|(_, together)| together);
        let unusual = shots.iter().filter(|shot| shot.input_check.status == InputStatus::Unusual).count();
        (!files.is_empty()).then_some(Choice { files, together, unusual, changed })
    }

    /// What to do where they cannot be judged together.
    fn hint(&self) -> &'static str {
        if self.files.len() == 1 {
            "One photo is chosen. Choose another of the same lesion to judge them together."
        } else {
            "Fewer than two of the chosen photos can be judged. Choose another of the same lesion."
        }
    }

    /// What must be known before the answer is read.
    fn caution(&self, photos: usize) -> Option<String> {
        let are = if self.unusual == 1 { "is" } else { "are" };
        (self.unusual > 0).then(|| {
            format!(
                "Caution: {} of these {photos} photos {are} unlike most that the model learnt from. Do not rely on this answer; take sharp, close photos, through a dermatoscope if you have one.",
                self.unusual
            )
        })
    }

    /// What leads to the most probable diagnosis, and whether it may be said without "but".
    fn lead(&self, probability: f32) -> (&'static str, bool) {
        if self.unusual > 0 {
            ("Not clear: unusual photos among them", false)
        } else if probability < CLEAR_PROBABILITY {
            (NOTHING_STANDS_OUT, false)
        } else {
            ("CombinedAssessment they resemble", true)
        }
    }

    fn announcement(&self) -> String {
        let Some(together) = &self.together else { return self.hint().into() };
        let first = ranked(&together.probabilities)[0];
        let (name, group, percent) = (first.0.name(), first.0.group().name(), percent(first.1));
        paragraph(&[
            &format!("{} photos together.", together.photos),
            &self.caution(together.photos).unwrap_or_default(),
            &format!("{}: {name}, {group}, {percent}.", self.lead(first.1).0),
            &agreement(together, first.0),
            &left_out(together).unwrap_or_default(),
            &format!("{}.", plausible_line(&together.prediction_set)),
            self.changed.as_deref().unwrap_or_default(),
            alarm(together.suspicious),
        ])
    }
}

/// How many of the photos say by themselves what all say together.
fn agreement(together: &CombinedAssessment, first: Diagnosis) -> String {
    let CombinedAssessment { photos, agreeing, .. } = together;
    if 2 * agreeing > *photos {
        format!("{agreeing} of {photos} photos agree.")
    } else {
        format!(
            "The photos disagree: {} comes first in {agreeing} of {photos}. Compare them, and take sharper ones.",
            first.name()
        )
    }
}

fn left_out(together: &CombinedAssessment) -> Option<String> {
    match together.refused {
        0 => None,
        1 => Some("1 photo was refused and left out.".into()),
        count => Some(format!("{count} photos were refused and left out.")),
    }
}

/// The button on a photo by which it is chosen.
#[component]
pub fn SameLesion(number: u32, file: String, readings: Readings) -> impl IntoView {
    view! {
        <label class="same-lesion">
            <input
                class="visually-hidden"
                type="checkbox"
                aria-label=format!("Same lesion: {file}")
                prop:checked=move || readings.chosen.with(|chosen| chosen.contains(&number))
                on:change=move |event| readings.choose(number, event_target_checked(&event))
            />
            <span class="button">
                <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                    <rect x="1" y="1" width="14" height="14" rx="3" fill="none" stroke="currentColor" stroke-width="1.5"/>
                    <path class="tick" d="M4 8.5 7 11.5 12.5 5" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"/>
                </svg>
                "Same lesion"
            </span>
        </label>
    }
}

/// What the chosen photos say together; nothing where none is chosen.
#[component]
pub fn TogetherPanel(readings: Readings, engine: Engine) -> impl IntoView {
    let choice = Memo::new(move |_| Choice::of(readings, engine));
    Effect::new(move |_| {
        if let Some(choice) = choice.get() {
            readings.announcement.set(choice.announcement());
        }
    });
    move || {
        choice.get().map(|choice| {
            let title = match &choice.together {
                Some(together) => format!("{} photos of one lesion, together", together.photos),
                None => "Photos of one lesion".into(),
            };
            view! {
                <section id="together" class="together" aria-labelledby="together-title">
                    <header>
                        <h3 id="together-title">{title}</h3>
                        <button id="together-clear" class="button quiet" type="button" on:click=move |_| readings.clear_choice()>
                            "Clear choice"
                        </button>
                    </header>
                    <p class="hint files">{choice.files.join(", ")}</p>
                    <Said choice has_alert_level=engine.has_alert_level()/>
                </section>
            }
        })
    }
}

/// The answer of the chosen photos, or what to do to have one.
#[component]
fn Said(choice: Choice, has_alert_level: bool) -> impl IntoView {
    let Some(together) = choice.together.clone() else {
        return view! { <p>{choice.hint()}</p> }.into_any();
    };
    let first = ranked(&together.probabilities)[0];
    let (word, is_clear) = choice.lead(first.1);
    let suspicious = has_alert_level.then_some(together.suspicious);
    view! {
        {choice.caution(together.photos).map(|text| view! { <Caution text/> })}
        <Lead word is_clear first/>
        <p class="agreement">{paragraph(&[&agreement(&together, first.0), &left_out(&together).unwrap_or_default()])}</p>
        <Plausible prediction_set=together.prediction_set/>
        <Groups probabilities=together.probabilities suspicious/>
        {choice.changed.map(|words| view! { <p class="changed">{words}</p> })}
    }
    .into_any()
}
