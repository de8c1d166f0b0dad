//! Random numbers that are the same on every machine and in every run.

/// Marsaglia's xorshift (2003), 32 bits, with its state, which must not be 0.
pub struct Xorshift(pub u32);

impl Xorshift {
    /// The next number.
    pub fn number(&mut self) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0
    }
}
