//! What the page says of itself: the model, what reads the photos, and whether it works without a network.

use leptos::prelude::*;

use crate::page::engine::{Engine, ModelState};
use crate::page::installation::{Installation, InstallationState};
use crate::page::words::megabytes;
use crate::protocol::Backend;

/// The status line, and below it what went wrong.
#[component]
pub fn Status(engine: Engine, installation: Installation) -> impl IntoView {
    let state = move || match (engine.backend.get(), engine.model.get()) {
        (Some(_), _) => "ready",
        (None, ModelState::Failed(_)) => "failed",
        (None, _) => "loading",
    };
    let backend = move || engine.backend.get().map_or("none", Backend::name);
    let text = move || match (engine.backend.get(), engine.model.get()) {
        (Some(Backend::Gpu), _) => "Ready on WebGPU".to_string(),
        (Some(Backend::Cpu), _) if engine.gpu_is_coming.get() => "Ready on CPU, testing WebGPU".into(),
        (Some(Backend::Cpu), _) => "Ready on CPU".into(),
        (None, ModelState::Failed(_)) => "Not ready".into(),
        (None, ModelState::Fetched) => "Starting the model".into(),
        (None, ModelState::Fetching { total_bytes: None, .. }) => "Fetching the model".into(),
        (None, ModelState::Fetching { received_bytes, total_bytes: Some(total_bytes) }) => {
            format!("Fetching the model: {} of {} MB", megabytes(received_bytes), megabytes(total_bytes))
        }
    };
    let is_fetching = move || matches!(engine.model.get(), ModelState::Fetching { .. });
    // Silent while the model is fetched, or a screen reader would read out every part of it.
    let loudness = move || if is_fetching() { "off" } else { "polite" };
    let progress = move || match engine.model.get() {
        ModelState::Fetching { received_bytes, total_bytes: Some(total_bytes) } => {
            Some((received_bytes as f64 / total_bytes.max(1) as f64).min(1.0).to_string())
        }
        _ => None,
    };
    let failure = move || match engine.model.get() {
        ModelState::Failed(message) => Some(message),
        _ => None,
    };
    let offline = move || match installation.state.get() {
        InstallationState::NotYet => ("pending", String::new()),
        InstallationState::Ready => ("ready", "Ready for offline use".into()),
        InstallationState::Failed(reason) => ("failed", reason),
    };
    view! {
        <section class="status" aria-label="Status">
            <div class="status-line">
                <p id="engine" aria-live=loudness data-state=state data-backend=backend>
                    <span class="lamp" aria-hidden="true"></span>
                    {text}
                </p>
                <p id="offline" data-state=move || offline().0>{move || offline().1}</p>
            </div>
            <Show when=is_fetching>
                <progress id="model-progress" max="1" value=progress aria-label="Fetching the model"></progress>
            </Show>
            <Show when=move || engine.note.get().is_some()>
                <p class="note">{move || engine.note.get()}</p>
            </Show>
            <Show when=move || failure().is_some()>
                <div class="failure" role="alert">
                    <p id="model-error">{failure}</p>
                    <button id="model-retry" class="button" type="button" on:click=move |_| engine.start()>"Try again"</button>
                </div>
            </Show>
        </section>
    }
}
