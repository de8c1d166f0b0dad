//! The structure of a JPEG file: its segments and scans.

use std::collections::BTreeMap;

use super::entropy::ScanFault;
use super::frame::Frame;
use super::huffman::HuffmanTable;
use super::scan::{NonZero, Scan, ScanComponent};
use crate::photo::{JpegKind, PhotoError, PhotoFormat};

/// What the decoder needs of a JPEG file, all of whose blocks are there.
#[derive(Debug)]
pub(super) struct Structure<'a> {
    pub(super) frame: Frame,
    /// The first EXIF segment, which is the one that browsers use, with its name; empty without one.
    pub(super) exif: &'a [u8],
    /// The ICC profile; empty without one.
    pub(super) icc_profile: Vec<u8>,
    /// Offset behind the last scan.
    pub(super) end: usize,
    /// Whether the end marker follows the last scan.
    pub(super) has_end_marker: bool,
}

/// The tables that the segments before a scan have defined.
#[derive(Default)]
struct Tables {
    dc: [Option<HuffmanTable>; 4],
    ac: [Option<HuffmanTable>; 4],
    /// The quantisation step of DC coefficients of each table.
    dc_steps: [Option<u16>; 4],
    restart_interval: usize,
}

/// The frame and what its scans have defined.
struct Picture {
    frame: Frame,
    non_zero: NonZero,
    /// For each channel and coefficient the lowest bit that was read; none if no scan had the coefficient.
    lowest_bits: Vec<[Option<u8>; 64]>,
}

impl<'a> Structure<'a> {
    /// Reads all segments and scans of a file.
    ///
    /// # Errors
    ///
    /// If the file is cut off or damaged, is of a kind that the decoder does not read, or the photo is too large or too
    /// small. The size is checked before the scans are read.
    pub(super) fn read(file: &'a [u8]) -> Result<Structure<'a>, PhotoError> {
        let mut tables = Tables::default();
        let mut picture: Option<Picture> = None;
        let mut exif: &[u8] = &[];
        let mut profile_parts = BTreeMap::new();
        let mut end = 0;
        let mut offset = 2;
        let has_end_marker = loop {
            let Some(marker_offset) = next_marker(file, offset) else { break false };
            let marker = file[marker_offset + 1];
            if marker == 0xd9 {
                break true;
            }
            if matches!(marker, 0x01 | 0xd0..=0xd8) {
                offset = marker_offset + 2;
                continue;
            }
            let Some(segment) = segment(file, marker_offset) else { break false };
            offset = marker_offset + 4 + segment.len();
            match marker {
                0xc4 => tables.read_huffman(segment)?,
                0xdb => tables.read_quantisation(segment),
                0xdd => {
                    if let [high, low, ..] = *segment {
                        tables.restart_interval = usize::from(u16::from_be_bytes([high, low]));
                    }
                }
                0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf | 0xf7 => {
                    if picture.is_some() {
                        return Err(damaged("it has two frame headers"));
                    }
                    picture = Some(Picture::new(Frame::read(marker, segment)?));
                }
                0xda => {
                    let picture = picture.as_mut().ok_or_else(|| damaged("it has no frame header"))?;
                    let scan_end = picture.read_scan(&tables, segment, file, offset)?;
                    (offset, end) = (scan_end, scan_end);
                    if !continues(file, scan_end)? {
                        break false;
                    }
                }
                0xe1 if exif.is_empty() && segment.starts_with(b"Exif\0\0") => exif = segment,
                0xe2 => {
                    if let Some([index, _, part @ ..]) = segment.strip_prefix(b"ICC_PROFILE\0") {
                        profile_parts.entry(*index).or_insert(part);
                    }
                }
                _ => {}
            }
        };
        let truncated = PhotoError::Truncated { format: PhotoFormat::Jpeg };
        let picture = match picture {
            Some(picture) => picture,
            None if has_end_marker => return Err(damaged("it has no picture")),
            None => return Err(truncated),
        };
        if !picture.has_all_detail() {
            return Err(if has_end_marker { damaged("a part of its scans is missing") } else { truncated });
        }
        let icc_profile = profile_parts.into_values().flatten().copied().collect();
        Ok(Structure { frame: picture.frame, exif, icc_profile, end, has_end_marker })
    }
}

impl Picture {
    fn new(frame: Frame) -> Picture {
        let blocks = |component| match frame.is_progressive {
            true => frame.stored_blocks(component),
            false => (0, 0),
        };
        let non_zero = (0..frame.components.len()).map(blocks).map(|(across, down)| vec![0; across * down]).collect();
        Picture { lowest_bits: vec![[None; 64]; frame.components.len()], non_zero, frame }
    }

    /// Whether every coefficient of every channel was read to its last bit.
    fn has_all_detail(&self) -> bool {
        self.lowest_bits.iter().flatten().all(|lowest_bit| *lowest_bit == Some(0))
    }

