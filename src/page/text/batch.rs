//! Texts of many photos.

use naevus_reading::assessment::InputStatus;

use crate::page::batch::rows::{Counts, Filter, Order, RowState};
use crate::page::batch::zip::{EntryFault, ZipError};
use crate::page::state::batch::Remark;
use crate::page::state::batch::sources::SourceError;
use crate::page::text::format::{capitalised, sentence};

/// Heading of the buttons that add photos.
pub const ADD: &str = "Many photos";
/// What the screen is for.
pub const PURPOSE: &str = "A folder, a ZIP archive or many files are read one after another, on this device. The page keeps a \
    small picture and the numbers of each photo.";
/// What is lost.
pub const NOT_KEPT: &str = "Nothing here is stored: the table is gone when the page is closed or loaded again. Save it as CSV.";
/// A button.
pub const CHOOSE_FOLDER: &str = "Choose a folder";
/// A button.
pub const CHOOSE_FILES: &str = "Choose photos or a ZIP";
/// Below the buttons.
pub const DROP_HINT: &str = "You can also drop folders, photos and archives anywhere on this screen. Photos that you add \
    to the screen \u{201c}Read\u{201d} go first.";
/// Heading of the progress.
pub const PROGRESS: &str = "Progress";
/// Buttons.
pub const PAUSE: &str = "Pause";
/// Continues after a pause.
pub const CONTINUE: &str = "Continue";
/// Cancels the photos that have no result.
pub const CANCEL: &str = "Cancel the rest";
/// Reads the photos that were cancelled or have failed.
pub const RETRY: &str = "Read the rest";
/// Removes all photos.
pub const REMOVE_ALL: &str = "Remove all";
/// Confirms that.
pub const REMOVE_CONFIRM: &str = "Remove";
/// Does not remove them.
pub const KEEP: &str = "Keep";
/// Saves the table.
pub const SAVE_TABLE: &str = "Save as CSV";
/// Heading of the table.
pub const TABLE: &str = "Photos";
/// Label of the filter.
pub const FILTER: &str = "Show";
/// Label of the order.
pub const ORDER: &str = "Order";
/// If the filter leaves all photos out.
pub const NONE_PASSES: &str = "No photo passes this filter.";
/// The heads of the columns: picture, file, result, malignant and label.
pub const COLUMNS: [&str; 5] = ["Picture", "File", "Result", "Malignant", "Label"];
/// Opens the full result of a photo.
pub const OPEN: &str = "Full result";
/// Below the table's heading.
pub const OPEN_HINT: &str = "\u{201c}Full result\u{201d} adds the photo to the screen \u{201c}Read\u{201d}, with its map, all nine \
    diagnoses and the report.";
/// If the file of a row cannot be read again.
pub const NOT_OPENED: &str = "This file can no longer be read. Choose the folder again.";
/// After the photos were cancelled, for screen readers.
pub const ANNOUNCED_CANCELLED: &str = "The rest of the photos were cancelled.";
/// After the photos were removed, for screen readers.
pub const ANNOUNCED_REMOVED: &str = "All photos were removed.";
/// While the model does not load.
pub const NO_MODEL: &str = "The photos wait for the model. The screen \u{201c}Read\u{201d} says what is wrong with it.";
/// While the files are listed.
const LISTING: &str = "The files are being listed …";
/// If there is no photo among them.
const NO_PHOTO: &str = "There is no photo among these files.";

/// Heading of the check.
pub const CHECK: &str = "Check it on your own photos";
/// What the check needs.
pub const CHECK_HINT: &str = "If you know the diagnoses of your photos, the page measures how often it is right on them. \
    Choose a folder with one sub-folder for each diagnosis (named nevus, melanoma or MEL, …), or add a CSV with the columns \
    path and label, and if you have them lesion and patient, so that photos of one lesion or patient do not count as \
    independent.";
/// What makes the figures wrong.
pub const CHECK_LIMITS: &str = "Use photos that the model was not trained on: photos from HAM10000, ISIC, SIIM-ISIC 2020, \
    PAD-UFES-20 and other public archives give figures that are too good. Labels should be from histology, or from an expert \
    if there is none. Few photos give wide intervals.";
/// A button.
pub const ADD_TABLE: &str = "Add a CSV with the diagnoses";
/// A button.
pub const COMPUTE: &str = "Compute the figures";
/// While they are computed.
pub const COMPUTING: &str = "The figures are being computed …";
/// While photos have no result.
pub const CHECK_WAITS: &str = "The figures can be computed when all photos are read.";
/// If no photo has a diagnosis.
pub const NO_LABELLED: &str = "No photo with a diagnosis was assessed.";
/// Above the folders whose names are none of the nine diagnoses.
pub const UNKNOWN_FOLDERS: &str = "Which diagnosis do these folders show?";
/// The first option for such a folder.
pub const NO_DIAGNOSIS: &str = "Leave out";

/// What is said about files.
pub fn remark(remark: &Remark) -> String {
    match remark {
        Remark::Listing => LISTING.into(),
        Remark::NoPhoto => NO_PHOTO.into(),
        Remark::Others(1) => "1 file that is no photo was left out.".into(),
        Remark::Others(count) => format!("{count} files that are no photos were left out."),
        Remark::Unreadable(1) => "1 file or folder cannot be read; check whether it may be opened.".into(),
        Remark::Unreadable(count) => format!("{count} files or folders cannot be read; check whether they may be opened."),
        Remark::Archive(name, error) => archive_error(name, *error),
        Remark::Saved(name) => format!("Saved as {name}."),
        Remark::NotSaved(reason) => format!("The file was not saved: {}", sentence(reason)),
    }
}

