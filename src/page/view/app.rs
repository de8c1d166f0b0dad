//! The complete page.

use leptos::html;
use leptos::prelude::*;

use crate::page::state::browser::open_dialog;
use crate::page::state::camera::Camera;
use crate::page::state::combined::selection;
use crate::page::state::engine::Engine;
use crate::page::state::installation::Installation;
use crate::page::state::intake::Intake;
use crate::page::state::readings::Readings;
use crate::page::text::{app, model_card};
use crate::page::view::about::AboutDialog;
use crate::page::view::camera::CameraDialog;
use crate::page::view::intake::PhotoIntake;
use crate::page::view::reading::ReadingView;
use crate::page::view::status::{Status, UpdateBar};

/// The complete page.
#[component]
pub fn App() -> impl IntoView {
    let readings = Readings::new();
    let engine = Engine::new(readings);
    let intake = Intake::new(readings, engine);
    let camera = Camera::new(intake);
    let selection = selection(readings, engine);
    let about = NodeRef::<html::Dialog>::new();
    let installation = Installation::new();
    engine.start();
    intake.listen();
    let is_registered = StoredValue::new(false);
    Effect::new(move |_| {
        // Downloads for offline use start when photos can be classified, so that they delay no result. They also start
        // when the model has failed, because a newer version may work.
        if engine.is_settled() && !is_registered.get_value() {
            is_registered.set_value(true);
            installation.start();
        }
    });
    let is_empty = move || readings.list.with(Vec::is_empty);
    view! {
        <header class="masthead">
            <h1>{app::TITLE}</h1>
            <button id="about-open" class="button quiet" type="button" on:click=move |_| open_dialog(about)>{model_card::TITLE}</button>
            <p class="purpose">{app::PURPOSE}</p>
            <p class="disclaimer"><strong>{app::DISCLAIMER}</strong>" "{app::PRIVACY}</p>
        </header>
        <UpdateBar installation/>
        <main>
            <div class="entry">
                <PhotoIntake intake engine open_camera=move || camera.open()/>
                <Status engine installation/>
            </div>
            <section class="results" aria-labelledby="results-title" hidden=is_empty>
                <header>
                    <h2 id="results-title">{app::RESULTS}</h2>
                    <button id="readings-clear" class="button quiet" type="button" on:click=move |_| readings.clear()>{app::CLEAR_ALL}</button>
                </header>
                <div id="readings">
                    <For each=move || readings.list.get() key=|reading| reading.number let:reading>
                        <ReadingView reading selection readings engine/>
                    </For>
                </div>
            </section>
            <Show when=is_empty>
                <p class="empty">{app::NO_PHOTOS}</p>
            </Show>
        </main>
        <p class="visually-hidden" role="status" aria-live="polite">{move || readings.announcement.get()}</p>
        <CameraDialog camera/>
        <AboutDialog dialog=about engine/>
    }
}
