//! Texts of the dialog with a report.

/// Button that opens the report of one photo, and title of the dialog.
pub const REPORT: &str = "Report";
/// Button that opens the report of the whole list.
pub const REPORT_ALL: &str = "Report of all";
/// Button that opens the report of the selected photos.
pub const REPORT_LESION: &str = "Report of this lesion";
/// Name of the group of buttons, for screen readers.
pub const HAND_ON: &str = "Hand on the report";
/// Button that prints.
pub const PRINT: &str = "Print or save as PDF";
/// Button that saves JSON.
pub const JSON: &str = "Save JSON";
/// Button that saves CSV.
pub const CSV: &str = "Save CSV";
/// Button that saves FHIR.
pub const FHIR: &str = "Save FHIR";
/// Button that copies.
pub const COPY: &str = "Copy";
/// Button that opens the share sheet.
pub const SHARE: &str = "Share";
/// Checkbox.
pub const INCLUDE_PHOTOS: &str = "Include the photo files in JSON and FHIR";
/// Below the checkbox.
pub const INCLUDE_HINT: &str = "A photo file contains everything that the camera wrote into it, which can be the place \
    and the time. Without it, the report names the file and its SHA-256.";
/// Name of the preview, for screen readers.
pub const PREVIEW: &str = "Preview of the printed pages";
/// While the files are read for their hashes.
pub const PREPARING: &str = "Reading the photo files";
/// After the report was copied.
pub const COPIED: &str = "The report is on the clipboard.";
/// The browser refused the clipboard.
pub const NOT_COPIED: &str = "The browser did not allow the clipboard. Save or print the report instead.";
/// The browser refused the share sheet.
pub const NOT_SHARED: &str = "The report was not shared. Save or print it instead.";
/// Above the page, where the photo is.
pub const NO_PICTURE: &str = "There is no picture of this photo.";

/// Name of the button that opens the report of the photo in `file`, for screen readers.
pub fn report_label(file: &str) -> String {
    format!("{REPORT}: {file}")
}

/// After a file was saved.
pub fn saved(name: &str) -> String {
    format!("{name} was saved to the downloads.")
}

/// The photos are too large together.
pub fn photos_too_large(megabytes: f64, limit: f64) -> String {
    format!(
        "The photo files have {megabytes:.0} MB together, and a report can include {limit:.0} MB. Save the report of fewer photos, or leave the files out."
    )
}
