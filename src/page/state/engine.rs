//! Executes the effects of the engine, and sends it the events of the browser.

use std::collections::{HashMap, VecDeque};
use std::rc::Rc;
use std::time::Duration;

use leptos::ev;
use leptos::prelude::{
    Get, GetUntracked, LocalStorage, RwSignal, Set, StoredValue, UpdateValue, WithUntracked, WithValue, document,
    set_timeout, window_event_listener,
};
use leptos::task::spawn_local;
use web_sys::{Blob, VisibilityState};

use crate::page::engine::{Answer, Effect, Event, State, WorkerReport, step};
use crate::page::state::batch::{BatchPhotos, is_of_batch};
use crate::page::state::browser::has_gpu_adapter;
use crate::page::state::focus::{focus, has_focus};
use crate::page::state::model_download::{DownloadError, Model, download_model};
use crate::page::state::readings::{Readings, photo_id};
use crate::page::state::set_if_changed;
use crate::page::state::settings::Settings;
use crate::page::state::worker_program::{WorkerEvent, WorkerProgram};
use crate::page::text::errors::{photo_error, worker_error};
use crate::page::text::message::Message;
use crate::page::text::safety::Alert;
use crate::protocol::{Backend, Ticket, ToPage, ToWorker};
use naevus_reading::card::ModelCard;
use naevus_reading::diagnosis::Diagnosis;

/// Id of the button that restores the photos that were removed last.
pub const UNDO_ID: &str = "readings-undo";

/// Id of the button that downloads the model again.
pub const RETRY_ID: &str = "model-retry";

/// Id of the file input.
pub const FILES_ID: &str = "photo-files";

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
    /// The model cannot be used; the reason.
    Failed(Message),
}

impl ModelState {
    const NOTHING_RECEIVED: ModelState = ModelState::Downloading { received_bytes: 0, total_bytes: None };
}

/// Model, workers and queue. A handle: copies share their state.
#[derive(Clone, Copy, Debug)]
pub struct Engine {
    /// State of the model.
    pub model: RwSignal<ModelState>,
    /// The model card; none until it is downloaded.
    pub card: RwSignal<Option<ModelCard>>,
    /// The backend of the next photo; none while there is none.
    pub backend: RwSignal<Option<Backend>>,
    /// Whether the worker on WebGPU is loading.
    pub gpu_is_starting: RwSignal<bool>,
    /// Why a backend is not used, one sentence each.
    pub notes: RwSignal<Vec<Message>>,
    /// The number of photos that were removed and can be restored.
    pub removed_count: RwSignal<usize>,
    /// The photos of the batch.
    pub batch: BatchPhotos,
    readings: Readings,
    settings: Settings,
    core: StoredValue<Core, LocalStorage>,
}

#[derive(Debug, Default)]
struct Core {
    state: State,
    /// The events that have not been handled.
    events: VecDeque<Event>,
    /// Whether events are being handled. Effects may cause further events, which are handled after them.
    is_running: bool,
    model: Option<Rc<Model>>,
    /// The current download of the model.
    download: Option<Ticket>,
    workers: HashMap<Ticket, WorkerProgram>,
}

impl Engine {
    /// An engine for the photos of `readings`; it does nothing until [`start`](Self::start).
    pub fn new(readings: Readings, settings: Settings) -> Engine {
        Engine {
            model: RwSignal::new(ModelState::NOTHING_RECEIVED),
            card: RwSignal::new(None),
            backend: RwSignal::new(None),
            gpu_is_starting: RwSignal::new(false),
            notes: RwSignal::new(Vec::new()),
            removed_count: RwSignal::new(0),
            batch: BatchPhotos::new(readings.announcement),
            readings,
            settings,
            core: StoredValue::new_local(Core::default()),
        }
    }

    /// Downloads the model and starts the workers. It is called again to retry after a failure.
    pub fn start(self) {
        if has_focus(RETRY_ID) {
            // The button is removed from the page.
            focus(FILES_ID.into());
        }
        if self.settings.prefers_gpu() {
            self.handle(Event::PreferGpu);
        }
        self.handle(Event::Start);
    }

    /// Sends an event when the page is visible again, for the lifetime of the page.
    pub fn watch_visibility(self) {
        window_event_listener(ev::visibilitychange, move |_| {
            if document().visibility_state() == VisibilityState::Visible {
                self.handle(Event::PageShown);
            }
        });
    }

    /// Tells the engine whether the browser has stored all files of the site.
    pub fn set_site_stored(self, is_stored: bool) {
        self.handle(Event::SiteStored(is_stored));
    }

    /// The alert of a result that reaches the alert level or not.
    pub fn alert(self, is_reached: bool) -> Alert {
        self.card.with_untracked(|card| Alert::new(is_reached, card.as_ref()))
    }

