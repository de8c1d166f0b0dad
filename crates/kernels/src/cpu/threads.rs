//! Work on the processor's cores, where there are several; in a browser's worker there is one.
//!
//! How the work is divided never depends on how many cores there are, so that every machine computes the same numbers.

#[cfg(feature = "training")]
use rayon::prelude::*;

/// Calls `work` with each chunk of `each` values of `target` (the last may be shorter) and its number.
pub fn for_each_chunk(target: &mut [f32], each: usize, work: impl Fn(usize, &mut [f32]) + Sync + Send) {
    #[cfg(feature = "training")]
    target.par_chunks_mut(each).enumerate().for_each(|(number, chunk)| work(number, chunk));
    #[cfg(not(feature = "training"))]
    target.chunks_mut(each).enumerate().for_each(|(number, chunk)| work(number, chunk));
}

/// As [`for_each_chunk`], with the chunks of two targets side by side.
#[cfg(feature = "training")]
pub fn for_each_chunk_pair(
    (first, second): (&mut [f32], &mut [f32]),
    each: (usize, usize),
    work: impl Fn(usize, &mut [f32], &mut [f32]) + Sync + Send,
) {
    let chunks = first.par_chunks_mut(each.0).zip(second.par_chunks_mut(each.1));
    chunks.enumerate().for_each(|(number, (first, second))| work(number, first, second));
}
