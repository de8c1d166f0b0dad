//! What happens to the engine: calls of the page, messages of workers, timers.

use crate::page::text::message::Message;
use crate::protocol::Ticket;
use naevus_reading::assessment::Assessment;

/// An event.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The user wants WebGPU even if the CPU is faster.
    PreferGpu,
    /// The page was opened, or the user asked for another attempt after a failure.
    Start,
    /// Bytes of the model were received.
    ModelProgress(Ticket),
    /// The model was downloaded.
    ModelFetched(Ticket),
    /// The model was not downloaded.
    ModelFailed {
        /// The ticket of the download.
        download: Ticket,
        /// The reason and what to do.
        reason: Message,
        /// Whether another attempt may succeed without a change of the site.
        is_temporary: bool,
    },
    /// The browser has answered whether it has a WebGPU adapter.
    Adapter {
        /// The ticket of the request.
        request: Ticket,
        /// Whether there is one.
        is_there: bool,
    },
    /// A photo was added to the list.
    Add(u32),
    /// A photo of the batch was added. It waits until no photo of the list waits.
    AddToBatch(u32),
    /// Photos of the batch were taken out of it. They cannot be restored.
    Release(Vec<u32>),
    /// A file was added to the list that cannot be classified; the reason.
    AddUnreadable(u32, Message),
    /// The user cancels a photo that has no result yet.
    Cancel(u32),
    /// The user asks for another attempt with a photo that failed or was cancelled.
    Retry(u32),
    /// The user removes a photo from the list.
    Remove(u32),
    /// The user removes all photos from the list.
    Clear,
    /// The user restores the photos that were removed last.
    Undo,
    /// The page is visible again after it was hidden.
    PageShown,
    /// Whether the browser has stored all files of the site, so that a worker can start without a network.
    SiteStored(bool),
    /// A worker has sent a message or has ended.
    Worker {
        /// The ticket of the worker.
        worker: Ticket,
        /// What it reports.
        report: WorkerReport,
    },
    /// A timer has expired.
    TimeUp(Ticket),
}

/// A report of a worker, or about it.
#[derive(Clone, Debug, PartialEq)]
pub enum WorkerReport {
    /// The worker is running and has no model yet.
    Started,
    /// The worker has loaded the model and has passed the self-test.
    Ready,
    /// The worker reports that it cannot continue; the reason.
    Failed(Message),
    /// The worker has ended or does not accept messages; the reason.
    Stopped(Message),
    /// The worker has the whole content of the file of a job.
    FileRead(Ticket),
    /// The worker has assessed the first view of a job.
    FirstView(Ticket, Assessment),
    /// A job is done.
    Done {
        /// The ticket of the job.
        job: Ticket,
        /// The answer.
        answer: Answer,
        /// The memory of the worker, in bytes.
        memory_bytes: u64,
    },
}

/// The answer of a worker to a job.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// The photo is assessed.
    Assessed {
        /// Assessment from all eight views.
        assessment: Assessment,
        /// Time to decode and preprocess the photo, in milliseconds.
        decode_ms: f64,
        /// Time of the network for all eight views, in milliseconds.
        network_ms: f64,
    },
    /// The file could not be decoded; the reason.
    Unreadable(Message),
    /// The browser can no longer open the file.
    FileIsGone,
    /// The first golden reading was repeated; its time in milliseconds, or the reason if it differs from that of the
    /// card.
    Checked(Result<f64, Message>),
}
