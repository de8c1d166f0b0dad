//! The list of photos and the state of each.

use std::collections::HashMap;

use leptos::prelude::{
    ArcRwSignal, Get, GetUntracked, LocalStorage, RwSignal, Set, SetValue, StoredValue, Update, UpdateValue, With,
    WithUntracked, WithValue,
};
use web_sys::{Blob, Url};

use crate::page::state::browser::time_now;
use crate::page::state::scroll::{ViewPosition, scroll_into_view};
use crate::page::text::app::ALL_REMOVED;
use crate::page::text::assessment::{announcement, unreadable_announcement};
use crate::page::text::combined::NONE_SELECTED;
use crate::page::text::safety::Alert;
use crate::protocol::Backend;
use naevus_reading::assessment::Assessment;
use naevus_reading::card::ModelCard;
use naevus_reading::decision::Patient;

/// Id of the panel with the combined assessment.
pub const COMBINED_ID: &str = "combined";

/// Id of the element of a photo.
pub fn photo_id(number: u32) -> String {
    format!("photo-{number}")
}

/// One photo of the list.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Number of the photo, counted from 1.
    pub number: u32,
    /// Name of the file.
    pub file: String,
    /// Time of day at which the photo was added: `14:02`.
    pub time: String,
    /// URL of the photo for its preview; empty if the browser gave none.
    pub url: String,
    /// Progress or result.
    pub state: ArcRwSignal<ReadingState>,
    /// The patient's age and the site of the lesion, if given. They are removed with the photo.
    pub patient: ArcRwSignal<Patient>,
}

/// Progress or result of a photo.
#[derive(Clone, Debug, PartialEq)]
pub enum ReadingState {
    /// The photo is in the queue.
    Waiting,
    /// The photo was sent to a worker.
    Processing(Backend),
    /// The worker has classified the first of the eight views.
    FirstView {
        /// Backend of the worker.
        backend: Backend,
        /// Assessment of the first view alone.
        assessment: Assessment,
    },
    /// The photo was assessed, or refused by the out-of-distribution check.
    Assessed {
        /// Assessment of the photo alone, without age and site.
        assessment: Assessment,
        /// Backend of the worker.
        backend: Backend,
        /// Time to decode and preprocess the photo, in milliseconds.
        decode_ms: f64,
        /// Time of the network for all eight views, in milliseconds.
        network_ms: f64,
    },
    /// The file could not be decoded; the reason, as a sentence.
    Unreadable(String),
}

/// A selected photo with its assessment.
#[derive(Clone, Debug)]
pub struct SelectedPhoto {
    /// Name of the file.
    pub file: String,
    /// Assessment of the photo alone, without age and site.
    pub assessment: Assessment,
    /// Age and site, if given.
    pub patient: Patient,
}

/// Photos that were added together, until the first of them has a result.
#[derive(Clone, Debug)]
struct Batch {
    /// Number of the first photo.
    first: u32,
    /// The position of the page when the photos were added.
    position: ViewPosition,
}

/// The list of photos, the newest first. A handle: copies share their state.
#[derive(Clone, Copy, Debug)]
pub struct Readings {
    /// The photos.
    pub list: RwSignal<Vec<Reading>>,
    /// The numbers of the photos that are selected as photos of one lesion.
    pub selected: RwSignal<Vec<u32>>,
    /// The photo at which their combined assessment is shown: the one whose checkbox was used last.
    pub combined_at: RwSignal<Option<u32>>,
    /// The last announcement, for screen readers.
    pub announcement: RwSignal<String>,
    files: StoredValue<HashMap<u32, Blob>, LocalStorage>,
    last_number: StoredValue<u32>,
    batch: StoredValue<Option<Batch>, LocalStorage>,
}

impl Readings {
    /// An empty list.
    pub fn new() -> Readings {
        Readings {
            list: RwSignal::new(Vec::new()),
            selected: RwSignal::new(Vec::new()),
            combined_at: RwSignal::new(None),
            announcement: RwSignal::new(String::new()),
            files: StoredValue::new_local(HashMap::new()),
            last_number: StoredValue::new(0),
            batch: StoredValue::new_local(None),
        }
    }

    /// Starts a batch: the photos that are added next were chosen together.
    pub fn start_batch(self) {
        let first = self.last_number.with_value(|last| last + 1);
        self.batch.set_value(Some(Batch { first, position: ViewPosition::now() }));
    }

