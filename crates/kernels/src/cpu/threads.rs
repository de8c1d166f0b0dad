//! Parallel loops over the CPU's cores. Without the feature `training`, as in a web worker, they are sequential.
//!
//! The chunks do not depend on the number of cores, so that the results do not either.

#[cfg(feature = "training")]
use rayon::prelude::*;

/// Calls `work` with the index and the content of each chunk of `target` with `chunk_length` values. The last chunk may
/// be shorter.
pub fn for_each_chunk(target: &mut [f32], chunk_length: usize, work: impl Fn(usize, &mut [f32]) + Sync + Send) {
    #[cfg(feature = "training")]
    target.par_chunks_mut(chunk_length).enumerate().for_each(|(number, chunk)| work(number, chunk));
    #[cfg(not(feature = "training"))]
    target.chunks_mut(chunk_length).enumerate().for_each(|(number, chunk)| work(number, chunk));
}

/// The same as [`for_each_chunk`] with the corresponding chunks of two targets, with one chunk length for each.
#[cfg(feature = "training")]
pub fn for_each_chunk_pair(
    (first, second): (&mut [f32], &mut [f32]),
    chunk_lengths: (usize, usize),
    work: impl Fn(usize, &mut [f32], &mut [f32]) + Sync + Send,
) {
    let chunks = first.par_chunks_mut(chunk_lengths.0).zip(second.par_chunks_mut(chunk_lengths.1));
    chunks.enumerate().for_each(|(number, (first, second))| work(number, first, second));
}
