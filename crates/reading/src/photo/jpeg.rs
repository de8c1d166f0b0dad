//! JPEG, decoded by zune-jpeg.

use image::RgbImage;
use zune_jpeg::JpegDecoder;
use zune_jpeg::errors::DecodeErrors;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::{Decoded, PhotoError, check_size, exif};

pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, PhotoError> {
    let failed = |error: DecodeErrors| match error {
        _ if !jpeg_is_complete(bytes) => PhotoError::Truncated { format: "JPEG" },
        other => PhotoError::Damaged { format: "JPEG", reason: format!("{other:?}") },
    };
    let options = DecoderOptions::default().set_max_width(usize::MAX).set_max_height(usize::MAX).set_strict_mode(false);
    let mut decoder =
        JpegDecoder::new_with_options(ZCursor::new(bytes), options.jpeg_set_out_colorspace(ColorSpace::RGB));
    decoder.decode_headers().map_err(failed)?;
    let info = decoder.info().ok_or(PhotoError::Truncated { format: "JPEG" })?;
    let (width_px, height_px) = (u32::from(info.width), u32::from(info.height));
    check_size(width_px, height_px)?;
    // The decoder fills the missing rest of a truncated file with grey, which would be classified as skin.
    if !jpeg_is_complete(bytes) {
        return Err(PhotoError::Truncated { format: "JPEG" });
    }
    let orientation = exif::jpeg_orientation(bytes);
    let icc_profile = decoder.icc_profile();
    let rgb = decoder.decode().map_err(failed)?;
    let rgb = RgbImage::from_raw(width_px, height_px, rgb)
        .ok_or_else(|| PhotoError::Damaged { format: "JPEG", reason: "its pixels do not match its size".into() })?;
    Ok(Decoded { rgb, orientation, icc_profile })
}

/// Whether the end-of-image marker follows the last scan. The last two bytes are not sufficient: phones append videos
/// and depth maps, and thumbnails end with the same marker.
fn jpeg_is_complete(bytes: &[u8]) -> bool {
    let mut offset = 2;
    while let Some(&[first, marker]) = bytes.get(offset..offset + 2) {
        match (first, marker) {
            (0xff, 0xd9) => return true,
            // Fill bytes, stuffed zeros, restart markers and scan data.
            (0xff, 0xff) => offset += 1,
            (0xff, 0x00 | 0x01 | 0xd0..=0xd7) => offset += 2,
            (0xff, _) => match bytes.get(offset + 2..offset + 4) {
                Some(&[high, low]) => offset += 2 + usize::from(u16::from_be_bytes([high, low])).max(2),
                _ => return false,
            },
            _ => offset += 1,
        }
    }
    false
}
