//! Photos drawn by code and the files made of them: every format that is read, and many ways to be broken.
//!
//! Whole-number arithmetic only: a photo has the same pixels on every machine.

use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::{DynamicImage, ExtendedColorType, ImageBuffer, ImageEncoder, Luma, Rgb, RgbImage, Rgba, RgbaImage};

use crate::xorshift::Xorshift;
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

/// A photo of skin with a dark, soft-edged spot; `seed` moves and colours it.
pub fn lesion(width_px: u32, height_px: u32, seed: u32) -> RgbImage {
    let vary = |salt: u32, range: i64| i64::from(seed.wrapping_mul(0x9e37_79b9).rotate_left(salt) >> 8) % range;
    let skin = [205 + vary(3, 40), 155 + vary(7, 40), 125 + vary(11, 40)];
    let spot = [70 + vary(13, 80), 35 + vary(17, 60), 25 + vary(19, 50)];
    let (width, height) = (i64::from(width_px), i64::from(height_px));
    let (centre_x, centre_y) = (width * (40 + vary(23, 20)) / 100, height * (40 + vary(29, 20)) / 100);
    let radius = (width.min(height) * (15 + vary(5, 20)) / 100).max(1);
    RgbImage::from_fn(width_px, height_px, |x, y| {
        let (across, down) = (i64::from(x) - centre_x, i64::from(y) - centre_y);
        // 0 at the spot's centre, 256 at its edge; a bump makes the edge uneven.
        let bump = across * down / radius;
        let away = (across * across + down * down + bump * radius / 2) * 256 / (radius * radius);
        let skin_share = (away - 160).clamp(0, 192);
        let shade = i64::from(x) * 20 / width;
        Rgb([0, 1, 2].map(|channel: usize| {
            let value = (skin[channel] * skin_share + spot[channel] * (192 - skin_share)) / 192 - shade;
            value.clamp(0, 255) as u8
        }))
    })
}

/// Nothing but noise in every colour.
pub fn noise(width_px: u32, height_px: u32) -> RgbImage {
    let mut random = Xorshift(0x9e37_79b9);
    RgbImage::from_fn(width_px, height_px, |_, _| Rgb([0; 3].map(|_: u8| (random.number() >> 24) as u8)))
}

/// A blank photo, as of a wall.
pub fn blank(width_px: u32, height_px: u32) -> RgbImage {
    RgbImage::from_pixel(width_px, height_px, Rgb([128, 140, 150]))
}

/// Four quarters of four colours, so that no turning or mirroring of it equals another.
pub fn quarters(width_px: u32, height_px: u32) -> RgbImage {
    RgbImage::from_fn(width_px, height_px, |x, y| match (2 * x < width_px, 2 * y < height_px) {
        (true, true) => Rgb([220, 40, 40]),
        (false, true) => Rgb([40, 200, 40]),
        (true, false) => Rgb([40, 40, 220]),
        (false, false) => Rgb([230, 230, 60]),
    })
}

/// `upright` as a camera that was held as `orientation` (1 to 8) says stores it.
///
/// From the definition in EXIF 2.32, 4.6.4 A: where the stored row 0 and the stored column 0 are in the upright picture.
pub fn stored_as(upright: &RgbImage, orientation: u8) -> RgbImage {
    let (right, bottom) = (upright.width() - 1, upright.height() - 1);
    let turned = orientation >= 5;
    let (columns, rows) = if turned { (bottom + 1, right + 1) } else { (right + 1, bottom + 1) };
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
            other => panic!("EXIF knows the orientations 1 to 8, not {other}"),
        };
        *upright.get_pixel(x, y)
    })
}

/// EXIF data that says nothing but the orientation: a TIFF header and one directory of one entry.
pub fn exif(orientation: u8) -> Vec<u8> {
    let mut data = b"II*\0\x08\0\0\0\x01\0".to_vec();
    data.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
    data.extend([0; 4]);
    data
}

/// How a JPEG is written.
#[derive(Clone, Copy, Debug)]
pub struct Jpeg {
    /// 1 to 100.
    pub quality: u8,
    /// In several scans, coarse to fine.
    pub progressive: bool,
    /// Chroma at half the resolution on both axes, as phones do.
    pub subsampled: bool,
    /// What the EXIF data says, if there is any.
    pub orientation: Option<u8>,
}

impl Jpeg {
    /// As phones write it.
    pub const PLAIN: Jpeg = Jpeg { quality: 92, progressive: false, subsampled: true, orientation: None };

