//! Downloads the model: the card, then the weights file, with progress.

use js_sys::{Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStreamDefaultReader, RequestCache, RequestInit, Response};

use crate::page::state::browser::error_message;
use crate::page::text::app::{download_failed, download_refused};
use naevus_reading::card::{CardError, ModelCard};

/// Folder of the model, relative to the page, so that the site can be served under any path.
const MODEL_FOLDER: &str = "model";

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
#[derive(Debug, thiserror::Error)]
pub enum DownloadError {
    /// The server did not answer.
    #[error("{}", download_failed(file, reason))]
    Network {
        /// Path of the file.
        file: String,
        /// Message of the browser.
        reason: String,
    },
    /// The server answered with an error.
    #[error("{}", download_refused(file, *status))]
    Status {
        /// Path of the file.
        file: String,
        /// The HTTP status.
        status: u16,
    },
    /// The card is invalid.
    #[error(transparent)]
    Card(#[from] CardError),
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
async fn download(path: &str, progress: impl Fn(u64)) -> Result<Vec<u8>, DownloadError> {
    let network = |error: JsValue| DownloadError::Network { file: path.into(), reason: error_message(&error) };
    let options = RequestInit::new();
    // Revalidates the browser's cache, so that card and weights are of the same version.
    options.set_cache(RequestCache::NoCache);
    let response = JsFuture::from(window().fetch_with_str_and_init(path, &options)).await.map_err(network)?;
    let response: Response = response.dyn_into().map_err(network)?;
    if !response.ok() {
        return Err(DownloadError::Status { file: path.into(), status: response.status() });
    }
    let Some(body) = response.body() else { return Ok(Vec::new()) };
    let reader: ReadableStreamDefaultReader = body.get_reader().dyn_into().map_err(|error| network(error.into()))?;
    let mut content = Vec::new();
    loop {
        let chunk = JsFuture::from(reader.read()).await.map_err(network)?;
        let Ok(value) = Reflect::get(&chunk, &"value".into()).map(JsCast::dyn_into::<Uint8Array>) else { break };
        let Ok(bytes) = value else { break };
        let start = content.len();
        content.resize(start + bytes.length() as usize, 0);
        bytes.copy_to(&mut content[start..]);
        progress(content.len() as u64);
    }
    Ok(content)
}
