//! Backup files: written, and merged with the records.

use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag};

use crate::page::state::records::cipher::{Cipher, random};
use crate::page::state::records::failure::Failure;
use crate::page::state::records::vault::{
    Change, SealedPhoto, Vault, bytes_of, locked_header, passphrase_lock, unlock_with_passphrase,
};
use naevus_records::RecordsError;
use naevus_records::backup::{Reader, SECTION_HEAD_BYTES, Section, Writer};
use naevus_records::collection::{Collection, Merged};
use naevus_records::id::Id;
use naevus_records::key::{HEADER_BYTES, Header, Key, Magic};
use naevus_records::record::Entry;
use naevus_records::seal::Kind;

/// The bytes after which the parts of a backup are given to the browser, which need not keep a blob in memory: 16 MiB.
const PART_BYTES: u32 = 16 << 20;

/// How long photos of a backup may wait for their visits, in milliseconds: an hour.
const RESTORING_MS: f64 = 3_600_000.0;

/// What a restored backup has changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Restored {
    /// The number of entries that were not here.
    pub added: usize,
    /// The number of entries that replaced an older edit.
    pub updated: usize,
    /// The number of entries that were deleted.
    pub deleted: usize,
    /// The number of entries that were left out because what they belong to was deleted here.
    pub left_out: usize,
}

/// The parts of a file, given to the browser in time.
struct Parts {
    blobs: Array,
    pending: Array,
    pending_bytes: u32,
}

impl Parts {
    fn push(&mut self, part: &Uint8Array) -> Result<(), Failure> {
        self.pending.push(part);
        self.pending_bytes += part.length();
        if self.pending_bytes >= PART_BYTES { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), Failure> {
        let pending = std::mem::replace(&mut self.pending, Array::new());
        self.pending_bytes = 0;
        let blob = Blob::new_with_u8_array_sequence(&pending)?;
        self.blobs.push(&blob);
        Ok(())
    }
}

impl Vault {
    /// A backup of `collection` with its photos, locked with `passphrase`.
    pub async fn backup(&self, collection: &Collection, passphrase: &str) -> Result<Blob, Failure> {
        let data_key = Key::from_bytes(random()?);
        let (lock, locking) = passphrase_lock(passphrase).await?;
        let header = locked_header(Magic::Backup, lock, &locking, &data_key).await?;
        let cipher = Cipher::with_key(&data_key).await?;
        let mut parts = Parts { blobs: Array::new(), pending: Array::new(), pending_bytes: 0 };
        parts.push(&Uint8Array::from(header.to_bytes().as_slice()))?;
        let mut writer = Writer::default();
        for entry in collection.entries() {
            let json = Uint8Array::from(entry.to_json()?.as_slice());
            let head = writer.section(Kind::Entry, entry.id, json.length() as usize)?;
            push(&mut parts, &cipher, head, &json).await?;
        }
        for photo in collection.photos() {
            for kind in [Kind::Photo, Kind::Preview] {
                let bytes = match self.photo(kind, photo.id).await {
                    Ok(bytes) => Uint8Array::new(&bytes),
                    // A photo without a preview is complete.
                    Err(Failure::NoPhoto) if kind == Kind::Preview => continue,
                    Err(error) => return Err(error),
                };
                let head = writer.section(kind, photo.id, bytes.length() as usize)?;
                push(&mut parts, &cipher, head, &bytes).await?;
            }
        }
        let head = writer.end()?;
        push(&mut parts, &cipher, head, &Uint8Array::new_with_length(0)).await?;
        parts.flush()?;
        let options = BlobPropertyBag::new();
        options.set_type("application/octet-stream");
        Ok(Blob::new_with_blob_sequence_and_options(&parts.blobs, &options)?)
    }

