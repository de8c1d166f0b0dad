//! The list of photos and the state of each.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::{
    ArcRwSignal, Get, GetUntracked, LocalStorage, RwSignal, Set, SetValue, StoredValue, Update, UpdateValue, With,
    WithUntracked, WithValue,
};
use web_sys::Blob;

use crate::page::engine::ReadingState;
use crate::page::state::browser::{time_now, timestamp_now};
use crate::page::state::focus::{focus, has_focus};
use crate::page::state::picture::Picture;
use crate::page::state::scroll::{UserScrolling, ViewPosition, scroll_into_view, scroll_to_top};
use crate::page::text::app::{photos_removed, photos_restored};
use crate::page::text::assessment::{announcement, cancelled, failed_announcement, unreadable_announcement, withdrawn};
use crate::page::text::combined::NONE_SELECTED;
use crate::page::text::format::unique_name;
use crate::page::text::safety::Alert;
use crate::protocol::Preview;
use naevus_reading::assessment::Assessment;
use naevus_reading::card::ModelCard;
use naevus_reading::decision::Patient;
use naevus_reading::photo::Region;

/// Id of the panel with the combined assessment.
pub const COMBINED_ID: &str = "combined";

/// Id of the element of a photo.
pub fn photo_id(number: u32) -> String {
    format!("photo-{number}")
}

