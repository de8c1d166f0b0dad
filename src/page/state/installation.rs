//! Offline use and updates of the page.
//!
//! The service worker (`www/sw.js`) stores all files of one version. It downloads a new version in addition to the
//! current one, and the new version waits until the user accepts it.

use std::time::Duration;

use js_sys::{Function, Promise, Reflect};
use leptos::ev;
use leptos::leptos_dom::helpers::set_interval;
use leptos::prelude::{
    GetUntracked, GetValue, LocalStorage, RwSignal, Set, SetValue, StoredValue, UpdateValue, WithValue, document,
    window, window_event_listener,
};
use leptos::task::spawn_local;
use serde::Deserialize;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Event, MessageEvent, RegistrationOptions, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration,
    ServiceWorkerState, ServiceWorkerUpdateViaCache, VisibilityState,
};

use crate::page::state::browser::{error_message, timer};
use crate::page::state::set_if_changed;
use crate::page::state::site_files::{is_framed, service_workers, site_version};
use crate::page::text::app::{
    OFFLINE_FORBIDDEN, OFFLINE_IN_FRAME, OFFLINE_INCOMPLETE, OFFLINE_NEEDS_HTTPS, OFFLINE_OUTDATED, offline_failed,
    offline_refused,
};
use crate::page::text::message::Message;

/// The service worker, relative to the page. It serves its own folder.
const SERVICE_WORKER: &str = "sw.js";

/// Time between two checks for a new version while the page is open.
const UPDATE_INTERVAL: Duration = Duration::from_secs(60 * 60);

/// Time between the two attempts to register the service worker.
const RETRY_WAIT: Duration = Duration::from_secs(3);

/// Message to the service worker when the user accepts the new version.
const ACCEPT: &str = "skip-waiting";

type Listener = Closure<dyn FnMut(Event)>;

/// A message of the service worker.
#[derive(Debug, Deserialize)]
struct Report {
    /// The version of the active service worker, in the answer to a check; none while a version is being stored.
    version: Option<String>,
    /// The files that could not be stored.
    refused: Vec<RefusedFile>,
}

/// A file that could not be stored.
#[derive(Debug, Deserialize)]
struct RefusedFile {
    /// Path of the file.
    file: String,
    /// One of the causes in `www/sw.js`.
    cause: String,
}

/// Whether the page can be used offline.
#[derive(Clone, Debug, PartialEq)]
pub enum InstallationState {
    /// Files are still being stored, or the state is unknown.
    Pending,
    /// All files are stored.
    Ready,
    /// Offline use is not possible; the reason, as a sentence.
    Failed(Message),
}

/// Offline use and updates. A handle: copies share their state.
#[derive(Clone, Copy, Debug)]
pub struct Installation {
    /// Whether the page can be used offline.
    pub state: RwSignal<InstallationState>,
    /// Whether a new version can be accepted here, or was accepted in another tab.
    pub update_is_ready: RwSignal<bool>,
    registration: StoredValue<Option<ServiceWorkerRegistration>, LocalStorage>,
    waiting: StoredValue<Option<ServiceWorker>, LocalStorage>,
    /// Whether the user accepted the new version on this page.
    is_accepted: StoredValue<bool>,
    /// Whether a version is stored, complete or not.
    has_active: StoredValue<bool>,
    /// The listeners of the service workers, for the lifetime of the page.
    listeners: StoredValue<Vec<Listener>, LocalStorage>,
}

impl Installation {
    /// An installation in the state [`InstallationState::Pending`].
    pub fn new() -> Installation {
        Installation {
            state: RwSignal::new(InstallationState::Pending),
            update_is_ready: RwSignal::new(false),
            registration: StoredValue::new_local(None),
            waiting: StoredValue::new_local(None),
            is_accepted: StoredValue::new(false),
            has_active: StoredValue::new(false),
            listeners: StoredValue::new_local(Vec::new()),
        }
    }

