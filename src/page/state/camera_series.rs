//! Several photos of one lesion, taken one after another with the camera.

use std::sync::Arc;

use leptos::prelude::{GetUntracked, RwSignal, Set, Update, With, WithUntracked};
use web_sys::Blob;

use crate::page::state::browser::ObjectUrl;
use crate::page::state::intake::Intake;
use crate::page::state::readings::Readings;

/// A photo of a series.
#[derive(Clone, Debug)]
pub struct Shot {
    /// Its number in the list of photos.
    pub number: u32,
    /// Address of its file; none if the browser has no more addresses.
    pub url: Option<Arc<ObjectUrl>>,
}

/// A series. A handle: copies share their state.
///
/// Each photo is added to the list at once, so that it is not lost with the camera, and is being read while the next one
/// is taken.
#[derive(Clone, Copy, Debug)]
pub struct CameraSeries {
    intake: Intake,
    readings: Readings,
    /// Whether the user wants several photos.
    pub is_wanted: RwSignal<bool>,
    /// The photos, in the order in which they were taken.
    pub shots: RwSignal<Vec<Shot>>,
}

impl CameraSeries {
    /// An empty series, whose photos are added to `readings` through `intake`.
    pub fn new(intake: Intake, readings: Readings) -> CameraSeries {
        CameraSeries { intake, readings, is_wanted: RwSignal::new(false), shots: RwSignal::new(Vec::new()) }
    }

    /// Whether the next photo belongs to a series.
    pub fn is_open(self) -> bool {
        self.is_wanted.get_untracked()
    }

    /// The number of photos, tracked.
    pub fn count(self) -> usize {
        self.shots.with(Vec::len)
    }

    /// Adds a photo to the list and to the series.
    pub fn add(self, photo: Blob, name: &str) {
        let url = ObjectUrl::of(&photo).ok().map(Arc::new);
        let number = match self.shots.with_untracked(Vec::is_empty) {
            true => self.intake.add(photo, name),
            false => self.intake.add_to_batch(photo, name),
        };
        self.shots.update(|shots| shots.push(Shot { number, url }));
    }

    /// Ends the series: two or more photos become the photos of one lesion. Call it after the dialog was closed, because
    /// the page scrolls to the combined assessment unless the focus moves.
    pub fn end(self) {
        let shots = self.shots.get_untracked();
        if shots.is_empty() {
            return;
        }
        self.shots.set(Vec::new());
        if shots.len() > 1 {
            let numbers: Vec<u32> = shots.iter().map(|shot| shot.number).collect();
            self.readings.select_lesion(&numbers);
        }
    }
}
