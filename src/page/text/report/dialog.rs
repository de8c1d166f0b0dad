//! Texts of the dialog with a report.

use crate::page::text::format::decimal;
use crate::page::text::message::{Message, Phrase, message, phrase, say};

/// Button that opens the report of one photo, and title of the dialog.
pub const REPORT: Phrase = phrase("handing-on-report");
/// Button that opens the report of the whole list.
pub const REPORT_ALL: Phrase = phrase("handing-on-report-all");
/// Button that opens the report of the selected photos.
pub const REPORT_LESION: Phrase = phrase("handing-on-report-lesion");
/// Name of the group of buttons, for screen readers.
pub const HAND_ON: Phrase = phrase("handing-on-hand-on");
/// Button that prints.
pub const PRINT: Phrase = phrase("handing-on-print");
/// Button that saves JSON.
pub const JSON: Phrase = phrase("handing-on-json");
/// Button that saves CSV.
pub const CSV: Phrase = phrase("handing-on-csv");
/// Button that saves FHIR.
pub const FHIR: Phrase = phrase("handing-on-fhir");
/// Button that copies.
pub const COPY: Phrase = phrase("handing-on-copy");
/// Button that opens the share sheet.
pub const SHARE: Phrase = phrase("handing-on-share");
/// Opens the inputs below.
pub const ADD_DETAILS: Phrase = phrase("handing-on-add-details");
/// Label of the code of the person.
pub const PERSON_CODE: Phrase = phrase("handing-on-person-code");
/// Below the inputs.
pub const DETAILS_HINT: Phrase = phrase("handing-on-details-hint");
/// Label of the name of the lesion.
pub const LESION_LABEL: Phrase = phrase("handing-on-lesion-label");
/// Label of the note.
pub const NOTE: Phrase = phrase("handing-on-note");
/// Checkbox.
pub const INCLUDE_PHOTOS: Phrase = phrase("handing-on-include-photos");
/// Below the checkbox.
pub const INCLUDE_HINT: Phrase = phrase("handing-on-include-hint");
/// Name of the preview, for screen readers.
pub const PREVIEW: Phrase = phrase("handing-on-preview");
/// While the files are read for their hashes.
pub const PREPARING: Phrase = phrase("handing-on-preparing");
/// After the report was copied.
pub const COPIED: Phrase = phrase("handing-on-copied");
/// The browser refused the clipboard.
pub const NOT_COPIED: Phrase = phrase("handing-on-not-copied");
/// The browser refused the share sheet.
pub const NOT_SHARED: Phrase = phrase("handing-on-not-shared");
/// Above the page, where the photo is.
pub const NO_PICTURE: Phrase = phrase("handing-on-no-picture");

/// Name of the button that opens the report of the photo in `file`, for screen readers.
pub fn report_label(file: &str) -> String {
    say!("handing-on-report-label", file = file)
}

/// After a file was saved.
pub fn saved(name: &str) -> Message {
    message!("handing-on-saved", name = name)
}

/// The photos are too large together.
pub fn photos_too_large(megabytes: f64, limit: f64) -> Message {
    message!("handing-on-photos-too-large", megabytes = decimal(megabytes, 0), limit = decimal(limit, 0))
}
