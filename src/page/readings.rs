//! The list of photos: what came in, and what is known of each.

use std::collections::HashMap;

use leptos::prelude::{
    ArcRwSignal, Get, LocalStorage, RwSignal, Set, StoredValue, Update, UpdateValue, With, WithUntracked, WithValue,
};
use web_sys::{Blob, Url};

use crate::page::announcements;
use crate::page::words::time_now;
use crate::protocol::Backend;
use naevus_reading::assessment::Assessment;
use naevus_reading::decision::Patient;

/// One photo of the list.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Its number, counted from 1.
    pub number: u32,
    /// The name of its file.
    pub file: String,
    /// When it came in, as `14:02`.
    pub time: String,
    /// Where the browser can show it from; empty where it cannot.
    pub url: String,
    /// What is known of it.
    pub state: ArcRwSignal<ReadingState>,
    /// The patient's age and the lesion's site, where they were given; forgotten with the photo.
    pub patient: ArcRwSignal<Patient>,
}

/// What is known of a photo.
#[derive(Clone, Debug, PartialEq)]
pub enum ReadingState {
    /// Others are before it, or the model is not there yet.
    Waiting,
    /// A worker has it.
    BeingRead(Backend),
    /// A worker has it, and has read the first of its eight views.
    FirstViewRead {
        /// What computes.
        backend: Backend,
        /// What that view says by itself.
        assessment: Assessment,
    },
    /// What it says.
    Read {
        /// The assessment of the photo alone, without age and site.
        assessment: Assessment,
        /// What computed them.
        backend: Backend,
        /// The time to decode and preprocess the photo, in milliseconds.
        decode_ms: f64,
        /// The time for the network, in milliseconds.
        network_ms: f64,
    },
    /// It could not be read; the sentence says why.
    Unreadable(String),
}

/// The list of photos, newest first. A handle: copies are the same list.
#[derive(Clone, Copy, Debug)]
pub struct Readings {
    /// The photos.
    pub list: RwSignal<Vec<Reading>>,
    /// The numbers of those that are chosen as photos of one lesion.
    pub chosen: RwSignal<Vec<u32>>,
    /// What was last answered, for those who do not see the list.
    pub announcement: RwSignal<String>,
    files: StoredValue<HashMap<u32, Blob>, LocalStorage>,
    last_number: StoredValue<u32>,
}

impl Readings {
    /// An empty list.
    pub fn new() -> Readings {
        Readings {
            list: RwSignal::new(Vec::new()),
            chosen: RwSignal::new(Vec::new()),
            announcement: RwSignal::new(String::new()),
            files: StoredValue::new_local(HashMap::new()),
            last_number: StoredValue::new(0),
        }
    }

    /// Adds a photo to the list and gives its number.
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

    /// The photo's file, as long as it is in the list.
    pub fn file(self, number: u32) -> Option<Blob> {
        self.files.with_value(|files| files.get(&number).cloned())
    }

    /// Sets what is known of a photo, and announces an answer. A photo that is no longer in the list is passed over.
    pub fn set_state(self, number: u32, state: ReadingState) {
        let Some(reading) = self.find(number) else { return };
        if let Some(announcement) = announcements::of_state(&reading.file, &state) {
            self.announcement.set(announcement);
        }
        reading.state.set(state);
    }

    /// Takes a photo off the list.
    pub fn remove(self, number: u32) {
        if let Some(reading) = self.find(number) {
            forget(&reading);
        }
        self.files.update_value(|files| {
            files.remove(&number);
        });
        self.choose(number, false);
        self.list.update(|list| list.retain(|reading| reading.number != number));
    }

    /// Takes every photo off the list.
    pub fn clear(self) {
        self.list.with_untracked(|list| list.iter().for_each(forget));
        self.files.update_value(HashMap::clear);
        self.chosen.set(Vec::new());
        self.list.set(Vec::new());
        self.announcement.set("All photos were removed.".into());
    }

    /// Chooses a photo as one of those of one lesion, or no longer.
    pub fn choose(self, number: u32, is_chosen: bool) {
        self.chosen.update(|chosen| {
            chosen.retain(|other| *other != number);
            if is_chosen {
                chosen.push(number);
            }
        });
    }

    /// Chooses none.
    pub fn clear_choice(self) {
        self.chosen.set(Vec::new());
        self.announcement.set("No photo is chosen any more.".into());
    }

    /// The chosen photos, newest first: their files' names, what was said of them alone, and whose they are.
    pub fn chosen_shots(self) -> Vec<(String, Assessment, Patient)> {
        let chosen = self.chosen.get();
        self.list.with(|list| {
            let of_the_lesion = list.iter().filter(|reading| chosen.contains(&reading.number));
            let shots = of_the_lesion.filter_map(|reading| match reading.state.get() {
                ReadingState::Read { assessment, .. } => {
                    Some((reading.file.clone(), assessment, reading.patient.get()))
                }
                _ => None,
            });
            shots.collect()
        })
    }

    fn find(self, number: u32) -> Option<Reading> {
        self.list.with_untracked(|list| list.iter().find(|reading| reading.number == number).cloned())
    }
}

/// Lets go of what the browser keeps to show the photo.
fn forget(reading: &Reading) {
    // The browser refuses no address here, not even one that it never gave.
    drop(Url::revoke_object_url(&reading.url));
}
