//! Loads an example photo and adds it, as any other photo is added.

use leptos::prelude::{RwSignal, Set, window};
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Response};

use crate::page::state::focus::focus;
use crate::page::state::intake::Intake;
use crate::page::state::readings::photo_id;
use crate::page::state::site_files::versioned;
use crate::page::text::examples::{Example, NOT_LOADED};
use crate::page::text::message::Phrase;

/// The address of the file of an example, relative to the page.
pub fn address(example: &Example) -> String {
    versioned(&format!("examples/{}.jpg", example.key))
}

/// The example photos. A handle: copies share their state.
#[derive(Clone, Copy, Debug)]
pub struct Examples {
    intake: Intake,
    /// Why an example could not be loaded, as a sentence.
    pub message: RwSignal<Option<Phrase>>,
}

impl Examples {
    /// Examples that are added through `intake`.
    pub fn new(intake: Intake) -> Examples {
        Examples { intake, message: RwSignal::new(None) }
    }

    /// Loads an example and adds it. The focus moves to the photo, because the buttons of the examples disappear with the
    /// first photo.
    pub fn add(self, example: &'static Example) {
        self.message.set(None);
        spawn_local(async move {
            match load(example).await {
                Ok(Some(photo)) => {
                    let number = self.intake.add(photo, example.file);
                    focus(photo_id(number));
                }
                Ok(None) | Err(_) => self.message.set(Some(NOT_LOADED)),
            }
        });
    }
}

/// The file of an example; none if the server refuses it.
async fn load(example: &Example) -> Result<Option<Blob>, JsValue> {
    let response: Response = JsFuture::from(window().fetch_with_str(&address(example))).await?.dyn_into()?;
    if !response.ok() {
        return Ok(None);
    }
    Ok(Some(JsFuture::from(response.blob()?).await?.dyn_into()?))
}
