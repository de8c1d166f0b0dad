//! The names of files with a report.

use naevus_reading::report::{Report, ReportedPhoto};

/// The name of a file with a report: `naevus-2026-11-28-IMG_1234.json`.
pub fn file_name(report: &Report, extension: &str) -> String {
    format!("{}.{extension}", file_stem(report))
}

/// The name of a file with a report without its extension, and without characters that a file system or a spreadsheet
/// could misunderstand: `naevus-2026-11-28-IMG_1234`.
pub fn file_stem(report: &Report) -> String {
    let date = report.created.get(..10).unwrap_or_default();
    let photos: Vec<&ReportedPhoto> = report.photos().map(|(_, _, photo)| photo).collect();
    let subject = match photos.as_slice() {
        [photo] => stem(&photo.file),
        photos => format!("{}-photos", photos.len()),
    };
    format!("naevus-{date}-{subject}")
}

/// The longest part of a file name that comes from the name of a photo, in characters.
const MAX_STEM: usize = 60;

/// The name of a photo without its extension, in letters, digits, `-` and `_`.
pub fn stem(file: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let mut safe = String::new();
    for character in stem.chars().take(MAX_STEM) {
        if character.is_alphanumeric() || character == '_' {
            safe.push(character);
        } else if !safe.is_empty() && !safe.ends_with('-') {
            safe.push('-');
        }
    }
    let safe = safe.trim_end_matches('-');
    if safe.is_empty() { "photo".into() } else { safe.into() }
}
