//! Addresses of the site's files, and where this page may be limited: inside another page, or without storage.

use js_sys::Reflect;
use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::ServiceWorkerContainer;

/// The version of this page, which the build writes into `index.html`; none if it is missing.
pub fn site_version() -> Option<String> {
    let element = document().query_selector("meta[name=version]").ok().flatten()?;
    element.get_attribute("content").filter(|version| !version.is_empty())
}

/// The address of the file at `path`, relative to the page, with the version of this page. Browsers and the service
/// worker so keep the files of versions apart.
pub fn versioned(path: &str) -> String {
    match site_version() {
        Some(version) => format!("{path}?v={version}"),
        None => path.into(),
    }
}

/// The service workers of this page; none without https, in a private window of some browsers, in a sandboxed frame, or
/// if the user has forbidden storage.
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
