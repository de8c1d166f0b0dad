//! The backup file: a [`Header`](crate::key::Header), then sections, each with a sealed value. All entries come first,
//! because they name the photos and previews that follow. The last section is [`Kind::End`].

use crate::RecordsError;
use crate::id::Id;
use crate::record::MAX_PHOTO_BYTES;
use crate::seal::{Container, Kind, OVERHEAD_BYTES, associated_data};

/// The number of bytes before the sealed value of a section.
pub const SECTION_HEAD_BYTES: usize = 1 + Id::BYTES + 4;

/// The extension of a backup file, without the dot.
pub const EXTENSION: &str = "naevus";

/// The maximum size of an entry as JSON, in bytes: 4 MiB. Twenty photos with their activation maps need less than a tenth.
pub const MAX_ENTRY_BYTES: u64 = 4 << 20;

/// What is known of a section before its sealed value is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section {
    /// What it contains.
    pub kind: Kind,
    /// The identifier of the entry or photo; zero at the end.
    pub id: Id,
    /// The number of bytes of the sealed value, which follows.
    pub sealed_bytes: u32,
    /// The number of the section, from 0.
    pub number: u32,
}

impl Section {
    /// The associated data of the sealed value.
    pub fn associated_data(&self) -> [u8; 31] {
        associated_data(Container::Backup(self.number), self.kind, self.id)
    }
}

/// Numbers the sections of a backup that is written.
#[derive(Debug, Default)]
pub struct Writer {
    next: u32,
}

impl Writer {
    /// The next section, for a value of `bytes` bytes, and the bytes before its sealed value.
    ///
    /// # Errors
    ///
    /// [`RecordsError::TooLong`] if the value is longer than its kind allows.
    pub fn section(
        &mut self,
        kind: Kind,
        id: Id,
        bytes: usize,
    ) -> Result<(Section, [u8; SECTION_HEAD_BYTES]), RecordsError> {
        let sealed_bytes = check_length(kind, bytes as u64 + OVERHEAD_BYTES as u64)?;
        let section = Section { kind, id, sealed_bytes, number: self.next };
        self.next += 1;
        let mut head = [0; SECTION_HEAD_BYTES];
        head[0] = kind.byte();
        head[1..17].copy_from_slice(&id.bytes());
        head[17..].copy_from_slice(&sealed_bytes.to_le_bytes());
        Ok((section, head))
    }

    /// The last section.
    ///
    /// # Errors
    ///
    /// None in practice: it has no value.
    pub fn end(&mut self) -> Result<(Section, [u8; SECTION_HEAD_BYTES]), RecordsError> {
        self.section(Kind::End, Id::from_bytes([0; Id::BYTES]), 0)
    }
}

/// Reads the heads of the sections of a backup in their order.
#[derive(Debug, Default)]
pub struct Reader {
    next: u32,
    last: Option<Kind>,
}

impl Reader {
    /// The section whose head is `head`; the file has `rest` bytes after the head.
    ///
    /// # Errors
    ///
    /// [`RecordsError::Truncated`] if the file ends in this section or without a last section;
    /// [`RecordsError::TooLong`], [`RecordsError::TrailingBytes`] and [`RecordsError::Damaged`].
    pub fn section(&mut self, head: &[u8], rest: u64) -> Result<Section, RecordsError> {
        let Some(head) = head.first_chunk::<SECTION_HEAD_BYTES>() else {
            return Err(RecordsError::Truncated);
        };
        let damaged = RecordsError::Damaged("a section of the backup");
        let kind = Kind::from_byte(head[0]).ok_or(damaged.clone())?;
        let id = Id::from_bytes(std::array::from_fn(|index| head[1 + index]));
        let sealed_bytes = u32::from_le_bytes([head[17], head[18], head[19], head[20]]);
        check_length(kind, sealed_bytes.into())?;
        if sealed_bytes < OVERHEAD_BYTES as u32 || self.last == Some(Kind::End) {
            return Err(damaged);
        }
        // Entries come first.
        if kind == Kind::Entry && self.last.is_some_and(|last| last != Kind::Entry) {
            return Err(damaged);
        }
        if u64::from(sealed_bytes) > rest {
            return Err(RecordsError::Truncated);
        }
        if kind == Kind::End && u64::from(sealed_bytes) < rest {
            return Err(RecordsError::TrailingBytes);
        }
        let section = Section { kind, id, sealed_bytes, number: self.next };
        self.next = self.next.checked_add(1).ok_or(damaged)?;
        self.last = Some(kind);
        Ok(section)
    }

    /// Whether the last section was read.
    pub fn is_at_end(&self) -> bool {
        self.last == Some(Kind::End)
    }
}

fn check_length(kind: Kind, sealed_bytes: u64) -> Result<u32, RecordsError> {
    let value = match kind {
        Kind::Entry => MAX_ENTRY_BYTES,
        Kind::Photo | Kind::Preview => MAX_PHOTO_BYTES,
        Kind::End => 0,
    };
    let too_long = RecordsError::TooLong(sealed_bytes);
    if sealed_bytes > value + OVERHEAD_BYTES as u64 {
        return Err(too_long);
    }
    u32::try_from(sealed_bytes).map_err(|_| too_long)
}
