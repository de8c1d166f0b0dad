//! The header of the storage and of a backup: the data key, locked.
//!
//! Everything is encrypted with the data key: 32 random bytes. The header holds it encrypted with another key: that of a
//! passphrase, or one of the device that the browser does not export. A new passphrase changes the header only.

use argon2::{Algorithm, Argon2, Params, Version};
use zeroize::Zeroizing;

use crate::RecordsError;
use crate::seal::{FORMAT_VERSION, NONCE_BYTES, TAG_BYTES};

/// The number of bytes of a key.
pub const KEY_BYTES: usize = 32;

/// The number of bytes of a salt: the recommendation of RFC 9106, section 3.1.
pub const SALT_BYTES: usize = 16;

/// The number of bytes of a header.
pub const HEADER_BYTES: usize = AUTHENTICATED_BYTES + NONCE_BYTES + KEY_BYTES + TAG_BYTES;

/// The number of bytes of a header before its nonce. They are the associated data of the locked data key.
pub const AUTHENTICATED_BYTES: usize = 40;

/// The minimum length of a passphrase, in characters: that of NIST SP 800-63B-4 for a password which is used with
/// nothing else is 15, with another factor 8. Here the other factor is the device or the file.
pub const MIN_PASSPHRASE_CHARACTERS: usize = 8;

/// What a header belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Magic {
    /// The storage of the browser.
    Storage,
    /// A backup file.
    Backup,
}

impl Magic {
    /// The bytes with which the header begins.
    pub const fn bytes(self) -> [u8; 8] {
        match self {
            Magic::Storage => *b"NAEVUSRK",
            Magic::Backup => *b"NAEVUSBK",
        }
    }
}

/// The costs of Argon2id (RFC 9106).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyCost {
    /// The memory, in KiB.
    pub memory_kib: u32,
    /// The number of passes over the memory.
    pub passes: u32,
    /// The number of lanes.
    pub lanes: u32,
}

impl KeyCost {
    /// The costs of new headers: the second choice of the OWASP Password Storage Cheat Sheet (2025), 19 MiB and two
    /// passes. A tablet has this memory to spare.
    pub const NEW: KeyCost = KeyCost { memory_kib: 19 * 1024, passes: 2, lanes: 1 };

    /// The maximum of each, so that a hostile file neither exhausts the memory nor stops the page.
    pub const MAX: KeyCost = KeyCost { memory_kib: 128 * 1024, passes: 10, lanes: 4 };

    fn params(self) -> Result<Params, RecordsError> {
        let KeyCost { memory_kib, passes, lanes } = self;
        if memory_kib > Self::MAX.memory_kib || passes > Self::MAX.passes {
            return Err(RecordsError::TooCostly { memory_mib: memory_kib / 1024, passes });
        }
        let params = Params::new(memory_kib, passes, lanes, Some(KEY_BYTES)).ok();
        params.filter(|_| lanes <= Self::MAX.lanes).ok_or(RecordsError::Damaged("the header"))
    }
}

/// A key of AES-256. It is overwritten when it is dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(Zeroizing<[u8; KEY_BYTES]>);

impl Key {
    /// The key of these bytes.
    pub fn from_bytes(bytes: [u8; KEY_BYTES]) -> Key {
        Key(Zeroizing::new(bytes))
    }

    /// The bytes.
    pub fn bytes(&self) -> &[u8; KEY_BYTES] {
        &self.0
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Key(..)")
    }
}

/// What unlocks the data key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lock {
    /// A passphrase.
    Passphrase {
        /// The costs of its key.
        cost: KeyCost,
        /// Its salt.
        salt: [u8; SALT_BYTES],
    },
    /// A key of the device, which the browser stores and does not export.
    Device,
}

impl Lock {
    /// The key of `passphrase`: Argon2id, version 0x13, without secret and associated data. The caller has normalised the
    /// passphrase (Unicode NFKC), so that every keyboard gives the same bytes.
    ///
    /// # Errors
    ///
    /// [`RecordsError::TooCostly`] before any memory is allocated, [`RecordsError::OutOfMemory`], and
    /// [`RecordsError::Damaged`] for a lock without passphrase or with impossible costs.
    pub fn key(&self, passphrase: &str) -> Result<Key, RecordsError> {
        let Lock::Passphrase { cost, salt } = self else { return Err(RecordsError::Damaged("the header")) };
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, cost.params()?);
        let mut key = Key::from_bytes([0; KEY_BYTES]);
        match argon2.hash_password_into(passphrase.as_bytes(), salt, key.0.as_mut_slice()) {
            Ok(()) => Ok(key),
            Err(argon2::Error::OutOfMemory) => Err(RecordsError::OutOfMemory),
            Err(_) => Err(RecordsError::Damaged("the header")),
        }
    }
}