    /// The alert level, if the summed probability of the malignant diagnoses reaches it.
    pub fn alert_level_reached(self, probabilities: &[f32; Diagnosis::COUNT]) -> Option<f32> {
        self.card.with_untracked(|card| {
            let alert = &card.as_ref()?.decision_rules.alert;
            alert.is_reached(probabilities).then_some(alert.threshold)
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

    /// Appends a photo of the list to the queue.
    pub fn enqueue(self, photo: u32) {
        self.handle(Event::Add(photo));
    }

    /// Appends a photo of the batch to the queue. It waits until no photo of the list waits.
    pub fn enqueue_of_batch(self, photo: u32) {
        self.handle(Event::AddToBatch(photo));
    }

    /// Takes photos of the batch out of the queue and off their workers.
    pub fn release(self, photos: Vec<u32>) {
        self.handle(Event::Release(photos));
    }

    /// Shows that a photo of the list cannot be classified, and why.
    pub fn reject(self, photo: u32, reason: Message) {
        self.handle(Event::AddUnreadable(photo, reason));
    }

    /// Cancels a photo that has no result yet.
    pub fn cancel(self, photo: u32) {
        self.handle(Event::Cancel(photo));
        focus(photo_id(photo));
    }

    /// Classifies a photo that has failed or was cancelled.
    pub fn retry(self, photo: u32) {
        self.handle(Event::Retry(photo));
        focus(photo_id(photo));
    }

    /// Removes a photo from the list. The focus moves to the photo that takes its place.
    pub fn remove(self, photo: u32) {
        let next = self.readings.neighbour(photo);
        self.handle(Event::Remove(photo));
        focus(next.map_or_else(|| UNDO_ID.into(), photo_id));
    }

    /// Removes all photos from the list.
    pub fn clear(self) {
        self.handle(Event::Clear);
        focus(UNDO_ID.into());
    }

    /// Restores the photos that were removed last.
    pub fn undo(self) {
        self.handle(Event::Undo);
    }

    fn handle(self, event: Event) {
        let was_running = self.core.try_update_value(|core| {
            core.events.push_back(event);
            std::mem::replace(&mut core.is_running, true)
        });
        if was_running != Some(false) {
            return;
        }
        while let Some(effects) = self.core.try_update_value(Core::handle_next).flatten() {
            effects.into_iter().for_each(|effect| self.execute(effect));
        }
        self.update_signals();
    }

    /// Sets the signals that have changed.
    fn update_signals(self) {
        let model = self.core.with_value(|core| match core.state.failure() {
            Some(reason) => ModelState::Failed(reason.clone()),
            None if !core.state.is_downloading() => ModelState::Downloaded,
            None => match self.model.get_untracked() {
                progress @ ModelState::Downloading { .. } => progress,
                _ => ModelState::NOTHING_RECEIVED,
            },
        });
        set_if_changed(self.model, model);
        set_if_changed(self.backend, self.core.with_value(|core| core.state.backend()));
        set_if_changed(self.gpu_is_starting, self.core.with_value(|core| core.state.gpu_is_starting()));
        set_if_changed(self.notes, self.core.with_value(|core| core.state.notes()));
        set_if_changed(self.removed_count, self.core.with_value(|core| core.state.removed_count()));
    }

    fn execute(self, effect: Effect) {
        match effect {
            Effect::FetchModel(download) => self.fetch_model(download),
            Effect::FindAdapter(request) => spawn_local(async move {
                let is_there = self.settings.allows_gpu() && has_gpu_adapter().await;
                self.handle(Event::Adapter { request, is_there });
            }),
            Effect::StartWorker { worker, backend } => {
                match WorkerProgram::start(backend, move |event| self.on_worker(worker, event)) {
                    Ok(program) => self.core.update_value(|core| drop(core.workers.insert(worker, program))),
                    Err(reason) => self.report(worker, WorkerReport::Stopped(reason.into())),
                }
            }
            Effect::LoadModel(worker) => {
                if let Some(model) = self.core.with_value(|core| core.model.clone()) {
                    let (card, weights) = (model.card_json.clone(), model.weights.clone());
                    self.send(worker, &ToWorker::Load { card, weights });
                }
            }
            Effect::Assess { worker, job, photo } => match self.file(photo) {
                Some(file) => {
                    let region = self.readings.region(photo);
                    self.send(worker, &ToWorker::Assess { job, file, region });
                }
                None => self.done(worker, job, Answer::FileIsGone, 0),
            },
            Effect::Recheck { worker, job } => self.send(worker, &ToWorker::Recheck { job }),
            Effect::EndWorker(worker) => self.core.update_value(|core| drop(core.workers.remove(&worker))),
            Effect::StartTimer { timer, limit } => self.start_timer(timer, limit),
            Effect::Show(photo, state) if is_of_batch(photo) => self.batch.on_state(self, photo, state),
            Effect::Show(photo, state) => {
                self.card.with_untracked(|card| self.readings.set_state(photo, state, card.as_ref()));
            }
            Effect::Hide(photos) => self.readings.hide(&photos),
            Effect::Restore(photos) => {
                self.readings.restore();
                if let Some(newest) = photos.iter().max() {
                    focus(photo_id(*newest));
                }
            }
            Effect::Forget(photos) => {
                self.readings.forget(&photos);
                // The button is removed from the page.
                if has_focus(UNDO_ID) {
                    focus(FILES_ID.into());
                }
            }
        }
    }

    fn file(self, photo: u32) -> Option<Blob> {
        if is_of_batch(photo) { self.batch.file(photo) } else { self.readings.file(photo) }
    }

    fn start_timer(self, timer: Ticket, limit: Duration) {
        set_timeout(move || self.handle(Event::TimeUp(timer)), limit);
    }

    fn fetch_model(self, download: Ticket) {
        self.core.update_value(|core| core.download = Some(download));
        self.model.set(ModelState::NOTHING_RECEIVED);
        let is_current = move || self.core.with_value(|core| core.download == Some(download));
        spawn_local(async move {
            let progress = move |card: &ModelCard, received_bytes| {
                if is_current() {
                    let total_bytes = Some(card.weights.bytes);
                    self.model.set(ModelState::Downloading { received_bytes, total_bytes });
                }
                self.handle(Event::ModelProgress(download));
            };
            match download_model(progress).await {
                Ok(model) => {
                    if is_current() {
                        self.card.set(Some(model.card.clone()));
                        self.core.update_value(|core| core.model = Some(Rc::new(model)));
                    }
                    self.handle(Event::ModelFetched(download));
                }
                Err(error) => {
                    let (reason, is_temporary) = (error.message(), is_temporary(&error));
                    self.handle(Event::ModelFailed { download, reason, is_temporary });
                }
            }
        });
    }

    fn on_worker(self, worker: Ticket, event: WorkerEvent) {
        let message = match event {
            WorkerEvent::Message(message) => message,
            WorkerEvent::Stopped(reason) => return self.report(worker, WorkerReport::Stopped(reason)),
        };
        match message {
            ToPage::Started => self.report(worker, WorkerReport::Started),
            ToPage::Ready => self.report(worker, WorkerReport::Ready),
            ToPage::Failed { error } => self.report(worker, WorkerReport::Failed(worker_error(&error))),
            ToPage::FileRead { job } => self.report(worker, WorkerReport::FileRead(job)),
            ToPage::Decoded { job, preview } => {
                if let Some(photo) = self.core.with_value(|core| core.state.photo_of(worker, job)) {
                    if is_of_batch(photo) {
                        self.batch.set_preview(photo, &preview);
                    } else {
                        self.readings.set_preview(photo, preview);
                    }
                }
            }
            ToPage::FirstView { job, assessment } => self.report(worker, WorkerReport::FirstView(job, assessment)),
            ToPage::Assessed { job, assessment, decode_ms, network_ms, memory_bytes } => {
                self.done(worker, job, Answer::Assessed { assessment, decode_ms, network_ms }, memory_bytes);
            }
            ToPage::Unreadable { job, error, memory_bytes } => {
                self.done(worker, job, Answer::Unreadable(photo_error(&error)), memory_bytes);
            }
            ToPage::FileIsGone { job, memory_bytes } => self.done(worker, job, Answer::FileIsGone, memory_bytes),
            // Photos are compared by a worker of their own.
            ToPage::Compared { .. } => {}
            ToPage::Checked { job, error, check_ms, memory_bytes } => {
                self.done(
                    worker,
                    job,
                    Answer::Checked(error.map_or(Ok(check_ms), |error| Err(worker_error(&error)))),
                    memory_bytes,
                );
            }
        }
    }

    fn done(self, worker: Ticket, job: Ticket, answer: Answer, memory_bytes: u64) {
        self.report(worker, WorkerReport::Done { job, answer, memory_bytes });
    }

    fn report(self, worker: Ticket, report: WorkerReport) {
        self.handle(Event::Worker { worker, report });
    }

    fn send(self, worker: Ticket, message: &ToWorker) {
        let sent = self.core.with_value(|core| core.workers.get(&worker).map(|program| program.send(message)));
        if let Some(Err(reason)) = sent {
            self.report(worker, WorkerReport::Stopped(reason.into()));
        }
    }
}

impl Core {
    /// Handles the next event, and returns its effects; none if there is no event.
    fn handle_next(&mut self) -> Option<Vec<Effect>> {
        let event = self.events.pop_front();
        self.is_running = event.is_some();
        event.map(|event| step(&mut self.state, event))
    }
}

/// Whether the network or the server may have recovered at the next attempt.
fn is_temporary(error: &DownloadError) -> bool {
    matches!(
        error,
        DownloadError::Network { .. }
            | DownloadError::Stalled { .. }
            | DownloadError::Status { status: 408 | 425 | 429 | 500 | 502..=504, .. }
    )
}
