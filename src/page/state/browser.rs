//! Calls of browser functions that several parts of the page need.

use std::time::Duration;

use js_sys::{Date, Function, Promise, Reflect};
use leptos::html;
use leptos::prelude::{GetUntracked, NodeRef, document, set_timeout, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement, Storage, Url};

use crate::page::text::app::NO_REASON;
use crate::page::text::format::{time_of_day, timestamp};

/// How long a file that is being saved can be read.
const SAVING_TIME: Duration = Duration::from_secs(60);

/// The message of a browser error, without its type.
pub fn error_message(error: &JsValue) -> String {
    let message = Reflect::get(error, &"message".into()).ok().and_then(|message| message.as_string());
    message.filter(|message| !message.is_empty()).or_else(|| error.as_string()).unwrap_or_else(|| NO_REASON.into())
}

/// The current time of day: `14:02`.
pub fn time_now() -> String {
    let now = Date::new_0();
    time_of_day(now.get_hours(), now.get_minutes())
}

/// The current local time with its offset from UTC (RFC 3339): `2026-11-28T14:02:33+01:00`.
pub fn timestamp_now() -> String {
    let now = Date::new_0();
    let date = [now.get_full_year(), now.get_month() + 1, now.get_date()];
    let time = [now.get_hours(), now.get_minutes(), now.get_seconds()];
    // The browser counts minutes from local time to UTC.
    timestamp(date, time, -now.get_timezone_offset() as i32)
}

/// A promise of `undefined` after `duration`.
pub fn timer(duration: Duration) -> Promise {
    let milliseconds = i32::try_from(duration.as_millis()).unwrap_or(i32::MAX);
    Promise::new(&mut |resolve, reject| {
        if let Err(error) = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds) {
            drop(reject.call1(&JsValue::NULL, &error));
        }
    })
}

/// Time since the start of the page, in milliseconds.
pub fn now_ms() -> f64 {
    window().performance().map_or_else(Date::now, |performance| performance.now())
}

/// The context for drawing on a canvas; none if the browser has none.
///
/// # Errors
///
/// The error of the browser.
pub fn context_2d(canvas: &HtmlCanvasElement) -> Result<Option<CanvasRenderingContext2d>, JsValue> {
    Ok(canvas.get_context("2d")?.map(JsCast::unchecked_into))
}

/// Whether the browser has a WebGPU adapter.
pub async fn has_gpu_adapter() -> bool {
    // Called through `Reflect`, because web-sys has WebGPU only behind a compiler flag.
    async fn request_adapter() -> Result<JsValue, JsValue> {
        let gpu = Reflect::get(window().navigator().as_ref(), &"gpu".into())?;
        if gpu.is_undefined() {
            return Ok(JsValue::NULL);
        }
        let request: Function = Reflect::get(&gpu, &"requestAdapter".into())?.dyn_into()?;
        JsFuture::from(request.call0(&gpu)?.dyn_into::<Promise>()?).await
    }
    request_adapter().await.is_ok_and(|adapter| !adapter.is_null() && !adapter.is_undefined())
}

/// Opens a modal dialog.
pub fn open_dialog(dialog: NodeRef<html::Dialog>) {
    if let Some(dialog) = dialog.get_untracked() {
        // The only possible error is that the dialog is open already.
        drop(dialog.show_modal());
    }
}

/// Closes a dialog.
pub fn close_dialog(dialog: NodeRef<html::Dialog>) {
    if let Some(dialog) = dialog.get_untracked() {
        dialog.close();
    }
}

/// The local storage of this site; none if the browser stores nothing for it.
pub fn local_storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// Lets the browser save a file under a name.
///
/// # Errors
///
/// The error of the browser.
pub fn save_file(file: &Blob, name: &str) -> Result<(), JsValue> {
    let url = ObjectUrl::of(file)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(url.address());
    link.set_download(name);
    link.click();
    // The browser may read the file later.
    set_timeout(move || drop(url), SAVING_TIME);
    Ok(())
}

/// The address of a file in the memory of the browser. It is revoked on drop.
#[derive(Debug, PartialEq, Eq)]
pub struct ObjectUrl {
    address: String,
}

impl ObjectUrl {
    /// An address of the file.
    ///
    /// # Errors
    ///
    /// The error of the browser.
    pub fn of(file: &Blob) -> Result<ObjectUrl, JsValue> {
        Ok(ObjectUrl { address: Url::create_object_url_with_blob(file)? })
    }

    /// The address.
    pub fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for ObjectUrl {
    fn drop(&mut self) {
        // Fails only for an address that is not one of a `blob:`.
        drop(Url::revoke_object_url(&self.address));
    }
}
