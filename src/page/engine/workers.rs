//! The life of the two workers: start, work, idleness, loss and end.

use std::time::Duration;

use crate::page::engine::{Effect, State, WorkerReport, limits};
use crate::page::text::app::{
    ANSWER_TIMED_OUT, LOAD_TIMED_OUT, NO_REASON, START_TIMED_OUT, cpu_lost, gpu_lost, gpu_rests, slower_gpu,
    worker_stopped,
};
use crate::page::text::message::Message;
use crate::protocol::{Backend, Ticket};

/// A backend with its worker.
#[derive(Debug, Default)]
pub struct Slot {
    /// The state of the worker.
    pub phase: Phase,
    /// Whether a worker of this backend was ready once.
    pub was_ready: bool,
    /// The number of failed starts since a worker was ready.
    failed_starts: usize,
    /// The number of workers that stopped since the last passed check, without those that a photo has stopped.
    pub losses: u32,
    /// Why the worker has stopped the last time.
    last_reason: Option<Message>,
    /// The time for the first golden reading, in milliseconds, measured once. It is infinite if the worker has stopped
    /// meanwhile.
    pub check_ms: Option<f64>,
    /// Why the backend is not used, as a sentence.
    pub note: Option<Message>,
}

/// The state of a worker.
#[derive(Debug, Default)]
pub enum Phase {
    /// It is not running.
    #[default]
    Off,
    /// It starts, or loads the model.
    Starting { worker: Ticket, timer: Ticket, limit: Duration, is_loading: bool },
    /// It has loaded the model. The timer is that of the job, or of its idleness.
    Ready { worker: Ticket, timer: Ticket, limit: Duration, job: Option<Job> },
    /// It has stopped, and may start again after the timer has expired.
    Resting { timer: Ticket },
    /// It needs more time than the other backend.
    Outpaced,
    /// It cannot be used; the reason.
    GivenUp(Message),
}

/// The work of a worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Job {
    /// The ticket, which the answers repeat.
    pub ticket: Ticket,
    /// The kind of work.
    pub task: Task,
}

/// The kind of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Assess this photo.
    Photo(u32),
    /// Assess a photo that was cancelled or removed since.
    Abandoned,
    /// Repeat the first golden reading.
    Check,
}

impl Slot {
    /// Whether the backend is not used any more, because of its faults.
    pub fn is_given_up(&self) -> bool {
        matches!(self.phase, Phase::GivenUp(_))
    }

    /// Whether a worker is ready and has no work.
    pub fn is_idle(&self) -> bool {
        matches!(self.phase, Phase::Ready { job: None, .. })
    }

    fn worker(&self) -> Option<Ticket> {
        match self.phase {
            Phase::Starting { worker, .. } | Phase::Ready { worker, .. } => Some(worker),
            _ => None,
        }
    }
}

impl State {
    pub(super) fn slot(&mut self, backend: Backend) -> &mut Slot {
        match backend {
            Backend::Cpu => &mut self.cpu,
            Backend::Gpu => &mut self.gpu,
        }
    }

    pub(super) fn slot_of(&self, backend: Backend) -> &Slot {
        match backend {
            Backend::Cpu => &self.cpu,
            Backend::Gpu => &self.gpu,
        }
    }

    /// The work of the worker of `backend`.
    pub(super) fn job(&self, backend: Backend) -> Option<Job> {
        if let Phase::Ready { job, .. } = self.slot_of(backend).phase { job } else { None }
    }

    pub(super) fn start_worker(&mut self, backend: Backend) {
        let (worker, limit) = (self.ticket(), limits::START);
        self.effects.push(Effect::StartWorker { worker, backend });
        let timer = self.timer(limit);
        self.slot(backend).phase = Phase::Starting { worker, timer, limit, is_loading: false };
    }

    /// Ends the worker of `backend`, and returns its work.
    pub(super) fn end_worker(&mut self, backend: Backend) -> Option<Job> {
        if let Some(worker) = self.slot(backend).worker() {
            self.effects.push(Effect::EndWorker(worker));
        }
        match std::mem::take(&mut self.slot(backend).phase) {
            Phase::Ready { job, .. } => job,
            _ => None,
        }
    }

