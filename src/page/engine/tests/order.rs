//! Which worker gets which photo, and in which order.

use super::world::{CPU_MS, World, assessed, assessment};
use crate::page::engine::{Answer, Event, ReadingState, WorkerReport, limits};
use crate::protocol::Backend::{self, Cpu, Gpu};

#[test]
fn photos_wait_for_the_model_and_are_assessed_in_their_order() {
    let mut world = World::default();
    let (first, second) = (world.add(), world.add());
    world.send(Event::Start);
    assert!(world.workers.is_empty() && world.state.is_downloading());
    world.send(Event::ModelFetched(world.downloads[0]));
    world.make_ready(Cpu);
    assert_eq!(world.state.backend(), Some(Cpu));
    assert_eq!(world.photo_on(Cpu), Some(first));
    assert!(world.is(first, &ReadingState::Processing(Cpu)) && world.is(second, &ReadingState::Waiting));
    world.succeed(Cpu);
    assert_eq!(world.photo_on(Cpu), Some(second));
    world.done(Cpu, Answer::Unreadable("damaged".into()));
    assert!(world.is_assessed_on(first, Cpu) && world.is(second, &ReadingState::Unreadable("damaged".into())));
    assert_eq!(world.photo_on(Cpu), None);
}

#[test]
fn webgpu_takes_over_only_if_it_is_faster() {
    for (gpu_ms, is_faster) in [(1.0, true), (99.9, true), (CPU_MS, false), (5000.0, false), (f64::NAN, false)] {
        let mut world = World::with_gpu(gpu_ms);
        let photo = world.add();
        let expected = if is_faster { Gpu } else { Cpu };
        assert_eq!((world.state.backend(), world.photo_on(expected)), (Some(expected), Some(photo)), "{gpu_ms} ms");
        assert_eq!(world.runs(Gpu), is_faster, "a worker that is not used keeps running");
        assert_eq!(world.note().is_none(), is_faster);
    }
}

#[test]
fn the_first_measurement_decides_for_the_visit() {
    let mut world = World::with_gpu(50.0);
    world.send(Event::SiteStored(true));
    world.time_up(limits::IDLE);
    assert!(!world.runs(Gpu));
    let _first = world.add();
    // While a photo keeps the processor busy, WebGPU needs longer.
    world.gpu_ms = 150.0;
    world.make_ready(Gpu);
    let second = world.add();
    assert_eq!(world.photo_on(Gpu), Some(second));
}

#[test]
fn a_slower_webgpu_is_used_if_the_user_wants_it_and_a_missing_one_is_named() {
    let mut world = World { gpu_ms: 500.0, ..World::with_cpu() };
    world.send(Event::PreferGpu);
    world.send(Event::Adapter { request: world.requests[0], is_there: true });
    world.succeed(Cpu);
    world.make_ready(Gpu);
    let photo = world.add();
    world.succeed(Gpu);
    assert!(world.is_assessed_on(photo, Gpu));
    assert_eq!(world.note(), None);

    let mut world = World::with_cpu();
    world.send(Event::PreferGpu);
    world.send(Event::Adapter { request: world.requests[0], is_there: false });
    assert_eq!(world.note(), None, "it is asked for again");
    world.time_up(limits::ADAPTER_RETRY);
    world.send(Event::Adapter { request: world.requests[1], is_there: false });
    assert!(world.note().unwrap().starts_with("WebGPU is chosen in the settings"));
    let photo = world.add();
    world.succeed(Cpu);
    assert!(world.is_assessed_on(photo, Cpu));
}

#[test]
fn webgpu_gets_no_photo_until_both_have_measured_their_time() {
    let mut world = World { gpu_ms: 50.0, ..World::with_cpu() };
    let (first, second) = (world.add(), world.add());
    world.send(Event::Adapter { request: world.requests[0], is_there: true });
    world.make_ready(Gpu);
    assert!(world.state.gpu_is_starting() && world.photo_on(Gpu).is_none());
    assert_eq!(world.state.backend(), Some(Cpu));
    world.succeed(Cpu);
    // The CPU is measured after a photo, when the browser has optimised its program.
    assert!(world.is_assessed_on(first, Cpu) && world.is_checking(Cpu));
    world.succeed(Cpu);
    assert_eq!((world.photo_on(Gpu), world.state.backend()), (Some(second), Some(Gpu)));
    assert!(!world.state.gpu_is_starting());
}

