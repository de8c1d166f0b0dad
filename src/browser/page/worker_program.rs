//! One of the programs that read photos, in its worker.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::browser::page::words::browser_message;
use crate::browser::protocol::{Backend, ToPage, ToWorker};

/// What comes from a worker.
#[derive(Debug)]
pub enum WorkerEvent {
    /// It said something.
    Said(ToPage),
    /// It is lost, and why.
    Stopped(String),
}

/// A running worker. It ends when this is dropped.
#[derive(Debug)]
pub struct WorkerProgram {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
}

/// The script that starts a backend's program, relative to the page; trunk names it after the program.
fn script(backend: Backend) -> &'static str {
    match backend {
        Backend::Cpu => "worker_cpu_loader.js",
        Backend::Gpu => "worker_gpu_loader.js",
    }
}

impl WorkerProgram {
    /// Starts the program of `backend`; `on_event` is called with everything that comes from it.
    ///
    /// # Errors
    ///
    /// What the browser says where it starts no worker at all.
    pub fn start(backend: Backend, on_event: impl Fn(WorkerEvent) + Clone + 'static) -> Result<WorkerProgram, String> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(script(backend), &options).map_err(|error| browser_message(&error))?;
        let on_message = {
            let on_event = on_event.clone();
            Closure::new(move |event: MessageEvent| {
                let said = serde_wasm_bindgen::from_value(event.data());
                on_event(
                    said.map_or_else(|error| WorkerEvent::Stopped(not_understood(&error.into())), WorkerEvent::Said),
                );
            })
        };
        // Both kinds of failure come here: an error in the program, and a message that the browser cannot carry over.
        let on_error = Closure::new(move |event: ErrorEvent| {
            on_event(WorkerEvent::Stopped(browser_message(&event)));
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        worker.set_onmessageerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(WorkerProgram { worker, _on_message: on_message, _on_error: on_error })
    }

    /// Tells the program something.
    ///
    /// # Errors
    ///
    /// What the browser says where the message cannot be sent.
    pub fn tell(&self, message: &ToWorker) -> Result<(), String> {
        let message = serde_wasm_bindgen::to_value(message).map_err(|error| error.to_string())?;
        self.worker.post_message(&message).map_err(|error| browser_message(&error))
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

fn not_understood(error: &JsValue) -> String {
    format!("it said something that this page does not understand: {}", browser_message(error))
}
