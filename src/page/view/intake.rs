//! The section in which photos are added.

use leptos::prelude::*;

use crate::page::state::engine::{Engine, FILES_ID};
use crate::page::state::intake::{Intake, MESSAGE_ID};
use crate::page::text::intake as text;
use crate::page::text::message::Phrase;

/// Types offered by the file dialog: the supported formats, and `image/*`, with which a phone offers its photo library.
const ACCEPT: &str = "image/jpeg,image/png,image/webp,image/*";

/// The buttons that add photos, with a hint and errors.
#[component]
pub fn PhotoIntake(intake: Intake, engine: Engine, open_camera: impl Fn() + Copy + 'static) -> impl IntoView {
    view! {
        <section class="capture" aria-labelledby="capture-title" data-hovering=move || intake.hovering.get().to_string()>
            <h2 id="capture-title">{text::ADD_PHOTOS}</h2>
            <div class="actions">
                <input
                    id=FILES_ID
                    class="visually-hidden"
                    type="file"
                    multiple
                    accept=ACCEPT
                    node_ref=intake.input
                    on:change=move |event| intake.on_chosen(&event)
                />
                <label class="button primary" for=FILES_ID>{text::CHOOSE_PHOTOS}</label>
                <button id="camera-open" class="button" type="button" on:click=move |_| open_camera()>{text::USE_CAMERA}</button>
            </div>
            <p class="hint">{text::HINT}" "{move || engine.card.with(|card| text::trained_on(card.as_ref())).map(Phrase::text)}</p>
            <Show when=move || intake.message.get().is_some()>
                <p id=MESSAGE_ID class="notice" role="alert" prop:textContent=move || intake.message.get().map(Phrase::text)></p>
            </Show>
        </section>
    }
}
