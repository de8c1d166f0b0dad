//! A backup is read by another implementation of AES-GCM, and a damaged one is refused with a sentence.

use crate::common::{CHEAP, PASSPHRASE, ReadError, backup, header, id, lesion, person, read_backup, unlock, visit};
use naevus_records::RecordsError;
use naevus_records::backup::{Reader, SECTION_HEAD_BYTES, Writer};
use naevus_records::key::{HEADER_BYTES, Header, Key, KeyCost, Lock, Magic};
use naevus_records::record::{Content, Entry, MAX_PHOTO_BYTES};
use naevus_records::seal::{Container, Kind, associated_data};
use proptest::prelude::{ProptestConfig, any, proptest};

fn entries() -> Vec<Entry> {
    vec![
        person(1, 1_000, "A-17"),
        lesion(2, 1, 2_000, Some("2027-02-28")),
        visit(3, 2, 3_000, "2026-11-28"),
        Entry::deleted(id(4), 4_000),
    ]
}

fn file() -> Vec<u8> {
    backup(&entries(), &[(id(0x83), b"bytes".to_vec())])
}

#[test]
fn a_backup_is_read_again() {
    let (collection, photos) = read_backup(&file(), PASSPHRASE).unwrap();
    assert_eq!(collection.entries().cloned().collect::<Vec<_>>(), entries());
    assert_eq!(photos, [(id(0x83), b"bytes".to_vec())]);
}

#[test]
fn the_bytes_are_those_of_the_document() {
    let header = header(Magic::Backup, &Key::from_bytes([3; 32])).to_bytes();
    assert_eq!(header[..12], *b"NAEVUSBK\x01\x00\x01\x00");
    assert_eq!(header[12..24], [8, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0]);
    assert_eq!((&header[24..40], &header[40..52], header.len()), (&[7; 16][..], &[9; 12][..], 100));
    let file = file();
    let json = entries()[0].to_json().unwrap();
    assert_eq!(file[100], 1);
    assert_eq!(file[101..117], [1; 16]);
    assert_eq!(file[117..121], (json.len() as u32 + 28).to_le_bytes());
    let data = associated_data(Container::Backup(258), Kind::Photo, id(5));
    assert_eq!(data[..15], *b"NAEVUSBK\x01\x00\x02\x01\x00\x00\x02");
    assert_eq!(data[15..], [5; 16]);
    assert_eq!(
        String::from_utf8(entries()[0].to_json().unwrap()).unwrap(),
        "{\"id\":\"01010101010101010101010101010101\",\"edited_ms\":1000,\"content\":{\"person\":{\"code\":\"A-17\",\
         \"birth_year\":1961,\"skin_type\":2,\"notes\":\"\"}}}"
    );
    assert_eq!(
        String::from_utf8(entries()[3].to_json().unwrap()).unwrap(),
        "{\"id\":\"04040404040404040404040404040404\",\"edited_ms\":4000,\"content\":\"deleted\"}"
    );
}

#[test]
fn argon2_gives_the_key_of_the_reference_implementation() {
    // The reference implementation gives this key:
    // hash_secret_raw(b"three short words", b"somesaltsomesalt", 2, 19456, 1, 32, Type.ID) of argon2-cffi, which binds it.
    let lock = Lock::Passphrase { cost: KeyCost::NEW, salt: *b"somesaltsomesalt" };
    let hex: String = lock.key(PASSPHRASE).unwrap().bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hex, "f69ec5bf69d39295d659bdc7ae63f62d92db426e842946b026180467e175eba5");
}

#[test]
fn another_passphrase_does_not_unlock() {
    assert_eq!(read_backup(&file(), "three short word"), Err(ReadError::NotAuthentic));
}

#[test]
fn a_header_of_the_storage_is_no_backup() {
    let storage = header(Magic::Storage, &Key::from_bytes([3; 32])).to_bytes();
    assert_eq!(Header::parse(Magic::Backup, &storage), Err(RecordsError::NotABackup));
    assert_eq!(Header::parse(Magic::Storage, &file()), Err(RecordsError::NotAHeader));
    // A locked key that was moved to the other kind of header does not unlock.
    let mut moved = Header::parse(Magic::Storage, &storage).unwrap();
    moved.magic = Magic::Backup;
    assert_eq!(unlock(&moved, PASSPHRASE), Err(ReadError::NotAuthentic));
}

