//! A second implementation of the encryption, by the crate `aes-gcm`, and entries for the tests.

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};

use naevus_reading::assessment::{ActivationMap, Assessment};
use naevus_reading::decision::{Patient, Site};
use naevus_records::RecordsError;
use naevus_records::backup::{Reader, SECTION_HEAD_BYTES, Section, Writer};
use naevus_records::collection::Collection;
use naevus_records::date::Date;
use naevus_records::id::Id;
use naevus_records::key::{HEADER_BYTES, Header, Key, KeyCost, Lock, Magic};
use naevus_records::place::{Place, Region};
use naevus_records::record::{
    Content, Entry, Lesion, ModelIdentity, Person, SavedAssessment, SavedPhoto, SkinType, Visit,
};
use naevus_records::seal::{Kind, join, split};

/// The costs of the tests: the fewest that Argon2 allows.
pub const CHEAP: KeyCost = KeyCost { memory_kib: 8, passes: 1, lanes: 1 };

pub const PASSPHRASE: &str = "three short words";

/// Photos with their bytes.
pub type Photos = Vec<(Id, Vec<u8>)>;

/// Why a backup is not read.
#[derive(Debug, PartialEq)]
pub enum ReadError {
    Format(RecordsError),
    /// AES-GCM does not verify: another passphrase, or changed bytes.
    NotAuthentic,
}

impl From<RecordsError> for ReadError {
    fn from(error: RecordsError) -> ReadError {
        ReadError::Format(error)
    }
}

pub fn id(number: u8) -> Id {
    Id::from_bytes([number; 16])
}

fn cipher(key: &Key) -> Aes256Gcm {
    Aes256Gcm::new(key.bytes().into())
}

pub fn encrypt(key: &Key, nonce: [u8; 12], associated_data: &[u8], value: &[u8]) -> Vec<u8> {
    let payload = Payload { msg: value, aad: associated_data };
    cipher(key).encrypt(Nonce::from_slice(&nonce), payload).unwrap()
}

pub fn decrypt(key: &Key, associated_data: &[u8], sealed: &[u8]) -> Result<Vec<u8>, ReadError> {
    let (nonce, ciphertext) = split(sealed)?;
    let payload = Payload { msg: ciphertext, aad: associated_data };
    cipher(key).decrypt(Nonce::from_slice(nonce), payload).map_err(|_| ReadError::NotAuthentic)
}

/// A header that locks `data_key` with [`PASSPHRASE`].
pub fn header(magic: Magic, data_key: &Key) -> Header {
    let lock = Lock::Passphrase { cost: CHEAP, salt: [7; 16] };
    let locked =
        encrypt(&lock.key(PASSPHRASE).unwrap(), [9; 12], &Header::associated_data(magic, &lock), data_key.bytes());
    Header { magic, lock, nonce: [9; 12], locked_key: locked.try_into().unwrap() }
}

pub fn unlock(header: &Header, passphrase: &str) -> Result<Key, ReadError> {
    let key = header.lock.key(passphrase)?;
    let associated_data = Header::associated_data(header.magic, &header.lock);
    let bytes = decrypt(&key, &associated_data, &join(header.nonce, &header.locked_key))?;
    Ok(Key::from_bytes(bytes.try_into().unwrap()))
}

/// A backup of `entries` and of photos with their bytes.
pub fn backup(entries: &[Entry], photos: &[(Id, Vec<u8>)]) -> Vec<u8> {
    let data_key = Key::from_bytes([3; 32]);
    let mut file = header(Magic::Backup, &data_key).to_bytes().to_vec();
    let mut writer = Writer::default();
    let mut add = |(section, head): (Section, [u8; SECTION_HEAD_BYTES]), value: &[u8]| {
        let mut nonce = [0; 12];
        nonce[..4].copy_from_slice(&section.number.to_le_bytes());
        file.extend(head);
        file.extend(join(nonce, &encrypt(&data_key, nonce, &section.associated_data(), value)));
    };
    for entry in entries {
        let json = entry.to_json().unwrap();
        add(writer.section(Kind::Entry, entry.id, json.len()).unwrap(), &json);
    }
    for (id, bytes) in photos {
        add(writer.section(Kind::Photo, *id, bytes.len()).unwrap(), bytes);
    }
    add(writer.end().unwrap(), &[]);
    file
}

/// The entries and photos of a backup.
pub fn read_backup(file: &[u8], passphrase: &str) -> Result<(Collection, Photos), ReadError> {
    let header = Header::parse(Magic::Backup, file)?;
    let key = unlock(&header, passphrase)?;
    let (mut collection, mut photos) = (Collection::default(), Vec::new());
    let (mut reader, mut at) = (Reader::default(), HEADER_BYTES);
    while !reader.is_at_end() {
        let head = &file[at..file.len().min(at + SECTION_HEAD_BYTES)];
        at += head.len();
        let section = reader.section(head, (file.len() - at) as u64)?;
        let sealed = &file[at..at + section.sealed_bytes as usize];
        at += sealed.len();
        let value = decrypt(&key, &section.associated_data(), sealed)?;
        match section.kind {
            Kind::Entry => drop(collection.insert(Entry::from_json(&value)?)),
            Kind::Photo | Kind::Preview => photos.push((section.id, value)),
            Kind::End => {}
        }
    }
    Ok((collection, photos))
}

pub fn person(number: u8, edited_ms: u64, code: &str) -> Entry {
    let person =
        Person { code: code.into(), birth_year: Some(1961), skin_type: SkinType::new(2), notes: String::new() };
    Entry { id: id(number), edited_ms, content: Content::Person(person) }
}

pub fn lesion(number: u8, of: u8, edited_ms: u64, due: Option<&str>) -> Entry {
    let place = Place { region: Region::from_code("back-upper-left").unwrap(), x: 0.375, y: 0.25 };
    let lesion = Lesion {
        person: id(of),
        label: format!("Lesion {number}"),
        place,
        due: due.map(|due| due.parse().unwrap()),
        notes: "A mother's question: \"since when?\"".into(),
    };
    Entry { id: id(number), edited_ms, content: Content::Lesion(lesion) }
}

pub fn visit(number: u8, of: u8, edited_ms: u64, date: &str) -> Entry {
    let mut alone = Assessment::from_probabilities([0.1, 0.2, 0.05, 0.15, 0.2, 0.05, 0.1, 0.05, 0.1]);
    alone.map = ActivationMap { rows: 2, columns: 2, values: vec![0.1, -0.2, 3.5, 1e-7] };
    alone.suspicious = true;
    let assessment = SavedAssessment {
        with_patient: Some(Assessment { map: ActivationMap::default(), ..alone.clone() }),
        alone,
        model: ModelIdentity { name: "naevus".into(), weights_sha256: "ab".repeat(32) },
    };
    let photo =
        SavedPhoto { id: id(number ^ 0x80), media_type: "image/jpeg".into(), bytes: 5, assessment, framing: None };
    let visit = Visit {
        lesion: id(of),
        date: date.parse::<Date>().unwrap(),
        saved_ms: edited_ms,
        photos: vec![photo],
        patient: Patient { age_years: Some(65), site: Some(Site::Trunk) },
        combined: None,
        notes: "Größer? नया".into(),
    };
    Entry { id: id(number), edited_ms, content: Content::Visit(Box::new(visit)) }
}
