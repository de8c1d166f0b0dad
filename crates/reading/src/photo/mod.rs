//! The image decoder: an encoded file becomes an upright RGB photo. The trainer and the browser use the same decoder.
//!
//! JPEG is decoded by zune-jpeg, the decoder inside `image`, without its platform-specific code, so that every machine
//! computes the same bytes, after a check that the whole picture is there. PNG and WebP are decoded by the decoders
//! inside `image`. The pixels are converted to sRGB and turned upright.

mod colour;
mod format;
mod jpeg;
mod png;
mod region;
mod webp;

use image::metadata::Orientation;
use image::{DynamicImage, RgbImage};
use serde::{Deserialize, Serialize};

pub use format::{Format, JpegKind, PhotoFormat};
pub use region::{MIN_REGION_PX, Region};

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
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[non_exhaustive]
pub enum PhotoError {
    /// The file is empty.
    #[error("the file is empty; pick the photo again")]
    Empty,
    /// The file has an unsupported format.
    #[error("the file is not a JPEG, PNG or WebP photo{}; {}", but_detected(*.detected), remedy(*.detected))]
    UnsupportedFormat {
        /// The detected format, if any.
        detected: Option<Format>,
    },
    /// The file ends before the end of its image.
    #[error("the {format} file is cut off before its end; copy or take the photo again")]
    Truncated {
        /// The format.
        format: PhotoFormat,
    },
    /// The content of the file violates its format.
    #[error("the {format} file is damaged ({reason}); copy or take the photo again")]
    Damaged {
        /// The format.
        format: PhotoFormat,
        /// The message of the decoder.
        reason: String,
    },
    /// The decoder does not read this kind of JPEG.
    #[error("the file is a JPEG of a kind that is not read ({kind}); save it as an ordinary JPEG and try again")]
    UnsupportedJpeg {
        /// What is unusual about it.
        kind: JpegKind,
    },
    /// The photo would take too much memory in decoding. The error is detected before the pixels are decoded.
    #[error(
        "the photo is a progressive JPEG of {megapixels} megapixels, which takes {megabytes} MB of memory to decode; save it as an ordinary (baseline) JPEG, or at a smaller size"
    )]
    TooMuchMemory {
        /// The number of pixels in millions.
        megapixels: u64,
        /// The memory for coefficients and pixels, in millions of bytes.
        megabytes: u64,
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

impl PhotoError {
    /// Whether some browsers can decode the file, although [`Photo::decode`] cannot.
    pub fn may_be_decoded_by_browser(&self) -> bool {
        matches!(self, PhotoError::UnsupportedFormat { detected: Some(format) } if format.may_be_decoded_by_browser())
    }
}

fn but_detected(detected: Option<Format>) -> String {
    detected.map(|format| format!(" but {format}")).unwrap_or_default()
}

fn remedy(detected: Option<Format>) -> &'static str {
    detected.map_or("save it as JPEG and try again", Format::remedy)
}

impl Photo {
    /// Decodes a JPEG, PNG or WebP file, converts it to sRGB and applies its EXIF orientation.
    ///
    /// Grey is converted to RGB, 16 bits to 8, and transparent pixels are composited on white. A photo without a colour
    /// space, or with one that is damaged or absurd, is taken as sRGB. Of an animation, the first picture is decoded.
    ///
    /// # Errors
    ///
    /// A [`PhotoError`], whose message states the problem and the remedy. The size is checked before the pixels are
    /// decoded.
    pub fn decode(bytes: &[u8]) -> Result<Photo, PhotoError> {
        match bytes {
            [] => Err(PhotoError::Empty),
            [0xff, 0xd8, 0xff, ..] => jpeg::decode(bytes),
            [0x89, b'P', b'N', b'G', _, _, _, _, _, _, _, _, b'C', b'g', b'B', b'I', ..] => {
                Err(PhotoError::UnsupportedFormat { detected: Some(Format::AppPng) })
            }
            [0x89, b'P', b'N', b'G', ..] => png::decode(bytes),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => webp::decode(bytes),
            _ => Err(PhotoError::UnsupportedFormat { detected: Format::detect(bytes) }),
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

    /// The photo with the stored pixels `rgb`, turned by the orientation in its EXIF data. Without a valid one, it is
    /// not turned.
    fn upright(rgb: RgbImage, exif: &[u8]) -> Photo {
        // In JPEG, and in some PNG and WebP files, a name precedes the data.
        let exif = exif.strip_prefix(b"Exif\0\0").unwrap_or(exif);
        let mut image = DynamicImage::ImageRgb8(rgb);
        image.apply_orientation(Orientation::from_exif_chunk(exif).unwrap_or(Orientation::NoTransforms));
        let rgb = image.into_rgb8();
        Photo { width_px: rgb.width(), height_px: rgb.height(), rgb: rgb.into_raw() }
    }
}

/// A colour composited on white.
fn on_white(rgb: [u8; 3], alpha: u8) -> [u8; 3] {
    let alpha = u32::from(alpha);
    rgb.map(|channel| ((u32::from(channel) * alpha + 255 * (255 - alpha) + 127) / 255) as u8)
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
