//! Parts of a photo that are read as photos of their own: one that the user chooses, or those that are proposed.

use leptos::prelude::{Get, Set, With, untrack};

use crate::page::engine::ReadingState;
use crate::page::state::engine::Engine;
use crate::page::state::readings::{Reading, Readings};
use crate::page::text::parts::{AboutTheWhole, lesion_in, part_of, spot_in};
use crate::page::text::safety::Alert;
use crate::page::zoom::Size;
use naevus_reading::card::ModelCard;
use naevus_reading::photo::Region;
use naevus_reading::quality::Proposal;

/// The parts of the photos of the list. A handle: copies share their state.
#[derive(Clone, Copy, Debug)]
pub struct Parts {
    readings: Readings,
    engine: Engine,
}

/// Squares of a photo that are proposed to be read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Offer {
    /// The squares.
    pub proposal: Proposal,
    /// Width and height of the photo, in pixels.
    pub photo: Size,
    /// Whether the centre square was refused. Small lesions and those at the side mostly are.
    pub is_refused: bool,
}

impl Parts {
    /// The parts of `readings`, read by `engine`.
    pub fn new(readings: Readings, engine: Engine) -> Parts {
        Parts { readings, engine }
    }

    /// What is proposed for a photo that was assessed or refused, tracked; none after it was accepted.
    pub fn offer(self, number: u32) -> Option<Offer> {
        let reading = self.readings.find(number)?;
        if reading.has_proposal_read.get() || !reading.has_preview.get() {
            return None;
        }
        let ReadingState::Assessed { assessment, .. } = reading.state.get() else { return None };
        let preview = self.readings.preview(number)?;
        let [width, height] = preview.size_px.map(f64::from);
        let (photo, is_refused) = (Size { width, height }, assessment.is_refused());
        Some(Offer { proposal: preview.proposal?, photo, is_refused })
    }

    /// Reads the proposed squares of a photo, each as a photo of its own.
    pub fn accept(self, number: u32) {
        let Some((offer, reading)) = untrack(|| self.offer(number)).zip(self.readings.find(number)) else { return };
        let parts = match offer.proposal {
            Proposal::Lesion(region) => vec![(lesion_in(&reading.file), region)],
            // The newest photo of the list is the first: the spots are there in order.
            Proposal::TwoSpots([first, second]) => {
                vec![(spot_in(2, &reading.file), second), (spot_in(1, &reading.file), first)]
            }
        };
        reading.has_proposal_read.set(true);
        self.read_parts(number, parts);
    }

    /// Reads a part of a photo as a photo of its own.
    pub fn read(self, number: u32, region: Region) {
        if let Some(name) = untrack(|| self.readings.name(number)) {
            self.read_parts(number, vec![(part_of(&name), region)]);
        }
    }

    fn read_parts(self, whole: u32, parts: Vec<(String, Region)>) {
        self.readings.start_batch();
        for (name, region) in parts {
            if let Some(part) = self.readings.add_region(whole, &name, region) {
                self.engine.enqueue(part);
            }
        }
    }

    /// What must be said before the result of a part about the whole photo, tracked; none for a whole photo.
    pub fn about_the_whole(self, reading: &Reading) -> Option<AboutTheWhole> {
        self.engine.card.with(|card| AboutTheWhole::of(reading, card.as_ref()))
    }
}

impl AboutTheWhole {
    /// What must be said before the result of `reading`, tracked; none for a whole photo, and for a part of one that was
    /// assessed without an alert.
    pub fn of(reading: &Reading, card: Option<&ModelCard>) -> Option<AboutTheWhole> {
        let (whole, rules) = (reading.whole.as_ref()?, &card?.decision_rules);
        let ReadingState::Assessed { assessment, .. } = whole.state.get() else { return None };
        if assessment.is_refused() {
            return Some(AboutTheWhole::IsRefused(whole.file.clone()));
        }
        let with_patient = rules.with_patient(&assessment, &whole.patient.get());
        let is_raised = Alert::new(with_patient.suspicious, card).is_raised();
        is_raised.then(|| AboutTheWhole::HasAlert(whole.file.clone()))
    }
}
