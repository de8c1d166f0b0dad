//! Classifies the photos of the list, one at a time and in order, on the fastest backend that is ready.
//!
//! The worker on the CPU starts first. If the device has a usable GPU, the worker on WebGPU starts next and takes over
//! after its self-test. A worker that stops or exceeds a timeout is ended, and its photo is classified on the CPU. If
//! the worker on the CPU has stopped, it is started again.

use std::time::Duration;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::{Get, LocalStorage, RwSignal, Set, StoredValue, UpdateValue, WithUntracked, WithValue};
use leptos::task::spawn_local;

use crate::page::state::browser::{file_content, has_gpu_adapter};
use crate::page::state::model_download::download_model;
use crate::page::state::readings::{ReadingState, Readings};
use crate::page::state::worker_pool::{Interrupted, PooledWorker, WorkerPool};
use crate::page::state::worker_program::{
    LOAD_TIMEOUT, OTHER_VIEWS_TIMEOUT, START_TIMEOUT, WorkerEvent, WorkerProgram, first_view_timeout,
};
use crate::page::text::app::{ANSWER_TIMED_OUT, LOAD_TIMED_OUT, START_TIMED_OUT, gpu_lost, worker_stopped};
use crate::page::text::format::sentence;
use crate::page::text::intake::{FILE_IS_GONE, WORKER_STOPPED_TWICE};
use crate::page::text::safety::Alert;
use crate::protocol::{Backend, ToPage, ToWorker};
use naevus_reading::card::ModelCard;
use naevus_reading::diagnosis::Diagnosis;

/// State of the model.
#[derive(Clone, Debug, PartialEq)]
pub enum ModelState {
    /// The download is in progress.
    Downloading {
        /// Bytes of the weights received.
        received_bytes: u64,
        /// Size of the weights; none until the card is there.
        total_bytes: Option<u64>,
    },
    /// The download is complete.
    Downloaded,
    /// The model cannot be used; the reason, as a sentence.
    Failed(String),
}

/// Model, workers and queue. A handle: copies share their state.
#[derive(Clone, Copy, Debug)]
pub struct Engine {
    /// State of the model.
    pub model: RwSignal<ModelState>,
    /// The model card; none until it is downloaded.
    pub card: RwSignal<Option<ModelCard>>,
    /// The backend of the next photo; none while no worker is ready.
    pub backend: RwSignal<Option<Backend>>,
    /// Whether the worker on WebGPU is loading.
    pub gpu_is_starting: RwSignal<bool>,
    /// Why WebGPU is not used, as a sentence; none if there is no reason against it.
    pub note: RwSignal<Option<String>>,
    readings: Readings,
    pool: StoredValue<WorkerPool, LocalStorage>,
}

impl Engine {
    /// An engine for the photos of `readings`; it does nothing until [`start`](Self::start).
    pub fn new(readings: Readings) -> Engine {
        Engine {
            model: RwSignal::new(ModelState::Downloading { received_bytes: 0, total_bytes: None }),
            card: RwSignal::new(None),
            backend: RwSignal::new(None),
            gpu_is_starting: RwSignal::new(false),
            note: RwSignal::new(None),
            readings,
            pool: StoredValue::new_local(WorkerPool::default()),
        }
    }

    /// Downloads the model and starts the worker on the CPU. It is called again to retry after a failure.
    pub fn start(self) {
        self.model.set(ModelState::Downloading { received_bytes: 0, total_bytes: None });
        spawn_local(async move {
            let progress = move |card: &ModelCard, received_bytes| {
                let total_bytes = Some(card.weights.bytes);
                self.model.set(ModelState::Downloading { received_bytes, total_bytes });
            };
            match download_model(progress).await {
                Ok(model) => {
                    self.card.set(Some(model.card.clone()));
                    self.model.set(ModelState::Downloaded);
                    self.pool.update_value(|pool| pool.set_model(model));
                    self.start_worker(Backend::Cpu);
                }
                Err(error) => self.model.set(ModelState::Failed(sentence(&error.to_string()))),
            }
        });
    }

