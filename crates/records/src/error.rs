//! The errors of reading records.

use std::fmt;

use thiserror::Error;

/// A value that was entered outside its range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// The length of a code.
    Code,
    /// The length of a label.
    Label,
    /// The year of birth.
    BirthYear,
    /// The number of photos of a visit.
    PhotoCount,
    /// The age.
    Age,
    /// The size of a photo.
    PhotoSize,
    /// The length of notes.
    Notes,
}

impl fmt::Display for Limit {
    /// What to do.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Limit::Code => "enter a code of 1 to 60 characters",
            Limit::Label => "enter a label of 1 to 60 characters",
            Limit::BirthYear => "enter a year of birth from 1900",
            Limit::PhotoCount => "choose 1 to 20 photos for one visit",
            Limit::Age => "enter an age from 0 to 120",
            Limit::PhotoSize => "a photo has more than 64 MiB; save a smaller copy of it",
            Limit::Notes => "shorten the notes to 10,000 characters",
        })
    }
}

/// Why bytes are not records that can be read. Each is a sentence without a capital letter and a full stop.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum RecordsError {
    /// The file does not begin with the magic of a backup.
    #[error("this file is not a backup of naevus; choose a file whose name ends in .naevus")]
    NotABackup,
    /// The header in the storage of the browser does not begin with its magic.
    #[error("the header of the stored records is damaged; erase the records and restore a backup")]
    NotAHeader,
    /// A later version of the format.
    #[error("these records have format {0}, which this version of naevus cannot read; update naevus and try again")]
    LaterVersion(u16),
    /// The data ends early.
    #[error("the file ends in the middle of its data; copy it again")]
    Truncated,
    /// A field has a value that no version writes.
    #[error("{0} is damaged; use another copy")]
    Damaged(&'static str),
    /// The header demands more memory or time than any version of naevus writes.
    #[error(
        "the header demands {memory_mib} MiB of memory and {passes} passes, more than naevus allows; use another copy"
    )]
    TooCostly {
        /// The memory of Argon2, in MiB.
        memory_mib: u32,
        /// The passes of Argon2.
        passes: u32,
    },
    /// The data has a valid key and decrypts, but its content is not an entry.
    #[error("an entry cannot be read ({0}); update naevus and try again")]
    NotAnEntry(String),
    /// A value that was entered is outside its range.
    #[error("{0}")]
    OutOfRange(Limit),
    /// The memory for the key is not available.
    #[error("this device has too little free memory to compute the key; close other pages and try again")]
    OutOfMemory,
    /// The file goes on after its end.
    #[error("the file has bytes after its end; use another copy")]
    TrailingBytes,
    /// A photo, or another section of a backup, is larger than the format allows.
    #[error("a part of the file has {0} bytes, more than naevus allows; use another copy")]
    TooLong(u64),
}
