//! The directory of a ZIP archive: where its photos are. The content is inflated by the browser, one photo at a time.
//!
//! The format is that of PKWARE's APPNOTE.TXT 6.3.10, with ZIP64. Archives come from strangers: sizes and places are
//! checked against the file before anything is read, and no entry can name memory or other files.

use std::ops::Range;

/// The number of bytes at the end of a file that contain the end record: its 22 bytes, the longest comment, and the 20
/// bytes of the ZIP64 locator before it.
pub const TAIL_BYTES: u64 = 22 + 0xFFFF + 20;

/// The number of bytes of a ZIP64 end record that are used.
pub const ZIP64_RECORD_BYTES: u64 = 56;

/// The number of bytes of the fixed part of a local header.
pub const LOCAL_HEADER_BYTES: u64 = 30;

/// The largest directory that is read, in bytes. That of 10,000 photos has about 1 MB.
const MAX_DIRECTORY_BYTES: u64 = 32 << 20;

/// The marker of a value that ZIP64 stores elsewhere.
const IN_ZIP64: u32 = u32::MAX;

/// Why an archive cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZipError {
    /// It has no end record: it is no ZIP archive, or its end is missing.
    NoEnd,
    /// It is one of several parts.
    SeveralParts,
    /// The directory is not where the end record says, or ends within an entry.
    Damaged,
    /// The directory is larger than [`MAX_DIRECTORY_BYTES`].
    TooManyEntries,
    /// Two entries share bytes, as in archives that are built to fill a memory.
    Overlap,
}

/// Where the directory of an archive is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndRecord {
    /// Here.
    Directory(DirectoryPlace),
    /// As the ZIP64 end record at this place of the file says.
    Zip64At(u64),
}

/// The place of the directory in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DirectoryPlace {
    /// Its first byte.
    pub offset: u64,
    /// Its length, in bytes.
    pub bytes: u64,
    /// The number of bytes before the archive, such as a program that extracts it. All places count from there.
    pub shift: u64,
}

/// How the content of an entry is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// As it is.
    Stored,
    /// Deflated.
    Deflated,
}

/// A file of an archive that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its path, with `/` between the folders.
    pub path: String,
    /// How its content is stored.
    pub method: Method,
    /// The length of the stored content, in bytes.
    pub compressed_bytes: u64,
    /// The length of the content, in bytes.
    pub bytes: u64,
    /// CRC-32 of the content.
    pub crc32: u32,
    /// The place of its local header in the file.
    pub header: u64,
}

/// Why a file of an archive cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryFault {
    /// It is encrypted.
    Encrypted,
    /// It is compressed by this method, which browsers do not have.
    Method(u16),
    /// Its path leaves the archive, or names a drive.
    Path,
}

/// The files of an archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Directory {
    /// Those that can be read.
    pub entries: Vec<Entry>,
    /// Those that cannot be read, with their paths.
    pub faults: Vec<(String, EntryFault)>,
}

/// Finds the end record in `tail`, the last [`TAIL_BYTES`] of a file of `file_bytes` or all of it.
///
/// # Errors
///
/// If there is none, or the archive has several parts.
pub fn end_record(tail: &[u8], file_bytes: u64) -> Result<EndRecord, ZipError> {
    const END: [u8; 4] = *b"PK\x05\x06";
    const LOCATOR: [u8; 4] = *b"PK\x06\x07";
    let is_end = |at: &usize| {
        let comment = u16_at(tail, at + 20).map_or(usize::MAX, usize::from);
        tail[*at..].starts_with(&END) && at + 22 + comment == tail.len()
    };
    let last = tail.len().checked_sub(22).ok_or(ZipError::NoEnd)?;
    let at = (0..=last).rev().find(is_end).ok_or(ZipError::NoEnd)?;
    let in_file = file_bytes - tail.len() as u64 + at as u64;
    if let Some(locator) = at.checked_sub(20).filter(|at| tail[*at..].starts_with(&LOCATOR)) {
        let record = u64_at(tail, locator + 8).ok_or(ZipError::Damaged)?;
        let is_within = record.checked_add(ZIP64_RECORD_BYTES).is_some_and(|end| end <= in_file);
        return if is_within { Ok(EndRecord::Zip64At(record)) } else { Err(ZipError::Damaged) };
    }
    let field = |offset| u16_at(tail, at + offset).ok_or(ZipError::Damaged);
    if field(4)? != 0 || field(6)? != 0 || field(8)? != field(10)? {
        return Err(ZipError::SeveralParts);
    }
    let (bytes, offset) = (u32_at(tail, at + 12), u32_at(tail, at + 16));
    let (bytes, offset) = bytes.zip(offset).ok_or(ZipError::Damaged)?;
    if bytes == IN_ZIP64 || offset == IN_ZIP64 {
        return Err(ZipError::Damaged);
    }
    let (bytes, offset) = (u64::from(bytes), u64::from(offset));
    // The directory ends where the end record begins, also if other bytes are before the archive.
    let begin = in_file.checked_sub(bytes).ok_or(ZipError::Damaged)?;
    let shift = begin.checked_sub(offset).ok_or(ZipError::Damaged)?;
    place(DirectoryPlace { offset: begin, bytes, shift }).map(EndRecord::Directory)
}

