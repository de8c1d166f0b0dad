//! PNG, decoded by the decoder inside `image`, row by row.

use std::borrow::Cow;
use std::io::{Cursor, ErrorKind};

use image::RgbImage;
use png::{BitDepth, ColorType, DecodingError, Info, InterlaceInfo, Transformations};

use super::colour::{ColourSpace, Conversion, Primaries};
use super::{Photo, PhotoError, PhotoFormat, check_size, on_white};

const FORMAT: PhotoFormat = PhotoFormat::Png;

/// The value of gAMA that stands for sRGB, in units of 1/100000 (PNG, third edition, 11.3.2.5).
const SRGB_GAMMA: f64 = 45_455.0;

/// A gamma within 5 % of that of sRGB is taken as sRGB, as in libpng: many programs write 45455 for photos in sRGB.
const GAMMA_TOLERANCE: f64 = 0.05;

/// The exponents of a screen's or a scanner's curve. A gAMA beyond them is taken as an error of the writing program.
const PLAUSIBLE_EXPONENTS: std::ops::RangeInclusive<f64> = 0.1..=10.0;

pub(super) fn decode(bytes: &[u8]) -> Result<Photo, PhotoError> {
    let bytes = without_invalid_code_points(bytes);
    let mut decoder = png::Decoder::new(Cursor::new(&*bytes));
    // Texts may unpack to more than the memory.
    decoder.set_ignore_text_chunk(true);
    let info = decoder.read_header_info().map_err(failed)?;
    let (width_px, height_px) = info.size();
    check_size(width_px, height_px)?;
    decoder.set_transformations(Transformations::EXPAND);
    let mut reader = decoder.read_info().map_err(failed)?;
    let (color, depth) = reader.output_color_type();
    let row_format = RowFormat {
        color,
        sixteen_bits: depth == BitDepth::Sixteen,
        conversion: colour_space(reader.info())
            .and_then(|space| Conversion::new(&space, if depth == BitDepth::Sixteen { u16::MAX } else { 255 })),
    };

    let mut rgb = RgbImage::new(width_px, height_px);
    let stride = 3 * width_px as usize;
    let mut converted = Vec::with_capacity(stride);
    let mut row_index = 0;
    let row_count = row_count(height_px, reader.info().interlaced);
    loop {
        match reader.next_interlaced_row() {
            Ok(Some(row)) => {
                row_format.convert(row.data(), &mut converted);
                match row.interlace() {
                    InterlaceInfo::Null(_) => {
                        rgb.as_mut()[row_index * stride..(row_index + 1) * stride].copy_from_slice(&converted);
                    }
                    InterlaceInfo::Adam7(pass) => png::expand_interlaced_row(&mut rgb, stride, &converted, pass, 24),
                }
                row_index += 1;
            }
            Ok(None) => break,
            // Only what follows the pixels is missing.
            Err(error) if row_index == row_count && is_end_of_file(&error) => break,
            Err(error) => return Err(failed(error)),
        }
    }
    Ok(Photo::upright(rgb, reader.info().exif_metadata.as_deref().unwrap_or_default()))
}

/// How a decoded row is stored.
struct RowFormat {
    color: ColorType,
    sixteen_bits: bool,
    conversion: Option<Conversion>,
}

impl RowFormat {
    /// Replaces `rgb` by the row in sRGB, on white where it is transparent.
    fn convert(&self, row: &[u8], rgb: &mut Vec<u8>) {
        let bytes = if self.sixteen_bits { 2 } else { 1 };
        let byte = |value: u16| if self.sixteen_bits { ((u32::from(value) + 128) / 257) as u8 } else { value as u8 };
        rgb.clear();
        for pixel in row.chunks_exact(self.color.samples() * bytes) {
            let value = |channel: usize| match self.sixteen_bits {
                true => u16::from_be_bytes([pixel[2 * channel], pixel[2 * channel + 1]]),
                false => u16::from(pixel[channel]),
            };
            let (stored, alpha) = match self.color {
                ColorType::Grayscale => ([value(0); 3], 255),
                ColorType::GrayscaleAlpha => ([value(0); 3], byte(value(1))),
                ColorType::Rgba => ([value(0), value(1), value(2)], byte(value(3))),
                ColorType::Rgb | ColorType::Indexed => ([value(0), value(1), value(2)], 255),
            };
            let converted = self.conversion.as_ref().map_or_else(|| stored.map(byte), |to_srgb| to_srgb.pixel(stored));
            rgb.extend(on_white(converted, alpha));
        }
    }
}

