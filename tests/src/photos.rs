//! Synthetic photos, encoded in every supported format, and files with wrong headers.
//!
//! Only integer arithmetic is used, so that a photo has the same pixels on every machine.

use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::{DynamicImage, ExtendedColorType, ImageBuffer, ImageEncoder, Luma, Rgb, RgbImage, Rgba, RgbaImage};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use crate::xorshift::Xorshift;

/// Skin with a dark spot whose border is soft and irregular. Position, size and colours depend on `seed`.
pub fn lesion(width_px: u32, height_px: u32, seed: u32) -> RgbImage {
    let random = |bits: u32, range: i64| i64::from(seed.wrapping_mul(0x9e37_79b9).rotate_left(bits) >> 8) % range;
    let skin = [205 + random(3, 40), 155 + random(7, 40), 125 + random(11, 40)];
    let spot = [70 + random(13, 80), 35 + random(17, 60), 25 + random(19, 50)];
    let (width, height) = (i64::from(width_px), i64::from(height_px));
    let (centre_x, centre_y) = (width * (40 + random(23, 20)) / 100, height * (40 + random(29, 20)) / 100);
    let radius = (width.min(height) * (15 + random(5, 20)) / 100).max(1);
    RgbImage::from_fn(width_px, height_px, |x, y| {
        let (across, down) = (i64::from(x) - centre_x, i64::from(y) - centre_y);
        // 0 at the centre of the spot and 256 at its border; `bump` makes the border irregular.
        let bump = across * down / radius;
        let distance = (across * across + down * down + bump * radius / 2) * 256 / (radius * radius);
        let skin_weight = (distance - 160).clamp(0, 192);
        let shade = i64::from(x) * 20 / width;
        Rgb([0, 1, 2].map(|channel: usize| {
            let value = (skin[channel] * skin_weight + spot[channel] * (192 - skin_weight)) / 192 - shade;
            value.clamp(0, 255) as u8
        }))
    })
}

/// Uniform noise in every channel.
pub fn noise(width_px: u32, height_px: u32) -> RgbImage {
    let mut random = Xorshift(0x9e37_79b9);
    RgbImage::from_fn(width_px, height_px, |_, _| Rgb([0; 3].map(|_: u8| (random.next_u32() >> 24) as u8)))
}

/// A photo of one colour.
pub fn blank(width_px: u32, height_px: u32) -> RgbImage {
    RgbImage::from_pixel(width_px, height_px, Rgb([128, 140, 150]))
}

/// Four quadrants of four colours, so that all eight orientations differ.
pub fn quadrants(width_px: u32, height_px: u32) -> RgbImage {
    RgbImage::from_fn(width_px, height_px, |x, y| match (2 * x < width_px, 2 * y < height_px) {
        (true, true) => Rgb([220, 40, 40]),
        (false, true) => Rgb([40, 200, 40]),
        (true, false) => Rgb([40, 40, 220]),
        (false, false) => Rgb([230, 230, 60]),
    })
}

/// The pixels that a camera stores of the photo `upright` together with the EXIF orientation `orientation` (1 to 8).
///
/// EXIF 2.32, 4.6.4 A, defines an orientation by the sides of the upright photo that are the stored row 0 and column 0.
pub fn stored_with_orientation(upright: &RgbImage, orientation: u8) -> RgbImage {
    let (right, bottom) = (upright.width() - 1, upright.height() - 1);
    let is_transposed = orientation >= 5;
    let (columns, rows) = if is_transposed { (bottom + 1, right + 1) } else { (right + 1, bottom + 1) };
    RgbImage::from_fn(columns, rows, |column, row| {
        let (x, y) = match orientation {
            1 => (column, row),                  // row 0: top, column 0: left
            2 => (right - column, row),          // top, right
            3 => (right - column, bottom - row), // bottom, right
            4 => (column, bottom - row),         // bottom, left
            5 => (row, column),                  // left, top
            6 => (right - row, column),          // right, top
            7 => (right - row, bottom - column), // right, bottom
            8 => (row, bottom - column),         // left, bottom
            other => panic!("the EXIF orientations are 1 to 8, not {other}"),
        };
        *upright.get_pixel(x, y)
    })
}

