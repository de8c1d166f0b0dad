//! Texts of many photos.

use naevus_evaluation::table::TableError;
use naevus_reading::assessment::InputStatus;

use crate::page::batch::remarks::{Remark, SourceError};
use crate::page::batch::rows::{Counts, Filter, Order, RowState};
use crate::page::batch::zip::{EntryFault, ZipError};
use crate::page::text::format::{decimal, sentence};
use crate::page::text::message::{Message, Phrase, message, phrase, say};
use crate::page::text::terms;

/// Heading of the buttons that add photos.
pub const ADD: Phrase = phrase("batch-add");
/// What the screen is for.
pub const PURPOSE: Phrase = phrase("batch-purpose");
/// What is lost.
pub const NOT_KEPT: Phrase = phrase("batch-not-kept");
/// A button.
pub const CHOOSE_FOLDER: Phrase = phrase("batch-choose-folder");
/// A button.
pub const CHOOSE_FILES: Phrase = phrase("batch-choose-files");
/// Below the buttons.
pub const DROP_HINT: Phrase = phrase("batch-drop-hint");
/// Heading of the progress.
pub const PROGRESS: Phrase = phrase("batch-progress");
/// Buttons.
pub const PAUSE: Phrase = phrase("batch-pause");
/// Continues after a pause.
pub const CONTINUE: Phrase = phrase("batch-continue");
/// Cancels the photos that have no result.
pub const CANCEL: Phrase = phrase("batch-cancel");
/// Reads the photos that were cancelled or have failed.
pub const RETRY: Phrase = phrase("batch-retry");
/// Removes all photos.
pub const REMOVE_ALL: Phrase = phrase("batch-remove-all");
/// Confirms that.
pub const REMOVE_CONFIRM: Phrase = phrase("batch-remove-confirm");
/// Does not remove them.
pub const KEEP: Phrase = phrase("batch-keep");
/// Saves the table.
pub const SAVE_TABLE: Phrase = phrase("batch-save-table");
/// Heading of the table.
pub const TABLE: Phrase = phrase("batch-table");
/// Label of the filter.
pub const FILTER: Phrase = phrase("batch-filter");
/// Label of the order.
pub const ORDER: Phrase = phrase("batch-order");
/// If the filter leaves all photos out.
pub const NONE_PASSES: Phrase = phrase("batch-none-passes");
/// The heads of the columns: picture, file, result, malignant and label.
pub const COLUMNS: [Phrase; 5] = [
    phrase("batch-columns-picture"),
    phrase("batch-columns-file"),
    phrase("batch-columns-result"),
    phrase("batch-columns-malignant"),
    phrase("batch-columns-label"),
];
/// Opens the full result of a photo.
pub const OPEN: Phrase = phrase("batch-open");
/// Below the table's heading.
pub const OPEN_HINT: Phrase = phrase("batch-open-hint");
/// If the file of a row cannot be read again.
pub const NOT_OPENED: Phrase = phrase("batch-not-opened");
/// After the photos were cancelled, for screen readers.
pub const ANNOUNCED_CANCELLED: Phrase = phrase("batch-announced-cancelled");
/// After the photos were removed, for screen readers.
pub const ANNOUNCED_REMOVED: Phrase = phrase("batch-announced-removed");
/// While the model does not load.
pub const NO_MODEL: Phrase = phrase("batch-no-model");
/// While the files are listed.
const LISTING: Phrase = phrase("batch-listing");
/// If there is no photo among them.
const NO_PHOTO: Phrase = phrase("batch-no-photo");

/// Heading of the check.
pub const CHECK: Phrase = phrase("batch-check");
/// What the check needs.
pub const CHECK_HINT: Phrase = phrase("batch-check-hint");
/// What makes the figures wrong.
pub const CHECK_LIMITS: Phrase = phrase("batch-check-limits");
/// A button.
pub const ADD_TABLE: Phrase = phrase("batch-add-table");
/// A button.
pub const COMPUTE: Phrase = phrase("batch-compute");
/// While they are computed.
pub const COMPUTING: Phrase = phrase("batch-computing");
/// While photos have no result.
pub const CHECK_WAITS: Phrase = phrase("batch-check-waits");
/// If no photo has a diagnosis.
pub const NO_LABELLED: Phrase = phrase("batch-no-labelled");
/// Above the folders whose names are none of the nine diagnoses.
pub const UNKNOWN_FOLDERS: Phrase = phrase("batch-unknown-folders");
/// The first option for such a folder.
pub const NO_DIAGNOSIS: Phrase = phrase("batch-no-diagnosis");

/// Messages about files.
pub fn remark(remark: &Remark) -> String {
    match remark {
        Remark::Listing => LISTING.into(),
        Remark::NoPhoto => NO_PHOTO.into(),
        Remark::Others(count) => say!("batch-others", count = *count),
        Remark::Unreadable(count) => say!("batch-unreadable", count = *count),
        Remark::Archive(name, error) => archive_error(name, *error),
        Remark::Saved(name) => say!("batch-saved", file = name.as_str()),
        Remark::NotSaved(reason) => say!("batch-not-saved", reason = sentence(reason)),
    }
}

