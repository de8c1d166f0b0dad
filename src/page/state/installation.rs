//! Offline use and updates of the page.
//!
//! The service worker (`www/sw.js`) stores all files of one version. It downloads a new version in addition to the
//! current one, and the new version waits until the user accepts it.

use leptos::ev;
use leptos::prelude::{
    GetUntracked, GetValue, LocalStorage, RwSignal, Set, SetValue, StoredValue, UpdateValue, WithValue, document,
    window, window_event_listener,
};
use leptos::task::spawn_local;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Event, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState, VisibilityState,
};

use crate::page::state::browser::error_message;
use crate::page::text::app::{OFFLINE_INCOMPLETE, OFFLINE_NEEDS_HTTPS, offline_failed};

/// The service worker, relative to the page. It serves its own folder.
const SERVICE_WORKER: &str = "sw.js";

/// Message to the service worker when the user accepts the new version.
const ACCEPT: &str = "skip-waiting";

type Listener = Closure<dyn FnMut(Event)>;

/// Whether the page can be used offline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InstallationState {
    /// Files are still being stored, or the state is unknown.
    Pending,
    /// All files are stored.
    Ready,
    /// Offline use is not possible; the reason, as a sentence.
    Failed(String),
}

/// Offline use and updates. A handle: copies share their state.
#[derive(Clone, Copy, Debug)]
pub struct Installation {
    /// Whether the page can be used offline.
    pub state: RwSignal<InstallationState>,
    /// Whether a new version can be accepted here, or was accepted in another tab.
    pub update_is_ready: RwSignal<bool>,
    waiting: StoredValue<Option<ServiceWorker>, LocalStorage>,
    /// Whether the user accepted the new version on this page.
    is_accepted: StoredValue<bool>,
    /// The listeners of the service workers, for the lifetime of the page.
    listeners: StoredValue<Vec<Listener>, LocalStorage>,
}

impl Installation {
    /// An installation in the state [`InstallationState::Pending`].
    pub fn new() -> Installation {
        Installation {
            state: RwSignal::new(InstallationState::Pending),
            update_is_ready: RwSignal::new(false),
            waiting: StoredValue::new_local(None),
            is_accepted: StoredValue::new(false),
            listeners: StoredValue::new_local(Vec::new()),
        }
    }

    /// Registers the service worker. Call it when photos can be classified, so that its downloads delay no result.
    pub fn start(self) {
        let navigator = window().navigator();
        // Without https, browsers have service workers on localhost only.
        if js_sys::Reflect::get(&navigator, &"serviceWorker".into()).is_ok_and(|container| container.is_undefined()) {
            self.state.set(InstallationState::Failed(OFFLINE_NEEDS_HTTPS.into()));
            return;
        }
        let container = navigator.service_worker();
        spawn_local(async move {
            match register(&container).await {
                Ok(registration) => self.watch(&container, registration),
                Err(error) => {
                    self.state.set(InstallationState::Failed(offline_failed(&error_message(&error))));
                }
            }
        });
    }

    /// Replaces this version with the waiting one and reloads the page.
    pub fn accept_update(self) {
        match self.waiting.with_value(Clone::clone) {
            Some(waiting) if waiting.state() == ServiceWorkerState::Installed => {
                self.is_accepted.set_value(true);
                if waiting.post_message(&ACCEPT.into()).is_err() {
                    reload();
                }
            }
            // The new version was accepted in another tab.
            _ => reload(),
        }
    }

    fn watch(self, container: &ServiceWorkerContainer, registration: ServiceWorkerRegistration) {
        if registration.active().is_some() {
            self.state.set(InstallationState::Ready);
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
            self.listener(move || {
                if let Some(installing) = registration.installing() {
                    self.track(&installing);
                }
            })
        };
        registration.set_onupdatefound(Some(&found));
        // A new version was accepted in another tab. This page still runs the old version. A reload would delete its
        // results, so the user decides.
        let had_controller = container.controller().is_some();
        let changed = self.listener(move || {
            if had_controller {
                self.update_is_ready.set(true);
            }
        });
        container.set_oncontrollerchange(Some(&changed));
        // A page that stays open for days checks for a new version whenever it becomes visible.
        window_event_listener(ev::visibilitychange, move |_| {
            if document().visibility_state() == VisibilityState::Visible
                && let Ok(update) = registration.update()
            {
                spawn_local(async move {
                    // Without a network the check fails, and the page continues with its version.
                    drop(JsFuture::from(update).await);
                });
            }
        });
    }

    /// Tracks the state of a service worker.
    fn track(self, worker: &ServiceWorker) {
        let changed = {
            let worker = worker.clone();
            self.listener(move || match worker.state() {
                ServiceWorkerState::Installed => self.offer_update(&worker),
                ServiceWorkerState::Activated => self.on_activated(&worker),
                ServiceWorkerState::Redundant if self.state.get_untracked() != InstallationState::Ready => {
                    self.state.set(InstallationState::Failed(OFFLINE_INCOMPLETE.into()));
                }
                _ => {}
            })
        };
        worker.set_onstatechange(Some(&changed));
    }

    fn offer_update(self, worker: &ServiceWorker) {
        // The first version does not wait: it becomes active by itself.
        if self.state.get_untracked() == InstallationState::Ready {
            self.waiting.update_value(|waiting| *waiting = Some(worker.clone()));
            self.update_is_ready.set(true);
        }
    }

    fn on_activated(self, worker: &ServiceWorker) {
        let is_the_update = self.waiting.with_value(|waiting| waiting.as_ref() == Some(worker));
        if is_the_update && self.is_accepted.get_value() {
            reload();
        }
        self.state.set(InstallationState::Ready);
    }

    fn listener(self, call: impl Fn() + 'static) -> js_sys::Function {
        let listener = Listener::new(move |_| call());
        let function = listener.as_ref().unchecked_ref::<js_sys::Function>().clone();
        self.listeners.update_value(|listeners| listeners.push(listener));
        function
    }
}

async fn register(container: &ServiceWorkerContainer) -> Result<ServiceWorkerRegistration, JsValue> {
    JsFuture::from(container.register(SERVICE_WORKER)).await?.dyn_into()
}

fn reload() {
    // A page may always reload itself.
    drop(window().location().reload());
}