#[test]
fn hostile_costs_are_refused_before_memory_is_used() {
    let key = Key::from_bytes([3; 32]);
    let with = |cost: KeyCost| {
        let mut header = header(Magic::Backup, &key);
        header.lock = Lock::Passphrase { cost, salt: [7; 16] };
        Header::parse(Magic::Backup, &header.to_bytes())
    };
    assert!(with(KeyCost::NEW).is_ok() && with(KeyCost::MAX).is_ok());
    let too_much = with(KeyCost { memory_kib: u32::MAX, ..CHEAP });
    assert_eq!(too_much, Err(RecordsError::TooCostly { memory_mib: u32::MAX / 1024, passes: 1 }));
    let too_long = with(KeyCost { passes: 11, ..CHEAP });
    assert_eq!(too_long, Err(RecordsError::TooCostly { memory_mib: 0, passes: 11 }));
    for cost in
        [KeyCost { lanes: 5, memory_kib: 64, ..CHEAP }, KeyCost { lanes: 0, ..CHEAP }, KeyCost { passes: 0, ..CHEAP }]
    {
        assert_eq!(with(cost), Err(RecordsError::Damaged("the header")), "{cost:?}");
    }
    // The same bounds hold for a header that was not parsed.
    let lock = Lock::Passphrase { cost: KeyCost { memory_kib: u32::MAX, ..CHEAP }, salt: [7; 16] };
    assert!(matches!(lock.key(PASSPHRASE), Err(RecordsError::TooCostly { .. })));
}

#[test]
fn hostile_lengths_are_refused_before_memory_is_used() {
    let head = |kind: Kind, sealed_bytes: u32| {
        let mut head = [0; SECTION_HEAD_BYTES];
        head[0] = kind.byte();
        head[17..].copy_from_slice(&sealed_bytes.to_le_bytes());
        Reader::default().section(&head, u64::MAX)
    };
    assert_eq!(head(Kind::Photo, u32::MAX), Err(RecordsError::TooLong(u32::MAX.into())));
    assert_eq!(head(Kind::Entry, 5 << 20), Err(RecordsError::TooLong(5 << 20)));
    assert_eq!(head(Kind::End, 29), Err(RecordsError::TooLong(29)));
    assert_eq!(head(Kind::Photo, 27), Err(RecordsError::Damaged("a section of the backup")));
    assert!(head(Kind::Photo, MAX_PHOTO_BYTES as u32 + 28).is_ok());
    let too_long = Writer::default().section(Kind::Photo, id(1), MAX_PHOTO_BYTES as usize + 1);
    assert!(matches!(too_long, Err(RecordsError::TooLong(_))));
}

#[test]
fn a_later_version_is_named() {
    let mut file = file();
    file[8] = 2;
    assert_eq!(read_backup(&file, PASSPHRASE), Err(ReadError::Format(RecordsError::LaterVersion(2))));
    assert_eq!(
        RecordsError::LaterVersion(2).to_string(),
        "these records have format 2, which this version of naevus cannot read; update naevus and try again"
    );
}

#[test]
fn every_truncated_backup_is_an_error() {
    let file = file();
    for length in 0..file.len() {
        let error = read_backup(&file[..length], PASSPHRASE).expect_err("a part of a backup is no backup");
        let expected = if length < 8 { RecordsError::NotABackup } else { RecordsError::Truncated };
        assert_eq!(error, ReadError::Format(expected), "{length} bytes");
    }
    let longer = [file.as_slice(), &[0]].concat();
    assert_eq!(read_backup(&longer, PASSPHRASE), Err(ReadError::Format(RecordsError::TrailingBytes)));
}