    /// Registers the service worker. Call it when photos can be classified, so that its downloads delay no result.
    pub fn start(self) {
        let Some(container) = service_workers() else {
            let reason = if !window().is_secure_context() {
                OFFLINE_NEEDS_HTTPS
            } else if is_framed() {
                OFFLINE_IN_FRAME
            } else {
                OFFLINE_FORBIDDEN
            };
            self.state.set(InstallationState::Failed(reason.into()));
            return;
        };
        let received = self.listener(move |event| {
            let message = event.unchecked_into::<MessageEvent>().data();
            if let Ok(report) = serde_wasm_bindgen::from_value(message) {
                self.on_report(&report);
            }
        });
        container.set_onmessage(Some(&received));
        // A new version was accepted in another tab. This page still runs the old version. A reload would delete its
        // results, so the user decides.
        let had_controller = container.controller().is_some();
        let changed = self.listener(move |_| {
            if had_controller {
                self.update_is_ready.set(true);
            }
        });
        container.set_oncontrollerchange(Some(&changed));
        // A page that stays open for days checks for a new version whenever it becomes visible, and every hour. The
        // browser may have deleted files meanwhile, and a server may send what it did not send before.
        let on_screen = container.clone();
        window_event_listener(ev::visibilitychange, move |_| {
            if document().visibility_state() == VisibilityState::Visible {
                self.check(&on_screen);
            }
        });
        self.register(&container);
        set_interval(move || self.check(&container), UPDATE_INTERVAL);
    }

    fn register(self, container: &ServiceWorkerContainer) {
        let container = container.clone();
        spawn_local(async move {
            match register(&container).await {
                Ok(registration) => self.watch(registration),
                Err(error) => {
                    self.state.set(InstallationState::Failed(offline_failed(error_message(&error).into())));
                }
            }
        });
    }

    /// Looks for a new version and for missing files, or tries to store the site again if it is not stored.
    fn check(self, container: &ServiceWorkerContainer) {
        let registration = self.registration.get_value();
        match registration.as_ref().and_then(|registration| Some((registration, registration.active()?))) {
            Some((registration, active)) => {
                look_for_update(registration);
                ask_for_state(&active);
            }
            None => self.register(container),
        }
    }

    /// Replaces this version with the waiting one and reloads the page.
    pub fn accept_update(self) {
        self.is_accepted.set_value(true);
        match self.waiting.with_value(Clone::clone) {
            Some(waiting) if waiting.state() == ServiceWorkerState::Installed => {
                if waiting.post_message(&ACCEPT.into()).is_err() {
                    reload();
                }
            }
            // The new version was accepted in another tab.
            _ => reload(),
        }
    }

    /// Whether the user has accepted the new version.
    pub fn update_is_accepted(self) -> bool {
        self.is_accepted.get_value()
    }

    fn watch(self, registration: ServiceWorkerRegistration) {
        if let Some(active) = registration.active() {
            self.on_stored(&active);
        }
        if let Some(waiting) = registration.waiting() {
            self.offer_update(&waiting);
            self.track(&waiting);
        }
        if let Some(installing) = registration.installing() {
            self.track(&installing);
        }
        let found = {
            let registration = registration.clone();
            self.listener(move |_| {
                if let Some(installing) = registration.installing() {
                    self.track(&installing);
                }
            })
        };
        registration.set_onupdatefound(Some(&found));
        self.registration.set_value(Some(registration));
    }

    /// Tracks the state of a service worker.
    fn track(self, worker: &ServiceWorker) {
        let changed = {
            let worker = worker.clone();
            self.listener(move |_| match worker.state() {
                ServiceWorkerState::Installed => self.offer_update(&worker),
                ServiceWorkerState::Activated => self.on_activated(&worker),
                ServiceWorkerState::Redundant if self.state.get_untracked() == InstallationState::Pending => {
                    self.state.set(InstallationState::Failed(OFFLINE_INCOMPLETE.into()));
                }
                _ => {}
            })
        };
        worker.set_onstatechange(Some(&changed));
    }

    fn offer_update(self, worker: &ServiceWorker) {
        // The first version does not wait: it becomes active by itself.
        if self.has_active.get_value() {
            self.waiting.update_value(|waiting| *waiting = Some(worker.clone()));
            self.update_is_ready.set(true);
        }
    }

    fn on_activated(self, worker: &ServiceWorker) {
        let is_the_update = self.waiting.with_value(|waiting| waiting.as_ref() == Some(worker));
        if is_the_update && self.is_accepted.get_value() {
            reload();
        }
        self.on_stored(worker);
    }

