//! A page for the tests of the engine: it records effects, answers as a worker does, and checks what must hold after
//! every event.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use crate::page::engine::{Answer, Effect, Event, ReadingState, State, WorkerReport, limits, step};
use crate::page::text::format::sentence;
use crate::protocol::{Backend, Ticket};
use naevus_reading::assessment::{ActivationMap, Assessment, InputCheck};

/// The time of the CPU for the first golden reading, in milliseconds.
pub const CPU_MS: f64 = 100.0;

/// A worker that was started and not ended.
#[derive(Clone, Copy, Debug)]
pub struct Worker {
    pub backend: Backend,
    /// Whether the model was sent to it.
    pub has_model: bool,
    /// The job without an answer.
    pub job: Option<Ticket>,
}

#[derive(Debug, Default)]
pub struct World {
    /// The time of WebGPU for the first golden reading, in milliseconds. The CPU needs [`CPU_MS`].
    pub gpu_ms: f64,
    pub state: State,
    pub workers: BTreeMap<Ticket, Worker>,
    /// Every worker that was ever started.
    pub all_workers: Vec<Ticket>,
    /// Every job with its photo; none for a check.
    pub jobs: BTreeMap<Ticket, Option<u32>>,
    /// The timers that have not expired, in the order of their start.
    pub timers: Vec<(Ticket, Duration)>,
    pub downloads: Vec<Ticket>,
    pub requests: Vec<Ticket>,
    /// The photos of the list with their state.
    pub shown: BTreeMap<u32, ReadingState>,
    pub hidden: BTreeMap<u32, ReadingState>,
    pub forgotten: BTreeSet<u32>,
    /// The photos that were added to the batch and not released.
    pub batch: BTreeSet<u32>,
    pub last_photo: u32,
}

/// Whether a state ends the work on a photo.
fn is_answer(state: &ReadingState) -> bool {
    matches!(state, ReadingState::Assessed { .. } | ReadingState::Unreadable(_) | ReadingState::Failed(_))
}

/// An assessment that contains the ticket of its job.
pub fn assessment(job: Ticket) -> Assessment {
    let mut probabilities = [0.0; 9];
    probabilities[0] = 1.0;
    Assessment {
        probabilities,
        prediction_set: Vec::new(),
        suspicious: false,
        input_check: InputCheck { mahalanobis_distance: job.0 as f32, ..InputCheck::default() },
        map: ActivationMap::default(),
    }
}

impl World {
    /// Why no photo can be classified, as the page words it.
    pub fn failure(&self) -> Option<String> {
        self.state.failure().map(|reason| sentence(&reason.to_string()))
    }

    /// Why a backend is not used, as the page words it.
    pub fn note(&self) -> Option<String> {
        let notes: Vec<String> = self.state.notes().iter().map(ToString::to_string).collect();
        (!notes.is_empty()).then(|| notes.join(" "))
    }

    pub fn send(&mut self, event: Event) {
        for effect in step(&mut self.state, event) {
            self.execute(effect);
        }
    }

    fn execute(&mut self, effect: Effect) {
        match effect {
            Effect::FetchModel(ticket) => self.downloads.push(ticket),
            Effect::FindAdapter(ticket) => self.requests.push(ticket),
            Effect::StartWorker { worker, backend } => {
                assert!(self.workers.values().all(|other| other.backend != backend), "two workers on {backend:?}");
                self.workers.insert(worker, Worker { backend, has_model: false, job: None });
                self.all_workers.push(worker);
            }
            Effect::LoadModel(worker) => {
                let worker = self.workers.get_mut(&worker).expect("only running workers get the model");
                assert!(!std::mem::replace(&mut worker.has_model, true), "a worker gets the model twice");
            }
            Effect::Assess { worker, job, photo } => {
                assert!(self.shown.contains_key(&photo), "a photo that is not in the list is classified");
                self.assign(worker, job, Some(photo));
            }
            Effect::Recheck { worker, job } => self.assign(worker, job, None),
            Effect::EndWorker(worker) => assert!(self.workers.remove(&worker).is_some(), "{worker:?} was ended before"),
            Effect::StartTimer { timer, limit } => self.timers.push((timer, limit)),
            Effect::Show(photo, state) => self.show(photo, state),
            Effect::Hide(photos) => {
                for photo in photos {
                    let state = self.shown.remove(&photo).expect("only photos of the list are hidden");
                    self.hidden.insert(photo, state);
                }
            }
            Effect::Restore(photos) => {
                for photo in photos {
                    let state = self.hidden.remove(&photo).expect("only hidden photos are restored");
                    self.shown.insert(photo, state);
                }
            }
            Effect::Forget(photos) => {
                for photo in photos {
                    self.hidden.remove(&photo).expect("only hidden photos are forgotten");
                    self.forgotten.insert(photo);
                }
            }
        }
    }

