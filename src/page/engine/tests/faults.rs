//! Faults of workers, of photos and of numbers.

use super::world::{World, assessed, assessment};
use crate::page::engine::{Answer, Event, ReadingState, WorkerReport, limits};
use crate::protocol::Backend::{Cpu, Gpu};
use naevus_reading::assessment::{ActivationMap, Assessment};

#[test]
fn a_photo_that_ends_two_workers_fails_and_the_others_are_assessed() {
    let mut world = World::with_cpu();
    let (bad, good) = (world.add(), world.add());
    world.stop(Cpu);
    assert!(world.is(bad, &ReadingState::Waiting));
    world.make_ready(Cpu);
    assert_eq!(world.photo_on(Cpu), Some(bad), "the photo has no second attempt");
    world.stop(Cpu);
    assert!(world.has_failed(bad));
    world.make_ready(Cpu);
    world.succeed(Cpu);
    assert!(world.is_assessed_on(good, Cpu) && world.failure().is_none());
}

#[test]
fn many_bad_photos_cost_neither_backend() {
    let mut world = World::with_gpu(50.0);
    for _ in 0..5 * limits::MAX_GPU_LOSSES {
        let bad = world.add();
        world.stop(Gpu);
        // The second attempt is on the other backend.
        assert_eq!(world.photo_on(Cpu), Some(bad));
        world.stop(Cpu);
        assert!(world.has_failed(bad));
        world.time_up(limits::GPU_REST);
        let good = world.add();
        world.make_ready(Cpu);
        world.make_ready(Gpu);
        world.succeed(Cpu);
        assert!(world.is_assessed_on(good, Cpu));
    }
    let last = world.add();
    assert_eq!(world.photo_on(Gpu), Some(last));
}

#[test]
fn a_photo_whose_webgpu_is_lost_is_assessed_on_the_cpu_and_webgpu_is_tried_again() {
    let mut world = World::with_gpu(50.0);
    for loss in 1..=limits::MAX_GPU_LOSSES {
        let photo = world.add();
        world.stop(Gpu);
        assert!(world.note().unwrap().contains("tried again"));
        assert!(!world.runs(Gpu), "WebGPU starts at once");
        world.succeed(Cpu);
        assert!(world.is_assessed_on(photo, Cpu));
        world.time_up(limits::GPU_REST);
        let next = world.add();
        assert_eq!(world.runs(Gpu), loss < limits::MAX_GPU_LOSSES, "after loss {loss}");
        world.succeed(Cpu);
        assert!(world.is_assessed_on(next, Cpu));
        if world.runs(Gpu) {
            world.make_ready(Gpu);
        }
    }
    assert!(world.note().unwrap().starts_with("WebGPU is not used"));
    let _photo = world.add();
    assert!(!world.runs(Gpu), "a WebGPU that was given up is started");
}

#[test]
fn a_passed_check_resets_the_count_of_losses() {
    let mut world = World::with_gpu(50.0);
    for _ in 0..3 * limits::MAX_GPU_LOSSES {
        world.add();
        world.stop(Gpu);
        world.succeed(Cpu);
        world.time_up(limits::GPU_REST);
        world.add();
        world.make_ready(Gpu);
        world.succeed(Cpu);
        world.add();
        world.succeed(Gpu);
        world.succeed(Gpu);
    }
    assert!(world.runs(Gpu));
}

#[test]
fn a_webgpu_that_never_starts_is_given_up() {
    let mut world = World::with_cpu();
    world.send(Event::Adapter { request: world.requests[0], is_there: true });
    assert!(world.state.gpu_is_starting());
    world.succeed(Cpu);
    world.stop(Gpu);
    assert!(!world.state.gpu_is_starting());
    assert!(world.note().unwrap().contains("stopped"));
    let photo = world.add();
    world.succeed(Cpu);
    assert!(world.is_assessed_on(photo, Cpu));
    assert!(!world.timers.iter().any(|(_, limit)| *limit == limits::GPU_REST), "it is tried again");
}

#[test]
fn a_model_that_no_worker_accepts_fails_and_is_downloaded_again_on_request() {
    let mut world = World::default();
    let photo = world.add();
    world.load_model();
    let worker = world.worker(Cpu);
    world.report(worker, WorkerReport::Started);
    world.report(worker, WorkerReport::Failed("the weights do not match".into()));
    assert!(!world.runs(Cpu), "a worker that was never ready is started again");
    world.send(Event::Adapter { request: world.requests[0], is_there: false });
    world.time_up(limits::ADAPTER_RETRY);
    world.send(Event::Adapter { request: world.requests[1], is_there: false });
    assert_eq!(world.failure().as_deref(), Some("The weights do not match."));
    assert_eq!((world.state.backend(), world.note()), (None, None));
    assert!(world.is(photo, &ReadingState::Blocked));
    world.load_model();
    world.make_ready(Cpu);
    world.succeed(Cpu);
    assert!(world.is_assessed_on(photo, Cpu));
}

#[test]
fn a_worker_that_does_not_start_is_started_a_few_times() {
    for is_started in [false, true] {
        let mut world = World::default();
        world.load_model();
        for attempt in 0..=limits::START_RETRIES.len() {
            let limit = if is_started { limits::LOAD * (attempt as u32 + 1) } else { limits::START };
            if is_started {
                world.report(world.worker(Cpu), WorkerReport::Started);
            }
            world.time_up(limit);
            if let Some(pause) = limits::START_RETRIES.get(attempt) {
                assert!(!world.runs(Cpu), "there is no pause after attempt {attempt}");
                world.time_up(*pause);
            }
        }
        assert!(!world.runs(Cpu));
        world.expire_all();
        assert!(world.failure().unwrap().contains("in time"), "{:?}", world.failure());
    }
}