    /// Gives a job to the idle worker of `backend`, and returns the tickets of the worker and of the job.
    pub(super) fn assign(&mut self, backend: Backend, task: Task, limit: Duration) -> Option<(Ticket, Ticket)> {
        let worker = self.slot(backend).worker()?;
        let (ticket, timer) = (self.ticket(), self.timer(limit));
        self.slot(backend).phase = Phase::Ready { worker, timer, limit, job: Some(Job { ticket, task }) };
        Some((worker, ticket))
    }

    /// Takes the work off the worker of `backend`, which is idle then.
    pub(super) fn release(&mut self, backend: Backend) {
        if let Some(worker) = self.slot(backend).worker() {
            let (limit, timer) = (limits::IDLE, self.timer(limits::IDLE));
            self.slot(backend).phase = Phase::Ready { worker, timer, limit, job: None };
        }
    }

    /// Sets another time limit for the current job, counted from now.
    pub(super) fn set_limit(&mut self, backend: Backend, new_limit: Duration) {
        let new_timer = self.timer(new_limit);
        if let Phase::Ready { timer, limit, .. } | Phase::Starting { timer, limit, .. } = &mut self.slot(backend).phase
        {
            (*timer, *limit) = (new_timer, new_limit);
        }
    }

    /// The browser may have stopped the workers while the page was hidden, and a GPU may compute other numbers
    /// afterwards.
    pub(super) fn on_page_shown(&mut self) {
        self.check_is_due = matches!(self.gpu.phase, Phase::Ready { .. });
        for backend in [Backend::Cpu, Backend::Gpu] {
            if let Phase::Ready { limit, job: Some(_), .. } | Phase::Starting { limit, .. } = self.slot(backend).phase {
                self.set_limit(backend, limit);
            }
        }
    }

    pub(super) fn on_report(&mut self, worker: Ticket, report: WorkerReport) {
        let backends = [Backend::Cpu, Backend::Gpu];
        let Some(backend) = backends.into_iter().find(|backend| self.slot(*backend).worker() == Some(worker)) else {
            return;
        };
        let is_starting = matches!(self.slot(backend).phase, Phase::Starting { .. });
        match report {
            WorkerReport::Started => {
                if let Phase::Starting { is_loading: is_loading @ false, .. } = &mut self.slot(backend).phase {
                    *is_loading = true;
                    self.effects.push(Effect::LoadModel(worker));
                    let attempt = self.slot(backend).failed_starts as u32 + 1;
                    self.set_limit(backend, limits::LOAD * attempt);
                }
            }
            WorkerReport::Ready if is_starting => {
                let slot = self.slot(backend);
                (slot.was_ready, slot.failed_starts, slot.note) = (true, 0, None);
                self.release(backend);
            }
            WorkerReport::Ready => {}
            // A worker that was never ready would fail in the same way again.
            WorkerReport::Failed(reason) if is_starting && !self.slot(backend).was_ready => {
                self.end_worker(backend);
                self.give_up(backend, reason);
            }
            WorkerReport::Failed(reason) | WorkerReport::Stopped(reason) => self.lose(backend, reason),
            WorkerReport::FileRead(job) => {
                if self.job(backend).is_some_and(|current| current.ticket == job) {
                    self.set_limit(backend, limits::first_view(backend) * self.limit_factor(backend));
                }
            }
            WorkerReport::FirstView(job, assessment) => self.on_first_view(backend, worker, job, assessment),
            WorkerReport::Done { job, answer, memory_bytes } => self.on_done(backend, job, answer, memory_bytes),
        }
    }

    /// Idle workers, which were kept until now, are ended after the usual time.
    pub(super) fn on_site_stored(&mut self, is_stored: bool) {
        if is_stored && !self.site_is_stored {
            for backend in [Backend::Cpu, Backend::Gpu] {
                if self.slot(backend).is_idle() {
                    self.release(backend);
                }
            }
        }
        self.site_is_stored = is_stored;
    }