    fn assign(&mut self, worker: Ticket, job: Ticket, photo: Option<u32>) {
        let worker = self.workers.get_mut(&worker).expect("a worker that was ended gets a job");
        assert_eq!(worker.job, None, "a worker gets a second job");
        worker.job = Some(job);
        assert!(self.jobs.insert(job, photo).is_none(), "a ticket is used twice");
    }

    fn show(&mut self, photo: u32, state: ReadingState) {
        let before = self.shown.get(&photo).expect("only photos of the list are shown");
        assert!(!is_answer(before) || !is_answer(&state), "photo {photo} has two answers: {before:?} and {state:?}");
        if let ReadingState::Assessed { assessment, .. } | ReadingState::FirstView { assessment, .. } = &state {
            let job = Ticket(assessment.input_check.mahalanobis_distance as u32);
            assert_eq!(self.jobs[&job], Some(photo), "photo {photo} has the answer of another photo");
            let latest = self.jobs.iter().rev().find(|(_, of)| **of == Some(photo));
            assert_eq!(latest.map(|(job, _)| *job), Some(job), "photo {photo} has the answer of an earlier attempt");
        }
        self.shown.insert(photo, state);
    }

    pub fn add(&mut self) -> u32 {
        self.last_photo += 1;
        self.shown.insert(self.last_photo, ReadingState::Waiting);
        self.send(Event::Add(self.last_photo));
        self.last_photo
    }

    pub fn add_to_batch(&mut self) -> u32 {
        self.last_photo += 1;
        self.shown.insert(self.last_photo, ReadingState::Waiting);
        self.batch.insert(self.last_photo);
        self.send(Event::AddToBatch(self.last_photo));
        self.last_photo
    }

    /// Takes a photo out of the batch; nothing if it is not in it.
    pub fn release(&mut self, photo: u32) {
        if self.batch.remove(&photo) {
            self.shown.remove(&photo);
            self.forgotten.insert(photo);
        }
        self.send(Event::Release(vec![photo]));
    }

    pub fn report(&mut self, worker: Ticket, report: WorkerReport) {
        if let WorkerReport::Done { job, .. } = &report
            && let Some(worker) = self.workers.get_mut(&worker)
            && worker.job == Some(*job)
        {
            worker.job = None;
        }
        self.send(Event::Worker { worker, report });
    }

    /// The running worker of `backend`.
    pub fn worker(&self, backend: Backend) -> Ticket {
        let running = self.workers.iter().find(|(_, worker)| worker.backend == backend);
        *running.unwrap_or_else(|| panic!("no worker on {backend:?} is running")).0
    }

    pub fn runs(&self, backend: Backend) -> bool {
        self.workers.values().any(|worker| worker.backend == backend)
    }

    /// The job of the worker of `backend`.
    pub fn job(&self, backend: Backend) -> Ticket {
        self.workers[&self.worker(backend)].job.unwrap_or_else(|| panic!("{backend:?} has no job"))
    }

    /// The photo that the worker of `backend` has; none if it has none.
    pub fn photo_on(&self, backend: Backend) -> Option<u32> {
        let job = self.workers.values().find(|worker| worker.backend == backend)?.job?;
        self.jobs[&job]
    }

    /// Whether the worker of `backend` repeats the first golden reading.
    pub fn is_checking(&self, backend: Backend) -> bool {
        let worker = self.workers.values().find(|worker| worker.backend == backend);
        worker.and_then(|worker| worker.job).is_some_and(|job| self.jobs[&job].is_none())
    }

    /// The running worker of `backend` starts, loads the model and is ready. It measures its time if it is asked to.
    pub fn make_ready(&mut self, backend: Backend) {
        let worker = self.worker(backend);
        self.report(worker, WorkerReport::Started);
        self.report(worker, WorkerReport::Ready);
        if self.is_checking(backend) {
            self.succeed(backend);
        }
    }