#[test]
fn a_cpu_that_stops_while_it_measures_its_time_counts_as_slower() {
    let mut world = World { gpu_ms: 50.0, ..World::with_cpu() };
    world.send(Event::Adapter { request: world.requests[0], is_there: true });
    world.stop(Cpu);
    world.make_ready(Gpu);
    let photo = world.add();
    assert_eq!(world.photo_on(Gpu), Some(photo));
}

#[test]
fn a_cpu_that_computes_other_numbers_is_not_used() {
    let mut world = World { gpu_ms: 500.0, ..World::with_cpu() };
    world.send(Event::Adapter { request: world.requests[0], is_there: true });
    world.done(Cpu, Answer::Checked(Err("it computes other numbers".into())));
    assert!(!world.runs(Cpu));
    world.make_ready(Gpu);
    let photo = world.add();
    world.succeed(Gpu);
    assert!(world.is_assessed_on(photo, Gpu));
    assert!(!world.runs(Cpu));
}

#[test]
fn webgpu_is_the_only_program_if_the_cpu_fails() {
    let mut world = World::default();
    let photo = world.add();
    world.load_model();
    world.fail_starts_of_cpu();
    assert!(!world.runs(Cpu) && world.failure().is_none());
    world.send(Event::Adapter { request: world.requests[0], is_there: true });
    world.make_ready(Gpu);
    world.succeed(Gpu);
    assert!(world.is_assessed_on(photo, Gpu));
    assert!(world.note().unwrap().starts_with("The CPU is not used"), "{:?}", world.note());
}

#[test]
fn a_slower_webgpu_is_used_after_the_cpu_has_failed() {
    let mut world = World::with_gpu(500.0);
    let photo = world.add();
    world.stop(Cpu);
    world.fail_starts_of_cpu();
    world.make_ready(Gpu);
    world.succeed(Gpu);
    assert!(world.is_assessed_on(photo, Gpu));
}

#[test]
fn an_adapter_that_is_missing_at_first_is_asked_for_again() {
    let mut world = World::with_cpu();
    world.send(Event::Adapter { request: world.requests[0], is_there: false });
    assert!(!world.runs(Gpu));
    world.time_up(limits::ADAPTER_RETRY);
    world.send(Event::Adapter { request: world.requests[1], is_there: true });
    assert!(world.runs(Gpu));
    // The second answer is final.
    let mut world = World::with_cpu();
    world.send(Event::Adapter { request: world.requests[0], is_there: false });
    world.time_up(limits::ADAPTER_RETRY);
    world.send(Event::Adapter { request: world.requests[1], is_there: false });
    world.expire_all();
    assert_eq!(world.requests.len(), 2);
}

#[test]
fn an_adapter_that_is_never_returned_delays_nothing() {
    let mut world = World::with_cpu();
    let photo = world.add();
    world.succeed(Cpu);
    assert!(world.is_assessed_on(photo, Cpu));
    world.time_up(limits::ADAPTER);
    world.send(Event::Adapter { request: world.requests[0], is_there: true });
    assert!(!world.runs(Gpu), "an answer after the time limit starts WebGPU");
}

#[test]
fn the_download_is_tried_again_after_a_pause_and_then_fails() {
    let mut world = World::default();
    let photo = world.add();
    world.send(Event::Start);
    for (attempt, pause) in limits::MODEL_RETRIES.into_iter().enumerate() {
        world.send(Event::ModelProgress(world.downloads[attempt]));
        assert_eq!(world.downloads.len(), attempt + 1);
        world.time_up(limits::MODEL_STALLED);
        assert!(world.state.is_downloading());
        world.time_up(pause);
        // The answer of the attempt that was given up.
        world.send(Event::ModelFetched(world.downloads[attempt]));
        assert!(world.workers.is_empty());
    }
    let last = *world.downloads.last().unwrap();
    world.send(Event::ModelFailed { download: last, reason: "no network".into(), is_temporary: true });
    assert_eq!(world.failure().as_deref(), Some("No network."));
    assert!(world.is(photo, &ReadingState::Blocked));
    let later = world.add();
    assert!(world.is(later, &ReadingState::Blocked));
    world.send(Event::Start);
    assert!(world.is(photo, &ReadingState::Waiting) && world.failure().is_none());
    world.send(Event::ModelFetched(*world.downloads.last().unwrap()));
    world.make_ready(Cpu);
    world.succeed(Cpu);
    world.succeed(Cpu);
    assert!(world.is_assessed_on(photo, Cpu) && world.is_assessed_on(later, Cpu));
}

