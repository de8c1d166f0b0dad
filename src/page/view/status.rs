//! The status line: model, backend and offline use; and the bar that offers a new version.

use leptos::prelude::*;

use crate::page::state::engine::{Engine, ModelState};
use crate::page::state::installation::{Installation, InstallationState};
use crate::page::text::app;
use crate::protocol::Backend;

/// The status line, with the errors below it.
#[component]
pub fn Status(engine: Engine, installation: Installation) -> impl IntoView {
    let state = move || match (engine.backend.get(), engine.model.get()) {
        (Some(_), _) => "ready",
        (None, ModelState::Failed(_)) => "failed",
        (None, _) => "loading",
    };
    let backend = move || engine.backend.get().map_or("none", Backend::name);
    let text = move || match (engine.backend.get(), engine.model.get()) {
        (Some(backend), _) => app::ready(backend, engine.gpu_is_starting.get()).to_string(),
        (None, ModelState::Failed(_)) => app::NOT_READY.into(),
        (None, ModelState::Downloaded) => app::LOADING.into(),
        (None, ModelState::Downloading { total_bytes: None, .. }) => app::DOWNLOADING.into(),
        (None, ModelState::Downloading { received_bytes, total_bytes: Some(total_bytes) }) => {
            app::download_progress(received_bytes, total_bytes)
        }
    };
    let is_downloading = move || matches!(engine.model.get(), ModelState::Downloading { .. });
    // Announcements are off during the download, because a screen reader would read out every step.
    let live = move || if is_downloading() { "off" } else { "polite" };
    let progress = move || match engine.model.get() {
        ModelState::Downloading { received_bytes, total_bytes: Some(total_bytes) } => {
            Some((received_bytes as f64 / total_bytes.max(1) as f64).min(1.0).to_string())
        }
        _ => None,
    };
    let failure = move || match engine.model.get() {
        ModelState::Failed(message) => Some(message),
        _ => None,
    };
    let offline = move || match installation.state.get() {
        InstallationState::Pending => ("pending", String::new()),
        InstallationState::Ready => ("ready", app::OFFLINE_READY.into()),
        InstallationState::Failed(reason) => ("failed", reason),
    };
    view! {
        <section class="status" aria-label=app::STATUS>
            <div class="status-line">
                <p id="engine" aria-live=live data-state=state data-backend=backend>
                    <span class="status-light" aria-hidden="true"></span>
                    {text}
                </p>
                <p id="offline" data-state=move || offline().0>{move || offline().1}</p>
            </div>
            <Show when=is_downloading>
                <progress id="model-progress" max="1" value=progress aria-label=app::DOWNLOADING></progress>
            </Show>
            <Show when=move || engine.note.get().is_some()>
                <p class="note">{move || engine.note.get()}</p>
            </Show>
            <Show when=move || failure().is_some()>
                <div class="failure" role="alert">
                    <p id="model-error">{failure}</p>
                    <button id="model-retry" class="button" type="button" on:click=move |_| engine.start()>{app::TRY_AGAIN}</button>
                </div>
            </Show>
        </section>
    }
}

/// Offers a new version of the page; hidden if there is none.
#[component]
pub fn UpdateBar(installation: Installation) -> impl IntoView {
    view! {
        <Show when=move || installation.update_is_ready.get()>
            <div class="update" role="status">
                <p>{app::UPDATE_IS_READY}</p>
                <button id="update-accept" class="button" type="button" on:click=move |_| installation.accept_update()>{app::UPDATE}</button>
            </div>
        </Show>
    }
}