/// EXIF data with nothing but the orientation: a TIFF header and one directory of one entry.
pub fn exif_with_orientation(orientation: u8) -> Vec<u8> {
    let mut data = b"II*\0\x08\0\0\0\x01\0".to_vec();
    data.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
    data.extend([0; 4]);
    data
}

/// Options of a JPEG file.
#[derive(Clone, Copy, Debug)]
pub struct Jpeg {
    /// The quality, 1 to 100.
    pub quality: u8,
    /// Whether it is progressive.
    pub progressive: bool,
    /// Whether chroma is subsampled by 2 on both axes, as on phones.
    pub subsampled: bool,
    /// The EXIF orientation; `None` for a file without EXIF data.
    pub orientation: Option<u8>,
}

impl Jpeg {
    /// The options of a typical phone.
    pub const PLAIN: Jpeg = Jpeg { quality: 92, progressive: false, subsampled: true, orientation: None };

    /// Encodes `photo`.
    pub fn encode(self, photo: &RgbImage) -> Vec<u8> {
        self.encode_as(photo.as_raw(), photo.width(), photo.height(), ColorType::Rgb)
    }

    /// Encodes a greyscale photo.
    pub fn encode_grey(self, grey: &ImageBuffer<Luma<u8>, Vec<u8>>) -> Vec<u8> {
        self.encode_as(grey.as_raw(), grey.width(), grey.height(), ColorType::Luma)
    }

    /// Encodes `photo` in cyan, magenta, yellow and black; `color_type` is one of the CMYK types.
    pub fn encode_cmyk(self, photo: &RgbImage, color_type: ColorType) -> Vec<u8> {
        let inks: Vec<u8> = photo
            .pixels()
            .flat_map(|Rgb(rgb)| {
                let light = rgb.iter().copied().max().unwrap_or(0).max(1);
                let ink = |value: u8| 255 - (u32::from(value) * 255 / u32::from(light)) as u8;
                [ink(rgb[0]), ink(rgb[1]), ink(rgb[2]), 255 - light]
            })
            .collect();
        self.encode_as(&inks, photo.width(), photo.height(), color_type)
    }

    fn encode_as(self, samples: &[u8], width_px: u32, height_px: u32, color_type: ColorType) -> Vec<u8> {
        let mut file = Vec::new();
        let mut encoder = Encoder::new(&mut file, self.quality);
        encoder.set_progressive(self.progressive);
        encoder.set_sampling_factor(if self.subsampled { SamplingFactor::F_2_2 } else { SamplingFactor::F_1_1 });
        if let Some(orientation) = self.orientation {
            encoder.add_exif_metadata(&exif_with_orientation(orientation)).expect("26 bytes fit in a segment");
        }
        encoder
            .encode(samples, width_px as u16, height_px as u16, color_type)
            .expect("writing to memory does not fail");
        file
    }
}

/// Encodes `image` as PNG, with its own bit depth and channels.
pub fn png(image: &DynamicImage, orientation: Option<u8>) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = PngEncoder::new(&mut file);
    if let Some(orientation) = orientation {
        encoder.set_exif_metadata(exif_with_orientation(orientation)).expect("PNG supports EXIF data");
    }
    image.write_with_encoder(encoder).expect("writing to memory does not fail");
    file
}

/// Encodes `photo` as lossless WebP.
pub fn webp(photo: &RgbImage, orientation: Option<u8>) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = WebPEncoder::new_lossless(&mut file);
    if let Some(orientation) = orientation {
        encoder.set_exif_metadata(exif_with_orientation(orientation)).expect("WebP supports EXIF data");
    }
    encoder
        .write_image(photo.as_raw(), photo.width(), photo.height(), ExtendedColorType::Rgb8)
        .expect("writing to memory does not fail");
    file
}

