//! EXIF: the orientation in which a photo was taken.

use image::metadata::Orientation;

/// What precedes EXIF data in JPEG, and in some PNG and WebP files.
const PREFIX: &[u8] = b"Exif\0\0";

/// The orientation that EXIF data gives. Without a valid one, the photo is not turned.
pub(super) fn orientation(exif: &[u8]) -> Orientation {
    let exif = exif.strip_prefix(PREFIX).unwrap_or(exif);
    Orientation::from_exif_chunk(exif).unwrap_or(Orientation::NoTransforms)
}
