//! Signals and logic of the page.

use leptos::prelude::{RwSignal, Set, WithUntracked};

pub mod batch;
pub mod browser;
pub mod camera;
pub mod camera_controls;
pub mod camera_frame;
pub mod camera_series;
pub mod camera_stream;
pub mod combined;
pub mod compare_frame;
pub mod dropped;
pub mod engine;
pub mod examples;
pub mod focus;
pub mod gestures;
pub mod handed_over;
pub mod install_prompt;
pub mod installation;
pub mod intake;
pub mod language;
pub mod leaving;
pub mod listing;
pub mod model_download;
pub mod parts;
pub mod patient;
pub mod photo_viewer;
pub mod picture;
pub mod readings;
pub mod records;
pub mod report;
pub mod router;
pub mod scroll;
pub mod settings;
pub mod site_files;
pub mod storage_room;
pub mod worker_program;

/// Sets a signal to `value`, unless it has that value already: what depends on it is computed again otherwise.
fn set_if_changed<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|current| *current != value) {
        signal.set(value);
    }
}
