//! Starts a worker and exchanges messages with it.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::page::state::browser::error_message;
use crate::page::state::site_files::start_worker;
use crate::page::text::app::undecodable_message;
use crate::protocol::{Backend, ToPage, ToWorker};

/// An event of a worker.
#[derive(Debug)]
pub enum WorkerEvent {
    /// A message.
    Message(ToPage),
    /// The worker has stopped; the reason.
    Stopped(String),
}

/// A running worker. It is terminated on drop.
#[derive(Debug)]
pub struct WorkerProgram {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
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
        let worker = start_worker(loader(backend), &options).map_err(|error| error_message(&error))?;
        let on_message = {
            let on_event = on_event.clone();
            Closure::new(move |event: MessageEvent| {
                on_event(match serde_wasm_bindgen::from_value(event.data()) {
                    Ok(message) => WorkerEvent::Message(message),
                    Err(error) => WorkerEvent::Stopped(undecodable_message(&error_message(&error.into()))),
                });
            })
        };
        // For errors of the program and for messages that the browser cannot transfer.
        let on_error = Closure::new(move |event: ErrorEvent| {
            on_event(WorkerEvent::Stopped(error_message(&event)));
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        worker.set_onmessageerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(WorkerProgram { worker, _on_message: on_message, _on_error: on_error })
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

impl Drop for WorkerProgram {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.set_onmessageerror(None);
        self.worker.terminate();
    }
}
