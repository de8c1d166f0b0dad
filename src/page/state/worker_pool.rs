//! The running workers, the queue of photos, and the photo in progress.

use std::collections::VecDeque;
use std::rc::Rc;

use leptos::leptos_dom::helpers::TimeoutHandle;

use crate::page::state::model_download::Model;
use crate::page::state::worker_program::WorkerProgram;
use crate::protocol::Backend;

/// The maximum number of restarts of the worker on the CPU without an answer in between.
const MAX_CPU_RESTARTS: u32 = 2;

/// The number of workers that stop while they have the same photo, at which the photo counts as the cause.
const MAX_FAILURES: u32 = 2;

/// The workers and the queue.
#[derive(Debug, Default)]
pub struct WorkerPool {
    /// The downloaded model.
    pub model: Option<Rc<Model>>,
    cpu: Option<PooledWorker>,
    gpu: Option<PooledWorker>,
    queue: VecDeque<Job>,
    current: Option<(Job, Backend)>,
    cpu_restarts: u32,
    gpu_was_tried: bool,
}

/// A running worker.
#[derive(Debug)]
pub struct PooledWorker {
    /// The worker.
    pub program: WorkerProgram,
    /// Whether the worker has loaded the model.
    pub is_ready: bool,
    timeout: Option<TimeoutHandle>,
}

/// A photo to classify.
#[derive(Clone, Copy, Debug)]
struct Job {
    photo: u32,
    /// The number of workers that stopped while they had the photo.
    failures: u32,
}

/// What became of the photo of a worker that was ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interrupted {
    /// The photo is in the queue again, as the first one.
    Queued(u32),
    /// The photo counts as the cause and was dropped.
    Dropped(u32),
}

impl WorkerPool {
    /// The worker of `backend`.
    pub fn worker(&mut self, backend: Backend) -> &mut Option<PooledWorker> {
        match backend {
            Backend::Cpu => &mut self.cpu,
            Backend::Gpu => &mut self.gpu,
        }
    }

    /// The fastest backend that is ready.
    pub fn best_backend(&self) -> Option<Backend> {
        let is_ready = |worker: &Option<PooledWorker>| worker.as_ref().is_some_and(|worker| worker.is_ready);
        if is_ready(&self.gpu) {
            Some(Backend::Gpu)
        } else if is_ready(&self.cpu) {
            Some(Backend::Cpu)
        } else {
            None
        }
    }

    /// Appends a photo to the queue.
    pub fn enqueue(&mut self, photo: u32) {
        self.queue.push_back(Job { photo, failures: 0 });
    }

    /// Takes the next photo off the queue for the best backend. None if a photo is in progress, no backend is ready, or
    /// the queue is empty. Skips photos for which `exists` is false: they were removed from the list.
    pub fn start_next(&mut self, exists: impl Fn(u32) -> bool) -> Option<(u32, Backend)> {
        if self.current.is_some() {
            return None;
        }
        let backend = self.best_backend()?;
        let job = loop {
            let job = self.queue.pop_front()?;
            if exists(job.photo) {
                break job;
            }
        };
        self.current = Some((job, backend));
        Some((job.photo, backend))
    }

    /// Marks the photo in progress as answered by `backend`.
    pub fn finish(&mut self, backend: Backend) {
        self.current = None;
        if backend == Backend::Cpu {
            self.cpu_restarts = 0;
        }
    }

    /// Ends the worker of `backend`, and returns the photo that it had.
    pub fn end(&mut self, backend: Backend) -> Option<Interrupted> {
        *self.worker(backend) = None;
        let (job, _) = self.current.take_if(|(_, of)| *of == backend)?;
        let job = Job { failures: job.failures + 1, ..job };
        if job.failures < MAX_FAILURES {
            self.queue.push_front(job);
            Some(Interrupted::Queued(job.photo))
        } else {
            Some(Interrupted::Dropped(job.photo))
        }
    }

    /// Stores the model, and resets the number of restarts.
    pub fn set_model(&mut self, model: Model) {
        self.model = Some(Rc::new(model));
        self.cpu_restarts = 0;
    }

    /// Counts a restart of the worker on the CPU. False if there were too many without an answer.
    pub fn may_restart_cpu(&mut self) -> bool {
        self.cpu_restarts += 1;
        self.cpu_restarts <= MAX_CPU_RESTARTS
    }

    /// Whether WebGPU was not tried yet; counts as a try.
    pub fn try_gpu_once(&mut self) -> bool {
        !std::mem::replace(&mut self.gpu_was_tried, true)
    }
}

impl PooledWorker {
    /// A worker that has not loaded the model yet.
    pub fn new(program: WorkerProgram, timeout: Option<TimeoutHandle>) -> PooledWorker {
        PooledWorker { program, is_ready: false, timeout }
    }

    /// Replaces the current timeout.
    pub fn set_timeout(&mut self, timeout: Option<TimeoutHandle>) {
        if let Some(old) = std::mem::replace(&mut self.timeout, timeout) {
            old.clear();
        }
    }
}

impl Drop for PooledWorker {
    fn drop(&mut self) {
        self.set_timeout(None);
    }
}
