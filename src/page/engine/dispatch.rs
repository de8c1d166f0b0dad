//! Gives the next photos to the workers.

use crate::page::engine::model::{Adapter, Model};
use crate::page::engine::photos::Progress;
use crate::page::engine::workers::{Phase, Slot, Task};
use crate::page::engine::{Effect, ReadingState, State, limits};
use crate::protocol::Backend;

impl State {
    /// Starts the workers that are needed, and gives work to every idle one.
    pub(super) fn dispatch(&mut self) {
        if matches!(self.model, Model::Failed(_)) || self.is_dead() {
            return self.block();
        }
        if !matches!(self.model, Model::Fetched) {
            return;
        }
        self.choose_backend();
        self.start_needed_workers();
        if self.gpu.is_idle() {
            let next = self.next_photo(Backend::Gpu);
            let is_due = self.check_is_due || self.unverified.len() >= limits::PHOTOS_PER_CHECK;
            match next {
                _ if is_due || self.is_unmeasured(Backend::Gpu) => self.recheck(Backend::Gpu),
                Some(photo) => self.assess(Backend::Gpu, photo),
                None if !self.unverified.is_empty() => self.recheck(Backend::Gpu),
                None => {}
            }
        }
        if self.cpu.is_idle() {
            match self.next_photo(Backend::Cpu) {
                _ if self.is_unmeasured(Backend::Cpu) => self.recheck(Backend::Cpu),
                Some(photo) => self.assess(Backend::Cpu, photo),
                None => {}
            }
        }
    }

    /// Whether the choice between the backends needs the time of `backend`.
    fn is_unmeasured(&self, backend: Backend) -> bool {
        let slot = self.slot_of(backend);
        let gpu_runs = matches!(self.gpu.phase, Phase::Starting { .. } | Phase::Ready { .. });
        gpu_runs && !self.gpu_is_chosen && !self.cpu.is_given_up() && slot.check_ms.is_none()
    }

    /// Whether WebGPU is ready for photos.
    pub(super) fn gpu_serves(&self) -> bool {
        matches!(self.gpu.phase, Phase::Ready { .. }) && (self.gpu_is_chosen || self.cpu.is_given_up())
    }

    /// The next photo for `backend`. The CPU gets photos while WebGPU is not ready, and those that WebGPU shall not
    /// get.
    pub(super) fn next_photo(&self, backend: Backend) -> Option<u32> {
        let gpu_serves = self.gpu_serves();
        let suits = |photo: &&u32| {
            let avoid = self.photos.get(photo).and_then(|photo| photo.avoid);
            let is_for_gpu = self.cpu.is_given_up() || (self.gpu_is_chosen && avoid != Some(Backend::Gpu));
            match backend {
                Backend::Gpu => is_for_gpu,
                Backend::Cpu => !gpu_serves || !is_for_gpu,
            }
        };
        self.queue.iter().find(suits).copied()
    }

    fn assess(&mut self, backend: Backend, photo: u32) {
        if let Some((worker, job)) = self.assign(backend, Task::Photo(photo), limits::FILE) {
            self.queue.retain(|other| *other != photo);
            self.set_progress(photo, Progress::InWork);
            self.show(photo, ReadingState::Processing(backend));
            self.effects.push(Effect::Assess { worker, job, photo });
        }
    }

    fn recheck(&mut self, backend: Backend) {
        if let Some((worker, job)) = self.assign(backend, Task::Check, limits::CHECK) {
            self.effects.push(Effect::Recheck { worker, job });
        }
    }

    /// Starts the workers that are needed and not running.
    fn start_needed_workers(&mut self) {
        self.find_adapter();
        let is_off = |slot: &Slot| matches!(slot.phase, Phase::Off);
        if is_off(&self.cpu) && (!self.cpu.was_ready || self.next_photo(Backend::Cpu).is_some()) {
            self.start_worker(Backend::Cpu);
        }
        // The first start needs no photo, so that the backend of the first photo is the faster one.
        let cpu_is_settled = self.cpu.was_ready || self.cpu.is_given_up();
        let is_first = !self.gpu.was_ready && cpu_is_settled;
        let cpu_has_photo = self.job(Backend::Cpu).is_some_and(|job| matches!(job.task, Task::Photo(_)));
        let is_needed = is_first || cpu_has_photo || self.next_photo(Backend::Gpu).is_some();
        if is_off(&self.gpu) && matches!(self.adapter, Adapter::Found) && is_needed {
            self.start_worker(Backend::Gpu);
        }
    }
}
