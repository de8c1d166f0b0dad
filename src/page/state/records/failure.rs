//! Why records cannot be read or saved.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

use crate::page::state::browser::error_message;
use crate::page::text::errors::records_error;
use crate::page::text::message::Message;
use crate::page::text::records as text;
use naevus_records::RecordsError;

/// Why records cannot be read or saved.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// The browser stores nothing for this page, as in a private window.
    NoStorage,
    /// The browser encrypts only for pages that were loaded over https.
    NeedsHttps,
    /// The storage is full.
    Full,
    /// Another tab has a newer version of the page, which has changed the storage.
    NewerVersion,
    /// The browser has deleted the records, or another tab has erased them.
    Gone,
    /// The passphrase is not that of the header.
    WrongPassphrase,
    /// The browser has no longer the key of this device.
    NoDeviceKey,
    /// An encrypted value does not decrypt.
    Damaged,
    /// A photo of the list, or of a visit, is not there any more.
    NoPhoto,
    /// The records were locked meanwhile.
    Locked,
    /// The format is not that of this version, or a value is outside its range.
    Format(RecordsError),
    /// Another error of the browser.
    Browser(String),
}

impl Failure {
    /// What has happened and what the user can do, as a sentence.
    pub fn sentence(&self) -> Message {
        match self {
            Failure::NoStorage => text::NO_STORAGE.into(),
            Failure::NeedsHttps => text::NEEDS_HTTPS.into(),
            Failure::Full => text::FULL.into(),
            Failure::NewerVersion => text::NEWER_VERSION.into(),
            Failure::Gone => text::GONE.into(),
            Failure::WrongPassphrase => text::WRONG_PASSPHRASE.into(),
            Failure::NoDeviceKey => text::NO_DEVICE_KEY.into(),
            Failure::Damaged => text::DAMAGED.into(),
            Failure::NoPhoto => text::NO_PHOTO.into(),
            Failure::Locked => text::LOCKED_MEANWHILE.into(),
            Failure::Format(error) => records_error(error),
            Failure::Browser(reason) => text::browser_failure(reason),
        }
    }
}

impl From<RecordsError> for Failure {
    fn from(error: RecordsError) -> Failure {
        Failure::Format(error)
    }
}

impl From<JsValue> for Failure {
    fn from(error: JsValue) -> Failure {
        let name = Reflect::get(&error, &"name".into()).ok().and_then(|name| name.as_string());
        match name.as_deref() {
            Some("QuotaExceededError") => Failure::Full,
            Some("VersionError") => Failure::NewerVersion,
            Some("InvalidStateError" | "NotFoundError") => Failure::Gone,
            Some("SecurityError") => Failure::NoStorage,
            Some("OperationError") => Failure::Damaged,
            _ => Failure::Browser(error_message(&error)),
        }
    }
}
