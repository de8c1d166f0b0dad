//! How the list of photos is shown.

use leptos::prelude::{Get, Memo, RwSignal, With};

use crate::page::engine::ReadingState;
use crate::page::listing::{Filter, Layout, Listed, Order, sort};
use crate::page::state::engine::Engine;
use crate::page::state::patient::with_patient;
use crate::page::state::readings::{Reading, Readings};
use crate::page::text::assessment::is_clear;
use naevus_reading::assessment::InputStatus;
use naevus_reading::diagnosis::Group;

/// Layout, filter and order of the list. A handle: copies share their state.
#[derive(Clone, Copy, Debug)]
pub struct Listing {
    /// The layout.
    pub layout: RwSignal<Layout>,
    /// Which photos are shown.
    pub filter: RwSignal<Filter>,
    /// The order.
    pub order: RwSignal<Order>,
    readings: Readings,
    engine: Engine,
}

impl Listing {
    /// All photos as rows, the newest first.
    pub fn new(readings: Readings, engine: Engine) -> Listing {
        Listing {
            layout: RwSignal::new(Layout::List),
            filter: RwSignal::new(Filter::All),
            order: RwSignal::new(Order::Newest),
            readings,
            engine,
        }
    }

    /// The photos in their order, tracked. Those that the filter leaves out are among them.
    pub fn sorted(self) -> Vec<Reading> {
        let mut photos = self.readings.list.get();
        let malignant = |reading: &Reading| self.listed(reading).malignant;
        sort(&mut photos, self.order.get(), |reading| reading.file.clone(), malignant);
        photos
    }

    /// Whether the filter leaves a photo out.
    pub fn is_left_out(self, reading: Reading) -> Memo<bool> {
        Memo::new(move |_| !self.passes(&reading))
    }

    /// The number of photos that the filter lets pass, tracked.
    pub fn count(self) -> usize {
        self.readings.list.with(|list| list.iter().filter(|reading| self.passes(reading)).count())
    }

    /// Whether the filter lets a photo pass, tracked. Without a filter, nothing of the photo is computed.
    fn passes(self, reading: &Reading) -> bool {
        let filter = self.filter.get();
        filter == Filter::All || self.listed(reading).passes(filter)
    }

    fn listed(self, reading: &Reading) -> Listed {
        let nothing = Listed { has_alert: false, is_unclear: false, is_not_assessed: false, malignant: None };
        match reading.state.get() {
            ReadingState::Assessed { assessment, .. } if !assessment.is_refused() => {
                let with = with_patient(&assessment, &reading.patient.get(), self.engine);
                let alert = self.engine.alert(with.suspicious);
                let is_unusual = with.input_check.status == InputStatus::Unusual;
                Listed {
                    has_alert: alert.is_raised(),
                    is_unclear: is_unusual || !is_clear(with.ranked()[0].0, with.is_confident(), &alert),
                    is_not_assessed: false,
                    malignant: Some(with.group_probability(Group::Malignant)),
                }
            }
            ReadingState::Assessed { .. }
            | ReadingState::Unreadable(_)
            | ReadingState::Failed(_)
            | ReadingState::Cancelled => Listed { is_not_assessed: true, ..nothing },
            _ => nothing,
        }
    }
}
