//! Moves the keyboard focus.

use leptos::prelude::{document, request_animation_frame, window};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Focuses the element with this id after the next rendering. Does nothing if there is no such element.
pub fn focus(id: String) {
    request_animation_frame(move || {
        let element = document().get_element_by_id(&id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
        if let Some(element) = element {
            // An element that cannot get the focus leaves it where it is.
            drop(element.focus());
        }
    });
}

/// The entry of the browser's session storage that says that the user has accepted a new version.
const UPDATED: &str = "updated";

/// Remembers across the next loading of the page that the user has accepted a new version.
pub fn remember_update() {
    if let Ok(Some(storage)) = window().session_storage() {
        // Without storage, the focus is at the top of the new page.
        drop(storage.set_item(UPDATED, "yes"));
    }
}

/// Whether the user has accepted this version before the page was loaded. It is true once.
pub fn was_updated() -> bool {
    let Ok(Some(storage)) = window().session_storage() else { return false };
    let was_updated = storage.get_item(UPDATED).is_ok_and(|value| value.is_some());
    was_updated && storage.remove_item(UPDATED).is_ok()
}

/// Whether the element with this id has the focus.
pub fn has_focus(id: &str) -> bool {
    document().active_element().is_some_and(|element| element.id() == id)
}