    /// Handles that `active` has stored its version, and asks it for the version and for missing files.
    fn on_stored(self, active: &ServiceWorker) {
        self.state.set(InstallationState::Ready);
        ask_for_state(active);
        if !self.has_active.get_value() {
            self.has_active.set_value(true);
            ask_for_persistent_storage();
        }
    }

    fn on_report(self, report: &Report) {
        if let (Some(active), Some(page)) = (&report.version, site_version())
            && *active != page
            // With files missing, the page may be the newer one.
            && report.refused.is_empty()
        {
            // The server published a new version while this page was loading.
            self.update_is_ready.set(true);
        }
        let is_stored = report.version.is_some();
        if !is_stored && self.has_active.get_value() {
            // A new version that cannot be stored does not affect the stored one.
            return;
        }
        if let Some(RefusedFile { file, cause }) = report.refused.first() {
            let message = match cause.as_str() {
                "changed" if is_stored => OFFLINE_OUTDATED.into(),
                _ => offline_refused(file, cause, report.refused.len() - 1),
            };
            self.state.set(InstallationState::Failed(message));
        } else if is_stored {
            set_if_changed(self.state, InstallationState::Ready);
        }
    }

    fn listener(self, call: impl Fn(Event) + 'static) -> Function {
        let listener = Listener::new(call);
        let function = listener.as_ref().unchecked_ref::<Function>().clone();
        self.listeners.update_value(|listeners| listeners.push(listener));
        function
    }
}

async fn register(container: &ServiceWorkerContainer) -> Result<ServiceWorkerRegistration, JsValue> {
    let options = RegistrationOptions::new();
    // Some hosts let browsers cache every file for a year.
    options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
    let attempt = || JsFuture::from(container.register_with_options(SERVICE_WORKER, &options));
    let registered = match attempt().await {
        Ok(registration) => registration,
        // A server that is busy may answer the second time.
        Err(_) => {
            JsFuture::from(timer(RETRY_WAIT)).await?;
            attempt().await?
        }
    };
    registered.dyn_into()
}

/// Asks the service worker for its version and for missing files. It answers with a [`Report`].
fn ask_for_state(active: &ServiceWorker) {
    let check = js_sys::Object::new();
    let version = site_version().unwrap_or_default();
    // Neither can fail for a plain object and a string.
    drop(Reflect::set(&check, &"check".into(), &version.into()));
    drop(active.post_message(&check));
}

fn look_for_update(registration: &ServiceWorkerRegistration) {
    if let Ok(update) = registration.update() {
        spawn_local(async move {
            // Without a network the check fails, and the page continues with its version.
            drop(JsFuture::from(update).await);
        });
    }
}

/// Asks the browser to keep what the site has stored when the storage of the device is short. The answer changes nothing
/// on the page.
pub fn ask_for_persistent_storage() {
    // Called through `Reflect`, because older browsers may lack the method or the field.
    let ask = || -> Result<Promise, JsValue> {
        let storage = Reflect::get(&window().navigator(), &"storage".into())?;
        let persist: Function = Reflect::get(&storage, &"persist".into())?.dyn_into()?;
        persist.call0(&storage)?.dyn_into()
    };
    if let Ok(answer) = ask() {
        spawn_local(async move { drop(JsFuture::from(answer).await) });
    }
}

/// Whether this is Safari on an iPhone or iPad outside the Home Screen, which deletes pages that are not visited.
pub fn may_be_forgotten() -> bool {
    Reflect::get(&window().navigator(), &"standalone".into()).is_ok_and(|standalone| standalone == JsValue::FALSE)
}

fn reload() {
    // A page may always reload itself.
    drop(window().location().reload());
}

/// The entry of the browser's session storage that marks an accepted new version.
const UPDATED: &str = "updated";

/// Remembers across the next loading of the page that the user has accepted a new version.
pub fn remember_update() {
    if let Ok(Some(storage)) = window().session_storage() {
        // Without storage, the focus is at the top of the new page.
        drop(storage.set_item(UPDATED, "yes"));
    }
}

/// Whether the user has accepted this version before the page was loaded. It is true once.
pub fn was_updated() -> bool {
    let Ok(Some(storage)) = window().session_storage() else { return false };
    let was_updated = storage.get_item(UPDATED).is_ok_and(|value| value.is_some());
    was_updated && storage.remove_item(UPDATED).is_ok()
}