/// The header of the storage or of a backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// What it belongs to.
    pub magic: Magic,
    /// What unlocks the data key.
    pub lock: Lock,
    /// The nonce of the locked data key.
    pub nonce: [u8; NONCE_BYTES],
    /// The data key, encrypted with AES-256-GCM with the key of the lock and with
    /// [`associated_data`](Header::associated_data), with its tag.
    pub locked_key: [u8; KEY_BYTES + TAG_BYTES],
}

const PASSPHRASE_BYTE: u8 = 1;
const DEVICE_BYTE: u8 = 2;

impl Header {
    /// The associated data of the locked data key: the first [`AUTHENTICATED_BYTES`] of the header.
    pub fn associated_data(magic: Magic, lock: &Lock) -> [u8; AUTHENTICATED_BYTES] {
        let mut bytes = [0; AUTHENTICATED_BYTES];
        bytes[..8].copy_from_slice(&magic.bytes());
        bytes[8..10].copy_from_slice(&FORMAT_VERSION.to_le_bytes());
        match lock {
            Lock::Passphrase { cost, salt } => {
                bytes[10] = PASSPHRASE_BYTE;
                bytes[12..16].copy_from_slice(&cost.memory_kib.to_le_bytes());
                bytes[16..20].copy_from_slice(&cost.passes.to_le_bytes());
                bytes[20..24].copy_from_slice(&cost.lanes.to_le_bytes());
                bytes[24..].copy_from_slice(salt);
            }
            Lock::Device => bytes[10] = DEVICE_BYTE,
        }
        bytes
    }

    /// The bytes.
    pub fn to_bytes(&self) -> [u8; HEADER_BYTES] {
        let mut bytes = [0; HEADER_BYTES];
        bytes[..AUTHENTICATED_BYTES].copy_from_slice(&Header::associated_data(self.magic, &self.lock));
        bytes[AUTHENTICATED_BYTES..][..NONCE_BYTES].copy_from_slice(&self.nonce);
        bytes[AUTHENTICATED_BYTES + NONCE_BYTES..].copy_from_slice(&self.locked_key);
        bytes
    }

    /// The header at the start of `bytes`; what follows is ignored.
    ///
    /// # Errors
    ///
    /// [`RecordsError::NotABackup`] or [`RecordsError::NotAHeader`] for other bytes, [`RecordsError::Truncated`],
    /// [`RecordsError::LaterVersion`], [`RecordsError::TooCostly`] and [`RecordsError::Damaged`].
    pub fn parse(magic: Magic, bytes: &[u8]) -> Result<Header, RecordsError> {
        if !bytes.starts_with(&magic.bytes()) {
            return Err(match magic {
                Magic::Storage => RecordsError::NotAHeader,
                Magic::Backup => RecordsError::NotABackup,
            });
        }
        // The version is read first: a later version may have a header of another length.
        if let Some(version) = bytes.get(8..10) {
            match u16::from_le_bytes([version[0], version[1]]) {
                FORMAT_VERSION => {}
                0 => return Err(RecordsError::Damaged("the header")),
                later => return Err(RecordsError::LaterVersion(later)),
            }
        }
        let Some(bytes) = bytes.first_chunk::<HEADER_BYTES>() else {
            return Err(RecordsError::Truncated);
        };
        let number = |at: usize| u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
        let lock = match bytes[10] {
            PASSPHRASE_BYTE => {
                let cost = KeyCost { memory_kib: number(12), passes: number(16), lanes: number(20) };
                cost.params()?;
                Lock::Passphrase { cost, salt: part(bytes, 24) }
            }
            DEVICE_BYTE if magic == Magic::Storage => Lock::Device,
            _ => return Err(RecordsError::Damaged("the header")),
        };
        let header = Header {
            magic,
            lock,
            nonce: part(bytes, AUTHENTICATED_BYTES),
            locked_key: part(bytes, AUTHENTICATED_BYTES + NONCE_BYTES),
        };
        if header.to_bytes() == *bytes { Ok(header) } else { Err(RecordsError::Damaged("the header")) }
    }
}

fn part<const N: usize>(bytes: &[u8; HEADER_BYTES], from: usize) -> [u8; N] {
    std::array::from_fn(|index| bytes[from + index])
}
