//! Texts of the page around the results: header, list, status line, and errors of the model and of the workers.

use crate::page::text::format::{duration, megabytes};
use crate::protocol::Backend;

/// Name of the program.
pub const TITLE: &str = "naevus";
/// Below the title. `index.html` has the same sentence.
pub const PURPOSE: &str = "Shows which of nine diagnoses a photo of a skin lesion resembles.";
/// Below the title and in the dialog about the model. `index.html` has the same sentences.
pub const DISCLAIMER: &str = "For research and education. Not a diagnosis.";
/// After the disclaimer. `index.html` has the same sentence.
pub const PRIVACY: &str = "Photos never leave this device.";

/// Heading of the list of photos.
pub const RESULTS: &str = "Results";
/// Button that removes all photos.
pub const CLEAR_ALL: &str = "Clear all";
/// Shown instead of the list while there are no photos.
pub const NO_PHOTOS: &str = "Photos that you add appear here with their results, the newest first. They are stored \
    nowhere: they are gone when this page is closed or reloaded.";
/// Button that restores the photos that were removed last.
pub const UNDO: &str = "Undo";

/// After photos were removed, beside the button that restores them, and for screen readers.
pub fn photos_removed(count: usize) -> String {
    let removed = match count {
        1 => "One photo was removed.".into(),
        count => format!("{count} photos were removed."),
    };
    format!("{removed} You can undo this for half a minute.")
}

/// Announced after photos were restored.
pub fn photos_restored(count: usize) -> String {
    match count {
        1 => "One photo is in the list again.".into(),
        count => format!("{count} photos are in the list again."),
    }
}

/// Button that closes a dialog.
pub const CLOSE: &str = "Close";

/// Offers a new version of the page.
pub const UPDATE_IS_READY: &str = "A new version is ready. Updating clears the list of photos.";
/// Button that accepts the new version.
pub const UPDATE: &str = "Update";

/// Announced after the update.
pub const UPDATED: &str = "The page was updated to the new version.";

/// Name of the status section, for screen readers.
pub const STATUS: &str = "Status";
/// While the model is downloaded; also the name of the progress bar, for screen readers.
pub const DOWNLOADING: &str = "Downloading the model";
/// While a worker loads the model.
pub const LOADING: &str = "Loading the model";
/// After the model has failed.
pub const NOT_READY: &str = "Not ready";
/// Button that starts again after a failure.
pub const TRY_AGAIN: &str = "Try again";

/// While the model is downloaded and its size is known.
pub fn download_progress(received_bytes: u64, total_bytes: u64) -> String {
    format!("{DOWNLOADING}: {} of {} MB", megabytes(received_bytes), megabytes(total_bytes))
}

/// While photos can be classified on `backend`.
pub fn ready(backend: Backend, gpu_is_starting: bool) -> &'static str {
    match backend {
        Backend::Gpu => "Ready on WebGPU",
        Backend::Cpu if gpu_is_starting => "Ready on CPU, testing WebGPU",
        Backend::Cpu => "Ready on CPU",
    }
}

/// All files are stored for offline use.
pub const OFFLINE_READY: &str = "Ready for offline use";
/// After [`OFFLINE_READY`] in Safari on an iPhone or iPad.
pub const OFFLINE_ON_IPAD: &str = "Safari deletes a page that was not opened for seven days. To keep it, tap Share, then \
    Add to Home Screen. Then open it once from the Home Screen while this device has a network.";
/// Service workers need https.
pub const OFFLINE_NEEDS_HTTPS: &str = "Not available offline: offline use needs https.";
/// The browser has no service workers for this page.
pub const OFFLINE_FORBIDDEN: &str = "Not available offline: this browser stores nothing for this page, as in a private \
    window or with site data blocked.";
/// The browser has no service workers for this page inside another page.
pub const OFFLINE_IN_FRAME: &str = "Not available offline: this page is part of another page, which does not allow it.";
/// The service worker could not store all files, for an unknown reason.
pub const OFFLINE_INCOMPLETE: &str =
    "Not available offline: some files could not be downloaded. The next visit tries again.";
/// The browser has deleted a part of the stored version, and the server has another version.
pub const OFFLINE_OUTDATED: &str = "Not available offline: the browser has deleted some files, and the server has a new \
    version. The new version is offered here as soon as it is stored.";
/// Link that opens the page outside the page that contains it.
pub const OPEN_IN_TAB: &str = "Open this page in a tab of its own";

/// The browser did not register the service worker.
pub fn offline_failed(reason: &str) -> String {
    format!("Not available offline: {}.", reason.trim_end_matches('.'))
}