    /// Reads the scan with this header and with data at `offset` of `file`. Returns the offset behind the data.
    fn read_scan(&mut self, tables: &Tables, header: &[u8], file: &[u8], offset: usize) -> Result<usize, PhotoError> {
        let scan = self.scan(tables, header).ok_or_else(|| damaged("a scan header is invalid"))?;
        if !self.frame.is_progressive && scan.components.len() < self.frame.components.len() {
            // zune-jpeg 0.5.15 decodes most of them to stripes, without an error.
            return Err(PhotoError::UnsupportedJpeg { kind: JpegKind::SeparateScans });
        }
        let end =
            scan.read(&self.frame, tables.restart_interval, &mut self.non_zero, file, offset).map_err(|fault| {
                match fault {
                    ScanFault::FileEnds => PhotoError::Truncated { format: PhotoFormat::Jpeg },
                    ScanFault::EndsEarly => damaged("a part of the picture is missing"),
                    ScanFault::Invalid(what) => damaged(format!("it has {what}")),
                }
            })?;
        for scanned in &scan.components {
            self.lowest_bits[scanned.component][scan.first..=scan.last].fill(Some(scan.low_bit));
        }
        Ok(end)
    }

    /// The scan with this header; none if the header is invalid.
    fn scan<'t>(&self, tables: &'t Tables, header: &[u8]) -> Option<Scan<'t>> {
        let (count, rest) = header.split_first()?;
        let count = usize::from(*count);
        let (channels, parameters) = rest.split_at_checked(2 * count)?;
        let &[first, last, bits, ..] = parameters else { return None };
        let mut components = Vec::new();
        for channel in channels.chunks_exact(2) {
            let (id, table) = (channel[0], channel[1]);
            let component = self.frame.components.iter().position(|component| component.id == id)?;
            if components.iter().any(|other: &ScanComponent<'_>| other.component == component) {
                return None;
            }
            components.push(ScanComponent {
                component,
                stored_across: self.frame.stored_blocks(component).0,
                dc_table: tables.dc.get(usize::from(table >> 4))?.as_ref(),
                ac_table: tables.ac.get(usize::from(table & 15))?.as_ref(),
                dc_step: tables.dc_steps[self.frame.components[component].quantisation_table],
            });
        }
        let (first, last) = (usize::from(first), usize::from(last));
        let (high_bit, low_bit) = (bits >> 4, bits & 15);
        if !self.frame.is_progressive {
            return (!components.is_empty()).then_some(Scan {
                components,
                first: 0,
                last: 63,
                high_bit: 0,
                low_bit: 0,
            });
        }
        let is_valid = match first {
            0 => last == 0 && !components.is_empty(),
            _ => first <= last && last <= 63 && components.len() == 1,
        };
        (is_valid && low_bit <= 13).then_some(Scan { components, first, last, high_bit, low_bit })
    }
}

impl Tables {
    fn read_huffman(&mut self, mut segment: &[u8]) -> Result<(), PhotoError> {
        let invalid = || damaged("a Huffman table is invalid");
        while let Some((&[selector, ref counts @ ..], rest)) = segment.split_first_chunk::<17>() {
            let total = counts.iter().map(|count| usize::from(*count)).sum();
            let (symbols, rest) = rest.split_at_checked(total).ok_or_else(invalid)?;
            let tables = if selector >> 4 == 0 { &mut self.dc } else { &mut self.ac };
            let table = tables.get_mut(usize::from(selector & 15)).ok_or_else(invalid)?;
            *table = Some(HuffmanTable::new(counts, symbols).ok_or_else(invalid)?);
            segment = rest;
        }
        Ok(())
    }

    /// The DC steps of a quantisation segment. An invalid segment is left to the decoder.
    fn read_quantisation(&mut self, mut segment: &[u8]) {
        while let [selector, first, second, ..] = *segment {
            let is_wide = selector >> 4 > 0;
            let step = if is_wide { u16::from_be_bytes([first, second]) } else { u16::from(first) };
            if let Some(stored) = self.dc_steps.get_mut(usize::from(selector & 15)) {
                *stored = Some(step);
            }
            segment = segment.get(if is_wide { 129 } else { 65 }..).unwrap_or_default();
        }
    }
}

/// Whether the file goes on with a segment or the end marker after a scan, whose data end at `end`. Otherwise nothing
/// follows, or what a phone has appended without an end marker.
///
/// # Errors
///
/// If more data of the scan follow, except for padding: then blocks were lost before, and the others are in the wrong
/// places.
fn continues(file: &[u8], end: usize) -> Result<bool, PhotoError> {
    let Some(marker_offset) = next_marker(file, end) else { return Ok(false) };
    let between = &file[end..marker_offset];
    let is_padding = between.len() <= 2 || between.iter().all(|byte| matches!(byte, 0 | 0xff));
    match file[marker_offset + 1] {
        _ if is_padding => Ok(true),
        0xc4 | 0xd0..=0xd7 | 0xd9..=0xdd => Err(damaged("a part of the picture is missing")),
        _ => Ok(false),
    }
}

/// The offset of the next marker at or after `offset`: a byte 0xFF and one that is neither 0 nor 0xFF.
fn next_marker(file: &[u8], offset: usize) -> Option<usize> {
    let rest = file.get(offset..)?;
    rest.array_windows().position(|[first, second]| *first == 0xff && !matches!(second, 0 | 0xff)).map(|at| offset + at)
}

/// The contents of the segment whose marker is at `offset`; none if the file ends before it.
fn segment(file: &[u8], offset: usize) -> Option<&[u8]> {
    let &[high, low] = file.get(offset + 2..offset + 4)? else { return None };
    let length = usize::from(u16::from_be_bytes([high, low])).max(2);
    file.get(offset + 4..offset + 2 + length)
}

fn damaged(reason: impl Into<String>) -> PhotoError {
    PhotoError::Damaged { format: PhotoFormat::Jpeg, reason: reason.into() }
}
