//! Files of other formats, named for the error message.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How many bytes at the start of a text are searched for what it is.
const TEXT_BYTES: usize = 1024;

/// A format that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PhotoFormat {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    WebP,
}

impl PhotoFormat {
    /// Its name: `JPEG`.
    pub const fn name(self) -> &'static str {
        match self {
            PhotoFormat::Jpeg => "JPEG",
            PhotoFormat::Png => "PNG",
            PhotoFormat::WebP => "WebP",
        }
    }
}

impl fmt::Display for PhotoFormat {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// What is unusual about a JPEG that is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum JpegKind {
    /// Arithmetic coding.
    ArithmeticCoding,
    /// JPEG-LS.
    JpegLs,
    /// Lossless coding.
    Lossless,
    /// Hierarchical coding.
    Hierarchical,
    /// More than 8 bits per channel.
    MoreThan8Bits,
    /// Neither one, three nor four channels.
    ChannelCount,
    /// A height that is stored behind the picture.
    HeightBehindPicture,
    /// Colour that is finer than brightness.
    FineColour,
    /// Colour channels in scans of their own.
    SeparateScans,
}

impl fmt::Display for JpegKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            JpegKind::ArithmeticCoding => "arithmetic coding",
            JpegKind::JpegLs => "JPEG-LS",
            JpegKind::Lossless => "lossless coding",
            JpegKind::Hierarchical => "hierarchical coding",
            JpegKind::MoreThan8Bits => "more than 8 bits per channel",
            JpegKind::ChannelCount => "neither one, three nor four channels",
            JpegKind::HeightBehindPicture => "a height that is stored behind the picture",
            JpegKind::FineColour => "colour that is finer than brightness",
            JpegKind::SeparateScans => "colour channels in scans of their own",
        })
    }
}

/// A format that is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Format {
    /// HEIF with HEVC, the camera format of iPhones.
    Heic,
    /// HEIF with AV1.
    Avif,
    /// JPEG XL.
    JpegXl,
    /// JPEG 2000.
    Jpeg2000,
    /// The PNG variant inside iPhone apps, which other programs cannot read.
    AppPng,
    /// GIF.
    Gif,
    /// BMP.
    Bmp,
    /// TIFF, or the raw format of a camera that is based on it.
    TiffOrRaw,
    /// The raw format CR3 of Canon.
    CanonRaw,
    /// Photoshop.
    Photoshop,
    /// SVG.
    Svg,
    /// DICOM, with or without its preamble.
    Dicom,
    /// A video: MPEG-4, QuickTime, Matroska, WebM or AVI.
    Video,
    /// PDF.
    Pdf,
    /// ZIP.
    Zip,
    /// AppleDouble or AppleSingle: what a Mac stores beside a file, often under its name with `._` before it.
    MacResources,
    /// The text that Git stores in place of a large file.
    GitLfsPointer,
    /// HTML, often the page of a network or a server that asks for a sign-in.
    WebPage,
    /// Another text.
    Text,
}

impl Format {
    /// Whether some browsers have a decoder for it, so that it is worth a try.
    pub(super) fn may_be_decoded_by_browser(self) -> bool {
        matches!(self, Format::Heic | Format::Avif | Format::JpegXl)
    }

    /// What the user can do, for the end of a sentence.
    pub(super) fn remedy(self) -> &'static str {
        match self {
            Format::Heic => {
                "save it as JPEG; on an iPhone, choose it from Photos instead of Files, or set Settings > Camera > \
                 Formats to Most Compatible"
            }
            Format::Svg | Format::Video | Format::Text | Format::Pdf => "pick a photo",
            Format::Zip => "unpack it and pick the photos in it",
            Format::MacResources => "pick the file of the same name without ._ at its start",
            Format::GitLfsPointer => "download the photo itself, for example with git lfs pull",
            Format::WebPage => "download the photo again; the network or the server may ask for a sign-in first",
            _ => "save it as JPEG and try again",
        }
    }

    /// The format of a file that is neither JPEG, PNG nor WebP, by its first bytes.
    pub(super) fn detect(bytes: &[u8]) -> Option<Format> {
        if let Some(format) = detect_media_box(bytes) {
            return Some(format);
        }
        match bytes {
            [0xff, 0x0a, ..] | [0, 0, 0, 12, b'J', b'X', b'L', b' ', ..] => Some(Format::JpegXl),
            [0xff, 0x4f, 0xff, 0x51, ..] | [0, 0, 0, 12, b'j', b'P', b' ', b' ', ..] => Some(Format::Jpeg2000),
            [b'G', b'I', b'F', b'8', ..] => Some(Format::Gif),
            [b'%', b'P', b'D', b'F', ..] => Some(Format::Pdf),
            [b'B', b'M', ..] => Some(Format::Bmp),
            [b'I', b'I', 42 | 43 | 85 | b'R', ..] | [b'M', b'M', 0, 42 | 43, ..] | [b'M', b'M', b'O', b'R', ..] => {
                Some(Format::TiffOrRaw)
            }
            [b'8', b'B', b'P', b'S', ..] => Some(Format::Photoshop),
            [b'P', b'K', 3, 4, ..] => Some(Format::Zip),
            [0, 5, 0x16, 0 | 7, ..] => Some(Format::MacResources),
            [0x1a, 0x45, 0xdf, 0xa3, ..] => Some(Format::Video),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'A', b'V', b'I', ..] => Some(Format::Video),
            _ if is_dicom(bytes) => Some(Format::Dicom),
            _ => detect_text(bytes),
        }
    }
}