fn archive_error(name: &str, error: ZipError) -> String {
    match error {
        ZipError::NoEnd => format!("{name} is no complete ZIP archive. Copy it again, or extract it and choose the folder."),
        ZipError::SeveralParts => format!("{name} is one of several parts. Extract all of them and choose the folder."),
        ZipError::Damaged => format!("The directory of {name} is damaged. Extract the archive and choose the folder."),
        ZipError::TooManyEntries => format!("{name} has too many files. Extract it and choose the folder."),
        ZipError::Overlap => format!("Files of {name} share bytes, as in archives that are made to fill a memory. It is not read."),
    }
}

/// Why a file of an archive cannot be read.
pub fn entry_fault(fault: EntryFault) -> String {
    match fault {
        EntryFault::Encrypted => "It is encrypted. Extract the archive with its password and choose the folder.".into(),
        EntryFault::Method(_) => {
            "It is compressed in a way that browsers do not read. Extract the archive and choose the folder.".into()
        }
        EntryFault::Path => "Its path leads out of the archive. It is not read.".into(),
    }
}

/// Why a photo cannot be read.
pub fn source_error(error: &SourceError) -> String {
    match error {
        SourceError::Entry(fault) => entry_fault(*fault),
        SourceError::Damaged => "It is damaged in the archive. Copy the archive again, or extract it.".into(),
        SourceError::Browser(reason) => sentence(reason),
        SourceError::TooLarge(reason) => sentence(reason),
    }
}

/// A workbook in place of a table.
pub fn workbook(path: &str) -> String {
    format!("{path} is a workbook. Save it as CSV in your spreadsheet program.")
}

/// The number of photos that are done.
pub fn done(counts: Counts) -> String {
    match counts.photos {
        1 => format!("{} of 1 photo", counts.settled),
        photos => format!("{} of {photos} photos", counts.settled),
    }
}

/// The rate, and the time that is left.
pub fn pace(per_minute: f64, minutes_left: f64) -> String {
    let rate = if per_minute < 10.0 { format!("{per_minute:.1}") } else { format!("{per_minute:.0}") };
    let minutes = minutes_left.ceil().max(1.0) as u64;
    match (minutes / 60, minutes % 60) {
        (0, 1) => format!("{rate} photos a minute, about 1 minute left"),
        (0, minutes) => format!("{rate} photos a minute, about {minutes} minutes left"),
        (hours, minutes) => format!("{rate} photos a minute, about {hours} h {minutes} min left"),
    }
}

/// What became of the photos: number and name.
pub fn tallies(counts: Counts) -> Vec<(usize, &'static str)> {
    [
        (counts.assessed - counts.refused, "assessed"),
        (counts.alert, "with an alert"),
        (counts.unusual, "unusual"),
        (counts.refused, "refused"),
        (counts.unreadable, "not readable"),
        (counts.cancelled, "cancelled"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .collect()
}

/// When all photos are done, for screen readers.
pub fn announced_end(counts: Counts) -> String {
    match (counts.photos, counts.alert) {
        (1, _) => "The photo is read.".into(),
        (photos, 1) => format!("All {photos} photos are read. One has an alert."),
        (photos, alerts) => format!("All {photos} photos are read. {alerts} have an alert."),
    }
}

/// The question before all photos are removed.
pub fn remove_question(photos: usize) -> String {
    match photos {
        1 => "Remove the photo and its result? This cannot be undone.".into(),
        _ => format!("Remove {photos} photos and their results? This cannot be undone."),
    }
}

/// Shows further rows of the table.
pub fn show_more(more: usize, total: usize) -> String {
    format!("Show {more} more of {total}")
}

/// The result of a row.
pub fn result(state: &RowState) -> String {
    match state {
        RowState::Waiting => "waits".into(),
        RowState::InWork => "is read …".into(),
        RowState::Cancelled => "cancelled".into(),
        RowState::Unreadable(reason) | RowState::Failed(reason) => sentence(reason),
        RowState::Assessed(outcome) => match outcome.status {
            InputStatus::OutOfDistribution => "Refused: it does not look like a close photo of a lesion.".into(),
            InputStatus::BareSkin => "Refused: if there is a lesion, it is too small, too faint or too far from the middle.".into(),
            _ => outcome.first().0.name().into(),
        },
    }
}

/// A mark of a photo that is unlike the training photos.
pub const UNUSUAL: &str = "unusual photo";
/// A mark of a photo with an alert.
pub const ALERT: &str = "Alert";

/// Name of a filter.
pub fn filter_name(filter: Filter) -> String {
    match filter {
        Filter::All => "All photos".into(),
        Filter::Alert => "With an alert".into(),
        Filter::Refused => "Refused".into(),
        Filter::Unusual => "Unusual".into(),
        Filter::Unreadable => "Not readable".into(),
        Filter::Diagnosis(diagnosis) => capitalised(diagnosis.name()),
    }
}

/// Name of an order.
pub fn order_name(order: Order) -> &'static str {
    match order {
        Order::Added => "As added",
        Order::Name => "File name",
        Order::Malignant => "Malignant first",
        Order::Diagnosis => "Diagnosis",
    }
}

/// Name of the file of the table.
pub fn table_name(photos: usize) -> String {
    format!("naevus-{photos}-photos.csv")
}

/// Name of the file of the check.
pub fn check_name(photos: usize) -> String {
    format!("naevus-check-{photos}-photos.json")
}
