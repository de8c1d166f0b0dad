//! The unlocked storage: entries and photos, encrypted with the data key.

use js_sys::{ArrayBuffer, JsString, Object, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use crate::page::state::records::cipher::{Cipher, random};
use crate::page::state::records::database::{DEVICE_KEY, Database, HEADER_KEY, Store};
use crate::page::state::records::failure::Failure;
use naevus_records::collection::Collection;
use naevus_records::id::Id;
use naevus_records::key::{Header, Key, KeyCost, Lock, Magic};
use naevus_records::record::Entry;
use naevus_records::seal::{Container, Kind, associated_data, join};

/// What shall unlock the records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewLock {
    /// This passphrase.
    Passphrase(String),
    /// A key of the device.
    Device,
}

/// The header of the storage, and the key of the device if the browser has one.
#[derive(Debug)]
struct StoredLock {
    header: Header,
    device: Option<Cipher>,
}

/// The locked storage.
#[derive(Debug)]
pub struct Locked {
    database: Database,
    lock: StoredLock,
}

/// The unlocked storage.
#[derive(Debug)]
pub struct Vault {
    database: Database,
    cipher: Cipher,
}

/// The bytes of a photo that is saved, sealed.
#[derive(Debug)]
pub struct SealedPhoto {
    /// The identifier of the photo.
    pub id: Id,
    /// The photo.
    pub photo: Uint8Array,
    /// Its preview, if there is one.
    pub preview: Option<Uint8Array>,
}

/// What one transaction stores.
#[derive(Debug, Default)]
pub struct Change {
    /// New and edited entries, tombstones included.
    pub entries: Vec<Entry>,
    /// New photos.
    pub photos: Vec<SealedPhoto>,
    /// Photos that may be deleted if no visit has them, after this time in milliseconds since 1970.
    pub loose: Vec<(Id, f64)>,
    /// Photos of a visit: they are not loose any more.
    pub held: Vec<Id>,
    /// Photos to delete.
    pub deleted: Vec<Id>,
}

/// The passphrase in the normal form of the format, so that every keyboard gives the same key.
pub fn normalised(passphrase: &str) -> String {
    JsString::from(passphrase).normalize("NFKC").into()
}

/// A header that locks `data_key` with `lock`, and `cipher` with the key of the lock.
pub async fn locked_header(magic: Magic, lock: Lock, cipher: &Cipher, data_key: &Key) -> Result<Header, Failure> {
    let associated_data = Header::associated_data(magic, &lock);
    let bytes = Uint8Array::from(data_key.bytes().as_slice());
    let sealed = cipher.seal(&associated_data, &bytes).await?.to_vec();
    let (nonce, locked_key) = naevus_records::seal::split(&sealed)?;
    let locked_key = locked_key.try_into().map_err(|_| Failure::Damaged)?;
    Ok(Header { magic, lock, nonce: *nonce, locked_key })
}

/// The data key of `header`, with the key of its lock.
async fn data_key(header: &Header, cipher: &Cipher) -> Result<Key, Failure> {
    let associated_data = Header::associated_data(header.magic, &header.lock);
    let sealed = join(header.nonce, &header.locked_key);
    let opened = cipher.open(&associated_data, &Uint8Array::from(sealed.as_slice())).await?;
    let bytes = Uint8Array::new(&opened).to_vec().try_into().map_err(|_| Failure::Damaged)?;
    Ok(Key::from_bytes(bytes))
}

/// A lock with a new salt, and the cipher with the key of `passphrase`.
pub async fn passphrase_lock(passphrase: &str) -> Result<(Lock, Cipher), Failure> {
    let lock = Lock::Passphrase { cost: KeyCost::NEW, salt: random()? };
    let cipher = Cipher::with_key(&lock.key(&normalised(passphrase))?).await?;
    Ok((lock, cipher))
}

/// The cipher with the data key of `header`, which a passphrase locks.
///
/// # Errors
///
/// [`Failure::WrongPassphrase`] for another passphrase.
pub async fn unlock_with_passphrase(header: &Header, passphrase: &str) -> Result<Cipher, Failure> {
    Cipher::with_key(&data_key_by_passphrase(header, passphrase).await?).await
}

