//! The engine as a state machine: which photo is classified when, by which worker, and what happens after a fault.
//!
//! [`step`] changes the [`State`] for an [`Event`] and returns what the page has to do, as [`Effect`]s. It neither
//! calls the browser nor reads a clock, so that its tests run natively. `page::state::engine` executes the effects.
//!
//! - Every download, worker, job and timer has a [`Ticket`], which is used once. Reports with an old ticket have no
//!   effect.
//! - The worker on the CPU starts first. If the browser has a WebGPU adapter, the worker on WebGPU starts next, and
//!   gets the photos if it needs less time for the first golden reading of the card than the CPU. If the worker on the
//!   CPU cannot be used, WebGPU is the only program.
//! - A photo whose worker stops gets one more attempt, on the other backend if that one is ready. If the second worker
//!   stops too, the photo has failed, and it counts against neither backend.
//! - The worker on WebGPU repeats the first golden reading. If it differs, or if an answer is not valid, WebGPU is not
//!   used any more, and its answers since the last passed check are withdrawn and computed again on the CPU.

mod answers;
mod dispatch;
mod effect;
mod event;
mod limits;
mod model;
mod photos;
#[cfg(test)]
mod tests;
mod workers;

use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

use crate::page::engine::model::{Adapter, Model};
use crate::page::engine::photos::{Origin, Photo, Removed};
use crate::page::engine::workers::{Phase, Slot, Task};
use crate::page::text::message::Message;
use crate::protocol::{Backend, Ticket};

pub use crate::page::engine::effect::{Effect, ReadingState};
pub use crate::page::engine::event::{Answer, Event, WorkerReport};

/// The state of the engine.
#[derive(Debug, Default)]
pub struct State {
    last_ticket: u32,
    model: Model,
    adapter: Adapter,
    cpu: Slot,
    gpu: Slot,
    photos: BTreeMap<u32, Photo>,
    /// The photos that wait, the next one first: those of the list, then those of the batch.
    queue: VecDeque<u32>,
    /// The photos that were removed last and can be restored.
    removed: Option<Removed>,
    /// The photos that were assessed on WebGPU since its last passed check.
    unverified: Vec<u32>,
    /// Whether WebGPU repeats the first golden reading before its next photo.
    check_is_due: bool,
    /// Whether WebGPU was faster than the CPU, or is preferred.
    gpu_is_chosen: bool,
    /// Whether the user wants WebGPU even if the CPU is faster.
    gpu_is_preferred: bool,
    /// Whether a worker can start without a network. Only then are workers without work and those that have grown ended.
    site_is_stored: bool,
    effects: Vec<Effect>,
}

/// Changes `state` for `event`, and returns what the page has to do, in order.
pub fn step(state: &mut State, event: Event) -> Vec<Effect> {
    match event {
        Event::PreferGpu => state.gpu_is_preferred = true,
        Event::Start => state.start(),
        Event::ModelProgress(download) => state.on_model_progress(download),
        Event::ModelFetched(download) => state.on_model_fetched(download),
        Event::ModelFailed { download, reason, is_temporary } => state.on_model_failed(download, reason, is_temporary),
        Event::Adapter { request, is_there } => state.on_adapter(request, is_there),
        Event::Add(photo) => state.add(photo, Origin::List),
        Event::AddToBatch(photo) => state.add(photo, Origin::Batch),
        Event::Release(photos) => state.release_photos(&photos),
        Event::AddUnreadable(photo, reason) => state.add_unreadable(photo, reason),
        Event::Cancel(photo) => state.cancel(photo),
        Event::Retry(photo) => state.retry(photo),
        Event::Remove(photo) => state.remove(&[photo]),
        Event::Clear => state.clear(),
        Event::Undo => state.undo(),
        Event::PageShown => state.on_page_shown(),
        Event::SiteStored(is_stored) => state.on_site_stored(is_stored),
        Event::Worker { worker, report } => state.on_report(worker, report),
        Event::TimeUp(timer) => state.on_time_up(timer),
    }
    state.dispatch();
    std::mem::take(&mut state.effects)
}

impl State {
    /// The backend of the next photo; none while there is none.
    pub fn backend(&self) -> Option<Backend> {
        if self.gpu_serves() {
            return Some(Backend::Gpu);
        }
        // A worker that was ended because it had no work starts again for the next photo.
        let can_start = |slot: &Slot| slot.was_ready && !matches!(slot.phase, Phase::GivenUp(_) | Phase::Outpaced);
        let (cpu, gpu) = (can_start(&self.cpu), can_start(&self.gpu));
        let is_fetched = matches!(self.model, Model::Fetched);
        if is_fetched && cpu {
            Some(Backend::Cpu)
        } else {
            (is_fetched && gpu && self.cpu.is_given_up()).then_some(Backend::Gpu)
        }
    }

    /// Whether the worker on WebGPU is starting or measures its time.
    pub fn gpu_is_starting(&self) -> bool {
        let is_ready = matches!(self.gpu.phase, Phase::Ready { .. });
        matches!(self.gpu.phase, Phase::Starting { .. }) || (is_ready && !self.gpu_serves())
    }

    /// Whether the model is being downloaded, or waits for the next attempt.
    pub fn is_downloading(&self) -> bool {
        matches!(self.model, Model::Absent | Model::Fetching { .. } | Model::Paused { .. })
    }

    /// Why no photo can be classified; none if that is not so.
    pub fn failure(&self) -> Option<&Message> {
        match (&self.model, &self.cpu.phase) {
            (Model::Failed(reason), _) => Some(reason),
            (_, Phase::GivenUp(reason)) if self.is_dead() => Some(reason),
            _ => None,
        }
    }

    /// Why a backend is not used, one sentence each.
    pub fn notes(&self) -> Vec<Message> {
        let slots = [&self.cpu, &self.gpu].into_iter().filter(|_| !self.is_dead());
        slots.filter_map(|slot| slot.note.clone()).collect()
    }

    /// The number of photos that [`Event::Undo`] restores.
    pub fn removed_count(&self) -> usize {
        self.removed.as_ref().map_or(0, |removed| removed.photos.len())
    }

    /// The photo of a job; none if the job is done, or its photo was cancelled or removed.
    pub fn photo_of(&self, worker: Ticket, job: Ticket) -> Option<u32> {
        [&self.cpu, &self.gpu].into_iter().find_map(|slot| match &slot.phase {
            Phase::Ready { worker: this, job: Some(current), .. } if *this == worker && current.ticket == job => {
                if let Task::Photo(photo) = current.task {
                    Some(photo)
                } else {
                    None
                }
            }
            _ => None,
        })
    }

    fn ticket(&mut self) -> Ticket {
        self.last_ticket += 1;
        Ticket(self.last_ticket)
    }

    fn timer(&mut self, limit: Duration) -> Ticket {
        let timer = self.ticket();
        self.effects.push(Effect::StartTimer { timer, limit });
        timer
    }

    fn on_time_up(&mut self, timer: Ticket) {
        if self.removed.as_ref().is_some_and(|removed| removed.timer == timer) {
            self.forget_removed();
        }
        self.on_model_time_up(timer);
        self.on_adapter_time_up(timer);
        for backend in [Backend::Cpu, Backend::Gpu] {
            self.on_worker_time_up(backend, timer);
        }
    }
}