    /// Adds a photo to the list and returns its number.
    pub fn add(self, file: Blob, name: &str) -> u32 {
        let number = self.last_number.with_value(|last| last + 1);
        self.last_number.update_value(|last| *last = number);
        let reading = Reading {
            number,
            file: name.to_string(),
            time: time_now(),
            url: Url::create_object_url_with_blob(&file).unwrap_or_default(),
            state: ArcRwSignal::new(ReadingState::Waiting),
            patient: ArcRwSignal::new(Patient::default()),
        };
        self.files.update_value(|files| {
            files.insert(number, file);
        });
        self.list.update(|list| list.insert(0, reading));
        number
    }

    /// The file of a photo; none after its removal from the list.
    pub fn file(self, number: u32) -> Option<Blob> {
        self.files.with_value(|files| files.get(&number).cloned())
    }

    /// Sets the state of a photo. A final state is announced, and scrolled into view if the photo is the first of its
    /// batch. Does nothing if the photo was removed from the list.
    pub fn set_state(self, number: u32, state: ReadingState, card: Option<&ModelCard>) {
        let Some(reading) = self.find(number) else { return };
        let message = match &state {
            ReadingState::Waiting | ReadingState::Processing(_) | ReadingState::FirstView { .. } => None,
            ReadingState::Assessed { assessment, .. } => {
                let alert = Alert::new(assessment.suspicious, card);
                Some(announcement(&reading.file, assessment, &alert, card))
            }
            ReadingState::Unreadable(message) => Some(unreadable_announcement(&reading.file, message)),
        };
        reading.state.set(state);
        if let Some(message) = message {
            self.announcement.set(message);
            self.show_first_of_batch(number);
        }
    }

    /// Scrolls to the result of the first photo of the current batch, unless the user has scrolled or moved the focus
    /// since the photos were added.
    fn show_first_of_batch(self, number: u32) {
        let batch = self.batch.try_update_value(|batch| batch.take_if(|batch| batch.first == number)).flatten();
        if batch.is_some_and(|batch| batch.position.is_current()) {
            scroll_into_view(photo_id(number));
        }
    }

    /// Removes a photo from the list.
    pub fn remove(self, number: u32) {
        if let Some(reading) = self.find(number) {
            revoke_url(&reading);
        }
        self.files.update_value(|files| {
            files.remove(&number);
        });
        self.selected.update(|selected| selected.retain(|other| *other != number));
        if self.combined_at.get_untracked() == Some(number) {
            self.combined_at.set(self.selected.with_untracked(|selected| selected.last().copied()));
        }
        self.list.update(|list| list.retain(|reading| reading.number != number));
    }

    /// Removes all photos from the list.
    pub fn clear(self) {
        self.list.with_untracked(|list| list.iter().for_each(revoke_url));
        self.files.update_value(HashMap::clear);
        self.selected.set(Vec::new());
        self.combined_at.set(None);
        self.list.set(Vec::new());
        self.announcement.set(ALL_REMOVED.into());
    }

    /// Selects or deselects a photo as one of the photos of one lesion. The combined assessment moves to this photo.
    pub fn select(self, number: u32, is_selected: bool) {
        self.selected.update(|selected| {
            selected.retain(|other| *other != number);
            if is_selected {
                selected.push(number);
            }
        });
        self.combined_at.set(Some(number));
        scroll_into_view(COMBINED_ID.into());
    }

    /// Deselects all photos.
    pub fn clear_selection(self) {
        self.selected.set(Vec::new());
        self.announcement.set(NONE_SELECTED.into());
    }

    /// The selected photos that have an assessment, the newest first, tracked.
    pub fn selected_photos(self) -> Vec<SelectedPhoto> {
        let selected = self.selected.get();
        self.list.with(|list| {
            let selected = list.iter().filter(|reading| selected.contains(&reading.number));
            let photos = selected.filter_map(|reading| match reading.state.get() {
                ReadingState::Assessed { assessment, .. } => {
                    Some(SelectedPhoto { file: reading.file.clone(), assessment, patient: reading.patient.get() })
                }
                _ => None,
            });
            photos.collect()
        })
    }

    fn find(self, number: u32) -> Option<Reading> {
        self.list.with_untracked(|list| list.iter().find(|reading| reading.number == number).cloned())
    }
}

/// Releases the memory that the browser uses for the preview.
fn revoke_url(reading: &Reading) {
    // The browser accepts any URL here, also an unknown one.
    drop(Url::revoke_object_url(&reading.url));
}
