//! Asks before the page is left while it has results, which are lost then.

use std::time::Duration;

use js_sys::Reflect;
use leptos::ev;
use leptos::leptos_dom::helpers::WindowListenerHandle;
use leptos::prelude::{
    Effect, LocalStorage, SetValue, StoredValue, UpdateValue, With, set_timeout, window, window_event_listener,
};

use crate::page::state::browser::now_ms;
use crate::page::state::readings::Readings;

/// Lets the browser ask before the page is closed or loaded again while it has photos, for the lifetime of the page.
/// `has_others` is whether there are photos beside those of the list, tracked, and `may_leave` is whether the user has been
/// asked already. Returns the time of the last attempt to leave, in milliseconds since the start of the page: minus
/// infinity before the first one.
///
/// The browser is listened to only while there are photos: with a listener, some browsers do not keep a page in memory
/// for Back.
pub fn ask_before_leaving(
    readings: Readings,
    has_others: impl Fn() -> bool + 'static,
    may_leave: impl Fn() -> bool + Copy + 'static,
) -> StoredValue<f64> {
    let left_ms = StoredValue::new(f64::NEG_INFINITY);
    let listener: StoredValue<Option<WindowListenerHandle>, LocalStorage> = StoredValue::new_local(None);
    Effect::new(move |_| {
        let has_photos = has_others() | readings.list.with(|list| !list.is_empty());
        if let Some(listener) = listener.try_update_value(Option::take).flatten() {
            listener.remove();
        }
        if has_photos {
            listener.set_value(Some(window_event_listener(ev::beforeunload, move |event| {
                left_ms.set_value(now_ms());
                // The user may read the question of the browser for a long time, while the page stands still.
                set_timeout(move || left_ms.set_value(now_ms()), Duration::ZERO);
                if was_used() && !may_leave() {
                    event.prevent_default();
                    // Chrome before version 119.
                    event.set_return_value("unsaved");
                }
            })));
        }
    });
    left_ms
}

/// Whether the user has touched the page or pressed a key since it was loaded. Before that, browsers do not ask, and Chrome
/// logs an error. A browser without this property asks.
fn was_used() -> bool {
    // web-sys has no such property.
    let activation = Reflect::get(&window().navigator(), &"userActivation".into());
    let was_used = activation.and_then(|activation| Reflect::get(&activation, &"hasBeenActive".into()));
    was_used.ok().and_then(|was_used| was_used.as_bool()).unwrap_or(true)
}