/// The number of rows that the decoder returns for the height of a photo. The seven passes of an interlaced photo have
/// rows of their own, from a first row and at a distance (PNG, third edition, 8.2).
fn row_count(height_px: u32, interlaced: bool) -> usize {
    let passes: &[(u32, u32)] =
        if interlaced { &[(0, 8), (0, 8), (4, 8), (0, 4), (2, 4), (0, 2), (1, 2)] } else { &[(0, 1)] };
    passes.iter().map(|&(first, distance)| (height_px - first).div_ceil(distance) as usize).sum()
}

/// The colour space by the chunk of the highest rank (PNG, third edition, 4.3): cICP, iCCP, sRGB, then gAMA and cHRM.
/// A chunk that cannot be applied is passed over. `None` is sRGB.
fn colour_space(info: &Info<'_>) -> Option<ColourSpace> {
    let code_points = info.coding_independent_code_points.filter(|points| points.is_video_full_range_image);
    let of_code_points =
        code_points.and_then(|points| ColourSpace::from_cicp(points.color_primaries, points.transfer_function));
    let is_grey = matches!(info.color_type, ColorType::Grayscale | ColorType::GrayscaleAlpha);
    let of_profile = || ColourSpace::from_icc(info.icc_profile.as_deref()?).filter(|space| space.is_grey() == is_grey);
    let of_gamma = || if info.srgb.is_some() { None } else { gamma_and_primaries(info) };
    of_code_points.or_else(of_profile).or_else(of_gamma)
}

fn gamma_and_primaries(info: &Info<'_>) -> Option<ColourSpace> {
    let exponent = info.gama_chunk.and_then(|gamma| {
        let gamma = f64::from(gamma.into_scaled());
        let is_srgb = (gamma / SRGB_GAMMA - 1.0).abs() <= GAMMA_TOLERANCE;
        Some(100_000.0 / gamma).filter(|exponent| !is_srgb && PLAUSIBLE_EXPONENTS.contains(exponent))
    });
    let primaries = info.chrm_chunk.map(|chunk| {
        let point =
            |(x, y): (png::ScaledFloat, png::ScaledFloat)| [x, y].map(|value| f64::from(value.into_scaled()) / 1e5);
        Primaries { rgb: [point(chunk.red), point(chunk.green), point(chunk.blue)], white: point(chunk.white) }
    });
    primaries
        .and_then(|primaries| ColourSpace::from_exponent(exponent, primaries))
        .or_else(|| ColourSpace::from_exponent(Some(exponent?), Primaries::SRGB))
}

/// The file, in which a cICP chunk with invalid values has a name that the decoder skips. Otherwise, it refuses the
/// whole file.
fn without_invalid_code_points(bytes: &[u8]) -> Cow<'_, [u8]> {
    let mut offset = 8;
    while let Some(&[a, b, c, d, ref name @ ..]) = bytes.get(offset..).and_then(<[u8]>::first_chunk::<8>) {
        if name == b"IDAT" {
            break;
        }
        if name == b"cICP" && !matches!(bytes.get(offset + 8..), Some([_, _, 0, 0 | 1, ..])) {
            let mut changed = bytes.to_vec();
            changed[offset + 4..offset + 8].copy_from_slice(b"skIp");
            return changed.into();
        }
        offset = offset.saturating_add(12).saturating_add(u32::from_be_bytes([a, b, c, d]) as usize);
    }
    bytes.into()
}

fn is_end_of_file(error: &DecodingError) -> bool {
    matches!(error, DecodingError::IoError(error) if error.kind() == ErrorKind::UnexpectedEof)
}

fn failed(error: DecodingError) -> PhotoError {
    if is_end_of_file(&error) {
        return PhotoError::Truncated { format: FORMAT };
    }
    PhotoError::Damaged { format: FORMAT, reason: error.to_string() }
}
