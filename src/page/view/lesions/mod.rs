//! The screen of persons, lesions and visits.

use leptos::prelude::*;

/// The screen.
#[component]
pub fn LesionsScreen() -> impl IntoView {
    view! { <div id="lesions-content"></div> }
}
