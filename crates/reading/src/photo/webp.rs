//! WebP, decoded by `image`.

use std::io::Cursor;

use image::codecs::webp::WebPDecoder;
use image::{DynamicImage, ImageDecoder, ImageError, Rgb, RgbImage};

use super::{Photo, PhotoError, PhotoFormat, check_size, colour, on_white};

const FORMAT: PhotoFormat = PhotoFormat::WebP;

pub(super) fn decode(bytes: &[u8]) -> Result<Photo, PhotoError> {
    let failed = |error: ImageError| match error {
        ImageError::IoError(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
            PhotoError::Truncated { format: FORMAT }
        }
        // The decoder has several errors for a file that is shorter than the size in its header.
        _ if is_truncated(bytes) => PhotoError::Truncated { format: FORMAT },
        other => PhotoError::Damaged { format: FORMAT, reason: other.to_string() },
    };
    let mut decoder = WebPDecoder::new(Cursor::new(bytes)).map_err(failed)?;
    let (width_px, height_px) = decoder.dimensions();
    check_size(width_px, height_px)?;
    let exif = decoder.exif_metadata().ok().flatten().unwrap_or_default();
    let profile = decoder.icc_profile().ok().flatten().unwrap_or_default();
    let rgb = match DynamicImage::from_decoder(decoder).map_err(failed)? {
        DynamicImage::ImageRgba8(mut rgba) => {
            colour::convert(&mut rgba, 4, &profile);
            RgbImage::from_fn(width_px, height_px, |x, y| {
                let [red, green, blue, alpha] = rgba.get_pixel(x, y).0;
                Rgb(on_white([red, green, blue], alpha))
            })
        }
        opaque => {
            let mut rgb = opaque.into_rgb8();
            colour::convert(&mut rgb, 3, &profile);
            rgb
        }
    };
    Ok(Photo::upright(rgb, &exif))
}

fn is_truncated(bytes: &[u8]) -> bool {
    let size = bytes.get(4..8).map(|size| u32::from_le_bytes([size[0], size[1], size[2], size[3]]));
    size.is_some_and(|size| bytes.len() < size as usize + 8)
}
