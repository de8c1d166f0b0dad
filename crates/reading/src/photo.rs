//! The image decoder: an encoded file becomes an upright RGB photo. The trainer and the browser use the same decoder.
//!
//! JPEG is decoded by zune-jpeg, the decoder inside `image`, without its platform-specific code, so that every machine
//! computes the same bytes. PNG and WebP are decoded by `image`. Colour profiles are not applied.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, RgbImage};
use zune_jpeg::JpegDecoder;
use zune_jpeg::errors::DecodeErrors;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

/// The maximum number of pixels of a photo, in megapixels. The largest common phone setting is 50. Decoded, 64
/// megapixels take 192 MB, which is within a tablet browser's limit.
pub const MAX_MEGAPIXELS: u64 = 64;

/// The minimum width and height of a photo, in pixels. Smaller photos show too little of a lesion.
pub const MIN_SIDE_PX: u32 = 32;

/// An upright RGB photo, 8 bits per channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    width_px: u32,
    height_px: u32,
    rgb: Vec<u8>,
}

/// An error of a file that cannot be decoded.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PhotoError {
    /// The file is empty.
    #[error("the file is empty; pick the photo again")]
    Empty,
    /// The file has an unsupported format.
    #[error("the file is not a JPEG, PNG or WebP photo{}; save it as JPEG and try again", but_detected(*.detected))]
    UnsupportedFormat {
        /// The detected format, if any.
        detected: Option<&'static str>,
    },
    /// The file ends before the end of its image.
    #[error("the {format} file is cut off before its end; copy or take the photo again")]
    Truncated {
        /// `JPEG`, `PNG` or `WebP`.
        format: &'static str,
    },
    /// The content of the file violates its format.
    #[error("the {format} file is damaged ({reason}); copy or take the photo again")]
    Damaged {
        /// `JPEG`, `PNG` or `WebP`.
        format: &'static str,
        /// The message of the decoder.
        reason: String,
    },
    /// The photo has more pixels than [`MAX_MEGAPIXELS`]. The error is detected before the pixels are decoded.
    #[error(
        "the photo is {width_px}\u{d7}{height_px}, {:.0} megapixels; the limit is {MAX_MEGAPIXELS}, so crop it or take it at a smaller size",
        f64::from(*.width_px) * f64::from(*.height_px) / 1e6
    )]
    TooLarge {
        /// The width in pixels.
        width_px: u32,
        /// The height in pixels.
        height_px: u32,
    },
    /// The photo is narrower or lower than [`MIN_SIDE_PX`].
    #[error("the photo is only {width_px}\u{d7}{height_px} pixels; take one with at least {MIN_SIDE_PX} on each side")]
    TooSmall {
        /// The width in pixels.
        width_px: u32,
        /// The height in pixels.
        height_px: u32,
    },
}

fn but_detected(detected: Option<&'static str>) -> String {
    detected.map(|kind| format!(" but {kind}")).unwrap_or_default()
}

impl Photo {
    /// Decodes a JPEG, PNG or WebP file and applies its EXIF orientation.
    ///
    /// Grey is converted to RGB, 16 bits to 8, and transparent pixels are composited on white.
    ///
    /// # Errors
    ///
    /// A [`PhotoError`], whose message states the problem and the remedy. The size is checked before the pixels are
    /// decoded.
    pub fn decode(bytes: &[u8]) -> Result<Photo, PhotoError> {
        match bytes {
            [] => Err(PhotoError::Empty),
            [0xff, 0xd8, 0xff, ..] => decode_jpeg(bytes),
            [0x89, b'P', b'N', b'G', ..] => decode_with_image(bytes, ImageFormat::Png, "PNG"),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => {
                decode_with_image(bytes, ImageFormat::WebP, "WebP")
            }
            _ => Err(PhotoError::UnsupportedFormat { detected: detected_format(bytes) }),
        }
    }

    /// A photo from its pixels: `rgb` is in row-major order, three bytes per pixel.
    ///
    /// # Panics
    ///
    /// If `rgb` does not have `3 * width_px * height_px` bytes.
    pub fn from_rgb(width_px: u32, height_px: u32, rgb: Vec<u8>) -> Photo {
        assert_eq!(rgb.len(), 3 * width_px as usize * height_px as usize, "three bytes per pixel");
        Photo { width_px, height_px, rgb }
    }

    /// The width in pixels.
    pub fn width_px(&self) -> u32 {
        self.width_px
    }

    /// The height in pixels.
    pub fn height_px(&self) -> u32 {
        self.height_px
    }

    /// The pixels in row-major order from the top left, three bytes (red, green, blue) each.
    pub fn rgb(&self) -> &[u8] {
        &self.rgb
    }

    fn upright(rgb: RgbImage, orientation: Orientation) -> Photo {
        let mut image = DynamicImage::ImageRgb8(rgb);
        image.apply_orientation(orientation);
        let rgb = image.into_rgb8();
        Photo { width_px: rgb.width(), height_px: rgb.height(), rgb: rgb.into_raw() }
    }
}

/// The format of an unsupported file by its first bytes, for the error message. It covers the formats that users
/// commonly try.
fn detected_format(bytes: &[u8]) -> Option<&'static str> {
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

/// Checks the size of a photo. [`Photo::decode`] calls it before it decodes the pixels.
///
/// # Errors
///
/// [`PhotoError::TooLarge`] or [`PhotoError::TooSmall`].
pub fn check_size(width_px: u32, height_px: u32) -> Result<(), PhotoError> {
    if u64::from(width_px) * u64::from(height_px) > MAX_MEGAPIXELS * 1_000_000 {
        return Err(PhotoError::TooLarge { width_px, height_px });
    }
    if width_px.min(height_px) < MIN_SIDE_PX {
        return Err(PhotoError::TooSmall { width_px, height_px });
    }
    Ok(())
}

fn decode_jpeg(bytes: &[u8]) -> Result<Photo, PhotoError> {
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
    let orientation =
        decoder.exif().and_then(|exif| Orientation::from_exif_chunk(exif)).unwrap_or(Orientation::NoTransforms);
    let rgb = decoder.decode().map_err(failed)?;
    let rgb = RgbImage::from_raw(width_px, height_px, rgb)
        .ok_or_else(|| PhotoError::Damaged { format: "JPEG", reason: "its pixels do not match its size".into() })?;
    Ok(Photo::upright(rgb, orientation))
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

fn decode_with_image(bytes: &[u8], format: ImageFormat, name: &'static str) -> Result<Photo, PhotoError> {
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
    let image = DynamicImage::from_decoder(decoder).map_err(failed)?;
    let rgb = if image.color().has_alpha() { composited_on_white(image) } else { image.into_rgb8() };
    Ok(Photo::upright(rgb, orientation))
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