    /// Merges a backup with `collection`, which becomes the result once it is stored. `now_ms` is the time of the
    /// deletions of what belongs to nothing, in milliseconds since 1970.
    ///
    /// Photos are stored first, and the entries in one transaction after them, so that a visit is never there without its
    /// photos.
    pub async fn restore(
        &self,
        file: &Blob,
        passphrase: &str,
        collection: &mut Collection,
        now_ms: u64,
    ) -> Result<Restored, Failure> {
        let mut source = Source { file: file.clone(), at: 0.0, reader: Reader::default() };
        let header = Header::parse(Magic::Backup, &source.take(HEADER_BYTES as f64).await?.to_vec())?;
        let cipher = unlock_with_passphrase(&header, passphrase).await?;
        let mut from_file = Collection::default();
        let mut photos: Vec<Id> = Vec::new();
        let mut merged: Option<(Collection, Merged, Vec<Id>)> = None;
        let mut photo: Option<(Id, ArrayBuffer)> = None;
        loop {
            let section = source.section().await?;
            let sealed = source.take(section.sealed_bytes.into()).await?;
            let value = cipher.open(&section.associated_data(), &sealed).await?;
            if section.kind == Kind::Entry {
                from_file.insert(Entry::from_json(&Uint8Array::new(&value).to_vec())?);
                continue;
            }
            let (after, ..) = merged.get_or_insert_with(|| merge(collection, std::mem::take(&mut from_file), now_ms));
            let is_needed =
                |id: Id| after.photos().any(|photo| photo.id == id) && !collection.photos().any(|photo| photo.id == id);
            match section.kind {
                Kind::Entry => {}
                Kind::Photo => {
                    self.keep(photo.take(), None).await?;
                    if is_needed(section.id) {
                        photos.push(section.id);
                        photo = Some((section.id, value));
                    }
                }
                Kind::Preview => {
                    if photo.as_ref().is_some_and(|(id, _)| *id == section.id) {
                        self.keep(photo.take(), Some(value)).await?;
                    }
                }
                Kind::End => {
                    self.keep(photo.take(), None).await?;
                    break;
                }
            }
        }
        let Some((after, changes, left_out)) = merged else { return Ok(Restored::default()) };
        let ids = changes.changed.iter().chain(&left_out);
        let entries: Vec<Entry> = ids.filter_map(|id| after.entry(*id).cloned()).collect();
        let gone = collection.photos().filter(|photo| !after.photos().any(|other| other.id == photo.id));
        let deleted = gone.map(|photo| photo.id).collect();
        // What a file has in an entry must be in its photos too.
        let is_missing = after
            .photos()
            .any(|photo| !photos.contains(&photo.id) && !collection.photos().any(|other| other.id == photo.id));
        if is_missing {
            return Err(RecordsError::Damaged("a photo of the backup").into());
        }
        self.store(&Change { entries, held: photos, deleted, ..Change::default() }).await?;
        *collection = after;
        let left_out_count = left_out.len();
        Ok(Restored {
            added: changes.added.saturating_sub(left_out_count),
            updated: changes.updated,
            deleted: changes.deleted,
            left_out: left_out_count,
        })
    }

    /// Stores a photo of a backup, which no visit has yet.
    async fn keep(&self, photo: Option<(Id, ArrayBuffer)>, preview: Option<ArrayBuffer>) -> Result<(), Failure> {
        let Some((id, bytes)) = photo else { return Ok(()) };
        let sealed: SealedPhoto = self.seal_photo(id, &bytes, preview.as_deref()).await?;
        let after_ms = js_sys::Date::now() + RESTORING_MS;
        self.store(&Change { photos: vec![sealed], loose: vec![(id, after_ms)], ..Change::default() }).await
    }
}

/// `collection` merged with a file, without what then belongs to nothing: its identifiers are the last value.
fn merge(collection: &Collection, from_file: Collection, now_ms: u64) -> (Collection, Merged, Vec<Id>) {
    let mut after = collection.clone();
    let merged = after.merge(from_file);
    let orphans = after.orphans();
    for id in &orphans {
        let edited_ms = after.entry(*id).map_or(now_ms, |entry| now_ms.max(entry.edited_ms + 1));
        after.insert(Entry::deleted(*id, edited_ms));
    }
    (after, merged, orphans)
}

async fn push(
    parts: &mut Parts,
    cipher: &Cipher,
    (section, head): (Section, [u8; SECTION_HEAD_BYTES]),
    value: &Uint8Array,
) -> Result<(), Failure> {
    parts.push(&Uint8Array::from(head.as_slice()))?;
    parts.push(&cipher.seal(&section.associated_data(), value).await?)
}

/// A backup that is read from its start.
struct Source {
    file: Blob,
    /// The number of bytes that were read.
    at: f64,
    reader: Reader,
}

impl Source {
    /// The next bytes: `length`, or fewer at the end of the file.
    async fn take(&mut self, length: f64) -> Result<Uint8Array, Failure> {
        let end = self.file.size().min(self.at + length);
        let part = self.file.slice_with_f64_and_f64(self.at, end)?;
        self.at = end;
        let bytes: JsValue = bytes_of(&part).await?.into();
        Ok(Uint8Array::new(&bytes))
    }

    async fn section(&mut self) -> Result<Section, Failure> {
        let head = self.take(SECTION_HEAD_BYTES as f64).await?.to_vec();
        let rest = self.file.size() - self.at;
        Ok(self.reader.section(&head, rest as u64)?)
    }
}
