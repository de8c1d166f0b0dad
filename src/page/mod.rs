//! The page: it takes photos in, hands them to the workers and shows what they say.
//!
//! It holds no network and computes nothing itself, so that it paints at once and outlives every worker. Each file is a
//! part of the screen or one of the page's duties:
//!
//! ```text
//! intake, camera -> readings -> engine (worker_program, model_download) -> readings -> reading_view, together
//! ```

mod about;
mod announcements;
mod answer;
mod answer_words;
mod app;
mod camera;
mod camera_stream;
mod certainty;
mod engine;
mod figures;
mod groups;
mod installation;
mod intake;
mod model_download;
mod patient;
mod reading_view;
mod readings;
mod refusals;
mod status;
mod subgroups;
mod table;
mod together;
mod update;
mod where_it_looked;
mod words;
mod worker_program;

use leptos::prelude::document;

/// What `index.html` shows until the page itself is there.
const SHELL_ID: &str = "shell";

/// Starts the page: puts it in the place of the shell that `index.html` painted.
pub fn start() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(app::App);
    if let Some(shell) = document().get_element_by_id(SHELL_ID) {
        shell.remove();
    }
}
