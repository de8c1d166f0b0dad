//! Reads a scan block by block, to find whether it is complete.

use super::entropy::{BitReader, ScanFault};
use super::frame::Frame;
use super::huffman::HuffmanTable;

/// The largest absolute DC coefficient of 8-bit pixels is 1,024. Encoders round it to a multiple of the quantisation
/// step, and editors that work on coefficients exceed it a little.
const MAX_DC: i64 = 2048;

/// A channel of a scan.
pub(super) struct ScanComponent<'a> {
    /// Its index in the frame.
    pub(super) component: usize,
    /// The number of its blocks in a row, with those that only complete an MCU.
    pub(super) stored_across: usize,
    pub(super) dc_table: Option<&'a HuffmanTable>,
    pub(super) ac_table: Option<&'a HuffmanTable>,
    /// The quantisation step of its DC coefficients; none if the file has not defined it.
    pub(super) dc_step: Option<u16>,
}

/// A scan header.
pub(super) struct Scan<'a> {
    pub(super) components: Vec<ScanComponent<'a>>,
    /// First and last coefficient in zigzag order, 0 to 63.
    pub(super) first: usize,
    pub(super) last: usize,
    /// Bits of the coefficients that earlier scans have read to, 0 in a first scan.
    pub(super) high_bit: u8,
    /// The lowest bit that this scan reads.
    pub(super) low_bit: u8,
}

/// The coefficients that are not zero: for each channel and block a bit for each coefficient. A progressive scan that
/// refines them has a bit for each.
pub(super) type NonZero = Vec<Vec<u64>>;

/// The state of a scan between two blocks.
struct State {
    /// The last DC coefficient of each channel of the scan.
    dc: Vec<i32>,
    /// The number of following blocks without further coefficients.
    end_of_band_run: u32,
}

