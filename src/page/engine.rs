//! Reads the photos of the list, one at a time and in order, on the best program that is ready.
//!
//! The CPU's program starts first and answers first. Where the device has a usable graphics adapter, WebGPU's program is
//! started after it, and takes over once its known readings came out right. A program that stops or does not answer in
//! time is ended; the photo that it had goes to the CPU's, which is started anew where it was the one that was lost. So
//! the page outlives every worker, and no photo is lost with one.

use std::collections::VecDeque;
use std::rc::Rc;
use std::time::Duration;

use js_sys::Uint8Array;
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::{Get, LocalStorage, RwSignal, Set, StoredValue, UpdateValue, WithUntracked, WithValue};
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use crate::page::model_download::{Model, fetch_model};
use crate::page::readings::{ReadingState, Readings};
use crate::page::words::sentence;
use crate::page::worker_program::{
    LOAD_LIMIT, OTHER_VIEWS_LIMIT, START_LIMIT, WorkerEvent, WorkerProgram, has_adapter, reading_limit,
};
use crate::protocol::{Backend, ToPage, ToWorker};
use naevus_reading::card::ModelCard;

/// How often the CPU's program is started again without an answer in between, before the page gives up.
const CPU_RESTARTS: u32 = 2;

/// How many programs a photo may stop before it is taken to be the cause.
const STOPS_OF_A_PHOTO: u32 = 2;

/// How far the model is.
#[derive(Clone, Debug, PartialEq)]
pub enum ModelState {
    /// It is being fetched.
    Fetching {
        /// Bytes of the weights so far.
        received_bytes: u64,
        /// All of them; unknown until the card is there.
        total_bytes: Option<u64>,
    },
    /// It is here, and a program is to load it.
    Fetched,
    /// It cannot be used; the sentence says why.
    Failed(String),
}

/// What reads the photos. A handle: copies are the same engine.
#[derive(Clone, Copy, Debug)]
pub struct Engine {
    /// How far the model is.
    pub model: RwSignal<ModelState>,
    /// The model's card, once it is there.
    pub card: RwSignal<Option<ModelCard>>,
    /// What reads the next photo; none as long as nothing can.
    pub backend: RwSignal<Option<Backend>>,
    /// Whether WebGPU's program is being fetched or tested.
    pub gpu_is_coming: RwSignal<bool>,
    /// Why something is not as fast or as sure as it might be, as a sentence.
    pub note: RwSignal<Option<String>>,
    readings: Readings,
    programs: StoredValue<Programs, LocalStorage>,
}

#[derive(Debug, Default)]
struct Programs {
    model: Option<Rc<Model>>,
    cpu: Option<Program>,
    gpu: Option<Program>,
    /// Photos to be read, the next one first.
    queue: VecDeque<Job>,
    current: Option<(Job, Backend)>,
    cpu_restarts: u32,
    gpu_was_tried: bool,
}

#[derive(Debug)]
struct Program {
    worker: WorkerProgram,
    is_ready: bool,
    limit: Option<TimeoutHandle>,
}

/// A photo to be read.
#[derive(Clone, Copy, Debug)]
struct Job {
    photo: u32,
    /// How many programs stopped while they had it.
    stops: u32,
}

impl Programs {
    fn of(&mut self, backend: Backend) -> &mut Option<Program> {
        match backend {
            Backend::Cpu => &mut self.cpu,
            Backend::Gpu => &mut self.gpu,
        }
    }

    /// The best program that can read now.
    fn best(&self) -> Option<Backend> {
        let is_ready = |program: &Option<Program>| program.as_ref().is_some_and(|program| program.is_ready);
        if is_ready(&self.gpu) {
            Some(Backend::Gpu)
        } else if is_ready(&self.cpu) {
            Some(Backend::Cpu)
        } else {
            None
        }
    }
}

impl Program {
    /// Puts a new limit, or none, in the place of the running one.
    fn set_limit(&mut self, limit: Option<TimeoutHandle>) {
        if let Some(old) = std::mem::replace(&mut self.limit, limit) {
            old.clear();
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.set_limit(None);
    }
}

impl Engine {
    /// An engine for the photos of `readings`; it does nothing until [`start`](Self::start).
    pub fn new(readings: Readings) -> Engine {
        Engine {
            model: RwSignal::new(ModelState::Fetching { received_bytes: 0, total_bytes: None }),
            card: RwSignal::new(None),
            backend: RwSignal::new(None),
            gpu_is_coming: RwSignal::new(false),
            note: RwSignal::new(None),
            readings,
            programs: StoredValue::new_local(Programs::default()),
        }
    }