async fn data_key_by_passphrase(header: &Header, passphrase: &str) -> Result<Key, Failure> {
    let cipher = Cipher::with_key(&header.lock.key(&normalised(passphrase))?).await?;
    data_key(header, &cipher).await.map_err(|error| match error {
        Failure::Damaged => Failure::WrongPassphrase,
        error => error,
    })
}

impl StoredLock {
    async fn read(database: &Database) -> Result<StoredLock, Failure> {
        let header =
            database.get(Store::Vault, HEADER_KEY).await?.dyn_into::<Uint8Array>().map_err(|_| Failure::Gone)?;
        let header = Header::parse(Magic::Storage, &header.to_vec())?;
        let device = Cipher::with_stored_key(database.get(Store::Vault, DEVICE_KEY).await?);
        Ok(StoredLock { header, device })
    }

    /// The data key. Without `passphrase`, the key of the device unlocks it.
    async fn data_key(&self, passphrase: Option<&str>) -> Result<Key, Failure> {
        match (passphrase, &self.device) {
            (Some(passphrase), _) => data_key_by_passphrase(&self.header, passphrase).await,
            (None, Some(device)) => data_key(&self.header, device).await,
            (None, None) => Err(Failure::NoDeviceKey),
        }
    }
}

impl Locked {
    /// Reads the header.
    pub async fn new(database: Database) -> Result<Locked, Failure> {
        let lock = StoredLock::read(&database).await?;
        Ok(Locked { database, lock })
    }

    /// Whether a passphrase unlocks it, else a key of the device.
    pub fn needs_passphrase(&self) -> bool {
        matches!(self.lock.header.lock, Lock::Passphrase { .. })
    }

    /// The unlocked storage. Without `passphrase`, the key of the device unlocks it.
    pub async fn unlock(self, passphrase: Option<&str>) -> Result<Vault, Failure> {
        let cipher = Cipher::with_key(&self.lock.data_key(passphrase).await?).await?;
        Ok(Vault { database: self.database, cipher })
    }
}

impl Vault {
    /// Creates the storage in a database without a header.
    pub async fn create(database: Database, lock: &NewLock) -> Result<Vault, Failure> {
        let data_key = Key::from_bytes(random()?);
        store_lock(&database, lock, &data_key).await?;
        let cipher = Cipher::with_key(&data_key).await?;
        Ok(Vault { database, cipher })
    }

    /// Replaces what unlocks the storage. The data key stays, so that only the header is written, in one transaction:
    /// the former lock holds until the new one is stored. `passphrase` is that of the former lock; none if that is a key
    /// of the device.
    ///
    /// # Errors
    ///
    /// [`Failure::WrongPassphrase`] for another passphrase; the former lock holds then.
    pub async fn relock(&self, passphrase: Option<&str>, lock: &NewLock) -> Result<(), Failure> {
        let data_key = StoredLock::read(&self.database).await?.data_key(passphrase).await?;
        store_lock(&self.database, lock, &data_key).await
    }

    /// All entries.
    pub async fn entries(&self) -> Result<Collection, Failure> {
        let mut collection = Collection::default();
        for (key, value) in self.database.all(Store::Entries).await? {
            let id: Id = key.parse()?;
            let sealed = value.dyn_into::<Uint8Array>().map_err(|_| Failure::Damaged)?;
            let json = self.cipher.open(&storage_data(Kind::Entry, id), &sealed).await?;
            collection.insert(Entry::from_json(&Uint8Array::new(&json).to_vec())?);
        }
        Ok(collection)
    }

    /// A photo or its preview, decrypted.
    ///
    /// # Errors
    ///
    /// [`Failure::NoPhoto`] if it is not there.
    pub async fn photo(&self, kind: Kind, id: Id) -> Result<ArrayBuffer, Failure> {
        let store = if kind == Kind::Preview { Store::Previews } else { Store::Photos };
        let sealed = self.database.bytes(store, id).await?.ok_or(Failure::NoPhoto)?;
        self.cipher.open(&storage_data(kind, id), &sealed).await
    }

