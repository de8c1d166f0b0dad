//! Messages about files of the batch.

use crate::page::batch::zip::ZipError;
use crate::page::text::message::Message;

/// A message about the files that were added last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The files are being listed.
    Listing,
    /// There is no photo among them.
    NoPhoto,
    /// So many files are neither photos nor tables.
    Others(usize),
    /// So many files or folders cannot be read.
    Unreadable(usize),
    /// The archive of this name cannot be opened.
    Archive(String, ZipError),
    /// The table was saved under this name.
    Saved(String),
    /// The table was not saved; the message of the browser.
    NotSaved(String),
}

/// Why a source cannot be read.
#[derive(Clone, Debug, PartialEq)]
pub enum SourceError {
    /// The content is not that of the directory of the archive.
    Damaged,
    /// The browser does not inflate, or no longer has the file; its message.
    Browser(String),
    /// It is larger than the limit; the reason.
    TooLarge(Message),
}
