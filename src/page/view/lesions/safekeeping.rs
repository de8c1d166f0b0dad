//! Backup, lock and erasing of records.

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

use crate::page::state::records::{LOCK_MINUTES, Records};
use crate::page::state::storage_room::storage_room;
use crate::page::text::message::Phrase;
use crate::page::text::records as text;
use crate::page::view::lesions::unlocking::{NewPassphrase, NewPassphraseInput, Relock};

/// The forms for a backup, the lock and erasing.
#[component]
pub fn Safekeeping(records: Records) -> impl IntoView {
    let minutes = LOCK_MINUTES
        .into_iter()
        .map(|minutes| {
            let is_selected = records.lock_after_minutes.get_untracked() == minutes;
            view! { <option value=minutes.to_string() selected=is_selected>{text::minutes(minutes)}</option> }
        })
        .collect_view();
    let set_minutes = move |value: String| {
        if let Ok(minutes) = value.parse() {
            records.set_lock_minutes(minutes);
        }
    };
    let room = storage_room();
    view! {
        <section class="card" aria-labelledby="safe-title">
            <h2 id="safe-title">{text::SAFE}</h2>
            <p class="hint">{text::BACKUP_HINT}</p>
            <Backup records/>
            <Restore records/>
            <Relock records/>
            <label class="field">
                <span>{text::LOCK_AFTER}</span>
                <select id="lock-minutes" on:change=move |event| set_minutes(event_target_value(&event))>{minutes}</select>
            </label>
            <label class="choice">
                <input id="lock-hidden" type="checkbox" prop:checked=move || records.locks_when_hidden.get() on:change=move |event| records.set_lock_when_hidden(event_target_checked(&event))/>
                <span>{text::LOCK_WHEN_HIDDEN}</span>
            </label>
            <p id="records-room" class="hint" translate="no" prop:textContent=move || room.get()></p>
        </section>
        <Erasing records/>
    }
}

#[component]
fn Backup(records: Records) -> impl IntoView {
    let passphrase = NewPassphrase::new();
    let back_up = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(passphrase) = passphrase.checked() {
            records.back_up(passphrase);
        }
    };
    view! {
        <details>
            <summary id="backup-open">{text::MAKE_BACKUP}</summary>
            <form class="stack" on:submit=back_up novalidate>
                <NewPassphraseInput passphrase name="backup"/>
                <button id="backup-make" class="button" type="submit" disabled=move || records.busy.get().is_some()>{text::BACK_UP}</button>
            </form>
        </details>
    }
}

#[component]
fn Restore(records: Records) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let passphrase = RwSignal::new(String::new());
    let error = RwSignal::new(None::<Phrase>);
    let restore = move |event: SubmitEvent| {
        event.prevent_default();
        let file = input.get_untracked().and_then(|input| input.files()).and_then(|files| files.get(0));
        let Some(file) = file else {
            error.set(Some(text::NO_FILE));
            return;
        };
        error.set(None);
        let typed = passphrase.get_untracked();
        passphrase.set(String::new());
        records.restore(file.into(), typed);
    };
    view! {
        <details>
            <summary id="restore-open">{text::RESTORE_BACKUP}</summary>
            <form class="stack" on:submit=restore>
                <label class="field">
                    <span>{text::BACKUP_FILE}</span>
                    <input id="restore-file" type="file" accept=".naevus" node_ref=input/>
                </label>
                <label class="field">
                    <span>{text::PASSPHRASE}</span>
                    <input id="restore-passphrase" type="password" autocomplete="off" prop:value=move || passphrase.get() on:input=move |event| passphrase.set(event_target_value(&event))/>
                </label>
                <p class="hint" role="status" prop:textContent=move || error.get().map(Phrase::text)></p>
                <button id="restore-start" class="button" type="submit" disabled=move || records.busy.get().is_some()>{text::RESTORE}</button>
            </form>
        </details>
    }
}

/// The two taps that erase everything. They are offered while records are locked, too.
#[component]
pub fn Erasing(records: Records) -> impl IntoView {
    let is_asked = RwSignal::new(false);
    view! {
        <Show
            when=move || is_asked.get()
            fallback=move || view! {
                <button id="records-erase" class="button quiet" type="button" on:click=move |_| is_asked.set(true)>{text::ERASE}</button>
            }
        >
            <div class="failure" role="alertdialog" aria-labelledby="erase-question">
                <p id="erase-question">{text::ERASE_QUESTION}</p>
                <button id="records-erase-now" class="button" type="button" on:click=move |_| records.erase()>{text::ERASE_NOW}</button>
                <button class="button quiet" type="button" on:click=move |_| is_asked.set(false)>{text::CANCEL}</button>
            </div>
        </Show>
    }
}