    /// The page is opened, or started again after a failure, and the model is downloaded.
    pub fn load_model(&mut self) {
        self.send(Event::Start);
        self.send(Event::ModelFetched(*self.downloads.last().unwrap()));
    }

    /// The page is opened, the model is downloaded, and the CPU is ready.
    pub fn with_cpu() -> World {
        let mut world = World::default();
        world.load_model();
        world.make_ready(Backend::Cpu);
        world
    }

    /// The same, and WebGPU is ready too. It needs `gpu_ms` for the first golden reading.
    pub fn with_gpu(gpu_ms: f64) -> World {
        let mut world = World { gpu_ms, ..World::with_cpu() };
        world.send(Event::Adapter { request: world.requests[0], is_there: true });
        assert!(world.is_checking(Backend::Cpu), "the CPU does not measure its time");
        world.succeed(Backend::Cpu);
        world.make_ready(Backend::Gpu);
        world
    }

    /// The worker of `backend` answers its job.
    pub fn done(&mut self, backend: Backend, answer: Answer) {
        self.done_with_memory(backend, answer, 1 << 20);
    }

    pub fn done_with_memory(&mut self, backend: Backend, answer: Answer, memory_bytes: u64) {
        let job = self.job(backend);
        self.report(self.worker(backend), WorkerReport::Done { job, answer, memory_bytes });
    }

    /// The worker of `backend` assesses its photo, or passes its check.
    pub fn succeed(&mut self, backend: Backend) {
        let job = self.job(backend);
        self.report(self.worker(backend), WorkerReport::FileRead(job));
        match self.jobs[&job] {
            Some(_) => {
                self.report(self.worker(backend), WorkerReport::FirstView(job, assessment(job)));
                self.done(backend, assessed(assessment(job)));
            }
            None => {
                let check_ms = if backend == Backend::Cpu { CPU_MS } else { self.gpu_ms };
                self.done(backend, Answer::Checked(Ok(check_ms)));
            }
        }
    }

    pub fn stop(&mut self, backend: Backend) {
        self.report(self.worker(backend), WorkerReport::Stopped("stopped".into()));
    }

    /// The timer that was started last expires; it must have this limit.
    pub fn time_up(&mut self, expected: Duration) {
        let index = self.timers.iter().rposition(|(_, limit)| *limit == expected);
        let (timer, _) = self.timers.remove(index.unwrap_or_else(|| panic!("no timer of {expected:?}")));
        self.send(Event::TimeUp(timer));
    }

    /// Ends every attempt to start the worker on the CPU.
    pub fn fail_starts_of_cpu(&mut self) {
        for pause in limits::START_RETRIES {
            self.stop(Backend::Cpu);
            self.time_up(pause);
        }
        self.stop(Backend::Cpu);
    }

    pub fn is_assessed_on(&self, photo: u32, on: Backend) -> bool {
        matches!(self.shown.get(&photo), Some(ReadingState::Assessed { backend, .. }) if *backend == on)
    }

    pub fn is(&self, photo: u32, state: &ReadingState) -> bool {
        self.shown.get(&photo) == Some(state)
    }

    pub fn has_failed(&self, photo: u32) -> bool {
        matches!(self.shown.get(&photo), Some(ReadingState::Failed(_)))
    }

    /// Lets every timer expire, also those that are started meanwhile, while the workers are silent.
    pub fn expire_all(&mut self) {
        let mut count = 0;
        while !self.timers.is_empty() {
            let (timer, _) = self.timers.remove(0);
            self.send(Event::TimeUp(timer));
            count += 1;
            assert!(count < 10_000, "timers start timers without end");
        }
    }

    /// Checks that every photo has come to an end.
    pub fn assert_ended(&self) {
        for (photo, state) in &self.shown {
            let is_blocked = *state == ReadingState::Blocked && self.failure().is_some();
            let has_ended = is_answer(state) || *state == ReadingState::Cancelled || is_blocked;
            assert!(has_ended, "photo {photo} is left as {state:?}; {:#?}", self.state);
        }
        let all = self.shown.len() + self.hidden.len() + self.forgotten.len();
        assert_eq!(all, self.last_photo as usize, "a photo is lost");
    }
}

pub fn assessed(assessment: Assessment) -> Answer {
    Answer::Assessed { assessment, decode_ms: 1.0, network_ms: 2.0 }
}
