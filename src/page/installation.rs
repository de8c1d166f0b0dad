//! The page as an installed program: kept for use without a network, and brought up to date when the user wants it.
//!
//! The service worker (`www/sw.js`) keeps one version of all files, whole. A next version is fetched beside it, and
//! waits until it is accepted.

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

use crate::page::words::browser_message;

/// The service worker, relative to the page; its folder is what it serves.
const SERVICE_WORKER: &str = "sw.js";

/// What the service worker is told when the user accepts the version that waits.
const ACCEPT: &str = "skip-waiting";

type Listener = Closure<dyn FnMut(Event)>;

/// Whether the page is kept for use without a network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InstallationState {
    /// Not yet, or not known.
    NotYet,
    /// Every file is kept.
    Ready,
    /// It cannot be kept; the sentence says why.
    Failed(String),
}

/// The page's installation. A handle: copies are the same.
#[derive(Clone, Copy, Debug)]
pub struct Installation {
    /// Whether the page is kept for use without a network.
    pub state: RwSignal<InstallationState>,
    /// Whether a new version waits to be accepted, or was accepted in another tab.
    pub update_is_ready: RwSignal<bool>,
    waiting: StoredValue<Option<ServiceWorker>, LocalStorage>,
    /// Whether the user accepted the update on this page.
    is_accepted: StoredValue<bool>,
    /// For as long as the page lives: what listens to the service workers.
    listeners: StoredValue<Vec<Listener>, LocalStorage>,
}

impl Installation {
    /// An installation of which nothing is known yet.
    pub fn new() -> Installation {
        Installation {
            state: RwSignal::new(InstallationState::NotYet),
            update_is_ready: RwSignal::new(false),
            waiting: StoredValue::new_local(None),
            is_accepted: StoredValue::new(false),
            listeners: StoredValue::new_local(Vec::new()),
        }
    }

    /// Registers the service worker. To be called when photos can be read, so that keeping files delays no answer.
    pub fn start(self) {
        let navigator = window().navigator();
        // Where the page comes neither over https nor from this machine, browsers have no service workers.
        if js_sys::Reflect::get(&navigator, &"serviceWorker".into()).is_ok_and(|container| container.is_undefined()) {
            let reason = "Not kept for offline use: this needs https.";
            self.state.set(InstallationState::Failed(reason.into()));
            return;
        }
        let container = navigator.service_worker();
        spawn_local(async move {
            match register(&container).await {
                Ok(registration) => self.watch(&container, registration),
                Err(error) => {
                    let reason = browser_message(&error);
                    self.state.set(InstallationState::Failed(format!("Not kept for offline use: {reason}")));
                }
            }
        });
    }

    /// Puts the version that waits in the place of this one. The page is then loaded again.
    pub fn accept_update(self) {
        match self.waiting.with_value(Clone::clone) {
            Some(waiting) if waiting.state() == ServiceWorkerState::Installed => {
                self.is_accepted.set_value(true);
                let told = waiting.post_message(&ACCEPT.into());
                if told.is_err() {
                    reload();
                }
            }
            // It was accepted in another tab.
            _ => reload(),
        }
    }

    fn watch(self, container: &ServiceWorkerContainer, registration: ServiceWorkerRegistration) {
        if registration.active().is_some() {
            self.state.set(InstallationState::Ready);
        }
        if let Some(waiting) = registration.waiting() {
            self.offer(&waiting);
            self.follow(&waiting);
        }
        if let Some(installing) = registration.installing() {
            self.follow(&installing);
        }
        let found = {
            let registration = registration.clone();
            self.listener(move || {
                if let Some(installing) = registration.installing() {
                    self.follow(&installing);
                }
            })
        };
        registration.set_onupdatefound(Some(&found));
        // A version that was accepted in another tab: this page's programs are of the old one, so it is not to go on for
        // long, but its readings are not to vanish either.
        let had_controller = container.controller().is_some();
        let changed = self.listener(move || {
            if had_controller {
                self.update_is_ready.set(true);
            }
        });
        container.set_oncontrollerchange(Some(&changed));
        // A page that stays open for days looks for a new version whenever it comes back to the front.
        window_event_listener(ev::visibilitychange, move |_| {
            if document().visibility_state() == VisibilityState::Visible
                && let Ok(update) = registration.update()
            {
                spawn_local(async move {
                    // Without a network there is nothing to be said: the page goes on with what it has.
                    drop(JsFuture::from(update).await);
                });
            }
        });
    }

    /// Follows a service worker from its installation on.
    fn follow(self, worker: &ServiceWorker) {
        let changed = {
            let worker = worker.clone();
            self.listener(move || match worker.state() {
                ServiceWorkerState::Installed => self.offer(&worker),
                ServiceWorkerState::Activated => self.on_activated(&worker),
                ServiceWorkerState::Redundant if self.state.get_untracked() != InstallationState::Ready => {
                    let reason = "Not kept for offline use: the files could not all be fetched. It is tried again at the next visit.";
                    self.state.set(InstallationState::Failed(reason.into()));
                }
                _ => {}
            })
        };
        worker.set_onstatechange(Some(&changed));
    }

    fn offer(self, worker: &ServiceWorker) {
        // The very first version has none before it: it does not wait but becomes active by itself.
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
    // The browser refuses this to no page about itself.
    drop(window().location().reload());
}
