//! Texts of the page around the results: header, list, status line, and errors of the model and of the workers.

use crate::page::text::format::{duration, megabytes};
use crate::page::text::message::{Message, Phrase, message, phrase, say};
use crate::protocol::Backend;

/// Name of the program.
pub const TITLE: &str = "naevus";
/// Below the title. `index.html` has the same sentence.
pub const PURPOSE: Phrase = phrase("app-purpose");
/// Below the title and in the dialog about the model. `index.html` has the same sentences.
pub const DISCLAIMER: Phrase = phrase("app-disclaimer");
/// After the disclaimer. `index.html` has the same sentence.
pub const PRIVACY: Phrase = phrase("app-privacy");

/// Heading of the list of photos.
pub const RESULTS: Phrase = phrase("app-results");
/// Button that removes all photos.
pub const CLEAR_ALL: Phrase = phrase("app-clear-all");
/// Shown instead of the list while there are no photos.
pub const NO_PHOTOS: Phrase = phrase("app-no-photos");
/// Button that restores the photos that were removed last.
pub const UNDO: Phrase = phrase("app-undo");

/// After photos were removed, beside the button that restores them, and for screen readers.
pub fn photos_removed(count: usize) -> String {
    say!("app-photos-removed", count = count)
}

/// Announced after photos were restored.
pub fn photos_restored(count: usize) -> String {
    say!("app-photos-restored", count = count)
}

/// Button that closes a dialog.
pub const CLOSE: Phrase = phrase("app-close");

/// Offers a new version of the page.
pub const UPDATE_IS_READY: Phrase = phrase("app-update-is-ready");
/// Button that accepts the new version.
pub const UPDATE: Phrase = phrase("app-update");

/// Announced after the update.
pub const UPDATED: Phrase = phrase("app-updated");

/// Name of the status section, for screen readers.
pub const STATUS: Phrase = phrase("app-status");
/// While the model is downloaded; also the name of the progress bar, for screen readers.
pub const DOWNLOADING: Phrase = phrase("app-downloading");
/// While a worker loads the model.
pub const LOADING: Phrase = phrase("app-loading");
/// After the model has failed.
pub const NOT_READY: Phrase = phrase("app-not-ready");
/// Button that starts again after a failure.
pub const TRY_AGAIN: Phrase = phrase("app-try-again");

/// While the model is downloaded and its size is known.
pub fn download_progress(received_bytes: u64, total_bytes: u64) -> String {
    say!("app-download-progress", received = megabytes(received_bytes), total = megabytes(total_bytes))
}

/// While photos can be classified on `backend`.
pub fn ready(backend: Backend, gpu_is_starting: bool) -> Phrase {
    match backend {
        Backend::Gpu => phrase("app-ready-on-gpu"),
        Backend::Cpu if gpu_is_starting => phrase("app-ready-on-cpu-testing-gpu"),
        Backend::Cpu => phrase("app-ready-on-cpu"),
    }
}

/// All files are stored for offline use.
pub const OFFLINE_READY: Phrase = phrase("app-offline-ready");
/// After [`OFFLINE_READY`] in Safari on an iPhone or iPad.
pub const OFFLINE_ON_IPAD: Phrase = phrase("app-offline-on-ipad");
/// Service workers need https.
pub const OFFLINE_NEEDS_HTTPS: Phrase = phrase("app-offline-needs-https");
/// The browser has no service workers for this page.
pub const OFFLINE_FORBIDDEN: Phrase = phrase("app-offline-forbidden");
/// The browser has no service workers for this page inside another page.
pub const OFFLINE_IN_FRAME: Phrase = phrase("app-offline-in-frame");
/// The service worker could not store all files, for an unknown reason.
pub const OFFLINE_INCOMPLETE: Phrase = phrase("app-offline-incomplete");
/// The browser has deleted a part of the stored version, and the server has another version.
pub const OFFLINE_OUTDATED: Phrase = phrase("app-offline-outdated");
/// Link that opens the page outside the page that contains it.
pub const OPEN_IN_TAB: Phrase = phrase("app-open-in-tab");