#[test]
fn progress_extends_the_time_of_the_download() {
    let mut world = World::default();
    world.send(Event::Start);
    let (first_timer, _) = world.timers[0];
    world.send(Event::ModelProgress(world.downloads[0]));
    world.send(Event::TimeUp(first_timer));
    world.send(Event::ModelFetched(world.downloads[0]));
    assert!(world.runs(Cpu));
}

#[test]
fn an_error_of_the_site_is_not_tried_again() {
    let mut world = World::default();
    world.send(Event::Start);
    let failed =
        Event::ModelFailed { download: world.downloads[0], reason: "wrong version".into(), is_temporary: false };
    world.send(failed);
    assert_eq!(world.failure().as_deref(), Some("Wrong version."));
    world.expire_all();
    assert_eq!(world.downloads.len(), 1);
}

#[test]
fn a_worker_without_work_is_ended_and_started_again_for_the_next_photo() {
    let mut world = World::with_gpu(50.0);
    let expire_idle = |world: &mut World| {
        while world.timers.iter().any(|(_, limit)| *limit == limits::IDLE) {
            world.time_up(limits::IDLE);
        }
    };
    expire_idle(&mut world);
    assert!(world.runs(Cpu) && world.runs(Gpu), "a worker is ended that may not start again without a network");
    world.send(Event::SiteStored(true));
    expire_idle(&mut world);
    assert!(world.workers.is_empty());
    assert_eq!(world.state.backend(), Some(Cpu), "the page is not ready although it has the model");
    let photo = world.add();
    world.make_ready(Cpu);
    world.make_ready(Gpu);
    assert_eq!(world.photo_on(Cpu), Some(photo));
    let next = world.add();
    assert_eq!(world.photo_on(Gpu), Some(next));
}

#[test]
fn a_worker_with_work_is_not_ended_as_idle() {
    let mut world = World::with_cpu();
    let (idle, _) = *world.timers.iter().find(|(_, limit)| *limit == limits::IDLE).unwrap();
    let photo = world.add();
    world.send(Event::TimeUp(idle));
    assert_eq!(world.photo_on(Cpu), Some(photo));
}

#[test]
fn a_worker_that_has_grown_is_replaced_between_two_photos() {
    let limit = limits::MAX_MEMORY_BYTES;
    for (memory_bytes, is_stored, is_replaced) in
        [(limit, true, false), (limit + 1, true, true), (limit + 1, false, false)]
    {
        let mut world = World::with_cpu();
        world.send(Event::SiteStored(is_stored));
        let (first, second) = (world.add(), world.add());
        let before = world.worker(Cpu);
        let answer = assessed(assessment(world.job(Cpu)));
        world.done_with_memory(Cpu, answer, memory_bytes);
        assert!(world.is_assessed_on(first, Cpu));
        assert_eq!(world.worker(Cpu) != before, is_replaced);
        if is_replaced {
            world.make_ready(Cpu);
        }
        world.succeed(Cpu);
        assert!(world.is_assessed_on(second, Cpu));
    }
}

#[test]
fn webgpu_is_checked_before_it_is_replaced() {
    let mut world = World::with_gpu(50.0);
    world.send(Event::SiteStored(true));
    let (_first, second) = (world.add(), world.add());
    let before = world.worker(Gpu);
    let answer = assessed(assessment(world.job(Gpu)));
    world.done_with_memory(Gpu, answer, limits::MAX_MEMORY_BYTES + 1);
    assert!(world.is_checking(Gpu) && world.worker(Gpu) == before);
    world.done_with_memory(Gpu, Answer::Checked(Ok(1.0)), limits::MAX_MEMORY_BYTES + 1);
    assert!(world.worker(Gpu) != before);
    assert!(world.photo_on(Cpu) == Some(second));
}

#[test]
fn webgpu_repeats_golden_readings_after_some_photos_after_the_last_one_and_after_the_page_was_hidden() {
    let mut world = World::with_gpu(50.0);
    let photos: Vec<u32> = (0..limits::PHOTOS_PER_CHECK + 2).map(|_| world.add()).collect();
    for photo in &photos[..limits::PHOTOS_PER_CHECK] {
        assert_eq!(world.photo_on(Gpu), Some(*photo));
        world.succeed(Gpu);
    }
    assert!(world.is_checking(Gpu));
    world.succeed(Gpu);
    world.succeed(Gpu);
    assert_eq!(world.photo_on(Gpu), photos.last().copied());
    world.succeed(Gpu);
    assert!(world.is_checking(Gpu), "the last photos are not followed by a check");
    world.succeed(Gpu);
    assert!(!world.is_checking(Gpu));
    world.send(Event::PageShown);
    assert!(world.is_checking(Gpu));
    world.succeed(Gpu);
    assert!(!world.is_checking(Gpu));
}