    /// `photo` as such a file.
    pub fn encode(self, photo: &RgbImage) -> Vec<u8> {
        self.encode_as(photo.as_raw(), photo.width(), photo.height(), ColorType::Rgb)
    }

    /// Grey samples as such a file.
    pub fn encode_grey(self, grey: &ImageBuffer<Luma<u8>, Vec<u8>>) -> Vec<u8> {
        self.encode_as(grey.as_raw(), grey.width(), grey.height(), ColorType::Luma)
    }

    /// `photo` in the four inks of print: the darkest share of each pixel as black, the rest as cyan, magenta and yellow.
    pub fn encode_in_inks(self, photo: &RgbImage, color_type: ColorType) -> Vec<u8> {
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
            encoder.add_exif_metadata(&exif(orientation)).expect("26 bytes fit into a segment");
        }
        encoder.encode(samples, width_px as u16, height_px as u16, color_type).expect("memory takes every byte");
        file
    }
}

/// `image` as a PNG, in its own depth and channels.
pub fn png(image: &DynamicImage, orientation: Option<u8>) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = PngEncoder::new(&mut file);
    if let Some(orientation) = orientation {
        encoder.set_exif_metadata(exif(orientation)).expect("PNG holds EXIF data");
    }
    image.write_with_encoder(encoder).expect("memory takes every byte");
    file
}

/// `photo` as a lossless WebP.
pub fn webp(photo: &RgbImage, orientation: Option<u8>) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = WebPEncoder::new_lossless(&mut file);
    if let Some(orientation) = orientation {
        encoder.set_exif_metadata(exif(orientation)).expect("WebP holds EXIF data");
    }
    encoder
        .write_image(photo.as_raw(), photo.width(), photo.height(), ExtendedColorType::Rgb8)
        .expect("memory takes every byte");
    file
}

/// `photo` with 16 bits a channel: each value repeated in both bytes, so that 8 bits of it are the photo again.
pub fn sixteen_bit(photo: &RgbImage) -> DynamicImage {
    let samples = photo.as_raw().iter().map(|&value| u16::from(value) * 257).collect();
    let buffer = ImageBuffer::from_raw(photo.width(), photo.height(), samples).expect("as many samples as before");
    DynamicImage::ImageRgb16(buffer)
}

/// `photo` with its left half clear, its right half solid and a band of half-clear pixels between.
pub fn see_through(photo: &RgbImage) -> RgbaImage {
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

/// `png` whose header claims another size; its checksum is right.
pub fn png_claiming(mut png: Vec<u8>, width_px: u32, height_px: u32) -> Vec<u8> {
    // Signature (8), length (4), `IHDR` (4), width (4), height (4), five more bytes, checksum over all from `IHDR`.
    png[16..20].copy_from_slice(&width_px.to_be_bytes());
    png[20..24].copy_from_slice(&height_px.to_be_bytes());
    let checksum = crc32fast::hash(&png[12..29]);
    png[29..33].copy_from_slice(&checksum.to_be_bytes());
    png
}

/// `jpeg` whose frame header claims another size.
pub fn jpeg_claiming(mut jpeg: Vec<u8>, width_px: u16, height_px: u16) -> Vec<u8> {
    // SOF0 or SOF2, its length (2), precision (1), height (2), width (2).
    let frame = jpeg
        .windows(2)
        .position(|marker| matches!(marker, [0xff, 0xc0 | 0xc2]))
        .expect("every JPEG has a frame header");
    jpeg[frame + 5..frame + 7].copy_from_slice(&height_px.to_be_bytes());
    jpeg[frame + 7..frame + 9].copy_from_slice(&width_px.to_be_bytes());
    jpeg
}

/// A lossless `webp` whose header claims another size, of at most 16,384 pixels a side.
pub fn webp_claiming(mut webp: Vec<u8>, width_px: u32, height_px: u32) -> Vec<u8> {
    assert_eq!(&webp[12..16], b"VP8L", "a plain lossless WebP");
    // RIFF header (12), `VP8L` (4), length (4), 0x2f, then 14 bits of width - 1 and 14 of height - 1.
    let bits = u32::from_le_bytes([webp[21], webp[22], webp[23], webp[24]]) & !0x0fff_ffff;
    let bits = bits | (width_px - 1) | ((height_px - 1) << 14);
    webp[21..25].copy_from_slice(&bits.to_le_bytes());
    webp
}