#[test]
fn every_flipped_bit_is_an_error() {
    let file = file();
    for position in 0..file.len() * 8 {
        let mut changed = file.clone();
        changed[position / 8] ^= 1 << (position % 8);
        // The costs of the key: a bit of them may demand half a gigabyte of passes, which are within the bounds.
        if Header::parse(Magic::Backup, &changed).is_ok_and(|header| match header.lock {
            Lock::Passphrase { cost, .. } => cost.memory_kib > 4096,
            Lock::Device => false,
        }) {
            continue;
        }
        assert!(read_backup(&changed, PASSPHRASE).is_err(), "bit {position}");
    }
}

#[test]
fn sections_in_another_order_are_an_error() {
    let file = file();
    let heads = {
        let (mut heads, mut at) = (Vec::new(), HEADER_BYTES);
        while at < file.len() {
            let sealed = u32::from_le_bytes(file[at + 17..at + 21].try_into().unwrap()) as usize;
            heads.push(at..at + SECTION_HEAD_BYTES + sealed);
            at += SECTION_HEAD_BYTES + sealed;
        }
        heads
    };
    assert_eq!(heads.len(), 6);
    let with = |order: &[usize]| {
        let sections = order.iter().flat_map(|index| file[heads[*index].clone()].iter().copied());
        read_backup(&file[..HEADER_BYTES].iter().copied().chain(sections).collect::<Vec<_>>(), PASSPHRASE)
    };
    assert!(with(&[0, 1, 2, 3, 4, 5]).is_ok());
    for order in [&[1, 0, 2, 3, 4, 5][..], &[0, 1, 2, 3, 5], &[0, 1, 2, 4, 3, 5], &[0, 1, 2, 3, 4, 4, 5]] {
        assert!(with(order).is_err(), "{order:?}");
    }
}

#[test]
fn values_outside_their_ranges_are_not_written() {
    let with = |change: fn(&mut Content), number: usize| {
        let mut entry = entries().remove(number);
        change(&mut entry.content);
        entry.to_json().unwrap_err().to_string()
    };
    let person = |change: fn(&mut Content)| with(change, 0);
    let code: fn(&mut Content) = |content| {
        if let Content::Person(person) = content {
            person.code = "  ".into();
        }
    };
    assert_eq!(person(code), "enter a code of 1 to 60 characters");
    let year: fn(&mut Content) = |content| {
        if let Content::Person(person) = content {
            person.birth_year = Some(1899);
        }
    };
    assert_eq!(person(year), "enter a year of birth from 1900");
    let place: fn(&mut Content) = |content| {
        if let Content::Lesion(lesion) = content {
            lesion.place.x = f32::NAN;
        }
    };
    assert_eq!(with(place, 1), "the place of a lesion is damaged; use another copy");
    let photos: fn(&mut Content) = |content| {
        if let Content::Visit(visit) = content {
            visit.photos.clear();
        }
    };
    assert_eq!(with(photos, 2), "choose 1 to 20 photos for one visit");
    let script: fn(&mut Content) = |content| {
        if let Content::Visit(visit) = content {
            visit.photos[0].media_type = "text/html".into();
        }
    };
    assert_eq!(with(script, 2), "the type of a photo is damaged; use another copy");
    let impossible: fn(&mut Content) = |content| {
        if let Content::Visit(visit) = content {
            visit.photos[0].assessment.alone.probabilities[0] = 2.0;
        }
    };
    assert_eq!(with(impossible, 2), "an assessment is damaged; use another copy");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_bytes_are_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300), keep in 0_usize..700) {
        drop(Entry::from_json(&bytes));
        drop(Header::parse(Magic::Storage, &bytes));
        // Random bytes after a valid start reach the later checks.
        let mut file = file();
        file.truncate(HEADER_BYTES + keep);
        file.extend(bytes);
        assert!(read_backup(&file, PASSPHRASE).is_err());
    }

    #[test]
    fn changed_json_is_an_entry_or_an_error(position in any::<usize>(), byte in any::<u8>(), number in 0_usize..4) {
        let mut json = entries()[number].to_json().unwrap();
        let position = position % json.len();
        json[position] = byte;
        if let Ok(entry) = Entry::from_json(&json) {
            entry.check().unwrap();
        }
    }
}
