//! Records: persons, their lesions, and the visits at which the lesions were photographed.
//!
//! A [`Collection`](collection::Collection) holds [entries](record::Entry). Each has a random [`Id`](id::Id) and the time of
//! its last edit, so that two collections are merged without a server. [`place`] is the map of the body. [`key`] is the
//! header that holds the key of the data, locked with a passphrase or with a key of the device; [`seal`] is the format of
//! an encrypted entry or photo, and [`backup`] the file that contains all of them. `docs/records.md` documents the bytes.
//!
//! The crate encrypts nothing: AES-GCM is computed by the browser. It has no browser, no clock and no source of random
//! numbers; the caller passes all three.

pub mod backup;
pub mod collection;
pub mod date;
mod error;
pub mod id;
pub mod key;
pub mod place;
pub mod record;
pub mod seal;

pub use error::{Limit, RecordsError};
