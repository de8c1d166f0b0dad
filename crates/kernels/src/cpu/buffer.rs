//! Memory for outputs, used again.
//!
//! A network asks for the same sizes photo after photo. Fresh memory for each would be handed out by the system page by
//! page, which in training costs as much time as a convolution. So what an output leaves behind serves the next one.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// Unused memory by its length in values.
static SPARE: Mutex<Spare> = Mutex::new(Spare { by_length: BTreeMap::new(), values: 0 });

/// How many values may lie unused: two gigabytes. What comes back beyond that goes to the system.
const SPARE_VALUES: usize = 1 << 29;

struct Spare {
    by_length: BTreeMap<usize, Vec<Vec<f32>>>,
    values: usize,
}

/// Memory for `f32` values: of any content when it is new, and given back for the next when it is dropped.
#[derive(Debug)]
pub struct Buffer {
    memory: Vec<f32>,
    length: usize,
}

impl Buffer {
    /// Room for `length` values. They are whatever was there before: fill them all.
    pub fn new(length: usize) -> Buffer {
        let rounded = rounded(length);
        let mut spare = SPARE.lock().unwrap_or_else(PoisonError::into_inner);
        let found = spare.by_length.get_mut(&rounded).and_then(Vec::pop);
        if found.is_some() {
            spare.values -= rounded;
        }
        drop(spare);
        Buffer { memory: found.unwrap_or_else(|| vec![0.0; rounded]), length }
    }

    /// The values.
    pub fn as_slice(&self) -> &[f32] {
        &self.memory[..self.length]
    }

    /// The values, to be filled.
    pub fn as_mut_slice(&mut self) -> &mut [f32] {
        &mut self.memory[..self.length]
    }
}

impl AsRef<[u8]> for Buffer {
    fn as_ref(&self) -> &[u8] {
        bytemuck::cast_slice(self.as_slice())
    }
}

impl Drop for Buffer {
    fn drop(&mut self) {
        let memory = std::mem::take(&mut self.memory);
        let mut spare = SPARE.lock().unwrap_or_else(PoisonError::into_inner);
        if spare.values + memory.len() <= SPARE_VALUES {
            spare.values += memory.len();
            spare.by_length.entry(memory.len()).or_default().push(memory);
        }
    }
}

/// `length` rounded up by at most a quarter, so that sizes that differ a little share their memory.
fn rounded(length: usize) -> usize {
    let step = (length.next_power_of_two() / 8).max(1024);
    length.next_multiple_of(step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_comes_back_and_is_used_again() {
        // A length that no other test asks for.
        const LENGTH: usize = 77_777;
        let mut buffer = Buffer::new(LENGTH);
        buffer.as_mut_slice().fill(7.0);
        let place = buffer.as_slice().as_ptr();
        assert_eq!(buffer.as_ref().len(), 4 * LENGTH);
        assert_eq!(buffer.as_ref()[..4], 7.0_f32.to_ne_bytes());
        drop(buffer);
        let again = Buffer::new(LENGTH);
        assert_eq!((again.as_slice().as_ptr(), again.as_slice().len()), (place, LENGTH));
    }

    #[test]
    fn lengths_are_rounded_up_by_at_most_a_quarter() {
        for length in [1, 1000, 5000, 77_777, 1 << 20, (1 << 20) + 1] {
            let rounded = rounded(length);
            assert!(rounded >= length && (rounded <= length + length / 4 || rounded <= 1024 * length.div_ceil(1024)));
        }
    }
}
