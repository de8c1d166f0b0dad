//! Texts of the settings.

use crate::page::preferences::{Processor, Theme};
use crate::page::text::message::{Phrase, phrase, say};

/// Heading of the languages.
pub const LANGUAGE: Phrase = phrase("settings-language");
/// The choice of the browser's language; the name of that language follows.
pub const LANGUAGE_OF_BROWSER: Phrase = phrase("settings-language-of-browser");
/// The messages of a language could not be loaded.
pub const LANGUAGE_NOT_LOADED: Phrase = phrase("settings-language-not-loaded");

/// Heading of the colours.
pub const APPEARANCE: Phrase = phrase("settings-appearance");
/// Heading of what computes the results.
pub const COMPUTING: Phrase = phrase("settings-computing");
/// Below [`COMPUTING`].
pub const COMPUTING_HINT: Phrase = phrase("settings-computing-hint");
/// Heading of what is stored on this device.
pub const STORAGE: Phrase = phrase("settings-storage");
/// Below [`STORAGE`].
pub const STORAGE_HINT: Phrase = phrase("settings-storage-hint");
/// Heading of the version.
pub const VERSION: Phrase = phrase("settings-version");
/// Label of the version of the page.
pub const PAGE_VERSION: Phrase = phrase("settings-page-version");
/// Label of the SHA-256 of the weights.
pub const WEIGHTS: Phrase = phrase("settings-weights");
/// While the model is not loaded.
pub const NOT_LOADED: Phrase = phrase("settings-not-loaded");
/// While the room that the page takes is not measured.
pub const ROOM_UNKNOWN: Phrase = phrase("settings-room-unknown");

/// The room that the page takes on this device, and the room that it may take, in megabytes.
pub fn room(used_megabytes: &str, available_megabytes: &str) -> String {
    say!("settings-room", used = used_megabytes, available = available_megabytes)
}

/// Name of a theme.
pub fn theme_name(theme: Theme) -> Phrase {
    match theme {
        Theme::System => phrase("settings-theme-system"),
        Theme::Light => phrase("settings-theme-light"),
        Theme::Dark => phrase("settings-theme-dark"),
    }
}

/// Name of what computes the results.
pub fn processor_name(processor: Processor) -> Phrase {
    match processor {
        Processor::Fastest => phrase("settings-processor-fastest"),
        Processor::Cpu => phrase("settings-processor-cpu"),
        Processor::Gpu => phrase("settings-processor-gpu"),
    }
}
