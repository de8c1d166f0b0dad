//! Fetches the model: the card, then the weights that it names, with progress.

use js_sys::{Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStreamDefaultReader, RequestCache, RequestInit, Response};

use crate::page::words::browser_message;
use naevus_reading::card::{CardError, ModelCard};

/// Where the model lies, relative to the page, so that the site can be served under any path.
const MODEL_FOLDER: &str = "model";

/// The model as it was fetched. Whether the weights are the card's is for the worker to check, which needs them anyway.
#[derive(Debug)]
pub struct Model {
    /// What the page shows of it.
    pub card: ModelCard,
    /// The card as it was fetched.
    pub card_json: String,
    /// The weights file as it was fetched.
    pub weights: Vec<u8>,
}

/// Why the model could not be fetched.
#[derive(Debug, thiserror::Error)]
pub enum DownloadError {
    /// The host did not answer.
    #[error("the model could not be fetched ({file}: {reason}); check the network and try again")]
    Network {
        /// Its path.
        file: String,
        /// What the browser said.
        reason: String,
    },
    /// The host answered with an error.
    #[error(
        "the model could not be fetched (the server answers {status} to {file}); try again, or tell whoever runs this site"
    )]
    Status {
        /// Its path.
        file: String,
        /// The HTTP status.
        status: u16,
    },
    /// The card is refused.
    #[error(transparent)]
    Card(#[from] CardError),
}

/// Fetches the model; tells `progress` the card as soon as it is there, and then the bytes of the weights so far.
///
/// # Errors
///
/// Where the network or the server fails, or the card is not one that this program reads.
pub async fn fetch_model(progress: impl Fn(&ModelCard, u64)) -> Result<Model, DownloadError> {
    let path = format!("{MODEL_FOLDER}/card.json");
    let card_json = fetch(&path, |_| {}).await?;
    let card_json = String::from_utf8_lossy(&card_json).into_owned();
    let card = ModelCard::from_json(&card_json)?;
    progress(&card, 0);
    let path = format!("{MODEL_FOLDER}/{}", card.weights.file);
    let weights = fetch(&path, |bytes| progress(&card, bytes)).await?;
    Ok(Model { card, card_json, weights })
}

/// Fetches one file; tells `progress` how many bytes have come so far.
async fn fetch(path: &str, progress: impl Fn(u64)) -> Result<Vec<u8>, DownloadError> {
    let network = |error: JsValue| DownloadError::Network { file: path.into(), reason: browser_message(&error) };
    let options = RequestInit::new();
    // Asks the server whether what the browser kept is still current: a card must not meet another one's weights.
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