/// The service worker could not store `file`, nor `others` more files. `cause` is that of `www/sw.js`.
pub fn offline_refused(file: &str, cause: &str, others: usize) -> String {
    let more = match others {
        0 => String::new(),
        1 => " The same holds for another file.".into(),
        _ => format!(" The same holds for {others} other files."),
    };
    let operator = "Ask the operator of this site to serve its files unchanged.";
    match cause {
        "changed" => format!("Not available offline: the server has changed {file}.{more} {operator}"),
        "pointer" => {
            format!("Not available offline: the server has a Git LFS pointer instead of {file}.{more} {operator}")
        }
        "web-page" => format!(
            "Not available offline: the server sent a web page instead of {file}.{more} If this network asks you to sign \
             in, sign in and reload the page."
        ),
        "network" => {
            format!("Not available offline: {file} could not be downloaded. The next visit with a network tries again.")
        }
        "quota" => "Not available offline: this device or this browser has too little storage left.".into(),
        "storage" => OFFLINE_FORBIDDEN.into(),
        status => format!(
            "Not available offline: the server answers with HTTP status {status} for {file}.{more} The next visit tries \
             again."
        ),
    }
}

/// A file of the model was not received.
pub fn download_failed(file: &str, reason: &str) -> String {
    format!("the model could not be downloaded ({file}: {reason}); check the network and try again")
}

/// The server returned an HTTP status other than success for a file of the model.
pub fn download_refused(file: &str, status: u16) -> String {
    format!(
        "the model could not be downloaded (HTTP status {status} for {file}); try again, or contact the operator of this site"
    )
}

/// The server sent nothing for so many seconds.
pub fn download_stalled(file: &str, seconds: u64) -> String {
    format!("the server sent nothing of {file} for {seconds} seconds; check the network and try again")
}

/// The server or the network sent a web page instead of a file of the model.
pub fn download_is_web_page(file: &str) -> String {
    format!("the server sent a web page instead of {file}; if this network asks you to sign in, sign in and try again")
}

/// The server has a pointer of Git LFS instead of a file of the model.
pub fn download_is_pointer(file: &str) -> String {
    format!(
        "the server has a Git LFS pointer instead of {file}; ask the operator of this site to upload the file itself"
    )
}

/// A worker was not running in time.
pub const START_TIMED_OUT: &str = "the worker did not start in time";
/// A worker had not loaded the model in time.
pub const LOAD_TIMED_OUT: &str = "the worker did not load the model in time";
/// A worker did not classify a photo in time.
pub const ANSWER_TIMED_OUT: &str = "the worker did not answer in time";

/// The model was not received in time.
pub const MODEL_STALLED: &str =
    "the model could not be downloaded (no data for a minute); check the network and try again";
/// An assessment has numbers that cannot be right.
pub const INVALID_ANSWER: &str = "it returned numbers that are not probabilities";
/// A worker has answered something that it was not asked.
pub const UNEXPECTED_ANSWER: &str = "it returned an answer of another kind than asked for";

/// A message of a worker could not be decoded.
pub fn undecodable_message(reason: &str) -> String {
    format!("the worker sent a message that the page could not decode: {reason}")
}

/// WebGPU is not used any more.
pub fn gpu_lost(reason: &str) -> String {
    format!("WebGPU is not used on this device: {}. Photos are classified on the CPU.", reason.trim_end_matches('.'))
}

/// The worker on WebGPU has ended, and is started again.
pub fn gpu_rests(reason: &str) -> String {
    format!("WebGPU has stopped: {}. It is tried again with one of the next photos.", reason.trim_end_matches('.'))
}

/// WebGPU needs more time than the CPU for the first golden reading.
pub fn slower_gpu(gpu_ms: f64, cpu_ms: f64) -> String {
    gpu_lost(&format!(
        "for the reference input it is slower than the CPU ({} against {})",
        duration(gpu_ms),
        duration(cpu_ms)
    ))
}

/// The CPU is not used any more, and WebGPU may be.
pub fn cpu_lost(reason: &str) -> String {
    format!("The CPU is not used: {}. Only WebGPU can classify photos.", reason.trim_end_matches('.'))
}

/// The worker on the CPU stopped too often.
pub fn worker_stopped(reason: &str) -> String {
    format!("the worker that classifies photos stopped: {}", reason.trim_end_matches('.'))
}

/// The browser could not load a file that starts a worker.
pub fn worker_not_loaded(file: &str) -> String {
    format!("{file} could not be loaded; check the network")
}

/// An error of the browser without a message.
pub const NO_REASON: &str = "no reason given";
