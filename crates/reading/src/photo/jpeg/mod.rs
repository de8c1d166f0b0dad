//! JPEG.
//!
//! zune-jpeg decodes the pixels. Like other decoders it fills what is missing with grey, without an error, and it has
//! no strict mode that finds all damage. Therefore the file is read twice: [`Structure::read`] reads every code of
//! every scan without computing pixels, and refuses a file in which a block is missing, or that zune-jpeg would decode
//! to wrong pixels.

mod entropy;
mod frame;
mod huffman;
mod scan;
mod structure;

use std::borrow::Cow;

use image::RgbImage;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use self::structure::Structure;
use super::{Photo, PhotoError, PhotoFormat, colour};

/// Decodes a JPEG file.
///
/// # Errors
///
/// A [`PhotoError`].
pub(super) fn decode(bytes: &[u8]) -> Result<Photo, PhotoError> {
    let Structure { frame, exif, icc_profile, end, has_end_marker } = Structure::read(bytes)?;
    let file: Cow<'_, [u8]> = match has_end_marker {
        true => bytes.into(),
        false => [&bytes[..end], &[0xff, 0xd9]].concat().into(),
    };
    let options = DecoderOptions::default().set_max_width(usize::MAX).set_max_height(usize::MAX).set_strict_mode(false);
    let options = options.jpeg_set_out_colorspace(ColorSpace::RGB);
    let rgb = JpegDecoder::new_with_options(ZCursor::new(&*file), options)
        .decode()
        .map_err(|error| PhotoError::Damaged { format: PhotoFormat::Jpeg, reason: format!("{error:?}") })?;
    let mut rgb = RgbImage::from_raw(frame.width_px, frame.height_px, rgb).ok_or_else(|| PhotoError::Damaged {
        format: PhotoFormat::Jpeg,
        reason: "its pixels do not match its size".into(),
    })?;
    colour::convert(&mut rgb, 3, &icc_profile);
    Ok(Photo::upright(rgb, exif))
}
