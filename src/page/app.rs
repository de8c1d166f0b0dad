//! The whole screen.

use leptos::prelude::*;

use crate::page::about::{About, AboutDialog};
use crate::page::camera::{Camera, CameraDialog};
use crate::page::engine::Engine;
use crate::page::installation::Installation;
use crate::page::intake::{Capture, Intake};
use crate::page::reading_view::ReadingView;
use crate::page::readings::Readings;
use crate::page::status::Status;
use crate::page::together::TogetherPanel;
use crate::page::update::UpdateBar;

/// The whole screen.
#[component]
pub fn App() -> impl IntoView {
    let readings = Readings::new();
    let engine = Engine::new(readings);
    let intake = Intake::new(readings, engine);
    let camera = Camera::new(intake);
    let about = About::new();
    let installation = Installation::new();
    engine.start();
    intake.listen();
    let is_registered = StoredValue::new(false);
    Effect::new(move |_| {
        // Keeping the page for offline use waits until photos can be read, so that it delays no answer; or until it is
        // clear that none can be, for then a newer version may be what helps.
        if engine.is_settled() && !is_registered.get_value() {
            is_registered.set_value(true);
            installation.start();
        }
    });
    let is_empty = move || readings.list.with(Vec::is_empty);
    view! {
        <header class="masthead">
            <h1>"naevus"</h1>
            <button id="about-open" class="button quiet" type="button" on:click=move |_| about.open()>"About this model"</button>
            <p class="purpose">"Reads a photo of a skin lesion and says which of nine diagnoses it resembles."</p>
            <p class="disclaimer">
                <strong>"For research and education. Not a diagnosis."</strong>
                " Photos never leave this device."
            </p>
        </header>
        <UpdateBar installation/>
        <main>
            <div class="entry">
                <Capture intake open_camera=move || camera.open()/>
                <Status engine installation/>
            </div>
            <section class="results" aria-labelledby="results-title" hidden=is_empty>
                <header>
                    <h2 id="results-title">"Readings"</h2>
                    <button id="readings-clear" class="button quiet" type="button" on:click=move |_| readings.clear()>"Clear all"</button>
                </header>
                <TogetherPanel readings engine/>
                <div id="readings">
                    <For each=move || readings.list.get() key=|reading| reading.number let:reading>
                        <ReadingView reading readings engine/>
                    </For>
                </div>
            </section>
            <Show when=is_empty>
                <p class="empty">"Photos that you add appear here, the newest first, with what each of them resembles."</p>
            </Show>
        </main>
        <p class="visually-hidden" role="status" aria-live="polite">{move || readings.announcement.get()}</p>
        <CameraDialog camera/>
        <AboutDialog about engine/>
    }
}