/// Encodes `photo` as an interlaced PNG, which the encoder of `image` does not do, without compression. It has less
/// than 64 KiB of pixels.
pub fn interlaced_png(photo: &RgbImage) -> Vec<u8> {
    // First column, first row and distances of the seven passes (PNG, third edition, 8.2).
    const PASSES: [(u32, u32, u32, u32); 7] =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];
    let (width, height) = photo.dimensions();
    let mut rows = Vec::new();
    for (first_x, first_y, distance_x, distance_y) in PASSES {
        for y in (first_y..height).step_by(distance_y as usize) {
            rows.push(0);
            let columns = (first_x..width).step_by(distance_x as usize);
            rows.extend(columns.flat_map(|x| photo.get_pixel(x, y).0));
        }
    }
    let length = u16::try_from(rows.len()).expect("the pixels fit in one block");
    let (low, high) = rows.iter().fold((1_u32, 0_u32), |(low, high), &byte| {
        let low = (low + u32::from(byte)) % 65521;
        (low, (high + low) % 65521)
    });
    let mut stored = vec![0x78, 0x01, 0x01];
    stored.extend(length.to_le_bytes());
    stored.extend((!length).to_le_bytes());
    stored.extend(rows);
    stored.extend((high << 16 | low).to_be_bytes());
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 1]].concat();
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, data) in [(b"IHDR", header), (b"IDAT", stored), (b"IEND", Vec::new())] {
        file.extend(png_chunk(name, &data));
    }
    file
}

/// A chunk of a PNG: length, name, data and checksum.
pub fn png_chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut chunk = (data.len() as u32).to_be_bytes().to_vec();
    chunk.extend(name);
    chunk.extend(data);
    let checksum = crc32fast::hash(&chunk[4..]);
    chunk.extend(checksum.to_be_bytes());
    chunk
}

/// `photo` with 16 bits per channel. Both bytes have the same value, so that conversion to 8 bits gives `photo` again.
pub fn to_16_bit(photo: &RgbImage) -> DynamicImage {
    let samples = photo.as_raw().iter().map(|&value| u16::from(value) * 257).collect();
    let buffer =
        ImageBuffer::from_raw(photo.width(), photo.height(), samples).expect("the number of samples is unchanged");
    DynamicImage::ImageRgb16(buffer)
}

/// `photo` with an alpha channel: transparent on the left, half transparent in the middle, opaque on the right.
pub fn with_transparency(photo: &RgbImage) -> RgbaImage {
    RgbaImage::from_fn(photo.width(), photo.height(), |x, y| {
        let Rgb([red, green, blue]) = *photo.get_pixel(x, y);
        let alpha = match 8 * x / photo.width() {
            0..=2 => 0,
            3..=4 => 128,
            _ => 255,
        };
        Rgba([red, green, blue, alpha])
    })
}

/// `png` with another size in its header and a correct checksum.
pub fn png_with_declared_size(mut png: Vec<u8>, width_px: u32, height_px: u32) -> Vec<u8> {
    // Signature (8), length (4), `IHDR` (4), width (4), height (4), five more bytes, checksum (4) from `IHDR` on.
    png[16..20].copy_from_slice(&width_px.to_be_bytes());
    png[20..24].copy_from_slice(&height_px.to_be_bytes());
    let checksum = crc32fast::hash(&png[12..29]);
    png[29..33].copy_from_slice(&checksum.to_be_bytes());
    png
}

/// `jpeg` with another size in its frame header.
pub fn jpeg_with_declared_size(mut jpeg: Vec<u8>, width_px: u16, height_px: u16) -> Vec<u8> {
    // SOF0 or SOF2, its length (2), precision (1), height (2), width (2).
    let frame = jpeg
        .windows(2)
        .position(|marker| matches!(marker, [0xff, 0xc0 | 0xc2]))
        .expect("every JPEG has a frame header");
    jpeg[frame + 5..frame + 7].copy_from_slice(&height_px.to_be_bytes());
    jpeg[frame + 7..frame + 9].copy_from_slice(&width_px.to_be_bytes());
    jpeg
}

/// The lossless `webp` with another size in its header, at most 16,384 px wide and high.
pub fn webp_with_declared_size(mut webp: Vec<u8>, width_px: u32, height_px: u32) -> Vec<u8> {
    assert_eq!(&webp[12..16], b"VP8L", "a plain lossless WebP");
    // RIFF header (12), `VP8L` (4), length (4), 0x2f, then 14 bits of width - 1 and 14 of height - 1.
    let bits = u32::from_le_bytes([webp[21], webp[22], webp[23], webp[24]]) & !0x0fff_ffff;
    let bits = bits | (width_px - 1) | ((height_px - 1) << 14);
    webp[21..25].copy_from_slice(&bits.to_le_bytes());
    webp
}
