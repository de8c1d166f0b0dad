//! Archives that are written here, byte by byte.

use super::*;

/// A file of an archive: its name, the flags, the method, its content and the size that the directory states.
struct File {
    name: Vec<u8>,
    flags: u16,
    method: u16,
    content: Vec<u8>,
    bytes: u32,
}

fn file(name: &str, content: &[u8]) -> File {
    File { name: name.into(), flags: 0, method: 0, content: content.to_vec(), bytes: content.len() as u32 }
}

/// An archive of `files`, and the place of the end record.
fn archive(files: &[File]) -> (Vec<u8>, usize) {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for file in files {
        let header = bytes.len() as u32;
        let (name, size) = (file.name.len() as u16, file.content.len() as u32);
        let mut common = Vec::new();
        for value in [20, file.flags, file.method, 0, 0] {
            common.extend(u16::to_le_bytes(value));
        }
        let mut crc = Crc32::default();
        crc.add(&file.content);
        for value in [crc.value(), size, file.bytes] {
            common.extend(u32::to_le_bytes(value));
        }
        common.extend([name.to_le_bytes(), [0, 0]].concat());
        bytes.extend([b"PK\x03\x04", &common[..], &file.name, &file.content].concat());
        directory.extend([b"PK\x01\x02\x14\0", &common[..], &[0; 10], &header.to_le_bytes(), &file.name].concat());
    }
    let (offset, count) = (bytes.len() as u32, (files.len() as u16).to_le_bytes());
    bytes.extend(&directory);
    let end = bytes.len();
    bytes.extend([b"PK\x05\x06\0\0\0\0", &count[..], &count].concat());
    bytes.extend([(directory.len() as u32).to_le_bytes(), offset.to_le_bytes()].concat());
    bytes.extend([0, 0]);
    (bytes, end)
}

/// The directory of an archive, as the page reads it.
fn read(bytes: &[u8]) -> Result<Directory, ZipError> {
    let tail = &bytes[bytes.len() - bytes.len().min(TAIL_BYTES as usize)..];
    let place = match end_record(tail, bytes.len() as u64)? {
        EndRecord::Directory(place) => place,
        EndRecord::Zip64At(at) => zip64_directory(&bytes[at as usize..], bytes.len() as u64)?,
    };
    directory(&bytes[place.offset as usize..(place.offset + place.bytes) as usize], place)
}

#[test]
fn files_are_found_with_their_content_and_folders_are_left_out() {
    let files = [file("a/", b""), file("a/1.jpg", b"one"), File { method: 8, ..file("a\\2.jpg", b"two") }];
    for prefix in [&b""[..], b"a program before the archive"] {
        let bytes = [prefix, &archive(&files).0].concat();
        let found = read(&bytes).unwrap();
        let paths: Vec<&str> = found.entries.iter().map(|entry| entry.path.as_str()).collect();
        assert_eq!(paths, ["a/1.jpg", "a/2.jpg"]);
        assert_eq!(
            found.entries.iter().map(|entry| entry.method).collect::<Vec<_>>(),
            [Method::Stored, Method::Deflated]
        );
        let header = &bytes[found.entries[0].header as usize..];
        let begin = content_offset(header).unwrap() as usize;
        assert_eq!(&header[begin..begin + 3], b"one");
        assert_eq!(found.faults, []);
    }
}

#[test]
fn names_are_utf_8_or_code_page_437() {
    let windows = File { name: b"Nagel \x81ber.jpg".to_vec(), ..file("", b"") };
    let found = read(&archive(&[file("Füße.jpg", b""), windows]).0).unwrap();
    let paths: Vec<&str> = found.entries.iter().map(|entry| entry.path.as_str()).collect();
    assert_eq!(paths, ["Füße.jpg", "Nagel über.jpg"]);
    assert_eq!(CODE_PAGE_437.chars().count(), 128);
}

#[test]
fn files_that_cannot_be_read_are_named_with_the_reason() {
    let files = [
        File { flags: 1, ..file("secret.jpg", b"1") },
        File { method: 14, ..file("lzma.jpg", b"1") },
        File { method: 99, ..file("aes.jpg", b"1") },
        file("../out.jpg", b"1"),
        file("/etc/passwd.jpg", b"1"),
        file("C:\\photos\\1.jpg", b"1"),
        file("a..b/1.jpg", b"1"),
    ];
    let found = read(&archive(&files).0).unwrap();
    let faults: Vec<EntryFault> = found.faults.iter().map(|(_, fault)| *fault).collect();
    use EntryFault::{Encrypted, Method, Path};
    assert_eq!(faults, [Encrypted, Method(14), Encrypted, Path, Path, Path]);
    assert_eq!(found.entries[0].path, "a..b/1.jpg");
}