    /// The sealed bytes of a photo and its preview.
    pub async fn seal_photo(&self, id: Id, photo: &Object, preview: Option<&Object>) -> Result<SealedPhoto, Failure> {
        let photo = self.cipher.seal(&storage_data(Kind::Photo, id), photo).await?;
        let preview = match preview {
            Some(preview) => Some(self.cipher.seal(&storage_data(Kind::Preview, id), preview).await?),
            None => None,
        };
        Ok(SealedPhoto { id, photo, preview })
    }

    /// Stores a change in one transaction.
    pub async fn store(&self, change: &Change) -> Result<(), Failure> {
        let mut entries = Vec::with_capacity(change.entries.len());
        for entry in &change.entries {
            let json = Uint8Array::from(entry.to_json()?.as_slice());
            entries.push((entry.id, self.cipher.seal(&storage_data(Kind::Entry, entry.id), &json).await?));
        }
        // A transaction ends at the first `await` without a request, so that everything was encrypted before.
        let writing = self.database.write()?;
        for (id, sealed) in &entries {
            writing.put_at(Store::Entries, *id, sealed)?;
        }
        for SealedPhoto { id, photo, preview } in &change.photos {
            writing.put_at(Store::Photos, *id, photo)?;
            if let Some(preview) = preview {
                writing.put_at(Store::Previews, *id, preview)?;
            }
        }
        for (id, after_ms) in &change.loose {
            writing.put_at(Store::Loose, *id, &JsValue::from(*after_ms))?;
        }
        for id in &change.held {
            writing.delete(Store::Loose, *id)?;
        }
        for id in &change.deleted {
            for store in [Store::Photos, Store::Previews, Store::Loose] {
                writing.delete(store, *id)?;
            }
        }
        writing.complete().await
    }

    /// Deletes the photos that have been loose for long enough, unless a visit of `collection` has them.
    pub async fn delete_loose_photos(&self, collection: &Collection, now_ms: f64) -> Result<(), Failure> {
        let mut change = Change::default();
        for (key, after_ms) in self.database.all(Store::Loose).await? {
            let id: Id = key.parse()?;
            if collection.photos().any(|photo| photo.id == id) {
                change.held.push(id);
            } else if after_ms.as_f64().is_none_or(|after_ms| after_ms <= now_ms) {
                change.deleted.push(id);
            }
        }
        if change.held.is_empty() && change.deleted.is_empty() { Ok(()) } else { self.store(&change).await }
    }
}

/// Locks `data_key` with `lock`, and stores the header in one transaction.
async fn store_lock(database: &Database, lock: &NewLock, data_key: &Key) -> Result<(), Failure> {
    let (lock, cipher, device) = match lock {
        NewLock::Passphrase(passphrase) => {
            let (lock, cipher) = passphrase_lock(passphrase).await?;
            (lock, cipher, None)
        }
        NewLock::Device => {
            let device = Cipher::new().await?;
            (Lock::Device, device.clone(), Some(device))
        }
    };
    let header = locked_header(Magic::Storage, lock, &cipher, data_key).await?;
    let writing = database.write()?;
    writing.put(Store::Vault, HEADER_KEY, &Uint8Array::from(header.to_bytes().as_slice()))?;
    match device {
        Some(device) => writing.put_device_key(device.key())?,
        None => writing.delete_device_key()?,
    }
    writing.complete().await
}

/// The bytes of a file.
///
/// # Errors
///
/// [`Failure::NoPhoto`] if the browser can no longer read it.
pub async fn bytes_of(file: &Blob) -> Result<ArrayBuffer, Failure> {
    let bytes = JsFuture::from(file.array_buffer()).await.map_err(|_| Failure::NoPhoto)?;
    Ok(bytes.unchecked_into())
}

fn storage_data(kind: Kind, id: Id) -> [u8; 31] {
    associated_data(Container::Storage, kind, id)
}
