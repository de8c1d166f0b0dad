//! The screen of folders of photos.

use leptos::prelude::*;

/// The screen.
#[component]
pub fn BatchScreen() -> impl IntoView {
    view! { <div id="batch-content"></div> }
}
