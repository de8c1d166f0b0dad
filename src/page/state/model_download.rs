//! Downloads the model: the card, then the weights file, with progress.

use std::time::Duration;

use js_sys::{Array, Promise, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, RequestCache, RequestInit, Response};

use crate::page::state::browser::{error_message, timer};
use crate::page::state::site_files::versioned;
use crate::page::text::app::{
    download_failed, download_is_pointer, download_is_web_page, download_refused, download_stalled,
};
use crate::page::text::message::Message;
use naevus_reading::card::{CardError, ModelCard};

/// Folder of the model, relative to the page, so that the site can be served under any path.
const MODEL_FOLDER: &str = "model";

/// HTTP statuses of a server that asks to try again later.
const BUSY: [u16; 4] = [429, 502, 503, 504];

/// Attempts to download a file from a server that is busy, and the longest wait between them.
const ATTEMPTS: u32 = 4;
const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// Time without a byte after which a download counts as failed. A connection that was lost may never report it.
const STALL_LIMIT: Duration = Duration::from_secs(45);

/// A downloaded model. The worker checks the weights against the card.
#[derive(Debug)]
pub struct Model {
    /// The parsed card.
    pub card: ModelCard,
    /// The card as downloaded.
    pub card_json: String,
    /// The weights file as downloaded.
    pub weights: Vec<u8>,
}

/// Why the model could not be downloaded.
#[derive(Debug)]
pub enum DownloadError {
    /// The server did not answer.
    Network {
        /// Path of the file.
        file: String,
        /// Message of the browser.
        reason: String,
    },
    /// The server answered with an error.
    Status {
        /// Path of the file.
        file: String,
        /// The HTTP status.
        status: u16,
    },
    /// The server sent nothing for a long time.
    Stalled {
        /// Path of the file.
        file: String,
    },
    /// The server or the network sent a web page instead of the file.
    WebPage {
        /// Path of the file.
        file: String,
    },
    /// The server has a pointer of Git LFS instead of the file.
    Pointer {
        /// Path of the file.
        file: String,
    },
    /// The card is invalid.
    Card(CardError),
}

impl DownloadError {
    /// Whether the network or the server may have recovered at the next attempt.
    pub fn is_temporary(&self) -> bool {
        matches!(
            self,
            DownloadError::Network { .. }
                | DownloadError::Stalled { .. }
                | DownloadError::Status { status: 408 | 425 | 429 | 500 | 502..=504, .. }
        )
    }

    /// What has happened and what the user can do, as a part of a sentence.
    pub fn message(&self) -> Message {
        match self {
            DownloadError::Network { file, reason } => download_failed(file, reason),
            DownloadError::Status { file, status } => download_refused(file, *status),
            DownloadError::Stalled { file } => download_stalled(file, STALL_LIMIT.as_secs()),
            DownloadError::WebPage { file } => download_is_web_page(file),
            DownloadError::Pointer { file } => download_is_pointer(file),
            DownloadError::Card(error) => error.to_string().into(),
        }
    }
}

impl From<CardError> for DownloadError {
    fn from(error: CardError) -> DownloadError {
        DownloadError::Card(error)
    }
}

/// Downloads the model. Calls `progress` with the card and the bytes of the weights received, first with 0.
///
/// # Errors
///
/// If the network or the server fails, or the card is invalid.
pub async fn download_model(progress: impl Fn(&ModelCard, u64)) -> Result<Model, DownloadError> {
    let path = format!("{MODEL_FOLDER}/card.json");
    let card_json = download(&path, |_| {}).await?;
    let card_json = String::from_utf8_lossy(&card_json).into_owned();
    let card = ModelCard::from_json(&card_json)?;
    progress(&card, 0);
    let path = format!("{MODEL_FOLDER}/{}", card.weights.file);
    let weights = download(&path, |bytes| progress(&card, bytes)).await?;
    Ok(Model { card, card_json, weights })
}

/// Downloads one file. Calls `progress` with the bytes received.
///
/// # Errors
///
/// If the network or the server fails, or sends something else than the file.
pub async fn download(path: &str, progress: impl Fn(u64)) -> Result<Vec<u8>, DownloadError> {
    let network = |error: JsValue| DownloadError::Network { file: path.into(), reason: error_message(&error) };
    let stalled = || DownloadError::Stalled { file: path.into() };
    let response = fetch(path).await.map_err(network)?.ok_or_else(stalled)?;
    if !response.ok() {
        return Err(DownloadError::Status { file: path.into(), status: response.status() });
    }
    let Some(body) = response.body() else { return Ok(Vec::new()) };
    let reader: ReadableStreamDefaultReader = body.get_reader().dyn_into().map_err(|error| network(error.into()))?;
    let mut content = Vec::new();
    loop {
        let chunk = within(STALL_LIMIT, &reader.read()).await.map_err(network)?;
        let Some(chunk) = chunk else {
            // The result is not needed: nobody reads the rest.
            drop(reader.cancel());
            return Err(stalled());
        };
        let Ok(value) = Reflect::get(&chunk, &"value".into()).map(JsCast::dyn_into::<Uint8Array>) else { break };
        let Ok(bytes) = value else { break };
        let start = content.len();
        content.resize(start + bytes.length() as usize, 0);
        bytes.copy_to(&mut content[start..]);
        progress(content.len() as u64);
    }
    match kind(&content) {
        Kind::Other => Ok(content),
        Kind::WebPage => Err(DownloadError::WebPage { file: path.into() }),
        Kind::Pointer => Err(DownloadError::Pointer { file: path.into() }),
    }
}

/// Requests a file, again after a wait if the server is busy. None if the server does not answer in time.
async fn fetch(path: &str) -> Result<Option<Response>, JsValue> {
    let mut attempt = 1;
    loop {
        let options = RequestInit::new();
        // Revalidates the browser's cache, so that card and weights are of the same version.
        options.set_cache(RequestCache::NoCache);
        let controller = AbortController::new()?;
        options.set_signal(Some(&controller.signal()));
        let request = window().fetch_with_str_and_init(&versioned(path), &options);
        let Some(response) = within(STALL_LIMIT, &request).await? else {
            controller.abort();
            return Ok(None);
        };
        let response: Response = response.dyn_into()?;
        if !BUSY.contains(&response.status()) || attempt == ATTEMPTS {
            return Ok(Some(response));
        }
        let wanted = response.headers().get("retry-after")?.and_then(|seconds| seconds.parse().ok());
        JsFuture::from(timer(Duration::from_secs(wanted.unwrap_or(1)).min(LONGEST_WAIT))).await?;
        attempt += 1;
    }
}

/// The value of `promise`, or none if it takes longer than `limit`.
async fn within(limit: Duration, promise: &Promise) -> Result<Option<JsValue>, JsValue> {
    let value = JsFuture::from(Promise::race(&Array::of2(promise, &timer(limit)))).await?;
    Ok(Some(value).filter(|value| !value.is_undefined()))
}

/// What a server sent instead of a file.
enum Kind {
    WebPage,
    Pointer,
    Other,
}

fn kind(content: &[u8]) -> Kind {
    let start = String::from_utf8_lossy(&content[..content.len().min(100)]).trim_start().to_lowercase();
    if start.starts_with("<!doctype") || start.starts_with("<html") {
        Kind::WebPage
    } else if start.starts_with("version https://git-lfs") {
        Kind::Pointer
    } else {
        Kind::Other
    }
}
