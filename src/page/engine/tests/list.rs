//! Photos that are cancelled, retried, removed and restored.

use super::world::{World, assessed, assessment};
use crate::page::engine::{Answer, Event, ReadingState, WorkerReport, limits};
use crate::protocol::Backend::{Cpu, Gpu};

#[test]
fn a_cancelled_photo_gets_no_answer_and_the_next_one_waits_for_the_worker() {
    let mut world = World::with_cpu();
    let (first, second, third) = (world.add(), world.add(), world.add());
    world.send(Event::Cancel(first));
    world.send(Event::Cancel(second));
    assert!(world.is(first, &ReadingState::Cancelled) && world.is(second, &ReadingState::Cancelled));
    let (worker, job) = (world.worker(Cpu), world.job(Cpu));
    assert_eq!(world.state.photo_of(worker, job), None, "the preview of a cancelled photo is shown");
    world.report(worker, WorkerReport::FirstView(job, assessment(job)));
    world.done(Cpu, assessed(assessment(job)));
    assert!(world.is(first, &ReadingState::Cancelled));
    assert_eq!(world.photo_on(Cpu), Some(third));
}

#[test]
fn a_cancelled_photo_can_be_retried() {
    let mut world = World::with_cpu();
    let photo = world.add();
    world.send(Event::Cancel(photo));
    world.send(Event::Retry(photo));
    assert!(world.is(photo, &ReadingState::Waiting));
    let abandoned = assessed(assessment(world.job(Cpu)));
    world.done(Cpu, abandoned);
    assert!(world.is(photo, &ReadingState::Processing(Cpu)), "the answer of the cancelled attempt is shown");
    world.succeed(Cpu);
    assert!(world.is_assessed_on(photo, Cpu));
}

#[test]
fn a_failed_photo_has_two_more_attempts_after_a_retry() {
    let mut world = World::with_cpu();
    let photo = world.add();
    for _ in 0..2 {
        for _ in 0..2 {
            world.stop(Cpu);
            if !world.has_failed(photo) {
                world.make_ready(Cpu);
            }
        }
        assert!(world.has_failed(photo));
        world.send(Event::Retry(photo));
        world.make_ready(Cpu);
    }
    world.succeed(Cpu);
    assert!(world.is_assessed_on(photo, Cpu));
}

#[test]
fn an_answered_photo_can_be_neither_cancelled_nor_retried() {
    let mut world = World::with_cpu();
    let (assessed, unreadable) = (world.add(), world.add());
    world.succeed(Cpu);
    world.done(Cpu, Answer::Unreadable("damaged".into()));
    for photo in [assessed, unreadable] {
        let before = world.shown[&photo].clone();
        world.send(Event::Cancel(photo));
        world.send(Event::Retry(photo));
        assert!(world.is(photo, &before));
    }
    assert_eq!(world.photo_on(Cpu), None);
}

#[test]
fn a_cleared_list_can_be_restored() {
    let mut world = World::with_cpu();
    let photos = [world.add(), world.add(), world.add()];
    world.succeed(Cpu);
    world.send(Event::Cancel(photos[2]));
    world.send(Event::Clear);
    assert!(world.shown.is_empty() && world.state.removed_count() == 3);
    let answer = assessed(assessment(world.job(Cpu)));
    world.done(Cpu, answer);
    assert_eq!(world.photo_on(Cpu), None, "a removed photo is classified");
    world.send(Event::Undo);
    assert_eq!(world.state.removed_count(), 0);
    assert!(world.is_assessed_on(photos[0], Cpu) && world.is(photos[2], &ReadingState::Cancelled));
    world.succeed(Cpu);
    assert!(world.is_assessed_on(photos[1], Cpu));
}

#[test]
fn removed_photos_are_forgotten_when_the_time_is_up() {
    let mut world = World::with_cpu();
    let (first, second) = (world.add(), world.add());
    world.send(Event::Remove(first));
    assert_eq!((world.hidden.len(), world.shown.len()), (1, 1));
    world.time_up(limits::UNDO);
    assert!(world.hidden.is_empty() && world.forgotten.contains(&first));
    world.send(Event::Undo);
    assert!(world.shown.contains_key(&second) && world.shown.len() == 1);
}