/// Every kind of assessment that cannot be right.
fn invalid() -> Vec<Assessment> {
    let changes: [fn(&mut Assessment); 9] = [
        |it| it.probabilities[3] = f32::NAN,
        |it| it.probabilities = [f32::NAN; 9],
        |it| (it.probabilities[0], it.probabilities[1]) = (1.5, -0.5),
        |it| it.probabilities = [0.2; 9],
        |it| it.probabilities = [0.0; 9],
        |it| it.input_check.mahalanobis_distance = f32::INFINITY,
        |it| it.input_check.bare_skin_score = f32::NAN,
        |it| it.input_check.non_lesion_log_odds = Some(f32::NAN),
        |it| it.map = ActivationMap { rows: 1, columns: 2, values: vec![f32::NAN, 0.0] },
    ];
    let assessments = changes.into_iter().map(|change| {
        let mut assessment = assessment(crate::protocol::Ticket(0));
        change(&mut assessment);
        assessment
    });
    assessments.collect()
}

#[test]
fn an_invalid_answer_of_webgpu_is_never_shown_and_computed_on_the_cpu() {
    for invalid in invalid() {
        for is_first_view in [true, false] {
            let mut world = World::with_gpu(50.0);
            let (earlier, photo) = (world.add(), world.add());
            world.succeed(Gpu);
            assert_eq!(world.photo_on(Gpu), Some(photo));
            let (worker, job) = (world.worker(Gpu), world.job(Gpu));
            if is_first_view {
                world.report(worker, WorkerReport::FirstView(job, invalid.clone()));
            } else {
                world.done(Gpu, assessed(invalid.clone()));
            }
            assert!(!world.runs(Gpu) && world.note().unwrap().contains("not probabilities"), "{invalid:?}");
            world.succeed(Cpu);
            world.succeed(Cpu);
            assert!(world.is_assessed_on(photo, Cpu) && world.is_assessed_on(earlier, Cpu));
            let _photo = world.add();
            assert!(!world.runs(Gpu), "a WebGPU that computes wrong numbers is used again");
            assert!(!world.timers.iter().any(|(_, limit)| *limit == limits::GPU_REST), "it is tried again later");
        }
    }
}

#[test]
fn an_invalid_answer_of_the_cpu_gets_one_more_attempt() {
    for invalid in invalid() {
        let mut world = World::with_cpu();
        let photo = world.add();
        for _ in 0..2 {
            world.done(Cpu, assessed(invalid.clone()));
            assert!(!matches!(world.shown[&photo], ReadingState::Assessed { .. }));
            if !world.has_failed(photo) {
                world.make_ready(Cpu);
            }
        }
        assert!(world.has_failed(photo));
    }
}

#[test]
fn answers_since_the_last_passed_check_are_computed_again_on_the_cpu() {
    let failed: [fn(&mut World); 3] = [
        |world| world.done(Gpu, Answer::Checked(Err("it computes other numbers".into()))),
        |world| world.stop(Gpu),
        |world| world.time_up(limits::CHECK),
    ];
    for (index, fail) in failed.into_iter().enumerate() {
        let mut world = World::with_gpu(50.0);
        let verified = world.add();
        world.succeed(Gpu);
        world.succeed(Gpu);
        let photos = [world.add(), world.add()];
        world.succeed(Gpu);
        world.succeed(Gpu);
        assert!(world.is_checking(Gpu));
        fail(&mut world);
        assert!(world.is(photos[1], &ReadingState::WaitingAgain));
        for photo in photos {
            assert_eq!(world.photo_on(Cpu), Some(photo), "the photos have lost their order");
            world.succeed(Cpu);
            assert!(world.is_assessed_on(photo, Cpu));
        }
        assert!(world.is_assessed_on(verified, Gpu), "a verified answer was withdrawn");
        // Wrong numbers are final; a WebGPU that has stopped is tried again.
        if index > 0 {
            world.time_up(limits::GPU_REST);
        }
        let _photo = world.add();
        assert_eq!(world.runs(Gpu), index > 0);
    }
}

#[test]
fn answers_of_a_webgpu_that_stops_before_its_check_are_computed_again_on_the_cpu() {
    let mut world = World::with_gpu(50.0);
    let photos = [world.add(), world.add(), world.add()];
    world.succeed(Gpu);
    world.succeed(Gpu);
    world.stop(Gpu);
    for photo in photos {
        world.succeed(Cpu);
        assert!(world.is_assessed_on(photo, Cpu), "photo {photo}");
    }
}

#[test]
fn answers_of_a_wrong_webgpu_are_withdrawn_even_without_a_cpu() {
    let mut world = World::with_gpu(50.0);
    let photo = world.add();
    world.succeed(Gpu);
    world.stop(Cpu);
    world.done(Gpu, Answer::Checked(Err("it computes other numbers".into())));
    world.fail_starts_of_cpu();
    assert!(world.is(photo, &ReadingState::Blocked) && world.failure().is_some());
}

#[test]
fn an_answer_of_another_kind_counts_as_a_worker_that_has_stopped() {
    let mut world = World::with_gpu(50.0);
    let photo = world.add();
    world.done(Gpu, Answer::Checked(Ok(1.0)));
    assert_eq!(world.photo_on(Cpu), Some(photo));
    world.done(Cpu, Answer::Checked(Ok(1.0)));
    assert!(world.has_failed(photo));
}

#[test]
fn a_file_that_is_gone_affects_no_worker() {
    let mut world = World::with_cpu();
    let (gone, other) = (world.add(), world.add());
    let worker = world.worker(Cpu);
    world.done(Cpu, Answer::FileIsGone);
    assert!(world.has_failed(gone));
    assert_eq!((world.worker(Cpu), world.photo_on(Cpu)), (worker, Some(other)));
}
