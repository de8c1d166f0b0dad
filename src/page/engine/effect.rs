//! What the engine asks of the page, and the state of a photo.

use std::time::Duration;

use crate::page::text::message::Message;
use crate::protocol::{Backend, Ticket};
use naevus_reading::assessment::Assessment;

/// Something that the page does for the engine, in order.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Download the model.
    FetchModel(Ticket),
    /// Ask the browser for a WebGPU adapter.
    FindAdapter(Ticket),
    /// Start a worker.
    StartWorker {
        /// The ticket of the worker.
        worker: Ticket,
        /// Its backend.
        backend: Backend,
    },
    /// Send the model to a worker.
    LoadModel(Ticket),
    /// Send a photo to a worker.
    Assess {
        /// The ticket of the worker.
        worker: Ticket,
        /// The ticket of the job.
        job: Ticket,
        /// The photo.
        photo: u32,
    },
    /// Make a worker repeat the first golden reading.
    Recheck {
        /// The ticket of the worker.
        worker: Ticket,
        /// The ticket of the job.
        job: Ticket,
    },
    /// End a worker.
    EndWorker(Ticket),
    /// Start a timer.
    StartTimer {
        /// The ticket of the timer.
        timer: Ticket,
        /// When it expires.
        limit: Duration,
    },
    /// Show the state of a photo.
    Show(u32, ReadingState),
    /// Take photos off the list, and keep them for [`Effect::Restore`].
    Hide(Vec<u32>),
    /// Return photos to the list.
    Restore(Vec<u32>),
    /// Release photos that were taken off the list.
    Forget(Vec<u32>),
}

/// Progress or result of a photo.
#[derive(Clone, Debug, PartialEq)]
pub enum ReadingState {
    /// The photo is in the queue.
    Waiting,
    /// The photo is in the queue again, because its result was computed by a GPU that failed its check afterwards.
    WaitingAgain,
    /// There is no model, or no worker that can use it.
    Blocked,
    /// The photo was sent to a worker.
    Processing(Backend),
    /// The worker has classified the first of the eight views.
    FirstView {
        /// Backend of the worker.
        backend: Backend,
        /// Assessment of the first view alone.
        assessment: Assessment,
    },
    /// The photo was assessed, or refused by the out-of-distribution check.
    Assessed {
        /// Assessment of the photo alone, without age and site.
        assessment: Assessment,
        /// Backend of the worker.
        backend: Backend,
        /// Time to decode and preprocess the photo, in milliseconds.
        decode_ms: f64,
        /// Time of the network for all eight views, in milliseconds.
        network_ms: f64,
    },
    /// The file could not be decoded; the reason.
    Unreadable(Message),
    /// The photo was not classified for another reason, and another attempt may succeed; the reason.
    Failed(Message),
    /// The user has cancelled the photo.
    Cancelled,
}

impl ReadingState {
    /// Whether [`Event::Cancel`](crate::page::engine::Event::Cancel) has an effect and a use.
    pub fn can_be_cancelled(&self) -> bool {
        use ReadingState::{FirstView, Processing, Waiting, WaitingAgain};
        matches!(self, Waiting | WaitingAgain | Processing(_) | FirstView { .. })
    }

    /// Whether [`Event::Retry`](crate::page::engine::Event::Retry) has an effect.
    pub fn can_be_retried(&self) -> bool {
        matches!(self, ReadingState::Failed(_) | ReadingState::Cancelled)
    }
}
