//! The Huffman-coded data of a scan, read without computing pixels.

use super::huffman::HuffmanTable;

/// Why the data of a scan cannot be read to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ScanFault {
    /// The data end at a marker before the last block.
    EndsEarly,
    /// The file ends before the last block.
    FileEnds,
    /// The data contain something that no encoder writes.
    Invalid(&'static str),
}

/// Reads the bits of a scan: without the zero bytes that follow a 0xFF, up to the next marker.
pub(super) struct BitReader<'a> {
    file: &'a [u8],
    /// Offset of the next byte that is not in `bits`.
    offset: usize,
    /// The next bits, from the most significant one.
    bits: u64,
    count: u32,
}

impl<'a> BitReader<'a> {
    /// Reads the scan whose data begin at `offset` of `file`.
    pub(super) fn new(file: &'a [u8], offset: usize) -> BitReader<'a> {
        BitReader { file, offset, bits: 0, count: 0 }
    }

    /// Fills the buffer to at least 56 bits, if the scan has as many.
    #[inline]
    fn fill(&mut self) {
        while self.count <= 56 {
            let Some(&byte) = self.file.get(self.offset) else { return };
            if byte == 0xff {
                match self.file.get(self.offset + 1) {
                    Some(0) => self.offset += 1,
                    // A fill byte before a marker.
                    Some(0xff) => {
                        self.offset += 1;
                        continue;
                    }
                    _ => return,
                }
            }
            self.offset += 1;
            self.bits |= u64::from(byte) << (56 - self.count);
            self.count += 8;
        }
    }

    fn exhausted(&self) -> ScanFault {
        match self.file.get(self.offset..self.offset + 2) {
            Some(_) => ScanFault::EndsEarly,
            None => ScanFault::FileEnds,
        }
    }

    #[inline]
    fn consume(&mut self, count: u32) -> Result<(), ScanFault> {
        if count > self.count {
            return Err(self.exhausted());
        }
        self.bits <<= count;
        self.count -= count;
        Ok(())
    }

    /// Skips `count` bits, at most 16.
    #[inline]
    pub(super) fn skip(&mut self, count: u32) -> Result<(), ScanFault> {
        if self.count < count {
            self.fill();
        }
        self.consume(count)
    }

    /// The next `count` bits as a number, at most 16.
    #[inline]
    pub(super) fn number(&mut self, count: u32) -> Result<u32, ScanFault> {
        if count == 0 {
            return Ok(0);
        }
        if self.count < count {
            self.fill();
        }
        let number = (self.bits >> (64 - count)) as u32;
        self.consume(count)?;
        Ok(number)
    }

    /// The signed number of `count` bits, as differences of DC coefficients are coded.
    #[inline]
    pub(super) fn difference(&mut self, count: u32) -> Result<i32, ScanFault> {
        let number = self.number(count)? as i32;
        let is_negative = count > 0 && number < 1 << (count - 1);
        Ok(if is_negative { number - (1 << count) + 1 } else { number })
    }

    /// The next symbol.
    #[inline]
    pub(super) fn symbol(&mut self, table: &HuffmanTable) -> Result<u8, ScanFault> {
        if self.count < 16 {
            self.fill();
        }
        match table.symbol((self.bits >> 48) as u16) {
            Some((symbol, length)) => self.consume(length).map(|()| symbol),
            None if self.count < 16 => Err(self.exhausted()),
            None => Err(ScanFault::Invalid("a code that its Huffman table does not have")),
        }
    }

    /// Reads the restart marker with this number, 0 to 7.
    pub(super) fn restart(&mut self, number: u8) -> Result<(), ScanFault> {
        self.fill();
        if self.count >= 8 {
            return Err(ScanFault::Invalid("data where a restart marker belongs"));
        }
        match self.file.get(self.offset..self.offset + 2) {
            Some(&[0xff, marker]) if marker == 0xd0 + number => {
                *self = BitReader::new(self.file, self.offset + 2);
                Ok(())
            }
            Some(_) => Err(ScanFault::EndsEarly),
            None => Err(ScanFault::FileEnds),
        }
    }

    /// The offset behind the bits that were read, rounded up to a whole byte.
    pub(super) fn end(mut self) -> usize {
        // The bytes in the buffer were not read. They are counted backwards, a zero after 0xFF with its 0xFF.
        while self.count >= 8 {
            self.offset -= 1;
            if self.offset > 0 && self.file[self.offset] == 0 && self.file[self.offset - 1] == 0xff {
                self.offset -= 1;
            }
            self.count -= 8;
        }
        self.offset
    }
}