/// Id of the button that cancels a photo.
pub fn cancel_id(number: u32) -> String {
    format!("cancel-{number}")
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
    /// The same with the date and the offset from UTC (RFC 3339).
    pub added: String,
    /// Whether there is a preview: [`Readings::preview`].
    pub has_preview: ArcRwSignal<bool>,
    /// Progress or result.
    pub state: ArcRwSignal<ReadingState>,
    /// The patient's age and the site of the lesion, if given. They are removed with the photo.
    pub patient: ArcRwSignal<Patient>,
    /// How far the photo is shown turned clockwise, in degrees.
    pub turn: ArcRwSignal<f64>,
    /// Whether the squares that were proposed are read as photos of their own.
    pub has_proposal_read: ArcRwSignal<bool>,
    /// The photo of which this one is a part. It keeps its result when it is removed from the list.
    pub whole: Option<Arc<Reading>>,
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

/// Photos that were added together.
#[derive(Clone, Debug)]
struct Batch {
    /// Number of the first photo.
    first: u32,
    /// Whether the first photo has a result.
    has_result: bool,
    /// The position of the page when the photos were added.
    position: ViewPosition,
}

/// The photos that were removed last and can be restored.
#[derive(Clone, Debug, Default)]
struct Hidden {
    photos: Vec<Reading>,
    /// The numbers of those that were selected.
    selected: Vec<u32>,
    combined_at: Option<u32>,
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
    /// The user's scrolling.
    pub scrolling: UserScrolling,
    files: StoredValue<HashMap<u32, Blob>, LocalStorage>,
    regions: StoredValue<HashMap<u32, Region>>,
    previews: StoredValue<HashMap<u32, Preview>, LocalStorage>,
    pictures: StoredValue<HashMap<u32, Picture>, LocalStorage>,
    hidden: StoredValue<Hidden>,
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
            scrolling: UserScrolling::new(),
            files: StoredValue::new_local(HashMap::new()),
            regions: StoredValue::new(HashMap::new()),
            previews: StoredValue::new_local(HashMap::new()),
            pictures: StoredValue::new_local(HashMap::new()),
            hidden: StoredValue::new(Hidden::default()),
            last_number: StoredValue::new(0),
            batch: StoredValue::new_local(None),
        }
    }

    /// Starts a batch: the photos that are added next were chosen together.
    pub fn start_batch(self) {
        let first = self.last_number.with_value(|last| last + 1);
        self.batch.set_value(Some(Batch { first, has_result: false, position: self.scrolling.position() }));
    }

    /// Adds a region of a photo of the list, as [`add`](Self::add) adds the photo; none if that was removed.
    pub fn add_region(self, whole: u32, name: &str, region: Region) -> Option<u32> {
        let (file, whole) = (self.file(whole)?, self.find(whole)?);
        // A part of a part is one of the photo that was added.
        let whole = whole.whole.clone().unwrap_or_else(|| Arc::new(whole));
        let number = self.insert(file, name, Some(whole));
        self.regions.update_value(|regions| {
            regions.insert(number, region);
        });
        Some(number)
    }

    /// The region of a photo that is read; none if it is the centre square.
    pub fn region(self, number: u32) -> Option<Region> {
        self.regions.with_value(|regions| regions.get(&number).copied())
    }

    /// The name of a photo of the list, tracked.
    pub fn name(self, number: u32) -> Option<String> {
        self.list.with(|list| list.iter().find(|reading| reading.number == number).map(|reading| reading.file.clone()))
    }

    /// Adds a photo to the list and returns its number. If the list has a photo of the same name, as of two photos that
    /// the camera took within a minute, the name gets a number.
    pub fn add(self, file: Blob, name: &str) -> u32 {
        self.insert(file, name, None)
    }

    fn insert(self, file: Blob, name: &str, whole: Option<Arc<Reading>>) -> u32 {
        let name =
            self.list.with_untracked(|list| unique_name(name, |name| list.iter().any(|reading| reading.file == name)));
        let number = self.last_number.with_value(|last| last + 1);
        self.last_number.update_value(|last| *last = number);
        let reading = Reading {
            number,
            file: name,
            time: time_now(),
            added: timestamp_now(),
            has_preview: ArcRwSignal::new(false),
            state: ArcRwSignal::new(ReadingState::Waiting),
            patient: ArcRwSignal::new(Patient::default()),
            // A part is shown as its photo is.
            turn: ArcRwSignal::new(whole.as_ref().map_or(0.0, |whole| whole.turn.get_untracked())),
            has_proposal_read: ArcRwSignal::new(false),
            whole,
        };
        self.files.update_value(|files| {
            files.insert(number, file);
        });
        self.list.update(|list| list.insert(0, reading));
        number
    }

    /// The file of a photo; none after the photo was forgotten.
    pub fn file(self, number: u32) -> Option<Blob> {
        self.files.with_value(|files| files.get(&number).cloned())
    }

    /// The preview of a photo; none until it is decoded.
    pub fn preview(self, number: u32) -> Option<Preview> {
        self.previews.with_value(|previews| previews.get(&number).cloned())
    }

    /// The address of the preview, for an image that is complete at once; none until the photo is decoded.
    pub fn picture_url(self, number: u32) -> Option<String> {
        self.pictures.with_value(|pictures| pictures.get(&number).map(Picture::url))
    }

    /// Sets the preview of a photo of the list.
    pub fn set_preview(self, number: u32, preview: Preview) {
        if let Some(reading) = self.find(number) {
            if let Some(picture) = Picture::of(&preview.jpeg) {
                self.pictures.update_value(|pictures| drop(pictures.insert(number, picture)));
            }
            self.previews.update_value(|previews| drop(previews.insert(number, preview)));
            reading.has_preview.set(true);
        }
    }

    /// The photo that takes the place of a photo when that is removed: the next older one, else the next newer one.
    pub fn neighbour(self, number: u32) -> Option<u32> {
        self.list.with_untracked(|list| {
            let index = list.iter().position(|reading| reading.number == number)?;
            let next = list.get(index + 1).or_else(|| list.get(index.checked_sub(1)?));
            next.map(|reading| reading.number)
        })
    }

    /// Sets the state of a photo. A result is announced, and scrolled into view if the photo is the first of its batch.
    /// Does nothing if the photo was removed from the list.
    pub fn set_state(self, number: u32, state: ReadingState, card: Option<&ModelCard>) {
        let Some(reading) = self.find(number) else { return };
        let file = &reading.file;
        let (message, is_result) = match &state {
            ReadingState::Waiting
            | ReadingState::Blocked
            | ReadingState::Processing(_)
            | ReadingState::FirstView { .. } => (None, false),
            ReadingState::WaitingAgain => (Some(withdrawn(file)), false),
            ReadingState::Cancelled => (Some(cancelled(file)), false),
            ReadingState::Assessed { assessment, .. } => {
                let alert = Alert::new(assessment.suspicious, card);
                (Some(announcement(file, assessment, &alert, card)), true)
            }
            ReadingState::Unreadable(message) => (Some(unreadable_announcement(file, &message.to_string())), true),
            ReadingState::Failed(message) => (Some(failed_announcement(file, &message.to_string())), true),
        };
        if matches!(state, ReadingState::Unreadable(_) | ReadingState::Failed(_) | ReadingState::Cancelled) {
            self.leave_selection(number);
        }
        if is_result && has_focus(&cancel_id(number)) {
            // The button is removed from the page.
            focus(photo_id(number));
        }
        reading.state.set(state);
        if let Some(message) = message {
            self.announcement.set(message);
        }
        if is_result {
            self.show_first_of_batch(number);
        }
    }

    /// Scrolls to the result of the first photo of the current batch after a result of the batch, until the user scrolls
    /// or moves the focus. Each further result changes the heights above the first one, which is the last in the list.
    fn show_first_of_batch(self, number: u32) {
        let first = self.batch.try_update_value(|current| {
            let batch = current.as_mut().filter(|batch| number >= batch.first)?;
            batch.has_result |= number == batch.first;
            if !self.scrolling.is_still_at(&batch.position) {
                *current = None;
                return None;
            }
            batch.has_result.then_some(batch.first)
        });
        if let Some(first) = first.flatten() {
            scroll_to_top(photo_id(first));
        }
    }

    /// Takes photos off the list, and keeps them until the next photos are hidden.
    pub fn hide(self, numbers: &[u32]) {
        let is_hidden = |number: &u32| numbers.contains(number);
        let combined_at = self.combined_at.get_untracked();
        let of_list = self.list.with_untracked(|list| {
            list.iter().filter(|reading| is_hidden(&reading.number)).cloned().collect::<Vec<_>>()
        });
        let selected = self
            .selected
            .with_untracked(|selected| selected.iter().filter(|number| is_hidden(number)).copied().collect::<Vec<_>>());
        let hidden = Hidden { photos: of_list, selected, combined_at: combined_at.filter(is_hidden) };
        self.announcement.set(photos_removed(hidden.photos.len()));
        self.hidden.set_value(hidden);
        self.selected.update(|selected| selected.retain(|number| !is_hidden(number)));
        if combined_at.as_ref().is_some_and(is_hidden) {
            self.combined_at.set(self.selected.with_untracked(|selected| selected.last().copied()));
        }
        self.list.update(|list| list.retain(|reading| !is_hidden(&reading.number)));
    }

    /// Returns the hidden photos to the list.
    pub fn restore(self) {
        let Hidden { photos, selected, combined_at } = self.hidden.try_update_value(std::mem::take).unwrap_or_default();
        self.announcement.set(photos_restored(photos.len()));
        self.list.update(|list| {
            list.extend(photos);
            list.sort_by_key(|reading| std::cmp::Reverse(reading.number));
        });
        if combined_at.is_some() {
            self.combined_at.set(combined_at);
        }
        if !selected.is_empty() {
            self.selected.update(|all| all.extend(selected));
        }
    }

    /// Releases hidden photos, with their files and previews.
    pub fn forget(self, numbers: &[u32]) {
        self.hidden.update_value(|hidden| hidden.photos.retain(|reading| !numbers.contains(&reading.number)));
        self.files.update_value(|files| files.retain(|number, _| !numbers.contains(number)));
        self.regions.update_value(|regions| regions.retain(|number, _| !numbers.contains(number)));
        self.previews.update_value(|previews| previews.retain(|number, _| !numbers.contains(number)));
        self.pictures.update_value(|pictures| pictures.retain(|number, _| !numbers.contains(number)));
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

    /// Selects these photos, and no others, as photos of one lesion. Their combined assessment is at the newest one, to
    /// which the page scrolls.
    pub fn select_lesion(self, numbers: &[u32]) {
        let Some(newest) = numbers.iter().max().copied() else { return };
        self.selected.set(numbers.to_vec());
        self.combined_at.set(Some(newest));
        self.batch.set_value(Some(Batch { first: newest, has_result: true, position: self.scrolling.position() }));
        self.show_first_of_batch(newest);
    }

    /// Deselects a photo that has no assessment. The combined assessment moves to another selected photo.
    fn leave_selection(self, number: u32) {
        if self.selected.with_untracked(|selected| !selected.contains(&number)) {
            return;
        }
        self.selected.update(|selected| selected.retain(|other| *other != number));
        if self.combined_at.get_untracked() == Some(number) {
            self.combined_at.set(self.selected.with_untracked(|selected| selected.iter().max().copied()));
        }
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

    /// A photo of the list.
    pub fn find(self, number: u32) -> Option<Reading> {
        self.list.with_untracked(|list| list.iter().find(|reading| reading.number == number).cloned())
    }
}