#[test]
fn only_the_last_removal_can_be_undone() {
    let mut world = World::with_cpu();
    let (first, second) = (world.add(), world.add());
    world.send(Event::Remove(first));
    let (first_timer, _) = *world.timers.last().unwrap();
    world.send(Event::Remove(second));
    assert!(world.forgotten.contains(&first));
    world.send(Event::TimeUp(first_timer));
    world.send(Event::Undo);
    assert!(world.shown.contains_key(&second) && !world.shown.contains_key(&first));
    // A photo that is not in the list changes nothing.
    world.send(Event::Remove(first));
    world.send(Event::Undo);
    assert_eq!(world.shown.len(), 1);
}

#[test]
fn a_removed_photo_whose_webgpu_fails_its_check_is_computed_again_after_it_is_restored() {
    let mut world = World::with_gpu(50.0);
    let photo = world.add();
    world.succeed(Gpu);
    world.send(Event::Remove(photo));
    world.done(Gpu, Answer::Checked(Err("it computes other numbers".into())));
    assert_eq!(world.photo_on(Cpu), None);
    world.send(Event::Undo);
    assert!(world.is(photo, &ReadingState::Processing(Cpu)));
    world.succeed(Cpu);
    assert!(world.is_assessed_on(photo, Cpu));
}

#[test]
fn a_file_that_is_refused_can_be_removed_and_restored() {
    let mut world = World::with_cpu();
    world.last_photo = 1;
    world.shown.insert(1, ReadingState::Waiting);
    world.send(Event::AddUnreadable(1, "too large".into()));
    assert!(world.is(1, &ReadingState::Unreadable("too large".into())));
    assert_eq!(world.photo_on(Cpu), None);
    world.send(Event::Remove(1));
    world.send(Event::Undo);
    assert!(world.is(1, &ReadingState::Unreadable("too large".into())));
    assert_eq!(world.photo_on(Cpu), None);
}

#[test]
fn photos_of_the_list_go_before_those_of_the_batch() {
    let mut world = World::with_cpu();
    let batch = [world.add_to_batch(), world.add_to_batch(), world.add_to_batch()];
    assert_eq!(world.photo_on(Cpu), Some(batch[0]));
    let list = [world.add(), world.add()];
    let mut order = Vec::new();
    for _ in 0..5 {
        order.extend(world.photo_on(Cpu));
        world.succeed(Cpu);
    }
    assert_eq!(order, [batch[0], list[0], list[1], batch[1], batch[2]]);
}

#[test]
fn a_photo_of_the_batch_whose_worker_stops_goes_after_those_of_the_list() {
    let mut world = World::with_cpu();
    let (in_batch, next_of_batch) = (world.add_to_batch(), world.add_to_batch());
    let listed = world.add();
    world.stop(Cpu);
    world.make_ready(Cpu);
    assert_eq!(world.photo_on(Cpu), Some(listed));
    world.succeed(Cpu);
    assert_eq!(world.photo_on(Cpu), Some(in_batch));
    world.succeed(Cpu);
    assert_eq!(world.photo_on(Cpu), Some(next_of_batch));
}

#[test]
fn clearing_the_list_leaves_the_batch_and_released_photos_get_no_answer() {
    let mut world = World::with_cpu();
    let (first, second, third) = (world.add_to_batch(), world.add_to_batch(), world.add_to_batch());
    let listed = world.add();
    world.send(Event::Clear);
    assert!(world.hidden.contains_key(&listed) && world.shown.len() == 3);
    world.release(first);
    world.release(third);
    world.succeed(Cpu);
    assert_eq!(world.photo_on(Cpu), Some(second));
    world.succeed(Cpu);
    assert_eq!(world.photo_on(Cpu), None, "a released photo is classified");
    // A photo of the list is not released.
    world.send(Event::Undo);
    world.send(Event::Release(vec![listed]));
    assert_eq!(world.photo_on(Cpu), Some(listed));
}

#[test]
fn answers_of_the_batch_are_withdrawn_if_webgpu_fails_its_check() {
    let mut world = World::with_gpu(50.0);
    let photo = world.add_to_batch();
    let listed = world.add();
    world.succeed(Gpu);
    assert!(world.is_assessed_on(photo, Gpu));
    world.succeed(Gpu);
    world.done(Gpu, Answer::Checked(Err("other numbers".into())));
    assert!(world.is(photo, &ReadingState::WaitingAgain));
    assert_eq!(world.photo_on(Cpu), Some(listed), "the photo of the list goes first");
}
