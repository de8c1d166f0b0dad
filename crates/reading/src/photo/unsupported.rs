//! Files of other formats, named for the error message.

/// The format of an unsupported file by its first bytes, for the error message. It covers the formats that users
/// commonly try.
pub(super) fn detected_format(bytes: &[u8]) -> Option<&'static str> {
    let brand = bytes.get(4..12);
    match bytes {
        _ if brand.is_some_and(|brand| matches!(brand, b"ftypheic" | b"ftypheix" | b"ftypmif1" | b"ftypmsf1")) => {
            Some("a HEIC photo")
        }
        _ if brand == Some(b"ftypavif") => Some("an AVIF picture"),
        _ if brand.is_some_and(|brand| brand.starts_with(b"ftyp")) => Some("a video"),
        [b'G', b'I', b'F', b'8', ..] => Some("a GIF"),
        [b'%', b'P', b'D', b'F', ..] => Some("a PDF"),
        [b'B', b'M', ..] => Some("a BMP picture"),
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => Some("a TIFF or raw photo"),
        [b'P', b'K', 3, 4, ..] => Some("a ZIP archive"),
        _ if bytes.get(128..132) == Some(b"DICM") => Some("a DICOM file"),
        _ if std::str::from_utf8(&bytes[..bytes.len().min(64)]).is_ok() => Some("a text file"),
        _ => None,
    }
}