    /// The alert of a result that reaches the alert level or not.
    pub fn alert(self, is_reached: bool) -> Alert {
        self.card.with_untracked(|card| Alert::new(is_reached, card.as_ref()))
    }

    /// Whether the summed probability of the malignant diagnoses reaches the alert level.
    pub fn reaches_alert_level(self, probabilities: &[f32; Diagnosis::COUNT]) -> bool {
        self.card.with_untracked(|card| {
            card.as_ref().is_some_and(|card| card.decision_rules.alert.is_reached(probabilities))
        })
    }

    /// Whether the model has likelihood ratios of age and site.
    pub fn uses_age_and_site(self) -> bool {
        self.card.with_untracked(|card| card.as_ref().is_some_and(|card| card.decision_rules.age_and_site.is_some()))
    }

    /// Whether photos can be classified, tracked.
    pub fn is_ready(self) -> bool {
        self.backend.get().is_some()
    }

    /// Whether photos can be classified or the model has failed, tracked.
    pub fn is_settled(self) -> bool {
        self.is_ready() || matches!(self.model.get(), ModelState::Failed(_))
    }

    /// Sets the state of a photo of the list.
    pub fn set_state(self, photo: u32, state: ReadingState) {
        self.card.with_untracked(|card| self.readings.set_state(photo, state, card.as_ref()));
    }

    /// Appends a photo of the list to the queue.
    pub fn enqueue(self, photo: u32) {
        self.pool.update_value(|pool| pool.enqueue(photo));
        self.send_next();
    }

    fn start_worker(self, backend: Backend) {
        match WorkerProgram::start(backend, move |event| self.on_event(backend, event)) {
            Ok(program) => {
                let timeout = self.timeout(backend, START_TIMEOUT, START_TIMED_OUT);
                let worker = PooledWorker::new(program, timeout);
                self.pool.update_value(|pool| *pool.worker(backend) = Some(worker));
            }
            Err(reason) => self.on_event(backend, WorkerEvent::Stopped(reason)),
        }
    }

    /// Ends the worker of `backend` after `limit`, unless the handle is cleared before.
    fn timeout(self, backend: Backend, limit: Duration, reason: &'static str) -> Option<TimeoutHandle> {
        set_timeout_with_handle(move || self.on_event(backend, WorkerEvent::Stopped(reason.into())), limit).ok()
    }

    fn set_timeout(self, backend: Backend, timeout: Option<TimeoutHandle>) {
        self.pool.update_value(|pool| {
            if let Some(worker) = pool.worker(backend) {
                worker.set_timeout(timeout);
            }
        });
    }

    fn on_event(self, backend: Backend, event: WorkerEvent) {
        match event {
            WorkerEvent::Message(ToPage::Started) => self.load(backend),
            WorkerEvent::Message(ToPage::Ready { .. }) => self.on_ready(backend),
            WorkerEvent::Message(ToPage::Failed { message }) => self.on_failed(backend, &message),
            WorkerEvent::Message(ToPage::FirstView { photo, assessment, .. }) => {
                self.set_timeout(backend, self.timeout(backend, OTHER_VIEWS_TIMEOUT, ANSWER_TIMED_OUT));
                self.set_state(photo, ReadingState::FirstView { backend, assessment });
            }
            WorkerEvent::Message(ToPage::Assessed { photo, assessment, decode_ms, network_ms }) => {
                self.on_answer(photo, backend, ReadingState::Assessed { assessment, backend, decode_ms, network_ms });
            }
            WorkerEvent::Message(ToPage::Unreadable { photo, message }) => {
                self.on_answer(photo, backend, ReadingState::Unreadable(message));
            }
            WorkerEvent::Stopped(reason) => self.on_stopped(backend, &reason),
        }
    }

    fn load(self, backend: Backend) {
        let Some(model) = self.pool.with_value(|pool| pool.model.clone()) else { return };
        let message = ToWorker::Load { card: model.card_json.clone(), weights: model.weights.clone() };
        self.set_timeout(backend, self.timeout(backend, LOAD_TIMEOUT, LOAD_TIMED_OUT));
        self.send(backend, &message);
    }

