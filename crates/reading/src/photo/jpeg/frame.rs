//! The frame of a JPEG file: its size, its kind and its colour channels.

use crate::photo::{JpegKind, PhotoError, PhotoFormat, check_size};

/// A colour channel of the frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Component {
    pub(super) id: u8,
    /// Samples per MCU and row of blocks: 8 times this number.
    pub(super) horizontal: usize,
    /// The same for columns.
    pub(super) vertical: usize,
    pub(super) quantisation_table: usize,
}

/// The frame header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) width_px: u32,
    pub(super) height_px: u32,
    pub(super) is_progressive: bool,
    pub(super) components: Vec<Component>,
}

/// The memory that a photo may take in decoding, in bytes. A tablet's browser ends pages that take much more.
const MAX_MEMORY_BYTES: u64 = 300_000_000;

impl Frame {
    /// Reads a frame header: the marker that it begins with, and the contents of its segment.
    ///
    /// # Errors
    ///
    /// If the decoder does not read this kind of JPEG, or the photo is too large or too small.
    pub(super) fn read(marker: u8, segment: &[u8]) -> Result<Frame, PhotoError> {
        let unsupported = |kind| PhotoError::UnsupportedJpeg { kind };
        let damaged =
            || PhotoError::Damaged { format: PhotoFormat::Jpeg, reason: "its frame header is invalid".into() };
        match marker {
            0xc0..=0xc2 => {}
            0xc9 | 0xca => return Err(unsupported(JpegKind::ArithmeticCoding)),
            0xf7 => return Err(unsupported(JpegKind::JpegLs)),
            0xc3 | 0xcb => return Err(unsupported(JpegKind::Lossless)),
            _ => return Err(unsupported(JpegKind::Hierarchical)),
        }
        let &[precision, h1, h0, w1, w0, count, ref rest @ ..] = segment else { return Err(damaged()) };
        let (width_px, height_px) = (u32::from(u16::from_be_bytes([w1, w0])), u32::from(u16::from_be_bytes([h1, h0])));
        if precision != 8 {
            return Err(unsupported(JpegKind::MoreThan8Bits));
        }
        if !matches!(count, 1 | 3 | 4) {
            return Err(unsupported(JpegKind::ChannelCount));
        }
        if height_px == 0 {
            return Err(unsupported(JpegKind::HeightBehindPicture));
        }
        check_size(width_px, height_px)?;
        let component = |bytes: &[u8]| match *bytes {
            [id, factors, table] => {
                let (horizontal, vertical) = (usize::from(factors >> 4), usize::from(factors & 15));
                let is_valid = (1..=4).contains(&horizontal) && (1..=4).contains(&vertical) && table < 4;
                is_valid.then_some(Component { id, horizontal, vertical, quantisation_table: usize::from(table) })
            }
            _ => None,
        };
        let components: Option<Vec<Component>> = rest.chunks(3).take(usize::from(count)).map(component).collect();
        let components = components.filter(|found| found.len() == usize::from(count)).ok_or_else(damaged)?;
        let frame = Frame { width_px, height_px, is_progressive: marker == 0xc2, components };
        frame.check_sampling()?;
        frame.check_memory()?;
        Ok(frame)
    }

    /// zune-jpeg 0.5.15 decodes channels that have more samples than the first one to wrong colours, without an error.
    fn check_sampling(&self) -> Result<(), PhotoError> {
        let (horizontal, vertical) = self.largest_factors();
        let first = &self.components[0];
        match (first.horizontal, first.vertical) == (horizontal, vertical) {
            true => Ok(()),
            false => Err(PhotoError::UnsupportedJpeg { kind: JpegKind::FineColour }),
        }
    }

    /// A progressive JPEG is decoded with all its coefficients in memory, two bytes each, beside the pixels.
    fn check_memory(&self) -> Result<(), PhotoError> {
        if !self.is_progressive {
            return Ok(());
        }
        let coefficients: usize =
            (0..self.components.len()).map(|index| self.stored_blocks(index)).map(|(x, y)| 64 * x * y).sum();
        let pixels = u64::from(self.width_px) * u64::from(self.height_px);
        let bytes = 2 * coefficients as u64 + 3 * pixels;
        match bytes <= MAX_MEMORY_BYTES {
            true => Ok(()),
            false => Err(PhotoError::TooMuchMemory { megapixels: pixels / 1_000_000, megabytes: bytes / 1_000_000 }),
        }
    }

    fn largest_factors(&self) -> (usize, usize) {
        let largest = |factor: fn(&Component) -> usize| self.components.iter().map(factor).max().unwrap_or(1);
        (largest(|component| component.horizontal), largest(|component| component.vertical))
    }

    /// The number of MCUs of a scan of several channels, in a row and in a column.
    pub(super) fn mcus(&self) -> (usize, usize) {
        let (horizontal, vertical) = self.largest_factors();
        ((self.width_px as usize).div_ceil(8 * horizontal), (self.height_px as usize).div_ceil(8 * vertical))
    }

    /// The number of blocks of a channel with those that only complete an MCU, in a row and in a column.
    pub(super) fn stored_blocks(&self, component: usize) -> (usize, usize) {
        let (across, down) = self.mcus();
        (across * self.components[component].horizontal, down * self.components[component].vertical)
    }

    /// The number of blocks of a channel in a scan of this channel alone, in a row and in a column.
    pub(super) fn own_blocks(&self, component: usize) -> (usize, usize) {
        let (horizontal, vertical) = self.largest_factors();
        let Component { horizontal: own_horizontal, vertical: own_vertical, .. } = self.components[component];
        let blocks = |side_px: u32, own: usize, largest: usize| (side_px as usize * own).div_ceil(largest).div_ceil(8);
        (blocks(self.width_px, own_horizontal, horizontal), blocks(self.height_px, own_vertical, vertical))
    }
}
