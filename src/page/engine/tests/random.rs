//! Random orders of events. `World` checks after each of them that no photo has two answers or the answer of another
//! photo, that no worker has two jobs, and that no ticket is used twice.

use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::test_runner::{Config, TestRunner};

use super::world::{World, assessed, assessment};
use crate::page::engine::{Answer, Event, WorkerReport, limits};
use crate::protocol::{Backend, Ticket};

/// What happens next. Numbers select among what is there.
#[derive(Clone, Debug)]
enum Action {
    Add,
    AddToBatch,
    Release(usize),
    Cancel(usize),
    Retry(usize),
    Remove(usize),
    Clear,
    Undo,
    PageShown,
    SiteStored(bool),
    Start,
    Fetched(usize),
    NotFetched(usize, bool),
    Adapter(usize, bool),
    /// Any report of any worker, also of one that was ended, about any job.
    Report(usize, usize, Report),
    /// What a running worker would report next.
    Next(usize, Report),
    TimeUp(usize),
    /// A timer that has expired or was replaced before.
    OldTimer(usize),
}

#[derive(Clone, Copy, Debug)]
enum Report {
    Started,
    Ready,
    Failed,
    Stopped,
    FileRead,
    FirstView,
    Assessed,
    Grown,
    Invalid,
    Unreadable,
    FileIsGone,
    Passed(u8),
    NotPassed,
}

fn report() -> impl Strategy<Value = Report> {
    prop_oneof![
        3 => Just(Report::Started),
        3 => Just(Report::Ready),
        1 => Just(Report::Failed),
        1 => Just(Report::Stopped),
        2 => Just(Report::FileRead),
        3 => Just(Report::FirstView),
        6 => Just(Report::Assessed),
        1 => Just(Report::Grown),
        1 => Just(Report::Invalid),
        1 => Just(Report::Unreadable),
        1 => Just(Report::FileIsGone),
        3 => any::<u8>().prop_map(Report::Passed),
        1 => Just(Report::NotPassed),
    ]
}

fn action() -> impl Strategy<Value = Action> {
    let index = any::<usize>;
    prop_oneof![
        6 => Just(Action::Add),
        3 => Just(Action::AddToBatch),
        1 => index().prop_map(Action::Release),
        1 => index().prop_map(Action::Cancel),
        1 => index().prop_map(Action::Retry),
        1 => index().prop_map(Action::Remove),
        1 => Just(Action::Clear),
        2 => Just(Action::Undo),
        1 => Just(Action::PageShown),
        1 => any::<bool>().prop_map(Action::SiteStored),
        2 => Just(Action::Start),
        3 => index().prop_map(Action::Fetched),
        1 => (index(), any::<bool>()).prop_map(|(index, is_temporary)| Action::NotFetched(index, is_temporary)),
        3 => (index(), any::<bool>()).prop_map(|(index, is_there)| Action::Adapter(index, is_there)),
        4 => (index(), index(), report()).prop_map(|(worker, job, report)| Action::Report(worker, job, report)),
        24 => (index(), report()).prop_map(|(worker, report)| Action::Next(worker, report)),
        2 => index().prop_map(Action::TimeUp),
        1 => index().prop_map(Action::OldTimer),
    ]
}

fn pick<T: Copy>(items: &[T], index: usize) -> Option<T> {
    (!items.is_empty()).then(|| items[index % items.len()])
}

fn photo(world: &World, index: usize) -> u32 {
    index as u32 % world.last_photo.max(1) + 1
}

fn about(job: Ticket, report: Report) -> WorkerReport {
    let done = |answer: Answer, memory_bytes: u64| WorkerReport::Done { job, answer, memory_bytes };
    match report {
        Report::Started => WorkerReport::Started,
        Report::Ready => WorkerReport::Ready,
        Report::Failed => WorkerReport::Failed("failed".into()),
        Report::Stopped => WorkerReport::Stopped("stopped".into()),
        Report::FileRead => WorkerReport::FileRead(job),
        Report::FirstView => WorkerReport::FirstView(job, assessment(job)),
        Report::Assessed => done(assessed(assessment(job)), 0),
        Report::Grown => done(assessed(assessment(job)), limits::MAX_MEMORY_BYTES + 1),
        Report::Invalid => {
            let mut invalid = assessment(job);
            invalid.probabilities[0] = f32::NAN;
            done(assessed(invalid), 0)
        }
        Report::Unreadable => done(Answer::Unreadable("damaged".into()), 0),
        Report::FileIsGone => done(Answer::FileIsGone, 0),
        Report::Passed(check_ms) => done(Answer::Checked(Ok(check_ms.into())), 0),
        Report::NotPassed => done(Answer::Checked(Err("other numbers".into())), 0),
    }
}

