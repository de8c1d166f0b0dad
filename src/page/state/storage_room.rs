//! The room that the page takes on this device.

use js_sys::Reflect;
use leptos::prelude::{RwSignal, Set, window};
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::page::text::format::megabytes;
use crate::page::text::settings::{ROOM_UNKNOWN, room};

/// The room that the page takes and may take, as a sentence; empty until the browser has measured it.
pub fn storage_room() -> RwSignal<String> {
    let sentence = RwSignal::new(String::new());
    spawn_local(async move {
        sentence.set(match estimate().await {
            Ok((used, available)) => room(&megabytes(used), &megabytes(available)),
            Err(_) => ROOM_UNKNOWN.into(),
        });
    });
    sentence
}

/// The bytes that the page takes, and the bytes that it may take.
async fn estimate() -> Result<(u64, u64), JsValue> {
    // Browsers have no storage manager for a page that was not loaded over https.
    let storage = Reflect::get(&window().navigator(), &"storage".into())?;
    if storage.is_undefined() {
        return Err(JsValue::UNDEFINED);
    }
    let estimate = JsFuture::from(window().navigator().storage().estimate()?).await?;
    let bytes = |key: &str| {
        let value = Reflect::get(&estimate, &key.into())?.as_f64().ok_or(JsValue::UNDEFINED)?;
        Ok::<u64, JsValue>(value as u64)
    };
    Ok((bytes("usage")?, bytes("quota")?))
}
