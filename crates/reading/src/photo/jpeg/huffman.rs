//! Huffman tables of a JPEG file.

/// Codes of at most this many bits are found in one step. Nearly all codes are shorter.
const FAST_BITS: u32 = 9;

/// A Huffman table: its codes have 1 to 16 bits.
#[derive(Clone)]
pub(super) struct HuffmanTable {
    /// For each sequence of [`FAST_BITS`] bits the symbol and the length of the code that it begins with; length 0 if the
    /// code is longer.
    fast: Vec<(u8, u8)>,
    /// For each length the first code that is greater than all of this length, in 16 bits.
    ends: [u32; 17],
    /// For each length the index of its first symbol minus its first code.
    offsets: [i32; 17],
    symbols: Vec<u8>,
}

impl HuffmanTable {
    /// The table with this number of codes of each length, 1 to 16, and these symbols in the order of their codes. None if
    /// there are more codes of a length than its bits permit.
    pub(super) fn new(counts: &[u8; 16], symbols: &[u8]) -> Option<HuffmanTable> {
        let mut table = HuffmanTable {
            fast: vec![(0, 0); 1 << FAST_BITS],
            ends: [0; 17],
            offsets: [0; 17],
            symbols: symbols.into(),
        };
        let (mut code, mut index) = (0_u32, 0_usize);
        for (length, count) in (1_u32..).zip(counts) {
            table.offsets[length as usize] = index as i32 - code as i32;
            for _ in 0..*count {
                if code >= 1 << length {
                    return None;
                }
                let symbol = *symbols.get(index)?;
                if length <= FAST_BITS {
                    let first = (code << (FAST_BITS - length)) as usize;
                    table.fast[first..first + (1 << (FAST_BITS - length))].fill((symbol, length as u8));
                }
                (code, index) = (code + 1, index + 1);
            }
            table.ends[length as usize] = code << (16 - length);
            code <<= 1;
        }
        Some(table)
    }

    /// The symbol and the length of the code at the start of `bits`; none if no code begins like this.
    #[inline]
    pub(super) fn symbol(&self, bits: u16) -> Option<(u8, u32)> {
        let (symbol, length) = self.fast[usize::from(bits >> (16 - FAST_BITS))];
        if length > 0 {
            return Some((symbol, u32::from(length)));
        }
        let length = (FAST_BITS + 1..=16).find(|length| u32::from(bits) < self.ends[*length as usize])?;
        let code = i32::from(bits >> (16 - length));
        let index = usize::try_from(code + self.offsets[length as usize]).ok()?;
        Some((*self.symbols.get(index)?, length))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "in a test a panic is the message")]

    use super::HuffmanTable;

    #[test]
    fn codes_of_all_lengths_are_found() {
        // One code of each length: 0, 10, 110, ... The code of 16 ones is not in use.
        let symbols: Vec<u8> = (1..=16).collect();
        let table = HuffmanTable::new(&[1; 16], &symbols).unwrap();
        for length in 1..=16_u32 {
            let code = !(0xffff_u32 >> (length - 1)) & 0xffff;
            for following_bits in [0, (1 << (16 - length)) - 1] {
                assert_eq!(table.symbol((code | following_bits) as u16), Some((length as u8, length)));
            }
        }
        assert_eq!(table.symbol(0xffff), None);
    }

    #[test]
    fn a_table_with_too_many_codes_is_refused() {
        let mut counts = [0; 16];
        counts[0] = 3;
        assert!(HuffmanTable::new(&counts, &[1, 2, 3]).is_none());
        counts[0] = 2;
        assert!(HuffmanTable::new(&counts, &[1]).is_none(), "a symbol is missing");
    }
}
