//! The bytes of an encrypted entry or photo.
//!
//! A sealed value is the nonce, the ciphertext and the tag of AES-256-GCM. Its associated data names what it is, so that a
//! value that was moved to another place does not decrypt.

use crate::RecordsError;
use crate::id::Id;

/// The number of bytes of a nonce. Each is random and used once: 2^32 values per key are allowed (NIST SP 800-38D, 8.3).
pub const NONCE_BYTES: usize = 12;

/// The number of bytes of a tag, which the ciphertext ends with.
pub const TAG_BYTES: usize = 16;

/// The bytes that encryption adds to a value.
pub const OVERHEAD_BYTES: usize = NONCE_BYTES + TAG_BYTES;

/// Where a sealed value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    /// The storage of the browser.
    Storage,
    /// A backup file; the number of the section, from 0.
    Backup(u32),
}

/// What a sealed value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// An entry: JSON.
    Entry,
    /// A photo: the bytes of its file.
    Photo,
    /// The preview of a photo: a JPEG of its centre square.
    Preview,
    /// The end of a backup: no bytes.
    End,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 4] = [Kind::Entry, Kind::Photo, Kind::Preview, Kind::End];

    /// Its byte.
    pub const fn byte(self) -> u8 {
        match self {
            Kind::Entry => 1,
            Kind::Photo => 2,
            Kind::Preview => 3,
            Kind::End => 255,
        }
    }

    /// The kind with this byte.
    pub fn from_byte(byte: u8) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.byte() == byte)
    }
}

/// The version of the format: of headers, sealed values, entries and backups.
pub const FORMAT_VERSION: u16 = 1;

/// The associated data of a value: the magic of its container, the version, the number of its section (0 in the storage),
/// its kind and its identifier. Numbers are little-endian.
pub fn associated_data(container: Container, kind: Kind, id: Id) -> [u8; 31] {
    let (magic, number) = match container {
        Container::Storage => (crate::key::Magic::Storage, 0),
        Container::Backup(number) => (crate::key::Magic::Backup, number),
    };
    let mut data = [0; 31];
    data[..8].copy_from_slice(&magic.bytes());
    data[8..10].copy_from_slice(&FORMAT_VERSION.to_le_bytes());
    data[10..14].copy_from_slice(&number.to_le_bytes());
    data[14] = kind.byte();
    data[15..].copy_from_slice(&id.bytes());
    data
}

/// The sealed value of a nonce and of a ciphertext with its tag.
pub fn join(nonce: [u8; NONCE_BYTES], ciphertext: &[u8]) -> Vec<u8> {
    [nonce.as_slice(), ciphertext].concat()
}

/// The nonce of a sealed value, and its ciphertext with the tag.
///
/// # Errors
///
/// [`RecordsError::Damaged`] if it is too short to have both.
pub fn split(sealed: &[u8]) -> Result<(&[u8; NONCE_BYTES], &[u8]), RecordsError> {
    match sealed.split_first_chunk() {
        Some((nonce, ciphertext)) if ciphertext.len() >= TAG_BYTES => Ok((nonce, ciphertext)),
        _ => Err(RecordsError::Damaged("an encrypted value")),
    }
}
