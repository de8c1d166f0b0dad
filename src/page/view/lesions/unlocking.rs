//! Records are switched on and unlocked, and what unlocks them is replaced.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::page::state::records::{NewLock, Records};
use crate::page::text::message::Phrase;
use crate::page::text::records as text;
use naevus_records::key::MIN_PASSPHRASE_CHARACTERS;

/// The form that switches records on.
#[component]
pub fn SetUp(records: Records) -> impl IntoView {
    let choice = NewLockChoice::new(true);
    let switch_on = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(lock) = choice.checked() {
            records.switch_on(lock);
        }
    };
    view! {
        <form class="card" aria-labelledby="set-up-title" on:submit=switch_on novalidate>
            <h2 id="set-up-title">{text::SET_UP}</h2>
            <p>{text::SET_UP_PURPOSE}</p>
            <NewLockInput choice heading=text::HOW_TO_LOCK lock_name="lock" passphrase_name="new"/>
            <button id="records-switch-on" class="button primary" type="submit" disabled=move || records.busy.get().is_some()>{text::SWITCH_ON}</button>
        </form>
    }
}

/// The form that unlocks records.
#[component]
pub fn Unlock(records: Records, needs_passphrase: bool) -> impl IntoView {
    let passphrase = RwSignal::new(String::new());
    let unlock = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = passphrase.get_untracked();
        passphrase.set(String::new());
        records.unlock(needs_passphrase.then_some(typed));
    };
    let label = if needs_passphrase { text::UNLOCK } else { text::OPEN };
    view! {
        <form class="card" aria-labelledby="unlock-title" on:submit=unlock>
            <h2 id="unlock-title">{text::LOCKED}</h2>
            {needs_passphrase.then(|| view! {
                <label class="field">
                    <span>{text::PASSPHRASE}</span>
                    <input id="unlock-passphrase" type="password" autocomplete="current-password" prop:value=move || passphrase.get() on:input=move |event| passphrase.set(event_target_value(&event))/>
                </label>
            })}
            <button id="records-unlock" class="button primary" type="submit" disabled=move || records.busy.get().is_some()>{label}</button>
        </form>
    }
}

/// The form that replaces what unlocks the records.
#[component]
pub fn Relock(records: Records) -> impl IntoView {
    let present = RwSignal::new(String::new());
    let choice = NewLockChoice::new(true);
    let relock = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(lock) = choice.checked() {
            let typed = present.get_untracked();
            present.set(String::new());
            records.relock(records.has_passphrase.get_untracked().then_some(typed), lock);
        }
    };
    view! {
        <details>
            <summary id="relock-open">{text::RELOCK}</summary>
            <form class="stack" on:submit=relock novalidate>
                <Show when=move || records.has_passphrase.get()>
                    <label class="field">
                        <span>{text::PRESENT_PASSPHRASE}</span>
                        <input id="relock-present" type="password" autocomplete="current-password" prop:value=move || present.get() on:input=move |event| present.set(event_target_value(&event))/>
                    </label>
                </Show>
                <NewLockInput choice heading=text::HOW_TO_LOCK_FROM_NOW lock_name="relock" passphrase_name="relocked"/>
                <button id="relock-now" class="button" type="submit" disabled=move || records.busy.get().is_some()>{text::RELOCK_NOW}</button>
            </form>
        </details>
    }
}

/// The choice of what shall unlock the records. A handle: copies share their state.
#[derive(Clone, Copy, Debug)]
struct NewLockChoice {
    with_passphrase: RwSignal<bool>,
    passphrase: NewPassphrase,
}

impl NewLockChoice {
    fn new(with_passphrase: bool) -> NewLockChoice {
        NewLockChoice { with_passphrase: RwSignal::new(with_passphrase), passphrase: NewPassphrase::new() }
    }

    /// The chosen lock; none, with a sentence at the input, if its passphrase cannot be used.
    fn checked(self) -> Option<NewLock> {
        if self.with_passphrase.get_untracked() {
            self.passphrase.checked().map(NewLock::Passphrase)
        } else {
            Some(NewLock::Device)
        }
    }
}

/// The inputs of what shall unlock the records. The names make their identifiers unique.
#[component]
fn NewLockInput(
    choice: NewLockChoice,
    heading: Phrase,
    lock_name: &'static str,
    passphrase_name: &'static str,
) -> impl IntoView {
    let NewLockChoice { with_passphrase, passphrase } = choice;
    let option = move |is_passphrase: bool, kind: &'static str, label: Phrase, hint: Phrase| {
        view! {
            <label class="choice lock-choice">
                <input
                    id=format!("{lock_name}-{kind}")
                    type="radio"
                    name=lock_name
                    prop:checked=move || with_passphrase.get() == is_passphrase
                    on:change=move |_| with_passphrase.set(is_passphrase)
                />
                <span><strong>{label}</strong><span class="hint">{hint}</span></span>
            </label>
        }
    };
    view! {
        <fieldset class="choices">
            <legend>{heading}</legend>
            {option(true, "passphrase", text::WITH_PASSPHRASE, text::WITH_PASSPHRASE_HINT)}
            {option(false, "device", text::WITH_DEVICE, text::WITH_DEVICE_HINT)}
        </fieldset>
        <Show when=move || with_passphrase.get()><NewPassphraseInput passphrase name=passphrase_name/></Show>
    }
}

/// A new passphrase, typed twice. A handle: copies share their state.
#[derive(Clone, Copy, Debug)]
pub struct NewPassphrase {
    first: RwSignal<String>,
    again: RwSignal<String>,
    error: RwSignal<Option<Phrase>>,
}

impl NewPassphrase {
    /// An empty one.
    pub fn new() -> NewPassphrase {
        NewPassphrase { first: RwSignal::default(), again: RwSignal::default(), error: RwSignal::new(None) }
    }

    /// The passphrase, which is forgotten here; none, with a sentence at the input, if it cannot be used.
    pub fn checked(self) -> Option<String> {
        let (first, again) = (self.first.get_untracked(), self.again.get_untracked());
        let error = if first.chars().count() < MIN_PASSPHRASE_CHARACTERS {
            Some(text::TOO_SHORT)
        } else {
            (first != again).then_some(text::NOT_THE_SAME)
        };
        self.error.set(error);
        if error.is_some() {
            return None;
        }
        self.first.set(String::new());
        self.again.set(String::new());
        Some(first)
    }
}

/// The two inputs of a new passphrase; `name` makes their identifiers unique.
#[component]
pub fn NewPassphraseInput(passphrase: NewPassphrase, name: &'static str) -> impl IntoView {
    let input = move |id: String, label: Phrase, value: RwSignal<String>| {
        view! {
            <label class="field">
                <span>{label}</span>
                <input
                    id=id
                    type="password"
                    autocomplete="new-password"
                    aria-invalid=move || passphrase.error.get().is_some().to_string()
                    aria-describedby=format!("{name}-passphrase-hint")
                    prop:value=move || value.get()
                    on:input=move |event| value.set(event_target_value(&event))
                />
            </label>
        }
    };
    view! {
        {input(format!("{name}-passphrase"), text::PASSPHRASE, passphrase.first)}
        {input(format!("{name}-passphrase-again"), text::PASSPHRASE_AGAIN, passphrase.again)}
        <p class="hint" role="status" id=format!("{name}-passphrase-hint") prop:textContent=move || passphrase.error.get().unwrap_or(text::PASSPHRASE_HINT).text()></p>
    }
}
