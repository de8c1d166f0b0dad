//! EXIF: the orientation in which a photo was taken.

use image::metadata::Orientation;

/// What precedes EXIF data in JPEG, and in some PNG and WebP files.
const PREFIX: &[u8] = b"Exif\0\0";

/// The orientation that EXIF data gives. Without a valid one, the photo is not turned.
pub(super) fn orientation(exif: &[u8]) -> Orientation {
    let exif = exif.strip_prefix(PREFIX).unwrap_or(exif);
    Orientation::from_exif_chunk(exif).unwrap_or(Orientation::NoTransforms)
}

/// The orientation of a JPEG: that of its first EXIF segment, as in browsers, also behind a segment of XMP.
pub(super) fn jpeg_orientation(jpeg: &[u8]) -> Orientation {
    let mut rest = jpeg.get(2..).unwrap_or_default();
    loop {
        match *rest {
            // Fill bytes.
            [0xff, 0xff, ..] => rest = &rest[1..],
            // Start of scan and end of image: only image data follow.
            [0xff, 0xda | 0xd9, ..] => return Orientation::NoTransforms,
            [0xff, marker, high, low, ..] => {
                let length = usize::from(u16::from_be_bytes([high, low]));
                let Some(content) = rest.get(4..2 + length) else { return Orientation::NoTransforms };
                if marker == 0xe1 && content.starts_with(PREFIX) {
                    return orientation(content);
                }
                rest = &rest[2 + length..];
            }
            _ => return Orientation::NoTransforms,
        }
    }
}