fn apply(world: &mut World, expired: &mut Vec<Ticket>, action: &Action) {
    match *action {
        Action::Add => drop(world.add()),
        Action::AddToBatch => drop(world.add_to_batch()),
        Action::Release(index) => world.release(photo(world, index)),
        Action::Cancel(index) => world.send(Event::Cancel(photo(world, index))),
        Action::Retry(index) => world.send(Event::Retry(photo(world, index))),
        Action::Remove(index) => world.send(Event::Remove(photo(world, index))),
        Action::Clear => world.send(Event::Clear),
        Action::Undo => world.send(Event::Undo),
        Action::PageShown => world.send(Event::PageShown),
        Action::SiteStored(is_stored) => world.send(Event::SiteStored(is_stored)),
        Action::Start => world.send(Event::Start),
        Action::Fetched(index) => {
            if let Some(download) = pick(&world.downloads, index) {
                world.send(Event::ModelFetched(download));
            }
        }
        Action::NotFetched(index, is_temporary) => {
            if let Some(download) = pick(&world.downloads, index) {
                world.send(Event::ModelFailed { download, reason: "no network".into(), is_temporary });
            }
        }
        Action::Adapter(index, is_there) => {
            if let Some(request) = pick(&world.requests, index) {
                world.send(Event::Adapter { request, is_there });
            }
        }
        Action::Report(worker, job, report) => {
            let jobs: Vec<Ticket> = world.jobs.keys().copied().collect();
            if let Some(worker) = pick(&world.all_workers, worker) {
                world.report(worker, about(pick(&jobs, job).unwrap_or(Ticket(0)), report));
            }
        }
        Action::Next(worker, report) => {
            let workers: Vec<Ticket> = world.workers.keys().copied().collect();
            if let Some(worker) = pick(&workers, worker) {
                let job = world.workers[&worker].job.unwrap_or(Ticket(0));
                world.report(worker, about(job, report));
            }
        }
        Action::TimeUp(index) => {
            if !world.timers.is_empty() {
                let (timer, _) = world.timers.remove(index % world.timers.len());
                expired.push(timer);
                world.send(Event::TimeUp(timer));
            }
        }
        Action::OldTimer(index) => {
            if let Some(timer) = pick(expired, index) {
                world.send(Event::TimeUp(timer));
            }
        }
    }
}

/// Every worker does what it is asked for, until nothing is left to do.
fn work(world: &mut World) {
    for _ in 0..10_000 {
        let backends = [Backend::Cpu, Backend::Gpu].into_iter().filter(|backend| world.runs(*backend));
        let busy = backends.clone().find(|backend| world.workers[&world.worker(*backend)].job.is_some());
        if let Some(backend) = busy {
            let job = world.job(backend);
            let passed = Report::Passed(if backend == Backend::Cpu { 100 } else { 50 });
            let report = if world.jobs[&job].is_none() { passed } else { Report::Assessed };
            world.report(world.worker(backend), about(job, report));
            continue;
        }
        let (waiting, starts) = (world.timers.len(), world.all_workers.len());
        for backend in backends.collect::<Vec<_>>() {
            if world.runs(backend) {
                let worker = world.worker(backend);
                world.report(worker, WorkerReport::Started);
                world.report(worker, WorkerReport::Ready);
            }
        }
        if (waiting, starts) == (world.timers.len(), world.all_workers.len())
            && world.workers.values().all(|worker| worker.job.is_none())
        {
            return;
        }
    }
    panic!("the work has no end: {:#?}", world.state);
}

/// Runs `end` after many random sequences of events.
fn after_random_events(end: fn(&mut World)) {
    // The seed is fixed, so that every run has the same sequences.
    let config = Config { cases: 3000, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(
        config,
        proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
    );
    let actions = proptest::collection::vec(action(), 0..120);
    let outcome = runner.run(&actions, |actions| {
        let (mut world, mut expired) = (World::default(), Vec::new());
        world.send(Event::Start);
        for action in &actions {
            apply(&mut world, &mut expired, action);
        }
        end(&mut world);
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

#[test]
fn every_photo_comes_to_an_end_if_all_workers_are_silent() {
    after_random_events(|world| {
        world.send(Event::SiteStored(true));
        world.expire_all();
        world.assert_ended();
        assert!(world.hidden.is_empty(), "removed photos are never released");
        assert!(world.workers.is_empty(), "a worker without work is never ended");
    });
}

#[test]
fn every_photo_is_assessed_if_the_workers_work() {
    after_random_events(|world| {
        for download in world.downloads.clone() {
            world.send(Event::ModelFetched(download));
        }
        for _ in 0..4 * limits::MAX_GPU_LOSSES {
            work(world);
            // Those of the pauses of the download, of the adapter and of WebGPU: they are shorter than those of
            // workers.
            let pauses = [limits::GPU_REST, limits::ADAPTER, limits::ADAPTER_RETRY];
            while let Some(index) = world
                .timers
                .iter()
                .position(|(_, limit)| pauses.contains(limit) || limits::MODEL_RETRIES.contains(limit))
            {
                let (timer, _) = world.timers.remove(index);
                world.send(Event::TimeUp(timer));
            }
            if let Some(download) = world.downloads.last().copied() {
                world.send(Event::ModelFetched(download));
            }
        }
        work(world);
        world.assert_ended();
    });
}