    pub(super) fn on_worker_time_up(&mut self, backend: Backend, up: Ticket) {
        let can_start_again = self.site_is_stored;
        match &self.slot(backend).phase {
            Phase::Starting { timer, is_loading, .. } if *timer == up => {
                let reason = if *is_loading { LOAD_TIMED_OUT } else { START_TIMED_OUT };
                self.lose(backend, reason.into());
            }
            Phase::Ready { timer, job: Some(_), .. } if *timer == up => self.lose(backend, ANSWER_TIMED_OUT.into()),
            Phase::Ready { timer, job: None, .. } if *timer == up && can_start_again => drop(self.end_worker(backend)),
            Phase::Resting { timer } if *timer == up => {
                if self.slot(backend).losses < limits::MAX_GPU_LOSSES {
                    self.slot(backend).phase = Phase::Off;
                } else {
                    let reason = self.slot(backend).last_reason.take();
                    self.give_up(backend, reason.unwrap_or(NO_REASON.into()));
                }
            }
            _ => {}
        }
    }

    /// Chooses the backend for photos, once both have measured the time for the first golden reading.
    pub(super) fn choose_backend(&mut self) {
        let is_open = !self.gpu_is_chosen && !self.cpu.is_given_up() && self.gpu.is_idle();
        if let (true, Some(gpu_ms), Some(cpu_ms)) = (is_open, self.gpu.check_ms, self.cpu.check_ms) {
            if gpu_ms < cpu_ms || self.gpu_is_preferred {
                self.gpu_is_chosen = true;
            } else {
                self.end_worker(Backend::Gpu);
                self.gpu.phase = Phase::Outpaced;
                self.gpu.note = Some(slower_gpu(gpu_ms, cpu_ms));
            }
        }
    }

    /// Handles the end of a worker, whose photo gets another attempt.
    pub(super) fn lose(&mut self, backend: Backend, reason: Message) {
        let was_starting = matches!(self.slot(backend).phase, Phase::Starting { .. });
        let job = self.end_worker(backend);
        match backend {
            Backend::Cpu if was_starting => {
                let failed_starts = self.cpu.failed_starts;
                self.cpu.failed_starts += 1;
                match limits::START_RETRIES.get(failed_starts) {
                    Some(pause) => self.cpu.phase = Phase::Resting { timer: self.timer(*pause) },
                    None => self.give_up(backend, worker_stopped(reason)),
                }
            }
            Backend::Cpu => {}
            // The CPU classifies meanwhile, and the next visit tries it again.
            Backend::Gpu if was_starting && !self.gpu.was_ready => self.give_up(backend, reason),
            Backend::Gpu => {
                self.gpu.losses += 1;
                self.gpu.note = Some(gpu_rests(reason.clone()));
                self.gpu.last_reason = Some(reason);
                self.gpu.phase = Phase::Resting { timer: self.timer(limits::GPU_REST) };
            }
        }
        match job.map(|job| job.task) {
            Some(Task::Photo(photo)) => self.on_worker_died_with(photo, backend),
            Some(Task::Check) if backend == Backend::Cpu => self.cpu.check_ms = Some(f64::INFINITY),
            Some(Task::Check | Task::Abandoned) | None => {}
        }
        if backend == Backend::Gpu {
            // Its next worker cannot check the answers of this one.
            self.withdraw_unverified();
        }
    }

    /// Does not use `backend` any more. Its worker was ended.
    pub(super) fn give_up(&mut self, backend: Backend, reason: Message) {
        match backend {
            Backend::Cpu => {
                self.cpu.note = Some(cpu_lost(reason.clone()));
                if matches!(self.gpu.phase, Phase::Outpaced) {
                    (self.gpu.phase, self.gpu.note) = (Phase::Off, None);
                }
            }
            Backend::Gpu => self.gpu.note = Some(gpu_lost(reason.clone())),
        }
        self.slot(backend).phase = Phase::GivenUp(reason);
    }
}
