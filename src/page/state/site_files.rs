//! Addresses of the site's files, the start of its workers, and where this page may be limited: inside another page, or
//! without storage.

use std::sync::atomic::{AtomicBool, Ordering};

use js_sys::{Array, Reflect};
use leptos::prelude::{document, window, window_event_listener_untyped};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, ServiceWorkerContainer, Url, Worker, WorkerOptions};

/// Whether the browser has refused a worker from a `blob:`, because the server sends another policy.
static BLOB_IS_FORBIDDEN: AtomicBool = AtomicBool::new(false);

/// The version of this page, which the build writes into `index.html`; none if it is missing.
pub fn site_version() -> Option<String> {
    let element = document().query_selector("meta[name=version]").ok().flatten()?;
    element.get_attribute("content").filter(|version| !version.is_empty())
}

/// The address of the file at `path`, relative to the page, with the version of this page. Browsers and the service worker
/// so keep the files of versions apart.
pub fn versioned(path: &str) -> String {
    match site_version() {
        Some(version) => format!("{path}?v={version}"),
        None => path.into(),
    }
}

/// Starts a worker; `loader` is the path of its script, relative to the page.
///
/// A worker has the content security policy of its own response. The service worker adds the policy of the page to it, but
/// without a service worker the server may send none. The worker is then started from a `blob:` that imports the loader,
/// because such a worker inherits the policy of the page.
///
/// # Errors
///
/// The error of the browser if it cannot start a worker.
pub fn start_worker(loader: &str, options: &WorkerOptions) -> Result<Worker, JsValue> {
    let address = versioned(loader);
    let has_controller = service_workers().is_some_and(|container| container.controller().is_some());
    if !has_controller
        && !BLOB_IS_FORBIDDEN.load(Ordering::Relaxed)
        && let Some(blob) = blob_that_imports(&address)
        && let Ok(worker) = Worker::new_with_options(&blob, options)
    {
        return Ok(worker);
    }
    Worker::new_with_options(&address, options)
}

/// The address of a script that imports the module at `address`; none if the browser cannot make one.
fn blob_that_imports(address: &str) -> Option<String> {
    // A `blob:` has no folder, so that a relative address would be invalid in it.
    let absolute = Url::new_with_base(address, &document().base_uri().ok()??).ok()?.href();
    let script = format!("import {};", serde_json::Value::from(absolute));
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&script.into()), &options).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}

/// Listens for a refusal of a worker from a `blob:`, for the lifetime of the page. The next worker is then started from the
/// address of its loader: a server that sends a policy of its own sends it to workers, too.
pub fn watch_for_refused_workers() {
    window_event_listener_untyped("securitypolicyviolation", |event| {
        let text = |key: &str| Reflect::get(&event, &key.into()).ok().and_then(|value| value.as_string());
        if text("blockedURI").is_some_and(|uri| uri.starts_with("blob")) {
            BLOB_IS_FORBIDDEN.store(true, Ordering::Relaxed);
        }
    });
}

/// The service workers of this page; none without https, in a private window of some browsers, in a sandboxed frame, or if
/// the user has forbidden storage.
pub fn service_workers() -> Option<ServiceWorkerContainer> {
    // Called through `Reflect`, because reading the property may throw, and web-sys would pass on neither that nor
    // `undefined`.
    Reflect::get(&window().navigator(), &"serviceWorker".into()).ok()?.dyn_into().ok()
}

/// Whether the page is part of another page.
pub fn is_framed() -> bool {
    // Another origin's window may be compared, but not read.
    window().top().ok().flatten().is_none_or(|top| !js_sys::Object::is(&top, &window()))
}