/// The place of the directory by the ZIP64 end record, whose first bytes are `record`, in a file of `file_bytes`.
///
/// # Errors
///
/// If it is none, the archive has several parts, or the directory is outside the file.
pub fn zip64_directory(record: &[u8], file_bytes: u64) -> Result<DirectoryPlace, ZipError> {
    if !record.starts_with(b"PK\x06\x06") {
        return Err(ZipError::Damaged);
    }
    if u32_at(record, 16) != Some(0) || u32_at(record, 20) != Some(0) {
        return Err(ZipError::SeveralParts);
    }
    let (bytes, offset) = u64_at(record, 40).zip(u64_at(record, 48)).ok_or(ZipError::Damaged)?;
    let is_within = offset.checked_add(bytes).is_some_and(|end| end <= file_bytes);
    if is_within { place(DirectoryPlace { offset, bytes, shift: 0 }) } else { Err(ZipError::Damaged) }
}

fn place(place: DirectoryPlace) -> Result<DirectoryPlace, ZipError> {
    if place.bytes > MAX_DIRECTORY_BYTES { Err(ZipError::TooManyEntries) } else { Ok(place) }
}

/// The files of the archive whose directory is `bytes`, at `place`. Folders are left out.
///
/// # Errors
///
/// If the directory ends within an entry, or entries share bytes or are outside the archive.
pub fn directory(bytes: &[u8], place: DirectoryPlace) -> Result<Directory, ZipError> {
    let mut found = Directory::default();
    let mut ranges: Vec<Range<u64>> = Vec::new();
    let mut rest = bytes;
    while rest.starts_with(b"PK\x01\x02") {
        let (entry, after) = central_header(rest, place.shift).ok_or(ZipError::Damaged)?;
        rest = after;
        let name_bytes = entry.name_bytes as u64;
        let end = entry
            .header
            .checked_add(LOCAL_HEADER_BYTES + name_bytes)
            .and_then(|begin| begin.checked_add(entry.compressed_bytes));
        ranges.push(entry.header..end.filter(|end| *end <= place.offset).ok_or(ZipError::Damaged)?);
        if entry.path.ends_with('/') {
            continue;
        }
        match entry.checked() {
            Ok(entry) => found.entries.push(entry),
            Err(fault) => found.faults.push(fault),
        }
    }
    // A signature of the directory may follow it.
    if !rest.is_empty() && !rest.starts_with(b"PK\x05\x05") {
        return Err(ZipError::Damaged);
    }
    ranges.sort_by_key(|range| range.start);
    if ranges.windows(2).any(|pair| pair[0].end > pair[1].start) {
        return Err(ZipError::Overlap);
    }
    Ok(found)
}

/// The number of bytes from the local header with the fixed part `header` to the content; none if it is no local header.
pub fn content_offset(header: &[u8]) -> Option<u64> {
    let is_header = header.starts_with(b"PK\x03\x04");
    let lengths = u16_at(header, 26).zip(u16_at(header, 28)).filter(|_| is_header)?;
    Some(LOCAL_HEADER_BYTES + u64::from(lengths.0) + u64::from(lengths.1))
}

/// The table of CRC-32, the cyclic redundancy check of ZIP (polynomial 0xEDB88320).
const CRC_TABLE: [u32; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let mut value = byte as u32;
        let mut bit = 0;
        while bit < 8 {
            value = if value & 1 == 1 { (value >> 1) ^ 0xEDB8_8320 } else { value >> 1 };
            bit += 1;
        }
        table[byte] = value;
        byte += 1;
    }
    table
};

/// CRC-32 of the bytes that were passed in parts.
#[derive(Clone, Copy, Debug)]
pub struct Crc32(u32);

impl Default for Crc32 {
    /// That of no bytes.
    fn default() -> Crc32 {
        Crc32(u32::MAX)
    }
}

impl Crc32 {
    /// Adds the next part.
    pub fn add(&mut self, bytes: &[u8]) {
        let next = |crc: u32, byte: &u8| (crc >> 8) ^ CRC_TABLE[usize::from(crc as u8 ^ byte)];
        self.0 = bytes.iter().fold(self.0, next);
    }

    /// The sum of all parts.
    pub fn value(self) -> u32 {
        !self.0
    }
}

