//! The photos of the list: added, cancelled, retried, removed and restored.

use crate::page::engine::workers::{Phase, Task};
use crate::page::engine::{Effect, ReadingState, State, limits};
use crate::page::text::intake::WORKER_STOPPED_TWICE;
use crate::page::text::message::Message;
use crate::protocol::{Backend, Ticket};

/// A photo of the list, or one that was removed and can be restored.
#[derive(Debug, Default)]
pub struct Photo {
    /// The progress of the photo.
    pub progress: Progress,
    /// The backends of the workers that stopped while they had the photo.
    deaths: Vec<Backend>,
    /// The backend on which the photo is not classified, if the other one can be used.
    pub avoid: Option<Backend>,
    /// Whether the photo was removed from the list.
    is_removed: bool,
    /// Where the photo is shown.
    origin: Origin,
}

/// Where a photo is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// The list of single photos, which go first.
    #[default]
    List,
    /// The batch of many photos.
    Batch,
}

/// The progress of a photo.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Progress {
    /// It is in the queue. A removed photo is not in the queue until it is restored.
    #[default]
    Waiting,
    /// No worker can be used.
    Blocked,
    /// A worker has it.
    InWork,
    /// It has an answer.
    Answered,
    /// It has failed.
    Failed,
    /// The user has cancelled it.
    Cancelled,
}

/// Photos that were removed together.
#[derive(Debug)]
pub struct Removed {
    /// The photos.
    pub photos: Vec<u32>,
    /// The timer after which they cannot be restored.
    pub timer: Ticket,
}

impl State {
    pub(super) fn show(&mut self, photo: u32, state: ReadingState) {
        self.effects.push(Effect::Show(photo, state));
    }

    pub(super) fn set_progress(&mut self, photo: u32, progress: Progress) {
        if let Some(photo) = self.photos.get_mut(&photo) {
            photo.progress = progress;
        }
    }

    pub(super) fn add(&mut self, photo: u32, origin: Origin) {
        self.photos.insert(photo, Photo { origin, ..Photo::default() });
        self.enqueue_last(photo);
    }

    fn is_of_batch(&self, photo: u32) -> bool {
        self.photos.get(&photo).is_some_and(|photo| photo.origin == Origin::Batch)
    }

    /// The number of photos of the list that wait, which is the place of the first photo of the batch.
    fn first_of_batch(&self) -> usize {
        self.queue.iter().position(|photo| self.is_of_batch(*photo)).unwrap_or(self.queue.len())
    }

    /// Appends a photo to those of its origin.
    fn enqueue_last(&mut self, photo: u32) {
        let place = if self.is_of_batch(photo) { self.queue.len() } else { self.first_of_batch() };
        self.queue.insert(place, photo);
    }

    /// Puts a photo before those of its origin.
    pub(super) fn enqueue_first(&mut self, photo: u32) {
        let place = if self.is_of_batch(photo) { self.first_of_batch() } else { 0 };
        self.queue.insert(place, photo);
    }

    /// Forgets photos of the batch. Their results, also those of a worker that has one of them, have no effect.
    pub(super) fn release_photos(&mut self, photos: &[u32]) {
        for photo in photos {
            if self.is_of_batch(*photo) {
                self.withhold(*photo);
                self.photos.remove(photo);
            }
        }
    }

    pub(super) fn add_unreadable(&mut self, photo: u32, reason: Message) {
        self.photos.insert(photo, Photo { progress: Progress::Answered, ..Photo::default() });
        self.show(photo, ReadingState::Unreadable(reason));
    }

    pub(super) fn cancel(&mut self, photo: u32) {
        let Some(Photo { progress, is_removed: false, .. }) = self.photos.get(&photo) else { return };
        if matches!(progress, Progress::Waiting | Progress::Blocked | Progress::InWork) {
            self.withhold(photo);
            self.set_progress(photo, Progress::Cancelled);
            self.show(photo, ReadingState::Cancelled);
        }
    }

    pub(super) fn retry(&mut self, number: u32) {
        match self.photos.get_mut(&number) {
            Some(photo) if !photo.is_removed && matches!(photo.progress, Progress::Failed | Progress::Cancelled) => {
                *photo = Photo { origin: photo.origin, ..Photo::default() };
                self.enqueue_last(number);
                self.show(number, ReadingState::Waiting);
            }
            _ => {}
        }
    }

    /// Takes a photo out of the queue and off its worker. The worker finishes, and its answer has no effect.
    fn withhold(&mut self, photo: u32) {
        self.queue.retain(|other| *other != photo);
        for backend in [Backend::Cpu, Backend::Gpu] {
            if let Phase::Ready { job: Some(job), .. } = &mut self.slot(backend).phase
                && job.task == Task::Photo(photo)
            {
                job.task = Task::Abandoned;
            }
        }
    }