fn archive_error(name: &str, error: ZipError) -> String {
    match error {
        ZipError::NoEnd => say!("batch-archive-no-end", file = name),
        ZipError::SeveralParts => say!("batch-archive-several-parts", file = name),
        ZipError::Damaged => say!("batch-archive-damaged", file = name),
        ZipError::TooManyEntries => say!("batch-archive-too-many", file = name),
        ZipError::Overlap => say!("batch-archive-overlap", file = name),
    }
}

/// Why a file of an archive cannot be read.
pub fn entry_fault(fault: EntryFault) -> Phrase {
    match fault {
        EntryFault::Encrypted => phrase("batch-entry-encrypted"),
        EntryFault::Method(_) => phrase("batch-entry-method"),
        EntryFault::Path => phrase("batch-entry-path"),
    }
}

/// Why a photo cannot be read.
pub fn source_error(error: &SourceError) -> Message {
    match error {
        SourceError::Damaged => phrase("batch-entry-damaged").into(),
        SourceError::Browser(reason) => reason.as_str().into(),
        SourceError::TooLarge(reason) => reason.clone(),
    }
}

/// A workbook in place of a table.
pub fn workbook(path: &str) -> Message {
    message!("batch-workbook", file = path)
}

/// A table without text.
pub fn empty_table(path: &str) -> Message {
    message!("batch-table-empty", file = path)
}

/// A table that cannot be used.
pub fn table_error(path: &str, error: &TableError) -> Message {
    match error {
        TableError::MissingColumn { name, columns } => {
            message!("batch-table-column", file = path, column = name.as_str(), columns = columns.join(", "))
        }
        TableError::Header(_) | TableError::Unfinished(_) => message!("batch-table-damaged", file = path),
    }
}

/// The number of photos that are done.
pub fn done(counts: Counts) -> String {
    say!("batch-done", settled = counts.settled, photos = counts.photos)
}

/// The rate, and the time that is left.
pub fn pace(per_minute: f64, minutes_left: f64) -> String {
    let rate = decimal(per_minute, if per_minute < 10.0 { 1 } else { 0 });
    let minutes = minutes_left.ceil().max(1.0) as u64;
    match (minutes / 60, minutes % 60) {
        (0, minutes) => say!("batch-pace-minutes", rate = rate, minutes = minutes),
        (hours, minutes) => say!("batch-pace-hours", rate = rate, hours = hours, minutes = minutes),
    }
}

/// What became of the photos: number and name.
pub fn tallies(counts: Counts) -> Vec<(usize, Phrase)> {
    [
        (counts.assessed - counts.refused, phrase("batch-tally-assessed")),
        (counts.alert, phrase("batch-tally-alert")),
        (counts.unusual, phrase("batch-tally-unusual")),
        (counts.refused, phrase("batch-tally-refused")),
        (counts.unreadable, phrase("batch-tally-unreadable")),
        (counts.cancelled, phrase("batch-tally-cancelled")),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .collect()
}

/// When all photos are done, for screen readers.
pub fn announced_end(counts: Counts) -> String {
    say!("batch-announced-end", photos = counts.photos, alerts = counts.alert)
}

/// The question before all photos are removed.
pub fn remove_question(photos: usize) -> String {
    say!("batch-remove-question", photos = photos)
}

/// Shows further rows of the table.
pub fn show_more(more: usize, total: usize) -> String {
    say!("batch-show-more", more = more, total = total)
}

/// The label of the button that opens the full result of a photo, for screen readers.
pub fn open_label(file: &str) -> String {
    say!("batch-open-label", file = file)
}

/// The result of a row.
pub fn result(state: &RowState) -> String {
    match state {
        RowState::Waiting => phrase("batch-result-waits").into(),
        RowState::InWork => phrase("batch-result-in-work").into(),
        RowState::Cancelled => phrase("batch-result-cancelled").into(),
        RowState::Unreadable(reason) | RowState::Failed(reason) => sentence(&reason.to_string()),
        RowState::Assessed(outcome) => match outcome.status {
            InputStatus::OutOfDistribution => phrase("batch-result-refused").into(),
            InputStatus::BareSkin => phrase("batch-result-bare-skin").into(),
            InputStatus::InDistribution | InputStatus::Unusual => terms::diagnosis(outcome.first().0).into(),
        },
    }
}

/// A mark of a photo that is unlike the training photos.
pub const UNUSUAL: Phrase = phrase("batch-unusual");
/// A mark of a photo with an alert.
pub const ALERT: Phrase = phrase("batch-alert");

/// The label of a photo of which only that is known.
pub const NOT_MALIGNANT: Phrase = phrase("batch-not-malignant");

/// Name of a filter.
pub fn filter_name(filter: Filter) -> Phrase {
    match filter {
        Filter::All => phrase("batch-filter-all"),
        Filter::Alert => phrase("batch-filter-alert"),
        Filter::Refused => phrase("batch-filter-refused"),
        Filter::Unusual => phrase("batch-filter-unusual"),
        Filter::Unreadable => phrase("batch-filter-unreadable"),
        Filter::Diagnosis(diagnosis) => terms::diagnosis(diagnosis),
    }
}

/// Name of an order.
pub fn order_name(order: Order) -> Phrase {
    match order {
        Order::Added => phrase("batch-order-added"),
        Order::Name => phrase("batch-order-name"),
        Order::Malignant => phrase("batch-order-malignant"),
        Order::Diagnosis => phrase("batch-order-diagnosis"),
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
