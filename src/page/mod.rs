//! The page: takes photos, sends them to a worker and shows the results.
//!
//! The page computes no predictions itself. The network runs in web workers, so that the page stays responsive and
//! continues if a worker stops.
//!
//! Data flow:
//!
//! 1. `state::intake` and `state::camera` add photos to the list, `state::readings`.
//! 2. `engine` decides which worker gets which photo; `state::engine` executes that: it downloads the model, starts the
//!    workers and sends them one photo after another.
//! 3. Each answer of a worker goes through `engine`, which updates the state of its photo in the list, a signal.
//! 4. The components in `view` render the signals.
//!
//! - `engine`: the decisions, without any call of the browser. It imports `text`, for reasons.
//! - `batch`: rows, labels and figures of many photos, without any call of the browser. It imports `text`, for reasons.
//! - `route`: the address of what is shown; `preferences`: the values of the settings; `listing`: filter and order of the
//!   photos; `zoom`: the place of a photo in a frame; `camera_zoom`: the range of a camera's zoom. They import none of the
//!   others.
//! - `state`: signals and logic. It imports `engine`, and `text` for error messages and announcements.
//! - `view`: Leptos components. It imports `state` and `text`.
//! - `text`: all sentences and labels. It imports `route`, `preferences`, `listing` and `batch`, for the names of their
//!   values.

mod batch;
mod camera_zoom;
mod engine;
mod listing;
mod preferences;
mod route;
mod state;
mod text;
mod view;
mod zoom;

use leptos::prelude::document;

/// Id of the static content that `index.html` shows until the page has started.
const SHELL_ID: &str = "shell";

/// Starts the page in its language, and removes the static content of `index.html`.
pub fn start() {
    console_error_panic_hook::set_once();
    // The executor of Leptos starts with its first view.
    wasm_bindgen_futures::spawn_local(async {
        state::language::prepare().await;
        leptos::mount::mount_to_body(view::app::App);
        if let Some(shell) = document().get_element_by_id(SHELL_ID) {
            shell.remove();
        }
    });
}
