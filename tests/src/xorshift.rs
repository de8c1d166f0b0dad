//! A pseudorandom number generator with the same numbers on every machine and in every run.
//!
//! It is not replaced by a library: the images of `non_lesions` depend on its numbers, and so do the model card's
//! figures on them.

/// Marsaglia's xorshift (2003) of 32 bits. The value is its state, which must not be 0.
pub struct Xorshift(pub u32);

impl Xorshift {
    /// The next number.
    pub fn next_u32(&mut self) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0
    }

    /// A number from 0 to below `end`.
    pub fn below(&mut self, end: u32) -> u32 {
        // The low bits are discarded, because they are the least random ones of a xorshift.
        (self.next_u32() >> 8) % end
    }

    /// A number from `start` to below `end`.
    pub fn within(&mut self, start: u32, end: u32) -> u32 {
        start + self.below(end - start)
    }
}
