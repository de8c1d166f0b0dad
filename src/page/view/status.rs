//! The status line: model, backend and offline use; and the bar that offers a new version.

use leptos::prelude::*;

use crate::page::state::engine::{Engine, ModelState, RETRY_ID};
use crate::page::state::installation::{Installation, InstallationState, may_be_forgotten, remember_update};
use crate::page::state::site_files::is_framed;
use crate::page::text::app;
use crate::page::text::format::sentence;
use crate::protocol::Backend;

/// The status line, with the errors below it. Each changing text is the property `textContent` of an element: a browser
/// that translates the page replaces text nodes.
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
        ModelState::Failed(reason) => Some(sentence(&reason.to_string())),
        _ => None,
    };
    let notes = move || {
        let notes: Vec<String> = engine.notes.get().iter().map(ToString::to_string).collect();
        notes.join(" ")
    };
    let offline = move || match installation.state.get() {
        InstallationState::Pending => ("pending", String::new()),
        InstallationState::Ready => ("ready", app::OFFLINE_READY.into()),
        InstallationState::Failed(reason) => ("failed", reason.to_string()),
    };
    view! {
        <section class="status" aria-label=app::STATUS>
            <div class="status-line">
                <p id="engine" aria-live=live data-state=state data-backend=backend>
                    <span class="status-light" aria-hidden="true"></span>
                    <span prop:textContent=text></span>
                </p>
                <p id="offline" data-state=move || offline().0 prop:textContent=move || offline().1></p>
            </div>
            <Show when=move || is_framed() && offline().0 == "failed">
                <p><a id="offline-tab" href="./" target="_blank" rel="noopener">{app::OPEN_IN_TAB}</a></p>
            </Show>
            <Show when=move || may_be_forgotten() && offline().0 == "ready">
                <p class="note">{app::OFFLINE_ON_IPAD}</p>
            </Show>
            <Show when=is_downloading>
                <progress id="model-progress" max="1" value=progress aria-label=app::DOWNLOADING></progress>
            </Show>
            <Show when=move || engine.notes.with(|notes| !notes.is_empty())>
                <p class="note" prop:textContent=notes></p>
            </Show>
            <Show when=move || failure().is_some()>
                <div class="failure" role="alert">
                    <p id="model-error" prop:textContent=move || failure().unwrap_or_default()></p>
                    <button id=RETRY_ID class="button" type="button" on:click=move |_| engine.start()>{app::TRY_AGAIN}</button>
                </div>
            </Show>
        </section>
    }
}

/// Offers a new version of the page; hidden if there is none.
#[component]
pub fn UpdateBar(installation: Installation) -> impl IntoView {
    let accept = move |_| {
        remember_update();
        installation.accept_update();
    };
    view! {
        <Show when=move || installation.update_is_ready.get()>
            <div class="update" role="status">
                <p>{app::UPDATE_IS_READY}</p>
                <button id="update-accept" class="button" type="button" on:click=accept>{app::UPDATE}</button>
            </div>
        </Show>
    }
}