    fn send(self, backend: Backend, message: &ToWorker) {
        let sent = self.pool.try_update_value(|pool| {
            pool.worker(backend).as_ref().map_or(Ok(()), |worker| worker.program.send(message))
        });
        if let Some(Err(reason)) = sent {
            self.on_stopped(backend, &reason);
        }
    }

    fn on_ready(self, backend: Backend) {
        self.set_timeout(backend, None);
        let try_gpu = self.pool.try_update_value(|pool| {
            if let Some(worker) = pool.worker(backend) {
                worker.is_ready = true;
            }
            backend == Backend::Cpu && pool.try_gpu_once()
        });
        self.update_backend();
        if backend == Backend::Gpu {
            self.gpu_is_starting.set(false);
        }
        if try_gpu == Some(true) {
            spawn_local(async move {
                if has_gpu_adapter().await {
                    self.gpu_is_starting.set(true);
                    self.start_worker(Backend::Gpu);
                }
            });
        }
        self.send_next();
    }

    fn update_backend(self) {
        self.backend.set(self.pool.with_value(WorkerPool::best_backend));
    }

    /// Handles the report of a worker that it cannot continue. If the worker was never ready, another start would fail
    /// in the same way.
    fn on_failed(self, backend: Backend, message: &str) {
        let was_ready =
            self.pool.try_update_value(|pool| pool.worker(backend).as_ref().is_some_and(|worker| worker.is_ready));
        if backend == Backend::Cpu && was_ready == Some(true) {
            return self.on_stopped(backend, message);
        }
        self.end(backend);
        match backend {
            Backend::Gpu => self.note_gpu_lost(message),
            Backend::Cpu => self.fail(message),
        }
        self.update_backend();
        self.send_next();
    }

    fn on_stopped(self, backend: Backend, reason: &str) {
        self.end(backend);
        match backend {
            Backend::Gpu => self.note_gpu_lost(reason),
            Backend::Cpu => {
                if self.pool.try_update_value(WorkerPool::may_restart_cpu) == Some(true) {
                    self.start_worker(Backend::Cpu);
                } else {
                    self.fail(&worker_stopped(reason));
                }
            }
        }
        self.update_backend();
        self.send_next();
    }

    fn note_gpu_lost(self, reason: &str) {
        self.gpu_is_starting.set(false);
        self.note.set(Some(gpu_lost(reason)));
    }

    fn fail(self, message: &str) {
        // Without the CPU, a worker on WebGPU that is ready continues.
        if self.pool.with_value(WorkerPool::best_backend).is_none() {
            self.model.set(ModelState::Failed(sentence(message)));
        }
    }

    /// Ends a worker. Its photo is queued again, or unreadable if the photo counts as the cause.
    fn end(self, backend: Backend) {
        let interrupted = self.pool.try_update_value(|pool| pool.end(backend)).flatten();
        match interrupted {
            Some(Interrupted::Queued(photo)) => self.set_state(photo, ReadingState::Waiting),
            Some(Interrupted::Dropped(photo)) => {
                self.set_state(photo, ReadingState::Unreadable(WORKER_STOPPED_TWICE.into()));
            }
            None => {}
        }
    }

    fn on_answer(self, photo: u32, backend: Backend, state: ReadingState) {
        self.set_timeout(backend, None);
        self.pool.update_value(|pool| pool.finish(backend));
        self.set_state(photo, state);
        self.send_next();
    }

    /// Sends the next photo to the best backend, if a backend is ready and no photo is in progress.
    fn send_next(self) {
        let exists = |photo| self.readings.file(photo).is_some();
        let next = self.pool.try_update_value(|pool| pool.start_next(exists)).flatten();
        let Some((photo, backend)) = next else { return };
        let Some(file) = self.readings.file(photo) else { return };
        self.set_state(photo, ReadingState::Processing(backend));
        self.set_timeout(backend, self.timeout(backend, first_view_timeout(backend), ANSWER_TIMED_OUT));
        spawn_local(async move {
            match file_content(&file).await {
                Some(bytes) => self.send(backend, &ToWorker::Assess { photo, bytes }),
                None => self.on_answer(photo, backend, ReadingState::Unreadable(FILE_IS_GONE.into())),
            }
        });
    }
}