/// The browser did not register the service worker.
pub fn offline_failed(reason: Message) -> Message {
    message!("app-offline-failed", reason = reason)
}

/// There is too little storage for offline use.
const OFFLINE_QUOTA: Phrase = phrase("app-offline-quota");

/// The service worker could not store `file`, nor `others` more files. `cause` is that of `www/sw.js`.
pub fn offline_refused(file: &str, cause: &str, others: usize) -> Message {
    match cause {
        "changed" => message!("app-offline-changed", file = file, others = others),
        "pointer" => message!("app-offline-pointer", file = file, others = others),
        "web-page" => message!("app-offline-web-page", file = file, others = others),
        "network" => message!("app-offline-network", file = file),
        "quota" => OFFLINE_QUOTA.into(),
        "storage" => OFFLINE_FORBIDDEN.into(),
        status => message!("app-offline-status", file = file, status = status, others = others),
    }
}

/// A file of the model was not received.
pub fn download_failed(file: &str, reason: &str) -> Message {
    message!("app-download-failed", file = file, reason = reason)
}

/// The server returned an HTTP status other than success for a file of the model.
pub fn download_refused(file: &str, status: u16) -> Message {
    message!("app-download-refused", file = file, status = u32::from(status))
}

/// The server sent nothing for so many seconds.
pub fn download_stalled(file: &str, seconds: u64) -> Message {
    message!("app-download-stalled", file = file, seconds = seconds)
}

/// The server or the network sent a web page instead of a file of the model.
pub fn download_is_web_page(file: &str) -> Message {
    message!("app-download-is-web-page", file = file)
}

/// The server has a pointer of Git LFS instead of a file of the model.
pub fn download_is_pointer(file: &str) -> Message {
    message!("app-download-is-pointer", file = file)
}

/// A worker was not running in time.
pub const START_TIMED_OUT: Phrase = phrase("app-start-timed-out");
/// A worker had not loaded the model in time.
pub const LOAD_TIMED_OUT: Phrase = phrase("app-load-timed-out");
/// A worker did not classify a photo in time.
pub const ANSWER_TIMED_OUT: Phrase = phrase("app-answer-timed-out");

/// The model was not received in time.
pub const MODEL_STALLED: Phrase = phrase("app-model-stalled");
/// An assessment has numbers that cannot be right.
pub const INVALID_ANSWER: Phrase = phrase("app-invalid-answer");
/// A worker has answered something that it was not asked.
pub const UNEXPECTED_ANSWER: Phrase = phrase("app-unexpected-answer");

/// A message of a worker could not be decoded.
pub fn undecodable_message(reason: &str) -> Message {
    message!("app-undecodable-message", reason = reason)
}

/// WebGPU is not used any more.
pub fn gpu_lost(reason: Message) -> Message {
    message!("app-gpu-lost", reason = reason)
}

/// The user wants WebGPU, and the browser has none.
pub const NO_WEBGPU: Phrase = phrase("app-no-webgpu");

/// The worker on WebGPU has ended, and is started again.
pub fn gpu_rests(reason: Message) -> Message {
    message!("app-gpu-rests", reason = reason)
}

/// WebGPU needs more time than the CPU for the first golden reading.
pub fn slower_gpu(gpu_ms: f64, cpu_ms: f64) -> Message {
    gpu_lost(message!("app-slower-gpu", gpu = duration(gpu_ms), cpu = duration(cpu_ms)))
}

/// The CPU is not used any more, and WebGPU may be.
pub fn cpu_lost(reason: Message) -> Message {
    message!("app-cpu-lost", reason = reason)
}

/// The worker on the CPU stopped too often.
pub fn worker_stopped(reason: Message) -> Message {
    message!("app-worker-stopped", reason = reason)
}

/// The browser could not load a file that starts a worker.
pub fn worker_not_loaded(file: &str) -> Message {
    message!("app-worker-not-loaded", file = file)
}

/// An error of the browser without a message.
pub const NO_REASON: Phrase = phrase("app-no-reason");
