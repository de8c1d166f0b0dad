//! Texts of the settings.

use crate::page::preferences::{Processor, Theme};

/// Heading of the colours.
pub const APPEARANCE: &str = "Appearance";
/// Heading of what computes the results.
pub const COMPUTING: &str = "Computing";
/// Below [`COMPUTING`].
pub const COMPUTING_HINT: &str = "WebGPU is used if it passes its check on this device and is faster. A change takes effect \
    when the page is loaded again.";
/// Heading of what is stored on this device.
pub const STORAGE: &str = "Stored on this device";
/// Below [`STORAGE`].
pub const STORAGE_HINT: &str = "The page stores its own files for offline use, and the settings that you change. Photos and \
    results are gone when the page is closed, but for those that you save to a lesion.";
/// Heading of the version.
pub const VERSION: &str = "Version";
/// Label of the version of the page.
pub const PAGE_VERSION: &str = "Page";
/// Label of the SHA-256 of the weights.
pub const WEIGHTS: &str = "Weights, SHA-256";
/// While the model is not loaded.
pub const NOT_LOADED: &str = "not loaded yet";
/// While the room that the page takes is not measured.
pub const ROOM_UNKNOWN: &str = "This browser does not report how much room the page takes.";

/// The room that the page takes on this device, and the room that it may take, in megabytes.
pub fn room(used_megabytes: &str, available_megabytes: &str) -> String {
    format!("{used_megabytes} MB of {available_megabytes} MB that the browser offers this page.")
}

/// Name of a theme.
pub fn theme_name(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "As the system",
        Theme::Light => "Light",
        Theme::Dark => "Dark",
    }
}

/// Name of what computes the results.
pub fn processor_name(processor: Processor) -> &'static str {
    match processor {
        Processor::Fastest => "The faster of CPU and WebGPU",
        Processor::Cpu => "CPU only",
    }
}