    /// Fetches the model and starts the CPU's program with it; after a failure, tries again.
    pub fn start(self) {
        self.model.set(ModelState::Fetching { received_bytes: 0, total_bytes: None });
        spawn_local(async move {
            let progress = move |card: &ModelCard, received_bytes| {
                let total_bytes = Some(card.weights.bytes);
                self.model.set(ModelState::Fetching { received_bytes, total_bytes });
            };
            match fetch_model(progress).await {
                Ok(model) => {
                    self.card.set(Some(model.card.clone()));
                    self.model.set(ModelState::Fetched);
                    self.programs.update_value(|programs| {
                        programs.model = Some(Rc::new(model));
                        programs.cpu_restarts = 0;
                    });
                    self.start_program(Backend::Cpu);
                }
                Err(error) => self.model.set(ModelState::Failed(sentence(&error.to_string()))),
            }
        });
    }

    /// Whether the model has a level from which on something malignant is cause for alarm.
    pub fn has_alert_level(self) -> bool {
        self.card.with_untracked(|card| card.as_ref().is_some_and(|card| card.decision_rules.alert.threshold <= 1.0))
    }

    /// Puts a photo of the list behind those that wait to be read.
    pub fn read(self, photo: u32) {
        self.programs.update_value(|programs| programs.queue.push_back(Job { photo, stops: 0 }));
        self.read_next();
    }

    fn start_program(self, backend: Backend) {
        match WorkerProgram::start(backend, move |event| self.on_event(backend, event)) {
            Ok(worker) => {
                let limit = self.limit(backend, START_LIMIT, "it did not start in time");
                let program = Program { worker, is_ready: false, limit };
                self.programs.update_value(|programs| *programs.of(backend) = Some(program));
            }
            Err(reason) => self.on_event(backend, WorkerEvent::Stopped(reason)),
        }
    }

    /// Ends the program of `backend` after `limit`, unless the handle is cleared before.
    fn limit(self, backend: Backend, limit: Duration, reason: &'static str) -> Option<TimeoutHandle> {
        set_timeout_with_handle(move || self.on_event(backend, WorkerEvent::Stopped(reason.into())), limit).ok()
    }

    fn set_limit(self, backend: Backend, limit: Option<TimeoutHandle>) {
        self.programs.update_value(|programs| {
            if let Some(program) = programs.of(backend) {
                program.set_limit(limit);
            }
        });
    }

    fn on_event(self, backend: Backend, event: WorkerEvent) {
        match event {
            WorkerEvent::Said(ToPage::Started) => self.load(backend),
            WorkerEvent::Said(ToPage::Ready { .. }) => self.on_ready(backend),
            WorkerEvent::Said(ToPage::Failed { message }) => self.on_failed(backend, &message),
            WorkerEvent::Said(ToPage::FirstView { photo, assessment, .. }) => {
                self.set_limit(backend, self.limit(backend, OTHER_VIEWS_LIMIT, "it did not answer in time"));
                self.readings.set_state(photo, ReadingState::FirstViewRead { backend, assessment });
            }
            WorkerEvent::Said(ToPage::Reading { photo, assessment, decode_ms, network_ms }) => {
                self.on_answer(photo, backend, ReadingState::Read { assessment, backend, decode_ms, network_ms });
            }
            WorkerEvent::Said(ToPage::Unreadable { photo, message }) => {
                self.on_answer(photo, backend, ReadingState::Unreadable(message));
            }
            WorkerEvent::Stopped(reason) => self.on_stopped(backend, &reason),
        }
    }

    fn load(self, backend: Backend) {
        let Some(model) = self.programs.with_value(|programs| programs.model.clone()) else { return };
        let message = ToWorker::Load { card: model.card_json.clone(), weights: model.weights.clone() };
        self.set_limit(backend, self.limit(backend, LOAD_LIMIT, "it did not load the model in time"));
        self.tell(backend, &message);
    }

    fn tell(self, backend: Backend, message: &ToWorker) {
        let told = self.programs.try_update_value(|programs| {
            programs.of(backend).as_ref().map_or(Ok(()), |program| program.worker.tell(message))
        });
        if let Some(Err(reason)) = told {
            self.on_stopped(backend, &reason);
        }
    }

    fn on_ready(self, backend: Backend) {
        self.set_limit(backend, None);
        let try_gpu = self.programs.try_update_value(|programs| {
            if let Some(program) = programs.of(backend) {
                program.is_ready = true;
            }
            backend == Backend::Cpu && !std::mem::replace(&mut programs.gpu_was_tried, true)
        });
        self.show_backend();
        if backend == Backend::Gpu {
            self.gpu_is_coming.set(false);
        }
        if try_gpu == Some(true) {
            spawn_local(async move {
                if has_adapter().await {
                    self.gpu_is_coming.set(true);
                    self.start_program(Backend::Gpu);
                }
            });
        }
        self.read_next();
    }