impl Scan<'_> {
    /// Reads the scan with data at `offset` of `file`. Returns the offset behind the data.
    ///
    /// # Errors
    ///
    /// If the data end before the last block, or are invalid.
    pub(super) fn read(
        &self,
        frame: &Frame,
        restart_interval: usize,
        non_zero: &mut NonZero,
        file: &[u8],
        offset: usize,
    ) -> Result<usize, ScanFault> {
        let mut bits = BitReader::new(file, offset);
        let mut state = State { dc: vec![0; self.components.len()], end_of_band_run: 0 };
        let (across, down) = match &self.components[..] {
            [only] => frame.own_blocks(only.component),
            _ => frame.mcus(),
        };
        let mut until_restart = restart_interval;
        let mut restarts = 0_u8;
        for y in 0..down {
            for x in 0..across {
                if restart_interval > 0 && until_restart == 0 {
                    bits.restart(restarts)?;
                    restarts = (restarts + 1) % 8;
                    until_restart = restart_interval;
                    state.dc.fill(0);
                    state.end_of_band_run = 0;
                }
                until_restart = until_restart.wrapping_sub(1);
                self.read_mcu(frame, &mut bits, &mut state, non_zero, (x, y))?;
            }
        }
        Ok(bits.end())
    }

    fn read_mcu(
        &self,
        frame: &Frame,
        bits: &mut BitReader<'_>,
        state: &mut State,
        non_zero: &mut NonZero,
        (x, y): (usize, usize),
    ) -> Result<(), ScanFault> {
        let is_alone = self.components.len() == 1;
        for (index, scanned) in self.components.iter().enumerate() {
            let component = &frame.components[scanned.component];
            let (across, down) = if is_alone { (1, 1) } else { (component.horizontal, component.vertical) };
            for row in 0..down {
                for column in 0..across {
                    if !frame.is_progressive {
                        read_dc(scanned, 0, bits, &mut state.dc[index])?;
                        read_baseline_ac(scanned, bits)?;
                        continue;
                    }
                    let block = (y * down + row) * scanned.stored_across + x * across + column;
                    self.read_progressive(scanned, bits, &mut non_zero[scanned.component][block], index, state)?;
                }
            }
        }
        Ok(())
    }

    fn read_progressive(
        &self,
        scanned: &ScanComponent<'_>,
        bits: &mut BitReader<'_>,
        block: &mut u64,
        index: usize,
        state: &mut State,
    ) -> Result<(), ScanFault> {
        match (self.first, self.high_bit) {
            (0, 0) => read_dc(scanned, self.low_bit, bits, &mut state.dc[index]),
            (0, _) => bits.skip(1),
            (_, 0) => self.read_first_ac(scanned, bits, block, &mut state.end_of_band_run),
            _ => self.refine_ac(scanned, bits, block, &mut state.end_of_band_run),
        }
    }

    /// The first scan of AC coefficients of a block.
    fn read_first_ac(
        &self,
        scanned: &ScanComponent<'_>,
        bits: &mut BitReader<'_>,
        block: &mut u64,
        end_of_band_run: &mut u32,
    ) -> Result<(), ScanFault> {
        if *end_of_band_run > 0 {
            *end_of_band_run -= 1;
            return Ok(());
        }
        let table = required(scanned.ac_table)?;
        let mut coefficient = self.first;
        while coefficient <= self.last {
            let (zeros, size) = zeros_and_size(bits.symbol(table)?);
            match (zeros, size) {
                (15, 0) => coefficient += 16,
                (_, 0) => {
                    *end_of_band_run = (1 << zeros) - 1 + bits.number(zeros as u32)?;
                    break;
                }
                _ => {
                    coefficient += zeros;
                    self.check_index(coefficient)?;
                    bits.skip(size)?;
                    *block |= 1 << coefficient;
                    coefficient += 1;
                }
            }
        }
        Ok(())
    }

    /// A further scan of AC coefficients of a block: one bit for each that is not zero, and coefficients that become
    /// ±1.
    fn refine_ac(
        &self,
        scanned: &ScanComponent<'_>,
        bits: &mut BitReader<'_>,
        block: &mut u64,
        end_of_band_run: &mut u32,
    ) -> Result<(), ScanFault> {
        let table = required(scanned.ac_table)?;
        let mut coefficient = self.first;
        while *end_of_band_run == 0 && coefficient <= self.last {
            let (mut zeros, size) = zeros_and_size(bits.symbol(table)?);
            match size {
                0 if zeros < 15 => {
                    *end_of_band_run = (1 << zeros) + bits.number(zeros as u32)?;
                    break;
                }
                0 => {}
                1 => bits.skip(1)?,
                _ => return Err(ScanFault::Invalid("a coefficient that is refined by more than one bit")),
            }
            while coefficient <= self.last {
                if *block & 1 << coefficient != 0 {
                    bits.skip(1)?;
                } else if zeros == 0 {
                    break;
                } else {
                    zeros -= 1;
                }
                coefficient += 1;
            }
            if size > 0 {
                self.check_index(coefficient)?;
                *block |= 1 << coefficient;
            }
            coefficient += 1;
        }
        if *end_of_band_run > 0 {
            let rest = (coefficient..=self.last).filter(|coefficient| *block & 1 << coefficient != 0).count();
            for _ in 0..rest {
                bits.skip(1)?;
            }
            *end_of_band_run -= 1;
        }
        Ok(())
    }

    fn check_index(&self, coefficient: usize) -> Result<(), ScanFault> {
        match coefficient <= self.last {
            true => Ok(()),
            false => Err(ScanFault::Invalid("more coefficients than a block has")),
        }
    }
}

fn required(table: Option<&HuffmanTable>) -> Result<&HuffmanTable, ScanFault> {
    table.ok_or(ScanFault::Invalid("a scan without its Huffman table"))
}

/// The number of zeros before a coefficient, and the number of its bits.
fn zeros_and_size(symbol: u8) -> (usize, u32) {
    (usize::from(symbol >> 4), u32::from(symbol & 15))
}

#[inline]
fn read_dc(scanned: &ScanComponent<'_>, low_bit: u8, bits: &mut BitReader<'_>, dc: &mut i32) -> Result<(), ScanFault> {
    let size = bits.symbol(required(scanned.dc_table)?)?;
    if size > 11 {
        return Err(ScanFault::Invalid("a coefficient with more bits than the format has"));
    }
    *dc += bits.difference(u32::from(size))?;
    let value = i64::from(*dc) << low_bit;
    match scanned.dc_step {
        Some(step) if value.abs() * i64::from(step) > MAX_DC + i64::from(step) => {
            Err(ScanFault::Invalid("a brightness that no pixel has"))
        }
        _ => Ok(()),
    }
}

#[inline]
fn read_baseline_ac(scanned: &ScanComponent<'_>, bits: &mut BitReader<'_>) -> Result<(), ScanFault> {
    let table = required(scanned.ac_table)?;
    let mut coefficient = 1;
    while coefficient < 64 {
        match zeros_and_size(bits.symbol(table)?) {
            (15, 0) => coefficient += 16,
            (_, 0) => break,
            (zeros, size) => {
                coefficient += zeros + 1;
                if coefficient > 64 {
                    return Err(ScanFault::Invalid("more coefficients than a block has"));
                }
                bits.skip(size)?;
            }
        }
    }
    Ok(())
}
