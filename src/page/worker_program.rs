//! One of the programs that read photos, in its worker: how it is started, and how long it may take.

use std::time::Duration;

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::page::words::browser_message;
use crate::protocol::{Backend, ToPage, ToWorker};

/// How long a program may take to be fetched and to start. WebGPU's has 2 to 3 MB, compressed; a bad line carries that
/// in two minutes.
pub const START_LIMIT: Duration = Duration::from_secs(180);

/// How long a program may take to load the model and test itself. On a GPU that includes its shaders' compilation, some
/// seconds on an old tablet.
pub const LOAD_LIMIT: Duration = Duration::from_secs(120);

/// How long the first view of a photo may take; a phone's largest photo on a slow CPU takes some seconds.
pub fn reading_limit(backend: Backend) -> Duration {
    match backend {
        Backend::Cpu => Duration::from_secs(30),
        // The first photo of a size may compile shaders again.
        Backend::Gpu => Duration::from_secs(60),
    }
}

/// How long the seven other views may take: seven times a view of ten seconds, which no device in use takes.
pub const OTHER_VIEWS_LIMIT: Duration = Duration::from_secs(70);

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

/// Whether the browser gives a WebGPU adapter. Asked by name, since web-sys has WebGPU only behind a compiler flag.
pub async fn has_adapter() -> bool {
    async fn ask() -> Result<JsValue, JsValue> {
        let gpu = Reflect::get(window().navigator().as_ref(), &"gpu".into())?;
        if gpu.is_undefined() {
            return Ok(JsValue::NULL);
        }
        let request: Function = Reflect::get(&gpu, &"requestAdapter".into())?.dyn_into()?;
        JsFuture::from(request.call0(&gpu)?.dyn_into::<Promise>()?).await
    }
    ask().await.is_ok_and(|adapter| !adapter.is_null() && !adapter.is_undefined())
}
