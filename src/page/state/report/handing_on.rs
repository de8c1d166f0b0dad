//! Downloads, the clipboard and the share sheet.

use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, ClipboardItem, File, FilePropertyBag, ShareData};

use crate::page::state::browser::{error_message, save_file};
use crate::page::state::report::Collected;
use crate::page::text::report::{HEADING, documents, file_name};

/// What the clipboard and the share sheet get.
#[derive(Clone, Debug)]
pub struct Shared {
    /// The report as plain text.
    text: String,
    /// The report as HTML for the clipboard, with its pictures.
    fragment: String,
    /// The report as a document of HTML, with its pictures and its style.
    html: String,
    /// The name of the file with the HTML.
    name: String,
}

impl Shared {
    /// The documents of a report whose files are read, with its pictures as addresses that contain them.
    pub fn of(collected: &Collected, pictures: &[Vec<Option<String>>]) -> Shared {
        let picture = |lesion: usize, photo: usize| pictures.get(lesion)?.get(photo)?.clone();
        Shared {
            text: documents::plain(&collected.report, &collected.findings),
            fragment: documents::fragment(&collected.report, &collected.findings, picture),
            html: documents::html(&collected.report, &collected.findings, picture),
            name: file_name(&collected.report, "html"),
        }
    }
}

fn blob(text: &str, media_type: &str) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)
}

/// Saves `text` as a file.
///
/// # Errors
///
/// The error of the browser, as text.
pub fn download(name: &str, media_type: &str, text: &str) -> Result<(), String> {
    let save = || save_file(&blob(text, media_type)?, name);
    save().map_err(|error| error_message(&error))
}

/// Copies text and HTML; text alone in a browser without several formats. Returns whether that was allowed.
pub async fn copy(shared: &Shared) -> bool {
    let clipboard = window().navigator().clipboard();
    // Without https there is no clipboard.
    if clipboard.is_undefined() {
        return false;
    }
    let item = || -> Result<ClipboardItem, JsValue> {
        let formats = Object::new();
        for (kind, text) in [("text/plain", &shared.text), ("text/html", &shared.fragment)] {
            // Safari keeps the press of the user only for promises.
            Reflect::set(&formats, &kind.into(), &Promise::resolve(&blob(text, kind)?))?;
        }
        ClipboardItem::new_with_record_from_str_to_blob_promise(&formats)
    };
    if let Ok(item) = item()
        && JsFuture::from(clipboard.write(&Array::of1(&item))).await.is_ok()
    {
        return true;
    }
    JsFuture::from(clipboard.write_text(&shared.text)).await.is_ok()
}

/// Whether the browser has a share sheet.
pub fn can_share() -> bool {
    Reflect::get(window().navigator().as_ref(), &"share".into()).is_ok_and(|share| share.is_instance_of::<Function>())
}

/// Opens the share sheet with the report as a file of HTML, or as text if the browser shares no such files. The result is
/// whether it was opened; that the user closes it is no failure.
pub fn share(shared: &Shared) -> impl Future<Output = bool> + use<> {
    let sharing = data(shared).map(|data| window().navigator().share_with_data(&data));
    async move {
        let Ok(sharing) = sharing else { return false };
        match JsFuture::from(sharing).await {
            Ok(_) => true,
            Err(error) => Reflect::get(&error, &"name".into()).is_ok_and(|name| name == "AbortError"),
        }
    }
}

fn data(shared: &Shared) -> Result<ShareData, JsValue> {
    let options = FilePropertyBag::new();
    options.set_type("text/html");
    let content = Array::of1(&blob(&shared.html, "text/html")?.into());
    let file = File::new_with_blob_sequence_and_options(&content, &shared.name, &options)?;
    let data = ShareData::new();
    data.set_title(&HEADING);
    data.set_files(&Array::of1(&file));
    let navigator = window().navigator();
    let has_check = Reflect::has(navigator.as_ref(), &"canShare".into()).unwrap_or(false);
    if has_check && navigator.can_share_with_data(&data) {
        return Ok(data);
    }
    let data = ShareData::new();
    data.set_title(&HEADING);
    data.set_text(&shared.text);
    Ok(data)
}
