//! Starts a worker and exchanges messages with it.

use std::sync::atomic::{AtomicBool, Ordering};

use js_sys::{Array, Reflect};
use leptos::prelude::{document, window_event_listener_untyped};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, ErrorEvent, Event, MessageEvent, Url, Worker, WorkerOptions, WorkerType};

use crate::page::state::browser::{ObjectUrl, error_message};
use crate::page::state::site_files::{service_workers, versioned};
use crate::page::text::app::{NO_REASON, undecodable_message, worker_not_loaded};
use crate::page::text::message::Message;
use crate::protocol::{Backend, ToPage, ToWorker};

/// Whether the browser has refused a worker from a `blob:`, because the server sends another policy.
static BLOB_IS_FORBIDDEN: AtomicBool = AtomicBool::new(false);

/// An event of a worker.
#[derive(Debug)]
pub enum WorkerEvent {
    /// A message.
    Message(ToPage),
    /// The worker has stopped; the reason.
    Stopped(Message),
}

/// A running worker. It is terminated on drop.
#[derive(Debug)]
pub struct WorkerProgram {
    worker: Worker,
    _script: Option<ObjectUrl>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(Event)>,
    _on_message_error: Closure<dyn FnMut()>,
}

/// The script that starts the worker of a backend, relative to the page.
fn loader(backend: Backend) -> &'static str {
    match backend {
        Backend::Cpu => "worker_cpu_loader.js",
        Backend::Gpu => "worker_gpu_loader.js",
    }
}

impl WorkerProgram {
    /// Starts the worker of `backend`, whose events are passed to `on_event`.
    ///
    /// # Errors
    ///
    /// The message of the browser if it cannot start a worker.
    pub fn start(backend: Backend, on_event: impl Fn(WorkerEvent) + Clone + 'static) -> Result<WorkerProgram, String> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let (worker, script) = start_worker(loader(backend), &options).map_err(|error| error_message(&error))?;
        let on_message = {
            let on_event = on_event.clone();
            Closure::new(move |event: MessageEvent| {
                on_event(match serde_wasm_bindgen::from_value(event.data()) {
                    Ok(message) => WorkerEvent::Message(message),
                    Err(error) => WorkerEvent::Stopped(undecodable_message(&error_message(&error.into()))),
                });
            })
        };
        let on_message_error = {
            let on_event = on_event.clone();
            Closure::new(move || on_event(WorkerEvent::Stopped(undecodable_message(&NO_REASON))))
        };
        let on_error = Closure::new(move |event: Event| {
            // Only an error of the program has a message.
            let message = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message).filter(|message| !message.is_empty());
            on_event(WorkerEvent::Stopped(match message {
                Some(message) => without_kind(&message).into(),
                None => worker_not_loaded(loader(backend)),
            }));
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        worker.set_onmessageerror(Some(on_message_error.as_ref().unchecked_ref()));
        Ok(WorkerProgram {
            worker,
            _script: script,
            _on_message: on_message,
            _on_error: on_error,
            _on_message_error: on_message_error,
        })
    }

    /// Sends a message to the worker.
    ///
    /// # Errors
    ///
    /// The message of the browser if it cannot send.
    pub fn send(&self, message: &ToWorker) -> Result<(), String> {
        let message = serde_wasm_bindgen::to_value(message).map_err(|error| error.to_string())?;
        self.worker.post_message(&message).map_err(|error| error_message(&error))
    }
}

/// The message of an error without what browsers put before it.
fn without_kind(message: &str) -> &str {
    let message = message.strip_prefix("Uncaught ").unwrap_or(message);
    message.strip_prefix("Error: ").unwrap_or(message)
}

impl Drop for WorkerProgram {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.set_onmessageerror(None);
        self.worker.terminate();
    }
}

/// Starts a worker; `loader` is the path of its script, relative to the page.
///
/// A worker has the content security policy of its own response. The service worker adds the policy of the page to it,
/// but without a service worker the server may send none. The worker is then started from a `blob:` that imports the
/// loader, because such a worker inherits the policy of the page. The `blob:` is needed as long as the worker.
///
/// # Errors
///
/// The error of the browser if it cannot start a worker.
fn start_worker(loader: &str, options: &WorkerOptions) -> Result<(Worker, Option<ObjectUrl>), JsValue> {
    let address = versioned(loader);
    let has_controller = service_workers().is_some_and(|container| container.controller().is_some());
    if !has_controller
        && !BLOB_IS_FORBIDDEN.load(Ordering::Relaxed)
        && let Some(blob) = script_that_imports(&address)
        && let Ok(worker) = Worker::new_with_options(blob.address(), options)
    {
        return Ok((worker, Some(blob)));
    }
    Ok((Worker::new_with_options(&address, options)?, None))
}

/// A script in a `blob:` that imports the module at `address`; none if the browser cannot make one.
fn script_that_imports(address: &str) -> Option<ObjectUrl> {
    // A `blob:` has no folder, so that a relative address would be invalid in it.
    let absolute = Url::new_with_base(address, &document().base_uri().ok()??).ok()?.href();
    let script = format!("import {};", serde_json::Value::from(absolute));
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&script.into()), &options).ok()?;
    ObjectUrl::of(&blob).ok()
}

/// Listens for a refusal of a worker from a `blob:`, for the lifetime of the page. The next worker is then started from
/// the address of its loader: a server that sends a policy of its own sends it to workers, too.
pub fn watch_for_refused_workers() {
    window_event_listener_untyped("securitypolicyviolation", |event| {
        let text = |key: &str| Reflect::get(&event, &key.into()).ok().and_then(|value| value.as_string());
        if text("blockedURI").is_some_and(|uri| uri.starts_with("blob")) {
            BLOB_IS_FORBIDDEN.store(true, Ordering::Relaxed);
        }
    });
}
