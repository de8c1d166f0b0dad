//! A memory pool for outputs.
//!
//! A network allocates the same sizes for every photo. The operating system maps fresh memory page by page, which in
//! training takes as much time as a convolution. Therefore the memory of dropped outputs is reused.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// The pool.
static POOL: Mutex<Pool> = Mutex::new(Pool { by_length: BTreeMap::new(), values: 0 });

/// The capacity of the pool in values: two gigabytes. Memory beyond it is freed.
const POOL_CAPACITY: usize = 1 << 29;

struct Pool {
    by_length: BTreeMap<usize, Vec<Vec<f32>>>,
    values: usize,
}

/// Memory for `f32` values from the pool. It may contain values of earlier outputs. When it is dropped, the memory
/// returns to the pool.
#[derive(Debug)]
pub struct Buffer {
    memory: Vec<f32>,
    length: usize,
}

impl Buffer {
    /// A buffer of `length` values. Its content is arbitrary, so every value must be written.
    pub fn new(length: usize) -> Buffer {
        let rounded_up = rounded_up(length);
        let mut pool = POOL.lock().unwrap_or_else(PoisonError::into_inner);
        let memory_from_pool = pool.by_length.get_mut(&rounded_up).and_then(Vec::pop);
        if memory_from_pool.is_some() {
            pool.values -= rounded_up;
        }
        drop(pool);
        Buffer { memory: memory_from_pool.unwrap_or_else(|| vec![0.0; rounded_up]), length }
    }

    /// The values.
    pub fn as_slice(&self) -> &[f32] {
        &self.memory[..self.length]
    }

    /// The values, for writing.
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
        let mut pool = POOL.lock().unwrap_or_else(PoisonError::into_inner);
        if pool.values + memory.len() <= POOL_CAPACITY {
            pool.values += memory.len();
            pool.by_length.entry(memory.len()).or_default().push(memory);
        }
    }
}

/// `length` rounded up, so that similar sizes share memory: by at most a quarter, or to the next multiple of 1024.
fn rounded_up(length: usize) -> usize {
    let step = (length.next_power_of_two() / 8).max(1024);
    length.next_multiple_of(step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dropped_memory_is_reused() {
        // No other test uses this length.
        const LENGTH: usize = 77_777;
        let mut buffer = Buffer::new(LENGTH);
        buffer.as_mut_slice().fill(7.0);
        let address = buffer.as_slice().as_ptr();
        assert_eq!(buffer.as_ref().len(), 4 * LENGTH);
        assert_eq!(buffer.as_ref()[..4], 7.0_f32.to_ne_bytes());
        drop(buffer);
        let again = Buffer::new(LENGTH);
        assert_eq!((again.as_slice().as_ptr(), again.as_slice().len()), (address, LENGTH));
    }

    #[test]
    fn lengths_are_rounded_up_by_at_most_a_quarter() {
        for length in [1, 1000, 5000, 77_777, 1 << 20, (1 << 20) + 1] {
            let rounded_up = rounded_up(length);
            assert!(
                rounded_up >= length
                    && (rounded_up <= length + length / 4 || rounded_up <= 1024 * length.div_ceil(1024))
            );
        }
    }
}
