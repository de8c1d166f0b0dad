//! Texts of the page around the results: header, list, status line, and errors of the model and of the workers.

use crate::page::text::format::megabytes;
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
pub const NO_PHOTOS: &str = "Photos that you add appear here with their results, the newest first.";
/// Announced after the list was cleared.
pub const ALL_REMOVED: &str = "All photos were removed.";
/// Button that closes a dialog.
pub const CLOSE: &str = "Close";

/// Offers a new version of the page.
pub const UPDATE_IS_READY: &str = "A new version is ready. Updating clears the list of photos.";
/// Button that accepts the new version.
pub const UPDATE: &str = "Update";

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
/// Service workers need https.
pub const OFFLINE_NEEDS_HTTPS: &str = "Not available offline: offline use needs https.";
/// The service worker could not store all files.
pub const OFFLINE_INCOMPLETE: &str =
    "Not available offline: some files could not be downloaded. The next visit tries again.";

/// The browser did not register the service worker.
pub fn offline_failed(reason: &str) -> String {
    format!("Not available offline: {reason}")
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

/// A worker was not running in time.
pub const START_TIMED_OUT: &str = "the worker did not start in time";
/// A worker had not loaded the model in time.
pub const LOAD_TIMED_OUT: &str = "the worker did not load the model in time";
/// A worker did not classify a photo in time.
pub const ANSWER_TIMED_OUT: &str = "the worker did not answer in time";

/// A message of a worker could not be decoded.
pub fn undecodable_message(reason: &str) -> String {
    format!("the worker sent a message that the page could not decode: {reason}")
}

/// The worker on WebGPU has ended.
pub fn gpu_lost(reason: &str) -> String {
    format!("WebGPU is not used on this device: {}. Photos are classified on the CPU.", reason.trim_end_matches('.'))
}

/// The worker on the CPU stopped too often.
pub fn worker_stopped(reason: &str) -> String {
    format!("the worker that classifies photos stopped ({reason}); reload the page")
}

/// An error of the browser without a message.
pub const NO_REASON: &str = "no reason given";