/// An entry as the directory stores it.
struct RawEntry {
    path: String,
    name_bytes: usize,
    flags: u16,
    method: u16,
    crc32: u32,
    compressed_bytes: u64,
    bytes: u64,
    header: u64,
}

impl RawEntry {
    /// The entry, or its path and why it cannot be read.
    fn checked(self) -> Result<Entry, (String, EntryFault)> {
        // Bit 0: encrypted; bit 6: strongly encrypted; bit 13: encrypted directory.
        const ENCRYPTED: u16 = 1 | 1 << 6 | 1 << 13;
        let is_encrypted = self.flags & ENCRYPTED != 0 || self.method == 99;
        let method = match self.method {
            0 => Ok(Method::Stored),
            8 => Ok(Method::Deflated),
            other => Err(EntryFault::Method(other)),
        };
        match method {
            _ if is_encrypted => Err((self.path, EntryFault::Encrypted)),
            _ if leaves_archive(&self.path) => Err((self.path, EntryFault::Path)),
            Err(fault) => Err((self.path, fault)),
            Ok(method) => Ok(Entry {
                method,
                path: self.path,
                compressed_bytes: self.compressed_bytes,
                bytes: self.bytes,
                crc32: self.crc32,
                header: self.header,
            }),
        }
    }
}

/// Whether a path is absolute, names a drive, or leads out of its folder.
fn leaves_archive(path: &str) -> bool {
    path.starts_with('/')
        || path.contains('\0')
        || path.as_bytes().get(1) == Some(&b':')
        || path.split('/').any(|part| part == "..")
}

/// The first entry of `bytes` and the bytes after it; none if they end before.
fn central_header(bytes: &[u8], shift: u64) -> Option<(RawEntry, &[u8])> {
    const FIXED_BYTES: usize = 46;
    let length = |at| u16_at(bytes, at).map(usize::from);
    let (name_bytes, extra_bytes, comment_bytes) = (length(28)?, length(30)?, length(32)?);
    let name = bytes.get(FIXED_BYTES..FIXED_BYTES + name_bytes)?;
    let extra = bytes.get(FIXED_BYTES + name_bytes..FIXED_BYTES + name_bytes + extra_bytes)?;
    let after = bytes.get(FIXED_BYTES + name_bytes + extra_bytes + comment_bytes..)?;
    // Those of the three values that do not fit are in the extra field, in this order.
    let mut in_extra = zip64_values(extra);
    let mut value = |at| {
        let value = u32_at(bytes, at)?;
        if value == IN_ZIP64 { in_extra.next() } else { Some(u64::from(value)) }
    };
    let (content_bytes, compressed_bytes, header) = (value(24)?, value(20)?, value(42)?);
    let flags = u16_at(bytes, 8)?;
    let raw = RawEntry {
        path: path(name),
        name_bytes,
        flags,
        method: u16_at(bytes, 10)?,
        crc32: u32_at(bytes, 16)?,
        compressed_bytes,
        bytes: content_bytes,
        header: header.checked_add(shift)?,
    };
    Some((raw, after))
}

/// The values of the ZIP64 extra field; none without one.
fn zip64_values(mut extra: &[u8]) -> impl Iterator<Item = u64> {
    const ZIP64: u16 = 1;
    let mut values: &[u8] = &[];
    while let Some((id, bytes)) = u16_at(extra, 0).zip(u16_at(extra, 2)) {
        let Some(content) = extra.get(4..4 + usize::from(bytes)) else { break };
        if id == ZIP64 {
            values = content;
        }
        extra = &extra[4 + usize::from(bytes)..];
    }
    values.as_chunks::<8>().0.iter().map(|bytes| u64::from_le_bytes(*bytes))
}

/// The characters of code page 437 from 128 on, in which programs of MS-DOS and some of Windows write names.
const CODE_PAGE_437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
    αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

/// The path of an entry, with `/` between the folders: in UTF-8, or in code page 437 if it is not valid UTF-8. Some programs
/// write UTF-8 without setting its flag.
fn path(name: &[u8]) -> String {
    let decoded = String::from_utf8(name.to_vec()).unwrap_or_else(|_| {
        let character = |byte: &u8| match byte {
            0..128 => char::from(*byte),
            _ => CODE_PAGE_437.chars().nth(usize::from(byte - 128)).unwrap_or(char::REPLACEMENT_CHARACTER),
        };
        name.iter().map(character).collect()
    });
    decoded.replace('\\', "/")
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|bytes| u16::from_le_bytes(*bytes))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|bytes| u32::from_le_bytes(*bytes))
}

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..)?.first_chunk().map(|bytes| u64::from_le_bytes(*bytes))
}

#[cfg(test)]
#[path = "zip_tests.rs"]
mod tests;