    fn show_backend(self) {
        self.backend.set(self.programs.with_value(Programs::best));
    }

    /// The program says itself that it cannot go on. Where it has not been ready, another start would come to the same.
    fn on_failed(self, backend: Backend, message: &str) {
        let was_ready = self
            .programs
            .try_update_value(|programs| programs.of(backend).as_ref().is_some_and(|program| program.is_ready));
        if backend == Backend::Cpu && was_ready == Some(true) {
            return self.on_stopped(backend, message);
        }
        self.end(backend);
        match backend {
            Backend::Gpu => self.note_gpu_lost(message),
            Backend::Cpu => self.fail(message),
        }
        self.show_backend();
        self.read_next();
    }

    fn on_stopped(self, backend: Backend, reason: &str) {
        self.end(backend);
        match backend {
            Backend::Gpu => self.note_gpu_lost(reason),
            Backend::Cpu => {
                let restarts = self.programs.try_update_value(|programs| {
                    programs.cpu_restarts += 1;
                    programs.cpu_restarts
                });
                if restarts.is_some_and(|restarts| restarts <= CPU_RESTARTS) {
                    self.start_program(Backend::Cpu);
                } else {
                    self.fail(&format!("the program that reads photos stopped ({reason}); reload the page"));
                }
            }
        }
        self.show_backend();
        self.read_next();
    }

    fn note_gpu_lost(self, reason: &str) {
        self.gpu_is_coming.set(false);
        let reason = reason.trim_end_matches('.');
        self.note.set(Some(format!("WebGPU is not used on this device: {reason}. Photos are read on the CPU.")));
    }

    fn fail(self, message: &str) {
        // WebGPU's program, where it is ready, goes on without the CPU's.
        if self.programs.with_value(Programs::best).is_none() {
            self.model.set(ModelState::Failed(sentence(message)));
        }
    }

    /// Ends a program; the photo that it had waits again, or is refused where it is taken to be the cause.
    fn end(self, backend: Backend) {
        let refused = self.programs.try_update_value(|programs| {
            *programs.of(backend) = None;
            let (job, _) = programs.current.take_if(|(_, of)| *of == backend)?;
            let job = Job { stops: job.stops + 1, ..job };
            if job.stops < STOPS_OF_A_PHOTO {
                programs.queue.push_front(job);
            }
            Some(job)
        });
        if let Some(job) = refused.flatten() {
            self.readings.set_state(
                job.photo,
                if job.stops < STOPS_OF_A_PHOTO {
                    ReadingState::Waiting
                } else {
                    ReadingState::Unreadable(
                        "reading this photo stopped the program twice; take or save it at a smaller size and try again"
                            .into(),
                    )
                },
            );
        }
    }

    fn on_answer(self, photo: u32, backend: Backend, state: ReadingState) {
        self.set_limit(backend, None);
        self.programs.update_value(|programs| {
            programs.current = None;
            if backend == Backend::Cpu {
                programs.cpu_restarts = 0;
            }
        });
        self.readings.set_state(photo, state);
        self.read_next();
    }

    /// Gives the next photo to the best program, where both are there and no other photo is being read.
    fn read_next(self) {
        let next = self.programs.try_update_value(|programs| {
            if programs.current.is_some() {
                return None;
            }
            let backend = programs.best()?;
            let job = loop {
                let job = programs.queue.pop_front()?;
                // It may have been taken off the list while it waited.
                if self.readings.file(job.photo).is_some() {
                    break job;
                }
            };
            programs.current = Some((job, backend));
            Some((job.photo, backend))
        });
        let Some((photo, backend)) = next.flatten() else { return };
        let Some(file) = self.readings.file(photo) else { return };
        self.readings.set_state(photo, ReadingState::BeingRead(backend));
        self.set_limit(backend, self.limit(backend, reading_limit(backend), "it did not answer in time"));
        spawn_local(async move {
            match bytes_of(&file).await {
                Some(bytes) => self.tell(backend, &ToWorker::Read { photo, bytes }),
                None => {
                    let message = "the file can no longer be opened; choose it again";
                    self.on_answer(photo, backend, ReadingState::Unreadable(message.into()));
                }
            }
        });
    }

    /// Whether a photo can be read now, or as soon as those before it are.
    pub fn is_ready(self) -> bool {
        self.backend.get().is_some()
    }

    /// Whether it is known that photos can be read, or that they cannot.
    pub fn is_settled(self) -> bool {
        self.is_ready() || matches!(self.model.get(), ModelState::Failed(_))
    }
}

async fn bytes_of(file: &Blob) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
