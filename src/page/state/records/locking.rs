//! Locks records after a time without use and when the page is hidden, and keeps several tabs in step.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::{
    GetUntracked, GetValue, Set, SetValue, Update, WithValue, document, set_interval, window_event_listener,
};
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{BroadcastChannel, MessageEvent, VisibilityState};

use crate::page::state::browser::{local_storage, now_ms};
use crate::page::state::records::{CHANGED, CHANNEL, Failure, Phase, RELOCKED, Records};

/// The choices of minutes without use after which records are locked.
pub const LOCK_MINUTES: [u32; 4] = [1, 5, 15, 60];

/// The minutes unless the user has chosen others.
const DEFAULT_MINUTES: u32 = 5;

/// Keys in the local storage.
const MINUTES_KEY: &str = "records-lock-minutes";
const WHEN_HIDDEN_KEY: &str = "records-lock-when-hidden";

/// How often the time without use is looked at.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// The stored minutes without use after which records are locked.
pub fn stored_minutes() -> u32 {
    let stored = local_storage().and_then(|storage| storage.get_item(MINUTES_KEY).ok().flatten());
    let minutes = stored.and_then(|minutes| minutes.parse().ok());
    minutes.filter(|minutes| LOCK_MINUTES.contains(minutes)).unwrap_or(DEFAULT_MINUTES)
}

/// Whether records are locked when the page is hidden, as stored.
pub fn stored_when_hidden() -> bool {
    local_storage().and_then(|storage| storage.get_item(WHEN_HIDDEN_KEY).ok().flatten()).as_deref() != Some("no")
}

impl Records {
    /// Sets and stores the minutes without use after which records are locked.
    pub fn set_lock_minutes(self, minutes: u32) {
        self.lock_after_minutes.set(minutes);
        if let Some(storage) = local_storage() {
            // Without storage, the setting holds until the page is closed.
            drop(storage.set_item(MINUTES_KEY, &minutes.to_string()));
        }
    }

    /// Sets and stores whether records are locked when the page is hidden.
    pub fn set_lock_when_hidden(self, locks: bool) {
        self.locks_when_hidden.set(locks);
        if let Some(storage) = local_storage() {
            drop(storage.set_item(WHEN_HIDDEN_KEY, if locks { "yes" } else { "no" }));
        }
    }

    /// Watches the use of the page for its lifetime.
    pub(super) fn watch_use(self) {
        window_event_listener(ev::pointerdown, move |_| self.mark_use());
        window_event_listener(ev::keydown, move |_| self.mark_use());
        window_event_listener(ev::visibilitychange, move |_| {
            let is_hidden = document().visibility_state() == VisibilityState::Hidden;
            // What is being stored is finished first; the time without use locks then.
            if is_hidden && self.locks_when_hidden.get_untracked() && self.busy.get_untracked().is_none() {
                self.lock();
            }
        });
        let lock_if_unused = move || {
            let unused_ms = now_ms() - self.used_ms.get_value();
            let limit_ms = f64::from(self.lock_after_minutes.get_untracked()) * 60_000.0;
            if unused_ms >= limit_ms && self.busy.get_untracked().is_none() {
                self.lock();
            }
        };
        set_interval(lock_if_unused, LOOK_EVERY);
    }

    pub(super) fn mark_use(self) {
        self.used_ms.set_value(now_ms());
    }

    /// Listens to other tabs, once.
    pub(super) fn listen_to_tabs(self) {
        if self.channel.with_value(Option::is_some) {
            return;
        }
        // Without a channel, another tab shows a change after it was unlocked again.
        let Ok(channel) = BroadcastChannel::new(CHANNEL) else { return };
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
            match message.data().as_string().as_deref() {
                Some(CHANGED) => self.read_again(),
                Some(RELOCKED) => self.read_lock_again(),
                _ => {}
            }
        });
        channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        // For the lifetime of the page.
        on_message.forget();
        self.channel.set_value(Some(channel));
    }

    /// Tells the other tabs.
    pub(super) fn tell(self, what: &str) {
        self.channel.with_value(|channel| {
            if let Some(channel) = channel {
                drop(channel.post_message(&what.into()));
            }
        });
    }

    /// Reads the entries again after another tab has changed them.
    fn read_again(self) {
        let Ok(vault) = self.vault() else { return };
        spawn_local(async move {
            match vault.entries().await {
                // A change of this tab may have been stored meanwhile: the newer edits stay.
                Ok(collection) if self.vault().is_ok() => {
                    self.collection.update(|here| drop(here.merge(collection)));
                }
                Ok(_) => {}
                Err(error) => self.fail(&error),
            }
        });
    }

    /// Reads what unlocks the records after another tab has replaced it.
    fn read_lock_again(self) {
        spawn_local(async move {
            if let Ok(Some(locked)) = self.locked().await {
                let needs_passphrase = locked.needs_passphrase();
                self.has_passphrase.set(needs_passphrase);
                if matches!(self.phase.get_untracked(), Phase::Locked { .. }) {
                    self.phase.set(Phase::Locked { needs_passphrase });
                }
            }
        });
    }

    /// Another tab erases the database or has a newer version of it.
    pub(super) fn on_database_change(self, failure: &Failure) {
        if self.phase.get_untracked() == Phase::Open && self.busy.get_untracked().is_none() {
            self.forget();
            self.phase.set(Phase::Off);
            self.fail(failure);
        }
    }
}
