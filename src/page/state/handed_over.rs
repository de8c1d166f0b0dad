//! Photos that the system hands to the page: shared from another program, or opened as files with the installed page.
//!
//! The system sends shared photos to the service worker (`www/sw.js`), which keeps them encrypted until a page fetches
//! them with the key. A page that is being left for them stays and takes them, so that its list is kept; else the page
//! that opens has the key in its address.

use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::{GetValue, StoredValue, untrack, window};
use leptos::task::spawn_local;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FormData, Headers, MessageEvent, MessagePort, RequestInit, Response};

use crate::page::route::{Route, Screen};
use crate::page::state::browser::now_ms;
use crate::page::state::intake::Intake;
use crate::page::state::router::Router;
use crate::page::state::site_files::service_workers;
use crate::page::text::capture::{OPENED_UNREADABLE, SHARED_GONE, SHARED_NO_PHOTO, SHARED_NOT_KEPT};
use crate::page::text::message::Phrase;

/// The address of shared photos, relative to the page, as in the manifest and in `www/sw.js`.
const SHARE: &str = "share";

/// The header of a request for shared photos, with their key.
const KEY_HEADER: &str = "share-key";

/// The field of the form with the photos, as in the manifest.
const PHOTOS: &str = "photos";

/// Stands for the key in the address of the page if the photos could not be kept.
const NOT_KEPT: &str = "not-kept";

/// The time between the attempt to leave the page and the question of the service worker, in milliseconds.
const LEAVING_MS: f64 = 5000.0;

/// The part of the address before the key of shared photos: `#/read/shared/`.
fn shared_route() -> String {
    format!("{}/", Route::with_parts(Screen::Read, &["shared"]).address())
}

/// The key of shared photos in the address of the page; none if the page was not opened for them. It must be called before
/// the router removes the key from the address.
pub fn shared_key() -> Option<String> {
    window().location().hash().ok()?.strip_prefix(&shared_route()).map(Into::into)
}

/// Takes what the system hands over. A handle: copies share their state.
#[derive(Clone, Copy, Debug)]
pub struct HandedOver {
    intake: Intake,
    router: Router,
    /// The last attempt to leave the page while it has photos, in milliseconds since the start of the page.
    left_ms: StoredValue<f64>,
}

impl HandedOver {
    /// Photos are added through `intake`. `left_ms` is the result of
    /// [`ask_before_leaving`](crate::page::state::leaving::ask_before_leaving).
    pub fn new(intake: Intake, router: Router, left_ms: StoredValue<f64>) -> HandedOver {
        HandedOver { intake, router, left_ms }
    }

    /// Takes the photos of `key`, and what is handed over from now on, for the lifetime of the page.
    pub fn listen(self, key: Option<String>) {
        match key.as_deref() {
            Some(NOT_KEPT) => self.intake.show_message(SHARED_NOT_KEPT),
            Some(key) => self.take_shared(key.into()),
            None => {}
        }
        if let Some(container) = service_workers() {
            let received = Closure::<dyn FnMut(MessageEvent)>::new(move |event| self.on_message(&event));
            drop(container.add_event_listener_with_callback("message", received.as_ref().unchecked_ref()));
            received.forget();
        }
        // Only Chromium on a desktop opens files with a page. web-sys lacks the interface.
        let queue = Reflect::get(&window(), &"launchQueue".into()).unwrap_or_default();
        if let Ok(set_consumer) = method(&queue, "setConsumer") {
            let consumer = Closure::<dyn FnMut(JsValue)>::new(move |launch| self.on_launch(&launch));
            drop(set_consumer.call1(&queue, consumer.as_ref()));
            consumer.forget();
        }
    }

    /// The service worker asks whether this page is being left, or hands the key of shared photos to it.
    fn on_message(self, event: &MessageEvent) {
        let message = event.data();
        let field = |name: &str| Reflect::get(&message, &name.into()).ok().and_then(|value| value.as_string());
        if let Some(key) = field("shared") {
            self.take_shared(key);
        } else if field("question").as_deref() == Some("leaving")
            && let Ok(port) = event.ports().get(0).dyn_into::<MessagePort>()
        {
            let is_leaving = now_ms() - self.left_ms.get_value() < LEAVING_MS;
            // Without an answer, the service worker opens a page.
            drop(port.post_message(&is_leaving.into()));
        }
    }

    fn take_shared(self, key: String) {
        spawn_local(async move {
            match shared_files(&key).await {
                Ok(Some(files)) => self.add(files, SHARED_NO_PHOTO),
                Ok(None) | Err(_) => self.add(Vec::new(), SHARED_GONE),
            }
        });
    }

    fn on_launch(self, launch: &JsValue) {
        let Some(handles) = Reflect::get(launch, &"files".into()).ok().and_then(|files| files.dyn_into::<Array>().ok())
        else {
            return;
        };
        spawn_local(async move {
            let mut files = Vec::new();
            for handle in handles.iter() {
                files.extend(file_of(&handle).await);
            }
            // Without files, the page was started from its icon.
            if handles.length() == 0 {
                return;
            }
            let is_one_missing = files.len() < handles.length() as usize;
            self.add(files, OPENED_UNREADABLE);
            if is_one_missing {
                self.intake.show_message(OPENED_UNREADABLE);
            }
        });
    }

    /// Adds `files` and shows the list, or `message` if there are none.
    fn add(self, files: Vec<File>, message: Phrase) {
        if untrack(|| self.router.screen()) != Screen::Read {
            self.router.open(Route::of(Screen::Read));
        }
        if files.is_empty() {
            self.intake.show_message(message);
        } else {
            self.intake.add_files(files, File::name);
        }
    }
}

/// The shared photos of a key; none if they are not there.
async fn shared_files(key: &str) -> Result<Option<Vec<File>>, JsValue> {
    let headers = Headers::new()?;
    headers.set(KEY_HEADER, key)?;
    let request = RequestInit::new();
    request.set_headers(&headers);
    let response: Response = JsFuture::from(window().fetch_with_str_and_init(SHARE, &request)).await?.dyn_into()?;
    if response.status() != 200 {
        return Ok(None);
    }
    let form: FormData = JsFuture::from(response.form_data()?).await?.dyn_into()?;
    let fields = form.get_all(PHOTOS);
    let files = fields.iter().filter_map(|field| field.dyn_into::<File>().ok());
    // A form without a chosen file has one of no bytes and no name.
    Ok(Some(files.filter(|file| !(file.size() == 0.0 && file.name().is_empty())).collect()))
}

/// The file of a handle of the File System API.
async fn file_of(handle: &JsValue) -> Result<File, JsValue> {
    let file = method(handle, "getFile")?.call0(handle)?.dyn_into::<Promise>()?;
    JsFuture::from(file).await?.dyn_into()
}

fn method(object: &JsValue, name: &str) -> Result<Function, JsValue> {
    Reflect::get(object, &name.into())?.dyn_into()
}
