//! Photos coming in: chosen, dropped or pasted.

use js_sys::Reflect;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Blob, DataTransfer, DragEvent, Event, File, FileList, HtmlInputElement};

use crate::page::engine::Engine;
use crate::page::readings::{ReadingState, Readings};
use naevus_reading::card::ModelCard;

/// The largest file that is read, in megabytes (of a million bytes). A 50-megapixel phone's largest JPEG has about 30;
/// a file is in memory three times on its way to the worker, and a tablet's page may have a few hundred.
const LIMIT_MEGABYTES: f64 = 64.0;

/// What the file dialog offers: the formats that are read, and the general kind, so that a phone offers its photos too.
const ACCEPT: &str = "image/jpeg,image/png,image/webp,image/*";

/// Where photos come in. A handle: copies are the same.
#[derive(Clone, Copy, Debug)]
pub struct Intake {
    readings: Readings,
    engine: Engine,
    /// What is wrong with what was dropped or pasted, as a sentence.
    pub message: RwSignal<Option<&'static str>>,
    /// Whether files hover over the page.
    pub hovering: RwSignal<bool>,
    /// The file input.
    pub input: NodeRef<html::Input>,
}

impl Intake {
    /// An intake that puts photos on the list and hands them to the engine.
    pub fn new(readings: Readings, engine: Engine) -> Intake {
        Intake { readings, engine, message: RwSignal::new(None), hovering: RwSignal::new(false), input: NodeRef::new() }
    }

    /// Takes a photo in under a name.
    pub fn take(self, photo: Blob, name: &str) {
        self.message.set(None);
        let megabytes = photo.size() / 1e6;
        let number = self.readings.add(photo, name);
        if megabytes > LIMIT_MEGABYTES {
            let message = format!(
                "the file has {megabytes:.0} MB and the limit is {LIMIT_MEGABYTES:.0}; crop it, or save it as JPEG"
            );
            self.readings.set_state(number, ReadingState::Unreadable(message));
        } else {
            self.engine.read(number);
        }
    }

    /// Opens the system's dialog for files.
    pub fn choose(self) {
        if let Some(input) = self.input.get() {
            input.click();
        }
    }

    fn take_files(self, files: &FileList, name: impl Fn(&File) -> String) {
        for file in (0..files.length()).filter_map(|index| files.get(index)) {
            let name = name(&file);
            self.take(file.into(), &name);
        }
    }

    fn on_chosen(self, event: &Event) {
        let input: HtmlInputElement = event_target(event);
        if let Some(files) = input.files() {
            self.take_files(&files, File::name);
        }
        // So that choosing the same file again is a change again.
        input.set_value("");
    }

    fn on_drop(self, event: &DragEvent) {
        event.prevent_default();
        self.hovering.set(false);
        match event.data_transfer().and_then(|data| data.files()).filter(|files| files.length() > 0) {
            Some(files) => self.take_files(&files, File::name),
            None => self
                .message
                .set(Some("That was no file. Save the picture on this device first, then choose or drop it.")),
        }
    }

    fn on_paste(self, event: &Event) {
        // Asked by name, since web-sys has clipboard events only behind a compiler flag.
        let data =
            Reflect::get(event, &"clipboardData".into()).ok().and_then(|data| data.dyn_into::<DataTransfer>().ok());
        match data.and_then(|data| data.files()).filter(|files| files.length() > 0) {
            Some(files) => {
                event.prevent_default();
                self.take_files(&files, |_| "Pasted photo".into());
            }
            None => {
                self.message.set(Some("There is no photo on the clipboard. Copy the picture itself, not its address."));
            }
        }
    }

    /// Listens for files that are dropped or pasted anywhere on the page, for as long as the page lives.
    pub fn listen(self) {
        window_event_listener(ev::dragover, move |event| {
            event.prevent_default();
            self.hovering.set(true);
        });
        window_event_listener(ev::dragleave, move |event| {
            // Leaving one element for another names that other one; leaving the window names none.
            if event.related_target().is_none() {
                self.hovering.set(false);
            }
        });
        window_event_listener(ev::drop, move |event| self.on_drop(&event));
        window_event_listener(ev::paste, move |event| self.on_paste(&event));
    }
}

/// Through what the photos were taken that the model learnt from; nothing as long as that is not known.
fn learnt_from(card: Option<&ModelCard>) -> &'static str {
    match card.and_then(|card| card.decision_rules.out_of_distribution.as_ref()) {
        Some(out_of_distribution) if out_of_distribution.clinical_mean.is_some() => {
            "The model learnt from photos through a dermatoscope and, fewer, from photos by phone."
        }
        Some(_) => "The model learnt from photos taken through a dermatoscope.",
        None => "",
    }
}

/// The buttons by which photos come in.
#[component]
pub fn Capture(intake: Intake, open_camera: impl Fn() + Copy + 'static) -> impl IntoView {
    view! {
        <section class="capture" aria-labelledby="capture-title" data-hovering=move || intake.hovering.get().to_string()>
            <h2 id="capture-title">"Add photos of a skin lesion"</h2>
            <div class="actions">
                <input
                    id="photo-files"
                    class="visually-hidden"
                    type="file"
                    multiple
                    accept=ACCEPT
                    node_ref=intake.input
                    on:change=move |event| intake.on_chosen(&event)
                />
                <label class="button primary" for="photo-files">"Choose photos"</label>
                <button id="camera-open" class="button" type="button" on:click=move |_| open_camera()>"Use camera"</button>
            </div>
            <p class="hint">
                "JPEG, PNG or WebP. You can also drop photos anywhere on this page or paste one. "
                "Let the lesion fill about half of the picture, in the middle: the centre square is what is read. "
                {move || intake.engine.card.with(|card| learnt_from(card.as_ref()))}
            </p>
            <Show when=move || intake.message.get().is_some()>
                <p class="notice" role="alert">{move || intake.message.get()}</p>
            </Show>
        </section>
    }
}