#[test]
fn reports_with_an_old_ticket_have_no_effect() {
    let mut world = World::with_cpu();
    let photo = world.add();
    let (worker, job) = (world.worker(Cpu), world.job(Cpu));
    world.stop(Cpu);
    world.make_ready(Cpu);
    let (new_worker, new_job) = (world.worker(Cpu), world.job(Cpu));
    for (worker, job) in [(worker, job), (worker, new_job), (new_worker, job)] {
        assert_eq!(world.state.photo_of(worker, job), None);
        let answer = assessed(assessment(job));
        world.report(worker, WorkerReport::FirstView(job, assessment(job)));
        world.report(worker, WorkerReport::Done { job, answer, memory_bytes: 0 });
        assert!(world.is(photo, &ReadingState::Processing(Cpu)));
    }
    world.report(worker, WorkerReport::Stopped("late".into()));
    assert_eq!(world.state.photo_of(new_worker, new_job), Some(photo));
    world.succeed(Cpu);
    assert!(world.is_assessed_on(photo, Cpu));
}

#[test]
fn each_stage_of_a_photo_has_its_limit_counted_from_its_start() {
    let stages: [fn(&mut World, Backend); 3] = [
        |_, _| {},
        |world, backend| {
            let job = world.job(backend);
            world.report(world.worker(backend), WorkerReport::FileRead(job));
        },
        |world, backend| {
            let job = world.job(backend);
            world.report(world.worker(backend), WorkerReport::FileRead(job));
            world.report(world.worker(backend), WorkerReport::FirstView(job, assessment(job)));
        },
    ];
    for backend in [Cpu, Gpu] {
        let limits = [limits::FILE, limits::first_view(backend), limits::OTHER_VIEWS];
        for (stage, limit) in stages.into_iter().zip(limits) {
            let mut world = World::with_gpu(if backend == Gpu { 50.0 } else { 500.0 });
            let photo = world.add();
            let worker = world.worker(backend);
            let earlier = world.timers.clone();
            stage(&mut world, backend);
            let current = *world.timers.last().unwrap();
            assert_eq!(current.1, limit);
            for (timer, _) in earlier.iter().filter(|timer| **timer != current) {
                world.send(Event::TimeUp(*timer));
            }
            assert_eq!(world.photo_on(backend), Some(photo), "the limit of another stage has ended the worker");
            world.time_up(limit);
            assert!(!world.workers.contains_key(&worker), "a worker that does not answer keeps running");
        }
    }
}

#[test]
fn the_second_attempt_with_a_photo_has_more_time() {
    let mut world = World::with_cpu();
    let photo = world.add();
    let job = world.job(Cpu);
    world.report(world.worker(Cpu), WorkerReport::FileRead(job));
    world.time_up(limits::first_view(Cpu));
    world.make_ready(Cpu);
    let job = world.job(Cpu);
    world.report(world.worker(Cpu), WorkerReport::FileRead(job));
    assert_eq!(world.timers.last().unwrap().1, limits::first_view(Cpu) * limits::SECOND_ATTEMPT);
    world.report(world.worker(Cpu), WorkerReport::FirstView(job, assessment(job)));
    assert_eq!(world.timers.last().unwrap().1, limits::OTHER_VIEWS * limits::SECOND_ATTEMPT);
    world.done(Cpu, assessed(assessment(job)));
    assert!(world.is_assessed_on(photo, Cpu));
    // The next photo has the usual time again.
    let _photo = world.add();
    let job = world.job(Cpu);
    world.report(world.worker(Cpu), WorkerReport::FileRead(job));
    assert_eq!(world.timers.last().unwrap().1, limits::first_view(Cpu));
}

#[test]
fn a_page_that_was_hidden_gives_its_workers_their_time_again() {
    let mut world = World::with_cpu();
    let photo = world.add();
    let before = world.timers.clone();
    world.send(Event::PageShown);
    for (timer, _) in before {
        world.send(Event::TimeUp(timer));
    }
    assert_eq!(world.photo_on(Cpu), Some(photo));
}
