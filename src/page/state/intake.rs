//! Input of photos: chosen, dropped, pasted, or handed over by another part of the page.

use js_sys::Reflect;
use leptos::ev;
use leptos::html;
use leptos::prelude::{Get, NodeRef, RwSignal, Set, event_target, window_event_listener};
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Blob, DataTransfer, DragEvent, Element, Event, File, FileList, HtmlInputElement};

use crate::page::state::dropped;
use crate::page::state::engine::Engine;
use crate::page::state::readings::Readings;
use crate::page::state::scroll::scroll_into_view;
use crate::page::text::format::file_name;
use crate::page::text::intake::{
    DROPPED_NO_FILE, DROPPED_NO_PHOTO, DROPPED_UNREADABLE, PASTED_NO_PHOTO, PASTED_PHOTO, too_large,
};
use crate::page::text::message::{Message, Phrase};

/// Largest accepted file, in megabytes (of a million bytes). The largest JPEG of a 50-megapixel phone has about 30
/// megabytes. A file is in the memory of the worker twice, and the page of a tablet may use a few hundred megabytes.
const MAX_MEGABYTES: f64 = 64.0;

/// Id of the error of the last input.
pub const MESSAGE_ID: &str = "intake-message";

/// Input of photos. A handle: copies share their state.
#[derive(Clone, Copy, Debug)]
pub struct Intake {
    readings: Readings,
    engine: Engine,
    /// Error of the last input, as a sentence.
    pub message: RwSignal<Option<Phrase>>,
    /// Whether files are dragged over the page.
    pub hovering: RwSignal<bool>,
    /// The file input.
    pub input: NodeRef<html::Input>,
}

impl Intake {
    /// An intake that adds photos to `readings` and queues them in `engine`.
    pub fn new(readings: Readings, engine: Engine) -> Intake {
        Intake { readings, engine, message: RwSignal::new(None), hovering: RwSignal::new(false), input: NodeRef::new() }
    }

    /// Adds a photo with a file name, and returns its number.
    pub fn add(self, photo: Blob, name: &str) -> u32 {
        self.readings.start_batch();
        self.add_to_batch(photo, name)
    }

    /// Adds a photo to those that were added last, and returns its number.
    pub fn add_to_batch(self, photo: Blob, name: &str) -> u32 {
        self.message.set(None);
        let limit = size_limit(photo.size());
        let number = self.readings.add(photo, &file_name(name));
        match limit {
            Some(reason) => self.engine.reject(number, reason),
            None => self.engine.enqueue(number),
        }
        number
    }

    /// Shows an error of the input.
    pub fn show_message(self, message: Phrase) {
        self.message.set(Some(message));
        scroll_into_view(MESSAGE_ID.into());
    }

    /// Opens the file dialog of the system.
    pub fn open_file_dialog(self) {
        if let Some(input) = self.input.get() {
            input.click();
        }
    }

    /// Adds files that were chosen together, under the names that `name` gives them.
    pub fn add_files(self, files: Vec<File>, name: impl Fn(&File) -> String) {
        self.readings.start_batch();
        for file in files {
            let name = name(&file);
            self.add_to_batch(file.into(), &name);
        }
    }

    /// Adds the files that were chosen in the file dialog.
    pub fn on_chosen(self, event: &Event) {
        let input: HtmlInputElement = event_target(event);
        if let Some(files) = input.files() {
            self.add_files(listed(&files), File::name);
        }
        // The input is emptied, because otherwise choosing the same file again would not be a change.
        input.set_value("");
    }

    fn on_drop(self, event: &DragEvent) {
        self.hovering.set(false);
        if is_text_for_field(event) {
            return;
        }
        event.prevent_default();
        let Some(data) = event.data_transfer() else { return };
        if let Some(entries) = dropped::entries_with_folder(&data) {
            spawn_local(async move {
                let (photos, unreadable) = dropped::photos(entries).await;
                let has_photo = !photos.is_empty();
                self.add_files(photos, File::name);
                if unreadable > 0 {
                    self.show_message(DROPPED_UNREADABLE);
                } else if !has_photo {
                    self.show_message(DROPPED_NO_PHOTO);
                }
            });
            return;
        }
        match data.files().filter(|files| files.length() > 0) {
            Some(files) => self.add_files(listed(&files), File::name),
            None => self.show_message(DROPPED_NO_FILE),
        }
    }

    fn on_paste(self, event: &Event) {
        // Read through `Reflect`, because web-sys has clipboard events only behind a compiler flag.
        let data =
            Reflect::get(event, &"clipboardData".into()).ok().and_then(|data| data.dyn_into::<DataTransfer>().ok());
        let is_in_field = is_text_field(event);
        let has_text = data.as_ref().is_some_and(|data| has_kind(data, "text/plain"));
        match data.and_then(|data| data.files()).filter(|files| files.length() > 0) {
            // A cell of a spreadsheet is on the clipboard as text and as a picture.
            Some(files) if !(is_in_field && has_text) => {
                event.prevent_default();
                self.add_files(listed(&files), |_| PASTED_PHOTO.into());
            }
            _ if is_in_field => {}
            _ => self.show_message(PASTED_NO_PHOTO),
        }
    }

    /// Listens for files that are dropped or pasted anywhere on the page, for the lifetime of the page. `drop_elsewhere`
    /// takes what is dropped on a screen with another use for it.
    pub fn listen(self, drop_elsewhere: impl Fn(&DataTransfer) -> bool + 'static) {
        window_event_listener(ev::dragover, move |event| {
            let is_for_field = is_text_for_field(&event);
            if !is_for_field {
                event.prevent_default();
            }
            self.hovering.set(!is_for_field);
        });
        window_event_listener(ev::dragleave, move |event| {
            // The related target is the next element; there is none if the pointer leaves the window.
            if event.related_target().is_none() {
                self.hovering.set(false);
            }
        });
        window_event_listener(ev::drop, move |event| {
            if event.data_transfer().is_some_and(|data| has_kind(&data, "Files") && drop_elsewhere(&data)) {
                self.hovering.set(false);
                event.prevent_default();
            } else {
                self.on_drop(&event);
            }
        });
        window_event_listener(ev::paste, move |event| self.on_paste(&event));
    }
}

/// Why a file of so many bytes is not read; none if it may be.
pub fn size_limit(bytes: f64) -> Option<Message> {
    let megabytes = bytes / 1e6;
    (megabytes > MAX_MEGABYTES).then(|| too_large(megabytes, MAX_MEGABYTES))
}

/// Whether content of this kind is dropped or pasted: a media type, or `Files`.
fn has_kind(data: &DataTransfer, kind: &str) -> bool {
    data.types().includes(&kind.into(), 0)
}

/// Whether text is dragged over a field for text, which the browser itself inserts.
fn is_text_for_field(event: &DragEvent) -> bool {
    let has_file = event.data_transfer().is_some_and(|data| has_kind(&data, "Files"));
    !has_file && is_text_field(event)
}

/// Whether the target of the event is a field for text.
fn is_text_field(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.matches("input:not([type=file], [type=checkbox]), textarea").unwrap_or(false))
}

/// The files of a list.
pub fn listed(files: &FileList) -> Vec<File> {
    (0..files.length()).filter_map(|index| files.get(index)).collect()
}