    pub(super) fn clear(&mut self) {
        let photos: Vec<u32> =
            self.photos.iter().filter(|(_, photo)| photo.origin == Origin::List).map(|(number, _)| *number).collect();
        self.remove(&photos);
    }

    pub(super) fn remove(&mut self, photos: &[u32]) {
        let is_listed = |photo: &Photo| !photo.is_removed && photo.origin == Origin::List;
        let is_listed = |photo: &&u32| self.photos.get(photo).is_some_and(is_listed);
        let photos: Vec<u32> = photos.iter().filter(is_listed).copied().collect();
        if photos.is_empty() {
            return;
        }
        self.forget_removed();
        for number in &photos {
            self.withhold(*number);
            if let Some(photo) = self.photos.get_mut(number) {
                photo.is_removed = true;
                if photo.progress == Progress::InWork {
                    photo.progress = Progress::Waiting;
                }
            }
        }
        self.effects.push(Effect::Hide(photos.clone()));
        self.removed = Some(Removed { photos, timer: self.timer(limits::UNDO) });
    }

    pub(super) fn forget_removed(&mut self) {
        if let Some(Removed { photos, .. }) = self.removed.take() {
            self.photos.retain(|_, photo| !photo.is_removed);
            self.effects.push(Effect::Forget(photos));
        }
    }

    pub(super) fn undo(&mut self) {
        let Some(Removed { photos, .. }) = self.removed.take() else { return };
        self.effects.push(Effect::Restore(photos.clone()));
        for number in photos {
            let Some(photo) = self.photos.get_mut(&number) else { continue };
            photo.is_removed = false;
            if matches!(photo.progress, Progress::Waiting | Progress::Blocked) {
                photo.progress = Progress::Waiting;
                self.enqueue_last(number);
                self.show(number, ReadingState::Waiting);
            }
        }
    }

    /// The factor of the limits of the views of the photo on `backend`.
    pub(super) fn limit_factor(&self, backend: Backend) -> u32 {
        let task = self.job(backend).map(|job| job.task);
        let photo = if let Some(Task::Photo(photo)) = task { self.photos.get(&photo) } else { None };
        if photo.is_some_and(|photo| !photo.deaths.is_empty()) { limits::SECOND_ATTEMPT } else { 1 }
    }

    /// A worker of `backend` has stopped while it had the photo.
    pub(super) fn on_worker_died_with(&mut self, number: u32, backend: Backend) {
        let Some(photo) = self.photos.get_mut(&number) else { return };
        photo.deaths.push(backend);
        photo.avoid = Some(backend);
        if photo.deaths.len() < limits::MAX_DEATHS_OF_PHOTO {
            photo.progress = Progress::Waiting;
            self.enqueue_first(number);
            self.show(number, ReadingState::Waiting);
        } else {
            photo.progress = Progress::Failed;
            // The photo counts as the cause, not WebGPU.
            let losses_of_photo = photo.deaths.iter().filter(|backend| **backend == Backend::Gpu).count() as u32;
            self.gpu.losses = self.gpu.losses.saturating_sub(losses_of_photo);
            self.show(number, ReadingState::Failed(WORKER_STOPPED_TWICE.into()));
        }
    }

    /// Withdraws the answers of WebGPU since its last passed check. These photos wait for the CPU, before all others.
    pub(super) fn withdraw_unverified(&mut self) {
        for number in std::mem::take(&mut self.unverified).into_iter().rev() {
            let Some(photo) = self.photos.get_mut(&number) else { continue };
            (photo.progress, photo.avoid) = (Progress::Waiting, Some(Backend::Gpu));
            if !photo.is_removed {
                self.enqueue_first(number);
                self.show(number, ReadingState::WaitingAgain);
            }
        }
    }

    /// Shows that the photos of the queue cannot be classified.
    pub(super) fn block(&mut self) {
        while let Some(photo) = self.queue.pop_front() {
            self.set_progress(photo, Progress::Blocked);
            self.show(photo, ReadingState::Blocked);
        }
    }

    /// Returns the blocked photos to the queue.
    pub(super) fn unblock(&mut self) {
        let is_blocked = |(_, photo): &(&u32, &Photo)| photo.progress == Progress::Blocked;
        let blocked: Vec<(u32, bool)> =
            self.photos.iter().filter(is_blocked).map(|(number, photo)| (*number, photo.is_removed)).collect();
        for (number, is_removed) in blocked {
            self.set_progress(number, Progress::Waiting);
            if !is_removed {
                self.enqueue_last(number);
                self.show(number, ReadingState::Waiting);
            }
        }
    }
}
