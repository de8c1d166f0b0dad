//! The answers of the workers: results of photos, and the golden reading that is repeated.

use crate::page::engine::photos::Progress;
use crate::page::engine::workers::{Job, Task};
use crate::page::engine::{Answer, ReadingState, State, limits};
use crate::page::text::app::{INVALID_ANSWER, UNEXPECTED_ANSWER};
use crate::page::text::intake::FILE_IS_GONE;
use crate::page::text::message::Message;
use crate::protocol::{Backend, Ticket};
use naevus_reading::assessment::Assessment;

impl State {
    pub(super) fn on_first_view(&mut self, backend: Backend, worker: Ticket, job: Ticket, assessment: Assessment) {
        if self.job(backend).is_none_or(|current| current.ticket != job) {
            return;
        }
        self.set_limit(backend, limits::OTHER_VIEWS * self.limit_factor(backend));
        if let Some(photo) = self.photo_of(worker, job) {
            if assessment.fault().is_none() {
                self.show(photo, ReadingState::FirstView { backend, assessment });
            } else {
                self.on_invalid(backend);
            }
        }
    }

    pub(super) fn on_done(&mut self, backend: Backend, job: Ticket, answer: Answer, memory_bytes: u64) {
        let Some(Job { task, .. }) = self.job(backend).filter(|current| current.ticket == job) else { return };
        match (task, answer) {
            (Task::Photo(_), Answer::Assessed { assessment, .. }) if assessment.fault().is_some() => {
                return self.on_invalid(backend);
            }
            (Task::Check, Answer::Checked(Err(reason))) if backend == Backend::Gpu => return self.reject_gpu(reason),
            (Task::Check, Answer::Checked(Err(reason))) => {
                self.end_worker(backend);
                return self.give_up(backend, reason);
            }
            (Task::Check, Answer::Checked(Ok(check_ms))) => {
                self.slot(backend).check_ms.get_or_insert(check_ms);
                if backend == Backend::Gpu {
                    self.unverified.clear();
                    self.gpu.losses = 0;
                    self.check_is_due = false;
                }
            }
            (Task::Photo(photo), Answer::Assessed { assessment, decode_ms, network_ms }) => {
                if backend == Backend::Gpu {
                    self.unverified.push(photo);
                }
                let state = ReadingState::Assessed { assessment, backend, decode_ms, network_ms };
                self.finish(photo, Progress::Answered, state);
            }
            (Task::Photo(photo), Answer::Unreadable(reason)) => {
                self.finish(photo, Progress::Answered, ReadingState::Unreadable(reason));
            }
            (Task::Photo(photo), Answer::FileIsGone) => {
                self.finish(photo, Progress::Failed, ReadingState::Failed(FILE_IS_GONE.into()));
            }
            (Task::Check, _) | (Task::Photo(_), Answer::Checked(_)) => {
                return self.lose(backend, UNEXPECTED_ANSWER.into());
            }
            (Task::Abandoned, _) => {}
        }
        self.release(backend);
        if memory_bytes > limits::MAX_MEMORY_BYTES && self.site_is_stored {
            if backend == Backend::Gpu && !self.unverified.is_empty() {
                // The worker that computed the answers is checked before it is replaced.
                self.check_is_due = true;
            } else {
                self.end_worker(backend);
                self.start_worker(backend);
            }
        }
    }

    fn finish(&mut self, photo: u32, progress: Progress, state: ReadingState) {
        self.set_progress(photo, progress);
        self.show(photo, state);
    }

    /// An assessment of `backend` is not valid. On the CPU, this counts as a worker that has stopped.
    fn on_invalid(&mut self, backend: Backend) {
        match backend {
            Backend::Cpu => self.lose(backend, INVALID_ANSWER.into()),
            Backend::Gpu => self.reject_gpu(INVALID_ANSWER.into()),
        }
    }

    /// Gives WebGPU up, because it computes wrong numbers. Its photo and its unverified answers are computed on the
    /// CPU.
    fn reject_gpu(&mut self, reason: Message) {
        let job = self.end_worker(Backend::Gpu);
        self.give_up(Backend::Gpu, reason);
        if let Some(Job { task: Task::Photo(photo), .. }) = job {
            self.set_progress(photo, Progress::Waiting);
            self.enqueue_first(photo);
            self.show(photo, ReadingState::Waiting);
        }
        self.withdraw_unverified();
    }
}