impl fmt::Display for Format {
    /// With its article: `a HEIC photo`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Format::Heic => "a HEIC photo",
            Format::Avif => "an AVIF picture",
            Format::JpegXl => "a JPEG XL picture",
            Format::Jpeg2000 => "a JPEG 2000 picture",
            Format::AppPng => "an iPhone app's own PNG",
            Format::Gif => "a GIF",
            Format::Bmp => "a BMP picture",
            Format::TiffOrRaw => "a TIFF or raw photo",
            Format::CanonRaw => "a Canon raw photo",
            Format::Photoshop => "a Photoshop file",
            Format::Svg => "an SVG drawing",
            Format::Dicom => "a DICOM file",
            Format::Video => "a video",
            Format::Pdf => "a PDF",
            Format::Zip => "a ZIP archive",
            Format::MacResources => "a Mac's notes about a file",
            Format::GitLfsPointer => "a Git LFS pointer, a text that stands for a file",
            Format::WebPage => "a web page",
            Format::Text => "a text file",
        })
    }
}

/// The formats of ISO base media files, by their brands: the major brand, and the compatible ones where the major
/// brand is common to several formats.
fn detect_media_box(bytes: &[u8]) -> Option<Format> {
    match bytes.get(4..8)? {
        b"ftyp" => {}
        // QuickTime films before `ftyp`.
        b"moov" | b"mdat" | b"wide" => return Some(Format::Video),
        _ => return None,
    }
    let size = u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) as usize;
    let brands = bytes.get(8..size.min(bytes.len())).unwrap_or(&bytes[8..]).as_chunks::<4>().0;
    let compatible = |wanted: &[u8; 4]| brands.iter().skip(2).any(|brand| brand == wanted);
    Some(match brands.first()? {
        b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"hevm" | b"hevs" => Format::Heic,
        b"avif" | b"avis" => Format::Avif,
        b"mif1" | b"mif2" | b"msf1" | b"miaf" | b"heif" if compatible(b"avif") || compatible(b"avis") => Format::Avif,
        b"mif1" | b"mif2" | b"msf1" | b"miaf" | b"heif" => Format::Heic,
        b"crx " => Format::CanonRaw,
        b"jxl " => Format::JpegXl,
        b"jp2 " | b"jpx " | b"jph " => Format::Jpeg2000,
        _ => Format::Video,
    })
}

/// Whether `DICM` follows the preamble, or the file begins with an element of the group 2 or 8 whose value
/// representation is two capital letters.
fn is_dicom(bytes: &[u8]) -> bool {
    bytes.get(128..132) == Some(b"DICM")
        || matches!(bytes, [2 | 8, 0, _, 0, first, second, ..]
            if first.is_ascii_uppercase() && second.is_ascii_uppercase())
}

fn detect_text(bytes: &[u8]) -> Option<Format> {
    let start = &bytes[..bytes.len().min(TEXT_BYTES)];
    // UTF-16, as some spreadsheets and editors write it.
    if matches!(start, [0xff, 0xfe, _, 0, ..] | [0xfe, 0xff, 0, ..]) {
        return Some(Format::Text);
    }
    let is_text = |error: &std::str::Utf8Error| error.error_len().is_none();
    if start.contains(&0) || std::str::from_utf8(start).is_err_and(|error| !is_text(&error)) {
        return None;
    }
    let start = start.to_ascii_lowercase();
    let contains = |word: &str| start.windows(word.len()).any(|window| window == word.as_bytes());
    Some(match () {
        () if start.starts_with(b"version https://git-lfs") => Format::GitLfsPointer,
        () if contains("<!doctype html") || contains("<html") => Format::WebPage,
        () if contains("<svg") => Format::Svg,
        () => Format::Text,
    })
}

#[cfg(test)]
mod tests {
    use super::{Format, detect_text};

    #[test]
    fn a_text_that_is_cut_within_a_letter_is_a_text() {
        let text = "ä".repeat(600);
        assert_eq!(detect_text(&text.as_bytes()[1..]), None);
        assert_eq!(detect_text(&[b"x", text.as_bytes()].concat()), Some(Format::Text));
    }
}
