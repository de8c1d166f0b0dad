//! PNG and WebP, decoded by `image`.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, RgbImage};

use super::{Decoded, PhotoError, check_size};

pub(super) fn decode(bytes: &[u8], format: ImageFormat, name: &'static str) -> Result<Decoded, PhotoError> {
    let failed = |error: image::ImageError| match error {
        image::ImageError::IoError(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
            PhotoError::Truncated { format: name }
        }
        // The WebP decoder has several errors for a file that is shorter than the size in its header.
        _ if format == ImageFormat::WebP && riff_is_truncated(bytes) => PhotoError::Truncated { format: name },
        other => PhotoError::Damaged { format: name, reason: other.to_string() },
    };
    let mut reader = image::ImageReader::with_format(Cursor::new(bytes), format);
    reader.no_limits(); // `check_size` is stricter and has a message for users
    let mut decoder = reader.into_decoder().map_err(failed)?;
    let (width_px, height_px) = decoder.dimensions();
    check_size(width_px, height_px)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let icc_profile = decoder.icc_profile().ok().flatten();
    let image = DynamicImage::from_decoder(decoder).map_err(failed)?;
    let rgb = if image.color().has_alpha() { composited_on_white(image) } else { image.into_rgb8() };
    Ok(Decoded { rgb, orientation, icc_profile })
}

fn riff_is_truncated(bytes: &[u8]) -> bool {
    let size = bytes.get(4..8).map(|size| u32::from_le_bytes([size[0], size[1], size[2], size[3]]));
    size.is_some_and(|size| bytes.len() < size as usize + 8)
}

fn composited_on_white(image: DynamicImage) -> RgbImage {
    let rgba = image.into_rgba8();
    RgbImage::from_fn(rgba.width(), rgba.height(), |x, y| {
        let [red, green, blue, alpha] = rgba.get_pixel(x, y).0.map(u32::from);
        image::Rgb([red, green, blue].map(|channel| ((channel * alpha + 255 * (255 - alpha) + 127) / 255) as u8))
    })
}