#[test]
fn files_that_are_no_archive_or_are_cut_off_are_errors() {
    let (bytes, end) = archive(&[file("1.jpg", b"one")]);
    assert_eq!(read(b""), Err(ZipError::NoEnd));
    assert_eq!(read(&[0xFF, 0xD8].repeat(100)), Err(ZipError::NoEnd));
    for length in 0..bytes.len() {
        assert_eq!(read(&bytes[..length]), Err(ZipError::NoEnd), "{length}");
    }
    let with = |at: usize, byte: u8| {
        let mut changed = bytes.clone();
        changed[at] = byte;
        read(&changed)
    };
    assert_eq!(with(end + 4, 1), Err(ZipError::SeveralParts));
    assert_eq!(with(end + 12, 255), Err(ZipError::Damaged));
    assert_eq!(with(end + 19, 255), Err(ZipError::Damaged), "the directory is beyond the end");
}

#[test]
fn any_changed_byte_gives_a_directory_or_an_error() {
    let (bytes, _) = archive(&[file("a/1.jpg", b"one"), file("a/2.jpg", b"two")]);
    for at in 0..bytes.len() {
        for byte in [0, 1, 0x50, 0x7F, 0x80, 0xFF] {
            let mut changed = bytes.clone();
            changed[at] = byte;
            if let Ok(found) = read(&changed) {
                let within = |entry: &Entry| entry.header + entry.compressed_bytes <= bytes.len() as u64;
                assert!(found.entries.iter().all(within), "{at} {byte}");
            }
        }
    }
}

#[test]
fn entries_that_share_bytes_are_refused() {
    let (mut bytes, end) = archive(&[file("1.jpg", &[7; 64]), file("2.jpg", &[7; 64])]);
    // The second entry of the directory gets the place of the first.
    let name = bytes[..end].windows(5).rposition(|name| name == b"2.jpg").unwrap();
    bytes[name - 4..name].copy_from_slice(&[0; 4]);
    assert_eq!(read(&bytes), Err(ZipError::Overlap));
}

#[test]
fn an_archive_with_zip64_records_is_read() {
    let (bytes, end) = archive(&[file("1.jpg", b"one")]);
    let directory_bytes = u32_at(&bytes, end + 12).unwrap();
    let offset = u32_at(&bytes, end + 16).unwrap();
    // The directory entry with its sizes and place in an extra field.
    let mut entry = bytes[offset as usize..end].to_vec();
    let values = [3_u64, 3, 0].map(u64::to_le_bytes).concat();
    entry[20..28].fill(0xFF);
    entry[42..46].fill(0xFF);
    entry[30..32].copy_from_slice(&28_u16.to_le_bytes());
    entry.extend([&1_u16.to_le_bytes()[..], &24_u16.to_le_bytes(), &values].concat());
    let mut large = [&bytes[..offset as usize], &entry].concat();
    let record = large.len() as u64;
    large.extend([b"PK\x06\x06".as_slice(), &44_u64.to_le_bytes(), &[45, 0, 45, 0], &[0; 8]].concat());
    large.extend([1_u64, 1, u64::from(directory_bytes) + 28, u64::from(offset)].map(u64::to_le_bytes).concat());
    large.extend([b"PK\x06\x07".as_slice(), &[0; 4], &record.to_le_bytes(), &1_u32.to_le_bytes()].concat());
    large.extend([b"PK\x05\x06".as_slice(), &[0; 4], &[0xFF; 12], &[0, 0]].concat());
    let found = read(&large).unwrap();
    let expected = (3, 3, 0, "1.jpg");
    let entry = &found.entries[0];
    assert_eq!((entry.bytes, entry.compressed_bytes, entry.header, entry.path.as_str()), expected);
    // A record outside the file.
    let locator = large.len() - 22 - 12;
    large[locator..locator + 8].fill(0x7F);
    assert_eq!(read(&large), Err(ZipError::Damaged));
}

#[test]
fn the_sum_of_parts_is_that_of_the_whole() {
    // The check value of CRC-32 in the literature.
    let mut crc = Crc32::default();
    crc.add(b"12345");
    crc.add(b"6789");
    assert_eq!(crc.value(), 0xCBF4_3926);
}
